"""Check-ins over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import Field

from api.routes.common import PROBLEMS, Body, Cursor, Limit, Listed, Reading, changing, listed, sent
from memory import checkins as rows
from memory.blackboard import Felt
from memory.records import Energy, Mood
from memory.scope import Scope
from tools import checkins

router = APIRouter(prefix="/checkins", tags=["checkins"], responses=PROBLEMS)


class NewCheckin(Body):
    """How one feels; one of these at least."""

    energy: Energy | None = Field(None, examples=["low"])
    mood: Mood | None = Field(None, examples=["peaceful"])
    note: str = Field("", max_length=20_000, examples=["Slept badly."])


@router.get("")
async def list_checkins(scope: Reading, cursor: Cursor = None, limit: Limit = 20) -> Listed[Felt]:
    """The user's check-ins, newest first."""
    return listed(await rows.checkins(scope, cursor=cursor, limit=limit))


@router.post("", status_code=201)
async def check_in(
    body: NewCheckin, scope: Annotated[Scope, Depends(changing("Checked in"), scope="function")]
) -> Felt:
    """Note how one feels now."""
    return await checkins.check_in.run(scope, sent(body))
