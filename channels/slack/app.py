"""What happens with what Slack sends.

Where Bolt stands: behind the inbox. Bolt neither keeps what it is sent nor knows it again, so a payload is verified
(`arriving.py`), stored and acknowledged before Bolt sees it; then Bolt's app decides which listener is meant, leaves
out what we said ourselves, and runs it to its end. So a listener runs from the stored payload, the same after a crash.
Bolt's own servers, receivers, stores of installs and retries are not used; the stream and Socket Mode clients below it
are (`answering.py`, `socket_mode.py`).
"""

import logging
import re
from dataclasses import replace
from uuid import UUID

from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.request.async_request import AsyncBoltRequest

from channels.commands import COMMANDS
from channels.desk import Desk
from channels.message import Address, Later, Received, Refused, Unsure
from channels.slack import home, reading
from channels.slack.blocks import PRESS
from channels.slack.channel import SlackChannel
from channels.slack.senders import Senders
from channels.slack.windows import Windows
from channels.slack.workspaces import asked
from memory.database import Database
from memory.records import Json

log = logging.getLogger(__name__)
bolt_log = logging.getLogger("channels.slack.bolt")
bolt_log.setLevel(logging.ERROR)  # below that Bolt writes down what people wrote

WORDS = frozenset({each.name for each in COMMANDS} | {"edit"})
PROMPTS = (
    ("What deserves my attention today?", "What is next?"),
    ("Plan my day", "Plan my day"),
    ("What have you noticed?", "What have you noticed about my week?"),
    ("How was my day?", "I want to check in"),
)


