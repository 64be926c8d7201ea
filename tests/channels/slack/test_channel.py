"""What is sent to Slack, changed and found there again."""

import logging
from typing import Any

import pytest

from channels.choice import SlackChoice
from channels.message import Address, Later, Received, Refused, Unsure
from channels.slack.answering import SlackAnswering
from channels.slack.channel import SlackChannel
from memory.said import Button, Said
from tests.channels.slack.fake import Fault, Slack
from tests.channels.slack.people import labels, read

Json = dict[str, Any]
SAID = Said(
    "**Today** see [it](https://example.org)", ((Button("Done", "done T1", "good"), Button("Why", "why T1")),)
)


def to(slack: Slack, thread: str = "") -> Address:
    return Address("slack", "DU1", slack.team, thread)


async def test_a_message_has_its_words_its_buttons_and_fetches_nothing(
    slack: Slack, channel: SlackChannel
) -> None:
    ts = await channel.send(to(slack), SAID, "key-1")
    (message,) = slack.messages["DU1"]
    assert message["ts"] == ts
    assert "*Today*" in read(message)
    assert labels(message["blocks"]) == ["Done", "Why"]
    assert [each["value"] for each in message["blocks"][-1]["elements"]] == ["done T1", "why T1"]
    sent = slack.calls[-1].args
    assert (sent["unfurl_links"], sent["unfurl_media"]) == (False, False)
    assert "Today" in sent["text"]


async def test_nobody_is_called_and_no_picture_is_fetched_by_what_somebody_wrote(
    slack: Slack, channel: SlackChannel
) -> None:
    await channel.send(
        to(slack), Said("![x](http://127.0.0.1:9/?d=SECRET) <!channel> <@U2> & <http://a|b>"), ""
    )
    said = str(slack.messages["DU1"][0]["blocks"])
    assert "127.0.0.1" not in said
    assert "<!" not in said
    assert "<@" not in said


async def test_what_is_long_is_cut_into_sections_and_none_is_lost(
    slack: Slack, channel: SlackChannel
) -> None:
    words = [f"**Point {number}** & more of the same, said again and again." for number in range(1_000)]
    await channel.send(to(slack), Said("\n\n".join(words)), "")
    (message,) = slack.messages["DU1"]
    assert len(message["blocks"]) > 5
    assert all(f"Point {number}*" in read(message) for number in range(1_000))


async def test_many_buttons_stand_in_rows_of_five(slack: Slack, channel: SlackChannel) -> None:
    row = tuple(Button(f"{number} " + "x" * 100, f"round {number}") for number in range(12))
    await channel.send(to(slack), Said("Mood?", (row,)), "")
    rows = [each for each in slack.messages["DU1"][0]["blocks"] if each["type"] == "actions"]
    assert [len(each["elements"]) for each in rows] == [5, 5, 2]


async def test_a_picture_stands_above_the_words_and_is_missed_where_it_is_not_taken(
    slack: Slack, channel: SlackChannel
) -> None:
    said = Said("Your week", picture="week 2026-11-23")
    await channel.send(to(slack), said, "k", {"week 2026-11-23": b"PNG"})
    (message,) = slack.messages["DU1"]
    assert slack.files[message["blocks"][0]["slack_file"]["id"]] == b"PNG"
    slack.faults.append(Fault("files.getUploadURLExternal", error="missing_scope"))
    await channel.send(to(slack), said, "k2", {"week 2026-11-23": b"PNG"})
    assert [each["type"] for each in slack.messages["DU1"][1]["blocks"]] == ["section"]


async def test_what_only_one_sees_has_its_picture_and_goes_to_them_alone_when_its_place_is_gone(
    slack: Slack, channel: SlackChannel
) -> None:
    whole: Json = {}
    channel.remember(slack.team, "row-1", slack.response("U1", "C1", whole))
    said = Said("Your week", ((Button("Next", "next"),),), "week 1")
    assert await channel.send(to(slack), said, "row-1 1", {"week 1": b"PNG"}) == "row-1 1"
    (whisper,) = slack.whispers
    assert slack.files[whisper["blocks"][0]["slack_file"]["id"]] == b"PNG"
    assert whisper["blocks"][-1]["elements"][0]["value"] == "next\nrow-1 1"
    slack.replies.clear()
    ts = await channel.send(to(slack), said, "row-1 1")
    assert [each["ts"] for each in slack.messages["DU1"]] == [ts]


