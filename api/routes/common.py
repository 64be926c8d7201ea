"""What every route needs: a scope for its request, and pages by cursor."""

from collections.abc import AsyncIterator, Callable
from typing import Annotated, Generic, Literal
from uuid import uuid4

from fastapi import Depends, Header, Query, Request, Response
from pydantic import BaseModel, ConfigDict

from api.auth import SignedIn
from memory.records import Item, Json, Page
from memory.scope import Scope
from tools.tool import follow

Cursor = Annotated[str | None, Query(max_length=40, description="Where the page before ended.")]
Limit = Annotated[int, Query(ge=1, le=500, description="Rows on a page.")]

PROBLEM: Json = {
    "description": "What is wrong, and what to do (RFC 9457).",
    "content": {
        "application/problem+json": {
            "example": {
                "type": "about:blank",
                "title": "Not found",
                "status": 404,
                "detail": "There is no such task.",
            }
        }
    },
}
PROBLEMS: dict[int | str, Json] = dict.fromkeys((401, 403, 404, 409, 413, 422, 503), PROBLEM)


class Body(BaseModel):
    """A request's body: nothing unknown in it."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class Listed(BaseModel, Generic[Item]):
    """A page: its items, and the cursor of the next page, or null."""

    items: list[Item]
    next: str | None


def listed(page: Page[Item]) -> Listed[Item]:
    return Listed.model_construct(items=list(page.items), next=page.next)


Origin = Annotated[
    Literal["user", "outside"],
    Header(
        description="`outside` where words of somebody else come along: a model that reads them asks before it acts."
    ),
]


async def reading(request: Request, user_id: SignedIn) -> AsyncIterator[Scope]:
    """A scope for a request that changes nothing in the ledger."""
    async with request.app.state.aurum.database.scope(user_id) as scope:
        yield scope


def changing(label: str) -> Callable[..., AsyncIterator[Scope]]:
    """A scope for a request that changes something; the history names it by `label`."""

    async def scope(
        request: Request, response: Response, user_id: SignedIn, aurum_origin: Origin = "user"
    ) -> AsyncIterator[Scope]:
        operation = uuid4()
        response.headers["Aurum-Operation"] = str(operation)
        async with request.app.state.aurum.database.scope(
            user_id, operation=operation, label=label, outside=aurum_origin == "outside"
        ) as opened:
            follow(opened)
            yield opened

    return scope


Reading = Annotated[Scope, Depends(reading, scope="function")]


def sent(body: BaseModel) -> Json:
    """What a request gave, and only that; null takes a thing away where a thing can be taken away."""
    given = body.model_dump(exclude_unset=True)
    clearing = {"due", "project", "area", "pillar"}
    return {name: "none" if value is None and name in clearing else value for name, value in given.items()}
