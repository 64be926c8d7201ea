"""The blackboard: what is concluded of a life, and the records it is concluded from, as frozen values."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Literal, TypeAlias
from uuid import UUID

from memory.records import Energy, Json, Level, Mood, TaskEnergy, TaskKind

InsightType: TypeAlias = Literal[
    "priority_reasoning", "alignment_analysis", "pattern_recognition", "recommendation",
    "goal_coherence", "time_allocation", "progress_prediction", "obstacle_identification",
]  # fmt: skip

EvidenceNoun: TypeAlias = Literal[
    "pillars", "areas", "projects", "tasks", "journal", "checkins", "blocks", "insights", "messages"
]
Detail: TypeAlias = Literal["minimal", "balanced", "detailed"]
Personality: TypeAlias = Literal["coach", "assistant", "strategist", "motivator"]
Style: TypeAlias = Literal["direct", "encouraging", "analytical", "socratic"]
Optimization: TypeAlias = Literal["balance", "focus", "exploration", "efficiency", "wellbeing"]
EnergyPattern: TypeAlias = Literal["morning_peak", "afternoon_peak", "evening_peak", "steady"]
InsightState: TypeAlias = Literal["active", "superseded", "expired", "dismissed"]
InsightSource: TypeAlias = Literal["rule", "checkin", "channel", "journal", "model", "user"]
Opinion: TypeAlias = Literal["accepted", "rejected", "modified", "ignored"]

LEVELS: dict[Energy, int] = {"very_low": 1, "low": 2, "moderate": 3, "high": 4, "very_high": 5}
PLEASANT: dict[Mood, float] = {
    "excited": 1.0, "grateful": 0.9, "inspired": 0.9, "peaceful": 0.8, "optimistic": 0.8, "motivated": 0.7,
    "reflective": 0.1, "challenging": -0.5, "anxious": -0.8, "frustrated": -0.9,
}  # fmt: skip
"""How pleasant a mood is, -1 to 1: a scale of our own, so that moods can be drawn as a line."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A named judgement: its code, the weight it starts with (0 to 1), and its parameters.

    `adjustable` where users may give it a weight of their own.
    """

    code: str
    name: str
    weight: float
    parameters: Json
    description: str = ""
    level: str = "task"
    requires_llm: bool = False
    version: int = 1
    adjustable: bool = True


@dataclass(frozen=True, slots=True)
class Completion:
    """A task that was done. `minutes` it took, or was estimated at, or None; `area_id` where it lay right in one."""

    task_id: UUID
    ref: str
    title: str
    at: datetime
    project_id: UUID | None
    area_id: UUID | None
    kind: TaskKind | None = None
    energy: TaskEnergy | None = None
    tags: tuple[str, ...] = ()
    minutes: int | None = None
    due_date: date | None = None
    recurring: bool = False


@dataclass(frozen=True, slots=True)
class Felt:
    """How the user said they felt, in a check-in or a journal entry. `day` is their own day."""

    id: UUID
    source: Literal["checkin", "journal"]
    at: datetime
    day: date
    energy: Energy | None
    mood: Mood | None
    ref: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Signals:
    """What may be known of a journal entry that is not kept from models; no word of it. `sentiment` is -1 to 1."""

    id: UUID
    ref: str
    day: date
    at: datetime
    mood: Mood
    energy: Energy
    tags: tuple[str, ...]
    sentiment: float | None
    words: int


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a day set aside for a task, by the clock on the wall. `origin`: an accepted plan, or the user."""

    id: UUID
    task_id: UUID
    ref: str
    title: str
    day: date
    start_time: time
    end_time: time
    origin: Literal["plan", "user"]
    done: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """A row that a conclusion rests on: one that can be opened, and what it says here."""

    noun: EvidenceNoun
    id: UUID
    ref: str
    name: str
    said: str


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What to do about a conclusion, and the tool call that does it: {"tool": name, "arguments": {…}}, or None."""

    text: str
    call: Json | None = None


@dataclass(frozen=True, slots=True)
class Insight:
    """A conclusion on the blackboard. Confidence and impact lie within 0 to 1.

    `key` says which finding it is: found again it is the next version of the same card, which keeps its `ref`.
    `model` is the one that wrote `narrative`, or None. `feedback` is what the user thinks of it.
    """

    id: UUID
    ref: str
    type: InsightType
    key: str
    title: str
    summary: str
    reasoning: Json
    path: list[Json]
    confidence: float
    impact: float
    entity_type: Level | Literal["global"]
    entity_id: UUID | None
    source: InsightSource
    version: int
    created_at: datetime
    expires_at: datetime | None
    evidence: tuple[Evidence, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    tags: tuple[str, ...] = ()
    model: str | None = None
    narrative: str = ""
    state: InsightState = "active"
    pinned: bool = False
    feedback: Opinion | None = None
    previous_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Preferences:
    """How the user wants to be judged and spoken to.

    `weights` are their own, by rule, 0 to 1. `work_days` count from Monday, which is 0; hours are local.
    """

    weights: dict[str, float] = field(default_factory=dict)
    detail: Detail = "balanced"
    show_confidence: bool = True
    show_path: bool = True
    personality: Personality = "coach"
    style: Style = "encouraging"
    optimization: Optimization = "balance"
    work_start: time = time(9)
    work_end: time = time(17)
    work_days: tuple[int, ...] = (0, 1, 2, 3, 4)
    energy_pattern: EnergyPattern = "steady"
    learning: bool = True
