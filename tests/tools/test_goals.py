"""Pillars, areas and projects: said once, moved freely, never doubled."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from memory.errors import AurumError, Conflict
from tests.acting import Person


async def test_the_tree_has_all_that_was_said(person: Person) -> None:
    person.now = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
    pillar = await person("add_pillar", name="Health", description="Body and mind", time_allocation=25)
    area = await person("add_area", name="Fitness", pillar="health", importance=5, description="Move")
    project = await person("add_project", name="Half marathon", area="A1", due="friday", importance=4)
    assert (pillar.ref, pillar.description, pillar.time_allocation) == ("PL1", "Body and mind", 25)
    assert (area.ref, area.pillar_id, area.pillar, area.importance) == ("A1", pillar.id, "Health", 5)
    assert (project.ref, project.place, project.due_date) == ("P1", ("Health", "Fitness"), date(2026, 11, 27))
    assert (project.status, project.open_tasks, project.done_tasks) == ("not_started", 0, 0)


@pytest.mark.parametrize("noun", ["pillar", "area", "project"])
async def test_what_exists_by_that_name_is_returned_and_not_doubled(person: Person, noun: str) -> None:
    first = await person(f"add_{noun}", name="Health", description="mine")
    again = await person(f"add_{noun}", name="  health ", description="other")
    assert again == first
    assert len(await person(f"list_{noun}s")) == 1
    assert len(person.operations) == 1


@pytest.mark.parametrize(
    ("noun", "above", "field"), [("area", "pillar", "pillar"), ("project", "area", "area")]
)
async def test_the_same_name_may_live_in_two_places(
    person: Person, noun: str, above: str, field: str
) -> None:
    for name in ("Home", "Work"):
        await person(f"add_{above}", name=name)
    first = await person(f"add_{noun}", name="Admin", **{field: "Home"})
    second = await person(f"add_{noun}", name="Admin", **{field: "Work"})
    assert first.id != second.id
    assert await person(f"add_{noun}", name="Admin", **{field: "Home"}) == first
    assert await person(f"add_{noun}", name="Admin", **{field: "Work"}) == second
    assert [each.ref for each in await person(f"list_{noun}s", **{field: "Work"})] == [second.ref]


async def test_what_is_not_said_stays_and_what_is_said_changes(person: Person) -> None:
    await person("add_pillar", name="Health", description="all", time_allocation=25)
    await person("add_area", name="Fitness", pillar="PL1", importance=5)
    await person("add_project", name="Half marathon", area="A1", due="2027-04-11")
    pillar = await person("change_pillar", pillar="PL1", time_allocation=40)
    assert (pillar.name, pillar.description, pillar.time_allocation) == ("Health", "all", 40)
    area = await person("change_area", area="A1", name="Sport", pillar="none")
    assert (area.name, area.importance, area.pillar_id) == ("Sport", 5, None)
    project = await person("change_project", project="P1", status="in_progress")
    assert (project.status, project.due_date, project.place) == ("in_progress", date(2027, 4, 11), ("Sport",))
    project = await person("change_project", project="P1", area="none", due="none")
    assert (project.due_date, project.area_id, project.place) == (None, None, ())


async def test_a_pillar_may_be_cut_back_to_no_share_at_all(person: Person) -> None:
    await person("add_pillar", name="Health", time_allocation=25)
    assert (await person("change_pillar", pillar="PL1", time_allocation=0)).time_allocation == 0


async def test_a_project_counts_its_tasks(person: Person) -> None:
    await person("add_project", name="Half marathon")
    for title in ("One", "Two", "Three"):
        await person("add_task", title=title, project="P1")
    await person("complete_task", task="T1")
    await person("delete", things=["T2"])
    (project,) = await person("list_projects")
    assert (project.open_tasks, project.done_tasks) == (1, 1)


async def test_a_pillar_can_not_take_anothers_name(person: Person) -> None:
    await person("add_pillar", name="Health")
    await person("add_pillar", name="Work")
    with pytest.raises(Conflict):
        await person("change_pillar", pillar="Work", name="HEALTH")
    assert [pillar.name for pillar in await person("list_pillars")] == ["Health", "Work"]


REFUSED: list[tuple[str, dict[str, Any], str]] = [
    ("add_pillar", {"name": " "}, "name"),
    ("add_pillar", {"name": "x" * 201}, "name"),
    ("add_pillar", {"name": "x", "time_allocation": 101}, "time_allocation"),
    ("add_pillar", {"name": "x", "time_allocation": float("nan")}, "time_allocation"),
    ("add_area", {"name": "x", "importance": 6}, "importance"),
    ("add_area", {"name": "x", "pillar": "PL7"}, "no pillar"),
    ("add_project", {"name": "x", "due": "someday"}, "no date"),
    ("add_project", {"name": "x", "area": "nowhere"}, "no area"),
    ("change_project", {"project": "P1", "status": "dead"}, "status"),
    ("change_area", {"area": "A7", "name": "x"}, "no area"),
]


@pytest.mark.parametrize(("tool", "arguments", "words"), REFUSED)
async def test_what_can_not_be_used_is_refused_in_words_and_changes_nothing(
    person: Person, tool: str, arguments: dict[str, Any], words: str
) -> None:
    with pytest.raises(AurumError, match=f"(?i){words}"):
        await person(tool, **arguments)
    assert person.operations == []
    for noun in ("pillars", "areas", "projects"):
        assert await person(f"list_{noun}") == []
