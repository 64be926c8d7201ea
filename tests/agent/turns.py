"""Taking turns in a test: say something, read what happened and what was kept."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID, uuid4

from agent.choice import ModelChoice
from agent.events import CallEnded, CallStarted, Event, Notice, RunFinished, Text
from agent.models import Models
from agent.toolbox import specification
from agent.turn import Inbound, Run
from api.aurum import Aurum
from memory import conversations
from memory.records import Json, Message, Task
from tests.fakes import ScriptedModel, Step
from tools import task_lists as tasks
from tools.registry import TOOLS

SPECIFICATIONS = [specification(tool) for tool in TOOLS]

MakeAurum = Callable[[Models], Awaitable[Aurum]]


def call(name: str, /, id: str = "", **arguments: Any) -> Json:
    """A tool call as a scripted model asks for it."""
    return {"id": id or uuid4().hex, "name": name, "args": json.dumps(arguments)}


def scripted(*script: Step, **choice: Any) -> Models:
    """Models whose hosted one follows a script."""
    return Models(ModelChoice(**choice), SPECIFICATIONS, hosted=ScriptedModel(script=list(script)))


def heard(models: Models) -> list[Any]:
    """What the scripted model was told, call by call."""
    assert isinstance(models.given, ScriptedModel)
    return models.given.heard


async def say(
    aurum: Aurum, user: UUID, text: str, *, thread: str = "life", id: str | None = None
) -> list[Event]:
    """Take a turn to its end; what happened, in order."""
    return await to_its_end(await aurum.turns.begin(user, Inbound(thread, id or str(uuid4()), text)))


async def to_its_end(run: Run) -> list[Event]:
    """What happens in a run until it ends or waits, in order."""
    async with asyncio.timeout(20):
        return [event async for events in run.events() for event in events]


async def kept(aurum: Aurum, user: UUID, thread: str = "life") -> list[Message]:
    """The messages of a thread, oldest first."""
    async with aurum.database.scope(user) as scope:
        found = await conversations.thread(scope, thread)
        return list((await conversations.messages(scope, found.id)).items)


async def todo(aurum: Aurum, user: UUID) -> list[Task]:
    """The user's open tasks."""
    async with aurum.database.scope(user) as scope:
        return sorted(await tasks.list_tasks(scope), key=lambda task: int(task.ref[1:]))


async def titles(aurum: Aurum, user: UUID) -> list[str]:
    return [task.title for task in await todo(aurum, user)]


def words(events: list[Event]) -> str:
    """All that was said, in one piece."""
    return "".join(event.words for event in events if isinstance(event, Text))


def last_words(events: list[Event]) -> str:
    """The last message that was said."""
    spoken = [event for event in events if isinstance(event, Text)]
    return "".join(event.words for event in spoken if event.message == spoken[-1].message).strip()


def notices(events: list[Event]) -> list[str]:
    return [event.text for event in events if isinstance(event, Notice)]


def answers(events: list[Event]) -> list[Json]:
    """What the tools answered."""
    return [json.loads(event.content) for event in events if isinstance(event, CallEnded)]


def asked(events: list[Event]) -> list[str]:
    """The tools that were called."""
    return [event.name for event in events if isinstance(event, CallStarted)]


def finished(events: list[Event]) -> RunFinished:
    assert isinstance(events[-1], RunFinished), events[-1]
    return events[-1]


def is_whole(messages: list[Message]) -> bool:
    """Whether every call that was kept has its answer, right after it and in its order."""
    calls = [call.id for message in messages for call in message.calls]
    return calls == [message.call_id for message in messages if message.role == "tool"]


async def until(true: Callable[[], object]) -> None:
    """Wait for a condition, for 20 seconds at most."""
    for _ in range(2000):
        if true():
            return
        await asyncio.sleep(0.01)
    raise TimeoutError("It did not come true.")
