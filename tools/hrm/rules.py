"""The rules: each looks at one task in its life and gives a verdict.

A rule's numbers come from its row in `hrm_rules`. Confidences are constant within a rule's case, so that within a
case only the score moves, and the whole moves with it.
"""

from bisect import bisect_left
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Protocol

from memory.errors import Invalid
from memory.records import Json, Task
from tools.hrm.life import COUNT_MOST, Life
from tools.hrm.records import Verdict
from tools.when import say_due


class Judge(Protocol):
    """A rule with its numbers."""

    def key(self, task: Task, life: Life) -> Hashable:
        """What of a task the verdict hangs on: tasks with the same key get the same verdict."""

    def judge(self, task: Task, life: Life) -> Verdict:
        """The verdict on a task."""


@dataclass(frozen=True, slots=True)
class TemporalUrgency:
    """How close the due date is: piecewise linear over the hours left, through the given points.

    `overdue` (1.0) from zero hours down, then by default 0.95 at 6 h, 0.90 at 24 h, 0.70 at 72 h, 0.50 at 168 h,
    falling on to 0.20 at 720 h and staying there. Without a due date: 0. Confidence is the same always, so a nearer
    due date never lowers.
    """

    confidence: float
    overdue: float
    points: tuple[tuple[float, float], ...]

    @classmethod
    def read(cls, parameters: Json) -> "TemporalUrgency":
        points = tuple((_number(at, 1e6), _number(score)) for at, score in parameters["points"])
        curve = [(0.0, _number(parameters["overdue"])), *points]
        if any(a[0] >= b[0] or a[1] < b[1] for a, b in pairwise(curve)):
            raise ValueError("points must have rising hours and falling scores")
        return cls(_number(parameters["confidence"]), curve[0][1], points)

    def key(self, task: Task, life: Life) -> Hashable:
        return task.due_date, task.due_time

    def judge(self, task: Task, life: Life) -> Verdict:
        due = life.due(task)
        if due is None:
            return Verdict(0.0, self.confidence, "No due date", {"hours_left": None}, telling=False)
        hours = round((due - life.now).total_seconds() / 3600, 2)
        return Verdict(self.curve(hours), self.confidence, _due_words(task, due, life), {"hours_left": hours})

    def curve(self, hours: float) -> float:
        """The score for the hours that are left."""
        if hours <= 0:
            return self.overdue
        left = bisect_left(self.points, hours, key=lambda point: point[0])
        if left == len(self.points):
            return self.points[-1][1] if self.points else self.overdue
        from_at, from_score = self.points[left - 1] if left else (0.0, self.overdue)
        to_at, to_score = self.points[left]
        return round(from_score - (from_score - to_score) * (hours - from_at) / (to_at - from_at), 4)


@dataclass(frozen=True, slots=True)
class PillarAlignment:
    """How much of the life it serves: 0.4 · the pillar's share of time + 0.3 · its alignment strength
    + 0.2 · area importance / 5 + 0.1 · project importance / 5.

    A pillar whose share is not set counts as having none. Directly in an area, the area's importance counts for the
    project's too. Under no pillar: 0.3 at confidence 0.8, and how to mend it.
    """

    allocation: float
    strength: float
    area: float
    project: float
    confidence: float
    unaligned: float
    unaligned_confidence: float

    @classmethod
    def read(cls, parameters: Json) -> "PillarAlignment":
        judge = cls(**{name: _number(parameters[name]) for name in cls.__slots__})
        if judge.allocation + judge.strength + judge.area + judge.project > 1 + 1e-9:
            raise ValueError("the four factors must not exceed 1 together")
        return judge

    def key(self, task: Task, life: Life) -> Hashable:
        return task.project_id or task.area_id

    def judge(self, task: Task, life: Life) -> Verdict:
        project, area, pillar = life.over(task)
        if area is None or pillar is None:
            mend = "give it a project"
            if area is not None:
                mend = f"put {area.ref} {area.name} under one"
            elif project is not None:
                mend = f"put {project.ref} {project.name} into an area"
            reason = f"Under no pillar yet: {mend}"
            return Verdict(self.unaligned, self.unaligned_confidence, reason, telling=False)
        share = min(max(pillar.time_allocation or 0.0, 0.0), 100.0) / 100
        strength = min(max(pillar.alignment_strength, 0.0), 1.0)
        importance = min(max((project or area).importance, 0), 5)
        score = (
            self.allocation * share
            + self.strength * strength
            + self.area * min(max(area.importance, 0), 5) / 5
            + self.project * importance / 5
        )
        words = f", {share * 100:g} % of your time," if pillar.time_allocation is not None else ""
        return Verdict(
            round(min(score, 1.0), 4),
            self.confidence,
            f"Serves {pillar.name}{words} through {area.name}, which matters {area.importance} of 5",
            {
                "time_allocation": share,
                "alignment_strength": strength,
                "area_importance": area.importance,
                "project_importance": project.importance if project else None,
            },
        )


