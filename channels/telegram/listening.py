"""What is written to the bot reaches the inbox and, from there, the desk: Telegram calls, or is asked."""

import asyncio
import logging
from collections.abc import Mapping
from uuid import UUID

from channels.choice import TelegramChoice
from channels.desk import Desk
from channels.inbox import Inbox
from channels.message import Later, Received, Refused, Unsure
from channels.patience import ended
from channels.telegram.channel import TelegramChannel
from channels.telegram.polling import LONGEST, SHORTEST, Polling, keep
from channels.telegram.reading import WANTED, Standing, read
from channels.telegram.request import meaning
from memory import identities
from memory.database import Database
from memory.records import Json

log = logging.getLogger(__name__)

HOOK = "/api/hooks/telegram"
NO_SENDER = ("", "")


class Listening:
    """Hears what Telegram has, from `open` to `close`. `url` is where Telegram can reach this Aurum."""

    def __init__(
        self, channel: TelegramChannel, inbox: Inbox, desk: Desk, database: Database, url: str
    ) -> None:
        self.channel = channel
        self.inbox = inbox
        self.desk = desk
        self.database = database
        self.url = url
        inbox.handlers[channel.name] = self.handle
        inbox.senders[channel.name] = sender_of
        inbox.sorry[channel.name] = self.sorry

    @property
    def choice(self) -> TelegramChoice:
        return self.channel.choice

    def open(self, commands: Mapping[str, str]) -> None:
        """Begin to listen, as soon as Telegram can be reached; nobody waits for that."""
        self.task = asyncio.create_task(self.run(commands))

    async def close(self) -> None:
        """Listen no more. A hook stays: what comes meanwhile waits at Telegram."""
        await ended(self.task)

    async def run(self, commands: Mapping[str, str]) -> None:
        """Say which commands there are, then have Telegram call or ask it."""
        try:
            if self.choice.webhook:
                await self.settle(commands)
            else:
                async with asyncio.TaskGroup() as group:
                    group.create_task(self.settle(commands))
                    group.create_task(Polling(self.channel, self.inbox, self.database).run())
        except Exception:
            log.exception("telegram is not listened to any more")

    async def settle(self, commands: Mapping[str, str]) -> None:
        """Tell Telegram what it has to know of this Aurum, until it knows."""
        pause = SHORTEST
        while True:
            try:
                await self.channel.me()
                await self.channel.offer(commands)
                if self.choice.webhook:
                    await self.hang()
            except Refused as refused:
                log.error("telegram does not take this bot", extra={"why": refused.why})
                return
            except (Later, Unsure) as error:
                log.warning("telegram was not told of this bot", extra={"why": error.why})
                await asyncio.sleep(pause)
                pause = min(pause * 2, LONGEST)
            else:
                return

    async def hang(self) -> None:
        """Have Telegram call. What waits there stays."""
        with meaning():
            await self.channel.bot.set_webhook(
                self.url.rstrip("/") + HOOK,
                allowed_updates=WANTED,
                drop_pending_updates=False,
                secret_token=self.choice.secret,
            )

    async def arrived(self, update: Json) -> None:
        """Telegram has called: the update lies in the inbox when this returns. Raises Unavailable."""
        await keep(self.channel, self.inbox, update)

    async def handle(self, inbox_id: UUID, update: Json) -> None:
        """Do what an update asks for."""
        found = await self.understood(update)
        if isinstance(found, Standing):
            await self.stand(found)
        elif found:
            await self.desk.hear(found, self.channel, inbox_id)

    async def sorry(self, inbox_id: UUID, update: Json) -> None:
        """Say that a message could not be answered."""
        found = await self.understood(update)
        if isinstance(found, Received):
            await self.desk.sorry(found, self.channel, inbox_id)

    async def understood(self, update: Json) -> Received | Standing | None:
        """What an update says. None where it is nothing to us, or no update at all."""
        me = await self.channel.me()
        try:
            return read(update, me)
        except Exception as error:  # whatever the package raises over something that is no update
            log.warning("an update could not be read", extra={"error": type(error).__name__})
            return None

    async def stand(self, standing: Standing) -> None:
        """Note that somebody takes nothing any more, or does again."""
        known = await identities.of_sender(self.database, self.channel.name, "", standing.sender)
        if known:
            change = identities.block if standing.blocked else identities.unblock
            await change(self.database, known.id)


def sender_of(update: Json) -> tuple[str, str]:
    """Who sent an update; in Telegram there are no workspaces."""
    for kind in WANTED:
        match update.get(kind):
            case {"from": {"id": int(id)}}:
                return "", str(id)
    return NO_SENDER
