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
