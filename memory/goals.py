"""Pillars, areas and projects: what a life is made of above its tasks."""

import re
from typing import LiteralString
from uuid import UUID, uuid4

from psycopg import AsyncCursor
from psycopg.rows import DictRow

from memory.errors import Invalid, NotFound
from memory.progress import OF_AREAS, OF_PILLARS, OF_PROJECTS
from memory.records import Area, Item, Json, Page, Pillar, Project
from memory.rounds import ASKING, LASTS
from memory.rows import NO_CURSOR
from memory.scope import Scope

PILLAR: LiteralString = f"""
    select t.id, 'PL' || t.number as ref, t.name, t.description, t.time_allocation, t.alignment_strength, t.created_at,
           t.number, t.icon, t.colour, t.vision, t.success_metrics, t.position, t.archived_at,
           coalesce(below.open_tasks, 0) as open_tasks, coalesce(below.done_tasks, 0) as done_tasks
    from pillars t left join ({OF_PILLARS}) below on below.id = t.id
    where t.user_id = %(user)s and t.deleted_at is null
"""
AREA: LiteralString = f"""
    select t.id, 'A' || t.number as ref, t.name, t.description, t.importance, t.pillar_id,
           pl.name as pillar, t.created_at, t.number, t.icon, t.colour, t.time_allocation, t.position, t.archived_at,
           coalesce(below.open_tasks, 0) as open_tasks, coalesce(below.done_tasks, 0) as done_tasks
    from areas t left join pillars pl on pl.id = t.pillar_id and pl.deleted_at is null
    left join ({OF_AREAS}) below on below.id = t.id
    where t.user_id = %(user)s and t.deleted_at is null
"""
PROJECT: LiteralString = f"""
    select t.id, 'P' || t.number as ref, t.name, t.description, t.status, t.importance, t.due_date, t.area_id,
           array_remove(array[pl.name, a.name], null) as place, t.created_at, t.number,
           t.icon, t.colour, t.priority, t.start_date, t.success_metrics, t.tags, t.completed_at, t.position,
           t.archived_at, coalesce(below.open_tasks, 0) as open_tasks, coalesce(below.done_tasks, 0) as done_tasks
    from projects t left join areas a on a.id = t.area_id and a.deleted_at is null
    left join pillars pl on pl.id = a.pillar_id and pl.deleted_at is null
    left join ({OF_PROJECTS}) below on below.id = t.id
    where t.user_id = %(user)s and t.deleted_at is null
"""
ONE: LiteralString = " and t.id = %(id)s"
PAGE: LiteralString = """
    and (t.position, t.number) > (%(position)s, %(number)s) order by t.position, t.number limit %(limit)s
"""

PILLAR_FIELDS: tuple[LiteralString, ...] = (
    "name", "description", "time_allocation", "alignment_strength", "icon", "colour", "vision", "success_metrics",
)  # fmt: skip
AREA_FIELDS: tuple[LiteralString, ...] = (
    "name", "description", "pillar_id", "importance", "icon", "colour", "time_allocation",
)  # fmt: skip
PROJECT_FIELDS: tuple[LiteralString, ...] = (
    "name", "description", "area_id", "status", "importance", "due_date", "icon", "colour", "priority", "start_date",
    "success_metrics", "tags", "completed_at",
)  # fmt: skip


async def pillars(
    scope: Scope, *, archived: bool = False, cursor: str | None = None, limit: int = 500
) -> Page[Pillar]:
    """The user's pillars in their order; with `archived` those in the archive as well."""
    where: LiteralString = "" if archived else " and t.archived_at is null"
    rows = await scope.rows(PILLAR + where + PAGE, behind(scope, cursor, limit))
    return page([to_pillar(row) for row in rows], rows, limit)


async def areas(
    scope: Scope,
    *,
    pillar_id: UUID | None = None,
    no_pillar: bool = False,
    archived: bool = False,
    cursor: str | None = None,
    limit: int = 500,
) -> Page[Area]:
    """The user's areas in their order: all, those of one pillar, or those of none; with `archived` what is put away
    as well."""
    where: LiteralString = "" if archived else " and t.archived_at is null and pl.archived_at is null"
    where += " and t.pillar_id = %(pillar)s" if pillar_id else ""
    where += " and pl.id is null" if no_pillar else ""
    rows = await scope.rows(AREA + where + PAGE, {**behind(scope, cursor, limit), "pillar": pillar_id})
    return page([to_area(row) for row in rows], rows, limit)


