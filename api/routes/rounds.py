"""Check-ins as conversations, over HTTP."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, Field

from api.routes.common import PROBLEMS, Body, Cursor, Limit, Listed, Reading, changing
from memory import rounds as rows
from memory.rounds import RoundKind
from memory.scope import Scope
from tools import rounds
from tools.rounds import CheckIn

router = APIRouter(prefix="/rounds", tags=["check-ins"], responses=PROBLEMS)

Changing = Annotated[Scope, Depends(changing("Check-in"), scope="function")]


class NewRound(Body):
    """Which check-in to start; without a kind the one that waits, or that fits the hour."""

    kind: RoundKind | None = Field(None, examples=["evening"])


class NewAnswer(Body):
    """An answer: a mood, an energy, words, `keep`; or the value of a button."""

    value: str = Field(min_length=1, max_length=2_100, examples=["mood:grateful"])
    step: str = Field("", max_length=20, description="The question; without it the one that waits.")


class Amended(Body):
    """Answers by question; null passes it over."""

    answers: dict[str, str | None] = Field(max_length=10, examples=[{"mood": "grateful"}])


class Answered(BaseModel):
    """What became of an answer, in a few words, and the check-in as it is now."""

    toast: str
    round: CheckIn


@router.get("")
async def list_rounds(
    scope: Reading,
    waiting: Annotated[bool, Query(description="Only those that wait for an answer.")] = False,
    cursor: Cursor = None,
    limit: Limit = 20,
) -> Listed[CheckIn]:
    """The user's check-ins, newest first, without their messages."""
    page = await rows.rounds(scope, open_only=waiting, cursor=cursor, limit=limit)
    return Listed.model_construct(items=await rounds.listed(scope, page.items), next=page.next)


@router.post("", status_code=201)
async def start_round(body: NewRound, scope: Changing) -> CheckIn:
    """Start a check-in, or go on with the one that waits."""
    return await rounds.start_checkin.run(scope, body.model_dump())


@router.get("/{round}")
async def get_round(round: UUID, scope: Reading) -> CheckIn:
    """One check-in, with its message and its buttons."""
    return await rounds.check_in_of(scope, await rows.hold(scope, round))


@router.post("/{round}/answers")
async def answer_round(round: UUID, body: NewAnswer, scope: Changing) -> Answered:
    """Answer a question, as its buttons do."""
    held = await rows.hold(scope, round)
    step = await rounds.step(scope, held, f"{body.step}:{body.value}" if body.step else body.value)
    return Answered(toast=step.toast, round=await rounds.check_in_of(scope, await rows.hold(scope, round)))


@router.patch("/{round}")
async def change_round(round: UUID, body: Amended, scope: Changing) -> CheckIn:
    """Change answers of a check-in, however long ago it was."""
    return await rounds.amend(scope, round, body.answers)


@router.delete("/{round}", status_code=204)
async def delete_round(round: UUID, scope: Changing) -> None:
    """Delete a check-in, with what it noted of how one felt. The journal's entry stays; undo brings it back."""
    await rows.remove(scope, await rows.hold(scope, round))
