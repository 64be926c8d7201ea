"""Undo as a tool: the last thing, or the one that is named."""

from uuid import uuid4

import pytest

from memory.errors import Conflict, Invalid, NotFound
from tests.acting import NewPerson, Person


async def titles(person: Person) -> list[str]:
    return [task.title for task in await person("list_tasks", status="all")]


async def test_undo_takes_back_the_last_thing_then_the_one_before(person: Person) -> None:
    await person("add_task", title="One")
    await person("add_task", title="Two")
    await person("complete_task", task="T2")
    assert (await person("undo")).restored == ("The task T2 “Two” is as it was.",)
    assert (await person("list_tasks"))[1].status == "todo"
    await person("undo")
    assert await titles(person) == ["One"]
    await person("undo")
    assert await titles(person) == []
    with pytest.raises(NotFound, match="nothing to undo"):
        await person("undo")


async def test_undo_takes_back_the_operation_that_is_named(person: Person) -> None:
    await person("add_task", title="One")
    await person("add_task", title="Two")
    undone = await person("undo", operation=str(person.operations[0]))
    assert (undone.operation, undone.label) == (person.operations[0], "add_task")
    assert await titles(person) == ["Two"]


async def test_what_only_read_is_not_in_the_way(person: Person) -> None:
    await person("add_task", title="One")
    await person("add_pillar", name="Health")
    await person("add_pillar", name="Health")
    await person("list_tasks")
    assert (await person("undo")).restored == ("The pillar PL1 “Health” is gone again.",)


async def test_a_conflict_is_told_and_nothing_changes(person: Person) -> None:
    await person("add_task", title="One")
    await person("change_task", task="T1", title="Eins")
    with pytest.raises(Conflict) as refused:
        await person("undo", operation=str(person.operations[0]))
    assert refused.value.more["conflicts"] == [
        "The task T1 “One” has another title now. Undo that change first."
    ]
    assert await titles(person) == ["Eins"]


@pytest.mark.parametrize("name", ["T1", "the last one", "0", "\0"])
async def test_an_operation_is_named_by_its_id_only(person: Person, name: str) -> None:
    with pytest.raises(Invalid, match="UUID"):
        await person("undo", operation=name)


async def test_an_unknown_operation_and_anothers_are_not_found(person: Person, new_person: NewPerson) -> None:
    other = await new_person()
    await other("add_task", title="Mine")
    for operation in (uuid4(), other.operations[0]):
        with pytest.raises(NotFound, match="no such operation"):
            await person("undo", operation=str(operation))
    with pytest.raises(NotFound, match="nothing to undo"):
        await person("undo")
    assert await titles(other) == ["Mine"]


async def test_undo_undo_redo_redo_goes_back_and_forth_like_an_editor(person: Person) -> None:
    for title in ("One", "Two", "Three"):
        await person("add_task", title=title)
    await person("undo")
    await person("undo")
    assert await titles(person) == ["One"]
    assert (await person("redo")).restored == ("The task T2 “Two” is back.",)
    assert (await person("redo")).operation == person.operations[2]
    assert await titles(person) == ["One", "Two", "Three"]
    with pytest.raises(NotFound, match="nothing to redo"):
        await person("redo")
    await person("undo")
    assert await titles(person) == ["One", "Two"]


async def test_a_new_change_ends_what_redo_finds_by_itself(person: Person) -> None:
    await person("add_task", title="One")
    await person("undo")
    undone = person.operations[0]
    await person("add_task", title="Two")
    with pytest.raises(NotFound, match="nothing to redo"):
        await person("redo")
    await person("redo", operation=str(undone))
    assert await titles(person) == ["One", "Two"]


async def test_redo_says_what_stands_in_the_way_and_changes_nothing(person: Person) -> None:
    await person("add_task", title="One")
    await person("change_task", task="T1", title="Uno")
    changed = person.operations[-1]
    await person("undo")
    await person("change_task", task="T1", title="Eins")
    with pytest.raises(Conflict) as refused:
        await person("redo", operation=str(changed))
    assert "nothing was redone" in refused.value.detail
    assert refused.value.more["conflicts"] == [
        "The task T1 “One” has another title now. Undo that change first."
    ]
    assert await titles(person) == ["Eins"]


async def test_what_was_not_undone_can_not_be_redone(person: Person) -> None:
    await person("add_task", title="One")
    with pytest.raises(Conflict, match="not been undone"):
        await person("redo", operation=str(person.operations[0]))
    with pytest.raises(NotFound, match="no such operation"):
        await person("redo", operation=str(uuid4()))
    with pytest.raises(Invalid):
        await person("redo", operation="last")


async def test_what_was_done_is_listed_newest_first_with_words(person: Person) -> None:
    await person("add_task", title="One")
    await person("add_task", title="Two", after=["T1"])
    await person("complete_task", task="T1")
    await person("change_task", task="T2", title="Zwei", notes="two")
    await person("undo")
    undo, change, complete, second, first = await person("list_operations")
    assert [each.id for each in (first, second, complete, change, undo)] == person.operations
    assert first.what == ("Added the task T1 “One”.",)
    assert (second.what, second.changes) == (("Added the task T2 “Two”.", "Let a task wait for another."), 2)
    assert complete.what == ("Completed the task T1 “One”.",)
    assert (change.what, change.undone) == (("Changed the task T2 “Zwei”: notes and title.",), True)
    assert (undo.kind, undo.undone) == ("undo", False)
    assert [each.id for each in await person("list_operations", limit=2)] == [undo.id, change.id]


async def test_a_long_operation_is_told_by_its_first_deeds(person: Person) -> None:
    for number in range(5):
        await person("add_task", title=f"Task {number}")
    await person("change_tasks", tasks=[f"T{number}" for number in range(1, 6)], priority="high")
    newest = (await person("list_operations"))[0]
    assert newest.changes == 5
    *deeds, rest = newest.what
    assert {deed[-11:] for deed in deeds} == {": priority."}
    assert (len(set(deeds)), rest) == (3, "And 2 more.")
