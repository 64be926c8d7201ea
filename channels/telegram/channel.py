"""Telegram as a channel: a message of ours gets its form and is sent, changed, or shown while it grows."""

import asyncio
import html
import re
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import TypeVar

from telegram import (
    Bot,
    BotCommand,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
)
from telegram.constants import FileSizeLimit, MessageLimit, ParseMode
from telegram.error import BadRequest

from channels import markup
from channels.choice import TelegramChoice
from channels.message import Address, ChannelName, Later, Received, Refused, Sent, Unsure
from channels.telegram.answering import Answer
from channels.telegram.reading import Me, name_of, number_of
from channels.telegram.request import Request, hush, meaning
from memory.said import Look, Said

NOTHING_DRAWN: Mapping[str, bytes] = MappingProxyType({})
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
STYLES: Mapping[Look, str] = {"good": "success", "bad": "danger"}
FINE = re.compile("not modified|message to edit not found|message can't be edited|MESSAGE_ID_INVALID", re.I)
"""What Telegram says of an edit that has nothing to do any more."""
LONGEST_TOAST = 200
PATIENCE = 10.0
"""Seconds that the rest of a message waits at most for Telegram to take it, once its beginning was sent."""
TRIES = 3

Answered = TypeVar("Answered")
Form = Callable[[str | None, str], Awaitable[Answered]]
"""Sends words in a form: HTML, or None for plain text."""
Part = Callable[[], Awaitable[Message]]
"""Sends a part of a message."""


