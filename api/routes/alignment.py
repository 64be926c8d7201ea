"""Where effort goes, over HTTP."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query
from pydantic import BeforeValidator

from api.routes.common import PROBLEMS, Reading
from tools import alignment as tools
from tools.hrm.alignment import Alignment

router = APIRouter(tags=["alignment"], responses=PROBLEMS)

Days = Annotated[
    Literal[7, 28], BeforeValidator(int), Query(description="How many of the user's days, today included.")
]


@router.get("/alignment")
async def alignment(scope: Reading, days: Days = 7) -> Alignment:
    """Effort beside what the pillars plan: the score, each pillar's part with its rows, and eight weeks before."""
    return await tools.alignment(scope, days)
