"""Forget: what is known of something goes for good, and nothing of it is told to a model any more."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated
from uuid import UUID, uuid5

from pydantic import Field, StringConstraints

from memory import forgetting, hung, memories
from memory.errors import Invalid, NotFound
from memory.forgetting import Found, Wanted
from memory.memories import Memory
from memory.rounds import FELT
from memory.scope import Scope
from tools.memories import which_memory
from tools.memory_words import Saying, saying, stems
from tools.names import shown
from tools.tool import tool

Refs = Annotated[
    list[Annotated[str, StringConstraints(min_length=1, max_length=500)]],
    Field(max_length=100, description="Memories by their references: M3."),
]
About = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=500),
    Field(description="Words: all memories, notes and messages that say them."),
]
ALL = re.compile(r"(?:everything|all)(?: (?:that )?(?:you know|about me|you know about me))?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What goes for good (memories by reference, how many messages are kept from models, how many notes), and what
    stays but says so too (entries and tasks, by reference). Texts are not repeated. Check-ins and standing intents
    count as notes."""

    preview: bool
    memories: tuple[str, ...]
    messages: int
    notes: int
    entries: tuple[str, ...]
    tasks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Traces:
    """Where what is to be forgotten stands."""

    targets: tuple[Memory, ...]
    sayings: tuple[Saying, ...]
    messages: tuple[Found, ...]
    queued: tuple[Found, ...]
    notes: tuple[Found, ...]
    checkins: int
    intents: tuple[Found, ...]
    entries: tuple[str, ...]
    tasks: tuple[str, ...]


@tool("destructive")
async def forget(
    scope: Scope, refs: Refs | None = None, about: About = "", preview: bool = False
) -> Forgotten:
    """Forget for good what is known, as the user wishes: memories by reference, or all that says the words `about`.

    They go with what they replaced and every record of them; messages that say so are kept from models and searches,
    notes that say so are deleted. No undo brings that back. With preview=true nothing is forgotten yet. Never repeat
    in your answer what was forgotten.
    """
    await memories.hold(scope)
    model = await forgetting.open_all(scope)
    traces = await looked_for(scope, refs or [], about, model)
    own = {each.id for each in traces.messages if each.group == scope.operation}
    told = Forgotten(
        preview,
        tuple(each.ref for each in traces.targets),
        len({each.id for each in traces.messages} - own),
        len(traces.notes) + traces.checkins + len(traces.intents),
        traces.entries,
        traces.tasks,
    )
    if not (told.memories or told.messages or told.notes):
        raise NotFound(nothing(about))
    if not preview:
        await take_out(scope, traces)
    await forgetting.close_again(scope, model)
    return told


async def looked_for(scope: Scope, refs: list[str], about: str, model: bool) -> Traces:
    """Everything that is to go, and what stays. Raises Invalid for words that tell nothing, NotFound for a reference
    that is none."""
    known = await memories.compared(scope)
    named = [await which_memory(scope, ref) for ref in refs]
    if about and ALL.fullmatch(about):
        named += known
    sayings = [saying(about)] if about and not ALL.fullmatch(about) else []
    if not named and not any(each.stems or each.tokens for each in sayings):
        raise Invalid("Say what to forget: references of memories, or words that tell it apart.")
    targets = spread(known, named, sayings)
    staying = " ".join(each.text for each in known if each.id not in targets and each.state == "active")
    sayings += [saying(each.text, staying) for each in targets.values()]
    sources = {each.source.id for each in targets.values() if each.source.kind == "said" and each.source.id}
    said = await saying_so(scope, "messages", sayings)
    said += [Found(each, "") for each in sources - {one.id for one in said}]
    notes = await saying_so(scope, "notes", sayings, by_name=False)
    checkins = await checkins_saying(scope, sayings)
    intents = await saying_so(scope, "intents", sayings)
    entries = [each.id for each in await saying_so(scope, "entries", sayings, model=model)]
    tasks = [each.id for each in await saying_so(scope, "tasks", sayings)]
    return Traces(
        tuple(targets.values()), tuple(sayings), tuple(said), tuple(await saying_so(scope, "queued", sayings)),
        tuple(notes), len(checkins), tuple(intents), tuple(in_order(entries)), tuple(in_order(tasks)),
    )  # fmt: skip


