"""The time that a question about the past asks for: "last March", "two weeks ago", "in 2024". Pure."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import ClassVar, TypeAlias
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta

from tools.when_clock import today as day_of

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""The month with which each begins, on the northern half of the earth."""
NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "a couple of": 2, "couple of": 2, "a few": 3, "few": 3,
    "several": 4,
}  # fmt: skip

DAYS_AGO = {
    "today": 0, "tonight": 0, "this morning": 0, "yesterday": 1, "last night": 1, "day before yesterday": 2,
}  # fmt: skip

SINCE = re.compile(r"\bsince\b[\w ]*$", re.IGNORECASE)
MONTH = "|".join(f"{name}|{name[:3]}" for name in MONTHS) + "|sept"
COUNT = r"\d{1,3}|" + "|".join(sorted(NUMBERS, key=len, reverse=True))
LEAP = 9
"""Years among which there is always a leap year."""
Days: TypeAlias = tuple[date, date]
"""The first day, and the one behind the last."""


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time: from `start` on, before `end`."""

    SHORTEST: ClassVar[timedelta] = timedelta(days=14)

    start: datetime
    end: datetime


def asked_for(query: str, now: datetime, zone: str, day_end: time) -> Period | None:
    """The time that a question names, or None. A month or weekday without a year is the last one that has begun."""
    today = day_of(now, zone, day_end)
    for pattern, read in FORMS:
        if (found := pattern.search(query)) and (days := read(found, today)):
            first, behind = days
            if SINCE.search(query[: found.end()]):
                behind = max(behind, today + timedelta(days=1))
            return Period(*(datetime.combine(day, day_end, ZoneInfo(zone)) for day in (first, behind)))
    return None


def _iso(found: re.Match[str], _today: date) -> Days | None:
    try:
        day = date(int(found["year"]), int(found["month"]), int(found["day"] or 1))
    except ValueError:
        return None
    return day, day + (timedelta(days=1) if found["day"] else relativedelta(months=1))


def _dated(found: re.Match[str], today: date) -> Days | None:
    """12 March 2025, March 12. Without a year it is the last one there was, of 29 February too."""
    month, number = _month(found["month"]), int(found["day"])
    years = [int(found["year"])] if found["year"] else range(today.year, today.year - LEAP, -1)
    days = (date(year, month, number) for year in years if 0 < number <= monthrange(year, month)[1])
    day = next((each for each in days if found["year"] or each <= today), None)
    return (day, day + timedelta(days=1)) if day else None


def _of_month(found: re.Match[str], today: date) -> Days:
    """In March, last March, March 2025. Last March is never one that has not ended."""
    first = date(int(found["year"] or today.year), _month(found["month"]), 1)
    if not found["year"]:
        ended = first + relativedelta(months=1) if (found["which"] or "").lower() == "last" else first
        if ended > today:
            first -= relativedelta(years=1)
    return first, first + relativedelta(months=1)


def _season(found: re.Match[str], today: date) -> Days:
    first = date(int(found["year"] or today.year), SEASONS[found["season"].lower()], 1)
    if not found["year"] and first > today:
        first -= relativedelta(years=1)
    if not found["year"] and found["which"].lower() == "last" and first + relativedelta(months=3) > today:
        first -= relativedelta(years=1)
    return first, first + relativedelta(months=3)


def _year(found: re.Match[str], _today: date) -> Days:
    first = date(int(found["year"]), 1, 1)
    return first, first + relativedelta(years=1)


def _ago(found: re.Match[str], today: date) -> Days:
    """Three weeks ago: the stretch of that length around that day."""
    count = _count(found["count"])
    match found["unit"].lower():
        case "day":
            day = today - timedelta(days=count)
            return day, day + timedelta(days=1)
        case "week":
            day = today - timedelta(weeks=count)
            return day - timedelta(days=3), day + timedelta(days=4)
        case "month":
            day = today - relativedelta(months=count)
            return day - timedelta(days=15), day + timedelta(days=16)
    day = today - relativedelta(years=count)
    return day - timedelta(days=183), day + timedelta(days=183)


def _half_a_year_ago(_found: re.Match[str], today: date) -> Days:
    day = today - relativedelta(months=6)
    return day - timedelta(days=31), day + timedelta(days=32)


def _last_so_many(found: re.Match[str], today: date) -> Days:
    """In the last three weeks."""
    count, unit = _count(found["count"] or "1"), found["unit"].lower()
    days = {"day": timedelta(days=count), "week": timedelta(weeks=count)}
    back = days.get(unit) or relativedelta(**{unit + "s": count})  # type: ignore[arg-type]  # months, years
    return today - back, today + timedelta(days=1)


def _unit(found: re.Match[str], today: date) -> Days:
    """This week, last month. The last weekend is the one before today."""
    last = not found["which"].lower().startswith("this")
    match found["unit"].lower():
        case "week":
            first, long = today - timedelta(days=today.weekday()), relativedelta(weeks=1)
        case "weekend":
            first, long = today - timedelta(days=(today.weekday() - 5) % 7), relativedelta(days=2)
            last = last and today.weekday() >= 5
            return (first - timedelta(days=7), first - timedelta(days=5)) if last else (first, first + long)
        case "month":
            first, long = today.replace(day=1), relativedelta(months=1)
        case _:
            first, long = today.replace(month=1, day=1), relativedelta(years=1)
    first = first - long if last else first
    return first, first + long


def _day(found: re.Match[str], today: date) -> Days:
    day = today - timedelta(days=DAYS_AGO[found["day"].lower()])
    return day, day + timedelta(days=1)


def _weekday(found: re.Match[str], today: date) -> Days:
    """On Friday, last Friday: the last one before today."""
    number = DAYS.index(found["day"].lower())
    day = today - timedelta(days=(today.weekday() - number - 1) % 7 + 1)
    return day, day + timedelta(days=1)


def _month(name: str) -> int:
    return next(at for at, each in enumerate(MONTHS, 1) if each.startswith(name.lower()[:3]))


def _count(words: str) -> int:
    return NUMBERS[words.lower()] if words.lower() in NUMBERS else int(words)


def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


YEAR = r"(?P<year>(?:19|20)\d\d)"
UNITS = r"(?P<unit>day|week|month|year)s?"
FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], Days | None]], ...] = (
    (_form(rf"{YEAR}-(?P<month>\d\d)(?:-(?P<day>\d\d))?"), _iso),
    (_form(rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{MONTH})(?:,? {YEAR})?"), _dated),
    (_form(rf"(?P<month>{MONTH}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,? {YEAR})?"), _dated),
    (
        _form(
            rf"(?P<which>last|this|in|since|during|of|for|early|late|mid)? ?(?P<month>{MONTH}),? (?:of )?{YEAR}"
        ),
        _of_month,
    ),
    (
        _form(
            rf"(?P<which>last|this(?! (?-i:may))|in|since|during|of)(?: early| late| mid)? (?P<month>{MONTH})(?P<year>)"
        ),
        _of_month,
    ),
    (
        _form(
            rf"(?P<which>last|this|in|over|during)(?: the)? (?P<season>{'|'.join(SEASONS)})(?: (?:of )?{YEAR})?"
        ),
        _season,
    ),
    (_form(r"half a year ago"), _half_a_year_ago),
    (_form(rf"(?P<count>{COUNT}) {UNITS} ago"), _ago),
    (
        _form(rf"(?:in|over|during|within|for) the (?:last|past)(?: (?P<count>{COUNT}))? {UNITS}"),
        _last_so_many,
    ),
    (_form(r"(?P<which>this|last|previous|the previous) (?P<unit>week|weekend|month|year)"), _unit),
    (_form(rf"(?P<day>{'|'.join(DAYS_AGO)})"), _day),
    (_form(rf"(?:on|last|this|since) (?P<day>{'|'.join(DAYS)})"), _weekday),
    (_form(rf"(?:in|during|since|of|throughout) {YEAR}"), _year),
)
