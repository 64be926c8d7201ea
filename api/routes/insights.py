"""The blackboard and today's ranking over HTTP."""

from fastapi import APIRouter

from api.routes.common import PROBLEMS, Cursor, Limit, Listed, Reading, listed
from memory import insights as rows
from memory.blackboard import Insight
from tools import plan
from tools.hrm.records import Ranking

router = APIRouter(tags=["insights"], responses=PROBLEMS)


@router.get("/insights")
async def list_insights(scope: Reading, cursor: Cursor = None, limit: Limit = 20) -> Listed[Insight]:
    """What holds now, newest first."""
    return listed(await rows.insights(scope, cursor=cursor, limit=limit))


@router.get("/today")
async def today(scope: Reading, limit: Limit = 20) -> Ranking:
    """What deserves attention now: the score, its parts, the reasons, and what waits for what."""
    return await plan.next_tasks(scope, min(limit, 50))
