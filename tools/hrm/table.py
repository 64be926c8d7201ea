"""A life as a table that can be kept, brought up to date and scored at any instant.

    table = Table.of(snapshot)                      # everything: some 50 ms for 10,000 open tasks
    table = table.changed(snapshot, gone)           # a few ms: only what changed, and what hangs on it
    ranking = score(table, now).ranking(limit)      # a few ms (tools.hrm.score), explained as far as `limit`

`changed` takes a snapshot as it is now whose `tasks` are only those that were added or changed, or whose waits were:
new in the list of what they wait for, or gone from it. `gone` are the ids of those that were completed, deleted,
archived. Everything else in the snapshot is whole, as ever: goals, blockers, completions, rules, preferences. What is
the same object as before is not looked at again. A table is never changed in place: the old one stays as it was, so it
may be read meanwhile. It answers to the last digit what one made anew would answer.

NumPy is loaded with this module: a module that the API's start imports imports it within the function that needs it.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import numpy as np

from memory.blackboard import Completion
from memory.records import Task
from tools.hrm.columns import (
    ALWAYS,
    ASSUMED_MINUTES,
    EFFORTS,
    KINDS,
    NEVER,
    URGENT_FIRST,
    Done,
    Ints,
    Places,
    Rows,
    View,
    micros,
)
from tools.hrm.life import COUNT_MOST, Life, above, holds_up, waiting_for
from tools.hrm.places import lay_out
from tools.hrm.records import Snapshot
from tools.hrm.rules import Seat, panel
from tools.when import due_instant, today, zone_of

FELT = {"very_low": -1.0, "low": -0.5, "moderate": 0.0, "high": 0.5, "very_high": 1.0}

MOST_ROWS = 1_000
"""A table has so many rows more than twice its open tasks at most: those of tasks that are gone."""

_KIND = {kind: at for at, kind in enumerate(KINDS)}
_EFFORT = {effort: at for at, effort in enumerate(EFFORTS)}
_FIRST = {priority: at for at, priority in enumerate(URGENT_FIRST)}
_HALF = (1 << 64) - 1


@dataclass(frozen=True, slots=True)
class Table:
    """A life as columns. `snapshot` is what it was made from, without the tasks; `slots` the rows of tasks by id."""

    snapshot: Snapshot
    tasks: list[Task]
    slots: dict[int, int]
    rows: Rows
    places: Places
    done: Done
    sets: dict[tuple[str, ...], int]
    told: Mapping[str, Ints]
    waiting: Mapping[UUID, Sequence[UUID]]
    load: Ints
    panel: tuple[Seat, ...]

    @classmethod
    def of(cls, snapshot: Snapshot) -> "Table":
        """The table of a snapshot. Raises Invalid for an unknown zone or parameters that can't be used."""
        tasks = [task for task in snapshot.tasks if task.status != "completed"]
        slots = {task.id.int: at for at, task in enumerate(tasks)}
        seats = panel(snapshot)
        sets: dict[tuple[str, ...], int] = {(): 0}
        places = lay_out(snapshot, sets)
        rows = _rows(tasks, snapshot, places, sets)
        bare = replace(snapshot, tasks=())
        waiting = waiting_for(snapshot.blockers, slots)
        table = cls(
            bare, tasks, slots, rows, places, _done(snapshot, places), sets, _told(seats, sets, {}), waiting,
            np.zeros(0, np.int64), seats,
        )  # fmt: skip
        return table._settled({*snapshot.blockers, *waiting})

    def changed(self, snapshot: Snapshot, gone: Collection[UUID] = ()) -> "Table":
        """This table after a change; what is asked of the snapshot stands above."""
        old = self.snapshot
        kept = [task for task in snapshot.tasks if task.status != "completed"]
        gone = {*gone, *(task.id for task in snapshot.tasks if task.status == "completed")}
        anew = (snapshot.zone, snapshot.day_end) != (old.zone, old.day_end) or _differ(
            snapshot.rules, old.rules
        )
        if anew or len(self.tasks) > MOST_ROWS + 2 * int(self.rows.open.sum()):
            return Table.of(replace(snapshot, tasks=self._whole(kept, gone)))
        tasks, slots, sets = self.tasks.copy(), self.slots.copy(), self.sets.copy()
        for task in kept:
            at = slots.setdefault(task.id.int, len(tasks))
            tasks[at : at + 1] = [task]
        places = self.places
        if any(
            _differ(getattr(snapshot, each), getattr(old, each)) for each in ("pillars", "areas", "projects")
        ):
            places = lay_out(snapshot, sets)
        rows = self.rows.put(
            np.array([slots[task.id.int] for task in kept], np.int64), _rows(kept, snapshot, places, sets)
        )
        if places is not self.places and places.ids != self.places.ids:
            rows = replace(rows, place=_places_of(tasks, places))
        lost = [slots[each.int] for each in gone if each.int in slots]
        rows.open[lost] = False
        same = places is self.places and snapshot.completions is old.completions
        table = Table(
            replace(snapshot, tasks=()), tasks, slots, rows, places,
            self.done if same else _done(snapshot, places), sets, _told(self.panel, sets, self.told),
            waiting_for(snapshot.blockers, _open(slots, rows, snapshot)), self.load, panel(snapshot),
        )  # fmt: skip
        touched = {*(task.id for task in kept), *gone}
        return table._settled(_around(touched, (self, table)))

    def at(self, now: datetime) -> View:
        """What the rules see of it at an instant."""
        place, end = zone_of(self.snapshot.zone), self.snapshot.day_end
        day = today(now, place, end)
        week, month = (micros(due_instant(day - timedelta(days=days), None, place, end)) for days in (7, 28))
        wall, felt = now.astimezone(place), self.snapshot.felt
        return View(
            rows=self.rows,
            places=self.places,
            done=self.done,
            told=self.told,
            load=self.load,
            preferences=self.snapshot.preferences,
            now=micros(now),
            today=day,
            day=micros(due_instant(day - timedelta(days=1), None, place, end)),
            week=week,
            month=month,
            minute=wall.hour * 60 + wall.minute,
            felt=FELT[felt.energy] if felt and felt.energy and felt.day == day else None,
        )

    def life(self, now: datetime) -> Life:
        """Its records, looked up, for words."""
        return above(self.snapshot, now, self.waiting)

    def slot(self, task: UUID) -> int | None:
        """The row of an open task; None for any other."""
        at = self.slots.get(task.int)
        return at if at is not None and self.rows.open[at] else None

    def _settled(self, ids: Iterable[UUID]) -> "Table":
        """With what these tasks wait for and hold up counted, and the minutes of each place. In place: it is new."""
        rows, blockers = self.rows, self.snapshot.blockers
        for each in ids:
            at = self.slots.get(each.int)
            if at is None:
                continue
            waits = blockers.get(each, ())
            rows.waits[at] = sum(1 for blocker in waits if not blocker.done)
            rows.waited[at] = bool(waits)
            rows.unblocks[at] = holds_up(each, self.waiting)
            project = self.tasks[at].project_id
            rows.helps[at] = project is not None and any(
                (other := self.tasks[self.slots[after.int]].project_id) is not None and other != project
                for after in self.waiting.get(each, ())
            )
        load = np.bincount(rows.place, weights=rows.minutes * rows.open, minlength=len(self.places))
        return replace(self, load=load.astype(np.int64))

    def _whole(self, kept: list[Task], gone: Collection[UUID]) -> tuple[Task, ...]:
        every = {
            task.id.int: task for task, is_open in zip(self.tasks, self.rows.open, strict=True) if is_open
        }
        every |= {task.id.int: task for task in kept}
        for each in gone:
            every.pop(each.int, None)
        return tuple(every.values())


