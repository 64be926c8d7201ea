"""The toolbox: one call, one transaction, and the record that it ran inside it."""

import asyncio
import json
import re
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
import pytest_asyncio
from google.genai.types import Schema
from langchain_google_genai._function_utils import convert_to_genai_function_declarations

from agent.toolbox import Toolbox, Trust, specification
from api.aurum import Aurum
from memory import conversations
from memory.conversations import NewRun
from memory.database import Database
from memory.errors import Unavailable
from memory.records import Call, Json, User
from memory.scope import Scope
from tests.agent.turns import titles
from tests.conftest import NewUser
from tools.registry import TOOLS
from tools.tool import Tool, tool


@pytest_asyncio.fixture
async def ada(database: Database, user: UUID) -> User:
    async with database.scope(user) as scope:
        return await scope.user()


async def begun(database: Database, user: User) -> UUID:
    """A run under way."""
    run = uuid4()
    async with database.scope(user) as scope:
        await conversations.begin(
            scope, NewRun(str(uuid4()), "a test", run, "scripted", str(uuid4()), "hello"), 5
        )
    return run


async def did(toolbox: Toolbox, user: User, run: UUID, call: Call) -> Json:
    answer = await toolbox.run(user, run, call, "a test")
    assert isinstance(answer, str), answer
    said: Json = json.loads(answer)
    return said


def add(title: str = "Buy shoes", id: str = "c1") -> Call:
    return Call(id, "add_task", {"title": title})


async def test_a_call_answers_with_what_it_did(aurum: Aurum, ada: User) -> None:
    run = await begun(aurum.database, ada)
    answer = await did(aurum.toolbox, ada, run, add())
    assert answer["ok"]
    assert answer["changed"]
    assert answer["tool"] == "add_task"
    assert answer["operation"] == str(run)
    assert (answer["result"]["ref"], answer["result"]["title"]) == ("T1", "Buy shoes")


async def test_a_call_that_changes_nothing_says_so(aurum: Aurum, ada: User) -> None:
    run = await begun(aurum.database, ada)
    pillar = Call("c1", "add_pillar", {"name": "Health"})
    assert (await did(aurum.toolbox, ada, run, pillar))["changed"]
    again = await did(aurum.toolbox, ada, run, Call("c2", "add_pillar", {"name": "health"}))
    assert (again["ok"], again["changed"], again["operation"]) == (True, False, None)
    assert again["result"]["name"] == "Health"
    seen = await did(aurum.toolbox, ada, run, Call("c3", "list_tasks", {}))
    assert (seen["changed"], seen["operation"], seen["result"]) == (False, None, [])


async def test_the_same_call_twice_acts_once_and_answers_the_same(aurum: Aurum, ada: User) -> None:
    run = await begun(aurum.database, ada)
    first = await did(aurum.toolbox, ada, run, add())
    assert await did(aurum.toolbox, ada, run, add()) == first
    assert await titles(aurum, ada.id) == ["Buy shoes"]


async def test_the_same_call_many_times_at_once_acts_once_and_answers_the_same(
    aurum: Aurum, ada: User
) -> None:
    run = await begun(aurum.database, ada)
    given = await asyncio.gather(*(did(aurum.toolbox, ada, run, add()) for _ in range(6)))
    assert all(answer == given[0] for answer in given)
    assert given[0]["ok"]
    assert await titles(aurum, ada.id) == ["Buy shoes"]


async def test_a_repeated_deletion_answers_what_it_answered_first(aurum: Aurum, ada: User) -> None:
    run = await begun(aurum.database, ada)
    await did(aurum.toolbox, ada, run, add())
    gone = Call("c2", "delete", {"things": ["T1"]})
    first = await aurum.toolbox.run(ada, run, gone, "a test", trust=Trust(approved=True))
    assert isinstance(first, str)
    assert json.loads(first)["ok"]
    assert await did(aurum.toolbox, ada, run, gone) == json.loads(first), (
        "although there is no such task any more"
    )


async def test_what_the_ledger_does_not_keep_is_done_once_too(aurum: Aurum, ada: User) -> None:
    run = await begun(aurum.database, ada)
    note = Call("c1", "note_insight", {"title": "Mondays are full", "summary": "Half is left on Tuesday."})
    first = await did(aurum.toolbox, ada, run, note)
    assert (first["ok"], first["changed"], first["operation"]) == (True, False, None)
    assert await did(aurum.toolbox, ada, run, note) == first
    async with aurum.database.scope(ada) as scope:
        assert await scope.rows("select 1 from insights where user_id = %s", [ada.id]) == [{"?column?": 1}]


