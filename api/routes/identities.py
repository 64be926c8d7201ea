"""The chats that are connected with one's Aurum, and the channels that there are."""

import contextlib
from datetime import datetime
from uuid import UUID

from fastapi import APIRouter, Request
from pydantic import BaseModel

from api.aurum import Aurum
from api.auth import SignedIn
from api.routes.common import PROBLEMS, Reading
from channels.message import Address, ChannelName, Later, Refused, Unsure
from memory import identities
from memory.identities import Identity
from memory.said import Said

router = APIRouter(tags=["channels"], responses=PROBLEMS)

PARTED = "This chat is no longer connected with Aurum. /link connects it again."


class IdentitySeen(BaseModel):
    """A chat: who one is there. `blocked_at`: since then it takes nothing from Aurum."""

    id: UUID
    channel: ChannelName
    workspace: str
    name: str
    blocked_at: datetime | None
    linked_at: datetime


class ChannelSeen(BaseModel):
    """A channel, and whether it is set up in this Aurum."""

    channel: ChannelName
    there: bool


@router.get("/identities")
async def list_identities(scope: Reading) -> list[IdentitySeen]:
    """The chats that are connected, the first one first."""
    return [seen(each) for each in await identities.of_user(scope)]


@router.delete("/identities/{identity}", status_code=204)
async def unlink(request: Request, user_id: SignedIn, identity: UUID) -> None:
    """Part from a chat, which is told so. From then on nothing is read there, and nothing goes there."""
    aurum: Aurum = request.app.state.aurum
    async with aurum.database.scope(user_id) as scope:
        parted = await identities.unlink(scope, identity)
        scope.emit({"type": "changed", "nouns": ["identities"]})
    await tell(aurum, parted, Said(PARTED), f"parted {identity}")


@router.get("/channels")
async def list_channels(request: Request, _user: SignedIn) -> list[ChannelSeen]:
    """The channels that Aurum knows, and which of them are set up here."""
    aurum: Aurum = request.app.state.aurum
    return [
        ChannelSeen(channel="telegram", there="telegram" in aurum.channels.ways),
        ChannelSeen(channel="slack", there="slack" in aurum.channels.ways),
    ]


async def tell(aurum: Aurum, identity: Identity, said: Said, key: str) -> None:
    """Say something where this user alone reads; that it could not be said there changes nothing."""
    seen_there = seen(identity)
    if way := aurum.channels.ways.get(identity.channel):
        with contextlib.suppress(Later, Refused, Unsure):
            await way.send(Address(seen_there.channel, identity.address, identity.tenant), said, key)


def seen(identity: Identity) -> IdentitySeen:
    return IdentitySeen.model_validate(
        {
            "id": identity.id, "channel": identity.channel, "workspace": identity.tenant, "name": identity.name,
            "blocked_at": identity.blocked_at, "linked_at": identity.linked_at,
        }
    )  # fmt: skip
