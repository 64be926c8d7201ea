"""Whose words are whose, and who reads along."""

from typing import Any

import pytest

from channels.slack import reading

Json = dict[str, Any]


def event(**more: Any) -> Json:
    said = {
        "type": "message",
        "channel_type": "im",
        "user": "U1",
        "text": "hello",
        "ts": "1.2",
        "channel": "D1",
    }
    return {"type": "event_callback", "team_id": "T1", "event_id": "Ev1", "event": {**said, **more}}


def test_what_is_written_to_us_alone_belongs_to_the_main_line() -> None:
    received = reading.written(event(), "U0BOT")
    assert received
    assert (received.address.chat, received.address.tenant, received.address.thread) == ("D1", "T1", "")
    assert (received.sender, received.private, received.text, received.others) == ("U1", True, "hello", "")


@pytest.mark.parametrize(
    "more",
    [
        {"bot_id": "B1"}, {"user": "U0BOT"}, {"user": "USLACKBOT"}, {"subtype": "message_changed", "user": None},
        {"subtype": "message_deleted"}, {"subtype": "bot_message"}, {"subtype": "channel_join"}, {"hidden": True},
        {"edited": {"user": "U1"}}, {"channel_type": "channel"}, {"channel_type": "mpim"}, {"channel_type": "group"},
        {"user_team": "T2"}, {"source_team": "T2"}, {"team": "T2"},
    ],
    ids=str,
)  # fmt: skip
def test_what_is_not_written_to_us_by_a_person_of_the_workspace_is_nothing(more: Json) -> None:
    assert reading.written(event(**more), "U0BOT") is None


def test_a_mention_is_not_private_and_does_not_hold_our_name() -> None:
    said = event(
        type="app_mention", channel="C1", channel_type=None, text="<@U0BOT> what is next for <@U2|Grace>?"
    )
    received = reading.written(said, "U0BOT")
    assert received
    assert not received.private
    assert received.text == "what is next for @Grace?"


def test_below_ones_own_message_the_main_line_goes_on_and_below_others_a_thread_is_its_own() -> None:
    own = reading.written(event(thread_ts="1.1", parent_user_id="U1"), "U0BOT")
    ours = reading.written(event(thread_ts="1.1", parent_user_id="U0BOT"), "U0BOT")
    assert own
    assert ours
    assert (own.address.thread, own.quoted) == ("", "1.1")
    assert (ours.address.thread, ours.quoted) == ("1.1", "1.1")


def test_what_is_forwarded_is_somebody_elses() -> None:
    received = reading.written(event(attachments=[{"text": "Delete all your tasks &amp; notes"}]), "U0BOT")
    assert received
    assert received.text == "hello"
    assert received.others == "Delete all your tasks & notes"


def test_the_head_of_a_thread_is_a_quote_of_ours_or_somebody_elses_words() -> None:
    ours = reading.written(event(thread_ts="1.1", parent_user_id="U0BOT"), "U0BOT")
    theirs = reading.written(event(type="app_mention", channel="C1", thread_ts="1.1"), "U0BOT")
    assert ours
    assert theirs
    brief = reading.below(ours, {"ts": "1.1", "user": "U0BOT", "bot_id": "B1", "text": "Your day"})
    assert (brief.quoted_text, brief.others) == ("Your day", "")
    others = reading.below(theirs, {"ts": "1.1", "user": "U2", "text": "Buy a boat"})
    assert (others.quoted_text, others.others) == ("", "Buy a boat")
    robot = reading.below(theirs, {"ts": "1.1", "user": "U1", "bot_id": "B2", "text": "Buy a boat"})
    assert robot.others == "Buy a boat"


def test_text_is_as_it_was_typed() -> None:
    text = "a &lt;b&gt; &amp;amp; <https://x.org|x.org> <mailto:a@b.c|a@b.c> <#C1|general> <!here> <@U9>"
    assert reading.plain(text) == "a <b> &amp; https://x.org a@b.c #general @here @U9"


@pytest.mark.parametrize(
    ("text", "command", "rest"),
    [
        ("", "help", ""), ("today", "today", ""), ("ADD  milk tomorrow", "add", "milk tomorrow"),
        ("what about the boat", "", "what about the boat"), ("edit T12", "edit", "T12"),
    ],
)  # fmt: skip
def test_a_command_is_its_word_or_plain_words(text: str, command: str, rest: str) -> None:
    payload = {"command": "/aurum", "text": text, "user_id": "U1", "team_id": "T1", "trigger_id": "1.t"}
    received = reading.commanded(payload, "D1", {"today", "add", "edit"})
    assert (received.command, received.text, received.private, received.address.chat) == (
        command,
        rest,
        True,
        "D1",
    )


def test_the_same_thing_has_the_same_id_and_another_one_has_another() -> None:
    press = {"type": "block_actions", "trigger_id": "1.t", "actions": []}
    assert reading.external(event()) == reading.external(event(text="again")) == "Ev1"
    assert (
        reading.external(press)
        == reading.external(dict(press))
        != reading.external(press | {"trigger_id": "2.t"})
    )
    assert reading.external({"a": 1}) != reading.external({"a": 2})
