"""The one way to take a turn, for every channel.

A turn is not a transaction: it begins with one (the message is stored, the run is a row), each tool
call is one, and it ends with one. It runs detached from whoever listens: a client that goes away
stops nothing, and comes back to where it was.
"""

import asyncio
import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from functools import partial
from uuid import UUID

from agent import prompts, window
from agent.driver import SECONDS, Driver, Turn
from agent.events import Event
from agent.following import Following
from agent.graph import Context, Heard
from agent.line import FAR, Inbound, stand
from agent.models import Models
from agent.privacy import named, withheld
from agent.purse import Purse
from agent.streams import START, Log, Mark, Publisher, Told
from agent.toolbox import Toolbox
from memory import approvals, conversations, goals, origins, runs
from memory.conversations import NewRun
from memory.database import Database
from memory.errors import AurumError, Conflict, Unavailable
from memory.records import Approval, Json, Question, User, Verdict
from memory.runs import RunSeen, Taken
from memory.streams import Streams

__all__ = ["FAR", "Inbound", "Run", "Turns"]

log = logging.getLogger(__name__)

LOOK = 5.0
"""Seconds between two looks for runs whose processes died."""
ATTEND = 0.4
"""Seconds between two looks at what other processes ask of the turns under way here."""
LINGER = 2.0
"""Seconds for which a turn that ended is told from memory, until Redis surely has all of it."""


@dataclass(frozen=True, slots=True)
class Run:
    """A run to follow."""

    turns: "Turns"
    user_id: UUID
    id: UUID
    mark: Mark = START

    async def events(self) -> AsyncIterator[list[Event]]:
        """What happens, as it happens, to the end: each time all that has happened since."""
        async for told in self.turns.follow(self.user_id, self.id, self.mark):
            yield [each.event for each in told]


