"""Whoever knows another's ids and references gets the answer for what does not exist, and changes nothing.

The routes are read from the application and the tools from the registry: a new one fails here until it
has an entry.
"""

import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import pytest
import pytest_asyncio

from memory import deliveries
from memory.errors import NotFound
from memory.notes import notes
from memory.said import Nudge, Said
from memory.scope import Scope
from tests.acting import TOOL, NewPerson, Person, Rows, rows_of
from tests.api.paths import PATHS, Path
from tests.api.strangers import NAMING, ONE_BLOCK, ROUTES, TOOLS, TOOLS_WITHOUT, UNKNOWN, WITHOUT, Body, Known
from tests.conftest import Client, Place
from tools.notes import GivenNote, keep_notes

Json = dict[str, Any]


@dataclass(frozen=True)
class Victim:
    """Somebody with one of everything, and all their rows as they were."""

    id: UUID
    known: Known
    rows: Rows


@pytest_asyncio.fixture(scope="module")
async def victim(new_person: NewPerson, place: Place) -> Victim:
    person = await new_person()
    for _ in range(3):  # so that no reference of theirs is one of the stranger's own
        await person("add_task", title="Theirs")
        await person("undo")
    pillar = await person("add_pillar", name="Their health")
    area = await person("add_area", name="Their fitness", pillar="PL1")
    project = await person("add_project", name="Their marathon", area="A1")
    task = await person("add_task", title="Their shoes", project="P1")
    planned = await person("accept_plan", **filled(ONE_BLOCK, "T4"))
    trashed = await person("add_task", title="Their sandals")
    await person("delete", things=["Their sandals"])
    template = await person("save_template", thing="T4", name="Their packing")
    entry = await person("write_entry", text="Their words")
    code = await person("add_journal_template", name="Their prompts", prompts=["Their words?"])
    pauses = (await person("pause_streak", until="2026-12-24", since="2026-12-01")).pauses
    insight = await person("note_insight", title="Their noticing", summary="Their words", about="T4")
    memory = await person("remember", text="I know Their words")
    reminder = await person("set_reminder", task="T4", at="2090-01-01T10:00")
    intent = await person("add_intent", text="Their words", kind="overdue", subject="T4")
    checkin = await person("start_checkin", kind="evening")
    await person("answer_checkin", mood="grateful")
    ids = {"thread": str(uuid4()), "message": str(uuid4()), "run": str(uuid4()), "approval": str(uuid4())}
    ids |= {"block": str(planned.blocks[0].id), "code": str(code.id), "pause": str(pauses[0].id)}
    ids["round"] = str(checkin.id)
    ids["reminder"] = str(reminder.id)
    ids["delivery"] = str(uuid4())
    async with person.database.scope(person.id, operation=uuid4(), label="Kept") as scope:
        nudge = Nudge("insight", "theirs", Said("Their words"), scope.now)
        await deliveries.make(scope, UUID(ids["delivery"]), nudge)
        await keep_notes(scope, [GivenNote(text="Their words")], "Their diary")
        (note,) = (await notes(scope)).items
        ids["note"] = str(note.id)
        ids |= {noun: str(uuid4()) for noun in ("identity", "link", "team", "job")}
        await reached(scope, ids)
        await failed(scope, ids)
        await talked(scope, ids)
    things = {"pillar": pillar, "area": area, "project": project, "task": task, "thing": task}
    things |= {"thing": project, "trashed": trashed, "template": template, "insight": insight}
    things |= {"entry": entry}
    things |= {"memory": memory, "intent": intent}
    ids |= {noun: str(thing.id) for noun, thing in things.items()} | {"operation": str(person.operations[-2])}
    known = Known(ids, {noun: thing.ref for noun, thing in things.items()} | {"code": code.code})
    return Victim(person.id, known, await rows_of(place.owner_url, person.id))


