"""Takes in what channels deliver: stored before it is acknowledged, handled in the background, each once.

What one sender says is handled in its order; many senders are heard at once.
"""

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable
from uuid import UUID, uuid4

from channels.message import Later
from channels.patience import ended
from memory import inbox
from memory.database import Database
from memory.errors import AurumError
from memory.inbox import FLOOD, LEASE, SENDING, TRIES, Arrived, Held, Waits
from memory.records import Json
from memory.said import Said, to_json
from memory.scope import Scope

log = logging.getLogger(__name__)

Handler = Callable[[UUID, Json], Awaitable[None]]
Sender = Callable[[Json], tuple[str, str]]
"""The workspace and the id of who sent it; two empty texts where nobody did."""
Key = tuple[str, str, str]

MANY = 32
"""Senders who are heard at the same time."""
STOP = re.compile(r"\s*/?stop(?:@\w+)?(?: [0-9a-f-]{36})?[\s.!]*$", re.IGNORECASE)
AT_ONCE = " at once"
"""What the line is called of what waits for nothing."""
NOT_YET = -1.0
TURN = 0.5
"""Seconds between two looks at whether it is a message's turn: another process had what came before it."""
LOOK = 5.0
"""Seconds between two looks at what dead processes left."""
SWEEP = 3600.0
PAUSE = 1.0
"""Seconds before a second try; each one after that waits twice as long."""
LONGEST = 60.0
"""Seconds that a sender's line rests at most before it is tried again."""


def nobody(_payload: Json) -> tuple[str, str]:
    """For a channel whose senders are not told apart."""
    return "", ""


