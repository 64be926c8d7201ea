"""What Telegram's updates say: an update in, what was received out. Pure."""

import re
from dataclasses import dataclass, replace

from telegram import CallbackQuery, ChatMemberUpdated, Message, MessageEntity, Update, User
from telegram.constants import ChatMemberStatus, ChatType

from channels.message import Address, Received
from memory.records import Json

WANTED = ("message", "callback_query", "my_chat_member")
"""What is asked of Telegram. An edited message is no new order, so none is asked for: what was written first counts."""

LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Me:
    """The bot, as Telegram knows it."""

    id: int
    username: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Somebody blocked the bot in their private chat, or takes messages from it again."""

    sender: str
    blocked: bool


def name_of(chat: int, message: int) -> str:
    """A message's id of ours: Telegram counts the messages of each chat by themselves."""
    return f"{chat}:{message}"


def number_of(name: str) -> int:
    """Telegram's own id of a message."""
    return int(name.rpartition(":")[2])


def read(payload: Json, me: Me) -> Received | Standing | None:
    """What an update says; None where it is nothing to us. Raises what the package raises where it is no update."""
    update = Update.de_json(payload, None)
    if update.callback_query:
        return pressed(update.callback_query)
    if update.my_chat_member:
        return standing(update.my_chat_member)
    if update.message:
        return said(update.message, str(update.update_id), me)
    return None


def pressed(query: CallbackQuery) -> Received | None:
    """The press of a button. Its message may be too old for Telegram to show, and has its id all the same."""
    if query.message is None or not query.data:
        return None
    chat = query.message.chat
    return Received(
        id=query.id,
        address=Address("telegram", str(chat.id)),
        sender=str(query.from_user.id),
        name=query.from_user.full_name[:LONGEST_NAME],
        private=chat.type == ChatType.PRIVATE,
        act=query.data,
        message=name_of(chat.id, query.message.message_id),
    )


def standing(changed: ChatMemberUpdated) -> Standing | None:
    """What became of the bot in a private chat; in groups it may come and go."""
    if changed.chat.type != ChatType.PRIVATE:
        return None
    gone = changed.new_chat_member.status in (ChatMemberStatus.BANNED, ChatMemberStatus.LEFT)
    return Standing(str(changed.from_user.id), gone)


def said(message: Message, id: str, me: Me) -> Received | None:
    """A message to the bot. In a group that is one that names it, answers it, or is a command for it."""
    sender = message.from_user
    if sender is None or sender.is_bot:
        return None
    private = message.chat.type == ChatType.PRIVATE
    words, to_me = addressed(message, me)
    command, rest, for_other = ordered(message, me)
    if for_other or not (private or to_me or command or is_mine(message.reply_to_message, me)):
        return None
    found = Received(
        id=id,
        address=Address("telegram", str(message.chat.id)),
        sender=str(sender.id),
        name=sender.full_name[:LONGEST_NAME],
        private=private,
        text=rest if command else words,
        command=command,
    )
    return unread(message, with_context(message, found, me))


def addressed(message: Message, me: Me) -> tuple[str, bool]:
    """What is written, without the bot's name where it is called by that, and whether it is."""
    words, called = text_of(message), False
    for entity, part in reversed(entities_of(message, MessageEntity.MENTION, MessageEntity.TEXT_MENTION)):
        by_name = entity.type == MessageEntity.MENTION and part.lower() == f"@{me.username}".lower()
        if by_name or (entity.user and entity.user.id == me.id):
            called = True
            words = words if message.chat.type == ChatType.PRIVATE else words.replace(part, "", 1)
    return re.sub(" {2,}", " ", words).strip(" ,:") if called else words, called


def ordered(message: Message, me: Me) -> tuple[str, str, bool]:
    """The command that a message begins with, what follows it, and whether it is meant for another bot."""
    for entity, part in entities_of(message, MessageEntity.BOT_COMMAND):
        if entity.offset == 0:
            word, _, whose = part[1:].partition("@")
            if whose and whose.lower() != me.username.lower():
                return "", "", True
            return word.lower(), text_of(message)[len(part) :].strip(), False
    return "", "", False


def with_context(message: Message, found: Received, me: Me) -> Received:
    """With what the message answers, and with what it passes on of others."""
    if message.forward_origin or message.via_bot:
        return replace(found, text="", command="", others=text_of(message))
    voice = message.voice or message.audio
    found = replace(found, voice=voice.file_id) if voice else found
    part = message.quote.text if message.quote else ""
    if message.external_reply:
        return replace(found, others=part)
    answered = message.reply_to_message
    if answered is None:
        return found
    part = part or text_of(answered)
    own = author(answered) == found.sender and not answered.forward_origin
    if own or is_mine(answered, me):
        return replace(found, quoted=name_of(answered.chat.id, answered.message_id), quoted_text=part)
    return replace(found, others=part)


def is_mine(message: Message | None, me: Me) -> bool:
    return message is not None and author(message) == str(me.id)


def author(message: Message) -> str:
    return str(message.from_user.id) if isinstance(message.from_user, User) else ""


def unread(message: Message, found: Received) -> Received | None:
    """What is in a message besides words is named; without anything it is news of the chat itself."""
    what = next((name for kind, name in KINDS.items() if getattr(message, kind)), "")
    if (message.voice or message.audio) and not found.voice:
        what = "somebody else's voice note"
    found = replace(found, unread=what)
    return found if any((found.text, found.command, found.others, found.voice, what)) else None


def text_of(message: Message) -> str:
    return message.text or message.caption or ""


def entities_of(message: Message, *kinds: str) -> list[tuple[MessageEntity, str]]:
    """The marked parts of these kinds, in their order."""
    found = (
        message.parse_entities(list(kinds)) if message.text else message.parse_caption_entities(list(kinds))
    )
    return sorted(found.items(), key=lambda each: each[0].offset)


KINDS = {
    "photo": "a photo",
    "sticker": "a sticker",
    "animation": "an animation",
    "document": "a file",
    "video": "a video",
    "video_note": "a video note",
    "location": "a place",
    "contact": "a contact",
    "poll": "a poll",
    "dice": "a die",
    "story": "a story",
    "checklist": "a checklist",
    "game": "a game",
    "invoice": "an invoice",
    "paid_media": "paid media",
}
"""What a message can hold that nobody here reads, and what it is called. An animation also comes as a document."""
