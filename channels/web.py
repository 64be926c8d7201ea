"""The web's side of a conversation: AG-UI's RunAgentInput in, AG-UI's events out."""

import re
from datetime import datetime
from typing import Any, cast, get_args
from uuid import UUID, uuid4

import orjson
from ag_ui.core import RunAgentInput

from agent.events import (
    Asked,
    CallEnded,
    CallStarted,
    Event,
    Joined,
    Notice,
    Queued,
    Retold,
    RunFailed,
    RunFinished,
    RunStarted,
    Text,
    TextEnded,
    TextStarted,
)
from agent.streams import START, Mark, Told
from agent.turn import Inbound
from memory.errors import Invalid
from memory.records import LIFE, Approval, Json, Message
from memory.runs import Manner

LONGEST = 32_000
"""Characters of one message."""


def inbound(given: RunAgentInput) -> Inbound:
    """The newest user message of a request. Raises Invalid where there is none that can be used."""
    said = [message for message in given.messages if message.role == "user"]
    if not said:
        raise Invalid("There is no user message to answer.")
    newest = said[-1]
    text = newest.content if isinstance(newest.content, str) else text_of(newest.content)
    if not 0 < len(newest.id) <= 100 or not newest.id.isprintable():
        raise Invalid("The message's id must have 1 to 100 printable characters.")
    return Inbound(
        thread_name(given.thread_id), newest.id, sayable(text), uuid_or_new(given.run_id), manner(given)
    )


def manner(given: RunAgentInput) -> Manner:
    """What becomes of a message while another one is answered, as the client wishes. Raises Invalid."""
    props = given.forwarded_props if isinstance(given.forwarded_props, dict) else {}
    wished = props.get("manner", "queue")
    if wished not in get_args(Manner):
        raise Invalid("`manner` is `queue`, `steer` or `interrupt`.")
    return cast("Manner", wished)


def text_of(parts: Any) -> str:
    """The text parts of a message; others can't be taken."""
    if any(part.type != "text" for part in parts):
        raise Invalid("Only text can be taken in a message.")
    return "\n".join(part.text for part in parts)


def sayable(text: str) -> str:
    """The text, if it can be taken as a message. Raises Invalid where it is empty, too long or unstorable."""
    if not text.strip():
        raise Invalid("The message is empty.")
    if len(text) > LONGEST:
        raise Invalid(f"The message is too long: {len(text):,} characters, {LONGEST:,} are taken.")
    if "\0" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
        raise Invalid("The message holds characters that can't be stored.")
    return text


def thread_name(given: str) -> str:
    """`life`, or a UUID in its usual form. Raises Invalid."""
    if given == LIFE:
        return LIFE
    try:
        return str(UUID(given))
    except ValueError as error:
        raise Invalid("A conversation is named `life` or by a UUID.") from error


def uuid_or_new(given: str) -> UUID:
    try:
        return UUID(given)
    except ValueError:
        return uuid4()


def stream(told: list[Told], skipped: int = 0) -> bytes:
    """Events as server-sent events. Each has an id from which a client goes on: `attempt-event-part`.

    `skipped`: so many parts of the first event were received before.
    """
    parts: list[bytes] = []
    for each in told:
        for part, said in enumerate(wire(each.event), 1):
            if part > skipped:
                parts.append(event_id(each.mark, part) + b"data: %s\n\n" % orjson.dumps(said))
        skipped = 0
    return b"".join(parts)


def event_id(mark: Mark | None, part: int) -> bytes:
    return b"id: %d-%d-%d\n" % (mark.attempt, mark.number, part) if mark else b""


def place(last_event_id: str | None) -> tuple[Mark, int]:
    """Where a client goes on: behind this event, of whose parts it has so many. What no stream gave is the start."""
    found = re.fullmatch(r"(\d{1,6})-(\d{1,9})-(\d{1,2})", last_event_id or "")
    if not found:
        return START, 0
    attempt, number, part = map(int, found.groups())
    return Mark(attempt, number - 1) if number else START, part


def wire(event: Event) -> list[Json]:  # noqa: PLR0911, PLR0912, C901 - one line for each event
    """What the event is called in AG-UI; a tool call's start carries its arguments."""
    match event:
        case Text(message, words):
            return [{"type": "TEXT_MESSAGE_CONTENT", "messageId": message, "delta": words}]
        case TextStarted(message):
            return [{"type": "TEXT_MESSAGE_START", "messageId": message, "role": "assistant"}]
        case TextEnded(message):
            return [{"type": "TEXT_MESSAGE_END", "messageId": message}]
        case CallStarted(message, call, name, arguments):
            return [
                {
                    "type": "TOOL_CALL_START",
                    "toolCallId": call,
                    "toolCallName": name,
                    "parentMessageId": message,
                },
                {"type": "TOOL_CALL_ARGS", "toolCallId": call, "delta": orjson.dumps(arguments).decode()},
                {"type": "TOOL_CALL_END", "toolCallId": call},
            ]
        case CallEnded(message, call, content):
            ended = {"type": "TOOL_CALL_RESULT", "messageId": message, "toolCallId": call}
            return [{**ended, "content": content, "role": "tool"}]
        case Asked(approvals):
            asked = [approval(each) for each in approvals]
            return [{"type": "CUSTOM", "name": "approvals", "value": {"approvals": asked}}]
        case Notice(text):
            return [{"type": "CUSTOM", "name": "notice", "value": {"text": text}}]
        case RunStarted(thread, run):
            return [{"type": "RUN_STARTED", "threadId": thread, "runId": str(run)}]
        case Queued(thread, run):
            return [{"type": "CUSTOM", "name": "queued", "value": {"threadId": thread, "runId": str(run)}}]
        case Joined(message, text):
            return [{"type": "CUSTOM", "name": "joined", "value": {"id": message, "content": text}}]
        case Retold(messages):
            said = [history(message) for message in messages]
            return [{"type": "CUSTOM", "name": "retold", "value": {"messages": said}}]
        case RunFinished(thread, run, operation, model, state, cost):
            result = {
                "operation": str(operation) if operation else None, "model": model, "state": state, "cost": cost,
            }  # fmt: skip
            return [{"type": "RUN_FINISHED", "threadId": thread, "runId": str(run), "result": result}]
        case RunFailed(text, code):
            return [{"type": "RUN_ERROR", "message": text, "code": code}]


def approval(asked: Approval) -> Json:
    """A question as clients read it."""
    return {
        "id": str(asked.id),
        "run": str(asked.run_id),
        "callId": asked.call_id,
        "tool": asked.tool,
        "arguments": asked.arguments,
        "reason": asked.reason,
        "rows": asked.rows,
        "preview": asked.preview,
        "state": asked.state,
        "edited": asked.edited,
        "until": iso(asked.until),
    }


def history(message: Message) -> Json:
    """A stored message in AG-UI's form."""
    said: Json = {
        "id": message.id,
        "role": message.role,
        "content": message.content,
        "createdAt": iso(message.created_at),
        "runId": str(message.run_id) if message.run_id else None,
    }
    if message.calls:
        said["toolCalls"] = [
            {
                "id": call.id,
                "type": "function",
                "function": {"name": call.name, "arguments": orjson.dumps(call.arguments).decode()},
            }
            for call in message.calls
        ]
    if message.call_id:
        said["toolCallId"] = message.call_id
    if notice := message.extra.get("notice"):
        said["notice"] = notice
    if form := message.extra.get("said"):
        said["form"] = form
    return said


def iso(instant: datetime) -> str:
    return instant.isoformat()
