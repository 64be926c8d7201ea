"""What the ledger keeps, and how one speaks of it: the tables of a life, how they hang together, their fields."""

from dataclasses import dataclass
from typing import LiteralString

from memory.records import Change, Json


@dataclass(frozen=True, slots=True)
class Kept:
    """A table under the ledger: what a row of it is called, its reference's letters, the column of its name."""

    name: LiteralString
    ref: LiteralString
    title: LiteralString


@dataclass(frozen=True, slots=True)
class Relation:
    """A column by which rows hang on others. `place`: they lie there, and can't while it is in the trash."""

    child: LiteralString
    column: LiteralString
    parent: LiteralString
    place: bool = True


TABLES: dict[LiteralString, Kept] = {
    "pillars": Kept("pillar", "PL", "name"),
    "areas": Kept("area", "A", "name"),
    "projects": Kept("project", "P", "name"),
    "tasks": Kept("task", "T", "title"),
    "journal_entries": Kept("journal entry", "J", "title"),
    "templates": Kept("template", "TP", "name"),
    "journal_templates": Kept("journal template", "JT", "name"),
    "memories": Kept("memory", "M", "text"),
    "intents": Kept("intent", "W", "text"),
}
NAMELESS: dict[LiteralString, str] = {
    "dependencies": "what a task waits for",
    "users": "your profile",
    "hrm_user_preferences": "your preferences",
    "checkins": "how you felt",
    "time_blocks": "the time set aside for a task",
    "journal_settings": "the settings of your journal",
    "journal_pauses": "a pause of your journal",
    "notes": "a note",
    "rounds": "a check-in",
    "nudge_settings": "when and where I speak first",
    "reminders": "a reminder",
}
"""The other tables under the ledger, and how one speaks of a row of them."""
RELATIONS: tuple[Relation, ...] = (
    Relation("areas", "pillar_id", "pillars"),
    Relation("projects", "area_id", "areas"),
    Relation("tasks", "project_id", "projects"),
    Relation("tasks", "area_id", "areas"),
    Relation("tasks", "parent_id", "tasks"),
    Relation("tasks", "series_id", "tasks", place=False),
    Relation("dependencies", "task_id", "tasks", place=False),
    Relation("dependencies", "blocker_id", "tasks", place=False),
    Relation("time_blocks", "task_id", "tasks", place=False),
    Relation("reminders", "task_id", "tasks", place=False),
    Relation("memories", "replaced_by", "memories", place=False),
)
UNIQUE_NAMES = frozenset({"pillars", "templates", "journal_templates"})
"""Tables in which no two rows bear one name."""

FIELDS = {
    "pillar_id": "pillar", "area_id": "area", "project_id": "project", "parent_id": "parent task",
    "completed_at": "time of completion", "archived_at": "place in the archive", "deleted_at": "place in the trash",
    "estimate_minutes": "estimate", "actual_minutes": "time taken", "position": "place in the order",
    "week_start": "first day of the week", "day_end": "end of the day", "travel_until": "end of the journey",
    "recurs_from": "recurrence", "recurs_on": "recurrence", "series_id": "series", "body": "content",
    "rule_weight_overrides": "weights of rules", "explanation_detail_level": "detail of explanations",
    "ai_personality": "personality", "ai_communication_style": "way of speaking",
    "enable_ai_learning": "learning from feedback", "tier": "privacy", "per_week": "days a week", "kind": "kind",
    "before_minutes": "time before it is due", "snoozed_until": "rest", "says": "words", "most": "number of times",
    "cooldown_hours": "rest between two times", "expires_on": "last day",
    "morning_on": "morning check-in", "morning_at": "morning check-in", "evening_on": "evening check-in",
    "evening_at": "evening check-in", "weekly_on": "weekly review", "weekly_at": "weekly review",
    "weekly_day": "weekly review", "quiet_from": "quiet hours", "quiet_until": "quiet hours",
    "insights_on": "what is noticed", "daily_cap": "messages a day",
    "bundle_minutes": "minutes in which messages are gathered",
    "ways": "channels by kind", "away_from": "pause", "away_until": "pause",
}  # fmt: skip
"""What columns are called, where it is not their name."""

