"""Fields written as key and value (due:friday, pri:H, project:Home, rec:1w) and time stamps in angle brackets."""

import re
from collections.abc import Callable, Iterator
from datetime import date, time
from typing import TypeAlias

from memory.records import Priority
from tools.capture_record import Found, Known, iso
from tools.when import Clock, Due, Moment, read

PRIORITIES: dict[str, Priority] = {
    "a": "high", "h": "high", "high": "high", "urgent": "high", "1": "high", "p1": "high",
    "b": "medium", "m": "medium", "medium": "medium", "2": "medium", "p2": "medium",
    "c": "low", "d": "low", "l": "low", "low": "low", "3": "low", "4": "low", "p3": "low", "p4": "low",
}  # fmt: skip
LEVELS: dict[str, str] = {
    "low": "low", "l": "low", "medium": "medium", "med": "medium", "m": "medium", "high": "high", "h": "high",
}  # fmt: skip
WORK: dict[str, str] = {
    "deep_work": "deep_work", "deep": "deep_work", "deep-work": "deep_work", "deepwork": "deep_work",
    "focus": "deep_work", "creative": "creative", "planning": "planning", "admin": "admin", "routine": "routine",
}  # fmt: skip
UNITS = {"d": "day", "b": "weekday", "w": "week", "m": "month", "y": "year", "h": "hour"}
FREQUENCIES = {"d": "DAILY", "w": "WEEKLY", "m": "MONTHLY", "y": "YEARLY"}
LONGEST = 4
"""So many words may stand behind the colon of a date."""

_KEY = re.compile(r"(?<![^\s(,;])(?P<key>[A-Za-z]{1,10}):(?=[^\s/:])")
_VALUE = re.compile(r"\"[^\"\n]+\"|'[^'\n]+'|[^\s\"]+")
_STAMP = re.compile(
    r"(?:\b(?P<word>DEADLINE|SCHEDULED):\s*)?<(?P<day>\d{4}-\d\d-\d\d)(?:\s[A-Za-z]{2,3}\.?)?"
    r"(?:\s(?P<at>\d{1,2}:\d\d)(?:-\d{1,2}:\d\d)?)?"
    r"(?:\s(?P<kind>\.\+|\+\+|\+)(?P<count>[1-9]\d{0,2})(?P<unit>[dwmy]))?(?:\s--?\d+[dwmy])?>"
)

Reading: TypeAlias = Callable[[str, int, int, int, Clock, Known], Found | None]


def read_keys(text: str, clock: Clock, known: Known) -> list[Found]:
    """Every field with a key that is known and a value that can be read; the others are words."""
    found: list[Found] = []
    for key in _KEY.finditer(text):
        reading = KEYS.get(key["key"].lower())
        if reading and (not found or key.start() >= found[-1].end):
            made = reading(text, key.start(), key.end(), _end(text, key.end()), clock, known)
            found += [made] if made else []
    return found


def _end(text: str, start: int) -> int:
    match = _VALUE.match(text, start)
    return start + len(match[0].rstrip(",;)")) if match else start


def _due(text: str, start: int, at: int, end: int, clock: Clock, _: Known) -> Found | None:
    read_there = _moment(text, at, end, clock)
    if read_there is None:
        return None
    moment, last = read_there
    if moment.kind == "recurrence" and moment.rule:
        return Found("recurrence", start, last, moment.rule, 0.95, moment)
    return Found("due", start, last, iso(moment.due), 0.98, moment) if moment.due else None


def _start(text: str, start: int, at: int, end: int, clock: Clock, _: Known) -> Found | None:
    read_there = _moment(text, at, end, clock)
    begins = (read_there[0].begins or read_there[0].due) if read_there else None
    if read_there is None or begins is None or read_there[0].kind == "recurrence":
        return None
    last = read_there[1]
    return Found("start", start, last, iso(begins), 0.95, Moment(start, last, "start", 0.95, begins=begins))


def _moment(text: str, at: int, end: int, clock: Clock) -> tuple[Moment, int] | None:
    """The longest words about time behind a colon: "due:next friday", "due:tomorrow 3pm"."""
    stops = [match.end() for match in re.finditer(r"\S+", text[at : at + 60])][:LONGEST]
    for stop in reversed([*stops, end - at]):
        words = text[at : at + stop].strip("\"'").rstrip(",;)").replace("_", " ")
        apart = re.fullmatch(r"(\d{1,3})([a-z]+)", words)
        words = f"in {apart[1]} {apart[2]}" if apart else words
        moment = read(words, clock) if words else None
        if moment:
            return moment, at + len(text[at : at + stop].rstrip(",;)"))
    return None


