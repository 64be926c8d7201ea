"""Where effort goes, what collides, what helps, when it will be done, and what to do next."""

from dataclasses import replace
from datetime import time, timedelta

import pytest
from lives import NOW, pillar, project, task, waits
from pasts import TODAY, ago, block, did, found, past, two_pillars

from memory.blackboard import Preferences
from memory.records import Task
from tools.hrm.detect import conclude
from tools.hrm.forecast import forecast_of
from tools.hrm.records import InsightDraft, Past, Snapshot

SHIP, RUN, WORK, HEALTH = project(1).id, project(2).id, pillar(1).id, pillar(2).id


def worked(number: int, under: int = 1, first: int = 0, **more: object) -> Past:
    return past(*[did(first + n, ago(n % 27 + 1), under=under, **more) for n in range(number)])


def test_the_starved_and_the_overfed_pillar_are_named_with_their_shares() -> None:
    both = past(*worked(18).completions, *worked(2, 2, 100).completions)
    said = found(two_pillars(task(1, "Stretch", under=2)), both, "alignment_analysis")
    assert sorted(said) == sorted([f"starved:{HEALTH}", f"overfed:{WORK}"])
    starved = said[f"starved:{HEALTH}"]
    assert starved.title == "Health gets less than its share"
    assert starved.summary == (
        "In the last 28 days Health got 10 % of your effort (2 h); its share of your plan is 40 %. "
        "In the last 7 days it was 25 %."
    )
    assert (starved.reasoning["gap_points"], starved.reasoning["alignment_score"]) == (-30.0, 70.0)
    assert [row.ref for row in starved.evidence] == ["T9100", "T9101"]
    assert [each.call for each in starved.recommendations] == [
        {"tool": "change_task", "arguments": {"task": "T1", "due": "today"}},
        {"tool": "change_pillar", "arguments": {"pillar": "PL2", "time_allocation": 10}},
    ]
    assert starved.expires_at == NOW + timedelta(days=3)
    assert starved.path == [
        {"level": "pillar", "ref": "PL2", "name": "Health", "sentence": starved.summary, "confidence": 0.8}
    ]


def test_a_guess_at_minutes_makes_it_less_sure() -> None:
    known = found(two_pillars(), worked(20), "alignment_analysis")[f"overfed:{WORK}"]
    guessed = found(two_pillars(), worked(20, minutes=None), "alignment_analysis")[f"overfed:{WORK}"]
    assert guessed.confidence < known.confidence
    assert guessed.reasoning["without_a_time"] == 20


@pytest.mark.parametrize(
    ("before", "shares"),
    [
        (worked(9), (60, 40)),
        (past(*worked(14).completions, *worked(8, 2, 100).completions), (60, 40)),
        (worked(20), (None, None)),
        (
            past(
                *[did(n, ago(10 + n)) for n in range(15)], *[did(50 + n, ago(n), under=2) for n in range(6)]
            ),
            (60, 40),
        ),
    ],
    ids=["too little done", "near enough", "no plan", "mended lately"],
)
def test_where_shares_are_kept_or_unknown_nothing_is_said(before: Past, shares: tuple[float, float]) -> None:
    assert found(two_pillars(shares=shares), before, "alignment_analysis") == {}


def test_a_new_pillar_is_not_starved_at_once() -> None:
    snapshot = two_pillars()
    young = replace(snapshot.pillars[1], created_at=NOW - timedelta(days=2))
    said = found(replace(snapshot, pillars=(snapshot.pillars[0], young)), worked(20), "alignment_analysis")
    assert list(said) == [f"overfed:{WORK}"]


def test_hours_are_told_against_the_plan_with_what_is_set_aside() -> None:
    run = task(1, "Run", under=2)
    ahead = (block(1, run, TODAY + timedelta(days=1)), block(2, run, TODAY, "08:00", "08:30"))
    snapshot = two_pillars(run, blocks=ahead)
    before = past(*[did(n, ago(n), minutes=120) for n in range(1, 6)])
    (said,) = found(snapshot, before, "time_allocation").values()
    assert said.key == "hours"
    assert said.title == "Work took 4 h more than planned"
    assert said.summary == (
        "In the last 7 days you put in 10 h: Work 10 h (planned 6 h) and Health 0 min (planned 4 h). "
        "For the next 7 days you have set aside Health 60 min."
    )
    assert said.reasoning["minutes"] == 600
    fields = ("minutes", "planned_minutes", "ahead_minutes")
    told = [[each[name] for name in fields] for each in said.reasoning["pillars"]]
    assert told == [[600, 360, 0], [0, 240, 60]]
    assert len(said.evidence) == 5
    assert said.expires_at is None


