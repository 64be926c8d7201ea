"""kill -9 of a worker in the middle of its jobs: each is done, and what it does is there once."""

import asyncio
from collections import Counter
from datetime import timedelta
from random import Random
from uuid import UUID

import pytest

from api import jobs
from memory import jobs as job_rows
from memory.database import Database, utc_now
from tests.acting import Person
from tests.faults.conftest import World
from tests.faults.nursery import Where, times

LIVES = times(4)
KILLS = 3
"""Workers that die over each life."""
LONGEST = 0.12
"""Seconds after which the jobs of a life are done when nobody kills their worker."""

SEEN = {
    "insights": "select type, key, state, version from insights where user_id = %s",
    "history": "select label from operations where user_id = %s",
    "trash": "select title from tasks where user_id = %s and deleted_at is not null",
    "open": "select title from tasks where user_id = %s and deleted_at is null",
    "jobs": "select name, key, state from jobs where user_id = %s",
}


async def test_a_job_whose_worker_is_killed_is_not_lost_and_takes_effect_once(world: World) -> None:
    database = Database(world.where.app_url)
    await database.open()
    chance = Random(59)
    try:
        expected = await undisturbed(world.where, database)
        left: set[tuple[object, int]] = set()
        for _ in range(LIVES):
            user = await life(database)
            for _ in range(KILLS):
                worker = world.nursery.worker()
                await asyncio.sleep(chance.uniform(0, LONGEST))
                worker.kill()
                half = world.where.rows(
                    user, "select id, tries from jobs where user_id = %s and state = 'running'"
                )
                left |= {(row["id"], row["tries"]) for row in half}
            worker = world.nursery.worker()
            await until_done(world.where, database, user)
            worker.kill()
            assert seen(world.where, user) == expected
        print(f"{KILLS * LIVES} workers killed, {len(left)} in the middle of a job: each took effect once")
        assert left, "the kills must hit jobs"
    finally:
        await database.close()


async def test_a_job_that_kills_each_of_its_workers_is_given_up(
    database: Database, user: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(job_rows, "LEASE", timedelta(0))
    async with database.service() as connection:
        await connection.execute("delete from jobs")  # what others wait for would stand before it
    async with database.scope(user) as scope:
        await scope.defer("purge")
    (job,) = scope.jobs
    for tries in range(1, job_rows.TRIES + 1):
        assert job in await job_rows.due(database, utc_now())
        claimed = await job_rows.claim(database, job)
        assert claimed
        assert claimed.tries == tries, "it is counted before it kills"
    assert job not in await job_rows.due(database, utc_now())
    async with database.service() as connection:
        cursor = await connection.execute("select state, error from jobs where id = %s", [job])
        assert await cursor.fetchone() == {"state": "failed", "error": "its worker died"}


async def life(database: Database) -> UUID:
    """Somebody with tasks that are ranked anew, and with one in the trash that has lain there long enough."""
    async with database.service() as connection:
        cursor = await connection.execute("insert into users (name, zone) values ('Ada', 'UTC') returning id")
        row = await cursor.fetchone()
    assert row
    person = Person(database, row["id"], now=utc_now() - timedelta(days=40))
    for title in ("Old", "Buy shoes", "Buy socks"):
        await person("add_task", title=title)
    await person("delete", things=["T1"])
    person.now = None
    await person("change_task", task="T2", priority="high")
    async with database.scope(person.id) as scope:
        await scope.run("delete from jobs where user_id = %s", [person.id])
        for name in ("rerank", "look", "purge"):
            await scope.defer(name)
    return person.id


async def undisturbed(where: Where, database: Database) -> dict[str, Counter[str]]:
    """What is seen of such a life when all its jobs were done in peace."""
    user = await life(database)
    while where.rows(user, DUE):
        await jobs.sweep(database)
        await hurry(database, user)
    return seen(where, user)


def seen(where: Where, user: UUID) -> dict[str, Counter[str]]:
    return {name: Counter(map(str, where.rows(user, query))) for name, query in SEEN.items()}


DUE = "select 1 from jobs where user_id = %s and (state = 'running' or run_at <= now() or name = 'look' and key = '')"


async def until_done(where: Where, database: Database, user: UUID) -> None:
    """Until nothing is left to do today."""
    for _ in range(600):
        await hurry(database, user)
        if not where.rows(user, DUE):
            return
        await asyncio.sleep(0.05)
    raise TimeoutError("A job is not done.")


async def hurry(database: Database, user: UUID) -> None:
    """What would be looked at in half a minute is looked at now."""
    async with database.service() as connection:
        await connection.execute(
            "update jobs set run_at = now() where user_id = %s and name = 'look' and key = '' and run_at > now()",
            [user],
        )
