"""Words that name a day or a stretch by where it lies: tomorrow, next friday, end of march, Q3, spring."""

import re
from datetime import date, time, timedelta

from tools.when_calendar import BACK, around, moved, named_stretch, named_weekday, week_of
from tools.when_clock import Standing
from tools.when_forms import (
    DAYS_OF_WEEK,
    DIGIT,
    MONTH_NAMES,
    NTH_WORDS,
    Days,
    Form,
    Strength,
    add_months,
    coming,
    form,
    month_of,
    one,
    weekday_of,
    year_of,
)
from tools.when_words import NUMBERS, SEASONS, UNIT_OF, WEEKDAYS, amount, count, one_of, ordinal

PARTS = {"morning": time(12), "afternoon": time(18), "evening": time(22), "night": None}
SAID = {
    "nite": "night", "morn": "morning", "am": "morning", "a.m": "morning", "pm": "afternoon", "p.m": "afternoon",
    "arvo": "afternoon", "aft": "afternoon", "eve": "evening",
}  # fmt: skip
"""Other words for the parts of a day, behind the day."""
"""When a part of the day ends; a night ends with the user's day."""

_SHIFTS = {
    "today": 0,
    "2day": 0,
    "tonight": 0,
    "2nite": 0,
    "tonite": 0,
    "2night": 0,
    "yesterday": -1,
    "yest": -1,
}
_SHIFTS |= {"yday": -1, "ystrday": -1, "yesterdy": -1, "yestrday": -1}
_TOMORROW = [
    "tomorrow",
    "tommorow",
    "tommorrow",
    "tomorow",
    "tomorrw",
    "tomorro",
    "tommorro",
    "tmrw",
    "tmr",
    "tmw",
    "tmrow",
    "tmoro",
    "tomo",
    "tom",
    "2moro",
    "2morrow",
    "2mrw",
    "2morow",
]
_SHIFTS |= dict.fromkeys(_TOMORROW, 1)
_NEAR = "|".join(sorted(_SHIFTS, key=len, reverse=True))
_PART = "morning|afternoon|evening|night|arvo|aft"
_UNITS = r"(?:week-?(?:end)?|wknd|wk|month|quarter|qtr|year|yr|decade)"
_WHICH = (
    r"this~past|current|this(?:~coming)?|next|nxt|last|past|previous|prev|coming|upcoming|following|the~coming"
    r"|the~following"
)
_AND = r"(?:~?,~?(?:and~|&~|or~)?|~?[/&+]~?|~(?:and|or)~|~)"
_ENDS = {"eow": "week", "eom": "month", "eoq": "quarter", "eoy": "year"}


def _near(found: re.Match[str], at: Standing) -> Days:
    word = found[1]
    day = at.today + timedelta(days=_SHIFTS[word])
    part = "night" if word in ("tonight", "tonite", "2nite", "2night") else ""
    return Days(day, day, None, 1 if word in ("tom", "tomo", "yest") else 3, "near", part)


def _beyond(found: re.Match[str], at: Standing) -> Days:
    return one(at.today + timedelta(days=2 if "after" in found[0] else -2), 3, "near")


def _part_of_today(found: re.Match[str], at: Standing) -> Days:
    back = found[1].split()[0] in ("last", "yesterday")
    day = at.today - timedelta(days=int(back))
    part = SAID.get(found[2], found[2])
    return Days(day, day, PARTS[part], 3, "near", part)


def _coming_part(found: re.Match[str], at: Standing) -> Days:
    """ "in the morning": the next one to end."""
    end = PARTS[found[1]] or time(23, 59)
    day = at.today + timedelta(days=int(at.local.date() >= at.today and at.local.time() >= end))
    return Days(day, day, PARTS[found[1]], 1, "daypart", found[1])


def _listed(found: re.Match[str], at: Standing) -> Days:
    """ "tue and thu": the first of them to come."""
    days = [named_weekday("", WEEKDAYS[name], at) for name in re.findall(one_of(WEEKDAYS), found[0])]
    return one(min(days), 2, "weekday")


def _now(found: re.Match[str], at: Standing) -> Days:
    there = at.local.replace(second=0, microsecond=0)
    return one(there.date(), 1, "now", there.time())


def _named(found: re.Match[str], at: Standing) -> Days:
    which, weekday = (found[1] or "").removeprefix("the ").removeprefix("on "), weekday_of(found[2])
    day = named_weekday(which, weekday, at)
    if found[3]:
        day += timedelta(days=14 if found[3].endswith("fortnight") else 7)
    name = found[2].rstrip(".")
    strength: Strength = 3 if which or found[3] else 2
    if not which and not found[3] and name in ("sat", "sun", "wed", "mon", "weds", "tue", "thu", "fri"):
        strength = 1 if name in ("sat", "sun", "wed") else 2
    return one(day, strength, "weekday")


