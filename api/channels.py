"""The channels that are set up: what leads out of the house, and what comes in.

Nothing of Telegram's or Slack's packages is loaded where there is no bot and no app.
"""

import asyncio
from collections.abc import Mapping
from typing import TYPE_CHECKING

from agent.hearing import Hearing
from agent.meaning import Meanings
from agent.turn import Turns
from api.settings import Settings
from channels.commands import COMMANDS
from channels.desk import Desk
from channels.inbox import Inbox
from channels.message import Channel
from channels.patience import ended
from memory.database import Database

if TYPE_CHECKING:
    from channels.slack.channel import SlackChannel
    from channels.slack.listening import Listening as SlackListening
    from channels.telegram.channel import TelegramChannel
    from channels.telegram.listening import Listening as TelegramListening


class Channels:
    """What the process that answers has: an inbox, a desk, and each channel that is set up, or None."""

    def __init__(self, settings: Settings, database: Database, secret: str) -> None:
        self.settings = settings
        self.database = database
        self.secret = secret
        self.inbox = Inbox(database)
        self.ways: dict[str, Channel] = {}
        self.telegram: TelegramListening | None = None
        self.slack: SlackListening | None = None
        self.watching: asyncio.Task[None] | None = None

    async def open(self, turns: Turns, meanings: Meanings) -> None:
        """Begin to listen. What cannot be reached yet is tried again; nobody waits for it."""
        hearing = Hearing(self.settings.model, self.database)
        self.desk = Desk(self.database, turns, self.inbox, meanings, hearing, self.settings.url)
        if self.settings.telegram.token:
            self.open_telegram()
        if self.settings.slack.there:
            self.open_slack()
        if self.ways:
            self.watching = asyncio.create_task(self.inbox.watch())

    def open_telegram(self) -> None:
        from channels.telegram.listening import Listening

        channel = telegram(self.settings)
        self.ways["telegram"] = channel
        self.telegram = Listening(channel, self.inbox, self.desk, self.database, self.settings.url)
        self.telegram.open({each.name: each.description for each in COMMANDS})

    def open_slack(self) -> None:
        from channels.slack.listening import Listening

        channel = slack(self.settings, self.database, self.secret)
        self.ways["slack"] = channel
        url = self.settings.url
        self.slack = Listening(channel, self.inbox, self.desk, self.database, url)
        self.slack.open()

    async def close(self) -> None:
        """Listen no more, finish what is under way, and let go."""
        if self.telegram:
            await self.telegram.close()
        if self.slack:
            await self.slack.close()
        if self.watching:
            await ended(self.watching)
            await self.inbox.close()
        await close(self.ways)


def ways_out(settings: Settings, database: Database, secret: str) -> dict[str, Channel]:
    """The channels that are set up, by name, to send on; nothing is listened to. `close` lets them go."""
    found: dict[str, Channel] = {}
    if settings.telegram.token:
        found["telegram"] = telegram(settings)
    if settings.slack.there:
        found["slack"] = slack(settings, database, secret)
    return found


async def close(ways: Mapping[str, Channel]) -> None:
    """Let go of the connections."""
    for way in ways.values():
        await way.close()


def telegram(settings: Settings) -> "TelegramChannel":
    """The bot."""
    from channels.telegram.channel import TelegramChannel

    return TelegramChannel(settings.telegram)


def slack(settings: Settings, database: Database, secret: str) -> "SlackChannel":
    """The app. `secret` seals the tokens of its installs."""
    from channels.slack.channel import SlackChannel
    from channels.slack.workspaces import Workspaces

    return SlackChannel(settings.slack, Workspaces(settings.slack, database, secret))
