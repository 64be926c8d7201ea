"""The nouns of a life, as frozen values.

Every row that leaves `memory` is one of these. Identifiers are UUIDs; `ref` is the short
reference a person reads and types (`T12`, `P3`, `A2`, `PL1`, `J4`). Times are aware UTC
datetimes; due dates and due times are local to the user and mean the user's own zone.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any, Generic, Literal, TypeAlias, TypeVar
from uuid import UUID

Item = TypeVar("Item")

Json: TypeAlias = dict[str, Any]

Importance: TypeAlias = Literal[1, 2, 3, 4, 5]
Priority: TypeAlias = Literal["low", "medium", "high"]
TaskStatus: TypeAlias = Literal["todo", "in_progress", "review", "completed"]
TaskEnergy: TypeAlias = Literal["low", "medium", "high"]
TaskKind: TypeAlias = Literal["deep_work", "creative", "planning", "admin", "routine"]
ProjectStatus: TypeAlias = Literal["not_started", "in_progress", "completed", "on_hold"]
Level: TypeAlias = Literal["pillar", "area", "project", "task"]
OperationKind: TypeAlias = Literal["change", "undo", "redo", "upkeep"]
Noun: TypeAlias = Literal["pillars", "areas", "projects", "tasks", "journal", "insights", "threads"]

Mood: TypeAlias = Literal[
    "optimistic", "inspired", "reflective", "challenging", "anxious",
    "grateful", "excited", "frustrated", "peaceful", "motivated",
]  # fmt: skip
Energy: TypeAlias = Literal["very_low", "low", "moderate", "high", "very_high"]
Tier: TypeAlias = Literal["never", "signals", "full"]
"""What a model may know of a journal entry: nothing, its signals (day, mood, energy, tags, sentiment, length), all."""
MemoryKind: TypeAlias = Literal["fact", "preference", "person", "habit", "goal"]
Feeling: TypeAlias = Literal["very_positive", "positive", "neutral", "negative", "very_negative"]

LIFE = "life"
"""The name of the one thread that all channels share."""


@dataclass(frozen=True, slots=True)
class User:
    """A person. `zone` is where they are, an IANA name; `day_end` is the local hour at which their day ends.

    `week_start` is 0 for Monday to 6 for Sunday. `home_zone` is where they live; until the end of `travel_until`
    they are in `travel_zone`.
    """

    id: UUID
    name: str
    zone: str
    day_end: time
    week_start: int = 0
    home_zone: str = "UTC"
    travel_zone: str | None = None
    travel_until: date | None = None


@dataclass(frozen=True, slots=True)
class Pillar:
    """A core part of a life. `time_allocation` is a percentage of one's time, 0 to 100.

    Counts are of the tasks in everything below. `position` orders siblings; `colour` is `#rrggbb` or empty.
    """

    id: UUID
    ref: str
    name: str
    description: str
    time_allocation: float | None
    alignment_strength: float
    created_at: datetime
    icon: str = ""
    colour: str = ""
    vision: str = ""
    success_metrics: tuple[str, ...] = ()
    position: float = 0.0
    archived_at: datetime | None = None
    open_tasks: int = 0
    done_tasks: int = 0


@dataclass(frozen=True, slots=True)
class Area:
    """A standing responsibility, under a pillar or (not yet filed) under none."""

    id: UUID
    ref: str
    name: str
    description: str
    importance: int
    pillar_id: UUID | None
    pillar: str | None
    created_at: datetime
    icon: str = ""
    colour: str = ""
    time_allocation: float | None = None
    position: float = 0.0
    archived_at: datetime | None = None
    open_tasks: int = 0
    done_tasks: int = 0


@dataclass(frozen=True, slots=True)
class Project:
    """An outcome, under an area or (not yet filed) under none. `open_tasks` counts what is left."""

    id: UUID
    ref: str
    name: str
    description: str
    status: ProjectStatus
    importance: int
    due_date: date | None
    area_id: UUID | None
    place: tuple[str, ...]
    open_tasks: int
    done_tasks: int
    created_at: datetime
    icon: str = ""
    colour: str = ""
    priority: Priority = "medium"
    start_date: date | None = None
    success_metrics: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    completed_at: datetime | None = None
    position: float = 0.0
    archived_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """An action. `place` is the names above it, pillar first; `after` the open or done tasks it waits for.

    It lies in a project or in an area, or under the task `parent`, whose place it shares. `recurrence` is an
    RRULE (RFC 5545); `recurs_on` the date that the rule gave, from which `due_date` may have been moved.
    Estimates are minutes. `blocked` when something it waits for is not done. `completed_along` is set on the
    answer to its completion alone: its subtasks that were completed with it.
    """

    id: UUID
    ref: str
    title: str
    notes: str
    status: TaskStatus
    priority: Priority
    due_date: date | None
    due_time: time | None
    project_id: UUID | None
    place: tuple[str, ...]
    after: tuple[str, ...]
    completed_at: datetime | None
    created_at: datetime
    area_id: UUID | None = None
    parent_id: UUID | None = None
    parent: str | None = None
    start_date: date | None = None
    start_time: time | None = None
    estimate_minutes: int | None = None
    actual_minutes: int | None = None
    energy: TaskEnergy | None = None
    kind: TaskKind | None = None
    tags: tuple[str, ...] = ()
    subtasks_required: bool = False
    recurrence: str | None = None
    recurs_on: date | None = None
    after_completion: bool = False
    series_id: UUID | None = None
    position: float = 0.0
    archived_at: datetime | None = None
    blocked: bool = False
    open_subtasks: int = 0
    done_subtasks: int = 0
    completed_along: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Thing:
    """Something of any level, or a journal entry, as far as they are alike. `place` is the names above, pillar first.

    `below` counts what went along with it: into the trash, back from it, into a copy.
    """

    id: UUID
    level: Level | Literal["journal"]
    ref: str
    name: str
    place: tuple[str, ...]
    position: float
    archived_at: datetime | None
    deleted_at: datetime | None
    below: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """A template's prompt, and what was written to it."""

    prompt: str
    answer: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A journal entry. `day` is the user's own day, which ends at their `day_end`.

    `words` counts those of the text and the answers, `minutes` is how long they take to read. `sentiment` lies within
    -1 to 1, None where it can't be told. `private`: the reader may not know its text, which is left out.
    """

    id: UUID
    ref: str
    title: str
    text: str
    mood: Mood
    energy: Energy
    tags: tuple[str, ...]
    day: date
    created_at: datetime
    updated_at: datetime
    tier: Tier = "full"
    template: str | None = None
    answers: tuple[Answer, ...] = ()
    words: int = 0
    minutes: int = 1
    sentiment: float | None = None
    feeling: Feeling | None = None
    weather: str = ""
    location: str = ""
    private: bool = False


@dataclass(frozen=True, slots=True)
class Thread:
    """A conversation. `slug` is `life` or the thread's own UUID."""

    id: UUID
    slug: str
    title: str
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class Call:
    """A tool call that a model asked for."""

    id: str
    name: str
    arguments: Json


