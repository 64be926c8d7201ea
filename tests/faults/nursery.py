"""Processes that can be killed, and the database that they share."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
from psycopg.rows import dict_row

from api.auth import Keeper
from memory import people
from memory.database import Database
from tests.conftest import TEMPLATE, Place


def times(few: int) -> int:
    """How often a thing is broken: a few times, or as often as it is wished."""
    return int(os.environ.get("AURUM_TEST_KILLS", few))


@dataclass(frozen=True)
class Where:
    """Which servers the processes use."""

    owner_url: str
    app_url: str
    redis_url: str
    folder: Path

    def rows(self, user: UUID, query: str) -> list[dict[str, Any]]:
        """What the user's tables hold; the query's one parameter is the user."""
        with psycopg.connect(self.owner_url, row_factory=dict_row) as connection:
            connection.execute("select set_config('request.jwt.claims', %s, false)", [f'{{"sub": "{user}"}}'])
            return connection.execute(query.encode(), [user]).fetchall()


@dataclass(frozen=True)
class Victim:
    """A process that can be killed; a server answers at its port."""

    process: int
    port: int = 0

    def kill(self) -> None:
        """As by `kill -9`."""
        os.kill(self.process, signal.SIGKILL)


class Nursery:
    """Forks Aurums that have imported everything: born in a moment, killed in another."""

    def __init__(self, where: Where) -> None:
        arguments = [where.owner_url, where.app_url, where.redis_url, str(where.folder)]
        self.living: list[Victim] = []
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.victim", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def born(self, *bot: str) -> Victim:
        """A server on a port of its own; with a bot's token and the URL of a Telegram it has that bot."""
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = int(probe.getsockname()[1])
        return self.fork(" ".join([str(port), *bot]), port)

    def worker(self) -> Victim:
        """A process that does the jobs."""
        return self.fork("work")

    def fork(self, order: str, port: int = 0) -> Victim:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(f"{order}\n")
        self.process.stdin.flush()
        self.living.append(Victim(int(self.process.stdout.readline()), port))
        return self.living[-1]

    def close(self) -> None:
        for each in self.living:
            with contextlib.suppress(ProcessLookupError):
                each.kill()
        self.process.kill()
        self.process.wait()


@contextlib.contextmanager
def nursing(where: Where) -> Iterator[Nursery]:
    """A nursery, and none of its children when it is over."""
    nursery = Nursery(where)
    try:
        yield nursery
    finally:
        nursery.close()


@contextlib.contextmanager
def database_like(place: Place) -> Iterator[Where]:
    """A database of a test's own on the tests' server."""
    name = f"faults_{os.getpid()}_{os.urandom(4).hex()}"
    with psycopg.connect(place.owner_url, autocommit=True) as connection:
        connection.execute(f"create database {name} template {TEMPLATE}".encode())
    try:
        yield Where(
            renamed(place.owner_url, name), renamed(place.app_url, name), place.redis_url, place.folder
        )
    finally:
        with psycopg.connect(place.owner_url, autocommit=True) as connection:
            connection.execute(f"drop database {name} with (force)".encode())


def renamed(url: str, name: str) -> str:
    """The same server's other database."""
    return psycopg.conninfo.make_conninfo(url, dbname=name)


async def signed_in(where: Where) -> tuple[UUID, str]:
    """The owner of an Aurum, and a token of theirs."""
    database = Database(where.app_url)
    await database.open()
    user = await people.owner(database, "Europe/Berlin")
    token = Keeper("x" * 48, database).issue(user, "access")
    await database.close()
    return user, token
