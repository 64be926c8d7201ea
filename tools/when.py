"""Dates and hours from words and back, in the user's own zone.

Pure: the clock and the zone are arguments. A user's day ends at their `day_end` (an early hour of the next calendar
day, 03:00 unless they say otherwise), and a date without a time is due then.

What the words mean where they leave room:
"friday" is the next one to come, never today; "next friday" is the one of the coming calendar week (weeks begin on
Monday); a stretch is due on its last day ("next week" on its Sunday, "spring" on 31 May, on 30 November south of the
equator), "before" it on the day before its first; "27/11" has one reading and is taken, "3/4" has two and is not;
a day and month without a year is the next to come; "at 5" is 17:00, "at 8" is 08:00, "tonight at 8" is 20:00;
an hour alone is the next such hour; midnight ends the day it is said of.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Literal, TypeAlias
from zoneinfo import ZoneInfo

from memory.errors import Invalid
from tools.when_forms import Clock as Standing
from tools.when_forms import Days, Hour, Kind, read_day, read_hour, read_part

SOUTH = (
    "Antarctica/", "Australia/", "Africa/Johannesburg", "Africa/Harare", "Africa/Maputo", "Africa/Windhoek",
    "America/Argentina/", "America/Asuncion", "America/Montevideo", "America/Santiago", "America/Sao_Paulo",
    "Indian/Mauritius", "Pacific/Auckland", "Pacific/Fiji",
)  # fmt: skip
"""Zones where spring begins in September."""

REACH = 2_000
"""How far into a text a due date is looked for, in characters."""


Day: TypeAlias = date
TimeOfDay: TypeAlias = time


@dataclass(frozen=True, slots=True)
class Due:
    """When something is due, in the user's own zone; `time` is None where only the day is known."""

    date: Day
    time: TimeOfDay | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """The instant, and how its user reads time."""

    now: datetime
    zone: str
    day_end: time = time(3)
    week_start: int = 0
    day_first: bool | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """What some words of a text say about time. Offsets have the prepositions ("by", "every", "for") inside."""

    start: int
    end: int
    kind: Literal["due", "start", "span", "duration", "recurrence"]
    confidence: float
    due: Due | None = None
    begins: Due | None = None
    minutes: int | None = None
    rule: str | None = None
    after_completion: bool = False


def find(text: str, clock: Clock) -> tuple[Moment, ...]:
    """Everything that the text says about time, in order, not overlapping."""
    found = find_due(text, clock.now, clock.zone, clock.day_end)
    return (Moment(found[1], found[2], "due", 0.9, found[0]),) if found else ()


def read(text: str, clock: Clock) -> Moment | None:
    """What a text that is nothing but words about time means; None otherwise."""
    found = parse_due(text, clock.now, clock.zone, clock.day_end)
    return Moment(0, len(text), "due", 0.9, found) if found else None


def zone_of(name: str) -> ZoneInfo:
    """The time zone of an IANA name. Raises Invalid for a name that is none."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise Invalid(f"There is no time zone “{name[:60]}”. Use a name like Europe/Berlin.") from error


def today(now: datetime, zone: str | tzinfo, day_end: time) -> date:
    """The user's own day: before `day_end` it is still yesterday."""
    place = zone_of(zone) if isinstance(zone, str) else zone
    day = now.astimezone(place).date()
    while due_instant(day - timedelta(days=1), None, place, day_end) > now:
        day -= timedelta(days=1)
    return day


def due_instant(day: date, at: time | None, zone: str | tzinfo, day_end: time) -> datetime:
    """The UTC instant at which a due date passes; without a time, the end of that user's day.

    An hour that the clock skips comes as long after the change as it would have (01:30 in London on 29 March 2026 is
    02:30 BST), one that it repeats is the first: RFC 5545, section 3.3.5. Dates at the edge of the calendar stay there.
    """
    place = zone_of(zone) if isinstance(zone, str) else zone
    try:
        if at is None:
            day, at = day + timedelta(days=1), day_end
        return datetime.combine(day, at.replace(fold=0), place).astimezone(UTC)
    except OverflowError:
        edge = datetime.max if day.year > 1 else datetime.min
        return edge.replace(tzinfo=UTC)


