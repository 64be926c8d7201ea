"""Why a task stands where it does, and the goals in their order, over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Query

from api.routes.common import PROBLEMS, Reading
from tools import why as tools
from tools.hrm.answers import GoalLevel, GoalRanking, Why

router = APIRouter(tags=["why"], responses=PROBLEMS)

Named = Annotated[str, Query(max_length=500, description="A task's name, reference or id; empty for none.")]


@router.get("/why")
async def why(scope: Reading, task: Named = "", over: Named = "") -> Why:
    """Why a task, or the first, stands where it does: its parts beside another's, and what would put it first."""
    return await tools.why(scope, task.strip(), over.strip())


@router.get("/goals/ranking")
async def goals(
    scope: Reading,
    level: GoalLevel = "project",
    limit: Annotated[int, Query(ge=1, le=50, description="How many.")] = 10,
) -> GoalRanking:
    """Which pillars, areas or projects deserve attention now, best first, with the reasons."""
    return await tools.rank_goals(scope, level, limit)
