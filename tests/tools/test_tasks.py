"""Tasks, as a person or a model handles them."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from memory.errors import Ambiguous, AurumError, Invalid, NotFound
from tests.acting import Person

MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)  # 09:00 in Berlin


@pytest.fixture(autouse=True)
def _monday(person: Person) -> None:
    person.now = MONDAY


async def test_a_task_has_all_that_was_said(person: Person) -> None:
    await person("add_project", name="Half marathon", area=None)
    first = await person("add_task", title="  Buy shoes ")
    task = await person(
        "add_task", title="First run", project="half marathon", due="friday 3pm", priority="high", notes="slowly",
        after=["T1"],
    )  # fmt: skip
    assert (first.ref, first.title, first.status, first.priority) == ("T1", "Buy shoes", "todo", "medium")
    assert (task.ref, task.place, task.after) == ("T2", ("Half marathon",), ("T1",))
    assert (task.due_date, task.due_time) == (date(2026, 11, 27), time(15))
    assert (task.priority, task.notes, task.created_at) == ("high", "slowly", MONDAY)


async def test_the_place_of_a_task_is_named_from_the_pillar_down(person: Person) -> None:
    await person("add_pillar", name="Health")
    await person("add_area", name="Fitness", pillar="Health")
    await person("add_project", name="Half marathon", area="Fitness")
    assert (await person("add_task", title="Run", project="P1")).place == (
        "Health",
        "Fitness",
        "Half marathon",
    )


async def test_what_is_not_said_stays(person: Person) -> None:
    await person("add_task", title="Buy shoes", due="2026-11-27T15:00", priority="high", notes="red")
    changed = await person("change_task", task="T1", title="Buy boots")
    assert (changed.title, changed.priority, changed.notes) == ("Buy boots", "high", "red")
    assert (changed.due_date, changed.due_time) == (date(2026, 11, 27), time(15))


async def test_none_clears_what_can_be_cleared(person: Person) -> None:
    await person("add_project", name="Half marathon")
    await person("add_task", title="Shoes first")
    await person("add_task", title="Run", project="P1", due="tomorrow 3pm", after=["T1"])
    changed = await person("change_task", task="T2", project="none", due="none", after=[], notes="")
    assert (changed.project_id, changed.due_date, changed.due_time, changed.after) == (None, None, None, ())


async def test_a_new_day_without_an_hour_drops_the_old_hour(person: Person) -> None:
    await person("add_task", title="Run", due="2026-11-27T15:00")
    changed = await person("change_task", task="T1", due="2026-11-28")
    assert (changed.due_date, changed.due_time) == (date(2026, 11, 28), None)


async def test_a_task_is_completed_and_taken_up_again(person: Person) -> None:
    await person("add_task", title="Buy shoes")
    done = await person("complete_task", task="shoes")
    assert (done.status, done.completed_at) == ("completed", MONDAY)
    assert await person("list_tasks") == []
    assert [task.ref for task in await person("list_tasks", status="completed")] == ["T1"]
    again = await person("reopen_task", task="shoes")
    assert (again.status, again.completed_at) == ("todo", None)


async def test_completing_twice_keeps_the_first_time_and_is_no_second_change(person: Person) -> None:
    await person("add_task", title="Buy shoes")
    await person("complete_task", task="T1")
    person.now = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
    assert (await person("complete_task", task="T1")).completed_at == MONDAY
    assert len(person.operations) == 2


async def test_a_status_set_by_hand_completes_too(person: Person) -> None:
    await person("add_task", title="Buy shoes")
    assert (await person("change_task", task="T1", status="completed")).completed_at == MONDAY
    assert (await person("change_task", task="T1", status="in_progress")).completed_at is None


async def test_words_prefer_the_task_in_the_state_that_is_meant(person: Person) -> None:
    for _ in range(2):
        await person("add_task", title="Water the plants")
    await person("complete_task", task="T1")
    assert (await person("complete_task", task="plants")).ref == "T2"
    with pytest.raises(Ambiguous):
        await person("reopen_task", task="plants")


async def test_a_deleted_task_is_gone_from_every_list(person: Person) -> None:
    await person("add_task", title="Buy shoes")
    await person("add_task", title="Run", after=["T1"])
    assert [each.name for each in await person("delete", things=["T1"])] == ["Buy shoes"]
    assert [task.ref for task in await person("list_tasks", status="all")] == ["T2"]
    assert (await person("list_tasks"))[0].after == ()
    assert await person("find_tasks", words="shoes") == []
    with pytest.raises(NotFound):
        await person("complete_task", task="T1")


async def test_a_reference_is_never_given_twice(person: Person) -> None:
    await person("add_task", title="One")
    await person("undo")
    assert (await person("add_task", title="Two")).ref == "T2"


async def test_tasks_are_found_by_all_words_in_title_and_notes(person: Person) -> None:
    await person("add_task", title="Buy shoes", notes="for the half marathon")
    await person("add_task", title="Buy milk")
    await person("complete_task", task="T1")
    assert [task.ref for task in await person("find_tasks", words="MARATHON buy")] == ["T1"]
    assert [task.ref for task in await person("find_tasks", words="buy")] == ["T1", "T2"]
    assert await person("find_tasks", words="100%") == []
    with pytest.raises(Invalid):
        await person("find_tasks", words="the")


async def test_tasks_are_listed_by_project(person: Person) -> None:
    await person("add_project", name="Half marathon")
    await person("add_task", title="Run", project="P1")
    await person("add_task", title="Buy milk")
    assert [task.title for task in await person("list_tasks", project="marathon")] == ["Run"]
    assert len(await person("list_tasks")) == 2
    assert len(await person("list_tasks", limit=1)) == 1


async def test_waiting_in_a_circle_is_refused_naming_the_way(person: Person) -> None:
    await person("add_task", title="One")
    await person("add_task", title="Two", after=["T1"])
    await person("add_task", title="Three", after=["T2"])
    with pytest.raises(Invalid, match="T1 waits for T3 waits for T2 waits for T1"):
        await person("change_task", task="T1", after=["T3"])
    with pytest.raises(Invalid, match="circle"):
        await person("change_task", task="T1", after=["T1"])
    assert (await person("list_tasks"))[0].after == ()


async def test_what_a_task_waits_for_is_exactly_what_was_said_last(person: Person) -> None:
    for title in ("One", "Two", "Three"):
        await person("add_task", title=title)
    await person("change_task", task="T3", after=["T1", "T1"])
    assert (await person("change_task", task="T3", after=["Two"])).after == ("T2",)
    assert (await person("change_task", task="T3", title="Drei")).after == ("T2",)


REFUSED: list[tuple[str, dict[str, Any], str]] = [
    ("add_task", {"title": ""}, "title"),
    ("add_task", {"title": "   "}, "title"),
    ("add_task", {"title": "x" * 501}, "title"),
    ("add_task", {"title": "x", "due": "when pigs fly"}, "no date"),
    ("add_task", {"title": "x", "priority": "urgent"}, "priority"),
    ("add_task", {"title": "x", "notes": "y" * 100_001}, "notes"),
    ("add_task", {"title": "x", "project": "P9"}, "no project"),
    ("add_task", {"title": "x", "after": ["T9"]}, "no task"),
    ("add_task", {"title": "nul \0"}, "characters"),
    ("add_task", {"title": "lone \ud800"}, "title|characters"),
    ("change_task", {"task": "T1", "title": ""}, "title"),
    ("change_task", {"task": "T1", "status": "dead"}, "status"),
    ("list_tasks", {"limit": 0}, "limit"),
    ("list_tasks", {"limit": 10**30}, "limit"),
    ("list_tasks", {"status": "gone"}, "status"),
]


@pytest.mark.parametrize(("tool", "arguments", "words"), REFUSED)
async def test_what_can_not_be_used_is_refused_in_words_and_changes_nothing(
    person: Person, tool: str, arguments: dict[str, Any], words: str
) -> None:
    before = await person("add_task", title="Buy shoes")
    with pytest.raises(AurumError, match=f"(?i){words}"):
        await person(tool, **arguments)
    assert await person("list_tasks", status="all") == [before]
