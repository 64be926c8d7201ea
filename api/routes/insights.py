"""The blackboard over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import Field

from agent import narrate as narratives
from api.aurum import Aurum
from api.auth import SignedIn
from api.routes.common import PROBLEMS, Body, Cursor, Limit, Listed, Reading, changing, listed
from memory import feedback as log
from memory import insight_lists
from memory import insights as rows
from memory.blackboard import Insight, InsightState, InsightType
from memory.feedback import Feedback
from memory.insight_lists import Statistics
from memory.insights import Card
from memory.scope import Scope
from tools import feedback, insights, look
from tools.feedback import Learned
from tools.hrm.learning import Direction
from tools.insights import Rated, Said

router = APIRouter(tags=["insights"], responses=PROBLEMS)


class InsightQuery(Body):
    """Which insights; all that is given must fit."""

    type: InsightType | None = None
    about: str = Field(
        "", max_length=500, description="A thing, by name or reference, with all that lies under it."
    )
    state: InsightState = "active"
    words: str = Field("", max_length=500, description="Words, all in title or text.")
    pinned: bool | None = None
    cursor: Cursor = None
    limit: Limit = 20


class Note(Body):
    """Something that the user noticed themselves."""

    title: str = Field(min_length=1, max_length=200, examples=["I plan too much for Mondays"])
    summary: str = Field(min_length=1, max_length=5_000, examples=["Half of it is still there on Tuesday."])
    about: str = Field("", max_length=500, description="A thing, by name or reference.", examples=["P1"])


class Thought(Body):
    """What the user thinks of an insight."""

    feedback: Said = Field(examples=["helpful"])
    text: str = Field("", max_length=20_000, examples=["That is why I was late."])


class Judged(Body):
    """Whether a task's place in the priorities is correct, and where it belongs when it is not."""

    correct: bool = Field(examples=[False])
    should: Direction | None = Field(
        None, description="Without it, a task in the upper half was too high.", examples=["lower"]
    )
    text: str = Field("", max_length=20_000)


@router.get("/insights")
async def list_insights(scope: Reading, query: Annotated[InsightQuery, Query()]) -> Listed[Insight]:
    """The cards on the blackboard: pinned ones first, then the newest."""
    asked = await insights.meant(scope, **query.model_dump(exclude={"cursor", "limit"}))
    return listed(await insight_lists.insights(scope, asked, cursor=query.cursor, limit=query.limit))


@router.post("/insights", status_code=201)
async def note_insight(body: Note, scope: Reading) -> Insight:
    """Put something that one noticed oneself on the blackboard."""
    return await insights.note_insight.run(scope, body.model_dump())


@router.get("/insights/statistics")
async def statistics(scope: Reading) -> Statistics:
    """How many cards there are, how sure, what was thought of them, by type and over four weeks."""
    return await insights.insight_statistics(scope)


@router.post("/insights/look")
async def look_now(
    scope: Reading,
) -> list[Insight]:
    """Look at the whole life now; what is new on the blackboard comes back."""
    return await look.look(scope)


@router.get("/insights/{insight}")
async def get_insight(insight: str, scope: Reading) -> Card:
    """One whole card with its versions, by reference or by the id of any of them."""
    return await insights.insight.run(scope, {"insight": insight})


@router.get("/insights/{insight}/versions")
async def versions(insight: str, scope: Reading) -> list[Insight]:
    """All versions of a card, newest first."""
    return list(await rows.versions_of(scope, await insights.which_insight(scope, insight)))


@router.post("/insights/{insight}/narrative")
async def narrate(insight: str, request: Request, user_id: SignedIn) -> Insight:
    """Have a card told in words: a model's, where there is one and the facts hold what it says, else our own."""
    aurum: Aurum = request.app.state.aurum
    return await narratives.narrate(aurum.database, aurum.models, user_id, insight)


@router.put("/insights/{insight}/pin")
async def pin_insight(insight: str, scope: Reading) -> Insight:
    """Keep the card at the top, also when its time is over."""
    return await insights.pin_insight.run(scope, {"insight": insight})


@router.delete("/insights/{insight}/pin")
async def unpin_insight(insight: str, scope: Reading) -> Insight:
    """Keep the card at the top no longer."""
    return await insights.pin_insight.run(scope, {"insight": insight, "pinned": False})


@router.put("/insights/{insight}/dismissal")
async def dismiss_insight(insight: str, scope: Reading) -> Insight:
    """Take the card off; the finding does not come back until it says something else."""
    return await insights.dismiss_insight.run(scope, {"insight": insight})


@router.delete("/insights/{insight}/dismissal")
async def restore_insight(insight: str, scope: Reading) -> Insight:
    """A dismissed card is there again."""
    return await insights.dismiss_insight.run(scope, {"insight": insight, "dismissed": False})


@router.post("/insights/{insight}/feedback")
async def rate_insight(
    insight: str,
    body: Thought,
    scope: Annotated[Scope, Depends(changing("Rated an insight"), scope="function")],
    response: Response,
) -> Rated:
    """Say what one thinks of an insight. Of why something comes first, weights learn from it."""
    rated = await insights.rate_insight.run(scope, {"insight": insight, **body.model_dump()})
    to_undo(response, rated.learned)
    return rated


@router.post("/tasks/{task}/feedback")
async def rate_priority(
    task: str,
    body: Judged,
    scope: Annotated[Scope, Depends(changing("Rated a priority"), scope="function")],
    response: Response,
) -> Learned:
    """Say whether a task's place in the priorities is correct. The answer tells which weights moved."""
    learned = await feedback.rate_priority.run(scope, {"task": task, **body.model_dump()})
    to_undo(response, learned)
    return learned


def to_undo(response: Response, learned: Learned | None) -> None:
    """Where no weight moved there is no operation to take back."""
    if learned is None or not learned.adjustments:
        del response.headers["Aurum-Operation"]


@router.get("/feedback")
async def list_feedback(scope: Reading, cursor: Cursor = None, limit: Limit = 20) -> Listed[Feedback]:
    """What the user said of conclusions and what it changed, newest first."""
    return listed(await log.feedback(scope, cursor=cursor, limit=limit))
