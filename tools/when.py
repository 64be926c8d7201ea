"""Dates, hours, spans, lengths and recurrences from words and back, in the user's own zone.

Pure: the clock and the zone are arguments. What the words mean where English leaves room is written in docs/time.md.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from tools.when_clock import Clock, Due, Moment, Standing, due_instant, standing, today, zone_of
from tools.when_forms import YEARS, Strength
from tools.when_hours import HOUR_WORDS
from tools.when_meant import Phrase, is_meant, is_repeated
from tools.when_offsets import OFFSET_WORDS
from tools.when_points import FORMS, Point, ends, read_day, read_point, settle
from tools.when_rules import RULE_WORDS, read_recurrence
from tools.when_signs import EXCEPT, FIRM, PACE, SOFT, STARTS
from tools.when_spans import read_span
from tools.when_words import amount, pattern

__all__ = (
    "Clock",
    "Due",
    "Moment",
    "due_instant",
    "find",
    "find_due",
    "parse_due",
    "read",
    "say_due",
    "today",
    "zone_of",
)

REACH = 2_000
"""How far into a text times are looked for, in characters."""

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def find(text: str, clock: Clock) -> tuple[Moment, ...]:
    """Everything that the text says about time, in order, not overlapping. Words that only look like dates are not in
    it: within quotes, as names ("Friday Night Lights"), as other words ("may", "sun cream").

    Raises Invalid for an unknown zone.
    """
    low = text[:REACH].translate(_LOWER)
    found: list[Moment] = []
    at: Standing | None = None
    end = 0
    for word in _WORD.finditer(low):
        if word.start() < end or (word[0] not in _OPENERS and not word[0][0].isdigit()):
            continue
        at = at or standing(clock)
        if moment := _moment(text, low, word.start(), at):
            end = moment.end
            if moment.confidence:
                found.append(moment)
    if not found:
        standing(clock) if at is None else None
    return tuple(found)


def read(text: str, clock: Clock) -> Moment | None:
    """What a text that is nothing but words about time means; None otherwise. Raises Invalid for an unknown zone."""
    at = standing(clock)
    words = text.strip()
    if not words or len(words) > 200:
        return None
    start = text.index(words)
    for stripped in (words.rstrip(".!?").rstrip(), words):  # "27.11." and "3 p.m." end in a dot of their own
        low = stripped.translate(_LOWER)
        moment = _moment(stripped, low, 0, at)
        if moment and moment.confidence and moment.end == len(stripped):
            return replace(moment, start=start, end=start + moment.end)
    return None


def say_due(day: date, at: time | None, today: date) -> str:
    """The words for a due date: "today", "tomorrow 15:00", "Fri 27 Nov", with the year when it is another one."""
    near = {-1: "yesterday", 0: "today", 1: "tomorrow"}.get((day - today).days)
    words = near or f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"
    if not near and day.year != today.year:
        words += f" {day.year}"
    return f"{words} {at:%H:%M}" if at else words


def parse_due(text: str, now: datetime, zone: str, day_end: time) -> Due | None:
    """What a text that is nothing but a due date means; None where it is none. Raises Invalid for an unknown zone."""
    moment = read(text, Clock(now, zone, day_end))
    return moment.due if moment and moment.kind in ("due", "span") else None


def find_due(text: str, now: datetime, zone: str, day_end: time) -> tuple[Due, int, int] | None:
    """The due date inside a sentence, and where its words start and end, the preposition included.

    Of several the first that "by", "before", "until" or "due" introduces, else the first. Raises Invalid for an
    unknown zone.
    """
    moments = [
        each for each in find(text, Clock(now, zone, day_end)) if each.kind in ("due", "span") and each.due
    ]
    firm = [each for each in moments if FIRM.match(text[each.start : each.start + 20].lower())]
    for each in (firm or moments)[:1]:
        if each.due:
            return each.due, each.start, each.end
    return None


_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)} | {0xA0: 32, 0x202F: 32, 0x2009: 32}
_WORD = re.compile(r"(?<![0-9][.,:])(?<![^\s(,;:.!?—–“\[~+])[a-z0-9]+|(?<!\S)[@~+](?=[ \t]?[a-z0-9])")
_PREPOSITIONS = (
    "is was are due deadline by before b4 nlt until til till no not at on in for during around about circa"
    " approximately approx sometime early late later first start starts starting beginning begin begins commencing"
    " from after since as between"
)
_COMMON = {
    "a",
    "an",
    "the",
    "one",
    "day",
    "second",
    "first",
    "half",
    "last",
    "on",
    "in",
    "week",
    "two",
    "this",
    "new",
    "and",
}
_CONTENT = (set(FORMS) | OFFSET_WORDS | RULE_WORDS | HOUR_WORDS) - _COMMON - set(_PREPOSITIONS.split())
_OPENERS = (
    set(FORMS)
    | OFFSET_WORDS
    | RULE_WORDS
    | HOUR_WORDS
    | set(_PREPOSITIONS.split())
    | {"@", "~", "+", "q1", "q2", "q3", "q4", "h1", "h2"}
)
_SPACE = re.compile(
    r"[ \t]{0,3}(?:the[ \t](?=[0-9]|end\b|week|day\b|last\b|spring|summer|autumn|fall|winter))?"
)
_BETWEEN = re.compile(r"(between|from)[ \t]{1,3}")
_LIST = re.compile(r"[ \t]{0,3}(?:and|or|to|through|thru|,|&|-|–|/)[ \t]{0,3}")
_DURATION = pattern(
    r"(?P<for>for~(?:about~|around~|at~least~|up~to~)?|takes~(?:about~)?|~)?(?P<length>AMOUNT)(?:~long)?"
)
_METRES = re.compile(r"[0-9]+m")
_TIME_OF_DAY = re.compile(r"(?:[89]|1[0-9]|2[0-3])h[0-5][0-9]|[0-9]{1,2}h00")
_CLOCK_NUMBERS = (
    "at",
    "@",
    "by",
    "around",
    "about",
    "before",
    "b4",
    "until",
    "till",
    "til",
    "from",
    "between",
    "after",
)


def _moment(text: str, low: str, start: int, at: Standing) -> Moment | None:
    """The longest reading of the words at a place. One without confidence is to be passed over as a whole."""
    found = [each for read_ in _READERS if (each := read_(text, low, start, at))]
    return max(found, key=lambda each: (each.end, bool(each.confidence)), default=None)


def _recurrence(text: str, low: str, start: int, at: Standing) -> Moment | None:
    found = read_recurrence(low, start, at)
    if found is None or not ends(low, found.end) or not is_repeated(low, start, found.end):
        return None
    if but := EXCEPT.match(low, found.end):
        return Moment(start, but.end(), "recurrence", 0)
    phrase = Phrase(start, start, found.end, "recurrence", found.strength, False, "")
    if not is_meant(text, low, phrase):
        return None
    begins = Due(found.starts) if found.starts else None
    return Moment(
        start, found.end, "recurrence", _CONFIDENCE[found.strength], found.due(at), begins, found.minutes,
        found.rule(at), found.after_completion,
    )  # fmt: skip


def _phrase(text: str, low: str, start: int, at: Standing) -> Moment | None:
    """[preposition] time, as a due date, a start or a span."""
    for core, intro, kind in _intros(low, start):
        phrase_and_moment = _span(low, start, core, intro, at) or _point(low, start, core, intro, kind, at)
        if phrase_and_moment is None:
            continue
        phrase, moment = phrase_and_moment
        if moment.end == start or not ends(low, phrase.end):
            continue
        if other := _other_day(low, phrase, at):
            return replace(moment, end=other, confidence=0)
        if is_meant(text, low, phrase):
            return moment
    return None


def _intros(low: str, start: int) -> list[tuple[int, str, str]]:
    """Where the words of time may begin, the preposition before them, and what that makes of them."""
    found = [(start, "", "due")]
    for words, kind in ((FIRM, "firm"), (STARTS, "start"), (SOFT, "due"), (_BETWEEN, "between")):
        intro = words.match(low, start)
        if intro and intro.end() < len(low) and (low[intro.end()] in " \t" or not intro[0][-1].isalpha()):
            core = _SPACE.match(low, intro.end())
            place = core.end() if core else intro.end()
            if more := SOFT.match(low, place):  # "by around 5", "due on friday"
                further = _SPACE.match(low, more.end())
                if further and further.end() > more.end():
                    found.append((further.end(), f"{intro[0]} {more[0]}", kind))
            found.append((place, intro[0].strip(), kind))
    return found


def _span(low: str, start: int, core: int, intro: str, at: Standing) -> tuple[Phrase, Moment] | None:
    found = read_span(low, core, at, intro if intro in ("from", "between") else "")
    if found is None:
        return None
    form = "hour" if found.begins.time and found.strength == 2 else "span"
    phrase = Phrase(start, core, found.end, form, found.strength, bool(FIRM.fullmatch(intro)), intro)
    confidence = _CONFIDENCE[found.strength]
    return phrase, Moment(start, found.end, "span", confidence, found.due, found.begins, found.minutes)


def _point(
    low: str, start: int, core: int, intro: str, kind: str, at: Standing
) -> tuple[Phrase, Moment] | None:
    if kind == "between":
        return None
    *_, last = ["", *intro.split()]
    point = read_point(low, core, at, last in _CLOCK_NUMBERS)
    if point is None:
        return None
    try:
        due = settle(point, at, before=last in ("before", "b4"))
    except (ValueError, OverflowError):
        return None
    if due.date.year not in YEARS:
        return None
    firm = kind in ("firm", "start")
    phrase = Phrase(start, core, point.end, _form(point), point.strength, firm, last if kind == "due" else "")
    confidence = _CONFIDENCE[3 if firm else point.strength]
    if kind == "start":
        return _begun(phrase, due, last, confidence, low, at)
    return phrase, Moment(start, point.end, "due", confidence, due)


def _begun(
    phrase: Phrase, due: Due, intro: str, confidence: float, low: str, at: Standing
) -> tuple[Phrase, Moment] | None:
    past = due.date < at.today
    if past and (phrase.start or phrase.end < len(low.rstrip(" .!?"))):
        return phrase, Moment(phrase.start, phrase.end, "start", 0, None, due)  # "notes from last friday"
    if intro == "after" and due.time is None:
        due = Due(due.date + timedelta(days=1))
    return phrase, Moment(phrase.start, phrase.end, "start", confidence, None, due)


def _form(point: Point) -> str:
    return "timed" if point.days and point.hour else point.form


def _other_day(low: str, phrase: Phrase, at: Standing) -> int | None:
    """Where a second day ends that is listed behind the first ("monday and friday"): two days are no due date."""
    link = _LIST.match(low, phrase.end) if phrase.form == "weekday" else None
    other = read_day(low, link.end(), at) if link else None
    return other[1] if other and other[0].form == "weekday" else None


def _duration(text: str, low: str, start: int, at: Standing) -> Moment | None:
    found = _DURATION.match(low, start)
    if found is None or not ends(low, found.end()):
        return None
    minutes, said = _minutes(found["length"]), bool(found["for"])
    if low.startswith(" of ", found.end()):
        return None  # "8 hours of sleep"
    if minutes is None or not (
        said or _is_length(low, start, found["length"], whole_text=found.end() == len(low))
    ):
        return None
    phrase = Phrase(start, found.start("length"), found.end(), "duration", 2, said, "")
    if not is_meant(text, low, phrase):
        return None
    return Moment(start, found.end(), "duration", 0.9 if said else 0.8, minutes=minutes)


def _minutes(words: str) -> int | None:
    try:
        length = amount(words)
    except ValueError:
        return None
    minutes = round(length.minutes + length.days * 1440)
    clocked = length.clocked and not (length.months or length.business)
    return minutes if clocked and 1 <= minutes <= 7 * 1440 else None


def _is_length(low: str, start: int, words: str, whole_text: bool) -> bool:
    """Whether a length without "for" is one: "100m" is a distance, "15h00" an hour, "a minute" a manner of speaking."""
    if _TIME_OF_DAY.fullmatch(words):
        return False
    if start == 0 and whole_text:
        return True
    far = _METRES.fullmatch(words) and (int(words[:-1]) % 5 != 0 or int(words[:-1]) >= 100)
    return words[0].isdigit() and not far and not PACE.search(low[:start])


_CONFIDENCE: dict[Strength, float] = {1: 0.6, 2: 0.8, 3: 0.95}
_READERS: tuple[Callable[[str, str, int, Standing], Moment | None], ...] = (_recurrence, _duration, _phrase)
