"""Memories: remember, list, correct, accept, reject, and say why something is known."""

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, Literal, TypeAlias

from pydantic import Field, StringConstraints

from memory import conversations, memories
from memory import learning as settings
from memory.errors import Ambiguous, Conflict, Invalid, NotFound
from memory.learning import Learning
from memory.memories import Memory, MemoryState, NewMemory
from memory.names import uuid_in
from memory.records import Json, MemoryKind
from memory.scope import Scope
from tools.memory_candidates import SENTENCE, kind_of
from tools.memory_dates import holds
from tools.memory_facts import relation
from tools.memory_words import normal, saying, stem, stems, words
from tools.names import shown
from tools.task_dates import clock_of, today_of
from tools.tool import tool

Text = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=1000),
    Field(description="One thing that holds longer than today, in their own words: “I live in Porto”."),
]
Named = Annotated[
    str,
    StringConstraints(min_length=1, max_length=500),
    Field(description="A memory: its reference (M3) or words of it."),
]
Since = Annotated[date | None, Field(description="The first day on which it holds, where it was said.")]
Until = Annotated[date | None, Field(description="The last day on which it holds, where it was said.")]
Moved = Annotated[
    date | Literal["none"] | None, Field(description="Another first or last day; 'none' takes it away.")
]
Words = Annotated[str, Field(max_length=500, description="Words, all in its text.")]
Which: TypeAlias = Literal["active", "proposed", "superseded", "rejected", "current", "all"]
"""Of which states: `current` are active and proposed ones."""

