"""kill -9 of the workers of that week: what is due comes once, at its minute, on the way that the ledger names."""

import os
import secrets
import tempfile
from collections import defaultdict
from collections.abc import AsyncIterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random
from uuid import UUID

import pytest_asyncio

from api.settings import Settings
from api.worker import pusher
from memory.embedded import Embedded
from tests.channels.slack.fake import Slack
from tests.channels.telegram.fake import Telegram
from tests.conftest import Place, Serving
from tests.faults.nursery import database_like, signed_in, times
from tests.flows.clock import Clock
from tests.flows.killing import LATELY, HardWeek, two_workers
from tests.flows.story import ARRIVED, LIFE, assert_what_she_did_stands, lived, thread
from tests.flows.week import living

SEED = int(os.environ.get("AURUM_TEST_SEED", secrets.randbits(32)))
MOMENTS = 24
"""At so many, and at some that kills bring about, something is due or was said over the week."""
STRUCK = times(7)


@pytest_asyncio.fixture
async def week(
    telegram: Telegram, slack: Slack, place: Place, settings: Settings, serving: Serving
) -> AsyncIterator[HardWeek]:
    """The week of somebody with a database, a broker and two workers of their own."""
    print(f"AURUM_TEST_SEED={SEED}")
    chance = Random(SEED)
    with (
        tempfile.TemporaryDirectory(prefix="aurum-wk-") as name,
        Embedded(Path(name), postgres=False) as valkey,  # its queue is nobody else's
        database_like(place) as where,
    ):
        clock, struck = Clock(Path(name) / "clock"), chance.sample(range(MOMENTS), min(STRUCK, MOMENTS))
        user, _ = await signed_in(where)
        ours = Place(where.owner_url, where.app_url, str(valkey.redis_url), Path(name))
        kind = partial(HardWeek, shared=clock, chance=chance, struck=frozenset(struck))
        async with living(telegram, slack, ours, settings, serving, user, "2026-10-21 09:00", kind) as begun:
            assert isinstance(begun, HardWeek)
            begun.house.aurum.push = pusher(ours.redis_url.replace("unix://", "redis+socket://", 1))
            told = replace(
                begun.house.aurum.settings, app_database_url=ours.app_url, redis_url=ours.redis_url
            )
            with two_workers(told, clock, Path(name)) as begun.workers:
                yield begun


async def test_a_week_whose_workers_are_killed_is_the_same_week_and_each_message_comes_once(
    week: HardWeek,
) -> None:
    await lived(week)
    assert await thread(week) == LIFE
    unsure = await assert_each_came_once(week)
    await assert_nothing_else_came(week)
    await assert_what_she_did_stands(week)
    assert week.hit, "the kills must hit jobs"
    print(f"{week.killed} killed at {week.moments} moments, {week.hit} jobs hit, {unsure} unsure in Telegram")


async def assert_each_came_once(week: HardWeek) -> int:
    """What the story tells came at its minute, and once; twice only over two ways, where the ledger says that nobody
    could know whether it had arrived on the first. So many are those.
    """
    deliveries = await week.house.rows(
        "select id, kind, state from deliveries where user_id = %s order by made_at", week.house.person
    )
    assert [each["kind"] for each in deliveries] == [kind for kind, _, _ in ARRIVED]
    assert {each["state"] for each in deliveries} == {"sent", "answered"}
    ways = await ledger(week)
    lost = 0
    for each, (kind, minute, way) in zip(deliveries, ARRIVED, strict=True):
        came = [one for one in week.arrived if one.kind == kind and one.minute[:10] == minute[:10]]
        told = f"{kind} {minute}: {came}, {ways[each['id']]}"
        assert {one.minute for one in came} == {minute}, told
        ((where, name),) = [(channel, name) for channel, state, name in ways[each["id"]] if state == "sent"]
        assert [one.name for one in came if one.way == where] == [name], told
        unsure = ("telegram", "unsure", None) in ways[each["id"]]
        assert len(came) == 1 or (unsure and len(came) == 2), told
        assert where == ("slack" if unsure else way), told
        lost += unsure
    assert lost <= week.killed
    return lost


async def ledger(week: HardWeek) -> dict[UUID, list[tuple[str, str, str | None]]]:
    """Of each delivery on which ways it was tried, what became of it there, and what the channel calls it."""
    found = defaultdict(list)
    for each in await week.house.rows(
        "select delivery_id, channel, state, external from sendings order by at"
    ):
        found[each["delivery_id"]].append((each["channel"], each["state"], each["external"]))
    return found


async def assert_nothing_else_came(week: HardWeek) -> None:
    """Each chat has that and an answer to each of her words; no job was given up."""
    ways = [each.way for each in week.arrived]
    assert len(week.ada.shown()) == ways.count("telegram") + len(week.written)
    assert len(week.house.slack.of_app("U1")) == ways.count("slack") + len(week.told)
    failed = f"select name, error from jobs where {LATELY} = 'failed'"
    assert await week.house.rows(failed, week.house.person) == []
