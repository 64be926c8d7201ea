"""kill -9 at random moments of a turn, and everything is as if nothing had happened.

After each: the message is there once, each of its three tasks is there once, every call has its answer, one
answer was given, nothing is under way, no checkpoint is left. `make chaos` does it some hundred times.
"""

import asyncio
import os
import signal
import socket
import subprocess
import sys
from collections import Counter
from collections.abc import AsyncIterator
from random import Random
from typing import Any
from uuid import UUID, uuid4

import httpx
import psycopg
import pytest_asyncio
from psycopg.rows import dict_row

from api.auth import Keeper
from memory import people
from memory.database import Database
from tests.conftest import TEMPLATE, Place

TURNS = int(os.environ.get("AURUM_TEST_KILLS", "30"))
LONGEST = 0.16
"""Seconds after which a turn is over when nobody kills it."""


class Nursery:
    """Servers that can be killed, each on a port of its own; the next one waits already."""

    def __init__(self, place: Place, owner_url: str, app_url: str) -> None:
        arguments = [owner_url, app_url, place.redis_url, str(place.folder)]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.victim", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def born(self) -> tuple[int, int]:
        """A server's process id and port."""
        assert self.process.stdin
        assert self.process.stdout
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = int(probe.getsockname()[1])
        self.process.stdin.write(f"{port}\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline()), port

    def close(self) -> None:
        self.process.kill()
        self.process.wait()


@pytest_asyncio.fixture
async def nursery(place: Place) -> AsyncIterator[tuple[Nursery, str, UUID, str]]:
    """A nursery over a database of its own, the owner's URL, a user, and their token."""
    name = f"faults_{os.getpid()}"
    base = place.owner_url
    with psycopg.connect(base, autocommit=True) as connection:
        connection.execute(f"create database {name} template {TEMPLATE}".encode())
    owner_url, app_url = renamed(base, name), renamed(place.app_url, name)
    database = Database(app_url)
    await database.open()
    user = await people.owner(database, "Europe/Berlin")
    token = Keeper("x" * 48, database).issue(user, "access")
    await database.close()
    nursery = Nursery(place, owner_url, app_url)
    yield nursery, owner_url, user, token
    nursery.close()
    with psycopg.connect(base, autocommit=True) as connection:
        connection.execute(f"drop database {name} with (force)".encode())


def renamed(url: str, name: str) -> str:
    """The same server's other database."""
    return psycopg.conninfo.make_conninfo(url, dbname=name)


async def test_a_turn_that_is_killed_at_any_moment_is_finished_and_done_once(
    nursery: tuple[Nursery, str, UUID, str],
) -> None:
    born, owner_url, user, token = nursery
    chance, victim, standby = Random(23), born.born(), born.born()
    said: list[str] = []
    try:
        for number in range(TURNS):
            text = f"Turn {number}"
            said.append(text)
            body = request(text)
            after = chance.uniform(0, LONGEST)
            await say_until_killed(victim, token, body, after, heard=number % 3 > 0)
            victim, standby = standby, born.born()
            await until_heard(victim, token, body)
        await until_at_rest(owner_url, user)
        assert_as_if_nothing_had_happened(owner_url, user, said)
    finally:
        for process, _ in (victim, standby):
            os.kill(process, signal.SIGKILL)


def request(text: str) -> dict[str, object]:
    message = {"id": str(uuid4()), "role": "user", "content": text}
    return {
        "threadId": "life", "runId": str(uuid4()), "messages": [message], "tools": [], "context": [],
        "state": {}, "forwardedProps": {},
    }  # fmt: skip


async def say_until_killed(
    victim: tuple[int, int], token: str, body: dict[str, object], after: float, *, heard: bool
) -> None:
    """Say it, and kill the process some time after it was said, or after it was `heard`."""
    process, port = victim
    await until_up(port)
    began = asyncio.Event()
    turn = asyncio.create_task(say(port, token, body, began))
    if heard:
        await began.wait()
    await asyncio.sleep(after)
    os.kill(process, signal.SIGKILL)
    await asyncio.wait({turn})
    turn.exception()


async def say(port: int, token: str, body: dict[str, object], began: asyncio.Event | None = None) -> int:
    """Say it and listen to the end; the answer's status."""
    async with (
        httpx.AsyncClient(headers={"Authorization": f"Bearer {token}"}, timeout=30) as client,
        client.stream("POST", f"http://127.0.0.1:{port}/api/chat", json=body) as answer,
    ):
        if began:
            began.set()
        await answer.aread()
        return answer.status_code


async def until_heard(victim: tuple[int, int], token: str, body: dict[str, object]) -> None:
    """As a client does whose connection broke: say it again under the same id until somebody has it."""
    await until_up(victim[1])
    assert await say(victim[1], token, body) in (200, 409)


async def until_up(port: int) -> None:
    for _ in range(1000):
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            await asyncio.sleep(0.02)
            continue
        writer.close()
        return
    raise TimeoutError("The server does not come up.")


async def until_at_rest(owner_url: str, user: UUID) -> None:
    """Until no run is under way."""
    for _ in range(600):
        if not rows(owner_url, user, "select 1 from runs where user_id = %s and state = 'running'"):
            return
        await asyncio.sleep(0.05)
    raise TimeoutError("A run does not end.")


def assert_as_if_nothing_had_happened(owner_url: str, user: UUID, said: list[str]) -> None:
    tasks = Counter(
        row["title"] for row in rows(owner_url, user, "select title from tasks where user_id = %s")
    )
    wanted = Counter(f"{text} {name}" for text in said for name in ("a", "b", "c"))
    assert tasks == wanted, {"twice or never": (tasks - wanted, wanted - tasks)}
    messages = rows(owner_url, user, "select * from messages where user_id = %s order by seq")
    assert Counter(row["content"] for row in messages if row["role"] == "user") == Counter(said)
    asked = [call["id"] for row in messages for call in row["calls"]]
    assert asked == [row["call_id"] for row in messages if row["role"] == "tool"], (
        "no call is left without an answer"
    )
    answers = Counter(row["run_id"] for row in messages if row["role"] == "assistant" and not row["calls"])
    assert set(answers.values()) == {1}
    assert len(answers) == len(said)
    states = {row["state"] for row in rows(owner_url, user, "select state from runs where user_id = %s")}
    assert states == {"done"}
    with psycopg.connect(owner_url, row_factory=dict_row) as connection:
        left = connection.execute("select count(*) as left from checkpoints").fetchone()
    assert left == {"left": 0}
    attempts = rows(owner_url, user, "select attempt from runs where user_id = %s")
    taken_up = sum(row["attempt"] > 1 for row in attempts)
    print(f"{len(said)} turns killed, {taken_up} of them taken up by another process")
    assert taken_up > len(said) / 5, "the kills must hit turns under way"


def rows(owner_url: str, user: UUID, query: str) -> list[dict[str, Any]]:
    with psycopg.connect(owner_url, row_factory=dict_row) as connection:
        connection.execute("select set_config('request.jwt.claims', %s, false)", [f'{{"sub": "{user}"}}'])
        return connection.execute(query.encode(), [user]).fetchall()
