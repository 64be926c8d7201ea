"""Deferred work: claimed once, tried again with patience, given up with its error, never lost."""

import asyncio
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import pytest_asyncio
from psycopg import AsyncConnection

from api import jobs as work
from channels.message import Later
from memory import jobs
from memory.database import Database
from memory.jobs import LEASE, MOST, PUT_OFF, TRIES, Job
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
    for waited, least in zip(waits, (10, 20, 40, 80, 0), strict=True):
        assert least <= waited <= 1.25 * least + 1, "longer each time, and not all at once"
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
    clock.forward(LEASE + timedelta(seconds=1))
    assert set(await jobs.due(alone, clock.now)) == {lost, left}
    await work.sweep(alone)
    assert await state(alone, lost) is None
    assert await state(alone, left) is None


async def test_work_of_one_key_is_done_by_one_worker_at_a_time_and_none_of_it_is_forgotten(
    alone: Database, someone: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    began, go, done = asyncio.Event(), asyncio.Event(), []

    async def slow(_scope: Scope, payload: Json) -> None:
        began.set()
        await go.wait()
        done.append(payload)

    monkeypatch.setitem(work.JOBS, "slow", slow)
    (first,) = await defer(alone, someone, "slow")
    running = asyncio.create_task(work.run(alone, first))
    await began.wait()
    (second,) = await defer(alone, someone, "slow")
    await work.run(alone, second)
    await work.sweep(alone)
    assert done == [], "another worker leaves it alone"
    go.set()
    await running
    assert len(done) == 2, "who did the first goes on with the second"
    assert await state(alone, first) is None
    assert await state(alone, second) is None


async def test_what_a_dead_worker_left_is_done_once_where_it_was_asked_for_again(
    alone: Database, someone: UUID, clock: Clock
) -> None:
    (first,) = await defer(alone, someone)
    await jobs.claim(alone, first)
    (second,) = await defer(alone, someone)
    assert await jobs.claim(alone, second) is None
    clock.forward(LEASE + timedelta(seconds=1))
    assert await jobs.due(alone, clock.now) == [second]
    assert await state(alone, first) is None


async def test_a_lease_lasts_as_long_as_it_is_renewed_and_who_lost_it_has_no_say(
    alone: Database, someone: UUID, clock: Clock
) -> None:
    (job,) = await defer(alone, someone)
    first = await jobs.claim(alone, job)
    assert first
    for _ in range(5):
        clock.forward(LEASE - timedelta(seconds=1))
        assert await jobs.renew(alone, first)
        assert await jobs.due(alone, clock.now) == []
    clock.forward(LEASE + timedelta(seconds=1))
    assert await jobs.due(alone, clock.now) == [job]
    second = await jobs.claim(alone, job)
    assert second
    assert second.tries == 2
    assert not await jobs.renew(alone, first)
    assert not (await jobs.fail(alone, first, "ValueError")).mine
    assert not (await jobs.postpone(alone, first, 1, "Later")).mine
    async with alone.service() as connection:
        assert not (await jobs.finish(connection, first, clock.now)).mine
    assert (await state(alone, job) or {})["state"] == "running"
    assert await jobs.renew(alone, second)


async def test_who_is_taken_over_in_the_middle_has_no_effect(
    alone: Database, someone: UUID, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    began, go = [asyncio.Event(), asyncio.Event()], asyncio.Event()

    async def note(scope: Scope, _payload: Json) -> None:
        await scope.run("insert into tasks (user_id, title) values (%s, 'Once')", [scope.user_id])
        next(each for each in began if not each.is_set()).set()
        if not began[1].is_set():
            await go.wait()

    monkeypatch.setitem(work.JOBS, "note", note)
    (job,) = await defer(alone, someone, "note")
    stalled = asyncio.create_task(work.run(alone, job))
    await began[0].wait()
    clock.forward(LEASE + timedelta(seconds=1))
    await work.sweep(alone)
    assert began[1].is_set()
    go.set()
    await stalled
    async with alone.scope(someone) as scope:
        assert len(await scope.rows("select from tasks")) == 1
    assert await state(alone, job) is None


async def test_work_that_loses_its_lease_is_cut_off(
    alone: Database, someone: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would be done twice: another worker has begun it, or may do so at any moment."""
    monkeypatch.setattr(jobs, "LEASE", timedelta(seconds=0.15))
    ends: list[str] = []

    async def endless(_database: Database, _user: UUID, _payload: Json, _writer: object) -> None:
        try:
            await asyncio.sleep(30)
        except asyncio.CancelledError:
            ends.append("cut off")
            raise

    monkeypatch.setitem(work.ASKING, "endless", endless)
    (job,) = await defer(alone, someone, "endless")
    running = asyncio.create_task(work.run(alone, job))
    while (await state(alone, job) or {})["state"] != "running":
        pass
    async with alone.service() as connection:
        await connection.execute("update jobs set tries = 2 where id = %s", [job])
    await running
    assert ends == ["cut off"]
    assert await state(alone, job) == {"state": "running", "tries": 2, "error": None}


async def test_work_that_can_not_be_done_yet_waits_as_long_as_it_says_and_that_is_no_failure(
    alone: Database, someone: UUID, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[float] = []

    async def later(_scope: Scope, _payload: Json) -> None:
        asked.append(10.0**9 if len(asked) == 3 else 40.0)
        raise Later(asked[-1])

    monkeypatch.setitem(work.JOBS, "later", later)
    (job,) = await defer(alone, someone, "later")
    for tries in range(3):
        await work.sweep(alone)
        assert await state(alone, job) == {"state": "waiting", "tries": 0, "error": "Later"}
        clock.forward(timedelta(seconds=39))
        await work.sweep(alone)
        assert len(asked) == tries + 1
        clock.forward(timedelta(seconds=1))
    await work.sweep(alone)
    clock.forward(timedelta(seconds=MOST))
    assert await jobs.due(alone, clock.now) == [job], "an hour is the longest"
    clock.forward(PUT_OFF)
    for tries in range(1, TRIES + 1):
        await work.sweep(alone)
        assert (await state(alone, job) or {})["tries"] == tries, "after a day it counts"
        clock.forward(timedelta(hours=1))
    assert await state(alone, job) == {"state": "failed", "tries": TRIES, "error": "Later"}


async def test_of_what_fails_again_and_again_one_lies_there_and_goes_when_it_works(
    alone: Database, someone: UUID, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def lying() -> list[UUID]:
        async with alone.scope(someone) as scope:
            return [row["id"] for row in await scope.rows("select id from jobs where state = 'failed'")]

    monkeypatch.setitem(work.JOBS, "failing", failing)
    last: list[UUID] = []
    for _ in range(2):
        last = await defer(alone, someone, "failing")
        for _ in range(TRIES):
            await work.sweep(alone)
            clock.forward(timedelta(hours=1))
    assert await lying() == last

    async def works(_scope: Scope, _payload: Json) -> None:
        pass

    monkeypatch.setitem(work.JOBS, "failing", works)
    await defer(alone, someone, "failing", key="another")
    await work.sweep(alone)
    assert await lying() == last, "that was of another key"
    await defer(alone, someone, "failing")
    await work.sweep(alone)
    assert await lying() == []


async def test_a_sweep_over_nothing_costs_two_statements(
    alone: Database, someone: UUID, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[str] = []
    plain = AsyncConnection.execute

    async def counting(self: Any, query: Any, *rest: Any, **named: Any) -> Any:
        counted.append(str(query))
        return await plain(self, query, *rest, **named)

    async with alone.scope(someone) as scope:
        await scope.defer("look", "morning", run_at=clock.now + timedelta(hours=5))
    monkeypatch.setattr(AsyncConnection, "execute", counting)
    await work.sweep(alone)
    statements = [each for each in counted if "set_config" not in each]
    assert len(statements) == 2
    assert len(counted) == 3, "and who asks is said with them, in the same round trip"


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