def say_due(day: date, at: time | None, today: date) -> str:
    """The words for a due date: "today", "tomorrow 15:00", "Fri 27 Nov", with the year when it is another one."""
    near = {-1: "yesterday", 0: "today", 1: "tomorrow"}.get((day - today).days)
    words = near or f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"
    if not near and day.year != today.year:
        words += f" {day.year}"
    return f"{words} {at:%H:%M}" if at else words


def parse_due(text: str, now: datetime, zone: str, day_end: time) -> Due | None:
    """What a text that is nothing but a due date means; None where it is none, or has two readings.

    Raises Invalid for an unknown zone.
    """
    words = text.strip().rstrip(".!").rstrip()
    if not words or len(words) > 100:
        return None
    for each in (words, f"{words}."):  # "27.11." and "3 p.m." end in a dot of their own
        found = _phrase(each, 0, _clock(now, zone, day_end), now, zone, day_end)
        if found and found.end == len(each):
            return found.due
    return None


def find_due(text: str, now: datetime, zone: str, day_end: time) -> tuple[Due, int, int] | None:
    """The due date inside a sentence, and where its words start and end, the preposition included.

    Of several the first that "by", "before", "until" or "due" introduces, else the first. Words that only look like
    a date stay words: within quotes, as a name ("Black Friday", "Friday night lights"), after "every" or "last".
    Raises Invalid for an unknown zone.
    """
    clock = _clock(now, zone, day_end)
    best: _Phrase | None = None
    at = 0
    while word := _WORD.search(text, at, REACH):
        at = word.end()
        if best and word.start() < best.end:
            continue
        found = _phrase(text, word.start(), clock, now, zone, day_end)
        if found is None or not _is_meant(text, found):
            continue
        if other := _other_day(text, found.end, clock):
            at = max(at, other)
            continue
        at = max(at, found.end)
        if best is None or (found.firm and not best.firm):
            best = found
    return (best.due, best.start, best.end) if best else None


_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WORD = re.compile(r"(?<![^\s(,;:.!?—–“])[A-Za-z0-9]+")
_INTRO = re.compile(
    r"(?P<due>(?:is\s{1,3})?due(?:\s{1,3}(?:by|on|at|before|in|for))?:?|deadline:?|by|before|until|till?)\s{1,3}(?:the\s{1,3}(?=end|week|day|[0-9]))?"
    r"|(?P<soft>on|at|in|for)\s{1,3}(?:the\s{1,3}(?=end|week|day|[0-9]|spring|summer|autumn|fall|winter))?",
    re.IGNORECASE | re.ASCII,
)
_ISO_TIME = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?(?![\w:.-]*\w)"
)
_THEN = re.compile(
    r"\s?@\s?|,?\s{1,3}(?P<at>(?:at|by|before|around)\s{1,3}|@\s?)?|,\s?", re.IGNORECASE | re.ASCII
)
_ON = re.compile(r",?\s{1,3}(?:on\s{1,3})?", re.IGNORECASE | re.ASCII)
_LIST = re.compile(r"\s{0,3}(?:and|or|to|through|thru|&|-|–|/)\s{0,3}", re.IGNORECASE | re.ASCII)
_GOES_ON = re.compile(
    r"\s*(?:$|[.,;:!?()#@\[\]—–\n]|-\s|(?:about|after|and|as|at|because|before|but|by|for|from|high|if|in|into|low|medium|no|of"
    r"|on|or|please|pls|so|that|then|to|under|until|urgent|via|when|while|with|without|a|an|the|my|our|his|her|their|it"
    r"|this)\b)",
    re.IGNORECASE | re.ASCII,
)
_NOT_AFTER = re.compile(
    r"(?<!\w)(?:last|past|previous|every|each|after|since|from|for|of|than|black|good|cyber|taco|ash|palm|easter|fat|casual|the|a"
    r"|an|my|our|your|this|is|was|were|are|it['’]?s|usa|any|no|one|ruby|man)\s+$",
    re.IGNORECASE,
)
_PACE = re.compile(
    r"\b(?:run|race|swim|bike|cycle|row|walk|hike|(?:half[ -])?marathon|triathlon|[0-9]+\s?(?:k|km|mi|miles?|m))\b",
    re.IGNORECASE | re.ASCII,
)


