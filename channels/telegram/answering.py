"""An answer on its way, in a private chat: somebody types, then a draft grows, then the message stands there.

A draft is a courtesy. Nobody waits for one: the newest is shown as often as Telegram takes it, older ones never are,
and where Telegram takes none, only the typing is seen. The message itself is what counts.
"""

import asyncio
import html
from itertools import count
from typing import TYPE_CHECKING

from telegram.constants import ChatAction, MessageLimit, ParseMode
from telegram.error import TelegramError

from channels import markup
from channels.message import Address
from channels.telegram.request import BrokenOff, SlowDown, Unreached, log
from memory.said import Said

if TYPE_CHECKING:
    from channels.telegram.channel import TelegramChannel

AT_ONCE = 0.3
"""Seconds in which an answer may be there without any sign before it."""
PACE = 1.0
"""Seconds between two drafts: about what Telegram takes in one chat."""
TYPES = 4.5
"""Seconds after which the sign that somebody types is given anew: it lasts five."""
LASTS = 20.0
"""Seconds after which a draft is shown anew: it lasts thirty."""
ROOM = 200
"""Units of a draft that are kept free for what is done."""
DRAFTS = count(1)


class Answer:
    """Shows what is said as it grows, then says it."""

    def __init__(self, channel: "TelegramChannel", to: Address) -> None:
        self.channel = channel
        self.to = to
        self.draft = next(DRAFTS)
        self.text = self.what = self.shown = ""
        self.refused = to.chat.startswith("-")
        self.news = asyncio.Event()
        self.showing = asyncio.create_task(self.keep_showing())

    async def show(self, text: str) -> None:
        """All that is said up to now."""
        self.text = text
        self.news.set()

    async def doing(self, what: str) -> None:
        """What is done meanwhile."""
        self.what = what
        self.news.set()

    async def end(self, said: Said, key: str = "") -> str:
        """Say it, in place of what was shown. Telegram has no keys. Raises Later, Refused, Unsure."""
        await self.stop()
        return await self.channel.send(self.to, said)

    async def stop(self) -> None:
        """Show nothing any more."""
        self.showing.cancel()
        await asyncio.wait({self.showing})

    async def keep_showing(self) -> None:
        """As long as nobody ends it."""
        await asyncio.sleep(AT_ONCE)
        while True:
            await asyncio.sleep(await self.sign())
            try:
                await asyncio.wait_for(self.news.wait(), LASTS if self.shown else TYPES)
            except TimeoutError:
                self.shown = ""

    async def sign(self) -> float:
        """Give the sign that is due; for how many seconds none is given then."""
        self.news.clear()
        form = "" if self.refused else self.form()
        try:
            if not form:
                await self.channel.bot.send_chat_action(int(self.to.chat), ChatAction.TYPING)
                return TYPES if self.refused else PACE
            if form != self.shown:
                await self.channel.bot.send_message_draft(
                    int(self.to.chat), self.draft, form, parse_mode=ParseMode.HTML
                )
                self.shown = form
        except SlowDown as error:
            self.news.set()
            return error.seconds
        except TelegramError as error:
            log.info("a draft was not shown", extra={"error": type(error).__name__})
            self.refused = self.refused or not isinstance(error, Unreached | BrokenOff)
        return PACE

    def form(self) -> str:
        """What stands in the draft: the end of what is said, and below it what is done."""
        told = markup.split(self.text, MessageLimit.MAX_TEXT_LENGTH - ROOM)[-1:]
        doing = [f"<i>{html.escape(self.what[: ROOM // 2], quote=False)}</i>"] if self.what else []
        return "\n\n".join([*map(markup.telegram, told), *doing])
