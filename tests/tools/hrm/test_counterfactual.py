"""What would put a task first: what is said comes true when it is done."""

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lives import BY_CODE, NOW, URGENCY, area, life, lives, pillar, project, some, task, waits

from memory.blackboard import Completion
from memory.records import Json
from tools.hrm import Snapshot
from tools.hrm.answers import Counterfactual, Why
from tools.hrm.optimisation import effective
from tools.hrm.score import rank, score
from tools.hrm.table import Table
from tools.hrm.why import why

TODAY = NOW.date()


def asked(snapshot: Snapshot, ref: str, over: str = "") -> Why:
    scores = score(Table.of(snapshot), snapshot.now)
    rows = {each.ref: scores.table.slots[each.id.int] for each in snapshot.tasks}
    return why(scores, rows[ref], rows[over] if over else None)


def applied(snapshot: Snapshot, call: Json) -> Snapshot:
    """What the tool call does to the life."""
    given: dict[str, Any] = call["arguments"]

    def changed(noun: str, ref: str, **new: Any) -> Snapshot:
        goals = getattr(snapshot, noun)
        assert [each.ref for each in goals].count(ref) == 1
        return replace(snapshot, **{noun: tuple(replace(g, **new) if g.ref == ref else g for g in goals)})

    if call["tool"] == "change_task" and "kind" in given:
        return changed("tasks", given["task"], kind=given["kind"])
    if call["tool"] == "change_task":
        day, _, at = given["due"].partition(" ")
        due_time = time.fromisoformat(at) if at else None
        return changed("tasks", given["task"], due_date=date.fromisoformat(day), due_time=due_time)
    if call["tool"] == "change_project":
        return changed("projects", given["project"], importance=given["importance"])
    if call["tool"] == "change_area":
        return changed("areas", given["area"], importance=given["importance"])
    if call["tool"] == "change_pillar":
        return changed("pillars", given["pillar"], time_allocation=given["time_allocation"])
    if call["tool"] == "set_weight":
        return replace(snapshot, weights={**snapshot.weights, given["rule"]: given["weight"]})
    assert call["tool"] == "complete_task"
    (done,) = [each for each in snapshot.tasks if each.ref == given["task"]]
    completion = Completion(
        done.id,
        done.ref,
        done.title,
        snapshot.now,
        done.project_id,
        done.area_id,
        minutes=done.estimate_minutes,
    )
    return replace(
        snapshot,
        tasks=tuple(each for each in snapshot.tasks if each.id != done.id),
        blockers={
            key: tuple(replace(each, done=each.done or each.id == done.id) for each in those)
            for key, those in snapshot.blockers.items()
        },
        completions=(completion, *snapshot.completions),
    )


@some
@given(lives(), st.data())
def test_what_is_said_to_put_a_task_first_does(snapshot: Snapshot, data: st.DataObject) -> None:
    ranking = rank(snapshot)
    every = [each.task.ref for each in (*ranking.items, *ranking.blocked)]
    if not every:
        return
    found = asked(snapshot, data.draw(st.sampled_from(every)))
    assert found.scored
    for change in found.changes:
        then = rank(applied(snapshot, change.call))
        place = next(at for at, each in enumerate(then.items, 1) if each.task.ref == change.task)
        assert (place, then.items[place - 1].score) == (change.place, change.score)
        assert change.place == 1 or change.kind == "blocker"
        assert change.text
        if found.place == 1:
            assert change.task != found.scored.task.ref
        else:
            assert change.task == found.scored.task.ref
    kinds = [change.kind for change in found.changes]
    assert kinds.count("due") <= (3 if found.place == 1 else 1)
    if found.place is None:
        assert set(kinds) <= {"blocker"}


@some
@given(lives(), st.data())
def test_less_than_what_is_said_does_not_suffice(snapshot: Snapshot, data: st.DataObject) -> None:
    behind = [each.task.ref for each in rank(snapshot).items[1:]]
    if not behind:
        return
    for change in asked(snapshot, data.draw(st.sampled_from(behind))).changes:
        for less in a_step_less(snapshot, change):
            assert rank(applied(snapshot, less)).items[0].task.ref != change.task


def a_step_less(snapshot: Snapshot, change: Counterfactual) -> list[Json]:
    """The same change by one step less, where there is one between it and what is."""
    given = change.call["arguments"]
    if change.kind == "due":
        (due,) = [each.due_date for each in snapshot.tasks if each.ref == given["task"]]
        day, _, at = given["due"].partition(" ")
        later = date.fromisoformat(day) + timedelta(days=1)
        if due is None or later >= due:
            return []
        return [{"tool": "change_task", "arguments": {**given, "due": f"{later} {at}".strip()}}]
    if change.kind == "weight":
        optimization = snapshot.preferences.optimization
        now = effective(BY_CODE[given["rule"]], snapshot.weights, optimization)
        nearer = round(given["weight"] + (0.05 if given["weight"] < now else -0.05), 2)
        return [] if abs(nearer - now) >= abs(given["weight"] - now) else [
            {"tool": "set_weight", "arguments": {**given, "weight": nearer}}
        ]  # fmt: skip
    return []


