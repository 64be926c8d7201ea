"""Standing intents over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import Field

from api.routes.common import PROBLEMS, Body, Reading, changing
from memory.scope import Scope
from tools import intents
from tools.intent_conditions import MOST_DAYS, Kind, Which
from tools.intents import Watch

router = APIRouter(prefix="/intents", tags=["intents"], responses=PROBLEMS)


class NewIntent(Body):
    """Something to watch for, and what to say or ask then."""

    text: str = Field(
        min_length=1,
        max_length=500,
        description="The user's own words.",
        examples=["Tell me when I have not written for three days"],
    )
    kind: Kind = Field(description="What is watched for.", examples=["no_journal"])
    subject: str | None = Field(None, max_length=500, description="What it is about, by name or reference.")
    days: int | None = Field(None, ge=0, le=MOST_DAYS, examples=[3])
    count: int | None = Field(None, ge=0, le=100_000, description="With `many`: more than so many tasks.")
    which: Which | None = Field(None, description="With `many`: which tasks are counted.")
    says: str = Field("", max_length=1000, description="What is asked or said then, behind what came about.")
    cooldown_hours: int | None = Field(
        None, ge=1, le=8760, description="Hours until it is said again while it is still true."
    )
    most: int | None = Field(None, ge=1, le=1000, description="How often it is said at most.")
    until: str | None = Field(None, max_length=100, description="Its last day: ISO or plain words.")


class ChangedIntent(Body):
    """What to change; what is not sent stays."""

    paused: bool | None = Field(None, examples=[True])
    says: str | None = Field(None, max_length=1000)
    days: int | None = Field(None, ge=0, le=MOST_DAYS)
    count: int | None = Field(None, ge=0, le=100_000)
    cooldown_hours: int | None = Field(None, ge=1, le=8760)
    most: int | None = Field(None, ge=1, le=1000)
    until: str | None = Field(None, max_length=100, description="Its last day; `none` takes it away.")


class Intents(Body):
    """Standing intents, in the order in which they were made."""

    items: list[Watch]


@router.get("")
async def list_intents(scope: Reading) -> Intents:
    """All standing intents: what is watched for, how it stands, and why one rests."""
    return Intents(items=await intents.list_intents(scope))


@router.post("", status_code=201)
async def add_intent(
    body: NewIntent, scope: Annotated[Scope, Depends(changing("Added a standing intent"), scope="function")]
) -> Watch:
    """Watch for something. A condition is judged over what is kept, without any model."""
    return await intents.add_intent.run(scope, body.model_dump(exclude_unset=True))


@router.get("/{intent}")
async def get_intent(intent: str, scope: Reading) -> Watch:
    """One standing intent, by its reference or its id."""
    return (await intents.told(scope, [await intents.which_intent(scope, intent)]))[0]


@router.patch("/{intent}")
async def change_intent(
    intent: str,
    body: ChangedIntent,
    scope: Annotated[Scope, Depends(changing("Changed a standing intent"), scope="function")],
) -> Watch:
    """Pause, resume or change a standing intent."""
    return await intents.change_intent.run(scope, {"intent": intent, **body.model_dump(exclude_unset=True)})


@router.delete("/{intent}")
async def delete_intent(
    intent: str, scope: Annotated[Scope, Depends(changing("Deleted a standing intent"), scope="function")]
) -> Watch:
    """Delete a standing intent; the operation can be undone."""
    return await intents.delete_intent.run(scope, {"intent": intent})
