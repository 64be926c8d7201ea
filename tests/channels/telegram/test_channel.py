"""What is sent stands in the chat as it was meant; what is not is told apart: later, never, or nobody knows."""

import asyncio
import logging
import traceback
from typing import Any

import pytest

from channels import markup
from channels.choice import TelegramChoice
from channels.message import Address, Later, Received, Refused, Unsure
from channels.telegram import answering
from channels.telegram.channel import TelegramChannel
from memory.said import Button, Said
from tests.channels.telegram.chat import Chat
from tests.channels.telegram.fake import Telegram
from tests.channels.telegram.html import units

SAID = Said(
    "**Ship** the _launch note_ <today> & more",
    ((Button("Done", "done T12", "good"), Button("Why", "why T12")),),
)
PICTURE = b"\x89PNG of a week"


def at(chat: Chat) -> Address:
    return Address("telegram", str(chat.chat))


async def test_a_message_stands_there_with_its_form_and_its_buttons(
    channel: TelegramChannel, ada: Chat
) -> None:
    id = await channel.send(at(ada), SAID)
    (shown,) = ada.shown()
    assert id == shown.name
    assert shown.text == "Ship the launch note <today> & more"
    assert "<b>Ship</b>" in shown.html
    assert shown.buttons == ["Done", "Why"]
    assert shown.act("Done") == "done T12"
    (asked,) = ada.telegram.calls("sendMessage")
    assert asked["link_preview_options"] == {"is_disabled": True}
    assert asked["reply_markup"]["inline_keyboard"][0][0]["style"] == "success"


async def test_a_long_message_is_sent_in_parts_that_each_are_whole(
    channel: TelegramChannel, ada: Chat
) -> None:
    text = "\n\n".join(f"**{n}.** " + "word 🌍 " * 100 for n in range(20))
    id = await channel.send(at(ada), Said(text, SAID.rows))
    shown = ada.shown()
    assert len(shown) > 2
    assert all(units(each.text) <= 4096 for each in shown)
    assert [each.buttons for each in shown] == [[]] * (len(shown) - 1) + [["Done", "Why"]]
    assert id == shown[-1].name
    assert sum(each.text.count("word 🌍") for each in shown) == 2000


async def test_a_picture_stands_above_its_words(channel: TelegramChannel, ada: Chat) -> None:
    said = Said("Your week", SAID.rows, "weekly 2026-11-22")
    await channel.send(at(ada), said, "key", {said.picture: PICTURE})
    (shown,) = ada.shown()
    assert (shown.photo, shown.text, shown.buttons) == (PICTURE, "Your week", ["Done", "Why"])


async def test_words_that_do_not_fit_below_a_picture_follow_it(channel: TelegramChannel, ada: Chat) -> None:
    said = Said("word " * 400, SAID.rows, "weekly 2026-11-22")
    id = await channel.send(at(ada), said, "key", {said.picture: PICTURE})
    picture, words = ada.shown()
    assert (picture.photo, picture.text, picture.buttons) == (PICTURE, "", [])
    assert (words.text.count("word"), words.buttons, words.name) == (400, ["Done", "Why"], id)


async def test_a_picture_that_nobody_drew_leaves_the_words(channel: TelegramChannel, ada: Chat) -> None:
    await channel.send(at(ada), Said("Your week", picture="weekly 2026-11-22"))
    assert [(each.text, each.photo) for each in ada.shown()] == [("Your week", b"")]


async def test_nothing_is_not_sent(channel: TelegramChannel, ada: Chat) -> None:
    with pytest.raises(Refused, match="nothing"):
        await channel.send(at(ada), Said(" \n"))


