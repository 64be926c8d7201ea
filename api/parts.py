"""The parts that every way into the process needs: the database, the feed, the queue."""

import asyncio
import logging
from collections.abc import Callable
from uuid import UUID

from psycopg.conninfo import make_conninfo
from redis.asyncio import Redis
from redis.exceptions import RedisError

from api.settings import Settings
from memory.database import Database
from memory.limits import Limits
from memory.live import READ, Live
from memory.records import Json

log = logging.getLogger(__name__)

PAUSE = 0.1
"""Seconds for which news gathers: the answer that somebody waits for goes first."""

Push = Callable[[list[UUID]], None]


class Parts:
    """The database as its plain role, and the feed; `push` wakes the worker for new jobs."""

    def __init__(
        self,
        app_url: str,
        redis_url: str,
        push: Push,
        *,
        pool: int = 8,
        least: int = 2,
        limits: Limits | None = None,
    ) -> None:
        self.database = Database(app_url, size=pool, least=least)
        self.database.limits = limits or Limits()
        self.database.after_commit = self.tell
        self.redis: Redis = Redis.from_url(
            redis_url, socket_connect_timeout=1, socket_timeout=2 * READ, health_check_interval=30
        )
        self.live = Live(self.redis)
        self.push = push
        self.untold: list[tuple[UUID, Json]] = []
        self.unpushed: list[UUID] = []
        self.gathering = False
        self.telling: set[asyncio.Task[None]] = set()

    async def open(self) -> None:
        """Connect. Raises SetupError when the database is not there or not of this version."""
        await self.database.open()

    async def close(self) -> None:
        """Finish telling, then let go."""
        await self.told()
        await self.database.close()
        await self.redis.aclose()

    async def told(self) -> None:
        """Wait until all that gathered has been told, two seconds at most."""
        if self.telling:
            await asyncio.wait(self.telling, timeout=2)

    async def tell(self, user_id: UUID, events: list[Json], jobs: list[UUID]) -> None:
        """After a commit: feed the open clients and wake the worker, without making anybody wait."""
        self.untold.extend((user_id, event) for event in events)
        self.unpushed.extend(jobs)
        if not self.gathering:
            self.gathering = True
            self.telling.add(task := asyncio.create_task(self.publish()))
            task.add_done_callback(self.telling.discard)

    async def publish(self) -> None:
        """Tell what has gathered for a moment, in one go.

        Redis is the wire, not the truth: when it is gone, clients read again and the sweep finds the jobs.
        """
        await asyncio.sleep(PAUSE)
        untold, unpushed = self.untold, self.unpushed
        self.untold, self.unpushed, self.gathering = [], [], False
        try:
            if untold:
                await self.live.publish(untold)
            if unpushed:
                await asyncio.to_thread(self.push, unpushed)
        except (RedisError, OSError) as error:
            log.warning("the feed is not reachable", extra={"error": type(error).__name__})


def app_url(settings: Settings, owner_url: str) -> str:
    """Where the plain role connects: as named, else as itself on the embedded server, else by taking the role."""
    if settings.app_database_url:
        return settings.app_database_url
    if settings.database_url is None:
        return make_conninfo(owner_url, user="aurum_app")
    return owner_url
