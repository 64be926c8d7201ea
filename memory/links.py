"""One-time codes that say who somebody is in a channel, from either side. The user, signed in, has the last word."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Literal, LiteralString
from uuid import UUID

from memory.database import Connection, Database
from memory.errors import Busy, Invalid, NotFound
from memory.identities import IDENTITY, Identity
from memory.records import Json
from memory.scope import Scope

LIFE = timedelta(minutes=10)
TRIES = 10
"""Wrong codes in ten minutes; then nobody is heard for that long."""

LinkState = Literal["open", "shown", "wanted", "done", "refused"]
"""Waiting for the other side; its sender is asked; its user is asked; connected; refused by one of them."""


@dataclass(frozen=True, slots=True)
class Link:
    """A connection that is being made: a code, and what is known of both sides until then."""

    id: UUID
    user_id: UUID | None
    channel: str
    tenant: str
    sender: str | None
    address: str | None
    name: str
    state: LinkState
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody in a channel: their workspace, their id, where they alone read, and what they are called."""

    channel: str
    tenant: str
    sender: str
    address: str
    name: str = ""

    @property
    def key(self) -> str:
        """By whom wrong codes are counted."""
        return f"{self.channel}:{self.tenant}:{self.sender}"


LINK: LiteralString = "id, user_id, channel, tenant, sender, address, name, state, expires_at"

UNKNOWN = "That is no code of mine. Ask for a new one."
USED = "That code was used already. Ask for a new one."
OLD = "That code is too old: each holds for ten minutes. Ask for a new one."
ELSEWHERE = "That code is for another channel. Ask for one for this one."


async def ask(database: Database, user_id: UUID, channel: str) -> tuple[Link, str]:
    """A code that the user takes into a channel. It is shown this once; only its hash is kept."""
    return await new(database, channel, user_id, None)


async def offer(database: Database, party: Party) -> tuple[Link, str]:
    """A code that somebody takes from a channel into the web. One that they were given before is void."""
    return await new(database, party.channel, None, party)


async def new(
    database: Database, channel: str, user_id: UUID | None, party: Party | None
) -> tuple[Link, str]:
    code, now = secrets.token_urlsafe(16), database.clock()
    async with database.service() as connection:
        await connection.execute("delete from links where expires_at < %s", [now - timedelta(days=1)])
        await connection.execute(
            "update links set state = 'refused' where state = 'open' and channel = %s and (user_id = %s or "
            "(user_id is null and (tenant, sender) = (%s, %s)))",
            [channel, user_id, party.tenant if party else "", party.sender if party else None],
        )
        cursor = await connection.execute(
            f"""
            insert into links (code_hash, user_id, channel, tenant, sender, address, name, expires_at)
            values (%(hash)s, %(user)s, %(channel)s, %(tenant)s, %(sender)s, %(address)s, %(name)s, %(until)s)
            returning {LINK}
            """,
            {
                "hash": digest(code), "user": user_id, "channel": channel, "until": now + LIFE,
                **known(party),
            },
        )  # fmt: skip
        row = await cursor.fetchone()
    assert row is not None
    return Link(**row), code


def known(party: Party | None) -> Json:
    if party is None:
        return {"tenant": "", "sender": None, "address": None, "name": ""}
    return {
        "tenant": party.tenant, "sender": party.sender, "address": party.address, "name": party.name[:200],
    }  # fmt: skip


async def present(database: Database, party: Party, code: str) -> Link:
    """Somebody in a channel shows a code of the web's: they are to be asked whether they mean it. It works once.

    Raises Invalid for a code that is none, Busy after too many wrong ones.
    """
    attempt = await begin(database, party.key, None)
    async with database.service() as connection:
        link = await find(connection, code, database.clock(), from_web=True)
        if link.channel != party.channel:
            raise Invalid(ELSEWHERE)
        cursor = await connection.execute(
            f"update links set state = 'shown', tenant = %(tenant)s, sender = %(sender)s, address = %(address)s, "
            f"name = %(name)s, expires_at = %(until)s where id = %(id)s returning {LINK}",
            {**known(party), "id": link.id, "until": database.clock() + LIFE},
        )
        row = await cursor.fetchone()
        await forgive(connection, attempt)
    assert row is not None
    return Link(**row)


async def redeem(database: Database, user_id: UUID, code: str) -> Link:
    """The user shows a code that a channel gave: now they see whose it is, and may confirm it. It works once.

    Raises Invalid for a code that is none, Busy after too many wrong ones.
    """
    attempt = await begin(database, f"user:{user_id}", user_id)
    async with database.service() as connection:
        link = await find(connection, code, database.clock(), from_web=False)
        cursor = await connection.execute(
            f"update links set state = 'wanted', user_id = %s, expires_at = %s where id = %s returning {LINK}",
            [user_id, database.clock() + LIFE, link.id],
        )
        row = await cursor.fetchone()
        await forgive(connection, attempt)
    assert row is not None
    return Link(**row)


