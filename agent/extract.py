"""A conversation in few words, without a model: what was asked for, what was done, what is still open.

What was done is what the tools' own receipts say, with references. A line for each message of the user, the oldest
first; where there are too many, of the oldest only what they did stays, as long as there is room. Pure.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import orjson

from memory.records import Call, Json, Message

LONGEST = 2_400
"""Characters of a summary: about 600 tokens."""
BEFORE = 900
"""Characters of it for what lies before its lines."""
ASKED, SAID, NAME = 160, 120, 60
"""Characters of what the user asked for, of what was answered, of a thing's name."""
THINGS = 4
"""Things that a deed names; the others are counted."""

DONE, ARROW, DID = "Done before: ", " → ", "did "
LINE = re.compile(r"\d{4}-\d\d-\d\d: ")


@dataclass(frozen=True, slots=True)
class Deed:
    """What came of a tool call, as its answer says it."""

    done: bool
    words: str


@dataclass(frozen=True, slots=True)
class Turn:
    """What the user said (None where nobody did), what was done about it, and the last that was answered."""

    day: str
    asked: str | None
    deeds: tuple[Deed, ...]
    answer: str


def fold(before: str, turns: Iterable[Turn]) -> str:
    """The summary of what was summed up before and of what followed, LONGEST characters at most."""
    lines = before.splitlines()
    first = next((at for at, line in enumerate(lines) if LINE.match(line)), len(lines))
    head, rest = " ".join(lines[:first]), [*lines[first:], *map(line_of, turns)]
    if len(joined(head, rest)) > LONGEST:
        head = shortened(head)
    while len(joined(head, rest)) > LONGEST:
        head = followed(head, rest.pop(0))
    return joined(head, rest)


def joined(head: str, lines: Sequence[str]) -> str:
    return "\n".join([*([head] if head else []), *lines])


def shortened(head: str) -> str:
    """The head in BEFORE characters: of what was done the oldest goes, of other words the middle."""
    told, mark, deeds = head.partition(DONE)
    told = cut(told.strip(), BEFORE // 2 if mark else BEFORE)
    room = BEFORE - len(told) - len(mark) - 1
    if len(deeds) > room:
        deeds = deeds[-room:].partition("; ")[2] or deeds[-room:]
    return f"{told} {mark}{deeds}".strip()


def followed(head: str, line: str) -> str:
    """The head with what a line says was done; of a line that did nothing, nothing."""
    done = line.rpartition(ARROW)[2]
    if not done.startswith(DID):
        return head
    return shortened(f"{head}{'; ' if DONE in head else f' {DONE}'}{done.removeprefix(DID)}")


def line_of(turn: Turn) -> str:
    """A turn in one line: the day, what was asked, what came of it."""
    asked = "Aurum said" if turn.asked is None else f"“{cut(turn.asked, ASKED)}”"
    return f"{turn.day}: {asked}{ARROW}{outcome(turn)}"


def outcome(turn: Turn) -> str:
    done = [deed.words for deed in turn.deeds if deed.done]
    if done:
        return DID + "; ".join(done[:THINGS]) + (f"; and {len(done) - THINGS} more" if done[THINGS:] else "")
    if turn.answer.rstrip(' *_”"').endswith("?"):
        return f"open, asked back: “{cut(turn.answer, SAID)}”"
    if turn.deeds:
        return f"not done: {turn.deeds[-1].words}"
    return f"answered: “{cut(turn.answer, SAID)}”" if turn.answer else "no answer"


def turns_of(messages: Sequence[Message], zone: str) -> list[Turn]:
    """Stored messages, oldest first, as turns; the day is the calendar's in the user's zone."""
    parts: list[list[Message]] = []
    for message in messages:
        if message.role == "user" or not parts:
            parts.append([])
        parts[-1].append(message)
    return [turn_of(part, zone) for part in parts]


def turn_of(messages: Sequence[Message], zone: str) -> Turn:
    first = messages[0]
    calls = {call.id: call for message in messages for call in message.calls}
    said = [
        message.content for message in messages if message.role == "assistant" and message.content.strip()
    ]
    return Turn(
        first.created_at.astimezone(ZoneInfo(zone)).date().isoformat(),
        plain(first.content) if first.role == "user" else None,
        tuple(
            deed
            for message in messages
            if message.role == "tool" and (deed := deed_of(calls.get(message.call_id or ""), message.content))
        ),
        plain(said[-1]) if said else "",
    )


def deed_of(call: Call | None, content: str) -> Deed | None:
    """What a tool's answer says was done, or why it was not; None where it only told something."""
    try:
        answer = orjson.loads(content)
    except orjson.JSONDecodeError:
        return None
    if not isinstance(answer, dict) or "ok" not in answer:
        return None
    tool = named(answer.get("tool") or (call.name if call else ""))
    if not answer["ok"]:
        error = answer.get("error")
        return Deed(False, f"{tool}: {named(error.get('title'))}" if isinstance(error, dict) else tool)
    return Deed(True, f"{tool} {things(answer.get('result'))}".strip()) if answer.get("changed") else None


def things(result: object) -> str:
    """The things in a tool's answer, by reference and name."""
    found = [
        f"{named(each['ref'])} “{named(each.get('title') or each.get('name'))}”" for each in records(result)
    ]
    if not found and isinstance(result, dict) and result.get("label"):
        return f"“{named(result['label'])}”"
    return ", ".join(found[:THINGS]) + (f" and {len(found) - THINGS} more" if found[THINGS:] else "")


def records(result: object) -> list[Json]:
    """The record that a tool answered, or those of its list; of a record without a reference, those in its lists."""
    if isinstance(result, dict) and result.get("ref"):
        return [result]
    parts = result.values() if isinstance(result, dict) else result if isinstance(result, list) else []
    flat = [each for part in parts for each in (part if isinstance(part, list) else [part])]
    return [each for each in flat if isinstance(each, dict) and each.get("ref")]


def named(value: object) -> str:
    return cut(plain(str(value or "")), NAME)


def plain(text: str) -> str:
    """The text in one line; no words of anybody's look like what a line says was done."""
    return " ".join(text.replace(ARROW.strip(), "-").split())


def cut(text: str, longest: int) -> str:
    """The text, its middle left out where it is too long."""
    if len(text) <= longest:
        return text
    end = (longest - 1) // 3
    return f"{text[: longest - 1 - end].rstrip()}…{text[len(text) - end :].lstrip()}"
