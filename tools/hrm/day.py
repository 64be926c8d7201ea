"""A day planned: the best tasks in its free hours, in two ways that differ, and what finds no room. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Literal
from uuid import UUID

from memory.records import Energy
from tools.hrm.day_left import Left, left_of
from tools.hrm.day_order import LOW, PEAKS, by_ease, by_fit, by_impact, in_order
from tools.hrm.day_slots import (
    Placed,
    Prefer,
    Slots,
    Stretch,
    Work,
    arrange,
    clock_of,
    minute_of,
    nowhere,
    slots_of,
)
from tools.hrm.day_words import ease_reason, impact_reason, line, summary
from tools.hrm.day_work import Busy, hours_of, work_of
from tools.hrm.life import Life, look_up
from tools.hrm.records import Ranking, Scored, Snapshot


@dataclass(frozen=True, slots=True)
class Planned:
    """A stretch for a task, by the clock on the wall. `assumed` where nobody said how long it takes.

    `reason` is one line.
    """

    task_id: UUID
    ref: str
    title: str
    start: time
    end: time
    minutes: int
    assumed: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Option:
    """One way to spend the day: its blocks in their order, `minutes` in all, and what finds no room in it."""

    name: Literal["impact", "ease"]
    title: str
    reason: str
    blocks: tuple[Planned, ...]
    minutes: int
    left: tuple[Left, ...]


@dataclass(frozen=True, slots=True)
class DayPlan:
    """A day from `start` to `end`, local times. `free_minutes`: what is not busy; `planned_minutes`: what the first
    option fills of it.

    `options`: the most important first, then an easier way where there is one; none where nothing is to be done.
    `overfull` when what is due by then does not fit, by `over_minutes`. `at` is when this was concluded (UTC).
    """

    day: date
    start: time
    end: time
    free_minutes: int
    planned_minutes: int
    busy: tuple[Busy, ...]
    options: tuple[Option, ...]
    overfull: bool
    over_minutes: int
    at: datetime
    summary: str


@dataclass(frozen=True, slots=True)
class Situation:
    """What both ways to spend a day have in common."""

    day: date
    work: tuple[Work, ...]
    slots: Slots
    busy: frozenset[UUID]
    energy: Energy | None
    snapshot: Snapshot
    life: Life
    said: Callable[[Scored], str]


def reason_of(scored: Scored) -> str:
    return scored.reason


def plan(
    day: date,
    ranking: Ranking,
    snapshot: Snapshot,
    busy: Sequence[Busy],
    window: tuple[time, time],
    energy: Energy | None,
    said: Callable[[Scored], str] = reason_of,
) -> DayPlan:
    """Plan a day that is today or later; where it is today, from now on. `said` tells why a task stands where it does.

    Tasks go by their score and take their estimate. What is due by then or overdue, with what that waits for, goes
    before all else; a task follows what it waits for. Where no way is easier than the first there is one option.
    """
    life = look_up(snapshot)
    hours = hours_of(day, life, window)
    slots = slots_of(hours, [(each.task_id, (minute_of(each.start), minute_of(each.end))) for each in busy])
    work = work_of(day, ranking, snapshot, life, busy)
    taken = frozenset(each.task_id for each in busy)
    options, over = options_of(Situation(day, work, slots, taken, energy, snapshot, life, said))
    planned = options[0].minutes if options else 0
    return DayPlan(
        day,
        clock_of(hours[0]),
        clock_of(hours[1]),
        slots.minutes,
        planned,
        tuple(busy),
        options,
        over > 0,
        over,
        snapshot.now.astimezone(UTC),
        summary(day, hours, slots.minutes, planned, over, snapshot, life),
    )


def options_of(at: Situation) -> tuple[tuple[Option, ...], int]:
    """The ways to spend the day, and by how many minutes what is due exceeds the first of them."""
    hard = in_order_of_scores(at)
    easy = with_ease(at)
    left, over = left_of(at.day, hard, at.work, at.busy, at.snapshot)
    if not hard and not left:
        return (), 0
    better = ease_reason(hard, easy, at.energy, at.snapshot.preferences.energy_pattern)
    first = Option(
        "impact",
        "The most important first",
        impact_reason(hard, alone=not better),
        blocks_of(at, hard),
        minutes_of(hard),
        left,
    )
    if not better:
        return (first,), over
    left, _ = left_of(at.day, easy, at.work, at.busy, at.snapshot)
    second = Option(
        "ease", "With less effort", better, blocks_of(at, easy, easy=True), minutes_of(easy), left
    )
    return (first, second), over


def in_order_of_scores(at: Situation) -> tuple[Placed, ...]:
    return arranged(by_impact(at.work), by_impact, at.slots)


def with_ease(at: Situation) -> tuple[Placed, ...]:
    peak = None if at.energy in LOW else PEAKS.get(at.snapshot.preferences.energy_pattern)

    def order(work: Sequence[Work]) -> list[Work]:
        return by_ease(work, at.energy, peak)

    def prefer(each: Work) -> Stretch | None:
        return peak if each.demand == 2 else None

    return arranged(by_fit(at.work, at.energy), order, at.slots, prefer)


def arranged(
    wanted: Sequence[Work],
    order: Callable[[Sequence[Work]], list[Work]],
    slots: Slots,
    prefer: Prefer = nowhere,
) -> tuple[Placed, ...]:
    """What fits, what can't wait first; then in its `order`, if nothing that can't wait falls out by that."""
    urgent_first = sorted(wanted, key=lambda each: not each.must)
    first = arrange(urgent_first, slots)
    inside = {each.work.task.id for each in first}
    outside = [each for each in urgent_first if each.task.id not in inside]
    then = arrange([*order([each.work for each in first]), *outside], slots, prefer)
    return then if urgent(then) >= urgent(first) else first


def urgent(placed: Sequence[Placed]) -> set[tuple[UUID, bool]]:
    return {(each.work.task.id, each.whole) for each in placed if each.work.must}


def blocks_of(at: Situation, placed: Sequence[Placed], *, easy: bool = False) -> tuple[Planned, ...]:
    """The blocks of a way in their order, each with its reason."""
    found: list[Planned] = []
    before: Work | None = None
    for (start, end), each in in_order(placed):
        task = each.work.task
        reason = line(
            each.work, (start, end), before, at.snapshot, at.life, at.said, easy=easy, low=at.energy in LOW
        )
        times = clock_of(start), clock_of(end), end - start
        found.append(Planned(task.id, task.ref, task.title, *times, each.work.assumed, reason))
        before = each.work
    return tuple(found)


def minutes_of(placed: Sequence[Placed]) -> int:
    return sum(end - start for each in placed for start, end in each.parts)
