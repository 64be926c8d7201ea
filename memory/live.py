"""The live feed: what happened to a user's life, for every open client, as a Redis stream.

Nothing is lost when Redis is: a client that comes back reads the truth from Postgres.
"""

from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID

import orjson
from redis.asyncio import Redis

from memory.records import Json

KEPT = 1000
"""Events kept for each user, so that a client that lost its connection misses none."""
READ = 4.0
"""Seconds that one read waits at Redis, which must be less than the client waits for any answer."""


class Live:
    """Publish to a user's feed, and follow it."""

    def __init__(self, redis: Redis) -> None:
        self.redis = redis

    async def publish(self, events: list[tuple[UUID, Json]]) -> None:
        """Append events to their users' feeds. Raises redis.RedisError when Redis does not answer."""
        async with self.redis.pipeline(transaction=False) as pipe:
            for user_id, event in events:
                pipe.xadd(key(user_id), {"event": orjson.dumps(event)}, maxlen=KEPT, approximate=True)
            await pipe.execute()

    async def newest(self, user_id: UUID) -> str:
        """The id behind which the future lies."""
        last: Any = await self.redis.xrevrange(key(user_id), count=1)
        return last[0][0].decode() if last else "0-0"

    async def follow(
        self, user_id: UUID, after: str, wait: float = 15.0
    ) -> AsyncIterator[tuple[str, Json | None]]:
        """Events after the id `after`, as they come: (id, event). (id, None) after `wait` seconds of silence."""
        silent = 0.0
        while True:
            read = min(READ, wait - silent)
            found: Any = await self.redis.xread({key(user_id): after}, count=100, block=int(read * 1000) or 1)
            streams = (
                list(found.values()) if isinstance(found, dict) else [entries for _, entries in found or []]
            )
            silent = 0.0 if streams else silent + read
            if silent >= wait:
                silent = 0.0
                yield after, None
            for event_id, fields in (entry for entries in streams for entry in flat(entries)):
                after = event_id.decode()
                yield after, orjson.loads(fields[b"event"])


def flat(entries: Any) -> Any:
    """The entries of one stream: RESP3 wraps them in one more list than RESP2."""
    return entries[0] if entries and isinstance(entries[0], list) else entries


def key(user_id: UUID) -> str:
    return f"live:{user_id}"
