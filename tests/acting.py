"""People who use tools in tests: each call is one transaction and one operation, as in a request."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from unittest.mock import patch
from uuid import UUID, uuid4

import psycopg
from psycopg import sql

from memory.database import Database
from tools.registry import TOOLS

TOOL = {tool.name: tool for tool in TOOLS}

Rows = dict[str, list[str]]


@dataclass
class Person:
    """Calls tools as one user, at `now` where it is set; `operations` keeps what was done, in order."""

    database: Database
    id: UUID
    now: datetime | None = None
    operations: list[UUID] = field(default_factory=list)

    async def __call__(self, tool: str, /, **arguments: Any) -> Any:
        """Call a tool by its name, as a model would."""
        operation = uuid4()
        async with self.database.scope(self.id, operation=operation, label=tool) as scope:
            scope.now = self.now or scope.now
            result = await TOOL[tool].run(scope, arguments)
        if scope.changed:
            self.operations.append(operation)
        return result


NewPerson = Callable[[], Awaitable[Person]]


async def statements(person: Person, tool: str, /, **arguments: Any) -> list[str]:
    """The statements that a call sends, from the beginning of its scope to the end."""
    sent: list[str] = []
    execute = psycopg.AsyncConnection.execute

    async def noted(self: Any, query: Any, *rest: Any, **more: Any) -> Any:
        sent.append(str(query))
        return await execute(self, query, *rest, **more)

    with patch.object(psycopg.AsyncConnection, "execute", noted):
        await person(tool, **arguments)
    return sent


OWNED = """
    select a.attrelid::regclass::text from pg_attribute a join pg_class c on c.oid = a.attrelid
    where a.attname = 'user_id' and not a.attisdropped
    and c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'users' order by 1
"""


@dataclass(frozen=True)
class Reader:
    """Reads past the wall. Kept, since the rows of all tables take longer to ask for than to find."""

    connection: psycopg.AsyncConnection[Any]
    tables: list[str]
    query: sql.Composed


READERS: dict[str, Reader] = {}
"""By the URL of their database."""


async def rows_of(owner_url: str, user: UUID) -> Rows:
    """Every row of a user's in every table of theirs but `users`, as text, read past the wall."""
    if owner_url not in READERS:
        READERS[owner_url] = await reader(owner_url)
    reading = READERS[owner_url]
    found: Rows = {table: [] for table in reading.tables}
    cursor = await reading.connection.execute(reading.query, {"user": user}, prepare=True)
    for table, row in await cursor.fetchall():
        found[table].append(row)
    return {table: sorted(rows) for table, rows in found.items()}


async def reader(owner_url: str) -> Reader:
    connection = await psycopg.AsyncConnection.connect(owner_url, autocommit=True)
    await connection.execute("set plan_cache_mode = force_generic_plan")
    tables = [name for (name,) in await (await connection.execute(OWNED)).fetchall()]
    each = sql.SQL("select {}, t::text from {} t where user_id = %(user)s")
    parts = [each.format(sql.Literal(table), sql.Identifier(table)) for table in tables]
    return Reader(connection, tables, sql.SQL(" union all ").join(parts))


async def forget_readers() -> None:
    """Let go of the databases that were read."""
    for each in READERS.values():
        await each.connection.close()
    READERS.clear()
