"""A second one of a thing, with everything under it, not yet begun."""

from typing import LiteralString
from uuid import UUID

from memory.names import NAME, TABLE, Named
from memory.scope import Scope
from memory.trees import STANDING, down

COPY: LiteralString = f"""
    with recursive {down(STANDING)},
    copies(old, new) as materialized (
        select f.id, gen_random_uuid() from found f left join tasks k on k.id = f.id
        where k.series_id is null or f.id = %(id)s
    ),
    p as (
        insert into pillars (id, user_id, name, description, time_allocation, alignment_strength, icon, colour, vision,
                             success_metrics, created_at)
        select c.new, t.user_id, %(name)s, t.description, t.time_allocation, t.alignment_strength, t.icon, t.colour,
               t.vision, t.success_metrics, %(now)s
        from pillars t join copies c on c.old = t.id
    ),
    a as (
        insert into areas (id, user_id, pillar_id, name, description, importance, icon, colour, time_allocation,
                           position, archived_at, created_at)
        select c.new, t.user_id, coalesce(u.new, t.pillar_id), case when t.id = %(id)s then %(name)s else t.name end,
               t.description, t.importance, t.icon, t.colour, t.time_allocation,
               case when t.id <> %(id)s then t.position end, case when t.id <> %(id)s then t.archived_at end, %(now)s
        from areas t join copies c on c.old = t.id left join copies u on u.old = t.pillar_id order by t.number
    ),
    j as (
        insert into projects (id, user_id, area_id, name, description, importance, due_date, icon, colour, priority,
                              start_date, success_metrics, tags, position, archived_at, created_at)
        select c.new, t.user_id, coalesce(u.new, t.area_id), case when t.id = %(id)s then %(name)s else t.name end,
               t.description, t.importance, t.due_date, t.icon, t.colour, t.priority,
               t.start_date, t.success_metrics, t.tags,
               case when t.id <> %(id)s then t.position end, case when t.id <> %(id)s then t.archived_at end, %(now)s
        from projects t join copies c on c.old = t.id left join copies u on u.old = t.area_id order by t.number
    ),
    k as (
        insert into tasks (id, user_id, project_id, area_id, parent_id, title, notes, priority, due_date, due_time,
                           start_date, start_time, estimate_minutes, energy, kind, tags, subtasks_required,
                           recurrence, recurs_from, recurs_on, after_completion, position, archived_at, created_at)
        select c.new, t.user_id, coalesce(u.new, t.project_id), coalesce(v.new, t.area_id),
               coalesce(w.new, t.parent_id), case when t.id = %(id)s then %(name)s else t.title end,
               t.notes, t.priority, t.due_date, t.due_time,
               t.start_date, t.start_time, t.estimate_minutes, t.energy, t.kind, t.tags, t.subtasks_required,
               t.recurrence, t.recurs_from, t.recurs_on, t.after_completion,
               case when t.id <> %(id)s then t.position end, case when t.id <> %(id)s then t.archived_at end, %(now)s
        from tasks t join copies c on c.old = t.id left join copies u on u.old = t.project_id
        left join copies v on v.old = t.area_id left join copies w on w.old = t.parent_id order by t.number
    ),
    d as (
        insert into dependencies (user_id, task_id, blocker_id)
        select d.user_id, c.new, b.new
        from dependencies d join copies c on c.old = d.task_id join copies b on b.old = d.blocker_id
    )
    select (select new from copies where old = %(id)s) as id, (select count(*) - 1 from copies) as below
"""


async def copy(scope: Scope, row_id: UUID, name: str) -> tuple[UUID, int]:
    """Copy a thing and everything under it, named `name`; answers the copy's id and how much came along.

    Tasks are to do and projects not started, dates stay, and tasks wait for each other as they did.
    What a recurring task has left behind is not copied along; named itself it becomes a task that is done once.
    """
    row = await scope.row(
        COPY, {"ids": [row_id], "id": row_id, "name": name, "user": scope.user_id, "now": scope.now}
    )
    assert row is not None
    return row["id"], row["below"]


async def free_name(scope: Scope, noun: Named, name: str) -> str:
    """ "Health (copy)", or "Health (copy 2)" where that is taken."""
    rows = await scope.rows(
        f"select lower({NAME[noun]}) as name from {TABLE[noun]} where user_id = %s and deleted_at is null "
        f"and starts_with(lower({NAME[noun]}), lower(%s))",
        [scope.user_id, base := name[:180]],
    )
    taken = {row["name"] for row in rows}
    numbered = (f"{base} (copy{f' {number}' if number > 1 else ''})" for number in range(1, len(taken) + 2))
    return next(each for each in numbered if each.lower() not in taken)
