"""Checkpoints: behind the wall, there before an effect, good to go on from, gone after the run."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from langchain_core.messages import AnyMessage, HumanMessage, SystemMessage, ToolMessage
from langchain_core.runnables import RunnableConfig
from langgraph.checkpoint.base import WRITES_IDX_MAP
from langgraph.checkpoint.postgres.aio import AsyncPostgresSaver

from agent import checkpoint
from agent.checkpoint import TABLES, Checkpointer
from agent.events import Event
from agent.graph import Context, Heard, build
from agent.models import Models
from agent.toolbox import Toolbox
from memory import conversations
from memory.conversations import NewRun
from memory.database import Database
from memory.records import Question, User
from tests.agent.turns import MakeAurum, call, heard, say, scripted, titles, until
from tests.conftest import NewUser, Place
from tests.fakes import OpenPurse
from tools.registry import TOOLS

INTERRUPT = "__interrupt__"


@dataclass
class Doing:
    """A run that can be driven, left in the middle, and taken up again as by another process."""

    database: Database
    user: User
    id: UUID = field(default_factory=uuid4)

    @property
    def config(self) -> RunnableConfig:
        return {"configurable": {"thread_id": checkpoint.thread_id(self.user.id, self.id)}}

    async def begin(self) -> None:
        async with self.database.scope(self.user) as scope:
            new = NewRun(str(uuid4()), "a test", self.id, "scripted", str(uuid4()), "Buy shoes")
            beginning = await conversations.begin(scope, new, 5)
        assert await beginning.begun()

    async def drive(self, models: Models, toolbox: Toolbox, *, anew: bool) -> list[AnyMessage]:
        """Begin anew or take up; what the run has said."""
        checkpoint.whose.set(self.user.id)
        checkpoint.begun_now.set(anew)
        events: list[Event] = []
        heard: asyncio.Future[Heard] = asyncio.get_running_loop().create_future()
        heard.set_result(Heard(self.user, SystemMessage(""), [HumanMessage("Buy shoes")]))
        context = Context(self.id, "a test", heard, events.append, purse=OpenPurse())
        graph = build(models, toolbox, Checkpointer(self.database))
        ended = await graph.ainvoke(
            {"messages": []} if anew else None, self.config, context=context, durability="sync"
        )
        said: list[AnyMessage] = ended["messages"]
        return said

    async def leave(self, models: Models, toolbox: "Dying") -> None:
        """Begin, and end where the toolbox dies, as by kill -9."""
        task = asyncio.create_task(self.drive(models, toolbox, anew=True))
        await until(lambda: toolbox.dead or task.done())
        assert toolbox.dead, task.exception()
        task.cancel()
        await asyncio.wait({task})

    async def take_up(self, models: Models) -> list[AnyMessage]:
        """Go on from the checkpoint, or begin anew where none was written because nothing was done."""
        toolbox = Toolbox(self.database, TOOLS)
        async with acting_as(self.user.id):
            anew = await Checkpointer(self.database).aget_tuple(self.config) is None
        return await asyncio.create_task(self.drive(models, toolbox, anew=anew))


class Dying(Toolbox):
    """Stops for good at its n-th call: before its effect, or after it and before anybody knows."""

    def __init__(self, database: Database, *, at: int = 1, after_effect: bool = False) -> None:
        super().__init__(database, TOOLS)
        self.left, self.after_effect, self.dead = at, after_effect, False

    async def run(self, *args: Any, **others: Any) -> str | Question:
        self.left -= 1
        if self.left:
            return await super().run(*args, **others)
        if self.after_effect:
            await super().run(*args, **others)
        self.dead = True
        await asyncio.Event().wait()
        raise AssertionError("never reached")


@pytest.fixture
async def doing(database: Database, user: UUID) -> Doing:
    async with database.scope(user) as scope:
        made = Doing(database, await scope.user())
    await made.begin()
    return made


@asynccontextmanager
async def acting_as(user: UUID) -> AsyncIterator[None]:
    token = checkpoint.whose.set(user)
    try:
        yield
    finally:
        checkpoint.whose.reset(token)


Counting = Callable[[UUID], Awaitable[dict[str, int]]]


@pytest.fixture
def rows_left(place: Place) -> Counting:
    """How many rows each checkpoint table holds of a user, read past the wall."""

    async def count(user: UUID) -> dict[str, int]:
        async with await psycopg.AsyncConnection.connect(place.owner_url) as connection:
            found = {}
            for table in TABLES:
                query = f"select count(*) from {table} where thread_id like %s".encode()
                row = await (await connection.execute(query, [f"{user}:%"])).fetchone()
                found[table] = row[0] if row else 0
            return found

    return count


@pytest.mark.parametrize(
    ("at", "after_effect"),
    [(1, True), (2, False), (2, True), (3, False), (3, True)],
    ids=lambda value: value if isinstance(value, int) else ("after the effect" if value else "before it"),
)
async def test_a_run_is_taken_up_where_it_was_left_and_every_tool_acts_once(
    doing: Doing, at: int, after_effect: bool
) -> None:
    asked = [call("add_task", title=title) for title in ("One", "Two", "Three")]
    models = scripted(asked, "All three are there.")
    await doing.leave(models, Dying(doing.database, at=at, after_effect=after_effect))
    assert len(heard(models)) == 1
    said = await doing.take_up(models)
    assert len(heard(models)) == 2, "what was thought before the effect is not thought again"
    told = [message for message in said if isinstance(message, ToolMessage)]
    assert [message.tool_call_id for message in told] == [each["id"] for each in asked]
    assert [json.loads(str(message.content))["result"]["title"] for message in told] == [
        "One",
        "Two",
        "Three",
    ]
    assert said[-1].text.strip() == "All three are there."
    async with doing.database.scope(doing.user) as scope:
        rows = await scope.rows("select title from tasks where user_id = %s order by number", [doing.user.id])
    assert [row["title"] for row in rows] == ["One", "Two", "Three"]


async def test_a_run_that_was_left_before_any_effect_is_thought_anew(
    doing: Doing, rows_left: Counting
) -> None:
    models = scripted([call("add_task", title="One")], [call("add_task", title="Uno")], "It is there.")
    await doing.leave(models, Dying(doing.database))
    assert await rows_left(doing.user.id) == dict.fromkeys(TABLES, 0)
    said = await doing.take_up(models)
    assert [message.type for message in said] == ["ai", "tool", "ai"]
    async with doing.database.scope(doing.user) as scope:
        rows = await scope.rows("select title from tasks where user_id = %s", [doing.user.id])
    assert [row["title"] for row in rows] == ["Uno"]


async def test_a_run_that_was_left_in_a_later_step_goes_on_from_there(doing: Doing) -> None:
    models = scripted([call("add_task", title="One")], [call("add_task", title="Two")], "Both.")
    await doing.leave(models, Dying(doing.database, at=2, after_effect=True))
    said = await doing.take_up(models)
    assert [message.type for message in said] == ["ai", "tool", "ai", "tool", "ai"]
    assert len(heard(models)) == 3
    async with doing.database.scope(doing.user) as scope:
        assert len(await scope.rows("select 1 from tasks where user_id = %s", [doing.user.id])) == 2


async def test_another_user_with_the_exact_name_of_a_run_sees_and_changes_nothing(
    doing: Doing, new_user: NewUser, rows_left: Counting
) -> None:
    await doing.leave(
        scripted([call("add_task", title="A secret")]), Dying(doing.database, after_effect=True)
    )
    saver = Checkpointer(doing.database)
    write = [(INTERRUPT, ["a secret"])]
    async with acting_as(doing.user.id):
        mine = await saver.aget_tuple(doing.config)
        assert mine is not None
        await saver.aput_writes(mine.config, write, "task")
    before = await rows_left(doing.user.id)
    assert all(before.values()), "there is something to see in every table"
    async with acting_as(await new_user()):
        assert await saver.aget_tuple(doing.config) is None
        assert await saver.aget_tuple(mine.config) is None
        assert [each async for each in saver.alist(doing.config)] == []
        assert [each async for each in saver.alist(None)] == []
        await saver.adelete_thread(doing.config["configurable"]["thread_id"])
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            await AsyncPostgresSaver.aput(saver, mine.config, mine.checkpoint, mine.metadata, {})
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            await saver.aput_writes(mine.config, write, "another")
    assert await rows_left(doing.user.id) == before


@pytest.mark.parametrize("table", TABLES)
async def test_the_wall_stands_around_every_table(
    doing: Doing, new_user: NewUser, rows_left: Counting, table: str
) -> None:
    await doing.leave(
        scripted([call("add_task", title="A secret")]), Dying(doing.database, after_effect=True)
    )
    async with acting_as(doing.user.id):
        await Checkpointer(doing.database).aput_writes(
            {"configurable": {**doing.config["configurable"], "checkpoint_ns": "", "checkpoint_id": "1"}},
            [(INTERRUPT, ["a secret"])],
            "task",
        )
    before = await rows_left(doing.user.id)
    eve: Any
    for statement in (f"select 1 from {table}", f"delete from {table} returning 1", f"update {table} set "):
        sql = statement + ("thread_id = thread_id returning 1" if statement.endswith("set ") else "")
        async with doing.database.claimed(await new_user()) as eve:
            assert await (await eve.execute(sql.encode())).fetchall() == []
        async with doing.database.transaction() as nobody:
            assert await (await nobody.execute(sql.encode())).fetchall() == []
    assert await rows_left(doing.user.id) == before


async def test_without_a_user_no_checkpoint_is_read(database: Database) -> None:
    with pytest.raises(LookupError):
        await Checkpointer(database).aget_tuple({"configurable": {"thread_id": "x:y"}})


async def test_after_a_run_no_checkpoint_is_left(
    aurum_with: MakeAurum, user: UUID, rows_left: Counting
) -> None:
    aurum = await aurum_with(
        scripted([call("add_task", title="One")], [call("add_task", title="Two")], "Both are there.")
    )
    await say(aurum, user, "Add both")
    assert await titles(aurum, user) == ["One", "Two"]
    assert await rows_left(user) == dict.fromkeys(TABLES, 0)


async def test_after_a_run_that_failed_no_checkpoint_is_left(
    aurum_with: MakeAurum, user: UUID, rows_left: Counting
) -> None:
    forever = [[call("add_task", title=f"Task {number}")] for number in range(40)]
    aurum = await aurum_with(scripted(*forever))
    await say(aurum, user, "Go on")
    assert await rows_left(user) == dict.fromkeys(TABLES, 0)


@pytest.mark.parametrize("after_effect", [False, True])
async def test_a_checkpoint_is_there_with_the_effect_or_not_at_all(
    doing: Doing, rows_left: Counting, after_effect: bool
) -> None:
    await doing.leave(
        scripted([call("add_task", title="One")]), Dying(doing.database, after_effect=after_effect)
    )
    assert (await rows_left(doing.user.id))["checkpoints"] == int(after_effect)
    async with doing.database.scope(doing.user) as scope:
        done = await scope.rows("select 1 from tasks where user_id = %s", [doing.user.id])
    assert len(done) == int(after_effect)


async def test_a_step_that_only_reads_writes_no_checkpoint(doing: Doing, rows_left: Counting) -> None:
    await doing.leave(scripted([call("list_tasks")]), Dying(doing.database, after_effect=True))
    assert await rows_left(doing.user.id) == dict.fromkeys(TABLES, 0)


async def test_an_effect_that_fails_takes_the_checkpoint_with_it(doing: Doing, rows_left: Counting) -> None:
    asked = [call("complete_task", task="T99"), call("add_task", title="One")]
    await doing.leave(scripted(asked), Dying(doing.database, at=2))
    assert await rows_left(doing.user.id) == dict.fromkeys(TABLES, 0)
    again = scripted([call("add_task", title="Two")], "Done.")
    assert len(await doing.take_up(again)) == 3


def test_what_interrupts_a_step_is_among_the_writes_that_are_kept() -> None:
    assert INTERRUPT in WRITES_IDX_MAP
