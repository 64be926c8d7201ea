"""Things of every level are put away, moved, ordered and doubled, with everything under them."""

import asyncio
from typing import Any

import pytest
import pytest_asyncio

from memory.errors import AurumError, Conflict, Invalid, NotFound
from tests.acting import Person


@pytest_asyncio.fixture
async def ada(person: Person) -> Person:
    """Two pillars with an area each, two projects in the first, tasks T1 (with T2 under it) and T3 in the first."""
    for name in ("Health", "Work"):
        await person("add_pillar", name=name)
    await person("add_area", name="Fitness", pillar="Health")
    await person("add_area", name="Career", pillar="Work")
    for name in ("Half marathon", "Yoga"):
        await person("add_project", name=name, area="Fitness")
    await person("add_task", title="Buy shoes", project="P1", due="2030-01-02")
    await person("add_task", title="Measure feet", parent="T1")
    await person("add_task", title="Find a plan", project="P1", after=["T1"])
    return person


async def refs(person: Person, tool: str, **arguments: Any) -> list[str]:
    return [each.ref for each in await person(tool, **arguments)]


async def tasks_in(person: Person, **place: str) -> list[str]:
    return await refs(person, "list_tasks", order="position", **place)


async def shown(person: Person) -> set[str]:
    """All that the lists show."""
    found = [
        await refs(person, f"list_{noun}", **({"status": "all"} if noun == "tasks" else {}))
        for noun in ("pillars", "areas", "projects", "tasks")
    ]
    return {ref for some in found for ref in some}


@pytest.mark.parametrize(
    ("thing", "hidden"),
    [
        ("T1", {"T1", "T2"}),
        ("P1", {"P1", "T1", "T2", "T3"}),
        ("A1", {"A1", "P1", "P2", "T1", "T2", "T3"}),
        ("PL1", {"PL1", "A1", "P1", "P2", "T1", "T2", "T3"}),
    ],
)
async def test_what_is_archived_is_left_out_with_everything_under_it_until_it_is_taken_out(
    ada: Person, thing: str, hidden: set[str]
) -> None:
    before = await shown(ada)
    (away,) = await ada("archive", things=[thing])
    assert away.archived_at
    assert await shown(ada) == before - hidden
    for noun in ("pillars", "areas", "projects", "tasks"):
        assert set(await refs(ada, f"list_{noun}", archived=True)) == {
            each
            for each in before
            if each.rstrip("0123456789") == {"pillars": "PL"}.get(noun, noun[0].upper())
        }
    assert not {item.task.ref for item in (await ada("next_tasks")).items} & hidden
    (back,) = await ada("unarchive", things=[thing])
    assert back.archived_at is None
    assert await shown(ada) == before


async def test_an_archived_thing_can_still_be_named_and_counts_no_more_above(ada: Person) -> None:
    await ada("archive", things=["Half marathon"])
    assert (await ada("change_task", task="T1", title="Buy boots")).title == "Buy boots"
    (health, _) = await ada("list_pillars")
    (fitness, _) = await ada("list_areas")
    assert (health.open_tasks, fitness.open_tasks) == (0, 0)
    (marathon, _) = await ada("list_projects", archived=True)
    assert marathon.open_tasks == 3


async def test_archiving_twice_changes_nothing(ada: Person) -> None:
    await ada("archive", things=["P1"])
    known = len(ada.operations)
    await ada("archive", things=["P1"])
    assert len(ada.operations) == known


async def test_what_would_stay_hidden_is_said_to_lie_under_what_is_archived(ada: Person) -> None:
    await ada("archive", things=["A1", "T1"])
    with pytest.raises(Conflict, match=r"“Buy shoes” lies under “Fitness”, which is archived. Take A1 out"):
        await ada("unarchive", things=["T1"])
    assert {each.ref for each in await ada("unarchive", things=["T1", "A1"])} == {"T1", "A1"}
    assert "T1" in await shown(ada)