TOGETHER = (
    {"due_date", "due_time", "recurs_on"},
    {"start_date", "start_time"},
    {"project_id", "area_id", "parent_id"},
    {"status", "completed_at"},
    {"recurrence", "recurs_from", "recurs_on"},
    {"deleted_at", "deleted_with"},
    {"travel_zone", "travel_until"},
    {"text", "answers"},
    {"state", "replaced_by"},
    {"step", "answers", "entry_id"},
    {"day", "time", "before_minutes"},
    {"away_from", "away_until"},
)
"""Columns that mean something together: none goes back when another of them was changed since."""

FOLLOWING = frozenset(
    {"updated_at", "words", "sentiment", "sentiment_by", "asked_at", "asked_by", "answered_at"}
)
"""Columns that are made anew of others each time: that they are not what they were hinders nobody."""
SILENT = frozenset(
    {
        "deleted_with",
        "completed_at",
        "recurs_from",
        "recurs_on",
        "replaced_by",
        "withheld",
        "step",
        *FOLLOWING,
    }
)
"""Columns that follow from others, and of which nobody needs to be told."""


def field(column: str) -> str:
    """What people call a column."""
    return FIELDS.get(column, column.replace("_", " "))


def title(noun: str, row: Json) -> str:
    """The thing, with its kind, reference and name: `the task T1 “Buy shoes”`. What is kept from models has no name."""
    if noun not in TABLES:
        return NAMELESS[noun]
    hidden = row.get("tier", "full") != "full" or row.get("withheld")
    said = "" if hidden else row.get("title") or row.get("name") or row.get("text")
    name, kept = str(said or "")[:60], TABLES[noun]
    return f"the {kept.name} {kept.ref}{row['number']}{f' “{name}”' if name else ''}"


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def deed(change: Change) -> str:
    """One sentence on what was done to a row."""
    before, after = change.before or {}, change.after or {}
    what = title(change.noun, after or before)
    if change.noun == "dependencies":
        return "Let a task wait for another no more." if not after else "Let a task wait for another."
    if change.noun == "time_blocks":
        return of_block(before, after)
    if change.noun == "reminders":
        return of_reminder(before, after)
    if not before:
        return f"Noted {what} as done." if after.get("series_id") else f"Added {what}."
    if not after:
        return f"Removed {what} for good."
    return f"{verb(before, after)} {what}{fields_of(before, after)}."


def of_block(before: Json, after: Json) -> str:
    """One sentence on what was done to time that is set aside."""
    row = after or before
    span = f"{row['start_time'][:5]}–{row['end_time'][:5]} on {row['day']}"
    if not before:
        return f"Set {span} aside for a task."
    return f"Moved the time set aside for a task to {span}." if after else f"Freed {span}."


def of_reminder(before: Json, after: Json) -> str:
    """One sentence on what was done to a reminder."""
    row = after or before
    minutes = row.get("before_minutes")
    what = f"{row['day']} {row['time'][:5]}" if minutes is None else before_due(minutes)
    if not before:
        return f"Set a reminder: {what}."
    if not after:
        return f"Cancelled a reminder: {what}."
    if before.get("snoozed_until") != after.get("snoozed_until") and before.get("day") == after.get("day"):
        return "Snoozed a reminder." if after.get("snoozed_until") else "Woke a reminder."
    return f"Moved a reminder to {what}."


def before_due(minutes: int) -> str:
    """`2 days before it is due`."""
    for size, name in ((1440, "day"), (60, "hour"), (1, "minute")):
        if minutes and minutes % size == 0:
            return f"{minutes // size} {name}{'' if minutes == size else 's'} before it is due"
    return "when it is due"


def verb(before: Json, after: Json) -> str:
    """What was done to a row that is there before and after."""
    for column, on, off in (("deleted_at", "Deleted", "Restored"), ("archived_at", "Archived", "Unarchived")):
        if bool(before.get(column)) != bool(after.get(column)):
            return on if after.get(column) else off
    if "completed" in (before.get("status"), after.get("status")) and before["status"] != after["status"]:
        return "Completed" if after["status"] == "completed" else "Reopened"
    return "Changed"


def fields_of(before: Json, after: Json) -> str:
    """Which fields were changed, where the verb does not say it."""
    if verb(before, after) != "Changed":
        return ""
    changed = [key for key, value in after.items() if before.get(key) != value and key not in SILENT]
    return f": {listing([field(key) for key in changed])}" if changed else ""


def listing(names: list[str]) -> str:
    """`a, b and c`, each once."""
    once = list(dict.fromkeys(names))
    return " and ".join([", ".join(once[:-1]), once[-1]] if len(once) > 1 else once)