async def test_what_was_sent_is_found_by_its_key(slack: Slack, channel: SlackChannel) -> None:
    ts = await channel.send(to(slack), SAID, "key-1")
    await channel.send(to(slack), SAID, "key-2")
    assert await channel.found(to(slack), "key-1") == ts
    assert await channel.found(Address("slack", "U1", slack.team), "key-1") == ts
    assert await channel.found(to(slack), "key-3") is None
    slack.faults.append(Fault("conversations.history", error="internal_error"))
    with pytest.raises(Unsure):
        await channel.found(to(slack), "key-1")


async def test_a_message_is_changed_in_its_place_and_what_is_gone_is_fine(
    slack: Slack, channel: SlackChannel
) -> None:
    ts = await channel.send(to(slack), SAID, "")
    await channel.edit(to(slack), ts, Said("Done."))
    (message,) = slack.messages["DU1"]
    assert read(message) == "Done."
    assert labels(message["blocks"]) == []
    await channel.edit(to(slack), "1.0", Said("Done."))


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (Fault("chat.postMessage", status=429, after=7), Later(7.0, "Slack asks to be asked later.")),
        (Fault("chat.postMessage", error="ratelimited"), Later(5.0, "Slack asks to be asked later.")),
        (
            Fault("chat.postMessage", error="account_inactive"),
            Refused("Slack refused it: account_inactive.", True),
        ),
        (
            Fault("chat.postMessage", error="channel_not_found"),
            Refused("Slack refused it: channel_not_found.", True),
        ),
        (
            Fault("chat.postMessage", error="restricted_action"),
            Refused("Slack refused it: restricted_action."),
        ),
        (Fault("chat.postMessage", error="internal_error"), Unsure("Slack failed while it was sent.")),
        (
            Fault("chat.postMessage", status=502, error="bad_gateway"),
            Unsure("Slack failed while it was sent."),
        ),
        (Fault("chat.postMessage", cut=True), Unsure()),
    ],
    ids=str,
)
async def test_what_goes_wrong_says_whether_it_may_be_sent_again(
    slack: Slack, channel: SlackChannel, fault: Fault, expected: Exception
) -> None:
    await channel.workspaces.owned()
    slack.faults.append(fault)
    with pytest.raises(type(expected)) as raised:
        await channel.send(to(slack), SAID, "key")
    assert raised.value == expected
    assert [each.method for each in slack.calls].count("chat.postMessage") == 1


async def test_a_slack_that_is_not_there_is_asked_later(slack: Slack, channel: SlackChannel) -> None:
    await channel.workspaces.owned()
    await channel.close()
    await slack.runner.cleanup()
    with pytest.raises(Later):
        await channel.send(to(slack), SAID, "key")


async def test_a_user_who_is_gone_takes_nothing_any_more(slack: Slack, channel: SlackChannel) -> None:
    with pytest.raises(Refused) as refused:
        await channel.send(Address("slack", "U9", slack.team), SAID, "key")
    assert refused.value.blocked


async def test_nothing_is_sent_to_a_workspace_that_we_are_not_in(slack: Slack, channel: SlackChannel) -> None:
    with pytest.raises(Refused):
        await channel.send(Address("slack", "DU1", "T0STRANGE"), SAID, "key")
    assert slack.messages == {}


async def test_one_session_serves_all_and_is_closed(slack: Slack, channel: SlackChannel) -> None:
    for number in range(3):
        await channel.send(to(slack), SAID, f"key-{number}")
    session = channel.workspaces.http()
    await channel.close()
    assert session.closed


