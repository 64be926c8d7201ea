"""Runs: who is answering in a thread, whether their process lives, who goes on when it does not, and who is next."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, LiteralString, TypeAlias
from uuid import UUID

from psycopg import AsyncCursor
from psycopg.rows import DictRow

from memory.database import Database
from memory.errors import Busy, NotFound
from memory.records import Json
from memory.rows import jsonb
from memory.scope import Scope

LEASE = timedelta(seconds=15)
"""A run that gave no sign for this long has lost its process."""
LINE = 20
"""Messages that may wait in a thread."""

RunState: TypeAlias = Literal["queued", "running", "waiting", "done", "stopped", "failed"]
Manner: TypeAlias = Literal["queue", "steer", "interrupt"]
"""What a message does that comes while another is answered: wait its turn, join in, or take its place."""


@dataclass(frozen=True, slots=True)
class RunSeen:
    """A run as it stands. `said` is the message of one that is queued; `error` names why it failed."""

    id: UUID
    thread_id: UUID
    thread: str
    state: RunState
    attempt: int
    message_id: str | None
    said: str | None
    manner: Manner
    model: str | None
    error: str | None
    cost: Json | None
    started_at: datetime
    ended_at: datetime | None
    changed: bool

    @property
    def over(self) -> bool:
        """Whether nothing more happens in it."""
        return self.state in ("done", "stopped", "failed")


SEEN: LiteralString = """
    select r.id, r.thread_id, t.slug as thread, r.state, r.attempt, r.message_id, r.said, r.manner, r.model, r.error,
           r.cost, r.started_at, r.ended_at,
           exists (select from operations o where o.user_id = r.user_id and o.id = r.id) as changed
    from runs r join threads t on t.user_id = r.user_id and t.id = r.thread_id
    where r.user_id = %(user)s
"""


@dataclass(frozen=True, slots=True)
class Taken:
    """A run that this process is to take: the next in line, or one whose process died. `lost` counts those."""

    id: UUID
    user_id: UUID
    thread_id: UUID
    attempt: int
    lost: int = 0
    stopping: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked of a run while it is under way."""

    id: UUID
    stopping: bool
    steered: bool


async def run(scope: Scope, run_id: UUID) -> RunSeen:
    """A run as it stands. Raises NotFound."""
    row = await scope.row(f"{SEEN} and r.id = %(run)s", {"user": scope.user_id, "run": run_id})
    if row is None:
        raise NotFound("There is no such run.")
    return RunSeen(**row)


async def run_of(scope: Scope, message_id: str) -> RunSeen | None:
    """The run that answers this message, or None."""
    row = await scope.row(
        f"{SEEN} and r.message_id = %(message)s", {"user": scope.user_id, "message": message_id}
    )
    return RunSeen(**row) if row else None


async def under_way(scope: Scope, thread_id: UUID) -> tuple[RunSeen, ...]:
    """The runs of a thread that have not ended: the one that answers, then those in line."""
    rows = await scope.rows(
        f"""
        {SEEN} and r.thread_id = %(thread)s and r.state in ('running', 'waiting', 'queued')
        order by r.state = 'queued', r.manner <> 'interrupt', r.started_at, r.id
        """,
        {"user": scope.user_id, "thread": thread_id},
    )
    return tuple(RunSeen(**row) for row in rows)


async def costs(scope: Scope, run_ids: Collection[UUID]) -> dict[UUID, Json]:
    """What these runs' calls of a hosted model came to; those that made none are left out."""
    rows = await scope.rows(
        "select id, cost from runs where user_id = %s and id = any(%s) and cost is not null",
        [scope.user_id, list(run_ids)],
    )
    return {row["id"]: row["cost"] for row in rows}


async def busy(scope: Scope, slug: str) -> RunSeen | None:
    """The run that holds a thread, which no other begins in nor leaves until the transaction ends."""
    await scope.run("select from threads where user_id = %s and slug = %s for update", [scope.user_id, slug])
    row = await scope.row(
        f"{SEEN} and t.slug = %(slug)s and r.state in ('running', 'waiting')",
        {"user": scope.user_id, "slug": slug},
    )
    return RunSeen(**row) if row else None


