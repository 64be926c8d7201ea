"""Recall over HTTP."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request

from agent.recollection import recollect
from api.aurum import Aurum
from api.auth import SignedIn
from api.routes.common import PROBLEMS
from tools.recall import Kind, Recollection

router = APIRouter(prefix="/recall", tags=["recall"], responses=PROBLEMS)


@router.get("")
async def recall_by_meaning(
    request: Request,
    user_id: SignedIn,
    query: Annotated[
        str, Query(min_length=1, max_length=1000, examples=["what did I write about sleep last March"])
    ],
    k: Annotated[int, Query(ge=1, le=50, description="How many passages.")] = 10,
    kinds: Annotated[list[Kind] | None, Query(max_length=8, description="Only these kinds.")] = None,
    since: Annotated[date | None, Query(description="From this day on.")] = None,
    until: Annotated[date | None, Query(description="Up to this day.")] = None,
) -> Recollection:
    """What was said, written and done, found by words and by meaning, the best first."""
    aurum: Aurum = request.app.state.aurum
    given = {"query": query, "k": k, "kinds": kinds, "since": since, "until": until}
    return await recollect(aurum.database, aurum.meanings, user_id, given)
