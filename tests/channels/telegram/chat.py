"""What a person does in a chat with the bot, as a test tells it.

ada = Chat(telegram, "Ada")
await ada.say("/today")                     # a message; more often, or at once, where a test says so
(reply,) = await ada.replies()              # what came from the bot since the last time, when it is there
reply = await ada.ask("add milk")           # the same in one: say it and wait for what is answered
assert "milk" in reply.text
await ada.press("Undo")                     # the newest message that has this button
await ada.toast()                           # what was shown over the chat for it
shown = await ada.changed(reply)            # wait until a message of the bot's was edited
await ada.voice(b"…")                       # speak
await ada.forward("buy this", "Eve")        # pass on what somebody else wrote
await ada.answer_to(reply, "no")            # reply to a message of the bot's
await ada.block(), await ada.unblock()
group = ada.group(); await group.say("…")   # the same person in a group
"""

import random
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import uuid4

from tests.channels.telegram.fake import USERNAME, Json, Shown, Telegram, chat_of
from tests.channels.telegram.html import units

WRITTEN = 1_795_000_000


@dataclass
class Chat:
    """A person in a chat: in private the chat's id is their own."""

    telegram: Telegram
    name: str = "Ada"
    person: int = field(default_factory=lambda: random.randrange(10**6, 10**10))
    chat: int = 0
    seen: int = 0

    def __post_init__(self) -> None:
        self.chat = self.chat or self.person

    def group(self, id: int = 0) -> "Chat":
        """The same person in a group where the bot is, too."""
        return replace(self, chat=id or -random.randrange(10**9, 10**12))

    @property
    def sender(self) -> Json:
        return {"id": self.person, "is_bot": False, "first_name": self.name}

    def message(self, **content: Any) -> Json:
        """A message of this person's, as Telegram tells it."""
        id = next(self.telegram.ids)
        shown = Shown(self.chat, id, False, content.get("text", ""))
        self.telegram.messages.append(shown)
        return {"message_id": id, "date": WRITTEN, "chat": chat_of(self.chat), "from": self.sender, **content}

    async def say(self, text: str, times: int = 1, at_once: bool = False, **content: Any) -> list[int]:
        """Write something; what begins with a slash or names the bot is marked as that."""
        given = {"text": text, "entities": entities(text), **content}
        return await self.telegram.arrive(times, at_once, message=self.message(**given))

    async def ask(self, text: str) -> Shown:
        """Write something, and wait for what the bot answers."""
        self.read()
        await self.say(text)
        return (await self.replies())[-1]

    async def replies(self, count: int = 1) -> list[Shown]:
        """So many messages of the bot's at least, since the last time that somebody looked."""
        found: list[Shown] = await self.telegram.until(lambda: len(self.news()) >= count and self.news())
        self.read()
        return found

    def news(self) -> list[Shown]:
        """What stands in the chat from the bot and nobody has looked at."""
        return [each for each in self.shown() if each.id > self.seen]

    def shown(self) -> list[Shown]:
        """All that the bot has written in this chat."""
        return [each for each in self.telegram.messages if each.chat == self.chat and each.by_bot]

    def read(self) -> None:
        """What stands there is known."""
        self.seen = max((each.id for each in self.shown()), default=0)

    async def changed(self, message: Shown, edits: int = 1) -> Shown:
        """A message, once it was edited so often."""
        await self.telegram.until(lambda: message.edits >= edits)
        return message

    async def press(
        self, label: str, message: Shown | None = None, times: int = 1, at_once: bool = False
    ) -> list[int]:
        """Press a button, of this message or of the newest that has it."""
        on = message or next(each for each in reversed(self.shown()) if label in each.buttons)
        query = {
            "id": str(uuid4().int >> 70),
            "from": self.sender,
            "chat_instance": "1",
            "data": on.act(label),
        }
        pressed = {**query, "message": on.wire(self.telegram.bot)}
        return await self.telegram.arrive(times, at_once, callback_query=pressed)

    async def press_act(self, act: str, message: int = 1) -> list[int]:
        """Press a button that hangs nowhere, as somebody can who speaks with Telegram by themselves."""
        below = Shown(self.chat, message, True, "…").wire(self.telegram.bot)
        query = {"id": str(uuid4().int >> 70), "from": self.sender, "chat_instance": "1", "data": act}
        return await self.telegram.arrive(callback_query={**query, "message": below})

    async def toast(self, count: int = 1) -> str:
        """What is shown over the chat, once so many were."""
        toasts: list[Json] = await self.telegram.until(
            lambda: len(self.telegram.toasts) >= count and self.telegram.toasts
        )
        return str(toasts[-1]["text"])

    async def voice(self, sound: bytes, **content: Any) -> None:
        """Speak."""
        id = f"voice{uuid4().hex}"
        self.telegram.files[id] = sound
        given = {
            "file_id": id,
            "file_unique_id": id,
            "duration": 3,
            "mime_type": "audio/ogg",
            "file_size": len(sound),
        }
        await self.telegram.arrive(message=self.message(voice=given, **content))

    async def forward(self, text: str, whose: str = "Eve", **content: Any) -> None:
        """Pass on what somebody else wrote."""
        origin = {"type": "hidden_user", "sender_user_name": whose, "date": WRITTEN}
        await self.say(text, forward_origin=origin, **content)

    async def answer_to(self, message: Shown, text: str) -> None:
        """Reply to a message that stands in the chat."""
        await self.say(text, reply_to_message=message.wire(self.telegram.bot))

    async def block(self) -> None:
        """Take nothing from the bot any more."""
        self.telegram.blocked.add(self.chat)
        await self.standing("kicked")

    async def unblock(self) -> None:
        """Take messages from it again."""
        self.telegram.blocked.discard(self.chat)
        await self.standing("member")

    async def standing(self, status: str) -> None:
        until = {"until_date": 0} if status == "kicked" else {}
        member = {"user": self.telegram.bot, "status": status, **until}
        before = {"user": self.telegram.bot, "status": "left"}
        change = {"chat": chat_of(self.chat), "from": self.sender, "date": WRITTEN}
        await self.telegram.arrive(
            my_chat_member={**change, "old_chat_member": before, "new_chat_member": member}
        )


def entities(text: str) -> list[Json]:
    """The marks that Telegram gives to a command at the beginning, and to the bot's name."""
    found = []
    if text.startswith("/"):
        found.append({"type": "bot_command", "offset": 0, "length": units(text.split(maxsplit=1)[0])})
    at = text.find(f"@{USERNAME}")
    if at >= 0 and not text.startswith("/"):
        found.append({"type": "mention", "offset": units(text[:at]), "length": len(USERNAME) + 1})
    return found
