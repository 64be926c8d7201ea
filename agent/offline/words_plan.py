"""A day's plan as a timetable with its reasons, both ways; what was accepted, set aside and taken off."""

from collections.abc import Sequence
from datetime import date

from agent.offline.conversation import Result
from agent.offline.life import Life
from agent.offline.plans import local_time
from agent.offline.wording import counted, dicts, due_words, length, name, plain, thing
from memory.records import Json

WAYS = {"impact": "what counts most", "ease": "the easy way"}


def plan(result: Result, value: Json, life: Life) -> str:
    """Both ways to spend the day, what finds no room, and how one is taken."""
    options = [one for one in dicts(value.get("options")) if dicts(one.get("blocks"))]
    day = day_words(value.get("day"), life)
    if not options:
        return _once(
            str(value.get("summary") or "") or f"Nothing is to be done {day}, so nothing is planned."
        )
    if life.detail == "minimal":
        first = options[0]
        row = ", ".join(f"{_hours(one)} {thing(one)}" for one in dicts(first["blocks"]))
        return f"{day.capitalize()}: {row}. Say “accept the plan”{' or “take the second”' if len(options) > 1 else ''}."
    free = int(value.get("free_minutes") or 0)
    told = plain(value.get("summary") or f"{length(free)} are free.")
    head = f"Your plan for {day}, {_hours(value)}. {told}"
    parts = [head, *_busy(value, life)]
    for number, option in enumerate(options, 1):
        parts += ["", *_option(option, number, len(options), life)]
    parts += _dropped(value, options[0], life)
    return "\n".join([*parts, "", _asked(options)])


def accepted(result: Result, value: Json, life: Life) -> str:
    """What was set aside, and what was put off."""
    blocks, later = dicts(value.get("blocks")), dicts(value.get("postponed"))
    if not blocks:
        return "Nothing was set aside."
    lines = [
        f"Set aside {_day_of(blocks, life)}:",
        *(f"- {_hours(one)} {thing(one)}" for one in sorted(blocks, key=_start)),
    ]
    if later:
        moved = ", ".join(f"{thing(one)} to {due_words(one, life) or 'later'}" for one in later)
        lines.append(f"Postponed {moved}.")
    return "\n".join([*lines, "“Undo” takes it back."])


def blocks(result: Result, rows: list[Json], life: Life) -> str:
    """The time that is set aside."""
    if not rows:
        return "No time is set aside. Say “plan my day”, and accept what you like."
    days = sorted({str(one.get("day")) for one in rows})
    lines = []
    for day in days:
        there = sorted((one for one in rows if str(one.get("day")) == day), key=_start)
        lines.append(f"Set aside {day_words(day, life)}:")
        lines += [f"- {_hours(one)} {thing(one)}{' · done' if one.get('done') else ''}" for one in there]
    return "\n".join(lines)


def changed_block(result: Result, value: Json, life: Life) -> str:
    """A block at its new hours."""
    return f"{thing(value)} is now {day_words(value.get('day'), life)} {_hours(value)}."


def removed(result: Result, rows: list[Json], life: Life) -> str:
    """What is no longer set aside."""
    if not rows:
        return "No time was set aside there, so nothing changed."
    said = f"{counted(len(rows), 'block')} {'is' if len(rows) == 1 else 'are'} off your plan; the tasks stay."
    return f"{said} “Undo” brings {'it' if len(rows) == 1 else 'them'} back."


def _option(option: Json, number: int, of: int, life: Life) -> list[str]:
    way = WAYS.get(str(option.get("name")), "")
    label = f"{number}. {name(way.capitalize())}" if of > 1 else name(way.capitalize())
    reason = plain(option.get("reason", "")).rstrip(".")
    lines = [f"{label} — {reason}:" if reason else f"{label}:"]
    for one in dicts(option.get("blocks")):
        assumed = " (length assumed)" if one.get("assumed") else ""
        lines.append(f"- {_hours(one)} {thing(one)}{assumed}: {plain(one.get('reason', '')).rstrip('.')}")
    return lines


def _dropped(value: Json, option: Json, life: Life) -> list[str]:
    """What to drop, said plainly where the day is too full; else what finds no room."""
    left = dicts(option.get("left"))
    lines: list[str] = []
    if value.get("overfull"):
        lines += ["", f"{length(int(value.get('over_minutes') or 0))} too much. Drop or postpone:"]
    elif left:
        lines += ["", "No room for:"]
    shown = left if life.detail == "detailed" else left[:5]
    for one in shown:
        day = due_words({"due_date": one.get("postpone_to")}, life) if one.get("postpone_to") else ""
        to = f" → {day}" if day else ""
        reason = plain(one.get("reason", "")).rstrip(".")
        lines.append(
            f"- {thing(one)}, {length(int(one.get('minutes') or 0))}{to}{f': {reason}' if reason else ''}"
        )
    return [*lines, *([f"- … and {len(left) - len(shown)} more"] if len(left) > len(shown) else [])]


def _asked(options: Sequence[Json]) -> str:
    later = any(one.get("postpone_to") for one in dicts(options[0].get("left")))
    more = " “Accept it and postpone the rest” moves what has no room, too." if later else ""
    if len(options) == 1:
        return f"Say “accept the plan” and I set that time aside.{more}"
    return f"Say “take the first” or “take the easy one”, and I set that time aside.{more}"


def _busy(value: Json, life: Life) -> list[str]:
    rows = dicts(value.get("busy"))
    taken = ", ".join(f"{_hours(one)} {plain(one.get('title', ''))}" for one in rows)
    return [f"Taken already: {taken}."] if rows else []


def _hours(one: Json) -> str:
    first = one.get("start_time") or one.get("start")
    last = one.get("end_time") or one.get("end")
    return f"{local_time(first)}–{local_time(last)}"


def _start(one: Json) -> str:
    return local_time(one.get("start_time") or one.get("start"))


def _day_of(rows: Sequence[Json], life: Life) -> str:
    days = {str(one.get("day")) for one in rows if one.get("day")}
    return day_words(days.pop(), life) if len(days) == 1 else ""


def day_words(day: object, life: Life) -> str:
    """A day as one says it: today, tomorrow, Fri 27 Nov."""
    return due_words({"due_date": day}, life) or "today" if _is_day(day) else "today"


def _is_day(day: object) -> bool:
    try:
        date.fromisoformat(str(day)[:10])
    except ValueError:
        return False
    return True


def _once(text: str) -> str:
    return f"{plain(text).rstrip('.')}."
