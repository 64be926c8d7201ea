"""The fake Telegram over HTTP on loopback."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from email import message_from_bytes
from typing import Any
from urllib.parse import parse_qsl

from tests.channels.telegram.fake import REASONS, Json, Telegram, Wrong
from tests.serving import address, listening, served


@asynccontextmanager
async def telegram_running() -> AsyncIterator[Telegram]:
    """A Telegram that answers, with one bot that nobody has written to."""
    telegram = Telegram()
    listener = listening()
    telegram.url = address(listener)
    app = application(telegram)
    async with served(app, listener, patient=False, log_level="critical", proxy_headers=False):
        try:
            yield telegram
        finally:
            for gate in telegram.holding.values():
                gate.set()


def application(telegram: Telegram) -> Any:
    """ASGI: `/bot<token>/<method>` and `/file/bot<token>/<path>`."""

    async def app(scope: Any, receive: Any, send: Any) -> None:
        body = await read(receive)
        if scope["path"].startswith(f"/file/bot{telegram.token}/"):
            name = scope["path"].rpartition("/")[2].removesuffix(".oga")
            await reply(send, 200, telegram.files[name])
            return
        if not scope["path"].startswith(f"/bot{telegram.token}/"):
            await reply(send, 401, json.dumps(Wrong(401, REASONS[401]).answer).encode())
            return
        method = scope["path"].rpartition("/")[2]
        given = parameters(scope, body)
        answer = asyncio.create_task(done(telegram, method, given))
        gone = asyncio.create_task(receive())
        await asyncio.wait({answer, gone}, return_when=asyncio.FIRST_COMPLETED)
        gone.cancel()
        if not answer.done():
            answer.cancel()
            return
        if method in telegram.cutting:
            telegram.cutting.remove(method)
            send.__self__.transport.abort()
            return
        found = Wrong(409, REASONS[409]).answer if answer.cancelled() else answer.result()
        await reply(send, found.get("error_code", 200), json.dumps(found).encode())

    return app


async def done(telegram: Telegram, method: str, given: Json) -> Json:
    """What is answered to a question, once it is let through."""
    telegram.asked.append((method, given))
    await telegram.tell()
    if gate := telegram.holding.get(method):
        await gate.wait()
    try:
        result = await telegram.answer(method, given)
    except Wrong as error:
        return error.answer
    await telegram.tell()
    return {"ok": True, "result": result}


async def read(receive: Any) -> bytes:
    body: bytes = b""
    while True:
        message = await receive()
        body += message.get("body", b"")
        if not message.get("more_body"):
            return body


async def reply(send: Any, status: int, body: bytes) -> None:
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    with contextlib.suppress(Exception):  # who asked may be gone
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": body})


def parameters(scope: Any, body: bytes) -> Json:
    """What was given, in the address, as a form or with files; what is JSON is read as that."""
    kind = next((value.decode() for name, value in scope["headers"] if name == b"content-type"), "")
    given: Json = dict(parse_qsl(scope["query_string"].decode()))
    if kind.startswith("multipart/form-data"):
        parts = message_from_bytes(f"Content-Type: {kind}\r\n\r\n".encode() + body).get_payload()
        files: Json = {}
        for part in parts:
            assert not isinstance(part, str)
            name = str(part.get_param("name", header="content-disposition"))
            content = part.get_payload(decode=True)
            assert isinstance(content, bytes)
            (files if part.get_filename() else given)[name] = (
                content if part.get_filename() else content.decode()
            )
        given = {
            name: files.get(str(value).removeprefix("attach://"), value) for name, value in given.items()
        } | files
    else:
        given |= dict(parse_qsl(body.decode(), keep_blank_values=True))
    return {name: value if name in ("text", "caption") else known(value) for name, value in given.items()}


def known(value: Any) -> Any:
    try:
        return json.loads(value) if isinstance(value, str) else value
    except ValueError:
        return value
