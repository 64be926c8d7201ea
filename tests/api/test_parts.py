"""The wire: what was done is told, also by a process that ends at once, and silence is not an end."""

import asyncio
from uuid import UUID

import pytest
from redis.asyncio import Redis

from api.aurum import Aurum
from api.parts import Parts
from memory import live
from memory.records import Json
from tests.conftest import Place


async def test_what_is_being_told_is_told_before_the_end(place: Place, aurum: Aurum, user: UUID) -> None:
    parts = Parts(place.app_url, place.redis_url, lambda _: None, pool=2)
    await parts.open()
    began, publish = asyncio.Event(), parts.live.publish

    async def slowly(events: list[tuple[UUID, Json]]) -> None:
        began.set()
        await asyncio.sleep(0.1)
        await publish(events)

    parts.live.publish = slowly  # type: ignore[method-assign]
    await parts.tell(user, [{"type": "message", "thread": "life"}], [])
    await began.wait()
    await parts.close()
    assert await aurum.live.newest(user) != "0-0"


async def test_a_feed_outlasts_the_patience_for_one_answer(
    place: Place, aurum: Aurum, user: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert aurum.redis.connection_pool.connection_kwargs["socket_timeout"] > live.READ
    monkeypatch.setattr(live, "READ", 0.1)
    redis = Redis.from_url(place.redis_url, socket_timeout=0.6)
    async for event in live.Live(redis).follow(user, "0-0", wait=1.0):
        assert event == ("0-0", None)
        break
    await redis.aclose()
