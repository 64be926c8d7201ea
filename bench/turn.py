"""What a turn costs before any model, beside the stock way, in one run.

One tool call, then fifty words, over HTTP and SSE, on the same Postgres; a fresh conversation each
time. Prints medians in milliseconds and the ratio, ours to theirs.
"""

import asyncio
import json
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from statistics import median
from uuid import uuid4

import httpx
import psycopg

from api.aurum import migrate
from api.auth import Keeper
from memory import people
from memory.database import Database
from memory.embedded import Embedded

ROUNDS, WARM_UP = 150, 15


async def main() -> None:
    with tempfile.TemporaryDirectory() as folder, Embedded(Path(folder)) as servers:
        await migrate(servers.owner_url)
        with psycopg.connect(servers.url("aurum", "postgres"), autocommit=True) as connection:
            connection.execute("create database peer")
        ours_port, peer_port = free_port(), free_port()
        ours_command = [
            "bench.ours",
            str(ours_port),
            servers.owner_url,
            servers.url("aurum_app"),
            servers.redis_url,
            folder,
        ]
        peer_command = ["bench.peer", str(peer_port), servers.url("aurum", "peer")]
        headers = {"Authorization": f"Bearer {await token(servers)}"}
        async with (
            running(ours_command, ours_port),
            running(peer_command, peer_port),
            httpx.AsyncClient(base_url=f"http://127.0.0.1:{ours_port}", headers=headers) as ours,
            httpx.AsyncClient(base_url=f"http://127.0.0.1:{peer_port}") as peer,
        ):
            await compare(ours, peer)


async def compare(ours: httpx.AsyncClient, peer: httpx.AsyncClient) -> None:
    """In turns, so that a machine whose speed drifts is fair to both."""
    taken: dict[str, list[tuple[float, float]]] = {"ours": [], "peer": []}
    for number in range(ROUNDS + WARM_UP):
        measured = {"ours": await our_turn(ours), "peer": await peer_turn(peer)}
        if number >= WARM_UP:
            for name, times in measured.items():
                taken[name].append(times)
    print(f"{ROUNDS} turns each: one tool call, then 50 words; medians in ms")
    for place, what in enumerate(("first word", "whole turn")):
        mine, theirs = (median(times[place] for times in taken[name]) * 1000 for name in ("ours", "peer"))
        print(f"{what:12} ours {mine:6.1f}   create_agent {theirs:6.1f}   ratio {mine / theirs:4.2f}")


async def our_turn(client: httpx.AsyncClient) -> tuple[float, float]:
    said = {"id": str(uuid4()), "role": "user", "content": "Buy shoes"}
    body = {"threadId": str(uuid4()), "runId": str(uuid4()), "messages": [said], "tools": [], "context": []}
    return await timed(client, "/api/chat", body, lambda event: event["type"] == "TEXT_MESSAGE_CONTENT")


async def peer_turn(client: httpx.AsyncClient) -> tuple[float, float]:
    body = {"thread": str(uuid4()), "text": "Buy shoes"}
    return await timed(
        client, "/chat", body, lambda event: event["type"] == "AIMessageChunk" and bool(event["text"])
    )


async def timed(client: httpx.AsyncClient, path: str, body: object, is_word: object) -> tuple[float, float]:
    """Seconds to the first word and to the end."""
    began, first, words = time.perf_counter(), 0.0, 0
    async with client.stream("POST", path, json=body) as response:
        response.raise_for_status()
        async for line in response.aiter_lines():
            if line.startswith("data:") and is_word(json.loads(line[5:])):  # type: ignore[operator]
                words += 1
                first = first or time.perf_counter() - began
    assert words == 50, f"{path} said {words} words"
    return first, time.perf_counter() - began


async def token(servers: Embedded) -> str:
    database = Database(servers.url("aurum_app"))
    await database.open()
    owner = await people.owner(database, "Europe/Berlin")
    await database.close()
    return Keeper("x" * 48, database).issue(owner, "access")


@asynccontextmanager
async def running(command: list[str], port: int) -> AsyncIterator[None]:
    """A server in a process of its own, from its first answer on."""
    process = subprocess.Popen([sys.executable, "-m", *command])
    try:
        while process.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", port), 0.1).close()
                break
            except OSError:
                await asyncio.sleep(0.1)
        yield
    finally:
        process.terminate()
        process.wait(10)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    asyncio.run(main())
