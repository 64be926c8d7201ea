"""What came in from a channel: stored before it is acknowledged, held by one process at a time, handled in order."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from typing import LiteralString
from uuid import UUID

from memory.database import Database
from memory.records import Json
from memory.rows import jsonb
from memory.scope import Scope

LEASE = timedelta(seconds=20)
"""A process that gave no sign for this long has died, and what it held is another's."""
TRIES = 5
MOST = 20
"""What one sender may have waiting."""
KEPT = timedelta(days=7)
PATIENCE = timedelta(hours=1)
"""For so long a channel that can't be reached is tried again."""
FLOOD = "flood"
"""The step of the one message that is answered with: too many."""
SENDING = "sending"


@dataclass(frozen=True, slots=True)
class Arrived:
    """What a channel delivered. `external` is its own id for it, the same however often it delivers it."""

    channel: str
    external: str
    payload: Json
    tenant: str = ""
    sender: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """What this process is to handle. `step` says how far it came, `answer` what was on its way then.

    `seq` counts up in the order in which things came.
    """

    id: UUID
    channel: str
    tenant: str
    sender: str
    payload: Json
    step: str
    tries: int
    seq: int
    answer: Json | None = None


@dataclass(frozen=True, slots=True)
class Waits:
    """It is not its turn yet."""


STORE: LiteralString = f"""
    with known as (
        select count(*) filter (where state in ('waiting', 'working')) as open,
               count(*) filter (where step = '{FLOOD}' and received_at > %(now)s - interval '1 minute') as told
        from inbox where channel = %(channel)s and tenant = %(tenant)s and sender = %(sender)s and sender <> ''
        and (state in ('waiting', 'working') or received_at > %(now)s - interval '1 minute')
    )
    insert into inbox (user_id, channel, external, tenant, sender, payload, state, step, holder, lease_until,
                       received_at)
    select (select user_id from identities
            where channel = %(channel)s and tenant = %(tenant)s and sender = %(sender)s),
           %(channel)s, %(external)s, %(tenant)s, %(sender)s,
           case when open < %(most)s or told = 0 then %(payload)s::jsonb end,
           case when open < %(most)s or told = 0 then 'waiting' else 'failed' end,
           case when open < %(most)s then '' else '{FLOOD}' end,
           %(holder)s, %(lease)s, %(now)s
    from known
    on conflict (channel, external) do nothing
    returning id, state, step, seq
"""

HELD: LiteralString = "id, channel, tenant, sender, payload, step, tries, seq, answer"


async def store(database: Database, holder: UUID, arrived: Arrived) -> Held | None:
    """Keep what arrived, in one statement; this process has it from then on.

    None where it is known already, or where its sender has too much waiting and was told so.
    """
    now = database.clock()
    async with database.service() as connection:
        cursor = await connection.execute(
            STORE,
            {
                "channel": arrived.channel, "external": arrived.external, "tenant": arrived.tenant,
                "sender": arrived.sender, "payload": jsonb(arrived.payload), "holder": holder, "now": now,
                "lease": now + LEASE, "most": MOST,
            },
        )  # fmt: skip
        row = await cursor.fetchone()
    if row is None or row["state"] != "waiting":
        return None
    return Held(
        row["id"],
        arrived.channel,
        arrived.tenant,
        arrived.sender,
        arrived.payload,
        row["step"],
        0,
        row["seq"],
    )


async def claim(
    database: Database, holder: UUID, inbox_id: UUID, *, at_once: bool = False
) -> Held | Waits | None:
    """Begin to handle it: the try counts before it is made. None where it is another's by now, or done.

    Waits where what its sender said before is not over, whoever has it; `at_once` it waits for nothing.
    """
    now = database.clock()
    async with database.service() as connection:
        cursor = await connection.execute(
            f"""
            update inbox i set state = 'working', tries = tries + 1, lease_until = %(lease)s,
                   user_id = coalesce(user_id, (
                       select t.user_id from identities t
                       where (t.channel, t.tenant, t.sender) = (i.channel, i.tenant, i.sender)))
            where id = %(id)s and holder = %(holder)s and state in ('waiting', 'working') and (%(now)s or not exists (
                select from inbox e where (e.channel, e.tenant, e.sender) = (i.channel, i.tenant, i.sender)
                and e.sender <> '' and e.seq < i.seq and e.state in ('waiting', 'working') and e.step <> '{FLOOD}'
            ))
            returning {HELD}
            """,
            {"lease": now + LEASE, "id": inbox_id, "holder": holder, "now": at_once},
        )
        row = await cursor.fetchone()
        if row:
            return Held(**row)
        cursor = await connection.execute(
            "select from inbox where id = %s and holder = %s and state in ('waiting', 'working')",
            [inbox_id, holder],
        )
        return Waits() if await cursor.fetchone() is not None else None


