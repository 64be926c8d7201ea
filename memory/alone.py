"""Something that only one process may do at a time."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from psycopg import AsyncConnection, OperationalError

from memory.database import Database
from memory.errors import Unavailable

LOOK = 3.0
"""Seconds between two looks at whether who does it still lives."""
NOTICED = "-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3"
"""So Postgres notices within half a minute that the machine of a process is gone."""


@dataclass(frozen=True, slots=True)
class Lock:
    """The right to do it, which is lost with its connection."""

    connection: AsyncConnection[tuple[object, ...]]

    async def check(self) -> None:
        """Raise Unavailable where it may have been lost."""
        try:
            await self.connection.execute("select 1")
        except OperationalError as error:
            raise Unavailable("The database does not answer.") from error


@asynccontextmanager
async def alone(database: Database, what: str) -> AsyncIterator[Lock]:
    """Wait until no other process does it, then do it. A process that ends or dies makes room.

    A lock of the session (PostgreSQL's manual, "Advisory Locks") on a connection of its own; while another process has
    it nothing waits in the database. Raises Unavailable where that does not answer.
    """
    try:
        connection = await AsyncConnection.connect(
            str(database.pool.conninfo), autocommit=True, options=NOTICED
        )
    except OperationalError as error:
        raise Unavailable("The database does not answer.") from error
    async with connection:
        lock = Lock(connection)
        while not await taken(lock, what):  # noqa: ASYNC110 - the other process can set no event
            await asyncio.sleep(LOOK)
        yield lock


async def taken(lock: Lock, what: str) -> bool:
    try:
        asked = await lock.connection.execute(
            "select pg_try_advisory_lock(hashtextextended(%s, 0))", [f"aurum {what}"]
        )
        row = await asked.fetchone()
    except OperationalError as error:
        raise Unavailable("The database does not answer.") from error
    return row is not None and bool(row[0])
