"""Follow a run wherever it is taken: in this process from memory, elsewhere from Redis, at last from Postgres."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Mapping
from uuid import UUID

from agent.driver import Turn
from agent.events import Asked, Event, Queued, Retold, RunFailed, RunFinished, RunStarted
from agent.streams import START, Log, Mark, Told, closes, decode, elsewhere
from memory import approvals, conversations, runs
from memory.database import Database
from memory.runs import RunSeen
from memory.streams import Streams

PAUSE = 0.5
"""Seconds between two looks at a run that another process takes."""
LATE = 10
"""Looks in that time at how a run ended that has ended, and whose end is not told yet."""


class Following:
    """Tells of runs. `under_way` are the turns of this process."""

    def __init__(self, database: Database, streams: Streams | None, under_way: Mapping[UUID, Turn]) -> None:
        self.database = database
        self.streams = streams
        self.under_way = under_way
        self.awaited: dict[UUID, asyncio.Event] = {}

    async def follow(  # noqa: C901 - one branch for each place where a run may be told
        self, user_id: UUID, run_id: UUID, mark: Mark
    ) -> AsyncIterator[list[Told]]:
        """What happens in a run from behind the mark on, wherever it is taken, until nothing more does.

        Raises NotFound before the first event where there is no such run.
        """
        in_line = lossy = False
        while True:
            if log := self.log_here(user_id, run_id):
                async for there in log.behind(mark):
                    yield there
                    mark = there[-1].mark or mark
                if not log.left:
                    return
            async with self.database.scope(user_id) as scope:
                seen = await runs.run(scope, run_id)
            if seen.state == "queued":
                if not in_line:
                    yield [Told(Queued(seen.thread, run_id))]
                in_line = True
                await self.arrival(run_id)
                continue
            at_rest = seen.over or seen.state == "waiting"
            if lossy and not at_rest:
                await self.arrival(run_id)
                continue
            there, whole = await self.heard_elsewhere(run_id, mark, wait=not at_rest)
            lossy = lossy or not whole
            if there and not lossy:
                yield there
                mark = there[-1].mark or mark
                if closes(there[-1].event) and mark.attempt >= seen.attempt:
                    return
            elif at_rest:
                last = None if lossy else await self.end_of(seen)
                if last is None:
                    yield await self.retold(user_id, seen)
                if last is None or last == mark:
                    return
                mark = mark if mark < last else START  # what lies in the future was told by nobody

    def log_here(self, user_id: UUID, run_id: UUID) -> Log | None:
        """What the run tells, where it is taken in this process. One that rests may go on anywhere."""
        turn = self.under_way.get(run_id)
        if turn is None or turn.user_id != user_id or turn.log.left or turn.rests:
            return None
        return turn.log

    async def heard_elsewhere(self, run_id: UUID, mark: Mark, *, wait: bool) -> tuple[list[Told], bool]:
        """What another process told of a run since the mark, and whether that is all of it."""
        found: list[Told] = []
        if self.streams is None:
            await asyncio.sleep(PAUSE if wait else 0)
            return found, False
        async for told in elsewhere(self.streams, run_id, mark, PAUSE if wait else None):
            if told is None:
                await asyncio.sleep(PAUSE if wait else 0)
                return found, False
            found.append(told)
        return found, True

    async def end_of(self, seen: RunSeen) -> Mark | None:
        """The mark behind the last thing that was told of a run at rest; None where that is lost.

        How it came to rest may be on its way still, for a moment.
        """
        for _ in range(LATE if self.streams else 0):
            entry = await self.streams.last(seen.id) if self.streams else None
            if entry is None:
                return None
            if entry.attempt == seen.attempt and closes(decode(entry.events)[-1]):
                return Mark(entry.attempt, entry.last)
            await asyncio.sleep(PAUSE / LATE)
        return None

    async def retold(self, user_id: UUID, seen: RunSeen) -> list[Told]:
        """A run that is over, from what is stored of it."""
        async with self.database.scope(user_id) as scope:
            said = await conversations.of_run(scope, seen.id)
            asked = await approvals.of_run(scope, seen.id) if seen.state == "waiting" else []
        asking = [Asked(tuple(each for each in asked if each.state == "pending"))] if asked else []
        last_words = said[-1].content if said else ""
        events = [RunStarted(seen.thread, seen.id), Retold(said), *asking, ending(seen, last_words)]
        return [Told(event) for event in events]

    async def arrival(self, run_id: UUID) -> None:
        """Until the run is taken up here, for a moment at most."""
        arrived = self.awaited.setdefault(run_id, asyncio.Event())
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(PAUSE):
                await arrived.wait()

    def arrived(self, run_id: UUID) -> None:
        """The run is taken up here."""
        if awaited := self.awaited.pop(run_id, None):
            awaited.set()


def ending(seen: RunSeen, last_words: str) -> Event:
    """How a run ended, as it was told then."""
    if seen.state == "failed":
        return RunFailed(last_words, seen.error or "failed")
    operation = seen.id if seen.changed else None
    rests = seen.state if seen.state in ("stopped", "waiting") else "done"
    return RunFinished(seen.thread, seen.id, operation, seen.model or "", rests, seen.cost)