async def mark(database: Database, holder: UUID, inbox_id: UUID, step: str, answer: Json | None) -> bool:
    """Note how far it came; False where it is another process's by now."""
    async with database.service() as connection:
        cursor = await connection.execute(
            "update inbox set step = %s, answer = coalesce(%s, answer) where id = %s and holder = %s "
            "and state = 'working' returning id",
            [step, jsonb(answer) if answer is not None else None, inbox_id, holder],
        )
        row = await cursor.fetchone()
    return row is not None


async def note(scope: Scope, holder: UUID, inbox_id: UUID, answer: Json) -> bool:
    """Note what is to be answered, in the transaction of what it is about; False where it is another process's."""
    row = await scope.row(
        "update inbox set answer = %s where id = %s and user_id = %s and holder = %s and state = 'working' "
        "returning id",
        [jsonb(answer), inbox_id, scope.user_id, holder],
    )
    return row is not None


async def put_off(database: Database, holder: UUID, inbox_id: UUID) -> bool:
    """The channel could not be reached: that was no try. False where it has been tried for an hour."""
    async with database.service() as connection:
        cursor = await connection.execute(
            "update inbox set tries = tries - 1 where id = %s and holder = %s and state = 'working' "
            "and received_at > %s returning id",
            [inbox_id, holder, database.clock() - PATIENCE],
        )
        row = await cursor.fetchone()
    return row is not None


async def finish(database: Database, holder: UUID, inbox_id: UUID, error: str | None = None) -> None:
    """It was handled, or has failed for good: what it said goes."""
    async with database.service() as connection:
        await connection.execute(
            """
            update inbox set state = case when %(error)s::text is null then 'done' else 'failed' end,
                   error = %(error)s, payload = null, answer = null, lease_until = null
            where id = %(id)s and holder = %(holder)s and state in ('waiting', 'working')
            """,
            {"error": error, "id": inbox_id, "holder": holder},
        )


async def renew(database: Database, holder: UUID, inbox_ids: Collection[UUID]) -> None:
    """Say that the process lives that has these."""
    async with database.service() as connection:
        await connection.execute(
            "update inbox set lease_until = %s where id = any(%s) and holder = %s "
            "and state in ('waiting', 'working')",
            [database.clock() + LEASE, list(inbox_ids), holder],
        )


async def release(database: Database, holder: UUID) -> None:
    """This process is about to end: whoever looks next has what it had."""
    async with database.service() as connection:
        await connection.execute(
            "update inbox set lease_until = %s where holder = %s and state in ('waiting', 'working')",
            [database.clock() - timedelta(seconds=1), holder],
        )


async def take_up(
    database: Database, holder: UUID, channels: Collection[str], limit: int = 100
) -> list[Held]:
    """What dead processes had, in the order in which it came: it is this one's from now on."""
    now = database.clock()
    async with database.service() as connection:
        cursor = await connection.execute(
            f"""
            with lost as (
                select id as lost_id from inbox where state in ('waiting', 'working') and lease_until < %(now)s
                and channel = any(%(channels)s)
                order by seq limit %(limit)s for update skip locked
            ), taken as (
                update inbox set holder = %(holder)s, lease_until = %(lease)s
                from lost where id = lost_id returning {HELD}
            )
            select {HELD} from taken order by seq
            """,
            {"now": now, "channels": list(channels), "limit": limit, "holder": holder, "lease": now + LEASE},
        )
        rows = await cursor.fetchall()
    return [Held(**row) for row in rows]


async def sweep(database: Database) -> None:
    """What was handled a week ago goes."""
    async with database.service() as connection:
        await connection.execute(
            "delete from inbox where received_at < %s and state in ('done', 'failed')",
            [database.clock() - KEPT],
        )


async def once_a_minute(database: Database, inbox_id: UUID, what: str) -> bool:
    """Say this to its sender; False where they were told so within a minute."""
    async with database.service() as connection:
        cursor = await connection.execute(
            """
            update inbox i set told = %(what)s where id = %(id)s and not exists (
                select from inbox o where (o.channel, o.tenant, o.sender) = (i.channel, i.tenant, i.sender)
                and o.id <> i.id and o.told = %(what)s and o.received_at > %(since)s
            ) returning id
            """,
            {"what": what, "id": inbox_id, "since": database.clock() - timedelta(minutes=1)},
        )
        row = await cursor.fetchone()
    return row is not None
