"""A snapshot, looked up: what lies above a task, when it is due, what it waits for and what waits for it."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo
from typing import NamedTuple
from uuid import UUID

from memory.records import Area, Pillar, Project, Task
from tools.hrm.records import Blocker, Snapshot
from tools.when import due_instant, today, zone_of

COUNT_MOST = 20
"""How many waiting tasks are counted down a chain; beyond it "more than 20" is said."""


class Above(NamedTuple):
    """What lies above a task, as far as it is filed. A parent that the snapshot lacks counts as none."""

    project: Project | None
    area: Area | None
    pillar: Pillar | None


@dataclass(frozen=True, slots=True)
class Life:
    """A snapshot with its look-ups."""

    now: datetime
    today: date
    day_end: time
    place: tzinfo
    above: Mapping[UUID | None, Above]
    """By pillar, area and project."""
    blockers: Mapping[UUID, tuple[Blocker, ...]]
    waiting: Mapping[UUID, Sequence[UUID]]

    def over(self, task: Task) -> Above:
        """What lies above a task."""
        return self.above.get(task.project_id or task.area_id, self.above[None])

    def due(self, task: Task) -> datetime | None:
        """The UTC instant at which a task is due."""
        if task.due_date is None:
            return None
        return due_instant(task.due_date, task.due_time, self.place, self.day_end)


def look_up(snapshot: Snapshot) -> Life:
    """Make the look-ups of a snapshot. Raises Invalid for an unknown zone."""
    is_open = {task.id.int for task in snapshot.tasks if task.status != "completed"}
    return above(snapshot, snapshot.now, waiting_for(snapshot.blockers, is_open))


def above(snapshot: Snapshot, now: datetime, waiting: Mapping[UUID, Sequence[UUID]]) -> Life:
    """The look-ups at an instant, where it is known already who waits for whom."""
    place = zone_of(snapshot.zone)
    pillars = {pillar.id: pillar for pillar in snapshot.pillars}
    over: dict[UUID | None, Above] = {None: Above(None, None, None)}
    over |= {pillar.id: Above(None, None, pillar) for pillar in snapshot.pillars}
    for area in snapshot.areas:
        over[area.id] = Above(None, area, pillars.get(area.pillar_id) if area.pillar_id else None)
    for project in snapshot.projects:
        within = over.get(project.area_id, over[None])
        over[project.id] = Above(project, within.area, within.pillar)
    day = today(now, place, snapshot.day_end)
    return Life(now.astimezone(UTC), day, snapshot.day_end, place, over, snapshot.blockers, waiting)


def waiting_for(
    blockers: Mapping[UUID, tuple[Blocker, ...]], is_open: Container[int]
) -> dict[UUID, list[UUID]]:
    """By task, the open ones that wait for it. `is_open` holds ids as numbers."""
    waiting: dict[UUID, list[UUID]] = {}
    for task, those in blockers.items():
        if task.int in is_open:
            for blocker in those:
                if not blocker.done:
                    waiting.setdefault(blocker.id, []).append(task)
    return waiting


def holds_up(task: UUID, waiting: Mapping[UUID, Sequence[UUID]]) -> int:
    """How many open tasks wait for this one, down the chain; counted up to one more than COUNT_MOST."""
    if task not in waiting:
        return 0
    seen, ahead = {task}, [task]
    while ahead and len(seen) <= COUNT_MOST + 1:
        for each in waiting.get(ahead.pop(), ()):
            if each not in seen:
                seen.add(each)
                ahead.append(each)
    return min(len(seen) - 1, COUNT_MOST + 1)
