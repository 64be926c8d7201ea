"""A hosted model fails in every way there is: each turn ends in words, its calls are bounded, the thread goes on."""

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator, Callable
from random import Random
from typing import Any
from uuid import UUID

import pytest
import pytest_asyncio

from agent.choice import ModelChoice
from agent.events import RunFailed, RunFinished
from agent.graph import STEPS
from agent.models import Models
from api.aurum import Aurum
from tests.agent.turns import SPECIFICATIONS, MakeAurum, is_whole, kept, last_words, say
from tests.conftest import NewUser
from tests.faults.nursery import times

BREAKS = times(15)
DEADLINE = 4.0
"""Seconds: long enough for a busy machine to ask at all before it gives up."""
ALL = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"

Answer = Callable[[int], bytes]
"""What the provider sends to the how-manieth request, all of it; nothing is: it never answers."""


class Provider:
    """Speaks Gemini's protocol on loopback, as well as it is told to, and counts what it is asked."""

    def __init__(self) -> None:
        self.answer: Answer = lambda _: b""
        self.asked = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            length = next(
                line.split(b":")[1] for line in head.split(b"\r\n") if line.lower().startswith(b"content-l")
            )
            await reader.readexactly(int(length))
            self.asked += 1
            if said := self.answer(self.asked):
                writer.write(said)
                await writer.drain()
            else:
                await reader.read()
        except (OSError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()


def status(code: int, name: str) -> Answer:
    body = json.dumps({"error": {"code": code, "message": "Not now.", "status": name}}).encode()
    head = f"HTTP/1.1 {code} {name}\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    return lambda _: head.encode() + body


def stream(*parts: dict[str, Any]) -> bytes:
    """A whole answer, one event for each part."""
    events = [{"candidates": [{"content": {"parts": [part], "role": "model"}, "index": 0}]} for part in parts]
    events[-1]["candidates"][0]["finishReason"] = "STOP"
    return ALL + b"".join(b"data: %s\r\n\r\n" % json.dumps(each).encode() for each in events)


def calls(name: str, **arguments: Any) -> bytes:
    return stream({"functionCall": {"name": name, "args": arguments}})


WHOLE = stream(*({"text": f"word{n} "} for n in range(8)))

FAILURES: dict[str, tuple[Answer, int]] = {
    "no quota": (status(429, "RESOURCE_EXHAUSTED"), 2),
    "broken": (status(500, "INTERNAL"), 2),
    "silent": (lambda _: b"", 1),
    "half a stream": (lambda _: WHOLE[: len(WHOLE) // 2], 2),
    "garbage": (lambda _: b"\xff\xfe\x00 not even HTTP \x01" * 9, 2),
    "garbage in a stream": (lambda _: ALL + b"data: {]]\r\n\r\n" * 5, 2),
    "for ever something else": (lambda n: calls("add_task", title=f"Task {n}"), STEPS // 2 + 1),
    "for ever the same": (lambda _: calls("list_tasks"), 6),
    "unknown tools": (lambda n: calls(f"fly_{n}", to="the moon"), 6),
    "unfit arguments": (lambda n: calls("add_task", titel=f"Task {n}"), 6),
}  # fmt: skip


@pytest_asyncio.fixture
async def provider() -> AsyncIterator[tuple[Provider, str]]:
    provider = Provider()
    server = await asyncio.start_server(provider.serve, "127.0.0.1", 0)
    yield provider, f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    server.close()


@pytest_asyncio.fixture
async def asking(
    provider: tuple[Provider, str], aurum_with: MakeAurum, monkeypatch: pytest.MonkeyPatch
) -> tuple[Provider, Aurum]:
    """The provider, and an Aurum that asks it."""
    monkeypatch.setattr("agent.models.PAUSE", 0.01)
    choice = ModelChoice(google_api_key="k", gemini_base_url=provider[1], deadline=DEADLINE)
    models = Models(choice, SPECIFICATIONS)
    await models.ready()
    return provider[0], await aurum_with(models)


@pytest.mark.parametrize("how", FAILURES)
async def test_each_failure_ends_in_words_after_few_calls_and_the_thread_goes_on(
    asking: tuple[Provider, Aurum], user: UUID, how: str
) -> None:
    provider, aurum = asking
    provider.answer, most = FAILURES[how]
    asked = await ends_in_words(provider, aurum, user)
    assert 1 <= asked <= most
    print(f"{how}: {asked} calls")


async def test_an_answer_that_breaks_off_anywhere_ends_in_words(
    asking: tuple[Provider, Aurum], new_user: NewUser
) -> None:
    provider, aurum = asking
    chance, counts = Random(53), Counter[int]()
    for _ in range(BREAKS):
        place = chance.randrange(1, len(WHOLE))
        scrambled = bytes(chance.randrange(256) for _ in range(chance.randrange(40)))
        said = WHOLE[:place] + (scrambled if chance.random() < 0.5 else b"")
        provider.answer = lambda _, said=said: said  # type: ignore[misc]
        counts[await ends_in_words(provider, aurum, await new_user())] += 1
    print(f"{BREAKS} answers broke off: {dict(counts)} calls each")
    assert set(counts) <= {1, 2}


async def ends_in_words(provider: Provider, aurum: Aurum, user: UUID) -> int:
    """Take a turn, then another one when all is well; how often the provider was asked in the first."""
    provider.asked = 0
    events = await say(aurum, user, "add buy shoes")
    asked = provider.asked
    assert isinstance(events[-1], RunFinished | RunFailed)
    messages = await kept(aurum, user)
    assert last_words(events), "it ends in words"
    assert messages[-1].content.strip() == last_words(events)
    assert is_whole(messages)
    provider.answer = lambda _: stream({"text": "Here again."})
    assert last_words(await say(aurum, user, "And now?")) == "Here again."
    return asked
