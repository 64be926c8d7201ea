"""Checkpoints do not pile up: a run that waits keeps one, a run that is over none, however it ended."""

import asyncio
from uuid import UUID

from agent.checkpoint import TABLES, thread_id
from agent.turn import Inbound
from api.aurum import Aurum
from memory import approvals, runs
from memory.database import Database
from tests.agent.turns import MakeAurum, call, scripted, titles, until
from tests.fakes import Step

TIDYING: list[Step] = [
    [call("add_task", title="One")],
    [call("add_task", title="Two"), call("add_task", title="Three")],
    [call("change_task", task="T1", notes="n" * 5_000)],
    [call("delete", things=["T1"])],
    [call("add_task", title="Four")],
    "It is tidy.",
]


async def left(database: Database, user: UUID, run: UUID) -> dict[str, int]:
    """How many rows the library's tables hold of a run."""
    found = {}
    async with database.claimed(user) as connection:
        for table in TABLES:
            cursor = await connection.execute(
                f"select count(*) as rows from {table} where thread_id = %s".encode(), [thread_id(user, run)]
            )
            row = await cursor.fetchone()
            found[table] = row["rows"] if row else 0
    return found


async def to_its_rest(aurum: Aurum, user: UUID) -> UUID:
    run = await aurum.turns.begin(user, Inbound("life", "m1", "Tidy up"))
    async with asyncio.timeout(20):
        async for _ in run.events():
            pass
    await until(lambda: not aurum.turns.running)
    return run.id


async def test_a_run_that_waits_keeps_one_checkpoint_and_goes_on_from_it(
    aurum_with: MakeAurum, user: UUID
) -> None:
    aurum = await aurum_with(scripted(*TIDYING))
    run = await to_its_rest(aurum, user)
    kept = await left(aurum.database, user, run)
    assert kept["checkpoints"] == 1
    assert kept["checkpoint_blobs"] <= 2, "what was said lies there once"
    async with aurum.database.scope(user) as scope:
        (question,) = await approvals.of_run(scope, run)
    await aurum.turns.answer(user, question.id, "approved")
    await until(lambda: not aurum.turns.running)
    assert await titles(aurum, user) == ["Two", "Three", "Four"]
    assert await left(aurum.database, user, run) == dict.fromkeys(TABLES, 0)


async def test_a_run_that_was_stopped_while_it_waited_keeps_none(aurum_with: MakeAurum, user: UUID) -> None:
    aurum = await aurum_with(scripted(*TIDYING))
    run = await to_its_rest(aurum, user)
    await aurum.turns.stop(user, run)
    await until(lambda: not aurum.turns.running)
    async with aurum.database.scope(user) as scope:
        assert (await runs.run(scope, run)).state == "stopped"
    assert await left(aurum.database, user, run) == dict.fromkeys(TABLES, 0)


async def test_a_run_that_was_stopped_under_way_keeps_none(aurum_with: MakeAurum, user: UUID) -> None:
    never = asyncio.Event()
    aurum = await aurum_with(scripted(*TIDYING[:2], ("Now I ", never)))
    run = await aurum.turns.begin(user, Inbound("life", "m1", "Tidy up"))
    async for events in run.events():
        if any("Now" in str(event) for event in events):
            assert (await left(aurum.database, user, run.id))["checkpoints"] == 1
            await aurum.turns.stop(user, run.id)
    await until(lambda: not aurum.turns.running)
    assert await titles(aurum, user) == ["One", "Two", "Three"]
    assert await left(aurum.database, user, run.id) == dict.fromkeys(TABLES, 0)
