"""What an understanding comes to: something new, a question, a change, or nothing that a tool does."""

from agent.offline.reading import Intent, Understanding
from agent.offline.weigh import Aim

READS = (
    "list_", "find_", "next_", "upcoming", "search", "history", "preview_", "suggest_", "why", "rank_goals", "plan_day",
    "alignment", "forecast", "insight", "my_preferences", "read_", "on_this_day", "journal_streak", "draft_entry",
    "recall", "weekly_review",
)  # fmt: skip
CREATES = frozenset(
    {"add_task", "quick_add", "add_project", "add_area", "add_pillar", "write_entry", "save_template", "use_template",
     "adopt_pack", "duplicate", "check_in", "start_checkin", "note_insight", "add_journal_template", "remember",
     "set_reminder", "add_intent"}
)  # fmt: skip
"""The tools that make something that was not there."""


def intent_of(found: Understanding) -> Aim:
    """What a whole message is for. A search whose hits shall then be changed, once that is confirmed, is a change.

    Where nothing is called because something is asked back (which task, what name), it is for what was asked.
    """
    kinds = {kind_of(call) for call in found.calls}
    if kinds == {"query"} and found.offer and found.offer.tool:
        return "change"
    if (
        not kinds
        and found.offer
        and found.offer.calls
        and all(kind_of(call) == "change" for call in found.offer.calls)
    ):
        return "change"
    acts: tuple[Aim, ...] = ("create", "change")
    looked: Aim = "query" if "query" in kinds else "none"
    return next((kind for kind in acts if kind in kinds), found.asked or looked)


def kind_of(call: Intent) -> Aim:
    """What one call does."""
    if reads(call):
        return "query"
    return "create" if call.tool in CREATES else "change"


def reads(call: Intent) -> bool:
    """Whether a call only looks."""
    return call.tool.startswith(READS)