async def test_a_form_that_telegram_can_not_read_is_sent_as_plain_text(
    channel: TelegramChannel, ada: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(markup, "telegram", lambda text: f"<b>{text} &amp; <i>so on</b>")
    await channel.send(at(ada), Said("Ship it"))
    (shown,) = ada.shown()
    assert shown.text == "Ship it & so on"
    assert len(ada.telegram.calls("sendMessage")) == 2


async def test_a_message_is_changed_in_place(channel: TelegramChannel, ada: Chat) -> None:
    id = await channel.send(at(ada), SAID)
    await channel.edit(at(ada), id, Said("✓ Done", ((Button("Undo", "undo 1"),),)))
    await channel.edit(at(ada), id, Said("✓ Done", ((Button("Undo", "undo 1"),),)))  # says that already
    (shown,) = ada.shown()
    assert (shown.text, shown.buttons, shown.edits) == ("✓ Done", ["Undo"], 1)
    await channel.edit(at(ada), id, Said("✓ Done"))
    assert shown.buttons == []
    await channel.edit(at(ada), "1:9999999", Said("✓ Done"))  # is not there any more


async def test_what_stands_below_a_picture_is_changed_in_place(channel: TelegramChannel, ada: Chat) -> None:
    said = Said("Your week", SAID.rows, "week")
    id = await channel.send(at(ada), said, "key", {"week": PICTURE})
    await channel.edit(at(ada), id, Said("Seen. " + "word " * 400))
    await channel.edit(at(ada), id, Said("Seen. " + "word " * 400))
    (shown,) = ada.shown()
    assert shown.text.startswith("Seen. word")
    assert (shown.buttons, shown.edits) == ([], 1)


async def test_the_end_of_a_long_message_is_changed_where_it_stands(
    channel: TelegramChannel, ada: Chat
) -> None:
    text = "\n\n".join("word " * 100 + str(n) for n in range(12))
    id = await channel.send(at(ada), Said(text, SAID.rows))
    before = [each.text for each in ada.shown()]
    await channel.edit(at(ada), id, Said(text + "\n\n✓ Done"))
    after = [each.text for each in ada.shown()]
    assert after == [*before[:-1], before[-1] + "\n\n✓ Done"]
    assert ada.shown()[-1].buttons == []


@pytest.mark.parametrize(
    ("code", "more", "error"),
    [
        (429, {"retry_after": 7}, Later(7.0)),
        (500, {}, Later()),
        (502, {}, Later()),
        (403, {}, Refused("", blocked=True)),
        (400, {"why": "Bad Request: chat not found"}, Refused("", blocked=True)),
        (400, {"why": "Bad Request: not enough rights"}, Refused("")),
        (401, {}, Refused("")),
        (504, {}, Unsure()),
    ],
)
async def test_what_telegram_refuses_is_later_never_or_unknown(
    channel: TelegramChannel, ada: Chat, code: int, more: dict[str, Any], error: Any
) -> None:
    ada.telegram.fail("sendMessage", code, **more)
    with pytest.raises(type(error)) as raised:
        await channel.send(at(ada), SAID)
    assert getattr(raised.value, "blocked", None) == getattr(error, "blocked", None)
    assert getattr(raised.value, "seconds", None) == getattr(error, "seconds", None)
    assert raised.value.why[-1] == "."
    assert len(ada.telegram.calls("sendMessage")) == 1
    assert ada.shown() == []


async def test_a_group_that_takes_nothing_blocks_no_user(channel: TelegramChannel, ada: Chat) -> None:
    ada.telegram.fail("sendMessage", 403, "Forbidden: bot was kicked from the supergroup chat")
    with pytest.raises(Refused) as raised:
        await channel.send(at(ada.group()), SAID)
    assert raised.value.blocked is False


async def test_a_connection_that_breaks_behind_the_question_leaves_it_unsure(
    channel: TelegramChannel, ada: Chat
) -> None:
    ada.telegram.cut("sendMessage")
    with pytest.raises(Unsure):
        await channel.send(at(ada), SAID)
    assert len(ada.shown()) == 1, "it stands there: a second try would be a second message"
    with pytest.raises(Unsure):
        await channel.found(at(ada), "key")


async def test_what_never_left_may_be_sent_again(ada: Chat) -> None:
    nowhere = TelegramChannel(TelegramChoice(ada.telegram.token, base_url="http://127.0.0.1:9"))
    with pytest.raises(Later):
        await nowhere.send(at(ada), SAID)
    await nowhere.close()


async def test_the_rest_of_a_message_waits_until_telegram_takes_it(
    channel: TelegramChannel, ada: Chat
) -> None:
    text = "word " * 1200
    gate = ada.telegram.hold("sendMessage")
    sending = asyncio.create_task(channel.send(at(ada), Said(text)))
    await ada.telegram.until(lambda: ada.telegram.calls("sendMessage"))
    gate.set()
    await ada.replies()
    ada.telegram.fail("sendMessage", 429, retry_after=1)
    await sending
    assert sum(each.text.count("word") for each in ada.shown()) == 1200


@pytest.mark.parametrize(("code", "more"), [(429, {"retry_after": 3600}), (403, {})])
async def test_of_a_message_that_was_begun_nobody_says_that_it_was_not_sent(
    channel: TelegramChannel, ada: Chat, code: int, more: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    said = Said("word " * 400, picture="week")
    ada.telegram.fail("sendMessage", code, **more)
    with pytest.raises(Unsure, match="beginning"):
        await channel.send(at(ada), said, "key", {"week": PICTURE})
    assert [each.photo for each in ada.shown()] == [PICTURE]


async def test_who_pressed_a_button_is_shown_that_it_worked(channel: TelegramChannel, ada: Chat) -> None:
    received = Received("77", at(ada), "1", act="done T1")
    await channel.toast(received, "Done. " * 100)
    assert len(ada.telegram.toasts) == 1
    ada.telegram.fail("answerCallbackQuery", 400, "Bad Request: query is too old")
    with pytest.raises(Refused, match="too long ago"):
        await channel.toast(received, "Done.")
    ada.telegram.fail("answerCallbackQuery", 429, retry_after=2)
    with pytest.raises(Later):
        await channel.toast(received, "Done.")


async def test_a_voice_note_is_fetched(channel: TelegramChannel, ada: Chat) -> None:
    ada.telegram.files["v1"] = b"OggS sound"
    assert await channel.heard(Received("1", at(ada), "1", voice="v1")) == b"OggS sound"
    with pytest.raises(Refused):
        await channel.heard(Received("1", at(ada), "1", voice="v2"))


async def test_commands_are_offered_by_what_they_do(channel: TelegramChannel, telegram: Telegram) -> None:
    await channel.offer({"today": "What matters today"})
    assert telegram.commands == [{"command": "today", "description": "What matters today"}]
    assert (await channel.me()).username == telegram.bot["username"]
    await channel.me()
    assert len(telegram.calls("getMe")) == 1


async def test_the_token_is_never_told(ada: Chat, caplog: pytest.LogCaptureFixture) -> None:
    """Not by an error, not by what led to it, not in the log of any package however much that may say."""
    for name in ("", "httpx", "httpcore", "telegram", "telegram.Bot"):
        caplog.set_level(logging.DEBUG, name)
    told = []
    for base in (ada.telegram.url, "http://127.0.0.1:9", "http://[broken"):
        channel = TelegramChannel(TelegramChoice(ada.telegram.token, base_url=base))
        for code in (400, 401, 403, 404, 409, 429, 500, 504):
            ada.telegram.fail("sendMessage", code, f"{base}/bot{ada.telegram.token}", times=1)
            try:
                await channel.send(at(ada), SAID)
            except (Later, Refused, Unsure) as error:
                told += [repr(error), *traceback.format_exception(error)]
        ada.telegram.cut("getMe")
        try:
            await channel.me()
        except (Later, Refused, Unsure) as error:
            told += [repr(error), *traceback.format_exception(error)]
        await channel.close()
    assert len(told) > 20
    assert ada.telegram.token.partition(":")[2] not in "".join(told) + caplog.text
    assert ada.telegram.token not in repr(ada.telegram.choice())


async def test_a_draft_grows_and_the_message_follows(
    channel: TelegramChannel, ada: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answering, "AT_ONCE", 0.0)
    monkeypatch.setattr(answering, "PACE", 0.01)
    answer = channel.answering(at(ada), Received("1", at(ada), "1"))
    await ada.telegram.until(lambda: ada.telegram.actions)
    assert ada.telegram.actions[0]["action"] == "typing"
    await answer.show("**Two** things")
    await ada.telegram.until(lambda: ada.telegram.drafts)
    await answer.doing("add task <T1> …")
    await ada.telegram.until(lambda: len(ada.telegram.drafts) > 1)
    await answer.doing("")
    await answer.show("**Two** things matter")
    await ada.telegram.until(lambda: ada.telegram.drafts[-1]["text"] == "Two things matter")
    assert ada.telegram.drafts[1]["text"] == "Two things\n\nadd task <T1> …"
    assert len({each["draft_id"] for each in ada.telegram.drafts}) == 1
    assert ada.shown() == []
    await answer.end(Said("**Two** things matter today."))
    assert [each.text for each in ada.shown()] == ["Two things matter today."]


async def test_nobody_waits_for_a_draft(
    channel: TelegramChannel, ada: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answering, "AT_ONCE", 0.0)
    ada.telegram.hold("sendMessageDraft")
    answer = channel.answering(at(ada), Received("1", at(ada), "1"))
    await answer.show("One")
    await ada.telegram.until(lambda: ada.telegram.calls("sendMessageDraft"))
    for words in ("One two", "One two three"):
        await answer.show(words)
    await answer.end(Said("One two three."))
    assert [each.text for each in ada.shown()] == ["One two three."]
    assert len(ada.telegram.calls("sendMessageDraft")) == 1


async def test_where_no_draft_is_taken_the_message_comes_all_the_same(
    channel: TelegramChannel, ada: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("AT_ONCE", "PACE", "TYPES"):
        monkeypatch.setattr(answering, name, 0.01)
    ada.telegram.fail("sendMessageDraft", 400, "Bad Request: TEXTDRAFT_PEER_INVALID")
    answer = channel.answering(at(ada), Received("1", at(ada), "1"))
    await answer.show("One")
    await ada.telegram.until(lambda: ada.telegram.calls("sendMessageDraft"))
    typed = len(ada.telegram.actions)
    await answer.show("One two")
    await ada.telegram.until(lambda: len(ada.telegram.actions) > typed)
    await answer.end(Said("One two."))
    assert len(ada.telegram.calls("sendMessageDraft")) == 1
    assert [each.text for each in ada.shown()] == ["One two."]


async def test_an_answer_that_is_there_at_once_needs_no_sign(channel: TelegramChannel, ada: Chat) -> None:
    answer = channel.answering(at(ada), Received("1", at(ada), "1"))
    await answer.show("Done.")
    await answer.end(Said("Done."))
    assert [name for name, _ in ada.telegram.asked] == ["sendMessage"]
