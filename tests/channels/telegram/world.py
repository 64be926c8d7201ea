"""A whole Aurum that a fake Telegram leads to, over real HTTP both ways.

async with reached(telegram, place, settings, webhook=True) as aurum: …
ada = await linked(aurum, user, Chat(telegram))
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from uuid import UUID

from agent.choice import ModelChoice
from agent.models import Models
from api.aurum import Aurum
from api.settings import Settings
from tests.acting import Person
from tests.channels.telegram.chat import Chat
from tests.channels.telegram.fake import Telegram
from tests.conftest import Place
from tests.serving import address, application, listening, served


@dataclass(frozen=True)
class World:
    """An Aurum, the Telegram that it is reached by, and a user of it in their chat."""

    telegram: Telegram
    aurum: Aurum
    person: Person
    ada: Chat


@asynccontextmanager
async def reached(
    telegram: Telegram,
    place: Place,
    settings: Settings,
    *,
    webhook: bool = False,
    model: ModelChoice | None = None,
    models: Models | None = None,
) -> AsyncIterator[Aurum]:
    """An Aurum that is written to in Telegram, from its start to its end."""
    listener = listening()
    told = replace(
        settings,
        url=address(listener),
        telegram=telegram.choice(webhook=webhook),
        model=model or settings.model,
    )
    aurum = Aurum(told, place.app_url, place.redis_url, lambda _: None, models=models, pool=8)
    await aurum.open()
    try:
        async with served(application(aurum), listener):
            asked = "setWebhook" if webhook else "getUpdates"
            try:
                await telegram.until(lambda: telegram.calls(asked) and telegram.commands)
                yield aurum
            finally:
                aurum.stopping()
    finally:
        await aurum.close()


async def linked(aurum: Aurum, user: UUID, chat: Chat) -> Chat:
    """The chat is connected with this user, as after a code that both sides have confirmed."""
    async with aurum.database.service() as connection:
        await connection.execute(
            "insert into identities (user_id, channel, sender, address, name) values (%s, 'telegram', %s, %s, %s)",
            [user, str(chat.person), str(chat.person), chat.name],
        )
    return chat
