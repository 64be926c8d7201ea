"""Tasks from one line of plain words."""

from dataclasses import replace
from datetime import datetime
from typing import Annotated

from pydantic import Field, StringConstraints

from memory import known as rows
from memory import names
from memory.errors import Invalid
from memory.records import Json, Task
from memory.scope import Scope
from tools.capture import Captured, Known, Place, Token, capture, iso
from tools.capture_record import Level, Span
from tools.tasks import add_task
from tools.tool import tool
from tools.when import Clock

LONGEST = 2_000
"""Characters of a text from which tasks are read."""

MOST = 50
"""Tasks in one text."""

LEVELS: tuple[Level, ...] = ("project", "area", "pillar")

Line = Annotated[
    str,
    StringConstraints(strip_whitespace=False, min_length=1, max_length=LONGEST),
    Field(description="Words such as 'dentist tmrw 3pm p1 #Health 30m'; several tasks on several lines."),
]
Without = Annotated[
    list[Annotated[list[int], Field(min_length=2, max_length=2)]] | None,
    Field(
        max_length=100, description="Stretches of the text (start, end) that shall stay words of the title."
    ),
]


@tool("write")
async def quick_add(scope: Scope, text: Line, without: Without = None) -> list[Task]:
    """Add the tasks that a line says, with dates, priority, place, tags and so on read out of its words."""
    items = await understood(scope, text, without)
    if not items or not all(item.title for item in items):
        raise Invalid("Say what is to be done: a date alone is no task yet. Try “call mum tomorrow”.")
    if len(items) > MOST:
        raise Invalid(f"These are {len(items)} tasks. Add at most {MOST} at once.")
    return [await add_task.run(scope, fields(item)) for item in items]


async def understood(
    scope: Scope, text: str, without: Without = None, now: datetime | None = None, zone: str | None = None
) -> tuple[Captured, ...]:
    """What a text says in this life: with its clock, and with the names in it. Nothing is added.

    A "#name" that names no place is a tag; a place or a task that is only spoken of and is not there stays words.
    Raises Invalid for a zone that is none.
    """
    user = await scope.user()
    clock = Clock(now or scope.now, zone or user.zone, user.day_end, user.week_start)
    known = to_known(await rows.names(scope))
    spans = frozenset((start, end) for start, end in without or [])
    items = capture(text, clock, known, spans)
    words = [
        span for item in items for token in item.tokens for span in await _only_words(scope, token, known)
    ]
    if words:
        items = capture(text, clock, known, spans | frozenset(words))
    return tuple(_with_tags(item, known) for item in items)


def to_known(found: list[tuple[str, str, str]]) -> Known:
    """The names of a life as capture takes them."""
    places = tuple(Place(level, name, ref) for level in LEVELS for of, name, ref in found if of == level)
    return Known(places, tuple(name for of, name, _ in found if of == "tag"))


def fields(item: Captured) -> Json:
    """The arguments of add_task that an item says; what it does not say is left out."""
    said = {
        "title": item.title,
        "project": place_said(item, ("project",)),
        "area": None if item.project else place_said(item, ("area", "pillar")),
        "due": iso(item.due) if item.due else None,
        "start": iso(item.start) if item.start else None,
        "estimate": item.minutes,
        "recurrence": item.recurrence,
        "after_completion": item.after_completion or None,
        "priority": item.priority,
        "energy": item.energy,
        "kind": item.kind,
        "tags": list(item.tags) or None,
        "after": list(item.after) or None,
    }
    return {name: value for name, value in said.items() if value is not None}


def place_said(item: Captured, levels: tuple[Level, ...]) -> str | None:
    """The name of the place, or the reference where it was named by that: two may bear one name."""
    for token in item.tokens:
        if token.kind in levels:
            last = token.text.split()[-1].lstrip("#+").rstrip(").,")
            nouns = [names.number_in(noun, last) for noun in ("projects", "areas", "pillars")]
            return last if any(number is not None for number in nouns) else str(token.value)
    return None


async def _only_words(scope: Scope, token: Token, known: Known) -> list[Span]:
    """The token's span where it speaks of a thing by a name that nothing has, and not with a sign or a reference."""
    span = (token.start, token.end)
    if token.kind in LEVELS and known.place(str(token.value)) is None:
        spoken = token.text[0].isalpha() and ":" not in token.text
        return (
            [span] if spoken and not names.refers(("projects", "areas", "pillars"), str(token.value)) else []
        )
    if token.kind == "after" and isinstance(token.value, list):
        for name in token.value:
            if (
                not names.refers(("tasks",), name)
                and len(await names.candidates(scope, ["tasks"], name)) != 1
            ):
                return [span]
    return []


def _with_tags(item: Captured, known: Known) -> Captured:
    """The item with its unknown "#names" as tags."""
    unknown = [
        token
        for token in item.tokens
        if token.kind in ("project", "area")
        and known.place(str(token.value)) is None
        and not names.refers(("projects", "areas", "pillars"), str(token.value))
    ]
    if not unknown:
        return item
    tokens = tuple(replace(token, kind="tag") if token in unknown else token for token in item.tokens)
    places = {level: [token for token in tokens if token.kind == level] for level in LEVELS}
    above = [*places["area"], *places["pillar"]]
    named = tuple(
        part.strip() for token in tokens if token.kind == "tag" for part in str(token.value).split(",")
    )
    return replace(
        item,
        tokens=tokens,
        project=str(places["project"][0].value) if places["project"] else None,
        area=str(above[0].value) if above else None,
        tags=tuple(dict.fromkeys(named)),
    )
