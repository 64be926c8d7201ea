"""LangGraph's checkpoints in our Postgres, behind the same wall as everything else."""

from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, LiteralString
from uuid import UUID

from langchain_core.runnables import RunnableConfig
from langgraph.checkpoint.base import (
    WRITES_IDX_MAP,
    ChannelVersions,
    Checkpoint,
    CheckpointMetadata,
    CheckpointTuple,
    get_serializable_checkpoint_metadata,
)
from langgraph.checkpoint.postgres.aio import AsyncPostgresSaver
from langgraph.checkpoint.serde.jsonplus import JsonPlusSerializer
from langgraph.checkpoint.serde.types import ERROR
from psycopg import AsyncConnection, AsyncCursor
from psycopg.rows import DictRow, dict_row

from memory.database import Database
from memory.rows import jsonb
from memory.scope import Scope

whose: ContextVar[UUID] = ContextVar("whose")
"""The user whose turn runs in this context; checkpoints are read and written as them."""

begun_now: ContextVar[bool] = ContextVar("begun_now", default=False)
"""Set where a run begins; not where one is taken up again."""

joined: ContextVar[AsyncConnection[DictRow] | None] = ContextVar("joined", default=None)
"""The transaction that the saver's statements join, where they do not have one of their own."""

INLINE = (str, int, float, bool, type(None))
"""Values that the library keeps in the checkpoint's own row."""

WRITE: LiteralString = """
    with blobs as (
        insert into checkpoint_blobs (thread_id, checkpoint_ns, channel, version, type, blob)
        select %(thread)s, %(space)s, channel, version, type, blob
        from unnest(%(channels)s::text[], %(versions)s::text[], %(types)s::text[], %(blobs)s::bytea[])
             as b (channel, version, type, blob)
        on conflict (thread_id, checkpoint_ns, channel, version) do nothing
    ), older as (
        delete from checkpoints where thread_id = %(thread)s and checkpoint_ns = %(space)s and checkpoint_id <> %(id)s
    ), older_blobs as (
        delete from checkpoint_blobs where thread_id = %(thread)s and checkpoint_ns = %(space)s
        and (channel, version) not in (select * from unnest(%(channels)s::text[], %(versions)s::text[]))
    ), older_writes as (
        delete from checkpoint_writes where thread_id = %(thread)s and checkpoint_ns = %(space)s
        and checkpoint_id <> %(id)s
    )
    insert into checkpoints (thread_id, checkpoint_ns, checkpoint_id, parent_checkpoint_id, checkpoint, metadata)
    values (%(thread)s, %(space)s, %(id)s, %(parent)s, %(checkpoint)s, %(metadata)s)
    on conflict (thread_id, checkpoint_ns, checkpoint_id)
    do update set checkpoint = excluded.checkpoint, metadata = excluded.metadata
"""
"""A checkpoint is whole, so that those before it in its run go with it: a run keeps one."""

TABLES = ("checkpoints", "checkpoint_blobs", "checkpoint_writes")


