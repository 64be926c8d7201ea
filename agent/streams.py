"""A run's events for whoever follows it: in this process from memory, elsewhere from Redis, at last from Postgres."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args
from uuid import UUID

import orjson
from pydantic import TypeAdapter
from redis.exceptions import RedisError

from agent.events import Event, RunFailed, RunFinished, RunStarted
from memory.streams import Entry, Streams

log = logging.getLogger(__name__)

TOGETHER = 0.005
"""Seconds that the news of a beginning waits for what comes next, so that a client is woken once for both."""
GATHER = 0.03
"""Seconds for which events gather before they go to Redis: who follows in this process does not wait for that."""


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A place in what happens in a run: behind the event of this number of that attempt."""

    attempt: int = 0
    number: int = 0

    @property
    def next(self) -> "Mark":
        """Behind the event that follows."""
        return Mark(self.attempt, self.number + 1)


START = Mark()


@dataclass(frozen=True, slots=True)
class Told:
    """An event and the mark behind it; without one it is told to this listener only."""

    event: Event
    mark: Mark | None = None


class Log:
    """What one attempt at a run has told so far. Any number of listeners read it; none of them can hold it up."""

    def __init__(self, run_id: UUID, attempt: int, publisher: "Publisher") -> None:
        self.run_id = run_id
        self.attempt = attempt
        self.publisher = publisher
        self.events: list[Event] = []
        self.published = 0
        self.public = False
        self.ended = False
        self.listening: set[asyncio.Event] = set()

    def add(self, event: Event) -> None:
        """The next event."""
        self.events.append(event)
        self.wake()

    def end(self) -> None:
        """Nothing more comes of this attempt."""
        self.ended = True
        self.wake()

    @property
    def left(self) -> bool:
        """Whether the run was left in the middle: another process goes on with it."""
        return self.ended and not (self.events and closes(self.events[-1]))

    def publish(self) -> None:
        """From now on others may know of it: the run is a row."""
        self.public = True
        self.wake()

    def wake(self) -> None:
        for each in self.listening:
            each.set()
        if self.public:
            self.publisher.has_news(self)

    def entry(self, last: int) -> Entry:
        """What is not published yet, up to the event of this number."""
        return Entry(self.attempt, self.published + 1, last, encode(self.events[self.published : last]))

    async def behind(self, mark: Mark) -> AsyncIterator[list[Told]]:
        """The events behind a mark, to the end: each time all that have come since."""
        at = mark.number if mark.attempt == self.attempt and mark.number <= len(self.events) else 0
        news = asyncio.Event()
        self.listening.add(news)
        try:
            while True:
                news.clear()
                ended, there = self.ended, self.events[at:]
                if len(there) == 1 and isinstance(there[0], RunStarted) and not ended:
                    with contextlib.suppress(TimeoutError):
                        async with asyncio.timeout(TOGETHER):
                            await news.wait()
                    ended, there = self.ended, self.events[at:]
                if there:
                    yield [
                        Told(event, Mark(self.attempt, at + place)) for place, event in enumerate(there, 1)
                    ]
                    at += len(there)
                if ended:
                    return
                if at == len(self.events) and not self.ended:
                    await news.wait()
        finally:
            self.listening.discard(news)


class Publisher:
    """Sends what logs gather to Redis, many of them in one go. When Redis is gone, nothing waits for it."""

    def __init__(self, streams: Streams | None) -> None:
        self.streams = streams
        self.news: dict[UUID, Log] = {}
        self.task: asyncio.Task[None] | None = None

    def has_news(self, log: Log) -> None:
        """The log has events that nobody elsewhere knows of."""
        if self.streams is None:
            return
        self.news[log.run_id] = log
        if self.task is None:
            self.task = asyncio.create_task(self.publish(self.streams))

    async def publish(self, streams: Streams) -> None:
        try:
            while self.news:
                await asyncio.sleep(GATHER)
                logs, self.news = list(self.news.values()), {}
                upto = [len(each.events) for each in logs]
                entries = [
                    (each.run_id, each.entry(last))
                    for each, last in zip(logs, upto, strict=True)
                    if last > each.published
                ]
                try:
                    if entries:
                        await streams.append(entries)
                except (RedisError, OSError) as error:
                    log.warning("runs can't be followed elsewhere", extra={"error": type(error).__name__})
                for each, last in zip(logs, upto, strict=True):
                    each.published = last
        finally:
            self.task = None

    async def settle(self) -> None:
        """Wait until all that gathered is sent."""
        if self.task:
            await asyncio.wait({self.task}, timeout=2)


def encode(events: list[Event]) -> bytes:
    """Events as the stream keeps them."""
    return orjson.dumps([[type(event).__name__, event] for event in events])


def decode(events: bytes) -> list[Event]:
    """The events of an entry."""
    return [reader(name).validate_python(fields) for name, fields in orjson.loads(events)]


@cache
def reader(name: str) -> TypeAdapter[Any]:
    return TypeAdapter(next(kind for kind in get_args(Event) if kind.__name__ == name))


def closes(event: Event) -> bool:
    """Whether nothing follows this event until somebody does something."""
    return isinstance(event, RunFinished | RunFailed)


async def elsewhere(
    streams: Streams, run_id: UUID, mark: Mark, wait: float | None
) -> AsyncIterator[Told | None]:
    """The events behind a mark as Redis has them; None where some are missing: then only Postgres knows."""
    entries = await streams.read(run_id, mark.attempt, mark.number, wait)
    if entries is None:
        yield None
        return
    for entry in entries:
        known = mark.number if entry.attempt == mark.attempt else 0
        if entry.first > known + 1:
            yield None
            return
        for number, event in enumerate(decode(entry.events), entry.first):
            if number > known:
                yield Told(event, Mark(entry.attempt, number))
        mark = Mark(entry.attempt, entry.last)
