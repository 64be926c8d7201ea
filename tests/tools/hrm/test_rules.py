"""Each rule by hand: what it says of a life of one line."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from lives import BY_CODE, NOW, RULES, area, life, pillar, project, task, waits

from memory.blackboard import Completion, Felt, Preferences
from memory.errors import Invalid
from memory.records import Task
from tools.hrm import Contribution, Snapshot
from tools.hrm.goals import rank_goals
from tools.hrm.optimisation import FACTORS, effective
from tools.hrm.score import rank, score
from tools.hrm.table import Table

MORNING, COHERENCE, MOMENTUM = "TEMPORAL_MORNING_PEAK_001", "GOAL_COHERENCE_001", "PROGRESS_MOMENTUM_001"
ENERGY, SWITCHING = "ENERGY_PATTERN_001", "CONTEXT_SWITCHING_001"
TODAY = NOW.date()
BALANCE, SKILL = "WORKLIFE_BALANCE_001", "SKILL_DEVELOPMENT_001"


def said(snapshot: Snapshot, code: str, ref: str = "T1") -> Contribution:
    ranking = rank(snapshot)
    (scored,) = [each for each in (*ranking.items, *ranking.blocked) if each.task.ref == ref]
    return next(part for part in scored.contributions if part.rule == code)


def verdict(snapshot: Snapshot, code: str, ref: str = "T1") -> tuple[float, float, str]:
    part = said(snapshot, code, ref)
    return part.score, part.confidence, part.reason


def at(hour: int, minute: int = 0) -> datetime:
    """An hour of that Monday in Berlin."""
    return datetime(2026, 11, 23, hour - 1, minute, tzinfo=UTC)


def done(
    days_ago: float, project_number: int | None = 1, minutes: int | None = 60, area_number: int | None = None
) -> Completion:
    return Completion(
        UUID(int=9000 + round(days_ago * 1000)), "T90", "Done", NOW - timedelta(days=days_ago),
        UUID(int=200 + project_number) if project_number else None,
        UUID(int=100 + area_number) if area_number else None, minutes=minutes,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "hour", "expected", "sure"),
    [
        ("deep_work", 9, 0.8, 0.8),
        ("creative", 9, 0.75, 0.8),
        ("planning", 9, 0.7, 0.8),
        ("admin", 9, 0.5, 0.32),
        (None, 9, 0.5, 0.32),
        ("deep_work", 7, 0.8, 0.8),
        ("deep_work", 10, 0.5, 0.32),
        ("deep_work", 6, 0.5, 0.32),
    ],
)
def test_the_morning_is_for_deep_creative_and_planning_work(
    kind: Any, hour: int, expected: float, sure: float
) -> None:
    found = verdict(life(task(kind=kind), now=at(hour)), MORNING)
    assert found[:2] == (expected, sure)


def test_the_kind_of_work_is_told_by_tags_where_it_is_not_said_and_never_by_the_title() -> None:
    tagged = task(1, "Buy shoes", tags=("Coding",))
    assert verdict(life(tagged), MORNING) == (
        0.8,
        0.6,
        "Deep work belongs into the morning hours 07:00–10:00",
    )
    titled = task(1, "Deep work: coding")
    assert verdict(life(titled), MORNING) == (0.5, 0.32, "Its kind is not known")
    assert verdict(life(replace(tagged, kind="admin")), MORNING)[:2] == (0.5, 0.32), "what was said counts"


@pytest.mark.parametrize(
    ("pattern", "kind", "hour", "expected"),
    [
        ("steady", "deep_work", 9, 0.7),  # 0.6 and 0.1 for its own window
        ("steady", "deep_work", 14, 0.5),  # the afternoon is for admin
        ("steady", "deep_work", 23, 0.6),  # the night is for nothing
        ("steady", "admin", 14, 0.7),
        ("steady", "creative", 19, 0.7),
        ("steady", "routine", 14, 0.6),
        ("steady", None, 9, 0.5),
        ("morning_peak", "deep_work", 9, 1.0),  # 0.9 and 0.1
        ("morning_peak", "admin", 9, 0.3),  # 0.4 less 0.1
        ("morning_peak", "deep_work", 14, 0.2),  # 0.3 less 0.1
        ("morning_peak", "admin", 14, 0.8),  # 0.7 and 0.1
        ("afternoon_peak", "deep_work", 14, 0.8),
        ("evening_peak", "creative", 19, 0.5),
    ],
)
def test_energy_is_the_kind_of_work_against_the_hour_and_the_pattern(
    pattern: Any, kind: Any, hour: int, expected: float
) -> None:
    snapshot = life(task(kind=kind), now=at(hour), preferences=Preferences(energy_pattern=pattern))
    assert verdict(snapshot, ENERGY)[0] == expected


def test_little_energy_lowers_what_takes_much_and_raises_what_takes_little() -> None:
    hard, easy = task(1, kind="deep_work", energy="high"), task(2, kind="routine", energy="low")

    def felt(energy: Any, day: date = TODAY) -> list[float]:
        snapshot = life(hard, easy, felt=Felt(UUID(int=1), "checkin", NOW, day, energy, None))
        return [verdict(snapshot, ENERGY, ref)[0] for ref in ("T1", "T2")]

    assert felt(None) == [0.7, 0.6]
    assert felt("very_low") == [0.5, 0.8]
    assert felt("low") == [0.6, 0.7]
    assert felt("very_high") == [0.9, 0.4]
    assert felt("very_low", NOW.date() - timedelta(days=1)) == [0.7, 0.6], "yesterday's energy is gone"
    tired = life(hard, felt=Felt(UUID(int=1), "checkin", NOW, NOW.date(), "low", None))
    assert verdict(tired, ENERGY)[2] == "Deep work suits 09:00; it takes much, and your energy is low"


def test_momentum_is_the_last_week_against_the_projects_own_pace() -> None:
    steady = tuple(done(days) for days in (1, 8, 15, 22))
    assert verdict(life(task(), completions=steady), MOMENTUM) == (
        0.5, 0.75, "Keeps its pace: 1 done in Half marathon in 7 days, 1 a week is its pace",
    )  # fmt: skip
    fast = (done(1), done(2), done(3), *steady)
    assert verdict(life(task(), completions=fast), MOMENTUM) == (
        1.0, 0.75, "Gathers pace: 4 done in Half marathon in 7 days, 1.75 a week is its pace",
    )  # fmt: skip
    slow = tuple(done(days) for days in (1, 8, 9, 10, 15, 16, 17, 22))
    assert verdict(life(task(), completions=slow), MOMENTUM)[0] == 0.3
    assert verdict(life(task(), completions=(done(8), done(9))), MOMENTUM) == (
        0.1, 0.75, "Stalled: nothing done in Half marathon in 7 days",
    )  # fmt: skip
    assert verdict(life(task()), MOMENTUM) == (0.5, 0.375, "No pace yet in Half marathon")
    old = project(created_at=NOW - timedelta(days=40))
    assert verdict(life(task(), projects=(old,)), MOMENTUM)[2] == (
        "Stalled: nothing done in Half marathon in 28 days"
    )
    begun = replace(old, status="not_started")
    assert verdict(life(task(), projects=(begun,)), MOMENTUM)[0] == 0.5
    assert verdict(life(task(under=None)), MOMENTUM)[2] == "In no project"


def test_seven_days_are_the_users_own() -> None:
    """At 02:30 on Tuesday in Berlin it is still Monday for one whose day ends at three: Tuesday's tasks still count."""
    night = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)
    early = datetime(2026, 11, 17, 2, 30, tzinfo=UTC)  # Tuesday 03:30: the first of the seven
    earlier = early - timedelta(hours=1)  # Tuesday 02:30: Monday still
    for when, week in ((early, 1), (earlier, 0)):
        snapshot = life(task(), now=night, completions=(replace(done(0), at=when),))
        assert said(snapshot, MOMENTUM).factors["done_in_7_days"] == week


