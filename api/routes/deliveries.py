"""What Aurum said first, over HTTP: the ledger of what went out, where it arrived, what was answered."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query
from pydantic import Field

from api.routes.common import PROBLEMS, Body, Cursor, Limit, Listed, Reading, changing, listed
from memory import deliveries as rows
from memory.deliveries import Delivery, State, Wanted
from memory.errors import NotFound
from memory.names import uuid_in
from memory.said import Kind
from memory.scope import Scope
from tools import deliveries
from tools.deliveries import Told

router = APIRouter(prefix="/deliveries", tags=["deliveries"], responses=PROBLEMS)


class SnoozedDelivery(Body):
    """In how many minutes it is said again."""

    minutes: int = Field(60, ge=1, le=10_080, examples=[60])


@router.get("")
async def list_deliveries(
    scope: Reading,
    state: Annotated[State | None, Query(description="Only those in this state.")] = None,
    kind: Annotated[Kind | None, Query(description="Only those of this kind.")] = None,
    cursor: Cursor = None,
    limit: Limit = 20,
) -> Listed[Delivery]:
    """What was to be said first, what was due last first: each with its state and the ways on which it was tried."""
    wanted = Wanted(state, (kind,) if kind else ())
    return listed(await rows.deliveries(scope, wanted, cursor=cursor, limit=limit))


@router.get("/{delivery}")
async def read_delivery(delivery: str, scope: Reading) -> Delivery:
    """One of them."""
    return await rows.delivery(scope, known(delivery))


@router.post("/{delivery}/retry")
async def retry_delivery(
    delivery: str, scope: Annotated[Scope, Depends(changing("Sent again"), scope="function")]
) -> Delivery:
    """Send again what failed, or of which nobody knows whether it arrived: only its user decides that."""
    found = known(delivery)
    await deliveries.retry(scope, found)
    return await rows.delivery(scope, found)


@router.post("/{delivery}/snooze")
async def snooze_delivery(
    delivery: str,
    body: SnoozedDelivery,
    scope: Annotated[Scope, Depends(changing("Snoozed"), scope="function")],
) -> Told:
    """Say it again in so many minutes; who asks twice gets the last word."""
    return await deliveries.snooze(scope, known(delivery), body.minutes)


def known(text: str) -> UUID:
    """The id of a delivery. Raises NotFound for what is none."""
    found = uuid_in(text)
    if found is None:
        raise NotFound("There is no such delivery.")
    return found
