"""Conversations over HTTP: AG-UI in, AG-UI events out."""

from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Annotated, Any
from uuid import UUID

from ag_ui.core import RunAgentInput
from fastapi import APIRouter, Body, Header, Request
from pydantic import BaseModel
from sse_starlette import EventSourceResponse

from agent.streams import Mark
from api.aurum import Aurum
from api.auth import SignedIn
from api.routes.common import PROBLEMS, Cursor, Limit, Listed, Reading
from channels import web
from memory import conversations, operations
from memory import runs as run_records
from memory.errors import Unavailable
from memory.records import Json, Message
from memory.rows import cursor_number
from memory.runs import RunSeen, RunState

router = APIRouter(prefix="/chat", tags=["chat"], responses=PROBLEMS)

EXAMPLE: Json = {
    "threadId": "life",
    "runId": "0b9d3c1e-6a55-4c5b-9f0e-2f6f1c9a7d10",
    "messages": [{"id": "4e1f", "role": "user", "content": "Remind me to buy shoes on Friday"}],
    "tools": [],
    "context": [],
    "state": {},
    "forwardedProps": {},
}


class ThreadSeen(BaseModel):
    """A conversation in a list."""

    id: str
    title: str
    updated_at: str


class RunRead(BaseModel):
    """A run: `queued`, `running`, `waiting`, `done`, `stopped` or `failed`. `said` is the message of a queued one."""

    id: UUID
    thread: str
    state: RunState
    message: str | None
    said: str | None
    model: str | None
    cost: dict[str, Any] | None


class ThreadRead(BaseModel):
    """A conversation: its messages in AG-UI's form, oldest first, and which operations in it were undone.

    `runs`: those that have not ended, the one under way first. `costs`: what the runs of these messages have cost.
    """

    id: str
    title: str
    messages: list[dict[str, Any]]
    undone: list[UUID]
    costs: dict[UUID, dict[str, Any]]
    runs: list[RunRead]
    next: str | None


@router.post("", response_class=EventSourceResponse, responses={200: {"content": {"text/event-stream": {}}}})
async def take_turn(
    request: Request,
    user_id: SignedIn,
    given: Annotated[RunAgentInput, Body(openapi_examples={"say": {"value": EXAMPLE}})],
) -> EventSourceResponse:
    """Say something; the answer streams as AG-UI events. The newest user message is read, no other.

    The same message again is the same run, told from its beginning. While another message is answered this one waits
    in line; with `forwardedProps: {"manner": "steer"}` it joins that turn, with `"interrupt"` it takes its place.
    """
    aurum: Aurum = request.app.state.aurum
    run = await aurum.turns.begin(user_id, web.inbound(given))
    return followed(aurum, user_id, run.id, run.mark)


def followed(aurum: Aurum, user_id: UUID, run_id: UUID, mark: Mark, received: int = 0) -> EventSourceResponse:
    """A run's events from behind the mark; those that are there already in one piece.

    `received`: so many parts of the first of them are known.
    """

    async def streamed() -> AsyncIterator[bytes]:
        skipped = received
        with suppress(
            Unavailable
        ):  # it is told on when the client comes back, as after any broken connection
            async for told in aurum.turns.follow(user_id, run_id, mark):
                if said := web.stream(told, skipped if told[0].mark == mark.next else 0):
                    yield said
                skipped = 0

    headers = {"Aurum-Run": str(run_id)}
    return EventSourceResponse(streamed(), headers=headers, sep="\n", ping=15, send_timeout=30)


@router.get(
    "/runs/{run}/events", response_class=EventSourceResponse,
    responses={200: {"content": {"text/event-stream": {}}}},
)  # fmt: skip
async def follow_run(
    request: Request, user_id: SignedIn, run: UUID, last_event_id: Annotated[str | None, Header()] = None
) -> EventSourceResponse:
    """What happens in a run, from its beginning or from behind `Last-Event-ID`: every event once, in order.

    Any replica tells it. Where the events are not kept any more, it tells what was said and how it ended.
    """
    aurum: Aurum = request.app.state.aurum
    async with aurum.database.scope(user_id) as scope:
        await run_records.run(scope, run)
    mark, received = web.place(last_event_id)
    return followed(aurum, user_id, run, mark, received)


@router.get("/runs/{run}")
async def read_run(run: UUID, scope: Reading) -> RunRead:
    """A run as it stands."""
    return run_read(await run_records.run(scope, run))


@router.post("/runs/{run}/stop")
async def stop_run(request: Request, user_id: SignedIn, run: UUID) -> RunRead:
    """End a run, or take its message out of the line. What it has done stays, and is said in the thread."""
    aurum: Aurum = request.app.state.aurum
    return run_read(await aurum.turns.stop(user_id, run))


@router.get("")
async def list_threads(scope: Reading, cursor: Cursor = None, limit: Limit = 50) -> Listed[ThreadSeen]:
    """The user's conversations, the one spoken in last first."""
    page = await conversations.threads(scope, cursor=cursor, limit=limit)
    items = [
        ThreadSeen(id=thread.slug, title=thread.title, updated_at=thread.updated_at.isoformat())
        for thread in page.items
    ]
    return Listed(items=items, next=page.next)


@router.get("/{thread}")
async def read_thread(thread: str, scope: Reading, cursor: Cursor = None, limit: Limit = 50) -> ThreadRead:
    """The newest messages of a conversation; the cursor leads to older ones."""
    found = await conversations.thread(scope, web.thread_name(thread))
    page = await conversations.messages(scope, found.id, before=cursor_number(cursor, 2**62), limit=limit)
    return ThreadRead(
        id=found.slug,
        title=found.title,
        messages=[web.history(message) for message in page.items],
        undone=await operations.undone_among(scope, runs(page.items)),
        costs=await run_records.costs(scope, runs(page.items)),
        runs=[run_read(each) for each in await run_records.under_way(scope, found.id)],
        next=page.next,
    )


def run_read(run: RunSeen) -> RunRead:
    return RunRead(
        id=run.id, thread=run.thread, state=run.state, message=run.message_id, said=run.said, model=run.model,
        cost=run.cost,
    )  # fmt: skip


def runs(messages: tuple[Message, ...]) -> list[UUID]:
    """The runs, which are the operations, that these messages belong to."""
    return list({message.run_id for message in messages if message.run_id})
