"""Rules by the work itself: what stands in its way, how its project moves, what collides, where one was last."""

from dataclasses import dataclass

import numpy as np

from memory.records import Json
from tools.hrm.columns import NEVER, Floats, Ints, View, unit
from tools.hrm.judge import Column, Facts, OfPlaces, OfTasks, Subject, Words, count, gathered, number
from tools.hrm.life import COUNT_MOST

FOUR_WEEKS = 28 * 24 * 3_600_000_000


@dataclass(frozen=True, slots=True)
class DependencyCheck(OfTasks):
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
    def make(cls, parameters: Json) -> "DependencyCheck":
        judge = cls(**{name: number(parameters[name]) for name in cls.__slots__})
        if not judge.blocked <= judge.none <= judge.ready:
            raise ValueError("blocked, none and ready must rise")
        return judge

    def tasks(self, view: View, told: Ints, goals: Column | None) -> Column:
        rows = view.rows
        unblocks = np.where(rows.waits > 0, 0, rows.unblocks)
        free = np.where(rows.waited, self.ready, self.none) + self.per_unblocked * unblocks
        score = np.where(rows.waits > 0, self.blocked, unit(free))
        return Column(
            score, np.full(len(rows), self.confidence), {"waits_for": rows.waits, "unblocks": unblocks}
        )

    def words(self, subject: Subject, score: float, facts: Facts) -> Words:
        task, life = subject.task, subject.life
        factors = {"waits_for": facts["waits_for"], "unblocks": facts["unblocks"]}
        blockers = life.blockers.get(task.id, ()) if task else ()
        waits = sorted((len(each.ref), each.ref, each.title) for each in blockers if not each.done)
        if waits:
            more = f" and {count(len(waits) - 1, 'more task')}" if len(waits) > 1 else ""
            return Words(f"Waits for {waits[0][1]} {waits[0][2]}{more}", factors)
        unblocks = facts["unblocks"]
        held = f"more than {COUNT_MOST} tasks" if unblocks > COUNT_MOST else count(unblocks, "task")
        reason = "What it waited for is done" if blockers else "Nothing stands in its way"
        if unblocks:
            reason = f"{reason}, and it unblocks {held}" if blockers else f"Unblocks {held}"
        return Words(reason, factors, telling=bool(blockers or unblocks))


@dataclass(frozen=True, slots=True)
class ProgressMomentum(OfPlaces):
    """How a project moves against its own pace: momentum is what was done in it in 7 days over twice its pace a week.

    The pace is that of 28 days, and at least `least_pace` (1) a week. At its own pace momentum is 0.5, and so is the
    score, which falls to 0.5 − `stalled` (0.4) where nothing was done and rises to 1 at a momentum of `boost` (0.75),
    half as fast again, and stays there. In progress for four weeks and nothing done: stalled too. Where nothing can
    be said yet, and in no project, 0.5 at half the confidence.
    """

    confidence: float
    boost: float
    stalled: float
    least_pace: float

    @classmethod
    def make(cls, parameters: Json) -> "ProgressMomentum":
        judge = cls(
            number(parameters["confidence"]), number(parameters["boost"]), number(parameters["stalled"], 0.5),
            number(parameters["least_pace"], 1000),
        )  # fmt: skip
        if judge.boost <= 0.5 or judge.least_pace <= 0:
            raise ValueError("boost must lie above 0.5 and least_pace above 0")
        return judge

    def goals(self, view: View, told: Ints) -> Column | None:
        places = view.places
        week, month = (self._done(view, since) for since in (view.week, view.month))
        momentum = week / (2 * np.maximum(month / 4, self.least_pace))
        old = places.begun & (places.created <= view.now - FOUR_WEEKS)
        known = (places.project > 0) & ((month > 0) | old)
        score = np.where(known, self._curve(momentum), 0.5)
        confidence = np.where(known, self.confidence, self.confidence / 2)
        return Column(score, confidence, {"week": week, "month": month, "known": known})

    def _curve(self, momentum: Floats) -> Floats:
        low = 0.5 - self.stalled
        slow = low + (0.5 - low) * momentum / 0.5
        fast = 0.5 + 0.5 * (np.minimum(momentum, self.boost) - 0.5) / (self.boost - 0.5)
        return unit(np.where(momentum <= 0.5, slow, fast))

    def _done(self, view: View, since: int) -> Ints:
        done = view.done
        recent = (done.at >= since) & (done.at <= view.now)
        return np.bincount(done.place[recent], minlength=len(view.places))

    def words(self, subject: Subject, score: float, facts: Facts) -> Words:
        factors = {"done_in_7_days": facts["week"], "done_in_28_days": facts["month"]}
        project = subject.above.project
        if project is None or not facts["known"]:
            unsaid = "In no project" if project is None else f"No pace yet in {project.name}"
            return Words(unsaid, factors, telling=False)
        if not facts["week"]:
            quiet = "7 days" if facts["month"] else "28 days"
            return Words(f"Stalled: nothing done in {project.name} in {quiet}", factors)
        pace = f"{facts['week']} done in {project.name} in 7 days, {facts['month'] / 4:g} a week is its pace"
        if score > 0.5:
            return Words(f"Gathers pace: {pace}", factors)
        if score < 0.5:
            return Words(f"Slows down: {pace}", factors)
        return Words(f"Keeps its pace: {pace}", factors, telling=False)


