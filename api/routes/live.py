"""The live feed over HTTP, by a responder that costs an open tab little."""

import asyncio
import re

import orjson
from fastapi import APIRouter, Request
from redis.exceptions import RedisError
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from api.aurum import Aurum
from api.auth import SignedIn
from api.routes.common import PROBLEMS
from memory.errors import Unavailable

router = APIRouter(tags=["live"], responses=PROBLEMS)

BLINK = 1000
"""Milliseconds after which a client that was cut off comes back."""


class Feed(Response):
    """A stream of server-sent events that ends with its client or with the process."""

    media_type = "text/event-stream"

    def __init__(self, aurum: Aurum, user_id: object, after: str) -> None:
        self.aurum, self.user_id, self.after = aurum, user_id, after
        self.background = None
        super().__init__(headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = [each for each in self.raw_headers if each[0] != b"content-length"]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        sending = asyncio.create_task(self.send(send))
        gone = asyncio.create_task(left(receive))
        ending = asyncio.create_task(self.aurum.ending.wait())
        await asyncio.wait({sending, gone, ending}, return_when=asyncio.FIRST_COMPLETED)
        for task in (sending, gone, ending):
            task.cancel()
        done, _ = await asyncio.wait({sending, gone, ending})
        if not gone.cancelled() and gone in done:
            return
        await send({"type": "http.response.body", "body": b"", "more_body": False})

    async def send(self, send: Send) -> None:
        """Events as they come, and a comment in every silence. A lost Redis ends it: the client comes back."""
        here = (
            b"id: %s\n: here\n\n" % self.after.encode()
        )  # who is cut off before any event misses none either
        await send({"type": "http.response.body", "body": here, "more_body": True})
        try:
            async for event_id, event in self.aurum.live.follow(self.user_id, self.after):  # type: ignore[arg-type]
                body = b": still here\n\n"
                if event is not None:
                    body = b"id: %s\ndata: %s\n\n" % (event_id.encode(), orjson.dumps(event))
                await send({"type": "http.response.body", "body": body, "more_body": True})
        except (RedisError, OSError):
            await send({"type": "http.response.body", "body": b": lost\n\n", "more_body": True})


async def left(receive: Receive) -> None:
    """Returns when the client has gone."""
    while (await receive())["type"] != "http.disconnect":
        pass


@router.get(
    "/live", status_code=200, response_class=Feed, responses={200: {"content": {"text/event-stream": {}}}}
)
async def live(request: Request, user_id: SignedIn) -> Feed:
    """What happens to this life, as it happens. `Last-Event-ID` continues where a client was cut off."""
    aurum: Aurum = request.app.state.aurum
    after = request.headers.get("last-event-id", "")
    try:
        if not re.fullmatch(r"\d{1,16}-\d{1,16}", after):
            after = await aurum.live.newest(user_id)
    except (RedisError, OSError) as error:
        raise Unavailable("The live feed is not there right now.") from error
    return Feed(aurum, user_id, after)
