"""The wall: what is one user's, nobody else sees, changes, takes or points at, in any table that there is.

The tables are read from the catalogue: a new one fails here until seed.py has a row for it.
"""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
import pytest_asyncio
from psycopg import AsyncConnection, errors, sql

from memory.database import Database
from memory.errors import Invalid
from tests.conftest import Place
from tests.memory.seed import OPEN, Row, belonging, inserting, plant, seed

TABLES = sorted(seed(uuid4()))
Connection = AsyncConnection[Any]


@dataclass(frozen=True)
class Two:
    """Two users with a row each in every table."""

    a: UUID
    b: UUID
    rows: dict[UUID, dict[str, Row]]


@pytest_asyncio.fixture(scope="module")
async def two(place: Place, database: Database) -> Two:
    found = {user: seed(user) for user in (uuid4(), uuid4())}
    for rows in found.values():
        async with await AsyncConnection.connect(place.owner_url) as connection:
            await plant(connection, rows)
    a, b = found
    return Two(a, b, found)


@asynccontextmanager
async def as_claimed(place: Place, claims: str | None) -> AsyncIterator[Connection]:
    """The plain role with these claims, or without any, in a transaction that is rolled back."""
    async with await AsyncConnection.connect(place.app_url) as connection:
        if claims is not None:
            await connection.execute("select set_config('request.jwt.claims', %s, true)", [claims])
        await connection.execute("select set_config('aurum.operation', %s, true)", [str(uuid4())])
        yield connection
        await connection.rollback()


def as_user(place: Place, user: UUID) -> Any:
    return as_claimed(place, json.dumps({"sub": str(user), "role": "authenticated"}))


async def scalar(connection: Connection, query: str, *parameters: object) -> Any:
    row = await (await connection.execute(query.encode(), parameters)).fetchone()
    return row[0] if row else None


async def theirs(place: Place, table: str, user: UUID) -> list[tuple[str]]:
    """A user's rows of a table as text, read by the owner."""
    async with await AsyncConnection.connect(place.owner_url) as connection:
        query = f"select t::text from {table} t where {belonging(table)} order by 1"
        return await (await connection.execute(query.encode(), [str(user)])).fetchall()


async def catalogue(place: Place, query: str) -> list[Any]:
    async with await AsyncConnection.connect(place.owner_url) as connection:
        return await (await connection.execute(query.encode())).fetchall()


async def test_every_table_has_a_row_in_the_matrix(place: Place) -> None:
    found = await catalogue(
        place,
        "select relname from pg_class where relnamespace = 'public'::regnamespace "
        "and relkind in ('r', 'p', 'f', 'v', 'm')",
    )
    assert {name for (name,) in found} == set(TABLES) | OPEN


async def test_every_table_of_a_users_has_its_wall_enabled_and_forced(place: Place) -> None:
    found = await catalogue(
        place,
        """
        select c.relname, c.relrowsecurity, c.relforcerowsecurity,
               exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'user_id')
        from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
        """,
    )
    assert {name for name, enabled, forced, _ in found if not (enabled and forced)} == OPEN
    assert not {name for name, _, _, by_user in found if by_user} & OPEN


async def test_the_role_that_serves_is_plain(place: Place) -> None:
    (role,) = await catalogue(
        place,
        "select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication, rolinherit "
        "from pg_roles where rolname = 'aurum_app'",
    )
    assert not any(role)
    assert not await catalogue(place, "select from pg_class where relowner = 'aurum_app'::regrole")
    assert not await catalogue(place, "select from pg_auth_members where member = 'aurum_app'::regrole")
    assert not await catalogue(
        place,
        "select from pg_proc where prosecdef and pronamespace = 'public'::regnamespace",
    )
    beyond = await catalogue(
        place,
        """
        select c.relname, p.privilege from pg_class c, unnest(array['truncate', 'references', 'trigger']) p(privilege)
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
        and has_table_privilege('aurum_app', c.oid, p.privilege)
        """,
    )
    assert beyond == []


