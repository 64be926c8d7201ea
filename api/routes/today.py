"""What deserves attention now, over HTTP."""

import orjson
from fastapi import APIRouter
from fastapi.responses import Response

from api.routes.common import PROBLEMS, Limit, Reading
from tools import plan
from tools.hrm.records import Ranking

router = APIRouter(tags=["insights"], responses=PROBLEMS)


@router.get("/today", response_model=Ranking)
async def today(scope: Reading, limit: Limit = 20) -> Response:
    """What deserves attention now: the score, its parts, the reasons, and what waits for what."""
    ranking = await plan.next_tasks(scope, min(limit, 50))
    # Four hundred verdicts that are records already take longer to check than to find.
    return Response(orjson.dumps(ranking, option=orjson.OPT_UTC_Z), media_type="application/json")
