"""A message as a channel hands it over, and where it stands while another one is answered in its thread."""

from dataclasses import dataclass, field
from uuid import UUID, uuid4

from agent.privacy import is_kept
from agent.streams import START, Mark
from agent.verdict import verdict_of
from agent.window import ANSWERS, OTHERS, QUOTED
from memory import approvals, conversations, runs
from memory.database import Database
from memory.errors import Conflict
from memory.records import Json, Message, Verdict
from memory.runs import Manner, RunSeen, Taken
from memory.scope import Scope

WEB = "web"
FAR = 2**31
"""Behind everything that one attempt at a run can tell."""


@dataclass(frozen=True, slots=True)
class Inbound:
    """A message as a channel hands it over. `thread` is `life` or a UUID; `id` was made by the client.

    `manner` says what becomes of it while another one is answered. `quoted` is what Aurum or the user said once and
    this replies to, `others` what somebody else wrote and is passed on: data, which gives no orders.
    """

    thread: str
    id: str
    text: str
    run: UUID = field(default_factory=uuid4)
    manner: Manner = "queue"
    quoted: str = ""
    others: str = ""
    channel: str = WEB

    @property
    def extra(self) -> Json:
        """What is stored beside the words."""
        channel = "" if self.channel == WEB else self.channel
        along = {"channel": channel, QUOTED: self.quoted, OTHERS: self.others}
        return {name: value for name, value in along.items() if value}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message stands: `run` answers it from `mark` on, once `before` is over; `resumed` goes on now."""

    run: UUID
    before: RunSeen
    mark: Mark = START
    resumed: Taken | None = None


async def stand(database: Database, user_id: UUID, inbound: Inbound, model: str) -> Place | None:
    """Have a message wait in line, join the run that holds the thread, or take its place; None where none holds it.

    A run that waits for the user's word hears a plain yes or no as that; anything else said instead is a no. Raises
    Conflict where it was received before, Busy where the line is long.
    """
    async with database.scope(user_id) as scope:
        before = await runs.busy(scope, inbound.thread)
        if before is None:
            return None
        if await conversations.run_of(scope, inbound.id):
            raise Conflict("This message was received already.")
        verdict = verdict_of(inbound.text) if before.state == "waiting" else None
        if verdict:
            await answer(scope, before, inbound)
        else:
            await wait(scope, before, inbound, model)
        resumed = await settle(scope, before, verdict or "withdrawn") if before.state == "waiting" else None
        scope.emit({"type": "message", "thread": inbound.thread})
    if verdict:
        return Place(before.id, before, Mark(before.attempt, FAR), resumed)
    return Place(inbound.run, before, START, resumed)


async def answer(scope: Scope, before: RunSeen, inbound: Inbound) -> None:
    """It is an answer to what the run asks, and no run of its own."""
    extra = {**inbound.extra, ANSWERS: True}
    heard = Message(inbound.id, "user", inbound.text, scope.now, before.id, extra=extra)
    await conversations.add(scope, before.thread_id, before.id, before.attempt, [heard])


async def wait(scope: Scope, before: RunSeen, inbound: Inbound, model: str) -> None:
    """It waits; what is kept from models joins no other's prompt."""
    private = await is_kept(scope, inbound.text, inbound.thread)
    manner = "queue" if private else inbound.manner
    await runs.queue(scope, before, inbound.run, inbound.id, inbound.text, model, manner, inbound.extra)
    if private:
        await runs.withhold(scope, inbound.run)


async def settle(scope: Scope, before: RunSeen, verdict: Verdict) -> Taken | None:
    """What the run asked is answered so; it goes on where nothing more is asked."""
    await approvals.answer_all(scope, before.id, verdict)
    return await approvals.go_on(scope, before.id)
