"""Pillars, areas and projects: what a life is made of above its tasks."""

from collections.abc import Sequence
from datetime import date
from typing import LiteralString
from uuid import UUID, uuid4

from psycopg import AsyncCursor
from psycopg.rows import DictRow

from memory.errors import NotFound
from memory.records import Area, Json, Page, Pillar, Project
from memory.rows import jsonb, page
from memory.scope import Scope

PILLAR: LiteralString = """
    select t.id, 'PL' || t.number as ref, t.name, t.description, t.time_allocation, t.alignment_strength, t.created_at,
           t.number, t.icon, t.colour, t.vision, t.success_metrics, t.position, t.archived_at,
           below.open_tasks, below.done_tasks
    from pillars t cross join lateral (
        select count(*) filter (where k.status <> 'completed') as open_tasks,
               count(*) filter (where k.status = 'completed') as done_tasks
        from tasks k left join projects p on p.id = k.project_id and p.deleted_at is null
        join areas a on a.id = coalesce(p.area_id, k.area_id) and a.deleted_at is null
        where a.pillar_id = t.id and k.user_id = t.user_id and k.deleted_at is null
    ) below
    where t.deleted_at is null
"""
AREA: LiteralString = """
    select t.id, 'A' || t.number as ref, t.name, t.description, t.importance, t.pillar_id,
           pl.name as pillar, t.created_at, t.number, t.icon, t.colour, t.time_allocation, t.position, t.archived_at,
           below.open_tasks, below.done_tasks
    from areas t left join pillars pl on pl.id = t.pillar_id and pl.deleted_at is null
    cross join lateral (
        select count(*) filter (where k.status <> 'completed') as open_tasks,
               count(*) filter (where k.status = 'completed') as done_tasks
        from tasks k left join projects p on p.id = k.project_id and p.deleted_at is null
        where coalesce(p.area_id, k.area_id) = t.id and k.user_id = t.user_id and k.deleted_at is null
    ) below
    where t.deleted_at is null
"""
PROJECT: LiteralString = """
    select t.id, 'P' || t.number as ref, t.name, t.description, t.status, t.importance, t.due_date, t.area_id,
           array_remove(array[pl.name, a.name], null) as place, t.created_at, t.number,
           t.icon, t.colour, t.priority, t.start_date, t.success_metrics, t.tags, t.completed_at, t.position,
           t.archived_at, below.open_tasks, below.done_tasks
    from projects t
    left join areas a on a.id = t.area_id and a.deleted_at is null
    left join pillars pl on pl.id = a.pillar_id and pl.deleted_at is null
    cross join lateral (
        select count(*) filter (where k.status <> 'completed') as open_tasks,
               count(*) filter (where k.status = 'completed') as done_tasks
        from tasks k where k.project_id = t.id and k.deleted_at is null
    ) below
    where t.deleted_at is null
"""


async def pillars(scope: Scope, *, after: int = 0, limit: int = 500) -> Page[Pillar]:
    """The user's pillars, oldest first."""
    rows = await scope.rows(
        PILLAR + " and t.user_id = %s and t.number > %s order by t.number limit %s",
        [scope.user_id, after, limit + 1],
    )
    return page(rows, limit, to_pillar)


async def areas(
    scope: Scope, *, pillar_id: UUID | None = None, after: int = 0, limit: int = 500
) -> Page[Area]:
    """The user's areas, all or those of one pillar, oldest first."""
    rows = await scope.rows(
        AREA + " and t.user_id = %s and (%s::uuid is null or t.pillar_id = %s) and t.number > %s"
        " order by t.number limit %s",
        [scope.user_id, pillar_id, pillar_id, after, limit + 1],
    )
    return page(rows, limit, to_area)


async def projects(
    scope: Scope, *, area_id: UUID | None = None, after: int = 0, limit: int = 500
) -> Page[Project]:
    """The user's projects, all or those of one area, oldest first."""
    rows = await scope.rows(
        PROJECT + " and t.user_id = %s and (%s::uuid is null or t.area_id = %s) and t.number > %s"
        " order by t.number limit %s",
        [scope.user_id, area_id, area_id, after, limit + 1],
    )
    return page(rows, limit, to_project)


async def pillar(scope: Scope, pillar_id: UUID) -> Pillar:
    """One pillar. Raises NotFound."""
    return to_pillar(await one(scope, PILLAR, pillar_id))


async def area(scope: Scope, area_id: UUID) -> Area:
    """One area. Raises NotFound."""
    return to_area(await one(scope, AREA, area_id))


async def project(scope: Scope, project_id: UUID) -> Project:
    """One project. Raises NotFound."""
    return to_project(await one(scope, PROJECT, project_id))


async def add_pillar(scope: Scope, name: str, description: str, time_allocation: float | None) -> UUID:
    return await added(
        scope,
        "insert into pillars (id, user_id, name, description, time_allocation) values (%s, %s, %s, %s, %s)",
        [scope.user_id, name, description, time_allocation],
    )


