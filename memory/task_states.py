"""Done and not done: what else is, when a task is."""

from uuid import UUID

from psycopg import AsyncCursor
from psycopg.rows import DictRow

from memory.records import Json, TaskStatus
from memory.scope import Scope


async def send_completion(
    scope: Scope, task_ids: list[UUID], *, at_end: bool = False
) -> AsyncCursor[DictRow]:
    """Complete tasks with all their open subtasks; ask for `id` and `ref` of what was completed.

    A recurring one among `task_ids` is passed over unless it is `at_end`, so is one that has open subtasks and
    requires them; who reads the tasks afterwards sees which.
    """
    return await scope.send(
        """
        with recursive below(id) as (
            select id from tasks t
            where id = any(%(ids)s) and user_id = %(user)s and (recurrence is null or %(at_end)s)
            and not (subtasks_required and exists (
                select from tasks s where s.parent_id = t.id and s.deleted_at is null and s.status <> 'completed'
                and s.id <> all(%(ids)s)))
            union
            select k.id from below join tasks k on k.parent_id = below.id where k.deleted_at is null
        )
        update tasks set status = 'completed', completed_at = %(now)s
        where id in (select id from below) and user_id = %(user)s and status <> 'completed'
        returning id, 'T' || number as ref
        """,
        {"ids": task_ids, "user": scope.user_id, "now": scope.now, "at_end": at_end},
    )


async def set_open(scope: Scope, task_ids: list[UUID], status: TaskStatus | None) -> None:
    """Give tasks an open status, and take up again the completed ones that they lie under.

    Without a status those that are completed become todo, and the open ones stay as they are.
    """
    await scope.run(
        """
        with recursive up(id, parent_id) as (
            select id, parent_id from tasks
            where id = any(%(ids)s) and user_id = %(user)s and deleted_at is null
            union
            select k.id, k.parent_id from up join tasks k on k.id = up.parent_id
        )
        update tasks t set completed_at = null,
               status = case when t.id = any(%(ids)s) then coalesce(%(status)s, 'todo') else 'todo' end
        where t.id in (select id from up) and t.user_id = %(user)s
        and (t.status = 'completed' or (t.id = any(%(ids)s) and t.status <> coalesce(%(status)s, t.status)))
        """,
        {"ids": task_ids, "user": scope.user_id, "status": status},
    )


async def open_below(scope: Scope, task_id: UUID) -> list[Json]:
    """The open tasks right under a task: ref and title."""
    return await scope.rows(
        "select 'T' || number as ref, title from tasks where parent_id = %s and user_id = %s "
        "and deleted_at is null and status <> 'completed' order by position, number",
        [task_id, scope.user_id],
    )