def _weekday_of_week(found: re.Match[str], at: Standing) -> Days:
    name, which = (found[1], found[2]) if found[1] else (found[4], found[3])
    week = week_of(at.today, at) + timedelta(days={"next": 7, "nxt": 7, "this": 0}.get(which, -7))
    return one(week + timedelta(days=(weekday_of(name) - at.clock.week_start) % 7), 3, "weekday")


def _after_next(found: re.Match[str], at: Standing) -> Days:
    if found[1] in UNIT_OF or found[1] == "weekend":
        return _whole(moved(found[1], at.today, 2), found[1], at)
    if found[1].rstrip(".") in MONTH_NAMES:
        first, last = named_stretch(found[1], at)
        return Days(add_months(first, 12), add_months(last, 12), None, 3, "month")
    return one(named_weekday("", weekday_of(found[1]), at) + timedelta(days=7), 3, "weekday")


def _whole(day: date, unit: str, at: Standing) -> Days:
    return (
        Days(day, day, None, 2, "stretch")
        if unit != "weekend"
        else Days(*around(unit, day, at), None, 2, "stretch")
    )


def _nth_weekday(found: re.Match[str], at: Standing) -> Days | None:
    nth = -1 if found[1] in ("last", "final") else ordinal(found[1])
    first, last = named_stretch(found[3], at)
    if found[3] in MONTH_NAMES and (there := _pick(nth, found[2], first, last)) and there < at.today:
        first, last = add_months(first, 12), add_months(first, 13) - timedelta(days=1)
    day = _pick(nth, found[2], first, last)
    if day and day < at.today and found[3].removeprefix("the ") == "month":
        first, last = add_months(first, 1), add_months(first, 2) - timedelta(days=1)
        day = _pick(nth, found[2], first, last)
    return one(day) if day else None


def _pick(nth: int, what: str, first: date, last: date) -> date | None:
    days = [first + timedelta(days=each) for each in range((last - first).days + 1)]
    if what.endswith(("weekday", "business day", "working day")):
        days = [each for each in days if each.weekday() < 5]
    elif what != "day":
        days = [each for each in days if each.weekday() == weekday_of(what)]
    return days[nth if nth < 0 else nth - 1] if nth <= len(days) else None


def _week_of_stretch(found: re.Match[str], at: Standing) -> Days:
    first, last = named_stretch(found[2], at)
    if found[1] == "last":
        return Days(last - timedelta(days=6), last, None, 3, "stretch")
    start = first + timedelta(days=7 * (ordinal(found[1]) - 1))
    if start > last:
        raise ValueError(found[0])
    return Days(start, min(last, start + timedelta(days=6)), None, 3, "stretch")


def _week_around(found: re.Match[str], at: Standing) -> Days:
    day = coming(ordinal(found[2]), month_of(found[1]), None, at.today)
    return Days(*around("week", day, at), None, 3, "stretch")


def _day_of_stretch(found: re.Match[str], at: Standing) -> Days:
    first, last = named_stretch(found[2], at)
    day = first + timedelta(days=ordinal(found[1]) - 1)
    if day < at.today and found[2] in ("month", "the month"):
        day = add_months(day, 1)  # "the first of the month"
    elif day > last:
        raise ValueError(found[0])
    return one(day)


