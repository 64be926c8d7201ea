"""One way out when Aurum speaks first: on the channel that its user wants, once, and the next one where that fails."""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import timedelta
from typing import cast
from uuid import UUID

from channels.message import Address, Channel, ChannelName, Later, Refused, Sent, Unsure
from channels.pictures import Picture, drawn
from memory import identities, nudges, sendings
from memory.database import Database
from memory.deliveries import SendingState, State
from memory.identities import Identity
from memory.nudges import NudgeSettings
from memory.said import Said, as_one
from memory.scope import Scope
from memory.sendings import Claim

log = logging.getLogger(__name__)

FEW, MANY = 3, 12
"""How often a channel is asked that says: later. Many times where there is no other one."""
SOON, LONG = 60.0, 900.0
"""Seconds for which a channel may want to be left alone; long where there is no other one."""
FIRST, MOST = 5.0, 300.0
"""Seconds between two tries: the first, doubled with each one up to the most."""
LONGEST = 30.0
"""Seconds that sending may take; then nobody knows."""
NAMES: dict[ChannelName, str] = {"telegram": "Telegram", "slack": "Slack"}


@dataclass(frozen=True, slots=True)
class Door:
    """Where a user is reached in a channel."""

    identity_id: UUID
    address: Address

    @property
    def channel(self) -> ChannelName:
        return self.address.channel


@dataclass(frozen=True, slots=True)
class Parcel:
    """A message to send, on these ways in this order; none of them is left: it stands in the life thread."""

    user_id: UUID
    id: UUID
    said: Said
    doors: tuple[Door, ...]


