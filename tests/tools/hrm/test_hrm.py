"""Lives whose answer is known by hand."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

import lives
import pytest
from lives import ALIGNMENT, DEPENDENCY, NOW, THREE, URGENCY, area, pillar, project, task, waits

from memory.blackboard import Rule
from memory.errors import Invalid
from memory.records import Task
from tools.hrm import Scored, Snapshot, draft
from tools.hrm.score import rank

FRIDAY = date(2026, 11, 27)


def life(*tasks: Task, **more: Any) -> Snapshot:
    """A life that three rules judge, so that a sum fits on a line; all ten are in test_rules.py."""
    return lives.life(*tasks, **{"rules": THREE, **more})


def only(snapshot: Snapshot) -> Scored:
    ranking = rank(snapshot)
    (each,) = (*ranking.items, *ranking.blocked)
    return each


def verdict(snapshot: Snapshot, code: str, number: int = 1) -> tuple[float, str]:
    ranking = rank(snapshot)
    for each in (*ranking.items, *ranking.blocked):
        if each.task.ref == f"T{number}":
            return next((part.score, part.reason) for part in each.contributions if part.rule == code)
    raise AssertionError(number)


def test_shoes_by_friday_is_explained_down_to_the_sum() -> None:
    scored = only(life(task(due=FRIDAY)))
    # due at the end of Friday, Saturday 03:00 in Berlin: 114 hours; 0.7 - 0.2 * 42 / 96 = 0.6125
    # 0.4 * 0.30 + 0.3 * 0.5 + 0.2 * 4/5 + 0.1 * 3/5 = 0.49; no dependency: 0.5
    total = 0.8 * 0.95 + 0.9 * 0.9 + 0.7 * 0.95
    by_hand = 100 * (0.8 * 0.95 * 0.6125 + 0.9 * 0.9 * 0.49 + 0.7 * 0.95 * 0.5) / total
    assert scored.score == round(by_hand, 2) == 53.46
    assert (
        scored.reason
        == "Due Fri 27 Nov, in 4 days; serves Health, 30 % of your time, through Fitness, which matters 4 of 5"
    )
    assert [(part.rule, part.score) for part in scored.contributions] == [
        (URGENCY, 0.6125), (ALIGNMENT, 0.49), (DEPENDENCY, 0.5),
    ]  # fmt: skip
    assert scored.contributions[0].name == "Task Deadline Urgency"
    assert [(node.level, node.ref, node.sentence, node.confidence) for node in scored.path] == [
        ("pillar", "PL1", "Health takes 30 % of your time", 0.9),
        ("area", "A1", "Fitness matters 4 of 5", 0.9),
        ("project", "P1", "Half marathon matters 3 of 5, 2 of 5 tasks done", 0.9),
        ("task", "T1", scored.reason, 0.93),
    ]


@pytest.mark.parametrize(
    ("due", "at", "score", "reason"),
    [
        (None, None, 0.0, "No due date"),
        (date(2026, 11, 20), None, 1.0, "Overdue since Fri 20 Nov, by 3 days"),
        (date(2026, 11, 22), None, 1.0, "Overdue since yesterday"),
        (date(2026, 11, 23), time(8, 30), 1.0, "Overdue since today 08:30, by 30 minutes"),
        (date(2026, 11, 23), time(9, 0), 1.0, "Overdue since today 09:00, by 0 minutes"),
        (date(2026, 11, 23), time(15, 0), 0.95, "Due today 15:00, in 6 hours"),
        (date(2026, 11, 23), None, 0.9167, "Due today"),
        (date(2026, 11, 24), time(9, 0), 0.9, "Due tomorrow 09:00, in 24 hours"),
        (date(2026, 11, 24), None, 0.825, "Due tomorrow"),
        (date(2026, 11, 26), time(9, 0), 0.7, "Due Thu 26 Nov 09:00, in 3 days"),
        (date(2026, 11, 30), time(9, 0), 0.5, "Due Mon 30 Nov 09:00, in 7 days"),
        (date(2026, 12, 23), time(9, 0), 0.2, "Due Wed 23 Dec 09:00, in 30 days"),
        (date(2027, 6, 1), None, 0.2, "Due Tue 1 Jun 2027, in 190 days"),
    ],
)
def test_urgency(due: date | None, at: time | None, score: float, reason: str) -> None:
    assert verdict(life(task(due=due, due_time=at)), URGENCY) == (score, reason)


def test_due_today_holds_until_the_users_day_ends() -> None:
    late = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)  # Tuesday 02:30 in Berlin: still Monday for this user
    assert verdict(life(task(due=date(2026, 11, 23)), now=late), URGENCY) == (0.9958, "Due today")
    after = late + timedelta(minutes=30)
    assert verdict(life(task(due=date(2026, 11, 23)), now=after), URGENCY) == (1.0, "Overdue since yesterday")


def test_a_task_under_no_pillar_says_how_to_mend_that() -> None:
    loose = only(life(task(under=None)))
    assert loose.path[0].sentence.endswith("It is in no project: put it into one to give it a pillar")
    assert "give it a project" in loose.reason
    part = next(part for part in loose.contributions if part.rule == ALIGNMENT)
    assert (part.score, part.confidence) == (0.3, 0.8)
    homeless = only(life(task(), projects=(project(under=None),)))
    assert (
        homeless.path[0].sentence
        == "Half marathon matters 3 of 5, 2 of 5 tasks done, but is in no area: put P1 into one"
    )
    high = only(life(task(), areas=(area(under=None),)))
    assert high.path[0].sentence == "Fitness matters 4 of 5, but is under no pillar: put A1 under one"
    assert (
        next(p.reason for p in high.contributions if p.rule == ALIGNMENT)
        == "Under no pillar yet: put A1 Fitness under one"
    )
    unshared = only(life(task(), pillars=(pillar(share=None),)))
    assert unshared.path[0].sentence == "Health has no share of your time set"
    assert unshared.reason == "Serves Health through Fitness, which matters 4 of 5"


def test_a_task_right_in_an_area_serves_what_the_area_serves() -> None:
    here = replace(task(under=None), area_id=area().id)
    direct, through = only(life(here)), only(life(task(), projects=(project(importance=4),)))
    assert [node.name for node in direct.path] == ["Health", "Fitness", "Buy shoes"]
    assert "no project" not in direct.path[-1].sentence
    assert direct.reason == through.reason
    assert direct.score == through.score, "the area's importance stands in for the project's"
    loose = only(life(here, areas=(area(under=None),)))
    part = next(part for part in loose.contributions if part.rule == ALIGNMENT)
    assert (part.score, part.reason) == (0.3, "Under no pillar yet: put A1 Fitness under one")


def test_dependencies_block_free_and_raise() -> None:
    shoes, run, race = task(1), task(2, "Run 5 km"), task(3, "Race")
    snapshot = life(shoes, run, race, blockers={run.id: waits(shoes), race.id: waits(run)})
    ranking = rank(snapshot)
    assert [each.task.ref for each in ranking.items] == ["T1"]
    assert [(each.task.ref, each.blocked_by[0].title) for each in ranking.blocked] == [
        ("T2", "Buy shoes"),
        ("T3", "Run 5 km"),
    ]
    assert verdict(snapshot, DEPENDENCY, 1) == (0.7, "Unblocks 2 tasks")
    assert verdict(snapshot, DEPENDENCY, 2) == (0.1, "Waits for T1 Buy shoes")
    assert ranking.blocked[0].reason == (
        "Waits for T1 Buy shoes; serves Health, 30 % of your time, through Fitness, which matters 4 of 5"
    )
    done = life(run, race, blockers={run.id: waits(shoes, done=True), race.id: waits(run)})
    assert verdict(done, DEPENDENCY, 2) == (0.9, "What it waited for is done, and it unblocks 1 task")
    both = life(shoes, run, race, blockers={race.id: waits(run, shoes)})
    assert verdict(both, DEPENDENCY, 3) == (0.1, "Waits for T1 Buy shoes and 1 more task")
    assert [each.ref for each in rank(both).blocked[0].blocked_by] == ["T1", "T2"]


def test_a_circle_of_dependencies_ends() -> None:
    one, two = task(1), task(2)
    ranking = rank(life(one, two, blockers={one.id: waits(two), two.id: waits(one)}))
    assert ranking.items == ()
    assert len(ranking.blocked) == 2
    assert draft(ranking) is None


def test_ties_go_by_priority_due_importance_age_id() -> None:
    snapshot = life(
        task(6, created_at=NOW),
        task(5, created_at=NOW),
        task(4, created_at=NOW - timedelta(days=1)),
        task(3, priority="high"),
        task(2, due=date(2026, 11, 20)),
        task(1, due=date(2026, 11, 19)),
        task(7, priority="low"),
    )
    assert [each.task.ref for each in rank(snapshot).items] == ["T1", "T2", "T3", "T4", "T5", "T6", "T7"]


def test_done_and_held_tasks_are_passed_over() -> None:
    snapshot = life(
        task(1, status="completed"), task(2, under=2), task(3, status="in_progress"),
        projects=(project(), project(2, status="on_hold")),
    )  # fmt: skip
    assert [each.task.ref for each in rank(snapshot).items] == ["T3"]
    empty = rank(life())
    assert (empty.items, empty.blocked, empty.at) == ((), (), NOW)


def test_weights_are_the_users() -> None:
    snapshot = life(task(1, due=FRIDAY))
    assert only(replace(snapshot, weights={ALIGNMENT: 0, DEPENDENCY: 0})).score == 61.25
    nothing = only(replace(snapshot, weights={URGENCY: 0, ALIGNMENT: 0, DEPENDENCY: 0}))
    assert nothing.score == 0
    assert [part.points for part in nothing.contributions] == [0, 0, 0]
    assert only(replace(snapshot, rules=())).reason == "No rule is active"
    unknown = (*THREE, Rule("MOON_PHASE_001", "Moon", 0.6, {}))
    assert only(replace(snapshot, rules=unknown)) == only(snapshot)


@pytest.mark.parametrize(
    ("at", "change"),
    [
        (0, {"points": [[24, 0.9], [6, 0.95]]}),
        (0, {"points": [[6, 0.9], [24, 0.95]]}),
        (0, {"points": "soon"}),
        (0, {"overdue": 2}),
        (1, {"allocation": 0.9}),
        (1, {"strength": "much"}),
        (2, {"blocked": 0.9}),
        (2, {"ready": float("nan")}),
    ],
)
def test_parameters_that_would_break_a_promise_are_refused(at: int, change: dict[str, Any]) -> None:
    bad = replace(THREE[at], parameters={**THREE[at].parameters, **change})
    with pytest.raises(Invalid, match=bad.code):
        rank(life(task(), rules=(bad,)))


def test_the_insight_says_why_it_is_first() -> None:
    ranking = rank(life(task(due=FRIDAY), task(2, "Stretch")))
    insight = draft(ranking)
    assert insight is not None
    assert (insight.title, insight.entity_type, insight.entity_id) == (
        "Buy shoes comes first",
        "task",
        UUID(int=1001),
    )
    assert insight.summary == ranking.items[0].reason
    assert insight.reasoning["score"] == 53.46
    assert insight.reasoning["second"]["title"] == "Stretch"
    assert insight.path[0]["name"] == "Health"
    assert (insight.confidence, insight.impact, insight.source) == (0.85, 0.4, "rule")
    assert insight.expires_at == NOW + timedelta(hours=6)


def test_long_chains_are_counted_so_far() -> None:
    chain: list[Task] = [task(number) for number in range(1, 2001)]
    blockers = {each.id: waits(chain[at]) for at, each in enumerate(chain[1:])}
    ranking = rank(life(*chain, blockers=blockers), 5)
    assert verdict(life(*chain[:3], blockers={c.id: blockers[c.id] for c in chain[1:3]}), DEPENDENCY) == (
        0.7,
        "Unblocks 2 tasks",
    )
    assert ranking.items[0].contributions[0].reason == "Unblocks more than 20 tasks"
