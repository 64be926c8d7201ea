"""Databases of their own, for tests that must not meet anybody else."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import psycopg
import pytest
import pytest_asyncio
from psycopg.conninfo import make_conninfo

from memory.database import Database
from tests.conftest import TEMPLATE, Place

MakeDatabase = Callable[[str], Awaitable[str]]


@pytest_asyncio.fixture(scope="session")
async def make_database(place: Place) -> AsyncIterator[MakeDatabase]:
    """Makes a database from a template and answers its owner's URL; all go at the end."""
    made: list[str] = []

    async def run(statement: str) -> None:
        url = make_conninfo(place.owner_url, dbname="postgres")
        async with await psycopg.AsyncConnection.connect(url, autocommit=True) as connection:
            await connection.execute(statement.encode())

    async def make(template: str) -> str:
        made.append(f"made_{uuid4().hex}")
        await run(f"create database {made[-1]} template {template}")
        return make_conninfo(place.owner_url, dbname=made[-1])

    yield make
    for name in made:
        await run(f"drop database {name} with (force)")


@pytest_asyncio.fixture
async def blank(make_database: MakeDatabase) -> str:
    """The URL of an empty database."""
    return await make_database("template0")


@dataclass
class Clock:
    """A clock that stands until it is moved."""

    now: datetime = field(default_factory=lambda: datetime(2026, 11, 23, 8, 0, tzinfo=UTC))

    def __call__(self) -> datetime:
        return self.now

    def forward(self, time: timedelta) -> None:
        self.now += time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest_asyncio.fixture
async def alone(make_database: MakeDatabase, clock: Clock) -> AsyncIterator[Database]:
    """A database that nobody else uses, up to date, with a clock that stands."""
    owner_url = await make_database(TEMPLATE)
    database = Database(make_conninfo(owner_url, user="aurum_app"), size=4, clock=clock, least=1)
    await database.open()
    yield database
    await database.close()
