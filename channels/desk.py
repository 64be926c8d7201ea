"""Where everything that is written to Aurum in a chat is answered: who is it, what is it, and what is said to that."""

import contextlib
import logging
import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Protocol, runtime_checkable
from uuid import NAMESPACE_URL, UUID, uuid5

from agent.hearing import Hearing
from agent.meaning import Meanings
from agent.offline.rounds import is_request
from agent.offline.wording import plain
from agent.turn import Inbound, Run, Turns
from channels import telling
from channels.commands import STOPPED, Commands
from channels.identity import Linking
from channels.inbox import Inbox
from channels.message import Address, Channel, Later, Pressed, Received, Refused, Unsure
from channels.patience import surely
from channels.pictures import PICTURES, Picture, drawn
from channels.presses import Presses
from memory import conversations, deliveries, identities, runs
from memory import inbox as rows
from memory.database import Database
from memory.deliveries import Delivery
from memory.errors import AurumError, Invalid, NotFound
from memory.identities import Identity
from memory.inbox import FLOOD, MOST, SENDING
from memory.records import LIFE
from memory.runs import RunSeen
from memory.said import Said, from_json
from tools import rounds

log = logging.getLogger(__name__)

LONGEST = 32_000
"""Characters of one message."""
AGAIN = "Perhaps you have this already:"
ALONE = "I answered you privately."
PASSED_ON = "I pass this on to you."
"""What a message says that holds somebody else's words alone."""
FAILED = "I could not answer this, though I tried several times. Nothing of it waits any more; please send it again."
TOO_MANY = (
    f"{MOST} messages of yours wait to be answered. I left out what came after; send it again in a moment."
)
HEARD = "🎙"
MIME = "audio/ogg"
NOT_HERE = "Ask for a code in our private chat, not here."
NOBODYS = "Connect this chat first: send /link."
STOP = re.compile(r"/?stop[.!]*", re.IGNORECASE)
Sends = Callable[[Said, str], Awaitable[str]]


@dataclass(frozen=True, slots=True)
class Visit:
    """Something received: from whom, over which channel, and where the answer goes, which nobody else reads."""

    received: Received
    channel: Channel
    inbox: UUID
    to: Address
    identity: Identity | None = None

    @property
    def id(self) -> str:
        """The same however often the channel delivers it."""
        return f"{self.channel.name}:{self.received.id}"


@runtime_checkable
class Stops(Protocol):
    """An answer that is shown until somebody ends that."""

    async def stop(self) -> None: ...