def _recurrence(text: str, start: int, at: int, end: int, clock: Clock, _: Known) -> Found | None:
    value = text[at:end].strip("\"'").lower().replace("_", " ")
    short = re.fullmatch(r"(?P<strict>\+?)(?P<count>\d{0,3})(?P<unit>[dbwmy])", value)
    said = f"every {short['count'] or 1} {UNITS[short['unit']]}s" if short else value
    if short and short["count"] in ("", "1"):
        said = f"every {UNITS[short['unit']]}"
    for words in (said, f"every {said}"):
        moment = read(words, clock)
        if moment and moment.kind == "recurrence" and moment.rule:
            return Found("recurrence", start, end, moment.rule, 0.95, moment)
    return None


def _duration(text: str, start: int, at: int, end: int, clock: Clock, _: Known) -> Found | None:
    value = text[at:end].strip("\"'")
    moment = read(value, clock)
    minutes = (
        int(value)
        if value.isascii() and value.isdigit() and len(value) < 5
        else moment.minutes
        if moment
        else None
    )
    if not minutes:
        return None
    return Found("duration", start, end, minutes, 0.95, Moment(start, end, "duration", 0.95, minutes=minutes))


def _word(kind: str, words: dict[str, str]) -> Reading:
    def reading(text: str, start: int, at: int, end: int, _: Clock, __: Known) -> Found | None:
        value = words.get(text[at:end].strip("\"'").lower())
        return Found(kind, start, end, value, 0.97) if value else None  # type: ignore[arg-type]  # the table says which

    return reading


def _place(text: str, start: int, at: int, end: int, _: Clock, known: Known) -> Found | None:
    name = text[at:end].strip("\"'")
    place = known.place(name)
    if place:
        return Found(place.level, start, end, place.name, 0.97)
    area = text[start:at].lower().startswith("area")
    return Found("area" if area else "project", start, end, name, 0.7, wanted=True) if name else None


def _tag(text: str, start: int, at: int, end: int, _: Clock, known: Known) -> Found | None:
    name = text[at:end].strip("\"'")
    return Found("tag", start, end, known.tag(name) or name, 0.95) if name else None


def _after(text: str, start: int, at: int, end: int, _: Clock, __: Known) -> Found | None:
    refs = re.fullmatch(r"#?T?\d{1,9}(?:,#?T?\d{1,9})*", text[at:end], re.IGNORECASE | re.ASCII)
    return (
        Found("after", start, end, [f"T{number}" for number in re.findall(r"\d+", refs[0])], 0.95)
        if refs
        else None
    )


KEYS: dict[str, Reading] = {
    **dict.fromkeys(("due", "deadline", "dl"), _due),
    **dict.fromkeys(("start", "starts", "scheduled", "sched", "wait", "defer", "t"), _start),
    **dict.fromkeys(("rec", "recur", "repeat", "repeats", "every"), _recurrence),
    **dict.fromkeys(("est", "estimate", "duration", "dur"), _duration),
    **dict.fromkeys(("pri", "prio", "priority"), _word("priority", dict(PRIORITIES))),
    "energy": _word("energy", LEVELS),
    "kind": _word("kind", WORK),
    **dict.fromkeys(("project", "proj", "pro", "list", "area"), _place),
    **dict.fromkeys(("tag", "tags", "label", "labels", "context"), _tag),
    **dict.fromkeys(("after", "depends", "depend", "dep", "blockedby"), _after),
}


def read_stamps(text: str) -> list[Found]:
    """Time stamps in angle brackets, as outlines have them."""
    return [found for match in _STAMP.finditer(text) for found in _stamped(match)]


def _stamped(match: re.Match[str]) -> Iterator[Found]:
    try:
        due = Due(date.fromisoformat(match["day"]), _clock_time(match["at"]))
    except ValueError:
        return
    span = match.span()
    if match["unit"]:
        every = "" if match["count"] == "1" else f";INTERVAL={int(match['count'])}"
        rule = f"FREQ={FREQUENCIES[match['unit']]}{every}"
        moment = Moment(*span, "recurrence", 0.95, due=due, rule=rule, after_completion=match["kind"] == ".+")
        yield Found("recurrence", *span, rule, 0.95, moment)
    elif match["word"] == "SCHEDULED":
        yield Found("start", *span, iso(due), 0.95, Moment(*span, "start", 0.95, begins=due))
    else:
        yield Found("due", *span, iso(due), 0.98, Moment(*span, "due", 0.98, due=due))


def _clock_time(text: str | None) -> time | None:
    hour, _, minute = (text or "").partition(":")
    return time(int(hour), int(minute)) if text else None