def spread(known: list[Memory], named: list[Memory], sayings: list[Saying]) -> dict[UUID, Memory]:
    """The memories that are meant, those that say the same, and all that these took the place of."""
    targets = {each.id: each for each in named}
    targets |= {
        each.id: each for each in known if any(one.stems and one.stems <= stems(each.text) for one in sayings)
    }
    while True:
        texts = [saying(each.text) for each in targets.values()]
        refs = {each.ref for each in targets.values()}
        more = [
            each
            for each in known
            if each.id not in targets
            and (each.replaced_by in refs or any(one.said(each.text, by_name=False) for one in texts))
        ]
        if not more:
            return targets
        targets |= {each.id: each for each in more}


async def saying_so(
    scope: Scope, place: str, sayings: Iterable[Saying], *, by_name: bool = True, model: bool = False
) -> list[Found]:
    """The rows of a place that say one of these."""
    found: dict[str, Found] = {}
    for each in sayings:
        alone = each.tokens if by_name else each.codes
        if not (each.stems or alone):
            continue
        wanted = Wanted(tuple(map(plainly, each.stems)), tuple(map(plainly, alone)))
        for row in await forgetting.may_say(scope, place, narrowed(wanted), model=model):
            if row.id not in found and each.said(row.text, by_name=by_name):
                found[row.id] = row
    return list(found.values())


def narrowed(wanted: Wanted) -> Wanted:
    """What a database can look for: letters that it makes small as we do, and words that are written in one way."""
    if not all(wanted.any):
        return Wanted((), ())
    beginnings = tuple(word for word in wanted.all if word)
    return Wanted(beginnings, wanted.any) if beginnings or not wanted.all else Wanted((), ())


def plainly(word: str) -> str:
    """The word, or nothing where it may be written otherwise than we read it."""
    return word if word.isascii() and "'" not in word and not word.startswith(("favourit", "colour")) else ""


async def take_out(scope: Scope, traces: Traces) -> None:
    """Forget it: first the memories, then all that was kept of them and of what was said."""
    await forgetting.memories(scope, [each.id for each in traces.targets])
    await forgetting.notes(scope, [each.id for each in traces.notes])
    touched = await forgetting.withhold(
        scope, [each.id for each in traces.messages], [each.id for each in traces.queued]
    )
    await hung.take_down(scope)
    sayings = traces.sayings
    await forgetting.changes(scope, await ids_saying(scope, "changes", sayings, by_name=False))
    await forgetting.rounds(scope, await ids_saying(scope, "rounds", sayings))
    await forgetting.checkins(scope, await ids_saying(scope, "checkins", sayings))
    await forgetting.observations(scope, await ids_saying(scope, "observations", sayings))
    await forgetting.changes(scope, await ids_saying(scope, "changed_rounds", sayings))
    await forgetting.intents(scope, [each.id for each in traces.intents])
    await forgetting.changes(scope, await ids_saying(scope, "changed_intents", sayings))
    await forgetting.deliveries(scope, await ids_saying(scope, "deliveries", sayings))
    await forgetting.quotes(scope, await ids_saying(scope, "quotes", sayings))
    await forgetting.changed_quotes(scope, await ids_saying(scope, "changed_quotes", sayings))
    await forgetting.labels(scope, await ids_saying(scope, "operations", sayings))
    await forgetting.answers(scope, await ids_saying(scope, "effects", sayings))
    await forgetting.questions(scope, await ids_saying(scope, "approvals", sayings))
    await forgetting.threads(scope, await ids_saying(scope, "threads", sayings))
    summed = [UUID(each) for each in await ids_saying(scope, "summaries", sayings)]
    await forgetting.summed_up(scope, list(dict.fromkeys([*touched, *summed])))
    await forgetting.pass_over(scope, traces.entries)
    scope.emit({"type": "changed", "nouns": ["memories"]})


async def checkins_saying(scope: Scope, sayings: Iterable[Saying]) -> set[UUID]:
    """The check-ins whose answers or notes say so."""
    sayings = list(sayings)
    noted = {uuid5(UUID(each.split(" ")[0]), FELT) for each in await ids_saying(scope, "rounds", sayings)}
    return noted | {UUID(each) for each in await ids_saying(scope, "checkins", sayings)}


async def ids_saying(
    scope: Scope, place: str, sayings: Iterable[Saying], *, by_name: bool = True
) -> list[str]:
    return [each.id for each in await saying_so(scope, place, sayings, by_name=by_name)]


def in_order(refs: Iterable[str]) -> list[str]:
    return sorted(set(refs), key=lambda ref: int(ref[1:]))


def nothing(about: str) -> str:
    return f"I know nothing that says “{shown(about)}”." if about else "There is nothing to forget."
