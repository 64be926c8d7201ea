"""What HRM reads and what it concludes, as frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Literal
from uuid import UUID

from memory.records import Area, InsightType, Json, Level, Pillar, Project, Rule, Task


@dataclass(frozen=True, slots=True)
class Blocker:
    """A task that another one waits for."""

    id: UUID
    ref: str
    title: str
    done: bool


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything HRM reads, taken once, at one instant.

    `tasks`: the open ones (completed ones are passed over). `projects`, `areas`, `pillars`: at least all above them.
    `blockers`: by task id, what it waits for, done or not; a task that waits for nothing may be left out.
    `weights`: the user's own weights by rule code, 0 to 1. `now` is aware; `zone` is an IANA name.
    """

    tasks: tuple[Task, ...]
    projects: tuple[Project, ...]
    areas: tuple[Area, ...]
    pillars: tuple[Pillar, ...]
    blockers: Mapping[UUID, tuple[Blocker, ...]]
    rules: tuple[Rule, ...]
    weights: Mapping[str, float]
    now: datetime
    zone: str
    day_end: time


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one rule says of one entity. Score and confidence lie within 0 to 1; `factors` are the numbers it used.

    `telling` is False where it has nothing particular to say ("No due date").
    """

    score: float
    confidence: float
    reason: str
    factors: Json = field(default_factory=dict)
    telling: bool = True


@dataclass(frozen=True, slots=True)
class Contribution:
    """A rule's part in a score: points = 100 · weight · confidence · score / Σ weight · confidence."""

    rule: str
    name: str
    weight: float
    confidence: float
    score: float
    points: float
    reason: str
    factors: Json


@dataclass(frozen=True, slots=True)
class Node:
    """A step of a reasoning path, from the pillar down to the task."""

    level: Level
    ref: str
    name: str
    sentence: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Waits:
    """An open task that another one waits for."""

    ref: str
    title: str


@dataclass(frozen=True, slots=True)
class Scored:
    """A task, its score (0 to 100), and why. `blocked_by` is empty where it can be done now."""

    task: Task
    score: float
    reason: str
    contributions: tuple[Contribution, ...]
    path: tuple[Node, ...]
    blocked_by: tuple[Waits, ...] = ()


@dataclass(frozen=True, slots=True)
class Ranking:
    """What can be done, best first; what waits for another task, best first; and when this was concluded (UTC)."""

    items: tuple[Scored, ...]
    blocked: tuple[Scored, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class InsightDraft:
    """A conclusion to post: memory.records.Insight without what the database gives it, and its tags."""

    type: InsightType
    title: str
    summary: str
    reasoning: Json
    path: list[Json]
    confidence: float
    impact: float
    entity_type: Level | Literal["global"]
    entity_id: UUID | None
    tags: list[str]
    source: str
    expires_at: datetime | None
