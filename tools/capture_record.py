"""What a line of words says, as frozen values: the tokens in it, and the task that they make."""

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, TypeAlias

from memory.records import Priority, TaskEnergy, TaskKind
from tools.when import Due, Moment

TokenKind: TypeAlias = Literal[
    "due", "start", "duration", "recurrence", "priority", "energy", "kind", "project", "area", "pillar", "tag", "after"
]  # fmt: skip
Level: TypeAlias = Literal["project", "area", "pillar"]
Value: TypeAlias = str | int | list[str]
Span: TypeAlias = tuple[int, int]

FILL = "\ue000"
"""Stands, while a line is read, for what is a token already."""

MOST_WORDS = 6
"""The longest name that is looked for in a line, in words."""


@dataclass(frozen=True, slots=True)
class Token:
    """Some words of the text and what they were taken to mean.

    `start` and `end` are offsets in the text, end exclusive. `value` by kind: due and start in ISO form, duration in
    minutes, recurrence as RRULE, after as a list of references or titles, the others a word or a name.
    `confidence` lies within 0 to 1.
    """

    kind: TokenKind
    start: int
    end: int
    text: str
    value: Value
    confidence: float


@dataclass(frozen=True, slots=True)
class Captured:
    """One task as it was understood. `minutes` is how long it takes; `recurrence` an RRULE, counted from the day on
    which it is done where `after_completion` is set; `after` references or titles of what it waits for.

    `area` holds the name of a pillar where a pillar was named. `start_at` and `end_at` are where the item stands in
    the text. The title is empty where nothing but such words was written.
    """

    title: str
    due: Due | None
    start: Due | None
    minutes: int | None
    recurrence: str | None
    after_completion: bool
    priority: Priority | None
    energy: TaskEnergy | None
    kind: TaskKind | None
    project: str | None
    area: str | None
    tags: tuple[str, ...]
    after: tuple[str, ...]
    tokens: tuple[Token, ...]
    start_at: int
    end_at: int


@dataclass(frozen=True, slots=True)
class Place:
    """A project, area or pillar that exists: its name and its short reference."""

    level: Level
    name: str
    ref: str = ""


@dataclass(frozen=True)
class Known:
    """The names that are known, so that "#Health", "in Launch" and "for P3" mean what they say."""

    places: tuple[Place, ...] = ()
    tags: tuple[str, ...] = ()

    def place(self, words: str) -> Place | None:
        """The place with this name or reference; a name is the same with hyphens or without its spaces."""
        return self._places.get(_key(words))

    def tag(self, words: str) -> str | None:
        """The known tag of this name, as it is written."""
        return self._tags.get(_key(words))

    @cached_property
    def _places(self) -> dict[str, Place]:
        """By what they may be called; a project goes before an area, that before a pillar, the first before others."""
        rank = {"project": 0, "area": 1, "pillar": 2}
        index: dict[str, Place] = {}
        for place in sorted(self.places, key=lambda each: rank[each.level]):
            index.setdefault(_key(place.name), place)
        index |= {_key(place.ref): place for place in self.places if place.ref}
        return {key: place for key, place in index.items() if key}

    @cached_property
    def _tags(self) -> dict[str, str]:
        return {key: tag for tag in self.tags if (key := _key(tag))}


NOTHING_KNOWN = Known()


@dataclass(frozen=True, slots=True)
class Found:
    """A token in the making; `moment` is what its words say about time, `wanted` that its place is not known."""

    kind: TokenKind
    start: int
    end: int
    value: Value
    confidence: float
    moment: Moment | None = field(default=None, compare=False)
    wanted: bool = False


def _key(words: str) -> str:
    return re.sub(r"[\W_]+", "", words.casefold())


def iso(due: Due) -> str:
    """A due date as the tools take it: "2026-11-27" or "2026-11-27T15:00"."""
    return f"{due.date.isoformat()}T{due.time:%H:%M}" if due.time else due.date.isoformat()


def overlaps(start: int, end: int, spans: list[Span]) -> bool:
    """Whether a stretch shares a character with one of the spans."""
    return any(start < last and first < end for first, last in spans)
