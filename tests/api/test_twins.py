"""Two people who wrote the same, word by word: each is told of their own alone, by every tool and route that reads."""

import re
from uuid import UUID

import pytest
import pytest_asyncio

from agent.embed import embed
from api.aurum import Aurum
from memory import notes
from memory.errors import AurumError
from memory.notes import NewNote
from tests.acting import Person, rows_of
from tests.agent.turns import say
from tests.api.paths import PATHS
from tests.conftest import Client, NewUser, Place
from tools.registry import TOOLS

TEXT = "I live in Lisbon and love the garden."
GIVEN = (TEXT, "garden", "J1", "M1", "T1", "P1", "PL1", "A1", "I1", "life")
READING = [tool.name for tool in TOOLS if tool.risk == "read"]
IDS = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


async def writes(aurum: Aurum, user: UUID) -> None:
    person = Person(aurum.database, user)
    await person("add_pillar", name="The garden")
    await person("add_area", name="The garden", pillar="PL1")
    await person("add_project", name="The garden", area="A1")
    await person("add_task", title=TEXT, project="P1")
    await person("write_entry", text=TEXT, title="The garden")
    await person("remember", text=TEXT)
    await person("note_insight", title="The garden", summary=TEXT)
    async with aurum.database.scope(user, label="remember", outside=True) as scope:
        await notes.add(scope, [NewNote(TEXT, scope.now, external_id="1")], "chat.txt")
    await say(aurum, user, TEXT)
    await embed(aurum.database, user, aurum.meanings)


async def ids_of(place: Place, user: UUID) -> set[str]:
    found = await rows_of(place.owner_url, user)
    return {id for rows in found.values() for row in rows for id in IDS.findall(row)} | {str(user)}


@pytest_asyncio.fixture
async def twins(aurum: Aurum, new_user: NewUser) -> tuple[UUID, UUID]:
    """Two who live the same life."""
    ada, bea = await new_user(), await new_user()
    for each in (ada, bea):
        await writes(aurum, each)
    return ada, bea


async def told_by_tools(aurum: Aurum, user: UUID) -> dict[str, str]:
    """What each tool that reads says, asked for all that may be asked for."""
    said: dict[str, str] = {}
    for name in READING:
        tool = aurum.toolbox.tools[name]
        required = tool.schema.get("required", [])
        for given in GIVEN if required else ("",):
            async with aurum.database.scope(user, reader="model") as scope:
                scope.meant = await aurum.meanings.of_query("garden")
                arguments = {
                    field: [given] if tool.schema["properties"][field].get("type") == "array" else given
                    for field in required
                }
                try:
                    said[name] = said.get(name, "") + repr(await tool.run(scope, arguments))
                except AurumError as error:
                    said[name] = said.get(name, "") + repr(error.more)
    return said


async def test_tools_tell_each_of_their_own(aurum: Aurum, twins: tuple[UUID, UUID], place: Place) -> None:
    ada, bea = twins
    foreign = await ids_of(place, bea) - await ids_of(place, ada)
    own = await ids_of(place, ada) - await ids_of(place, bea)
    said = await told_by_tools(aurum, ada)
    assert {name: sorted(set(IDS.findall(text)) & foreign) for name, text in said.items()} == {
        name: [] for name in READING
    }
    finding = {"recall", "search", "list_entries", "list_memories", "list_tasks", "read_entry", "why_known"}
    assert all(set(IDS.findall(said[name])) & own for name in finding), "there was something to be told"


async def test_routes_tell_each_of_their_own(
    aurum: Aurum, twins: tuple[UUID, UUID], place: Place, client: Client
) -> None:
    ada, bea = twins
    foreign = await ids_of(place, bea) - await ids_of(place, ada)
    http, read = client(ada), 0
    for path in [each.path for each in PATHS if each.method == "GET"]:
        if "{" in path or path == "/api/live":
            continue
        wanted = {"query": "Where do I live? garden", "words": "garden", "day": "2026-11-23"}
        answer = await http.get(path, params=wanted)
        read += answer.status_code == 200 and "garden" in answer.text
        assert not set(IDS.findall(answer.text)) & foreign, path
    assert read >= 5, "there was something to be told"


@pytest.mark.parametrize("way", ["forget", "notes"])
async def test_who_forgets_takes_nothing_from_the_other(
    aurum: Aurum, twins: tuple[UUID, UUID], place: Place, client: Client, way: str
) -> None:
    ada, bea = twins
    before = await rows_of(place.owner_url, bea)
    http = client(ada)
    if way == "forget":
        await http.post("/api/memories/forget", json={"about": "garden Lisbon"})
    else:
        await http.delete("/api/notes", params={"source": "chat.txt"})
    assert await rows_of(place.owner_url, bea) == before
