"""Tasks: read one, read the open ones, add, change, put into the trash."""

from typing import LiteralString
from uuid import UUID

from memory.errors import NotFound
from memory.records import Json, Task
from memory.rows import jsonb
from memory.scope import Scope

COLUMNS: LiteralString = """
    t.id, 'T' || t.number as ref, t.title, t.notes, t.status, t.priority, t.due_date, t.due_time,
    t.project_id, array_remove(array[pl.name, a.name, p.name], null) as place,
    waits.after, waits.blocked,
    t.completed_at, t.created_at, t.number, t.area_id, t.parent_id, 'T' || up.number as parent,
    t.start_date, t.start_time, t.estimate_minutes, t.actual_minutes, t.energy, t.kind, t.tags, t.subtasks_required,
    t.recurrence, t.recurs_on, t.after_completion, t.series_id, t.position, t.archived_at,
    below.open_subtasks, below.done_subtasks
"""
ABOVE: LiteralString = """
    left join projects p on p.id = t.project_id and p.deleted_at is null
    left join areas a on a.id = coalesce(p.area_id, t.area_id) and a.deleted_at is null
    left join pillars pl on pl.id = a.pillar_id and pl.deleted_at is null
    left join tasks up on up.id = t.parent_id and up.deleted_at is null
"""
ALONE: LiteralString = f"""
    {ABOVE}
    cross join (select '{{}}'::text[] as after, false as blocked) waits
    cross join (select 0 as open_subtasks, 0 as done_subtasks) below
"""
"""What lies above a task that is new: nothing is below it, and it waits for nothing."""
PLACE: LiteralString = f"""
    {ABOVE}
    cross join lateral (
        select coalesce(array_agg('T' || b.number order by b.number), '{{}}') as after,
               coalesce(bool_or(b.status <> 'completed'), false) as blocked
        from dependencies d join tasks b on b.id = d.blocker_id
        where d.task_id = t.id and b.deleted_at is null
    ) waits
    cross join lateral (
        select count(*) filter (where s.status <> 'completed') as open_subtasks,
               count(*) filter (where s.status = 'completed') as done_subtasks
        from tasks s where s.parent_id = t.id and s.deleted_at is null
    ) below
"""
TASK: LiteralString = f"select {COLUMNS} from tasks t {PLACE} where t.deleted_at is null"

FIELDS: tuple[LiteralString, ...] = (
    "title", "notes", "priority", "due_date", "due_time", "start_date", "start_time", "estimate_minutes",
    "actual_minutes", "energy", "kind", "tags", "subtasks_required", "recurrence", "recurs_from", "recurs_on",
    "after_completion",
)  # fmt: skip
"""What is set as it is said. Place and status are not among them: others hang on those."""

TAGS: LiteralString = """
    array(select each from unnest(t.tags) with ordinality as old(each, at)
          where lower(each) <> all(select lower(r) from unnest(%(removed)s::text[]) r) order by at)
    || array(select each from unnest(%(added)s::text[]) with ordinality as new(each, at)
             where lower(each) <> all(select lower(o) from unnest(t.tags) o) order by at)
"""

READ = tuple(name for name in Task.__dataclass_fields__ if name != "completed_along")
NEW: Json = {
    "notes": "", "priority": "medium", "tags": [], "subtasks_required": False, "after_completion": False,
}  # fmt: skip


async def task(scope: Scope, task_id: UUID) -> Task:
    """One task. Raises NotFound."""
    row = await scope.row(TASK + " and t.id = %s and t.user_id = %s", [task_id, scope.user_id])
    if row is None:
        raise NotFound("There is no such task (any more).")
    return to_task(row)


async def these(scope: Scope, task_ids: list[UUID]) -> list[Task]:
    """These tasks, in this order; what is not there any more is left out."""
    rows = await scope.rows(TASK + " and t.id = any(%s) and t.user_id = %s", [task_ids, scope.user_id])
    found = {row["id"]: to_task(row) for row in rows}
    return [found[each] for each in task_ids if each in found]


async def add(scope: Scope, new: Json) -> Task:
    """A new task of FIELDS and a place: project_id, area_id, or parent_id, whose place it takes over."""
    row = await scope.row(
        f"""
        with n as (select * from jsonb_populate_record(null::tasks, %(new)s)), t as (
            insert into tasks (user_id, created_at, parent_id, project_id, area_id, {", ".join(FIELDS)})
            select %(user)s, %(now)s, n.parent_id, coalesce(n.project_id, up.project_id),
                   coalesce(n.area_id, up.area_id), {", ".join([f"n.{name}" for name in FIELDS])}
            from n left join tasks up on up.id = n.parent_id
            returning *
        )
        select {COLUMNS} from t {ALONE}
        """,
        {"new": jsonb({**NEW, **new}), "user": scope.user_id, "now": scope.now},
    )
    assert row is not None
    return to_task(row)


async def change(scope: Scope, task_ids: list[UUID], new: Json) -> None:
    """Set FIELDS of all these tasks; what `new` lacks stays."""
    values = ", ".join([f"{name} = n.{name}" for name in FIELDS if name in new])
    if not values:
        return
    await scope.run(
        f"""
        update tasks t set {values}
        from jsonb_populate_record(null::tasks, %(new)s) n where t.id = any(%(ids)s) and t.user_id = %(user)s
        """,
        {"ids": task_ids, "new": jsonb(new), "user": scope.user_id},
    )


async def changed(scope: Scope, task_id: UUID, new: Json) -> Task:
    """Set FIELDS of one task and read it, in one statement. Raises NotFound."""
    values = ", ".join([f"{name} = n.{name}" for name in FIELDS if name in new])
    row = await scope.row(
        f"""
        with t as (
            update tasks t set {values}
            from jsonb_populate_record(null::tasks, %(new)s) n
            where t.id = %(id)s and t.user_id = %(user)s and t.deleted_at is null
            returning t.*
        )
        select {COLUMNS} from t {PLACE}
        """,
        {"id": task_id, "new": jsonb(new), "user": scope.user_id},
    )
    if row is None:
        raise NotFound("There is no such task (any more).")
    return to_task(row)


async def tag(scope: Scope, task_ids: list[UUID], added: list[str], removed: list[str]) -> None:
    """Add and remove tags, whatever their case; what is there already stays as it is written."""
    if added or removed:
        await scope.run(
            f"update tasks t set tags = {TAGS} where t.id = any(%(ids)s) and t.user_id = %(user)s",
            {"ids": task_ids, "added": added, "removed": removed, "user": scope.user_id},
        )


async def full_of_tags(
    scope: Scope, task_ids: list[UUID], added: list[str], removed: list[str]
) -> str | None:
    """The reference of a task that would bear more than 50 tags with these."""
    row = await scope.row(
        f"select 'T' || number as ref from tasks t where t.id = any(%(ids)s) and t.user_id = %(user)s "
        f"and cardinality({TAGS}) > 50 order by number limit 1",
        {"ids": task_ids, "added": added, "removed": removed, "user": scope.user_id},
    )
    return str(row["ref"]) if row else None


def to_task(row: Json) -> Task:
    values = {name: row[name] for name in READ}
    for name in ("place", "after", "tags"):
        values[name] = tuple(values[name])
    return Task(**values)