async def add_area(
    scope: Scope, name: str, description: str, pillar_id: UUID | None, importance: int
) -> UUID:
    return await added(
        scope,
        "insert into areas (id, user_id, name, description, pillar_id, importance) "
        "values (%s, %s, %s, %s, %s, %s)",
        [scope.user_id, name, description, pillar_id, importance],
    )


async def add_project(
    scope: Scope, name: str, description: str, area_id: UUID | None, importance: int, due: date | None
) -> UUID:
    return await added(
        scope,
        "insert into projects (id, user_id, name, description, area_id, importance, due_date) "
        "values (%s, %s, %s, %s, %s, %s, %s)",
        [scope.user_id, name, description, area_id, importance, due],
    )


async def change_pillar(scope: Scope, row_id: UUID, new: Json) -> None:
    """Set name, description, time_allocation, alignment_strength; what `new` lacks stays."""
    await scope.run(
        """
        update pillars t set name = n.name, description = n.description, time_allocation = n.time_allocation,
                             alignment_strength = n.alignment_strength
        from jsonb_populate_record((select p from pillars p where p.id = %(id)s), %(new)s) n
        where t.id = %(id)s and t.user_id = %(user)s
        """,
        {"id": row_id, "new": jsonb(new), "user": scope.user_id},
    )


async def change_area(scope: Scope, row_id: UUID, new: Json) -> None:
    """Set name, description, pillar_id, importance; what `new` lacks stays."""
    await scope.run(
        """
        update areas t set name = n.name, description = n.description, pillar_id = n.pillar_id,
                           importance = n.importance
        from jsonb_populate_record((select a from areas a where a.id = %(id)s), %(new)s) n
        where t.id = %(id)s and t.user_id = %(user)s
        """,
        {"id": row_id, "new": jsonb(new), "user": scope.user_id},
    )


async def change_project(scope: Scope, row_id: UUID, new: Json) -> None:
    """Set name, description, area_id, status, importance, due_date; what `new` lacks stays."""
    await scope.run(
        """
        update projects t set name = n.name, description = n.description, area_id = n.area_id,
                              status = n.status, importance = n.importance, due_date = n.due_date
        from jsonb_populate_record((select p from projects p where p.id = %(id)s), %(new)s) n
        where t.id = %(id)s and t.user_id = %(user)s
        """,
        {"id": row_id, "new": jsonb(new), "user": scope.user_id},
    )


async def pillar_called(scope: Scope, name: str) -> str | None:
    """The reference of the pillar that bears the name, in whatever case."""
    row = await scope.row(
        "select 'PL' || number as ref from pillars "
        "where user_id = %s and lower(name) = lower(%s) and deleted_at is null",
        [scope.user_id, name],
    )
    return row["ref"] if row else None


async def send_outline(scope: Scope, limit: int = 60) -> AsyncCursor[DictRow]:
    """Ask for the names of a life, for a prompt: pillars, areas, and the newest projects that are still open."""
    return await scope.send(
        """
        select
          (select coalesce(jsonb_agg(jsonb_build_object('ref', 'PL' || number, 'name', name) order by number), '[]')
           from (select * from pillars where user_id = %(user)s and deleted_at is null
                 order by number limit %(limit)s) t) as pillars,
          (select coalesce(jsonb_agg(jsonb_build_object('ref', 'A' || t.number, 'name', t.name,
                                                        'pillar', 'PL' || pl.number) order by t.number), '[]')
           from (select * from areas where user_id = %(user)s and deleted_at is null
                 order by number limit %(limit)s) t left join pillars pl on pl.id = t.pillar_id) as areas,
          (select coalesce(jsonb_agg(jsonb_build_object('ref', 'P' || t.number, 'name', t.name,
                                                        'area', 'A' || a.number) order by t.number), '[]')
           from (select * from projects where user_id = %(user)s and deleted_at is null and status <> 'completed'
                 order by number desc limit %(limit)s) t left join areas a on a.id = t.area_id) as projects
        """,
        {"user": scope.user_id, "limit": limit},
    )


async def fetch_outline(cursor: AsyncCursor[DictRow]) -> Json:
    """The names that were asked for."""
    row = await cursor.fetchone()
    assert row is not None
    return dict(row)


async def one(scope: Scope, select: LiteralString, row_id: UUID) -> Json:
    row = await scope.row(select + " and t.id = %s and t.user_id = %s", [row_id, scope.user_id])
    if row is None:
        raise NotFound("There is no such thing (any more).")
    return row


async def added(scope: Scope, insert: LiteralString, values: Sequence[object]) -> UUID:
    """Send an insert whose first value is the id; who reads the row next waits for both at once."""
    row_id = uuid4()
    await scope.run(insert, [row_id, *values])
    return row_id


def to_pillar(row: Json) -> Pillar:
    values = {name: row[name] for name in Pillar.__dataclass_fields__}
    return Pillar(**{**values, "success_metrics": tuple(row["success_metrics"])})


def to_area(row: Json) -> Area:
    return Area(**{name: row[name] for name in Area.__dataclass_fields__})


def to_project(row: Json) -> Project:
    values = {name: row[name] for name in Project.__dataclass_fields__}
    lists = {name: tuple(row[name]) for name in ("place", "success_metrics", "tags")}
    return Project(**{**values, **lists})
