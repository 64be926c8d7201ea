"""Reminders of tasks: by the clock on the wall, or so long before a task is due; and what was reminded of already."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import LiteralString, TypeAlias
from uuid import UUID

from memory.errors import NotFound
from memory.records import Json
from memory.rows import jsonb
from memory.scope import Scope
from memory.task_lists import UNARCHIVED
from memory.tasks import ABOVE

TimeOfDay: TypeAlias = time

COLUMNS: LiteralString = f"""
    r.id, r.task_id, 'T' || t.number as ref, t.title, r.day, r.time, r.before_minutes, r.snoozed_until, r.created_at,
    d.reminded_at, d.wall, t.due_date, t.due_time, t.recurrence, t.recurs_from, t.recurs_on, t.after_completion,
    t.status = 'completed' as done, t.deleted_at is not null as deleted, not ({UNARCHIVED}) as archived
"""
ALL: LiteralString = f"""
    from reminders r join tasks t on t.id = r.task_id {ABOVE}
    left join reminded d on d.user_id = r.user_id and d.reminder_id = r.id
    where r.user_id = %(user)s
"""
IN_ORDER: LiteralString = "order by t.number, r.created_at, r.id"

FOLLOW: LiteralString = """
    with recursive step as (
        select n.id, n.next - t.recurs_on as days
        from jsonb_to_recordset(%(steps)s) as n(id uuid, next date) join tasks t on t.id = n.id
    ), below(id, days) as (
        select id, days from step
        union
        select k.id, below.days from below join tasks k on k.parent_id = below.id
        where k.deleted_at is null and k.recurrence is null and k.series_id is null
    )
    update reminders r set day = r.day + below.days, snoozed_until = null
    from below where r.task_id = below.id and r.user_id = %(user)s
    and (r.day is not null or r.snoozed_until is not null)
"""
"""Reminders by the clock go along to the next date of a recurring task, as many days later."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """A reminder with what is to be known of its task.

    Either `day` and `time`, local to the user, or `before_minutes`. `reminded_at` is the instant for which it was said
    last, `wall` what the clock on the wall was to show then (naive). `done`, `deleted` and `archived` are the task's:
    then it rests.
    """

    id: UUID
    task_id: UUID
    ref: str
    title: str
    day: date | None
    time: TimeOfDay | None
    before_minutes: int | None
    snoozed_until: datetime | None
    created_at: datetime
    reminded_at: datetime | None
    wall: datetime | None
    due_date: date | None
    due_time: TimeOfDay | None
    recurrence: str | None
    recurs_from: date | None
    recurs_on: date | None
    after_completion: bool
    done: bool
    deleted: bool
    archived: bool


async def open_ones(scope: Scope) -> list[Reminder]:
    """Those of tasks that are to be done and not put away, in one statement."""
    return await found(
        scope, f"and t.deleted_at is null and t.status <> 'completed' and {UNARCHIVED} {IN_ORDER}"
    )


async def of_tasks(scope: Scope, task_ids: Sequence[UUID]) -> list[Reminder]:
    """Those of these tasks, done or not."""
    return await found(
        scope,
        f"and t.deleted_at is null and r.task_id = any(%(tasks)s) {IN_ORDER}",
        {"tasks": list(task_ids)},
    )


async def these(scope: Scope, ids: Collection[UUID]) -> list[Reminder]:
    """These reminders. Raises NotFound where one is not there, or its task lies in the trash."""
    rows = await maybe(scope, ids)
    if len(rows) < len(set(ids)):
        raise NotFound("There is no such reminder (any more).")
    return rows


async def maybe(scope: Scope, ids: Collection[UUID]) -> list[Reminder]:
    """Those of these reminders that are there, and whose tasks are."""
    return await found(
        scope, f"and t.deleted_at is null and r.id = any(%(ids)s) {IN_ORDER}", {"ids": list(ids)}
    )


async def found(scope: Scope, where: LiteralString, values: Json | None = None) -> list[Reminder]:
    rows = await scope.rows(f"select {COLUMNS} {ALL} {where}", {"user": scope.user_id} | (values or {}))
    return [Reminder(**row) for row in rows]


async def add(
    scope: Scope, task_id: UUID, day: date | None, at: time | None, before_minutes: int | None
) -> UUID:
    """A new reminder: a local day and time, or minutes before the task is due."""
    row = await scope.row(
        "insert into reminders (user_id, task_id, day, time, before_minutes, created_at) "
        "values (%s, %s, %s, %s, %s, %s) returning id",
        [scope.user_id, task_id, day, at, before_minutes, scope.now],
    )
    assert row is not None
    return UUID(str(row["id"]))


async def remove(scope: Scope, ids: Collection[UUID]) -> None:
    """Take reminders away."""
    await scope.run("delete from reminders where id = any(%s) and user_id = %s", [list(ids), scope.user_id])


async def snooze(scope: Scope, reminder_id: UUID, until: datetime | None) -> None:
    """Let it rest until an instant, at which it comes; None wakes it."""
    await scope.run(
        "update reminders set snoozed_until = %s where id = %s and user_id = %s",
        [until, reminder_id, scope.user_id],
    )


async def mark(scope: Scope, said: Sequence[tuple[UUID, datetime, datetime | None]]) -> None:
    """Note for which instants these were said, and for what on the clock on the wall, where it goes by that.

    That is no change of their user's: the ledger does not know of it.
    """
    if said:
        told = [{"id": each, "at": at, "wall": wall} for each, at, wall in said]
        await scope.run(
            """
            insert into reminded as d (user_id, reminder_id, reminded_at, wall)
            select %(user)s, n.id, n.at, n.wall
            from jsonb_to_recordset(%(said)s) as n(id uuid, at timestamptz, wall timestamp)
            on conflict (user_id, reminder_id) do update
            set reminded_at = greatest(d.reminded_at, excluded.reminded_at), wall = greatest(d.wall, excluded.wall)
            """,
            {"user": scope.user_id, "said": jsonb(told)},
        )


async def follow(scope: Scope, steps: Json) -> None:
    """Recurring tasks are about to move on to their next dates: `steps` as task_series has them."""
    await scope.run(FOLLOW, steps)