def two_goals() -> Snapshot:
    """Work that matters and is due, a run that is due in ten days, and shoes that the run waits for in another life."""
    report = task(1, "Write the report", TODAY + timedelta(days=5), 1)
    run = task(2, "Run 5 km", TODAY + timedelta(days=10), 2)
    photos = task(3, "Sort photos", None, None)
    return life(
        report, run, photos,
        pillars=(pillar(1, "Work", 40), pillar(2, "Health", 30)),
        areas=(area(1, "Clients", 4, 1), area(2, "Fitness", 4, 2)),
        projects=(project(1, "Launch", 4, 1), project(2, "Marathon", 2, 2)),
    )  # fmt: skip


def test_the_latest_due_date_that_puts_it_first_is_said_with_the_call_that_sets_it() -> None:
    found = asked(two_goals(), "T2")
    assert (found.place, found.of) == (2, 3)
    assert found.first
    assert found.first.task.ref == "T1"
    due = next(change for change in found.changes if change.kind == "due")
    assert due.text == "Due Thu 26 Nov instead of Thu 3 Dec"
    assert due.call == {"tool": "change_task", "arguments": {"task": "T2", "due": "2026-11-26"}}
    assert (due.place, due.task, due.title) == (1, "T2", "Run 5 km")
    then = rank(applied(two_goals(), due.call))
    assert (then.items[0].task.ref, then.items[0].score) == ("T2", due.score)
    friday = {"tool": "change_task", "arguments": {"task": "T2", "due": "2026-11-27"}}
    assert rank(applied(two_goals(), friday)).items[0].task.ref == "T1", "a day later it is not yet first"
    said = {change.kind: change.text for change in found.changes}
    assert said["allocation"] == "Health takes 80 % of your time instead of 30 %"
    assert said["kind"] == "Marked as deep work"


def test_differences_sum_to_the_distance_and_what_tells_most_comes_first() -> None:
    found = asked(two_goals(), "T2", over="T3")
    assert found.scored
    assert found.over
    assert found.over.task.ref == "T3"
    assert sum(each.points - each.other_points for each in found.differences) == (
        pytest.approx(found.scored.score - found.over.score, abs=0.02)
    )
    apart = [abs(each.points - each.other_points) for each in found.differences]
    assert apart == sorted(apart, reverse=True)
    assert found.differences[0].rule == URGENCY
    assert (found.differences[0].reason, found.differences[0].other_reason) == (
        "Due Thu 3 Dec, in 10 days",
        "No due date",
    )


def test_for_the_first_it_is_said_who_would_overtake_it_and_how() -> None:
    found = asked(two_goals(), "T1")
    assert (found.place, found.first, found.differences) == (1, None, ())
    assert [(change.task, change.title) for change in found.changes] == [
        ("T2", "Run 5 km"),
        ("T3", "Sort photos"),
    ]
    assert all(rank(applied(two_goals(), c.call)).items[0].task.ref == c.task for c in found.changes)


def test_what_waits_is_freed_by_finishing_what_it_waits_for_and_by_nothing_else() -> None:
    calm = two_goals()
    report, run, photos = calm.tasks
    snapshot = replace(calm, blockers={report.id: waits(run)})
    found = asked(snapshot, "T1")
    assert (found.place, found.of) == (None, 2)
    (freed,) = found.changes
    assert (freed.kind, freed.text) == ("blocker", "T2 Run 5 km is done")
    assert freed.call == {"tool": "complete_task", "arguments": {"task": "T2"}}
    assert freed.place == 1
    both = replace(calm, blockers={report.id: waits(run, photos)})
    assert asked(both, "T1").changes == (), "one deed would not free it"
    under = replace(photos, parent_id=run.id)
    assert asked(replace(snapshot, tasks=(report, run, under)), "T1").changes == (), "Run has open subtasks"


def test_a_change_that_would_not_hold_is_not_said() -> None:
    """What is overdue is as urgent as can be: due earlier it would not be."""
    late = replace(two_goals().tasks[1], due_date=TODAY - timedelta(days=2))
    important = task(9, "Call the bank", TODAY - timedelta(days=3), 1, priority="high")
    calm = two_goals()
    found = asked(replace(calm, tasks=(important, late)), "T2")
    assert found.place == 2
    assert "due" not in {change.kind for change in found.changes}


def test_an_id_that_is_no_open_task_has_no_row() -> None:
    assert Table.of(two_goals()).slot(UUID(int=9)) is None
