"""The web's side of a conversation: AG-UI's RunAgentInput in, AG-UI's events out."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import orjson
from ag_ui.core import RunAgentInput

from agent.events import (
    CallEnded,
    CallStarted,
    Event,
    Notice,
    RunFailed,
    RunFinished,
    RunStarted,
    Text,
    TextEnded,
    TextStarted,
)
from agent.turn import Inbound
from memory.errors import Invalid
from memory.records import LIFE, Json, Message

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
    return Inbound(thread_name(given.thread_id), newest.id, sayable(text), uuid_or_new(given.run_id))


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


def wire(event: Event) -> list[Json]:  # noqa: PLR0911 - one line for each event
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
        case Notice(text):
            return [{"type": "CUSTOM", "name": "notice", "value": {"text": text}}]
        case RunStarted(thread, run):
            return [{"type": "RUN_STARTED", "threadId": thread, "runId": str(run)}]
        case RunFinished(thread, run, operation, model):
            result = {"operation": str(operation) if operation else None, "model": model}
            return [{"type": "RUN_FINISHED", "threadId": thread, "runId": str(run), "result": result}]
        case RunFailed(text, code):
            return [{"type": "RUN_ERROR", "message": text, "code": code}]


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
    return said


def iso(instant: datetime) -> str:
    return instant.isoformat()
