"""Turns a second with 32 clients, and the time to the first word, beside the stock way, in one run.

Each client is a person with one conversation, and says the next thing when the last was answered: one tool call, then
fifty words, over HTTP and SSE. One process each, on the same Postgres, with the same model that takes no time; in
turns, so that a machine whose speed drifts is fair to both. The first round only warms up.

    python -m bench.chat [SECONDS] [ROUNDS] [CLIENTS]
"""

import asyncio
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median, quantiles
from typing import Any
from uuid import UUID, uuid4

import psycopg

from api.aurum import migrate
from api.auth import Keeper
from bench.turn import free_port, running
from memory.database import Database
from memory.embedded import Embedded

FASTEST = 20
"""Turns a second of one client that nobody reaches: so much is there to say."""
Spent = tuple[float, list[float], list[float]]
"""Turns a second; milliseconds to the first word, and to the end, of each turn."""


async def main(seconds: float, rounds: int, clients: int) -> None:
    with tempfile.TemporaryDirectory() as folder, Embedded(Path(folder)) as servers:
        await migrate(servers.owner_url)
        with psycopg.connect(servers.url("aurum", "postgres"), autocommit=True) as connection:
            connection.execute("create database peer")
        ports = {"ours": free_port(), "peer": free_port()}
        urls = [servers.owner_url, servers.url("aurum_app"), servers.redis_url, folder]
        tokens = await people(servers, clients)
        async with (
            running(["bench.ours", str(ports["ours"]), *urls], ports["ours"]),
            running(["bench.peer", str(ports["peer"]), servers.url("aurum", "peer")], ports["peer"]),
        ):
            taken: dict[str, list[Spent]] = {"ours": [], "peer": []}
            threads = [str(uuid4()) for _ in tokens]
            for round_ in range(rounds + 1):
                for name, port in ports.items():
                    spent = talked(port, said_to(name, tokens, threads, seconds), seconds)
                    taken[name] += [spent] if round_ else []
    print(f"{clients} clients, {rounds} rounds of {seconds:g} s each: one tool call, then 50 words")
    rates = [tell(name, taken[name]) for name in ("ours", "peer")]
    print(f"ours makes {rates[0] / rates[1]:.2f} times as many turns a second (at least 1.5 are wanted)")


async def people(servers: Embedded, count: int) -> list[str]:
    """Tokens of so many people."""
    database = Database(servers.url("aurum_app"))
    await database.open()
    async with database.service() as connection:
        rows = await (
            await connection.execute(
                "insert into users (name, zone) select 'Ada', 'Europe/Berlin' from generate_series(1, %s) returning id",
                [count],
            )
        ).fetchall()
    await database.close()
    return [Keeper("x" * 48, database).issue(UUID(str(row["id"])), "access") for row in rows]


def said_to(name: str, tokens: list[str], threads: list[str], seconds: float) -> dict[str, Any]:
    """What each client says in its conversation."""
    count = int(seconds * FASTEST) + 100
    if name == "peer":
        bodies = [[{"thread": thread, "text": "Buy shoes"}] * count for thread in threads]
        clients = [{"headers": {}, "bodies": each} for each in bodies]
        return {"path": "/chat", "word": '"text": "word', "clients": clients}
    clients = [
        {"headers": {"authorization": f"Bearer {token}"}, "bodies": [turn(thread) for _ in range(count)]}
        for token, thread in zip(tokens, threads, strict=True)
    ]
    return {"path": "/api/chat", "word": '"TEXT_MESSAGE_CONTENT"', "clients": clients}


def turn(thread: str) -> dict[str, Any]:
    said = {"id": str(uuid4()), "role": "user", "content": "Buy shoes"}
    return {"threadId": thread, "runId": str(uuid4()), "messages": [said], "tools": [], "context": []}


def talked(port: int, told: dict[str, Any], seconds: float) -> Spent:
    command = [sys.executable, "-m", "bench.talk", str(port), str(seconds)]
    done = subprocess.run(command, input=json.dumps(told), capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    found = json.loads(done.stdout)
    firsts, wholes = zip(*found["ms"], strict=True)
    return found["turns"] / found["seconds"], list(firsts), list(wholes)


def tell(name: str, rounds: list[Spent]) -> float:
    """Print what a server did; its turns a second, the median of the rounds."""
    rate = median(each[0] for each in rounds)
    parts = []
    for place, what in ((1, "first word"), (2, "whole turn")):
        times = quantiles([ms for each in rounds for ms in each[place]], n=20)  # type: ignore[union-attr]
        parts.append(f"{what} p50 {times[9]:6.0f} p95 {times[18]:6.0f} ms")
    print(f"{'create_agent' if name == 'peer' else name:12} {rate:6.1f} turns/s   {'   '.join(parts)}")
    return rate


if __name__ == "__main__":
    given = [float(each) for each in sys.argv[1:]]
    length, times, many = given + [10.0, 3, 32][len(given) :]
    asyncio.run(main(length, int(times), int(many)))
