"""The history of a thing: what happened to it in words, by which operation, also when it is gone."""

from typing import Any
from uuid import uuid4

import pytest

from memory.errors import Ambiguous, NotFound
from tests.acting import NewPerson, Person


async def told(person: Person, thing: str) -> list[tuple[str, ...]]:
    """What was done in each operation, oldest first."""
    return [entry.what for entry in reversed(await person("history", thing=thing))]


async def test_it_tells_what_changed_from_what_to_what(person: Person) -> None:
    await person("add_project", name="Half marathon")
    await person("add_task", title="Buy shoes")
    await person("change_task", task="T1", title="Buy boots", due="2026-12-01T15:00", priority="high")
    await person("change_task", task="T1", project="P1", due="none", notes="good ones")
    await person("complete_task", task="T1")
    await person("reopen_task", task="T1")
    assert await told(person, "T1") == [
        ("Added.",),
        (
            "Title changed from “Buy shoes” to “Buy boots”.",
            "Due date set to 2026-12-01 15:00.",
            "Priority changed from medium to high.",
        ),
        (
            "Moved to the project P1 “Half marathon”.",
            "Notes changed.",
            "Due date taken away, which was 2026-12-01 15:00.",
        ),
        ("Completed.",),
        ("Reopened.",),
    ]


async def test_each_entry_names_its_operation_by_which_it_is_undone(person: Person) -> None:
    await person("add_task", title="Buy shoes")
    await person("change_task", task="T1", title="Buy boots")
    await person("change_task", task="T1", notes="good ones")
    entries = await person("history", thing="T1")
    assert [entry.operation for entry in entries] == person.operations[::-1]
    assert [entry.label for entry in entries] == ["change_task", "change_task", "add_task"]
    await person("undo", operation=str(entries[1].operation))
    task = (await person("list_tasks"))[0]
    assert (task.title, task.notes) == ("Buy shoes", "good ones")
    newest, *earlier = await person("history", thing="T1")
    assert (newest.kind, newest.what) == ("undo", ("Title changed from “Buy boots” to “Buy shoes”.",))
    assert [entry.undone for entry in earlier] == [False, True, False]


async def test_what_a_task_waits_for_belongs_to_its_history(person: Person) -> None:
    await person("add_task", title="Buy shoes")
    await person("add_task", title="First run", after=["T1"])
    await person("change_task", task="T2", after=[])
    assert await told(person, "T2") == [
        ("Added.", "Waits for T1 “Buy shoes”."),
        ("Waits for T1 “Buy shoes” no more.",),
    ]
    assert await told(person, "T1") == [("Added.",)]


async def test_a_deleted_thing_keeps_its_history_and_what_went_with_it_says_so(person: Person) -> None:
    await person("add_project", name="Half marathon")
    await person("add_task", title="Buy shoes", project="P1")
    await person("delete", things=["P1"])
    assert await told(person, "P1") == [("Added.",), ("Deleted.",)]
    assert await told(person, "T1") == [("Added.",), ("Deleted with P1 “Half marathon”.",)]
    await person("restore", things=["P1"])
    assert (await told(person, "T1"))[-1] == ("Restored.",)


async def test_a_thing_that_is_gone_for_good_keeps_its_history(person: Person) -> None:
    task = await person("add_task", title="Buy shoes")
    await person("delete", things=["T1"])
    await person("empty_trash")
    assert await person("list_trash") == []
    assert await told(person, "T1") == [("Added.",), ("Deleted.",), ("Removed for good.",)]
    assert await told(person, str(task.id)) == await told(person, "T1")
    await person("undo")
    assert (await told(person, "T1"))[-1] == ("Added.",)


async def test_an_occurrence_that_was_done_is_told_of_the_task_and_of_its_copy(person: Person) -> None:
    await person("add_task", title="Run", recurrence="every day", due="2026-11-23")
    await person("complete_task", task="T1")
    assert (await told(person, "T1"))[-1][0].startswith("Due date changed from 2026-11-23 to ")
    assert await told(person, "T2") == [("Done, as one of the occurrences.",)]


@pytest.mark.parametrize(
    ("tool", "arguments", "ref"),
    [
        ("add_pillar", {"name": "Health"}, "PL1"),
        ("add_area", {"name": "Health"}, "A1"),
        ("add_project", {"name": "Health"}, "P1"),
        ("add_task", {"title": "Health"}, "T1"),
        ("write_entry", {"text": "Slept well."}, "J1"),
    ],
)
async def test_things_of_every_kind_have_one_by_reference_and_by_id(
    person: Person, tool: str, arguments: dict[str, Any], ref: str
) -> None:
    made = await person(tool, **arguments)
    assert await told(person, ref) == [("Added.",)]
    assert await told(person, f"#{ref.lower()}") == [("Added.",)]
    assert await told(person, str(made.id)) == [("Added.",)]


async def test_a_template_has_one_too(person: Person) -> None:
    await person("add_project", name="Half marathon")
    await person("save_template", thing="P1", name="Race")
    assert await told(person, "TP1") == [("Added.",)]


async def test_a_name_is_enough_where_one_thing_bears_it(person: Person) -> None:
    await person("add_task", title="Buy shoes")
    assert await told(person, "shoes") == [("Added.",)]
    await person("add_project", name="Buy shoes")
    with pytest.raises(Ambiguous):
        await person("history", thing="Buy shoes")


async def test_there_is_none_of_what_never_was_nor_of_anothers(person: Person, new_person: NewPerson) -> None:
    other = await new_person()
    theirs = await other("add_task", title="Buy shoes")
    for thing in ("T1", "J1", "TP1", str(theirs.id), str(uuid4()), "shoes"):
        with pytest.raises(NotFound):
            await person("history", thing=thing)
