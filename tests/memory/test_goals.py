"""The outline of a life that a prompt holds: what is put away is not in it, and it has an end."""

from memory import goals
from memory.records import Json
from tests.acting import Person


async def outline(person: Person) -> Json:
    async with person.database.scope(person.id) as scope:
        return await goals.fetch_outline(await goals.send_outline(scope))


async def test_the_outline_names_what_stands_and_where(person: Person) -> None:
    await person("add_pillar", name="Health")
    await person("add_area", name="Fitness", pillar="PL1")
    await person("add_project", name="Half marathon", area="A1")
    await person("add_project", name="Unfiled")
    await person("add_project", name="Done", status="completed")
    assert await outline(person) == {
        "pillars": [{"ref": "PL1", "name": "Health"}],
        "areas": [{"ref": "A1", "name": "Fitness", "pillar": "PL1"}],
        "projects": [
            {"ref": "P1", "name": "Half marathon", "area": "A1"},
            {"ref": "P2", "name": "Unfiled", "area": None},
        ],
    }


async def test_how_one_wants_to_be_spoken_to_stands_beside_the_names_once_it_was_said(person: Person) -> None:
    assert "preferences" not in await outline(person)
    await person("change_preferences", detail="minimal", show_path=False, style="direct")
    assert (await outline(person))["preferences"] == {
        "detail": "minimal", "show_confidence": True, "show_path": False, "personality": "coach", "style": "direct",
    }  # fmt: skip


async def test_what_is_archived_or_deleted_is_left_out_with_everything_under_it(person: Person) -> None:
    for number in range(1, 5):
        await person("add_pillar", name=f"Pillar {number}")
        await person("add_area", name=f"Area {number}", pillar=f"PL{number}")
        await person("add_project", name=f"Project {number}", area=f"A{number}")
    await person("archive", things=["PL1", "A2", "P3"])
    assert {noun: [each["ref"] for each in found] for noun, found in (await outline(person)).items()} == {
        "pillars": ["PL2", "PL3", "PL4"],
        "areas": ["A3", "A4"],
        "projects": ["P4"],
    }
    await person("delete", things=["PL4"])
    await person("unarchive", things=["PL1", "A2", "P3"])
    assert [each["ref"] for each in (await outline(person))["projects"]] == ["P1", "P2", "P3"]


async def test_a_long_life_is_told_by_its_newest_projects(person: Person) -> None:
    async with person.database.scope(person.id) as scope:
        for table in ("pillars", "areas", "projects"):
            await scope.run(
                f"insert into {table} (user_id, name) select %s, 'Thing ' || i from generate_series(1, 70) i",
                [person.id],
            )
    found = await outline(person)
    assert {noun: len(each) for noun, each in found.items()} == {"pillars": 60, "areas": 60, "projects": 60}
    assert [each["ref"] for each in found["projects"]][::59] == ["P11", "P70"]
