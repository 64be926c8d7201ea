"""Migrations: numbered, once each, whole or not at all, and never against a database of another age."""

import asyncio
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from api.aurum import migrate as migrate_everything
from memory import migrate
from memory.database import Database
from memory.errors import SetupError


def query(url: str, statement: str) -> list[tuple[object, ...]]:
    with psycopg.connect(url, autocommit=True) as connection:
        return connection.execute(statement.encode()).fetchall()


def applied(url: str) -> list[tuple[object, ...]]:
    return query(url, "select version, name, applied_at from schema_migrations order by version")


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of migrations for a test to write."""
    monkeypatch.setattr(migrate, "FOLDER", tmp_path)
    return tmp_path


def test_files_are_numbered_from_one_without_a_gap() -> None:
    numbers = [number for number, _ in migrate.files()]
    assert numbers == list(range(1, len(numbers) + 1))


async def test_an_empty_database_comes_up_to_date_file_by_file(blank: str) -> None:
    assert await migrate.migrate(blank) == migrate.newest()
    assert [row[:2] for row in applied(blank)] == [(number, file.stem) for number, file in migrate.files()]


async def test_doing_it_again_changes_nothing(blank: str) -> None:
    first = await migrate_everything(blank)
    before = applied(blank)
    assert await migrate_everything(blank) == first
    assert applied(blank) == before


async def test_two_at_once_apply_each_file_once(blank: str, written: Path) -> None:
    written.joinpath("0001_slow.sql").write_text("create table a (); select pg_sleep(0.05)")
    written.joinpath("0002_more.sql").write_text("create table b ()")
    assert await asyncio.gather(*(migrate.migrate(blank) for _ in range(4))) == [2, 2, 2, 2]
    assert [row[0] for row in applied(blank)] == [1, 2]


async def test_a_failing_file_leaves_nothing_and_what_came_before_it_stays(blank: str, written: Path) -> None:
    written.joinpath("0001_good.sql").write_text("create table a ()")
    broken = written / "0002_broken.sql"
    broken.write_text("create table b (); insert into b values (1 / 0)")
    written.joinpath("0003_later.sql").write_text("create table c ()")
    with pytest.raises(psycopg.Error):
        await migrate.migrate(blank)
    assert [row[0] for row in applied(blank)] == [1]
    assert query(blank, "select to_regclass('a')::text, to_regclass('b')::text, to_regclass('c')::text") == [
        ("a", None, None)
    ]
    broken.write_text("create table b ()")
    assert await migrate.migrate(blank) == 3
    assert [row[0] for row in applied(blank)] == [1, 2, 3]


async def opening(owner_url: str) -> str:
    """What a program is told that opens this database."""
    database = Database(make_conninfo(owner_url, options="-c role=aurum_app"), size=1, least=1)
    try:
        with pytest.raises(SetupError) as refused:
            await database.open()
    finally:
        await database.close()
    return refused.value.detail


async def test_a_database_that_is_behind_is_refused_with_what_to_do(blank: str) -> None:
    detail = await opening(blank)
    assert "version 0" in detail
    assert "aurum migrate" in detail


async def test_a_database_that_is_ahead_is_refused_and_left_as_it_is(blank: str) -> None:
    await migrate.migrate(blank)
    with psycopg.connect(blank) as connection:
        connection.execute("insert into schema_migrations (version, name) values (9999, '9999_of_tomorrow')")
    before = applied(blank)
    detail = await opening(blank)
    assert "version 9999" in detail
    assert "newer Aurum" in detail
    with pytest.raises(SetupError, match="newer Aurum"):
        await migrate.migrate(blank)
    assert applied(blank) == before


FIRST_LIFE = """
    insert into users (id, name) values ('00000000-0000-0000-0000-000000000001', 'Ada');
    select set_config('aurum.operation', '00000000-0000-0000-0000-00000000000a', false);
    insert into pillars (user_id, name) select id, 'Health' from users;
    insert into tasks (user_id, title) select id, 'Buy shoes' from users;
    select set_config('aurum.operation', '00000000-0000-0000-0000-00000000000b', false);
    select set_config('aurum.undoes', '00000000-0000-0000-0000-00000000000a', false);
    select set_config('aurum.changed', '', false);
    update tasks set deleted_at = now();
"""
"""A life in the tables of version 6, where an operation undid another."""


@pytest.mark.parametrize("superuser", [True, False])
async def test_a_life_that_is_there_comes_along_whoever_owns_it(blank: str, superuser: bool) -> None:
    """Row-level security is forced on owners too: one that is no superuser must still see what it changes."""
    owner = blank
    with psycopg.connect(blank, autocommit=True) as connection:
        for number, file in migrate.files():
            if number == 1:
                connection.execute("create table schema_migrations (version int primary key, name text not null, "
                                   "applied_at timestamptz not null default now())")  # fmt: skip
            if number <= 6:
                connection.execute(file.read_bytes())
                connection.execute("insert into schema_migrations values (%s, %s)", [number, file.stem])
        connection.execute(FIRST_LIFE.encode())
        if not superuser:
            owner = handed_over(connection, blank)
    assert await migrate.migrate(owner) == migrate.newest()
    assert query(blank, "select name, position from pillars") == [("Health", 1.0)]
    assert query(blank, "select title, position, deleted_at is null from tasks") == [
        ("Buy shoes", 1.0, False)
    ]
    assert query(blank, "select kind, cardinality(undid) from operations order by seq") == [
        ("change", 0),
        ("undo", 1),
    ]
    assert query(blank, "select count(*) from changes") == [(3,)], "moving house is no change of anybody's"


def handed_over(connection: psycopg.Connection, url: str) -> str:
    """The database belongs to somebody who is no superuser; their URL."""
    name = "plain_" + str(connection.info.dbname)
    connection.execute(
        f"create role {name} login createrole; grant aurum_app to {name} with admin option".encode()
    )
    connection.execute(f"alter database {connection.info.dbname} owner to {name}".encode())
    connection.execute(
        f"""do $$ declare thing record; begin
            execute 'alter schema public owner to {name}';
            for thing in select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' loop
                execute format('alter table %I owner to {name}', thing.relname);
            end loop;
            for thing in select p.oid::regprocedure as name, prokind from pg_proc p
                         where pronamespace = 'public'::regnamespace
                         and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e') loop
                execute format('alter routine %s owner to {name}', thing.name);
            end loop;
        end $$""".encode()
    )
    return make_conninfo(url, user=name)
