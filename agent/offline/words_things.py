"""What was put away, brought back, copied, taken back or looked up, in words."""

from collections.abc import Sequence

from agent.offline.conversation import Result
from agent.offline.life import Life
from agent.offline.wording import counted, dicts, due_words, name, place, plain, thing
from memory.records import Json

MANY = 20
"""So many lines of a list are said; the rest is counted."""


def deleted(result: Result, records: list[Json], life: Life) -> str:
    """What went into the trash, each with how much went along."""
    back = "it" if len(records) == 1 and not records[0].get("below") else "all of it"
    where = "It lies" if back == "it" else "They lie"
    return f"Deleted {_together(records)}. {where} in the trash for 30 days; “undo” brings {back} back."


def restored(result: Result, records: list[Json], life: Life) -> str:
    """What came back from the trash."""
    return f"{_together(records)} {'is' if len(records) == 1 else 'are'} back."


def archived(result: Result, records: list[Json], life: Life) -> str:
    """What was put away."""
    them = "it" if len(records) == 1 else "them"
    return f"Archived {_together(records)}. Lists leave {them} out until you say “unarchive”."


def unarchived(result: Result, records: list[Json], life: Life) -> str:
    """What was taken out of the archive."""
    return f"{_together(records)} {'is' if len(records) == 1 else 'are'} out of the archive."


def _together(records: Sequence[Json]) -> str:
    things = [
        f"{thing(one)} and {one['below']} under it" if one.get("below") else thing(one) for one in records
    ]
    return ", ".join(things) or "nothing"


def trash(result: Result, records: list[Json], life: Life) -> str:
    """What lies in the trash."""
    if not records:
        return "The trash is empty."
    rows = [
        " · ".join(
            part for part in (thing(one), place(one), f"deleted {str(one.get('deleted_at'))[:10]}") if part
        )
        for one in records
    ]
    return _lines(
        f"{counted(len(records), 'thing')} in the trash:", rows, "Say “restore …” to bring one back."
    )


def emptied(result: Result, count: int, life: Life) -> str:
    """How much left the trash for good."""
    return (
        f"The trash is empty: {counted(count, 'thing')} gone for good." if count else "The trash was empty."
    )


def moved(result: Result, record: Json, life: Life) -> str:
    """Where a thing lies now."""
    where = place(record)
    if result.arguments.get("to") is None:
        return (
            f"Moved {thing(record)} {'to the end' if result.arguments.get('before') == 'last' else 'there'}."
        )
    return (
        f"Moved {thing(record)} to {where}." if where else f"Moved {thing(record)}: it lies in nothing now."
    )


def duplicated(result: Result, record: Json, life: Life) -> str:
    """The copy that was made."""
    below = f", with {record['below']} under it" if record.get("below") else ""
    return f"Copied as {thing(record)}{below}."


def undone(result: Result, value: Json, life: Life) -> str:
    """What was taken back, or done again."""
    verb = "Done again" if result.tool == "redo" else "Taken back"
    restored = [str(one).rstrip(".") for one in value.get("restored") or []]
    if len(restored) > 2:
        return f"{verb}:\n" + "\n".join(f"- {plain(one)}" for one in restored)
    return f"{verb}: {'; '.join(restored) or value.get('label') or 'the last change'}."


def operations(result: Result, records: list[Json], life: Life) -> str:
    """What was done, newest first."""
    if not records:
        return "Nothing was changed yet."
    rows = [
        f"{_moment(one)} {name(one.get('label') or 'a change')}: {_what(one)}{_undone(one)}"
        for one in records
    ]
    return _lines("What was done, newest first:", rows, "“Undo” takes the newest back.")


def history(result: Result, records: list[Json], life: Life) -> str:
    """What happened to one thing, newest first."""
    about = plain(result.arguments.get("thing", "it"))
    if not records:
        return f"Nothing happened to “{about}” yet."
    rows = [f"{_moment(one)} {_what(one)}{_undone(one)}" for one in records]
    return _lines(f"What happened to “{about}”, newest first:", rows)


def _undone(record: Json) -> str:
    return " (taken back)" if record.get("undone") else ""


def _moment(record: Json) -> str:
    return str(record.get("created_at") or "")[:16].replace("T", " ")


