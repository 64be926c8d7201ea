"""What holds of every life: spec of priorities, as properties."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from math import fsum
from typing import Any
from uuid import UUID

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from lives import BY_CODE, CODES, TIMES, URGENCY, lives, some

from bench.loop import judged
from memory.records import Task
from tools.hrm import Blocker, Ranking, Scored, Snapshot, draft
from tools.hrm.answers import GoalLevel
from tools.hrm.goals import rank_goals
from tools.hrm.judges_time import TemporalUrgency
from tools.hrm.life import look_up
from tools.hrm.optimisation import effective
from tools.hrm.score import Scores, rank, score
from tools.hrm.table import Table
from tools.when import due_instant

LEVEL: dict[str, GoalLevel] = {"pillars": "pillar", "areas": "area", "projects": "project"}


def score_of(snapshot: Snapshot) -> Scores:
    return score(Table.of(snapshot), snapshot.now)


def by_id(ranking: Ranking) -> dict[UUID, Scored]:
    return {each.task.id: each for each in (*ranking.items, *ranking.blocked)}


def scores(snapshot: Snapshot) -> dict[UUID, float]:
    return {key: each.score for key, each in by_id(rank(snapshot)).items()}


def ranked(snapshot: Snapshot) -> set[UUID]:
    """The tasks that have a place: neither on hold nor to begin later."""
    held = {each.id for each in snapshot.projects if each.status == "on_hold"}

    def begins(task: Task) -> datetime:
        day = task.start_date or date(2000, 1, 1)
        at = task.start_time if task.start_date else time(0)
        return due_instant(day if at else day - timedelta(days=1), at, snapshot.zone, snapshot.day_end)

    return {
        each.id for each in snapshot.tasks if each.project_id not in held and begins(each) <= snapshot.now
    }


@some
@given(lives())
def test_contributions_sum_to_the_score_and_can_be_checked_by_hand(snapshot: Snapshot) -> None:
    ranking = rank(snapshot)
    assert set(by_id(ranking)) == ranked(snapshot)
    assert ranking.open == len(by_id(ranking))
    for each in by_id(ranking).values():
        parts = each.contributions
        assert {part.rule for part in parts} == set(CODES)
        assert 0 <= each.score <= 100
        assert all(0 <= part.score <= 1 and 0 <= part.confidence <= 1 for part in parts)
        assert abs(fsum(part.points for part in parts) - each.score) <= 0.01
        total = fsum(part.weight * part.confidence for part in parts)
        by_hand = (
            100 * fsum(part.weight * part.confidence * part.score for part in parts) / total if total else 0
        )
        assert abs(by_hand - each.score) <= 0.0051
        assert [part.points for part in parts] == sorted((part.points for part in parts), reverse=True)
        assert each.reason
        assert all(part.reason for part in parts)
        assert all(node.sentence and 0 <= node.confidence <= 1 for node in each.path)
        assert each.path[-1].ref == each.task.ref


@some
@given(lives())
def test_columns_say_what_a_plain_loop_over_the_rules_says(snapshot: Snapshot) -> None:
    said = judged(snapshot)
    for key, each in by_id(rank(snapshot)).items():
        assert each.score == said[key].priority
        for part in each.contributions:
            assert (part.rule, part.score, part.confidence) == (part.rule, *said[key].verdicts[part.rule])
            assert abs(part.points - said[key].points[part.rule]) < 1e-3


@some
@given(lives())
def test_the_same_life_gives_the_same_answer_and_the_best_come_first(snapshot: Snapshot) -> None:
    ranking = rank(snapshot)
    assert ranking == rank(snapshot)
    for some_of in (ranking.items, ranking.blocked):
        assert [each.score for each in some_of] == sorted((each.score for each in some_of), reverse=True)
    short = rank(snapshot, 2)
    assert (short.items, short.blocked) == (ranking.items[:2], ranking.blocked[:2])
    top = draft(ranking)
    assert (top.entity_id if top else None) == (ranking.items[0].task.id if ranking.items else None)


@some
@given(lives())
def test_what_waits_is_never_next(snapshot: Snapshot) -> None:
    ranking = rank(snapshot)
    waiting = {
        key for key, blockers in snapshot.blockers.items() if any(not blocker.done for blocker in blockers)
    }
    assert {each.task.id for each in ranking.blocked} == waiting & ranked(snapshot)
    assert all(each.blocked_by and each.reason.startswith("Waits for ") for each in ranking.blocked)
    assert not any(each.blocked_by for each in ranking.items)


@some
@given(lives(), st.integers(0, 60 * 24 * 50), st.data())
def test_a_nearer_due_date_never_lowers(snapshot: Snapshot, minutes: int, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(snapshot.tasks) - 1))
    before = snapshot.tasks[at]
    if before.due_date is None:
        after = replace(before, due_date=snapshot.now.date(), due_time=data.draw(TIMES))
    else:
        wall = datetime.combine(before.due_date, before.due_time or time(12)) - timedelta(minutes=minutes)
        after = replace(before, due_date=wall.date(), due_time=before.due_time and wall.time())
        due = [
            due_instant(t.due_date, t.due_time, snapshot.zone, snapshot.day_end)
            for t in (before, after)
            if t.due_date
        ]
        assert due[1] <= due[0]
    moved = replace(snapshot, tasks=(*snapshot.tasks[:at], after, *snapshot.tasks[at + 1 :]))
    was, now = scores(snapshot), scores(moved)
    assert was.keys() == now.keys()
    assert now.get(before.id, 0) >= was.get(before.id, 0)


@some
@given(lives())
def test_no_due_date_is_no_urgency(snapshot: Snapshot) -> None:
    for each in by_id(rank(snapshot)).values():
        if each.task.due_date is None:
            assert [part.points for part in each.contributions if part.rule == URGENCY] == [0.0]


@some
@given(lives(), st.integers(1, 4), st.floats(0, 100), st.data())
def test_a_larger_share_or_importance_of_what_is_above_never_lowers(
    snapshot: Snapshot, more: int, share: float, data: st.DataObject
) -> None:
    what = data.draw(st.sampled_from(["pillars", "pillars", "strength", "areas", "projects"]))
    noun = "pillars" if what == "strength" else what
    goals = getattr(snapshot, noun)
    at = data.draw(st.integers(0, len(goals) - 1))
    goal = goals[at]
    if what == "pillars":
        larger = replace(goal, time_allocation=max(goal.time_allocation or 0, share))
    elif what == "strength":
        larger = replace(goal, alignment_strength=max(goal.alignment_strength, share / 100))
    else:
        larger = replace(goal, importance=min(goal.importance + more, 5))
    after_change = replace(snapshot, **{noun: (*goals[:at], larger, *goals[at + 1 :])})
    before, after = scores(snapshot), scores(after_change)
    life = look_up(snapshot)
    for task in snapshot.tasks:
        if goal in life.over(task) and task.id in before:
            assert after[task.id] >= before[task.id]
    level = LEVEL[noun]
    was, now = (
        {each.id: each.score for each in rank_goals(score_of(s), level).items}
        for s in (snapshot, after_change)
    )
    if goal.id in was and what != "projects":
        assert now[goal.id] >= was[goal.id]


@some
@given(lives())
def test_finishing_a_blocker_never_lowers_what_waited(snapshot: Snapshot) -> None:
    before = scores(snapshot)
    for finished in {each.id for those in snapshot.blockers.values() for each in those if not each.done}:
        blockers = {
            key: tuple(replace(each, done=each.done or each.id == finished) for each in those)
            for key, those in snapshot.blockers.items()
        }
        rest = tuple(each for each in snapshot.tasks if each.id != finished)
        after = scores(replace(snapshot, tasks=rest, blockers=blockers))
        waited = {
            key for key, those in snapshot.blockers.items() if any(each.id == finished for each in those)
        }
        assert all(after[key] >= before[key] for key in waited & before.keys() - {finished})


@some
@given(lives(), st.sampled_from(CODES), st.floats(0, 1))
def test_a_raised_weight_never_moves_away_from_its_rule(snapshot: Snapshot, code: str, weight: float) -> None:
    wishes = snapshot.preferences
    raised = max(weight, effective(BY_CODE[code], snapshot.weights, wishes.optimization))
    before = by_id(rank(snapshot))
    after = scores(replace(snapshot, weights={**snapshot.weights, code: raised}))
    for key, each in before.items():
        if not any(part.weight for part in each.contributions):
            continue  # nothing weighed anything: there was no priority to move
        aim = 100 * next(part.score for part in each.contributions if part.rule == code)
        assert abs(after[key] - aim) <= abs(each.score - aim) + 1e-9


@some
@given(lives(), st.randoms(use_true_random=False))
def test_renaming_and_reordering_change_nothing(snapshot: Snapshot, chance: Any) -> None:
    def shuffled(items: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(chance.sample(items, len(items)))

    other = replace(
        snapshot,
        tasks=shuffled(
            tuple(replace(each, title=f"Deep work: code {each.title}", notes="x") for each in snapshot.tasks)
        ),
        projects=shuffled(tuple(replace(each, name=f"~{each.name}") for each in snapshot.projects)),
        areas=shuffled(tuple(replace(each, name=f"~{each.name}") for each in snapshot.areas)),
        pillars=shuffled(
            tuple(replace(each, name=f"Work {each.name}", description="x") for each in snapshot.pillars)
        ),
        completions=shuffled(tuple(replace(each, title="~") for each in snapshot.completions)),
        rules=shuffled(tuple(replace(each, name=f"~{each.name}") for each in snapshot.rules)),
        blockers={
            key: shuffled(tuple(Blocker(b.id, b.ref, f"~{b.title}", b.done) for b in those))
            for key, those in snapshot.blockers.items()
        },
    )
    one, two = rank(snapshot), rank(other)

    def bare(some_of: tuple[Scored, ...]) -> list[Any]:
        return [
            (each.task.id, each.score, [(part.rule, part.points) for part in each.contributions])
            for each in some_of
        ]

    assert bare(one.items) == bare(two.items)
    assert bare(one.blocked) == bare(two.blocked)


@some
@given(st.lists(st.tuples(st.integers(0, 800), st.integers(0, 100)), min_size=2, max_size=2))
def test_the_urgency_curve_is_continuous_and_falls(pairs: list[tuple[int, int]]) -> None:
    (one, part), (two, _) = pairs
    near, far = sorted((one + part / 100, two + part / 100))
    urgency = TemporalUrgency.make(BY_CODE[URGENCY].parameters)
    a, b, c, late = urgency.curve(np.array([near, far, near + 0.1, -near]))
    assert a >= b
    assert a - c <= 0.002
    assert late == 1.0


@some
@given(lives(), lives(), st.data())
def test_a_table_that_is_brought_up_to_date_answers_like_one_made_anew(
    snapshot: Snapshot, other: Snapshot, data: st.DataObject
) -> None:
    """Some tasks change, come and go, finish what others wait for; goals, past and wishes may change with them."""
    known = {each.id: each for each in snapshot.tasks}
    new = {each.id: each for each in other.tasks}
    touched = set(data.draw(st.lists(st.sampled_from(sorted({*known, *new})), unique=True)))
    gone = {each for each in touched if each in known and (each not in new or data.draw(st.booleans()))}
    kept = {**known, **{each: new[each] for each in touched - gone if each in new}}
    kept = {key: each for key, each in kept.items() if key not in gone}
    blockers = {
        key: tuple(
            replace(b, done=b.done or b.id in gone)
            for b in (other if key in touched else snapshot).blockers.get(key, ())
        )
        for key in kept
    }
    fields = data.draw(st.sets(st.sampled_from(OTHER_FIELDS)))
    rest = {name: getattr(other if name in fields else snapshot, name) for name in OTHER_FIELDS}
    now = replace(snapshot, tasks=tuple(kept.values()), blockers=blockers, **rest)
    changes = replace(now, tasks=tuple(each for key, each in kept.items() if key in touched))
    table = Table.of(snapshot).changed(changes, gone)
    assert score(table, now.now).ranking() == rank(now)
    assert score(Table.of(snapshot), snapshot.now).ranking(3) == rank(snapshot, 3), "the old one is as it was"


OTHER_FIELDS = (
    "projects", "areas", "pillars", "completions", "felt", "preferences", "weights", "now", "zone", "day_end",
)  # fmt: skip
