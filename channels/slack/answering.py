"""An answer while it grows: as Slack's own stream where the app is an agent, else as a message that is edited.

Slack streams only in a thread: what answers a message of the main line stands below it, and what is written there
goes on with the main line (`reading.py`). What only one person sees can't grow: it is sent when it is whole.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from slack_sdk.web.async_chat_stream import AsyncChatStream

from channels.message import Address, Later, Received, Refused, Unsure
from channels.slack import blocks
from channels.slack.workspaces import asked
from memory.records import Json
from memory.said import Said

if TYPE_CHECKING:
    from channels.slack.channel import SlackChannel

log = logging.getLogger(__name__)

PAUSE = 1.0
"""Seconds between two pictures of an answer."""
TRIES, PATIENCE = 3, 15.0
"""How often, and for how many seconds, an end waits for a Slack that asks for time."""


class SlackAnswering:
    """The answer to one message. What is shown meanwhile may fail; its end may not."""

    def __init__(self, channel: "SlackChannel", to: Address, received: Received) -> None:
        self.channel = channel
        self.to = to
        self.received = received
        self.below, self.root = places(to, received)
        self.stream: AsyncChatStream | None = None
        self.streamed = ""
        self.broken = False
        self.message = ""
        self.begun = False
        self.next_at = 0.0
        self.waiting: asyncio.Task[None] | None = None
        self.lock = asyncio.Lock()
        self.text = self.task = ""
        self.tasks = 0

    async def show(self, text: str) -> None:
        self.text = text
        await self.picture_soon()

    async def doing(self, what: str) -> None:
        before, self.task = self.task, what
        await self.attempt(self.begin)
        if self.stream is not None:
            await self.attempt(lambda: self.step(before))
        else:
            await self.picture_soon()

    async def picture_soon(self) -> None:
        """Show how far it is: now, or when a second has passed since that was shown."""
        wait = self.next_at - asyncio.get_running_loop().time()
        if wait <= 0:
            await self.attempt(self.picture)
        elif self.waiting is None:
            self.waiting = asyncio.create_task(self.picture_after(wait))

    async def picture_after(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
        self.waiting = None
        await self.attempt(self.picture)

    async def rest(self) -> None:
        """Nothing is shown any more; what is on its way arrives."""
        async with self.lock:
            if self.waiting is not None:
                self.waiting.cancel()
                self.waiting = None

    async def end(self, said: Said, key: str = "") -> str:
        await self.rest()
        if url := self.channel.replies.get((self.to.tenant, self.received.id)):
            await self.channel.respond(url, said, name=self.received.id)
            return self.received.id
        await self.attempt(self.begin)
        for _ in range(TRIES):
            try:
                return await self.ended(said, key)
            except Later as later:
                if later.seconds > PATIENCE:
                    raise
                await asyncio.sleep(later.seconds)
        return await self.ended(said, key)

    async def ended(self, said: Said, key: str) -> str:
        if self.stream is not None:
            try:
                return await self.end_stream(self.stream, said, key)
            except Refused as refused:  # it was stopped, took too long, or became too long
                log.info("a stream did not come to its end", extra={"why": refused.why})
                self.message, self.stream = self.stream.ts or "", None
        if not self.message or not await self.replaced(said, key):
            self.message = await self.channel.post(self.to, said, key, thread=self.below)
        await self.attempt(self.ready)
        return self.message

    async def replaced(self, said: Said, key: str) -> bool:
        """Whether the answer stands in place of what was shown."""
        try:
            await self.channel.edit(self.to, self.message, said, key)
        except Refused:
            return False
        return True

    async def end_stream(self, stream: AsyncChatStream, said: Said, key: str) -> str:
        """The rest of the words and the buttons; where the words became others, all of them in place of those.

        It gets its key with the last of it: what is found by that is whole.
        """
        text = blocks.streamed(said.text)
        on = text.startswith(self.streamed) and not self.broken
        last = [task(self.tasks, self.task, "complete")] if self.task else []
        told = await asked(
            stream.stop(
                chunks=[*last, *blocks.chunks(text[len(self.streamed) :] if on else "")],
                blocks=blocks.actions(said.rows) if on else None,
                metadata=blocks.known_by(key) if on else None,
                session_status="active",
            )
        )
        message = str(told.get("ts") or stream.ts)
        if not on:
            await self.channel.edit(self.to, message, said, key)
        return message

    async def stop(self) -> None:
        """It does not come to its end: nothing more is shown of it."""
        await self.rest()
        if self.stream is not None and self.stream.ts:
            stream = self.stream
            await self.attempt(lambda: asked(stream.stop(session_status="active")))
        elif self.begun:
            await self.attempt(self.ready)

    async def ready(self) -> None:
        await self.channel.status(self.to, self.root, "active")

    async def begin(self) -> None:
        """Look how it can be shown: once, when there is something to show."""
        if self.begun:
            return
        self.begun = True
        if self.root and await self.channel.status(self.to, self.root, "processing"):
            client = await self.channel.workspaces.of(self.to.tenant)
            self.stream = await client.chat_stream(
                channel=self.to.chat,
                thread_ts=self.root,
                recipient_team_id=self.to.tenant,
                recipient_user_id=self.received.sender,
            )

    async def picture(self) -> None:
        """How far it is: in a stream what came since, else all of it in place of what it was."""
        self.next_at = asyncio.get_running_loop().time() + PAUSE
        await self.begin()
        if self.stream is not None:
            await self.grow(self.stream)
            return
        working = f"*{self.task}*" if self.task else ""
        said = Said("\n\n".join(filter(None, (self.text, working))))
        if self.message and said.text:
            await self.channel.edit(self.to, self.message, said)
        elif said.text:
            self.message = await self.channel.post(self.to, said, thread=self.below)

    async def step(self, before: str) -> None:
        """What is being done, as a step of Slack's own, behind the words that came before it."""
        assert self.stream is not None
        await self.grow(self.stream)
        steps = [task(self.tasks, before, "complete")] if before else []
        if self.task:
            self.tasks += 1
            steps.append(task(self.tasks, self.task, "in_progress"))
        if steps:
            await asked(self.stream.append(chunks=steps))

    async def grow(self, stream: AsyncChatStream) -> None:
        text = blocks.streamed(self.text)
        for each in blocks.chunks(text[len(self.streamed) :] if text.startswith(self.streamed) else ""):
            await asked(stream.append(chunks=[each]))
            self.streamed += each["text"]

    async def attempt(self, act: Callable[[], Awaitable[object]]) -> None:
        """Show something, unless only its reader sees it. What Slack does not take now, the end will bring."""
        if (self.to.tenant, self.received.id) in self.channel.replies:
            return
        try:
            async with self.lock:
                await act()
        except Later as later:
            self.next_at = asyncio.get_running_loop().time() + max(PAUSE, later.seconds)
        except (Refused, Unsure) as error:
            log.info("an answer was not shown while it grew", extra={"why": error.why})
            self.broken = True
            if self.stream is not None and self.stream.ts is None:  # it never began
                self.stream, self.broken = None, False
                self.channel.no_agent(self.to.tenant)


def places(to: Address, received: Received) -> tuple[str, str]:
    """The thread where a message that answers stands (empty: the main line), and the one where a stream does."""
    spoken = to.chat == received.address.chat and not received.act and not received.command
    below = to.thread or (received.quoted if spoken else "")
    return below, below or (received.message if spoken else "")


def task(number: int, what: str, status: str) -> Json:
    """A step, as Slack shows it beside an answer."""
    return {"type": "task_update", "id": str(number), "title": blocks.cut(what, 200), "status": status}
