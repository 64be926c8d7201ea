"""The second look at what a grammar read: words of another field make nothing, and what no phrase fits is weighed."""

import re

from agent.offline import agenda, everyday
from agent.offline.agenda_words import HAVE_WHEN, OF_EVENT, OWN_TIME, WHEN_MINE
from agent.offline.everyday_words import BOUGHT, LIKES
from agent.offline.judging_words import ADDED, CHANGING, DUTY, LOOKED, MARKED, MEDIA, OWN, TO_OTHERS
from agent.offline.reading import Offer, Reading
from agent.offline.spoken import foreign
from agent.offline.target import IT, REF, Scene
from agent.offline.weigh import Aim, weigh

PLAIN = frozenset({
    "why", "rank_goals", "plan_day", "accept_plan", "list_blocks", "remove_blocks", "alignment", "forecast", "check_in",
    "list_checkins", "list_insights", "insight", "insight_statistics", "pin_insight", "dismiss_insight", "rate_insight",
    "note_insight", "look", "rate_priority", "list_weights", "set_weight", "reset_weights", "preview_weights",
    "my_preferences", "change_preferences", "spending", "list_entries", "read_entry", "update_entry", "on_this_day",
    "journal_streak", "pause_streak", "draft_entry", "list_journal_templates", "change_journal_settings",
    "recall", "start_checkin", "answer_checkin", "weekly_review", "set_reminder",
    "cancel_reminder", "list_reminders", "nudge_settings", "change_nudges",
    "list_deliveries", "snooze_delivery", "add_intent", "list_intents", "change_intent", "delete_intent",
})  # fmt: skip
"""Tools whose phrases were weighed where they were read: no other field speaks like that."""
HALF, DOUBT, SURE, NEARLY = 0.5, 0.75, 0.8, 0.97
ALWAYS = frozenset({"undo", "redo", "write_entry", "next_tasks", "change_me"})
"""Tools whose phrases are never about anything else."""


def judged(found: Reading | None, text: str, scene: Scene) -> Reading | None:
    """What a clause says after all: the grammar's reading, an offer in its place, or what its words weigh."""
    if found is None:
        return _weighed(text, scene)
    if TO_OTHERS.match(text):
        return None
    if found.calls and all(call.tool in PLAIN for call in found.calls):
        return found
    if any(call.tool == "add_task" and LIKES.match(str(call.arguments["title"])) for call in found.calls):
        return None
    if (not found.calls and not found.goal) or _means_us(found, text, scene):
        return found
    return found if _trusted(found, text) else _doubted(found, text, scene)


def _trusted(found: Reading, text: str) -> bool:
    """Whether words that may be about something else are taken for what the phrases say."""
    none = weigh(text)["none"]
    if foreign(text):
        dated = any(call.arguments.get("due") for call in found.calls)
        return bool(DUTY.match(text) and dated and not BOUGHT.search(text)) or bool(
            OWN.match(text) and none < HALF
        )
    if LOOKED.match(text):
        return True
    if any(form.match(text) for form in (WHEN_MINE, OWN_TIME, OF_EVENT, HAVE_WHEN)):
        return none < NEARLY
    return none < (NEARLY if ADDED.match(text) or OWN.match(text) else DOUBT)


def _means_us(found: Reading, text: str, scene: Scene) -> bool:
    if MEDIA.search(text) and not re.search(
        r"\b(?:remind|task|to-?do|grocery|shopping)\b", text, re.IGNORECASE
    ):
        return False
    values = [value for call in found.calls for value in call.arguments.values()]
    named = [
        one
        for value in values
        for one in (value if isinstance(value, list) else [value])
        if isinstance(one, str)
    ]
    return (
        bool(MARKED.search(text))
        or any(one == IT or REF.fullmatch(one) or scene.life.named(one) for one in named)
        or any(call.tool in ALWAYS for call in found.calls)
    )


def _doubted(found: Reading, text: str, scene: Scene) -> Reading | None:
    """What sounds like another field: nothing new is made unasked, nothing is looked up, nothing changes."""
    adds = tuple(call for call in found.calls if call.tool == "add_task")
    if adds and len(adds) == len(found.calls) and not MEDIA.search(text) and not scene.question:
        title = adds[-1].arguments["title"]
        return Reading(offer=Offer(f"Shall I add “{title}” as a task?", adds), free=True)
    return None


def _weighed(text: str, scene: Scene) -> Reading | None:
    """No phrase fits: what the words weigh. Changes are never guessed, new things are offered."""
    if (
        len(text) > 200
        or len(text.split()) < 2
        or foreign(text)
        or re.search(r"\b(?:not|never|don't|if|when)\b", text, re.I)
    ):
        return None
    chances = weigh(text)
    best: Aim = max(chances, key=lambda one: chances[one])
    if best == "query" and chances[best] > SURE and MARKED.search(text):
        return agenda.asked_list(text, scene)
    if best == "create" and chances[best] > SURE and not scene.question:
        return everyday.offered(text, scene) if not CHANGING.match(text) else None
    return None
