"""From one point in time to another: 3-5pm, between 9 and 11 am, july 13 to 15, monday to friday."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from tools.when_clock import Due, Standing
from tools.when_forms import Strength, coming, month_of, one, year_of
from tools.when_hours import Hour, in_part, read_hour
from tools.when_points import Point, ends, read_day, read_point, settle
from tools.when_signs import CLOSES
from tools.when_words import pattern

_LINK = re.compile(r"[ \t]?[-–—][ \t]?|[ \t]{1,3}(?:to|untill?|till?|through|thru)[ \t]{1,3}")
_AND = re.compile(r"[ \t]{1,3}and[ \t]{1,3}")
_DAYS = (
    r"(?P<one>[0-9]{1,2})(?:st|nd|rd|th)?~?(?:-|–|—|to|through|thru|until|till|and)"
    r"~?(?:the~)?(?P<two>[0-9]{1,2})(?:st|nd|rd|th)?"
)
_YEAR = r"(?:(?:,~?|~)(?P<year>YEAR|['’][0-9]{2}))?"
_DAY_SPANS = (
    pattern(rf"(?P<month>MONTH)~(?:the~)?{_DAYS}(?![0-9:]|~?[ap]\.?m){_YEAR}"),
    pattern(rf"(?:the~)?{_DAYS}~(?:of~)?(?P<month>MONTH){_YEAR}"),
)
_DAY_FORMS = ("near", "dated", "weekday", "iso", "slashed")
_ON = re.compile(r",?[ \t]{1,3}(?:on[ \t]{1,3})?")
_AT = re.compile(r"[ \t]?@[ \t]?|,?[ \t]{1,3}(?:(?:at|from|between)[ \t]{1,3})?")


@dataclass(frozen=True, slots=True)
class Span:
    begins: Due
    due: Due
    strength: Strength
    end: int

    @property
    def minutes(self) -> int | None:
        """How long it lasts, where both ends are hours within a day of each other."""
        if self.begins.time is None or self.due.time is None:
            return None
        length = datetime.combine(self.due.date, self.due.time) - datetime.combine(
            self.begins.date, self.begins.time
        )
        return int(length.total_seconds() // 60) if timedelta() < length < timedelta(days=1) else None


def read_span(text: str, at: int, standing: Standing, between: str = "") -> Span | None:
    """The span that the text names at a place; `between`: "from" or "between" where one of them stands before it."""
    try:
        return (
            _days(text, at, standing)
            or _hours_then_day(text, at, standing, between)
            or _day_then_hours(text, at, standing)
            or _two_points(text, at, standing, between)
        )
    except (ValueError, OverflowError):
        return None


def _days(text: str, at: int, standing: Standing) -> Span | None:
    found = _DAY_SPANS[0].match(text, at) or _DAY_SPANS[1].match(text, at)
    if found is None:
        return None
    month, year = month_of(found["month"]), year_of(found["year"])
    first = coming(int(found["one"]), month, year, standing.today)
    last = coming(int(found["two"]), month, year, standing.today)
    if year is None and last < first:  # it has begun
        first = coming(int(found["one"]), month, last.year, standing.today)
    if last <= first:
        return None
    return Span(Due(first), Due(last), 3, found.end())


def _hours_then_day(text: str, at: int, standing: Standing, between: str) -> Span | None:
    hours = read_hours(text, at, between)
    if hours is None:
        return None
    one_, two, end, sure = hours
    on = _ON.match(text, end)
    day = read_day(text, on.end(), standing) if on else None
    if (
        on
        and day
        and day[0].form in _DAY_FORMS
        and (day[0].strength > 1 or "on" in on[0] or CLOSES.match(text, day[1]))
    ):
        days = day[0]
        return _on_day(days.last, in_part(one_, days.part), in_part(two, days.part), 3, day[1])
    if not sure:
        return None
    next_end = settle(Point(None, two, end), standing)  # one that has begun is still to end
    start = next_end.date - timedelta(days=int(two.at <= one_.at))
    return _on_day(start, one_, two, 3 if between else 2, end)


def _day_then_hours(text: str, at: int, standing: Standing) -> Span | None:
    day = read_day(text, at, standing)
    then = _AT.match(text, day[1]) if day else None
    hours = (
        read_hours(text, then.end(), "between" if then and "between" in then[0] else "from") if then else None
    )
    if (
        day is None
        or hours is None
        or day[0].form not in ("near", "dated", "weekday", "iso", "slashed", "offset", "holiday")
    ):
        return None
    return _on_day(day[0].last, in_part(hours[0], day[0].part), in_part(hours[1], day[0].part), 3, hours[2])


def _on_day(day: date, one_: Hour, two: Hour, strength: Strength, end: int) -> Span:
    over = timedelta(days=int(two.at <= one_.at))
    return Span(Due(day, one_.at), Due(day + over, two.at), strength, end)


def read_hours(text: str, at: int, between: str) -> tuple[Hour, Hour, int, bool] | None:
    """Two hours, where the words end, and whether they can't be mere numbers."""
    one_ = read_hour(text, at, True)
    if one_ is None:
        return None
    link = _LINK.match(text, one_[1]) or (_AND.match(text, one_[1]) if between == "between" else None)
    two = read_hour(text, link.end(), True) if link else None
    if two is None or not ends(text, two[1]) or one_[0].zone:
        return None
    sure = one_[0].strength > 1 or two[0].strength > 1
    first, last = _halves(one_[0], two[0])
    return first, last, two[1], sure


def _halves(one_: Hour, two: Hour) -> tuple[Hour, Hour]:
    """Each hour in the half of the day that the other one leaves it."""
    if one_.loose and not two.loose:
        halves = [time(hour, one_.at.minute) for hour in (one_.at.hour % 12, one_.at.hour % 12 + 12)]
        before = [each for each in halves if each < two.at]
        return (replace(one_, at=before[-1], loose=False), two) if before else (one_, two)
    if two.loose:
        halves = [time(hour, two.at.minute) for hour in (two.at.hour % 12, two.at.hour % 12 + 12)]
        after = [each for each in halves if each > one_.at]
        return (one_, replace(two, at=after[0], loose=one_.loose)) if after else (one_, two)
    return one_, two


def _two_points(text: str, at: int, standing: Standing, between: str) -> Span | None:
    first = read_point(text, at, standing, between != "")
    if first is None or (first.days and first.days.form in ("clocked", "now", "year")):
        return None
    link = _LINK.match(text, first.end) or (_AND.match(text, first.end) if between == "between" else None)
    last = read_point(text, link.end(), standing, True) if link else None
    if last is None or last.days is None or first.days is None or not ends(text, last.end):
        return None
    begins, due = (
        settle(Point(replace(first.days, last=first.days.first), first.hour, 0), standing),
        settle(last, standing),
    )
    if due.date < begins.date and last.days.form == first.days.form == "weekday":
        due = replace(due, date=due.date + timedelta(days=7))
    if due.date < begins.date:
        begins, due = _year_on(begins, due, standing)
    if (due.date, due.time or time.max) <= (begins.date, begins.time or time.min):
        return None
    return Span(begins, due, 3 if between else min(first.strength, last.strength), last.end)


def _year_on(begins: Due, due: Due, standing: Standing) -> tuple[Due, Due]:
    if begins.date.replace(year=due.date.year) <= due.date and due.date >= standing.today:
        return replace(begins, date=begins.date.replace(year=due.date.year)), due
    later = one(coming(due.date.day, due.date.month, begins.date.year + 1, standing.today))
    return begins, replace(due, date=later.last)