async def projects(
    scope: Scope,
    *,
    area_id: UUID | None = None,
    pillar_id: UUID | None = None,
    no_area: bool = False,
    no_pillar: bool = False,
    archived: bool = False,
    cursor: str | None = None,
    limit: int = 500,
) -> Page[Project]:
    """The user's projects in their order: all, those of one area or pillar, or those of none; with `archived` what is
    put away as well."""
    put_away: LiteralString = (
        " and t.archived_at is null and a.archived_at is null and pl.archived_at is null"
    )
    where: LiteralString = "" if archived else put_away
    where += " and t.area_id = %(area)s" if area_id else ""
    where += " and pl.id = %(pillar)s" if pillar_id else ""
    where += " and a.id is null" if no_area else ""
    where += " and pl.id is null" if no_pillar else ""
    given = {**behind(scope, cursor, limit), "area": area_id, "pillar": pillar_id}
    rows = await scope.rows(PROJECT + where + PAGE, given)
    return page([to_project(row) for row in rows], rows, limit)


def behind(scope: Scope, cursor: str | None, limit: int) -> Json:
    """What a page begins behind. Raises Invalid for a cursor that no page gave."""
    found = re.fullmatch(r"(-?\d+(?:\.\d+)?(?:e[+-]\d+)?)_(\d{1,9})", cursor or "-1e+999_0", re.ASCII)
    if found is None:
        raise Invalid(NO_CURSOR)
    position, number = float(found[1]), int(found[2])
    return {"user": scope.user_id, "position": position, "number": number, "limit": limit + 1}


def page(items: list[Item], rows: list[Json], limit: int) -> Page[Item]:
    last = rows[limit - 1] if len(rows) > limit else None
    return Page(tuple(items[:limit]), f"{last['position']!r}_{last['number']}" if last else None)


async def pillar(scope: Scope, pillar_id: UUID) -> Pillar:
    """One pillar. Raises NotFound."""
    return to_pillar(await one(scope, PILLAR, pillar_id))


async def area(scope: Scope, area_id: UUID) -> Area:
    """One area. Raises NotFound."""
    return to_area(await one(scope, AREA, area_id))


async def project(scope: Scope, project_id: UUID) -> Project:
    """One project. Raises NotFound."""
    return to_project(await one(scope, PROJECT, project_id))


async def one(scope: Scope, select: LiteralString, row_id: UUID) -> Json:
    row = await scope.row(select + ONE, {"id": row_id, "user": scope.user_id})
    if row is None:
        raise NotFound("There is no such thing (any more).")
    return row


async def add_pillar(scope: Scope, new: Json) -> UUID:
    """A pillar with the fields of `new`; the others are as the table has them."""
    return await add(scope, "pillars", PILLAR_FIELDS, new)


async def add_area(scope: Scope, new: Json) -> UUID:
    """An area with the fields of `new`, `pillar_id` among them."""
    return await add(scope, "areas", AREA_FIELDS, new)


async def add_project(scope: Scope, new: Json) -> UUID:
    """A project with the fields of `new`, `area_id` among them."""
    done = {"completed_at": scope.now} if new.get("status") == "completed" else {}
    return await add(scope, "projects", PROJECT_FIELDS, {**new, **done})


async def add(scope: Scope, table: LiteralString, fields: tuple[LiteralString, ...], new: Json) -> UUID:
    """Send an insert whose id is made here; who reads the row next waits for both at once."""
    given: list[LiteralString] = [field for field in fields if field in new]
    row_id = uuid4()
    await scope.run(
        f"insert into {table} (id, user_id, created_at, {', '.join(given)}) "
        f"values (%(id)s, %(user)s, %(now)s, {', '.join(f'%({field})s' for field in given)})",
        {**new, "id": row_id, "user": scope.user_id, "now": scope.now},
    )
    return row_id


async def change_pillar(scope: Scope, row_id: UUID, new: Json) -> None:
    """Set the fields of `new`; what it lacks stays."""
    await change(scope, "pillars", PILLAR_FIELDS, row_id, new)


async def change_area(scope: Scope, row_id: UUID, new: Json) -> None:
    """Set the fields of `new`; what it lacks stays."""
    await change(scope, "areas", AREA_FIELDS, row_id, new)


async def change_project(scope: Scope, row_id: UUID, new: Json) -> None:
    """Set the fields of `new`; what it lacks stays. One that is completed knows since when."""
    if "status" in new:
        row = await scope.row("select completed_at from projects where id = %s", [row_id])
        since = (row["completed_at"] if row else None) or scope.now
        new = {**new, "completed_at": since if new["status"] == "completed" else None}
    await change(scope, "projects", PROJECT_FIELDS, row_id, new)


async def change(
    scope: Scope, table: LiteralString, fields: tuple[LiteralString, ...], row_id: UUID, new: Json
) -> None:
    given: list[LiteralString] = [field for field in fields if field in new]
    if given:
        await scope.run(
            f"update {table} set {', '.join(f'{field} = %({field})s' for field in given)} "
            "where id = %(id)s and user_id = %(user)s",
            {**new, "id": row_id, "user": scope.user_id},
        )


