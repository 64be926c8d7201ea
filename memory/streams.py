"""What happens in runs, as Redis streams: how a replica follows a run that another one takes.

Nothing is lost when Redis is: how a run ended lies in Postgres. An entry holds some of a run's events in a row; its id
is `attempt-number` of the last of them, so a process whose run was taken over can't add to the stream any more.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from redis.asyncio import Redis
from redis.exceptions import RedisError, ResponseError

from memory.live import flat

KEPT = 3600
"""Seconds that a stream outlives its last event."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Events of one attempt, from the number `first` to `last`, as they were encoded."""

    attempt: int
    first: int
    last: int
    events: bytes


class Streams:
    """Append to the streams of runs, and read them."""

    def __init__(self, redis: Redis) -> None:
        self.redis = redis

    async def append(self, entries: list[tuple[UUID, Entry]]) -> None:
        """Append to several streams in one go; what a taken over run still says is left out.

        Raises RedisError or OSError when Redis does not answer.
        """
        async with self.redis.pipeline(transaction=False) as pipe:
            for run_id, entry in entries:
                fields: dict[Any, Any] = {"first": entry.first, "events": entry.events}
                pipe.xadd(key(run_id), fields, id=f"{entry.attempt}-{entry.last}")
                pipe.expire(key(run_id), KEPT)
            for answer in await pipe.execute(raise_on_error=False):
                if isinstance(answer, RedisError) and not isinstance(answer, ResponseError):
                    raise answer

    async def read(
        self, run_id: UUID, attempt: int, number: int, wait: float | None = None
    ) -> list[Entry] | None:
        """The entries that hold what comes behind this event, waiting some seconds for them; None without Redis."""
        block = None if wait is None else max(1, int(wait * 1000))
        try:
            found: Any = await self.redis.xread({key(run_id): f"{attempt}-{number}"}, count=500, block=block)
        except (RedisError, OSError):
            return None
        streams = list(found.values()) if isinstance(found, dict) else [rows for _, rows in found or []]
        return [to_entry(*row) for rows in streams for row in flat(rows)]

    async def last(self, run_id: UUID) -> Entry | None:
        """What was told last; None where nothing is known."""
        try:
            found: Any = await self.redis.xrevrange(key(run_id), count=1)
        except (RedisError, OSError):
            return None
        return to_entry(*found[0]) if found else None


def to_entry(entry_id: bytes, fields: dict[bytes, bytes]) -> Entry:
    attempt, last = entry_id.decode().split("-")
    return Entry(int(attempt), int(fields[b"first"]), int(last), fields[b"events"])


def key(run_id: UUID) -> str:
    return f"run:{run_id}"
