"""A whole life as HRM reads it, and where a process keeps lives between requests."""

import asyncio
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias
from uuid import UUID
from weakref import WeakValueDictionary

from memory.blackboard import Completion
from memory.records import Area, Pillar, Project, Task

MOST_TASKS = 200_000
"""So many tasks, done ones included, are kept in a process."""

Counts: TypeAlias = Mapping[UUID, tuple[int, int]]
"""By project and area: the open and the done tasks that lie right in it."""


@dataclass(frozen=True, slots=True)
class Wait:
    """A task that another one waits for."""

    id: UUID
    ref: str
    title: str
    done: bool


@dataclass(slots=True)
class Made:
    """What a reader made of a life and wants kept along with it. It goes over to the next state of that life, where
    `touched` are the tasks that changed since it was made; `whole` are tasks with all their fields and does not."""

    value: object = None
    touched: frozenset[UUID] = frozenset()
    whole: dict[UUID, Task] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Life:
    """The open tasks that are not archived, with what they wait for; goals that are not; what was done from `since` on.

    `at` is the snapshot of the database under which it was read, and `own` the transaction, where that had a number:
    a snapshot counts its own as ended. A life is never changed in place.
    """

    at: str
    own: str | None
    since: datetime
    tasks: Mapping[UUID, Task]
    waits: Mapping[UUID, tuple[Wait, ...]]
    completions: Mapping[UUID, Completion]
    counts: Counts
    projects: tuple[Project, ...]
    areas: tuple[Area, ...]
    pillars: tuple[Pillar, ...]
    made: Made = field(default_factory=Made, compare=False)

    @property
    def size(self) -> int:
        """How many tasks it holds, done ones included."""
        return len(self.tasks) + len(self.completions)


class Lives:
    """Lives by user. Those that were not read for longest are let go when there are too many tasks in all."""

    def __init__(self, most: int = MOST_TASKS) -> None:
        self.most = most
        self.lives: OrderedDict[UUID, Life] = OrderedDict()
        self.locks: WeakValueDictionary[UUID, asyncio.Lock] = WeakValueDictionary()

    def get(self, user: UUID) -> Life | None:
        """The life as it was kept last: whoever reads it asks what has changed since."""
        life = self.lives.get(user)
        if life is not None:
            self.lives.move_to_end(user)
        return life

    def put(self, user: UUID, life: Life) -> None:
        """Keep it: what a transaction has read that changed nothing before."""
        self.lives[user] = life
        self.lives.move_to_end(user)
        size = sum(each.size for each in self.lives.values())
        while size > self.most:
            _, gone = self.lives.popitem(last=False)
            size -= gone.size

    def lock(self, user: UUID) -> asyncio.Lock:
        """Held by the one who reads a life anew, while others of the same user wait for what comes of it."""
        return self.locks.setdefault(user, asyncio.Lock())
