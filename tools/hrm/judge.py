"""What a rule is: numbers for a whole column, and words for the one that is explained."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol, TypeAlias

from memory.records import Json, Task
from tools.hrm.columns import Floats, Ints, View
from tools.hrm.life import Above, Life

Facts: TypeAlias = Mapping[str, Any]
"""The numbers by which a rule came to its verdict on one row, by name."""


@dataclass(frozen=True, slots=True)
class Column:
    """What a rule says of every row: score and confidence within 0 to 1, and the numbers behind them by name."""

    score: Floats
    confidence: Floats
    facts: Mapping[str, Any] = field(default_factory=dict)


class Words(NamedTuple):
    """What a rule says of one row. `telling` is False where it has nothing particular to say."""

    reason: str
    factors: Json
    telling: bool = True


class Subject(NamedTuple):
    """What is explained: a task, or the lowest of what is above."""

    task: Task | None
    above: Above
    life: Life


class Judge(Protocol):
    """A rule with its numbers. Pure: the same view gives the same columns, to the last digit."""

    def read(self, tags: frozenset[str]) -> int:
        """What a set of tags (in small letters) tells this rule; 0 for nothing."""

    def goals(self, view: View, told: Ints) -> Column | None:
        """The verdicts on the places of a life, row by row of `view.places`; None where it judges tasks alone.

        `told` is what `read` answered for each set of tags, by its number.
        """

    def tasks(self, view: View, told: Ints, goals: Column | None) -> Column:
        """The verdicts on the tasks, row by row of `view.rows`; `goals` is what the other one answered."""

    def words(self, subject: Subject, score: float, facts: Facts) -> Words:
        """What is said of the one row whose score and facts these are."""


class OfTasks:
    """A rule that judges each task by itself, whatever its tags."""

    __slots__ = ()

    def read(self, tags: frozenset[str]) -> int:
        return 0

    def goals(self, view: View, told: Ints) -> Column | None:
        return None


class OfPlaces:
    """A rule by which a task is what its place is."""

    __slots__ = ()

    def read(self, tags: frozenset[str]) -> int:
        return 0

    def tasks(self, view: View, told: Ints, goals: Column | None) -> Column:
        assert goals is not None
        return gathered(view, goals)


def gathered(view: View, goals: Column) -> Column:
    """What is said of places, said of the tasks in them."""
    at = view.rows.place
    facts = {name: values[at] for name, values in goals.facts.items()}
    return Column(goals.score[at], goals.confidence[at], facts)


def number(value: object, most: float = 1.0) -> float:
    """A parameter that is a number from 0 to `most`. Raises ValueError."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= most:
        raise ValueError(f"{value!r} is not a number from 0 to {most:g}")
    return float(value)


def words_of(value: object) -> dict[str, frozenset[str]]:
    """A parameter that is lists of words by name. Raises ValueError."""
    if not isinstance(value, dict) or not all(isinstance(each, list) for each in value.values()):
        raise ValueError(f"{value!r} is not lists of words by name")
    return {str(name): frozenset(str(word).casefold() for word in words) for name, words in value.items()}


def window(value: object) -> tuple[int, int]:
    """A parameter that is two hours of a day, as minutes. Raises ValueError."""
    if not isinstance(value, list | tuple) or len(value) != 2:
        raise ValueError(f"{value!r} is not two hours")
    start, end = (number(hour, 24) for hour in value)
    if start >= end:
        raise ValueError(f"{value!r} must rise")
    return round(start * 60), round(end * 60)


def count(many: int, noun: str) -> str:
    """ "1 task", "3 tasks"."""
    return f"{many} {noun}" + ("" if many == 1 else "s")