def _what(record: Json) -> str:
    return "; ".join(plain(str(one).rstrip(".")) for one in (record.get("what") or [])[:3]) or "changed"


def templates(result: Result, records: list[Json], life: Life) -> str:
    """The templates there are."""
    if not records:
        return "No templates yet. Say “save … as a template” about a project or a task."
    rows = [f"{thing(one)} · {counted(int(one.get('tasks') or 0), 'task')}" for one in records]
    return _lines(f"{counted(len(records), 'template')}:", rows, "Say “use the template …”.")


def template_saved(result: Result, record: Json, life: Life) -> str:
    """A template that was kept."""
    return f"Saved the template {thing(record)} with {counted(int(record.get('tasks') or 0), 'task')}."


def template_gone(result: Result, record: Json, life: Life) -> str:
    """A template that was deleted."""
    return f"Deleted the template {thing(record)}; what was made of it stays. “Undo” brings it back."


def template_used(result: Result, value: Json, life: Life) -> str:
    """What was made of a template."""
    made: Json = value.get("thing") or {}
    within = counted(int(value.get("tasks") or 0), "task")
    return f"Made {thing(made)} of the template “{plain(value.get('template', ''))}”, with {within}."


def packs(result: Result, value: Json, life: Life) -> str:
    """What there is to begin with."""
    rows = [
        f"{name(one.get('name', ''))}: {', '.join(plain(pillar) for pillar in one.get('pillars') or [])} · "
        f"{counted(int(one.get('tasks') or 0), 'task')}"
        for one in dicts(value.get("packs"))
    ]
    return _lines("To begin with:", rows, "Say “preview the … pack” or “use the … pack”.")


def preview(result: Result, value: Json, life: Life) -> str:
    """What a pack would make."""
    depth = {"pillar": 0, "area": 1, "project": 2, "task": 3}
    parts = [one for one in dicts(value.get("parts")) if one.get("level") != "task"]
    rows = [f"{'  ' * depth.get(str(one.get('level')), 0)}- {plain(one.get('name', ''))}" for one in parts]
    head = (
        f"{name(value.get('name', 'This pack'))} would make {counted(int(value.get('new') or 0), 'thing')}:"
    )
    return "\n".join([head, *rows[:40], f"Say “use the {plain(value.get('name', ''))} pack” to make it."])


def adopted(result: Result, value: Json, life: Life) -> str:
    """What was made of a pack."""
    there = int(value.get("there") or 0)
    kept = f" {counted(there, 'thing')} was there already." if there else ""
    made = ", ".join(plain(ref) for ref in value.get("pillars") or [])
    return f"Made {counted(int(value.get('new') or 0), 'thing')}: {made}.{kept}"


def found(result: Result, value: Json, life: Life) -> str:
    """What a search found."""
    words, hits = plain(result.arguments.get("words", "")), dicts(value.get("items"))
    if not hits:
        return f"I found nothing with “{words}”."
    rows = [
        " · ".join(
            part
            for part in (
                f"{plain(hit.get('kind', ''))} {thing({**hit, 'title': hit.get('title') or 'without a title'})}",
                place(hit),
                plain(hit.get("snippet") or "")[:120],
            )
            if part
        )
        for hit in hits
    ]
    return _lines(f"{counted(len(hits), 'hit')} for “{words}”:", rows)


def upcoming(result: Result, days: list[Json], life: Life) -> str:
    """What is due on the coming days."""
    lines: list[str] = []
    for day in days:
        shown = [f"- {thing(one)}" for one in dicts(day.get("tasks"))]
        shown += [
            f"- {name(one.get('title', ''))} ({one.get('ref', '')}), again"
            for one in dicts(day.get("coming"))
        ]
        if shown:
            lines += [f"**{due_words({'due_date': day.get('date')}, life)}**", *shown]
    return "\n".join(lines) if lines else f"Nothing is due in the next {counted(len(days), 'day')}."


def _lines(head: str, rows: list[str], tail: str = "") -> str:
    more = [f"- … and {len(rows) - MANY} more"] if len(rows) > MANY else []
    return "\n".join([head, *(f"- {row}" for row in rows[:MANY]), *more, *([tail] if tail else [])])
