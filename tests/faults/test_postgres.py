"""Postgres goes away in the middle of a turn: its connections are cut, or all of it dies and recovers.

After each: as if nothing had happened. Nobody knows of a commit that was under way whether it was made; so no model
is told anything, and the run goes on from what is found when Postgres is back.
"""

import asyncio
import os
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

import psycopg
import pytest

from api.aurum import migrate
from memory.embedded import Embedded
from tests.conftest import Place
from tests.faults.nursery import Where, nursing, signed_in, times
from tests.faults.talking import (
    Listener,
    assert_as_if_nothing_had_happened,
    assert_saw_what_is_stored,
    taken_up,
    until_at_rest,
    until_up,
)

TURNS = times(12)
LONGEST = 0.16
DIES = 4
"""Each so manieth time all of Postgres dies."""


@pytest.fixture
def servers() -> Iterator[Embedded]:
    """A Postgres of the test's own, which keeps what it has committed."""
    with tempfile.TemporaryDirectory(prefix="aurum-pg-") as folder:
        servers = Embedded(Path(folder), valkey=False)
        with servers:
            yield servers


async def test_a_turn_that_loses_its_database_is_finished_and_done_once(
    servers: Embedded, place: Place
) -> None:
    await migrate(servers.owner_url)
    where = Where(servers.owner_url, servers.url("aurum_app"), place.redis_url, place.folder)
    user, token = await signed_in(where)
    chance = Random(31)
    listeners: list[Listener] = []
    with nursing(where) as nursery:
        aurum = nursery.born()
        await until_up(aurum.port)
        for number in range(TURNS):
            listener = Listener(token, f"Turn {number}")
            listeners.append(listener)
            hearing = asyncio.create_task(listener.hear(lambda: aurum.port))
            if number % 3:
                await listener.began.wait()
            await asyncio.sleep(chance.uniform(0, LONGEST))
            if number % DIES:
                cut(servers)
            else:
                await asyncio.to_thread(die, servers)
            await hearing
        await until_at_rest(where, user)
        assert_as_if_nothing_had_happened(where, user, [each.text for each in listeners])
        await assert_saw_what_is_stored(aurum.port, listeners)
        taken = taken_up(where, user)
        print(
            f"{TURNS} turns lost their database, {len(range(0, TURNS, DIES))} of them all of Postgres; "
            f"{taken} were taken up again, none was lost or done twice"
        )
        assert taken > TURNS / 5, "the cuts must hit turns under way"


def cut(servers: Embedded) -> None:
    """End every connection of the application."""
    with psycopg.connect(servers.owner_url, autocommit=True) as connection:
        connection.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'aurum_app'"
        )


def die(servers: Embedded) -> None:
    """Postgres ends at once, as by `pg_ctl -m immediate`, and is started again by who looks after it."""
    process = servers._postgres.pid()
    assert process
    os.kill(process, signal.SIGQUIT)
    while not servers.lost():
        pass
    servers.start()
