"""Talking to Aurum in Slack: in its messages, in threads, in channels, by commands."""

import asyncio
from typing import Any

import pytest

from tests.channels.slack.conftest import House
from tests.channels.slack.people import labels, read

Json = dict[str, Any]


async def threads(house: House) -> dict[str, list[str]]:
    """What the user said, by the name of the thread."""
    rows = await house.rows(
        "select slug, content from messages m join threads t on t.id = m.thread_id and t.user_id = m.user_id "
        "where role = 'user' order by m.seq"
    )
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(row["slug"], []).append(row["content"])
    return found


async def test_what_is_said_is_done_and_comes_with_its_receipt(house: House) -> None:
    ts = await house.slack.say("U1", "add buy milk")
    answer = await house.slack.answer("U1")
    assert await house.titles() == ["Buy milk"]
    assert answer["thread_ts"] == ts, "an agent answers below the question"
    assert "T1 Buy milk" in read(answer)
    assert labels(answer["blocks"]) == ["Undo"]
    assert await threads(house) == {"life": ["add buy milk"]}


async def test_where_the_app_is_no_agent_the_answer_stands_in_the_main_line(house: House) -> None:
    house.slack.agent = False
    await house.slack.say("U1", "add buy milk")
    answer = await house.slack.answer("U1")
    assert "thread_ts" not in answer
    assert "T1 Buy milk" in read(answer)
    assert labels(answer["blocks"]) == ["Undo"]


async def test_below_ones_own_message_the_life_goes_on(house: House) -> None:
    ts = await house.slack.say("U1", "add buy milk")
    await house.slack.answer("U1")
    await house.slack.say("U1", "add buy bread", thread=ts)
    answer = await house.slack.answer("U1", 2)
    assert answer["thread_ts"] == ts
    assert await threads(house) == {"life": ["add buy milk", "add buy bread"]}


async def test_below_another_message_of_ours_is_a_conversation_of_its_own(house: House) -> None:
    await house.slack.command("U1", "today")
    said = await house.slack.answer("U1")
    await house.slack.say("U1", "add buy bread", thread=said["ts"])
    answer = await house.slack.answer("U1", 2)
    assert answer["thread_ts"] == said["ts"]
    found = await threads(house)
    assert sorted(found) != ["life"]
    assert ["add buy bread"] in found.values()


async def test_two_messages_at_once_are_answered_in_their_order(house: House) -> None:
    await house.slack.say("U1", "add buy milk")
    await house.slack.say("U1", "add buy bread")
    await house.slack.answer("U1", 2)
    assert await house.titles() == ["Buy milk", "Buy bread"]


async def test_a_mention_is_answered_in_private_and_the_channel_is_told_only_that(house: House) -> None:
    await house.slack.say("U1", "<@U0BOT> add buy a ring for Grace", channel="C1")
    answer = await house.slack.answer("U1")
    assert "ring" in read(answer)
    assert answer["channel"] == "DU1"
    whisper = await house.slack.whisper("U1")
    assert (whisper["channel"], read(whisper)) == ("C1", "I answered you privately.")
    assert [each["user"] for each in house.slack.messages["C1"]] == ["U1"], (
        "nothing of ours stands in the channel"
    )


@pytest.mark.parametrize(
    "more",
    [{"bot_id": "B7"}, {"subtype": "message_changed"}, {"edited": {"user": "U1"}}, {"user_team": "T0THEIRS"}],
    ids=str,
)
async def test_what_apps_editors_and_guests_say_starts_nothing(house: House, more: Json) -> None:
    await house.slack.say("U1", "add buy a boat", **more)
    await house.slack.say("U1", "<@U0BOT> add buy a boat", channel="C1", **more)
    await house.settled()
    assert await house.titles() == []
    assert house.slack.of_app("U1") == []


async def test_others_in_a_channel_are_not_obeyed_and_learn_nothing(house: House) -> None:
    await house.slack.say("U3", "<@U0BOT> what is on my list? add buy a boat", channel="C1")
    await house.settled()
    assert await house.titles() == []
    assert [each["user"] for each in house.slack.messages["C1"]] == ["U3"]
    assert house.slack.of_app("U1") == []


async def test_a_command_is_answered_without_a_model(house: House) -> None:
    await house.slack.command("U1", "add dentist")
    answer = await house.slack.answer("U1")
    assert "T1" in read(answer)
    await house.slack.command("U1", "today")
    today = await house.slack.answer("U1", 2)
    assert "dentist" in read(today)
    assert "✓ T1" in labels(today["blocks"])
    assert house.slack.whispers == []


async def test_a_command_in_a_channel_is_answered_to_its_writer_alone(house: House) -> None:
    await house.slack.command("U1", "add dentist", channel="C1")
    whisper = await house.slack.whisper("U1")
    assert "T1" in read(whisper)
    assert house.slack.messages["C1"] == []
    assert house.slack.messages["DU1"] == []
    await house.slack.press("U1", whisper, "Undo")
    await house.settled()
    assert await house.titles() == []


async def test_plain_words_behind_the_slash_are_a_turn(house: House) -> None:
    await house.slack.command("U1", "please add buy milk", channel="C1")
    whisper = await house.slack.whisper("U1")
    assert "T1 Buy milk" in read(whisper)
    assert house.slack.messages["C1"] == []
    assert await threads(house) == {"life": ["please add buy milk"]}


async def test_the_same_event_five_times_at_once_is_one_turn(house: House) -> None:
    ts = house.slack.stamp()
    message = {
        "type": "message",
        "channel_type": "im",
        "user": "U1",
        "text": "add buy milk",
        "ts": ts,
        "channel": "DU1",
    }
    house.slack.messages["DU1"].append(message)
    event = f"Ev{house.slack.team}same"
    retry = {"X-Slack-Retry-Num": "1", "X-Slack-Retry-Reason": "http_timeout"}
    await asyncio.gather(*(house.slack.event(message, event_id=event) for _ in range(5)))
    await house.slack.answer("U1")
    for _ in range(3):
        await house.slack.event(message, event_id=event, **retry)
    await house.settled()
    assert await house.titles() == ["Buy milk"]
    assert len(house.slack.of_app("U1")) == 1


async def test_a_stranger_is_told_how_to_connect_and_nothing_is_done(house: House) -> None:
    await house.slack.say("U2", "add buy a boat")
    answer = await house.slack.answer("U2")
    assert "connect" in read(answer).lower()
    assert await house.titles() == []


@pytest.mark.parametrize(
    ("text", "titles"), [("add buy milk", ["Buy milk"]), ("", [])], ids=["words", "none"]
)
async def test_a_file_is_not_read_and_the_words_with_it_are(
    hooked: House, text: str, titles: list[str]
) -> None:
    file = {"id": "F1", "mimetype": "image/png", "name": "bill.png"}
    await hooked.slack.say("U1", text, subtype="file_share", files=[file])
    assert "I can't read a file" in read(await hooked.slack.answer("U1"))
    assert await hooked.titles() == titles
