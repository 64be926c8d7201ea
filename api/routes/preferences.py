"""Preferences and the weights of rules over HTTP."""

from datetime import time
from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import Field

from api.routes.common import PROBLEMS, Body, Reading, changing
from memory.blackboard import Detail, EnergyPattern, Optimization, Personality, Preferences, Style
from memory.scope import Scope
from tools import preferences, weights
from tools.people import WEEK
from tools.weights import Amount, Preview, Weight

router = APIRouter(tags=["preferences"], responses=PROBLEMS)

Weekday = Annotated[int, Field(ge=0, le=6)]
Weights = Annotated[dict[str, Amount | None], Field(max_length=50)]


class ChangedPreferences(Body):
    """What to change; what is not sent stays."""

    weights: Weights | None = Field(None, description="By rule; null is its base weight.")
    detail: Detail | None = None
    show_confidence: bool | None = None
    show_path: bool | None = None
    personality: Personality | None = None
    style: Style | None = None
    optimization: Optimization | None = Field(None, examples=["focus"])
    work_start: time | None = Field(None, examples=["09:00"])
    work_end: time | None = Field(None, examples=["17:00"])
    work_days: list[Weekday] | None = Field(
        None, max_length=7, description="0 is Monday, 6 Sunday.", examples=[[0, 1, 2, 3]]
    )
    energy_pattern: EnergyPattern | None = None
    learning: bool | None = Field(None, description="Whether feedback moves weights.")


class SetWeight(Body):
    """How much a rule is to count."""

    weight: Annotated[Amount, Field(examples=[0.7])]


class TriedWeights(Body):
    """Weights to try out: those that are not sent stay as they are."""

    weights: Weights = Field(
        {}, description="By rule; null is its base weight.", examples=[{"TEMPORAL_URGENCY_001": 0.5}]
    )
    optimization: Optimization | None = None
    limit: int = Field(7, ge=1, le=50)


@router.get("/preferences")
async def my_preferences(scope: Reading) -> Preferences:
    """How one wants to be judged and spoken to."""
    return await preferences.my_preferences(scope)


@router.patch("/preferences")
async def change_preferences(
    body: ChangedPreferences,
    scope: Annotated[Scope, Depends(changing("Changed the preferences"), scope="function")],
) -> Preferences:
    """Change any of them, as one operation."""
    new = {name: value for name, value in body.model_dump(exclude_unset=True).items() if value is not None}
    if body.work_days is not None:
        new["work_days"] = [WEEK[day] for day in body.work_days]
    return await preferences.change_preferences.run(scope, new)


@router.get("/weights")
async def list_weights(scope: Reading) -> list[Weight]:
    """How much each rule counts: its base, one's own, and what holds."""
    return list(await weights.list_weights(scope))


@router.post("/weights/preview")
async def preview_weights(body: TriedWeights, scope: Reading) -> Preview:
    """What would come first with other weights, beside what does now. Nothing is stored."""
    return await weights.preview_weights.run(scope, body.model_dump())


@router.put("/weights/{rule}")
async def set_weight(
    rule: str, body: SetWeight, scope: Annotated[Scope, Depends(changing("Set a weight"), scope="function")]
) -> Weight:
    """Set how much a rule counts for one."""
    return await weights.set_weight.run(scope, {"rule": rule, "weight": body.weight})


@router.delete("/weights/{rule}")
async def reset_weight(
    rule: str, scope: Annotated[Scope, Depends(changing("Reset a weight"), scope="function")]
) -> Weight:
    """Take one's own weight away: the rule's base holds again."""
    return await weights.set_weight.run(scope, {"rule": rule, "weight": None})