async def find(connection: Connection, code: str, now: datetime, *, from_web: bool) -> Link:
    """The link of a code that still waits for its other side. Raises Invalid in a sentence."""
    cursor = await connection.execute(
        f"select {LINK} from links where code_hash = %s for update", [digest(code)]
    )
    row = await cursor.fetchone()
    if row is None:
        raise Invalid(UNKNOWN)
    link = Link(**row)
    if link.state != "open":
        raise Invalid(USED)
    if link.expires_at <= now:
        raise Invalid(OLD)
    if (link.sender is None) is not from_web:
        raise Invalid(UNKNOWN)
    return link


async def void(database: Database, code: str) -> None:
    """A code that others may have seen works no more."""
    async with database.service() as connection:
        await connection.execute(
            "update links set state = 'refused' where code_hash = %s and state = 'open'", [digest(code)]
        )


async def agree(database: Database, party: Party, link_id: UUID, *, yes: bool) -> Link | None:
    """Who showed the code means it, or does not. None where nothing waits for their word."""
    async with database.service() as connection:
        cursor = await connection.execute(
            f"""
            update links set state = %s where id = %s and (channel, tenant, sender) = (%s, %s, %s)
            and state = 'shown' and expires_at > %s returning {LINK}
            """,
            ["wanted" if yes else "refused", link_id, party.channel, party.tenant, party.sender, database.clock()],
        )  # fmt: skip
        row = await cursor.fetchone()
    return Link(**row) if row else None


async def of_user(scope: Scope) -> list[Link]:
    """What is being connected to this user: those who wait for their word last."""
    rows = await scope.rows(
        f"select {LINK} from links where user_id = %s and state in ('open', 'shown', 'wanted') and expires_at > %s "
        "order by state = 'wanted', expires_at, id",
        [scope.user_id, scope.now],
    )
    return [Link(**row) for row in rows]


async def refuse(scope: Scope, link_id: UUID) -> Link:
    """Connect it never. Raises NotFound."""
    row = await scope.row(
        "update links set state = 'refused' where user_id = %s and id = %s and state in ('open', 'shown', 'wanted') "
        f"returning {LINK}",
        [scope.user_id, link_id],
    )
    if row is None:
        raise NotFound("There is no such connection to be made.")
    return Link(**row)


async def confirm(database: Database, user_id: UUID, link_id: UUID) -> tuple[Identity, Identity | None]:
    """The user says yes: the chat is theirs. Comes with whose it was before, where it was another's.

    Raises NotFound where nothing of theirs waits for that, or no more.
    """
    now = database.clock()
    async with database.service() as connection:
        cursor = await connection.execute(
            f"update links set state = 'done' where id = %s and user_id = %s and state = 'wanted' and expires_at > %s "
            f"returning {LINK}",
            [link_id, user_id, now],
        )
        row = await cursor.fetchone()
        if row is None:
            raise NotFound("Nothing waits for that any more. Start again with a new code.")
        facts = {**row, "user": user_id, "now": now}
        former = await connection.execute(
            f"delete from identities where (channel, tenant, sender) = (%(channel)s, %(tenant)s, %(sender)s) "
            f"and user_id <> %(user)s returning {IDENTITY}",
            facts,
        )
        before = await former.fetchone()
        made = await connection.execute(
            f"""
            insert into identities (user_id, channel, tenant, sender, address, name, linked_at)
            values (%(user)s, %(channel)s, %(tenant)s, %(sender)s, %(address)s, %(name)s, %(now)s)
            on conflict (channel, tenant, sender)
            do update set address = excluded.address, name = excluded.name, blocked_at = null
            returning {IDENTITY}
            """,
            facts,
        )
        identity = await made.fetchone()
    assert identity is not None
    return Identity(**identity), Identity(**before) if before else None


async def begin(database: Database, who: str, user_id: UUID | None) -> UUID:
    """Count a code as wrong before it is looked at, in a transaction of its own. Raises Busy after too many."""
    now = database.clock()
    async with database.service() as connection:
        await connection.execute("select pg_advisory_xact_lock(hashtextextended(%s, 24))", [who])
        await connection.execute("delete from link_tries where at < %s", [now - 6 * LIFE])
        cursor = await connection.execute(
            "select at from link_tries where sender = %s order by at desc limit %s", [who, TRIES]
        )
        wrong = [row["at"] for row in await cursor.fetchall()]
        if len(wrong) == TRIES and wrong[0] - wrong[-1] <= LIFE and now - wrong[0] < LIFE:
            raise Busy("Too many wrong codes. Wait ten minutes, then ask for a new one.")
        cursor = await connection.execute(
            "insert into link_tries (sender, user_id, at) values (%s, %s, %s) returning id",
            [who, user_id, now],
        )
        row = await cursor.fetchone()
    assert row is not None
    return UUID(str(row["id"]))


async def forgive(connection: Connection, attempt: UUID) -> None:
    """It was the right one."""
    await connection.execute("delete from link_tries where id = %s", [attempt])


def digest(code: str) -> bytes:
    return sha256(code.encode()).digest()
