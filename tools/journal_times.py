"""Days that a journal speaks of: today and before, in the user's own count of days."""

import re
from datetime import date, timedelta
from typing import Annotated

from pydantic import Field

from memory.errors import Invalid
from memory.scope import Scope
from tools.due import due
from tools.task_dates import today_of
from tools.when import say_due

PastDay = Annotated[
    str,
    Field(max_length=100, description="A day that is not to come: 'yesterday', 'last friday', 2026-11-20."),
]
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAY = re.compile(rf"(?:(?:on|last|this) )?(?P<day>{'|'.join(WEEKDAYS)})", re.IGNORECASE)
AGO = re.compile(r"(?P<n>\d{1,4}|an?|one) (?P<unit>day|week|month|year)s? ago", re.IGNORECASE)
YEARS = 5
"""So far back one looks on a day."""


async def past_day(scope: Scope, text: str) -> date:
    """The day that is meant, today where none is named. A weekday is the last one. Raises Invalid for a day to come."""
    low, today = " ".join(text.lower().split()), await today_of(scope)
    if low in ("", "today", "tonight"):
        return today
    if low == "yesterday":
        return today - timedelta(days=1)
    if weekday := WEEKDAY.fullmatch(low):
        back = (today.weekday() - WEEKDAYS.index(weekday["day"])) % 7
        return today - timedelta(days=back or 7)
    day = ago(low, today) or (found.date if (found := await due(scope, text)) else today)
    if day > today:
        raise Invalid(f"day: {say_due(day, None, today)} is still to come. Name today or a day before.")
    return day


def ago(text: str, today: date) -> date | None:
    """The day so many days, weeks, months or years before; None for other words."""
    found = AGO.fullmatch(text)
    if found is None:
        return None
    number = int(found["n"]) if found["n"].isdecimal() else 1
    months = {"month": 1, "year": 12}.get(found["unit"].lower(), 0) * number
    if not months:
        return today - timedelta(days=number * (7 if found["unit"].lower() == "week" else 1))
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    days = (on(year, month + 1, today.day - n) for n in range(4))
    return next((day for day in days if day), date.min)


def on(year: int, month: int, day: int) -> date | None:
    """That date, or None where the month has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def anniversaries(day: date) -> list[date]:
    """The days of the last five years that are this one again, newest first.

    What was written on 29 February comes again on that day, and on 28 February of years without one; on 29 February
    years without one show their 28th.
    """
    found: list[date] = []
    for year in range(day.year - 1, max(day.year - 1 - YEARS, 0), -1):
        leap = on(year, 2, 29)
        stands_in = (day.month, day.day) == (2, 28) and on(day.year, 2, 29) is None
        found += [leap] if leap and stands_in else []
        found += [on(year, day.month, day.day) or date(year, 2, 28)]
    return found
