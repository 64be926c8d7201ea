"""The forms in which people write a date: 2026-11-27, 27 Nov, November 27th, 11/27, Friday the 27th, the 27th."""

import calendar
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from typing import Literal, TypeAlias

from tools.when_clock import Standing
from tools.when_words import MONTHS, ORDINALS, TENS, WEEKDAYS, ordinal, pattern

YEARS = range(1900, 2200)
"""Years that a date may lie in; anything else is a slip of the finger."""

Strength: TypeAlias = Literal[1, 2, 3]
"""How sure words are about time: 1 only where something around them says so ("may"), 2 where nothing speaks against
it ("friday"), 3 by themselves ("27 november")."""


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of days, first to last, and the hour when the words name one."""

    first: date
    last: date
    at: time | None = None
    strength: Strength = 3
    form: str = "dated"
    part: str = ""
    """The part of the day that was named: morning, afternoon, evening, night."""


Reader: TypeAlias = Callable[[re.Match[str], Standing], Days | None]
Form: TypeAlias = tuple[frozenset[str], re.Pattern[str], Reader]
"""The words that it may begin with ("0" for a digit), its pattern, its reading."""

DIGIT = "0"
DAYS_OF_WEEK, MONTH_NAMES = frozenset(WEEKDAYS), frozenset(MONTHS)
NTH_WORDS = frozenset(ORDINALS) | frozenset(TENS)


def form(starts: Iterable[str], text: str, reader: Reader) -> Form:
    return frozenset(starts), pattern(text), reader


def one(day: date, strength: Strength = 3, name: str = "dated", at: time | None = None) -> Days:
    return Days(day, day, at, strength, name)


def add_months(day: date, count: int) -> date:
    years, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(years, month + 1, min(day.day, calendar.monthrange(years, month + 1)[1]))


def month_of(name: str) -> int:
    return MONTHS[name.rstrip(".")]


def weekday_of(name: str) -> int:
    return WEEKDAYS[name.rstrip(".")]


def year_of(text: str | None) -> int | None:
    if not text:
        return None
    year = int(text.strip("'’"))
    return year if year > 99 else year + (2000 if year < 70 else 1900)


def coming(day: int, month: int, year: int | None, today: date) -> date:
    """The day of a month: of that year, else the next to come. Raises ValueError where there is none."""
    if year:
        return date(year, month, day)
    for ahead in range(9):  # 29 Feb comes within eight years
        try:
            there = date(today.year + ahead, month, day)
        except ValueError:
            continue
        if there >= today:
            return there
    raise ValueError(day)


def local_time(there: datetime, zone: str, at: Standing) -> datetime:
    """What a clock with another offset ("Z", "+02:00") shows, on the user's own clock."""
    digits = zone.replace(":", "")
    offset = timedelta() if zone == "z" else timedelta(hours=int(digits[1:3]), minutes=int(digits[3:] or 0))
    there = there.replace(tzinfo=timezone(-offset if zone[0] == "-" else offset))
    return there.astimezone(at.place).replace(tzinfo=None)


def _instant(found: re.Match[str], at: Standing) -> Days:
    there = datetime(int(found[1]), int(found[2]), int(found[3]), int(found[4]), int(found[5]))
    if found[6]:
        there = local_time(there, found[6], at)
    return one(there.date(), 3, "iso", there.time())


def _unix(found: re.Match[str], at: Standing) -> Days:
    """As the C library prints it: Sun Nov  6 08:49:37 1994."""
    day = date(int(found[5]), month_of(found[1]), int(found[2]))
    return one(day, 3, "iso", time(int(found[3]), int(found[4])))


def _iso(found: re.Match[str], at: Standing) -> Days:
    return one(date(int(found[1]), int(found[3]), int(found[4])), 3, "iso")


def _compact(found: re.Match[str], at: Standing) -> Days:
    return one(date(int(found[1]), int(found[2]), int(found[3])), 1, "iso")


def _named_month(found: re.Match[str], at: Standing) -> Days | None:
    groups = found.groupdict()
    name, year = groups["month"], year_of(groups["year"] or groups.get("year2") or groups.get("year3"))
    there = coming(ordinal(groups["day"]), month_of(name), year, at.today)
    if groups.get("weekday") and year is None and weekday_of(groups["weekday"]) != there.weekday():
        near = [_in_year(there, at.today.year + each) for each in (0, 1, 2)]
        fits = [each for each in near if each and each.weekday() == weekday_of(groups["weekday"])]
        fits = [each for each in fits if each > at.today - timedelta(days=60)]
        return one(fits[0]) if fits else None  # "Thu 27 Nov" that is a Friday has no reading
    loose = not groups["day"][-1].isalpha() and not year and not groups.get("weekday")
    doubtful = loose and name.rstrip(".") in ("may", "march", "mar", "jan")
    return one(there, 2 if doubtful else 3)


def _in_year(day: date, year: int) -> date | None:
    try:
        return day.replace(year=year)
    except ValueError:
        return None


def _slashed(found: re.Match[str], at: Standing) -> Days | None:
    one_, two, year = int(found[1]), int(found[3]), year_of(found[4])
    month_first = at.month_first
    if one_ > 12 or two > 12:
        month_first = two > 12
    month, day = (one_, two) if month_first else (two, one_)
    there = coming(day, month, year, at.today)
    return one(there, _slashed_strength(found), "slashed")