@pytest.mark.parametrize("number", [0, 4])
def test_few_hours_say_nothing(number: int) -> None:
    assert (
        found(two_pillars(), past(*[did(n, ago(1), minutes=120) for n in range(number)]), "time_allocation")
        == {}
    )
    assert (
        found(two_pillars(), past(*[did(n, ago(1), minutes=20) for n in range(5)]), "time_allocation") == {}
    )
    even = past(*[did(n, ago(1), minutes=60, under=1 if n < 3 else 2) for n in range(5)])
    assert found(two_pillars(), even, "time_allocation") == {}


def coherence(snapshot: Snapshot) -> dict[str, InsightDraft]:
    return found(snapshot, past(), "goal_coherence")


def work(number: int, minutes: int | None, days: int | None = 1, **more: object) -> Task:
    due = TODAY + timedelta(days=days) if days is not None else None
    return task(number, f"Step {number}", due, estimate_minutes=minutes, **more)


def test_more_due_than_the_hours_until_then_is_said_for_the_first_such_day() -> None:
    """Monday 09:00: until the end of Tuesday there are sixteen working hours, until Wednesday twenty-four."""
    tasks = [work(1, 600), work(2, 300), work(3, 540, 2, under=2), work(4, None, 2), work(5, 600, 9)]
    assert "capacity" not in coherence(two_pillars(*tasks)), "24 h fit into 24"
    tasks[1] = work(2, 500)
    said = coherence(two_pillars(*tasks))["capacity"]
    assert said.title == "More is due by Wed 25 Nov than fits"
    assert said.summary == (
        "What is due by Wed 25 Nov is estimated at 27 h, in P1 Ship it and P2 Half marathon; your working hours until "
        "then are 24 h. 1 more task without an estimate comes on top."
    )
    assert said.reasoning["over_minutes"] == 1640 - 1440
    assert [row.ref for row in said.evidence] == ["T1", "T3", "T2"]
    longer = Preferences(work_start=time(8), work_end=time(18))
    assert "capacity" not in coherence(two_pillars(*tasks, preferences=longer))


def test_a_parent_is_counted_by_its_subtasks_and_a_task_by_its_projects_date() -> None:
    parent = work(1, 2000)
    parts = [work(n, 100, parent_id=parent.id) for n in (2, 3, 4)]
    assert "capacity" not in coherence(two_pillars(parent, *parts))
    undated = [work(n, 700, None) for n in (1, 2, 3)]
    snapshot = two_pillars(*undated)
    due = replace(snapshot.projects[0], due_date=TODAY + timedelta(days=1))
    said = coherence(replace(snapshot, projects=(due, snapshot.projects[1])))["capacity"]
    assert said.reasoning["estimated_minutes"] == 2100
    assert said.evidence[0].said == "12 h, due tomorrow with its project"
    assert said.entity_id == SHIP
    assert "capacity" not in coherence(two_pillars(work(1, 3000), work(2, 3000))), "two estimates are too few"


def test_tasks_that_are_due_after_their_project_are_named() -> None:
    snapshot = two_pillars(work(1, None, 10), work(2, None, 2))
    due = replace(snapshot.projects[0], due_date=TODAY + timedelta(days=4))
    said = coherence(replace(snapshot, projects=(due, snapshot.projects[1])))[f"late-tasks:{SHIP}"]
    assert said.title == "1 task of Ship it is due after the project"
    assert said.summary == "P1 Ship it is due Fri 27 Nov, but T1 Step 1 is due later, until Thu 3 Dec."
    assert [each.call for each in said.recommendations] == [
        {"tool": "change_project", "arguments": {"project": "P1", "due": "2026-12-03"}},
        {"tool": "change_tasks", "arguments": {"tasks": ["T1"], "due": "2026-11-27"}},
    ]


def test_a_task_due_before_what_it_waits_for_collides() -> None:
    first, then = work(1, None, 5), work(2, None, 1)
    said = coherence(two_pillars(first, then, blockers={then.id: waits(first)}))[
        f"order:{then.id}:{first.id}"
    ]
    assert said.summary == "T2 Step 2 is due tomorrow, but waits for T1 Step 1, which is due Sat 28 Nov."
    assert coherence(two_pillars(first, then, blockers={then.id: waits(first, done=True)})) == {}
    assert coherence(two_pillars(first, then, blockers={first.id: waits(then)})) == {}


def test_shares_that_exceed_a_whole_are_named() -> None:
    said = coherence(two_pillars(shares=(90, 60)))["shares"]
    assert said.title == "Your pillars are to take 150 % of your time"
    assert [each.call for each in said.recommendations] == [
        {"tool": "change_pillar", "arguments": {"pillar": "PL1", "time_allocation": 60}},
        {"tool": "change_pillar", "arguments": {"pillar": "PL2", "time_allocation": 40}},
    ]
    assert coherence(two_pillars(shares=(60, 40))) == {}