@dataclass(frozen=True, slots=True)
class _Phrase:
    due: Due
    start: int
    end: int
    days: Days | None
    intro: str
    firm: bool


def _clock(now: datetime, zone: str, day_end: time) -> Standing:
    place = zone_of(zone)
    return Standing(now.astimezone(place), today(now, place, day_end), zone.startswith(SOUTH))


def _phrase(text: str, at: int, clock: Standing, now: datetime, zone: str, day_end: time) -> _Phrase | None:
    """The longest due phrase that starts at a place: [preposition] day [hour], [preposition] hour [day]."""
    intro = _INTRO.match(text, at)
    for start, words in ((at, ""), (intro.end(), intro[0].lower().strip())) if intro else ((at, ""),):
        if iso := _ISO_TIME.match(text, start):
            days, hour, end = _moment(iso[0], clock), None, iso.end()
            if days is None:
                return None
        else:
            days, hour, end = _day_and_hour(text, start, words.endswith("at"), clock)
        if end == start or not _ends(text, end):
            continue
        due = _settle(days, hour, words.endswith("before"), clock, now, zone, day_end)
        firm = bool(words) and intro is not None and intro["due"] is not None
        return _Phrase(due, at, end, days, words, firm)
    return None


def _moment(text: str, clock: Standing) -> Days | None:
    try:
        moment = datetime.fromisoformat(text)
        local = moment.astimezone(clock.local.tzinfo) if moment.tzinfo else moment
    except (ValueError, OverflowError):
        return None
    at = time(local.hour, local.minute)
    return Days("dated", local.date(), local.date(), at) if 1970 <= local.year < 2200 else None


def _day_and_hour(
    text: str, start: int, after_at: bool, clock: Standing
) -> tuple[Days | None, Hour | None, int]:
    if day := read_day(text, start, clock):
        days, end = day
        if part := read_part(text, end):
            end = part[1]
            days = Days(days.kind, days.first, days.last, part[0], days.word)
        then = _THEN.match(text, end)
        hour = (
            read_hour(text, then.end(), "at" in (then["at"] or "").lower() or "@" in then[0])
            if then
            else None
        )
        if hour and _ends(text, hour[1]):
            return days, hour[0], hour[1]
        return days, None, end
    if hour := read_hour(text, start, after_at):
        on = _ON.match(text, hour[1])
        day = read_day(text, on.end(), clock) if on else None
        if day and day[0].kind in ("near", "dated", "weekday") and _ends(text, day[1]):
            return day[0], hour[0], day[1]
        if (
            not after_at
            or not hour[0].loose
            or "clock" in text[start : hour[1]]
            or ":" in text[start : hour[1]]
        ):
            return None, hour[0], hour[1]
    return None, None, start


def _settle(
    days: Days | None,
    hour: Hour | None,
    before: bool,
    clock: Standing,
    now: datetime,
    zone: str,
    day_end: time,
) -> Due:
    """One due date out of a day and an hour that were named."""
    if days is None:
        at = hour.at if hour else time(0)
        day = clock.local.date()
        return Due(day if due_instant(day, at, zone, day_end) > now else day + timedelta(days=1), at)
    if hour is None:
        if before and days.at is None:
            return Due(days.first - timedelta(days=1))
        return Due(days.last, days.at)
    at, day = hour.at, days.last
    if hour.midnight:
        return Due(day + timedelta(days=1), at)
    if days.word == "tonight" and hour.loose and 4 <= at.hour <= 11:
        at = at.replace(hour=at.hour + 12)
    over = due_instant(day, at, zone, day_end) <= now
    if (days.word in ("today", "tonight") and at < day_end) or (days.word == "tomorrow" and over):
        day += timedelta(days=1)  # the small hours belong to the night before
    return Due(day, at)


