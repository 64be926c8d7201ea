"""What happens in Slack reaches the inbox and, from there, Bolt: Slack calls, or Aurum is connected to it."""

import asyncio
import logging
from collections.abc import Mapping
from uuid import UUID

from channels.choice import SlackChoice
from channels.desk import Desk
from channels.inbox import Inbox
from channels.message import Address, Received
from channels.patience import ended
from channels.slack.app import SlackApp, whose_line
from channels.slack.arriving import arrive, is_signed, payload_of
from channels.slack.channel import SlackChannel
from channels.slack.installs import Installs
from channels.slack.reading import external, sender_of, team_of
from channels.slack.socket_mode import SocketMode
from memory.database import Database
from memory.errors import NotFound, Unauthorized
from memory.records import Json

log = logging.getLogger(__name__)


class Listening:
    """Hears what Slack has, from `open` to `close`. `url` is where Aurum is reached."""

    def __init__(self, channel: SlackChannel, inbox: Inbox, desk: Desk, database: Database, url: str) -> None:
        self.channel = channel
        self.inbox = inbox
        self.desk = desk
        self.app = SlackApp(channel, desk, database, url)
        self.installs = Installs(channel.workspaces, url)
        self.task: asyncio.Task[None] | None = None
        inbox.handlers[channel.name] = self.app.handle
        inbox.senders[channel.name] = whose_line
        inbox.sorry[channel.name] = self.sorry

    @property
    def choice(self) -> SlackChoice:
        return self.channel.choice

    def open(self) -> None:
        """Begin to listen. Over HTTP there is nothing to begin."""
        if self.choice.app_token:
            connection = SocketMode(self.channel.workspaces, self.choice.app_token, self.inbox)
            self.task = asyncio.create_task(connection.run())

    async def close(self) -> None:
        """Listen no more."""
        if self.task:
            await ended(self.task)

    async def arrived(self, body: bytes, headers: Mapping[str, str]) -> Json:
        """Slack has called: it lies in the inbox when this returns. Answers what Slack waits for, or nothing.

        Raises NotFound where Slack is not to call, Unauthorized for what it did not sign within five minutes (nothing
        of it is read), Invalid for what is no payload, Unavailable where it can't be kept now.
        """
        if not self.choice.signing_secret:
            raise NotFound("Slack does not call this Aurum.")
        if not is_signed(self.choice.signing_secret, body, headers):
            raise Unauthorized("This is not Slack.")
        return await arrive(self.inbox, payload_of(body, headers.get("content-type", "")))

    async def sorry(self, inbox_id: UUID, payload: Json) -> None:
        """Say that something could not be answered, to who asked it, alone."""
        if sender := sender_of(payload):
            alone = Address("slack", await self.app.senders.alone_with(payload), team_of(payload))
            await self.desk.sorry(Received(external(payload), alone, sender), self.channel, inbox_id)
