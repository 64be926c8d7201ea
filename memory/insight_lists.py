"""Cards of the blackboard listed, and counted."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import LiteralString
from uuid import UUID

from memory.blackboard import Insight, InsightState, InsightType
from memory.insights import COLUMNS, to_insight
from memory.names import words_in
from memory.records import Json, Page
from memory.rows import cursor_moment, jsonb, page
from memory.scope import Scope
from memory.search import QUERY, parts
from memory.trees import UP

PINNED = 10**16
"""What a pin adds to the moment by which cards are ordered, in microseconds: some centuries."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which cards; all that is given must fit.

    `about` is a thing: what is concluded of it and of everything under it, or rests on it. `words` are all in its
    text; the last may be the beginning of one.
    """

    state: InsightState = "active"
    type: InsightType | None = None
    about: UUID | None = None
    words: str = ""
    pinned: bool | None = None


@dataclass(frozen=True, slots=True)
class OfType:
    """How many cards of a type there are, how many hold now, how sure they are, and what was thought of them."""

    type: InsightType
    cards: int
    active: int
    confidence: float
    rated: int
    accepted: int


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days from `start` on: what was posted, new versions too, how sure it was, and what was thought of it."""

    start: date
    posted: int
    confidence: float | None
    rated: int
    accepted: int


@dataclass(frozen=True, slots=True)
class Statistics:
    """The blackboard in numbers. A card counts once, as its newest version; rates lie within 0 to 1.

    `feedback_rate`: the part of the cards of which the user said what they think. `acceptance_rate`: the part of
    these that they accepted, as it was or modified. None where there is nothing to divide by. `weeks`: the last four,
    the newest last.
    """

    cards: int
    active: int
    dismissed: int
    versions: int
    confidence: float | None
    feedback_rate: float | None
    acceptance_rate: float | None
    types: tuple[OfType, ...]
    weeks: tuple[Week, ...]


HOLDS: LiteralString = "i.state = 'active' and (i.pinned or i.expires_at is null or i.expires_at > %(now)s)"
STATE: dict[InsightState, LiteralString] = {
    "active": HOLDS,
    "dismissed": "i.state = 'dismissed'",
    "superseded": "i.state = 'superseded'",
    "expired": f"(i.state = 'expired' or i.state = 'active' and not ({HOLDS}))",
}
WORDS: LiteralString = f"""
    case when i.state = 'active' then exists (
        select from words w where w.user_id = %(user)s and w.kind = 'insight' and w.row_id = i.id::text
        and w.words @@ {QUERY})
    else searchable('I' || i.number || ' ' || i.title, i.summary || ' ' || i.narrative) @@ {QUERY} end
"""
"""Words are kept beside the cards that hold; those of the others are few, and taken from their text."""
ABOUT: LiteralString = (
    "(i.entity_id in (select start from up where id = %(about)s) or i.evidence @> %(evidence)s)"
)
ENTITIES: LiteralString = """
    (select distinct entity_id as id from insights i where user_id = %(user)s and entity_id is not null and {state}) e
"""
"""Cards are fewer than what lies under a pillar: what they are about is followed upwards."""

FILTERS: tuple[tuple[Callable[[Asked], object], LiteralString], ...] = (
    (lambda asked: asked.type, "i.type = %(type)s"),
    (lambda asked: asked.about, ABOUT),
    (lambda asked: asked.words, WORDS),
    (lambda asked: asked.pinned is not None, "i.pinned = %(pinned)s"),
)


async def insights(
    scope: Scope, asked: Asked = Asked(), *, cursor: str | None = None, limit: int = 20
) -> Page[Insight]:
    """The cards that are asked for: pinned ones first, then the newest. Raises Invalid for a cursor no page gave."""
    at, equal = cursor_moment(cursor)
    conditions = [STATE[asked.state], *(condition for given, condition in FILTERS if given(asked))]
    entities = ENTITIES.replace("{state}", STATE[asked.state])
    above: LiteralString = f"with recursive {UP}".replace("unnest(%(ids)s::uuid[]) id", entities)
    rows = await scope.rows(
        f"""
        {above if asked.about else ""}
        select {COLUMNS}, moment || '_' || one as number from (
            select i.*, (extract(epoch from created_at) * 1000000)::bigint
                        + case when pinned then %(pin)s else 0 end as moment,
                   left(id::text, 13) collate "C" as one
            from insights i where user_id = %(user)s and {" and ".join(conditions)}
        ) i where (moment, one) < (%(at)s, %(equal)s) order by moment desc, one desc limit %(limit)s
        """,
        {
            "user": scope.user_id,
            "now": scope.now,
            "at": at,
            "equal": equal,
            "pin": PINNED,
            "limit": limit + 1,
            "type": asked.type,
            "pinned": asked.pinned,
            "about": asked.about,
            "evidence": jsonb([{"id": str(asked.about)}]),
            **parts(asked.words),
        },
    )
    return page(rows, limit, to_insight)