def _end_of(found: re.Match[str], at: Standing) -> Days:
    where, (first, last) = found[1], named_stretch(found[2], at)
    if where.startswith(("start", "begin", "early", "first")):
        day = first if not where.startswith("early") else min(last, first + timedelta(days=9))
    elif where.startswith("mid"):
        length = (last - first).days + 1
        day = first + timedelta(days=length // 2 if length < 28 else 14 if length < 32 else length // 2)
    else:
        day = last
    return one(day, 3 if where.endswith("of") else 2, "stretch")


def _short_end(found: re.Match[str], at: Standing) -> Days:
    return Days(*around(_ENDS[found[1]], at.today, at), None, 3, "stretch")


def _end_of_day(found: re.Match[str], at: Standing) -> Days:
    business = found[0].startswith(("cob", "eob", "close")) or "business" in found[0] or "work" in found[0]
    return one(at.today, 3, "eod", time(17) if business else None)


def _which(found: re.Match[str], at: Standing) -> Days:
    which, unit = found[1].removeprefix("the "), found[2].replace("-", "").replace("wknd", "weekend")
    which = "this" if which == "current" else which
    if unit == "weekend":
        shift = 7 * (which in ("next", "nxt", "following")) - 7 * (which in BACK)
        return Days(*around(unit, at.today + timedelta(days=shift), at), None, 3, "stretch")
    if which.startswith("this"):
        return Days(*around(unit, at.today, at), None, 2, "stretch")
    day = moved(unit, at.today, -1 if which in BACK else 1)
    return Days(day, day, None, 2, "stretch")


def _weekend(found: re.Match[str], at: Standing) -> Days:
    return Days(*around("weekend", at.today, at), None, 2 if found[1] else 1, "stretch")


def _weekdays_away(found: re.Match[str], at: Standing) -> Days:
    """ "4 mondays from now", "six mondays ago"."""
    number = int(count(found[1]))
    which = "last" if found[3] == "ago" else ""
    first = named_weekday(which, weekday_of(found[2]), at)
    return one(first + timedelta(days=7 * (number - 1) * (-1 if which else 1)), 3, "weekday")


def _next_few(found: re.Match[str], at: Standing) -> Days:
    length = amount(found[2])
    if length.clocked:
        raise ValueError(found[0])
    back = found[1] in BACK
    there = add_months(at.today, -length.months if back else length.months)
    there += timedelta(days=(-1 if back else 1) * (length.days + length.business))
    return Days(there, there, None, 2, "stretch")


def _quarter(found: re.Match[str], at: Standing) -> Days:
    number = int(found[2]) if found[2] else ordinal(found[4])
    half = bool(found[1] == "h")
    year = year_of(found[3] or found[5]) or at.today.year
    length = 6 if half else 3
    if not 1 <= number <= 12 // length:
        raise ValueError(found[0])
    first = date(year, (number - 1) * length + 1, 1)
    last = add_months(first, length) - timedelta(days=1)
    if last < at.today and not (found[3] or found[5]):
        first, last = add_months(first, 12), add_months(first, 12 + length) - timedelta(days=1)
    return Days(first, last, None, 3 if found[3] or found[5] else 2, "stretch")


def _month(found: re.Match[str], at: Standing) -> Days:
    which, name, year = found[1] or "", found[2], found[3]
    first, last = named_stretch(" ".join(filter(None, (which, name, year))), at)
    return Days(
        first, last, None, 3 if year or (which and name not in ("may", "march", "mar")) else 1, "month"
    )


def _month_and_year(found: re.Match[str], at: Standing) -> Days:
    month, year = (int(found[2]), int(found[1])) if found[1] else (int(found[3]), int(found[4]))
    first = date(year, month, 1)
    return Days(first, add_months(first, 1) - timedelta(days=1), None, 1, "month")


def _of_season(found: re.Match[str], at: Standing) -> Days:
    which, name, year = found[1] or "", found[2], found[3]
    first, last = named_stretch(" ".join(filter(None, (which.removeprefix("the"), name, year))), at)
    return Days(first, last, None, 3 if year else 2 if which and which != "the" else 1, "season")


def _year(found: re.Match[str], at: Standing) -> Days:
    return Days(date(int(found[1]), 1, 1), date(int(found[1]), 12, 31), None, 1, "year")


_STRETCH = (
    rf"(?:the~)?(?:(?:{_WHICH})~)?(?:MONTH(?:,?~YEAR)?|SEASON(?:~YEAR)?|week|wk|weekend|month|quarter|qtr|year|yr|day)"
    r"|YEAR"
)
_WHICH_WORDS = frozenset(
    [
        "this",
        "current",
        "next",
        "nxt",
        "last",
        "past",
        "previous",
        "prev",
        "coming",
        "upcoming",
        "following",
        "the",
    ]
)

STRETCHES: tuple[Form, ...] = (
    form({"the", "day"}, r"(?:the~)?day~(?:after~tomorrow|before~yesterday)", _beyond),
    form(
        {"overmorrow"}, r"overmorrow~?after()|overmorrow", lambda found, at: one(at.today + timedelta(days=2))
    ),
    form({"this", "last", "yesterday"}, rf"(this|last|yesterday)~({_PART})", _part_of_today),
    form({"the"}, r"the~(morning|afternoon|evening)", _coming_part),
    form(
        {"eod", "cob", "eob", "close", "end", "the"}, r"eod|cob|eob|close~of~(?:business|play)", _end_of_day
    ),
    form(
        {"the", "end"},
        r"(?:the~)?end~of~(?:(?:the|my|this)~)?(?:(?:business|working|work)~)?(?:day|today)",
        _end_of_day,
    ),
    form(set(_SHIFTS) | {"2", "0"}, rf"({_NEAR})", _near),
    form({"now", "right", "just"}, r"(?:right~|just~)?now", _now),
    form(
        DAYS_OF_WEEK | _WHICH_WORDS | {"week"},
        r"(WEEKDAY),?~(?:of~|from~)?(?:the~)?(this|next|nxt|last|following|previous)~(?:week|wk)"
        r"|(this|next|nxt|last)~(?:week|wk),?~(?:on~)?(WEEKDAY)",
        _weekday_of_week,
    ),
    form(
        DAYS_OF_WEEK | MONTH_NAMES | {"the", "week", "month", "weekend"},
        r"(?:the~)?(WEEKDAY|MONTH|week(?:end)?|month|year)~after~next",
        _after_next,
    ),
    form(
        NTH_WORDS | {DIGIT, "the", "last", "final"},
        rf"(?:the~)?(ORDINAL|last|final)~(WEEKDAY|weekday|(?:business|working)~day|day)~(?:of|in)~({_STRETCH})",
        _nth_weekday,
    ),
    form(
        NTH_WORDS | {DIGIT, "the", "last"},
        rf"(?:the~)?(ORDINAL|last)~week~(?:of|in)~({_STRETCH})",
        _week_of_stretch,
    ),
    form(
        {"the", "week"},
        r"(?:the~)?week~(?:of|commencing|beginning)~(?:the~)?(MONTH)~(ORDINAL|[0-9]{1,2})",
        _week_around,
    ),
    form(
        NTH_WORDS | {DIGIT, "the"},
        r"(?:the~)?(ORDINAL)~(?:of|in)~((?:the~)?(?:(?:this|next|last|following|coming)~)?month)",
        _day_of_stretch,
    ),
    form(
        {"the", "end", "start", "beginning", "begining", "middle", "mid", "early", "late"},
        rf"(?:the~)?(end~(?:of|in)|(?:start|beginn?ing)~of|middle~of|mid|early|late)(?:~|-)({_STRETCH})",
        _end_of,
    ),
    form(
        {DIGIT} | set(NUMBERS),
        r"(COUNT)~((?:"
        + one_of(each for each in WEEKDAYS if each.endswith("day"))
        + r")|mon|tue|wed|thu|fri|sat|sun)s?~(from~now|from~today|ago)",
        _weekdays_away,
    ),
    form({"the", "next"}, r"(?:the~)?next~day", lambda found, at: one(at.today + timedelta(days=1), 2)),
    form(set(_ENDS), rf"({'|'.join(_ENDS)})", _short_end),
    form(_WHICH_WORDS | DAYS_OF_WEEK, rf"(?:({_WHICH})~)?(WEEKDAY)(~(?:week|fortnight))?", _named),
    form(DAYS_OF_WEEK, rf"WEEKDAY(?:{_AND}WEEKDAY){{1,6}}", _listed),
    form(_WHICH_WORDS, rf"({_WHICH})~({_UNITS})", _which),
    form({"the", "weekend", "wknd"}, r"(the~)?(?:weekend|wknd)", _weekend),
    form(_WHICH_WORDS, r"(?:the~)?(next|last|past|coming|following)~(AMOUNT)", _next_few),
    form({"q", "h"}, r"([qh])([1-4])(?:,?~?(?:of~)?(YEAR|['’][0-9]{2}))?()()", _quarter),
    form(
        NTH_WORDS | {DIGIT, "the"},
        r"(?:the~)?()()()(ORDINAL)~(?:quarter|qtr)(?:~(?:of~)?(?:the~year~)?(YEAR))?",
        _quarter,
    ),
    form(
        _WHICH_WORDS | set(SEASONS),
        r"(?:(this|next|last|the|coming)~)?(SEASON)(?:~(?:of~)?(YEAR))?",
        _of_season,
    ),
    form(
        _WHICH_WORDS | MONTH_NAMES,
        r"(?:(this|next|nxt|last|past)~)?(MONTH)(?:,?~(?:of~)?(YEAR|['’][0-9]{2}))?",
        _month,
    ),
    form(DIGIT, r"(YEAR)-(0[1-9]|1[0-2])|(0?[1-9]|1[0-2])/(YEAR)", _month_and_year),
    form(DIGIT, r"(YEAR)", _year),
)