def thread_id(user_id: UUID, run_id: UUID) -> str:
    """The checkpoint thread of a run; its beginning names the owner, which the policy checks."""
    return f"{user_id}:{run_id}"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A checkpoint that is written when an effect follows it."""

    config: RunnableConfig
    checkpoint: Checkpoint
    metadata: CheckpointMetadata


class Checkpointer(AsyncPostgresSaver):
    """The library's saver, each of whose statements runs in a transaction of the user in `whose`.

    It writes a checkpoint only where an effect follows, in the transaction of the first effect itself: both
    are there or neither. What precedes may be thought again; what follows is answered from the records of
    the effects. A step is one node, so what a node wrote is all in the checkpoint after it.
    """

    def __init__(self, database: Database) -> None:
        super().__init__(database.pool, serde=JsonPlusSerializer(allowed_msgpack_modules=None))
        self.database = database
        self.waiting: dict[str, Waiting] = {}

    async def aget_tuple(self, config: RunnableConfig) -> CheckpointTuple | None:
        """The run's last checkpoint; a run that has just begun has none, and is not looked up."""
        return None if begun_now.get() else await super().aget_tuple(config)

    async def aput(
        self,
        config: RunnableConfig,
        checkpoint: Checkpoint,
        metadata: CheckpointMetadata,
        new_versions: ChannelVersions,
    ) -> RunnableConfig:
        """Let the checkpoint wait for the effect that may follow it; answer where the run stands."""
        thread = str(config["configurable"]["thread_id"])
        self.waiting.pop(thread, None)
        if effect_follows(checkpoint):
            self.waiting[thread] = Waiting(config, checkpoint, metadata)
        return {"configurable": {**config["configurable"], "checkpoint_id": checkpoint["id"]}}

    async def keep(self, scope: Scope, run_id: UUID) -> None:
        """Write the checkpoint that waits, whole, in the transaction of the effect that it precedes."""
        thread = thread_id(scope.user_id, run_id)
        if (waiting := self.waiting.get(thread)) is None:
            return
        token = joined.set(scope.connection)
        try:
            await self.write(waiting)
        finally:
            joined.reset(token)
        scope.then(lambda: self.waiting.pop(thread, None))

    async def write(self, waiting: Waiting) -> None:
        """Write a checkpoint with all of its channels, in one statement: those before it were not written."""
        place, checkpoint = waiting.config["configurable"], waiting.checkpoint.copy()
        thread, space = place["thread_id"], place["checkpoint_ns"]
        values = checkpoint["channel_values"]
        large = {name: value for name, value in values.items() if not isinstance(value, INLINE)}
        checkpoint["channel_values"] = {name: value for name, value in values.items() if name not in large}
        versions = {name: checkpoint["channel_versions"][name] for name in large}
        blobs = self._dump_blobs(thread, space, large, versions)
        metadata = get_serializable_checkpoint_metadata(waiting.config, waiting.metadata)
        async with self._cursor() as cursor:
            await cursor.execute(
                WRITE,
                {
                    "thread": thread,
                    "space": space,
                    "id": checkpoint["id"],
                    "parent": place.get("checkpoint_id"),
                    "checkpoint": jsonb(checkpoint),
                    "metadata": jsonb(metadata),
                    "channels": [blob[2] for blob in blobs],
                    "versions": [blob[3] for blob in blobs],
                    "types": [blob[4] for blob in blobs],
                    "blobs": [blob[5] for blob in blobs],
                },
            )

    def forget(self, user_id: UUID, run_id: UUID) -> None:
        """The run is over: nothing of it waits any more."""
        self.waiting.pop(thread_id(user_id, run_id), None)

    async def aput_writes(
        self, config: RunnableConfig, writes: Sequence[tuple[str, Any]], task_id: str, task_path: str = ""
    ) -> None:
        """Write what interrupts or resumes a step, and nothing that the next checkpoint holds anyhow.

        That a step failed is not kept: the run has ended by then, or another attempt begins the step anew.
        """
        if not any(channel in WRITES_IDX_MAP and channel != ERROR for channel, _ in writes):
            return
        if waiting := self.waiting.pop(str(config["configurable"]["thread_id"]), None):
            await self.write(waiting)
        await super().aput_writes(config, writes, task_id, task_path)

    @asynccontextmanager
    async def _cursor(self, *, pipeline: bool = False) -> AsyncIterator[AsyncCursor[DictRow]]:
        async with AsyncExitStack() as stack:
            connection = joined.get()
            if connection is None:
                connection = await stack.enter_async_context(self.database.claimed(whose.get()))
            yield await stack.enter_async_context(connection.cursor(binary=True, row_factory=dict_row))


def effect_follows(checkpoint: Checkpoint) -> bool:
    """Whether the next step runs tools."""
    return "branch:to:act" in checkpoint["channel_values"]


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
            await connection.execute(FORGET)


WALL = """
    alter table {table} enable row level security;
    alter table {table} force row level security;
    drop policy if exists own_rows on {table};
    create policy own_rows on {table}
        using (split_part(thread_id, ':', 1) = (select current_user_id())::text)
        with check (split_part(thread_id, ':', 1) = (select current_user_id())::text);
    grant select, insert, update, delete on {table} to aurum_app;
"""

# A run that has ended has no checkpoints: they go in the transaction that ends it.
FORGET = b"""
    create or replace function forget_checkpoints() returns trigger language plpgsql as $$
    declare thread text := new.user_id || ':' || new.id;
    begin
        delete from checkpoints where thread_id = thread;
        delete from checkpoint_blobs where thread_id = thread;
        delete from checkpoint_writes where thread_id = thread;
        return null;
    end $$;
    create or replace trigger forget_checkpoints after update of state on runs
        for each row when (new.state in ('done', 'stopped', 'failed')) execute function forget_checkpoints();
"""
