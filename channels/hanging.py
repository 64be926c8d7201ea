"""The message at which a button hangs: what it says now, and what it says once the button was pressed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from memory import conversations, deliveries, hung, sendings
from memory.deliveries import Delivery
from memory.said import Button, Said, as_one, from_json, to_json
from memory.scope import Scope

WEB = "web"
NUMBER = re.compile(r"\d+ · ")
"""What begins the labels of one of several messages that went as one."""
TASK_ACTS = frozenset({"done", "tomorrow", "drop", "why"})
ANSWERS = frozenset({"yes", "no", "edit"})
CARD_ACTS = frozenset({"follow", "aside"})
STAYS = frozenset({"today", "next", "edit"})
"""What may be pressed again and again."""


@dataclass(frozen=True, slots=True)
class Here:
    """A message with buttons. `said` is None where nobody knows what it says; `since` when it was said."""

    channel: str
    message: str
    said: Said | None = None
    delivery: Delivery | None = None
    since: datetime | None = None

    def has(self, act: str) -> bool:
        """Whether this can be pressed there; it may where nobody knows."""
        return self.said is None or any(button.act == act for row in self.said.rows for button in row)


async def find(scope: Scope, channel: str, message: str) -> Here:
    """The message as it is now. Until the transaction ends nobody else changes it."""
    if channel == WEB:
        extra = await conversations.shown(scope, message)
        if extra is None:
            return Here(channel, message)
        delivery = await deliveries.delivery(scope, UUID(extra["delivery"])) if "delivery" in extra else None
        return Here(
            channel, message, from_json(extra["said"]), delivery, delivery.made_at if delivery else None
        )
    known = await hung.hanging(scope, channel, message)
    delivery = await deliveries.by_external(scope, channel, message)
    if known is None and delivery:
        known = hung.Hung(await sent(scope, delivery), delivery.made_at)
    if known is None:
        return Here(channel, message, delivery=delivery)
    return Here(channel, message, known.said, delivery, known.at)


async def sent(scope: Scope, delivery: Delivery) -> Said:
    """What a delivery says now, with those that went in its message."""
    parts = await sendings.outgoing(scope, delivery.id)
    shown = [await conversations.shown(scope, part.message_id) for part in parts if part.message_id]
    return as_one([from_json(extra["said"]) for extra in shown if extra] or [part.said for part in parts])


async def keep(scope: Scope, here: Here, said: Said, pressed: str = "", line: str = "") -> None:
    """From now on it says this; what stands in the life thread of it has the same buttons less."""
    if here.channel == WEB:
        await conversations.show(scope, here.message, to_json(said))
        return
    await hung.hang(scope, here.channel, here.message, said)
    parts = await sendings.outgoing(scope, here.delivery.id) if here.delivery and pressed else []
    for message_id in [part.message_id for part in parts if part.message_id]:
        if extra := await conversations.shown(scope, message_id):
            there = after(from_json(extra["said"]), pressed, line)
            await conversations.show(scope, message_id, to_json(there))


def after(said: Said, act: str, line: str = "", instead: Sequence[Button] = ()) -> Said:
    """What a message says when this was pressed: what was done stands below, and what has no point any more is gone.

    `instead` hangs where the button hung. Pressed again, nothing changes.
    """
    pressed = next((button for row in said.rows for button in row if button.act == act), None)
    if pressed is None:
        return said
    rows = []
    for row in said.rows:
        kept = [button for button in row if not spent(button, pressed)]
        if pressed in row:
            kept += [replace(each, label=f"{number_of(pressed)}{each.label}") for each in instead]
        if kept:
            rows.append(tuple(kept))
    return replace(said, text=f"{said.text}\n\n{line}" if line else said.text, rows=tuple(rows))


def spent(button: Button, pressed: Button) -> bool:
    """Whether a button has no point once another, or itself, was pressed."""
    verb, _, about = pressed.act.partition(" ")
    other, _, of = button.act.partition(" ")
    if button.act == pressed.act:
        return verb not in STAYS
    near = number_of(button) == number_of(pressed)
    if other == "snooze":
        return near and (verb in ("done", "drop", "tomorrow") or (verb == "snooze" and of[:36] == about[:36]))
    if verb in ("done", "drop"):
        return other in TASK_ACTS and of == about
    if verb in ("yes", "no"):
        return other in ANSWERS and of == about
    if verb in CARD_ACTS:
        return other in CARD_ACTS and of.partition(".")[0] == about.partition(".")[0]
    return verb == "pause" and other == "ok" and of == about


def number_of(button: Button) -> str:
    found = NUMBER.match(button.label)
    return found[0] if found else ""


def several(said: Said) -> bool:
    """Whether several messages went as this one."""
    return any(number_of(button) for row in said.rows for button in row)
