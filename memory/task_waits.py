"""Which task waits for which."""

from collections import deque
from uuid import UUID

from memory.scope import Scope


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


async def circle(scope: Scope, task_id: UUID, blockers: list[UUID]) -> list[str]:
    """The references on the shortest way by which the task would wait for itself; empty when there is none.

    The first and the last are the task's own. Until the transaction ends nobody else may draw a wait.
    """
    await lock(scope)
    rows = await scope.rows(
        """
        with recursive reached(id) as (
            select unnest(%(blockers)s::uuid[])
            union
            select d.blocker_id from reached join dependencies d on d.task_id = reached.id
        )
        select r.id, 'T' || t.number as ref,
               array(select d.blocker_id from dependencies d where d.task_id = r.id) as blockers
        from reached r join tasks t on t.id = r.id where t.user_id = %(user)s
        """,
        {"blockers": blockers, "user": scope.user_id},
    )
    refs = {row["id"]: row["ref"] for row in rows}
    behind = {row["id"]: row["blockers"] for row in rows}
    way = shortest(behind, blockers, task_id)
    return [refs[each] for each in [task_id, *way]] if way else []


def shortest(behind: dict[UUID, list[UUID]], starts: list[UUID], goal: UUID) -> list[UUID]:
    """The ids from one of `starts` to `goal`, both included; empty when no way leads there."""
    came: dict[UUID, UUID | None] = dict.fromkeys(starts)
    ahead = deque(starts)
    while ahead and goal not in came:
        here = ahead.popleft()
        for each in behind.get(here, []):
            if each not in came:
                came[each] = here
                ahead.append(each)
    way: list[UUID] = []
    at: UUID | None = goal if goal in came else None
    while at is not None:
        way.append(at)
        at = came[at]
    return way[::-1]


async def lock(scope: Scope) -> None:
    """Nobody else rearranges this user's tasks until the transaction ends: two halves of a circle do not meet."""
    await scope.run("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"tasks of {scope.user_id}"])
