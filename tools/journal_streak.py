"""A streak that forgives: days or weeks in which enough was written. Pure: no clock, no I/O.

Seven days a week make a streak of days; fewer make one of weeks, each with at least so many days. A day counts when
something was written for it, whenever that was. Paused days neither count nor break: a week with paused days asks for
its share, n · days left ÷ 7, rounded; one that asks for nothing is passed over. Today, and this week, break nothing
before they are over.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Span = tuple[date, date]
"""A first and a last day, both included."""

WEEK = 7
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Run:
    """How long the streak is now and was at best, in `unit`; how many days of this week were written for."""

    current: int
    best: int
    unit: Literal["days", "weeks"]
    written_today: bool
    this_week: int


def streak(
    written: Collection[date], today: date, per_week: int, pauses: Sequence[Span] = (), week_start: int = 0
) -> Run:
    """The streak of these days. `per_week` is 1 to 7, `week_start` 0 for Monday to 6 for Sunday."""
    days = {day for day in written if day <= today}
    began = first_of_week(today, week_start)
    this_week = sum(began <= day for day in days)
    steps = (
        days_of(days, today, pauses)
        if per_week == WEEK
        else weeks_of(days, today, per_week, pauses, week_start)
    )
    current, best = counted(steps)
    return Run(current, best, "days" if per_week == WEEK else "weeks", today in days, this_week)


def paused(day: date, pauses: Sequence[Span]) -> bool:
    return any(first <= day <= last for first, last in pauses)


def first_of_week(day: date, week_start: int) -> date:
    """The day on which the week of a day began."""
    return day - timedelta(days=(day.weekday() - week_start) % WEEK)


def days_of(written: Collection[date], today: date, pauses: Sequence[Span]) -> Iterator[bool | None]:
    """Of each day since the first one, whether it was kept; None where it neither counts nor breaks."""
    day = min(written, default=today)
    while day <= today:
        excused = day == today or paused(day, pauses)
        yield True if day in written else None if excused else False
        day += DAY


def weeks_of(
    written: Collection[date], today: date, per_week: int, pauses: Sequence[Span], week_start: int
) -> Iterator[bool | None]:
    """The same of each week. The first one asks for no more days than were left of it."""
    first = min(written, default=today)
    week = first_of_week(first, week_start)
    while week <= today:
        days = [week + n * DAY for n in range(WEEK)]
        left = sum(day >= first and not paused(day, pauses) for day in days)
        needed = (2 * per_week * left + WEEK) // (2 * WEEK)
        kept = sum(day in written for day in days)
        excused = needed == 0 or days[-1] >= today
        yield True if kept and kept >= needed else None if excused else False
        week += WEEK * DAY


def counted(steps: Iterator[bool | None]) -> tuple[int, int]:
    """How many were kept since the last that was not, and the most that ever were in a row."""
    run = best = 0
    for kept in steps:
        run = run + 1 if kept else 0 if kept is False else run
        best = max(best, run)
    return run, best