def test_projects_that_help_and_projects_that_wait_for_each_other() -> None:
    shoes, run, race = task(1, "Buy shoes", under=2), task(2, "Run"), task(3, "Race")
    helping = coherence(two_pillars(shoes, run, race, blockers={run.id: waits(shoes), race.id: waits(shoes)}))
    said = helping[f"helps:{RUN}:{SHIP}"]
    assert said.title == "Half marathon helps Ship it"
    assert said.summary == (
        "2 tasks of P1 Ship it wait for T1 Buy shoes of P2 Half marathon: what you do there brings both on."
    )
    assert said.recommendations[0].call == {
        "tool": "change_task",
        "arguments": {"task": "T1", "due": "today"},
    }
    one = coherence(two_pillars(shoes, run, race, blockers={run.id: waits(shoes)}))
    assert one == {}, "one task is not worth a word"
    blockers = {run.id: waits(shoes), task(4, under=2).id: waits(race)}
    mutual = coherence(two_pillars(shoes, run, race, task(4, under=2), blockers=blockers))
    assert list(mutual) == [f"mutual:{SHIP}:{RUN}"]
    assert mutual[f"mutual:{SHIP}:{RUN}"].title == "Ship it and Half marathon wait for each other"


def test_a_project_is_foretold_by_its_own_pace() -> None:
    snapshot = two_pillars(*[task(n) for n in range(1, 6)])
    due = replace(snapshot.projects[0], due_date=TODAY + timedelta(days=3))
    snapshot = replace(snapshot, projects=(due, snapshot.projects[1]))
    before = past(*[did(n, ago(3 * n + 1)) for n in range(20)])
    (said,) = found(snapshot, before, "progress_prediction").values()
    real = forecast_of(SHIP, snapshot, before)
    assert said.key == f"forecast:{SHIP}"
    assert said.title == "Ship it is not likely to be done by Thu 26 Nov"
    assert real.chance is not None
    assert real.safe is not None
    assert said.reasoning["chance"] == real.chance < 0.1
    assert (said.reasoning["open"], said.reasoning["done_in_12_weeks"]) == (5, 20)
    assert said.recommendations[0].call == {
        "tool": "change_project", "arguments": {"project": "P1", "due": real.safe.isoformat()},
    }  # fmt: skip
    assert said.evidence == real.evidence[:20]
    assert found(snapshot, past(did(1, ago(1))), "progress_prediction") == {}


def test_the_next_step_is_what_the_most_telling_finding_asks_for() -> None:
    late = [task(n, f"Late {n}", ago(9)) for n in (1, 2, 3)]
    drafts = conclude(two_pillars(*late), past(did(1, ago(1))))
    (step,) = [each for each in drafts if each.type == "recommendation"]
    reason = next(each for each in drafts if each.key == step.reasoning["from"])
    assert step.key == "next-step"
    assert step.title == reason.recommendations[0].text == "Do T1 Late 1 today"
    assert step.summary == f"Do T1 Late 1 today: {reason.summary}"
    assert step.recommendations == reason.recommendations[:1]
    assert step.evidence == reason.evidence
    assert step.expires_at == NOW + timedelta(days=1)
    best = max(each.impact * each.confidence for each in drafts if each.recommendations and each is not step)
    assert reason.impact * reason.confidence <= best
    assert conclude(two_pillars(projects=()), past()) == []


def test_what_was_due_is_told_as_past() -> None:
    snapshot = two_pillars(*[task(n) for n in range(1, 6)])
    late = replace(snapshot.projects[0], due_date=ago(2))
    before = past(*[did(n, ago(3 * n + 1)) for n in range(20)])
    (said,) = found(
        replace(snapshot, projects=(late, snapshot.projects[1])), before, "progress_prediction"
    ).values()
    assert said.title.startswith("Ship it is likely done by ")
    assert said.summary.endswith("with 85 %. It was due Sat 21 Nov.")


def test_what_a_single_task_can_not_mend_is_to_be_planned() -> None:
    many = coherence(two_pillars(*[work(n, 800) for n in range(1, 6)]))["capacity"]
    assert [each.call["tool"] for each in many.recommendations if each.call] == ["plan_day", "change_task"]
    few = coherence(two_pillars(*[work(n, 400) for n in range(1, 4)]))["capacity"]
    assert [each.call["tool"] for each in few.recommendations if each.call] == ["change_task", "plan_day"]
