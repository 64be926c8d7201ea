"""What every channel shares: what comes in, where an answer goes, and what a channel can do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, Protocol, Self

from memory.said import Said

if TYPE_CHECKING:
    from agent.turn import Run

ChannelName = Literal["telegram", "slack"]


@dataclass(frozen=True, slots=True)
class Address:
    """Where something is sent: a chat of a channel, within a workspace where there are such, in one of its threads."""

    channel: ChannelName
    chat: str
    tenant: str = ""
    thread: str = ""


@dataclass(frozen=True, slots=True)
class Received:
    """A message or the press of a button, as a channel has read it.

    `id` is the channel's own, the same each time it delivers it. `private`: nobody but the sender reads along at
    `address`. `command` is the word of a slash command and `text` what follows it. `act` is a button's, which hangs at
    `message`. `quoted` is the channel's id of the message that it replies to, `quoted_text` what stands there, `others`
    what somebody else wrote and the sender passes on. `voice` is what a spoken message is fetched by. `unread` names
    what it holds besides that nobody here can read: `a photo`.
    """

    id: str
    address: Address
    sender: str
    name: str = ""
    private: bool = True
    text: str = ""
    command: str = ""
    act: str = ""
    message: str = ""
    quoted: str = ""
    quoted_text: str = ""
    others: str = ""
    voice: str = ""
    unread: str = ""


@dataclass
class Later(Exception):
    """It was surely not sent, and may be tried again after so many seconds."""

    seconds: float = 5.0
    why: str = "The channel does not answer."


@dataclass
class Refused(Exception):
    """It was surely not sent, and never will be. `blocked`: this user takes nothing from us any more."""

    why: str
    blocked: bool = False


@dataclass
class Unsure(Exception):
    """Nobody knows whether it was sent: the connection broke behind the question."""

    why: str = "The connection broke while it was sent."


class Sent(str):
    """The id of a message in its channel. Of one that went in parts it is the last one's, at which the buttons hang;
    `before` are the others'."""

    def __new__(cls, id: str, before: Sequence[str] = ()) -> Self:
        """An id as the channel gave it."""
        made = super().__new__(cls, id)
        made.before = tuple(before)
        return made

    before: tuple[str, ...]


class Answering(Protocol):
    """An answer on its way, shown while it grows."""

    async def show(self, text: str) -> None:
        """All that is said up to now. Called as often as something comes; the channel shows it as often as it may."""

    async def doing(self, what: str) -> None:
        """What is being done meanwhile, in a few words: `add task …`. Empty: nothing any more."""

    async def end(self, said: Said, key: str = "") -> str:
        """The whole answer, in place of what was shown; `key` as in `send`. Answers its id there.

        Raises Later, Refused, Unsure.
        """


class Channel(Protocol):
    """A way to a user. Each method may raise Later, Refused or Unsure."""

    name: ChannelName

    async def send(self, to: Address, said: Said, key: str, pictures: Mapping[str, bytes] = ...) -> str:
        """Send a message; answer its id there, `Sent` where it went in parts.

        `key` makes it one where the channel can tell; pictures by name.
        """

    async def edit(self, to: Address, message: str, said: Said) -> None:
        """Put this in place of a message that was sent. What is not there any more, or says that already, is fine."""

    async def found(self, to: Address, key: str, received: Received | None = None) -> str | None:
        """The id of what was sent by this key, perhaps in answer to `received`. None: it was not.

        Raises Unsure where the channel can't tell.
        """

    def answering(self, to: Address, received: Received) -> Answering:
        """Begin to answer what was received."""

    async def toast(self, received: Received, text: str) -> None:
        """Show who pressed a button that it worked, in a few words that pass. Shown twice it does no harm."""

    async def heard(self, received: Received) -> bytes:
        """The sound of a spoken message, as OGG/Opus or what the channel has; 20 MB at most."""

    async def close(self) -> None:
        """Let go of the connections."""


@dataclass(frozen=True, slots=True)
class Pressed:
    """What became of a button: a few words, and what the message says from now on (None: what it said).

    `goes_on`: a run that the answer lets go on; what it says is told in a message of its own, with `goes_on`.
    """

    toast: str
    said: Said | None = None
    more: tuple[Said, ...] = field(default=())
    goes_on: "Run | None" = None
