"""Obstacles: named when they stand in the way, with what to do about each; silence where nothing does."""

from dataclasses import replace
from datetime import timedelta

import pytest
from lives import NOW, pillar, project, task, waits
from pasts import LONG_AGO, TODAY, ago, did, found, past, two_pillars

from memory.records import Task
from tools.hrm.records import InsightDraft, Past, Snapshot

KIND = "obstacle_identification"
SHIP, RUN = project(1).id, project(2).id


def obstacles(snapshot: Snapshot, before: Past | None = None) -> dict[str, InsightDraft]:
    """What stands in the way, without what every life of these tests has: a second project without a task."""
    return {
        key: each
        for key, each in found(snapshot, before or past(), KIND).items()
        if key.split(":")[0] != "empty" and key.split(":")[0] != "finished"
    }


def every_other_day(until: int, number: int) -> Past:
    return past(*[did(n, ago(until + 2 * n)) for n in range(number)])


def test_a_project_whose_pace_broke_off_has_stalled() -> None:
    said = obstacles(two_pillars(task(1), task(2, priority="high")), every_other_day(20, 12))[
        f"stalled:{SHIP}"
    ]
    assert said.title == "Ship it has stalled"
    assert (
        said.summary
        == "Nothing was done in P1 Ship it since Tue 3 Nov, 20 days, though 2 tasks could be begun."
    )
    # twelve in the 63 days before: exp(−12 · 20 / 63)
    assert said.reasoning["chance_of_such_silence"] == 0.0222
    assert said.confidence == 0.98
    assert (said.entity_type, said.entity_id) == ("project", SHIP)
    assert [(node["level"], node["ref"]) for node in said.path] == [
        ("pillar", "PL1"),
        ("area", "A1"),
        ("project", "P1"),
    ]
    assert [row.ref for row in said.evidence[:3]] == ["P1", "T1", "T2"]
    assert {row.noun for row in said.evidence} == {"projects", "tasks"}
    assert [each.call for each in said.recommendations] == [
        {"tool": "change_task", "arguments": {"task": "T2", "due": "today"}},
        {"tool": "change_project", "arguments": {"project": "P1", "status": "on_hold"}},
    ]
    assert said.expires_at == NOW + timedelta(days=1)


@pytest.mark.parametrize(
    ("before", "change"),
    [
        (every_other_day(13, 12), {}),
        (past(*[did(n, ago(20 + 20 * n)) for n in range(4)]), {}),
        (every_other_day(20, 12), {"status": "on_hold"}),
        (every_other_day(20, 12), {"status": "not_started"}),
    ],
    ids=["13 days", "as slow as always", "on hold", "not begun"],
)
def test_a_project_that_goes_on_as_it_did_has_not_stalled(before: Past, change: dict[str, object]) -> None:
    snapshot = two_pillars(task(1))
    mine = replace(snapshot.projects[0], **change)  # type: ignore[arg-type]
    assert obstacles(replace(snapshot, projects=(mine, snapshot.projects[1])), before) == {}


def test_a_project_without_anything_that_could_be_begun_has_not_stalled() -> None:
    later = task(1, start_date=TODAY + timedelta(days=3))
    waiting = task(2)
    snapshot = two_pillars(later, waiting, blockers={waiting.id: waits(later)})
    assert obstacles(snapshot, every_other_day(20, 12)) == {}


def test_one_in_which_nothing_was_ever_done_has_stalled_less_surely() -> None:
    said = obstacles(two_pillars(task(1)))[f"stalled:{SHIP}"]
    assert "for 12 weeks or longer" in said.summary
    assert said.confidence == 0.7


def late(number: int, under: int | None = 1, days: int = 3, **more: object) -> Task:
    return task(number, f"Late {number}", ago(days), under, **more)


def test_three_overdue_tasks_of_a_project_are_a_cluster() -> None:
    snapshot = two_pillars(
        late(1), late(2, days=10), late(3, priority="high"), late(4, under=2), late(5, under=2)
    )
    said = obstacles(snapshot, past(did(1, ago(1)), did(2, ago(1), under=2)))
    assert list(said) == [f"overdue:{SHIP}"]
    cluster = said[f"overdue:{SHIP}"]
    assert cluster.title == "3 tasks of P1 Ship it are overdue"
    assert cluster.summary == ("3 tasks of P1 Ship it are overdue, the oldest, T2 Late 2, since Fri 13 Nov.")
    assert [(row.ref, row.said) for row in cluster.evidence] == [
        ("T2", "due Fri 13 Nov"), ("T1", "due Fri 20 Nov"), ("T3", "due Fri 20 Nov"),
    ]  # fmt: skip
    assert [each.call for each in cluster.recommendations] == [
        {"tool": "change_task", "arguments": {"task": "T3", "due": "today"}},
        {"tool": "change_tasks", "arguments": {"tasks": ["T2", "T1", "T3"], "due": "2026-11-24"}},
    ]


