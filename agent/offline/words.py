"""From tool results to words. Nothing is claimed that the results do not show."""

import re
from collections.abc import Callable, Sequence
from datetime import date, time
from typing import Any

from agent.offline.conversation import Result
from agent.offline.goal_words import tell_goal
from agent.offline.life import Life
from memory.records import Json
from tools.when import say_due

MANY = 20
"""So many lines of a list are said; the rest is counted."""

DONE = {
    "complete_task": "Done: {}.",
    "reopen_task": "{} is open again.",
    "delete": "Deleted {}. “Undo” brings it back.",
}
ALREADY = {"complete_task": "{} was done already.", "reopen_task": "{} was open already."}
LABELS = {
    "todo": "open",
    "in_progress": "in progress",
    "review": "in review",
    "completed": "done",
    "on_hold": "on hold",
    "not_started": "not started",
}
FAILED = {
    "add": "add", "change": "change", "complete": "complete", "reopen": "reopen", "delete": "delete", "list": "list",
    "find": "find", "write": "write", "next": "rank", "undo": "undo",
}  # fmt: skip


def say(results: Sequence[Result], life: Life, why: str | None = None) -> str:
    """One compact answer to all results: a sentence or two, or a list; longer blocks stand on their own."""
    if goal := tell_goal(results, _thing, lambda record: "".join(f", {one}" for one in _facts(record, life))):
        return goal
    lines: list[str] = []
    blocks: list[str] = []
    for result in results:
        text = _say(result, life, why)
        (blocks if "\n" in text else lines).append(text)
    short = "\n".join(f"- {line}" for line in lines) if len(lines) > 2 else " ".join(lines)
    return "\n\n".join(part for part in (short, *blocks) if part)


def name(words: object) -> str:
    """A name as bold text; markdown in it stays plain."""
    return f"**{plain(words)}**"


def plain(words: object) -> str:
    """Somebody's words on one line, without a meaning in markdown."""
    return re.sub(r"([\\`*\[\]<>])", r"\\\1", re.sub(r"\s+", " ", str(words))).strip()


def due_words(record: Json, life: Life) -> str:
    """Its due date: "Fri 27 Nov", "tomorrow 15:00"; empty without one."""
    try:
        day = date.fromisoformat(str(record["due_date"])[:10])
        at = time.fromisoformat(str(record["due_time"])) if record.get("due_time") else None
    except (KeyError, ValueError):
        return ""
    return say_due(day, at, life.today() or day.replace(day=1))


def _say(result: Result, life: Life, why: str | None) -> str:
    value = result.value
    if result.error is not None:
        return _failure(result)
    if result.tool == "delete" and isinstance(value, list):
        return _deleted(_dicts(value))
    if isinstance(value, list):
        return _list(result, _dicts(value), life)
    if not isinstance(value, dict):
        return "That is done."
    if result.tool == "next_tasks":
        return _why(value, why, life) if why is not None else _ranking(value, life)
    if result.tool in SAID:
        return SAID[result.tool](value)
    return _record(result, value, life)


def _deleted(records: list[Json]) -> str:
    """What went into the trash, each with how much went along."""
    things = [
        f"{_thing(one)} and {one['below']} under it" if one.get("below") else _thing(one) for one in records
    ]
    back = "it" if len(records) == 1 and not records[0].get("below") else "all of it"
    return f"Deleted {', '.join(things)}. “Undo” brings {back} back."


def _record(result: Result, record: Json, life: Life) -> str:
    verb = result.tool.partition("_")[0]
    if verb == "add":
        return _added(result, record, life)
    if verb == "change":
        return _changed(result, record, life)
    return (
        (DONE if result.changed else ALREADY)
        .get(result.tool, DONE.get(result.tool, "{}"))
        .format(_thing(record))
    )


def _thing(record: Json) -> str:
    ref = f" ({record['ref']})" if record.get("ref") else ""
    return f"{name(record.get('title') or record.get('name') or 'it')}{ref}"


def _place(record: Json) -> str:
    return " › ".join(
        plain(part) for part in record.get("place") or ([record["pillar"]] if record.get("pillar") else [])
    )


def _facts(record: Json, life: Life) -> list[str]:
    """Due date, priority and what it waits for, as far as worth saying."""
    due = due_words(record, life)
    waits = [plain(one) for one in record.get("after") or []]
    return [
        *([f"due {due}"] if due else []),
        *([f"{record['priority']} priority"] if record.get("priority") in ("high", "low") else []),
        *([f"after {', '.join(waits)}"] if waits else []),
    ]


