"""A snapshot and the past beside it, looked up once for everything that concludes from both."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import TypeVar
from uuid import UUID

from memory.blackboard import Completion
from memory.records import Area, Pillar, Project, Task
from tools.hrm.life import Above, Life, look_up
from tools.hrm.records import Past, Snapshot
from tools.when import due_instant

Numbered = TypeVar("Numbered", Pillar, Area, Project, Task)

REACH = 84
"""How many of the user's days the past holds, today included."""


@dataclass(frozen=True)
class Scene:
    """What detectors look at. Days are the user's own: they end at their `day_end`, in their zone."""

    snapshot: Snapshot
    past: Past
    life: Life
    starts: tuple[datetime, ...]
    """The instants at which the last REACH days began, oldest first, and the one at which today ends."""

    @property
    def now(self) -> datetime:
        return self.life.now

    @property
    def today(self) -> date:
        return self.life.today

    def day_of(self, at: datetime) -> date | None:
        """The user's day in which an instant lies; None outside of the past's days."""
        place = bisect_right(self.starts, at)
        return self.today - timedelta(days=REACH - place) if 0 < place <= REACH else None

    def local(self, at: datetime) -> datetime:
        """The instant on the user's clock."""
        return at.astimezone(self.life.place)

    @cached_property
    def done(self) -> tuple[tuple[date, Completion], ...]:
        """What was done, with the user's day on which it was, newest first."""
        days = ((self.day_of(each.at), each) for each in self.past.completions)
        return tuple((day, each) for day, each in days if day is not None)

    @cached_property
    def open(self) -> tuple[Task, ...]:
        """The open tasks in the order of their numbers, without those of projects that are on hold."""
        tasks = (
            each
            for each in self.snapshot.tasks
            if each.status != "completed"
            and not ((project := self.life.over(each).project) and project.status in ("on_hold", "completed"))
        )
        return tuple(by_ref(tasks))

    @cached_property
    def tasks(self) -> Mapping[UUID, Task]:
        """Every open task by its id."""
        return {each.id: each for each in self.snapshot.tasks if each.status != "completed"}

    @cached_property
    def inside(self) -> Mapping[UUID, tuple[Task, ...]]:
        """The open tasks of each project, in the order of their numbers."""
        found: dict[UUID, list[Task]] = {}
        for each in by_ref(self.snapshot.tasks):
            if each.project_id and each.status != "completed":
                found.setdefault(each.project_id, []).append(each)
        return {project: tuple(some) for project, some in found.items()}

    def waits(self, task: Task) -> bool:
        """Whether a task waits for one that is not done."""
        return any(not each.done for each in self.life.blockers.get(task.id, ()))

    def free(self, task: Task) -> bool:
        """Whether a task can be begun now."""
        return not self.waits(task) and not (task.start_date and task.start_date > self.today)

    def above(self, project_id: UUID | None, area_id: UUID | None) -> Above:
        """What lies above something in a project or right in an area."""
        return self.life.above.get(project_id or area_id, self.life.above[None])

    def pillar_of(self, thing: Task | Completion) -> Pillar | None:
        """The pillar that a task serves, open or done."""
        return self.above(thing.project_id, thing.area_id).pillar


def scene(snapshot: Snapshot, past: Past) -> Scene:
    """Look up what is needed. Raises Invalid for an unknown zone."""
    life = look_up(snapshot)
    days = (life.today - timedelta(days=back) for back in range(REACH, -1, -1))
    return Scene(
        snapshot,
        past,
        life,
        tuple(due_instant(day, None, life.place, life.day_end) for day in days),
    )


def by_ref(things: Iterable[Numbered]) -> list[Numbered]:
    """In the order of their numbers, whatever order they come in."""
    return sorted(things, key=lambda each: (len(each.ref), each.ref, each.id.int))
