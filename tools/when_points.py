"""One point in time out of a day, a part of it and an hour, in any order: tomorrow morning at 8, 3pm on friday."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from tools.when_clock import Due, Standing, due_instant
from tools.when_forms import DATES, DIGIT, YEARS, Days, Form, Reader, Strength
from tools.when_holidays import NAMED
from tools.when_hours import Hour, in_part, read_hour, read_lone_hour, to_local
from tools.when_offsets import read_offset
from tools.when_signs import CLOSES
from tools.when_stretches import PARTS, SAID, STRETCHES

_FIRST = re.compile(r"[a-z]+")
_PART = re.compile(
    r",?[ \t]{1,3}(?:in[ \t]the[ \t]|at[ \t])?(?:early[ \t](?:in[ \t]the[ \t])?|late[ \t])?"
    r"(morning|afternoon|evening|night|nite|morn|arvo|eve|[ap]\.?m|noon(?=[ \t]at))(?![a-z0-9_'’])"
)
_OF_PART = re.compile(r"(?:the[ \t])?(morning|afternoon|evening|night)[ \t](?:of|on)[ \t]")
_THEN = re.compile(
    r"[ \t]?@[ \t]?|,?[ \t]{1,3}(?P<at>(?:at|by|before|b4|around|about|from|for|after|@)"
    r"(?:[ \t](?:about|around))?[ \t]{1,3}|@)?"
    r"|,[ \t]?|t(?=[0-9])"
)
_EOD = re.compile(
    r",?[ \t]{1,3}(?:by[ \t]|at[ \t])?(?:the[ \t])?(eod|cob|eob|close|end[ \t]of[ \t]day)(?![a-z0-9_'’])"
)
_DOTTED = re.compile(r"[0-9]{1,2}\.[0-5][0-9](?![0-9.])(?![ \t]?[ap]\.?m)")
_ON = re.compile(r",?[ \t]{1,3}(?:on[ \t]{1,3}|of[ \t]{1,3})?|,")


def _table(forms: Iterable[Form]) -> dict[str, tuple[Form, ...]]:
    table: dict[str, list[Form]] = {}
    for each in forms:
        for word in each[0]:
            table.setdefault(word, []).append(each)
    return {word: tuple(each) for word, each in table.items()}


FORMS = _table((*DATES, *NAMED, *STRETCHES))
"""The forms that a word may begin, in the order in which they are tried."""


@dataclass(frozen=True, slots=True)
class Point:
    """A day, an hour, or both, and where their words end."""

    days: Days | None
    hour: Hour | None
    end: int

    @property
    def strength(self) -> Strength:
        if self.days is None:
            return self.hour.strength if self.hour else 1
        if self.hour is not None:
            return 3 if self.hour.strength > 1 or self.days.strength > 1 else 2
        return self.days.strength

    @property
    def form(self) -> str:
        return self.days.form if self.days else "hour"


def read_point(text: str, at: int, standing: Standing, after_at: bool = False) -> Point | None:
    """The point in time that the text names at a place. `after_at`: a lone number is an hour there."""
    if offset := read_offset(text, at, standing, _anchor):
        return _with_hour(text, Point(offset.days, None, offset.end))
    if (of := _OF_PART.match(text, at)) and (day := read_day(text, of.end(), standing)):
        return _with_hour(text, Point(replace(day[0], at=PARTS[of[1]], part=of[1]), None, day[1]))
    if day := read_day(text, at, standing):
        end_of_day = day[0].form == "eod"
        return _end_of(text, *day, standing) if end_of_day else _with_hour(text, Point(day[0], None, day[1]))
    hour = read_hour(text, at, after_at) or read_hour(text, at, True)
    if hour and _DOTTED.match(text, at):
        point = _with_day(text, Point(None, *hour), standing)
        return point if point.days or after_at else None
    if hour and (after_at or hour[0].strength > 1 or hour[0].part):
        return _with_day(text, Point(None, *hour), standing)
    return None


def _end_of(text: str, days: Days, end: int, standing: Standing) -> Point:
    """ "eod friday": that day's end."""
    on = _ON.match(text, end)
    other = read_day(text, on.end(), standing) if on else None
    if other and other[0].form in ("near", "weekday", "dated", "slashed", "iso"):
        return Point(replace(other[0], at=days.at, strength=3, form="eod"), None, other[1])
    return Point(days, None, end)


def read_day(text: str, at: int, standing: Standing) -> tuple[Days, int] | None:
    """The day that the text names at a place, and where its words end; None where it names none, or one that
    does not exist (31 Nov)."""
    word = _FIRST.match(text, at)
    key = word[0] if word else DIGIT if text[at : at + 1].isdigit() else ""
    longest: tuple[Days | None, int] = (None, at)
    for _, words, read in FORMS.get(key, ()):
        found = words.match(text, at)
        if found and found.end() > longest[1]:
            longest = _read(found, read, standing), found.end()
    days, end = longest
    return (days, end) if days else None


