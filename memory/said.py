"""What Aurum says, before any channel gives it a form: words, things to press, perhaps a picture."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

Kind = Literal["morning", "evening", "weekly", "reminder", "intent", "insight"]
Look = Literal["plain", "good", "bad"]


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press. `act` is a verb and what it is done to, within 60 bytes: `done T12`."""

    label: str
    act: str
    look: Look = "plain"


@dataclass(frozen=True, slots=True)
class Said:
    """A message: Markdown, rows of buttons below it, and what is drawn above it: a kind and its key, or nothing."""

    text: str
    rows: tuple[tuple[Button, ...], ...] = ()
    picture: str = ""

    def without_buttons(self) -> "Said":
        return replace(self, rows=())


@dataclass(frozen=True, slots=True)
class Nudge:
    """Something to say first that is due. (kind, key) makes it one, however often it is found: said once."""

    kind: Kind
    key: str
    said: Said
    due_at: datetime


def to_json(said: Said) -> dict[str, Any]:
    """As it is stored and sent to the web."""
    rows = [[{"label": b.label, "act": b.act, "look": b.look} for b in row] for row in said.rows]
    return {"text": said.text, "rows": rows, "picture": said.picture}


def from_json(stored: dict[str, Any]) -> Said:
    """What `to_json` gave."""
    rows = tuple(tuple(Button(**each) for each in row) for row in stored.get("rows", []))
    return Said(stored["text"], rows, stored.get("picture", ""))