async def test_foreign_keys_between_users_rows_carry_the_user(place: Place) -> None:
    found = await catalogue(
        place,
        """
        select conrelid::regclass::text, conname,
               (select array_agg(a.attname::text order by n) from unnest(conkey) with ordinality k(num, n)
                join pg_attribute a on a.attrelid = conrelid and a.attnum = k.num),
               (select array_agg(a.attname::text order by n) from unnest(confkey) with ordinality k(num, n)
                join pg_attribute a on a.attrelid = confrelid and a.attnum = k.num)
        from pg_constraint where contype = 'f' and confrelid <> 'users'::regclass
        """,
    )
    assert found
    for table, name, ours, others in found:
        assert ("user_id", "user_id") in zip(ours, others, strict=True), f"{name} of {table}"


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("claims", [None, "", "{}", '{"sub": null}', '{"role": "authenticated"}'])
async def test_without_a_user_there_is_nothing(
    place: Place, two: Two, table: str, claims: str | None
) -> None:
    async with as_claimed(place, claims) as connection:
        assert await scalar(connection, f"select count(*) from {table}") == 0
        assert (await connection.execute(f"delete from {table}".encode())).rowcount == 0
        row = {**two.rows[two.a][table], **fresh_key(table)}
        with pytest.raises(errors.InsufficientPrivilege):
            await connection.execute(inserting(table, row), list(row.values()))


def fresh_key(table: str) -> Row:
    """New values for what must be unique, so that only the wall can stand in the way."""
    return {
        "sign_in_links": {"code_hash": uuid4().bytes},
        "links": {"id": uuid4(), "code_hash": uuid4().bytes},
        "slack_states": {"state_hash": uuid4().bytes},
        "slack_installs": {"team": str(uuid4())},
        "counters": {"noun": "others"},
        "permissions": {"tool": "other"},
        "outside": {"row_id": "other"},
        "reminded": {"reminder_id": uuid4()},
        "intent_states": {"intent_id": uuid4()},
        "changes": {},
        "words": {"row_id": str(uuid4())},
        "passages": {"id": 7},
        "meanings": {"passage_id": 7},
        "postings": {"lexeme": "other"},
        "threads": {"id": uuid4(), "slug": str(uuid4())},
        "messages": {"id": "m2"},
        "effects": {"call_id": "c2"},
        "summaries": {},
        "hrm_user_preferences": {},
        "memory_settings": {},
        "spending": {"day": "2026-11-24"},
        "checkpoints": {"checkpoint_id": "2"},
        "checkpoint_blobs": {"version": "2"},
        "checkpoint_writes": {"idx": 1},
    }.get(table, {"id": uuid4()})


@pytest.mark.parametrize("table", TABLES)
async def test_another_users_rows_can_not_be_seen(place: Place, two: Two, table: str) -> None:
    async with as_user(place, two.b) as connection:
        mine = f"select count(*) from {table} where {belonging(table)}"
        assert await scalar(connection, mine, str(two.a)) == 0
        assert await scalar(connection, f"select count(*) from {table}") == await scalar(
            connection, mine, str(two.b)
        )
        assert await scalar(connection, mine, str(two.b)) > 0


@pytest.mark.parametrize("table", TABLES)
async def test_another_users_rows_can_not_be_written(place: Place, two: Two, table: str) -> None:
    before = await theirs(place, table, two.a)
    assert before
    row = two.rows[two.a][table]
    column = next(iter(row))
    async with as_user(place, two.b) as connection:
        change = f"update {table} set {column} = {column} where {belonging(table)}"
        assert (await connection.execute(change.encode(), [str(two.a)])).rowcount == 0
        removal = f"delete from {table} where {belonging(table)}"
        assert (await connection.execute(removal.encode(), [str(two.a)])).rowcount == 0
        await connection.commit()
    async with as_user(place, two.b) as connection:
        new = {**row, **fresh_key(table)}
        with pytest.raises(errors.InsufficientPrivilege):
            await connection.execute(inserting(table, new), list(new.values()))
    assert await theirs(place, table, two.a) == before