class Turns:
    """Takes turns."""

    def __init__(
        self,
        database: Database,
        models: Models,
        toolbox: Toolbox,
        streams: Streams | None = None,
        *,
        seconds: float = SECONDS,
    ) -> None:
        self.database = database
        self.models = models
        self.driver = Driver(database, models, toolbox, seconds)
        self.streams = streams
        self.publisher = Publisher(streams)
        self.running: dict[asyncio.Task[None], Turn] = {}
        self.under_way: dict[UUID, Turn] = {}
        self.adrift: list[Taken] = []
        self.following = Following(database, streams, self.under_way)

    async def begin(self, user_id: UUID, inbound: Inbound) -> Run:
        """Store the message and start answering it, or let it wait in line behind the one that is answered.

        A message that was received before is the same run. Raises before anything is stored when it can't be taken.
        """
        try:
            while not await self.start(user_id, inbound):
                if run := await self.line_up(user_id, inbound):
                    return run
        except Conflict as error:
            return await self.again(user_id, inbound, error)
        return Run(self, user_id, inbound.run)

    async def start(self, user_id: UUID, inbound: Inbound) -> bool:
        """Begin at once; False where another run holds the thread, and nothing is stored."""
        turn = self.turn(Taken(inbound.run, user_id, UUID(int=0), 1), inbound.thread)
        context = self.context(turn, inbound.text)
        task = asyncio.create_task(self.take(turn, context))  # gets ready while the message is stored
        try:
            begun = await self.store(user_id, inbound, named(inbound.text), turn.asked)
        except BaseException as error:
            task.cancel()
            if isinstance(error, Unavailable):
                self.adrift.append(turn.taken)  # it may be stored all the same
            raise
        if begun is None:
            task.cancel()
            return False
        thread_id, heard = begun
        turn.taken = Taken(turn.id, user_id, thread_id, 1)
        context.heard.set_result(heard)
        self.keep(task, turn)
        return True

    async def store(
        self, user_id: UUID, inbound: Inbound, label: str, asked: asyncio.Event
    ) -> tuple[UUID, Heard] | None:
        """One transaction and one round trip: the thread, the run, the message, and what the model needs to know.

        None while another run holds the thread. `asked` is set when the database has all that it is asked.
        """
        said = inbound.id, inbound.text, inbound.extra
        new = NewRun(inbound.thread, label, inbound.run, self.models.name, *said)
        async with self.database.scope(user_id) as scope:
            outline = await goals.send_outline(scope, thread=inbound.thread)
            others = await origins.send_any(scope)
            beginning = await conversations.begin(scope, new, window.WINDOW)
            kept = await withheld(scope, inbound.run, inbound.text, inbound.thread)
            asked.set()
        if (begun := await beginning.begun()) is None:
            return None
        await self.database.after_commit(user_id, [{"type": "message", "thread": inbound.thread}], [])
        user = await scope.user()
        system = prompts.system_message(user, scope.now, await goals.fetch_outline(outline))
        history = window.to_model(begun.window, begun.summary)
        outside = await origins.any_of(others) or bool(inbound.others)
        private = await runs.is_withheld(kept)
        return begun.thread_id, Heard(user, system, history, outside, scope.now, private)

    async def line_up(self, user_id: UUID, inbound: Inbound) -> Run | None:
        """Wait in line, join the run that holds the thread, or take its place; None where none holds it any more."""
        place = await stand(self.database, user_id, inbound, self.models.name)
        if place is None:
            return None
        if place.resumed:
            self.go_on(place.resumed)
        here = self.under_way.get(place.before.id)
        if here and inbound.manner == "interrupt":
            here.halt()
        if here and inbound.manner == "steer":
            here.steered = True
        return Run(self, user_id, place.run, place.mark)

    async def again(self, user_id: UUID, inbound: Inbound, error: Conflict) -> Run:
        """The run of a message that was received before. Raises Conflict where it was something else."""
        async with self.database.scope(user_id) as scope:
            known = await runs.run_of(scope, inbound.id)
            run_id = known.id if known else await conversations.run_of(scope, inbound.id)
        if run_id is None:
            raise Conflict("That run is there already, with another message.") from error
        return Run(self, user_id, run_id)

    def turn(self, taken: Taken, thread: str) -> Turn:
        return Turn(taken, thread, Log(taken.id, taken.attempt, self.publisher), stopping=taken.stopping)

    def context(self, turn: Turn, text: str) -> Context:
        heard: asyncio.Future[Heard] = asyncio.get_running_loop().create_future()

        async def whose() -> User:
            return (await heard).user

        async def ask(questions: list[Question]) -> None:
            await self.driver.ask(turn, context, questions)

        turn.purse = Purse(self.database, whose)
        joining, asked = partial(self.driver.joining, turn), partial(self.driver.approvals, turn)
        emit, attempt = turn.log.add, turn.taken.attempt
        tainted, recalled = partial(self.driver.tainted, turn), partial(self.driver.recalled, turn)
        context = Context(
            turn.id, named(text), heard, emit, attempt, joining, turn.purse, asked, ask, tainted, recalled
        )  # fmt: skip
        return context

    async def take(self, turn: Turn, context: Context) -> None:
        """Take a turn to its end, then the one that waited for it."""
        if taken := await self.driver.drive(turn, context):
            self.go_on(taken)

    def keep(self, task: asyncio.Task[None], turn: Turn) -> None:
        """From now on the task is known to take a turn, until it ends."""
        turn.task = task
        self.running[task] = turn
        self.under_way[turn.id] = turn
        turn.log.publish()
        self.following.arrived(turn.id)

        def ended(task: asyncio.Task[None]) -> None:
            del self.running[task]
            if turn.adrift:
                self.adrift.append(turn.taken)
            asyncio.get_running_loop().call_later(LINGER, forget)

        def forget() -> None:
            if self.under_way.get(turn.id) is turn:
                del self.under_way[turn.id]

        task.add_done_callback(ended)

    def go_on(self, taken: Taken) -> None:
        """Take a run that has begun elsewhere or has waited. Who still takes it here was taken for dead, and leaves."""
        known = self.under_way.get(taken.id)
        before = known.task if known and known.task in self.running else None
        if before:
            before.cancel()
        turn = self.turn(taken, "")
        self.keep(asyncio.create_task(self.resume(turn, before)), turn)

    async def resume(self, turn: Turn, before: asyncio.Task[None] | None) -> None:
        """Go on with a run when nobody here takes it any more."""
        if before:
            await asyncio.wait({before})
        try:
            context = await self.remembered(turn)
        except Unavailable:
            turn.adrift = True
        else:
            await self.take(turn, context)
        finally:
            turn.log.end()

    async def remembered(self, turn: Turn) -> Context:
        """Where a run is that goes on: what it has done is not done again."""
        async with self.database.scope(turn.user_id) as scope:
            outline = await goals.send_outline(scope, thread=turn.taken.thread_id)
            others = await origins.send_any(scope)
            kept = await runs.send_withheld(scope, turn.id)
            turn.thread, newest, summary = await conversations.heard(
                scope, turn.taken.thread_id, turn.id, window.WINDOW
            )
        earlier = tuple(each for each in newest if each.run_id != turn.id or each.role == "user")
        system = prompts.system_message(await scope.user(), scope.now, await goals.fetch_outline(outline))
        asked = next((each.content for each in newest if each.run_id == turn.id and each.role == "user"), "?")
        context = self.context(turn, asked)
        history, outside = window.to_model(earlier, summary), await origins.any_of(others)
        private = await runs.is_withheld(kept)
        context.heard.set_result(Heard(await scope.user(), system, history, outside, scope.now, private))
        turn.asked.set()
        turn.steered = True  # who wanted to join the dead process's turn joins this one
        return context

    async def stop(self, user_id: UUID, run_id: UUID) -> RunSeen:
        """End a run: where it is under way it is over within a moment, and what was done is said.

        One that waits in line leaves it. Raises NotFound; what is over stays as it is.
        """
        resumed = None
        async with self.database.scope(user_id) as scope:
            seen = await runs.run(scope, run_id)
            if seen.state == "queued":
                await runs.leave_line(scope, run_id)
                scope.emit({"type": "message", "thread": seen.thread})
            elif seen.state == "waiting":
                await approvals.answer_all(scope, run_id, "withdrawn")
                resumed = await approvals.go_on(scope, run_id)
            await runs.ask_to_stop(scope, run_id)
        if resumed:
            self.go_on(replace(resumed, stopping=True))
        elif (turn := self.under_way.get(run_id)) and seen.state == "running":
            turn.halt()
        return seen

    async def answer(
        self, user_id: UUID, approval_id: UUID, verdict: Verdict, arguments: Json | None = None
    ) -> Approval:
        """Say yes or no to what a run asked, yes with other arguments too. Answered all, the run goes on.

        Raises NotFound, Invalid for arguments that do not fit, and Conflict where it was answered or is too old.
        """
        async with self.database.scope(user_id) as scope:
            if arguments is not None:
                self.driver.toolbox.check((await approvals.approval(scope, approval_id)).tool, arguments)
            answered = await approvals.answer(scope, approval_id, verdict, arguments)
            resumed = await approvals.go_on(scope, answered.run_id)
            scope.emit({"type": "approval", "id": str(approval_id), "state": answered.state})
        if resumed:
            self.go_on(resumed)
        return answered

    async def answer_all(self, user_id: UUID, run_id: UUID, verdict: Verdict) -> list[Approval]:
        """Say the same to all that a run asked. Raises NotFound, and Conflict where nothing waits for an answer."""
        async with self.database.scope(user_id) as scope:
            await runs.run(scope, run_id)
            answered = await approvals.answer_all(scope, run_id, verdict)
            if not answered:
                raise Conflict("Nothing of this run waits for an answer.")
            resumed = await approvals.go_on(scope, run_id)
            scope.emit({"type": "approval", "run": str(run_id), "state": verdict})
        if resumed:
            self.go_on(resumed)
        return answered

    def follow(self, user_id: UUID, run_id: UUID, mark: Mark = START) -> AsyncIterator[list[Told]]:
        """What happens in a run from behind the mark on, until nothing more does. Raises NotFound."""
        return self.following.follow(user_id, run_id, mark)

    async def watch(self) -> None:
        """From time to time, as long as the process lives: see what is asked of its turns, and what dead ones left."""
        looked = kept = asyncio.get_running_loop().time()
        while True:
            await asyncio.sleep(min(ATTEND, LOOK))
            now = asyncio.get_running_loop().time()
            try:
                if self.running:
                    lease = now - kept >= runs.LEASE.total_seconds() / 3
                    await self.attend(lease=lease)
                    kept = now if lease else kept
                if now - looked >= LOOK:
                    looked = now
                    await self.take_up()
            except AurumError as error:
                log.warning("runs could not be looked after", extra={"error": error.detail})
            except Exception:
                log.exception("runs could not be looked after")

    async def attend(self, *, lease: bool) -> None:
        """Say that the turns under way here have a living process, and do what other processes ask of them."""
        here = [turn.taken for turn in self.running.values()]
        for asked in await runs.attend(self.database, here, lease=lease):
            if turn := self.under_way.get(asked.id):
                turn.steered = turn.steered or asked.steered
                if asked.stopping:
                    turn.halt()

    async def take_up(self) -> None:
        """Go on with runs whose processes died, or lost the database in their middle."""
        while self.adrift:
            await self.release(self.adrift[0])
            del self.adrift[0]
        for lost in await runs.take_over(self.database):
            log.warning("a run is taken up", extra={"run": str(lost.id), "attempt": lost.attempt})
            self.go_on(lost)
        for user_id, run_id in await approvals.overdue(self.database):
            async with self.database.scope(user_id) as scope:
                settled = await approvals.expire(scope, run_id)
            if settled:
                self.go_on(settled)

    async def close(self, patience: float = 5.0) -> None:
        """Let the turns under way finish, for some seconds; the others are left for the next process."""
        if self.running:
            _, left = await asyncio.wait(self.running, timeout=patience)
            for task in left:
                turn = self.running[task]
                task.cancel()
                await asyncio.wait({task})
                await self.release(turn.taken)
        await self.publisher.settle()

    async def release(self, taken: Taken) -> None:
        """Nobody takes this run any more: who looks next goes on with it."""
        async with self.database.scope(taken.user_id) as scope:
            await runs.release(scope, taken.id, taken.attempt)