class Inbox:
    """What came in. `handlers` handle a channel's, `sorry` says that one could not be handled."""

    def __init__(self, database: Database, at_once: int = MANY) -> None:
        self.database = database
        self.id = uuid4()
        self.handlers: dict[str, Handler] = {}
        self.sorry: dict[str, Handler] = {}
        self.senders: dict[str, Sender] = {}
        self.lines: dict[Key, list[UUID]] = {}
        self.handling: set[UUID] = set()
        self.held: dict[UUID, Held] = {}
        self.tasks: set[asyncio.Task[None]] = set()
        self.places = asyncio.Semaphore(at_once)

    async def store(self, channel: str, external: str, payload: Json) -> UUID | None:
        """Keep what a channel delivered; when this returns it is committed and may be acknowledged.

        None where it is known already, or its sender has too much waiting. Raises Unavailable: then it is not kept.
        """
        tenant, sender = self.senders.get(channel, nobody)(payload)
        arrived = Arrived(channel, external, payload, tenant, sender)
        held = await inbox.store(self.database, self.id, arrived)
        if held is None:
            return None
        self.held[held.id] = held
        return held.id

    async def take(self, inbox_id: UUID, _payload: Json | None = None) -> None:
        """Have it handled in the background, behind what its sender said before."""
        if held := self.held.get(inbox_id):
            self.line_up(held)

    def line_up(self, held: Held) -> None:
        """Put it in its sender's line, behind what came before it. What is being handled stays first."""
        self.held[held.id] = held
        key = line_of(held)
        if (line := self.lines.get(key)) is None:
            self.lines[key] = [held.id]
            self.tasks.add(task := asyncio.create_task(self.serve(key)))
            task.add_done_callback(self.tasks.discard)
            return
        first = line[:1] if line and line[0] in self.handling else []
        line[:] = [*first, *sorted([*line[len(first) :], held.id], key=lambda each: self.held[each].seq)]

    async def serve(self, key: Key) -> None:
        """Handle a line to its end."""
        line = self.lines[key]
        try:
            while line:
                if await self.see_to(self.held[line[0]]):
                    self.held.pop(line.pop(0), None)
                else:  # what came before it may have been taken up meanwhile
                    line.sort(key=lambda each: self.held[each].seq)
        finally:
            del self.lines[key]
            for left in line:
                self.held.pop(left, None)

    async def see_to(self, held: Held) -> bool:
        """Try until it is handled, has failed for good, or is another process's. False where it is not its turn yet."""
        tried = 0
        self.handling.add(held.id)
        try:
            while True:
                try:
                    async with self.places:
                        wait = await self.handle(held)
                except AurumError as error:  # the database is away: it is as it was, and waits
                    log.warning("the inbox can't be reached", extra={"error": error.detail})
                    wait = PAUSE
                if wait is None:
                    return True
                if wait == NOT_YET:
                    break
                tried += 1
                await asyncio.sleep(min(max(wait, PAUSE * 2 ** (tried - 1)), LONGEST))
        finally:
            self.handling.discard(held.id)
        await asyncio.sleep(TURN)
        return False

    async def handle(self, before: Held) -> float | None:
        """Try once. The seconds until it may be tried again, NOT_YET, or None where it is over."""
        at_once = line_of(before)[2].endswith(AT_ONCE)
        held = await inbox.claim(self.database, self.id, before.id, at_once=at_once)
        if held is None:
            return None
        if isinstance(held, Waits):
            return NOT_YET
        if held.tries > TRIES:
            await self.give_up(held, "nobody came to its end")
            return None
        self.held[held.id] = held
        try:
            await self.handlers[held.channel](held.id, held.payload)
        except Exception as error:
            return await self.failed(held, error)
        await inbox.finish(self.database, self.id, held.id)
        return None

    async def failed(self, held: Held, error: Exception) -> float | None:
        """It went wrong: once more later, or never. What the channel puts off counts as no try, for an hour."""
        if isinstance(error, Overtaken):
            return None
        if isinstance(error, Later) and await inbox.put_off(self.database, self.id, held.id):
            return error.seconds
        log.warning(
            "what came in was not handled", extra={"inbox": str(held.id), "error": type(error).__name__}
        )
        if held.tries >= TRIES:
            await self.give_up(held, type(error).__name__)
            return None
        return PAUSE

    async def give_up(self, held: Held, why: str) -> None:
        """It has failed for good, and its sender is told."""
        log.error("what came in is given up", extra={"inbox": str(held.id), "error": why})
        try:
            if say := self.sorry.get(held.channel):
                await say(held.id, held.payload)
        except Exception as error:
            log.warning("nor could that be said", extra={"error": type(error).__name__})
        await inbox.finish(self.database, self.id, held.id, why)

    def step(self, inbox_id: UUID) -> str:
        """How far it came before: empty where it is handled for the first time."""
        held = self.held.get(inbox_id)
        return held.step if held else ""

    def answer(self, inbox_id: UUID) -> Json | None:
        """What was on its way when the process died that had it, or None."""
        held = self.held.get(inbox_id)
        return held.answer if held else None

    async def sending(self, inbox_id: UUID, *said: Said) -> None:
        """Note that the answer is about to be sent, and which: after a crash nobody knows whether it was.

        Raises Overtaken where another process has it by now.
        """
        await self.mark(inbox_id, SENDING, *said)

    async def mark(self, inbox_id: UUID, step: str, *said: Said) -> None:
        """Note how far it came. Raises Overtaken where another process has it by now."""
        answer = {"said": [to_json(each) for each in said]} if said else None
        if not await inbox.mark(self.database, self.id, inbox_id, step, answer):
            raise Overtaken

    async def note(self, scope: Scope, inbox_id: UUID, *said: Said) -> None:
        """Note what is to be answered with the commit of what it is about. Raises Overtaken: nothing is done then."""
        if not await inbox.note(scope, self.id, inbox_id, {"said": [to_json(each) for each in said]}):
            raise Overtaken

    async def watch(self) -> None:
        """As long as the process lives: say that it does, and take up what dead ones left; at once, too."""
        swept = -SWEEP
        while True:
            now = asyncio.get_running_loop().time()
            try:
                await self.look()
                if now - swept >= SWEEP:
                    swept = now
                    await inbox.sweep(self.database)
            except AurumError as error:
                log.warning("the inbox could not be looked after", extra={"error": error.detail})
            except Exception:
                log.exception("the inbox could not be looked after")
            await asyncio.sleep(min(LOOK, LEASE.total_seconds() / 4))

    async def look(self) -> None:
        """Once: renew what is held here, and take up what nobody holds any more."""
        if self.held:
            await inbox.renew(self.database, self.id, list(self.held))
        if self.handlers:
            for lost in await inbox.take_up(self.database, self.id, list(self.handlers)):
                if lost.id not in self.held:
                    self.line_up(lost)

    async def settled(self) -> None:
        """Until nothing is under way here."""
        while self.tasks:
            await asyncio.wait(set(self.tasks))

    async def close(self, patience: float = 5.0) -> None:
        """Let what is under way finish, for some seconds; the rest is left for the next process."""
        if self.tasks:
            _, left = await asyncio.wait(set(self.tasks), timeout=patience)
            await ended(*left)
        try:
            await inbox.release(self.database, self.id)
        except AurumError as error:
            log.warning("what is left can't be released", extra={"error": error.detail})


class Overtaken(Exception):
    """Another process has taken it up: only that one answers."""


def line_of(held: Held) -> Key:
    """Whose line it stands in. That there is too much, or that something is to stop, waits for nothing."""
    if held.step == FLOOD or says_stop(held.payload):
        return held.channel, held.tenant, f"{held.sender}{AT_ONCE}"
    return held.channel, held.tenant, held.sender or str(held.id)


def says_stop(payload: Json) -> bool:
    """Whether it says that what is under way is to end, in words or by a button, as any of the channels writes it."""
    match payload:
        case {"message": {"text": str(text)}} | {"callback_query": {"data": str(text)}}:
            return bool(STOP.match(text))
        case {"event": {"text": str(text)}} | {"command": _, "text": str(text)}:
            return bool(STOP.match(text))
        case {"actions": [{"value": str(text)}, *_]}:
            return bool(STOP.match(text))
    return False
