"""The rows of a life: all of them, or those that a change touched."""

from collections.abc import Collection
from datetime import datetime
from typing import LiteralString
from uuid import UUID

from psycopg import AsyncCursor
from psycopg.rows import DictRow

from memory.blackboard import Completion
from memory.goals import AREA, PILLAR, PROJECT, to_area, to_pillar, to_project
from memory.life import Wait
from memory.progress import COUNT, OF_AREAS, OF_PILLARS, OF_PROJECTS, STANDS
from memory.records import Area, Json, Pillar, Project, Task
from memory.scope import Scope
from memory.task_lists import UNARCHIVED
from memory.tasks import ABOVE

Cursor = AsyncCursor[DictRow]

COLUMNS: LiteralString = """
    t.id, 'T' || t.number as ref, t.title, t.status, t.priority, t.due_date, t.due_time, t.project_id, t.area_id,
    t.parent_id, t.created_at, t.completed_at, t.start_date, t.start_time, t.estimate_minutes, t.actual_minutes,
    t.energy, t.kind, t.tags, t.subtasks_required, t.recurrence, t.recurs_on, t.after_completion, t.series_id
"""
ROWS: LiteralString = f"""
    select {COLUMNS}, p.archived_at is not null as project_away, p.area_id as area_above from tasks t {ABOVE}
"""
TASKS: LiteralString = f"""
    {ROWS} where t.user_id = %(user)s and t.deleted_at is null
    and case when t.status = 'completed' then t.completed_at >= %(since)s else {UNARCHIVED} end
"""
"""The open tasks that are not archived, and what was done lately, archived since or not: that effort was made."""

DONE: LiteralString = f"""
    {ROWS} where t.user_id = %(user)s and t.deleted_at is null and t.completed_at >= %(since)s
    order by t.completed_at desc, t.id desc
"""

UNDER: LiteralString = """
    with recursive touched(id) as (
        select unnest(%(ids)s::uuid[])
        union
        select k.id from touched join tasks k on k.parent_id = touched.id
    ) select id from touched
"""
"""What is archived takes along what lies under it, whose rows stay as they are."""

WAITS: LiteralString = """
    select d.task_id, b.id, 'T' || b.number as ref, b.title, b.status = 'completed' as done
    from dependencies d
    join tasks t on t.id = d.task_id and t.deleted_at is null and t.status <> 'completed'
    join tasks b on b.id = d.blocker_id and b.deleted_at is null
    where d.user_id = %(user)s
"""
COUNTS: LiteralString = f"""
    select coalesce(k.project_id, k.area_id) as id, {COUNT} from tasks k
    where {STANDS} and (k.project_id is not null or k.area_id is not null)
"""

NOT_COUNTED: LiteralString = "select null::uuid as id, 0 as open_tasks, 0 as done_tasks where false"
STANDING_ABOVE: LiteralString = "and t.archived_at is null and pl.archived_at is null"
GOALS: tuple[LiteralString, LiteralString, LiteralString] = (
    f"{PROJECT.replace(OF_PROJECTS, NOT_COUNTED)} {STANDING_ABOVE} and a.archived_at is null",
    f"{AREA.replace(OF_AREAS, NOT_COUNTED)} {STANDING_ABOVE}",
    f"{PILLAR.replace(OF_PILLARS, NOT_COUNTED)} and t.archived_at is null",
)
"""As they are listed, but for what is done below them: that is counted from COUNTS."""


async def under(scope: Scope, ids: Collection[UUID]) -> set[UUID]:
    """These tasks and everything under them."""
    return {row["id"] for row in await scope.rows(UNDER, {"ids": list(ids)})}


async def send_tasks(scope: Scope, since: datetime, ids: Collection[UUID] | None = None) -> Cursor:
    """Ask for the tasks of a life, or those of them that are among `ids`."""
    among: LiteralString = "" if ids is None else "and t.id = any(%(ids)s)"
    return await scope.send(f"{TASKS} {among}", {"user": scope.user_id, "since": since, "ids": listed(ids)})


async def send_done(scope: Scope, since: datetime) -> Cursor:
    """Ask for what was done since then, newest first."""
    return await scope.send(DONE, {"user": scope.user_id, "since": since})


