"""Requests to Telegram, and what may be told of one that failed.

The bot's token is a part of every address that is asked, so nothing of the packages' own errors is passed on: they name
addresses, and what a proxy answers may. What is logged of an error is its class.
"""

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    TelegramError,
)
from telegram.request import HTTPXRequest

from channels.message import Later, Refused, Unsure

log = logging.getLogger(__name__)

NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)
NOTHING_DONE = (500, 502, 503)
"""What Telegram answers when it is not well: nothing was done."""
GATEWAY_TIMEOUT = 504
TOO_MANY = 429
A_WHILE = 5.0
"""Seconds, where Telegram does not say how many it means."""
LIKES_TO_TALK = ("httpx", "httpcore", "telegram")
"""Packages that write the addresses that they ask into the log."""


class Unreached(NetworkError):
    """The question never left this machine, or Telegram did nothing about it."""


class BrokenOff(NetworkError):
    """The connection broke behind the question: nobody knows what became of it."""


class SlowDown(NetworkError):
    """Telegram wants to be left alone for so many seconds. Nothing was done."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"{seconds} s")
        self.seconds = seconds


class Request(HTTPXRequest):
    """Asks, and tells a question that never arrived from one that was not answered."""

    async def do_request(self, *args: Any, **named: Any) -> tuple[int, bytes]:
        try:
            status, body = await super().do_request(*args, **named)
        except NetworkError as error:
            why = error.__cause__
            kind = Unreached if isinstance(why, NEVER_SENT) else BrokenOff
            raise kind(type(why).__name__) from None
        if status == TOO_MANY:
            raise SlowDown(seconds(body))
        if status in NOTHING_DONE:
            raise Unreached(str(status))
        if status == GATEWAY_TIMEOUT:
            raise BrokenOff(str(status))
        return status, body

    @staticmethod
    def parse_json_payload(payload: bytes) -> Any:
        """As the package does it, but what can't be read is not logged."""
        try:
            return json.loads(payload.decode("utf-8", "replace"))
        except ValueError:
            raise TelegramError("That is no JSON.") from None


def seconds(body: bytes) -> float:
    """How long Telegram wants us to wait."""
    try:
        return float(json.loads(body)["parameters"]["retry_after"])
    except (ValueError, KeyError, TypeError):
        return A_WHILE


def hush() -> None:
    """Keep the packages that ask, and their parts, from writing addresses into the log."""
    parts = [name for name in logging.root.manager.loggerDict if name.partition(".")[0] in LIKES_TO_TALK]
    for name in (*LIKES_TO_TALK, *parts):
        logging.getLogger(name).setLevel(logging.WARNING)


@contextmanager
def meaning(chat: str = "") -> Iterator[None]:
    """What Telegram's errors mean to who asked for this chat: Later, Refused or Unsure, in words of ours.

    A group is no user: that it takes nothing from us any more blocks nobody.
    """
    try:
        yield
    except TelegramError as error:
        log.info("telegram did not do it", extra={"error": type(error).__name__})
        raise meant(error, private=not chat.startswith("-")) from None


def meant(error: TelegramError, *, private: bool) -> Later | Refused | Unsure:  # noqa: PLR0911 - one line for each kind
    match error:
        case SlowDown():
            return Later(error.seconds, "Telegram wants us to slow down.")
        case Unreached():
            return Later(why="Telegram can't be reached.")
        case Forbidden():
            return Refused("They blocked the bot, or their account is gone.", blocked=private)
        case InvalidToken():
            return Refused("Telegram does not know the bot's token. Set TELEGRAM_BOT_TOKEN anew.")
        case BadRequest() if "chat not found" in error.message.lower():
            return Refused("They have no chat with the bot.", blocked=private)
        case BadRequest() | ChatMigrated():
            return Refused("Telegram did not take the message.")
        case Conflict():
            return Later(why="Another process asks Telegram for the same bot's messages.")
    return Unsure()
