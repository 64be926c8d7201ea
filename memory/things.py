"""What all levels have in common: a place, an order among siblings, an archive."""

from collections.abc import Sequence
from typing import Literal, LiteralString
from uuid import UUID

from memory.errors import Conflict, NotFound
from memory.names import TABLE, Named
from memory.records import Json, Thing
from memory.scope import Scope
from memory.trees import UP

THING: LiteralString = """
    select t.id, 'pillar' as level, 'PL' || t.number as ref, t.name, '{}'::text[] as place,
           t.position, t.archived_at, t.deleted_at
    from pillars t where t.id = any(%(ids)s) and t.user_id = %(user)s
    union all
    select t.id, 'area', 'A' || t.number, t.name, array_remove(array[pl.name], null),
           t.position, t.archived_at, t.deleted_at
    from areas t left join pillars pl on pl.id = t.pillar_id
    where t.id = any(%(ids)s) and t.user_id = %(user)s
    union all
    select t.id, 'project', 'P' || t.number, t.name, array_remove(array[pl.name, a.name], null),
           t.position, t.archived_at, t.deleted_at
    from projects t left join areas a on a.id = t.area_id left join pillars pl on pl.id = a.pillar_id
    where t.id = any(%(ids)s) and t.user_id = %(user)s
    union all
    select t.id, 'task', 'T' || t.number, t.title, array_remove(array[pl.name, a.name, p.name], null),
           t.position, t.archived_at, t.deleted_at
    from tasks t left join projects p on p.id = t.project_id
    left join areas a on a.id = coalesce(p.area_id, t.area_id) left join pillars pl on pl.id = a.pillar_id
    where t.id = any(%(ids)s) and t.user_id = %(user)s
"""

SIBLINGS: dict[Named, LiteralString] = {
    "pillars": "select s.* from pillars s, pillars t where t.id = %(id)s",
    "areas": "select s.* from areas s, areas t where t.id = %(id)s "
    "and s.pillar_id is not distinct from t.pillar_id",
    "projects": "select s.* from projects s, projects t where t.id = %(id)s "
    "and s.area_id is not distinct from t.area_id",
    "tasks": "select s.* from tasks s, tasks t where t.id = %(id)s "
    "and s.parent_id is not distinct from t.parent_id and (s.parent_id is not null "
    "or (s.project_id is not distinct from t.project_id and s.area_id is not distinct from t.area_id))",
}
CLOSE = 1e-6
"""Neighbours whose positions lie closer than this are numbered anew before something comes between them."""


async def things(scope: Scope, ids: Sequence[UUID], below: dict[UUID, int] | None = None) -> list[Thing]:
    """These things in their order, in the trash or not, with the numbers of what went along."""
    rows = await scope.rows(THING, {"ids": list(ids), "user": scope.user_id})
    found = {row["id"]: to_thing({**row, "below": (below or {}).get(row["id"], 0)}) for row in rows}
    return [found[each] for each in ids if each in found]


async def thing(scope: Scope, row_id: UUID) -> Thing:
    """One thing of any level. Raises NotFound."""
    for found in await things(scope, [row_id]):
        return found
    raise NotFound("There is no such thing (any more).")


async def archive(scope: Scope, ids: Sequence[UUID], *, away: bool) -> None:
    """Put these things away, or take them out again; what lies under them stays as it is."""
    for noun in TABLE:
        await scope.run(
            f"update {TABLE[noun]} set archived_at = case when %(away)s then %(now)s::timestamptz end "
            "where id = any(%(ids)s) and user_id = %(user)s and (archived_at is null) = %(away)s",
            {"ids": list(ids), "user": scope.user_id, "now": scope.now, "away": away},
        )


async def archived_above(scope: Scope, ids: Sequence[UUID]) -> Json | None:
    """The first of these things that lies under something archived, as `name`, and that as `above`, with its `ref`."""
    return await scope.row(
        f"""
        with recursive {UP}
        select coalesce(pl.name, a.name, p.name, k.title) as above,
               coalesce('PL' || pl.number, 'A' || a.number, 'P' || p.number, 'T' || k.number) as ref,
               (select name from (select id, name from pillars union all select id, name from areas union all
                select id, name from projects union all select id, title from tasks) n where n.id = up.start) as name
        from up left join pillars pl on pl.id = up.id and pl.archived_at is not null
        left join areas a on a.id = up.id and a.archived_at is not null
        left join projects p on p.id = up.id and p.archived_at is not null
        left join tasks k on k.id = up.id and k.archived_at is not null
        where up.id <> up.start and coalesce(pl.id, a.id, p.id, k.id) is not null limit 1
        """,
        {"ids": list(ids)},
    )