async def reached(scope: Scope, ids: dict[str, str]) -> None:
    """Where they are reached, and a code that waits."""
    await scope.run(
        "insert into identities (id, user_id, channel, sender, address) values (%s, %s, 'telegram', %s, '1')",
        [ids["identity"], scope.user_id, ids["identity"]],
    )
    await scope.run(
        "insert into links (id, code_hash, user_id, channel, sender, address, state, expires_at) "
        "values (%s, %s, %s, 'telegram', '1', '1', 'wanted', '2090-01-01')",
        [ids["link"], uuid4().bytes, scope.user_id],
    )
    await scope.run(
        "insert into slack_installs (team, user_id, name, bot_user, sealed_token, installed_at) "
        "values (%s, %s, 'Their company', 'U0', 'x', now())",
        [ids["team"], scope.user_id],
    )


async def failed(scope: Scope, ids: dict[str, str]) -> None:
    """Work for them that could not be done."""
    await scope.run(
        "insert into jobs (id, user_id, name, state, tries) values (%s, %s, 'embed', 'failed', 5)",
        [ids["job"], scope.user_id],
    )


async def talked(scope: Scope, ids: dict[str, str]) -> None:
    """A conversation of theirs, in which something was asked."""
    await scope.run(
        "insert into threads (user_id, slug, title) values (%s, %s, 'Their words')",
        [scope.user_id, ids["thread"]],
    )
    await scope.run(
        "insert into runs (id, user_id, thread_id, lease_until) select %s, user_id, id, now() from threads",
        [ids["run"]],
    )
    await scope.run(
        "insert into messages (user_id, thread_id, run_id, id, role, content) "
        "select user_id, id, %s, %s, 'user', 'Their words' from threads",
        [ids["run"], ids["message"]],
    )
    await scope.run(
        "insert into approvals (id, user_id, run_id, call_id, tool, arguments, reason, rows, until) "
        "values (%s, %s, %s, 'c', 'delete', '{}', 'destructive', 1, '2030-01-01')",
        [ids["approval"], scope.user_id, ids["run"]],
    )
    await scope.run("update runs set state = 'done'")


def filled(value: Any, name: str) -> Any:
    """The arguments with the name where a question mark stands."""
    if isinstance(value, dict):
        return {key: filled(each, name) for key, each in value.items()}
    if isinstance(value, list):
        return [filled(each, name) for each in value]
    return name if value == "?" else value


def names_of(known: Known, noun: str) -> list[str]:
    return [names[noun] for names in (known.ids, known.refs) if noun in names]


def test_every_route_has_an_entry() -> None:
    assert {str(path) for path in PATHS} == set(ROUTES) | set(NAMING) | WITHOUT
    assert {str(path) for path in PATHS if "{" in path.path} - WITHOUT == set(ROUTES)


def test_every_tool_has_an_entry() -> None:
    assert set(TOOL) == set(TOOLS) | TOOLS_WITHOUT


async def answered(client: Any, path: Path, noun: str, name: str, body: Body) -> tuple[int, str]:
    """The status and the answer, without the name that was asked for."""
    query = body if path.method == "GET" else None
    answer = await client.request(
        path.method, path.path.replace(f"{{{noun}}}", name), json=None if query else body, params=query
    )
    return answer.status_code, answer.text.replace(name, "…")


CASES = [
    (path, noun, body)
    for path in PATHS
    for noun, body in ([ROUTES[str(path)]] if str(path) in ROUTES else NAMING.get(str(path), []))
]


@pytest.mark.parametrize(("path", "noun", "body"), CASES, ids=[f"{path}-{noun}" for path, noun, _ in CASES])
async def test_a_route_knows_nothing_of_anothers_things(
    victim: Victim, client: Client, person: Person, place: Place, path: Path, noun: str, body: Body
) -> None:
    stranger = client(person.id)
    theirs = [
        await answered(stranger, path, noun, name, filled(body, name))
        for name in names_of(victim.known, noun)
    ]
    unknown = [
        await answered(stranger, path, noun, name, filled(body, name)) for name in names_of(UNKNOWN, noun)
    ]
    assert {status for status, _ in theirs} == {404}
    assert theirs == unknown
    assert await rows_of(place.owner_url, victim.id) == victim.rows
    assert not any((await rows_of(place.owner_url, person.id)).values())


