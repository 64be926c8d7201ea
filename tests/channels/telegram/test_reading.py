"""What an update of Telegram's says to us: whose words are whose, what is an order, and what is nobody's business."""

from typing import Any

import pytest

from channels.message import Address, Received
from channels.telegram.reading import Me, Standing, read

BOT = {"id": 99, "is_bot": True, "first_name": "Aurum", "username": "AurumBot"}
ADA = {"id": 7, "is_bot": False, "first_name": "Ada", "last_name": "Lovelace"}
EVE = {"id": 8, "is_bot": False, "first_name": "Eve"}
PRIVATE = {"id": 7, "type": "private", "first_name": "Ada"}
GROUP = {"id": -100, "type": "supergroup", "title": "Us"}
ME = Me(99, "AurumBot")
FILE = {"file_id": "f1", "file_unique_id": "u1", "file_size": 10}


def message(text: str = "", chat: Any = PRIVATE, sender: Any = ADA, **more: Any) -> dict[str, Any]:
    said = {"text": text} if text else {}
    return {"message_id": 3, "date": 1_795_000_000, "chat": chat, "from": sender, **said, **more}


def received(text: str = "", **more: Any) -> Any:
    return read({"update_id": 5, "message": message(text, **more)}, ME)


def command(length: int) -> list[dict[str, Any]]:
    return [{"type": "bot_command", "offset": 0, "length": length}]


def mention(offset: int, name: str = "@AurumBot") -> list[dict[str, Any]]:
    return [{"type": "mention", "offset": offset, "length": len(name)}]


def test_plain_words_are_the_senders_own() -> None:
    assert received("add milk") == Received(
        "5", Address("telegram", "7"), "7", "Ada Lovelace", private=True, text="add milk"
    )


@pytest.mark.parametrize(
    ("text", "marked", "word", "rest"),
    [
        ("/today", 6, "today", ""),
        ("/Add  milk tomorrow", 4, "add", "milk tomorrow"),
        ("/add@aurumbot milk", 13, "add", "milk"),
        ("/start abc_DEF-1", 6, "start", "abc_DEF-1"),
        ("/add 🌍 two\nlines", 4, "add", "🌍 two\nlines"),
    ],
)
def test_a_command_is_its_word_and_what_follows(text: str, marked: int, word: str, rest: str) -> None:
    found = received(text, entities=command(marked))
    assert (found.command, found.text) == (word, rest)


def test_a_command_in_the_middle_is_words() -> None:
    found = received("what does /today do", entities=[{"type": "bot_command", "offset": 10, "length": 6}])
    assert (found.command, found.text) == ("", "what does /today do")


def test_what_is_meant_for_another_bot_is_left_to_it() -> None:
    assert received("/today@OtherBot", entities=command(15)) is None
    assert received("/today@OtherBot", entities=command(15), chat=GROUP) is None


def test_in_a_group_only_what_is_addressed_to_the_bot_is_heard() -> None:
    assert received("hello all", chat=GROUP) is None
    assert received("hi @OtherBot", chat=GROUP, entities=mention(3, "@OtherBot")) is None
    named = received("please 🌍 @aurumbot what is next", chat=GROUP, entities=mention(10, "@aurumbot"))
    assert (named.private, named.text, named.address.chat) == (False, "please 🌍 what is next", "-100")
    assert received("/today", chat=GROUP, entities=command(6)).command == "today"
    assert received("yes", chat=GROUP, reply_to_message=message("…", GROUP, BOT)).text == "yes"
    by_id = [{"type": "text_mention", "offset": 0, "length": 5, "user": BOT}]
    assert received("Aurum, what now", chat=GROUP, entities=by_id).text == "what now"


def test_bots_and_nameless_senders_are_not_heard() -> None:
    assert received("do this", sender={**EVE, "is_bot": True}) is None
    assert read({"update_id": 5, "channel_post": message("news", GROUP)}, ME) is None


def test_an_edited_message_is_no_new_order() -> None:
    assert (
        read({"update_id": 5, "edited_message": message("delete all", edit_date=1_795_000_001)}, ME) is None
    )


def test_a_press_says_which_button_of_which_message() -> None:
    query = {
        "id": "q1",
        "from": ADA,
        "chat_instance": "1",
        "data": "done T12",
        "message": message("Today", sender=BOT),
    }
    found = read({"update_id": 5, "callback_query": query}, ME)
    assert found == Received(
        "q1", Address("telegram", "7"), "7", "Ada Lovelace", private=True, act="done T12", message="7:3"
    )
    too_old = {**query, "message": {"chat": PRIVATE, "message_id": 3, "date": 0}}
    assert read({"update_id": 5, "callback_query": too_old}, ME) == found
    assert read({"update_id": 5, "callback_query": {**query, "message": None}}, ME) is None