async def test_progress_rolls_up_through_every_level(ada: Person) -> None:
    await ada("add_task", title="Stretch", area="A1")
    await ada("add_task", title="Breathe", project="P2")
    await ada("add_task", title="Nowhere")
    await ada("complete_task", task="Breathe")
    await ada("complete_task", task="T3")
    counts = {
        each.ref: (each.open_tasks, each.done_tasks)
        for noun in ("pillars", "areas", "projects")
        for each in await ada(f"list_{noun}")
    }
    assert counts == {"PL1": (3, 2), "PL2": (0, 0), "A1": (3, 2), "A2": (0, 0), "P1": (2, 1), "P2": (0, 1)}
    await ada("delete", things=["P1"])
    (health, _) = await ada("list_pillars")
    assert (health.open_tasks, health.done_tasks) == (1, 1)


@pytest.mark.parametrize(
    ("thing", "to", "lies_in"),
    [
        ("T3", "P2", ("Health", "Fitness", "Yoga")),
        ("T3", "Career", ("Work", "Career")),
        ("T3", "PL2", ("Work", "General")),
        ("T3", "none", ()),
        ("T2", "T3", ("Health", "Fitness", "Half marathon")),
        ("T2", "P2", ("Health", "Fitness", "Yoga")),
        ("P1", "Career", ("Work", "Career")),
        ("P1", "Work", ("Work", "General")),
        ("P1", "none", ()),
        ("A1", "Work", ("Work",)),
        ("A1", "none", ()),
    ],
)
async def test_a_thing_moves_to_wherever_it_can_lie(
    ada: Person, thing: str, to: str, lies_in: tuple[str, ...]
) -> None:
    moved = await ada("move", thing=thing, to=to)
    assert (moved.ref, moved.place) == (thing, lies_in)


async def test_what_lies_under_a_thing_comes_along(ada: Person) -> None:
    await ada("move", thing="A1", to="Work")
    await ada("move", thing="Half marathon", to="A2")
    tasks = {task.ref: task.place for task in await ada("list_tasks")}
    assert tasks == dict.fromkeys(("T1", "T2", "T3"), ("Work", "Career", "Half marathon"))
    await ada("move", thing="T1", to="none")
    tasks = {task.ref: (task.place, task.parent) for task in await ada("list_tasks")}
    assert (tasks["T1"], tasks["T2"]) == (((), None), ((), "T1"))


async def test_what_lies_in_the_trash_comes_along_too(ada: Person) -> None:
    await ada("delete", things=["T2"])
    await ada("move", thing="T1", to="P2")
    (back,) = await ada("restore", things=["T2"])
    assert back.place == ("Health", "Fitness", "Yoga")


async def test_general_is_made_once(ada: Person) -> None:
    await ada("move", thing="T1", to="Work")
    await ada("move", thing="P1", to="Work")
    assert [area.name for area in await ada("list_areas", pillar="Work")] == ["Career", "General"]


@pytest.mark.parametrize(
    ("thing", "to", "words"),
    [
        ("T1", "T1", "itself"),
        ("T1", "T2", "can't lie under"),
        ("P1", "T1", "A project lies in an area or a pillar"),
        ("P1", "P2", "A project lies in an area or a pillar"),
        ("A1", "A2", "An area lies in a pillar"),
        ("PL1", "PL2", "A pillar stands at the top"),
        ("T1", "P9", "There is no project, area, pillar or task called “P9”"),
        ("T9", "P1", "There is no pillar, area, project or task called “T9”"),
    ],
)
async def test_a_thing_does_not_move_to_where_it_can_not_lie(
    ada: Person, thing: str, to: str, words: str
) -> None:
    before, known = await shown(ada), len(ada.operations)
    with pytest.raises(AurumError, match=words) as refused:
        await ada("move", thing=thing, to=to)
    assert isinstance(refused.value, Invalid | NotFound)
    assert (await shown(ada), len(ada.operations)) == (before, known)