class Desk:
    """Answers. `url` is where the web app is."""

    def __init__(
        self, database: Database, turns: Turns, inbox: Inbox, meanings: Meanings | None = None,
        hearing: Hearing | None = None, url: str = "", pictures: Mapping[str, Picture] = PICTURES,
    ) -> None:  # fmt: skip
        self.pictures = pictures
        self.database = database
        self.turns = turns
        self.inbox = inbox
        self.hearing = hearing
        self.linking = Linking(database, url)
        self.commands = Commands(database, turns, meanings)
        self.presses = Presses(database, turns, url)

    async def hear(self, received: Received, channel: Channel, inbox_id: UUID) -> None:
        """Answer what was received, once. Raises Later, Unsure and Unavailable: then it is heard again."""
        to = received.address
        identity = await identities.of_sender(self.database, to.channel, to.tenant, received.sender)
        if identity and not received.private:
            to = Address(to.channel, identity.address, to.tenant)
        visit = Visit(received, channel, inbox_id, to, identity)
        if identity and identity.blocked_at:
            await identities.unblock(self.database, identity.id)
        try:
            await self.answer(visit)
        except Refused as refused:
            log.info("an answer was refused", extra={"why": refused.why, "channel": channel.name})
            if refused.blocked and identity:
                await identities.block(self.database, identity.id)

    async def sorry(self, received: Received, channel: Channel, inbox_id: UUID) -> None:
        """Say that it could not be answered, to whom it may be said."""
        to = received.address
        identity = await identities.of_sender(self.database, to.channel, to.tenant, received.sender)
        if identity:
            there = to if received.private else Address(to.channel, identity.address, to.tenant)
            await channel.send(there, Said(FAILED), str(inbox_id))

    async def stop(self, user_id: UUID, address: Address) -> bool:
        """End what is under way in the conversation at this address, else in the life thread; whether anything was.

        What hangs below one's own message may be the life thread's, too.
        """
        under_way: tuple[RunSeen, ...] = ()
        async with self.database.scope(user_id) as scope:
            for slug in dict.fromkeys((thread_of(address), LIFE)):
                with contextlib.suppress(NotFound):
                    thread = await conversations.thread(scope, slug)
                    under_way = under_way or await runs.under_way(scope, thread.id)
        if not under_way:
            return False
        await self.turns.stop(user_id, under_way[0].id)
        return True

    async def answer(self, visit: Visit) -> None:
        """What there is to be said to it, and what has to be done."""
        received, step = visit.received, self.inbox.step(visit.inbox)
        if step == FLOOD:
            if visit.identity:
                await visit.channel.send(visit.to, Said(TOO_MANY), str(visit.inbox))
        elif kept := self.inbox.answer(visit.inbox):
            await self.resend(visit, tuple(from_json(each) for each in kept["said"]), step)
        elif received.act:
            await self.pressed(visit)
        elif received.command in ("start", "link") and received.text:
            if received.private or await rows.once_a_minute(self.database, visit.inbox, "help"):
                said = await self.linking.show(received, received.text)
                await self.say(replace(visit, to=received.address), said)
        elif visit.identity is None:
            await self.stranger(visit)
        else:
            await self.known(visit, visit.identity)

    async def stranger(self, visit: Visit) -> None:
        """Somebody who is nobody here: one fixed answer, once a minute, and nothing of what they wrote is looked at."""
        if not visit.received.private:
            return
        if visit.received.command == "link":
            await self.say(visit, await self.linking.offer(visit.received, None))
        elif await rows.once_a_minute(self.database, visit.inbox, "help"):
            await self.say(visit, self.linking.help(visit.received))

    async def known(self, visit: Visit, identity: Identity) -> None:
        """A user. What is said in a group is answered where nobody else reads."""
        received = visit.received
        said: tuple[Said, ...] = ()
        if received.command == "link":
            said = (await self.linking.offer(received, identity),) if received.private else (Said(NOT_HERE),)
        elif received.command == "unlink":
            said = (await self.linking.part(identity),)
        elif is_stop(received) and await self.stop(identity.user_id, received.address):
            said = (Said(STOPPED),)
        elif received.command and self.commands.knows(received.command):
            said = await self.commands.run(identity.user_id, received.command, received.text, visit.id)
        else:
            await self.said(visit, identity)
        await self.say(visit, *honest(received, said))
        if not received.private:
            await self.tell_group(visit)

    async def tell_group(self, visit: Visit) -> None:
        """In the group only that it was answered; that nobody could say so there is no loss."""
        with contextlib.suppress(Later, Refused, Unsure):
            if visit.channel.name == "slack":
                await visit.channel.toast(visit.received, ALONE)
            else:
                await visit.channel.send(visit.received.address, Said(ALONE), f"{visit.inbox} group")

    async def said(self, visit: Visit, identity: Identity) -> None:
        """Words, spoken or written: an answer to a check-in's question, or a turn."""
        received = visit.received
        text = f"/{received.command} {received.text}".strip() if received.command else received.text
        try:
            if received.voice:
                text = await self.spoken(visit, identity)
            elif received.unread and not text and not received.others:
                raise Invalid(f"I can't read {received.unread}. Tell me in words what is in it.")
            text = sayable(text or (PASSED_ON if received.others else ""))
        except (AurumError, Refused) as error:
            await self.say(visit, Said(error.detail if isinstance(error, AurumError) else error.why))
            return
        thread, delivery = await self.place(visit, identity)
        own = not received.others and not received.command
        if thread == LIFE and own and await self.round(visit, identity, text, delivery):
            return
        await self.turn(visit, identity, text, thread, delivery)

    async def spoken(self, visit: Visit, identity: Identity) -> str:
        """The words of a spoken message, shown as they were heard. What was heard before is not heard again."""
        async with self.database.scope(identity.user_id) as scope:
            if await runs.run_of(scope, visit.id):
                return HEARD  # its run has the words
        if self.hearing is None:
            raise Invalid("I can't listen to spoken messages here. Write it, please.")
        if self.hearing.deaf:
            return await self.hearing.words(identity.user_id, b"", MIME)
        sound = await visit.channel.heard(visit.received)
        words = await self.hearing.words(identity.user_id, sound, MIME)
        await visit.channel.send(visit.to, Said(f"{HEARD} {words}"), f"{visit.inbox} heard")
        return words

    async def place(self, visit: Visit, identity: Identity) -> tuple[str, Delivery | None]:
        """The thread that a message belongs to, and what Aurum said first that it replies to."""
        received, delivery = visit.received, None
        if received.quoted:
            async with self.database.scope(identity.user_id) as scope:
                delivery = await deliveries.by_external(scope, visit.channel.name, received.quoted)
        private = received.private and not delivery
        return thread_of(received.address) if private else LIFE, delivery

    async def round(self, visit: Visit, identity: Identity, text: str, delivery: Delivery | None) -> bool:
        """Let it answer the question of a check-in; whether it did. That and what is said to it are one transaction."""
        if is_request(text):
            return False
        async with self.database.scope(identity.user_id, label="Answered a check-in") as scope:
            step = await rounds.hears(scope, text, quoted=delivery.id if delivery else None)
            if step is None:
                return False
            said = honest(visit.received, (step.said or Said(step.toast), *step.more))
            await self.inbox.note(scope, visit.inbox, *said)
        await self.say(visit, *said)
        return True

    async def turn(
        self, visit: Visit, identity: Identity, text: str, thread: str, delivery: Delivery | None
    ) -> None:
        """Take a turn; the same message is the same run, however often it comes."""
        received = visit.received
        inbound = Inbound(
            thread, visit.id, text, channel=visit.channel.name, others=received.others,
            quoted=delivery.said.text if delivery else received.quoted_text,
        )  # fmt: skip
        try:
            run = await self.turns.begin(identity.user_id, inbound)
        except AurumError as error:
            if error.status >= 500:
                raise
            await self.say(visit, Said(error.detail))
            return
        if delivery:
            async with self.database.scope(identity.user_id) as scope:
                await deliveries.answered(scope, delivery.id, text)
        await self.tell(visit, run, goes_on=run.id != inbound.run and run.mark.attempt > 0)

    async def tell(self, visit: Visit, run: Run, *, goes_on: bool) -> None:
        """Show a run while it happens, and send what it came to."""
        received = visit.received
        answering = visit.channel.answering(visit.to, received)
        try:
            said = await telling.tell(run.events(), answering, goes_on=goes_on)
            await self.send(visit, list(honest(received, (said,))), answering.end)
        except BaseException:
            if isinstance(answering, Stops):
                await answering.stop()
            raise

    async def pressed(self, visit: Visit) -> None:
        """A button: what it does is done once, shown where it hangs, and told in a few words."""
        received, channel = visit.received, visit.channel
        if received.act.startswith("link "):
            done = await self.linking.press(received)
        elif visit.identity is None:
            await surely(partial(channel.toast, received, NOBODYS))
            return
        else:
            user_id, act = visit.identity.user_id, received.act
            done = await self.presses.press(user_id, act, received.message, channel.name)
        if done.more:
            await self.inbox.mark(visit.inbox, "", *done.more)
        shown = await self.shown(visit, done)
        await self.say(visit, *(done.more or (() if shown or done.goes_on else (Said(plain(done.toast)),))))
        if done.goes_on:
            await self.tell(visit, done.goes_on, goes_on=True)

    async def shown(self, visit: Visit, done: Pressed) -> bool:
        """Show what became of a button where it hangs, and over the chat for a moment. Whether that can be seen: the
        message says it, or where it says what it said before, the few words that pass do."""
        received, channel = visit.received, visit.channel
        told = partial(surely, partial(channel.toast, received, done.toast))
        if not done.said or not received.message:
            return await told()
        changed = await surely(partial(channel.edit, received.address, received.message, done.said))
        await told()
        return changed

    async def say(self, visit: Visit, *said: Said) -> None:
        """Send these, each once."""
        if said:
            await self.send(visit, list(said), None)

    async def send(self, visit: Visit, said: list[Said], ends: Sends | None) -> None:
        """Send these; what is on its way is noted before. `ends` sends the first in place of what was shown."""
        while said:
            await self.inbox.sending(visit.inbox, *said)
            key = key_of(visit, said)
            try:
                if ends:
                    external = await ends(said[0], key)
                else:
                    external = await visit.channel.send(
                        visit.to, said[0], key, await self.drawn(visit, said[0])
                    )
            except Later:
                await self.inbox.mark(visit.inbox, "")
                raise
            await self.arrived(visit, external, said[0])
            ends = None
            said = said[1:]

    async def arrived(self, visit: Visit, external: str, said: Said) -> None:
        """It stands in the chat: its buttons will be known there."""
        if visit.identity and said.rows:
            await self.presses.hangs(visit.identity.user_id, visit.channel.name, external, said)

    async def drawn(self, visit: Visit, said: Said) -> dict[str, bytes]:
        """The picture above what is said to a user."""
        user_id = visit.identity.user_id if visit.identity else None
        return await drawn(self.pictures, self.database, user_id, said) if user_id else {}

    async def resend(self, visit: Visit, said: tuple[Said, ...], step: str) -> None:
        """An answer that was ready before: what is there is not sent again; where nobody knows, that is said."""
        first, *others = said
        there = None
        if step == SENDING:
            try:
                there = await visit.channel.found(visit.to, key_of(visit, said), visit.received)
            except Unsure:
                first = replace(first, text=f"{AGAIN}\n\n{first.text}")
        if there is not None:
            await self.arrived(visit, there, first)
        await self.send(visit, others if there is not None else [first, *others], None)


