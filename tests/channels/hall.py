"""A channel of our own, and somebody in it who writes, presses, and reads what comes back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from channels.desk import Desk
from channels.inbox import Inbox
from channels.message import Address, ChannelName, Received, Unsure
from memory.database import Database
from memory.records import Json
from memory.said import Said


@dataclass
class Sent:
    """What was sent, where to."""

    to: Address
    said: Said
    id: str

    @property
    def text(self) -> str:
        return self.said.text

    def act(self, label: str) -> str:
        """What the button with this label does."""
        return next(each.act for row in self.said.rows for each in row if each.label.startswith(label))


@dataclass
class Hall:
    """A channel that keeps all that is sent. `fails` are raised one after the other by what is sent next, `misses` by
    edits and toasts, of which each names its own."""

    name: ChannelName = "telegram"
    sent: list[Sent] = field(default_factory=list)
    edits: list[tuple[str, Said]] = field(default_factory=list)
    toasts: list[str] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    fails: list[Exception | None] = field(default_factory=list)
    misses: dict[str, list[Exception]] = field(default_factory=dict)
    sound: bytes = b""
    pictures: dict[str, bytes] = field(default_factory=dict)

    async def send(
        self, to: Address, said: Said, key: str = "", pictures: Mapping[str, bytes] | None = None
    ) -> str:
        if self.fails and (error := self.fails.pop(0)):
            raise error
        self.pictures |= pictures or {}
        self.sent.append(Sent(to, said, uuid4().hex))
        return self.sent[-1].id

    async def edit(self, to: Address, message: str, said: Said) -> None:
        self.miss("edit")
        self.edits.append((message, said))

    async def found(self, to: Address, key: str, received: Received | None = None) -> str | None:
        raise Unsure

    def answering(self, to: Address, received: Received) -> "Growing":
        return Growing(self, to)

    async def toast(self, received: Received, text: str) -> None:
        self.miss("toast")
        self.toasts.append(text)

    def miss(self, what: str) -> None:
        if errors := self.misses.get(what):
            raise errors.pop(0)

    async def heard(self, received: Received) -> bytes:
        return self.sound

    async def close(self) -> None:
        """There is nothing to let go of."""


@dataclass
class Growing:
    """An answer in that channel."""

    hall: Hall
    to: Address

    async def show(self, text: str) -> None:
        self.hall.shown.append(text)

    async def doing(self, what: str) -> None:
        pass

    async def end(self, said: Said, key: str = "") -> str:
        return await self.hall.send(self.to, said, key)


@dataclass
class Guest:
    """Somebody in the channel. What they write is stored, handled to its end, and answered."""

    database: Database
    inbox: Inbox
    desk: Desk
    hall: Hall
    sender: str = field(default_factory=lambda: uuid4().hex[:12])
    name: str = "Ada"
    count: int = 0

    def __post_init__(self) -> None:
        async def handle(inbox_id: UUID, payload: Json) -> None:
            await self.desk.hear(received(payload), self.hall, inbox_id)

        async def sorry(inbox_id: UUID, payload: Json) -> None:
            await self.desk.sorry(received(payload), self.hall, inbox_id)

        self.inbox.handlers[self.hall.name] = handle
        self.inbox.sorry[self.hall.name] = sorry
        self.inbox.senders[self.hall.name] = lambda payload: ("", payload["sender"])

    async def link(self, user: UUID) -> None:
        """Be connected with a user, as after their confirmation."""
        async with self.database.service() as connection:
            await connection.execute(
                "insert into identities (user_id, channel, sender, address, name) values (%s, %s, %s, %s, %s)",
                [user, self.hall.name, self.sender, self.sender, self.name],
            )

    def payload(self, text: str = "", **given: Any) -> Json:
        """A message as the channel delivers it; `/word` is a command."""
        self.count += 1
        told = {
            "id": f"{self.sender}-{self.count}",
            "sender": self.sender,
            "chat": self.sender,
            "name": self.name,
        }
        if text.startswith("/"):
            command, _, text = text[1:].partition(" ")
            told["command"] = command
        return {**told, "text": text, **given}

    async def write(self, text: str = "", **given: Any) -> list[Sent]:
        """Write something; what came back."""
        return await self.deliver(self.payload(text, **given))

    async def deliver(self, payload: Json) -> list[Sent]:
        """The channel delivers it, perhaps not for the first time; what came back."""
        before = len(self.hall.sent)
        inbox_id = await self.inbox.store(self.hall.name, payload["id"], payload)
        if inbox_id:
            await self.inbox.take(inbox_id, payload)
        await self.inbox.settled()
        return self.hall.sent[before:]

    async def press(self, sent: Sent, label: str, **given: Any) -> list[Sent]:
        """Press a button of a message; what came back besides."""
        return await self.write(act=sent.act(label), message=sent.id, **given)


def received(payload: Json) -> Received:
    """What the channel reads in a payload. An `event` is there to be known by before it is read."""
    told = {name: value for name, value in payload.items() if name not in ("chat", "thread", "event")}
    address = Address("telegram", payload["chat"], "", payload.get("thread", ""))
    return Received(address=address, **told)
