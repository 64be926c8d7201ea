"""The free stretches of a day, and how work is laid into them. Minutes count from midnight."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from typing import TypeAlias
from uuid import UUID

from memory.records import Task
from tools.hrm.records import Scored

Stretch: TypeAlias = tuple[int, int]
"""From one minute of a day to another, the end not included."""

BREAK = 5
"""Minutes between two blocks of work."""
SHORTEST = 25
"""No part of work that is split is shorter, in minutes."""
LAST_MINUTE = 24 * 60 - 1


@dataclass(frozen=True, slots=True)
class Work:
    """A task that may be planned.

    `minutes` it takes, `assumed` where nobody said so; `must` where it can't wait beyond the day; `needs` what has to
    come before it; `group` where one works on it; `demand` from 0 for light work to 2 for hard; `from_minute` before
    which it can't begin; `rank` among all, the best is 0.
    """

    scored: Scored
    task: Task
    minutes: int
    assumed: bool
    must: bool
    needs: tuple[UUID, ...]
    group: UUID | None
    demand: int
    from_minute: int
    rank: int


@dataclass(frozen=True, slots=True)
class Placed:
    """Work with the stretches that it was given; `whole` where that is all it takes."""

    work: Work
    parts: tuple[Stretch, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class Slots:
    """What of a day is free, in order, and when that which others may wait for is over."""

    free: tuple[Stretch, ...]
    over: Mapping[UUID, int]

    @property
    def minutes(self) -> int:
        return sum(end - start for start, end in self.free)


Prefer: TypeAlias = Callable[[Work], Stretch | None]
"""The part of a day in which some work is best done, where there is one."""


def nowhere(_: Work) -> None:
    """No hour is better than another."""


def slots_of(window: Stretch, busy: Iterable[tuple[UUID, Stretch]]) -> Slots:
    """What is free of a window beside what is busy."""
    taken = list(busy)
    free = [window] if window[0] < window[1] else []
    for _, stretch in taken:
        free = without(free, stretch)
    over: dict[UUID, int] = {}
    for task, (_, end) in taken:
        over[task] = max(over.get(task, 0), end)
    return Slots(tuple(free), over)


def arrange(order: Sequence[Work], slots: Slots, prefer: Prefer = nowhere) -> tuple[Placed, ...]:
    """Give work its time, in this order but what is waited for first; what finds no room is left out.

    Each gets the earliest stretch that holds it, in the part of the day that is preferred where that has one; what
    fits nowhere whole is split, and what exceeds the day is begun with half of it.
    """
    free, over = list(slots.free), dict(slots.over)
    half = max(slots.minutes // 2 // BREAK * BREAK, SHORTEST)
    pending, placed = list(order), []

    def ready() -> int | None:
        return next((at for at, each in enumerate(pending) if all(need in over for need in each.needs)), None)

    while (at := ready()) is not None:
        work = pending.pop(at)
        wanted = work.minutes if work.minutes <= slots.minutes else half
        begin = max([work.from_minute, *(over[need] for need in work.needs)])
        best = prefer(work)
        parts = best and place(clipped(free, (max(begin, best[0]), best[1])), wanted, split=False)
        parts = parts or place(clipped(free, (begin, LAST_MINUTE)), wanted, split=True)
        if not parts:
            continue
        placed.append(Placed(work, parts, wanted == work.minutes))
        if wanted == work.minutes:
            over[work.task.id] = parts[-1][1]
        for start, end in parts:
            free = without(free, (start - BREAK, end + BREAK))
    return tuple(placed)


def place(free: Sequence[Stretch], minutes: int, *, split: bool) -> tuple[Stretch, ...]:
    """The earliest stretch that holds so many minutes; else several that do together; else none."""
    for start, end in free:
        if end - start >= minutes:
            return ((start, start + minutes),)
    parts: list[Stretch] = []
    rest = minutes
    for start, end in free if split else ():
        length = min(end - start, rest)
        if 0 < rest - length < SHORTEST:
            length = rest - SHORTEST
        if length >= SHORTEST:
            parts.append((start, start + length))
            rest -= length
        if rest == 0:
            return tuple(parts)
    return ()


def without(free: Iterable[Stretch], taken: Stretch) -> list[Stretch]:
    """What of the free stretches is left."""
    left: list[Stretch] = []
    for start, end in free:
        pieces = ((start, min(end, taken[0])), (max(start, taken[1]), end))
        left += [piece for piece in pieces if piece[0] < piece[1]] if taken[0] < taken[1] else [(start, end)]
    return left


def clipped(free: Iterable[Stretch], to: Stretch) -> list[Stretch]:
    inside = [(max(start, to[0]), min(end, to[1])) for start, end in free]
    return [(start, end) for start, end in inside if start < end]


def minute_of(at: time) -> int:
    return at.hour * 60 + at.minute


def clock_of(minute: int) -> time:
    return time(*divmod(min(minute, LAST_MINUTE), 60))


def lasting(minutes: int) -> str:
    """ "45 min", "2 h", "2 h 5 min"."""
    hours, rest = divmod(minutes, 60)
    return " ".join([*([f"{hours} h"] if hours else []), *([f"{rest} min"] if rest or not hours else [])])
