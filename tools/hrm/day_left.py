"""What a day has no room for, and what to do about it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from tools.hrm.day_slots import Placed, Work, lasting, minute_of
from tools.hrm.day_work import ASSUMED
from tools.hrm.records import Snapshot
from tools.when import say_due

STALE = timedelta(days=28)
"""A task of low priority that is overdue for so long is better dropped."""
AHEAD = 28
"""So many days are looked through for one with room."""


@dataclass(frozen=True, slots=True)
class Left:
    """A task, or `minutes` of it, that finds no room; why, and the day that has some, where it is to be postponed."""

    task_id: UUID
    ref: str
    title: str
    minutes: int
    reason: str
    postpone_to: date | None


@dataclass(slots=True)
class Rooms:
    """What the coming days have room for, in minutes; less with each task that is postponed to one."""

    day: date
    whole: int
    days: tuple[int, ...]
    load: defaultdict[date, int]

    def take(self, minutes: int) -> tuple[date, int] | None:
        """The first work day that has room, and how much it had; an empty one for what exceeds every day."""
        for ahead in range(1, AHEAD + 1):
            day = self.day + timedelta(days=ahead)
            room = self.whole - self.load[day]
            if day.weekday() in self.days and room >= min(minutes, self.whole) > 0:
                self.load[day] += minutes
                return day, room
        return None


def left_of(
    day: date, placed: Iterable[Placed], work: Sequence[Work], busy: frozenset[UUID], snapshot: Snapshot
) -> tuple[tuple[Left, ...], int]:
    """What finds no room though it can't wait, and what was only begun; and how many minutes the day is short of."""
    given = {each.work.task.id: sum(end - start for start, end in each.parts) for each in placed}
    known = {each.task.id for each in work} | busy
    rooms, found, over = rooms_of(day, snapshot), [], 0
    for each in work:
        rest = each.minutes - given.get(each.task.id, 0)
        if rest <= 0 or not (each.must or each.task.id in given):
            continue
        if missing := next((need for need in each.needs if need not in known), None):
            reason, to = f"Waits for {named(missing, each, snapshot)}, which can't be planned", None
        elif not each.must:
            reason, to = f"{lasting(rest)} of it are left for another day", None
        else:
            over += rest
            reason, to = answer(day, each, rest, rooms)
        found.append(Left(each.task.id, each.task.ref, each.task.title, rest, reason, to))
    return tuple(found), over


def named(blocker: UUID, work: Work, snapshot: Snapshot) -> str:
    these = snapshot.blockers.get(work.task.id, ())
    return next(f"{each.ref} {each.title}" for each in these if each.id == blocker)


def answer(day: date, work: Work, rest: int, rooms: Rooms) -> tuple[str, date | None]:
    """What to do about a task that can't wait and finds no room."""
    task = work.task
    no_room = f"No room for {lasting(rest)}{' of it' if rest < work.minutes else ''}"
    if task.recurrence:
        return f"{no_room}: it comes again, skip it this time", None
    if task.due_date and task.priority == "low" and task.due_date + STALE <= day:
        return (
            f"{no_room}, low in priority and overdue since {say_due(task.due_date, None, day)}: drop it",
            None,
        )
    if found := rooms.take(rest):
        to, room = found
        said = "the next day" if to == day + timedelta(days=1) else say_due(to, None, day)
        return f"{no_room}: {said} has {lasting(room)}", to
    return f"{no_room}, nor on a work day of the next {AHEAD // 7} weeks: drop something", None


def rooms_of(day: date, snapshot: Snapshot) -> Rooms:
    """The work days after a day, less what is due on them and what time is set aside for beside that."""
    load: defaultdict[date, int] = defaultdict(int)
    due = {}
    for task in snapshot.tasks:
        if task.due_date and task.due_date > day:
            due[task.id] = task.due_date
            load[task.due_date] += task.estimate_minutes or ASSUMED
    for block in snapshot.blocks:
        if not block.done and due.get(block.task_id) != block.day:
            load[block.day] += minute_of(block.end_time) - minute_of(block.start_time)
    wanted = snapshot.preferences
    whole = minute_of(wanted.work_end) - minute_of(wanted.work_start)
    return Rooms(day, whole, wanted.work_days or tuple(range(7)), load)
