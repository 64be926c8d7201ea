"""Where tasks lie: in projects, in areas, under one another; and what they wait for."""

import asyncio
from datetime import UTC, datetime

import pytest

from memory.errors import Conflict, Invalid, NotFound
from tests.acting import Person

MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
async def _life(person: Person) -> None:
    person.now = MONDAY
    await person("add_pillar", name="Health")
    await person("add_area", name="Fitness", pillar="Health")
    await person("add_project", name="Half marathon", area="Fitness")


async def family(person: Person, *titles: str, **first: str) -> None:
    """Tasks each under the one before."""
    await person("add_task", title=titles[0], **first)
    for number, title in enumerate(titles[1:], 1):
        await person("add_task", title=title, parent=f"T{number}")


async def places(person: Person) -> dict[str, str]:
    return {each.ref: " › ".join(each.place) for each in await person("list_tasks", status="all")}


async def test_a_task_lies_directly_in_an_area(person: Person) -> None:
    added = await person("add_task", title="Stretch", area="fitness")
    assert (added.place, added.project_id) == (("Health", "Fitness"), None)
    assert added.area_id
    moved = await person("change_task", task="T1", project="P1")
    assert (moved.place, moved.area_id) == (("Health", "Fitness", "Half marathon"), None)
    back = await person("change_task", task="T1", area="A1")
    assert (back.place, back.project_id) == (("Health", "Fitness"), None)
    assert (await person("change_task", task="T1", area="none")).place == ()


async def test_a_pillar_as_a_place_means_its_general_area_made_once_and_undone_with_the_task(
    person: Person,
) -> None:
    first = await person("add_task", title="See the dentist", area="Health")
    second = await person("add_task", title="Sleep more", area="PL1")
    assert first.place == second.place == ("Health", "General")
    assert [each.name for each in await person("list_areas")] == ["Fitness", "General"]
    await person("undo")
    await person("undo")
    assert [each.name for each in await person("list_areas")] == ["Fitness"]


async def test_a_subtask_lies_where_its_parent_lies(person: Person) -> None:
    await family(person, "Run", "Warm up", "Stretch", project="P1")
    found = await person("list_tasks")
    assert [(each.ref, each.parent) for each in found] == [("T1", None), ("T2", "T1"), ("T3", "T2")]
    assert {each.place for each in found} == {("Health", "Fitness", "Half marathon")}
    assert [(each.open_subtasks, each.done_subtasks) for each in found] == [(1, 0), (1, 0), (0, 0)]


async def test_moving_a_parent_moves_everything_under_it(person: Person) -> None:
    await family(person, "Run", "Warm up", "Stretch", project="P1")
    await person("complete_task", task="T3")
    await person("change_task", task="T1", area="A1")
    assert set((await places(person)).values()) == {"Health › Fitness"}
    await person("undo")
    assert set((await places(person)).values()) == {"Health › Fitness › Half marathon"}


async def test_a_subtask_put_elsewhere_leaves_its_parent_and_takes_its_own_along(person: Person) -> None:
    await family(person, "Run", "Warm up", "Stretch", project="P1")
    moved = await person("change_task", task="T2", area="A1")
    assert (moved.parent, moved.place) == (None, ("Health", "Fitness"))
    assert (await places(person))["T3"] == "Health › Fitness"
    loose = await person("change_task", task="T3", parent="none")
    assert (loose.parent, loose.place) == (None, ("Health", "Fitness"))
    back = await person("change_task", task="T2", parent="T1")
    assert (back.parent, back.place) == ("T1", ("Health", "Fitness", "Half marathon"))


async def test_a_task_can_not_lie_under_itself_and_the_way_is_named(person: Person) -> None:
    await family(person, "One", "Two", "Three")
    with pytest.raises(Invalid, match="T1 can't lie under T3 lies under T2 lies under T1"):
        await person("change_task", task="T1", parent="T3")
    with pytest.raises(Invalid, match="T1 can't lie under itself"):
        await person("change_task", task="T1", parent="T1")
    assert (await person("list_tasks"))[0].parent is None


async def test_ten_levels_of_tasks_are_as_deep_as_it_goes(person: Person) -> None:
    await family(person, *(f"Level {number}" for number in range(1, 11)))
    with pytest.raises(Invalid, match="more than 10 levels"):
        await person("add_task", title="Level 11", parent="T10")
    await family_of_two(person)
    with pytest.raises(Invalid, match="Under T9 that would be more than 10 levels"):
        await person("change_task", task="T11", parent="T9")
    assert (await person("change_task", task="T11", parent="T8")).parent == "T8"


async def family_of_two(person: Person) -> None:
    await person("add_task", title="Above")
    await person("add_task", title="Below", parent="T11")


async def test_one_place_is_named_not_two(person: Person) -> None:
    await person("add_task", title="Run")
    for place in ({"project": "P1", "area": "A1"}, {"parent": "T1", "project": "P1"}):
        with pytest.raises(Invalid, match="name one of them"):
            await person("add_task", title="x", **place)
    assert (await person("change_task", task="T1", project="none", area="A1")).place == ("Health", "Fitness")


async def test_nothing_open_is_put_under_what_is_done(person: Person) -> None:
    await family(person, "Run", "Warm up")
    await person("complete_task", task="T1")
    with pytest.raises(Conflict, match="T1 is done"):
        await person("add_task", title="Late", parent="T1")
    with pytest.raises(NotFound):
        await person("add_task", title="Nowhere", parent="T77")
    assert (await person("change_task", task="T2", parent="none")).parent is None
    assert (await person("change_task", task="T2", parent="T1")).parent == "T1"


async def test_the_shortest_circle_is_named_in_a_crowd_of_waits(person: Person) -> None:
    """Twelve layers of two that all wait for both of the layer before: four thousand ways, one answer."""
    await person("add_task", title="Root")
    below = ["T1"]
    for layer in range(12):
        below = [(await person("add_task", title=f"Layer {layer} {side}", after=below)).ref for side in "ab"]
    with pytest.raises(Invalid, match=r"circle: T1 waits for T24 (waits for T\d+ ){11}waits for T1"):
        await person("change_task", task="T1", after=["T24"])


async def test_two_halves_of_a_circle_drawn_at_once_do_not_meet(person: Person) -> None:
    for title in ("One", "Two"):
        await person("add_task", title=title)
    drawn = await asyncio.gather(
        person("change_task", task="T1", after=["T2"]),
        person("change_task", task="T2", after=["T1"]),
        person("change_task", task="T1", parent="T2"),
        person("change_task", task="T2", parent="T1"),
        return_exceptions=True,
    )
    assert [type(each) for each in drawn].count(Invalid) == 2
    found = await person("list_tasks")
    assert sum(len(each.after) for each in found) == 1
    assert sum(each.parent is not None for each in found) == 1


async def test_what_blocks_is_told_until_it_is_done_or_gone(person: Person) -> None:
    await person("add_task", title="Buy shoes")
    await person("add_task", title="Measure feet")
    waiting = await person("add_task", title="First run", after=["T1", "Measure feet"])
    assert (waiting.after, waiting.blocked) == (("T1", "T2"), True)
    await person("complete_task", task="T1")
    await person("delete", things=["T2"])
    free = (await person("list_tasks"))[0]
    assert (free.ref, free.after, free.blocked) == ("T3", ("T1",), False)
