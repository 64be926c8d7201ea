"""A Telegram of our own for each test, and a channel that leads there."""

from collections.abc import AsyncIterator

import pytest_asyncio

from channels.telegram.channel import TelegramChannel
from tests.channels.telegram.chat import Chat
from tests.channels.telegram.fake import Telegram
from tests.channels.telegram.serving import telegram_running


@pytest_asyncio.fixture
async def telegram() -> AsyncIterator[Telegram]:
    async with telegram_running() as running:
        yield running


@pytest_asyncio.fixture
async def channel(telegram: Telegram) -> AsyncIterator[TelegramChannel]:
    opened = TelegramChannel(telegram.choice())
    yield opened
    await opened.close()


@pytest_asyncio.fixture
async def ada(telegram: Telegram) -> Chat:
    """Somebody who has opened a chat with the bot."""
    return Chat(telegram, "Ada")
