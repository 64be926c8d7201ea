"""From tool results to words. Nothing is claimed that the results do not show."""

from collections.abc import Callable, Sequence

from agent.offline import words_balance as balance
from agent.offline import words_insights as insights
from agent.offline import words_journal as diary
from agent.offline import words_memories as known
from agent.offline import words_nudges as nudged
from agent.offline import words_plan as plan
from agent.offline import words_recall as recollection
from agent.offline import words_rounds as rounds
from agent.offline import words_speaking as speaking
from agent.offline import words_spending as costs
from agent.offline import words_tasks as tasks
from agent.offline import words_things as things
from agent.offline import words_weights as weights
from agent.offline import words_why as reasons
from agent.offline.conversation import Result
from agent.offline.goal_words import tell_goal
from agent.offline.life import Life
from agent.offline.wording import dicts, facts, thing
from agent.offline.words_failure import failure
from agent.offline.words_lists import listed
from agent.offline.words_ranking import ranking
from memory.records import Json

RECORDS: dict[str, Callable[[Result, Json, Life], str]] = {
    "complete_task": tasks.completed, "reopen_task": tasks.reopened, "skip_task": tasks.skipped,
    "change_tasks": tasks.many_changed, "write_entry": diary.written, "change_me": tasks.me, "move": things.moved,
    "duplicate": things.duplicated, "undo": things.undone, "redo": things.undone,
    "save_template": things.template_saved,
    "change_template": things.template_saved, "delete_template": things.template_gone,
    "use_template": things.template_used, "list_packs": things.packs, "preview_pack": things.preview,
    "adopt_pack": things.adopted, "search": things.found, "next_tasks": ranking,
    "why": reasons.why, "rank_goals": reasons.goals, "plan_day": plan.plan, "accept_plan": plan.accepted,
    "change_block": plan.changed_block, "alignment": balance.alignment, "forecast": balance.forecast,
    "check_in": balance.checked_in, "insight": insights.card, "pin_insight": insights.pinned,
    "dismiss_insight": insights.dismissed, "rate_insight": insights.rated, "note_insight": insights.noted,
    "insight_statistics": insights.statistics, "set_weight": weights.weight, "preview_weights": weights.preview,
    "rate_priority": weights.learned, "my_preferences": weights.preferences,
    "remember": known.remembered, "correct_memory": known.corrected, "accept_memory": known.accepted,
    "reject_memory": known.rejected, "why_known": known.why, "forget": known.forgotten, "set_learning": known.learning,
    "change_preferences": weights.preferences, "spending": costs.spending,
    "nudge_settings": speaking.settings, "change_nudges": speaking.settings, "snooze_delivery": speaking.snoozed,
    "recall": recollection.recalled,
    "start_checkin": rounds.checkin, "answer_checkin": rounds.checkin, "weekly_review": rounds.review,
    "update_entry": diary.updated, "read_entry": diary.read, "list_entries": diary.entries,
    "journal_streak": diary.streak, "pause_streak": diary.paused, "draft_entry": diary.draft,
    "change_journal_settings": diary.settings, "delete_journal_template": diary.template_gone,
    "set_reminder": nudged.reminder_set, "add_intent": nudged.intent_added, "change_intent": nudged.intent_changed,
    "delete_intent": nudged.intent_deleted,
}  # fmt: skip
"""How a tool that answers with one record is spoken of."""

LISTS: dict[str, Callable[[Result, list[Json], Life], str]] = {
    "quick_add": tasks.quick_added, "delete": things.deleted, "restore": things.restored, "archive": things.archived,
    "unarchive": things.unarchived, "list_trash": things.trash, "list_operations": things.operations,
    "history": things.history, "list_templates": things.templates, "upcoming": things.upcoming,
    "list_blocks": plan.blocks, "remove_blocks": plan.removed, "list_checkins": balance.checkins,
    "list_memories": known.listed, "list_deliveries": speaking.deliveries,
    "list_insights": insights.cards, "look": insights.looked, "list_weights": weights.weights,
    "reset_weights": weights.reset, "on_this_day": diary.on_this_day, "list_journal_templates": diary.templates,
    "cancel_reminder": nudged.cancelled, "list_reminders": nudged.reminders, "list_intents": nudged.intents,
}  # fmt: skip
"""How a tool that answers with several records is spoken of, where they are more than a list."""


def say(results: Sequence[Result], life: Life) -> str:
    """One compact answer to all results: a sentence or two, or a list; longer blocks stand on their own."""
    if goal := tell_goal(results, thing, lambda record: "".join(f", {one}" for one in facts(record, life))):
        return goal
    lines: list[str] = []
    blocks: list[str] = []
    for result in results:
        text = _say(result, life)
        (blocks if "\n" in text else lines).append(text)
    short = "\n".join(f"- {line}" for line in lines) if len(lines) > 2 else " ".join(lines)
    return "\n\n".join(part for part in (short, *blocks) if part)


def _say(result: Result, life: Life) -> str:
    if result.error is not None:
        return failure(result)
    value = result.value
    if isinstance(value, list):
        return LISTS.get(result.tool, listed)(result, dicts(value), life)
    if result.tool == "empty_trash" and isinstance(value, int):
        return things.emptied(result, value, life)
    return _record(result, value, life) if isinstance(value, dict) else "That is done."


def _record(result: Result, record: Json, life: Life) -> str:
    verb = {"add": tasks.added, "change": tasks.changed}.get(result.tool.partition("_")[0])
    tell = RECORDS.get(result.tool) or verb
    return tell(result, record, life) if tell else "That is done."