def _ends(text: str, end: int) -> bool:
    """Whether a word ends here: not "friday's", "Monday.com", "27/11/x", "3pm-ish"."""
    rest = text[end : end + 2]
    if not rest:
        return True
    if rest[0] in "_-/'’\\" or rest[0].isalnum():
        return False
    return not (rest[0] in ".:" and len(rest) > 1 and rest[1].isalnum())


def _is_meant(text: str, found: _Phrase) -> bool:
    """Whether words that can be read as a date are one here."""
    before = text[: found.start]
    quoted = before.count('"') % 2 or before.count("“") > before.count("”")
    if quoted or (not found.intro and _NOT_AFTER.search(before[-20:])):
        return False
    if not _fits_intro(found):
        return False
    opens = not before.strip() or before.rstrip(" ")[-1] in ".;:,!?\n—–"
    place = _Place(text[found.start : found.end], before, opens, bool(_GOES_ON.match(text, found.end)))
    return _MEANT[found.days.kind if found.days else "hour"](found, place)


def _fits_intro(found: _Phrase) -> bool:
    kind = found.days.kind if found.days else "hour"
    if found.intro == "for":
        return kind == "near"
    if found.intro.startswith("in"):
        return kind in ("month", "season")
    return not found.intro.startswith("at") or kind == "stretch" or found.due.time is not None


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a phrase stands: its words, what is before it, whether it opens a clause, whether the clause goes on
    (or ends) behind it in a way that no noun could."""

    words: str
    before: str
    opens: bool
    goes_on: bool


def _hour_alone(found: _Phrase, place: _Place) -> bool:
    digits = any(each.isdigit() for each in place.words)
    if found.firm or (found.intro and (digits or place.goes_on)):
        return True
    return digits and place.goes_on and place.words.rstrip(".").lower().endswith("m")


def _near(found: _Phrase, place: _Place) -> bool:
    return place.opens or bool(found.intro) or place.words[0].islower()  # "USA Today"


def _dated(found: _Phrase, place: _Place) -> bool:
    return found.firm or place.goes_on or (place.opens and bool(found.intro)) or place.words[:4].isdigit()


def _slashed(found: _Phrase, place: _Place) -> bool:
    return found.firm or (found.intro == "on" and place.goes_on)


def _weekday(found: _Phrase, place: _Place) -> bool:
    *_, word = found.days.word.split() if found.days else ("",)
    if word in ("sat", "sun", "wed") and not found.firm and found.intro != "on":
        return False  # "the cat sat", "enjoy this sun"
    return (
        found.firm
        or place.goes_on
        or (place.opens and (bool(found.intro) or bool(found.days and " " in found.days.word)))
    )


def _offset(found: _Phrase, place: _Place) -> bool:
    words, unit = place.words.split(), found.days.word if found.days else ""
    if words[-1] != words[-1].lower():
        return False  # "Around the World in 80 Days"
    if unit in ("minute", "hour") and _PACE.search(place.before):
        return False  # how long it takes, not when it is due
    return not (words[-2].lower() in ("a", "an") and unit in ("minute", "day"))


def _stretch(found: _Phrase, place: _Place) -> bool:
    named = bool(found.intro) or place.opens or "end" in place.words.lower()
    return found.firm or (place.goes_on and (named or len(place.before.split()) > 1))  # "plan next week"


def _season(found: _Phrase, place: _Place) -> bool:
    which, *rest = (found.days.word if found.days else "").split()
    named = found.firm or found.intro.startswith("in") or which in ("end", "the")
    return place.goes_on and (named or (which in ("this", "next") and rest[0] not in ("may", "march", "mar")))


_MEANT: dict[Kind, Callable[[_Phrase, _Place], bool]] = {
    "near": _near,
    "dated": _dated,
    "slashed": _slashed,
    "weekday": _weekday,
    "offset": _offset,
    "stretch": _stretch,
    "month": _season,
    "season": _season,
    "hour": _hour_alone,
}


def _other_day(text: str, at: int, clock: Standing) -> int | None:
    """Where a second day ends that is listed behind the first ("monday and friday"): two days are no due date."""
    link = _LIST.match(text, at)
    other = read_day(text, link.end(), clock) if link else None
    return other[1] if other else None
