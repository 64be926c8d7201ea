"""What a person calls a thing: a reference, an id, a name, words of it — or a question back."""

import pytest

from memory.errors import Ambiguous, NotFound
from tests.acting import NewPerson, Person


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
