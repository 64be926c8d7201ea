"""What a life has already of what is offered to it, and many things at once."""

from typing import Literal, LiteralString

from memory.records import Json
from memory.rows import jsonb
from memory.scope import Scope

WRITTEN: dict[Literal["pillars", "areas", "projects"], LiteralString] = {
    "pillars": "id, name, description, icon, colour",
    "areas": "id, pillar_id, name, importance",
    "projects": "id, area_id, name, importance, priority, due_date",
}


async def named(scope: Scope, names: list[str]) -> list[Json]:
    """Everything that bears one of these names, in whatever case: level, id, ref, small name, and the id `above` it."""
    return await scope.rows(
        """
        with wanted as (select lower(unnest(%(names)s::text[])) as name)
        select 'pillar' as level, id, 'PL' || number as ref, lower(name) as name, null::uuid as above, number
        from pillars where user_id = %(user)s and deleted_at is null and lower(name) in (select name from wanted)
        union all
        select 'area', id, 'A' || number, lower(name), pillar_id, number
        from areas where user_id = %(user)s and deleted_at is null and lower(name) in (select name from wanted)
        union all
        select 'project', id, 'P' || number, lower(name), area_id, number
        from projects where user_id = %(user)s and deleted_at is null and lower(name) in (select name from wanted)
        union all
        select 'task', id, 'T' || number, lower(title), project_id, number
        from tasks where user_id = %(user)s and deleted_at is null and series_id is null and project_id is not null
        and lower(title) in (select name from wanted)
        order by number
        """,
        {"user": scope.user_id, "names": names},
    )


async def add(scope: Scope, table: Literal["pillars", "areas", "projects"], rows: list[Json]) -> None:
    """Many rows in one statement, in their order. Each has its id and what WRITTEN names."""
    if not rows:
        return
    await scope.run(
        f"""
        insert into {table} (user_id, created_at, {WRITTEN[table]})
        select %(user)s, %(now)s, {WRITTEN[table]}
        from jsonb_array_elements(%(rows)s) with ordinality each(row, at)
        cross join lateral jsonb_populate_record(null::{table}, each.row) order by each.at
        """,
        {"user": scope.user_id, "now": scope.now, "rows": jsonb(rows)},
    )