@pytest.mark.parametrize("before", ["T3", "last", "Buy shoes"])
async def test_a_pillar_is_only_ordered_among_pillars(ada: Person, before: str) -> None:
    if before == "last":
        await ada("move", thing="PL1", before=before)
        assert await refs(ada, "list_pillars") == ["PL2", "PL1"]
        return
    with pytest.raises(NotFound, match="There is no pillar called"):
        await ada("move", thing="PL1", before=before)


async def test_siblings_take_the_order_that_is_given_them_and_what_is_new_comes_last(ada: Person) -> None:
    for title in ("Four", "Five"):
        await ada("add_task", title=title, project="P1", parent=None)
    assert await tasks_in(ada, project="P1", parent="none") == ["T1", "T3", "T4", "T5"]
    await ada("move", thing="T5", before="T1")
    await ada("move", thing="T1", before="last")
    await ada("move", thing="T4", before="T3")
    await ada("add_task", title="Six", project="P1")
    assert await tasks_in(ada, project="P1", parent="none") == ["T5", "T4", "T3", "T1", "T6"]
    await ada("move", thing="P2", before="P1")
    assert await refs(ada, "list_projects") == ["P2", "P1"]
    await ada("move", thing="A2", before="A1")
    assert [each.pillar for each in await ada("list_areas")] == ["Health", "Health"], "where its sibling lies"
    assert await refs(ada, "list_areas") == ["A2", "A1"]
    await ada("move", thing="PL2", before="PL1")
    assert await refs(ada, "list_pillars") == ["PL2", "PL1"]


async def test_a_thing_comes_before_one_that_lies_elsewhere_only_where_that_is_meant(ada: Person) -> None:
    await ada("add_task", title="Breathe", project="P2")
    with pytest.raises(Conflict, match="lies somewhere else"):
        await ada("move", thing="T3", to="P1", before="T4")
    assert (await ada("move", thing="T3", before="T4")).place[-1] == "Yoga"
    assert await tasks_in(ada, project="P2") == ["T3", "T4"]
    with pytest.raises(Invalid, match="before itself"):
        await ada("move", thing="T3", before="T3")
    with pytest.raises(Invalid, match="Say where to"):
        await ada("move", thing="T3")


async def test_there_is_always_room_between_two(ada: Person) -> None:
    await ada("add_task", title="Four", project="P1")
    for turn in range(60):
        await ada("move", thing=("T3", "T4")[turn % 2], before=("T4", "T3")[turn % 2])
        assert await tasks_in(ada, project="P1", parent="none") == (
            ["T1", "T3", "T4"] if turn % 2 == 0 else ["T1", "T4", "T3"]
        )
    for turn in range(60):
        await ada("move", thing=("T1", "T3")[turn % 2], before="last")
    assert (await tasks_in(ada, project="P1", parent="none"))[-1] == "T3"
    await ada("add_task", title="Five", project="P1")
    assert (await tasks_in(ada, project="P1", parent="none"))[-2:] == ["T3", "T5"]


async def test_moving_is_undone_as_one(ada: Person) -> None:
    before = [await ada(f"list_{noun}") for noun in ("areas", "projects", "tasks")]
    await ada("move", thing="T1", to="Work")
    await ada("undo")
    assert [await ada(f"list_{noun}") for noun in ("areas", "projects", "tasks")] == before


async def test_a_copy_has_all_that_lies_under_the_first_and_has_not_begun(ada: Person) -> None:
    await ada("change_task", task="T2", status="completed")
    await ada("change_project", project="P1", status="in_progress", tags=["run"])
    copy = await ada("duplicate", thing="Half marathon")
    assert (copy.name, copy.below, copy.place) == ("Half marathon (copy)", 3, ("Health", "Fitness"))
    (project,) = [each for each in await ada("list_projects") if each.ref == copy.ref]
    assert (project.status, project.tags, project.open_tasks, project.done_tasks) == (
        "not_started", ("run",), 3, 0,
    )  # fmt: skip
    shoes, feet, plan = await ada("list_tasks", project=copy.ref)
    assert [each.title for each in (shoes, feet, plan)] == ["Buy shoes", "Measure feet", "Find a plan"]
    assert (feet.parent, plan.after, str(shoes.due_date)) == (shoes.ref, (shoes.ref,), "2030-01-02")
    assert {each.status for each in (shoes, feet, plan)} == {"todo"}
    (first,) = [each for each in await ada("list_projects") if each.ref == "P1"]
    assert (first.open_tasks, first.done_tasks, first.status) == (2, 1, "in_progress")


