"""Messages, read into what matters: the life, the newest question, its results, and what went before."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, SystemMessage, ToolMessage

from agent.offline.life import Life, read_life
from agent.window import FRAMES
from memory.records import Json

UNREADABLE: Json = {"title": "Something went wrong", "detail": "The answer could not be read."}


@dataclass(frozen=True, slots=True)
class Result:
    """What a tool answered. `value` is a record, a list or a ranking; `error` is set when it failed."""

    tool: str
    arguments: Json
    value: Any = None
    error: Json | None = None
    changed: bool = True

    @property
    def choices(self) -> list[Json]:
        """What an ambiguous name could have meant, as ref and name."""
        found = (self.error or {}).get("choices")
        return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


@dataclass(frozen=True, slots=True)
class Turn:
    """What the user said, what the tools answered, and what was said about it."""

    text: str
    results: tuple[Result, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class Conversation:
    """A whole history: the life, the turns before, and the turn that wants an answer."""

    life: Life
    past: tuple[Turn, ...]
    turn: Turn


def read(messages: Sequence[BaseMessage]) -> Conversation:
    """Read LangChain messages, oldest first. What was summed up of a longer past tells of no turn."""
    system = "\n".join(str(message.text) for message in messages if isinstance(message, SystemMessage))
    turns: list[list[BaseMessage]] = []
    for message in messages:
        if message.name in FRAMES:
            continue
        if isinstance(message, HumanMessage):
            turns.append([message])
        elif turns and not isinstance(message, SystemMessage):
            turns[-1].append(message)
    read_turns = [_turn(one) for one in turns] or [Turn("")]
    return Conversation(read_life(system), tuple(read_turns[:-1]), read_turns[-1])


def _turn(messages: Sequence[BaseMessage]) -> Turn:
    asked: dict[str, tuple[str, Json]] = {}
    results, words = [], ""
    for message in messages[1:]:
        if isinstance(message, AIMessage):
            words = str(message.text) or words
            asked |= {str(call["id"]): (call["name"], call["args"]) for call in message.tool_calls}
        elif isinstance(message, ToolMessage):
            name, arguments = asked.get(message.tool_call_id, (message.name or "", {}))
            results.append(_result(name, arguments, str(message.text)))
    return Turn(str(messages[0].text), tuple(results), words)


def _result(name: str, arguments: Json, content: str) -> Result:
    try:
        told = json.loads(content)
    except ValueError:
        told = None
    if not isinstance(told, dict) or "ok" not in told:
        return Result(name, arguments, error=UNREADABLE, changed=False)
    tool = str(told.get("tool") or name)
    if not told["ok"]:
        error = told.get("error")
        return Result(tool, arguments, error=error if isinstance(error, dict) else UNREADABLE, changed=False)
    changed = told.get("changed", told.get("operation") is not None)
    return Result(tool, arguments, told.get("result"), changed=bool(changed))
