"""kill -9 of a worker in the middle of its jobs: each is done, and what it does is there once."""

import asyncio
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from random import Random
from uuid import UUID

import pytest

from api import jobs
from memory import jobs as job_rows
from memory.database import Database, utc_now
from memory.embedded import Embedded
from tests.acting import Person
from tests.conftest import Place
from tests.faults.conftest import World
from tests.faults.nursery import Where, database_like, times

LIVES = times(4)
KILLS = 3
"""Workers that die over each life."""
LONGEST = 0.12
"""Seconds after which the jobs of a life are done when nobody kills their worker."""
LEASE, SWEEP = timedelta(seconds=1.2), 0.2
"""Of the real workers here."""

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


@dataclass
class Workers:
    """Real workers with a broker and a database of their own; they are all gone when the test is over."""

    where: Where
    folder: Path
    valkey: Embedded
    living: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self) -> subprocess.Popen[bytes]:
        """One more worker, in a session of its own."""
        where = self.where
        arguments = [where.owner_url, where.app_url, where.redis_url, str(self.folder)]
        log = (self.folder / "worker.log").open("ab")
        command = [sys.executable, "-m", "tests.faults.working", *arguments]
        with log:
            self.living.append(
                subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT, start_new_session=True)
            )
        return self.living[-1]

    def kill(self, process: subprocess.Popen[bytes]) -> None:
        """A worker and its hands, as a machine that goes down takes them."""
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def noted(self) -> list[str]:
        note = self.folder / "note"
        return note.read_text().splitlines() if note.exists() else []

    async def until(self, fulfilled: Callable[[], object]) -> None:
        """Wait for it; half a minute at most."""
        end = time.monotonic() + 30
        while not fulfilled():
            assert time.monotonic() < end, (self.folder / "worker.log").read_text()
            await asyncio.sleep(0.05)


@pytest.fixture
def workers(place: Place) -> Iterator[Workers]:
    with (
        tempfile.TemporaryDirectory(prefix="aurum-wk-") as name,
        Embedded(Path(name), postgres=False) as valkey,
        database_like(place) as where,
    ):
        made = Workers(replace(where, redis_url=valkey.redis_url), Path(name), valkey)
        yield made
        for each in made.living:
            made.kill(each)


Wanted = tuple[str, str, dict[str, object]]


async def asked(where: Where, *wanted: Wanted) -> UUID:
    """Somebody, and the jobs of theirs: name, key, payload. The broker is not told: the workers find them."""
    database = Database(where.app_url)
    await database.open()
    async with database.service() as connection:
        cursor = await connection.execute("insert into users (name, zone) values ('Ada', 'UTC') returning id")
        row = await cursor.fetchone()
    assert row
    async with database.scope(row["id"]) as scope:
        for job, key, payload in wanted:
            await scope.defer(job, key, payload)
    await database.close()
    return UUID(str(row["id"]))


OURS = "select name, state, tries, error from jobs where user_id = %s and name in ('slow', 'poison', 'small')"
TITLES = "select title from tasks where user_id = %s order by title"


async def test_what_a_killed_worker_was_at_is_done_by_another_once(workers: Workers) -> None:
    note = str(workers.folder / "note")
    user = await asked(workers.where, ("slow", "", {"note": note, "seconds": 2.5 * LEASE.total_seconds()}))
    both = {process.pid: process for process in (workers.start(), workers.start())}
    await workers.until(workers.noted)
    _, parent = workers.noted()[0].split()
    workers.kill(both[int(parent)])
    await workers.until(lambda: not workers.where.rows(user, OURS))
    assert len(workers.noted()) == 2, "it stays with the one that holds it, for longer than a lease"
    assert workers.noted()[1].split()[1] != parent, "the other worker did it"
    assert workers.where.rows(user, TITLES) == [{"title": "Slow"}]


async def test_a_job_that_kills_its_workers_is_one_dead_letter_and_the_others_are_done(
    workers: Workers,
) -> None:
    note = str(workers.folder / "note")
    small: list[Wanted] = [("small", title, {"title": title}) for title in "abcdef"]
    user = await asked(workers.where, *small[:3], ("poison", "", {"note": note}), *small[3:])
    worker = workers.start()
    await workers.until(lambda: len(workers.where.rows(user, TITLES)) == len(small))
    await workers.until(lambda: [row["state"] for row in workers.where.rows(user, OURS)] == ["failed"])
    assert workers.where.rows(user, OURS) == [
        {"name": "poison", "state": "failed", "tries": job_rows.TRIES, "error": "its worker died"}
    ]
    assert len(workers.noted()) == job_rows.TRIES
    assert worker.poll() is None, "the worker got new hands each time"
    later = await asked(workers.where, ("small", "", {"title": "after it"}))
    await workers.until(lambda: workers.where.rows(later, TITLES))


async def test_a_worker_that_is_told_to_stop_finishes_what_it_is_at(workers: Workers) -> None:
    note = str(workers.folder / "note")
    user = await asked(workers.where, ("slow", "", {"note": note, "seconds": 1.5}))
    worker = workers.start()
    await workers.until(workers.noted)
    worker.send_signal(signal.SIGTERM)
    await workers.until(lambda: worker.poll() is not None)
    assert worker.returncode == 0
    assert workers.where.rows(user, TITLES) == [{"title": "Slow"}]
    assert workers.where.rows(user, OURS) == []


async def test_a_broker_that_is_gone_for_a_while_delays_work_and_loses_none(workers: Workers) -> None:
    worker = workers.start()
    first = await asked(workers.where, ("small", "", {"title": "before"}))
    await workers.until(lambda: workers.where.rows(first, TITLES))
    workers.valkey.stop()
    second = await asked(workers.where, ("small", "", {"title": "meanwhile"}))
    await asyncio.sleep(1)
    await asyncio.to_thread(workers.valkey.start)
    await workers.until(lambda: workers.where.rows(second, TITLES))
    third = await asked(workers.where, ("small", "", {"title": "after"}))
    await workers.until(lambda: workers.where.rows(third, TITLES))
    assert worker.poll() is None
