"""What a turn yields, in the order in which it happens."""

from dataclasses import dataclass
from typing import Literal, TypeAlias
from uuid import UUID

from memory.records import Approval, Json, Message


@dataclass(frozen=True, slots=True)
class RunStarted:
    """The turn has begun."""

    thread: str
    run: UUID


@dataclass(frozen=True, slots=True)
class Queued:
    """The message waits for the one before it to be answered."""

    thread: str
    run: UUID


@dataclass(frozen=True, slots=True)
class Retold:
    """What the run has said up to here, in place of what was heard of it before."""

    messages: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """A message that came meanwhile has joined the turn."""

    message: str
    text: str


@dataclass(frozen=True, slots=True)
class TextStarted:
    """The assistant begins a message."""

    message: str


@dataclass(frozen=True, slots=True)
class Text:
    """Some more words of it."""

    message: str
    words: str


@dataclass(frozen=True, slots=True)
class TextEnded:
    """The message is complete."""

    message: str


@dataclass(frozen=True, slots=True)
class CallStarted:
    """A tool is about to run."""

    message: str
    id: str
    name: str
    arguments: Json


@dataclass(frozen=True, slots=True)
class CallEnded:
    """The tool has run; `content` is what it answered, as JSON text."""

    message: str
    id: str
    content: str


@dataclass(frozen=True, slots=True)
class Asked:
    """Calls that are made only when the user says so: the run rests until then."""

    approvals: tuple[Approval, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the user should know that is not part of the answer."""

    text: str


@dataclass(frozen=True, slots=True)
class RunFinished:
    """The turn is complete, was stopped, or waits for an approval.

    `operation` is what undo takes back, or None when nothing changed; `cost` what its model calls came to.
    """

    thread: str
    run: UUID
    operation: UUID | None
    model: str
    state: Literal["done", "stopped", "waiting"] = "done"
    cost: Json | None = None


@dataclass(frozen=True, slots=True)
class RunFailed:
    """The turn could not be completed."""

    message: str
    code: str


Event: TypeAlias = (
    RunStarted
    | Queued
    | Retold
    | Joined
    | TextStarted
    | Text
    | TextEnded
    | CallStarted
    | CallEnded
    | Asked
    | Notice
    | RunFinished
    | RunFailed
)
