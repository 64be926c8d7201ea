"""Why a task stands where it does, as it is asked; and what is said to put it first, done."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from memory.errors import Ambiguous, Invalid, NotFound
from tests.acting import NewPerson, Person

MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _monday(person: Person) -> None:
    person.now = MONDAY


async def a_life(person: Person) -> None:
    """T1 the report, due on Friday; T2 the run, due in ten days; T3 photos, in no project and without a date."""
    for name, share, area, project in (
        ("Work", 40, "Clients", "Launch"),
        ("Health", 30, "Fitness", "Marathon"),
    ):
        await person("add_pillar", name=name, time_allocation=share)
        await person("add_area", name=area, pillar=name, importance=4)
        await person("add_project", name=project, area=area)
    await person("change_project", project="Launch", importance=4)
    await person("add_task", title="Write the report", project="Launch", due="2026-11-27")
    await person("add_task", title="Run 5 km", project="Marathon", due="2026-12-03")
    await person("add_task", title="Sort photos")


async def test_the_first_is_explained_when_no_task_is_named(person: Person) -> None:
    await a_life(person)
    why = await person("why")
    assert (why.scored.task.ref, why.place, why.of, why.first, why.over) == ("T1", 1, 3, None, None)
    assert why.scored.task.place == ("Work", "Clients", "Launch"), "as a list shows it, whole"
    assert why.scored.reason.startswith("Due Fri 27 Nov, in 4 days")
    assert sum(part.points for part in why.scored.contributions) == pytest.approx(why.scored.score, abs=0.01)
    assert {change.task for change in why.changes} == {"T2", "T3"}


async def test_a_task_is_told_apart_from_the_first_or_from_the_one_that_is_named(person: Person) -> None:
    await a_life(person)
    why = await person("why", task="run 5 km")
    assert (why.scored.task.ref, why.place, why.first.task.ref, why.over) == ("T2", 2, "T1", None)
    assert why.differences[0].rule == "TEMPORAL_URGENCY_001"
    assert why.differences[0].points < why.differences[0].other_points
    beside = await person("why", task="T2", over="photos")
    assert (beside.over.task.ref, beside.first.task.ref) == ("T3", "T1")
    apart = sum(each.points - each.other_points for each in beside.differences)
    assert apart == pytest.approx(beside.scored.score - beside.over.score, abs=0.02)


@pytest.mark.parametrize("kind", ["due", "importance", "allocation", "kind", "weight"])
async def test_what_would_put_it_first_does_when_it_is_done(person: Person, kind: str) -> None:
    await a_life(person)
    if kind in ("weight", "importance"):
        await person("change_pillar", pillar="Health", time_allocation=40)
    if kind == "weight":
        await person("change_project", project="Marathon", importance=5)
    if kind == "importance":
        await person("change_task", task="T1", due="2026-12-02")
    why = await person("why", task="T2")
    change = next(each for each in why.changes if each.kind == kind)
    await person(change.call["tool"], **change.call["arguments"])
    first = (await person("next_tasks")).items[0]
    assert (first.task.ref, first.score) == ("T2", change.score), change.text
    await person("undo")
    assert (await person("next_tasks")).items[0].task.ref == "T1"


async def test_an_hour_stays_when_another_day_is_said(person: Person) -> None:
    await a_life(person)
    await person("change_task", task="T2", due="2026-12-03 15:00")
    change = next(each for each in (await person("why", task="T2")).changes if each.kind == "due")
    assert change.text == "Due Thu 26 Nov 15:00 instead of Thu 3 Dec 15:00"
    await person(change.call["tool"], **change.call["arguments"])
    first = (await person("next_tasks")).items[0]
    assert (first.task.ref, first.task.due_time, first.score) == ("T2", time(15), change.score)


async def test_what_waits_says_what_finishing_that_would_give(person: Person) -> None:
    await a_life(person)
    await person("change_task", task="T1", after=["T2"])
    why = await person("why", task="T1")
    assert (why.place, why.of) == (None, 2)
    assert [each.ref for each in why.scored.blocked_by] == ["T2"]
    (freed,) = why.changes
    await person(freed.call["tool"], **freed.call["arguments"])
    items = (await person("next_tasks")).items
    assert (items[freed.place - 1].task.ref, items[freed.place - 1].score) == ("T1", freed.score)


async def test_what_has_no_place_says_why_and_what_to_do(person: Person) -> None:
    await a_life(person)
    cases: list[tuple[str, dict[str, Any], str]] = [
        ("complete_task", {"task": "T3"}, "T3 Sort photos is done"),
        ("change_task", {"task": "T3", "start": "2026-12-01"}, "T3 Sort photos begins Tue 1 Dec"),
        ("archive", {"things": ["T3"]}, "T3 Sort photos is archived"),
    ]
    for tool, arguments, said in cases:
        await person(tool, **arguments)
        with pytest.raises(Invalid, match=said):
            await person("why", task="T3")
        await person("undo")
    await person("change_project", project="Marathon", status="on_hold")
    with pytest.raises(Invalid, match="on hold"):
        await person("why", task="T2")
    with pytest.raises(Invalid, match="two different ones"):
        await person("why", task="T1", over="T1")
    with pytest.raises(NotFound):
        await person("why", task="the moon")


async def test_a_name_that_fits_two_is_asked_back(person: Person) -> None:
    await person("add_task", title="Call Ada")
    await person("add_task", title="Call Bob")
    with pytest.raises(Ambiguous):
        await person("why", task="call")


async def test_an_empty_life_has_no_first(person: Person) -> None:
    why = await person("why")
    assert (why.scored, why.place, why.of, why.differences, why.changes) == (None, None, 0, (), ())
    assert (await person("rank_goals")).items == ()


async def test_goals_come_in_the_order_of_their_attention(person: Person) -> None:
    await a_life(person)
    expected = {
        "project": ["Launch", "Marathon"],
        "area": ["Clients", "Fitness"],
        "pillar": ["Work", "Health"],
    }
    for level, names in expected.items():
        ranking = await person("rank_goals", level=level)
        assert [each.name for each in ranking.items] == names
        assert ranking.at == MONDAY
        assert all(
            sum(part.points for part in each.contributions) == pytest.approx(each.score, abs=0.01)
            for each in ranking.items
        )
    assert len((await person("rank_goals", level="area", limit=1)).items) == 1
    with pytest.raises(Invalid, match="level"):
        await person("rank_goals", level="task")


async def test_work_done_shifts_attention_to_the_pillar_that_got_less(person: Person) -> None:
    await a_life(person)
    for _ in range(5):
        task = await person("add_task", title="Answer mail", project="Launch", estimate=600)
        await person("complete_task", task=task.ref)
    first, second = (await person("rank_goals", level="pillar")).items
    assert (first.name, second.name) == ("Health", "Work")
    assert "Health got 0 % of your time in 28 days" in first.reason


async def test_nothing_of_another_is_explained(person: Person, new_person: NewPerson) -> None:
    other = await new_person()
    other.now = MONDAY
    await a_life(other)
    await person("add_task", title="Mine", due=(date(2026, 11, 23) + timedelta(days=1)).isoformat())
    assert [each.name for each in (await person("rank_goals")).items] == []
    why = await person("why")
    assert (why.scored.task.title, why.of) == ("Mine", 1)
    for unknown in ("T2", "T77"):
        with pytest.raises(NotFound):
            await person("why", task="Mine", over=unknown)
