"""Who did something in Slack: their user here, where they read alone, and what is said to them there."""

from channels.message import Address, Later, Refused, Unsure
from channels.slack import reading
from channels.slack.channel import SlackChannel
from memory import identities
from memory.database import Database
from memory.identities import Identity
from memory.records import Json
from memory.said import Said


class Senders:
    """Whoever sent a payload."""

    def __init__(self, channel: SlackChannel, database: Database) -> None:
        self.channel = channel
        self.database = database

    async def who(self, body: Json) -> Identity | None:
        """Their user; None where they are nobody here."""
        return await identities.of_sender(
            self.database, "slack", reading.team_of(body), reading.sender_of(body)
        )

    async def tell(self, body: Json, said: Said) -> None:
        """Say something to who did this, alone: where they are, else in their own messages."""
        url, team = str(body.get("response_url") or ""), reading.team_of(body)
        place = str(body.get("channel_id") or (body.get("channel") or {}).get("id") or "D")
        if url and not place.startswith("D"):
            key = reading.external(body)
            self.channel.remember(team, key, url)
            if known := self.channel.replies.get((team, key)):
                await self.channel.respond(known, said, name=key)
                return
        await self.channel.post(Address("slack", await self.alone_with(body), team), said)

    async def alone_with(self, body: Json) -> str:
        """The conversation with who did this, alone."""
        sender = Address("slack", reading.sender_of(body), reading.team_of(body))
        try:
            return await self.channel.dm(sender)
        except (Refused, Later, Unsure):
            return sender.chat