async def pillar_called(scope: Scope, name: str, other_than: UUID | None = None) -> tuple[UUID, str] | None:
    """The id and the reference of the pillar that bears the name, in whatever case."""
    row = await scope.row(
        "select id, 'PL' || number as ref from pillars where user_id = %s and lower(name) = lower(%s) "
        "and deleted_at is null and id is distinct from %s",
        [scope.user_id, name, other_than],
    )
    return (row["id"], row["ref"]) if row else None


async def area_called(scope: Scope, name: str, pillar_id: UUID | None) -> UUID | None:
    """The newest area of that name under the pillar, or anywhere where none is given, that is not archived."""
    row = await scope.row(
        "select id from areas where user_id = %(user)s and lower(name) = lower(%(name)s) "
        "and (%(above)s::uuid is null or pillar_id = %(above)s) "
        "and deleted_at is null and archived_at is null order by number desc limit 1",
        {"user": scope.user_id, "name": name, "above": pillar_id},
    )
    return row["id"] if row else None


async def project_called(scope: Scope, name: str, area_id: UUID | None) -> UUID | None:
    """The newest project of that name in the area, or anywhere where none is given, that is not archived."""
    row = await scope.row(
        "select id from projects where user_id = %(user)s and lower(name) = lower(%(name)s) "
        "and (%(above)s::uuid is null or area_id = %(above)s) "
        "and deleted_at is null and archived_at is null order by number desc limit 1",
        {"user": scope.user_id, "name": name, "above": area_id},
    )
    return row["id"] if row else None


async def send_outline(scope: Scope, limit: int = 60, *, thread: str | UUID = "") -> AsyncCursor[DictRow]:
    """Ask for the names of a life, for a prompt: pillars, areas, and the newest projects that are still open; for
    how its user wants to be spoken to, where they said so; and where `thread` (by name or id) is the life thread, for
    the question of a check-in that was the last thing said there.

    What is archived, and what lies under it, is left out.
    """
    return await scope.send(
        f"""
        with pl as (
            select * from pillars where user_id = %(user)s and deleted_at is null and archived_at is null
        ), a as (
            select t.*, 'PL' || pl.number as above from areas t left join pl on pl.id = t.pillar_id
            where t.user_id = %(user)s and t.deleted_at is null and t.archived_at is null
            and (t.pillar_id is null or pl.id is not null)
        ), p as (
            select t.number, t.name, 'A' || a.number as above from projects t left join a on a.id = t.area_id
            where t.user_id = %(user)s and t.deleted_at is null and t.archived_at is null
            and t.status <> 'completed' and (t.area_id is null or a.id is not null)
            order by t.number desc limit %(limit)s
        )
        select
          (select coalesce(jsonb_agg(jsonb_build_object('ref', 'PL' || number, 'name', name) order by number), '[]')
           from (select * from pl order by number limit %(limit)s) t) as pillars,
          (select coalesce(jsonb_agg(jsonb_build_object('ref', 'A' || number, 'name', name, 'pillar', above)
                                     order by number), '[]')
           from (select * from a order by number limit %(limit)s) t) as areas,
          (select coalesce(jsonb_agg(jsonb_build_object('ref', 'P' || number, 'name', name, 'area', above)
                                     order by number), '[]') from p) as projects,
          (select jsonb_build_object('detail', explanation_detail_level, 'show_confidence', show_confidence_scores,
                                     'show_path', show_reasoning_path, 'personality', ai_personality,
                                     'style', ai_communication_style)
           from hrm_user_preferences where user_id = %(user)s) as preferences,
          (select jsonb_build_object('kind', asking.kind, 'asks', asking.step) from ({ASKING}) asking
           where %(thread)s = 'life'
           or %(thread)s in (select id::text from threads where user_id = %(user)s and slug = 'life')) as check_in
        """,
        {"user": scope.user_id, "limit": limit, "thread": str(thread), "since": scope.now - LASTS},
    )


async def fetch_outline(cursor: AsyncCursor[DictRow]) -> Json:
    """The names that were asked for, and the preferences where there are any."""
    row = await cursor.fetchone()
    assert row is not None
    return {name: value for name, value in row.items() if value is not None}


def to_pillar(row: Json) -> Pillar:
    values = {name: row[name] for name in Pillar.__dataclass_fields__}
    return Pillar(**{**values, "success_metrics": tuple(row["success_metrics"])})


def to_area(row: Json) -> Area:
    return Area(**{name: row[name] for name in Area.__dataclass_fields__})


def to_project(row: Json) -> Project:
    values = {name: row[name] for name in Project.__dataclass_fields__}
    lists = {name: tuple(row[name]) for name in ("place", "success_metrics", "tags")}
    return Project(**{**values, **lists})
