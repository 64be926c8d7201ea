"""What HRM reads and what it concludes, as frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Literal
from uuid import UUID

from memory.blackboard import (
    Block,
    Completion,
    Evidence,
    Felt,
    InsightSource,
    InsightType,
    Preferences,
    Recommendation,
    Rule,
    Signals,
)
from memory.records import Area, Json, Level, Pillar, Project, Task


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
    `completions`: what was done on the last 28 of the user's days, newest first. `felt`: how they said they feel, last
    on their own day. `blocks`: the time set aside from today on.
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
    completions: tuple[Completion, ...] = ()
    felt: Felt | None = None
    preferences: Preferences = field(default_factory=Preferences)
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Past:
    """What detectors and forecasts read beyond a snapshot: the last 84 of the user's days, newest first.

    `opened`: the projects in which tasks were made that do not recur, and when. `entries`: what may be known of the
    journal's, by day; `paused`: the first and last days of its pauses.
    """

    completions: tuple[Completion, ...] = ()
    felt: tuple[Felt, ...] = ()
    blocks: tuple[Block, ...] = ()
    opened: tuple[tuple[UUID, datetime], ...] = ()
    entries: tuple[Signals, ...] = ()
    paused: tuple[tuple[date, date], ...] = ()


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
    """What can be done, best first; what waits for another task, best first; and when this was concluded (UTC).

    `open` counts what was ranked, `resting` the tasks that have not begun yet and are not offered.
    """

    items: tuple[Scored, ...]
    blocked: tuple[Scored, ...]
    at: datetime
    open: int = 0
    resting: int = 0


@dataclass(frozen=True, slots=True)
class InsightDraft:
    """A conclusion to post: memory.records.Insight without what the database gives it.

    `key` says which finding it is; found again it is the next version of the same card.
    """

    key: str
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
    source: InsightSource
    expires_at: datetime | None
    evidence: tuple[Evidence, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
