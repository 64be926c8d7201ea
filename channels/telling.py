"""A turn as a message of a channel: it grows while words come, and ends with what was done, what is asked, what undoes
it."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from typing import cast

import orjson

from agent.events import (
    Asked,
    CallEnded,
    CallStarted,
    Event,
    Notice,
    Queued,
    Retold,
    RunFailed,
    RunFinished,
    RunStarted,
    Text,
    TextStarted,
)
from agent.offline.wording import name, plain
from agent.receipts import READING
from channels.message import Answering
from channels.terminal import WHY
from memory.records import Approval, Json, Message
from memory.said import Button, Said, from_json

FEW = 5
"""So many receipts, and things that are asked about, are told; the others are counted."""
WAITS = "I answer as soon as the one before is done"
NOTHING = "I have nothing to say to that."


async def tell(
    events: AsyncIterator[Sequence[Event]], answering: Answering, *, goes_on: bool = False
) -> Said:
    """Show a turn while it happens. Answers its last message, which is not yet sent.

    With `goes_on` it is a run that went on after an answer: what it said before that is known already.
    """
    telling = Telling(goes_on=goes_on)
    shown = doing = ""
    async for those in events:
        for event in those:
            telling.hear(event)
        if (text := telling.text) != shown and text:
            await answering.show(text)
            shown = text
        if telling.doing != doing:
            doing = telling.doing
            await answering.doing(doing)
    return telling.said


@dataclass
class Telling:
    """What is known of a turn up to now."""

    goes_on: bool = False
    spoken: dict[str, str] = field(default_factory=dict)
    notices: list[str] = field(default_factory=list)
    calls: dict[str, str] = field(default_factory=dict)
    receipts: list[str] = field(default_factory=list)
    hung: tuple[tuple[Button, ...], ...] = ()
    asked: tuple[Approval, ...] = ()
    ended: RunFinished | RunFailed | None = None
    doing: str = ""

    def hear(self, event: Event) -> None:  # noqa: C901 - one branch for each event
        """Take in what happened next."""
        match event:
            case Queued():
                self.doing = WAITS
            case RunStarted():
                self.doing = ""
            case TextStarted(message):
                self.spoken.setdefault(message, "")
            case Text(message, words):
                self.spoken[message] = self.spoken.get(message, "") + words
            case CallStarted(_, call, tool, _):
                self.calls[call] = tool
                self.doing = f"{tool.replace('_', ' ')} …"
            case CallEnded(_, call, content):
                self.answered(call, content)
            case Asked(approvals):
                self.asked = approvals
            case Notice(text):
                self.notices.append(text)
            case Retold(messages):
                self.again(messages)
            case RunFinished() | RunFailed():
                self.doing, self.ended = "", event
            case _:
                pass

    def again(self, messages: Sequence[Message]) -> None:
        """What was heard up to here counts no more: it is told anew."""
        self.spoken, self.calls, self.receipts, self.hung = {}, {}, [], ()
        if self.goes_on:
            return
        for message in messages:
            if message.role == "assistant":
                self.calls |= {call.id: call.name for call in message.calls}
                self.spoken[message.id] = message.content
            elif message.role == "tool":
                self.answered(message.call_id or "", message.content)

    def answered(self, call: str, content: str) -> None:
        self.doing = ""
        answer: Json = orjson.loads(content)
        tool = str(self.calls.get(call) or answer.get("tool") or "")
        if tool not in READING and (line := receipt(tool, answer)):
            self.receipts.append(line)
        self.hung = buttons(answer.get("result")) or self.hung

    @property
    def text(self) -> str:
        """All that the model has said."""
        return "\n\n".join(words.strip() for words in self.spoken.values() if words.strip())

    @property
    def said(self) -> Said:
        """The whole message: words, what was done, what is asked."""
        text = self.text
        failed = self.ended.message if isinstance(self.ended, RunFailed) else ""
        stopped = isinstance(self.ended, RunFinished) and self.ended.state == "stopped"
        parts = [
            *(f"*{plain(notice)}*" for notice in self.notices),
            text,
            failed if failed not in text else "",
            "Stopped." if stopped and "Stopped." not in text else "",
            told(self.receipts),
            *(question(each) for each in self.asked),
        ]
        return Said("\n\n".join(part for part in parts if part) or NOTHING, tuple(self.rows()))

    def rows(self) -> list[tuple[Button, ...]]:
        """The answers to what is asked; or what a tool brought along, and what takes back what was done."""
        rows = [answers(each, numbered=len(self.asked) > 1, n=n) for n, each in enumerate(self.asked, 1)]
        rows = rows or list(self.hung)
        operation = self.ended.operation if isinstance(self.ended, RunFinished) else None
        return [*rows, (Button("Undo", f"undo {operation}"),)] if operation else rows


def buttons(result: object) -> tuple[tuple[Button, ...], ...]:
    """The buttons that a result brings along, as a check-in does."""
    own = result.get("said") if isinstance(result, dict) else None
    return from_json(own).rows if isinstance(own, dict) else ()


def receipt(tool: str, answer: Json) -> str:
    """One line on what a tool did or why it did not; empty where it changed nothing."""
    if not answer.get("ok"):
        error = cast("Json", answer.get("error") or {})
        return f"✗ {plain(tool.replace('_', ' '))}: {plain(error.get('detail') or error.get('title') or 'it failed')}"
    if answer.get("changed") is not True:
        return ""
    return f"✓ {things(answer.get('result')) or plain(tool.replace('_', ' '))}"


def things(result: object) -> str:
    """What a result names: `T1 Buy shoes`; of several the first few."""
    if isinstance(result, list):
        named = [each for each in (things(one) for one in result) if each]
        more = f" and {len(named) - FEW} more" if len(named) > FEW else ""
        return f"{', '.join(named[:FEW])}{more}"
    if not isinstance(result, dict):
        return ""
    if result.get("ref"):
        return f"{plain(result['ref'])} {plain(result.get('title') or result.get('name') or '')}".strip()
    if isinstance(result.get("refs"), list):
        return things([{"ref": ref} for ref in result["refs"]])
    return things(result.get("thing") or result.get("insight"))


def told(receipts: Sequence[str]) -> str:
    more = [f"… and {len(receipts) - FEW} more"] if len(receipts) > FEW else []
    return "\n".join([*receipts[:FEW], *more])


def question(asked: Approval) -> str:
    """What is to be approved, and why it is asked."""
    what = things(asked.preview) or ", ".join(
        f"{plain(key)}: {plain(value)}" for key, value in asked.arguments.items()
    )
    return f"{name(asked.tool.replace('_', ' '))}: {what or 'as you said'}\nI ask since {WHY[asked.reason]}."


def answers(asked: Approval, *, numbered: bool = False, n: int = 1) -> tuple[Button, ...]:
    """Yes, no, and other than so."""
    which = f" {n}" if numbered else ""
    return (
        Button(f"Yes{which}", f"yes {asked.id}", "good"),
        Button(f"No{which}", f"no {asked.id}", "bad"),
        Button(f"Change{which} …", f"edit {asked.id}"),
    )
