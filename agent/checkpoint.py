"""LangGraph's checkpoints in our Postgres, behind the same wall as everything else."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from contextvars import ContextVar
from uuid import UUID

from langgraph.checkpoint.postgres.aio import AsyncPostgresSaver
from langgraph.checkpoint.serde.jsonplus import JsonPlusSerializer
from psycopg import AsyncConnection, AsyncCursor
from psycopg.rows import DictRow, dict_row

from memory.database import Database

whose: ContextVar[UUID] = ContextVar("whose")
"""The user whose turn runs in this context; checkpoints are read and written as them."""

TABLES = ("checkpoints", "checkpoint_blobs", "checkpoint_writes")


def thread_id(user_id: UUID, run_id: UUID) -> str:
    """The checkpoint thread of a run; its beginning names the owner, which the policy checks."""
    return f"{user_id}:{run_id}"


class Checkpointer(AsyncPostgresSaver):
    """The library's saver, each of whose statements runs in a transaction of the user in `whose`."""

    def __init__(self, database: Database) -> None:
        super().__init__(database.pool, serde=JsonPlusSerializer(allowed_msgpack_modules=None))
        self.database = database

    @asynccontextmanager
    async def _cursor(self, *, pipeline: bool = False) -> AsyncIterator[AsyncCursor[DictRow]]:
        async with (
            self.database.claimed(whose.get()) as connection,
            connection.cursor(binary=True, row_factory=dict_row) as cursor,
        ):
            yield cursor


async def prepare(owner_url: str) -> None:
    """Make the library's tables as the owner, and put the wall around them. Safe to repeat."""
    async with await AsyncConnection.connect(
        owner_url, autocommit=True, prepare_threshold=None, row_factory=dict_row
    ) as connection:
        await connection.execute("select pg_advisory_lock(4842018)")
        await AsyncPostgresSaver(connection).setup()
        async with connection.transaction():
            await connection.execute("grant select on checkpoint_migrations to aurum_app")
            for table in TABLES:
                await connection.execute(WALL.replace("{table}", table).encode())


WALL = """
    alter table {table} enable row level security;
    alter table {table} force row level security;
    drop policy if exists own_rows on {table};
    create policy own_rows on {table}
        using (split_part(thread_id, ':', 1) = (select current_user_id())::text)
        with check (split_part(thread_id, ':', 1) = (select current_user_id())::text);
    grant select, insert, update, delete on {table} to aurum_app;
"""
