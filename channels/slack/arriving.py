"""How Slack's requests come in: verified before they are read, stored before they are acknowledged.

Both ways do the same: a signed request over HTTP, an envelope over Socket Mode.
"""

import hmac
import json
import time
from collections.abc import Mapping
from typing import Protocol
from urllib.parse import parse_qsl
from uuid import UUID

from slack_sdk.signature import SignatureVerifier

from channels.slack import modals
from channels.slack.reading import external
from memory.errors import Invalid
from memory.records import Json

WINDOW = 300
"""Seconds for which a signature holds."""


class Keeps(Protocol):
    """What takes in what has come."""

    async def store(self, channel: str, external: str, payload: Json, /) -> UUID | None: ...

    async def take(self, id: UUID, payload: Json, /) -> None: ...


def is_signed(secret: str, body: bytes, headers: Mapping[str, str], now: float | None = None) -> bool:
    """Whether Slack signed these bytes within the last five minutes. Nothing of them is read before."""
    stamp, signature = headers.get("x-slack-request-timestamp", ""), headers.get("x-slack-signature", "")
    if not (stamp.isascii() and stamp.isdigit() and len(stamp) <= 12 and signature.isascii()):
        return False
    if abs((time.time() if now is None else now) - int(stamp)) > WINDOW:
        return False
    try:
        expected = SignatureVerifier(secret).generate_signature(timestamp=stamp, body=body) or ""
    except UnicodeDecodeError:
        return False
    return hmac.compare_digest(expected, signature)


def payload_of(body: bytes, kind: str) -> Json:
    """The payload of a request: an event as JSON; a command or an interaction as a form. Raises Invalid."""
    try:
        if kind.startswith("application/json"):
            found = json.loads(body)
        else:
            form = dict(parse_qsl(body.decode(), keep_blank_values=True))
            found = json.loads(form["payload"]) if "payload" in form else form
    except (ValueError, RecursionError) as error:
        raise Invalid("That is no payload of Slack's.") from error
    if not isinstance(found, dict):
        raise Invalid("That is no payload of Slack's.")
    found.pop("token", None)  # what verified requests before signatures did
    return found


async def arrive(inbox: Keeps, payload: Json) -> Json:
    """Keep what came and have it handled; answers what Slack waits for. Raises Unavailable: Slack sends it again."""
    if payload.get("type") == "url_verification":
        return {"challenge": payload.get("challenge", "")}
    if payload.get("type") == "block_suggestion":
        return {"options": []}
    inbox_id = await inbox.store("slack", external(payload), payload)
    if inbox_id is not None:
        await inbox.take(inbox_id, payload)
    return at_once(payload)


def at_once(payload: Json) -> Json:
    """What Slack waits for: whether a window may close. Nothing in all other cases."""
    wrong = modals.problems(payload["view"]) if payload.get("type") == "view_submission" else {}
    return {"response_action": "errors", "errors": wrong} if wrong else {}
