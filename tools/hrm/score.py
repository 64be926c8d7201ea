"""Priority: 100 · Σ weight · confidence · score / Σ weight · confidence, over the rules' verdicts."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import numpy as np

from memory.records import Task
from tools.hrm.columns import Bools, Floats, View
from tools.hrm.explain import path, summary
from tools.hrm.judge import Column, Subject
from tools.hrm.life import Life
from tools.hrm.records import Contribution, Ranking, Scored, Snapshot, Verdict, Waits
from tools.hrm.rules import Seat
from tools.hrm.table import Table

Vote = tuple[Seat, Verdict]


def rank(snapshot: Snapshot, limit: int | None = None) -> Ranking:
    """Score every open task; the best `limit` of those that can be done and of those that wait come back explained.

    Tasks of a project that is on hold are passed over, and those that begin later rest: they are counted alone.
    Where scores (to two decimals) tie, the task's own priority decides, then the nearer due date, the project's
    importance, age, and the id: a task's own priority has no rule among the ten and counts here alone. A rule whose
    code has no judge judges nothing; where no rule weighs anything, all scores are 0. Raises Invalid for an unknown
    zone or parameters that can't be used.
    """
    return score(Table.of(snapshot), snapshot.now).ranking(limit)


@dataclass(frozen=True, slots=True)
class Scores:
    """A table, judged at an instant: by rule the verdicts on tasks and on places, and the priority of each task.

    `free` are the rows that can be done now, `waiting` those that wait for an open task, `resting` those that begin
    later.
    """

    table: Table
    view: View
    at: datetime
    columns: tuple[Column, ...]
    goals: tuple[Column | None, ...]
    priority: Floats
    free: Bools
    waiting: Bools
    resting: Bools

    def ranking(self, limit: int | None = None) -> Ranking:
        """The best, explained: `limit` of those that can be done, and of those that wait."""
        life = self.table.life(self.at)
        items, blocked = (
            tuple(self.explained(at, life) for at in self.best(of, limit)) for of in (self.free, self.waiting)
        )
        ranked = int(self.free.sum() + self.waiting.sum())
        return Ranking(items, blocked, self.at, ranked, int(self.resting.sum()))

    def bare(self, limit: int, also: Iterable[UUID]) -> Ranking:
        """The best, and `also` these tasks, by their scores alone: what is said of one, `words` tell."""
        wanted = [row for each in also if (row := self.table.slots.get(each.int)) is not None]
        items, blocked = (
            tuple(
                Scored(self.table.tasks[at], float(self.priority[at]), "", (), ())
                for at in self.best(self._with(of, limit, wanted))
            )
            for of in (self.free, self.waiting)
        )
        return Ranking(items, blocked, self.at, len(items) + len(blocked), int(self.resting.sum()))

    def words(self, told: datetime) -> Callable[[Scored], str]:
        """What tells the reason of a task. "Tomorrow" counts from the instant at which it is told."""
        life = self.table.life(told)
        return lambda scored: self.explained(self.table.slots[scored.task.id.int], life).reason

    def best(self, of: Bools, limit: int | None = None) -> list[int]:
        """These rows, best first; the first `limit` of them."""
        rows = np.flatnonzero(of)
        if limit is not None and limit < len(rows):
            if limit == 0:
                return []
            least = np.partition(-self.priority[rows], limit - 1)[limit - 1]
            rows = rows[-self.priority[rows] <= least]
        order = np.lexsort([key[rows] for key in self._keys()])
        return [int(at) for at in rows[order][:limit]]

    def _with(self, of: Bools, limit: int, rows: Sequence[int]) -> Bools:
        """Of these rows the first `limit`, and those that are wanted beside."""
        chosen = np.zeros(len(of), np.bool_)
        chosen[[*self.best(of, limit), *rows]] = True
        return chosen & of

    def place_of(self, row: int) -> int | None:
        """At which place among what can be done it stands, from 1; None where it can't be done."""
        if not self.free[row]:
            return None
        keys = [key[self.free] for key in self._keys()]
        mine = [key[row] for key in self._keys()]
        before, equal = np.zeros(len(keys[0]), np.bool_), np.ones(len(keys[0]), np.bool_)
        for key, own in zip(reversed(keys), reversed(mine), strict=True):
            before |= equal & (key < own)
            equal &= key == own
        return int(before.sum()) + 1

    def explained(self, row: int, life: Life) -> Scored:
        """A task with the reasons, and what it waits for."""
        task = self.table.tasks[row]
        above = life.over(task)
        votes = self.votes(row, Subject(task, above, life))
        parts = contributions(votes)
        waits = waits_of(task, life)
        said = {seat.rule.code: verdict for seat, verdict in votes}
        reason = summary([(part.points, said[part.rule]) for part in parts], waits)
        return Scored(
            task, float(self.priority[row]), reason, parts, path(task, reason, sureness(votes), life), waits
        )

    def votes(self, row: int, subject: Subject) -> list[Vote]:
        """What each rule says of a task: its numbers as they stand in the columns, and its words."""
        return [
            (seat, spoken(seat, column, row, subject))
            for seat, column in zip(self.table.panel, self.columns, strict=True)
        ]

    def _keys(self) -> Sequence[Any]:
        """What decides, least first."""
        rows, places = self.view.rows, self.view.places
        importance = np.where(places.project > 0, places.importance, 0)[rows.place]
        return rows.low, rows.high, rows.created, -importance, rows.due, rows.first, -self.priority


