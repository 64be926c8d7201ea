"""What ends a turn that gets nowhere: the same call for ever, and calls that no tool takes."""

from collections import Counter

import orjson
from langchain_core.messages import AIMessage, AnyMessage, ToolMessage

from agent.toolbox import TAKES_BACK, Toolbox
from agent.window import calls_of
from memory.errors import AurumError
from memory.records import Call

TWICE = 2
"""Times that the same call is made in one run; then it is answered with a refusal."""
MOST = 5
"""Answers in one run to the same call, and to calls that no tool takes; who asks once more has ended."""
ASKED_BEFORE = (
    "It was not done: this was asked for twice in this turn already, with the same arguments. "
    "Go on with what was answered then, or ask the user."
)


class Repeated(Exception):
    """The model asked for the same thing again and again."""


class Astray(Exception):
    """The model kept asking for what no tool does."""


def not_made(toolbox: Toolbox, said: list[AnyMessage]) -> frozenset[str]:
    """The ids of the calls in a run's last message that are not made: they were made twice before.

    After a change everything may be read anew; what takes back does something else each time. Raises Repeated and
    Astray, before any of these calls is made.
    """
    *before, asked = said
    counts, wrong = counted(toolbox, before)
    assert isinstance(asked, AIMessage)
    calls = calls_of(asked)
    if wrong >= MOST and not all(taken(toolbox, call) for call in calls):
        raise Astray
    if any(counts[key(call)] >= MOST for call in calls):
        raise Repeated
    refused = set()
    for call in calls:
        counts[key(call)] += call.name not in TAKES_BACK
        if counts[key(call)] > TWICE:
            refused.add(call.id)
    return frozenset(refused)


def counted(toolbox: Toolbox, said: list[AnyMessage]) -> tuple[Counter[tuple[str, bytes]], int]:
    """How often each call was asked for, and how many no tool took."""
    counts: Counter[tuple[str, bytes]] = Counter()
    wrong = 0
    for message in said:
        if isinstance(message, AIMessage):
            calls = calls_of(message)
            counts.update(key(call) for call in calls if call.name not in TAKES_BACK)
            wrong += sum(not taken(toolbox, call) for call in calls)
        elif isinstance(message, ToolMessage) and '"changed":true' in str(message.content):
            for name, arguments in list(counts):
                if name in toolbox.tools and toolbox.tools[name].risk == "read":
                    del counts[name, arguments]
    return counts, wrong


def key(call: Call) -> tuple[str, bytes]:
    """What makes two calls the same."""
    return call.name, orjson.dumps(call.arguments, option=orjson.OPT_SORT_KEYS)


def taken(toolbox: Toolbox, call: Call) -> bool:
    """Whether there is such a tool, and it takes these arguments."""
    try:
        toolbox.check(call.name, call.arguments)
    except AurumError:
        return False
    return True
