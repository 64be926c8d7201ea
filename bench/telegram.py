"""Telegram as a load sees it: it calls a bot's hook at fixed moments, takes at once what the bot asks, and notes when.

What comes into a chat belongs to the oldest message there that is not answered, since one sender is answered in order,
and must name what that message named; what a press brings about is told by the press or by the message it is on.
"""

import asyncio
import json
import time
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from typing import Any
from urllib.parse import parse_qsl

import uvicorn

from bench.turn import free_port

Json = dict[str, Any]
TOKEN = "1234567890:a-token-for-a-measurement-alone"
SECRET = "a-secret-of-a-measurement"
BOT = {"id": 1234567890, "is_bot": True, "first_name": "Bench", "username": "BenchBot"}
PRESSED = ("done", "tomorrow", "undo")
"""The verbs of the buttons that somebody presses here."""
WRITTEN = 1_795_000_000


@dataclass(slots=True)
class Update:
    """What a sender did: `due` is the moment at which it was to be sent. Moments are those of `time.perf_counter`."""

    kind: str
    chat: int
    names: str
    due: float = 0.0
    taken: float = 0.0
    first: float = 0.0
    answers: int = 0

    def shown(self, now: float) -> None:
        """Something of the answer is seen."""
        self.first = self.first or now


@dataclass
class Telegram:
    """One bot's Telegram. `astray` counts what was sent to nobody's question or does not name what was asked."""

    url: str
    hook: Json = field(default_factory=dict)
    waiting: dict[int, deque[Update]] = field(default_factory=dict)
    presses: dict[str, Update] = field(default_factory=dict)
    pressed: dict[tuple[int, int], Update] = field(default_factory=dict)
    buttons: deque[tuple[int, int, str]] = field(default_factory=deque)
    idle: list[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = field(default_factory=list)
    astray: list[str] = field(default_factory=list)
    refused: int = 0

    def __post_init__(self) -> None:
        self.ids = count(1)

    async def say(self, update: Update, text: str) -> None:
        """A sender writes; returns when the hook has taken it."""
        self.waiting.setdefault(update.chat, deque()).append(update)
        marks = [{"type": "bot_command", "offset": 0, "length": len(text)}] if text[0] == "/" else []
        message = {**below(update.chat, next(self.ids)), "text": text, "entities": marks}
        await self.post(update, {"message": {**message, "from": person(update.chat)}})

    async def press(self, update: Update, message: int, act: str) -> None:
        """A sender presses a button below a message of the bot's."""
        query = str(next(self.ids))
        self.presses[query] = self.pressed[update.chat, message] = update
        on = {**below(update.chat, message), "from": BOT, "text": "…"}
        press = {"id": query, "from": person(update.chat), "chat_instance": "1", "data": act, "message": on}
        await self.post(update, {"callback_query": press})

    async def post(self, update: Update, content: Json) -> None:
        """Call the hook, over a connection that stays open."""
        host, _, path = str(self.hook["url"]).removeprefix("http://").partition("/")
        body = json.dumps({"update_id": next(self.ids), **content}).encode()
        head = f"POST /{path} HTTP/1.1\r\nhost: {host}\r\nx-telegram-bot-api-secret-token: {SECRET}\r\n"
        kind = f"content-type: application/json\r\ncontent-length: {len(body)}\r\n\r\n"
        name, port = host.split(":")
        request = (head + kind).encode() + body
        answer = b""
        while not answer:  # a connection that was closed meanwhile is none
            reader, writer = self.idle.pop() if self.idle else await asyncio.open_connection(name, int(port))
            answer = await exchanged(reader, writer, request)
        self.idle.append((reader, writer))
        self.refused += not answer.startswith(b"HTTP/1.1 200")
        update.taken = time.perf_counter()

    def asked(self, method: str, given: Json) -> Any:
        """What the bot asks for is done; the answer."""
        now, chat = time.perf_counter(), int(given.get("chat_id", 0))
        match method:
            case "getMe":
                return BOT
            case "setWebhook":
                self.hook = given
            case "sendMessage" | "sendPhoto":
                return self.told(now, chat, given)
            case "sendMessageDraft" if self.waiting[chat]:
                self.waiting[chat][0].shown(now)
            case "answerCallbackQuery":
                update = self.presses[given["callback_query_id"]]
                update.shown(now)
                update.answers += 1
            case "editMessageText" | "editMessageCaption" | "editMessageReplyMarkup":
                message = int(given["message_id"])
                self.pressed[chat, message].shown(now)
                return below(chat, message)
        return True

    def told(self, now: float, chat: int, given: Json) -> Json:
        """A message of the bot's, with its buttons to be pressed later."""
        text, message = str(given.get("text", given.get("caption", ""))), next(self.ids)
        waiting = self.waiting.get(chat)
        if waiting and waiting[0].names in text:
            update = waiting.popleft()
            update.shown(now)
            update.answers += 1
        else:
            self.astray.append(text)
        rows = json.loads(given.get("reply_markup", "{}")).get("inline_keyboard", [])
        acts = [each["callback_data"] for row in rows[:1] for each in row]
        self.buttons += [(chat, message, each) for each in acts[:1] if each.split()[0] in PRESSED]
        return {**below(chat, message), "text": text}


async def exchanged(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, request: bytes) -> bytes:
    """The head of the answer to a request; empty where the connection is closed by now."""
    try:
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        if b"content-length: " in head.lower():
            await reader.readexactly(int(head.lower().split(b"content-length: ")[1].split(b"\r")[0]))
    except (OSError, asyncio.IncompleteReadError):
        writer.close()
        return b""
    return head


def person(chat: int) -> Json:
    return {"id": chat, "is_bot": False, "first_name": "Ada"}


def below(chat: int, message: int) -> Json:
    return {
        "message_id": message,
        "date": WRITTEN,
        "chat": {"id": chat, "type": "private", "first_name": "Ada"},
    }


@asynccontextmanager
async def telegram() -> AsyncIterator[Telegram]:
    """It answers over HTTP, in this process."""
    port = free_port()
    known = Telegram(f"http://127.0.0.1:{port}")

    async def app(scope: Any, receive: Any, send: Any) -> None:
        body, more = b"", True
        while more:
            part = await receive()
            if part["type"] == "http.disconnect":  # a draft that nobody needs any more
                return
            body, more = body + part.get("body", b""), part.get("more_body", False)
        if b"multipart" in dict(scope["headers"]).get(b"content-type", b""):
            raise SystemExit("A bot sent a file, which this Telegram can't read.")
        found = known.asked(scope["path"].rpartition("/")[2], dict(parse_qsl(body.decode())))
        answer = json.dumps({"ok": True, "result": found}).encode()
        headers = [(b"content-type", b"application/json"), (b"content-length", str(len(answer)).encode())]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": answer})

    config = uvicorn.Config(app, port=port, log_level="error", access_log=False, lifespan="off")
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110 - uvicorn sets no event
        await asyncio.sleep(0.01)
    try:
        yield known
    finally:
        for _, writer in known.idle:
            writer.close()
        server.should_exit = server.force_exit = True
        await serving
