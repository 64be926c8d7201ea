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
