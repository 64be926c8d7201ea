"""What is deleted lies in the trash with everything under it, and returns together, and only that."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import pytest_asyncio

from memory.errors import Ambiguous, Conflict, NotFound
from tests.acting import NewPerson, Person

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


@pytest_asyncio.fixture
async def ada(person: Person) -> Person:
    """Health › Fitness › Half marathon with T1 (and T2 under it) and T3; T4 right in Fitness; T5 nowhere."""
    person.now = NOW
    await person("add_pillar", name="Health")
    await person("add_area", name="Fitness", pillar="Health")
    await person("add_project", name="Half marathon", area="Fitness")
    await person("add_task", title="Buy shoes", project="P1")
    await person("add_task", title="Measure feet", parent="T1")
    await person("add_task", title="Find a plan", project="P1")
    await person("add_task", title="Stretch", area="A1")
    await person("add_task", title="Buy milk")
    return person


async def later(person: Person, tool: str, **arguments: Any) -> Any:
    """Do something a minute after what was done before."""
    assert person.now
    person.now += timedelta(minutes=1)
    return await person(tool, **arguments)


async def life(person: Person) -> set[str]:
    """The references of all that stands."""
    lists = [await person(f"list_{noun}s") for noun in ("pillar", "area", "project")]
    lists.append(await person("list_tasks", status="all"))
    return {each.ref for found in lists for each in found}


async def trash(person: Person) -> list[tuple[str, int]]:
    return [(each.ref, each.below) for each in await person("list_trash")]


ALL = {"PL1", "A1", "P1", "T1", "T2", "T3", "T4", "T5"}


@pytest.mark.parametrize(
    ("deleted", "along"),
    [
        ("T1", {"T2"}),
        ("P1", {"T1", "T2", "T3"}),
        ("A1", {"P1", "T1", "T2", "T3", "T4"}),
        ("PL1", {"A1", "P1", "T1", "T2", "T3", "T4"}),
    ],
)
async def test_what_is_deleted_takes_along_what_is_under_it_and_brings_it_back(
    ada: Person, deleted: str, along: set[str]
) -> None:
    (gone,) = await ada("delete", things=[deleted])
    assert (gone.ref, gone.below, gone.deleted_at) == (deleted, len(along), NOW)
    assert await life(ada) == ALL - along - {deleted}
    assert await trash(ada) == [(deleted, len(along))]
    (back,) = await later(ada, "restore", things=[deleted])
    assert (back.ref, back.below, back.deleted_at) == (deleted, len(along), None)
    assert await life(ada) == ALL
    assert await trash(ada) == []


async def test_a_deleted_project_returns_with_its_tasks_in_their_places(ada: Person) -> None:
    before = [await ada("list_projects"), await ada("list_tasks", status="all")]
    await ada("delete", things=["half marathon"])
    with pytest.raises(NotFound):
        await ada("change_task", task="T1", title="Boots")
    await later(ada, "restore", things=["half marathon"])
    assert [await ada("list_projects"), await ada("list_tasks", status="all")] == before


async def test_what_was_deleted_before_stays_in_the_trash(ada: Person) -> None:
    await ada("delete", things=["T3"])
    await later(ada, "delete", things=["P1"])
    await later(ada, "delete", things=["PL1"])
    assert await trash(ada) == [("PL1", 2), ("P1", 2), ("T3", 0)]
    await later(ada, "restore", things=["PL1"])
    assert await life(ada) == {"PL1", "A1", "T4", "T5"}
    await later(ada, "restore", things=["P1"])
    assert await life(ada) == ALL - {"T3"}
    assert await trash(ada) == [("T3", 0)]


async def test_a_task_whose_project_lies_in_the_trash_brings_it_back_without_the_rest(ada: Person) -> None:
    await ada("delete", things=["PL1"])
    (back,) = await later(ada, "restore", things=["T2"])
    assert back.place == ("Health", "Fitness", "Half marathon")
    assert await life(ada) == {"PL1", "A1", "P1", "T1", "T2", "T5"}
    assert await trash(ada) == [("T4", 0), ("T3", 0)]
    await later(ada, "restore", things=["T3", "T4"])
    assert await life(ada) == ALL


async def test_what_stayed_in_the_trash_when_its_project_returned_is_no_part_of_a_later_deletion(
    ada: Person,
) -> None:
    await ada("delete", things=["P1"])
    await later(ada, "restore", things=["T3"])
    await later(ada, "delete", things=["P1"])
    assert await trash(ada) == [("P1", 1), ("T1", 1)]
    await later(ada, "restore", things=["P1"])
    assert await life(ada) == ALL - {"T1", "T2"}


async def test_several_are_deleted_as_one_and_what_lies_under_another_goes_along_with_it(ada: Person) -> None:
    gone = await ada("delete", things=["T2", "P1", "T5", "T5", "the task stretch"])
    assert [(each.ref, each.below) for each in gone] == [("T2", 0), ("P1", 3), ("T5", 0), ("T4", 0)]
    assert await trash(ada) == [("T5", 0), ("T4", 0), ("P1", 3)]
    await ada("undo")
    assert await life(ada) == ALL


async def test_one_that_is_not_there_lets_nothing_be_deleted(ada: Person) -> None:
    with pytest.raises(NotFound, match="There is no pillar, area, project or task called “T9”"):
        await ada("delete", things=["T1", "P1", "T9"])
    assert await life(ada) == ALL


async def test_undo_of_a_cascade_brings_all_of_it_back_and_undo_of_a_return_takes_it_away_again(
    ada: Person,
) -> None:
    before = [await ada(f"list_{noun}") for noun in ("pillars", "areas", "projects", "tasks")]
    await ada("delete", things=["PL1"])
    await later(ada, "undo")
    assert [await ada(f"list_{noun}") for noun in ("pillars", "areas", "projects", "tasks")] == before
    await later(ada, "delete", things=["PL1"])
    lying = await trash(ada)
    await later(ada, "restore", things=["T3"])
    await later(ada, "undo")
    assert await trash(ada) == lying


async def test_a_deleted_task_blocks_nothing_and_blocks_again_when_it_is_back(ada: Person) -> None:
    await ada("change_task", task="T3", after=["T1"])
    await ada("delete", things=["T1"])
    (task,) = [each for each in await ada("list_tasks") if each.ref == "T3"]
    assert (task.after, task.blocked) == ((), False)
    await later(ada, "restore", things=["T1"])
    (task,) = [each for each in await ada("list_tasks") if each.ref == "T3"]
    assert (task.after, task.blocked) == (("T1",), True)


async def test_a_pillar_does_not_return_while_another_bears_its_name(ada: Person) -> None:
    await ada("delete", things=["PL1"])
    await later(ada, "add_pillar", name="HEALTH")
    for thing in ("PL1", "A1", "T4"):
        with pytest.raises(
            Conflict, match=r"There is a pillar called “Health” already, PL2. Give that one another"
        ):
            await later(ada, "restore", things=[thing])
    await later(ada, "change_pillar", pillar="PL2", name="Money")
    await later(ada, "restore", things=["T4"])
    assert {each.name for each in await ada("list_pillars")} == {"Health", "Money"}


async def test_two_pillars_of_one_name_do_not_return_together(ada: Person) -> None:
    await ada("delete", things=["PL1"])
    await later(ada, "add_pillar", name="Health")
    await later(ada, "delete", things=["PL2"])
    with pytest.raises(Conflict, match="Two of these pillars are called “Health”"):
        await later(ada, "restore", things=["PL1", "PL2"])
    with pytest.raises(Ambiguous):
        await later(ada, "restore", things=["Health"])


@pytest.mark.parametrize("thing", ["T1", "Buy shoes", "T99", "anything"])
async def test_only_what_lies_in_the_trash_is_restored_or_erased(ada: Person, thing: str) -> None:
    for tool in ("restore", "empty_trash"):
        with pytest.raises(NotFound, match=f"Nothing called “{thing}” lies in the trash"):
            await ada(tool, things=[thing])


async def test_what_is_taken_out_of_the_trash_is_gone_for_good_and_the_rest_lets_go_of_it(
    ada: Person,
) -> None:
    await ada("change_task", task="T5", after=["T1"])
    await ada("delete", things=["T3"])
    await later(ada, "delete", things=["P1"])
    assert await later(ada, "empty_trash", things=["P1"]) == 3
    assert await trash(ada) == [("T3", 0)]
    (back,) = await later(ada, "restore", things=["T3"])
    assert back.place == ()
    assert await life(ada) == ALL - {"P1", "T1", "T2"}


async def test_the_whole_trash_is_emptied_and_that_can_be_undone(ada: Person) -> None:
    await ada("change_task", task="T3", after=["T1"])
    await ada("delete", things=["PL1"])
    lying = await trash(ada)
    assert await later(ada, "empty_trash") == 7
    assert await trash(ada) == []
    assert await later(ada, "empty_trash") == 0
    await later(ada, "undo")
    assert await trash(ada) == lying
    await later(ada, "restore", things=["PL1"])
    assert await life(ada) == ALL


async def test_a_recurring_task_leaves_what_was_done_of_it_behind(ada: Person) -> None:
    await ada("add_task", title="Run", due="today", recurrence="FREQ=DAILY")
    await ada("complete_task", task="Run")
    await later(ada, "delete", things=["T6"])
    assert await later(ada, "empty_trash") == 1
    (left,) = [each for each in await ada("list_tasks", status="completed") if each.title == "Run"]
    assert left.series_id is None


async def test_the_trash_is_each_ones_own(ada: Person, new_person: NewPerson) -> None:
    await ada("delete", things=["PL1"])
    stranger = await new_person()
    assert await trash(stranger) == []
    assert await stranger("empty_trash") == 0
    assert await trash(ada) == [("PL1", 6)]