def test_what_is_due_today_is_not_overdue_before_the_day_ends() -> None:
    today = [late(n, None, 0) for n in (1, 2, 3)]
    assert obstacles(two_pillars(*today)) == {}
    assert list(obstacles(two_pillars(*today, now=NOW + timedelta(days=1)))) == ["overdue:loose"]
    loose = obstacles(two_pillars(*today, now=NOW + timedelta(days=1)))["overdue:loose"]
    assert loose.title == "3 tasks in no project are overdue"
    assert (loose.entity_type, loose.entity_id, loose.path) == ("global", None, [])


def test_a_task_that_three_wait_for_is_a_bottleneck() -> None:
    one, two, three, four = (task(n, f"Step {n}") for n in (1, 2, 3, 4))
    blockers = {two.id: waits(one), three.id: waits(two), four.id: waits(two)}
    said = obstacles(two_pillars(one, two, three, four, blockers=blockers), past(did(1, ago(1))))
    assert list(said) == [f"chain:{one.id}"], "those in the middle wait themselves"
    chain = said[f"chain:{one.id}"]
    assert chain.title == "3 tasks wait for Step 1"
    assert chain.summary == "T1 Step 1 holds up T2 Step 2, T3 Step 3 and T4 Step 4. It has no due date."
    assert (chain.entity_type, [row.ref for row in chain.evidence]) == ("task", ["T1", "T2", "T3", "T4"])
    assert chain.path[-1]["ref"] == "T1"
    fewer = two_pillars(one, two, three, blockers={two.id: waits(one), three.id: waits(two)})
    assert obstacles(fewer, past(did(1, ago(1)))) == {}


def test_tasks_that_wait_for_a_project_on_hold_are_held() -> None:
    shoes, run = task(1, "Buy shoes", under=2), task(2, "Run")
    snapshot = two_pillars(shoes, run, blockers={run.id: waits(shoes)})
    on_hold = replace(snapshot.projects[1], status="on_hold")
    said = obstacles(replace(snapshot, projects=(snapshot.projects[0], on_hold)), past(did(1, ago(1))))
    held = said[f"held:{RUN}"]
    assert held.title == "1 task waits for Half marathon, which is on hold"
    assert held.summary == "T2 Run waits for T1 Buy shoes of P2 Half marathon, which is on hold."
    assert held.recommendations[0].call == {
        "tool": "change_project", "arguments": {"project": "P2", "status": "in_progress"},
    }  # fmt: skip


def test_projects_without_a_next_step_are_named() -> None:
    snapshot = two_pillars(task(1))
    never = replace(snapshot.projects[1], done_tasks=0, due_date=TODAY + timedelta(days=5))
    said = found(replace(snapshot, projects=(snapshot.projects[0], never)), past(), KIND)[f"empty:{RUN}"]
    assert said.summary == "P2 Half marathon was made Thu 7 May and is due Sat 28 Nov, but has no task yet."
    assert said.recommendations[0].call == {
        "tool": "add_task",
        "arguments": {"title": "Decide the next step for Half marathon", "project": "P2"},
    }
    young = replace(never, created_at=NOW - timedelta(days=6))
    later = replace(never, start_date=TODAY + timedelta(days=1))
    for other in (young, later, replace(never, status="completed")):
        assert f"empty:{RUN}" not in found(
            replace(snapshot, projects=(snapshot.projects[0], other)), past(), KIND
        )
    done = found(snapshot, past(), KIND)[f"finished:{RUN}"]
    assert (
        done.summary
        == "Nothing is open in P2 Half marathon (2 tasks done), but the project is not completed."
    )
    assert done.recommendations[0].call == {
        "tool": "change_project", "arguments": {"project": "P2", "status": "completed"},
    }  # fmt: skip


def test_pillars_without_areas_are_one_finding() -> None:
    snapshot = two_pillars(task(1))
    bare = tuple(replace(pillar(n, name), created_at=LONG_AGO) for n, name in ((3, "Family"), (4, "Money")))
    young = replace(pillar(5, "New"), created_at=NOW - timedelta(hours=2))
    said = obstacles(replace(snapshot, pillars=(*snapshot.pillars, *bare, young)), past(did(1, ago(1))))
    both = said["pillars-without-areas"]
    assert both.title == "Family and Money have no area yet"
    assert [row.ref for row in both.evidence] == ["PL3", "PL4"]
    assert both.recommendations[1].call == {
        "tool": "add_area", "arguments": {"name": "General", "pillar": "PL4"},
    }  # fmt: skip
    assert both.entity_type == "global"


def test_of_each_kind_only_the_worst_three_are_told() -> None:
    many = tuple(
        replace(project(n, f"Project {n}", n % 5 + 1), created_at=LONG_AGO, done_tasks=0)
        for n in range(3, 10)
    )
    snapshot = two_pillars(projects=many)
    said = found(snapshot, past(), KIND)
    assert sorted(said) == sorted(f"empty:{project(n).id}" for n in (4, 9, 3))
