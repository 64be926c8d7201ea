"""What a model asks of its user before it acts, over HTTP."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field

from api.aurum import Aurum
from api.auth import SignedIn
from api.routes.common import PROBLEMS, Body, Reading
from memory import approvals
from memory.records import Approval, ApprovalState, Reason, Verdict

router = APIRouter(tags=["approvals"], responses=PROBLEMS)

VERDICTS: dict[str, Verdict] = {"approve": "approved", "reject": "rejected"}


class ApprovalSeen(BaseModel):
    """A question: what would be done, why it is asked, how many things it would change, and until when it stands."""

    id: UUID
    run: UUID
    call: str
    tool: str
    arguments: dict[str, Any]
    reason: Reason
    rows: int
    preview: Any
    state: ApprovalState
    edited: dict[str, Any] | None
    until: datetime


class Answer(Body):
    """Yes or no; yes with other arguments where they are sent."""

    answer: Annotated[Literal["approve", "reject"], Field(examples=["approve"])]
    arguments: Annotated[
        dict[str, Any] | None, Field(description="In place of those that were asked about.")
    ] = None


class AnswerToAll(Body):
    """The same to all that a run asked."""

    answer: Annotated[Literal["approve", "reject"], Field(examples=["approve"])]


@router.get("/approvals")
async def list_approvals(scope: Reading) -> list[ApprovalSeen]:
    """What waits for an answer, the oldest first."""
    return [seen(each) for each in await approvals.pending(scope)]


@router.post("/approvals/{approval}")
async def answer_approval(request: Request, user_id: SignedIn, approval: UUID, body: Answer) -> ApprovalSeen:
    """Answer a question, once. When a run's questions are answered it goes on: follow its events."""
    aurum: Aurum = request.app.state.aurum
    arguments = body.arguments if body.answer == "approve" else None
    return seen(await aurum.turns.answer(user_id, approval, VERDICTS[body.answer], arguments))


@router.post("/chat/runs/{run}/approvals")
async def answer_all(request: Request, user_id: SignedIn, run: UUID, body: AnswerToAll) -> list[ApprovalSeen]:
    """Answer all that a run asks."""
    aurum: Aurum = request.app.state.aurum
    return [seen(each) for each in await aurum.turns.answer_all(user_id, run, VERDICTS[body.answer])]


def seen(approval: Approval) -> ApprovalSeen:
    return ApprovalSeen(
        id=approval.id, run=approval.run_id, call=approval.call_id, tool=approval.tool, arguments=approval.arguments,
        reason=approval.reason, rows=approval.rows, preview=approval.preview, state=approval.state,
        edited=approval.edited, until=approval.until,
    )  # fmt: skip
