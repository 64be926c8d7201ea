"""The one way to take a turn, for every channel.

A turn is not a transaction: it begins with one (the message is stored, the run is a row), each tool
call is one, and it ends with one. It runs detached from whoever listens: a client that goes away
stops nothing.
"""

import asyncio
import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import cast
from uuid import UUID, uuid4

from langchain_core.messages import AnyMessage
from langchain_core.runnables import RunnableConfig
from langgraph.errors import GraphRecursionError
from langgraph.types import StreamMode

from agent import checkpoint, prompts, window
from agent.events import Event, RunFailed, RunFinished, RunStarted, Text, TextEnded, TextStarted
from agent.graph import STEPS, Context, Graph, State, build
from agent.models import Models
from agent.toolbox import Toolbox
from memory import conversations, goals
from memory.conversations import Busy
from memory.database import Database
from memory.errors import Conflict
from memory.records import Message
from memory.scope import Scope

log = logging.getLogger(__name__)

PATIENCE = 60.0
"""Seconds a message waits for the run before it in the same thread."""
LABEL = 80
MODES: list[StreamMode] = ["custom", "updates"]


@dataclass(frozen=True, slots=True)
class Inbound:
    """A message as a channel hands it over. `thread` is `life` or a UUID; `id` was made by the client."""

    thread: str
    id: str
    text: str
    run: UUID = field(default_factory=uuid4)


class Run:
    """A turn under way: follow its events, now or until it ends."""

    def __init__(self, run_id: UUID, thread: str) -> None:
        self.id = run_id
        self.thread = thread
        self.queue: asyncio.Queue[Event | None] = asyncio.Queue()

    async def events(self) -> AsyncIterator[Event]:
        """What happens, as it happens, to the end."""
        while (event := await self.queue.get()) is not None:
            yield event