async def send_waits(scope: Scope, ids: Collection[UUID] | None = None) -> Cursor:
    """Ask for what tasks wait for: all of them, or these and those that wait for one of these."""
    among: LiteralString = (
        ""
        if ids is None
        else "and (d.task_id = any(%(ids)s) "
        "or d.task_id in (select task_id from dependencies where blocker_id = any(%(ids)s)))"
    )
    return await scope.send(f"{WAITS} {among} order by b.number", {"user": scope.user_id, "ids": listed(ids)})


async def send_counts(scope: Scope, ids: Collection[UUID] | None = None) -> Cursor:
    """Ask how many tasks lie in each project and area, or in these."""
    among: LiteralString = (
        "" if ids is None else "and (k.project_id = any(%(ids)s) or k.area_id = any(%(ids)s))"
    )
    return await scope.send(f"{COUNTS} {among} group by 1", {"user": scope.user_id, "ids": listed(ids)})


async def send_goals(scope: Scope) -> tuple[Cursor, Cursor, Cursor]:
    """Ask for projects, areas and pillars, in their order."""
    asked = {"user": scope.user_id}
    projects, areas, pillars = [
        await scope.send(f"{each} order by t.position, t.number", asked) for each in GOALS
    ]
    return projects, areas, pillars


async def fetch_tasks(cursor: Cursor) -> tuple[dict[UUID, Task], dict[UUID, Completion]]:
    """The open ones, and those that were done."""
    tasks, completions = {}, {}
    for row in await cursor.fetchall():
        if row["status"] == "completed":
            completions[row["id"]] = to_completion(row)
        else:
            tasks[row["id"]] = to_open(row)
    return tasks, completions


async def fetch_done(cursor: Cursor) -> tuple[Completion, ...]:
    return tuple([to_completion(row) for row in await cursor.fetchall()])


async def fetch_waits(cursor: Cursor) -> dict[UUID, tuple[Wait, ...]]:
    waits: dict[UUID, tuple[Wait, ...]] = {}
    for row in await cursor.fetchall():
        wait = Wait(row["id"], row["ref"], row["title"], row["done"])
        waits[row["task_id"]] = (*waits.get(row["task_id"], ()), wait)
    return waits


async def fetch_counts(cursor: Cursor) -> dict[UUID, tuple[int, int]]:
    return {row["id"]: (row["open_tasks"], row["done_tasks"]) for row in await cursor.fetchall()}


async def fetch_goals(
    cursors: tuple[Cursor, Cursor, Cursor],
) -> tuple[tuple[Project, ...], tuple[Area, ...], tuple[Pillar, ...]]:
    projects, areas, pillars = [await cursor.fetchall() for cursor in cursors]
    return (
        tuple(to_project(row) for row in projects),
        tuple(to_area(row) for row in areas),
        tuple(to_pillar(row) for row in pillars),
    )


def to_open(row: Json) -> Task:
    """An open task with what HRM reads of it: no notes, no place, no order."""
    return Task(
        row["id"], row["ref"], row["title"], "", row["status"], row["priority"], row["due_date"], row["due_time"],
        row["project_id"], (), (), None, row["created_at"], row["area_id"], row["parent_id"], None,
        row["start_date"], row["start_time"], row["estimate_minutes"], row["actual_minutes"], row["energy"],
        row["kind"], tuple(row["tags"]), row["subtasks_required"], row["recurrence"], row["recurs_on"],
        row["after_completion"], row["series_id"],
    )  # fmt: skip


def to_completion(row: Json) -> Completion:
    """What was done. Where its project was put away since, it counts for the area that this lies in."""
    away = row["project_away"]
    minutes = row["estimate_minutes"] if row["actual_minutes"] is None else row["actual_minutes"]
    return Completion(
        row["id"], row["ref"], row["title"], row["completed_at"], None if away else row["project_id"],
        row["area_above"] if away else row["area_id"], row["kind"], row["energy"], tuple(row["tags"]), minutes,
        row["due_date"], row["series_id"] is not None or row["recurrence"] is not None,
    )  # fmt: skip


def listed(ids: Collection[UUID] | None) -> list[UUID] | None:
    return None if ids is None else list(ids)
