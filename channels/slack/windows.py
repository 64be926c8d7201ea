"""What is written in windows and saved by shortcuts: each one operation, done once, that can be taken back."""

from uuid import UUID, uuid5

from channels.message import Later, Refused, Unsure
from channels.slack import home, modals, reading, saving
from channels.slack.senders import Senders
from channels.slack.workspaces import asked
from memory import operations
from memory.errors import AurumError
from memory.records import Json
from memory.said import Said

TOO_LATE = "Slack closed that window before it was open. Please try again."
SAVED = {"journal": "Wrote a journal entry", "task": "Changed a task"}


class Windows:
    """Opens them, and does what they are for."""

    def __init__(self, senders: Senders) -> None:
        self.senders = senders
        self.channel = senders.channel
        self.database = senders.database

    async def open(self, kind: modals.Window, name: str, body: Json) -> None:
        """Open it; Slack takes that for three seconds."""
        identity = await self.senders.who(body)
        if identity is None:
            await self.senders.tell(body, Said(home.STRANGER))
            return
        try:
            async with self.database.scope(identity.user_id) as scope:
                view = await (modals.journal(scope) if kind == "journal" else modals.task(scope, name))
            client = await self.channel.workspaces.of(reading.team_of(body))
            await asked(client.views_open(trigger_id=body["trigger_id"], view=view))
        except AurumError as error:
            await self.senders.tell(body, Said(error.detail))
        except Refused:
            await self.senders.tell(body, Said(TOO_LATE))

    async def submitted(self, body: Json, inbox_id: UUID) -> None:
        """A window was sent: one operation, once, which can be taken back."""
        identity = await self.senders.who(body)
        if identity is None or modals.problems(body["view"]):
            return
        operation = uuid5(identity.user_id, f"slack {inbox_id}")
        try:
            async with self.database.scope(
                identity.user_id, operation=operation, label=SAVED[body["view"]["callback_id"]]
            ) as scope:
                known = await operations.stands(scope, operation)
                thing = await modals.write(scope, body["view"]) if known is None else {}
        except AurumError as error:
            if error.status >= 500:
                raise
            await self.senders.tell(body, Said(error.detail))
            return
        if thing or known:
            await self.senders.tell(body, saving.receipt(thing, operation))

    async def saved(self, body: Json, inbox_id: UUID) -> None:
        """The shortcut of a message: it becomes a task, with its words as what they are: somebody's."""
        identity = await self.senders.who(body)
        if identity is None:
            await self.senders.tell(body, Said(home.STRANGER))
            return
        operation = uuid5(identity.user_id, f"slack {inbox_id}")
        link = await self.link_to(body)
        outside = saving.author(body) != identity.sender
        async with self.database.scope(
            identity.user_id, operation=operation, label="Saved a message as a task", outside=outside
        ) as scope:
            known = await operations.stands(scope, operation)
            thing = await saving.save(scope, body, link) if known is None else {}
        if thing or known:
            await self.senders.tell(body, saving.receipt(thing, operation))

    async def link_to(self, body: Json) -> str:
        """Where the message stands; empty where Slack does not say."""
        client = await self.channel.workspaces.of(reading.team_of(body))
        try:
            told = await asked(
                client.chat_getPermalink(channel=body["channel"]["id"], message_ts=body["message"]["ts"])
            )
        except (Refused, Later, Unsure):
            return ""
        return str(told.get("permalink") or "")