def _added(result: Result, record: Json, life: Life) -> str:
    noun, place = result.tool.partition("_")[2], _place(record)
    if not result.changed:
        return f"The {noun} {_thing(record)} was there already."
    facts = "".join(f", {fact}" for fact in _facts(record, life))
    if noun == "task":
        return f"Added {_thing(record)}{f' to {place}' if place else ''}{facts}."
    return f"Added the {noun} {_thing(record)}{f' under {place}' if place else ''}{facts}."


def _changed(result: Result, record: Json, life: Life) -> str:
    if not result.changed:
        return f"{_thing(record)} was like that already."
    given, place = result.arguments, _place(record)
    noun = result.tool.partition("_")[2]
    due, waits = due_words(record, life), [plain(one) for one in record.get("after") or []]
    told = {
        "due": f"due {due}" if due else "no due date",
        "priority": f"{record.get('priority')} priority",
        "project": f"in {place}" if place else "in no project", "area": f"in {place}" if place else "in no area",
        "pillar": f"under {place}" if place else "under no pillar",
        "after": f"waits for {', '.join(waits)}" if waits else "waits for nothing",
        "status": LABELS.get(str(record.get("status")), str(record.get("status"))),
        "importance": f"importance {record.get('importance')} of 5",
        "time_allocation": f"{record.get('time_allocation') or 0:g} % of your time",
        "notes": "new notes", "description": "new description", "title": "renamed", "name": "renamed",
    }  # fmt: skip
    said = [told[key] for key in told if given.get(key) is not None and key != noun]
    return f"Changed {_thing(record)}: {', '.join(said)}." if said else f"Changed {_thing(record)}."


def _entry(record: Json) -> str:
    mood = f"{record.get('mood', 'reflective')}, energy {str(record.get('energy', 'moderate')).replace('_', ' ')}"
    return f"Written in your journal ({record.get('ref', 'today')}): {mood}."


def _undone(value: Json) -> str:
    restored = [str(one).rstrip(".") for one in value.get("restored") or []]
    if len(restored) > 2:
        return "Taken back:\n" + "\n".join(f"- {one}" for one in restored)
    return f"Taken back: {'; '.join(restored) or value.get('label') or 'the last change'}."


SAID: dict[str, Callable[[Json], str]] = {"write_entry": _entry, "undo": _undone}


def _list(result: Result, rows: list[Json], life: Life) -> str:
    noun = {"list_entries": "journal entries", "find_tasks": "tasks"}.get(
        result.tool, result.tool.partition("_")[2]
    )
    where = next(
        (result.arguments[key] for key in ("project", "area", "pillar") if result.arguments.get(key)), None
    )
    inside = f" in {plain(where)}" if where else ""
    if not rows:
        return _nothing(result, noun, inside)
    kind = ""
    if result.tool == "list_tasks":
        kind = {"completed": "done ", "all": ""}.get(str(result.arguments.get("status")), "open ")
    head = f"{len(rows)} {kind}{noun if len(rows) > 1 else _one(noun)}{inside}"
    if result.tool == "find_tasks":
        head += f" with “{plain(result.arguments.get('words', ''))}”"
    more = [f"- … and {len(rows) - MANY} more"] if len(rows) > MANY else []
    line: Callable[[Json, Life], str] = LINES.get(result.tool, _row)
    return "\n".join([f"{head}:", *(f"- {line(row, life)}" for row in rows[:MANY]), *more])


def _one(noun: str) -> str:
    return "journal entry" if noun == "journal entries" else noun.removesuffix("s")


def _nothing(result: Result, noun: str, inside: str) -> str:
    if result.tool == "find_tasks":
        return f"I found no task with “{plain(result.arguments.get('words', ''))}”."
    if result.tool == "list_tasks" and result.arguments.get("status") == "completed":
        return f"Nothing is done{inside} yet."
    if result.tool == "list_tasks":
        return f"No open tasks{inside}. Say “add …” when something comes up."
    hint = {
        "list_insights": "No insights yet: they come as tasks and entries do.",
        "list_entries": "Your journal is empty so far. Say “journal: …” to begin.",
    }
    return hint.get(
        result.tool, f"No {noun}{inside} yet. Say “add {'an' if noun[0] in 'aeiou' else 'a'} {_one(noun)} …”."
    )


def _row(row: Json, life: Life) -> str:
    parts = [_thing(row), _place(row), *_facts(row, life)]
    if row.get("status") in ("in_progress", "review", "completed", "on_hold"):
        parts.append(LABELS[str(row["status"])])
    if isinstance(row.get("open_tasks"), int):
        parts.append(f"{row['open_tasks']} open, {row.get('done_tasks', 0)} done")
    if row.get("time_allocation"):
        parts.append(f"{row['time_allocation']:g} % of your time")
    return " · ".join(part for part in parts if part)


