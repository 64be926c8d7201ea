"""kill -9 while somebody writes in a chat: each message is answered, what it asks for is done once.

At random moments: before an update is stored, between that and its acknowledgement, while it is answered, while the
answer is sent. A second answer to a message says that it may be one.
"""

import asyncio
from random import Random

import psycopg
import pytest

from channels.desk import AGAIN
from tests.channels.telegram.chat import Chat
from tests.channels.telegram.serving import telegram_running
from tests.faults.conftest import World
from tests.faults.nursery import times
from tests.faults.talking import assert_as_if_nothing_had_happened, taken_up

MESSAGES = times(10)
LONGEST = 0.5
"""Seconds after which a message is answered when nobody kills who answers it."""


def link(world: World, chat: Chat) -> None:
    """Connect the chat with the user."""
    with psycopg.connect(world.where.owner_url) as connection:
        connection.execute(
            "insert into identities (user_id, channel, sender, address) values (%s, 'telegram', %s, %s)",
            [world.user, str(chat.person), str(chat.chat)],
        )


def left(world: World) -> int:
    """What is not handled yet."""
    query = "select 1 from inbox where user_id = %s and state in ('waiting', 'working')"
    return len(world.where.rows(world.user, query))


async def test_who_writes_to_processes_that_are_killed_is_answered_and_all_is_done_once(world: World) -> None:
    chance, said, killed = Random(7), [], 0
    async with telegram_running() as telegram:
        bot = telegram.token, telegram.url
        chat = Chat(telegram, "Ada")
        link(world, chat)
        victim, standby = world.nursery.born(*bot), world.nursery.born(*bot)
        for number in range(MESSAGES):
            said.append(f"Turn {number}")
            await chat.say(said[-1])
            await asyncio.sleep(chance.uniform(0, LONGEST))
            victim.kill()
            killed += 1
            victim, standby = standby, world.nursery.born(*bot)
            if number % 2:  # a turn that is killed three times is given up, and says so
                await until_all_are_answered(chat, said)
        await until_all_are_answered(chat, said)
        for _ in range(200):
            if not left(world):
                break
            await asyncio.sleep(0.05)
        answers = [each.text for each in chat.shown()]
    assert_as_if_nothing_had_happened(world.where, world.user, said)
    again = 0
    for text in said:
        found = [each for each in answers if f"{text} a" in each]
        assert found, f"{text} was not answered"
        assert sum(not each.startswith(AGAIN) for each in found) <= 1, f"{text}: {found}"
        again += sum(each.startswith(AGAIN) for each in found)
    rows = world.where.rows(world.user, "select state, payload from inbox where user_id = %s")
    assert {(row["state"], row["payload"]) for row in rows} == {("done", None)}
    print(
        f"{killed} killed, {MESSAGES} messages answered, {taken_up(world.where, world.user)} turns taken up, "
        f"{again} answers that may have come before"
    )


async def until_all_are_answered(chat: Chat, said: list[str]) -> None:
    """Until each message has an answer that names what it did."""
    for _ in range(900):
        texts = [each.text for each in chat.shown()]
        if all(any(f"{each} a" in text for text in texts) for each in said):
            return
        await asyncio.sleep(0.05)
    pytest.fail(f"not answered: {[each for each in said if not any(f'{each} a' in text for text in texts)]}")
