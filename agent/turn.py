"""The one way to take a turn, for every channel.

A turn is not a transaction: it begins with one (the message is stored, the run is a row), each tool
call is one, and it ends with one. It runs detached from whoever listens: a client that goes away
stops nothing.
"""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import cast
from uuid import UUID, uuid4

from langchain_core.messages import AnyMessage
from langchain_core.runnables import RunnableConfig
from langgraph.errors import GraphRecursionError

from agent import checkpoint, prompts, window
from agent.events import Event, RunFailed, RunFinished, RunStarted, Text, TextEnded, TextStarted
from agent.graph import STEPS, Context, Graph, Heard, State, build
from agent.models import Models
from agent.toolbox import Toolbox
from memory import conversations, goals, runs
from memory.conversations import NewRun
from memory.database import Database
from memory.errors import AurumError, Conflict, Unavailable
from memory.records import Message
from memory.scope import Scope

log = logging.getLogger(__name__)

PATIENCE = 60.0
"""Seconds a message waits for the run before it in the same thread."""
TOGETHER = 0.005
"""Seconds that the news of a beginning waits for what comes next, so that a client is woken once for both."""
LOOK = 5.0
"""Seconds between two looks for runs whose processes died."""
ATTEMPTS = 3
"""Processes that may try to answer one message: what kills them all would kill the next one too."""
LABEL = 80


class Exhausted(Exception):
    """Each process that tried to answer died."""


WHY: dict[type[Exception], str] = {
    GraphRecursionError: f"I stopped after {STEPS} steps without coming to an end.",
    Exhausted: f"I was interrupted {ATTEMPTS} times before I could finish, so I stopped.",
}


@dataclass(frozen=True, slots=True)
class Inbound:
    """A message as a channel hands it over. `thread` is `life` or a UUID; `id` was made by the client."""

    thread: str
    id: str
    text: str
    run: UUID = field(default_factory=uuid4)


class Run:
    """A turn under way: follow its events, now or until it ends."""

    def __init__(self, run_id: UUID, thread: str, attempt: int = 1) -> None:
        self.id = run_id
        self.thread = thread
        self.thread_id = UUID(int=0)  # known when the message is stored
        self.attempt = attempt
        self.asked = asyncio.Event()  # set when the database has been sent what it is to store
        self.queue: asyncio.Queue[Event | None] = asyncio.Queue()
        self.said: list[AnyMessage] = []

    async def events(self) -> AsyncIterator[list[Event]]:
        """What happens, as it happens, to the end: each time all that has happened since."""
        ended = False
        while not ended:
            there = [await self.queue.get()]
            if isinstance(there[0], RunStarted) and self.queue.empty():
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(TOGETHER):
                        there.append(await self.queue.get())
            while not self.queue.empty():
                there.append(self.queue.get_nowait())
            ended = None in there
            yield [event for event in there if event is not None]