def _differ(one: object, other: object) -> bool:
    return one is not other and one != other


def _open(slots: Mapping[int, int], rows: Rows, snapshot: Snapshot) -> dict[int, int]:
    """The rows of those open tasks that wait for something."""
    ids = (each.int for each in snapshot.blockers)
    return {each: at for each in ids if (at := slots.get(each)) is not None and rows.open[at]}


def _around(touched: Collection[UUID], tables: Sequence[Table]) -> set[UUID]:
    """These tasks, those that wait for them, and those that they wait for, as far up as it is counted."""
    found = set(touched)
    for table in tables:
        found |= {after for each in touched for after in table.waiting.get(each, ())}
    up = ahead = set(touched)
    for _ in range(COUNT_MOST + 2):
        ahead = {
            blocker.id
            for table in tables
            for each in ahead
            for blocker in table.snapshot.blockers.get(each, ())
        } - up
        up = up | ahead
    return found | up


def _rows(
    tasks: Sequence[Task], snapshot: Snapshot, places: Places, sets: dict[tuple[str, ...], int]
) -> Rows:
    size, ids = len(tasks), [task.id.int for task in tasks]
    due, start = _instants(tasks, snapshot)
    return Rows(
        open=np.ones(size, np.bool_),
        place=_places_of(tasks, places),
        due=due,
        start=start,
        minutes=_ints(
            [ASSUMED_MINUTES if task.estimate_minutes is None else task.estimate_minutes for task in tasks]
        ),
        kind=_ints([_KIND[task.kind or ""] for task in tasks]),
        effort=_ints([_EFFORT[task.energy or ""] for task in tasks]),
        tags=_ints([sets.setdefault(task.tags, len(sets)) if task.tags else 0 for task in tasks]),
        waits=np.zeros(size, np.int64),
        waited=np.zeros(size, np.bool_),
        unblocks=np.zeros(size, np.int64),
        helps=np.zeros(size, np.bool_),
        first=_ints([_FIRST[task.priority] for task in tasks]),
        created=_ints([micros(task.created_at) for task in tasks]),
        high=np.array([each >> 64 for each in ids], np.uint64),
        low=np.array([each & _HALF for each in ids], np.uint64),
    )


