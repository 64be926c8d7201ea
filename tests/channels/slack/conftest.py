"""A Slack of our own for each test, and ways into it."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from channels.choice import SlackChoice
from channels.slack.channel import SlackChannel
from channels.slack.workspaces import Workspaces
from memory.database import Database
from tests.channels.slack.fake import Slack

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
