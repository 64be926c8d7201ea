"""A day's plan, and the blocks that it leaves on the calendar, over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from pydantic import Field

from api.routes.common import PROBLEMS, Body, Reading, changing, sent
from memory.blackboard import Block
from memory.records import Energy
from memory.scope import Scope
from tools import blocks, day
from tools.day import AcceptedPlan, PlannedBlock, Postponed
from tools.day_times import DayWords, HourWords
from tools.hrm.day import DayPlan

router = APIRouter(tags=["day"], responses=PROBLEMS)

Hour = Annotated[str, Query(max_length=40, description="Local time on the clock.", examples=["09:00"])]
Day = Annotated[
    str, Query(max_length=100, description="A day: today, friday, or its date.", examples=["today"])
]


class NewPlan(Body):
    """What of a plan is accepted: its blocks, and what is put off."""

    day: DayWords = Field(examples=["tomorrow"])
    blocks: list[PlannedBlock] = Field(
        max_length=200, examples=[[{"task": "T1", "start": "09:00", "end": "09:30"}]]
    )
    postpone: list[Postponed] = Field([], max_length=1000, examples=[[{"task": "T1", "to": "in two weeks"}]])


class ChangedBlock(Body):
    """Where a block is to be. With a new start alone it keeps its length."""

    start: HourWords = Field("", examples=["09:30"])
    end: HourWords = Field("", examples=["10:15"])
    day: DayWords = Field("", examples=["tomorrow"])


@router.get("/plan")
async def plan_day(
    scope: Reading, day_: Annotated[Day, Query(alias="day")] = "today", start: Hour = "", end: Hour = "",
    energy: Energy | None = None,
) -> DayPlan:  # fmt: skip
    """A day in two ways, with the reason of each block, and what finds no room. Nothing is stored."""
    given = {"day": day_, "start": start, "end": end, "energy": energy}
    return await day.plan_day.run(scope, given)


@router.post("/plan", status_code=201)
async def accept_plan(
    body: NewPlan, scope: Annotated[Scope, Depends(changing("Accepted a plan"), scope="function")]
) -> AcceptedPlan:
    """Set the time of a plan aside, as one operation. An older plan of that day gives way from the first block on."""
    return await day.accept_plan.run(scope, body.model_dump())


@router.get("/blocks")
async def list_blocks(
    scope: Reading,
    since: Annotated[Day, Query(alias="from")] = "",
    until: Annotated[Day, Query(alias="to")] = "",
) -> list[Block]:
    """The time that is set aside, from one day (today) to another."""
    return list(await blocks.list_blocks.run(scope, {"since": since, "until": until}))


@router.delete("/blocks")
async def remove_blocks(
    scope: Annotated[Scope, Depends(changing("Cleared a day"), scope="function")],
    day_: Annotated[Day, Query(alias="day")],
) -> list[Block]:
    """Take all that is set aside on a day off the plan; what was taken off is answered."""
    return list(await blocks.remove_blocks.run(scope, {"day": day_}))


@router.patch("/blocks/{block}")
async def change_block(
    block: str,
    body: ChangedBlock,
    scope: Annotated[Scope, Depends(changing("Moved a block"), scope="function")],
) -> Block:
    """Move a block, or make it longer or shorter."""
    return await blocks.change_block.run(scope, {"block": block, **sent(body)})


@router.delete("/blocks/{block}")
async def remove_block(
    block: str, scope: Annotated[Scope, Depends(changing("Took a block off"), scope="function")]
) -> list[Block]:
    """Take one block off the plan."""
    return list(await blocks.remove_blocks.run(scope, {"blocks": [block]}))
