"""What a person calls a thing: a reference, an id, a name, words of it — or a question back."""

from typing import Any

import psycopg
import pytest

from memory.errors import Ambiguous, NotFound
from tests.acting import NewPerson, Person
from tools.names import things


@pytest.fixture
async def _life(person: Person) -> None:
    await person("add_pillar", name="Health")
    await person("add_area", name="Fitness", pillar="Health")
    await person("add_project", name="Half marathon", area="Fitness")
    await person("add_task", title="Buy running shoes")
    await person("add_task", title="Buy milk")
    await person("add_task", title="Buy")


@pytest.mark.usefixtures("_life")
@pytest.mark.parametrize(
    "said",
    [
        "T1",
        "t1",
        "#T1",
        " T1 ",
        "Buy running shoes",
        "buy RUNNING shoes",
        "shoes",
        "the running task",
        "shoes buy",
        "shoe",
    ],
)
async def test_a_task_is_known_by_many_names(person: Person, said: str) -> None:
    assert (await person("complete_task", task=said)).ref == "T1"


@pytest.mark.usefixtures("_life")
async def test_a_thing_is_known_by_its_id(person: Person) -> None:
    (task, *_) = await person("list_tasks")
    assert (await person("complete_task", task=str(task.id))).ref == "T1"
    assert (await person("complete_task", task=str(task.id).upper())).ref == "T1"


@pytest.mark.usefixtures("_life")
@pytest.mark.parametrize(
    ("tool", "noun", "said", "ref"),
    [
        ("change_pillar", "pillar", "pl1", "PL1"),
        ("change_pillar", "pillar", "my health", "PL1"),
        ("change_area", "area", "A1", "A1"),
        ("change_project", "project", "the half marathon", "P1"),
        ("change_project", "project", "p1", "P1"),
    ],
)
async def test_every_noun_has_its_references(
    person: Person, tool: str, noun: str, said: str, ref: str
) -> None:
    assert (await person(tool, **{noun: said}, description="x")).ref == ref


@pytest.mark.usefixtures("_life")
async def test_a_whole_name_wins_over_parts_of_others(person: Person) -> None:
    assert (await person("complete_task", task="buy")).ref == "T3"


@pytest.mark.usefixtures("_life")
async def test_when_several_fit_the_choices_are_named(person: Person) -> None:
    await person("delete", things=["T3"])
    with pytest.raises(Ambiguous) as asked:
        await person("complete_task", task="buy")
    assert asked.value.more["choices"] == [
        {"ref": "T2", "name": "Buy milk"},
        {"ref": "T1", "name": "Buy running shoes"},
    ]
    assert "2" in asked.value.detail
    assert len(await person("list_tasks")) == 2


@pytest.mark.usefixtures("_life")
@pytest.mark.parametrize(
    "said",
    [
        "T9",
        "T0",
        "T999999999",
        "T99999999999999999999",
        "PL1",
        "skates",
        "b_y",
        "%",
        "shoes!x",
        "'; drop",
    ],
)
async def test_what_is_not_there_is_not_found(person: Person, said: str) -> None:
    with pytest.raises(NotFound, match="There is no task called"):
        await person("complete_task", task=said)


@pytest.mark.usefixtures("_life")
async def test_another_users_things_are_not_found_by_any_name(person: Person, new_person: NewPerson) -> None:
    stranger, (task, *_) = await new_person(), await person("list_tasks")
    await stranger("add_task", title="My own")
    answers = set()
    for said in (str(task.id), "T2", "Buy milk", "milk", "00000000-0000-4000-8000-000000000000"):
        with pytest.raises(NotFound) as missing:
            await stranger("complete_task", task=said)
        answers.add(missing.value.detail.replace(said, "…"))
    assert answers == {"There is no task called “…”."}


async def test_references_count_for_each_user_alone(person: Person, new_person: NewPerson) -> None:
    for someone in (person, await new_person()):
        assert (await someone("add_task", title="First")).ref == "T1"
        assert (await someone("add_project", name="First")).ref == "P1"


async def test_of_two_that_bear_a_name_the_one_that_was_not_put_away_is_meant(person: Person) -> None:
    for _ in range(2):
        await person("add_project", name="Website")
        await person("archive", things=["P1"])
    assert (await person("change_project", project="website", description="x")).ref == "P2"
    assert (await person("move", thing="Website", before="last")).ref == "P2"
    assert [each.ref for each in await person("unarchive", things=["Website"])] == ["P1"]
    with pytest.raises(Ambiguous):
        await person("change_project", project="Website", description="x")


async def test_a_reference_that_nothing_bears_is_no_word_of_a_name(person: Person) -> None:
    await person("add_task", title="Fix the T9 keyboard")
    with pytest.raises(NotFound):
        await person("complete_task", task="T9")
    await person("add_task", title="P7")
    assert (await person("complete_task", task="P7")).ref == "T2"


async def test_two_hundred_references_cost_one_statement(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(12):
        await person("add_task", title=f"Task {number}")
    sent: list[object] = []
    execute = psycopg.AsyncCursor.execute

    async def counting(cursor: Any, query: Any, *arguments: Any, **more: Any) -> Any:
        sent.append(query)
        return await execute(cursor, query, *arguments, **more)

    monkeypatch.setattr(psycopg.AsyncCursor, "execute", counting)
    async with person.database.scope(person.id) as scope:
        sent.clear()
        found = await things(scope, [f"T{number}" for number in range(1, 13)])
        assert len(sent) == 1
    assert [each.ref for each in found] == [f"T{number}" for number in range(1, 13)]


async def test_a_word_of_a_name_is_meant_before_a_part_of_one(person: Person) -> None:
    for number in (5, 15, 50, 55):
        await person("add_project", name=f"Room {number}")
    await person("add_task", title="Call the bank")
    await person("add_task", title="Recall what was said")
    assert (await person("change_project", project="5", description="Here")).name == "Room 5"
    assert (await person("complete_task", task="call")).title == "Call the bank"
    with pytest.raises(Ambiguous):
        await person("change_project", project="room", description="Which?")