TOOL_CASES = [(name, noun, arguments) for name, each in TOOLS.items() for noun, arguments in each]


@pytest.mark.parametrize(
    ("name", "noun", "arguments"), TOOL_CASES, ids=[f"{n}-{o}" for n, o, _ in TOOL_CASES]
)
async def test_a_tool_knows_nothing_of_anothers_things(
    victim: Victim, person: Person, place: Place, name: str, noun: str, arguments: Json
) -> None:
    said: dict[str, set[str]] = {"theirs": set(), "unknown": set()}
    for whose, known in (("theirs", victim.known), ("unknown", UNKNOWN)):
        for each in names_of(known, noun):
            with pytest.raises(NotFound) as missing:
                await person(name, **filled(arguments, each))
            said[whose].add(missing.value.detail.replace(each, "…"))
    assert said["theirs"] == said["unknown"]
    assert await rows_of(place.owner_url, victim.id) == victim.rows


async def test_lists_and_searches_hold_nothing_of_anothers(
    victim: Victim, client: Client, user: UUID
) -> None:
    stranger = client(user)
    for path in PATHS:
        if path.method == "GET" and "{" not in path.path and path.path not in ("/api/live", "/api/health"):
            asks = {"query": "their words"} if path.path == "/api/recall" else None
            answer = await stranger.get(path.path, params=asks)
            assert answer.status_code == 200, path
            assert "Their" not in answer.text
            assert str(victim.id) not in answer.text
    assert (await stranger.get("/api/tasks", params={"words": "their", "status": "all"})).json()[
        "items"
    ] == []
    assert (await stranger.get("/api/search", params={"q": "their"})).json()["items"] == []
    assert len((await client(victim.id).get("/api/search", params={"q": "their"})).json()["items"]) >= 6


async def test_a_conversation_named_like_anothers_is_ones_own(
    victim: Victim, client: Client, user: UUID, place: Place
) -> None:
    """Clients make the ids of threads, messages and runs: one that is another's is as free as any other."""
    stranger, ids = client(user), victim.known.ids
    said = {"id": ids["message"], "role": "user", "content": "hello"}
    answer = await stranger.post(
        "/api/chat",
        json={
            "threadId": ids["thread"], "runId": ids["run"], "messages": [said], "tools": [], "context": [],
            "state": {}, "forwardedProps": {},
        },
    )  # fmt: skip
    assert answer.status_code == 200
    assert "RUN_FINISHED" in answer.text
    assert "Their" not in answer.text
    read = (await stranger.get(f"/api/chat/{ids['thread']}")).json()
    assert read["title"] == "hello"
    assert read["messages"][0]["content"] == "hello"
    assert await rows_of(place.owner_url, victim.id) == victim.rows


async def test_a_line_of_words_knows_nothing_of_anothers_names(
    victim: Victim, client: Client, person: Person, place: Place
) -> None:
    stranger = client(person.id)

    async def said(text: str, way: str) -> tuple[int, str]:
        answer = await stranger.post(way, json={"text": text})
        return answer.status_code, answer.text

    for noun, form in (
        ("project", "x for {}"),
        ("project", "x #{}"),
        ("area", "x in {}"),
        ("task", "x after {}"),
    ):
        theirs, unknown = victim.known.refs[noun], UNKNOWN.refs[noun]
        status, answer = await said(form.format(theirs), "/api/capture/tasks")
        assert status == 404
        other = await said(form.format(unknown), "/api/capture/tasks")
        assert (status, answer.replace(theirs, "…")) == (other[0], other[1].replace(unknown, "…"))
    for form in ("x #{}", "x in {}", "x after {} is done", "{}: x"):
        for name in ("Their marathon", "Their fitness", "Their health", "Their shoes"):
            _, answer = await said(form.format(name), "/api/capture")
            (item,) = json.loads(answer)["items"]
            assert (item["project"], item["area"], item["after"]) == (None, None, [])
    assert await rows_of(place.owner_url, victim.id) == victim.rows
    assert not any((await rows_of(place.owner_url, person.id)).values())
