"""kill -9 at random moments of a turn, and everything is as if nothing had happened.

After each: the message is there once, each of its three tasks is there once, every call has its answer, one
answer was given, nothing is under way, no checkpoint is left. Who listened saw it all. `make chaos` does it often.
"""

import asyncio
from random import Random

from tests.faults.conftest import World
from tests.faults.nursery import times
from tests.faults.talking import (
    Listener,
    assert_as_if_nothing_had_happened,
    assert_saw_what_is_stored,
    taken_up,
    until_at_rest,
    until_up,
)

TURNS = times(14)
LONGEST = 0.16
"""Seconds after which a turn is over when nobody kills it."""


async def test_a_turn_that_is_killed_at_any_moment_is_finished_and_done_once(world: World) -> None:
    chance, victim, standby = Random(23), world.nursery.born(), world.nursery.born()
    listeners: list[Listener] = []
    for number in range(TURNS):
        listener = Listener(world.token, f"Turn {number}")
        listeners.append(listener)
        await until_up(victim.port)
        hearing = asyncio.create_task(listener.hear(lambda: victim.port))  # noqa: B023 - it is to hear the next one
        if number % 3:
            await listener.began.wait()
        await asyncio.sleep(chance.uniform(0, LONGEST))
        victim.kill()
        victim, standby = standby, world.nursery.born()
        await hearing
    await until_at_rest(world.where, world.user)
    assert_as_if_nothing_had_happened(world.where, world.user, [each.text for each in listeners])
    await assert_saw_what_is_stored(victim.port, listeners)
    broken = sum(each.breaks > 0 for each in listeners)
    taken = taken_up(world.where, world.user)
    print(
        f"{TURNS} turns killed, {taken} taken up by another process, {broken} listeners cut off, none missed a word"
    )
    assert taken > TURNS / 5, "the kills must hit turns under way"
