"""What was added, changed, done or passed over, in words."""

from agent.offline.conversation import Result
from agent.offline.life import Life
from agent.offline.wording import (
    LABELS,
    counted,
    due_words,
    facts,
    length,
    name,
    place,
    plain,
    rule_words,
    thing,
)
from memory.records import Json


def added(result: Result, record: Json, life: Life) -> str:
    """Something new: its name, where it lies, and what was understood of it."""
    noun, where = result.tool.partition("_")[2], place(record)
    if not result.changed:
        return f"The {noun} {thing(record)} was there already."
    more = "".join(f", {fact}" for fact in facts(record, life))
    if noun == "task":
        rings = " I remind you." if result.arguments.get("remind") else ""
        return f"Added {thing(record)}{f' to {where}' if where else ''}{more}.{rings}"
    return f"Added the {noun} {thing(record)}{f' under {where}' if where else ''}{more}."


def quick_added(result: Result, records: list[Json], life: Life) -> str:
    """Several tasks out of one text."""
    one = Result("add_task", result.arguments, changed=result.changed)
    lines = [added(one, record, life) for record in records]
    return (
        lines[0]
        if len(lines) == 1
        else "\n".join([f"Added {counted(len(lines), 'task')}:", *(f"- {line}" for line in lines)])
    )


def changed(result: Result, record: Json, life: Life) -> str:
    """What is new about a record."""
    if not result.changed:
        return f"{thing(record)} was like that already."
    if result.arguments.get("status") == "completed":
        return completed(result, record, life)
    noun = result.tool.partition("_")[2]
    told = _told(record, life, place(record))
    said = [told[key] for key in told if result.arguments.get(key) is not None and key != noun]
    said = list(dict.fromkeys(one for one in said if one))
    return f"Changed {thing(record)}: {', '.join(said)}." if said else f"Changed {thing(record)}."


def _told(record: Json, life: Life, where: str) -> dict[str, str]:
    """For each argument that may have been given what its record now shows."""
    due, waits = due_words(record, life), [plain(one) for one in record.get("after") or []]
    minutes, tags = (
        record.get("estimate_minutes"),
        " ".join(f"#{plain(tag)}" for tag in record.get("tags") or []),
    )
    rule = rule_words(record)
    return {
        "due": f"due {due}" if due else "no due date",
        "priority": f"{record.get('priority')} priority",
        "project": f"in {where}" if where else "in no project", "area": f"in {where}" if where else "in no area",
        "pillar": f"under {where}" if where else "under no pillar",
        "parent": f"part of {plain(record['parent'])}" if record.get("parent") else "part of no other task",
        "after": f"waits for {', '.join(waits)}" if waits else "waits for nothing",
        "status": LABELS.get(str(record.get("status")), str(record.get("status"))),
        "recurrence": f"repeats {rule}" if rule else "does not repeat",
        "estimate": length(minutes) if isinstance(minutes, int) else "no estimate",
        "energy": f"{record.get('energy') or 'no'} energy",
        "kind": str(record.get("kind") or "no kind").replace("_", " "),
        "tags": tags or "no tags", "add_tags": tags or "no tags", "remove_tags": tags or "no tags",
        "importance": f"importance {record.get('importance')} of 5",
        "time_allocation": f"{record.get('time_allocation') or 0:g} % of your time",
        "notes": "new notes", "description": "new description", "title": "renamed", "name": "renamed",
    }  # fmt: skip


def completed(result: Result, record: Json, life: Life) -> str:
    """Done; of a recurring task when the next one is due."""
    if not result.changed:
        return f"{thing(record)} was done already."
    along = record.get("completed_along") or []
    more = f" With it {', '.join(plain(ref) for ref in along)}." if along else ""
    if record.get("recurrence") and record.get("status") != "completed":
        return f"Done: {thing(record)}. It comes again {due_words(record, life) or 'later'}.{more}"
    return f"Done: {thing(record)}.{more}"


def skipped(result: Result, record: Json, life: Life) -> str:
    """Passed over, and when the next one is due."""
    if record.get("status") == "completed":
        return f"Skipped {thing(record)}: that was the last one, so it is done."
    return f"Skipped this one. {thing(record)} comes again {due_words(record, life) or 'later'}."


def reopened(result: Result, record: Json, life: Life) -> str:
    """Open again."""
    return f"{thing(record)} is open again." if result.changed else f"{thing(record)} was open already."


def many_changed(result: Result, value: Json, life: Life) -> str:
    """How many tasks were changed at once."""
    refs = [plain(ref) for ref in value.get("refs") or []]
    shown = ", ".join(refs[:20]) + (f" and {len(refs) - 20} more" if len(refs) > 20 else "")
    verb = "Done" if result.arguments.get("status") == "completed" else "Changed"
    return f"{verb}: {counted(int(value.get('count') or len(refs)), 'task')}{f' ({shown})' if shown else ''}."


def me(result: Result, record: Json, life: Life) -> str:
    """What is new about the user's own clock and name."""
    weekday = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")[
        int(record.get("week_start") or 0)
    ]
    away = record.get("travel_zone")
    told = {
        "name": f"I call you {name(record.get('name') or 'what you like')}",
        "zone": f"your time zone is {plain(record.get('home_zone') or record.get('zone'))}",
        "day_end": f"your day ends at {str(record.get('day_end') or '')[:5]}",
        "week_start": f"your week starts on {weekday}",
        "travel_zone": f"you are in {plain(away)} until {record.get('travel_until')}"
        if away
        else "you are at home again",
    }
    said = [words for key, words in told.items() if result.arguments.get(key) is not None]
    return f"Noted: {'; '.join(said)}." if said else "That is set."
