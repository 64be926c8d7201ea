"""The journal day by day: what was written and felt, and what an entry of a day can be drafted from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal, LiteralString, TypeAlias

import orjson
from psycopg import AsyncCursor
from psycopg.rows import DictRow

from memory.blackboard import LEVELS, PLEASANT, Signals
from memory.records import Energy, Mood
from memory.scope import Scope

SourceKind: TypeAlias = Literal["message", "checkin", "task"]


@dataclass(frozen=True, slots=True)
class Day:
    """One of the user's days. `energy` is the mean of 1 to 5, `mood` the last one that was said, `pleasant` the mean of
    how pleasant the moods are, `sentiment` that of the entries; each None where nothing tells."""

    day: date
    entries: int
    words: int
    mood: Mood | None
    energy: float | None
    pleasant: float | None
    sentiment: float | None


@dataclass(frozen=True, slots=True)
class Source:
    """Something that an entry can be drafted from: what the user said, how they said they feel, what they did.

    `ref` opens a task, `thread` the conversation of a message.
    """

    kind: SourceKind
    id: str
    at: datetime
    text: str
    mood: Mood | None = None
    energy: Energy | None = None
    ref: str | None = None
    thread: str | None = None


SIGNALS: LiteralString = """
    select id, 'J' || number as ref, day, at, mood, energy, tags, sentiment, words from journal_signals(%s)
    order by day desc, number desc
"""
DAYS: LiteralString = """
    select day, count(*) filter (where words is not null) as entries, coalesce(sum(words), 0)::int as words,
           (array_agg(mood order by at desc) filter (where mood is not null))[1] as mood,
           avg((%(levels)s::jsonb ->> energy)::float) as energy, avg((%(pleasant)s::jsonb ->> mood)::float) as pleasant,
           avg(sentiment) as sentiment
    from (
        select day, created_at as at, mood, energy, words, sentiment from journal_entries
        where user_id = %(user)s and deleted_at is null and day between %(since)s and %(until)s
        union all
        select day, created_at, mood, energy, null, null from checkins
        where user_id = %(user)s and day between %(since)s and %(until)s
    ) said group by day order by day
"""
SOURCES: LiteralString = """
    select 'message' as kind, m.id, m.created_at as at, m.content as text, null as mood, null as energy,
           null as ref, h.slug as thread
    from messages m join threads h on h.user_id = m.user_id and h.id = m.thread_id
    where m.user_id = %(user)s and m.role = 'user' and not m.withheld
    and m.created_at >= %(begins)s and m.created_at < %(ends)s
    and not exists (select from outside o
                    where o.user_id = m.user_id and o.noun = 'messages' and o.row_id = m.id)
    and not exists (select from effects f where f.user_id = m.user_id and f.run_id = m.run_id)
    and not m.extra ? 'round'
    union all
    select 'checkin', c.id::text, c.created_at, c.note, c.mood, c.energy, null, null from checkins c
    where c.user_id = %(user)s and c.day = %(day)s
    and not exists (select from outside o
                    where o.user_id = c.user_id and o.noun = 'checkins' and o.row_id = c.id::text)
    union all
    select 'task', t.id::text, t.completed_at, t.title, null, null, 'T' || t.number, null from tasks t
    where t.user_id = %(user)s and t.deleted_at is null and t.status = 'completed'
    and t.completed_at >= %(begins)s and t.completed_at < %(ends)s
    and not exists (select from outside o
                    where o.user_id = t.user_id and o.noun = 'tasks' and o.row_id = t.id::text)
    order by at, id limit 500
"""
"""A message that had an effect was an order: what came of it tells of it; so it is with an answer to a check-in.
What others wrote is nobody's diary."""


async def days(scope: Scope, since: date, until: date) -> list[Day]:
    """The days on which something was written or felt, oldest first."""
    rows = await scope.rows(
        DAYS,
        {
            "user": scope.user_id,
            "since": since,
            "until": until,
            "levels": table(LEVELS),
            "pleasant": table(PLEASANT),
        },
    )
    return [Day(**{**row, **rounded(row)}) for row in rows]


def table(values: Mapping[Any, float]) -> str:
    """The values as JSON."""
    return orjson.dumps(values).decode()


def rounded(row: Mapping[str, float | None]) -> dict[str, float | None]:
    means = {name: row[name] for name in ("energy", "pleasant", "sentiment")}
    return {name: None if mean is None else round(mean, 2) for name, mean in means.items()}


async def written(scope: Scope) -> list[date]:
    """Every day that was written for."""
    return [row["day"] for row in await scope.rows("select journal_days_written() as day")]


async def send_signals(scope: Scope, since: date) -> AsyncCursor[DictRow]:
    """Ask what may be known of the entries since this day; `fetch_signals` reads the answer."""
    return await scope.send(SIGNALS, [since])


async def fetch_signals(cursor: AsyncCursor[DictRow]) -> tuple[Signals, ...]:
    return tuple([Signals(**{**row, "tags": tuple(row["tags"])}) for row in await cursor.fetchall()])


async def sources(scope: Scope, day: date, begins: datetime, ends: datetime) -> Sequence[Source]:
    """What an entry of this day can be drafted from, oldest first; the day lasts from `begins` to `ends`."""
    rows = await scope.rows(SOURCES, {"user": scope.user_id, "day": day, "begins": begins, "ends": ends})
    return [Source(**row) for row in rows]
