"""When and where a user is spoken to first, over HTTP."""

from datetime import date, time
from typing import Annotated, Literal

from fastapi import APIRouter, Depends
from pydantic import Field

from api.routes.common import PROBLEMS, Body, Reading, changing
from memory.nudges import NudgeSettings
from memory.said import Kind
from memory.scope import Scope
from tools import nudges
from tools.people import WEEK

router = APIRouter(prefix="/nudges", tags=["nudges"], responses=PROBLEMS)

ChannelName = Literal["telegram", "slack", "web"]


class ChangedNudges(Body):
    """What to change; what is not sent stays. Times are local to the user."""

    morning_on: bool | None = None
    morning_at: time | None = Field(None, examples=["07:30"])
    evening_on: bool | None = None
    evening_at: time | None = Field(None, examples=["20:30"])
    weekly_on: bool | None = None
    weekly_day: int | None = Field(None, ge=0, le=6, description="0 is Monday, 6 Sunday.", examples=[6])
    weekly_at: time | None = Field(None, examples=["18:00"])
    insights_on: bool | None = Field(None, description="What is noticed is said at the morning's hour.")
    quiet_from: time | None = Field(None, examples=["22:00"])
    quiet_until: time | None = Field(
        None, description="The same as `quiet_from`: no quiet hours.", examples=["07:00"]
    )
    daily_cap: int | None = Field(None, ge=0, le=100, examples=[8])
    bundle_minutes: int | None = Field(None, ge=0, le=240, examples=[10])
    channels: list[ChannelName] | None = Field(
        None,
        max_length=3,
        description="All that are used, in the order they are tried.",
        examples=[["slack"]],
    )
    ways: dict[Kind, ChannelName | None] | None = Field(
        None, description="Where a kind goes first; null: as all the rest.", examples=[{"reminder": "slack"}]
    )
    away_from: date | None = Field(None, description="First day of a pause, today without it.")
    away_until: date | None = Field(None, description="Last day of a pause; null ends it.")


@router.get("")
async def nudge_settings(scope: Reading) -> NudgeSettings:
    """When and where one is spoken to first."""
    return await nudges.nudge_settings(scope)


@router.patch("")
async def change_nudges(
    body: ChangedNudges,
    scope: Annotated[Scope, Depends(changing("Changed when Aurum speaks first"), scope="function")],
) -> NudgeSettings:
    """Change any of it, as one operation. A pause stops check-ins and news; reminders that were set still come."""
    given = body.model_dump(mode="json", exclude_unset=True)
    new = {name: value for name, value in given.items() if value is not None and not name.startswith("away_")}
    if body.weekly_day is not None:
        new["weekly_day"] = WEEK[body.weekly_day]
    if body.ways is not None:
        new["ways"] = [{"kind": kind, "channel": channel} for kind, channel in body.ways.items()]
    if given.get("away_from"):
        new["pause_from"] = given["away_from"]
    if "away_until" in given:
        new["pause_until"] = given["away_until"] or "none"
    return await nudges.change_nudges.run(scope, new)
