"""The forms in which people write days and hours, each a pattern and a reading.

Pure. A form is matched at one place of a text; what it means is a stretch of days, first to last. A stretch is due
at its end: "next week" on its Sunday, "spring" on its last day, "tomorrow morning" at noon.
"""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal[
    "near", "dated", "slashed", "weekday", "offset", "stretch", "month", "season", "hour"
]

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "a couple of": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
PARTS = {"morning": time(12), "afternoon": time(18), "evening": time(22), "night": None}
YEARS = range(1970, 2200)
"""Years that a due date may lie in; anything else is a slip of the finger."""


@dataclass(frozen=True, slots=True)
class Clock:
    """Where the reader stands: the wall clock, the user's own day, the half of the globe."""

    local: datetime
    today: date
    south: bool


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of days, and the hour when the words name one."""

    kind: Kind
    first: date
    last: date
    at: time | None = None
    word: str = ""


@dataclass(frozen=True, slots=True)
class Hour:
    """An hour of the day. `loose`: neither am nor pm was said. `midnight` ends the day that it is said of."""

    at: time
    loose: bool = False
    midnight: bool = False


def _pattern(text: str) -> re.Pattern[str]:
    text = text.replace("WEEKDAY", _WEEKDAY).replace("MONTH", _MONTH).replace("COUNT", _COUNT)
    return re.compile(f"(?:{text})(?![a-z0-9_])".replace("~", r"\s{1,3}"), re.IGNORECASE | re.ASCII)


_WEEKDAY = (
    r"mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?"
)
_MONTH = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?"
)
_COUNT = r"[0-9]{1,3}|an?|one|two|a~couple~of|three|four|five|six|seven|eight|nine|ten|eleven|twelve"

ISO = _pattern(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
NEAR = _pattern(r"(?:the~)?day~after~tomorrow|today|tonight|tomorrow|tmrw|this~(?:morning|afternoon|evening)")
DAY_MONTH = _pattern(
    r"(?:(?P<weekday>WEEKDAY),?~)?(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?~(?:of~)?(?P<month>MONTH)(?:,?~(?P<year>[0-9]{4}))?"
)
MONTH_DAY = _pattern(
    r"(?:(?P<weekday>WEEKDAY),?~)?(?P<month>MONTH)~(?:the~)?(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?(?:,?~(?P<year>[0-9]{4}))?"
)
SLASHED = re.compile(
    r"([0-9]{1,2})(?:/([0-9]{1,2})(?:/([0-9]{4}))?|\.([0-9]{1,2})\.([0-9]{4})?)(?![0-9a-zA-Z_])"
)
NAMED = _pattern(r"(?:(?P<which>this|next|coming)~)?(?P<weekday>WEEKDAY)")
OFFSET = _pattern(
    r"(?:in|within)~(?P<count>COUNT)~(?P<unit>minute|hour|day|week|month|year)s?"
    r"|(?P<count2>COUNT)~(?P<unit2>minute|hour|day|week|month|year)s?~from~now"
)
STRETCH = _pattern(
    r"(?:the~)?end~of~(?:(?:the|this)~)?(?P<end>(?:next~)?(?:day|week|month|quarter|year))"
    r"|(?P<which>this|next|the)~(?P<unit>weekend|week|month|quarter|year)|eod|eow|eom|eoy"
)
MONTH = _pattern(r"(?:(?:the~)?end~of~)?(?:(?P<which>this|next)~)?(?P<month>MONTH)(?:~(?P<year>[0-9]{4}))?")
SEASON = _pattern(
    r"(?:(?:the~)?end~of~)?(?:(?P<which>this|next|the)~)?(?P<season>spring|summer|autumn|fall|winter)(?:~(?P<year>[0-9]{4}))?"
)
PART = _pattern(r"~(?P<part>morning|afternoon|evening|night)")
HOUR = _pattern(
    r"(?P<h12>[0-9]{1,2})(?:[:.](?P<m12>[0-9]{2}))?\s?(?P<half>[ap])(?:m|\.m\.)"
    r"|(?P<h24>[0-9]{1,2}):(?P<m24>[0-9]{2})|(?P<clock>[0-9]{1,2})~o['’]?clock|(?P<name>noon|midday|midnight)"
)
AT_HOUR = _pattern(r"(?P<clock>[0-9]{1,2})")
ABROAD = re.compile(r"\s?(?:utc|gmt|z|[ecmp][sd]t|cest|cet|bst|ist)(?![a-z0-9_])", re.IGNORECASE | re.ASCII)


def read_day(text: str, at: int, clock: Clock) -> tuple[Days, int] | None:
    """The day that the text names at a place, and where its words end; None where it names none, or one that
    does not exist (31 Nov) or has two readings (3/4)."""
    for pattern, read in _FORMS:
        if found := pattern.match(text, at):
            try:
                days = read(found, clock)
            except (ValueError, OverflowError):
                return None
            if days is None or days.last.year not in YEARS:
                return None
            return days, found.end()
    return None


def read_part(text: str, at: int) -> tuple[time | None, int] | None:
    """The part of a day behind a day's name: " morning" ends at noon, " night" with the day (None)."""
    found = PART.match(text, at)
    return (PARTS[found["part"].lower()], found.end()) if found else None


