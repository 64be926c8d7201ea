"""Nothing is claimed that did not happen: a hosted model's words are held against what its tools answered.

A sentence that says something was done needs a receipt: a tool call of this turn that succeeded and does such things.
Where a tool of this turn computed something (a score, a forecast, a plan), numbers, names and dates must be among what
the model was told. Words that may turn out to be such a claim wait for the end of their sentence; all others pass at
once. What is found ends the model's answer, and the offline model says instead what the tools really answered; or it
is left out, where the model said ahead of its calls what they were to do.
"""

import re
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from datetime import date, datetime
from functools import cached_property

import orjson
from langchain_core.messages import AIMessage, AnyMessage, HumanMessage, SystemMessage, ToolMessage

from tools.hrm.claim_words import DEED_VERBS
from tools.hrm.claims import OWN_DEED, PASSIVE_DEED, VERBED, Facts, facts_of, unfounded
from tools.registry import TOOLS

COMPUTED = frozenset(
    {"next_tasks", "why", "rank_goals", "alignment", "forecast", "plan_day", "insight", "list_insights", "look",
     "insight_statistics", "list_weights", "preview_weights", "rate_priority"}
)  # fmt: skip
"""Tools whose answers are conclusions: nothing may be added to them."""

READING = frozenset(tool.name for tool in TOOLS if tool.risk == "read")

DEEDS: tuple[tuple[frozenset[str], re.Pattern[str]], ...] = (
    (
        frozenset(
            {"sent", "emailed", "mailed", "messaged", "texted", "called", "notified", "informed", "told", "reminded",
             "booked", "ordered", "bought", "paid", "submitted", "published", "posted", "shared", "invited",
             "reached out"}
        ),
        re.compile(r"(?!)"),  # no tool does that
    ),
    (
        frozenset(["deleted", "removed", "cleared", "archived", "cancelled", "canceled", "dismissed"]),
        re.compile(r"delete|empty|archive|remove|dismiss|cancel|undo|redo|change|rate"),
    ),
    (
        frozenset(["completed", "finished", "closed", "checked off", "ticked off"]),
        re.compile(r"complete|change|undo|redo"),
    ),
    (frozenset(["restored", "undone", "reopened"]), re.compile(r"undo|redo|restore|reopen|unarchive|change")),
)  # fmt: skip
"""Verbs, and the tools of which one must have succeeded; for other verbs any that changes something will do."""

SENTENCE_END = re.compile(r"[.!?…][\"”')*_]*\s|\n")


def _before(words: str) -> str:
    """What follows where a claim may be about to come: one of these words, a word that is not whole yet, nothing."""
    return rf"(?=\s*\Z|\s+[\w’']*\Z|\s+(?:{words})\b)"