@dataclass(frozen=True, slots=True)
class GoalCoherence:
    """Whether a project collides with others, or helps them: 0.5 − `conflict` (0.3) + `synergy` (0.2).

    It collides with what is due no later and goes before it (is more important, or as important and due earlier), where
    together they take more hours of open tasks than there are working hours until its due date: from `threshold` (0.7)
    of those hours on, in full at all of them. Estimates, else half an hour each; working days and hours as the user
    has set them, from today on. It helps where another open project bears one of its tags, and a task does where a task
    of another project waits for it and it can be done. An area is the mean of its open projects. In no project: 0.5 at
    half the confidence.
    """

    confidence: float
    conflict: float
    synergy: float
    threshold: float

    @classmethod
    def make(cls, parameters: Json) -> "GoalCoherence":
        names = ("confidence", "conflict", "synergy", "threshold")
        judge = cls(**{name: number(parameters[name]) for name in names})
        if judge.conflict > 0.5 or judge.synergy > 0.5 or judge.threshold >= 1:
            raise ValueError("conflict and synergy must not exceed 0.5, and threshold must lie below 1")
        return judge

    def read(self, tags: frozenset[str]) -> int:
        return 0

    def goals(self, view: View, told: Ints) -> Column | None:
        places = view.places
        before = self._before(view)
        hours = self._minutes_there_are(view)
        used = np.where(before > 0, (before + view.load) / np.maximum(hours, 1), 0.0)
        over = np.minimum(np.maximum((used - self.threshold) / (1 - self.threshold), 0.0), 1.0)
        penalty = np.where(view.load > 0, self.conflict * over, 0.0)
        score = np.where(places.project > 0, 0.5 - penalty, 0.5)
        helps = np.where(places.shares_tags, self.synergy, 0.0)
        facts = {"before": before, "load": view.load, "there_are": hours, "penalty": penalty, "helps": helps}
        confidence = np.where(places.project > 0, self.confidence, self.confidence / 2)
        return Column(self._areas(view, unit(score + helps)), confidence, facts)

    def tasks(self, view: View, told: Ints, goals: Column | None) -> Column:
        assert goals is not None
        of_place = gathered(view, goals)
        facts, rows = of_place.facts, view.rows
        helps = rows.helps & (rows.waits == 0)
        score = unit(0.5 - facts["penalty"] + np.where(helps, self.synergy, facts["helps"]))
        score = np.where(view.places.project[rows.place] > 0, score, 0.5)
        return Column(score, of_place.confidence, {**facts, "unblocks_other": helps})

    def _before(self, view: View) -> Ints:
        """By project, the minutes of those that are due no later and go before it."""
        places, before = view.places, np.zeros(len(view.places), np.int64)
        counted = np.flatnonzero((places.due < NEVER) & ~places.held)
        due, importance, load = places.due[counted], places.importance[counted], view.load[counted]
        order = np.argsort(due, kind="stable")
        due = due[order]
        for level in range(6):
            at_level = importance[order] == level
            sums = np.concatenate(([0], np.cumsum(np.where(at_level, load[order], 0))))
            until, earlier = np.searchsorted(due, due, "right"), np.searchsorted(due, due, "left")
            mine = importance[order]
            before[counted[order]] += np.where(
                mine < level, sums[until], np.where(mine == level, sums[earlier], 0)
            )
        return before

    def _minutes_there_are(self, view: View) -> Ints:
        """By project, the working minutes from today to its due date, both included; at least those of a day."""
        wishes, today = view.preferences, view.today.toordinal()
        start, end = (at.hour * 60 + at.minute for at in (wishes.work_start, wishes.work_end))
        days = np.maximum(np.where(view.places.due < NEVER, view.places.due, today) - today, 0) + 1
        first = view.today.weekday()
        partly = np.cumsum([0, *((first + ahead) % 7 in wishes.work_days for ahead in range(7))])
        worked = days // 7 * len(set(wishes.work_days)) + partly[days % 7]
        return np.asarray(np.maximum(worked, 1) * max(end - start, 1), np.int64)

    def _areas(self, view: View, score: Floats) -> Floats:
        """With the mean of its open projects for each area. In whole ten-thousandths: exact in any order."""
        places = view.places
        within = np.where((places.project > 0) & ~places.held & (view.load > 0), places.area, 0)
        parts = np.bincount(within, weights=np.rint(score * 10_000), minlength=len(places))
        many = np.bincount(within, minlength=len(places))
        is_area = (places.area > 0) & (places.project == 0) & (many > 0)
        return np.where(is_area, unit(parts / np.maximum(many, 1) / 10_000), score)

    def words(self, subject: Subject, score: float, facts: Facts) -> Words:
        there_are, load, before = (round(facts[name] / 60, 1) for name in ("there_are", "load", "before"))
        factors = {"hours": load, "hours_before_it": before, "hours_there_are": there_are}
        project = subject.above.project
        if project is None:
            return Words("In no project: nothing to collide with", factors, telling=False)
        parts = []
        if facts["penalty"]:
            need = f"{before:g} h that go before {project.name} and its own {load:g} h"
            parts.append(f"Collides: {need} meet {there_are:g} h until it is due")
        if facts.get("unblocks_other"):
            parts.append(f"{'it ' if parts else 'It '}helps another project along")
        elif facts["helps"]:
            parts.append(f"{'it ' if parts else 'It '}shares a tag with another project")
        if not parts:
            return Words("Collides with nothing", factors, telling=False)
        return Words("; ".join(parts), factors)


