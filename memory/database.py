"""The way to Postgres: a pool, a scope for one user, and a service view for the few places that need it."""

import json
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Literal, LiteralString
from uuid import UUID, uuid4

import orjson
from psycopg import AsyncConnection, errors
from psycopg.rows import DictRow, dict_row
from psycopg.types.json import set_json_loads
from psycopg_pool import AsyncConnectionPool, PoolTimeout

from memory import migrate
from memory.errors import AurumError, Conflict, Invalid, SetupError, Unapproved, Unavailable
from memory.life import Lives
from memory.limits import Limits
from memory.records import Json, User
from memory.rows import UNSTORABLE
from memory.scope import Scope

Connection = AsyncConnection[DictRow]
AfterCommit = Callable[[UUID, list[Json], list[UUID]], Awaitable[None]]
Reader = Literal["user", "model"]


RESTED = 1.0
"""Seconds after which a connection may have been lost with a restart of the server, and is asked first."""

UNAPPROVED = "AU001"
"""What `guard_call` raises."""

set_json_loads(orjson.loads)


def is_news(record: logging.LogRecord) -> bool:
    """Not that a pipeline ended with the statement that was refused, nor that `lent` gave its connection up for it."""
    return not record.getMessage().startswith(("discarding closed connection", "error ignored terminating"))


for name in ("psycopg", "psycopg.pool"):
    logging.getLogger(name).addFilter(is_news)


def utc_now() -> datetime:
    return datetime.now(UTC)


async def nothing_after(_user: UUID, _events: list[Json], _jobs: list[UUID]) -> None:
    """For a process that has nobody to tell."""