async def test_the_same_call_in_another_run_acts_again(aurum: Aurum, ada: User) -> None:
    for _ in range(2):
        await did(aurum.toolbox, ada, await begun(aurum.database, ada), add())
    assert await titles(aurum, ada.id) == ["Buy shoes", "Buy shoes"]


async def test_without_the_record_there_is_no_effect(
    aurum: Aurum, ada: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object) -> None:
        raise RuntimeError("the process is about to end")

    run = await begun(aurum.database, ada)
    with monkeypatch.context() as patched:
        patched.setattr(Scope, "record", failing)
        refused = await did(aurum.toolbox, ada, run, add())
    assert refused["error"]["detail"] == "Something went wrong inside. Nothing was changed."
    assert await titles(aurum, ada.id) == []
    assert (await did(aurum.toolbox, ada, run, add()))["ok"], "tried again, it acts"
    assert await titles(aurum, ada.id) == ["Buy shoes"]


async def test_without_the_effect_there_is_no_record(aurum: Aurum, ada: User) -> None:
    run = await begun(aurum.database, ada)
    toolbox = Toolbox(aurum.database, (*TOOLS, dying))
    with pytest.raises(asyncio.CancelledError):
        await toolbox.run(ada, run, Call("c1", "dying", {"title": "Buy shoes"}), "a test")
    assert await titles(aurum, ada.id) == []
    async with aurum.database.scope(ada) as scope:
        assert await conversations.effect(scope, run, "c1") is None
        assert await scope.rows("select 1 from operations where user_id = %s", [ada.id]) == []


async def test_an_effect_can_not_be_told_by_another_user(aurum: Aurum, ada: User, new_user: NewUser) -> None:
    run = await begun(aurum.database, ada)
    await did(aurum.toolbox, ada, run, add())
    async with aurum.database.scope(await new_user()) as scope:
        assert await conversations.effect(scope, run, "c1") is None
        eve = await scope.user()
    stolen = await did(aurum.toolbox, eve, run, add())
    assert not stolen["ok"]
    assert "Buy shoes" not in json.dumps(stolen)
    assert await titles(aurum, eve.id) == []


async def test_when_the_database_is_gone_nobody_says_what_was_done() -> None:
    away = Database("host=127.0.0.1 port=1 dbname=none", size=1, least=0)
    away.pool.timeout = 0.1
    await away.pool.open()
    try:
        nobody = User(uuid4(), "Ada", "UTC", datetime(2026, 1, 1, tzinfo=UTC).time())
        with pytest.raises(Unavailable):
            await did(Toolbox(away, TOOLS), nobody, uuid4(), add())
    finally:
        await away.close()


def test_every_tool_is_described_to_the_model(aurum: Aurum) -> None:
    for each in aurum.toolbox.specifications:
        function = each["function"]
        assert function["description"], function["name"]
        assert function["parameters"]["type"] == "object"
        assert "scope" not in function["parameters"]["properties"]
        assert not re.search(r"'(user|user_id|owner)':", str(function["parameters"])), "no tool takes a user"


@tool("write")
async def dying(scope: Scope, title: str) -> str:
    """Begins to act; then the process ends."""
    await scope.run("insert into tasks (user_id, number, title) values (%s, 1, %s)", [scope.user_id, title])
    raise asyncio.CancelledError


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("each", TOOLS, ids=lambda each: each.name)
def test_a_model_can_be_told_of_every_tool(each: Tool[..., object], caplog: pytest.LogCaptureFixture) -> None:
    ((told,),) = [
        group.function_declarations or []
        for group in convert_to_genai_function_declarations([specification(each)])
    ]
    assert told.name == each.name
    assert told.parameters is None or maps(told.parameters) == []
    assert caplog.records == []


def maps(schema: Schema, name: str = "") -> list[str]:
    """The objects without any field: the model's provider refuses them."""
    fields = schema.properties or {}
    inner = [*fields.items(), *[(name, each) for each in (schema.any_of or [])]]
    inner += [(name, schema.items)] if schema.items else []
    empty = [name] if schema.type == "OBJECT" and not fields and name else []
    return [*empty, *[found for key, each in inner for found in maps(each, key)]]
