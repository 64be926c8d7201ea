"""Search over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Query

from api.routes.common import PROBLEMS, Cursor, Listed, Reading, listed
from memory.search import KINDS, Hit, Kind
from tools.search import search

router = APIRouter(prefix="/search", tags=["search"], responses=PROBLEMS)


@router.get("")
async def search_everything(
    scope: Reading,
    q: Annotated[
        str,
        Query(max_length=500, description="Words; the last may be a beginning.", examples=["half mara"]),
    ] = "",
    kinds: Annotated[list[Kind] | None, Query(max_length=len(KINDS), description="Only these kinds.")] = None,
    cursor: Cursor = None,
    limit: Annotated[int, Query(ge=1, le=100, description="Hits on a page.")] = 20,
) -> Listed[Hit]:
    """Everything that holds the words, the best first: pillars, areas, projects, tasks, journal, messages, insights,
    memories."""
    return listed(await search(scope, q, kinds, limit, cursor))