@dataclass(frozen=True, slots=True)
class Message:
    """A message of a thread. `call_id` is set on the answers of tools, `calls` on an assistant's requests."""

    id: str
    role: Literal["user", "assistant", "tool"]
    content: str
    created_at: datetime
    run_id: UUID | None = None
    calls: tuple[Call, ...] = ()
    call_id: str | None = None
    extra: Json = field(default_factory=dict)


Reason: TypeAlias = Literal["destructive", "bulk", "always", "outside", "read"]
"""Why it is asked: it takes things away, it changes many, the user wants to be asked about this tool, or the model
has read words that the user did not write."""
Verdict: TypeAlias = Literal["approved", "rejected", "withdrawn"]
ApprovalState: TypeAlias = Literal["pending", "approved", "rejected", "expired", "withdrawn"]


@dataclass(frozen=True, slots=True)
class Approval:
    """A question and its answer. `rows`: how many things the call would change; `preview`: what it would answer.

    `edited`: the arguments that the user gave in place of the model's.
    """

    id: UUID
    run_id: UUID
    call_id: str
    tool: str
    arguments: Json
    reason: Reason
    rows: int
    preview: Json | list[Json] | None
    state: ApprovalState
    edited: Json | None
    until: datetime
    asked_at: datetime
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class Question:
    """What is to be asked about a call."""

    call_id: str
    tool: str
    arguments: Json
    reason: Reason
    rows: int
    preview: object


@dataclass(frozen=True, slots=True)
class Change:
    """One row's change: as it was before and is after; None where the row did not exist."""

    noun: str
    row_id: UUID
    before: Json | None
    after: Json | None


@dataclass(frozen=True, slots=True)
class Operation:
    """What one turn or one request changed, as one unit that can be undone.

    `changes` counts the rows; `what` says in words what was done to the first of them. `upkeep` is what Aurum did
    by the clock.
    """

    id: UUID
    label: str
    created_at: datetime
    undone: bool
    kind: OperationKind = "change"
    changes: int = 0
    what: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """What one operation did to one thing, in words; `undone` when that was taken back since."""

    operation: UUID
    label: str
    created_at: datetime
    undone: bool
    kind: OperationKind
    what: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Undone:
    """The answer to an undo or a redo: the operation that was meant, its label, and what changed, one sentence each."""

    operation: UUID
    label: str
    restored: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """Some rows of a list, and the cursor behind which the next ones lie."""

    items: tuple[Item, ...]
    next: str | None
