"""The trash: what is deleted lies there for 30 days, and returns together with what went along.

A row that was deleted with another carries that one's id as `deleted_with`, and the same instant.
"""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import LiteralString
from uuid import UUID

from memory.errors import Conflict, Invalid
from memory.records import Json, Page, Thing
from memory.rows import NO_CURSOR
from memory.scope import Scope
from memory.things import to_thing
from memory.trees import ROOTS, STANDING, UP, WENT_ALONG, down

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
KEPT = timedelta(days=30)
"""So long something lies in the trash."""

DELETE: LiteralString = f"""
    with recursive {down(STANDING)},
    going as (
        select id, root from found where root not in (select id from found where id <> root)
    ),
    p as (update pillars t set deleted_at = %(now)s from going g where t.id = g.id and t.deleted_at is null),
    a as (update areas t set deleted_at = %(now)s, deleted_with = nullif(g.root, t.id)
          from going g where t.id = g.id and t.deleted_at is null),
    j as (update projects t set deleted_at = %(now)s, deleted_with = nullif(g.root, t.id)
          from going g where t.id = g.id and t.deleted_at is null),
    k as (update tasks t set deleted_at = %(now)s, deleted_with = nullif(g.root, t.id)
          from going g where t.id = g.id and t.deleted_at is null)
    select root, count(*) - 1 as below from going group by root
"""

RESTORE: LiteralString = f"""
    with recursive {ROOTS}, {down(WENT_ALONG)}, {UP},
    back as (select id from found union select id from up),
    p as (update pillars t set deleted_at = null, deleted_with = null
          from back b where t.id = b.id and t.deleted_at is not null),
    a as (update areas t set deleted_at = null, deleted_with = null
          from back b where t.id = b.id and t.deleted_at is not null),
    j as (update projects t set deleted_at = null, deleted_with = null
          from back b where t.id = b.id and t.deleted_at is not null),
    k as (update tasks t set deleted_at = null, deleted_with = null
          from back b where t.id = b.id and t.deleted_at is not null)
    select root, count(*) - 1 as below from found group by root
"""

NAMESAKES: LiteralString = f"""
    with recursive {UP}
    select distinct t.name, 'PL' || o.number as ref, o.deleted_at is null as standing
    from up join pillars t on t.id = up.id and t.deleted_at is not null
    join pillars o on o.user_id = t.user_id and lower(o.name) = lower(t.name) and o.id <> t.id
    where o.deleted_at is null or o.id in (select id from up) limit 1
"""

LYING: LiteralString = """
    select t.id, 'pillar' as level, 'PL' || t.number as ref, t.name, '{}'::text[] as place,
           t.position, t.archived_at, t.deleted_at
    from pillars t where t.user_id = %(user)s and t.deleted_at is not null
    union all
    select t.id, 'area', 'A' || t.number, t.name, array_remove(array[u.name], null),
           t.position, t.archived_at, t.deleted_at
    from areas t left join pillars u on u.id = t.pillar_id
    where t.user_id = %(user)s and t.deleted_at is not null
    and ((t.deleted_with, t.deleted_at) = (coalesce(u.deleted_with, u.id), u.deleted_at)) is not true
    union all
    select t.id, 'project', 'P' || t.number, t.name, array_remove(array[pl.name, u.name], null),
           t.position, t.archived_at, t.deleted_at
    from projects t left join areas u on u.id = t.area_id left join pillars pl on pl.id = u.pillar_id
    where t.user_id = %(user)s and t.deleted_at is not null
    and ((t.deleted_with, t.deleted_at) = (coalesce(u.deleted_with, u.id), u.deleted_at)) is not true
    union all
    select t.id, 'task', 'T' || t.number, t.title, array_remove(array[pl.name, a.name, p.name], null),
           t.position, t.archived_at, t.deleted_at
    from tasks t left join tasks k on k.id = t.parent_id left join projects p on p.id = t.project_id
    left join areas a on a.id = coalesce(p.area_id, t.area_id) left join pillars pl on pl.id = a.pillar_id
    where t.user_id = %(user)s and t.deleted_at is not null
    and ((t.deleted_with, t.deleted_at) = case
         when k.id is not null then (coalesce(k.deleted_with, k.id), k.deleted_at)
         when p.id is not null then (coalesce(p.deleted_with, p.id), p.deleted_at)
         else (coalesce(a.deleted_with, a.id), a.deleted_at) end) is not true
    union all
    select t.id, 'journal', 'J' || t.number, t.title, '{}', 0, null, t.deleted_at
    from journal_entries t where t.user_id = %(user)s and t.deleted_at is not null
"""
"""What can be restored by itself: it was deleted by itself, or what it went along with is back."""

ALL: LiteralString = """
    select id from tasks where user_id = %(user)s and deleted_at <= %(before)s
    union all select id from projects where user_id = %(user)s and deleted_at <= %(before)s
    union all select id from areas where user_id = %(user)s and deleted_at <= %(before)s
    union all select id from pillars where user_id = %(user)s and deleted_at <= %(before)s
    union all select journal_trashed(%(before)s)
"""