async def holding(scope: Scope) -> list[Insight]:
    """All cards that nobody took off, also those whose time is over, by key."""
    rows = await scope.rows(
        f"select {COLUMNS} from insights where user_id = %s and state = 'active' order by key",
        [scope.user_id],
    )
    return [to_insight(row) for row in rows]


async def titled(scope: Scope, text: str) -> list[Insight]:
    """The cards that hold now and bear all these words in their titles, newest first; eight at most, and one more."""
    rows = await scope.rows(
        f"""
        select {COLUMNS} from insights i where user_id = %(user)s and {HOLDS}
        and (lower(title) = lower(%(text)s) or (cardinality(%(words)s::text[]) > 0 and
             (select bool_and(strpos(lower(title), word) > 0) from unnest(%(words)s::text[]) word)))
        order by lower(title) = lower(%(text)s) desc, created_at desc limit 9
        """,
        {"user": scope.user_id, "now": scope.now, "text": text.strip(), "words": words_in(text)},
    )
    return [to_insight(row) for row in rows]


CARDS: LiteralString = f"""
    select i.type, i.state, i.confidence, {HOLDS} as holds, i.version, c.thought
    from (select number, max(version) as version,
                 (array_agg(feedback order by version desc) filter (where feedback is not null))[1] as thought
          from insights where user_id = %(user)s group by number) c
    join insights i on i.user_id = %(user)s and i.number = c.number and i.version = c.version
"""
ACCEPTED: LiteralString = "count(*) filter (where thought in ('accepted', 'modified'))"


async def statistics(scope: Scope, today: date) -> Statistics:
    """The user's blackboard in numbers; `today` is their own day."""
    user = await scope.user()
    values = {
        "user": scope.user_id,
        "now": scope.now,
        "today": today,
        "zone": user.zone,
        "day_end": user.day_end,
    }
    asked = await scope.send(WEEKS, values)
    rows = await scope.rows(
        f"""
        select type, count(*) as cards, count(*) filter (where holds) as active, avg(confidence) as confidence,
               count(thought) as rated, {ACCEPTED} as accepted, sum(version)::int as versions,
               count(*) filter (where state = 'dismissed') as dismissed
        from ({CARDS}) c group by type order by type
        """,
        values,
    )
    weeks = tuple(Week(**row) for row in await asked.fetchall())
    return counted(rows, weeks)


WEEKS: LiteralString = """
    with mine as (
        select (created_at at time zone %(zone)s - %(day_end)s::time::interval)::date as day, confidence,
               feedback as thought
        from insights where user_id = %(user)s and created_at > %(now)s - interval '30 days'
    )
    select start::date, count(m.day) as posted, avg(confidence) as confidence, count(thought) as rated,
           count(*) filter (where thought in ('accepted', 'modified')) as accepted
    from generate_series(%(today)s::date - 27, %(today)s::date - 6, interval '7 days') start
    left join mine m on m.day between start::date and start::date + 6
    group by start order by start
"""


def counted(rows: list[Json], weeks: tuple[Week, ...]) -> Statistics:
    """All types together."""
    cards, rated = sum(row["cards"] for row in rows), sum(row["rated"] for row in rows)
    sure = sum(row["confidence"] * row["cards"] for row in rows)
    return Statistics(
        cards,
        sum(row["active"] for row in rows),
        sum(row["dismissed"] for row in rows),
        sum(row["versions"] for row in rows),
        sure / cards if cards else None,
        rated / cards if cards else None,
        sum(row["accepted"] for row in rows) / rated if rated else None,
        tuple(OfType(**{name: row[name] for name in OfType.__dataclass_fields__}) for row in rows),
        weeks,
    )
