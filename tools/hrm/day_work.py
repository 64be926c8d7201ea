"""What a day has to hold: the hours that are taken, the hours that are there, and what may be done in them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from memory.blackboard import Block
from memory.records import Task
from tools.hrm.day_slots import LAST_MINUTE, Stretch, Work, clock_of, minute_of
from tools.hrm.life import Life, look_up
from tools.hrm.records import Ranking, Scored, Snapshot

ASSUMED = 30
"""Minutes of a task of which nobody said how long it takes."""
LOOKED_AT = 120
"""So many tasks are considered, the best, beside all that can't wait."""
DEMAND: Mapping[str, int] = {"low": 0, "medium": 1, "high": 2, "admin": 0, "routine": 0, "deep_work": 2}
"""How much energy work takes by what is said of it, or else by its kind; 1 where neither tells."""


@dataclass(frozen=True, slots=True)
class Busy:
    """An hour that is taken already: a task at its hour, or time that the user set aside. Local times."""

    task_id: UUID
    ref: str
    title: str
    start: time
    end: time


def busy_of(day: date, snapshot: Snapshot) -> tuple[Busy, ...]:
    """What takes hours of a day already: open tasks at their hour, and blocks that the user made, in their order.

    A task whose hour has passed is not among them: it is to be planned.
    """
    life = look_up(snapshot)
    blocks = [each for each in snapshot.blocks if each.day == day and each.origin == "user" and not each.done]
    found = [Busy(each.task_id, each.ref, each.title, each.start_time, each.end_time) for each in blocks]
    held = {each.task_id for each in blocks}
    for task in snapshot.tasks:
        if task.due_date == day and task.due_time and task.status != "completed" and task.id not in held:
            end = clock_of(minute_of(task.due_time) + (task.estimate_minutes or ASSUMED))
            if minute_of(end) > minute_now(day, life) and not is_held(task, life):
                found.append(Busy(task.id, task.ref, task.title, task.due_time, end))
    return tuple(sorted(found, key=lambda each: (each.start, each.end, each.task_id.int)))


def is_held(task: Task, life: Life) -> bool:
    project = life.over(task).project
    return project is not None and project.status == "on_hold"


def hours_of(day: date, life: Life, window: tuple[time, time]) -> Stretch:
    """The window in minutes, from now on where it is today; an end at midnight is the end of the day."""
    start = max(minute_of(window[0]), minute_now(day, life))
    return start, max(start, minute_of(window[1]) or LAST_MINUTE)


def minute_now(day: date, life: Life) -> int:
    """The minute of the day that is now, up to the next five; 0 for a later day, the last for one that is over."""
    local = life.now.astimezone(life.place)
    if local.date() != day:
        return 0 if local.date() < day else LAST_MINUTE
    seconds = local.hour * 3600 + local.minute * 60 + local.second
    return min(-(-seconds // 300) * 5, LAST_MINUTE)


def work_of(
    day: date, ranking: Ranking, snapshot: Snapshot, life: Life, busy: Sequence[Busy]
) -> tuple[Work, ...]:
    """What may be planned, best first: not what has its time already, nor what its open subtasks make up."""
    scored = [*ranking.items, *ranking.blocked]
    waits = waits_of(snapshot)
    musts = must(day, (each.task for each in scored), waits)
    taken = {each.task_id for each in busy} | {task.parent_id for task in snapshot.tasks}
    taken |= set_aside(day, snapshot.blocks, musts, life)
    tasks = {task.id: task for task in snapshot.tasks}
    found: list[Work] = []
    for each in sorted(scored, key=lambda each: -each.score):
        task = tasks.get(each.task.id, each.task)
        wanted = len(found) < LOOKED_AT or task.id in musts
        if wanted and task.id not in taken:
            found.append(of_task(day, each, task, waits.get(task.id, ()), task.id in musts, len(found), life))
    return tuple(found)


def pressing(day: date, snapshot: Snapshot) -> set[UUID]:
    """Of all tasks those that can't wait beyond a day: what is due by then, and all that it waits for."""
    return must(day, snapshot.tasks, waits_of(snapshot))


def waits_of(snapshot: Snapshot) -> dict[UUID, tuple[UUID, ...]]:
    """By task, the open ones that it waits for."""
    return {
        task: tuple(each.id for each in those if not each.done) for task, those in snapshot.blockers.items()
    }


def must(day: date, tasks: Iterable[Task], waits: Mapping[UUID, tuple[UUID, ...]]) -> set[UUID]:
    """What is due by the day, and all that it waits for."""
    found: set[UUID] = set()
    ahead = [each.id for each in tasks if each.due_date and each.due_date <= day]
    while ahead:
        if (task := ahead.pop()) not in found:
            found.add(task)
            ahead += waits.get(task, ())
    return found


def set_aside(day: date, blocks: Iterable[Block], musts: set[UUID], life: Life) -> set[UUID]:
    """Tasks that have their time on another day that is still to come; for what can't wait, on one before."""
    now = life.now.astimezone(life.place).replace(tzinfo=None)
    ahead = [
        each
        for each in blocks
        if each.day != day and not each.done and datetime.combine(each.day, each.end_time) > now
    ]
    return {each.task_id for each in ahead if each.day < day or each.task_id not in musts}


def of_task(
    day: date, scored: Scored, task: Task, needs: tuple[UUID, ...], is_must: bool, rank: int, life: Life
) -> Work:
    project, area, _ = life.over(task)
    above = area or project
    return Work(
        scored,
        task,
        task.estimate_minutes or ASSUMED,
        not task.estimate_minutes,
        is_must,
        needs,
        above.id if above else None,
        DEMAND.get(task.energy or task.kind or "", 1),
        minute_of(task.start_time) if task.start_date == day and task.start_time else 0,
        rank,
    )
