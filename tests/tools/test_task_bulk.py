"""Many tasks changed at once: all of them, or none."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from memory.errors import AurumError, Invalid
from tests.acting import Person


@pytest.fixture(autouse=True)
async def _life(person: Person) -> None:
    person.now = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
    await person("add_project", name="Half marathon")
    await person("add_area", name="Fitness")
    for title in ("Run", "Stretch", "Buy shoes"):
        await person("add_task", title=title, tags=["old", "Keep"])
    await person("add_task", title="Warm up", parent="T1")


async def found(person: Person) -> dict[str, Any]:
    return {each.ref: each for each in await person("list_tasks", status="all")}


async def test_many_are_moved_dated_weighed_and_tagged_as_one_operation(person: Person) -> None:
    before = await found(person)
    changed = await person(
        "change_tasks", tasks=["T1", "stretch"], project="P1", due="friday 3pm", priority="high", energy="low",
        kind="routine", add_tags=["new", "KEEP"], remove_tags=["OLD"],
    )  # fmt: skip
    assert (changed.count, changed.refs, changed.completed_along) == (2, ("T1", "T2"), ())
    after = await found(person)
    for ref in ("T1", "T2"):
        assert (after[ref].place, after[ref].priority) == (("Half marathon",), "high")
        assert (after[ref].due_date, after[ref].due_time.hour) == (date(2026, 11, 27), 15)
        assert (after[ref].energy, after[ref].kind, after[ref].tags) == ("low", "routine", ("Keep", "new"))
    assert after["T4"].place == ("Half marathon",), "what lies under it comes along"
    assert after["T3"] == before["T3"]
    await person("undo")
    assert await found(person) == before


async def test_many_are_completed_with_what_lies_under_them_and_reopened(person: Person) -> None:
    done = await person("change_tasks", tasks=["T1", "T2"], status="completed")
    assert (done.refs, done.completed_along) == (("T1", "T2"), ("T4",))
    assert [each.ref for each in await person("list_tasks")] == ["T3"]
    await person("change_tasks", tasks=["T4", "T2"], status="todo")
    assert [each.ref for each in await person("list_tasks")] == ["T1", "T2", "T3", "T4"]


async def test_recurring_ones_among_them_move_on(person: Person) -> None:
    for day in ("2026-11-24", "2026-11-25"):
        await person("add_task", title="Water", due=day, recurrence="FREQ=DAILY;INTERVAL=7")
    await person("change_tasks", tasks=["T5", "T6", "T2"], status="completed")
    after = await found(person)
    assert [after[ref].due_date.day for ref in ("T5", "T6")] == [1, 2]
    assert [after[ref].series_id for ref in ("T7", "T8")] == [after[ref].id for ref in ("T5", "T6")]
    assert after["T2"].status == "completed"


async def test_a_parent_and_all_its_subtasks_can_be_completed_together(person: Person) -> None:
    await person("change_task", task="T1", subtasks_required=True)
    assert (await person("change_tasks", tasks=["T1", "T4"], status="completed")).count == 2


REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"tasks": ["T1", "T2", "T99"], "priority": "high"}, "T99"),
    ({"tasks": ["T1", "no such thing"], "priority": "high"}, "no such thing"),
    ({"tasks": ["T1", "T3"], "due": "2026-11-24"}, "T3 would start"),
    ({"tasks": ["T2", "T1"], "status": "completed"}, "T1 needs its subtasks done first: T4"),
    ({"tasks": ["T2", "T3"], "add_tags": [f"tag {n}" for n in range(49)]}, "T2 would bear more than 50 tags"),
    ({"tasks": []}, "tasks"),
    ({"tasks": ["T1"] * 501}, "tasks"),
    ({"tasks": ["T1"], "project": "P1", "area": "A1"}, "name one of them"),
    ({"tasks": ["T1"], "status": "gone"}, "status"),
]


@pytest.mark.parametrize(("arguments", "words"), REFUSED)
async def test_one_that_fails_is_named_and_none_is_changed(
    person: Person, arguments: dict[str, Any], words: str
) -> None:
    await person("change_task", task="T1", subtasks_required=True)
    await person("change_task", task="T3", start="2026-11-30")
    before = await found(person)
    with pytest.raises(AurumError, match=words):
        await person("change_tasks", **arguments)
    assert await found(person) == before


async def test_a_due_date_is_not_taken_from_a_recurring_one(person: Person) -> None:
    await person("add_task", title="Water", due="2026-11-24", recurrence="FREQ=DAILY")
    with pytest.raises(Invalid, match="T5 recurs"):
        await person("change_tasks", tasks=["T1", "T5"], due="none")


async def test_five_hundred_at_once(person: Person) -> None:
    async with person.database.scope(person.id, label="many") as scope:
        await scope.run(
            "insert into tasks (user_id, title) select %s, 'Task ' || n from generate_series(1, 496) n",
            [person.id],
        )
    changed = await person("change_tasks", tasks=[f"T{n}" for n in range(1, 501)], add_tags=["spring"])
    assert changed.count == 500
    assert len(await person("list_tasks", tag="spring", limit=200)) == 200
