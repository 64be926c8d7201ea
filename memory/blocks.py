"""Blocks: stretches of a day set aside for a task."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import LiteralString
from uuid import UUID

from psycopg import AsyncCursor
from psycopg.rows import DictRow

from memory.blackboard import Block
from memory.errors import NotFound
from memory.scope import Scope

DONE: LiteralString = """
    t.status = 'completed' or exists (
        select from tasks c join users u on u.id = c.user_id
        where c.user_id = b.user_id and c.series_id = b.task_id and c.deleted_at is null and c.status = 'completed'
        and c.completed_at >= b.created_at
        and (c.completed_at at time zone case when u.travel_until >= b.day then u.travel_zone
                                              else coalesce(u.zone, 'UTC') end - u.day_end::interval)::date = b.day
    )
"""
"""What of a recurring task was done on a day has done the block that it had by then."""
COLUMNS: LiteralString = f"""
    b.id, b.task_id, 'T' || t.number as ref, t.title, b.day, b.start_time, b.end_time, b.origin, {DONE} as done
"""
TASK: LiteralString = "join tasks t on t.id = b.task_id and t.deleted_at is null"
BLOCK: LiteralString = f"select {COLUMNS} from time_blocks b {TASK} where b.user_id = %(user)s"
"""The block of a deleted task is not there; it returns with it."""
IN_ORDER: LiteralString = "order by b.day, b.start_time, b.id"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A task's time on a day, by the clock on the wall."""

    task_id: UUID
    start: time
    end: time


async def blocks(scope: Scope, first: date, last: date) -> tuple[Block, ...]:
    """The blocks from one day to another, both included, in their order."""
    return await fetch(await send(scope, first, last))


async def send(scope: Scope, first: date, last: date = date.max) -> AsyncCursor[DictRow]:
    """Ask for the blocks from one day to another."""
    asked = {"user": scope.user_id, "first": first, "last": last}
    return await scope.send(f"{BLOCK} and b.day between %(first)s and %(last)s {IN_ORDER}", asked)


async def fetch(cursor: AsyncCursor[DictRow]) -> tuple[Block, ...]:
    """What was asked for."""
    return tuple([Block(**row) for row in await cursor.fetchall()])


async def these(scope: Scope, ids: Collection[UUID]) -> tuple[Block, ...]:
    """These blocks in their order. Raises NotFound where one is not there."""
    asked = {"user": scope.user_id, "ids": list(ids)}
    found = await fetch(await scope.send(f"{BLOCK} and b.id = any(%(ids)s) {IN_ORDER}", asked))
    if len(found) < len(set(ids)):
        raise NotFound("There is no such block (any more).")
    return found


async def of_tasks(scope: Scope, task_ids: Collection[UUID], first: date) -> tuple[Block, ...]:
    """The blocks of these tasks from a day on."""
    asked = {"user": scope.user_id, "tasks": list(task_ids), "first": first}
    where: LiteralString = "and b.task_id = any(%(tasks)s) and b.day >= %(first)s"
    return await fetch(await scope.send(f"{BLOCK} {where} {IN_ORDER}", asked))


async def lock(scope: Scope) -> None:
    """Nobody else plans this user's days until the transaction ends: two plans do not mix."""
    await scope.run("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"blocks of {scope.user_id}"])


async def add(scope: Scope, day: date, stretches: Sequence[Stretch]) -> tuple[Block, ...]:
    """Set time of a day aside, as a plan says."""
    asked = {
        "user": scope.user_id,
        "day": day,
        "now": scope.now,
        "tasks": [each.task_id for each in stretches],
        "starts": [each.start for each in stretches],
        "ends": [each.end for each in stretches],
    }
    cursor = await scope.send(
        f"""
        with b as (
            insert into time_blocks (user_id, task_id, day, start_time, end_time, origin, created_at)
            select %(user)s, task, %(day)s, start, finish, 'plan', %(now)s
            from unnest(%(tasks)s::uuid[], %(starts)s::time[], %(ends)s::time[]) each (task, start, finish)
            returning *
        )
        select {COLUMNS} from b {TASK} {IN_ORDER}
        """,
        asked,
    )
    return await fetch(cursor)


async def give_way(scope: Scope, day: date, start: time, staying: Collection[UUID]) -> None:
    """Take away what an older plan had set aside from an hour of a day on, but for those that stay; what has begun by
    then ends there."""
    asked = {"user": scope.user_id, "day": day, "start": start, "staying": list(staying)}
    planned: LiteralString = (
        "user_id = %(user)s and day = %(day)s and origin = 'plan' and id <> all(%(staying)s::uuid[])"
    )
    await scope.run(f"delete from time_blocks where {planned} and start_time >= %(start)s", asked)
    await scope.run(
        f"update time_blocks set end_time = %(start)s where {planned} and end_time > %(start)s", asked
    )


async def change(scope: Scope, block_id: UUID, day: date, start: time, end: time) -> None:
    """Put a block elsewhere. It is the user's own from then on."""
    await scope.run(
        "update time_blocks set day = %s, start_time = %s, end_time = %s, origin = 'user' "
        "where id = %s and user_id = %s",
        [day, start, end, block_id, scope.user_id],
    )


async def remove(scope: Scope, ids: Collection[UUID]) -> None:
    """Take blocks away."""
    await scope.run("delete from time_blocks where id = any(%s) and user_id = %s", [list(ids), scope.user_id])


async def clear(scope: Scope, day: date) -> None:
    """Take all blocks of a day away, those of deleted tasks too."""
    await scope.run("delete from time_blocks where day = %s and user_id = %s", [day, scope.user_id])