@dataclass(frozen=True, slots=True)
class ContextSwitching(OfPlaces):
    """Where one was last: in the area of what was done last on this day of the user 0.5 + `same` (0.15), in another one
    0.5 − `switch` (0.2). Nothing done yet, that in no area, or itself in no area: 0.5 at half the confidence."""

    confidence: float
    switch: float
    same: float

    @classmethod
    def make(cls, parameters: Json) -> "ContextSwitching":
        return cls(
            number(parameters["confidence"]),
            number(parameters["switch"], 0.5),
            number(parameters["same"], 0.5),
        )

    def goals(self, view: View, told: Ints) -> Column | None:
        places, done = view.places, view.done
        today = (done.at >= view.day) & (done.at <= view.now)
        latest = done.at[today].max(initial=0)
        last = places.area[done.place[today & (done.at == latest)]]
        last = last[last > 0]  # what was done in one stroke may lie in several
        known = (places.area > 0) & (len(last) > 0)
        same = known & np.isin(places.area, last)
        score = np.where(same, 0.5 + self.same, np.where(known, 0.5 - self.switch, 0.5))
        confidence = np.where(known, self.confidence, self.confidence / 2)
        return Column(unit(score), confidence, {"known": known, "same": same})

    def words(self, subject: Subject, score: float, facts: Facts) -> Words:
        area = subject.above.area
        if area is None or not facts["known"]:
            return Words("No area to stay in", {"same_area": None}, telling=False)
        if facts["same"]:
            return Words(f"Stays in {area.name}, where you were last", {"same_area": True})
        return Words(
            f"Another area than the one you were last in: {area.name}", {"same_area": False}, telling=False
        )
