"""Asked again and again, Telegram loses nothing, tells nothing twice, and is asked by one process at a time."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

import pytest

from channels.telegram import polling
from channels.telegram.channel import TelegramChannel
from channels.telegram.polling import Polling
from memory import alone
from memory.database import Database
from memory.errors import Invalid, Unavailable
from tests.channels.telegram.chat import Chat
from tests.channels.telegram.fake import Telegram


@dataclass
class Box:
    """An inbox that keeps what it is given, and says what a test wants it to say."""

    stored: list[str] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)
    errors: list[Exception] = field(default_factory=list)

    async def store(self, channel: str, external: str, payload: Any) -> UUID | None:
        if self.errors:
            raise self.errors.pop(0)
        if external in self.stored:
            return None
        self.stored.append(external)
        return uuid4()

    async def take(self, id: UUID, payload: Any) -> None:
        self.taken.append(payload["message"]["text"])


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(polling, "SHORTEST", 0.01)
    monkeypatch.setattr(alone, "LOOK", 0.01)


@asynccontextmanager
async def asking(telegram: Telegram, box: Box, database: Database) -> AsyncIterator[asyncio.Task[None]]:
    """A process that asks."""
    channel = TelegramChannel(telegram.choice())
    task = asyncio.create_task(Polling(channel, box, database).run())
    try:
        yield task
    finally:
        task.cancel()
        await asyncio.wait({task})
        await channel.close()


async def test_what_comes_in_is_kept_in_order_and_then_acknowledged(
    telegram: Telegram, ada: Chat, database: Database
) -> None:
    box = Box()
    await ada.say("before anybody asked")
    async with asking(telegram, box, database):
        await telegram.until(lambda: telegram.acknowledged)
        await ada.say("one")
        await ada.say("two", times=2)
        await telegram.until(lambda: len(telegram.acknowledged) >= 4)
    assert box.taken == ["before anybody asked", "one", "two"]
    assert len(telegram.calls("deleteWebhook")) == 1
    assert telegram.calls("deleteWebhook")[0].get("drop_pending_updates") is False
    assert telegram.calls("getUpdates")[0]["allowed_updates"] == [
        "message",
        "callback_query",
        "my_chat_member",
    ]
    assert all(external.startswith(f"{telegram.bot['id']}:") for external in box.stored)


async def test_what_could_not_be_kept_is_told_again(
    telegram: Telegram, ada: Chat, database: Database
) -> None:
    box = Box(errors=[Unavailable("The database does not answer."), Unavailable("Nor now.")])
    await ada.say("one")
    await ada.say("two")
    async with asking(telegram, box, database):
        await telegram.until(lambda: len(telegram.acknowledged) == 2)
    assert box.taken == ["one", "two"]


async def test_what_can_never_be_kept_holds_nothing_up(
    telegram: Telegram, ada: Chat, database: Database
) -> None:
    box = Box(errors=[Invalid("There is a NUL in it.")])
    await ada.say("broken")
    await ada.say("two")
    async with asking(telegram, box, database):
        await telegram.until(lambda: len(telegram.acknowledged) == 2)
    assert box.taken == ["two"]


@pytest.mark.parametrize("code", [401, 409, 429, 500, 502, 504])
async def test_errors_are_waited_out(telegram: Telegram, ada: Chat, database: Database, code: int) -> None:
    box = Box()
    more: dict[str, Any] = {"retry_after": 0.01} if code == 429 else {}
    for method in ("deleteWebhook", "getUpdates"):
        telegram.fail(method, code, **more)
    telegram.cut("getUpdates")
    await ada.say("one")
    async with asking(telegram, box, database):
        await telegram.until(lambda: telegram.acknowledged)
    assert box.taken == ["one"]
    assert len(telegram.calls("getUpdates")) <= 5


async def test_a_hook_that_somebody_set_meanwhile_is_taken_away(
    telegram: Telegram, ada: Chat, database: Database
) -> None:
    box = Box()
    async with asking(telegram, box, database):
        await telegram.until(lambda: telegram.calls("getUpdates"))
        telegram.hook = {"url": "https://example.org"}
        await telegram.tell()
        await telegram.until(lambda: not telegram.hook)
        await ada.say("one")
        await telegram.until(lambda: telegram.acknowledged)
    assert box.taken == ["one"]


async def test_one_process_asks_and_the_next_takes_over_when_it_ends(
    telegram: Telegram, ada: Chat, database: Database
) -> None:
    first, second = Box(), Box()
    async with asking(telegram, second, database):
        async with asking(telegram, first, database):
            await ada.say("one")
            await telegram.until(lambda: telegram.acknowledged)
        await ada.say("two")
        await telegram.until(lambda: len(telegram.acknowledged) == 2)
    assert sorted([first.taken, second.taken]) in ([["one"], ["two"]], [[], ["one", "two"]])
    assert len(telegram.calls("deleteWebhook")) <= 2, "nobody asked beside another"


async def test_it_ends_at_once(telegram: Telegram, database: Database) -> None:
    async with asking(telegram, Box(), database) as task:
        await telegram.until(lambda: telegram.calls("getUpdates"))
        task.cancel()
        done, _ = await asyncio.wait({task}, timeout=1)
        assert done
