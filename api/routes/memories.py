"""Memories over HTTP."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response
from pydantic import Field

from api.routes.common import PROBLEMS, Body, Cursor, Limit, Listed, Reading, changing, listed, sent
from memory import learning as settings
from memory import memories as rows
from memory.learning import Learning
from memory.memories import Memory
from memory.records import MemoryKind
from memory.rows import cursor_number
from memory.scope import Scope
from tools import forgetting, memories
from tools.forgetting import Forgotten
from tools.memories import STATES, Known, Remembered, Which, beginnings

router = APIRouter(prefix="/memories", tags=["memories"], responses=PROBLEMS)


class NewMemory(Body):
    """Something to remember."""

    text: str = Field(min_length=1, max_length=1000, examples=["I live in Lisbon."])
    kind: MemoryKind | None = Field(None, examples=["fact"])
    since: date | None = Field(None, description="The first day on which it holds.")
    until: date | None = Field(None, description="The last day on which it holds.")


class Correction(Body):
    """What is corrected of a memory; what is not given stays, and null takes a day away."""

    text: str | None = Field(None, min_length=1, max_length=1000, examples=["I live in Porto."])
    kind: MemoryKind | None = None
    since: date | None = None
    until: date | None = None


class ToForget(Body):
    """What to forget: memories by reference, or all that says these words."""

    refs: list[Annotated[str, Field(min_length=1, max_length=500)]] = Field(
        [], max_length=100, examples=[["M1"]]
    )
    about: str = Field("", max_length=500, examples=["Lisbon"])
    preview: bool = Field(False, description="Only say what would go.")


class Settings(Body):
    """Whether Aurum learns by itself: it proposes (`ask`), it remembers (`auto`), or neither (`off`)."""

    learning: Learning = Field(examples=["ask"])


class MemoryQuery(Body):
    """Which memories; all that is given must fit."""

    words: str = Field("", max_length=500, description="Words, all in its text.")
    kind: MemoryKind | None = None
    state: Which = Field("active", description="`current`: active and proposed ones.")
    cursor: Cursor = None
    limit: Limit = 20


@router.get("")
async def list_memories(scope: Reading, query: Annotated[MemoryQuery, Query()]) -> Listed[Memory]:
    """What is known about the user, newest first."""
    page = await rows.memories(
        scope,
        words=beginnings(query.words),
        kind=query.kind,
        states=STATES[query.state],
        before=cursor_number(query.cursor, 2**31 - 1),
        limit=query.limit,
    )
    return listed(page)


@router.post("", status_code=201)
async def remember(
    body: NewMemory,
    scope: Annotated[Scope, Depends(changing("Remembered something"), scope="function")],
    response: Response,
) -> Remembered:
    """Remember something. What is known already is answered as it is, with `changed` false."""
    return noted(response, await memories.remember.run(scope, sent(body)))


@router.get("/settings")
async def get_settings(scope: Reading) -> Settings:
    """Whether Aurum learns by itself."""
    return Settings(learning=await settings.learning(scope))


@router.put("/settings")
async def put_settings(body: Settings, scope: Reading) -> Settings:
    """Say whether Aurum learns by itself. What is said while it is off is never read for that."""
    return Settings(learning=(await memories.set_learning.run(scope, body.model_dump())).learning)


@router.post("/forget")
async def forget(
    body: ToForget,
    scope: Annotated[Scope, Depends(changing("Forgotten"), scope="function")],
    response: Response,
) -> Forgotten:
    """Forget for good: no undo brings it back. With `preview` only say what would go, and what stays but says so."""
    del response.headers["Aurum-Operation"]
    return await forgetting.forget.run(scope, body.model_dump())


@router.get("/{memory}")
async def get_memory(memory: str, scope: Reading) -> Known:
    """One memory, by its reference, its id or words of it, with what it took the place of."""
    return await memories.why_known.run(scope, {"memory": memory})


@router.patch("/{memory}")
async def correct_memory(
    memory: str,
    body: Correction,
    scope: Annotated[Scope, Depends(changing("Corrected a memory"), scope="function")],
    response: Response,
) -> Remembered:
    """Correct a memory. A new wording is a memory of its own, which the old one stays behind as replaced."""
    given = {
        name: "none" if value is None and name in ("since", "until") else value
        for name, value in sent(body).items()
    }
    return noted(response, await memories.correct_memory.run(scope, {"memory": memory, **given}))


@router.post("/{memory}/accept")
async def accept_memory(
    memory: str,
    scope: Annotated[Scope, Depends(changing("Accepted a memory"), scope="function")],
    response: Response,
) -> Remembered:
    """Accept a proposed memory."""
    return noted(response, await memories.accept_memory.run(scope, {"memory": memory}))


@router.post("/{memory}/reject")
async def reject_memory(
    memory: str,
    scope: Annotated[Scope, Depends(changing("Rejected a memory"), scope="function")],
    response: Response,
) -> Remembered:
    """Reject a proposed memory: it is not proposed again."""
    return noted(response, await memories.reject_memory.run(scope, {"memory": memory}))


def noted(response: Response, told: Remembered) -> Remembered:
    """Where nothing changed there is no operation to take back."""
    if not told.changed:
        del response.headers["Aurum-Operation"]
    return told
