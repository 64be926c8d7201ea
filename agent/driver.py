"""Takes one turn from its message to its end: answered, stopped or failed, and what it said is stored."""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import cast
from uuid import UUID

from langchain_core.messages import AIMessage, AnyMessage, HumanMessage, ToolMessage
from langchain_core.runnables import RunnableConfig
from langgraph.errors import GraphRecursionError
from psycopg import AsyncCursor
from psycopg.rows import DictRow

from agent import checkpoint, taint, window
from agent.events import (
    Asked,
    CallEnded,
    CallStarted,
    Joined,
    Retold,
    RunFailed,
    RunFinished,
    RunStarted,
    Text,
    TextEnded,
    TextStarted,
)
from agent.graph import STEPS, Context, Graph, Heard, State, build
from agent.guards import MOST, Astray, Repeated
from agent.models import Models
from agent.purse import Purse
from agent.recollection import recalled
from agent.streams import Log
from agent.toolbox import Toolbox, refusal
from agent.window import calls_of
from memory import approvals, conversations, learning, origins, runs, summaries
from memory.database import Database
from memory.errors import Unavailable
from memory.records import Approval, Call, Json, Message, Question, User
from memory.rows import dump
from memory.runs import Next, RunState, Taken
from memory.scope import Scope

log = logging.getLogger(__name__)

ATTEMPTS = 3
"""Processes that may die over one message: what kills them all would kill the next one too."""
SECONDS = 300.0
"""Seconds that a turn may take; while it waits for its user's word it is under way nowhere."""
STANDS = "What the cards show as done is done."


class Exhausted(Exception):
    """Each process that tried to answer died."""


class Overtaken(Exception):
    """Another process has taken the run over: only its word counts."""


class OutOfTime(Exception):
    """The turn took longer than turns may."""


WHY: dict[type[Exception], str] = {
    GraphRecursionError: f"I stopped after {STEPS} steps without coming to an end.",
    Exhausted: f"I was interrupted {ATTEMPTS} times before I could finish, so I stopped.",
    OutOfTime: "I stopped because this took too long.",
    Repeated: f"I stopped because I asked for the same thing more than {MOST} times.",
    Astray: f"I stopped because I asked more than {MOST} times for what no tool of mine does.",
}


@dataclass(slots=True)
class Turn:
    """A turn under way in this process. `thread_id` is known when the message is stored."""

    taken: Taken
    thread: str
    log: Log
    asked: asyncio.Event = field(default_factory=asyncio.Event)  # the database was sent what it is to store
    said: list[AnyMessage] = field(default_factory=list)
    stopping: bool = False  # somebody asked it to end
    steered: bool = False  # a message wants to join it
    task: asyncio.Task[None] | None = None
    purse: Purse | None = None
    asks: tuple[Approval, ...] = ()  # what only the user's word lets it do
    recalled: list[AnyMessage] | None = (
        None  # what was said or written once that may matter; None until it is asked
    )
    adrift: bool = False  # the database went away in its middle: somebody goes on when it is back

    @property
    def id(self) -> UUID:
        return self.taken.id

    @property
    def user_id(self) -> UUID:
        return self.taken.user_id

    @property
    def cost(self) -> Json | None:
        """What its calls of a hosted model came to."""
        return self.purse.cost if self.purse else None

    @property
    def rests(self) -> bool:
        """Whether it waits for its user's word: then any process may go on with it."""
        return bool(self.asks) and self.log.ended

    def halt(self) -> None:
        """End it now, in good order."""
        if self.task and not self.stopping:
            self.stopping = True
            self.task.cancel()


