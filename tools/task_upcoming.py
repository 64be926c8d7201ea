"""The coming days, with what is due on each and what will come again on it."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Annotated
from uuid import UUID

from pydantic import Field

from memory import task_lists, task_series
from memory.records import Task
from memory.scope import Scope
from memory.task_lists import Wanted
from tools import recurrence
from tools.task_dates import today_of
from tools.tool import tool

MOST = 1000
"""So many tasks that are due are shown at most, the soonest."""


@dataclass(frozen=True, slots=True)
class Coming:
    """A further occurrence of a recurring task, which will be there once the one before it is done."""

    task: UUID
    ref: str
    title: str
    time: time | None


@dataclass(frozen=True, slots=True)
class Day:
    """What is due on a day, soonest first, and what will come again on it."""

    date: date
    tasks: tuple[Task, ...]
    coming: tuple[Coming, ...]


@tool("read")
async def upcoming(scope: Scope, days: Annotated[int, Field(ge=1, le=92)] = 7) -> list[Day]:
    """Show the coming days from today on: what is due on each, and which recurring tasks come again on it."""
    today = await today_of(scope)
    last = today + timedelta(days=days - 1)
    due: defaultdict[date | None, list[Task]] = defaultdict(list)
    found = await task_lists.tasks(scope, Wanted(due_from=today, due_to=last), order="due", limit=MOST)
    for task in found.items:
        due[task.due_date].append(task)
    again = await occurrences(scope, today, last)
    days_ahead = [today + timedelta(days=number) for number in range(days)]
    return [Day(day, tuple(due[day]), tuple(again[day])) for day in days_ahead]


async def occurrences(scope: Scope, first: date, last: date) -> defaultdict[date, list[Coming]]:
    """The dates on which recurring tasks come again, after the one that is due now. What counts from the day
    on which it is done has no such date yet.
    """
    found: defaultdict[date, list[Coming]] = defaultdict(list)
    for each in await task_series.coming(scope, last):
        now = max(each.recurs_on, each.due_date or each.recurs_on)
        low = max(first, now + timedelta(days=1))
        for day in recurrence.occurrences_between(each.recurrence, each.recurs_from, low, last):
            found[day].append(Coming(each.id, each.ref, each.title, each.due_time))
    for coming in found.values():
        coming.sort(key=lambda each: (each.time or time.max, each.title))
    return found