def read_hour(text: str, at: int, after_at: bool) -> tuple[Hour, int] | None:
    """The hour that the text names at a place, and where its words end. A lone number is one only behind "at".
    An hour with another zone's name behind it is none."""
    found = HOUR.match(text, at) or (AT_HOUR.match(text, at) if after_at else None)
    if found is None or ABROAD.match(text, found.end()):
        return None
    try:
        return _hour(found.groupdict()), found.end()
    except ValueError:
        return None


def _hour(found: dict[str, str | None]) -> Hour:
    if name := found.get("name"):
        return Hour(time(0), midnight=True) if name.lower() == "midnight" else Hour(time(12))
    if half := found.get("half"):
        hour = int(found["h12"] or "")
        if not 1 <= hour <= 12:
            raise ValueError(hour)
        return Hour(time(hour % 12 + (12 if half.lower() == "p" else 0), int(found["m12"] or 0)))
    if found.get("h24"):
        return Hour(
            time(int(found["h24"] or ""), int(found["m24"] or "")), loose=len(found["h24"] or "") == 1
        )
    hour = int(found["clock"] or "")
    return Hour(time(hour + 12 if 1 <= hour <= 7 else hour), loose=1 <= hour <= 11)


def _iso(found: re.Match[str], clock: Clock) -> Days:
    day = date(int(found[1]), int(found[2]), int(found[3]))
    return Days("dated", day, day)


def _near(found: re.Match[str], clock: Clock) -> Days:
    words = found[0].lower().split()
    word = words[-1]
    if words[0] == "this":
        return Days("near", clock.today, clock.today, PARTS[word], "today")
    word = {"tmrw": "tomorrow", "tonight": "tonight"}.get(word, word)
    ahead = 2 if "after" in words else int(word == "tomorrow")
    day = clock.today + timedelta(days=ahead)
    return Days("near", day, day, None, "" if ahead == 2 else word)


def _dated(found: re.Match[str], clock: Clock) -> Days | None:
    day = _coming(int(found["day"]), _month_number(found["month"]), found["year"], clock.today)
    weekday = found["weekday"]
    if weekday and WEEKDAYS.index(weekday[:3].lower()) != day.weekday():
        return None
    return Days("dated", day, day)


def _slashed(found: re.Match[str], clock: Clock) -> Days | None:
    one, two = int(found[1]), int(found[2] or found[4])
    if found[2] and one <= 12 and two <= 12 and one != two:
        return None
    day, month = (one, two) if two <= 12 else (two, one)
    there = _coming(day, month, found[3] or found[5], clock.today)
    return Days("slashed", there, there)


def _coming(day: int, month: int, year: str | None, today: date) -> date:
    if year:
        return date(int(year), month, day)
    for ahead in range(9):  # 29 Feb comes within eight years
        try:
            there = date(today.year + ahead, month, day)
        except ValueError:
            continue
        if there >= today:
            return there
    raise ValueError(day)