def _entry_row(row: Json, life: Life) -> str:
    text = plain(row.get("text", ""))
    short = text if len(text) <= 120 else text[:117].rsplit(" ", 1)[0] + " …"
    title = f"{name(row['title'])}: " if row.get("title") else ""
    return (
        f"{row.get('day', '')} ({row.get('ref', '')}) {title}{short} · {row.get('mood', '')}, energy "
        f"{str(row.get('energy', '')).replace('_', ' ')}"
    )


def _insight_row(row: Json, life: Life) -> str:
    sure = f" ({row['confidence']:.0%} sure)" if isinstance(row.get("confidence"), int | float) else ""
    return f"{name(row.get('title', 'Insight'))}: {plain(row.get('summary', ''))}{sure}"


LINES: dict[str, Callable[[Json, Life], str]] = {"list_entries": _entry_row, "list_insights": _insight_row}


def _ranking(value: Json, life: Life) -> str:
    items, blocked = _dicts(value.get("items")), _dicts(value.get("blocked"))
    if not items and not blocked:
        return "Nothing is waiting for you: there are no open tasks. Say “add …” when something comes up."
    lines = [
        f"{n}. {_thing(item['task'])} · {_score(item)}: {plain(item.get('reason', ''))}"
        for n, item in enumerate(items, 1)
    ]
    head = (
        ["What deserves your attention:"]
        if len(items) > 1
        else ["Next:"]
        if items
        else ["Everything open waits for something else:"]
    )
    waiting = [f"- {_thing(item['task'])} waits for {_blockers(item)}" for item in blocked[:5]]
    return "\n".join([*head, *lines, *(["", "Waiting:"] if items and waiting else []), *waiting])


def _why(value: Json, about: str, life: Life) -> str:
    items, blocked = _dicts(value.get("items")), _dicts(value.get("blocked"))
    wanted = about.casefold()
    every = [*items, *blocked]
    fits = [
        item
        for item in every
        if wanted in (str(item["task"].get("ref")).casefold(), str(item["task"].get("title")).casefold())
    ]
    fits = fits or [
        item
        for item in every
        if wanted and set(wanted.split()) <= set(str(item["task"].get("title")).casefold().split())
    ]
    if wanted and not fits:
        return f"“{plain(about)}” is not among what is ranked now.\n\n{_ranking(value, life)}"
    if not every:
        return _ranking(value, life)
    item = (fits or every)[0]
    head = f"{_thing(item['task'])} scores {_score(item)}"
    head += (
        f" and waits for {_blockers(item)}"
        if item in blocked
        else f", place {items.index(item) + 1} of {len(items)}"
    )
    parts = [
        f"- {plain(one.get('name', one.get('rule', '')))}: {float(one.get('points') or 0):.0f} points. "
        f"{plain(one.get('reason', ''))}"
        for one in _dicts(item.get("contributions"))
    ]
    path = " › ".join(
        plain(one.get("name", "")) for one in _dicts(item.get("path")) if one.get("level") != "task"
    )
    return "\n".join(
        [f"{head}: {plain(item.get('reason', ''))}", *parts, *([f"- It serves {path}"] if path else [])]
    )


def _dicts(value: Any) -> list[Json]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _score(item: Json) -> str:
    return f"{float(item.get('score') or 0):.0f}"


def _blockers(item: Json) -> str:
    return (
        ", ".join(
            f"{name(one.get('title', ''))} ({one.get('ref', '')})" for one in _dicts(item.get("blocked_by"))
        )
        or "something else"
    )


def _failure(result: Result) -> str:
    error = result.error or {}
    key = result.tool.partition("_")[2]
    thing = next(
        (result.arguments[one] for one in (key, "name", "title", "words") if result.arguments.get(one)), ""
    )
    detail = plain(error.get("detail") or error.get("title") or "it failed")
    if result.choices:
        lines = [
            f"{n}. {name(one.get('name', ''))} ({one.get('ref', '')})"
            for n, one in enumerate(result.choices, 1)
        ]
        which = f"Which one do you mean by “{plain(thing)}”?" if thing else "Which one do you mean?"
        return "\n".join(
            [
                which,
                "",
                *lines,
                "",
                f"Say “the first” or “{result.choices[0].get('ref', '')}”. That one waits until then.",
            ]
        )
    verb = FAILED.get(result.tool.partition("_")[0], "do")
    about = f"“{plain(thing)}”" if thing else "that"
    return f"I could not {verb} {about}: {detail if detail.endswith(('.', '!', '?')) else detail + '.'}"