def test_a_project_collides_with_a_more_important_one_for_the_same_hours() -> None:
    """Forty working hours until Friday; thirty are the talk's, which matters more; the move needs ten itself."""
    friday = NOW.date() + timedelta(days=4)
    talk = project(1, "Talk", 5, due_date=friday)
    move = project(2, "Move", 3, due_date=friday)
    tasks = (task(1, under=1, estimate_minutes=1800), task(2, under=2, estimate_minutes=600))
    both = life(*tasks, projects=(talk, move))
    assert verdict(both, COHERENCE, "T2") == (
        0.2, 0.7, "Collides: 30 h that go before Move and its own 10 h meet 40 h until it is due",
    )  # fmt: skip
    assert verdict(both, COHERENCE, "T1") == (0.5, 0.7, "Collides with nothing")
    later = replace(move, due_date=friday + timedelta(days=7))
    assert verdict(life(*tasks, projects=(talk, later)), COHERENCE, "T2")[0] == 0.5, (
        "a week later there is room"
    )
    tight = (tasks[0], replace(tasks[1], estimate_minutes=240))
    assert verdict(life(*tight, projects=(talk, move)), COHERENCE, "T2")[0] == 0.35, (
        "34 of 40 h: half way past 0.7"
    )
    idle = replace(talk, status="on_hold")
    assert verdict(life(*tasks, projects=(idle, move)), COHERENCE, "T2")[0] == 0.5
    weekend = Preferences(work_days=(5, 6))
    assert verdict(life(*tasks, projects=(talk, move), preferences=weekend), COHERENCE, "T2")[0] == 0.2