def _short(found: re.Match[str], at: Standing) -> Days:
    one_, two = int(found[2]), int(found[4])
    month_first = two > 12 if max(one_, two) > 12 else at.month_first
    day, month = (two, one_) if month_first else (one_, two)
    written_out = len(found[2]) == len(found[4]) == 2
    fraction = two in (10, 16, 32, 64) or (one_, two) == (24, 7)
    sure = max(one_, two) > 12 and (written_out or not fraction)
    strength: Strength = 3 if found[1] else 2 if sure else 1
    return one(coming(day, month, None, at.today), strength, "slashed")


def _slashed_strength(found: re.Match[str]) -> Strength:
    return 3 if len(found[4]) == 4 else 2 if found[2] == "/" else 1


def _dotted(found: re.Match[str], at: Standing) -> Days:
    return one(
        coming(int(found[1]), int(found[2]), None, at.today), 2 if len(found[0]) == 6 else 1, "slashed"
    )


def _weekday_and_day(found: re.Match[str], at: Standing) -> Days:
    weekday, day = weekday_of(found[1]), ordinal(found[2])
    for ahead in range(24):
        try:
            there = add_months(at.today.replace(day=1), ahead).replace(day=day)
        except ValueError:
            continue
        if there >= at.today and there.weekday() == weekday:
            return one(there)
    raise ValueError(day)


def _day_of_month(found: re.Match[str], at: Standing) -> Days:
    day = ordinal(found[1])
    if day > 31:
        raise ValueError(day)
    for ahead in range(3):
        try:
            there = add_months(at.today.replace(day=1), ahead).replace(day=day)
        except ValueError:
            continue
        if there >= at.today:
            return one(there, 1, "nth")
    raise ValueError(day)


_WEEKDAY_BEFORE = r"(?:(?P<weekday>WEEKDAY),?~(?:the~)?)?"
_YEAR_AFTER = r"(?:in~the~year~)?(?P<year>YEAR|['’][0-9]{2})"
_TAIL = r"(?![0-9]|:[0-9]|~?[ap]\.?m)"

DATES: tuple[Form, ...] = (
    form(
        DIGIT,
        r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:t|~)([0-9]{1,2}):([0-9]{2})(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?"
        r"~?(z|[+-][0-9]{2}:?[0-9]{2}|[+-][0-9]{2})?",
        _instant,
    ),
    form(
        DIGIT, r"([0-9]{4})([0-9]{2})([0-9]{2})t([0-9]{2})([0-9]{2})(?:[0-9]{2})?(z|[+-][0-9]{4})?", _instant
    ),
    form(DIGIT, r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})", _iso),
    form(DIGIT, r"((?:19|20|21)[0-9]{2})([01][0-9])([0-3][0-9])", _compact),
    form(
        DAYS_OF_WEEK,
        r"WEEKDAY,?~(MONTH)~([0-9]{1,2})~([0-9]{1,2}):([0-9]{2})(?::[0-9]{2})?(?:~[a-z]{3,4})?~(YEAR)",
        _unix,
    ),
    form(
        {DIGIT, "the"} | DAYS_OF_WEEK | NTH_WORDS,
        rf"{_WEEKDAY_BEFORE}(?:the~)?(?P<day>ORDINAL|[0-9]{{1,2}})(?:~(?:day~)?(?:of~)?(?:the~month~of~)?|\.~|[-/.])?"
        rf"(?P<month>MONTH)(?:,?~?{_YEAR_AFTER}{_TAIL}|[-/.](?P<year2>[0-9]{{4}}|[0-9]{{2}})|,?~(?P<year3>[0-9]{{2}}){_TAIL}(?=$|[,.;)]|~at~))?",
        _named_month,
    ),
    form(
        MONTH_NAMES | DAYS_OF_WEEK,
        rf"{_WEEKDAY_BEFORE}(?P<month>MONTH)(?:~|-|/)?(?:the~)?(?P<day>ORDINAL|[0-9]{{1,2}}{_TAIL})"
        rf"(?:(?:,~?|~){_YEAR_AFTER}{_TAIL}|[-/](?P<year2>[0-9]{{4}}|[0-9]{{2}})|,~(?P<year3>[0-9]{{2}}){_TAIL})?",
        _named_month,
    ),
    form(
        DIGIT,
        r"(?P<year>YEAR)(?:,?~|[-/])(?P<month>MONTH)(?:,?~|[-/])(?P<day>ORDINAL|[0-9]{1,2})",
        _named_month,
    ),
    form(
        {DIGIT} | DAYS_OF_WEEK,
        r"(?:WEEKDAY,?~)?([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})",
        _slashed,
    ),
    form({DIGIT} | DAYS_OF_WEEK, r"(?:(?P<weekday>WEEKDAY),?~)?([0-9]{1,2})(/)([0-9]{1,2})", _short),
    form(DIGIT, r"([0-9]{1,2})\.([0-9]{1,2})\.", _dotted),
    form(DIGIT, r"(2[4-9]|3[01])\.(0[1-9]|1[0-2])", _dotted),
    form(DAYS_OF_WEEK, r"(WEEKDAY),?~(?:the~)?(ORDINAL)", _weekday_and_day),
    form(DAYS_OF_WEEK, r"(WEEKDAY),?~(1[3-9]|2[0-9]|3[01])(?=[ \t]*(?:$|[,;!)#]|p[1-4]))", _weekday_and_day),
    form({DIGIT, "the"}, r"(?:the~)?([0-9]{1,2}~?(?:st|nd|rd|th))", _day_of_month),
    form({"the"}, r"the~(ORDINAL)", _day_of_month),
)
