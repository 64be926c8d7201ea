"""What a search for patterns looks at, day by day, and a hypothesis that it tried."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from memory.blackboard import Completion, Evidence, Recommendation
from memory.records import Json
from tools.hrm.scene import Scene
from tools.when import say_due

LEAST_DAYS, LEAST_DONE = 21, 20
"""Whole days behind the first completion, and things done on them, below which no pattern is looked for."""


@dataclass(frozen=True, slots=True)
class Days:
    """The whole days behind the first completion until yesterday, oldest first, and what was done on each.

    The first day itself is left out: something was done on it because it is the first. Today is not over.
    """

    days: tuple[date, ...]
    done: dict[date, tuple[Completion, ...]]

    def counts(self, days: Sequence[date]) -> list[int]:
        """How much was done on each of some days."""
        return [len(self.done[day]) for day in days]


@dataclass(frozen=True, slots=True)
class Trial:
    """A hypothesis and its test: `chance` is how likely so much, or more, would be without any pattern.

    `units` counts the days that were compared, `size` (0 to 1) how much of a difference it is.
    """

    key: str
    chance: float
    units: int
    size: float
    title: str
    summary: str
    facts: Json
    evidence: tuple[Evidence, ...]
    recommendations: tuple[Recommendation, ...]


def days_of(scene: Scene) -> Days | None:
    """The days to look at; None where there are too few, or too little was done."""
    if not scene.done:
        return None
    first = min(day for day, _ in scene.done)
    length = (scene.today - first).days - 1
    days = tuple(first + timedelta(days=n) for n in range(1, length + 1))
    done: dict[date, list[Completion]] = {day: [] for day in days}
    for day, each in scene.done:
        if day in done:
            done[day].append(each)
    if len(days) < LEAST_DAYS or sum(map(len, done.values())) < LEAST_DONE:
        return None
    return Days(days, {day: tuple(some) for day, some in done.items()})


def rows(scene: Scene, done: Sequence[Completion]) -> tuple[Evidence, ...]:
    """Completions as evidence, and when they were."""
    return tuple(
        Evidence("tasks", each.task_id, each.ref, each.title, f"done {_at(scene, each)}") for each in done
    )


def mean(numbers: Sequence[int]) -> float:
    return sum(numbers) / len(numbers) if numbers else 0.0


def _at(scene: Scene, done: Completion) -> str:
    local = scene.local(done.at)
    return say_due(local.date(), local.time(), scene.today)