TRIGGER = re.compile(
    rf"\b(?:I|[Ww]e|Aurum)(?:['’](?:ve|m)\b|{_before(rf'have|had|am|just|already|now|also|then|gone|[a-z]+ly|{VERBED}')})"
    rf"|(?:\b(?:is|are)|['’](?:s|re)){_before('now|already|been|just')}"
    rf"|\b(?:was|were){_before(rf'[a-z]+ly|now|just|{VERBED}')}"
    rf"|(?:\b(?:has|have|had)|['’]ve){_before('just|already|now|been')}"
)
OPENING = re.compile(
    rf"\s*[*_#>-]*\s*(?:OK|Okay|Sure|Alright|Great|Yes|All done|Done|{VERBED})\b", re.IGNORECASE
)
BEGINNINGS = tuple(
    word.casefold() for word in ("I", "we", "Aurum", "has", "have", "had", "is", "are", "was", "were")
)
OPENINGS = tuple(
    word.casefold() for word in ("OK", "Okay", "Sure", "Alright", "Great", "Yes", "All", *DEED_VERBS)
)
NOT_ALL = r"(?![^.!?]*\b(?:not|n['’]t|no|nothing|but|except)\b)"
WHOLLY = re.compile(
    rf"(?<!not )\b(?:all|both|everything|each|every)\b{NOT_ALL}[^.!?]*\b(?:done|{VERBED})\b", re.IGNORECASE
)
"""What can't be said of a turn in which something was refused."""
QUOTED = re.compile(r"[“\"«][^”\"»]{1,300}[”\"»]|^>.*$|`[^`]*`", re.MULTILINE)
IDENTITY = re.compile(
    r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|(?<=\d)T\d\d:\d\d[^\s\"]*", re.IGNORECASE
)


class Unfounded(Exception):
    """A model said what nothing that it was told holds."""


class Turn:
    """What a model may say in its turn, as its messages show it."""

    def __init__(self, messages: list[AnyMessage]) -> None:
        self.messages = messages
        asked = max((at for at, each in enumerate(messages) if begins(each)), default=-1)
        said = messages[asked + 1 :]
        names = {
            call["id"]: call["name"]
            for each in said
            if isinstance(each, AIMessage)
            for call in each.tool_calls
        }
        self.answered = [
            (names.get(each.tool_call_id, each.name or ""), str(each.content))
            for each in said
            if isinstance(each, ToolMessage)
        ]
        self.strict = any(name in COMPUTED for name, _ in self.answered)

    @cached_property
    def receipts(self) -> list[str]:
        """The tools that changed something in this turn."""
        return [
            name for name, answer in self.answered if name not in READING and answer.startswith('{"ok":true')
        ]

    @cached_property
    def refused(self) -> bool:
        """Whether something that was to be done in this turn was not."""
        return any(name not in READING and answer.startswith('{"ok":false') for name, answer in self.answered)

    @cached_property
    def facts(self) -> Facts:
        """What the model was told: its instructions, the life, what the user said, what tools answered."""
        told = [
            told_by(each)
            for each in self.messages
            if isinstance(each, SystemMessage | HumanMessage | ToolMessage)
        ]
        return facts_of(told, today_in(self.messages))

    def check(self, sentence: str) -> None:
        """Raises Unfounded where the sentence claims what did not happen, or what a conclusion does not hold."""
        for verb in claimed(sentence):
            if not self.backed(verb):
                raise Unfounded(verb)
        if self.refused and (found := WHOLLY.search(QUOTED.sub(" … ", sentence))):
            raise Unfounded(found[0])
        if self.strict and (
            strange := [each for each in unfounded(sentence, self.facts) if not claimed(each)]
        ):
            raise Unfounded(strange[0])

    def backed(self, verb: str) -> bool:
        for verbs, tools in DEEDS:
            if verb in verbs:
                return any(tools.search(name) for name in self.receipts)
        return bool(self.receipts)


async def founded(
    pieces: AsyncGenerator[str | AIMessage], messages: list[AnyMessage]
) -> AsyncIterator[str | AIMessage]:
    """A model's words as they come, as far as they are founded. Raises Unfounded where its answer is not."""
    turn, spoken, passed, held = Turn(messages), "", "", ""
    doubt: Unfounded | None = None
    async with aclosing(pieces):
        async for piece in pieces:
            whole = None if isinstance(piece, str) else piece
            held += piece if isinstance(piece, str) else ""
            ready = len(held) if whole else harmless(passed, held, turn.strict or turn.refused)
            if ready and doubt is None:
                try:
                    turn.check(passed + held[:ready])
                except Unfounded as error:
                    doubt = error
                else:
                    yield held[:ready]
                    spoken += held[:ready]
                    passed, held = open_end(passed + held[:ready]), held[ready:]
            if whole:
                yield whole if doubt is None else ahead_of(doubt, whole, spoken)


def begins(message: AnyMessage) -> bool:
    """Whether a turn begins with this message; one that joined a turn under way begins none."""
    return isinstance(message, HumanMessage) and not message.additional_kwargs.get("joined")


def ahead_of(doubt: Unfounded, whole: AIMessage, spoken: str) -> AIMessage:
    """What was said ahead of the calls that would do it is left out: their answers will show what was done."""
    if not whole.tool_calls:
        raise doubt
    others = [] if isinstance(whole.content, str) else [each for each in whole.content if not is_text(each)]
    content = [*([{"type": "text", "text": spoken}] if spoken else []), *others] if others else spoken
    return whole.model_copy(update={"content": content})


def is_text(part: object) -> bool:
    return isinstance(part, str) or (isinstance(part, dict) and part.get("type") == "text")


def open_end(text: str) -> str:
    """The sentence that has not ended yet."""
    ends = [found.end() for found in SENTENCE_END.finditer(text)]
    return text[ends[-1] :] if ends else text


def harmless(passed: str, held: str, strict: bool) -> int:
    """How much of what is held can go on: whole sentences, and of the last one what can begin no claim.

    `passed` is what of that sentence has gone on already.
    """
    ends = [found.end() - len(passed) for found in SENTENCE_END.finditer(passed + held)]
    whole = max([0, *ends])
    sentence = open_end(passed + held)
    begun = len(sentence) - len(held[whole:])  # how much of the sentence has gone on
    if strict or OPENING.match(sentence):
        return whole
    if found := TRIGGER.search(sentence, max(0, begun - 1)):
        return whole + max(0, found.start() - begun)
    last = re.search(r"\S+\Z", sentence)
    if last is None:
        return len(held)
    word = re.split(r"['’]", last[0].casefold())[-1].lstrip("*_#>-(")
    first = not sentence[: last.start()].strip(" *_#>-•")
    begins = (*BEGINNINGS, *OPENINGS) if first else BEGINNINGS
    wait = any(each.startswith(word) for each in begins) or "'" in last[0] or "’" in last[0]
    return whole + max(0, last.start() - begun) if wait else len(held)


def claimed(sentence: str) -> list[str]:
    """The verbs of the deeds that a sentence claims, in small letters; what it quotes it does not claim."""
    plain = QUOTED.sub(" … ", sentence)
    found = [*OWN_DEED.finditer(plain), *PASSIVE_DEED.finditer(plain)]
    return [max(re.findall(VERBED, each[0], re.IGNORECASE) or ["done"], key=len).lower() for each in found]


def told_by(message: AnyMessage) -> object:
    """A message as facts: what a tool answered by its values, all other words as they are."""
    text = IDENTITY.sub(" ", str(message.text if not isinstance(message, ToolMessage) else message.content))
    if isinstance(message, ToolMessage):
        try:
            return orjson.loads(text)
        except orjson.JSONDecodeError:
            return text
    return text


def today_in(messages: list[AnyMessage]) -> date:
    """The day on which the model was asked, as its instructions say it."""
    for each in messages:
        found = (
            re.search(r'"now": ?"([^"]+)"', str(each.content)) if isinstance(each, SystemMessage) else None
        )
        if found:
            return datetime.fromisoformat(found[1]).date()
    return date.min
