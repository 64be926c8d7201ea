"""The review of a week, over HTTP."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Response

from api.routes.common import PROBLEMS, Reading
from tools import review, review_chart
from tools.review import Review
from tools.task_dates import today_of

router = APIRouter(prefix="/review", tags=["check-ins"], responses=PROBLEMS)

Week = Annotated[date | None, Query(description="The last of its seven days; today by default.")]


@router.get("")
async def weekly_review(scope: Reading, week: Week = None) -> Review:
    """Seven days: time by pillar, what moved, what is stuck, what was done, how it felt. Twelve weeks back at most."""
    return await review.review(scope, week or await today_of(scope))


@router.get(
    "/chart.png",
    response_class=Response,
    responses={200: {"description": "The picture.", "content": {"image/png": {}}}},
)
async def weekly_chart(scope: Reading, week: Week = None) -> Response:
    """The same as a picture: what was done by day, and time by pillar."""
    picture = await review_chart.png(scope, week or await today_of(scope))
    return Response(picture, media_type="image/png")
