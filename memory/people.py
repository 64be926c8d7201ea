"""The people that Aurum serves, and the one-time links by which they come in."""

from datetime import timedelta
from hashlib import sha256
from uuid import UUID

from memory.database import Database
from memory.errors import Unauthorized
from memory.records import Json, User
from memory.rows import jsonb
from memory.scope import Scope, to_user

LINK_LIFE = timedelta(hours=1)


async def owner(database: Database, zone: str | None = None) -> UUID:
    """The one who installed this Aurum; made when there is nobody yet."""
    async with database.service() as connection:
        await connection.execute(
            "insert into users (name, owner, zone) values ('You', true, %s) "
            "on conflict (owner) where owner do nothing",
            [zone],
        )
        row = await (await connection.execute("select id from users where owner")).fetchone()
    assert row is not None
    return UUID(str(row["id"]))


async def store_link(database: Database, user_id: UUID, code: str) -> None:
    """Remember a one-time code by its hash; old ones of everybody go."""
    async with database.service() as connection:
        now = database.clock()
        await connection.execute("delete from sign_in_links where expires_at < %s", [now])
        await connection.execute(
            "insert into sign_in_links (code_hash, user_id, expires_at) values (%s, %s, %s)",
            [digest(code), user_id, now + LINK_LIFE],
        )


async def use_link(database: Database, code: str, zone: str | None) -> UUID:
    """Whom the code lets in. It works once. Sets the user's zone where none is known yet."""
    async with database.service() as connection:
        row = await (
            await connection.execute(
                "delete from sign_in_links where code_hash = %s returning user_id, expires_at", [digest(code)]
            )
        ).fetchone()
        if row is not None:
            await connection.execute(
                "update users set zone = %s where id = %s and zone is null", [zone, row["user_id"]]
            )
    if row is None or row["expires_at"] < database.clock():
        raise Unauthorized("This link was used already or is too old. `aurum link` prints a new one.")
    return UUID(str(row["user_id"]))


async def change(scope: Scope, new: Json) -> User:
    """Set name, zone, day_end, week_start, travel_zone, travel_until; what `new` lacks stays."""
    row = await scope.row(
        """
        update users u set name = n.name, zone = n.zone, day_end = n.day_end, week_start = n.week_start,
                           travel_zone = n.travel_zone, travel_until = n.travel_until
        from jsonb_populate_record((select k from users k where k.id = %(user)s), %(new)s) n
        where u.id = %(user)s
        returning u.id, u.name, coalesce(u.zone, 'UTC') as zone, u.day_end, u.week_start, u.travel_zone, u.travel_until
        """,
        {"new": jsonb(new), "user": scope.user_id},
    )
    assert row is not None
    scope.known = to_user(row, scope.now)
    return scope.known


def digest(code: str) -> bytes:
    return sha256(code.encode()).digest()