@dataclass(frozen=True, slots=True)
class DependencyCheck:
    """Whether it can be done, and what it holds up.

    Blocked by an open task: 0.1, whatever waits behind it. Otherwise 0.8 when all that it waited for is done, 0.5 when
    it never waited, and 0.1 more for each open task that waits for it, down the chain, up to 1.
    """

    confidence: float
    blocked: float
    none: float
    ready: float
    per_unblocked: float

    @classmethod
    def read(cls, parameters: Json) -> "DependencyCheck":
        judge = cls(**{name: _number(parameters[name]) for name in cls.__slots__})
        if not judge.blocked <= judge.none <= judge.ready:
            raise ValueError("blocked, none and ready must rise")
        return judge

    def key(self, task: Task, life: Life) -> Hashable:
        return task.id if task.id in life.waiting or life.blockers.get(task.id) else None

    def judge(self, task: Task, life: Life) -> Verdict:
        blockers = life.blockers.get(task.id, ())
        waits = sorted(
            (each for each in blockers if not each.done), key=lambda each: (len(each.ref), each.ref)
        )
        if waits:
            more = f" and {_count(len(waits) - 1, 'more task')}" if len(waits) > 1 else ""
            factors = {"waits_for": len(waits), "unblocks": 0}
            return Verdict(
                self.blocked, self.confidence, f"Waits for {waits[0].ref} {waits[0].title}{more}", factors
            )
        unblocks = life.holds_up(task.id)
        held = f"more than {COUNT_MOST} tasks" if unblocks > COUNT_MOST else _count(unblocks, "task")
        score = round(min((self.ready if blockers else self.none) + self.per_unblocked * unblocks, 1.0), 4)
        reason = "What it waited for is done" if blockers else "Nothing stands in its way"
        if unblocks:
            reason = f"{reason}, and it unblocks {held}" if blockers else f"Unblocks {held}"
        factors = {"waits_for": 0, "unblocks": unblocks}
        return Verdict(score, self.confidence, reason, factors, telling=bool(blockers or unblocks))


JUDGES: Mapping[str, Callable[[Json], Judge]] = {
    "TEMPORAL_URGENCY_001": TemporalUrgency.read,
    "PILLAR_ALIGNMENT_001": PillarAlignment.read,
    "DEPENDENCY_CHECK_001": DependencyCheck.read,
}


def judge_of(code: str, parameters: Json) -> Judge | None:
    """The judge for a rule's row; None for a code that has none here. Raises Invalid for unusable parameters."""
    if code not in JUDGES:
        return None
    try:
        return JUDGES[code](parameters)
    except (KeyError, TypeError, ValueError) as error:
        raise Invalid(f"The parameters of the rule {code} can't be used: {error}.") from error


def _number(value: object, most: float = 1.0) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= most:
        raise ValueError(f"{value!r} is not a number from 0 to {most:g}")
    return float(value)


def _due_words(task: Task, due: datetime, life: Life) -> str:
    """ "Due Fri 27 Nov, in 4 days", "Due today 15:00, in 3 hours", "Overdue since Fri 20 Nov, by 3 days"."""
    if task.due_date is None:
        return "No due date"
    said = say_due(task.due_date, task.due_time, life.today)
    days, late = (task.due_date - life.today).days, due <= life.now
    if task.due_time and abs(days) <= 1:
        minutes = int(abs((due - life.now).total_seconds()) // 60)
        span = _count(minutes // 60, "hour") if minutes >= 60 else _count(minutes, "minute")
    elif abs(days) <= 1:
        return f"Overdue since {said}" if late else f"Due {said}"
    else:
        span = _count(abs(days), "day")
    return f"Overdue since {said}, by {span}" if late else f"Due {said}, in {span}"


def _count(count: int, noun: str) -> str:
    return f"{count} {noun}" + ("" if count == 1 else "s")