async def test_a_token_is_in_no_log_and_no_error(
    slack: Slack, channel: SlackChannel, choice: SlackChoice, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    errors = []
    for fault in (
        Fault("auth.test", error="invalid_auth"),
        Fault("auth.test", status=500),
        Fault("auth.test", cut=True),
    ):
        slack.faults.append(fault)
        with pytest.raises((Refused, Later)) as raised:
            await channel.send(to(slack), SAID, "key")
        errors += [repr(raised.value), str(raised.value), repr(raised.value.__context__)]
    await channel.send(to(slack), SAID, "key")
    assert (
        any("channels" in each.name or "aiohttp" in each.name for each in caplog.records)
        or not caplog.records
    )
    assert slack.token not in caplog.text
    assert slack.token not in " ".join(errors)
    assert slack.token not in repr((channel.workspaces.own, choice))


def question(slack: Slack, ts: str, thread: str = "") -> Received:
    return Received(f"DU1-{ts}", to(slack, thread), "U1", text="hello", message=ts)


def asked(slack: Slack, channel: SlackChannel) -> SlackAnswering:
    """Somebody has written, and is being answered."""
    slack.messages["DU1"].append({"ts": "1.1", "user": "U1", "text": "hello"})
    return channel.answering(to(slack), question(slack, "1.1"))


async def test_an_agent_streams_its_answer_below_the_question(slack: Slack, channel: SlackChannel) -> None:
    answering = asked(slack, channel)
    await answering.show("**Two** wo")
    await answering.doing("add task …")
    await answering.show("**Two** words")
    await answering.doing("")
    ts = await answering.end(Said("**Two** words, and\n\n✓ T1 Milk", ((Button("Undo", "undo 1"),),)))
    message = slack.find("DU1", ts)
    assert message["thread_ts"] == "1.1"
    assert message["streamed"] == "**Two** words, and\n\n✓ T1 Milk"
    assert message["tasks"] == {"1": ("add task …", "complete")}
    assert labels(message["blocks"]) == ["Undo"]
    assert [status for *_, status in slack.statuses] == ["processing", "active"]
    assert "chat.postMessage" not in {each.method for each in slack.calls}


async def test_a_stream_whose_words_became_others_says_those(slack: Slack, channel: SlackChannel) -> None:
    answering = asked(slack, channel)
    await answering.show("I have added milk")
    ts = await answering.end(Said("I could not add milk."))
    assert read(slack.find("DU1", ts)) == "I could not add milk."


async def test_a_stream_that_its_reader_stopped_ends_as_a_message(
    slack: Slack, channel: SlackChannel
) -> None:
    answering = asked(slack, channel)
    await answering.show("One")
    slack.messages["DU1"][-1]["streaming"] = False
    ts = await answering.end(Said("One. Stopped."))
    assert read(slack.find("DU1", ts)) == "One. Stopped."
    assert slack.statuses[-1][2] == "active"


async def test_an_app_that_is_no_agent_edits_its_answer_and_asks_no_more_for_an_hour(
    slack: Slack, channel: SlackChannel
) -> None:
    slack.agent = False
    for number in range(2):
        answering = channel.answering(to(slack), question(slack, f"1.{number}"))
        await answering.show("One")
        await answering.show("One two")
        await answering.doing("add task …")
        ts = await answering.end(Said("One two three"))
        assert read(slack.find("DU1", ts)) == "One two three"
        assert "thread_ts" not in slack.find("DU1", ts)
    asked = [each.method for each in slack.calls]
    assert asked.count("agents.sessions.setStatus") == 1
    assert asked.count("chat.postMessage") == 2
    assert asked.count("chat.update") == 2, "edits are a second apart, and the end is one"


async def test_a_stream_that_can_not_begin_is_a_message(slack: Slack, channel: SlackChannel) -> None:
    slack.messages["DU1"].append({"ts": "1.1", "user": "U1", "text": "hello"})
    slack.faults.append(Fault("chat.startStream", error="not_authorized"))
    answering = channel.answering(to(slack), question(slack, "1.1"))
    await answering.show("One")
    ts = await answering.end(Said("One two"))
    assert read(slack.find("DU1", ts)) == "One two"


async def test_a_slack_in_a_hurry_is_shown_less_and_told_all(slack: Slack, channel: SlackChannel) -> None:
    answering = asked(slack, channel)
    slack.faults.append(Fault("chat.appendStream", status=429, after=3))
    await answering.show("One")
    answering.next_at = 0.0
    await answering.show("One two")
    await answering.show("One two three")
    ts = await answering.end(Said("One two three four"))
    assert read(slack.find("DU1", ts)) == "One two three four"


async def test_a_stream_that_became_too_long_ends_as_a_message_with_all_of_it(
    slack: Slack, channel: SlackChannel
) -> None:
    answering = asked(slack, channel)
    await answering.show("One")
    slack.faults.append(Fault("chat.stopStream", error="msg_too_long"))
    ts = await answering.end(Said("One two", ((Button("Undo", "undo 1"),),)))
    assert read(slack.find("DU1", ts)) == "One two"
    assert labels(slack.find("DU1", ts)["blocks"]) == ["Undo"]


async def test_only_slacks_own_addresses_are_answered(slack: Slack, channel: SlackChannel) -> None:
    for url in (
        "https://evil.example/x",
        "http://hooks.slack.com/x",
        "https://hooks.slack.com.evil.example/x",
        "file:///x",
    ):
        channel.remember(slack.team, "a", url)
    assert channel.replies == {}
    channel.remember(slack.team, "a", "https://hooks.slack.com/commands/1")
    channel.remember(slack.team, "b", f"{slack.origin}/reply/1")
    assert len(channel.replies) == 2