def test_projects_that_share_a_tag_or_unblock_each_other_help() -> None:
    one, two = project(1, tags=("Spring",)), project(2, "Move", tags=("spring",))
    assert verdict(life(task(), projects=(one, two)), COHERENCE) == (
        0.7,
        0.7,
        "It shares a tag with another project",
    )
    held = replace(two, status="on_hold")
    assert verdict(life(task(), projects=(one, held)), COHERENCE)[0] == 0.5
    here, there = task(1, under=1), task(2, under=2)
    apart = (replace(one, tags=()), replace(two, tags=()))
    helping = life(here, there, projects=apart, blockers={there.id: waits(here)})
    assert verdict(helping, COHERENCE) == (0.7, 0.7, "It helps another project along")
    assert verdict(helping, COHERENCE, "T2")[0] == 0.5
    assert verdict(life(task(under=None)), COHERENCE) == (0.5, 0.35, "In no project: nothing to collide with")


def test_staying_in_the_area_one_was_last_in_today() -> None:
    two = {"projects": (project(1), project(2, "Move", under=2)), "areas": (area(1), area(2, "Home"))}
    here = life(task(1), task(2, under=2), **two, completions=(done(0.1), done(0.2, 2)))
    assert verdict(here, SWITCHING) == (0.65, 0.9, "Stays in Fitness, where you were last")
    assert verdict(here, SWITCHING, "T2") == (
        0.3, 0.9, "Another area than the one you were last in: Home",
    )  # fmt: skip
    for completions in ((), (done(1.5),), (done(0.1, None),)):
        assert verdict(life(task(), completions=completions), SWITCHING) == (0.5, 0.45, "No area to stay in")
    at_once = life(task(1), task(2, under=2), **two, completions=(done(0.1), done(0.1, 2)))
    assert [verdict(at_once, SWITCHING, ref)[0] for ref in ("T1", "T2")] == [0.65, 0.65]


def two_pillars(*shares: float | None, icons: tuple[str, str] = ("", "")) -> dict[str, Any]:
    return {
        "pillars": tuple(
            replace(pillar(at, name, share), icon=icon)
            for at, (name, share, icon) in enumerate(zip(("Work", "Health"), shares, icons, strict=True), 1)
        ),
        "areas": (area(1, "Clients", under=1), area(2, "Fitness", under=2)),
        "projects": (project(1, "Launch"), project(2, "Marathon", under=2)),
    }


