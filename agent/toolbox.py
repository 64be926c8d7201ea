"""Runs a requested tool: one call, one transaction, and the record that it ran inside it."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import cast
from uuid import UUID

from pydantic import ValidationError

from agent.meaning import Meanings
from agent.purse import Purse
from memory import conversations
from memory.database import Database, Reader
from memory.errors import AurumError, Invalid, NotFound, Unapproved, Unavailable
from memory.recall import Vectors
from memory.records import Call, Json, Question, Reason, User
from memory.rows import dump
from memory.scope import Effect, Scope
from tools.tool import Tool, sentences
from tools.tool import plain as plain_value

log = logging.getLogger(__name__)


MANY = 10
"""Things that a model may change in one call without asking."""
EVERYTHING = 2**31 - 1
TAKES_BACK = ("undo", "redo")
"""What the user did or approved before is taken back, or done again, however much it is."""
UNKNOWN = ("additionalProperties", "const", "enum", "$ref", "$defs")

Keep = Callable[[Scope, UUID], Awaitable[None]]


async def keep_nothing(_scope: Scope, _run_id: UUID) -> None:
    """For a call that is part of no graph."""


@dataclass(frozen=True, slots=True)
class Trust:
    """How far a call is the user's own wish.

    `approved`: they said so. `tainted`: who asks for it was shown words that the user did not write; such words that
    came in after `since` may be among them. `dictated`: some text that was kept asks for it, and the user does not.
    """

    approved: bool = False
    tainted: bool = False
    dictated: bool = False
    since: datetime | None = None


ASKED_NOTHING = Trust()


class Toolbox:
    """The tools that a model may call."""

    def __init__(
        self, database: Database, tools: tuple[Tool[..., object], ...], meanings: Meanings | None = None
    ) -> None:
        self.database = database
        self.meanings = meanings
        self.tools = {tool.name: tool for tool in tools}
        self.specifications: list[Json] = [specification(tool) for tool in tools]

    async def run(
        self,
        user: User,
        run_id: UUID,
        call: Call,
        label: str,
        keep: Keep = keep_nothing,
        attempt: int = 1,
        trust: Trust = ASKED_NOTHING,
        purse: Purse | None = None,
    ) -> str | Question:
        """Do what the call asks and answer as JSON text, also when it can't be done.

        A call that ran before in this run does nothing again and answers the same. `keep` writes what must
        be kept with an effect, in its transaction. A process whose run another has taken over does nothing.
        A question is what the user has to approve first: then nothing was changed. Raises Unavailable when the
        database went away meanwhile: then nobody knows what was done.
        """
        found: list[object] = []
        try:
            meant = await self.meant(call, purse)
            answer = await self.effect(user, run_id, call, label, keep, attempt, trust, found, meant)
        except Unapproved as error:
            if done := await self.recall(user, run_id, call):
                answer = done
            elif error.reason == "never":
                answer = refusal(call.name, "Not allowed", "The user does not let you do that.", {})
            else:
                reason = cast("Reason", error.reason)
                return Question(call.id, call.name, call.arguments, reason, error.rows, plain_value(found[0]))
        except Unavailable:
            raise
        except AurumError as error:
            refused = refusal(call.name, error.title, error.detail, error.more)
            answer = await self.recall(user, run_id, call) or refused
        except Exception:
            log.exception("tool failed", extra={"tool": call.name, "run": str(run_id)})
            answer = refusal(
                call.name, "That failed", "Something went wrong inside. Nothing was changed.", {}
            )
        return dump(answer)

    async def effect(
        self, user: User, run_id: UUID, call: Call, label: str, keep: Keep, attempt: int, trust: Trust,
        found: list[object], meant: Vectors,
    ) -> Json:  # fmt: skip
        """The call's effect and the record of it, both or neither. Raises Conflict when it ran before.

        Raises Unapproved where the user is to be asked first; `found` then holds what it would have answered.
        """
        tool = self.tools.get(call.name)
        if tool is None:
            raise NotFound(f"There is no tool called {call.name}.")
        reader: Reader = "user" if tool.name in TAKES_BACK else "model"
        async with self.database.scope(user, operation=run_id, label=label, reader=reader) as scope:
            scope.meant = meant
            if tool.risk != "read":
                await keep(scope, run_id)
            result = await tool.run(scope, call.arguments)
            found.append(result)
            if tool.risk != "read" and not trust.approved:
                await self.guard(scope, tool, trust)
            done: Json = {"ok": True, "tool": call.name, "result": result}
            effect = {**done, "operation": str(run_id), "changed": True}
            scope.record(Effect(run_id, call.id, call.name, effect, attempt, acts=tool.risk != "read"))
        return effect if scope.changed else {**done, "operation": None, "changed": False}

    async def meant(self, call: Call, purse: Purse | None) -> Vectors:
        """What a call looks for, read before its transaction opens; nothing where it goes by no meaning."""
        tool = self.tools.get(call.name)
        text = call.arguments.get(tool.meant) if tool and tool.meant else None
        if self.meanings is None or not isinstance(text, str):
            return {}
        return await self.meanings.of_query(text, purse)

    async def guard(self, scope: Scope, tool: Tool[..., object], trust: Trust) -> None:
        """Refuse what is not done before the user has said so."""
        if trust.tainted:
            raise Unapproved("outside", 0)
        most = EVERYTHING if tool.name in TAKES_BACK else MANY
        await scope.guard(tool.name, tool.risk, most, trust.since)
        if trust.dictated:
            await scope.row("select 1")  # what the guard refuses is refused for that
            raise Unapproved("read", 0)

    def check(self, name: str, arguments: Json) -> None:
        """Raise Invalid where a tool does not take these arguments, NotFound where there is no such tool."""
        if (tool := self.tools.get(name)) is None:
            raise NotFound(f"There is no tool called {name}.")
        try:
            tool.arguments.model_validate(arguments)
        except ValidationError as error:
            raise Invalid(sentences(error)) from error

    async def recall(self, user: User, run_id: UUID, call: Call) -> Json | None:
        """What the call answered when it ran before, or None."""
        async with self.database.scope(user) as scope:
            return await conversations.effect(scope, run_id, call.id)


def refusal(tool: str, title: str, detail: str, more: Json) -> Json:
    return {"ok": False, "tool": tool, "error": {"title": title, "detail": detail, **more}}


def specification(tool: Tool[..., object]) -> Json:
    """The tool as models are told of it."""
    function = {
        "name": tool.name,
        "description": tool.description,
        "parameters": plain(tool.schema, tool.schema.get("$defs", {})),
    }
    return {"type": "function", "function": function}


def plain(schema: Json, named: Json) -> Json:
    """A schema in what Gemini knows of JSON schema: each part at its place, and only words among the choices."""
    schema = {**schema, **named[schema["$ref"].rpartition("/")[2]]} if "$ref" in schema else schema
    kept = {key: _plain(value, named) for key, value in schema.items() if key not in UNKNOWN}
    choices = [schema["const"]] if "const" in schema else schema.get("enum")
    if not isinstance(choices, list):
        return kept
    if all(isinstance(each, str) and each for each in choices):
        return {**kept, "enum": choices}
    among = f"One of {', '.join(map(str, choices))}."
    return {**kept, "description": " ".join(filter(None, (schema.get("description"), among)))}


def _plain(value: object, named: Json) -> object:
    if isinstance(value, list):
        return [_plain(each, named) for each in value]
    return plain(value, named) if isinstance(value, dict) else value
