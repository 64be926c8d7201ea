"""Deferred work: claimed once, tried again with patience, given up with its error, never lost."""

import asyncio
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import pytest_asyncio

from api import jobs as work
from memory import jobs
from memory.database import Database
from memory.jobs import PATIENCE, TRIES, Job
from memory.scope import Scope
from tests.acting import Person
from tests.memory.conftest import Clock

Json = dict[str, Any]


@pytest_asyncio.fixture
async def someone(alone: Database) -> UUID:
    async with alone.service() as connection:
        cursor = await connection.execute("insert into users (name) values ('Ada') returning id")
        row = await cursor.fetchone()
    assert row
    return UUID(str(row["id"]))


async def defer(database: Database, user: UUID, name: str = "rerank", key: str = "") -> list[UUID]:
    async with database.scope(user) as scope:
        await scope.defer(name, key, {"note": "x"})
    return scope.jobs


async def state(database: Database, job: UUID) -> Json | None:
    async with database.service() as connection:
        cursor = await connection.execute("select state, tries, error from jobs where id = %s", [job])
        return await cursor.fetchone()


async def test_two_workers_claim_a_job_once(alone: Database, someone: UUID) -> None:
    (job,) = await defer(alone, someone)
    claimed = await asyncio.gather(*(jobs.claim(alone, job) for _ in range(4)))
    (taken,) = [each for each in claimed if each]
    assert (taken.user_id, taken.name, taken.payload, taken.tries) == (someone, "rerank", {"note": "x"}, 1)


async def test_what_is_done_leaves_nothing_behind(alone: Database, someone: UUID) -> None:
    (job,) = await defer(alone, someone)
    await work.run(alone, job)
    assert await state(alone, job) is None
    await work.run(alone, job)
    await work.run(alone, uuid4())


async def test_a_job_is_there_once_while_it_waits_and_again_when_it_runs(
    alone: Database, someone: UUID
) -> None:
    (first,) = await defer(alone, someone)
    assert await defer(alone, someone) == []
    assert len(await defer(alone, someone, key="of another kind")) == 1
    await jobs.claim(alone, first)
    (second,) = await defer(alone, someone)
    assert second != first


async def failing(_scope: Scope, _payload: Json) -> None:
    raise ValueError("a secret that must not be kept")


async def test_a_failure_is_tried_again_with_growing_patience_and_given_up_with_its_error(
    alone: Database, someone: UUID, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(work.JOBS, "failing", failing)
    (job,) = await defer(alone, someone, "failing")
    waits = []
    for tries in range(1, TRIES + 1):
        assert await jobs.due(alone, clock.now) == [job]
        await work.sweep(alone)
        assert await state(alone, job) == {
            "state": "waiting" if tries < TRIES else "failed",
            "tries": tries,
            "error": "ValueError",
        }
        waited = 0
        while tries < TRIES and not await jobs.due(alone, clock.now):
            clock.forward(timedelta(seconds=1))
            waited += 1
        waits.append(waited)
    assert waits == [10, 20, 40, 80, 0]
    clock.forward(timedelta(days=30))
    assert await jobs.due(alone, clock.now) == []


async def test_a_failed_job_leaves_no_half_work(
    alone: Database, someone: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def half(scope: Scope, _payload: Json) -> None:
        await scope.run("insert into tasks (user_id, title) values (%s, 'Half')", [scope.user_id])
        raise RuntimeError

    monkeypatch.setitem(work.JOBS, "half", half)
    (job,) = await defer(alone, someone, "half")
    await work.run(alone, job)
    async with alone.scope(someone) as scope:
        assert await scope.rows("select from tasks") == []


async def test_a_failed_job_does_not_stand_in_the_way_of_a_new_one(
    alone: Database, someone: UUID, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A retry that is due again meets work of the same key that was asked for meanwhile."""
    monkeypatch.setitem(work.JOBS, "failing", failing)
    (first,) = await defer(alone, someone, "failing")
    claimed = await jobs.claim(alone, first)
    assert claimed
    (second,) = await defer(alone, someone, "failing")
    await jobs.fail(alone, claimed, "ValueError")
    clock.forward(timedelta(hours=1))
    assert set(await jobs.due(alone, clock.now)) == {second}


async def test_a_sweep_finds_what_the_broker_lost_and_what_a_dead_worker_left(
    alone: Database, someone: UUID, clock: Clock
) -> None:
    (lost,) = await defer(alone, someone, key="lost")
    (left,) = await defer(alone, someone, key="left")
    assert isinstance(await jobs.claim(alone, left), Job)
    assert await jobs.due(alone, clock.now) == [lost]
    clock.forward(PATIENCE + timedelta(seconds=1))
    assert set(await jobs.due(alone, clock.now)) == {lost, left}
    await work.sweep(alone)
    assert await state(alone, lost) is None
    assert await state(alone, left) is None


async def test_two_lost_jobs_of_one_kind_come_back_as_one(
    alone: Database, someone: UUID, clock: Clock
) -> None:
    (first,) = await defer(alone, someone)
    await jobs.claim(alone, first)
    clock.forward(timedelta(seconds=1))
    (second,) = await defer(alone, someone)
    await jobs.claim(alone, second)
    clock.forward(PATIENCE + timedelta(seconds=1))
    assert await jobs.due(alone, clock.now) == [second]
    assert await state(alone, first) is None


async def test_what_is_to_be_done_later_wakes_nobody_until_then(
    alone: Database, someone: UUID, clock: Clock
) -> None:
    async with alone.scope(someone) as scope:
        await scope.defer("purge", "trash", run_at=clock.now + timedelta(days=2))
    assert scope.jobs == []
    for days, found in ((0, 0), (1, 0), (1, 1)):
        clock.forward(timedelta(days=days))
        assert len(await jobs.due(alone, clock.now)) == found


async def test_what_has_lain_in_the_trash_for_thirty_days_goes_by_itself_and_an_empty_trash_asks_for_nothing(
    alone: Database, someone: UUID, clock: Clock
) -> None:
    ada = Person(alone, someone)
    await ada("add_project", name="Half marathon")
    await ada("add_task", title="Buy shoes", project="P1")
    await ada("add_task", title="Run", after=["T1"])
    await ada("delete", things=["P1"])
    clock.forward(timedelta(days=10))
    await ada("add_task", title="Buy milk")
    await ada("delete", things=["T3"])
    left = [({"P1", "T3"}, 19), ({"T3"}, 2), ({"T3"}, 8), (set(), 2), (set(), 90)]
    for refs, days in left:
        clock.forward(timedelta(days=days))
        await work.sweep(alone)
        assert {each.ref for each in await ada("list_trash")} == refs
    assert [task.after for task in await ada("list_tasks")] == [()]
    async with alone.service() as connection:
        cursor = await connection.execute("select name from jobs where name = 'purge'")
        assert await cursor.fetchall() == []


async def test_what_the_clock_takes_out_of_the_trash_is_no_deed_that_undo_takes_back(
    alone: Database, someone: UUID, clock: Clock
) -> None:
    ada = Person(alone, someone)
    await ada("add_task", title="Buy shoes")
    await ada("add_task", title="Buy milk")
    await ada("delete", things=["T1"])
    await ada("change_task", task="T2", title="Buy oat milk")
    clock.forward(timedelta(days=31))
    await work.sweep(alone)
    assert await ada("list_trash") == []
    await ada("undo")
    assert [task.title for task in await ada("list_tasks")] == ["Buy milk"]