def test_balance_is_what_a_pillar_gets_against_its_share() -> None:
    tasks = (task(1), task(2, under=2))
    # fifty hours for work, none for health; ten more count as spent as they should
    spent = tuple(done(day, 1, 600) for day in range(2, 7))
    life_of = life(*tasks, **two_pillars(60, 40), completions=spent)
    # health: (0.4 · 3000 − 0) / 3600 = 0.3333; work: (0.6 · 3000 − 3000) / 3600 = −0.3333
    assert verdict(life_of, BALANCE, "T2") == (
        0.8333, 0.7, "Owed time: Health got 0 % of your time in 28 days and should get 40 %",
    )  # fmt: skip
    assert verdict(life_of, BALANCE) == (
        0.1667, 0.7, "Had its share: Work got 100 % of your time in 28 days and should get 60 %",
    )  # fmt: skip
    one = life(*tasks, **two_pillars(60, 40), completions=(done(2, 1, 30),))
    assert verdict(one, BALANCE, "T2")[0] == 0.519, "half an hour does not tilt a life"
    assert verdict(life(*tasks, **two_pillars(60, 40)), BALANCE)[:2] == (0.5, 0.35)
    long_ago = life(*tasks, **two_pillars(60, 40), completions=(done(28.5, 1, 600),))
    assert verdict(long_ago, BALANCE)[:2] == (0.5, 0.35)
    unset = life(*tasks, **two_pillars(60, None), completions=(*spent, done(2.5, 2, 600)))
    assert verdict(unset, BALANCE, "T2")[0] == 0.3571, "no share set: none, where others have one"


def test_where_no_share_is_set_icons_tell_what_a_pillar_should_get() -> None:
    """Work 0.60 and health 0.20, over their sum: 0.75 and 0.25."""
    tasks = (task(1), task(2, under=2))
    spent = tuple(done(day, 1, 600) for day in range(2, 7))
    found = life(*tasks, **two_pillars(None, None, icons=("💼", "🏃‍♀️")), completions=spent)
    assert said(found, BALANCE).factors["target"] == 0.75
    assert verdict(found, BALANCE, "T2")[0] == 0.7083
    bare = life(*tasks, **two_pillars(None, None), completions=spent)
    assert verdict(bare, BALANCE)[:2] == (0.5, 0.7)
    zero = life(*tasks, **two_pillars(0, None, icons=("💼", "💪")), completions=spent)
    assert said(zero, BALANCE).factors["target"] == 0.75, "none and nothing are the same"


def test_a_tag_of_a_skill_on_task_or_project_raises_and_a_word_in_the_title_does_not() -> None:
    assert verdict(life(task(tags=("Python",))), SKILL) == (0.75, 0.6, "Builds a skill: technical")
    assert verdict(life(task(), projects=(project(tags=("course",)),)), SKILL) == (
        0.75, 0.6, "Builds a skill: domain knowledge",
    )  # fmt: skip
    assert verdict(life(task(1, "Learn Python")), SKILL) == (0.5, 0.3, "No tag tells of a skill")


def test_every_rule_is_described_with_the_weight_it_starts_with() -> None:
    page = (Path(__file__).parents[3] / "docs" / "hrm.md").read_text()
    told = re.findall(r"^\| `(\w+_001)` \| ([\d.]+) \|", page, re.MULTILINE)
    assert {code: float(weight) for code, weight in told} == {rule.code: rule.weight for rule in RULES}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_parameters_that_cannot_be_used_are_refused_with_the_name_of_the_rule(rule: Any) -> None:
    for parameters in ({}, {**rule.parameters, "confidence": 2}, {**rule.parameters, "confidence": "much"}):
        with pytest.raises(Invalid, match=rule.code):
            rank(life(task(), rules=(replace(rule, parameters=parameters),)))


@pytest.mark.parametrize(
    ("code", "change"),
    [
        (MORNING, {"window": [10, 7]}),
        (MORNING, {"tags": ["coding"]}),
        (ENERGY, {"windows": {"morning": [6, 12]}}),
        (ENERGY, {"fits": {"admin": "midnight"}}),
        (MOMENTUM, {"boost": 0.5}),
        (MOMENTUM, {"least_pace": 0}),
        (COHERENCE, {"threshold": 1}),
        (COHERENCE, {"conflict": 0.6}),
        (SWITCHING, {"switch": -1}),
        (BALANCE, {"imbalance": 0.6}),
        (SKILL, {"skills": {"technical": "python"}}),
    ],
)
def test_parameters_that_would_break_a_promise_are_refused(code: str, change: dict[str, Any]) -> None:
    bad = replace(BY_CODE[code], parameters={**BY_CODE[code].parameters, **change})
    with pytest.raises(Invalid, match=code):
        rank(life(task(), rules=(bad,)))


