"""Valkey dies in the middle of a turn, or comes back empty: it only carries what others are told meanwhile."""

import asyncio
import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from memory.embedded import Embedded
from tests.conftest import Place
from tests.faults.nursery import database_like, nursing, signed_in, times
from tests.faults.talking import (
    Listener,
    assert_as_if_nothing_had_happened,
    assert_saw_what_is_stored,
    taken_up,
    until_at_rest,
    until_up,
)

TURNS = times(9)
LONGEST = 0.16


@pytest.fixture
def valkey() -> Iterator[Embedded]:
    """A Valkey of the test's own."""
    with tempfile.TemporaryDirectory(prefix="aurum-vk-") as folder:
        servers = Embedded(Path(folder), postgres=False)
        with servers:
            yield servers


async def test_a_turn_that_loses_valkey_goes_on_and_is_heard_to_its_end_everywhere(
    valkey: Embedded, place: Place
) -> None:
    chance = Random(41)
    pairs: list[tuple[Listener, Listener]] = []
    with database_like(place) as base:
        where = replace(base, redis_url=valkey.redis_url)
        user, token = await signed_in(where)
        with nursing(where) as nursery:
            here, there = nursery.born(), nursery.born()
            await asyncio.gather(until_up(here.port), until_up(there.port))
            for number in range(TURNS):
                one, other = Listener(token, f"Turn {number}"), Listener(token, f"Turn {number}")
                other.body, other.first = one.body, one.first
                other.items = dict(one.first)
                pairs.append((one, other))
                told = asyncio.create_task(one.hear(lambda: here.port))
                await one.began.wait()
                elsewhere = asyncio.create_task(other.hear(lambda: there.port))
                await asyncio.sleep(chance.uniform(0, LONGEST))
                die(valkey)
                if number % 3 == 0:  # for a while there is none
                    await asyncio.gather(told, elsewhere)
                await asyncio.to_thread(valkey.start)
                await asyncio.gather(told, elsewhere)
            await until_at_rest(where, user)
            assert_as_if_nothing_had_happened(where, user, [one.text for one, _ in pairs])
            await assert_saw_what_is_stored(here.port, [each for pair in pairs for each in pair])
            assert taken_up(where, user) == 0, "no turn was interrupted"
            assert sum(one.breaks for one, _ in pairs) == 0, (
                "who listens where the turn is taken notices nothing"
            )
            print(f"{TURNS} turns lost Valkey: all went on, all were heard to their end here and elsewhere")


def die(valkey: Embedded) -> None:
    """As by `kill -9`, and nothing of what it knew is left."""
    process = valkey._valkey.pid()
    assert process
    os.kill(process, signal.SIGKILL)
    while not valkey.lost():
        pass
    for left in valkey._valkey.folder.iterdir():
        shutil.rmtree(left) if left.is_dir() else left.unlink()
