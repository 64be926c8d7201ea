"""Who somebody is in a channel: a sender there is one user here."""

from dataclasses import dataclass
from datetime import datetime
from typing import LiteralString
from uuid import UUID

from memory.database import Database
from memory.errors import NotFound
from memory.scope import Scope


@dataclass(frozen=True, slots=True)
class Identity:
    """A sender of a channel who is a user. At `address` they alone read what is written to them.

    Since `blocked_at` they take nothing from us there.
    """

    id: UUID
    user_id: UUID
    channel: str
    tenant: str
    sender: str
    address: str
    name: str
    blocked_at: datetime | None
    linked_at: datetime


IDENTITY: LiteralString = "id, user_id, channel, tenant, sender, address, name, blocked_at, linked_at"


async def of_sender(database: Database, channel: str, tenant: str, sender: str) -> Identity | None:
    """Who this is, or None where nobody has connected that chat."""
    async with database.service() as connection:
        cursor = await connection.execute(
            f"select {IDENTITY} from identities where channel = %s and tenant = %s and sender = %s",
            [channel, tenant, sender],
        )
        row = await cursor.fetchone()
    return Identity(**row) if row else None


async def of_user(scope: Scope) -> list[Identity]:
    """The user's chats, the one that was connected first before the others."""
    rows = await scope.rows(
        f"select {IDENTITY} from identities where user_id = %s order by linked_at, id", [scope.user_id]
    )
    return [Identity(**row) for row in rows]


async def unlink(scope: Scope, identity_id: UUID) -> Identity:
    """Part the user from a chat. Raises NotFound."""
    row = await scope.row(
        f"delete from identities where user_id = %s and id = %s returning {IDENTITY}",
        [scope.user_id, identity_id],
    )
    if row is None:
        raise NotFound("There is no such connected chat.")
    return Identity(**row)


async def block(database: Database, identity_id: UUID) -> None:
    """Its user takes nothing from us there any more."""
    await set_blocked(database, identity_id, database.clock())


async def unblock(database: Database, identity_id: UUID) -> None:
    """Its user takes messages there again."""
    await set_blocked(database, identity_id, None)


async def set_blocked(database: Database, identity_id: UUID, since: datetime | None) -> None:
    async with database.service() as connection:
        await connection.execute(
            "update identities set blocked_at = %s where id = %s and (blocked_at is null) <> (%s::timestamptz is null)",
            [since, identity_id, since],
        )
