"""Beginning: a pack is shown before it is made, what is there is used, and all of it is one operation."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from memory.errors import Invalid
from tests.acting import NewPerson, Person, rows_of, statements
from tests.conftest import Place


@pytest.fixture
def ada(person: Person) -> Person:
    person.now = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
    return person


async def names(person: Person, noun: str) -> list[str]:
    return [each.name for each in await person(f"list_{noun}")]


async def test_a_preview_makes_nothing_and_a_pack_makes_what_was_shown(ada: Person) -> None:
    preview = await ada("preview_pack", pack="student")
    assert (preview.new, preview.there, len(ada.operations)) == (48, 0, 0)
    adopted = await ada("adopt_pack", pack="student")
    assert (adopted.new, adopted.there, adopted.pillars) == (48, 0, ("PL1", "PL2", "PL3"))
    assert len(ada.operations) == 1
    shown = {
        level: [part.name for part in preview.parts if part.level == level]
        for level in ("pillar", "area", "project")
    }
    assert await names(ada, "pillars") == shown["pillar"]
    assert await names(ada, "areas") == shown["area"]
    assert await names(ada, "projects") == shown["project"]
    tasks = list(await ada("list_tasks", limit=100))
    assert [task.title for task in tasks] == [part.name for part in preview.parts if part.level == "task"]


async def test_what_is_made_lies_where_it_belongs_with_its_weights_and_dates(ada: Person) -> None:
    await ada("adopt_pack", pack="entrepreneur")
    project = (await ada("list_projects"))[0]
    assert (project.name, project.place) == (
        "Reach the goals of Q4 2026",
        ("Business Development", "Strategy"),
    )
    assert (project.priority, project.importance, project.due_date) == ("high", 5, date(2026, 12, 31))
    prepare, do, keep = (task for task in await ada("list_tasks", limit=100) if task.project_id == project.id)
    assert "Q4 2026" in prepare.title
    assert (prepare.after, do.after, keep.after) == ((), (prepare.ref,), ())
    assert (keep.recurrence, keep.due_date) == ("FREQ=WEEKLY;BYDAY=MO", date(2026, 11, 30))
    assert (do.estimate_minutes, do.kind, do.energy) == (60, "planning", "high")
    feedback = [task for task in await ada("list_tasks", limit=100) if "User Feedback" in task.place]
    assert feedback[2].after == (feedback[1].ref,)


async def test_undo_takes_a_whole_pack_back(ada: Person, place: Place) -> None:
    await ada("add_pillar", name="Career")
    before = await rows_of(place.owner_url, ada.id)
    await ada("adopt_pack", pack="busy_employee")
    await ada("undo")
    after = await rows_of(place.owner_url, ada.id)
    for table in ("pillars", "areas", "projects", "tasks", "dependencies"):
        assert after[table] == before[table]


async def test_what_is_there_by_name_is_used_and_the_preview_says_so(ada: Person) -> None:
    await ada("add_pillar", name="career", description="Mine")
    await ada("add_area", name="Networking", pillar="career", importance=1)
    await ada("add_area", name="Fitness")  # not in the pillar of the pack: another one
    preview = await ada("preview_pack", pack="busy_employee")
    assert {part.path: part.ref for part in preview.parts if part.ref} == {
        "career": "PL1",
        "career/networking": "A1",
    }
    adopted = await ada("adopt_pack", pack="busy_employee")
    assert (adopted.new, adopted.there) == (46, 2)
    assert "PL1" in adopted.pillars
    assert (await ada("list_pillars"))[0].description == "Mine"
    areas = await ada("list_areas")
    assert [(area.importance, area.pillar) for area in areas if area.name == "Networking"] == [(1, "career")]
    assert sorted(str(area.pillar) for area in areas if area.name == "Fitness") == [
        "Health & Wellness",
        "None",
    ]


async def test_a_pack_taken_twice_makes_nothing_twice(ada: Person) -> None:
    await ada("adopt_pack", pack="student")
    await ada("complete_task", task="T1")
    again = await ada("adopt_pack", pack="student")
    assert (again.new, again.there, len(ada.operations)) == (0, 48, 2)
    assert len(await names(ada, "projects")) == 9


async def test_parts_are_left_out_with_all_that_lies_in_them(ada: Person) -> None:
    without = [
        "finances",
        "academics/coursework",
        "well-being/social-life/project",
        "well-being/mental-health/project/do",
    ]
    adopted = await ada("adopt_pack", pack="student", without=without)
    assert adopted.new == 48 - 16 - 5 - 4 - 1
    assert await names(ada, "pillars") == ["Academics", "Well-being"]
    assert "Coursework" not in await names(ada, "areas")
    assert "Social Life" in await names(ada, "areas")
    tasks = [task for task in await ada("list_tasks", limit=100) if "Mental Health" in task.place]
    assert [task.after for task in tasks] == [(), ()]


@pytest.mark.parametrize(("tool", "given"), [
    ("adopt_pack", {"pack": "student", "without": ["academics/parties"]}),
    ("adopt_pack", {"pack": "astronaut"}), ("preview_pack", {"pack": ""}),
    ("add_pillars", {"names": []}), ("add_pillars", {"names": [" "]}), ("add_pillars", {"names": ["x"] * 21}),
    ("suggest_personas", {"student": "perhaps"}),
])  # fmt: skip
async def test_what_can_not_be_used_is_refused_and_makes_nothing(
    ada: Person, tool: str, given: dict[str, Any]
) -> None:
    with pytest.raises(Invalid):
        await ada(tool, **given)
    assert ada.operations == []


async def test_pillars_come_together_and_those_that_are_there_stay(ada: Person) -> None:
    await ada("add_pillar", name="Relationships", description="Mine")
    made = await ada("add_pillars", names=["Creativity", "relationships", "Chess", "creativity"])
    assert [(each.name, each.description) for each in made] == [
        ("Relationships", "Mine"), ("Creativity", "What I make for its own sake."), ("Chess", ""),
    ]  # fmt: skip
    assert made[1].icon == "🎨"
    await ada("undo")
    assert await names(ada, "pillars") == ["Relationships"]


async def test_everything_to_begin_with_is_told(ada: Person) -> None:
    offer = await ada("list_packs")
    assert [pack.key for pack in offer.packs] == ["student", "entrepreneur", "busy_employee"]
    assert {(pack.areas, pack.projects, pack.tasks) for pack in offer.packs} == {(9, 9, 27)}
    assert (len(offer.questions), len(offer.personas), len(offer.pillars)) == (6, 6, 8)
    best, *_ = await ada("suggest_personas", career=True, achiever=True)
    assert (best.key, best.score) == ("professional", 110)
    assert all(len(persona.pillars) == 4 for persona in offer.personas)


async def test_a_pack_costs_a_handful_of_statements(ada: Person) -> None:
    assert len(await statements(ada, "adopt_pack", pack="student")) <= 10


async def test_what_another_has_is_not_used(ada: Person, new_person: NewPerson) -> None:
    other = await new_person()
    await other("adopt_pack", pack="student")
    assert (await ada("preview_pack", pack="student")).there == 0
    assert (await ada("adopt_pack", pack="student")).new == 48
