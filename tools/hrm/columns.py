"""A life as columns: one row for each task, one for each place a task can lie in, one for each task that was done.

Instants are microseconds since 1970 (UTC). Only what a rule reads is here; the words come from the records.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from memory.blackboard import Preferences
from memory.records import Level

Floats: TypeAlias = NDArray[np.float64]
Ints: TypeAlias = NDArray[np.int64]
Bools: TypeAlias = NDArray[np.bool_]

NEVER = 2**62
"""The instant at which what has no due date is due."""
ALWAYS = -NEVER
"""The instant at which what has no start date started."""
ASSUMED_MINUTES = 30
"""How long a task takes of which nobody said it."""

KINDS = ("", "deep_work", "creative", "planning", "admin", "routine")
EFFORTS = ("", "low", "medium", "high")
URGENT_FIRST = ("high", "medium", "low")

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def micros(at: datetime) -> int:
    """An aware instant as microseconds since 1970."""
    return (at - _EPOCH) // _MICROSECOND


@dataclass(frozen=True, slots=True)
class Rows:
    """Tasks as columns. A row whose `open` is false is no task any more.

    `place` is the row of its place, `tags` the number of its set of tags, `kind` and `effort` stand in KINDS and
    EFFORTS (0: not said). `waits` counts the open tasks it waits for, `waited` says that it ever did, `unblocks`
    counts what waits for it down the chain, `helps` that a task of another project waits for it. `first` to `low` tell
    ties apart: own priority, age, and the two halves of the id.
    """

    open: Bools
    place: Ints
    due: Ints
    start: Ints
    minutes: Ints
    kind: Ints
    effort: Ints
    tags: Ints
    waits: Ints
    waited: Bools
    unblocks: Ints
    helps: Bools
    first: Ints
    created: Ints
    high: NDArray[np.uint64]
    low: NDArray[np.uint64]

    def __len__(self) -> int:
        return len(self.open)

    def put(self, at: Ints, rows: "Rows") -> "Rows":
        """A copy in which these rows stand at these places; places behind the end make it longer."""
        size = max(len(self), int(at.max(initial=-1)) + 1)
        changed: dict[str, Any] = {}
        for each in fields(self):
            old = getattr(self, each.name)
            new = np.zeros(size, old.dtype)
            new[: len(old)] = old
            new[at] = getattr(rows, each.name)
            changed[each.name] = new
        return replace(self, **changed)


@dataclass(frozen=True, slots=True)
class Places:
    """Where tasks lie, as columns: row 0 is nowhere, then pillars, areas, projects.

    `pillar`, `area` and `project` are the rows above a place, itself included, or 0. `importance` is the project's, an
    area's own where it is none, 0 to 5. `due` is a project's, as a day number, or NEVER. `held`: a project on hold.
    `tags` is the number of a project's set of tags, `shares_tags` that another open project bears one of them.
    """

    ids: Mapping[Any, int]
    level: Sequence[Level | None]
    pillar: Ints
    area: Ints
    project: Ints
    share: Floats
    """A pillar's share of time, 0 to 1, on everything under it; 0 where none is set."""
    icon: Sequence[str]
    strength: Floats
    area_importance: Ints
    importance: Ints
    due: Ints
    created: Ints
    begun: Bools
    held: Bools
    tags: Ints
    shares_tags: Bools

    def __len__(self) -> int:
        return len(self.pillar)


@dataclass(frozen=True, slots=True)
class Done:
    """What was done, newest first, as columns: when, in which place, in how many minutes."""

    at: Ints
    place: Ints
    minutes: Ints


@dataclass(frozen=True, slots=True)
class View:
    """A life at an instant: what the rules see.

    `day`, `week`, `month` are the instants at which the user's own day began, and the first of 7 and of 28 days.
    `minute` counts from midnight on their wall clock. `felt` is how much energy they said they have, −1 to 1, or None.
    `told` is what each set of tags tells a rule, by the rule's code. `load` is the minutes of open tasks by place.
    """

    rows: Rows
    places: Places
    done: Done
    told: Mapping[str, Ints]
    load: Ints
    preferences: Preferences
    now: int
    today: date
    day: int
    week: int
    month: int
    minute: int
    felt: float | None


def four(values: Floats) -> Floats:
    """Rounded to four decimals: what a score has."""
    return np.asarray(np.rint(values * 10_000) / 10_000)


def unit(values: Floats) -> Floats:
    """Within 0 to 1, to four decimals."""
    return four(np.minimum(np.maximum(values, 0.0), 1.0))
