"""Slack as a way to a user: what is sent, edited and found again there.

A message's id is its `ts`. What only one person sees (the answer to a slash command in a channel) has none that can be
edited: it has a name of ours, which its buttons carry, and is reached by the response URL that came with the command or
the press. `replies` knows those URLs by workspace, and by what is answered: the name, what was received, the inbox's
row. What was stored of a command brings its URL again. App Home is drawn anew.
"""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import urlsplit

import aiohttp

from channels.choice import SlackChoice
from channels.message import Address, ChannelName, Later, Received, Refused, Unsure
from channels.slack import blocks
from channels.slack.answering import SlackAnswering, places
from channels.slack.reading import HOME
from channels.slack.workspaces import Workspaces, asked, asking, refusal
from memory.records import Json
from memory.said import Said

log = logging.getLogger(__name__)

NO_PICTURES: Mapping[str, bytes] = MappingProxyType({})
HOUR = 3_600.0
"""Seconds for which an app that is no agent is not taken for one again."""
NO_AGENT = (
    "not_authorized",
    "missing_scope",
    "not_allowed_token_type",
    "unknown_method",
    "feature_not_enabled",
)
"""How Slack says that the app is no agent there."""
LOOKED = 200
"""So many messages are looked through for one that was sent."""
MOST = 1_000
"""So many URLs are kept, and messages of a thread looked through."""
SLACK = ("https", "hooks.slack.com")


