"""Tasks, and which of them wait for which."""

from datetime import date, datetime, time
from typing import Literal, LiteralString
from uuid import UUID

from memory.errors import NotFound
from memory.records import Json, Page, Task
from memory.rows import jsonb, page
from memory.scope import Scope

Which = Literal["open", "completed", "all"]

COLUMNS: LiteralString = """
    t.id, 'T' || t.number as ref, t.title, t.notes, t.status, t.priority, t.due_date, t.due_time,
    t.project_id, array_remove(array[pl.name, a.name, p.name], null) as place,
    waits.after, waits.blocked,
    t.completed_at, t.created_at, t.number, t.area_id, t.parent_id, 'T' || up.number as parent,
    t.start_date, t.start_time, t.estimate_minutes, t.actual_minutes, t.energy, t.kind, t.tags, t.subtasks_required,
    t.recurrence, t.recurs_on, t.after_completion, t.series_id, t.position, t.archived_at,
    below.open_subtasks, below.done_subtasks
"""
PLACE: LiteralString = """
    left join projects p on p.id = t.project_id and p.deleted_at is null
    left join areas a on a.id = coalesce(p.area_id, t.area_id) and a.deleted_at is null
    left join pillars pl on pl.id = a.pillar_id and pl.deleted_at is null
    left join tasks up on up.id = t.parent_id and up.deleted_at is null
    cross join lateral (
        select coalesce(array_agg('T' || b.number order by b.number), '{}') as after,
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


async def task(scope: Scope, task_id: UUID) -> Task:
    """One task. Raises NotFound."""
    row = await scope.row(TASK + " and t.id = %s and t.user_id = %s", [task_id, scope.user_id])
    if row is None:
        raise NotFound("There is no such task (any more).")
    return to_task(row)


async def tasks(
    scope: Scope,
    *,
    which: Which = "open",
    project_id: UUID | None = None,
    unfiled: bool = False,
    words: list[str] | None = None,
    after: int = 0,
    limit: int = 50,
) -> Page[Task]:
    """The user's tasks, oldest first: open, completed or all; of one project or of none; holding all the words."""
    rows = await scope.rows(
        TASK
        + """
        and t.user_id = %(user)s and t.number > %(after)s
        and (%(which)s = 'all' or (t.status = 'completed') = (%(which)s = 'completed'))
        and (%(project)s::uuid is null or t.project_id = %(project)s)
        and (t.project_id is null or not %(unfiled)s)
        and (select coalesce(bool_and(strpos(lower(t.title || ' ' || t.notes), word) > 0), true)
             from unnest(%(words)s::text[]) word)
        order by t.number limit %(limit)s
        """,
        {
            "user": scope.user_id,
            "after": after,
            "which": which,
            "project": project_id,
            "unfiled": unfiled,
            "words": words or [],
            "limit": limit + 1,
        },
    )
    return page(rows, limit, to_task)


async def add(
    scope: Scope,
    title: str,
    notes: str,
    project_id: UUID | None,
    priority: str,
    due_date: date | None,
    due_time: time | None,
) -> Task:
    row = await scope.row(
        f"""
        with t as (
            insert into tasks (user_id, title, notes, project_id, priority, due_date, due_time, created_at)
            values (%s, %s, %s, %s, %s, %s, %s, %s) returning *
        )
        select {COLUMNS} from t {PLACE}
        """,
        [scope.user_id, title, notes, project_id, priority, due_date, due_time, scope.now],
    )
    assert row is not None
    return to_task(row)


async def change(scope: Scope, task_id: UUID, new: Json) -> None:
    """Set title, notes, status, priority, project_id, due_date, due_time; what `new` lacks stays."""
    await scope.run(
        """
        update tasks t set title = n.title, notes = n.notes, status = n.status, priority = n.priority,
               project_id = n.project_id, due_date = n.due_date, due_time = n.due_time,
               completed_at = case when n.status <> 'completed' then null else coalesce(t.completed_at, %(now)s) end
        from jsonb_populate_record((select k from tasks k where k.id = %(id)s), %(new)s) n
        where t.id = %(id)s and t.user_id = %(user)s
        """,
        {"id": task_id, "new": jsonb(new), "user": scope.user_id, "now": scope.now},
    )


async def wait_for(scope: Scope, task_id: UUID, blockers: list[UUID]) -> None:
    """The task waits for exactly these tasks from now on."""
    await scope.run(
        "delete from dependencies where user_id = %s and task_id = %s and blocker_id <> all(%s)",
        [scope.user_id, task_id, blockers],
    )
    await scope.run(
        "insert into dependencies (user_id, task_id, blocker_id) select %s, %s, unnest(%s::uuid[]) "
        "on conflict (task_id, blocker_id) do nothing",
        [scope.user_id, task_id, blockers],
    )


async def path_between(scope: Scope, start: UUID, goal: UUID) -> list[str]:
    """The references on a way along which `start` waits for `goal`, both included; empty when there is none."""
    row = await scope.row(
        """
        with recursive way(id, refs) as (
            select id, array['T' || number] from tasks where id = %(start)s and user_id = %(user)s
            union all
            select b.id, way.refs || ('T' || b.number)
            from way join dependencies d on d.task_id = way.id join tasks b on b.id = d.blocker_id
            where not ('T' || b.number) = any(way.refs)
        )
        select refs from way where id = %(goal)s limit 1
        """,
        {"start": start, "goal": goal, "user": scope.user_id},
    )
    return list(row["refs"]) if row else []


async def remove(scope: Scope, task_id: UUID) -> None:
    """Into the trash, where it lies for 30 days."""
    await scope.run(
        "update tasks set deleted_at = %s where id = %s and user_id = %s", [scope.now, task_id, scope.user_id]
    )


async def purge(scope: Scope, before: datetime) -> None:
    """Take what has lain in the trash since `before` out of the world."""
    await scope.run(
        """
        with gone as (select id from tasks where user_id = %(user)s and deleted_at < %(before)s)
        delete from dependencies where user_id = %(user)s
        and (task_id in (select id from gone) or blocker_id in (select id from gone))
        """,
        {"user": scope.user_id, "before": before},
    )
    await scope.run("delete from tasks where user_id = %s and deleted_at < %s", [scope.user_id, before])


async def waiting(scope: Scope) -> list[Json]:
    """Which open task waits for which: task_id, and the blocker's id, ref, title, done."""
    return await scope.rows(
        """
        select d.task_id, b.id, 'T' || b.number as ref, b.title, b.status = 'completed' as done
        from dependencies d
        join tasks t on t.id = d.task_id and t.deleted_at is null and t.status <> 'completed'
        join tasks b on b.id = d.blocker_id and b.deleted_at is null
        where d.user_id = %s order by b.number
        """,
        [scope.user_id],
    )


def to_task(row: Json) -> Task:
    values = {name: row[name] for name in Task.__dataclass_fields__}
    lists = {name: tuple(row[name]) for name in ("place", "after", "tags")}
    return Task(**{**values, **lists})