class Outbox:
    """Sends deliveries. `pictures` are drawn by their kind, which is the first word of `Said.picture`."""

    def __init__(
        self, database: Database, channels: Mapping[str, Channel], pictures: Mapping[str, Picture]
    ) -> None:
        self.database = database
        self.channels = channels
        self.pictures = pictures

    async def send(self, user_id: UUID, delivery_id: UUID) -> None:
        """Send a delivery that is due; one that was sent, or is not there any more, is fine.

        Raises Later where it is to be tried again: a channel said so, or another process is at it.
        """
        parcel = await self.pack(user_id, delivery_id)
        if parcel is None:
            return
        troubles = []
        for door in parcel.doors:
            if (trouble := await self.try_door(parcel, door)) is None:
                return
            troubles.append(f"{NAMES[door.channel]}: {trouble}")
        await self.stay(parcel, troubles)

    async def pack(self, user_id: UUID, delivery_id: UUID) -> Parcel | None:
        """What there is to send, and on which ways."""
        async with self.database.scope(user_id, label="send") as scope:
            parts = await sendings.outgoing(scope, delivery_id)
            settings = await nudges.settings(scope)
            known = await identities.of_user(scope)
        if not parts or parts[0].id != delivery_id or parts[0].state != "due":
            return None
        doors = {
            each.channel: door(each) for each in known if not each.blocked_at
        }  # the last one of a channel
        ways = tuple(
            doors[way] for way in order(settings, parts[0].kind) if way in doors and way in self.channels
        )
        return Parcel(user_id, delivery_id, as_one([each.said for each in parts]), ways)

    async def try_door(self, parcel: Parcel, door: Door) -> str | None:
        """Send it on one way. None: it arrived there; else why it did not. Raises Later."""
        claim = await self.claim(parcel, door)
        if not claim.mine:
            return await self.taken(parcel, door, claim)
        pictures = await drawn(self.pictures, self.database, parcel.user_id, parcel.said)
        try:
            async with asyncio.timeout(LONGEST):
                external = await self.channels[door.channel].send(
                    door.address, parcel.said, str(parcel.id), pictures
                )
        except Later as later:
            return await self.wait(parcel, door, claim, later)
        except Refused as refused:
            return await self.refused(parcel, door, refused)
        except Exception as error:
            if not isinstance(error, Unsure):
                log.exception("nobody knows whether it was sent", extra={"delivery": str(parcel.id)})
            why = error.why if isinstance(error, Unsure) else Unsure().why
            return await self.unsure(parcel, door, why)
        await self.arrived(parcel, door, external)
        return None

    async def claim(self, parcel: Parcel, door: Door) -> Claim:
        async with self.open(parcel) as scope:
            return await sendings.claim(scope, parcel.id, door.channel, door.identity_id)

    async def taken(self, parcel: Parcel, door: Door, claim: Claim) -> str | None:
        """Somebody was at this way before. None: it arrived; else why it did not. Raises Later."""
        if claim.state == "sent":
            return None
        if claim.state != "claimed":
            return claim.error or "It was refused before."
        lasts = sendings.CLAIM_LASTS - (self.database.clock() - claim.at)
        if lasts > timedelta():
            raise Later(lasts.total_seconds() + 1, "Another process is sending it.")
        return await self.asked(parcel, door, claim)

    async def asked(self, parcel: Parcel, door: Door, claim: Claim) -> str | None:
        """Who claimed this way was killed: ask the channel whether it was sent. What it can't tell stays unsure."""
        try:
            external = await self.channels[door.channel].found(door.address, str(parcel.id))
        except Unsure:
            return await self.unsure(parcel, door, "The process that sent it was killed meanwhile.")
        if external is not None:
            await self.arrived(parcel, door, external)
            return None
        async with self.open(parcel) as scope:
            await sendings.release(scope, parcel.id, door.channel, claim.at)
        return await self.try_door(parcel, door)

    async def arrived(self, parcel: Parcel, door: Door, external: str) -> None:
        async with self.open(parcel) as scope:
            parts = external.before if isinstance(external, Sent) else ()
            await sendings.close(scope, parcel.id, door.channel, "sent", external=external, parts=parts)
            await sendings.settle(scope, parcel.id, "sent")

    async def wait(self, parcel: Parcel, door: Door, claim: Claim, later: Later) -> str:
        """The channel wants to be asked later; which says so too often has failed. Raises Later."""
        alone = door is parcel.doors[-1]
        seconds = max(later.seconds, min(FIRST * 2 ** (claim.tries - 1), MOST))
        patient = claim.tries < (MANY if alone else FEW) and seconds <= (LONG if alone else SOON)
        async with self.open(parcel) as scope:
            state: SendingState = "waiting" if patient else "failed"
            await sendings.close(scope, parcel.id, door.channel, state, error=later.why)
        if patient:
            raise Later(seconds, later.why)
        return later.why

    async def refused(self, parcel: Parcel, door: Door, refused: Refused) -> str:
        async with self.open(parcel) as scope:
            await sendings.close(scope, parcel.id, door.channel, "failed", error=refused.why)
        if refused.blocked:
            await identities.block(self.database, door.identity_id)
        return refused.why

    async def unsure(self, parcel: Parcel, door: Door, why: str) -> str:
        """It is never sent again on this way."""
        async with self.open(parcel) as scope:
            await sendings.close(scope, parcel.id, door.channel, "unsure", error=why)
        return why

    async def stay(self, parcel: Parcel, troubles: Sequence[str]) -> None:
        """No way is left but the web, where it stands in the life thread."""
        async with self.open(parcel) as scope:
            lost = await sendings.unsure(scope, parcel.id)
            await sendings.claim(scope, parcel.id, "web", None)
            await sendings.close(scope, parcel.id, "web", "sent")
            state: State = "unsure" if lost else "failed" if troubles else "sent"
            await sendings.settle(scope, parcel.id, state, " ".join(troubles))

    def open(self, parcel: Parcel) -> AbstractAsyncContextManager[Scope]:
        return self.database.scope(parcel.user_id, label="send")


def order(settings: NudgeSettings, kind: str) -> list[str]:
    """The channels on which a kind goes, in order; behind the web there is none, for that always works."""
    first = settings.ways.get(kind)
    ways = list(dict.fromkeys([*([first] if first else []), *settings.channels]))
    return ways[: ways.index("web")] if "web" in ways else ways


def door(identity: Identity) -> Door:
    return Door(
        identity.id, Address(cast("ChannelName", identity.channel), identity.address, identity.tenant)
    )