class Database:
    """Connections of the plain role `aurum_app`. A connection without a user sees zero rows."""

    def __init__(
        self, url: str, *, size: int = 20, clock: Callable[[], datetime] = utc_now, least: int = 2
    ) -> None:
        self.clock = clock
        self.after_commit: AfterCommit = nothing_after
        self.lives = Lives()
        self.limits = Limits()
        self.doubt = 0.0
        self.pool: AsyncConnectionPool[Connection] = AsyncConnectionPool(
            url,
            min_size=least,
            max_size=size,
            timeout=10,
            open=False,
            check=self.check,
            kwargs={
                "row_factory": dict_row,
                "autocommit": True,
                "options": "-c timezone=UTC -c role=aurum_app",
            },
        )

    async def open(self) -> None:
        """Connect, and refuse a database that is older or newer than this program."""
        try:
            await self.pool.open(wait=True, timeout=10)
        except PoolTimeout as error:
            raise SetupError(
                "The database does not answer. Is DATABASE_URL right, and is it running?"
            ) from error
        async with self.pool.connection() as connection:
            await migrate.check(connection)

    async def close(self) -> None:
        await self.pool.close()

    @asynccontextmanager
    async def scope(
        self,
        who: UUID | User,
        *,
        operation: UUID | None = None,
        label: str = "",
        outside: bool = False,
        reader: Reader = "user",
    ) -> AsyncIterator[Scope]:
        """One transaction as one user. What it changes belongs to `operation`, named `label` in the history.

        `outside`: what is written holds words of somebody else. `reader`: who is told what is read; what its user keeps
        from models is not there for a model. Raises NotFound when there is no such user, Unavailable when the database
        does not answer.
        """
        user_id = who.id if isinstance(who, User) else who
        operation = operation or uuid4()
        claims = json.dumps({"sub": str(user_id), "role": "authenticated"})
        async with self.transaction() as connection:
            asked = await connection.execute(
                "select * from enter(%s, %s, %s, %s)", [claims, str(operation), label, reader]
            )
            if outside:
                await connection.execute("select set_config('aurum.origin', 'outside', true)")
            known = who if isinstance(who, User) else None
            scope = Scope(connection, user_id, self.clock(), operation, known, asked, self.lives, self.limits)
            scope.by_model = reader == "model"
            yield scope
            await scope.close()
        await scope.user()
        await scope.collect()
        if scope.events or scope.jobs:
            await self.after_commit(user_id, scope.events, scope.jobs)

    @asynccontextmanager
    async def service(self) -> AsyncIterator[Connection]:
        """One transaction that serves everybody: the job queue and sign-in. No table of a life opens to it."""
        async with self.transaction() as connection:
            await connection.execute(
                "select set_config('request.jwt.claims', %s, true)", [json.dumps({"role": "service_role"})]
            )
            yield connection

    @asynccontextmanager
    async def claimed(self, user_id: UUID) -> AsyncIterator[Connection]:
        """One bare transaction as one user, for the checkpointer, which brings its own statements."""
        claims = json.dumps({"sub": str(user_id), "role": "authenticated"})
        async with self.transaction() as connection:
            await connection.execute("select set_config('request.jwt.claims', %s, true)", [claims])
            yield connection

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Connection]:
        """One transaction as one pipeline: statements whose answers nobody reads cost no round trip.

        What is sent before the pipeline's end is one transaction by the protocol itself, without a
        `begin` and a `commit` (PostgreSQL's manual, "Pipeline Mode"); a nested pipeline would end it.
        """
        try:
            async with self.lent() as connection, connection.pipeline():
                try:
                    yield connection
                except BaseException as error:
                    if not isinstance(error, errors.Error):
                        await connection.execute("rollback")
                    raise
        except (errors.Error, PoolTimeout, UnicodeEncodeError) as error:
            if meant := for_people(error):
                raise meant from error
            raise

    @asynccontextmanager
    async def lent(self) -> AsyncIterator[Connection]:
        """A connection of the pool.

        One on which a statement failed is given up: what was prepared behind it in the pipeline never was.
        """
        connection = await self.pool.getconn()
        try:
            yield connection
        except errors.Error:
            if connection.broken:
                self.doubt = time.monotonic()
            await connection.close()
            raise
        finally:
            await self.pool.putconn(connection)

    async def check(self, connection: Connection) -> None:
        """Before a connection is lent: ask one that has rested whether it is still there, and each once one was not."""
        used, lent = getattr(connection, "lent_at", 0.0), time.monotonic()
        connection.lent_at = lent  # type: ignore[attr-defined]
        if used <= self.doubt or lent - used > RESTED:
            await AsyncConnectionPool.check_connection(connection)


def for_people(error: Exception) -> AurumError | None:  # noqa: PLR0911 - one line for each kind
    """What an error of the database means to who asked; None where it is a mistake of ours."""
    match error:
        case errors.CharacterNotInRepertoire() | errors.UntranslatableCharacter() | UnicodeEncodeError():
            return Invalid(UNSTORABLE)
        case errors.DataError() | errors.CheckViolation():
            return Invalid(first_line(error))
        case errors.UniqueViolation():
            return Conflict("There is one like it already.")
        case errors.ForeignKeyViolation():
            return Conflict("What it belongs to is not there any more.")
        case PoolTimeout() | errors.OperationalError():
            return Unavailable("The database does not answer. Nothing was changed; try again.")
        case errors.Error() if error.sqlstate == UNAPPROVED:
            return Unapproved(str(error.diag.message_primary), int(error.diag.message_detail or 0))
    return None


def first_line(error: errors.Error) -> str:
    if error.sqlstate is None:  # it was refused before it was sent: a NUL
        return UNSTORABLE
    return str(error.diag.message_primary or error).splitlines()[0]


async def ping(database: Database) -> None:
    """Raise when the database does not answer."""
    async with database.pool.connection(timeout=2) as connection:
        await connection.execute("select 1")


async def value(connection: Connection, sql: LiteralString) -> object:
    """The single value of a query."""
    row = await (await connection.execute(sql)).fetchone()
    return next(iter(row.values())) if row else None
