"""Conversations over HTTP: AG-UI in, AG-UI events out."""

from collections.abc import AsyncIterator
from typing import Annotated, Any
from uuid import UUID

import orjson
from ag_ui.core import RunAgentInput
from fastapi import APIRouter, Body, Request
from pydantic import BaseModel
from sse_starlette import EventSourceResponse

from agent.turn import Run
from api.aurum import Aurum
from api.auth import SignedIn
from api.routes.common import PROBLEMS, Cursor, Limit, Listed, Reading
from channels import web
from memory import conversations, operations
from memory.records import Json, Message
from memory.rows import cursor_number

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


class ThreadRead(BaseModel):
    """A conversation: its messages in AG-UI's form, oldest first, and which operations in it were undone."""

    id: str
    title: str
    messages: list[dict[str, Any]]
    undone: list[UUID]
    next: str | None


@router.post("", response_class=EventSourceResponse, responses={200: {"content": {"text/event-stream": {}}}})
async def take_turn(
    request: Request,
    user_id: SignedIn,
    given: Annotated[RunAgentInput, Body(openapi_examples={"say": {"value": EXAMPLE}})],
) -> EventSourceResponse:
    """Say something; the answer streams as AG-UI events. The newest user message is read, no other."""
    aurum: Aurum = request.app.state.aurum
    run = await aurum.turns.begin(user_id, web.inbound(given))
    return EventSourceResponse(streamed(run), sep="\n", ping=15, send_timeout=30)


async def streamed(run: Run) -> AsyncIterator[bytes]:
    """The events, those that are there already in one piece."""
    async for events in run.events():
        yield b"".join(b"data: %s\n\n" % orjson.dumps(each) for event in events for each in web.wire(event))


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
        next=page.next,
    )


def runs(messages: tuple[Message, ...]) -> list[UUID]:
    """The runs, which are the operations, that these messages belong to."""
    return list({message.run_id for message in messages if message.run_id})
