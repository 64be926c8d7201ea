"""What hosted models have cost, over HTTP."""

from fastapi import APIRouter

from api.routes.common import PROBLEMS, Reading
from tools import spending as tools
from tools.spending import Spending

router = APIRouter(tags=["spending"], responses=PROBLEMS)


@router.get("/spending")
async def spending(scope: Reading) -> Spending:
    """What calls of hosted models came to today and this month, the limits, what they leave, and each model's part.

    Money is in micros: 1,000,000 are one US dollar.
    """
    return await tools.spending(scope)
