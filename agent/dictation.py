"""Whether a call does what some data says, and nothing that its user says: then they are asked before it is made.

An entry, a memory, a title or a message of old is the user's own and gives no orders all the same. Data dictates a call
where one text of it names the tool and something that the call is given, or holds three words or more in a row that it
is given; what the user says in the conversation dictates nothing. What texts mean is never looked at.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import orjson
from langchain_core.messages import AnyMessage, HumanMessage, SystemMessage, ToolMessage

from agent.privacy import is_entry
from agent.taint import is_data, plain
from agent.window import EARLIER, FRAMES
from memory.records import Call

FENCED = re.compile(r"<(life|earlier|recalled|said|quoted|others)>(.*)</\1>", re.DOTALL)
BARE = re.compile(r"[\w.:+-]*")
"""A value that says nothing by itself: a reference, a date, a state."""
DONE = re.compile(r"(?:→ did|Done before:).*")
"""What a summary says was done: receipts, nobody's words."""
KEPT = re.compile(r"\s*(?:please )?(?:remember|note)\b", re.IGNORECASE)
"""How somebody begins who has something written down."""
MANY = 3
"""Words in a row that nobody says twice by chance."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a model was told: the texts of data, and what the user said; in small letters, digits and single spaces."""

    data: tuple[str, ...]
    said: str


NOTHING = Told((), "")


def told(prompt: Sequence[AnyMessage]) -> Told:
    """A prompt as it is looked at. What the user had written down in it before is data, too."""
    own = [each for each in prompt if isinstance(each, HumanMessage) and not is_data(each)]
    written = [each.text for each in own[:-1] if is_entry(each.text) or KEPT.match(each.text)]
    said = [each.text for each in own if each.text not in written]
    texts = [*(text for each in prompt for text in texts_of(each)), *written]
    return Told(
        tuple(padded(text) for text in dict.fromkeys(texts) if not BARE.fullmatch(text)),
        padded(" ".join(said)),
    )


def texts_of(message: AnyMessage) -> Iterator[str]:
    """The texts in what a tool answered or what is fenced as data; none in what somebody says."""
    content = str(message.content)
    if isinstance(message, SystemMessage) or message.name in FRAMES:
        found = FENCED.search(content)
        content = found[2] if found else ""
    elif not isinstance(message, ToolMessage):
        return
    try:
        data = orjson.loads(content)
    except orjson.JSONDecodeError:
        data = content
    for text in leaves(data):
        yield DONE.sub("", text) if message.name == EARLIER else text


def leaves(data: object) -> Iterator[str]:
    """Every text and number in some JSON."""
    if isinstance(data, dict):
        data = list(data.values())
    if isinstance(data, list):
        for each in data:
            yield from leaves(each)
    elif isinstance(data, str | int | float) and not isinstance(data, bool):
        yield str(data)


def dictated(call: Call, told: Told) -> bool:
    """Whether some data dictates this call."""
    given = {padded(each) for each in leaves(call.arguments)} - {"  ", " "}
    unsaid = {each for each in given if each not in told.said}
    names = set(told.data)
    for text in told.data:
        within = [each for each in unsaid if each in text and each != text]
        if any(len(each.split()) >= MANY and each not in names for each in within):
            return True
        if named(call.name, text) and (within or (not given and not named(call.name, told.said))):
            return True
    return False


def named(tool: str, text: str) -> bool:
    """Whether a text names a tool: by its name or by all words of it."""
    return f" {tool} " in text or all(
        f" {word} " in text or f" {word.removesuffix('s')} " in text or f" {word}s " in text
        for word in tool.split("_")
    )


def padded(text: str) -> str:
    """The text as it is looked for, with a space on both sides."""
    return f" {plain(text).strip()} "