def score(table: Table, now: datetime) -> Scores:
    """Judge a table at an instant. Raises Invalid for an unknown zone."""
    view = table.at(now)
    goals, columns = [], []
    for seat in table.panel:
        told = view.told[seat.rule.code]
        goals.append(seat.judge.goals(view, told))
        columns.append(seat.judge.tasks(view, told, goals[-1]))
    rows = view.rows
    counted = rows.open & ~view.places.held[rows.place]
    resting = counted & (rows.start > view.now)
    ready = counted & ~resting
    return Scores(
        table=table,
        view=view,
        at=now.astimezone(UTC),
        columns=tuple(columns),
        goals=tuple(goals),
        priority=priorities(
            [(seat.weight, column) for seat, column in zip(table.panel, columns, strict=True)], len(rows)
        ),
        free=ready & (rows.waits == 0),
        waiting=ready & (rows.waits > 0),
        resting=resting,
    )


def priorities(votes: Sequence[tuple[float, Column]], rows: int) -> Floats:
    """The weighted means of verdicts in points, 0 to 100, to two decimals; 0 where nothing has weight.

    One multiplication and one addition after the other, in the order given, so that it is the same everywhere.
    """
    above, total = np.zeros(rows), np.zeros(rows)
    for weight, column in votes:
        counts = weight * column.confidence
        total = total + counts
        above = above + counts * column.score
    return np.asarray(np.where(total > 0, np.round(100 * above / np.where(total > 0, total, 1.0), 2), 0.0))


def points(votes: Sequence[tuple[float, Column]], rows: int) -> list[Floats]:
    """By rule, the points it contributes to each row's priority."""
    total = np.zeros(rows)
    for weight, column in votes:
        total = total + weight * column.confidence
    share = np.where(total > 0, 100 / np.where(total > 0, total, 1.0), 0.0)
    return [weight * column.confidence * column.score * share for weight, column in votes]


def spoken(seat: Seat, column: Column, row: int, subject: Subject) -> Verdict:
    """One rule's verdict on one row of a column, in numbers and words."""
    facts = {name: values[row].item() for name, values in column.facts.items()}
    value = float(column.score[row])
    words = seat.judge.words(subject, value, facts)
    return Verdict(value, float(column.confidence[row]), words.reason, words.factors, words.telling)


def contributions(votes: Sequence[Vote]) -> tuple[Contribution, ...]:
    """The parts of one priority, the largest first."""
    total = sum(seat.weight * verdict.confidence for seat, verdict in votes)
    parts = [
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
    return tuple(sorted(parts, key=lambda part: (-part.points, part.rule)))


def sureness(votes: Sequence[Vote]) -> float:
    """How sure the rules are together, 0 to 1: the mean of their confidences by weight."""
    weight = sum(seat.weight for seat, _ in votes)
    return (
        round(sum(seat.weight * verdict.confidence for seat, verdict in votes) / weight, 2) if weight else 0.0
    )


def waits_of(task: Task, life: Life) -> tuple[Waits, ...]:
    """The open tasks that a task waits for, by their numbers."""
    waits = sorted(
        (len(each.ref), each.ref, each.title) for each in life.blockers.get(task.id, ()) if not each.done
    )
    return tuple(Waits(ref, title) for _, ref, title in waits)
