"""The same said or answered by several at once, over two processes: it is heard once, and done once."""

import asyncio
from random import Random
from uuid import UUID

import httpx

from tests.faults.conftest import World
from tests.faults.nursery import Victim, times
from tests.faults.talking import (
    Listener,
    assert_as_if_nothing_had_happened,
    assert_saw_what_is_stored,
    until_at_rest,
    until_up,
)

MESSAGES = times(8)
ANSWERS = times(8)
LONGEST = 0.12


async def test_a_message_that_comes_five_times_at_once_is_one_run_and_five_equal_streams(
    world: World,
) -> None:
    one, other = world.nursery.born(), world.nursery.born()
    await asyncio.gather(until_up(one.port), until_up(other.port))
    said: list[str] = []
    for number in range(MESSAGES):
        listeners = [Listener(world.token, f"Turn {number}") for _ in range(5)]
        for each in listeners[1:]:
            each.body, each.first, each.items = (
                listeners[0].body,
                listeners[0].first,
                dict(listeners[0].first),
            )
        ports = [one.port, other.port, one.port, other.port, one.port]
        await asyncio.gather(
            *(each.hear(lambda port=port: port) for each, port in zip(listeners, ports, strict=True))  # type: ignore[misc]
        )
        said.append(listeners[0].text)
        assert {each.run for each in listeners} == {listeners[0].run}
        assert {each.raw for each in listeners} == {listeners[0].raw}, "all five heard the same"
        assert all(each.items == listeners[0].items for each in listeners)
    await until_at_rest(world.where, world.user)
    assert_as_if_nothing_had_happened(world.where, world.user, said)
    print(
        f"{MESSAGES} messages came five times each: {len(said)} runs, {5 * len(said)} whole streams, five by five equal"
    )


async def test_what_two_approve_at_once_is_done_once_though_the_process_dies_that_heard_it(
    world: World,
) -> None:
    chance, victim, standby = Random(47), world.nursery.born(), world.nursery.born()
    await asyncio.gather(until_up(victim.port), until_up(standby.port))
    await permit(world, victim, "ask")
    listeners: list[Listener] = []
    conflicts = 0
    for number in range(ANSWERS):
        listener = Listener(world.token, f"Turn {number}")
        listeners.append(listener)
        await listener.hear(lambda: victim.port)  # noqa: B023 - and there
        assert listener.state == "waiting"
        codes = await asyncio.gather(
            approve(world, victim, listener.run), approve(world, standby, listener.run)
        )
        assert sorted(codes) == [200, 409], "one of two is heard"
        conflicts += codes.count(409)
        hearing = asyncio.create_task(listener.hear(lambda: standby.port))  # noqa: B023 - it is to hear the next one
        await asyncio.sleep(chance.uniform(0, LONGEST))
        victim.kill()
        victim, standby = standby, world.nursery.born()
        await until_up(standby.port)
        await hearing
        while listener.state == "waiting":
            await one_by_one(world, (victim, standby), listener.run)
            await listener.hear(lambda: victim.port)  # noqa: B023 - and there
    await until_at_rest(world.where, world.user)
    assert_as_if_nothing_had_happened(world.where, world.user, [each.text for each in listeners])
    await assert_saw_what_is_stored(victim.port, listeners)
    lost = len(world.where.rows(world.user, "select 1 from runs where user_id = %s and lost > 0"))
    print(
        f"{ANSWERS} turns approved by two at once: {conflicts} second answers refused, {lost} lost their process and "
        "were gone on with, each thing done once"
    )
    assert lost, "the kills must hit turns under way"


async def permit(world: World, at: Victim, allowed: str) -> None:
    """Have the user asked before a task is added."""
    async with client(world, at) as http:
        answer = await http.put("/api/permissions/add_task", json={"allowed": allowed})
        answer.raise_for_status()


async def approve(world: World, at: Victim, run: str) -> int:
    """Say yes to all that a run asks."""
    async with client(world, at) as http:
        return (await http.post(f"/api/chat/runs/{run}/approvals", json={"answer": "approve"})).status_code


async def one_by_one(world: World, two: tuple[Victim, Victim], run: str) -> None:
    """Two say yes at once to each question of a run that still waits."""
    async with client(world, two[0]) as here, client(world, two[1]) as there:
        questions = [each for each in (await here.get("/api/approvals")).json() if each["run"] == run]
        for each in questions:
            said = await asyncio.gather(
                *(
                    http.post(f"/api/approvals/{UUID(each['id'])}", json={"answer": "approve"})
                    for http in (here, there)
                )
            )
            assert sorted(answer.status_code for answer in said) == [200, 409]


def client(world: World, at: Victim) -> httpx.AsyncClient:
    headers = {"Authorization": f"Bearer {world.token}"}
    return httpx.AsyncClient(base_url=f"http://127.0.0.1:{at.port}", headers=headers, timeout=30)