async def test_a_whole_pillar_is_doubled_and_every_copy_has_a_name_of_its_own(ada: Person) -> None:
    for name in ("Health (copy)", "Health (copy 2)"):
        copy = await ada("duplicate", thing="PL1")
        assert (copy.name, copy.below) == (name, 6)
    assert {each.open_tasks for each in await ada("list_pillars") if each.name != "Work"} == {3}
    with pytest.raises(Conflict, match=r"There is a pillar called “work” already, PL2. Choose another name"):
        await ada("duplicate", thing="PL1", name="work")
    assert (await ada("duplicate", thing="PL1", name="Body")).name == "Body"


async def test_a_subtask_is_doubled_beside_the_first(ada: Person) -> None:
    copy = await ada("duplicate", thing="T2", name="Measure head")
    (task,) = [each for each in await ada("list_tasks") if each.ref == copy.ref]
    assert (task.title, task.parent, task.place) == (
        "Measure head", "T1", ("Health", "Fitness", "Half marathon"),
    )  # fmt: skip


async def test_what_was_done_of_a_recurring_task_is_doubled_when_it_is_named_itself(ada: Person) -> None:
    await ada("add_task", title="Run", project="P2", due="today", recurrence="FREQ=DAILY", energy="high")
    await ada("complete_task", task="Run")
    (done,) = [each for each in await ada("list_tasks", status="completed") if each.title == "Run"]
    copy = await ada("duplicate", thing=done.ref)
    (again,) = [each for each in await ada("list_tasks") if each.ref == copy.ref]
    assert (again.title, again.energy, again.due_date) == ("Run (copy)", "high", done.due_date)
    assert (again.status, again.recurrence, again.series_id, copy.below) == ("todo", None, None, 0)


async def test_what_was_done_of_a_recurring_task_is_not_doubled_with_it(ada: Person) -> None:
    await ada("add_task", title="Run", project="P2", due="today", recurrence="FREQ=DAILY")
    await ada("complete_task", task="T4")
    copy = await ada("duplicate", thing="P2")
    (run,) = await ada("list_tasks", project=copy.ref, status="all")
    assert (copy.below, run.title, run.recurrence) == (1, "Run", "FREQ=DAILY")


async def test_what_lies_in_the_trash_is_not_doubled(ada: Person) -> None:
    await ada("delete", things=["T1"])
    assert (await ada("duplicate", thing="P1")).below == 1


async def test_the_nouns_word_tells_which_of_two_of_one_name_is_meant(ada: Person) -> None:
    await ada("add_project", name="Fitness", area="Career")
    with pytest.raises(AurumError, match="could be one of 2"):
        await ada("archive", things=["fitness"])
    assert await refs(ada, "archive", things=["the project fitness"]) == ["P3"]
    assert await refs(ada, "archive", things=["area Fitness"]) == ["A1"]


async def test_two_who_move_and_delete_at_once_leave_everything_somewhere(ada: Person) -> None:
    for _ in range(5):
        done = await asyncio.gather(
            ada("move", thing="T1", to="T3"), ada("move", thing="T3", to="T1"), return_exceptions=True
        )
        assert [type(each) for each in done if isinstance(each, BaseException)] == [Invalid]
        await ada("undo")
        await asyncio.gather(
            ada("delete", things=["P1"]), ada("delete", things=["T1"]), ada("delete", things=["T2"]),
            return_exceptions=True,
        )  # fmt: skip
        assert await tasks_in(ada, status="all") == []
        while lying := await ada("list_trash"):
            await ada("restore", things=[lying[0].ref])
        assert await tasks_in(ada, project="P1") == ["T1", "T2", "T3"]