async def queue(
    scope: Scope, before: RunSeen, run_id: UUID, message_id: str, said: str, model: str, manner: Manner,
    extra: Json,
) -> None:  # fmt: skip
    """Have a message wait in line behind the run that holds its thread; `extra` goes along with it.

    Raises Busy where the line is long.
    """
    row = await scope.row(
        """
        insert into runs (id, user_id, thread_id, state, model, lease_until, started_at, message_id, said, manner,
                          said_extra)
        select %(run)s, %(user)s, %(thread)s, 'queued', %(model)s, %(now)s, %(now)s, %(message)s, %(said)s, %(manner)s,
               %(extra)s
        where (select count(*) from runs where user_id = %(user)s and thread_id = %(thread)s and state = 'queued')
              < %(line)s
        returning id
        """,
        {
            "run": run_id, "user": scope.user_id, "thread": before.thread_id, "model": model, "now": scope.now,
            "message": message_id, "said": said, "manner": manner, "line": LINE,
            "extra": jsonb(extra) if extra else None,
        },
    )  # fmt: skip
    if row is None:
        raise Busy(f"{LINE} messages are waiting in this conversation already. Let them be answered first.")
    if manner == "interrupt":
        await ask_to_stop(scope, before.id)


async def ask_to_stop(scope: Scope, run_id: UUID) -> None:
    """Have the process that takes the run end it."""
    await scope.run(
        "update runs set stopping = true where user_id = %s and id = %s and state = 'running'",
        [scope.user_id, run_id],
    )


async def leave_line(scope: Scope, run_id: UUID) -> str | None:
    """Take a message out of the line, and say what it was; None where it waits no more."""
    row = await scope.row(
        """
        update runs r set state = 'stopped', said = null, said_extra = null, ended_at = %s
        from (select id, said from runs where user_id = %s and id = %s and state = 'queued' for update) before
        where r.user_id = %s and r.id = before.id returning before.said
        """,
        [scope.now, scope.user_id, run_id, scope.user_id],
    )
    return row["said"] if row else None


async def steering(scope: Scope, thread_id: UUID) -> list[tuple[UUID, str, str]]:
    """The messages that are to join the run under way: their runs, ids and texts, in order."""
    rows = await scope.rows(
        """
        select id, message_id, said from runs where user_id = %s and thread_id = %s and state = 'queued'
        and manner = 'steer' order by started_at, id
        """,
        [scope.user_id, thread_id],
    )
    return [(row["id"], row["message_id"], row["said"]) for row in rows]


async def joined(scope: Scope, run_id: UUID, attempt: int, message_ids: Collection[str]) -> None:
    """These messages were heard by the run that they joined; they are not answered again."""
    await scope.run(
        """
        update runs set state = 'done', said = null, said_extra = null, ended_at = %(now)s
        where user_id = %(user)s and message_id = any(%(ids)s) and state = 'queued'
        and exists (select from runs where user_id = %(user)s and id = %(run)s and attempt = %(attempt)s)
        """,
        {
            "now": scope.now, "user": scope.user_id, "ids": list(message_ids), "run": run_id, "attempt": attempt,
        },
    )  # fmt: skip


async def attend(database: Database, taken: Collection[Taken], *, lease: bool) -> list[Asked]:
    """What was asked of these runs by any process; with `lease`, say that this process is alive."""
    facts = {
        "users": [each.user_id for each in taken],
        "runs": [each.id for each in taken],
        "attempts": [each.attempt for each in taken],
        "lease": database.clock() + LEASE,
    }
    mine: LiteralString = """
        with mine as (
            select * from unnest(%(users)s::uuid[], %(runs)s::uuid[], %(attempts)s::integer[])
            as each (user_id, id, attempt)
        )
    """
    async with database.service() as connection:
        if lease:
            await connection.execute(
                f"{mine} update runs r set lease_until = %(lease)s from mine where r.user_id = mine.user_id "
                "and r.id = mine.id and r.attempt = mine.attempt and r.state = 'running'",
                facts,
            )
        rows = await (
            await connection.execute(
                f"""{mine}
                select r.id, r.stopping, exists (
                    select from runs s where s.user_id = r.user_id and s.thread_id = r.thread_id
                    and s.state = 'queued' and s.manner = 'steer'
                ) as steered
                from runs r join mine on r.user_id = mine.user_id and r.id = mine.id and r.attempt = mine.attempt
                where r.state = 'running'
                """,
                facts,
            )
        ).fetchall()
    return [Asked(**row) for row in rows]


async def take_over(database: Database, limit: int = 10) -> list[Taken]:
    """Take over runs of processes that died. From then on only the new attempt's word counts."""
    now = database.clock()
    async with database.service() as connection:
        rows = await (
            await connection.execute(
                """
                update runs r set attempt = r.attempt + 1, lost = r.lost + 1, lease_until = %(lease)s
                from (
                    select user_id, id from runs where state = 'running' and lease_until < %(now)s
                    order by lease_until limit %(limit)s for update skip locked
                ) lost
                where r.user_id = lost.user_id and r.id = lost.id
                returning r.id, r.user_id, r.thread_id, r.attempt, r.lost, r.stopping
                """,
                {"lease": now + LEASE, "now": now, "limit": limit},
            )
        ).fetchall()
    return [Taken(**row) for row in rows]


