"""Pillars, areas and projects: said once, moved freely, never doubled."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import psycopg
import pytest

from memory.errors import AurumError, Conflict
from tests.acting import TOOL, Person


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


async def test_every_field_is_kept_as_it_was_said_and_changed_one_by_one(person: Person) -> None:
    said: dict[str, dict[str, Any]] = {
        "pillar": {
            "description": "d", "time_allocation": 20, "icon": "🏃", "colour": "#2E7D32", "vision": "Well",
            "success_metrics": ["Sleep"], "alignment_strength": 0.8,
        },
        "area": {
            "description": "d", "time_allocation": 10, "icon": "🏃", "colour": "#2e7d32", "importance": 5,
        },
        "project": {
            "description": "d", "icon": "🏁", "colour": "#000000", "importance": 2, "priority": "high",
            "status": "in_progress", "start": "2026-12-01", "due": "2027-04-11", "success_metrics": ["Under 2 h"],
            "tags": ["run", "Run", "fun"],
        },
    }  # fmt: skip
    kept: dict[str, Callable[[Any], Any]] = {
        "colour": str.lower, "success_metrics": tuple, "tags": lambda _: ("run", "fun"), "start": date.fromisoformat,
        "due": date.fromisoformat,
    }  # fmt: skip
    for noun, fields in said.items():
        added = await person(f"add_{noun}", name="First", **fields)
        plain = await person(f"add_{noun}", name="Second")
        for field, value in fields.items():
            column = {"start": "start_date", "due": "due_date"}.get(field, field)
            expected = kept.get(field, lambda one: one)(value)
            assert getattr(added, column) == expected, field
            changed = await person(f"change_{noun}", **{noun: "Second", field: value})
            assert getattr(changed, column) == expected, field
            assert changed != plain
            plain = changed
    none = {"time_allocation": "none", "start": "none", "due": "none"}
    assert (await person("change_pillar", pillar="First", time_allocation="none")).time_allocation is None
    project = await person(
        "change_project", project="First", start="none", due=none["due"], tags=[], colour=""
    )
    assert (project.start_date, project.due_date, project.tags, project.colour) == (None, None, (), "")


async def test_a_project_knows_since_when_it_is_completed(person: Person) -> None:
    person.now = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
    await person("add_project", name="Half marathon")
    done = await person("change_project", project="P1", status="completed")
    assert done.completed_at == person.now
    first, person.now = person.now, datetime(2026, 11, 24, tzinfo=UTC)
    assert (await person("change_project", project="P1", status="completed")).completed_at == first
    assert (await person("change_project", project="P1", status="on_hold")).completed_at is None
    assert (await person("add_project", name="Done", status="completed")).completed_at == person.now


@pytest.mark.parametrize("above", [{"pillar": "Health"}, {"area": "Health"}, {"area": "PL1"}])
async def test_a_project_right_under_a_pillar_lies_in_its_area_general(
    person: Person, above: dict[str, str]
) -> None:
    await person("add_pillar", name="Health")
    first = await person("add_project", name="Half marathon", **above)
    assert first.place == ("Health", "General")
    await person("undo")
    assert (await person("list_projects"), await person("list_areas")) == ([], [])
    await person("add_project", name="Yoga")
    assert (await person("change_project", project="Yoga", **above)).place == ("Health", "General")


async def test_a_pillar_that_was_put_away_is_taken_out_when_it_is_added_again(person: Person) -> None:
    await person("add_pillar", name="Health", vision="Well")
    await person("archive", things=["Health"])
    again = await person("add_pillar", name="health")
    assert (again.ref, again.vision, again.archived_at) == ("PL1", "Well", None)
    await person("add_project", name="Run")
    await person("archive", things=["P1"])
    assert (await person("add_project", name="Run")).ref == "P2"


async def test_a_taken_name_is_refused_with_the_one_that_bears_it(person: Person) -> None:
    for name in ("Health", "Work"):
        await person("add_pillar", name=name)
    with pytest.raises(
        Conflict, match=r"There is a pillar called “health” already, PL1\. Choose another name"
    ):
        await person("change_pillar", pillar="PL2", name="health")
    assert (await person("change_pillar", pillar="PL1", name="HEALTH")).name == "HEALTH"
    await person("delete", things=["PL1"])
    assert (await person("change_pillar", pillar="PL2", name="health")).name == "health"


async def test_a_project_is_not_due_before_it_begins(person: Person) -> None:
    await person("add_project", name="Run", start="2026-12-01")
    for dates in ({"due": "2026-11-30"}, {"due": "2026-12-05", "start": "2026-12-06"}):
        with pytest.raises(AurumError, match="before it begins"):
            await person("change_project", project="P1", **dates)
    (project,) = await person("list_projects")
    assert (project.start_date, project.due_date) == (date(2026, 12, 1), None)


@pytest.mark.parametrize("many", [1, 12])
async def test_a_list_costs_one_statement_however_long_it_is(
    person: Person, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    for number in range(many):
        await person("add_pillar", name=f"Pillar {number}")
        await person("add_area", name=f"Area {number}", pillar=f"PL{number + 1}")
        await person("add_project", name=f"Project {number}", area=f"A{number + 1}")
        await person("add_task", title="Task", project=f"P{number + 1}")
    sent: list[str] = []
    execute = psycopg.AsyncCursor.execute

    async def counting(cursor: Any, query: Any, *args: Any, **kwargs: Any) -> Any:
        sent.append(str(query))
        return await execute(cursor, query, *args, **kwargs)

    monkeypatch.setattr(psycopg.AsyncCursor, "execute", counting)
    for tool in ("list_pillars", "list_areas", "list_projects"):
        async with person.database.scope(person.id) as scope:
            sent.clear()
            found = await TOOL[tool].run(scope, {})
            assert len(sent) == 1
        assert [(each.open_tasks, each.done_tasks) for each in found] == [(1, 0)] * many