async def lies_in(scope: Scope, row_id: UUID) -> tuple[Named, UUID] | None:
    """What a thing lies in, or None where it lies in nothing."""
    row = await scope.row(
        """
        select 'pillars' as noun, pillar_id as id from areas where id = %(id)s and user_id = %(user)s
        union all select 'areas', area_id from projects where id = %(id)s and user_id = %(user)s
        union all select case when parent_id is not null then 'tasks' when project_id is not null then 'projects'
                         else 'areas' end, coalesce(parent_id, project_id, area_id)
        from tasks where id = %(id)s and user_id = %(user)s
        """,
        {"id": row_id, "user": scope.user_id},
    )
    return (row["noun"], row["id"]) if row and row["id"] else None


async def put(
    scope: Scope, noun: Literal["projects", "areas"], row_id: UUID, above: tuple[Named, UUID] | None
) -> None:
    """Let a project lie in an area, an area in a pillar, or either in nothing."""
    statement: LiteralString = (
        "update areas set pillar_id = %s where id = %s and user_id = %s"
        if noun == "areas"
        else "update projects set area_id = %s where id = %s and user_id = %s"
    )
    await scope.run(statement, [above[1] if above else None, row_id, scope.user_id])


async def order(scope: Scope, noun: Named, row_id: UUID, before: UUID | None) -> None:
    """Put a thing right before one of its siblings, or last."""
    lower, upper = await gap(scope, noun, row_id, before)
    if lower is not None and upper - lower < CLOSE:
        await number_anew(scope, noun, row_id)
        lower, upper = await gap(scope, noun, row_id, before)
    position = upper - 1 if lower is None else (lower + upper) / 2
    await scope.run(
        f"update {TABLE[noun]} set position = %s where id = %s and user_id = %s",
        [position, row_id, scope.user_id],
    )


async def gap(scope: Scope, noun: Named, row_id: UUID, before: UUID | None) -> tuple[float | None, float]:
    """The positions between which the thing comes to lie. Those after the last are of things yet to be added.

    Raises Conflict when `before` is no sibling.
    """
    row = await scope.row(
        f"""
        with siblings as (
            select s.id, s.position, s.number from ({SIBLINGS[noun]}) s
            where s.id <> %(id)s and s.user_id = %(user)s and s.deleted_at is null
        )
        select (select max(s.position) from siblings s where %(before)s::uuid is null
                or (s.position, s.number) < (b.position, b.number)) as lower,
               case when %(before)s::uuid is not null then b.position else (
                   select case when s.most >= c.last + 1 then s.most + 1 else c.last + 1 end
                   from counters c, (select max(position) as most from siblings) s
                   where c.user_id = %(user)s and c.noun = %(noun)s) end as upper
        from (select) one left join siblings b on b.id = %(before)s
        """,
        {"id": row_id, "user": scope.user_id, "before": before, "noun": TABLE[noun]},
    )
    if row is None or row["upper"] is None:
        raise Conflict("What it was to be put before lies somewhere else.")
    return row["lower"], row["upper"]


async def number_anew(scope: Scope, noun: Named, row_id: UUID) -> None:
    """Positions 1, 2, 3 … for the thing's siblings, in the order that they have."""
    await scope.run(
        f"""
        update {TABLE[noun]} t set position = s.rank from (
            select s.id, row_number() over (order by s.position, s.number) as rank from ({SIBLINGS[noun]}) s
            where s.id <> %(id)s and s.user_id = %(user)s and s.deleted_at is null
        ) s where t.id = s.id and t.position <> s.rank
        """,
        {"id": row_id, "user": scope.user_id},
    )


def to_thing(row: Json) -> Thing:
    values = {name: row[name] for name in Thing.__dataclass_fields__}
    return Thing(**{**values, "place": tuple(row["place"])})