async def release(scope: Scope, run_id: UUID, attempt: int) -> None:
    """The run's process is about to end: another may take the run over at once."""
    await scope.run(
        "update runs set lease_until = %s where user_id = %s and id = %s and attempt = %s and state = 'running'",
        [scope.now - timedelta(seconds=1), scope.user_id, run_id, attempt],
    )


async def end(
    scope: Scope, run_id: UUID, attempt: int, state: RunState, model: str, *, error: str | None = None,
    cost: Json | None = None,
) -> AsyncCursor[DictRow]:  # fmt: skip
    """The run has ended. What was said is added after this, in the same transaction; then the `next` one begins.

    An attempt that another has taken over from ends nothing, and what it adds is not stored: then there is no row.
    """
    return await scope.send(
        """
        with held as (
            select t.id from threads t join runs r on r.user_id = t.user_id and r.thread_id = t.id
            where r.user_id = %(user)s and r.id = %(run)s for update of t
        )
        update runs set state = %(state)s, model = %(model)s, error = %(error)s, ended_at = %(now)s,
               cost = case when cost is null or %(cost)s::jsonb is null then coalesce(cost, %(cost)s) else (
                   select jsonb_object_agg(key, value::bigint + coalesce((runs.cost->>key)::bigint, 0))
                   from jsonb_each_text(%(cost)s)
               ) end
        where user_id = %(user)s and id = %(run)s and attempt = %(attempt)s and state = 'running'
        and exists (select from held) returning id
        """,
        {
            "state": state, "model": model, "error": error, "now": scope.now, "user": scope.user_id, "run": run_id,
            "attempt": attempt, "cost": jsonb(cost) if cost else None,
        },
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Next:
    """The next run in line, being begun; which one is known after the commit."""

    user_id: UUID
    rows: AsyncCursor[DictRow]

    async def taken(self) -> Taken | None:
        """The run that has begun, or None where nobody waits."""
        row = await self.rows.fetchone()
        return Taken(row["id"], self.user_id, row["thread_id"], 1) if row else None


async def next_in_line(scope: Scope, thread_id: UUID) -> Next:
    """Begin the run of the message that waits first, where no other holds the thread: it joins the thread now."""
    cursor = await scope.send(
        """
        with first as (
            select id, said, coalesce(said_extra, '{}') as extra from runs
            where user_id = %(user)s and thread_id = %(thread)s and state = 'queued' and not exists (
                select from runs where user_id = %(user)s and thread_id = %(thread)s
                and state in ('running', 'waiting')
            )
            order by manner <> 'interrupt', started_at, id limit 1 for update
        ), begun as (
            update runs r set state = 'running', said = null, said_extra = null, started_at = %(now)s,
                              lease_until = %(lease)s
            from first where r.user_id = %(user)s and r.id = first.id
            returning r.id, r.thread_id, r.message_id, r.withheld
        ), heard as (
            insert into messages (user_id, thread_id, run_id, id, role, content, extra, created_at, withheld)
            select %(user)s, begun.thread_id, begun.id, begun.message_id, 'user', first.said, first.extra, %(now)s,
                   begun.withheld
            from begun, first
        )
        select id, thread_id from begun
        """,
        {"user": scope.user_id, "thread": thread_id, "now": scope.now, "lease": scope.now + LEASE},
    )
    return Next(scope.user_id, cursor)


async def withhold(scope: Scope, run_id: UUID, *, entry: bool = False) -> None:
    """Keep what is said in a run from models, from now on; an `entry` where new ones are kept from them. Nobody waits
    for it."""
    facts = {"user": scope.user_id, "run": run_id, "entry": entry}
    kept: LiteralString = (
        "(not %(entry)s or exists (select from journal_settings where user_id = %(user)s and tier <> 'full'))"
    )
    await scope.run(
        f"update runs set withheld = true where user_id = %(user)s and id = %(run)s and {kept}", facts
    )
    await scope.run(
        f"update messages set withheld = true where user_id = %(user)s and run_id = %(run)s and {kept}", facts
    )


async def send_withheld(scope: Scope, run_id: UUID) -> AsyncCursor[DictRow]:
    """Ask whether what is said in a run is kept from models; `is_withheld` reads the answer."""
    return await scope.send(
        "select withheld from runs where user_id = %s and id = %s", [scope.user_id, run_id]
    )


async def is_withheld(cursor: AsyncCursor[DictRow] | None) -> bool:
    """Whether it is; not where nobody asked."""
    row = await cursor.fetchone() if cursor else None
    return bool(row and row["withheld"])
