"""Find anything by its words."""

from typing import Annotated

from pydantic import Field, StringConstraints

from memory import search as rows
from memory.records import Page
from memory.scope import Scope
from memory.search import KINDS, Hit, Kind
from tools.tool import tool

Words = Annotated[
    str,
    StringConstraints(max_length=500),
    Field(description='Words; the last may be a beginning. "in quotes" together, or, -without.'),
]
Kinds = Annotated[
    list[Kind] | None, Field(max_length=len(KINDS), description="Only these kinds of things; all by default.")
]
Cursor = Annotated[str | None, Field(max_length=40, description="Where the page before ended.")]


@tool("read")
async def search(
    scope: Scope,
    words: Words,
    kinds: Kinds = None,
    limit: Annotated[int, Field(ge=1, le=100)] = 20,
    cursor: Cursor = None,
) -> Page[Hit]:
    """Search everything by its words, the best first: the tree, journal, messages, insights and memories."""
    return await rows.search(scope, words, kinds=tuple(kinds or KINDS), cursor=cursor, limit=limit)