class Turns:
    """Takes turns."""

    def __init__(self, database: Database, models: Models, toolbox: Toolbox) -> None:
        self.database = database
        self.models = models
        self.checkpointer = checkpoint.Checkpointer(database)
        self.graph: Graph = build(models, toolbox, self.checkpointer)
        self.running: dict[asyncio.Task[None], tuple[Run, UUID]] = {}

    async def begin(self, user_id: UUID, inbound: Inbound) -> Run:
        """Store the message and start answering it. Raises before anything is stored when it can't be taken."""
        label = named(inbound.text)
        run = Run(inbound.run, inbound.thread)
        context = Context(run.id, label, asyncio.get_running_loop().create_future(), run.queue.put_nowait)
        task = asyncio.create_task(
            self.drive(user_id, run, context)
        )  # gets ready while the message is stored
        try:
            run.thread_id, heard = await self.stored(user_id, inbound, label, run.asked)
        except BaseException:
            task.cancel()
            raise
        context.heard.set_result(heard)
        self.keep(task, run, user_id)
        return run

    def keep(self, task: asyncio.Task[None], run: Run, user_id: UUID) -> None:
        """From now on the task is known to take a turn, and its lease is kept, until it ends."""
        lease = asyncio.create_task(self.keep_lease(user_id, run))
        self.running[task] = (run, user_id)

        def ended(task: asyncio.Task[None]) -> None:
            lease.cancel()
            del self.running[task]

        task.add_done_callback(ended)

    async def stored(
        self, user_id: UUID, inbound: Inbound, label: str, asked: asyncio.Event
    ) -> tuple[UUID, Heard]:
        """The thread of the stored message, and what the model is told; waits while another run answers there."""
        waited = 0.0
        while (begun := await self.store(user_id, inbound, label, asked)) is None:
            if waited >= PATIENCE:
                raise Conflict(
                    "Aurum is still answering in this conversation. Try again when it has finished."
                )
            await asyncio.sleep(0.05)
            waited += 0.05
        return begun

    async def store(
        self, user_id: UUID, inbound: Inbound, label: str, asked: asyncio.Event
    ) -> tuple[UUID, Heard] | None:
        """One transaction and one round trip: the thread, the run, the message, and what the model needs to know.

        None while another run answers in the thread. `asked` is set when the database has all that it is asked.
        """
        new = NewRun(inbound.thread, label, inbound.run, self.models.name, inbound.id, inbound.text)
        try:
            async with self.database.scope(user_id) as scope:
                outline = await goals.send_outline(scope)
                beginning = await conversations.begin(scope, new, window.WINDOW)
                asked.set()
        except Conflict as error:
            raise Conflict("This message was received already. Read the thread for its answer.") from error
        if (begun := await beginning.begun()) is None:
            return None
        await self.database.after_commit(user_id, [{"type": "message", "thread": inbound.thread}], [])
        user = await scope.user()
        system = prompts.system_message(user, scope.now, await goals.fetch_outline(outline))
        return begun.thread_id, Heard(user, system, window.to_model(begun.window))

    async def drive(self, user_id: UUID, run: Run, context: Context) -> None:
        """Run the graph to its end, whatever happens, and store what was said."""
        if run.attempt == 1:
            await run.asked.wait()  # what comes next is done while the database works
        checkpoint.whose.set(user_id)
        checkpoint.begun_now.set(run.attempt == 1)
        try:
            context.emit(RunStarted(run.thread, run.id))
            await self.think(user_id, run, context)
            await self.store_answer(run, context)
        except Exception as error:
            log.exception("turn failed", extra={"run": str(run.id)})
            await self.store_failure(run, context, error)
        finally:
            self.checkpointer.forget(user_id, run.id)
            run.queue.put_nowait(None)

    async def think(self, user_id: UUID, run: Run, context: Context) -> None:
        """The graph's own way, from its beginning to its end; the run keeps what was said up to its last step.

        What another process began goes on from its checkpoint. Where there is none nothing was done yet.
        """
        if run.attempt > ATTEMPTS:
            raise Exhausted
        config: RunnableConfig = {
            "configurable": {"thread_id": checkpoint.thread_id(user_id, run.id)},
            "recursion_limit": STEPS,
        }
        begun: State | None = {"messages": []}
        if await self.checkpointer.aget_tuple(config):
            begun = None
        async for state in self.graph.astream(
            begun, config, context=context, durability="sync", stream_mode="values"
        ):
            run.said = cast("State", state)["messages"]

    async def store_answer(self, run: Run, context: Context) -> None:
        """One transaction: the messages of this turn, and the run's end."""
        model = run.said[-1].response_metadata["model"]
        async with self.database.scope((await context.heard).user) as scope:
            said = [window.to_store(message, run.id, scope.now) for message in run.said]
            await self.end(scope, run, said, model)
        operation = run.id if changed(run.said) else None
        context.emit(RunFinished(run.thread, run.id, operation, model))

    async def store_failure(self, run: Run, context: Context, error: Exception) -> None:
        """Say in the thread that the turn failed, and what stands; the cards up to there are kept."""
        text = WHY.get(type(error), "Something went wrong before I could finish.")
        text += " What the cards show as done is done."
        message = Message(conversations.new_id(), "assistant", text, self.database.clock(), run.id)
        for event in (TextStarted(message.id), Text(message.id, text), TextEnded(message.id)):
            context.emit(event)
        try:
            async with self.database.scope((await context.heard).user) as scope:
                said = [window.to_store(each, run.id, scope.now) for each in answered(run.said)]
                await self.end(scope, run, [*said, message], self.models.name, type(error).__name__)
        except Exception:  # the database is gone: when the lease runs out somebody goes on
            log.exception("a failed turn could not be stored", extra={"run": str(run.id)})
        context.emit(RunFailed(text, type(error).__name__))

    async def end(
        self, scope: Scope, run: Run, said: list[Message], model: str, error: str | None = None
    ) -> None:
        await runs.end(scope, run.id, run.attempt, model, error)
        await conversations.add(scope, run.thread_id, run.id, run.attempt, said)
        scope.emit({"type": "message", "thread": run.thread})

    async def keep_lease(self, user_id: UUID, run: Run) -> None:
        """Say that this process is alive for as long as the turn takes."""
        while True:
            await asyncio.sleep(runs.LEASE.total_seconds() / 3)
            try:
                async with self.database.scope(user_id) as scope:
                    await runs.keep_lease(scope, run.id, run.attempt)
            except Unavailable:
                log.warning("a lease could not be kept", extra={"run": str(run.id)})

    async def watch(self) -> None:
        """From time to time, for as long as the process lives, go on with what dead processes left."""
        while True:
            await asyncio.sleep(LOOK)
            try:
                await self.take_up()
            except AurumError as error:
                log.warning("lost runs could not be looked for", extra={"error": error.detail})

    async def take_up(self) -> None:
        """Go on with runs whose processes died."""
        for lost in await runs.take_over(self.database):
            log.warning("a run is taken up", extra={"run": str(lost.id), "attempt": lost.attempt})
            run = Run(lost.id, "", lost.attempt)
            run.thread_id = lost.thread_id
            self.keep(asyncio.create_task(self.resume(lost.user_id, run)), run, lost.user_id)

    async def resume(self, user_id: UUID, run: Run) -> None:
        """Go on with a run from where it was: what it has done is not done again."""
        async with self.database.scope(user_id) as scope:
            outline = await goals.send_outline(scope)
            run.thread, newest = await conversations.heard(scope, run.thread_id, window.WINDOW)
        system = prompts.system_message(await scope.user(), scope.now, await goals.fetch_outline(outline))
        asked = next((each.content for each in newest if each.run_id == run.id and each.role == "user"), "?")
        heard = asyncio.get_running_loop().create_future()
        heard.set_result(Heard(await scope.user(), system, window.to_model(newest)))
        await self.drive(
            user_id, run, Context(run.id, named(asked), heard, run.queue.put_nowait, run.attempt)
        )

    async def close(self, patience: float = 5.0) -> None:
        """Let the turns under way finish, for some seconds; the others are left for the next process."""
        if not self.running:
            return
        _, left = await asyncio.wait(self.running, timeout=patience)
        for task in left:
            run, user_id = self.running[task]
            task.cancel()
            await asyncio.wait({task})
            async with self.database.scope(user_id) as scope:
                await runs.release(scope, run.id, run.attempt)


def named(text: str) -> str:
    """How the history names what a message did."""
    return text.strip().splitlines()[0][:LABEL]


def answered(messages: list[AnyMessage]) -> list[AnyMessage]:
    """The messages without calls at their end that were not made."""
    return messages[:-1] if messages and messages[-1].type == "ai" and messages[-1].tool_calls else messages


def changed(messages: list[AnyMessage]) -> bool:
    """Whether a tool of this turn changed anything."""
    return any(message.type == "tool" and '"changed":true' in str(message.content) for message in messages)
