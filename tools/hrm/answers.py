"""What is answered to "why?": a task's parts beside another's, what would change its place; and goals in order."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from memory.records import Json
from tools.hrm.records import Contribution, Node, Scored

GoalLevel = Literal["pillar", "area", "project"]
ChangeKind = Literal["due", "importance", "allocation", "blocker", "kind", "weight"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One rule's points for a task, and for the one it is compared with."""

    rule: str
    name: str
    points: float
    other_points: float
    reason: str
    other_reason: str


@dataclass(frozen=True, slots=True)
class Counterfactual:
    """A single change, the least of its kind, and what comes of it: `task` (a ref) has this place and score then.

    The place is 1, among what can be done; only where a task is freed by finishing what it waits for it may be
    another. `call` is the tool call that makes the change: {"tool": name, "arguments": {…}}.
    """

    kind: ChangeKind
    text: str
    call: Json
    place: int
    score: float
    task: str
    title: str


@dataclass(frozen=True, slots=True)
class Why:
    """Why a task stands where it does. `scored` is None where none was named and nothing can be done.

    `place` is its place among the `of` tasks that can be done, None where it waits for another. `first` is who is
    first, where that is another one; `over` whom it was to be compared with. `differences` are against `over`, else the
    first, what tells most first. `changes` would put it first; for the first they would put another one there.
    """

    scored: Scored | None
    place: int | None
    of: int
    first: Scored | None
    over: Scored | None
    differences: tuple[Difference, ...]
    changes: tuple[Counterfactual, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class ScoredGoal:
    """A pillar, an area or a project, its score (0 to 100), and why."""

    level: GoalLevel
    id: UUID
    ref: str
    name: str
    score: float
    reason: str
    contributions: tuple[Contribution, ...]
    path: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class GoalRanking:
    """The goals of one level, best first, and when this was concluded (UTC)."""

    items: tuple[ScoredGoal, ...]
    at: datetime
