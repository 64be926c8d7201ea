"""Recall: what the user said, wrote and did, found by words and by meaning, each with the place it comes from."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import takewhile
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from memory import recall as rows
from memory.errors import Invalid
from memory.recall import Wanted
from memory.records import User
from memory.scope import Scope
from tools.recall_rank import Ranked, distinct, is_related, ranked
from tools.recall_times import asked_for
from tools.tool import tool
from tools.when import due_instant

Kind = Literal["pillar", "area", "project", "task", "journal", "message", "memory", "note"]
KINDS: tuple[Kind, ...] = ("pillar", "area", "project", "task", "journal", "message", "memory", "note")
By = Literal["words and meaning", "words"]
WORDS_ONLY = "No model could read the question, so these were found by their words alone."
LEAST = 0.15
"""The score below which a passage has hardly anything to do with the question."""

Query = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=1000),
    Field(description="A question or words, such as: what did I write about sleep last March"),
]


@dataclass(frozen=True, slots=True)
class Recalled:
    """A passage that answers. `ref` and `id` open what it stands in, `thread` the conversation of a message.

    `score` orders the hits of one question: above 1 is a sure one. `source` says where an imported text came from,
    `external_id` what it is called there.
    `outside`: somebody else's words are in it.
    """

    kind: Kind
    id: str
    ref: str | None
    title: str
    text: str
    at: datetime
    score: float
    thread: str | None
    who: str
    source: str
    external_id: str | None
    outside: bool


@dataclass(frozen=True, slots=True)
class Recollection:
    """What was found, the best first. `by` says how; `note` what was missing."""

    hits: tuple[Recalled, ...]
    by: By
    note: str | None = None


@tool("read", meant="query")
async def recall(
    scope: Scope,
    query: Query,
    k: Annotated[int, Field(ge=1, le=50, description="How many passages.")] = 10,
    kinds: Annotated[list[Kind] | None, Field(max_length=len(KINDS), description="Only these kinds.")] = None,
    since: Annotated[date | None, Field(description="From this day on.")] = None,
    until: Annotated[date | None, Field(description="Up to this day.")] = None,
) -> Recollection:
    """Recall what the user said, wrote and did, by meaning: journal, messages, memories, notes, tasks, projects.

    A time in the question counts ("last March", "two weeks ago"). Each hit says where and when it was.
    """
    times = bounds(await scope.user(), since, until) if since or until else ()
    return await recollect(scope, query, k, Wanted(tuple(kinds or ()), *times))


def bounds(user: User, since: date | None, until: date | None) -> tuple[datetime | None, datetime | None]:
    """The instants at which the first day begins and the last one ends. Raises Invalid where they are the wrong way."""
    if since and until and since > until:
        raise Invalid("`since` lies behind `until`.")
    before = since - timedelta(days=1) if since and since.year > 1 else None  # beyond lies all of time
    last = until if until and until.year < 9999 else None
    begin, end = (due_instant(day, None, user.zone, user.day_end) if day else None for day in (before, last))
    return begin, end


async def recollect(scope: Scope, query: str, most: int, wanted: Wanted) -> Recollection:
    """What answers, and by what it was found."""
    hits = await look_up(scope, query, most, wanted)
    if scope.meant:
        return Recollection(hits, "words and meaning")
    return Recollection(hits, "words", WORDS_ONLY)


async def look_up(
    scope: Scope, query: str, most: int, wanted: Wanted, related: float | None = None
) -> tuple[Recalled, ...]:
    """The passages that answer best, in two round trips.

    Scores only order what there is. `related` is the cosine from which a passage has to do with the question at all,
    where nobody asked for passages; words that say as much will do.
    """
    found = await rows.candidates(scope, query, scope.meant, wanted)
    user = await scope.user()  # who it is was asked first, and travelled with it
    period = asked_for(query, scope.now, user.zone, user.day_end)
    order: Iterable[Ranked] = takewhile(lambda each: each.score >= LEAST, ranked(query, found, period))
    if related is not None:
        order = (each for each in order if is_related(each.candidate, related))
    return await told(scope, distinct(order, query, most))


async def told(scope: Scope, best: list[Ranked]) -> tuple[Recalled, ...]:
    """Each passage with the place where it stands."""
    sources = await rows.sources(scope, [each.candidate for each in best])
    return tuple(
        Recalled(
            kind=passage.kind,  # type: ignore[arg-type]  # the database knows no other
            id=passage.row_id,
            ref=where.ref,
            title=where.title,
            text=passage.text,
            at=passage.at,
            score=round(each.score, 4),
            thread=where.thread,
            who=passage.who,
            source=where.source,
            external_id=where.external_id,
            outside=where.outside,
        )
        for each in best
        if (passage := each.candidate) and (where := sources.get((passage.kind, passage.row_id)))
    )