class Driver:
    """Takes turns, one at a time each."""

    def __init__(
        self, database: Database, models: Models, toolbox: Toolbox, seconds: float = SECONDS
    ) -> None:
        self.database = database
        self.seconds = seconds
        self.models = models
        self.toolbox = toolbox
        self.checkpointer = checkpoint.Checkpointer(database)
        self.graph: Graph = build(models, toolbox, self.checkpointer)

    async def drive(self, turn: Turn, context: Context) -> Taken | None:
        """Run the graph to its end, whatever happens, and store what was said; who is next in the thread."""
        if turn.taken.attempt == 1:
            await turn.asked.wait()  # what comes next is done while the database works
        checkpoint.whose.set(turn.user_id)
        checkpoint.begun_now.set(turn.taken.attempt == 1)
        try:
            return await self.to_its_end(turn, context)
        except asyncio.CancelledError:
            if not turn.stopping or (task := asyncio.current_task()) is None:
                raise
            task.uncancel()
            return await self.stopped(turn, context)
        finally:
            self.checkpointer.forget(turn.user_id, turn.id)
            turn.log.end()

    async def to_its_end(self, turn: Turn, context: Context) -> Taken | None:
        try:
            context.emit(RunStarted(turn.thread, turn.id))
            await self.in_time(turn, context)
            if not turn.asks:
                return await self.answered(turn, context)
            context.emit(Asked(turn.asks))
            context.emit(RunFinished(turn.thread, turn.id, None, self.models.name, "waiting", turn.cost))
            return None
        except Unavailable:  # nobody knows what was stored last: who goes on reads it
            log.warning("a turn is adrift without the database", extra={"run": str(turn.id)})
            turn.adrift = True
            return None
        except Overtaken:
            return None
        except Exception as error:
            log.exception("turn failed", extra={"run": str(turn.id)})
            return await self.failed(turn, context, error)

    async def in_time(self, turn: Turn, context: Context) -> None:
        """Think, and act, for as long as a turn may take. Raises OutOfTime."""
        try:
            async with asyncio.timeout(self.seconds) as limit:
                await self.think(turn, context)
        except TimeoutError as error:
            if limit.expired():
                raise OutOfTime from error
            raise

    async def think(self, turn: Turn, context: Context) -> None:
        """The graph's own way, from its beginning to its end; the turn keeps what was said up to its last step.

        What another process began goes on from its checkpoint. Where there is none nothing was done yet.
        """
        config: RunnableConfig = {
            "configurable": {"thread_id": checkpoint.thread_id(turn.user_id, turn.id)},
            "recursion_limit": STEPS,
        }
        begun: State | None = {"messages": []}
        if turn.taken.attempt > 1:
            if before := await self.checkpointer.aget_tuple(config):
                begun = None
                turn.said = before.checkpoint["channel_values"].get("messages", [])
            user = (await context.heard).user
            told = [window.to_store(each, turn.id, self.database.clock()) for each in turn.said]
            turn.log.add(Retold(tuple(told)))
            log.info("a turn goes on", extra={"run": str(turn.id), "user": str(user.id)})
        if turn.stopping:
            raise asyncio.CancelledError
        if turn.taken.lost >= ATTEMPTS:
            raise Exhausted
        async for state in self.graph.astream(
            begun, config, context=context, durability="sync", stream_mode="values"
        ):
            turn.said = cast("State", state)["messages"]

    async def joining(self, turn: Turn) -> list[AnyMessage]:
        """The messages that came meanwhile and want to join this turn."""
        if not turn.steered:
            return []
        turn.steered = False
        async with self.database.scope(turn.user_id) as scope:
            found = await runs.steering(scope, turn.taken.thread_id)
        known = {message.id for message in turn.said}
        fresh = [(id, text) for _, id, text in found if id not in known]
        for id, text in fresh:
            turn.log.add(Joined(id, text))
        return [HumanMessage(text, id=id, additional_kwargs={"joined": True}) for id, text in fresh]

    async def recalled(self, turn: Turn, heard: Heard) -> list[AnyMessage]:
        """What the user said or wrote once that may matter now: looked up once in a turn."""
        meanings = self.toolbox.meanings
        if turn.recalled is None and meanings:
            turn.recalled = await recalled(self.database, meanings, heard.user, heard.history, turn.purse)
        return turn.recalled or []

    async def approvals(self, turn: Turn) -> dict[str, Approval]:
        """What was asked in this run, by call; a run that has just begun has asked nothing."""
        if turn.taken.attempt == 1:
            return {}
        async with self.database.scope(turn.user_id) as scope:
            return {each.call_id: each for each in await approvals.of_run(scope, turn.id)}

    async def tainted(self, turn: Turn, prompt: list[AnyMessage]) -> bool:
        """Whether a prompt holds words that the turn's user did not write."""
        async with self.database.scope(turn.user_id) as scope:
            foreign = await origins.foreign(scope)
        return taint.shown(prompt, foreign)

    async def ask(self, turn: Turn, context: Context, questions: list[Question]) -> None:
        """One transaction: the questions, what was said up to them, where to go on, and that the run waits."""
        async with self.database.scope((await context.heard).user) as scope:
            if turn.purse:
                await turn.purse.write(scope)
            await self.checkpointer.keep(scope, turn.id)
            said = [window.to_store(each, turn.id, scope.now) for each in turn.said]
            await conversations.add(scope, turn.taken.thread_id, turn.id, turn.taken.attempt, said)
            asked = await approvals.ask(scope, turn.id, turn.taken.attempt, questions, turn.cost)
            scope.emit({"type": "message", "thread": turn.thread})
        turn.asks = tuple(each for each in asked if each.state == "pending")

    async def answered(self, turn: Turn, context: Context) -> Taken | None:
        """One transaction: the messages of this turn, the run's end, and the beginning of the next in line."""
        model = turn.said[-1].response_metadata["model"]
        taken = await self.store(turn, (await context.heard).user, "done", model, turn.said)
        operation = turn.id if changed(turn.said) else None
        context.emit(RunFinished(turn.thread, turn.id, operation, model, cost=turn.cost))
        return taken

    async def failed(self, turn: Turn, context: Context, error: Exception) -> Taken | None:
        """Say in the thread that the turn failed, and what stands; the cards up to there are kept."""
        text = f"{WHY.get(type(error), 'Something went wrong before I could finish.')} {STANDS}"
        taken = None
        try:
            user = (await context.heard).user
            said = [*await self.so_far(turn, user), self.say(turn, text)]
            taken = await self.store(turn, user, "failed", self.models.name, said, type(error).__name__)
        except Unavailable:
            turn.adrift = True
            return None
        except Overtaken:
            return None
        except Exception:
            log.exception("a failed turn could not be stored", extra={"run": str(turn.id)})
        context.emit(RunFailed(text, type(error).__name__))
        return taken

    async def stopped(self, turn: Turn, context: Context) -> Taken | None:
        """The user wants no more of it: keep what was said and done, and say that it ended here."""
        taken = None
        try:
            user = (await context.heard).user
            said = await self.so_far(turn, user)
            done = changed(said)
            message = self.say(turn, f"Stopped. {STANDS}" if done else "Stopped.")
            taken = await self.store(turn, user, "stopped", self.models.name, [*said, message])
        except Unavailable:
            turn.adrift = True
            return None
        except Overtaken:
            return None
        except Exception:
            log.exception("a stopped turn could not be stored", extra={"run": str(turn.id)})
            context.emit(RunFailed("It could not be stopped in good order. " + STANDS, "Unavailable"))
            return None
        operation = turn.id if done else None
        context.emit(RunFinished(turn.thread, turn.id, operation, self.models.name, "stopped", turn.cost))
        return taken

    async def so_far(self, turn: Turn, user: User) -> list[AnyMessage | Message]:
        """What was said up to where the turn was broken off, each call with its answer."""
        partial = self.broken_off(turn)
        return [*turn.said, *await self.unanswered(turn, user), *([partial] if partial else [])]

    async def unanswered(self, turn: Turn, user: User) -> list[AnyMessage]:
        """The answers to the calls of the last step, when it was broken off: what was done, and what was not."""
        asked = turn.said[-1] if turn.said else None
        if not isinstance(asked, AIMessage) or not asked.tool_calls:
            return []
        told = {each.id: each for each in turn.log.events if isinstance(each, CallEnded)}
        answers: list[AnyMessage] = []
        for call in calls_of(asked):
            ended = told.get(call.id) or await self.untold(turn, user, str(asked.id), call)
            answers.append(ToolMessage(ended.content, tool_call_id=call.id, name=call.name, id=ended.message))
        return answers

    async def untold(self, turn: Turn, user: User, message: str, call: Call) -> CallEnded:
        """Tell of a call whose end nobody heard: its record says whether it was made."""
        done = await self.toolbox.recall(user, turn.id, call)
        content = dump(done or refusal(call.name, "Stopped", "It was not done: the turn was stopped.", {}))
        ended = CallEnded(conversations.new_id(), call.id, content)
        if not any(isinstance(each, CallStarted) and each.id == call.id for each in turn.log.events):
            turn.log.add(CallStarted(message, call.id, call.name, call.arguments))
        turn.log.add(ended)
        return ended

    def broken_off(self, turn: Turn) -> Message | None:
        """What was being said when the turn was stopped, or None."""
        open_id, words = "", ""
        for event in turn.log.events:
            if isinstance(event, TextStarted):
                open_id, words = event.message, ""
            elif isinstance(event, Text) and event.message == open_id:
                words += event.words
            elif (
                isinstance(event, TextEnded)
                and event.message == open_id
                and any(each.id == open_id for each in turn.said)
            ):
                open_id = ""
        if not open_id or not words.strip():
            return None
        if not any(isinstance(each, TextEnded) and each.message == open_id for each in turn.log.events):
            turn.log.add(TextEnded(open_id))
        return Message(open_id, "assistant", words, self.database.clock(), turn.id)

    def say(self, turn: Turn, text: str) -> Message:
        """Tell something that no model wrote."""
        message = Message(conversations.new_id(), "assistant", text, self.database.clock(), turn.id)
        for event in (TextStarted(message.id), Text(message.id, text), TextEnded(message.id)):
            turn.log.add(event)
        return message

    async def store(
        self, turn: Turn, user: User, state: RunState, model: str, said: Sequence[AnyMessage | Message],
        error: str | None = None,
    ) -> Taken | None:  # fmt: skip
        """One transaction: the run's end, what was said in it, and the beginning of the next in line.

        Raises Overtaken, and nothing is stored.
        """
        async with self.database.scope(user) as scope:
            ended, following = await self.end(scope, turn, state, model, said, error)
        if await ended.fetchone() is None:
            raise Overtaken
        return await following.taken()

    async def end(
        self, scope: Scope, turn: Turn, state: RunState, model: str, said: Sequence[AnyMessage | Message],
        error: str | None,
    ) -> tuple[AsyncCursor[DictRow], Next]:  # fmt: skip
        ended = await runs.end(scope, turn.id, turn.taken.attempt, state, model, error=error, cost=turn.cost)
        messages = [
            each if isinstance(each, Message) else window.to_store(each, turn.id, scope.now) for each in said
        ]
        await conversations.add(scope, turn.taken.thread_id, turn.id, turn.taken.attempt, messages)
        if heard := [each.id for each in messages if each.role == "user"]:
            await runs.joined(scope, turn.id, turn.taken.attempt, heard)
        await summaries.settle(scope, turn.taken.thread_id)
        await learning.settle(scope)
        if turn.purse:
            await turn.purse.write(scope)
        scope.emit({"type": "message", "thread": turn.thread})
        return ended, await runs.next_in_line(scope, turn.taken.thread_id)


def changed(messages: Sequence[AnyMessage | Message]) -> bool:
    """Whether a tool of this turn changed anything."""
    return any(isinstance(each, ToolMessage) and '"changed":true' in str(each.content) for each in messages)
