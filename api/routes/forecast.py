"""When a project will be done, over HTTP."""

from fastapi import APIRouter

from api.routes.common import PROBLEMS, Reading
from tools import forecast as tools
from tools.hrm.answers import Forecast

router = APIRouter(tags=["forecast"], responses=PROBLEMS)


@router.get("/projects/{project}/forecast")
async def forecast(project: str, scope: Reading) -> Forecast:
    """The days by which it is done with 50 and 85 %, the chance of making its due date, and what that rests on."""
    return await tools.forecast.run(scope, {"project": project})
