"""Priority: 100 · Σ weight · confidence · score / Σ weight · confidence, over the rules' verdicts."""

from collections.abc import Hashable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from math import fsum
from typing import Any

from memory.blackboard import Rule
from memory.records import Task
from tools.hrm.explain import path, summary
from tools.hrm.life import Life, look_up
from tools.hrm.records import Contribution, Ranking, Scored, Snapshot, Verdict, Waits
from tools.hrm.rules import Judge, judge_of

_URGENT_FIRST = {"high": 0, "medium": 1, "low": 2}
_LAST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class _Seat:
    """A rule on the panel, with the user's weight, and its verdicts so far."""

    rule: Rule
    weight: float
    judge: Judge
    verdicts: dict[Hashable, Verdict] = field(default_factory=dict)

    def verdict(self, task: Task, life: Life) -> Verdict:
        key = self.judge.key(task, life)
        if (verdict := self.verdicts.get(key)) is None:
            verdict = self.verdicts[key] = self.judge.judge(task, life)
        return verdict


def rank(snapshot: Snapshot, limit: int | None = None) -> Ranking:
    """Score every open task; the best `limit` of those that can be done and of those that wait come back explained.

    Tasks of a project that is on hold are passed over. Where scores (to two decimals) tie, the task's own priority
    decides, then the nearer due date, the project's importance, age, and the id: a task's own priority has no rule
    among the ten and counts here alone. A rule whose code has no judge judges nothing; where no rule weighs anything,
    all scores are 0. Raises Invalid for an unknown zone or parameters that can't be used.
    """
    life = look_up(snapshot)
    panel = _panel(snapshot)
    free: list[tuple[Any, ...]] = []
    waiting: list[tuple[Any, ...]] = []
    for task in snapshot.tasks:
        project = life.over(task).project
        if task.status == "completed" or (project and project.status == "on_hold"):
            continue
        verdicts = [seat.verdict(task, life) for seat in panel]
        score = priority([(seat.weight, verdict) for seat, verdict in zip(panel, verdicts, strict=True)])
        due = life.due(task) or _LAST
        order = (
            -score,
            _URGENT_FIRST[task.priority],
            due,
            -project.importance if project else 0,
            task.created_at,
        )
        row = (*order, task.id.int, score, task, verdicts)
        (waiting if _waits(task, life) else free).append(row)
    return Ranking(
        tuple(_explain(row, panel, life) for row in sorted(free, key=_order)[:limit]),
        tuple(_explain(row, panel, life) for row in sorted(waiting, key=_order)[:limit]),
        life.now,
    )


def priority(votes: list[tuple[float, Verdict]]) -> float:
    """The weighted mean of verdicts in points, 0 to 100, to two decimals; 0 where nothing has weight."""
    total = fsum(weight * verdict.confidence for weight, verdict in votes)
    if not total:
        return 0.0
    return round(100 * fsum(weight * each.confidence * each.score for weight, each in votes) / total, 2)


def _order(row: tuple[Any, ...]) -> tuple[Any, ...]:
    return row[:6]


def _panel(snapshot: Snapshot) -> list[_Seat]:
    seats = []
    for rule in sorted(snapshot.rules, key=lambda rule: rule.code):
        if judge := judge_of(rule.code, rule.parameters):
            weight = snapshot.weights.get(rule.code, rule.weight)
            seats.append(_Seat(rule, min(max(weight, 0.0), 1.0), judge))
    return seats


def _waits(task: Task, life: Life) -> tuple[Waits, ...]:
    blockers = life.blockers.get(task.id)
    if not blockers:
        return ()
    waits = sorted((len(each.ref), each.ref, each.title) for each in blockers if not each.done)
    return tuple(Waits(ref, title) for _, ref, title in waits)


def _explain(row: tuple[Any, ...], panel: list[_Seat], life: Life) -> Scored:
    score, task, verdicts = row[6], row[7], row[8]
    votes = list(zip(panel, verdicts, strict=True))
    total = fsum(seat.weight * verdict.confidence for seat, verdict in votes)
    contributions = [
        Contribution(
            seat.rule.code,
            seat.rule.name,
            seat.weight,
            verdict.confidence,
            verdict.score,
            round(100 * seat.weight * verdict.confidence * verdict.score / total, 4) if total else 0.0,
            verdict.reason,
            verdict.factors,
        )
        for seat, verdict in votes
    ]
    order = sorted(range(len(votes)), key=lambda at: (-contributions[at].points, contributions[at].rule))
    waits = _waits(task, life)
    reason = summary([(contributions[at].points, verdicts[at]) for at in order], waits)
    weighted = fsum(seat.weight * verdict.confidence for seat, verdict in votes)
    weight = fsum(seat.weight for seat in panel)
    confidence = round(weighted / weight, 2) if weight else 0.0
    return Scored(
        task,
        score,
        reason,
        tuple(contributions[at] for at in order),
        path(task, reason, confidence, life),
        waits,
    )
