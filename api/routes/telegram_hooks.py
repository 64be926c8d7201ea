"""Where Telegram calls, when it does: no part of the API, which is for people and their programs."""

import hmac

import orjson
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import JSONResponse

from api.aurum import Aurum
from api.errors import problem
from memory.errors import NotFound, Unauthorized
from memory.records import Json

router = APIRouter()

HEADER = "X-Telegram-Bot-Api-Secret-Token"


async def telegram(request: Request) -> JSONResponse:
    """Take in an update: it lies in the inbox before this answers, and is handled after that.

    404 where Telegram is not to call, 401 without its secret (nothing of the body is read), 400 for what is no update,
    503 where it can't be kept now: Telegram tries again.
    """
    aurum: Aurum = request.app.state.aurum
    listening = aurum.channels.telegram
    if listening is None or not listening.choice.webhook:
        raise NotFound("Telegram does not call this Aurum.")
    given = request.headers.get(HEADER, "")
    if not hmac.compare_digest(given.encode(), listening.choice.secret.encode()):
        raise Unauthorized("This is not Telegram.")
    update = read(await request.body())
    if update is None:
        return problem(400, "That can't be used", "The body is no update of Telegram's.", {})
    await listening.arrived(update)
    return JSONResponse({})


def read(body: bytes) -> Json | None:
    """An update, or None where it is none."""
    try:
        update = orjson.loads(body)
    except orjson.JSONDecodeError:
        return None
    there = isinstance(update, dict) and type(update.get("update_id")) is int
    return update if there else None


router.add_route("/hooks/telegram", telegram, methods=["POST"])
