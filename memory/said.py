"""What Aurum says, before any channel gives it a form: words, things to press, perhaps a picture."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

Kind = Literal["morning", "evening", "weekly", "reminder", "intent", "insight"]
Look = Literal["plain", "good", "bad"]

MOST = 10
"""Messages of which one that holds them all still has the buttons; what is behind them is told without."""
WIDEST = 40
"""Letters on a button."""


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


def shortened(label: str) -> str:
    """What fits on a button."""
    return label if len(label) <= WIDEST else f"{label[: WIDEST - 1].rstrip()}…"


def to_json(said: Said) -> dict[str, Any]:
    """As it is stored and sent to the web."""
    rows = [[{"label": b.label, "act": b.act, "look": b.look} for b in row] for row in said.rows]
    return {"text": said.text, "rows": rows, "picture": said.picture}


def from_json(stored: dict[str, Any]) -> Said:
    """What `to_json` gave."""
    rows = tuple(tuple(Button(**each) for each in row) for row in stored.get("rows", []))
    return Said(stored["text"], rows, stored.get("picture", ""))


def as_one(said: Sequence[Said]) -> Said:
    """Several messages as one: numbered, so that one sees whose each button is."""
    if len(said) == 1:
        return said[0]
    texts = [f"**{number}.** {each.text}" for number, each in enumerate(said, 1)]
    rows = [_numbered(number, row) for number, each in enumerate(said[:MOST], 1) for row in each.rows]
    return Said("\n\n".join(texts), tuple(rows))


def _numbered(number: int, row: Sequence[Button]) -> tuple[Button, ...]:
    return tuple(replace(button, label=f"{number} · {button.label}") for button in row)
