"""What a turn yields, in the order in which it happens."""

from dataclasses import dataclass
from typing import TypeAlias
from uuid import UUID

from memory.records import Json


@dataclass(frozen=True, slots=True)
class RunStarted:
    """The turn has begun."""

    thread: str
    run: UUID


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
class Notice:
    """Something the user should know that is not part of the answer."""

    text: str


@dataclass(frozen=True, slots=True)
class RunFinished:
    """The turn is complete. `operation` is what undo takes back, or None when nothing changed."""

    thread: str
    run: UUID
    operation: UUID | None
    model: str


@dataclass(frozen=True, slots=True)
class RunFailed:
    """The turn could not be completed."""

    message: str
    code: str


Event: TypeAlias = (
    RunStarted | TextStarted | Text | TextEnded | CallStarted | CallEnded | Notice | RunFinished | RunFailed
)