class Turns:
    """Takes turns."""

    def __init__(self, database: Database, models: Models, toolbox: Toolbox) -> None:
        self.database = database
        self.models = models
        self.checkpointer = checkpoint.Checkpointer(database)
        self.graph: Graph = build(models, toolbox, self.checkpointer)
        self.running: set[asyncio.Task[None]] = set()

    async def begin(self, user_id: UUID, inbound: Inbound) -> Run:
        """Store the message and start answering it. Raises before anything is stored when it can't be taken."""
        waited = 0.0
        while (begun := await self.store(user_id, inbound)) is None:
            if waited >= PATIENCE:
                raise Conflict(
                    "Aurum is still answering in this conversation. Try again when it has finished."
                )
            await asyncio.sleep(0.05)
            waited += 0.05
        context, thread_id = begun
        run = Run(inbound.run, inbound.thread)
        task = asyncio.create_task(self.drive(run, context, thread_id))
        self.running.add(task)
        task.add_done_callback(self.running.discard)
        return run

    async def store(self, user_id: UUID, inbound: Inbound) -> tuple[Context, UUID] | None:
        """One transaction: the thread, the run, the message, and what the model needs to know. None when busy."""
        label = inbound.text.strip().splitlines()[0][:LABEL]
        async with self.database.scope(user_id) as scope:
            thread = await conversations.open_thread(scope, inbound.thread, label)
            begun = await conversations.begin_run(scope, thread.id, inbound.run, self.models.name)
            if isinstance(begun, Busy):
                return None
            await conversations.hear(scope, thread.id, inbound.run, inbound.id, inbound.text)
            stored = await conversations.messages(scope, thread.id, limit=window.WINDOW)
            system = prompts.system_message(scope, await goals.outline(scope))
            scope.emit({"type": "message", "thread": inbound.thread})
        return Context(user_id, inbound.run, label, system, window.to_model(stored.items)), thread.id

    async def drive(self, run: Run, context: Context, thread_id: UUID) -> None:
        """Run the graph to its end, whatever happens, and store what was said."""
        checkpoint.whose.set(context.user_id)
        lease = asyncio.create_task(self.keep_lease(context))
        run.queue.put_nowait(RunStarted(run.thread, run.id))
        try:
            state = await self.think(run, context)
            await self.store_answer(run, context, thread_id, state)
            await self.checkpointer.adelete_thread(checkpoint.thread_id(context.user_id, run.id))
        except Exception as error:
            log.exception("turn failed", extra={"run": str(run.id)})
            await self.store_failure(run, context, thread_id, error)
        finally:
            lease.cancel()
            run.queue.put_nowait(None)

    async def think(self, run: Run, context: Context) -> State:
        """The graph's own way, its events passed on as they come."""
        config: RunnableConfig = {
            "configurable": {"thread_id": checkpoint.thread_id(context.user_id, run.id)},
            "recursion_limit": STEPS,
        }
        state: State = {"messages": [], "models": [], "notices": []}
        async for mode, piece in self.graph.astream(
            state,
            config,
            context=context,
            stream_mode=MODES,
            durability="sync",
        ):
            if mode == "custom":
                run.queue.put_nowait(cast("Event", piece))
            else:
                for update in cast("dict[str, State]", piece).values():
                    state = merge(state, update)
        return state

    async def store_answer(self, run: Run, context: Context, thread_id: UUID, state: State) -> None:
        """One transaction: the messages of this turn, and the run's end."""
        model = state["models"][-1] if state["models"] else self.models.name
        async with self.database.scope(context.user_id) as scope:
            await conversations.add(scope, thread_id, run.id, stored(scope.now, run.id, state))
            await self.end(scope, run, model)
        operation = run.id if changed(state["messages"]) else None
        run.queue.put_nowait(RunFinished(run.thread, run.id, operation, model))

    async def store_failure(self, run: Run, context: Context, thread_id: UUID, error: Exception) -> None:
        """Say in the thread that the turn failed, and what stands."""
        text = (
            f"I stopped after {STEPS} steps without coming to an end. What the cards show as done is done."
            if isinstance(error, GraphRecursionError)
            else "Something went wrong before I could finish. What the cards show as done is done."
        )
        message = Message(conversations.new_id(), "assistant", text, self.database.clock(), run.id)
        for event in (TextStarted(message.id), Text(message.id, text), TextEnded(message.id)):
            run.queue.put_nowait(event)
        try:
            async with self.database.scope(context.user_id) as scope:
                await conversations.add(scope, thread_id, run.id, [message])
                await self.end(scope, run, self.models.name, type(error).__name__)
        except Exception:  # the database is gone: the lease runs out and the thread is free again
            log.exception("a failed turn could not be stored", extra={"run": str(run.id)})
        run.queue.put_nowait(RunFailed(text, type(error).__name__))

    async def end(self, scope: Scope, run: Run, model: str, error: str | None = None) -> None:
        await conversations.end_run(scope, run.id, model, error)
        scope.emit({"type": "message", "thread": run.thread})

    async def keep_lease(self, context: Context) -> None:
        """Say that this process is alive for as long as the turn takes."""
        while True:
            await asyncio.sleep(conversations.LEASE.total_seconds() / 3)
            async with self.database.scope(context.user_id) as scope:
                await conversations.keep_lease(scope, context.run_id)

    async def close(self, patience: float = 5.0) -> None:
        """Let the turns under way finish, for some seconds."""
        if self.running:
            await asyncio.wait(self.running, timeout=patience)


def merge(state: State, update: State) -> State:
    return {
        "messages": state["messages"] + update["messages"],
        "models": state["models"] + update["models"],
        "notices": state["notices"] + update["notices"],
    }


def stored(now: datetime, run_id: UUID, state: State) -> list[Message]:
    """The turn's messages as they are stored; notices go with the last of them."""
    notice = " ".join(state["notices"]) or None
    last = state["messages"][-1] if state["messages"] else None
    return [
        window.to_store(message, run_id, now, notice if message is last else None)
        for message in state["messages"]
    ]


def changed(messages: list[AnyMessage]) -> bool:
    """Whether a tool of this turn changed anything."""
    return any(message.type == "tool" and '"changed":true' in str(message.content) for message in messages)
