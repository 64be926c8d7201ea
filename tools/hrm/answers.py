"""What is answered to "why?": a task's parts beside another's, what would change its place; goals in order;
and when a project will be done."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from memory.blackboard import Evidence
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


@dataclass(frozen=True, slots=True)
class Forecast:
    """When a project will be done. `likely` and `safe` are the days by which it is with a chance of 50 and 85 %.

    `chance` (0 to 1) is that of making `due`. `weeks`: what was done in each, from its Monday on. `days`: the chance
    that it is done by the end of each coming day. `basis` says in words what this rests on; where that is not
    `enough`, nothing is foretold.
    """

    project_id: UUID
    ref: str
    name: str
    open: int
    done: int
    likely: date | None
    safe: date | None
    due: date | None
    chance: float | None
    weeks: tuple[tuple[date, int], ...]
    days: tuple[tuple[date, float], ...]
    basis: str
    enough: bool
    evidence: tuple[Evidence, ...]
