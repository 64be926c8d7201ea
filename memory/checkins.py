"""How somebody says they feel: check-ins, and what the journal says of it."""

from datetime import date, datetime
from typing import LiteralString
from uuid import UUID

from psycopg import AsyncCursor
from psycopg.rows import DictRow

from memory.blackboard import Felt
from memory.records import Energy, Mood, Page
from memory.rows import cursor_moment, page
from memory.scope import Scope

CHECKIN: LiteralString = """
    select id, 'checkin' as source, created_at as at, day, energy, mood, '' as ref, note from checkins
    where user_id = %(user)s
"""
ENTRY: LiteralString = """
    select id, 'journal' as source, at, day, energy, mood, 'J' || number as ref, '' as note
    from journal_signals({which})
"""
"""What is concluded from entries, models are told: of those that are kept from them there is nothing."""
MADE: LiteralString = """
    exists (select from rounds r join checkins c on (c.user_id, c.day) = (r.user_id, r.day)
            and (c.mood = f.mood or c.energy = f.energy)
            where r.user_id = %(user)s and r.entry_id = f.id)
"""
"""Whether the evening's check-in says it already, from which this entry was made."""
LATEST: LiteralString = f"""
    (select * from ({CHECKIN}) c where energy is not null order by at desc, id limit 5)
    union all
    (select * from ({ENTRY.replace("{which}", "most => 10")}) j where energy <> 'moderate')
    order by source, at desc, id
"""
"""Check-ins before entries. Of an entry that says moderate nobody knows whether it was said: it says so by itself."""


async def add(scope: Scope, day: date, energy: Energy | None, mood: Mood | None, note: str) -> Felt:
    """A check-in for this day of the user's."""
    row = await scope.row(
        """
        insert into checkins (user_id, day, energy, mood, note, created_at) values (%s, %s, %s, %s, %s, %s)
        returning id, 'checkin' as source, created_at as at, day, energy, mood, '' as ref, note
        """,
        [scope.user_id, day, energy, mood, note, scope.now],
    )
    assert row is not None
    return Felt(**row)


async def put(
    scope: Scope, felt_id: UUID, day: date, energy: Energy | None, mood: Mood | None, note: str
) -> None:
    """The check-in of this id says this from now on; one that says nothing goes."""
    asked = {"user": scope.user_id, "id": felt_id, "day": day, "energy": energy, "mood": mood, "note": note}
    if energy is None and mood is None and not note:
        await scope.run("delete from checkins where user_id = %(user)s and id = %(id)s", asked)
        return
    await scope.run(
        """
        insert into checkins as c (id, user_id, day, energy, mood, note, created_at)
        values (%(id)s, %(user)s, %(day)s, %(energy)s, %(mood)s, %(note)s, %(now)s)
        on conflict (user_id, id) do update
        set energy = excluded.energy, mood = excluded.mood, note = excluded.note
        """,
        {**asked, "now": scope.now},
    )


async def one(scope: Scope, felt_id: UUID) -> Felt | None:
    """The check-in of this id, or None."""
    row = await scope.row(
        f"select * from ({CHECKIN}) c where id = %(id)s", {"user": scope.user_id, "id": felt_id}
    )
    return Felt(**row) if row else None


async def checkins(scope: Scope, *, cursor: str | None = None, limit: int = 20) -> Page[Felt]:
    """The newest check-ins first. Raises Invalid for a cursor that no page gave."""
    at, equal = cursor_moment(cursor)
    rows = await scope.rows(
        f"""
        select *, moment || '_' || one as number from (
            select *, (extract(epoch from at) * 1000000)::bigint as moment, left(id::text, 13) collate "C" as one
            from ({CHECKIN}) c
        ) c where (moment, one) < (%(at)s, %(equal)s) order by moment desc, one desc limit %(limit)s
        """,
        {"user": scope.user_id, "at": at, "equal": equal, "limit": limit + 1},
    )
    return page(rows, limit, lambda row: Felt(**{name: row[name] for name in Felt.__dataclass_fields__}))


async def send_latest(scope: Scope) -> AsyncCursor[DictRow]:
    """Ask for what was said of energy last: in check-ins, newest first, then in the journal, newest first."""
    return await scope.send(LATEST, {"user": scope.user_id})


async def send_since(scope: Scope, since: datetime) -> AsyncCursor[DictRow]:
    """Ask for all check-ins and entries since then, newest first; an entry that a check-in made is not told twice."""
    return await scope.send(
        f"select * from ({CHECKIN} union all {ENTRY.replace('{which}', '%(since)s::date - 1')}) f "
        f"where at >= %(since)s and not {MADE} order by at desc, id",
        {"user": scope.user_id, "since": since},
    )


async def fetch(cursor: AsyncCursor[DictRow]) -> tuple[Felt, ...]:
    """What was asked for."""
    return tuple([Felt(**row) for row in await cursor.fetchall()])
