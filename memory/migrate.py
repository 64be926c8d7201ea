"""Numbered SQL, applied once each, in order.

The owner migrates; the service only checks that the database and the program are of one age.
"""

from pathlib import Path
from typing import Any

from psycopg import AsyncConnection, errors
from psycopg.rows import tuple_row

from memory.errors import SetupError

FOLDER = Path(__file__).parent / "migrations"
LOCK = 4_842_017  # any number that nothing else in this database locks


async def migrate(owner_url: str) -> int:
    """Bring the database up to date; return the version it is at. One transaction per file."""
    async with await connect(owner_url) as connection:
        await connection.execute("select pg_advisory_lock(%s)", [LOCK])
        await connection.execute(
            "create table if not exists schema_migrations "
            "(version integer primary key, name text not null, applied_at timestamptz not null default now())"
        )
        at = await version_of(connection)
        for version, file in files():
            if version > at:
                await apply(connection, version, file.stem, file.read_bytes())
        refuse_when_ahead(at)
        await connection.execute("grant select on schema_migrations to aurum_app")
        return max(at, newest())


async def connect(owner_url: str) -> AsyncConnection:
    """A connection of the owner's. Raises SetupError when there is nobody to connect to."""
    try:
        return await AsyncConnection.connect(owner_url, autocommit=True)
    except (errors.OperationalError, errors.ProgrammingError) as error:
        raise SetupError("The database does not answer. Is DATABASE_URL right, and is it running?") from error


async def apply(connection: AsyncConnection, version: int, name: str, sql: bytes) -> None:
    """Run one file and note it, both or neither."""
    async with connection.transaction():
        await connection.execute(sql)
        await connection.execute(
            "insert into schema_migrations (version, name) values (%s, %s)", [version, name]
        )


async def check(connection: AsyncConnection[Any]) -> None:
    """Raise SetupError when the database is behind or ahead of this program."""
    at = await version_of(connection)
    if at < newest():
        raise SetupError(
            f"The database is at version {at}, this Aurum needs {newest()}. Run `aurum migrate` first."
        )
    refuse_when_ahead(at)


async def version_of(connection: AsyncConnection[Any]) -> int:
    """The newest migration that the database has seen; 0 for an empty one."""
    cursor = connection.cursor(row_factory=tuple_row)
    await cursor.execute("select to_regclass('schema_migrations') is not null")
    if not (known := await cursor.fetchone()) or not known[0]:
        return 0
    await cursor.execute("select coalesce(max(version), 0) from schema_migrations")
    row = await cursor.fetchone()
    return int(row[0]) if row else 0


def refuse_when_ahead(at: int) -> None:
    if at > newest():
        raise SetupError(
            f"The database is at version {at}, this Aurum only knows {newest()}. "
            "Install the newer Aurum that made it."
        )


def files() -> list[tuple[int, Path]]:
    """The migrations, in order."""
    return sorted((int(file.name[:4]), file) for file in FOLDER.glob("*.sql"))


def newest() -> int:
    return files()[-1][0]