def test_what_one_optimises_for_moves_base_weights_and_never_ones_own() -> None:
    rule = BY_CODE[SWITCHING]
    assert effective(rule, {}, "balance") == 0.4
    assert effective(rule, {}, "focus") == pytest.approx(0.6)
    assert effective(rule, {}, "exploration") == 0.2
    assert effective(rule, {SWITCHING: 0.9}, "focus") == 0.9
    assert effective(replace(rule, weight=0.9), {}, "focus") == 1.0
    assert {code for factors in FACTORS.values() for code in factors} <= set(BY_CODE)
    assert said(
        life(task(), preferences=Preferences(optimization="focus")), SWITCHING
    ).weight == pytest.approx(0.6)


def test_what_begins_later_rests_and_is_counted() -> None:
    today, tomorrow = NOW.date(), NOW.date() + timedelta(days=1)
    resting = (task(1, start_date=tomorrow), task(2, start_date=today, start_time=time(9, 30)))
    begun = (task(3, start_date=today), task(4, start_date=today, start_time=time(8, 30)), task(5))
    ranking = rank(life(*resting, *begun))
    assert sorted(each.task.ref for each in ranking.items) == ["T3", "T4", "T5"]
    assert (ranking.blocked, ranking.open, ranking.resting) == ((), 3, 2)
    waiting = rank(life(*resting, *begun, blockers={resting[0].id: waits(begun[0])}))
    assert (waiting.blocked, waiting.resting) == ((), 2)
    assert rank(life(*resting), 5).items == ()


def test_goals_are_ranked_by_the_rules_that_judge_them() -> None:
    tasks = (task(1), task(2, under=2))
    spent = tuple(done(day, 1, 600) for day in range(2, 7))
    snapshot = life(*tasks, **two_pillars(60, 40), completions=spent)
    scores = score(Table.of(snapshot), NOW)
    pillars = rank_goals(scores, "pillar").items
    assert [each.name for each in pillars] == ["Health", "Work"]
    assert {part.rule for part in pillars[0].contributions} == {"PILLAR_ALIGNMENT_001", BALANCE}
    assert pillars[0].reason == (
        "Takes 40 % of your time; owed time: Health got 0 % of your time in 28 days and should get 40 %"
    )
    for each in pillars:
        assert sum(part.points for part in each.contributions) == pytest.approx(each.score, abs=0.01)
    areas = rank_goals(scores, "area").items
    assert len(areas[0].contributions) == 3
    assert [node.level for node in areas[0].path] == ["pillar", "area"]
    first = rank_goals(scores, "project").items[0]
    assert {part.rule for part in first.contributions} == {
        "PILLAR_ALIGNMENT_001", COHERENCE, MOMENTUM, BALANCE, SKILL,
    }  # fmt: skip
    assert [node.name for node in first.path] == [["Health", "Fitness"], ["Work", "Clients"]][
        first.name == "Launch"
    ] + [first.name]
    assert len(rank_goals(scores, "project", 1).items) == 1
    held = life(projects=(replace(project(), status="on_hold"), replace(project(2), status="completed")))
    assert rank_goals(score(Table.of(held), NOW), "project").items == ()


def test_an_area_is_as_coherent_as_its_projects() -> None:
    friday = NOW.date() + timedelta(days=4)
    projects = (project(1, "Talk", 5, due_date=friday), project(2, "Move", 3, due_date=friday))
    tasks: tuple[Task, ...] = (task(1, estimate_minutes=1800), task(2, under=2, estimate_minutes=600))
    scores = score(Table.of(life(*tasks, projects=projects)), NOW)
    (fitness,) = rank_goals(scores, "area").items
    assert next(p.score for p in fitness.contributions if p.rule == COHERENCE) == 0.35
