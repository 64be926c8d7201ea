"""Where tasks lie: in a project, in an area, or under another task, and then where that lies."""

from uuid import UUID

from memory.records import Json
from memory.scope import Scope
from memory.task_waits import lock


async def place(scope: Scope, task_ids: list[UUID], to: Json) -> None:
    """Put tasks, with all that lies under them, to `to`: project_id, area_id, parent_id. What it lacks stays."""
    if not to:
        return
    await scope.run(
        """
        with recursive up as (
            select project_id, area_id from tasks where id = %(parent)s and user_id = %(user)s
        ), below(id) as (
            select unnest(%(ids)s::uuid[])
            union
            select k.id from below join tasks k on k.parent_id = below.id
        )
        update tasks t set
            parent_id = case when t.id = any(%(ids)s) and %(sets_parent)s then %(parent)s::uuid else t.parent_id end,
            project_id = case when %(parent)s::uuid is not null then (select project_id from up)
                              when %(sets_project)s then %(project)s::uuid else t.project_id end,
            area_id = case when %(parent)s::uuid is not null then (select area_id from up)
                           when %(sets_area)s then %(area)s::uuid else t.area_id end
        where t.id in (select id from below) and t.user_id = %(user)s
        """,
        {
            "ids": task_ids,
            "user": scope.user_id,
            "parent": to.get("parent_id"),
            "project": to.get("project_id"),
            "area": to.get("area_id"),
            "sets_parent": "parent_id" in to,
            "sets_project": "project_id" in to,
            "sets_area": "area_id" in to,
        },
    )


async def tree(scope: Scope, parent_id: UUID, moving: list[UUID]) -> Json:
    """What says whether tasks fit under a parent; until the transaction ends nobody else may move one.

    `ids` and `refs` of the parent and what it lies under, from it upwards; `completed`, whether the parent is done and
    what moves is not; `height`, how many levels the tasks that move and theirs take, 1 for none that has subtasks.
    """
    await lock(scope)
    row = await scope.row(
        """
        with recursive up(id, parent_id, number, status, level) as (
            select id, parent_id, number, status, 1 from tasks where id = %(parent)s and user_id = %(user)s
            union all
            select k.id, k.parent_id, k.number, k.status, level + 1 from up join tasks k on k.id = up.parent_id
            where level < 50
        ), down(id, level) as (
            select unnest(%(moving)s::uuid[]), 1
            union all
            select k.id, level + 1 from down join tasks k on k.parent_id = down.id
            where k.deleted_at is null and level < 50
        )
        select array_agg(id order by level) as ids, array_agg('T' || number order by level) as refs,
               bool_or(level = 1 and status = 'completed') and coalesce((
                   select bool_or(status <> 'completed') from tasks where id = any(%(moving)s)), true) as completed,
               coalesce((select max(level) from down), 1) as height
        from up
        """,
        {"parent": parent_id, "moving": moving, "user": scope.user_id},
    )
    assert row is not None
    return dict(row)


async def general_area(scope: Scope, pillar_id: UUID) -> UUID:
    """The area "General" of a pillar, made where it is missing."""
    row = await scope.row(
        """
        with known as (
            select id from areas where user_id = %(user)s and pillar_id = %(pillar)s and lower(name) = 'general'
            and deleted_at is null order by number limit 1
        ), made as (
            insert into areas (user_id, pillar_id, name) select %(user)s, %(pillar)s, 'General'
            where not exists (select from known) returning id
        )
        select id from known union all select id from made
        """,
        {"user": scope.user_id, "pillar": pillar_id},
    )
    assert row is not None
    return UUID(str(row["id"]))