class SlackChannel:
    """Speaks in every workspace that it has a token for."""

    name: ChannelName = "slack"

    def __init__(self, choice: SlackChoice, workspaces: Workspaces) -> None:
        self.choice = choice
        self.workspaces = workspaces
        self.replies: OrderedDict[tuple[str, str], str] = OrderedDict()
        self.dms: dict[tuple[str, str], str] = {}
        self.agentless: dict[str, float] = {}

    async def send(
        self, to: Address, said: Said, key: str, pictures: Mapping[str, bytes] = NO_PICTURES
    ) -> str:
        picture = pictures.get(said.picture, b"")
        if url := self.replies.get((to.tenant, key.partition(" ")[0])):
            try:
                image = await self.upload(to, picture) if picture else ""
                await self.respond(url, said, name=key, image=image)
            except Refused:  # it is too old, or was used too often: it is said where nobody else reads, too
                log.info("what only one should see is sent to them alone")
            else:
                return key
        return await self.post(to, said, key, picture, to.thread)

    async def post(
        self, to: Address, said: Said, key: str = "", picture: bytes = b"", thread: str = ""
    ) -> str:
        """Send a message; what it is known by goes along unseen. Nothing in it is fetched."""
        client = await self.workspaces.of(to.tenant)
        image = await self.upload(to, picture) if picture else ""
        told = await asked(
            client.chat_postMessage(
                channel=to.chat,
                thread_ts=thread or None,
                unfurl_links=False,
                unfurl_media=False,
                metadata=blocks.known_by(key),
                **blocks.message(said, image),
            )
        )
        return str(told["ts"])

    async def upload(self, to: Address, picture: bytes) -> str:
        """A file that a message may show; without it where Slack does not take it."""
        client = await self.workspaces.of(to.tenant)
        try:
            place = await asked(client.files_getUploadURLExternal(filename="chart.png", length=len(picture)))
            async with self.workspaces.http().post(place["upload_url"], data=picture) as answer:
                answer.raise_for_status()
            file = {"id": place["file_id"], "title": "Chart"}
            await asked(client.files_completeUploadExternal(files=[file]))
        except (Refused, Unsure, Later, aiohttp.ClientError, TimeoutError):
            log.info("a picture was not taken")
            return ""
        return str(file["id"])

    async def edit(self, to: Address, message: str, said: Said, key: str = "") -> None:
        if url := self.replies.get((to.tenant, message)):
            await self.respond(url, said, name=message, replace=True)
            return
        if message.startswith(HOME):
            return  # it is drawn anew after every press
        client = await self.workspaces.of(to.tenant)
        try:
            chat, known = await self.dm(to), blocks.known_by(key)
            await asked(client.chat_update(channel=chat, ts=message, metadata=known, **blocks.message(said)))
        except Refused as error:
            if not refusal(error, "message_not_found", "edit_window_closed", "cant_update_message"):
                raise

    async def found(self, to: Address, key: str, received: Received | None = None) -> str | None:
        """It stands in the main line, or below what it answers. What only its reader sees can't be found."""
        client = await self.workspaces.of(to.tenant)
        look: Json = {"channel": await self.dm(to), "include_all_metadata": True}
        root = places(to, received)[1] if received else to.thread
        try:
            lines = [await asked(client.conversations_history(limit=LOOKED, **look))]
            lines += [await asked(client.conversations_replies(ts=root, limit=MOST, **look))] if root else []
        except Refused as error:
            raise Unsure(error.why) from None
        known = [each for told in lines for each in told["messages"] if key_of(each) == key]
        if not known and (to.tenant, key.partition(" ")[0]) in self.replies:
            raise Unsure("Slack does not show what only its reader sees.")
        return str(known[0]["ts"]) if known else None

    def answering(self, to: Address, received: Received) -> SlackAnswering:
        return SlackAnswering(self, to, received)

    async def toast(self, received: Received, text: str) -> None:
        """In a channel or below a message it is said to its reader alone; in App Home what is pressed changes."""
        if received.message.startswith(HOME) or not text:
            return
        if url := self.replies.get((received.address.tenant, received.id)):
            await self.respond(url, Said(text))
            return
        client = await self.workspaces.of(received.address.tenant)
        await asked(
            client.chat_postEphemeral(
                channel=received.address.chat,
                user=received.sender,
                thread_ts=received.address.thread or None,
                **blocks.message(Said(text)),
            )
        )

    async def heard(self, received: Received) -> bytes:
        raise Refused("Spoken messages are not heard in Slack.")

    def remember(self, team: str, message: str, url: str) -> None:
        """What has no id that can be edited is reached by this URL, if it is Slack's."""
        if urlsplit(url)[:2] not in (SLACK, urlsplit(self.choice.base_url)[:2]):
            return
        self.replies[team, message] = url
        while len(self.replies) > MOST:
            self.replies.popitem(last=False)

    async def respond(
        self, url: str, said: Said, *, name: str = "", image: str = "", replace: bool = False
    ) -> None:
        """Say something by a response URL: to its reader alone, or in place of what stands there."""
        told: Json = {
            **blocks.message(said, image, name),
            "response_type": "ephemeral",
            "replace_original": replace,
        }
        try:
            async with self.workspaces.http().post(url, json=told) as answer:
                status, after = answer.status, answer.headers.get("Retry-After", "")
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError):
            raise Later(10.0, "Slack can't be reached.") from None
        except (aiohttp.ClientError, TimeoutError, OSError):
            raise Unsure from None
        if status == 429:
            raise Later(float(after) if after.isdigit() else 5.0, "Slack asks to be asked later.")
        if status >= 500:
            raise Unsure("Slack failed while it was sent.")
        if status >= 400:
            raise Refused("Slack refused it: the place for the answer is gone.")

    async def called(self, team: str, sender: str) -> str:
        """What somebody is called there; empty where Slack does not say."""
        client = await self.workspaces.of(team)
        try:
            user = (await asking(client.users_info(user=sender)))["user"]
        except (Refused, Later):
            return ""
        profile = user.get("profile") or {}
        return str(profile.get("display_name") or profile.get("real_name") or user.get("name") or "")[:200]

    async def dm(self, to: Address) -> str:
        """The conversation with a user alone, where an address names the user."""
        if to.chat[:1] not in ("U", "W"):
            return to.chat
        known = self.dms.get((to.tenant, to.chat))
        if known is None:
            client = await self.workspaces.of(to.tenant)
            told = await asking(client.conversations_open(users=to.chat))
            known = self.dms[to.tenant, to.chat] = str(told["channel"]["id"])
        return known

    async def status(self, to: Address, root: str, status: str) -> bool:
        """Say whether we are at work in a thread; False where the app is no agent: that is not tried for an hour."""
        if not root or self.agentless.get(to.tenant, 0.0) > asyncio.get_running_loop().time():
            return False
        client = await self.workspaces.of(to.tenant)
        try:
            await asked(client.agents_sessions_setStatus(channel_id=to.chat, thread_ts=root, status=status))
        except Refused as error:
            if refusal(error, *NO_AGENT):
                self.no_agent(to.tenant)
            return False
        return True

    def no_agent(self, team: str) -> None:
        """In this workspace the app is no agent: messages and commands are all there is, and enough."""
        self.agentless[team] = asyncio.get_running_loop().time() + HOUR

    async def close(self) -> None:
        await self.workspaces.close()


def key_of(message: Json) -> str:
    """What a message of ours is known by."""
    payload = (message.get("metadata") or {}).get("event_payload") or {}
    return str(payload.get("key") or "")