STATES: dict[Which, tuple[MemoryState, ...]] = {
    "active": ("active",), "proposed": ("proposed",), "superseded": ("superseded",), "rejected": ("rejected",),
    "current": ("active", "proposed"), "all": ("active", "proposed", "superseded", "rejected"),
}  # fmt: skip
PROPOSED = 50
"""Proposals that may wait for an answer; beyond them nothing more is proposed."""
FRAME = re.compile(r"^(?:please )?(?:remember|note|know|keep in mind)(?: that|:)? |^that ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Remembered(Memory):
    """A memory that was to be kept. `changed` is false where it was known already, and this is what was known."""

    changed: bool = True


@dataclass(frozen=True, slots=True)
class LearningSettings:
    """Whether Aurum learns about the user by itself."""

    learning: Learning


@dataclass(frozen=True, slots=True)
class Known(Memory):
    """A memory with what it took the place of, newest first."""

    history: tuple[Memory, ...] = ()


@tool("write")
async def remember(
    scope: Scope, text: Text, kind: MemoryKind | None = None, since: Since = None, until: Until = None
) -> Remembered:
    """Remember something about the user that they want known: it takes the place of what it contradicts.

    Only when the user asks for it or plainly tells it of themselves; never what somebody else wrote. What is to be done
    is a task. A text that is known already changes nothing.
    """
    check_span(since, until)
    said = neat(text)
    if not words(said):
        raise Invalid("Say in words what to remember.")
    first, last = holds(said, await clock_of(scope))
    new = NewMemory(said, kind or kind_of(said), since or first, until or (last if since is None else None))
    state: MemoryState = "proposed" if await memories.from_outside(scope) else "active"
    await memories.hold(scope)
    return await place(scope, await sourced(scope, new), state)


@tool("read")
async def list_memories(
    scope: Scope,
    words: Words = "",
    kind: MemoryKind | None = None,
    state: Which = "active",
    limit: Annotated[int, Field(ge=1, le=100)] = 30,
) -> list[Memory]:
    """List what is known about the user, newest first: all of it, of a kind, or with these words.

    Proposed ones wait for the user's yes, superseded ones were replaced, `current` are active and proposed ones.
    """
    wanted = beginnings(words)
    return list(
        (await memories.memories(scope, words=wanted, kind=kind, states=STATES[state], limit=limit)).items
    )


@tool("read")
async def why_known(scope: Scope, memory: Named) -> Known:
    """Say why something about the user is known: where and when they said it, in which words, what it replaced."""
    found = await which_memory(scope, memory)
    return Known(**fields_of(found), history=await memories.history(scope, found.id))


@tool("write")
async def correct_memory(
    scope: Scope,
    memory: Named,
    text: Text | None = None,
    kind: MemoryKind | None = None,
    since: Moved = None,
    until: Moved = None,
) -> Remembered:
    """Correct a memory: a new wording takes the old one's place, which stays readable as replaced.

    Kind and dates alone are changed in place. What is not given stays.
    """
    await memories.hold(scope)
    old = await which_memory(scope, memory)
    if old.state in ("superseded", "rejected"):
        raise Conflict(ENDED[old.state].format(old=old))
    kind, first, last = kind or old.kind, moved(since, old.since), moved(until, old.until)
    check_span(first, last)
    said = neat(text) if text is not None else old.text
    if normal(said) == normal(old.text):
        if (kind, first, last) != (old.kind, old.since, old.until):
            await memories.change(scope, old.id, kind=kind, since=first, until=last)
        again = await which_memory(scope, old.ref)
        return Remembered(**fields_of(again), changed=again != old)
    new = await sourced(scope, NewMemory(said, kind, first, last))
    known = [each for each in await memories.compared(scope) if each.id != old.id]
    kept = await place(scope, new, "active", known)
    await memories.supersede(scope, [old.id], kept.id, None)
    return Remembered(**fields_of(await which_memory(scope, kept.ref)))


def moved(given: date | Literal["none"] | None, before: date | None) -> date | None:
    """A day that is given, taken away, or stays."""
    return before if given is None else None if given == "none" else given


@tool("write")
async def accept_memory(scope: Scope, memory: Named) -> Remembered:
    """Accept a proposed memory, as the user wishes: from now on it is known."""
    await memories.hold(scope)
    found = await which_memory(scope, memory, STATES["proposed"])
    if found.state == "superseded":
        raise Conflict(ENDED["superseded"].format(old=found))
    return await accepted(scope, found, await memories.compared(scope))


@tool("write")
async def reject_memory(scope: Scope, memory: Named) -> Remembered:
    """Reject a proposed memory, as the user wishes: it is not proposed again."""
    await memories.hold(scope)
    found = await which_memory(scope, memory, STATES["proposed"])
    if found.state in ("active", "superseded"):
        raise Conflict(f"{found.ref} is known already. Correct it or forget it instead.")
    if found.state == "proposed":
        await memories.settle(scope, found.id, "rejected")
    return Remembered(**fields_of(await which_memory(scope, found.ref)), changed=found.state == "proposed")


@tool("write")
async def set_learning(scope: Scope, learning: Learning) -> LearningSettings:
    """Say whether Aurum learns about the user by itself: ask (it proposes), auto (it remembers), or off.

    What is said while it is off is never read for that.
    """
    await settings.set_learning(scope, learning)
    scope.emit({"type": "changed", "nouns": ["memories"]})
    return LearningSettings(learning)


async def learned(scope: Scope, found: list[NewMemory], wanted: Learning) -> int:
    """Propose what was read in the user's own words, or remember it where they let Aurum; how many are new.

    What is known, was replaced or rejected, or is older than what is known, changes nothing.
    """
    state: MemoryState = "active" if wanted == "auto" else "proposed"
    count = 0
    for new in found if wanted != "off" else []:
        known = await memories.compared(scope)
        waiting = sum(each.state == "proposed" for each in known)
        if stale(new, known) or (state == "proposed" and waiting >= PROPOSED):
            continue
        count += (await place(scope, new, state, known)).changed
    if count:
        scope.emit({"type": "changed", "nouns": ["memories"]})
    return count


def stale(new: NewMemory, known: list[Memory]) -> bool:
    """Whether a statement was read before, was rejected, or is older than what contradicts it."""
    for each in known:
        found = relation(new.text, each.text)
        if found == "same" and (each.state == "rejected" or each.source.id == new.source_id):
            return True
        at = new.source_at
        if at and found == "replaces" and each.state in STATES["current"] and each.source.at > at:
            return True
        if at and found == "same" and each.state == "superseded" and each.source.at >= at:
            return True
    return False


async def place(
    scope: Scope, new: NewMemory, state: MemoryState, known: list[Memory] | None = None
) -> Remembered:
    """Write a memory among those that are known: one like it is that one, those that it contradicts make way.

    A proposal takes the place of proposals alone, until it is accepted.
    """
    known = await memories.compared(scope) if known is None else known
    current = [each for each in known if each.state in STATES["current"]]
    alike = [each for each in current if relation(new.text, each.text) == "same"]
    if there := next((each for each in alike if each.state == "active"), None):
        return Remembered(**fields_of(there), changed=False)
    if alike:
        return await accepted(scope, alike[0], known) if state == "active" else unchanged(alike[0])
    gone = contradicted(new.text, known, state)
    day = today_at(new, await today_of(scope))
    if any(each.state == "active" for each in gone):
        new = replace(new, since=new.since or (day if new.until is None or day <= new.until else None))
    kept = await memories.add(scope, new, state)
    if gone:
        await memories.supersede(scope, [each.id for each in gone], kept.id, new.since or day)
        kept = await which_memory(scope, kept.ref)
    return Remembered(**fields_of(kept))


async def accepted(scope: Scope, found: Memory, known: list[Memory]) -> Remembered:
    """The memory from now on known; what it contradicts makes way."""
    if found.state == "active":
        return unchanged(found)
    await memories.settle(scope, found.id, "active")
    others = [each for each in known if each.id != found.id]
    if gone := contradicted(found.text, others, "active"):
        day = found.since or await today_of(scope)
        await memories.supersede(scope, [each.id for each in gone], found.id, day)
        if found.since is None and (found.until is None or day <= found.until):
            await memories.change(scope, found.id, kind=found.kind, since=day, until=found.until)
    return Remembered(**fields_of(await which_memory(scope, found.ref)))


def contradicted(text: str, known: list[Memory], state: MemoryState) -> list[Memory]:
    """What a text takes the place of, as active or as a proposal."""
    reach = STATES["current"] if state == "active" else STATES["proposed"]
    return [each for each in known if each.state in reach and relation(text, each.text) == "replaces"]


def unchanged(found: Memory) -> Remembered:
    return Remembered(**fields_of(found), changed=False)


async def sourced(scope: Scope, new: NewMemory) -> NewMemory:
    """The memory with where it comes from: the message of the run that this is part of, else the user's own hand."""
    heard = [each for each in await conversations.of_run(scope, scope.operation) if each.role == "user"]
    if not heard:
        return replace(new, source_kind="user", source_at=scope.now, quote=new.text)
    message, wanted = heard[-1], stems(new.text)
    sentences = [each.strip() for each in SENTENCE.split(message.content) if each.strip()] or [new.text]
    quote = max(sentences, key=lambda each: len(wanted & stems(each)))
    return replace(new, source_kind="said", source_id=message.id, source_at=message.created_at, quote=quote)


async def which_memory(scope: Scope, text: str, first: tuple[MemoryState, ...] = STATES["current"]) -> Memory:
    """The memory that a reference (M3), an id or words of it mean; by words one in these states, else a current one.

    Raises NotFound, or Ambiguous with the choices.
    """
    number, row_id = re.fullmatch(r"#?[mM](\d{1,9})", text.strip()), uuid_in(text)
    missing = NotFound(f"There is no memory “{shown(text)}”.")
    if number or row_id:
        found = await memories.memory(scope, number=int(number[1]) if number else None, row_id=row_id)
        if found is None:
            raise missing
        return found
    wanted = saying(text).stems
    among = [each for each in await memories.compared(scope) if each.state in STATES["current"]]
    fitting = [each for each in among if wanted and wanted <= stems(each.text)]
    fitting = [each for each in fitting if normal(each.text) == normal(text)] or fitting
    fitting = [each for each in fitting if each.state in first] or fitting
    if not fitting:
        raise missing
    if len(fitting) > 1:
        raise Ambiguous(
            f"“{shown(text)}” could be one of {len(fitting)}: name the memory by its reference.",
            choices=[{"ref": each.ref, "name": each.text[:100]} for each in fitting[:8]],
        )
    return fitting[0]


ENDED = {
    "superseded": "{old.ref} was replaced by {old.replaced_by}. Name that one.",
    "rejected": "{old.ref} was rejected. Accept it first.",
}


def fields_of(found: Memory) -> Json:
    return {name: getattr(found, name) for name in Memory.__dataclass_fields__}


def beginnings(text: str) -> list[str]:
    """What a list is narrowed by: the words that matter, in the part that their forms share."""
    return list(stems(text)) or [stem(word) for word in words(text)]


def neat(text: str) -> str:
    """A text as a sentence, without the words that ask to remember it."""
    plain = FRAME.sub("", text.strip()).strip(" ;,") or text.strip()
    small = re.match(r"(?:i|i'm|i've|i’m|i’ve|my|we|our)\b", plain)
    return plain[:1].upper() + plain[1:] if small else plain


def today_at(new: NewMemory, today: date) -> date:
    """The day on which it was said, as far as days matter here."""
    return new.source_at.date() if new.source_at and new.source_kind == "journal" else today


def check_span(since: date | None, until: date | None) -> None:
    """Raise Invalid for a memory that would end before it begins."""
    if since and until and since > until:
        raise Invalid("It can't end before it begins: give a last day that is not before the first.")
