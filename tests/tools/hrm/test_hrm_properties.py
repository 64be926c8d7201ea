"""What holds of every life: spec of priorities, as properties."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time, timedelta
from math import fsum
from typing import Any
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st
from lives import ALIGNMENT, DEPENDENCY, RULES, TIMES, URGENCY, lives

from memory.blackboard import Rule
from tools.hrm import Blocker, Ranking, Scored, Snapshot, draft
from tools.hrm.judges_time import TemporalUrgency
from tools.hrm.score import rank
from tools.when import due_instant

some: Callable[[Any], Any] = settings(max_examples=60, deadline=None, derandomize=True)


def by_id(ranking: Ranking) -> dict[UUID, Scored]:
    return {each.task.id: each for each in (*ranking.items, *ranking.blocked)}


def scores(snapshot: Snapshot) -> dict[UUID, float]:
    return {key: each.score for key, each in by_id(rank(snapshot)).items()}


@some
@given(lives())
def test_contributions_sum_to_the_score_and_can_be_checked_by_hand(snapshot: Snapshot) -> None:
    ranking = rank(snapshot)
    assert len(by_id(ranking)) == len(snapshot.tasks)
    for each in by_id(ranking).values():
        parts = each.contributions
        assert 0 <= each.score <= 100
        assert all(0 <= part.score <= 1 and 0 <= part.confidence <= 1 for part in parts)
        assert abs(fsum(part.points for part in parts) - each.score) <= 0.01
        total = fsum(part.weight * part.confidence for part in parts)
        by_hand = (
            100 * fsum(part.weight * part.confidence * part.score for part in parts) / total if total else 0
        )
        assert abs(by_hand - each.score) <= 0.01
        assert [part.points for part in parts] == sorted((part.points for part in parts), reverse=True)
        assert each.reason
        assert all(part.reason for part in parts)
        assert all(node.sentence and 0 <= node.confidence <= 1 for node in each.path)
        assert each.path[-1].ref == each.task.ref


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
    assert {each.task.id for each in ranking.blocked} == waiting
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
    assert scores(moved)[before.id] >= scores(snapshot)[before.id]


@some
@given(lives())
def test_no_due_date_is_no_urgency(snapshot: Snapshot) -> None:
    for each in by_id(rank(snapshot)).values():
        if each.task.due_date is None:
            assert [part.points for part in each.contributions if part.rule == URGENCY] == [0.0]


@some
@given(
    lives(), st.integers(0, 4), st.floats(0, 100), st.sampled_from(["pillar", "strength", "area", "project"])
)
def test_a_larger_share_or_importance_never_lowers(
    snapshot: Snapshot, more: int, share: float, what: str
) -> None:
    larger = snapshot
    if what == "pillar":
        larger = replace(
            snapshot,
            pillars=tuple(
                replace(p, time_allocation=max(p.time_allocation or 0, share)) for p in snapshot.pillars
            ),
        )
    elif what == "strength":
        larger = replace(
            snapshot,
            pillars=tuple(
                replace(p, alignment_strength=max(p.alignment_strength, share / 100))
                for p in snapshot.pillars
            ),
        )
    elif what == "area":
        larger = replace(
            snapshot, areas=tuple(replace(a, importance=min(a.importance + more, 5)) for a in snapshot.areas)
        )
    else:
        larger = replace(
            snapshot,
            projects=tuple(replace(p, importance=min(p.importance + more, 5)) for p in snapshot.projects),
        )
    before, after = scores(snapshot), scores(larger)
    assert all(after[key] >= before[key] for key in before)


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
        for key, those in snapshot.blockers.items():
            if key != finished and any(each.id == finished for each in those):
                assert after[key] >= before[key]


@some
@given(lives(), st.sampled_from([URGENCY, ALIGNMENT, DEPENDENCY]), st.floats(0, 1))
def test_a_raised_weight_never_moves_away_from_its_rule(snapshot: Snapshot, code: str, weight: float) -> None:
    base = {rule.code: rule.weight for rule in RULES}
    raised = max(weight, snapshot.weights.get(code, base[code]))
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
        tasks=shuffled(tuple(replace(each, title=f"~{each.title}", notes="x") for each in snapshot.tasks)),
        projects=shuffled(tuple(replace(each, name=f"~{each.name}") for each in snapshot.projects)),
        areas=shuffled(tuple(replace(each, name=f"~{each.name}") for each in snapshot.areas)),
        pillars=shuffled(tuple(replace(each, name=f"~{each.name}") for each in snapshot.pillars)),
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
    from_rule: Rule = RULES[0]
    judge = judge_urgency(from_rule)
    (one, part), (two, _) = pairs
    near, far = sorted((one + part / 100, two + part / 100))
    assert judge(near) >= judge(far)
    assert judge(near) - judge(near + 0.1) <= 0.002
    assert judge(-near) == 1.0


def judge_urgency(rule: Rule) -> Callable[[float], float]:
    return TemporalUrgency.read(rule.parameters).curve
