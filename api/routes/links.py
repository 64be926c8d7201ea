"""Connecting a chat with one's Aurum, as the web sees it: codes from either side, and the last word."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field

from api.aurum import Aurum
from api.auth import SignedIn
from api.routes.common import PROBLEMS, Body, Reading
from api.routes.identities import IdentitySeen, seen, tell
from channels.message import ChannelName, Later, Refused, Unsure
from memory import conversations, links
from memory.errors import Conflict
from memory.identities import Identity
from memory.links import Link, LinkState
from memory.said import Said

router = APIRouter(prefix="/links", tags=["channels"], responses=PROBLEMS)

NAMES: dict[str, str] = {"telegram": "Telegram", "slack": "Slack"}
NOT_THERE = "{name} is not set up in this Aurum: docs/channels.md says how."


class Asked(Body):
    """The channel in which somebody is to be known."""

    channel: Annotated[ChannelName, Field(examples=["telegram"])]


class Given(Body):
    """A code that a chat showed after `/link`."""

    code: Annotated[str, Field(min_length=1, max_length=64, examples=["q0Nc3mUE9yS1cTQ0lqZb2A"])]


class CodeSeen(BaseModel):
    """A one-time code, shown this once: what to say in the channel, and where a tap says it."""

    id: UUID
    channel: ChannelName
    code: str
    say: str
    url: str | None
    expires_at: datetime


class LinkSeen(BaseModel):
    """A connection that is being made. `wanted`: `name` waits for your word; else the chat has to speak first."""

    id: UUID
    channel: ChannelName
    name: str
    state: LinkState
    words: str
    expires_at: datetime


@router.post("", status_code=201)
async def ask(request: Request, user_id: SignedIn, body: Asked) -> CodeSeen:
    """Ask for a code to say in a channel. It holds for ten minutes and works once."""
    aurum: Aurum = request.app.state.aurum
    if body.channel not in aurum.channels.ways:
        raise Conflict(NOT_THERE.format(name=NAMES[body.channel]))
    link, code = await links.ask(aurum.database, user_id, body.channel)
    say = f"/link {code}" if body.channel == "telegram" else f"/aurum link {code}"
    url = await deep_link(aurum, code) if body.channel == "telegram" else None
    return CodeSeen(id=link.id, channel=body.channel, code=code, say=say, url=url, expires_at=link.expires_at)


@router.get("")
async def list_links(scope: Reading) -> list[LinkSeen]:
    """What is being connected; what waits for your word comes last."""
    return [shown(each) for each in await links.of_user(scope)]


@router.post("/redeem")
async def redeem(request: Request, user_id: SignedIn, body: Given) -> LinkSeen:
    """Show a code that a chat gave: the answer says whose it is. It is connected once you confirm it."""
    aurum: Aurum = request.app.state.aurum
    return shown(await links.redeem(aurum.database, user_id, body.code.strip()))


@router.post("/{link}/confirm")
async def confirm(request: Request, user_id: SignedIn, link: UUID) -> IdentitySeen:
    """Connect it. A chat belongs to one Aurum: whose it was before is told that it has left."""
    aurum: Aurum = request.app.state.aurum
    identity, before = await links.confirm(aurum.database, user_id, link)
    async with aurum.database.scope(user_id) as scope:
        name = (await scope.user()).name
        await conversations.say(scope, f"{titled(identity)} is connected.", {})
        scope.emit({"type": "changed", "nouns": ["identities", "links"]})
    if before:
        async with aurum.database.scope(before.user_id) as scope:
            await conversations.say(scope, GONE.format(chat=titled(before)), {})
            scope.emit({"type": "changed", "nouns": ["identities"]})
    await tell(aurum, identity, Said(WELCOME.format(name=name)), str(link))
    return seen(identity)


@router.delete("/{link}", status_code=204)
async def refuse(scope: Reading, link: UUID) -> None:
    """Connect it never; a code that waits is void."""
    await links.refuse(scope, link)


GONE = (
    "{chat} was connected with another Aurum account, by its owner's word there and in that chat. It is no longer "
    "connected with this one. If that was not you, connect it again."
)
WELCOME = (
    "Connected: I am the Aurum of **{name}**. Say anything: “add call mum tomorrow 6pm”, /today, or how your day was. "
    "/help says what else there is, /unlink parts us."
)


def titled(identity: Identity) -> str:
    """What a chat is called; the name is what somebody calls themselves there."""
    return f"{NAMES[identity.channel]} ({identity.name})" if identity.name else NAMES[identity.channel]


async def deep_link(aurum: Aurum, code: str) -> str | None:
    """Where a tap says the code to the bot; None where Telegram does not say who the bot is."""
    listening = aurum.channels.telegram
    if listening is None:
        return None
    try:
        me = await listening.channel.me()
    except (Later, Refused, Unsure):
        return None
    return f"https://t.me/{me.username}?start={code}" if me.username else None


def shown(link: Link) -> LinkSeen:
    who = f"{NAMES[link.channel]} {link.name}".strip()
    words = {
        "open": f"Waiting for the code in {NAMES[link.channel]}.",
        "shown": f"{who} has the code and is asked there.",
        "wanted": f"{who} wants to connect.",
    }
    return LinkSeen.model_validate(
        {
            "id": link.id, "channel": link.channel, "name": link.name, "state": link.state,
            "words": words.get(link.state, ""), "expires_at": link.expires_at,
        }
    )  # fmt: skip
