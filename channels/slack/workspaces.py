"""The workspaces that Aurum is in: their tokens, the one HTTP session to Slack, and what its errors mean."""

import asyncio
import logging
from collections.abc import Awaitable
from dataclasses import dataclass, field
from typing import cast

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from channels.choice import SlackChoice
from channels.message import Later, Refused, Unsure
from channels.slack.sealing import Seal
from memory import slack_installs
from memory.database import Database
from memory.errors import SetupError
from memory.records import Json

sdk = logging.getLogger("channels.slack.sdk")
sdk.setLevel(logging.WARNING)  # below that the package writes down what it is answered: tokens among it

TIMEOUT = aiohttp.ClientTimeout(total=20, connect=5)
KEPT = 30.0
"""Seconds for which a workspace is known without looking."""
GONE = frozenset(
    {
        "account_inactive", "channel_not_found", "user_not_found", "user_disabled", "cannot_dm_bot", "is_archived",
        "messages_tab_disabled", "user_not_visible", "users_not_found",
    }
)  # fmt: skip
"""Of these errors each says that the user takes nothing there any more."""
BUSY = frozenset(
    {"ratelimited", "rate_limited", "service_unavailable", "team_added_to_org", "request_timeout"}
)
DOUBTFUL = frozenset({"internal_error", "fatal_error"})
"""Slack's own reference: some of it may have happened."""


@dataclass(frozen=True, slots=True)
class Workspace:
    """A workspace, and who Aurum is there."""

    team: str
    bot_user: str
    token: str = field(repr=False)


class Workspaces:
    """Knows tokens by workspace: the one that was set, and those of installs."""

    def __init__(self, choice: SlackChoice, database: Database, secret: str) -> None:
        self.choice = choice
        self.database = database
        self.seal = Seal(secret)
        self.session: aiohttp.ClientSession | None = None
        self.own: Workspace | None = None
        self.known: dict[str, tuple[Workspace | None, float]] = {}

    async def find(self, team: str) -> Workspace | None:
        """The workspace; None where Aurum is not in it. Raises Later, Refused."""
        own = await self.owned()
        if own and own.team == team:
            return own
        kept, until = self.known.get(team, (None, 0.0))
        if until > asyncio.get_running_loop().time():
            return kept
        found = await slack_installs.find(self.database, team)
        there = Workspace(team, found.bot_user, self.opened(found.sealed_token, team)) if found else None
        if there:
            self.known[team] = (there, asyncio.get_running_loop().time() + KEPT)
        return there

    def opened(self, sealed: bytes, team: str) -> str:
        try:
            return self.seal.open(sealed, team)
        except SetupError as error:
            raise Refused(error.detail) from None

    async def owned(self) -> Workspace | None:
        """The workspace of the token that was set."""
        if self.own is None and self.choice.bot_token:
            told = await asking(self.client(self.choice.bot_token).auth_test())
            self.own = Workspace(told["team_id"], told["user_id"], self.choice.bot_token)
        return self.own

    async def of(self, team: str) -> AsyncWebClient:
        """A client that speaks in this workspace. Raises Refused where Aurum is not in it."""
        if (there := await self.find(team)) is None:
            raise Refused("Aurum is not installed in that Slack workspace.")
        return self.client(there.token)

    async def forget(self, team: str) -> None:
        """The app is no longer there."""
        self.known.pop(team, None)
        await slack_installs.forget(self.database, team)

    def client(self, token: str | None) -> AsyncWebClient:
        """A client over the one session. What fails is not tried again: nobody would know what was done."""
        return AsyncWebClient(
            token=token, base_url=self.choice.base_url, session=self.http(), retry_handlers=[], logger=sdk
        )

    def http(self) -> aiohttp.ClientSession:
        """The session, made when something is first asked."""
        if self.session is None or self.session.closed:
            self.session = aiohttp.ClientSession(timeout=TIMEOUT)
        return self.session

    async def close(self) -> None:
        if self.session is not None:
            await self.session.close()


async def asked(call: Awaitable[AsyncSlackResponse | None]) -> Json:
    """What Slack answers. Raises Later, Refused or Unsure; none of them holds what was sent."""
    try:
        answer = await call
        return cast("Json", answer.data) if answer else {}
    except SlackApiError as error:
        raise meant(error) from None
    except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError):
        raise Later(10.0, "Slack can't be reached.") from None
    except (aiohttp.ClientError, TimeoutError, OSError):
        raise Unsure from None


async def asking(call: Awaitable[AsyncSlackResponse | None]) -> Json:
    """What Slack answers to a question that changes nothing. Raises Later or Refused: it can always be asked again."""
    try:
        return await asked(call)
    except Unsure as error:
        raise Later(5.0, error.why) from None


def meant(error: SlackApiError) -> Later | Refused | Unsure:
    """What an error of Slack's says about what was sent."""
    response = error.response
    status = getattr(response, "status_code", 0) or getattr(response, "status", 0)
    data = getattr(response, "data", None)
    why = str(data.get("error", "")) if isinstance(data, dict) else ""
    if status == 429 or why in BUSY:
        after = str(response.headers.get("Retry-After", "")) if status == 429 else ""
        return Later(float(after) if after.isdigit() else 5.0, "Slack asks to be asked later.")
    if status >= 500 or why in DOUBTFUL or not why:
        return Unsure("Slack failed while it was sent.")
    return Refused(f"Slack refused it: {why[:60]}.", blocked=why in GONE)


def refusal(error: Refused, *codes: str) -> bool:
    """Whether Slack refused something for one of these reasons."""
    return any(error.why == f"Slack refused it: {code}." for code in codes)