class TelegramChannel:
    """A bot. `asking` is where questions for news go, which wait long: they have connections of their own."""

    name: ChannelName = "telegram"

    def __init__(self, choice: TelegramChoice) -> None:
        assert choice.token
        hush()
        self.choice = choice
        self.id = choice.token.partition(":")[0]
        self.asking = Request(connection_pool_size=1, read_timeout=10)
        self.request = Request(connection_pool_size=64, read_timeout=15, write_timeout=15, pool_timeout=5)
        self.bot = Bot(
            choice.token, f"{choice.base_url}/bot", f"{choice.base_url}/file/bot", self.request, self.asking
        )
        self.known: Me | None = None

    async def close(self) -> None:
        """Let go of the connections."""
        await self.request.shutdown()
        await self.asking.shutdown()

    async def me(self) -> Me:
        """Who the bot is; asked once. The name is what a link into its chat is made of."""
        if self.known is None:
            with meaning():
                user = await self.bot.get_me()
            self.known = Me(user.id, user.username or "")
        return self.known

    async def offer(self, commands: Mapping[str, str]) -> None:
        """Have Telegram offer these commands, with what each does, to who types a slash."""
        with meaning():
            await self.bot.set_my_commands([BotCommand(name, does) for name, does in commands.items()])

    async def send(
        self, to: Address, said: Said, key: str = "", pictures: Mapping[str, bytes] = NOTHING_DRAWN
    ) -> str:
        """Send a message; answer the ids of its parts, of which the last holds the buttons. A picture stands above it.

        Telegram has no keys: who finds that this broke off knows nothing. Once the beginning of a long message was
        sent, the rest is waited for; where it is not taken all the same, that is Unsure.
        """
        parts = self.parts(to, said, pictures.get(said.picture))
        if not parts:
            raise Refused("There is nothing in it to be sent.")
        first, *rest = parts
        with meaning(to.chat):
            sent = [await first()]
        for part in rest:
            sent.append(await self.surely(to, part))
        *before, last = (name_of(each.chat.id, each.message_id) for each in sent)
        return Sent(last, before)

    def parts(self, to: Address, said: Said, picture: bytes | None) -> list[Part]:
        """What is sent for a message, one after the other; the buttons hang at the last."""
        keyboard = keyboard_of(said)
        caption = markup.split(said.text, MessageLimit.CAPTION_LENGTH)
        if picture and len(caption) < 2:
            return [partial(self.photo, to, picture, "".join(caption), keyboard)]
        texts = markup.split(said.text, MessageLimit.MAX_TEXT_LENGTH)
        above: list[Part] = [partial(self.photo, to, picture, "", None)] if picture else []
        before = [partial(self.text, to, text, None) for text in texts[:-1]]
        return [*above, *before, *(partial(self.text, to, text, keyboard) for text in texts[-1:])]

    async def text(self, to: Address, text: str, keyboard: InlineKeyboardMarkup | None) -> Message:
        async def sent(form: str | None, words: str) -> Message:
            return await self.bot.send_message(
                int(to.chat), words, form, link_preview_options=NO_PREVIEW, reply_markup=keyboard
            )

        return await formed(sent, text)

    async def photo(
        self, to: Address, picture: bytes, caption: str, keyboard: InlineKeyboardMarkup | None
    ) -> Message:
        async def sent(form: str | None, words: str) -> Message:
            return await self.bot.send_photo(
                int(to.chat), picture, words or None, parse_mode=form, reply_markup=keyboard
            )

        return await formed(sent, caption)

    async def surely(self, to: Address, part: Part) -> Message:
        """Send what follows a beginning that was sent. Raises Unsure where Telegram does not take it in time."""
        for _ in range(TRIES):
            try:
                with meaning(to.chat):
                    return await part()
            except Later as later:
                if later.seconds > PATIENCE:
                    break
                await asyncio.sleep(later.seconds)
            except Refused:
                break
        raise Unsure("Only the beginning of it was sent.")

    async def edit(self, to: Address, message: str, said: Said) -> None:
        """Put this in place of a message; of one that was sent in parts, in place of the last."""
        chat, id, keyboard = int(to.chat), number_of(message), keyboard_of(said)
        text = "".join(markup.split(said.text, MessageLimit.MAX_TEXT_LENGTH)[-1:])

        async def text_put(form: str | None, words: str) -> object:
            return await self.bot.edit_message_text(
                words, chat, id, parse_mode=form, link_preview_options=NO_PREVIEW, reply_markup=keyboard
            )

        async def caption_put(form: str | None, words: str) -> object:
            return await self.bot.edit_message_caption(chat, id, None, words, keyboard, form)

        with meaning(to.chat):
            try:
                await formed(text_put, text)
            except BadRequest as error:
                if "no text in the message" in error.message:
                    caption = "".join(markup.split(said.text, MessageLimit.CAPTION_LENGTH)[:1])
                    await fine(formed(caption_put, caption))
                elif not FINE.search(error.message):
                    raise

    async def found(self, to: Address, key: str, received: Received | None = None) -> str | None:
        """Telegram shows a bot nothing of what it has sent."""
        raise Unsure("Telegram can't tell whether it was sent.")

    def answering(self, to: Address, received: Received) -> Answer:
        """Begin to answer; what is said grows as a draft in the private chat."""
        return Answer(self, to)

    async def toast(self, received: Received, text: str) -> None:
        """Show a few words over the chat. Raises Refused where it was pressed too long ago for that."""
        with meaning(received.address.chat):
            try:
                await self.bot.answer_callback_query(received.id, text[:LONGEST_TOAST])
            except BadRequest:
                raise Refused("That button was pressed too long ago.") from None

    async def heard(self, received: Received) -> bytes:
        """The sound of a voice note (OGG with Opus) or of a piece of music. Raises Refused where it is too large."""
        with meaning(received.address.chat):
            try:
                file = await self.bot.get_file(received.voice)
            except BadRequest:
                raise Refused("Telegram does not hand out that voice note: it may be too long.") from None
            if (file.file_size or 0) > FileSizeLimit.FILESIZE_DOWNLOAD:
                raise Refused("That voice note is too long: 20 MB is what Telegram hands out.")
            return bytes(await file.download_as_bytearray())


async def formed(send: Form[Answered], text: str) -> Answered:
    """Send Markdown as HTML; where Telegram can't read that, once more as plain text."""
    form = markup.telegram(text)
    try:
        return await send(ParseMode.HTML, form)
    except BadRequest as error:
        if "parse entities" not in error.message:
            raise
    return await send(None, plain(form))


def plain(form: str) -> str:
    """What a form says, without any tag."""
    return html.unescape(re.sub(r"</?[a-z][^<>]*>", "", form))


async def fine(editing: Awaitable[object]) -> None:
    """An edit that has nothing to do is fine."""
    try:
        await editing
    except BadRequest as error:
        if not FINE.search(error.message):
            raise


def keyboard_of(said: Said) -> InlineKeyboardMarkup | None:
    """The buttons below a message, in their rows."""
    rows = [
        [
            InlineKeyboardButton(each.label, callback_data=each.act, style=STYLES.get(each.look))
            for each in row
        ]
        for row in said.rows
    ]
    return InlineKeyboardMarkup(rows) if rows else None