class SlackApp:
    """The listeners. `url` is where the web app is."""

    def __init__(self, channel: SlackChannel, desk: Desk, database: Database, url: str) -> None:
        self.channel = channel
        self.desk = desk
        self.database = database
        self.url = url
        self.senders = Senders(channel, database)
        self.windows = Windows(self.senders)
        self.homes: set[tuple[str, str]] = set()

        async def authorize(team_id: str) -> AuthorizeResult:  # Bolt reads the names of what it takes
            return await self.known(team_id)

        self.bolt = bolt = AsyncApp(
            name="aurum",
            logger=bolt_log,
            client=channel.workspaces.client(None),
            authorize=authorize,
            process_before_response=True,
            request_verification_enabled=False,
            ssl_check_enabled=False,
            url_verification_enabled=False,
        )
        for event in ("message", "app_mention"):
            bolt.event(event)(self.wrote)
        bolt.event("app_home_opened")(self.opened)
        bolt.event("agent_session_stopped")(self.stopped)
        for event in ("app_uninstalled", "tokens_revoked"):
            bolt.event(event)(self.removed)
        bolt.command("/aurum")(self.commanded)
        bolt.action(re.compile(f"^{PRESS}:"))(self.pressed)
        bolt.action(home.CHECK_IN)(self.checked_in)
        for window in (home.JOURNAL, home.EDIT):
            bolt.action(window)(self.window_wanted)
        bolt.action(home.SETTINGS)(acknowledged)
        bolt.shortcut("journal")(self.window_wanted)
        bolt.shortcut("save_task")(self.saved)
        for submitted in ("journal", "task"):
            bolt.view(submitted)(self.submitted)
        bolt.error(raised)

    async def handle(self, inbox_id: UUID, payload: Json) -> None:
        """Do what a stored payload is for. What happens in a workspace that we are not in is nothing to us."""
        team = reading.team_of(payload)
        if await self.channel.workspaces.find(team) is None and not is_farewell(payload):
            return
        self.note_url(inbox_id, payload)
        request = AsyncBoltRequest(body=payload, mode="socket_mode", context={"inbox": inbox_id})
        try:
            await self.bolt.async_dispatch(request)
        except Refused as refused:
            log.info("slack refused what came of it", extra={"why": refused.why})

    def note_url(self, inbox_id: UUID, payload: Json) -> None:
        """By which URL what only its reader sees is answered, and changed."""
        team, url = reading.team_of(payload), str(payload.get("response_url") or "")
        alone = (payload.get("container") or {}).get("is_ephemeral")
        in_channel = payload.get("command") and not str(payload.get("channel_id") or "D").startswith("D")
        if url and (alone or in_channel):
            self.channel.remember(team, str(inbox_id), url)
            self.channel.remember(team, reading.external(payload), url)
        if url and alone:
            self.channel.remember(team, reading.pressed(payload, "").message, url)

    async def known(self, team_id: str) -> AuthorizeResult:
        """Who Aurum is in the workspace, which it was found in before."""
        there = await self.channel.workspaces.find(team_id)
        assert there is not None
        return AuthorizeResult(
            enterprise_id=None, team_id=team_id, bot_user_id=there.bot_user, bot_token=there.token
        )

    async def wrote(self, body: Json, context: AsyncBoltContext) -> None:
        """Somebody wrote to us, or by our name in a channel."""
        received = reading.written(body, str(context.bot_user_id or ""))
        if received is not None:
            await self.hear(await self.with_root(received), context)

    async def hear(self, received: Received, context: AsyncBoltContext) -> None:
        """Have it answered. Who connects a chat is known by their name, which the web asks about."""
        if received.command == "link" or received.act.startswith("link "):
            name = await self.channel.called(received.address.tenant, received.sender)
            received = replace(received, name=name or received.name)
        await self.desk.hear(received, self.channel, context["inbox"])

    async def with_root(self, received: Received) -> Received:
        """With what stands at the head of its thread: the user's own words, ours, or somebody else's."""
        if not received.address.thread:
            return received
        client = await self.channel.workspaces.of(received.address.tenant)
        try:
            told = await asked(
                client.conversations_replies(channel=received.address.chat, ts=received.quoted, limit=1)
            )
        except (Refused, Later, Unsure):
            return received
        return reading.below(received, (told.get("messages") or [{}])[0])

    async def commanded(self, ack: object, body: Json, context: AsyncBoltContext) -> None:
        """`/aurum …`."""
        received = reading.commanded(body, await self.senders.alone_with(body), WORDS)
        window = received.command == "edit" or (received.command == "journal" and not received.text)
        if window and await self.senders.who(body):
            await self.windows.open("task" if received.command == "edit" else "journal", received.text, body)
            return
        await self.hear(received, context)

    async def pressed(self, body: Json, context: AsyncBoltContext) -> None:
        """A button of ours."""
        received = reading.pressed(body, await self.senders.alone_with(body))
        await self.hear(received, context)
        await self.refresh(body)

    async def checked_in(self, body: Json, context: AsyncBoltContext) -> None:
        """The button in App Home: the conversation goes on in messages."""
        address = Address("slack", await self.senders.alone_with(body), reading.team_of(body))
        received = Received(reading.external(body), address, reading.sender_of(body), command="checkin")
        await self.hear(received, context)

    async def opened(self, body: Json) -> None:
        """App Home was opened, or the messages in it."""
        event: Json = body["event"]
        if event.get("tab") == "messages":
            await self.suggest(reading.team_of(body), str(event["channel"]))
            return
        self.homes.add((reading.team_of(body), reading.sender_of(body)))
        await self.refresh(body)

    async def suggest(self, team: str, chat: str) -> None:
        """A few things to say, where the app is an agent."""
        client = await self.channel.workspaces.of(team)
        prompts = [{"title": title, "message": message} for title, message in PROMPTS]
        try:
            await asked(client.assistant_threads_setSuggestedPrompts(channel_id=chat, prompts=prompts))
        except Refused:
            log.info("prompts are not shown here")

    async def refresh(self, body: Json) -> None:
        """Draw App Home anew, where it was opened."""
        team, sender = reading.team_of(body), reading.sender_of(body)
        if (team, sender) not in self.homes:
            return
        identity = await self.senders.who(body)
        if identity is None:
            view = home.stranger()
        else:
            async with self.database.scope(identity.user_id) as scope:
                view = await home.view(scope, self.url)
        client = await self.channel.workspaces.of(team)
        await asked(client.views_publish(user_id=sender, view=view))

    async def stopped(self, body: Json) -> None:
        """Slack's own stop button: the run that answers there is over within a moment."""
        if identity := await self.senders.who(body):
            event: Json = body["event"]
            main = Address("slack", str(event["channel"]), reading.team_of(body))
            below = replace(main, thread=str(event.get("thread_ts") or ""))
            if not await self.desk.stop(identity.user_id, below):
                await self.desk.stop(identity.user_id, main)

    async def window_wanted(self, ack: object, body: Json, context: AsyncBoltContext) -> None:
        """A window, from App Home or a shortcut."""
        action: Json = (body.get("actions") or [{}])[0]
        chosen = str((action.get("selected_option") or {}).get("value") or "")
        await self.windows.open("task" if chosen else "journal", chosen, body)

    async def submitted(self, ack: object, body: Json, context: AsyncBoltContext) -> None:
        """A window was sent."""
        await self.windows.submitted(body, context["inbox"])
        await self.refresh(body)

    async def saved(self, ack: object, body: Json, context: AsyncBoltContext) -> None:
        """A message is to be a task."""
        await self.windows.saved(body, context["inbox"])
        await self.refresh(body)

    async def removed(self, body: Json) -> None:
        """The app was taken out of the workspace."""
        tokens: Json = body["event"].get("tokens") or {}
        if body["event"]["type"] == "app_uninstalled" or tokens.get("bot"):
            await self.channel.workspaces.forget(reading.team_of(body))


def whose_line(payload: Json) -> tuple[str, str]:
    """In whose line a payload waits. What can't wait for an answer under way stands in a line of its own: a stop, a
    button, a window (Slack opens it for three seconds), App Home."""
    event: Json = payload.get("event") or {}
    action: Json = (payload.get("actions") or [{}])[0]
    text = str(payload.get("text") or "").strip().lower()
    quick = payload.get("command") and (text in ("journal", "stop") or text.split(" ")[0] == "edit")
    at_once = (
        event.get("type") in ("agent_session_stopped", "app_home_opened")
        or payload.get("type") in ("shortcut", "message_action", "view_submission")
        or (action and action.get("action_id") != home.CHECK_IN)
    )
    return ("", "") if quick or at_once else (reading.team_of(payload), reading.sender_of(payload))


def is_farewell(payload: Json) -> bool:
    return (payload.get("event") or {}).get("type") in ("app_uninstalled", "tokens_revoked")


async def acknowledged() -> None:
    """A link was followed: nothing is to be done here."""


async def raised(error: Exception) -> None:
    """What went wrong is the inbox's to try again."""
    raise error
