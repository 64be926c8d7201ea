"""What a turn costs before any model, beside the stock way, in one run.

One tool call, then fifty words, over HTTP and SSE, on the same Postgres. First in fresh conversations: medians in
milliseconds and the ratio, ours to theirs. Then behind a past that was really said, turn by turn: a turn, loading the
state, and what that past takes in the database, with all its indexes and our ledger and search.

    python -m bench.turn [ROUNDS] [MESSAGES …]     150 fresh turns; a past of 100, 1,000 and 3,000 messages
"""

import asyncio
import json
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from uuid import UUID, uuid4

import httpx
import psycopg
from langgraph.checkpoint.postgres.aio import AsyncPostgresSaver

from agent import summary, window
from api.aurum import migrate
from api.auth import Keeper
from memory import conversations, people
from memory.database import Database
from memory.embedded import Embedded

ROUNDS, WARM_UP = 150, 15
PAST = (100, 1_000, 3_000)
SAID = 4
"""Messages of a turn: a wish, a call, its answer, words."""

Turn = Callable[[str], Awaitable[tuple[float, float]]]


async def main(rounds: int, past: list[int]) -> None:
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
        owner, signed = await signed_in(servers)
        async with (
            running(ours_command, ours_port),
            running(peer_command, peer_port),
            httpx.AsyncClient(base_url=f"http://127.0.0.1:{ours_port}", headers=signed) as ours,
            httpx.AsyncClient(base_url=f"http://127.0.0.1:{peer_port}", timeout=60) as peer,
        ):
            turns: dict[str, Turn] = {
                "ours": lambda thread: our_turn(ours, thread),
                "peer": lambda thread: peer_turn(peer, thread),
            }
            await compare(turns, rounds)
            async with AsyncExitStack() as stack:
                await behind(turns, await Stored.of(servers, owner, stack), max(5, rounds // 5), past)


async def compare(turns: dict[str, Turn], rounds: int) -> None:
    """In turns, so that a machine whose speed drifts is fair to both."""
    taken: dict[str, list[tuple[float, float]]] = {"ours": [], "peer": []}
    for number in range(rounds + WARM_UP):
        for name, turn in turns.items():
            spent = await turn(str(uuid4()))
            taken[name] += [spent] if number >= WARM_UP else []
    print(f"{rounds} turns each: one tool call, then 50 words; medians in ms")
    for place, what in enumerate(("first word", "whole turn")):
        mine, theirs = (median(times[place] for times in taken[name]) * 1000 for name in ("ours", "peer"))
        print(f"{what:12} ours {mine:6.1f}   create_agent {theirs:6.1f}   ratio {mine / theirs:4.2f}")


@dataclass
class Conversation:
    """One that has a past of so many messages: what that takes in the database, and what a turn and a load take."""

    messages: int
    thread: str = field(default_factory=lambda: str(uuid4()))
    size: int = 0
    turns: list[float] = field(default_factory=list)
    loads: list[float] = field(default_factory=list)


async def behind(turns: dict[str, Turn], stored: "Stored", rounds: int, past: list[int]) -> None:
    """Turns behind pasts of several lengths, in turns too, so that each meets the same life."""
    found = {name: [Conversation(0), *(Conversation(messages) for messages in past)] for name in turns}
    for name, turn in turns.items():
        for each in found[name]:
            before = stored.size(name)
            for _ in range(each.messages // SAID):
                await turn(each.thread)
            each.size = stored.size(name) - before
    await stored.sum_up([each.thread for each in found["ours"][1:]])
    for _ in range(rounds):
        for name, turn in turns.items():
            for each in found[name]:
                thread = each.thread if each.messages else str(uuid4())
                each.loads.append(await stored.load(name, thread))
                each.turns.append((await turn(thread))[1])
    tell(found["ours"], found["peer"], rounds)


def tell(ours: list[Conversation], peers: list[Conversation], rounds: int) -> None:
    print(f"\nbehind a past, {rounds} turns each; medians in ms, the past itself in MB")
    print("messages   a turn: ours   peer ratio   a load: ours   peer   stored: ours    peer")
    for mine, their in zip(ours, peers, strict=True):
        turns, loads = ([median(each) * 1000 for each in pair] for pair in (
            (mine.turns, their.turns), (mine.loads, their.loads)))  # fmt: skip
        print(
            f"{mine.messages:8}   {turns[0]:12.1f} {turns[1]:6.1f} {turns[0] / turns[1]:5.2f}   "
            f"{loads[0]:12.1f} {loads[1]:6.1f}   {mine.size / 1e6:12.1f} {their.size / 1e6:7.1f}"
        )
    ratio = median(ours[-1].turns) / median(ours[0].turns)
    print(
        f"ours behind {ours[-1].messages:,} messages takes {ratio:.2f} of ours behind none (at most 1.20 are wanted)"
    )


@dataclass
class Stored:
    """What lies in the two databases, for one who is connected already."""

    servers: Embedded
    owner: UUID
    ours: Database
    peer: AsyncPostgresSaver

    @classmethod
    async def of(cls, servers: Embedded, owner: UUID, stack: AsyncExitStack) -> "Stored":
        ours = await stack.enter_async_context(opened(servers.url("aurum_app")))
        peer = AsyncPostgresSaver.from_conn_string(servers.url("aurum", "peer"))
        return cls(servers, owner, ours, await stack.enter_async_context(peer))

    def size(self, name: str) -> int:
        """Bytes of a database's files."""
        url = self.servers.owner_url if name == "ours" else self.servers.url("aurum", "peer")
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("vacuum")
            row = connection.execute("select pg_database_size(current_database())").fetchone()
        assert row
        return int(row[0])

    async def sum_up(self, threads: list[str]) -> None:
        """Do what the worker does beside the turns."""
        for thread in threads:
            async with self.ours.scope(self.owner) as scope:
                known = await conversations.thread(scope, thread)
            await summary.summarise(self.ours, self.owner, known.id, None)

    async def load(self, name: str, thread: str) -> float:
        """Seconds in which what a turn begins with is read."""
        began = time.perf_counter()
        if name == "peer":
            await self.peer.aget_tuple({"configurable": {"thread_id": thread}})
            return time.perf_counter() - began
        async with self.ours.scope(self.owner) as scope:
            if known := await scope.row("select id from threads where slug = %s", [thread]):
                _, newest, before = await conversations.heard(scope, known["id"], uuid4(), window.WINDOW)
                window.to_model(newest, before)
        return time.perf_counter() - began


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Database]:
    database = Database(url, size=1, least=1)
    await database.open()
    yield database
    await database.close()


async def our_turn(client: httpx.AsyncClient, thread: str) -> tuple[float, float]:
    said = {"id": str(uuid4()), "role": "user", "content": "Buy shoes"}
    body = {"threadId": thread, "runId": str(uuid4()), "messages": [said], "tools": [], "context": []}
    return await timed(client, "/api/chat", body, lambda event: event["type"] == "TEXT_MESSAGE_CONTENT")


async def peer_turn(client: httpx.AsyncClient, thread: str) -> tuple[float, float]:
    body = {"thread": thread, "text": "Buy shoes"}
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


async def signed_in(servers: Embedded) -> tuple[UUID, dict[str, str]]:
    """The owner, and the headers by which they are known."""
    async with opened(servers.url("aurum_app")) as database:
        owner = await people.owner(database, "Europe/Berlin")
        return owner, {"Authorization": f"Bearer {Keeper('x' * 48, database).issue(owner, 'access')}"}


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
    given = [int(each) for each in sys.argv[1:]]
    asyncio.run(main(given[0] if given else ROUNDS, given[1:] or list(PAST)))