def _named(found: re.Match[str], clock: Clock) -> Days:
    which, weekday = (found["which"] or "").lower(), WEEKDAYS.index(found["weekday"][:3].lower())
    ahead = (weekday - clock.today.weekday()) % 7
    if which == "next":
        ahead = 7 - clock.today.weekday() + weekday
    elif ahead == 0 and which != "this":
        ahead = 7
    day = clock.today + timedelta(days=ahead)
    return Days("weekday", day, day, None, found[0].lower())


def _offset(found: re.Match[str], clock: Clock) -> Days:
    words = " ".join((found["count"] or found["count2"]).lower().split())
    count, unit = NUMBERS.get(words) or int(words), (found["unit"] or found["unit2"]).lower()
    if unit in ("minute", "hour"):
        there = clock.local + timedelta(minutes=count * (60 if unit == "hour" else 1))
        return Days(
            "offset",
            there.date(),
            there.date(),
            there.time().replace(second=0, microsecond=0, tzinfo=None),
            unit,
        )
    if unit in ("month", "year"):
        day = _add_months(clock.today, count * (12 if unit == "year" else 1))
    else:
        day = clock.today + timedelta(days=count * (7 if unit == "week" else 1))
    return Days("offset", day, day, None, unit)


def _stretch(found: re.Match[str], clock: Clock) -> Days:
    short = {"eod": "day", "eow": "week", "eom": "month", "eoy": "year"}.get(found[0].lower())
    words = (short or found["end"] or f"{found['which']} {found['unit']}").lower().split()
    first, last = _around(words[-1], clock.today)
    if words[0] == "next":
        first, last = _around(words[-1], last + timedelta(days=1))
    return Days("stretch", first, last, None, " ".join(words))


def _around(unit: str, day: date) -> tuple[date, date]:
    monday = day - timedelta(days=day.weekday())
    if unit == "day":
        return day, day
    if unit in ("week", "weekend"):
        return monday + timedelta(days=5 if unit == "weekend" else 0), monday + timedelta(days=6)
    length = {"month": 1, "quarter": 3, "year": 12}[unit]
    first = date(day.year, (day.month - 1) // length * length + 1, 1)
    return first, _add_months(first, length) - timedelta(days=1)


def _whole_month(found: re.Match[str], clock: Clock) -> Days:
    first, last = _recurring(_month_number(found["month"]), 1, found["year"], found["which"], clock)
    return Days("month", first, last, None, found[0].lower())


def _season(found: re.Match[str], clock: Clock) -> Days:
    start = SEASONS[found["season"].lower()]
    if clock.south:
        start = (start + 5) % 12 + 1
    first, last = _recurring(start, 3, found["year"], found["which"], clock)
    return Days("season", first, last, None, found[0].lower())


def _recurring(
    month: int, length: int, year: str | None, which: str | None, clock: Clock
) -> tuple[date, date]:
    """Of the stretches that begin with a month: the named year's, the next to begin, or the next to end."""
    begun_does = (which or "").lower() != "next"
    for each in [int(year)] if year else range(clock.today.year - 1, clock.today.year + 3):
        first = date(each, month, 1)
        last = _add_months(first, length) - timedelta(days=1)
        if year or first > clock.today or (begun_does and last >= clock.today):
            return first, last
    raise ValueError(month)


def _month_number(name: str) -> int:
    return MONTHS.index(name[:3].lower()) + 1


def _add_months(day: date, count: int) -> date:
    years, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(years, month + 1, min(day.day, calendar.monthrange(years, month + 1)[1]))


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Clock], Days | None]], ...] = (
    (ISO, _iso),
    (NEAR, _near),
    (DAY_MONTH, _dated),
    (MONTH_DAY, _dated),
    (SLASHED, _slashed),
    (OFFSET, _offset),
    (STRETCH, _stretch),
    (NAMED, _named),
    (SEASON, _season),
    (MONTH, _whole_month),
)
