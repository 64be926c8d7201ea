"""A Slack of our own for each test, and a whole Aurum that is reached by it in both ways."""

import traceback
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

import pytest
import pytest_asyncio

from agent.models import Models
from api.aurum import Aurum
from api.settings import Settings
from channels.choice import SlackChoice
from channels.slack.channel import SlackChannel
from channels.slack.workspaces import Workspaces
from memory.database import Database
from tests.channels.slack.fake import Slack
from tests.conftest import NewUser, Place, Serving

SECRET = "a secret of this Aurum"


@pytest_asyncio.fixture
async def slack() -> AsyncIterator[Slack]:
    made = await Slack().start()
    yield made
    await made.close()


@pytest.fixture
def choice(slack: Slack) -> SlackChoice:
    """One workspace, over HTTP."""
    return SlackChoice(bot_token=slack.token, signing_secret=slack.secret, base_url=slack.base_url)


@pytest_asyncio.fixture
async def channel(choice: SlackChoice, database: Database) -> AsyncIterator[SlackChannel]:
    made = SlackChannel(choice, Workspaces(choice, database, SECRET))
    yield made
    await made.close()


@dataclass
class House:
    """An Aurum that Slack reaches. `person` is who U1 is there."""

    aurum: Aurum
    slack: Slack
    url: str
    person: UUID

    async def link(self, user: UUID, sender: str = "U1") -> None:
        """Connect somebody's Slack with their Aurum, as it is when they have confirmed it."""
        async with self.aurum.database.service() as connection:
            await connection.execute(
                "insert into identities (user_id, channel, tenant, sender, address, name) "
                "values (%s, 'slack', %s, %s, %s, 'Ada')",
                [user, self.slack.team, sender, f"D{sender}"],
            )

    async def rows(self, sql: Any, *values: Any) -> list[Any]:
        async with self.aurum.database.scope(self.person) as scope:
            return await scope.rows(sql, list(values))

    async def titles(self) -> list[str]:
        """The tasks that are there."""
        found = await self.rows("select title from tasks where deleted_at is null order by number")
        return [each["title"] for each in found]

    async def settled(self) -> None:
        """Until all that came in is handled."""
        await self.aurum.channels.inbox.settled()


@asynccontextmanager
async def open_house(
    slack: Slack,
    choice: SlackChoice,
    place: Place,
    settings: Settings,
    serving: Serving,
    person: UUID,
    models: Models | None = None,
) -> AsyncIterator[House]:
    chosen = replace(settings, slack=choice)
    aurum = Aurum(chosen, place.app_url, place.redis_url, lambda _: None, pool=6, models=models)
    await aurum.open()
    tell_failures(aurum)
    slack.idle = lambda: not aurum.channels.inbox.tasks
    url = await serving(aurum)
    if not choice.app_token:
        slack.events_url = f"{url}/api/hooks/slack"
    try:
        yield House(aurum, slack, url, person)
    finally:
        await aurum.close()


def tell_failures(aurum: Aurum) -> None:
    """Print what the log does not say: why something was not handled."""
    failed = aurum.channels.inbox.failed

    async def told(held: Any, error: Exception) -> float | None:
        traceback.print_exception(error)
        return await failed(held, error)

    aurum.channels.inbox.failed = told  # type: ignore[method-assign]


@pytest_asyncio.fixture(params=["http", "socket"])
async def house(
    request: pytest.FixtureRequest, slack: Slack, choice: SlackChoice, place: Place, settings: Settings,
    serving: Serving, new_user: NewUser,
) -> AsyncIterator[House]:  # fmt: skip
    """A whole Aurum, reached over HTTP and over Socket Mode, and U1 in it."""
    if request.param == "socket":
        choice = replace(choice, app_token="xapp-1-canary", signing_secret=None)
    async with open_house(slack, choice, place, settings, serving, await new_user()) as opened:
        await opened.link(opened.person)
        yield opened


@pytest_asyncio.fixture
async def hooked(
    slack: Slack, choice: SlackChoice, place: Place, settings: Settings, serving: Serving, new_user: NewUser
) -> AsyncIterator[House]:
    """The same, over HTTP alone."""
    async with open_house(slack, choice, place, settings, serving, await new_user()) as opened:
        await opened.link(opened.person)
        yield opened
