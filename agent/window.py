"""Between messages as they are stored and messages as a model reads them."""

from datetime import datetime
from uuid import UUID

import orjson
from langchain_core.messages import AIMessage, AnyMessage, HumanMessage, ToolMessage

from memory.records import Call, Message

WINDOW = 20
"""Stored messages that go to the model, so that a turn costs the same however long the thread is."""
ANSWERS = "answers"
"""What is set on a message that only answered a question: the model is told the answer by its tool."""
EARLIER = "earlier"
"""The name of the message that tells what lies before them."""
RECALLED = "recalled"
"""The name of the message that tells what the user said or wrote once that may matter now."""
FRAMES = frozenset({EARLIER, RECALLED})
"""Messages that nobody said: data, for a hosted model alone."""


def to_model(stored: tuple[Message, ...], summary: str = "") -> list[AnyMessage]:
    """Stored messages, oldest first, beginning with the user: no call without its answer, nor the reverse.

    Before them goes the summary of what lies before, fenced as data.
    """
    window: list[AnyMessage] = (
        [HumanMessage(f"<earlier>{fenced(summary)}</earlier>", name=EARLIER)] if summary else []
    )
    answered = {message.call_id for message in stored if message.role == "tool"}
    asked: set[str] = set()
    begun = False
    for message in stored:
        begun = begun or message.role == "user"
        whole = all(call.id in answered for call in message.calls)
        if message.extra.get(ANSWERS):
            continue
        if begun and whole and (message.role != "tool" or message.call_id in asked):
            asked |= {call.id for call in message.calls}
            window.append(one_to_model(message))
    return window


def fenced(data: object) -> str:
    """The data as JSON in which nothing can close the fence around it."""
    return orjson.dumps(data).decode().replace("<", "\\u003c")


def one_to_model(message: Message) -> AnyMessage:
    if message.role == "user":
        return HumanMessage(message.content, id=message.id)
    if message.role == "tool":
        return ToolMessage(message.content, tool_call_id=message.call_id or "", id=message.id)
    return AIMessage(
        message.extra.get("content", message.content),
        id=message.id,
        tool_calls=[
            {"id": call.id, "name": call.name, "args": call.arguments, "type": "tool_call"}
            for call in message.calls
        ],
        additional_kwargs=message.extra.get("additional_kwargs", {}),
    )


def to_store(message: AnyMessage, run_id: UUID, now: datetime) -> Message:
    """A model's or a tool's message as it is stored; what a provider needs back later goes along."""
    if isinstance(message, ToolMessage):
        return Message(
            str(message.id), "tool", str(message.content), now, run_id, call_id=message.tool_call_id
        )
    if isinstance(message, HumanMessage):
        return Message(str(message.id), "user", message.text, now, run_id)
    assert isinstance(message, AIMessage)
    extra = {
        "content": None if isinstance(message.content, str) else message.content,
        "additional_kwargs": message.additional_kwargs,
        "usage": message.usage_metadata,
        **message.response_metadata,
    }
    return Message(
        str(message.id),
        "assistant",
        message.text,
        now,
        run_id,
        calls=tuple(calls_of(message)),
        extra={key: value for key, value in extra.items() if value},
    )


def calls_of(message: AIMessage) -> list[Call]:
    """The tool calls that a model asked for."""
    return [Call(call["id"] or "", call["name"], call["args"]) for call in message.tool_calls]