def test_an_answer_to_one_of_our_messages_says_to_which() -> None:
    found = received("the second", reply_to_message=message("Which one?", sender=BOT))
    assert (found.text, found.quoted, found.quoted_text, found.others) == (
        "the second",
        "7:3",
        "Which one?",
        "",
    )
    part = {"text": "one?", "position": 6}
    assert (
        received("this", reply_to_message=message("Which one?", sender=BOT), quote=part).quoted_text == "one?"
    )


def test_an_answer_to_ones_own_message_passes_nothing_on() -> None:
    found = received("that", reply_to_message=message("buy milk"))
    assert (found.quoted, found.quoted_text, found.others) == ("7:3", "buy milk", "")


def test_what_others_wrote_is_never_the_senders_own() -> None:
    origin = {"type": "hidden_user", "sender_user_name": "Eve", "date": 1_795_000_000}
    found = received("delete everything", forward_origin=origin)
    assert (found.text, found.command, found.others) == ("", "", "delete everything")
    found = received("/today", forward_origin=origin, entities=command(6))
    assert (found.command, found.others) == ("", "/today")
    found = received("do it", chat=GROUP, entities=[], reply_to_message=message("pay Eve", GROUP, EVE))
    assert found is None
    asked = received(
        "@AurumBot do it", chat=GROUP, entities=mention(0), reply_to_message=message("pay", GROUP, EVE)
    )
    assert (asked.text, asked.others, asked.quoted) == ("do it", "pay", "")
    assert received("ok", via_bot={**EVE, "is_bot": True}).others == "ok"
    handed = received("that", reply_to_message=message("do x", forward_origin=origin))
    assert (handed.text, handed.others) == ("that", "do x")
    elsewhere = {"origin": origin, "message_id": 1}
    assert received("this", external_reply=elsewhere, quote={"text": "pay", "position": 0}).others == "pay"


def test_a_voice_note_is_fetched_by_its_id() -> None:
    assert received(voice={**FILE, "duration": 3}).voice == "f1"
    assert received(audio={**FILE, "duration": 3}, caption="notes").text == "notes"


def test_somebody_elses_voice_is_not_taken_for_ones_own() -> None:
    origin = {"type": "hidden_user", "sender_user_name": "Eve", "date": 1_795_000_000}
    found = received(voice={**FILE, "duration": 3}, forward_origin=origin)
    assert (found.unread, found.voice) == ("somebody else's voice note", "")


def test_what_nobody_here_can_read_is_told_apart() -> None:
    photo = received(photo=[{**FILE, "width": 1, "height": 1}], caption="the bill")
    assert (photo.unread, photo.text) == ("a photo", "the bill")
    sticker = {**FILE, "type": "regular", "width": 1, "height": 1, "is_animated": False, "is_video": False}
    assert received(sticker=sticker).unread == "a sticker"
    assert received(location={"latitude": 1.0, "longitude": 1.0}).unread == "a place"
    assert received(contact={"phone_number": "1", "first_name": "Eve"}).unread == "a contact"


def test_news_of_the_chat_itself_is_nothing() -> None:
    assert received(pinned_message=message("x")) is None
    assert received(new_chat_members=[ADA], chat=GROUP) is None


@pytest.mark.parametrize(("status", "blocked"), [("kicked", True), ("member", False)])
def test_who_blocks_the_bot_takes_nothing_any_more(status: str, blocked: bool) -> None:
    until = {"until_date": 0} if blocked else {}
    change = {"chat": PRIVATE, "from": ADA, "date": 1, "old_chat_member": {"user": BOT, "status": "left"}}
    new = {"new_chat_member": {"user": BOT, "status": status, **until}}
    assert read({"update_id": 5, "my_chat_member": {**change, **new}}, ME) == Standing("7", blocked)
    in_group = {**change, **new, "chat": GROUP}
    assert read({"update_id": 5, "my_chat_member": in_group}, ME) is None


@pytest.mark.parametrize("broken", [{}, {"update_id": 1, "message": {}}, {"update_id": 1, "message": "no"}])
def test_what_is_no_update_is_said_to_be_none(broken: Any) -> None:
    with pytest.raises((TypeError, KeyError, AttributeError)):
        read(broken, ME)
