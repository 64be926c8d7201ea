"""What is under way when an Aurum ends, whose Telegram answers nothing any more, does not keep it."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from uuid import UUID

import pytest
import pytest_asyncio

from channels.inbox import Inbox
from channels.message import Address, Received
from channels.telegram.channel import TelegramChannel
from channels.telegram.listening import Listening
from memory.database import Database
from memory.records import Json
from memory.said import Said
from tests.channels.telegram.chat import Chat

HANGS = 20.0
"""Seconds after which something has not ended."""


class Deaf:
    """Goes on however often it is asked to end, until the test is over."""

    def __init__(self) -> None:
        self.over = asyncio.Event()
        self.begun = asyncio.Event()

    async def go_on(self, *_: object) -> None:
        self.begun.set()
        while not self.over.is_set():
            with contextlib.suppress(asyncio.CancelledError):
                await self.over.wait()


@pytest_asyncio.fixture
async def deaf() -> AsyncIterator[Deaf]:
    made = Deaf()
    yield made
    made.over.set()


async def test_an_answer_that_is_cut_off_while_its_draft_ends_is_not_sent(
    channel: TelegramChannel, ada: Chat, deaf: Deaf
) -> None:
    at = Address("telegram", str(ada.chat))
    answer = channel.answering(at, Received("1", at, "1"))
    answer.showing.cancel()
    answer.showing = asyncio.create_task(deaf.go_on())
    await deaf.begun.wait()
    ending = asyncio.create_task(answer.end(Said("Done.")))
    await asyncio.sleep(0)
    ending.cancel()
    deaf.over.set()
    with pytest.raises(asyncio.CancelledError):
        await ending
    assert ada.shown() == []


async def test_what_does_not_listen_is_left_to_itself(database: Database, deaf: Deaf) -> None:
    inbox = Inbox(database)

    async def handle(_id: UUID, _payload: Json) -> None:
        await deaf.go_on()

    inbox.handlers["telegram"] = handle
    stored = await inbox.store("telegram", "deaf", {})
    assert stored
    await inbox.take(stored)
    await deaf.begun.wait()
    async with asyncio.timeout(HANGS):
        await inbox.close(patience=0.0)
    async with database.service() as connection:
        await connection.execute("delete from inbox where id = %s", [stored])


async def test_a_question_for_news_that_does_not_end_keeps_nobody(
    channel: TelegramChannel, database: Database, deaf: Deaf
) -> None:
    listening = Listening.__new__(Listening)
    listening.task = asyncio.create_task(deaf.go_on())
    await deaf.begun.wait()
    async with asyncio.timeout(HANGS):
        await listening.close()
