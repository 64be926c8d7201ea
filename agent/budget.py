"""A prompt as a hosted model gets it: no longer than a turn may cost, however much was said and answered before.

Where it would be longer, what is old is cut at its middle, the oldest most. What the user says in the turn under way
is never cut, nor what the model itself said in it.
"""

import orjson
from langchain_core.messages import AIMessage, AnyMessage, HumanMessage, SystemMessage, ToolMessage

from agent.extract import cut
from agent.window import FRAMES
from memory.records import Json

LETTERS = 4
"""Characters of a token, on average."""
BEFORE = 6_000 * LETTERS
"""Characters of the messages before the turn under way."""
ANSWERS = 24_000 * LETTERS
"""Characters of what tools answer in the turn under way."""
LEAST = 200
"""Characters that stay of each."""


def within(prompt: list[AnyMessage]) -> list[AnyMessage]:
    """The prompt, with as much cut out of its old messages and of its tools' answers as must be."""
    begun = under_way(prompt)
    before, now = prompt[:begun], prompt[begun:]
    return [
        *squeezed(before, BEFORE, [at for at, each in enumerate(before) if not is_frame(each)]),
        *squeezed(now, ANSWERS, [at for at, each in enumerate(now) if isinstance(each, ToolMessage)]),
    ]


def under_way(prompt: list[AnyMessage]) -> int:
    """Where the turn under way begins: behind the last message with which a turn ended."""
    ended = [at for at, each in enumerate(prompt) if isinstance(each, AIMessage) and not each.tool_calls]
    begun = [
        at for at, each in enumerate(prompt) if isinstance(each, HumanMessage) and each.name not in FRAMES
    ]
    return min(ended[-1] + 1 if ended else 0, begun[-1] if begun else 0)


def is_frame(message: AnyMessage) -> bool:
    return isinstance(message, SystemMessage) or message.name in FRAMES


def squeezed(messages: list[AnyMessage], room: int, places: list[int]) -> list[AnyMessage]:
    """The messages, those at these places in so many characters: each has half of what the newer ones left."""
    sizes = {at: size(messages[at]) for at in places}
    if sum(sizes.values()) <= room:
        return messages
    kept = list(messages)
    for at in reversed(places):
        if sizes[at] > (most := max(LEAST, room // 2)):
            kept[at] = shorter(messages[at], most)
        room -= min(sizes[at], most)
    return kept


def size(message: AnyMessage) -> int:
    """About how many characters are sent."""
    if isinstance(message, AIMessage) and not (message.text == message.content and not message.tool_calls):
        calls = [call["args"] for call in message.tool_calls]
        return len(orjson.dumps([message.content, calls, message.additional_kwargs], default=str))
    return len(message.text)


def shorter(message: AnyMessage, most: int) -> AnyMessage:
    """The message in so many characters. Of a model's own, what only its provider reads is left out."""
    if not isinstance(message, AIMessage):
        return message.model_copy(update={"content": cut(str(message.text), most)})
    share = most // (1 + len(message.tool_calls))
    return AIMessage(
        cut(str(message.text), share),
        id=message.id,
        tool_calls=[{**call, "args": few(call["args"], share)} for call in message.tool_calls],
    )


def few(arguments: Json, most: int) -> Json:
    """A call's arguments, as text where they are too long."""
    text = orjson.dumps(arguments, default=str).decode()
    return arguments if len(text) <= most else {"…": cut(text, most)}
