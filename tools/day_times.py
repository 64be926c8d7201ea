"""From what is said of a day and its hours to a date and to times by the clock on the wall."""

import re
from datetime import date, datetime, time
from typing import Annotated

from pydantic import Field

from memory.blackboard import Preferences
from memory.errors import Invalid
from memory.scope import Scope
from tools.due import due
from tools.task_dates import today_of
from tools.when import say_due, zone_of

DayWords = Annotated[
    str, Field(max_length=100, description="A day: 'today', 'friday', 2026-11-27; its date on the calendar.")
]
HourWords = Annotated[str, Field(max_length=40, description="Local time on the clock: 09:00.")]
CLOCK = re.compile(
    r"(?:(?P<day>\d{4}-\d{2}-\d{2})[T ])?(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?(?::\d{2}(?:\.\d{1,6})?)?"
    r" ?(?P<half>[ap])?(?(half)\.?m\.?|)",
    re.IGNORECASE | re.ASCII,
)
WORDS = {"noon": time(12), "midday": time(12), "midnight": time(0), "24:00": time(0)}
LAST = time(23, 59)
"""The end of a day: midnight belongs to the next one."""


async def day_of(scope: Scope, text: str) -> date:
    """The day that is meant. After midnight, while the user's own day goes on, "today" is the date on the calendar: its
    hours are the ones to come. Raises Invalid."""
    if text.strip().lower() in ("", "today"):
        user = await scope.user()
        return scope.now.astimezone(zone_of(user.zone)).date()
    found = await due(scope, text)
    if found is None:
        raise Invalid("Say which day: today, tomorrow, friday or 2026-11-27.")
    return found.date


async def coming(scope: Scope, text: str) -> date:
    """The day that is meant, which is not over. Raises Invalid."""
    day, today = await day_of(scope, text), await today_of(scope)
    if day < today:
        raise Invalid(f"{capital(say_due(day, None, today))} is past. Plan today or a later day.")
    return day


def hour_of(text: str, day: date) -> time:
    """The time that "09:30", "9", "2 pm", "noon" or 2026-11-27T09:30 means. Raises Invalid where it is none, or one of
    another day."""
    low = text.strip().lower()
    if low in WORDS:
        return WORDS[low]
    found = CLOCK.fullmatch(low)
    try:
        said = found and time(in_24(int(found["hour"]), found["half"]), int(found["minute"] or 0))
    except ValueError:
        said = None
    if found is None or said is None:
        raise Invalid(f"“{text.strip()[:40]}” is no time of a day. Say it like 09:30.")
    if found["day"] and found["day"] != day.isoformat():
        raise Invalid(f"{text.strip()} is not on {day.isoformat()}, the day that is planned.")
    return said


def in_24(hour: int, half: str | None) -> int:
    """An hour of the day. Raises ValueError where it is none in that half of the day."""
    if half is None:
        return hour
    if not 1 <= hour <= 12:
        raise ValueError(hour)
    return hour % 12 + (12 if half == "p" else 0)


def end_of(text: str, day: date) -> time:
    """The same for an end: midnight is the end of the day."""
    return hour_of(text, day) if hour_of(text, day) > time(0) else LAST


def stretch_of(start: str, end: str, day: date) -> tuple[time, time]:
    """From when to when. Raises Invalid where it ends before it begins."""
    first, last = hour_of(start, day), end_of(end, day)
    if last <= first:
        raise Invalid(
            f"{span(first, last)} ends before it begins. A stretch ends on its own day, after its start."
        )
    return first, last


def window_of(start: str, end: str, day: date, now: datetime, preferences: Preferences) -> tuple[time, time]:
    """The hours to plan: those that are said, else those of work. `now` is local. Raises Invalid."""
    if start and end:
        return stretch_of(start, end, day)
    if start:
        first = hour_of(start, day)
        return first, preferences.work_end if first < preferences.work_end else LAST
    if not end:
        return preferences.work_start, preferences.work_end
    last = end_of(end, day)
    if preferences.work_start < last:
        return preferences.work_start, last
    if day != now.date():
        raise Invalid(f"Work begins at {preferences.work_start:%H:%M}. Say from when, if until {last:%H:%M}.")
    return time(0), last


def span(start: time, end: time) -> str:
    """ "09:00–10:30"."""
    return f"{start:%H:%M}–{end:%H:%M}"


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]
