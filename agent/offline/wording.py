"""The smallest pieces of an answer: names, due dates, places, and what is worth saying of a record."""

import re
from datetime import date, time
from typing import Any

from agent.offline.life import Life
from memory.errors import Invalid
from memory.records import Json
from tools import recurrence
from tools.when import say_due

LABELS = {
    "todo": "open",
    "in_progress": "in progress",
    "review": "in review",
    "completed": "done",
    "on_hold": "on hold",
    "not_started": "not started",
}
ADDRESS_OR_SIGN = re.compile(r"https?://\S+|((?<![^\W_])_|_(?![^\W_])|~)")
"""An address; or what marks words in some channel, as an underscore in the middle of a word does not."""


def name(words: object) -> str:
    """A name as bold text; markdown in it stays plain."""
    return f"**{plain(words)}**"


def plain(words: object) -> str:
    """Somebody's words on one line, without a meaning in markdown. Where they name an address, it leads there."""
    line = re.sub(r"([\\`*\[\]<>])", r"\\\1", re.sub(r"\s+", " ", str(words))).strip()
    return ADDRESS_OR_SIGN.sub(lambda found: f"\\{found[1]}" if found[1] else found[0], line)


def due_words(record: Json, life: Life) -> str:
    """Its due date: "Fri 27 Nov", "tomorrow 15:00"; empty without one."""
    try:
        day = date.fromisoformat(str(record["due_date"])[:10])
        at = time.fromisoformat(str(record["due_time"])) if record.get("due_time") else None
    except (KeyError, ValueError):
        return ""
    return say_due(day, at, life.today() or day.replace(day=1))


def thing(record: Json) -> str:
    if record.get("level") == "journal" and not record.get("name"):
        return f"the journal entry {record.get('ref')}"
    ref = f" ({record['ref']})" if record.get("ref") else ""
    return f"{name(record.get('title') or record.get('name') or 'it')}{ref}"


def place(record: Json) -> str:
    return " › ".join(
        plain(part) for part in record.get("place") or ([record["pillar"]] if record.get("pillar") else [])
    )


def facts(record: Json, life: Life) -> list[str]:
    """What is worth saying of a task beside its name: times, weight, what it takes, what it waits for."""
    due, waits = due_words(record, life), [plain(one) for one in record.get("after") or []]
    minutes, tags = record.get("estimate_minutes"), record.get("tags") or []
    return [
        *([f"due {due}"] if due else []),
        *([f"repeats {rule}"] if (rule := rule_words(record)) else []),
        *([f"{record['priority']} priority"] if record.get("priority") in ("high", "low") else []),
        *([length(minutes)] if isinstance(minutes, int) else []),
        *([f"{record['energy']} energy"] if record.get("energy") in ("low", "medium", "high") else []),
        *([" ".join(f"#{plain(tag)}" for tag in tags)] if tags else []),
        *([f"part of {plain(record['parent'])}"] if record.get("parent") else []),
        *([f"after {', '.join(waits)}"] if waits else []),
    ]


def rule_words(record: Json) -> str:
    """When a recurring task comes again: "every other Tuesday"; empty for others."""
    try:
        return (
            recurrence.say(str(record["recurrence"]), bool(record.get("after_completion")))
            if record.get("recurrence")
            else ""
        )
    except Invalid:
        return ""


def length(minutes: int) -> str:
    """Minutes as people say them: "45 min", "2 h", "1 h 30 min"."""
    hours, rest = divmod(minutes, 60)
    return " ".join(
        part for part in (f"{hours} h" if hours else "", f"{rest} min" if rest or not hours else "") if part
    )


def dicts(value: Any) -> list[Json]:
    """The records in a result."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 task", "3 tasks"."""
    return f"{number} {noun if number == 1 else noun + 's'}"