def _instants(tasks: Sequence[Task], snapshot: Snapshot) -> tuple[Ints, Ints]:
    """When each is due and when it begins. A start without an hour is the beginning of the user's day."""
    place, end = zone_of(snapshot.zone), snapshot.day_end
    known: dict[Any, int] = {}
    due, start = [], []
    for task in tasks:
        at = NEVER
        if task.due_date is not None:
            key = (task.due_date, task.due_time)
            at = known.get(key) or known.setdefault(key, micros(due_instant(*key, place, end)))
        due.append(at)
        at = ALWAYS
        if task.start_date is not None:
            at = micros(due_instant(task.start_date, task.start_time or end, place, end))
        start.append(at)
    return np.array(due, np.int64), np.array(start, np.int64)


def _places_of(tasks: Sequence[Task | Completion], places: Places) -> Ints:
    rows = {each.int: at for each, at in places.ids.items()}  # a UUID's own hash takes five times as long
    above = [task.project_id or task.area_id for task in tasks]
    return _ints([rows.get(each.int, 0) if each else 0 for each in above])


def _done(snapshot: Snapshot, places: Places) -> Done:
    done = snapshot.completions
    return Done(
        _ints([micros(each.at) for each in done]),
        _places_of(done, places),
        _ints([ASSUMED_MINUTES if each.minutes is None else each.minutes for each in done]),
    )


def _told(
    seats: Sequence[Seat], sets: Mapping[tuple[str, ...], int], known: Mapping[str, Ints]
) -> dict[str, Ints]:
    """What each set of tags tells each rule that reads tags."""
    told = {}
    for seat in seats:
        old = known.get(seat.rule.code)
        size = 0 if old is None else len(old)
        if old is not None and size == len(sets):
            told[seat.rule.code] = old
            continue
        new = _ints(
            [seat.judge.read(frozenset(tag.casefold() for tag in tags)) for tags in list(sets)[size:]]
        )
        told[seat.rule.code] = new if old is None else np.concatenate((old, new))
    return told


def _ints(values: Sequence[int]) -> Ints:
    return np.array(values, np.int64)
