"""Asking Telegram for what came in, again and again, where it can't call us. One process asks at a time."""

import asyncio
import json
import logging
from typing import Protocol
from urllib.parse import urlencode
from uuid import UUID

from telegram.error import TelegramError

from channels.telegram.channel import TelegramChannel
from channels.telegram.reading import WANTED
from channels.telegram.request import SlowDown
from memory.alone import alone
from memory.database import Database
from memory.errors import AurumError, Unavailable
from memory.records import Json

log = logging.getLogger(__name__)

WAITS = 25
"""Seconds that Telegram keeps a question open while nothing comes in."""
SHORTEST, LONGEST = 1.0, 60.0
"""Seconds between two tries while something is wrong, longer each time."""


class Keeps(Protocol):
    """What takes in what has come."""

    async def store(self, channel: str, external: str, payload: Json, /) -> UUID | None: ...

    async def take(self, id: UUID, payload: Json, /) -> None: ...


class Polling:
    """Asks for updates while it is open. Telegram forgets an update once it is asked for what follows it: that is done
    only when it lies in the inbox. What is told twice lies there once."""

    def __init__(self, channel: TelegramChannel, inbox: Keeps, database: Database) -> None:
        self.channel = channel
        self.inbox = inbox
        self.database = database
        self.offset: int | None = None
        self.pause = SHORTEST

    async def run(self) -> None:
        """Ask until it is cancelled. Errors are waited out; while another process asks, this one sees that it lives."""
        while True:
            try:
                async with alone(self.database, f"telegram {self.channel.id}") as lock:
                    await self.begin()
                    while True:
                        await lock.check()
                        await self.ask()
                        self.pause = SHORTEST
            except (
                TelegramError,
                AurumError,
            ) as error:  # another installation may ask for the same bot: that passes, too
                await self.rest(error)

    async def begin(self) -> None:
        """Telegram answers who asks only where it calls nobody. What waits there stays."""
        await self.channel.bot.delete_webhook(drop_pending_updates=False)

    async def ask(self) -> None:
        """Take in what has come, in its order."""
        for update in await self.updates():
            await keep(self.channel, self.inbox, update)
            self.offset = int(update["update_id"]) + 1

    async def updates(self) -> list[Json]:
        """What has come since, as Telegram tells it: the package would read all of it or nothing."""
        asked = {"timeout": WAITS, "allowed_updates": json.dumps(WANTED)}
        query = urlencode(asked if self.offset is None else {**asked, "offset": self.offset})
        url = f"{self.channel.bot.base_url}/getUpdates?{query}"
        found: object = await self.channel.asking.post(url, read_timeout=WAITS + 10)
        return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []

    async def rest(self, error: Exception) -> None:
        """Wait as long as Telegram wants, else longer each time that something is wrong."""
        wanted = error.seconds if isinstance(error, SlowDown) else 0.0
        log.warning("telegram is not asked for a while", extra={"error": type(error).__name__})
        await asyncio.sleep(max(self.pause, wanted))
        self.pause = min(self.pause * 2, LONGEST)


async def keep(channel: TelegramChannel, inbox: Keeps, update: Json) -> None:
    """Put an update into the inbox, then have it handled. Raises Unavailable where it can't be kept now.

    What can never be stored is left out: it would come again for ever.
    """
    external = f"{channel.id}:{update['update_id']}"
    try:
        id = await inbox.store(channel.name, external, update)
    except Unavailable:
        raise
    except AurumError as error:
        log.warning("an update could not be kept", extra={"error": type(error).__name__})
        return
    if id is not None:
        await inbox.take(id, update)