@pytest.mark.parametrize("table", TABLES)
async def test_a_row_can_not_be_handed_to_another_user(place: Place, two: Two, table: str) -> None:
    column = {"users": "id"}.get(table, "thread_id" if table.startswith("checkpoint") else "user_id")
    async with as_user(place, two.b) as connection:
        with pytest.raises(errors.InsufficientPrivilege):
            await connection.execute(
                f"update {table} set {column} = %s where {belonging(table)}".encode(),
                [two.rows[two.a][table][column], str(two.b)],
            )


async def test_another_users_rows_can_not_be_pointed_at(place: Place, two: Two) -> None:
    """Row-level security does not see foreign keys: the keys themselves must refuse."""
    found = await catalogue(
        place,
        """
        select conrelid::regclass::text, a.attname::text, confrelid::regclass::text, b.attname::text
        from pg_constraint, unnest(conkey, confkey) k(ours, others)
        join pg_attribute a on a.attnum = k.ours join pg_attribute b on b.attnum = k.others
        where contype = 'f' and confrelid <> 'users'::regclass
        and a.attrelid = conrelid and b.attrelid = confrelid and a.attname not in ('user_id', 'attempt')
        """,
    )
    assert len(found) > 10
    for table, column, target, key in found:
        async with as_user(place, two.b) as connection:
            await connection.execute("update runs set state = 'done'")
            await connection.execute("update tasks set project_id = null")  # a task lies in one place
            await connection.execute("set constraints all immediate")
            with pytest.raises(errors.ForeignKeyViolation):
                await connection.execute(
                    f"update {table} set {column} = %s where {belonging(table)}".encode(),
                    [two.rows[two.a][target][key], str(two.b)],
                )


async def test_what_belongs_to_nobody_can_only_be_read(place: Place, two: Two) -> None:
    for table in sorted(OPEN):
        async with as_user(place, two.b) as connection:
            assert await scalar(connection, f"select count(*) from {table}") > 0
            with pytest.raises(errors.InsufficientPrivilege):
                await connection.execute(f"delete from {table}".encode())


async def test_the_service_sees_sign_in_and_the_queue_and_nothing_of_a_life(place: Place, two: Two) -> None:
    seen = set()
    for table in TABLES:
        async with as_claimed(place, '{"role": "service_role"}') as connection:
            if await scalar(connection, f"select count(*) from {table}"):
                seen.add(table)
    door = {"users", "sign_in_links", "identities", "links", "link_tries", "slack_installs", "slack_states"}
    assert seen == {*door, "runs", "jobs", "inbox"}


async def test_a_used_connection_forgets_whose_it_was(place: Place, two: Two) -> None:
    database = Database(place.app_url, size=1, least=1)
    await database.open()
    try:
        async with database.scope(two.a) as scope:
            assert await scope.row("select 1 as there from tasks")
        with pytest.raises(Invalid):
            async with database.scope(two.a) as scope:
                await scope.row("select %s::int", ["no number"])
        async with database.claimed(two.a) as connection:
            assert await (await connection.execute("select 1 as there from tasks")).fetchone()
        async with database.service() as connection:
            await connection.execute("select from users")
        async with database.pool.connection() as connection:
            cursor = await connection.execute(
                "select current_user::text as role, "
                "coalesce(current_setting('request.jwt.claims', true), '') as claims, "
                "coalesce(current_setting('aurum.operation', true), '') as operation, "
                "(select count(*) from tasks) + (select count(*) from users) as seen"
            )
            assert await cursor.fetchone() == {"role": "aurum_app", "claims": "", "operation": "", "seen": 0}
    finally:
        await database.close()


async def test_the_serving_role_is_taken_even_where_the_owner_connects(place: Place, two: Two) -> None:
    database = Database(place.owner_url, size=1, least=1)
    await database.open()
    try:
        async with database.pool.connection() as connection:
            cursor = await connection.execute("select current_user::text as role, count(*) from tasks")
            assert await cursor.fetchone() == {"role": "aurum_app", "count": 0}
    finally:
        await database.close()


def test_the_plain_role_can_not_make_tables(place: Place) -> None:
    with psycopg.connect(place.app_url) as connection, pytest.raises(errors.InsufficientPrivilege):
        connection.execute(sql.SQL("create table mine ()"))