def key_of(visit: Visit, said: Sequence[Said]) -> str:
    """What the first of these is known by where the channel can tell: these are all that is still to be sent."""
    return f"{visit.inbox} {len(said)}"


def thread_of(address: Address) -> str:
    """The life thread where one talks to Aurum alone; a thread there, and any other chat, is one of its own."""
    if not address.thread:
        return LIFE
    name = f"{address.channel}:{address.tenant}:{address.chat}:{address.thread}"
    return str(uuid5(NAMESPACE_URL, name))


def honest(received: Received, said: tuple[Said, ...]) -> tuple[Said, ...]:
    """An answer that says, too, what there was beside the words that nobody here looked at."""
    if not (received.unread and said):
        return said
    words = "the words with it" if received.others else "your words"
    text = f"I can't read {received.unread}; I went by {words}.\n\n{said[0].text}"
    return (replace(said[0], text=text), *said[1:])


def is_stop(received: Received) -> bool:
    """Whether it asks that what is under way ends, and nothing else."""
    return received.command == "stop" or bool(not received.command and STOP.fullmatch(received.text.strip()))


def sayable(text: str) -> str:
    """The text, if it can be taken as a message. Raises Invalid where it is empty or too long."""
    text = text.replace("\0", "").strip()
    if not text:
        raise Invalid("There is nothing in it that I can read.")
    if len(text) > LONGEST:
        raise Invalid(f"The message is too long: {len(text):,} characters, {LONGEST:,} are taken.")
    return text