ERASE: tuple[LiteralString, ...] = (
    "delete from dependencies where user_id = %(user)s and (task_id = any(%(ids)s) or blocker_id = any(%(ids)s))",
    "update tasks set series_id = null where series_id = any(%(ids)s) and id <> all(%(ids)s)",
    "update tasks set parent_id = null where parent_id = any(%(ids)s) and id <> all(%(ids)s)",
    "update tasks set project_id = null where project_id = any(%(ids)s) and id <> all(%(ids)s)",
    "update tasks set area_id = null where area_id = any(%(ids)s) and id <> all(%(ids)s)",
    "update projects set area_id = null where area_id = any(%(ids)s) and id <> all(%(ids)s)",
    "update areas set pillar_id = null where pillar_id = any(%(ids)s) and id <> all(%(ids)s)",
    "delete from tasks where id = any(%(ids)s) and user_id = %(user)s",
    "delete from projects where id = any(%(ids)s) and user_id = %(user)s",
    "delete from areas where id = any(%(ids)s) and user_id = %(user)s",
    "delete from pillars where id = any(%(ids)s) and user_id = %(user)s",
    "select journal_erase(%(ids)s)",
)


async def delete(scope: Scope, ids: Sequence[UUID]) -> dict[UUID, int]:
    """Into the trash with everything under these things; answers how much went along with each.

    A thing that lies under another one of them goes along with that.
    """
    rows = await scope.rows(DELETE, {"ids": list(ids), "user": scope.user_id, "now": scope.now})
    await fill(scope)
    return {row["root"]: row["below"] for row in rows}


async def fill(scope: Scope) -> None:
    """Something lies in the trash from now on: it goes for good in 30 days."""
    await scope.defer("purge", "trash", run_at=scope.now + KEPT)


async def restore(scope: Scope, ids: Sequence[UUID]) -> dict[UUID, int]:
    """Back from the trash with what went along, and with what is above, without the rest of that.

    Answers how much came along with each. Raises Conflict where another pillar bears the name now.
    """
    asked = {"ids": list(ids), "user": scope.user_id}
    if taken := await scope.row(NAMESAKES, asked):
        raise Conflict(
            f"There is a pillar called “{taken['name']}” already, {taken['ref']}. "
            "Give that one another name, then restore this one."
            if taken["standing"]
            else f"Two of these pillars are called “{taken['name']}”. Restore one, give it another name, "
            "then restore the other one."
        )
    return {row["root"]: row["below"] for row in await scope.rows(RESTORE, asked)}


async def lying(scope: Scope, *, cursor: str | None = None, limit: int = 50) -> Page[Thing]:
    """What lies in the trash, what was deleted last first, each with the number of things that would return along."""
    behind, ref = place_in(cursor)
    rows = await scope.rows(
        f"""
        select * from ({LYING}) t where (t.deleted_at, t.ref collate "C") < (%(behind)s, %(ref)s)
        order by t.deleted_at desc, t.ref collate "C" desc limit %(limit)s
        """,
        {"user": scope.user_id, "behind": behind, "ref": ref, "limit": limit + 1},
    )
    shown = rows[:limit]
    counted = await scope.rows(
        f"with recursive {ROOTS}, {down(WENT_ALONG)} select root, count(*) - 1 as below from found group by root",
        {"ids": [row["id"] for row in shown], "user": scope.user_id},
    )
    below = {row["root"]: row["below"] for row in counted}
    items = tuple(to_thing({**row, "below": below.get(row["id"], 0)}) for row in shown)
    return Page(items, cursor_at(shown[-1]) if len(rows) > limit else None)


def cursor_at(row: Json) -> str:
    return f"{(row['deleted_at'] - EPOCH) // timedelta(microseconds=1)}-{row['ref']}"


def place_in(cursor: str | None) -> tuple[datetime, str]:
    """Where the page before ended. Raises Invalid for a cursor that no page gave."""
    if cursor is None:
        return datetime.max.replace(tzinfo=UTC), ""
    found = re.fullmatch(r"(\d{1,17})-([A-Z]{1,2}\d{1,9})", cursor, re.ASCII)
    if found is None:
        raise Invalid(NO_CURSOR)
    return EPOCH + timedelta(microseconds=int(found[1])), found[2]


async def went_along(scope: Scope, ids: Sequence[UUID]) -> list[UUID]:
    """These things of the trash, and what was deleted together with them."""
    rows = await scope.rows(
        f"with recursive {ROOTS}, {down(WENT_ALONG)} select distinct id from found",
        {"ids": list(ids), "user": scope.user_id},
    )
    return [row["id"] for row in rows]


async def deleted_by(scope: Scope, before: datetime) -> list[UUID]:
    """Everything that was deleted at `before` or earlier."""
    rows = await scope.rows(ALL, {"user": scope.user_id, "before": before})
    return [row["id"] for row in rows]


async def erase(scope: Scope, ids: Sequence[UUID]) -> None:
    """Take these things out of the trash and out of the world. What stays lets go of them."""
    for statement in ERASE if ids else ():
        await scope.run(statement, {"ids": list(ids), "user": scope.user_id})


async def oldest(scope: Scope) -> datetime | None:
    """When what lies longest in the trash was deleted."""
    row = await scope.row(
        """
        select least(
            (select min(deleted_at) from tasks where user_id = %(user)s),
            (select min(deleted_at) from projects where user_id = %(user)s),
            (select min(deleted_at) from areas where user_id = %(user)s),
            (select min(deleted_at) from pillars where user_id = %(user)s),
            (select min(deleted_at) from journal_entries where user_id = %(user)s),
            (select min(deleted_at) from templates where user_id = %(user)s)) as at
        """,
        {"user": scope.user_id},
    )
    return row["at"] if row else None
