"""What Aurum says first arrives in Telegram once, or goes where it can; without a bot nothing of it is loaded."""

import subprocess
import sys
from dataclasses import replace
from uuid import UUID

from channels.outbox import Outbox
from channels.telegram.channel import TelegramChannel
from memory import deliveries
from memory.database import Database
from memory.said import Button, Said
from tests.channels.faking import Fake
from tests.channels.telegram.chat import Chat
from tests.channels.test_outbox import Post

SAID = Said("**Call** the bank", ((Button("Done", "done T1"),),))


async def first(
    database: Database, user: UUID, chat: Chat, channel: TelegramChannel
) -> tuple[Post, UUID, Outbox]:
    """Something due for a user who is in Telegram and in Slack."""
    post = Post(database, user, Fake("telegram"), Fake("slack"))
    await post.link("telegram", str(chat.chat))
    await post.link("slack", f"D{chat.chat}", "T1")
    return post, await post.due(SAID), Outbox(database, {"telegram": channel, "slack": post.slack}, {})


async def test_it_stands_in_the_chat_with_its_buttons_however_often_it_is_sent(
    database: Database, user: UUID, ada: Chat, channel: TelegramChannel
) -> None:
    post, delivery, outbox = await first(database, user, ada, channel)
    for _ in range(3):
        await outbox.send(user, delivery)
    (shown,) = ada.shown()
    assert (shown.text, shown.buttons) == ("Call the bank", ["Done"])
    assert await post.ways(delivery) == {"telegram": "sent"}
    assert post.slack.sent == []


async def test_what_may_have_arrived_is_not_sent_there_twice_but_elsewhere(
    database: Database, user: UUID, ada: Chat, channel: TelegramChannel
) -> None:
    post, delivery, outbox = await first(database, user, ada, channel)
    ada.telegram.cut("sendMessage")
    for _ in range(2):
        await outbox.send(user, delivery)
    assert len(ada.shown()) == 1
    assert len(post.slack.sent) == 1
    assert (await post.ways(delivery))["telegram"] == "unsure"


async def test_who_blocked_the_bot_is_reached_elsewhere(
    database: Database, user: UUID, ada: Chat, channel: TelegramChannel
) -> None:
    post, delivery, outbox = await first(database, user, ada, channel)
    ada.telegram.blocked.add(ada.chat)
    await outbox.send(user, delivery)
    assert len(post.slack.sent) == 1
    assert (await post.ways(delivery))["telegram"] == "failed"
    await outbox.send(user, await post.due(SAID))
    assert len(ada.telegram.calls("sendMessage")) == 1, "nor is it tried again"
    assert len(post.slack.sent) == 2


async def test_each_part_of_a_long_message_is_known_as_what_was_said(
    database: Database, user: UUID, ada: Chat, channel: TelegramChannel
) -> None:
    post, _, outbox = await first(database, user, ada, channel)
    long = await post.due(replace(SAID, text="**Call** the bank. " * 600))
    await outbox.send(user, long)
    shown = ada.shown()
    assert len(shown) > 2
    async with database.scope(user) as scope:
        found = [await deliveries.by_external(scope, "telegram", each.name) for each in shown]
        assert await deliveries.by_external(scope, "telegram", f"{ada.chat}:9999") is None
        assert await deliveries.by_external(scope, "slack", shown[0].name) is None
    assert [each and each.id for each in found] == [long] * len(shown)


def test_without_a_bot_nothing_of_telegrams_is_loaded() -> None:
    asked = "import sys, api.app, api.worker; print('telegram' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "False"
