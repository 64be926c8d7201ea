"""People who use tools in tests: each call is one transaction and one operation, as in a request."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from unittest.mock import patch
from uuid import UUID, uuid4

import psycopg
from psycopg import sql
from psycopg.rows import dict_row

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
    select c.relname as name, exists (select from pg_attribute a where a.attrelid = c.oid
                                      and a.attname = 'user_id' and not a.attisdropped) as by_user
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname <> 'users' order by c.relname
"""


async def rows_of(owner_url: str, user: UUID) -> Rows:
    """Every row of a user's in every table of theirs but `users`, as text, read past the wall."""
    async with await psycopg.AsyncConnection.connect(owner_url, row_factory=dict_row) as connection:
        tables = [row["name"] for row in await (await connection.execute(OWNED)).fetchall() if row["by_user"]]
        found: Rows = {}
        for table in tables:
            query = sql.SQL("select t::text as row from {} t where user_id = %s order by t::text")
            cursor = await connection.execute(query.format(sql.Identifier(table)), [user])
            found[table] = [row["row"] for row in await cursor.fetchall()]
    return found
