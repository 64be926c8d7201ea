"""Server-sent events, read as a browser reads them."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any
from uuid import uuid4

import httpx

Json = dict[str, Any]
Feed = AsyncIterator[tuple[str | None, Json]]


async def events_in(answer: httpx.Response) -> Feed:
    """The events of a stream, each with its id."""
    event_id, data = None, []
    async for line in answer.aiter_lines():
        if line.startswith("id: "):
            event_id = line[4:]
        elif line.startswith("data: "):
            data.append(line[6:])
        elif not line and data:
            yield event_id, json.loads("\n".join(data))
            event_id, data = None, []


async def take(feed: Feed, number: int) -> list[tuple[str | None, Json]]:
    """The next so many events of a stream that does not end."""
    async with asyncio.timeout(10):
        return [await anext(feed) for _ in range(number)]


def turn(text: Any, thread: str = "life", **other: Any) -> Json:
    """A request for a turn."""
    return {
        "threadId": thread,
        "runId": str(uuid4()),
        "messages": [{"id": str(uuid4()), "role": "user", "content": text}],
        "tools": [],
        "context": [],
        "state": {},
        "forwardedProps": {},
    } | other


async def say(http: httpx.AsyncClient, text: Any, thread: str = "life", **other: Any) -> list[Json]:
    """Say something and listen to the end."""
    async with http.stream("POST", "/api/chat", json=turn(text, thread, **other)) as answer:
        if answer.status_code != 200:
            await answer.aread()
        assert answer.status_code == 200, answer.text
        assert answer.headers["content-type"].startswith("text/event-stream")
        return [event async for _, event in events_in(answer)]