def _read(found: re.Match[str], read: Reader, standing: Standing) -> Days | None:
    try:
        days = read(found, standing)
    except (ValueError, OverflowError, IndexError, StopIteration, KeyError):
        return None
    return days if days and days.last.year in YEARS and days.first.year in YEARS else None


def _anchor(text: str, at: int, standing: Standing) -> tuple[date, time | None, int] | None:
    if day := read_day(text, at, standing):
        point = _with_hour(text, Point(day[0], None, day[1]))
    elif hour := read_hour(text, at, False):
        point = _with_day(text, Point(None, hour[0], hour[1]), standing)
    else:
        return None
    due = settle(point, standing)
    return due.date, due.time, point.end


def _with_hour(text: str, point: Point) -> Point:
    days, end = point.days, point.end
    if days is None or (days.at is not None and not days.part):
        return point
    if not days.part or days.form == "near":
        part = _PART.match(text, end)
        if part and days.form not in ("stretch", "month", "season", "year"):
            name = SAID.get(part[1], part[1])
            days, end = replace(days, at=PARTS.get(name), part=name), part.end()
            days = replace(days, strength=2) if days.strength == 1 else days  # "sat night"
    if eod := _EOD.match(text, end):
        return Point(
            replace(days, at=time(17) if eod[1] in ("cob", "eob") else None, form="eod"), None, eod.end()
        )
    then = _THEN.match(text, end)
    if then is None or days.form in ("month", "season", "year"):
        return Point(days, None, end)
    after_at = bool(then["at"]) or "@" in then[0]
    hour = read_hour(text, then.end(), after_at)
    if hour is None and days.form in ("weekday", "near", "daypart"):
        hour = read_lone_hour(text, then.end())
    if hour is None or not ends(text, hour[1]):
        return Point(days, None, end)
    return Point(days, in_part(hour[0], days.part), hour[1])


def _with_day(text: str, point: Point, standing: Standing) -> Point:
    if (on := _ON.match(text, point.end)) and (day := read_day(text, on.end(), standing)):
        days, end = day
        sure = days.strength > 1 or "on" in on[0] or bool(days.form == "weekday" and CLOSES.match(text, end))
        if (
            sure
            and days.form not in ("stretch", "month", "season", "year", "now")
            and ends(text, end)
            and point.hour
        ):
            if part := _PART.match(text, end):
                days, end = replace(days, part=SAID.get(part[1], part[1])), part.end()
            return Point(days, in_part(point.hour, days.part), end)
    return point


def ends(text: str, end: int) -> bool:
    """Whether a word ends here: not "friday's", "Monday.com", "27/11/x", "3pm-ish"."""
    rest = text[end : end + 2]
    if not rest:
        return True
    if rest[0] in "_-/'’\\%" or rest[0].isalnum():
        return rest[0] == "-" and (len(rest) == 1 or rest[1] == " ")
    return not (
        rest[0] in ".:,+"
        and len(rest) > 1
        and rest[1].isalnum()
        and not (rest[0] == "," and not rest[1].isdigit())
    )


def settle(point: Point, standing: Standing, before: bool = False) -> Due:
    """One due date out of the day and the hour that were named. Raises OverflowError at the calendar's edge."""
    days, hour = point.days, point.hour
    if days is None and hour and hour.today:
        days = Days(standing.today, standing.today, None, 3, "near", hour.part)
    if days is None or (days.form == "daypart" and hour):
        return _next_such(hour or Hour(time()), standing)
    if hour is None:
        if before and days.at is None and days.form != "eod":
            return Due(days.first - timedelta(days=1))
        return Due(days.last, days.at)
    if hour.zone:
        there = to_local(days.last, hour, standing)
        return Due(there.date(), there.time())
    return Due(
        _night_of(days, hour.at, standing) if not hour.midnight else days.last + timedelta(days=1), hour.at
    )


def _night_of(days: Days, at: time, standing: Standing) -> date:
    """The day of an hour that was said of some day: the small hours may belong to the night before."""
    day = days.last
    near, small = days.form == "near", at < standing.clock.day_end
    night = days.part == "night" and at.hour < 4
    if near and day == standing.today and small:
        day += timedelta(days=1)  # the small hours belong to the night before
    elif (night and not near) or (near and day > standing.today and _over(day, at, standing)):
        day += timedelta(days=1)
    return day


def _over(day: date, at: time, standing: Standing) -> bool:
    return due_instant(day, at, standing.place, standing.clock.day_end) <= standing.clock.now


def _next_such(hour: Hour, standing: Standing) -> Due:
    day = standing.local.date()
    there = to_local(day, hour, standing)
    if _over(there.date(), there.time(), standing):
        there = to_local(day + timedelta(days=1), hour, standing)
    elif _over(there.date() + timedelta(days=1), there.time(), standing) is False and hour.zone:
        earlier: datetime = to_local(day - timedelta(days=1), hour, standing)
        there = there if _over(earlier.date(), earlier.time(), standing) else earlier
    return Due(there.date(), there.time())
