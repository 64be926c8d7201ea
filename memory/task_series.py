"""Recurring tasks: the row moves on from date to date, and leaves a completed copy behind."""

from dataclasses import asdict, dataclass
from datetime import date, datetime, time
from typing import LiteralString
from uuid import UUID

from memory import reminders
from memory.records import Json
from memory.rows import jsonb
from memory.scope import Scope
from memory.task_lists import UNARCHIVED
from memory.tasks import ABOVE

COLUMNS: LiteralString = """
    t.id, 'T' || t.number as ref, t.title, t.status, t.recurrence, t.recurs_from, t.recurs_on, t.due_date, t.due_time,
    t.after_completion, t.subtasks_required
"""


@dataclass(frozen=True, slots=True)
class Series:
    """Where a recurring task stands: its rule, where that counts from, the date that it gave, and the due date."""

    id: UUID
    ref: str
    title: str
    status: str
    recurrence: str
    recurs_from: date
    recurs_on: date
    due_date: date | None
    due_time: time | None
    after_completion: bool
    subtasks_required: bool


@dataclass(frozen=True, slots=True)
class Step:
    """The date to which a recurring task moves on."""

    id: UUID
    next: date


async def series(scope: Scope, task_ids: list[UUID]) -> list[Series]:
    """Those of the tasks that recur, held until the transaction ends: nobody else moves them on meanwhile."""
    rows = await scope.rows(
        f"select {COLUMNS} from tasks t where id = any(%s) and user_id = %s and deleted_at is null "
        "and recurrence is not null order by id for update",
        [task_ids, scope.user_id],
    )
    return [Series(**row) for row in rows]


async def completed_since(scope: Scope, task_id: UUID, since: datetime) -> bool:
    """Whether an occurrence of a recurring task was completed from this instant on."""
    row = await scope.row(
        "select exists (select from tasks where user_id = %s and series_id = %s and deleted_at is null "
        "and completed_at >= %s) as there",
        [scope.user_id, task_id, since],
    )
    return bool(row and row["there"])


async def coming(scope: Scope, until: date) -> list[Series]:
    """The open tasks that recur by the calendar, on dates up to `until`; what is archived is left out."""
    rows = await scope.rows(
        f"select {COLUMNS} from tasks t {ABOVE} where t.user_id = %(user)s and t.deleted_at is null "
        "and t.status <> 'completed' and t.recurrence is not null and not t.after_completion "
        f"and t.recurs_on <= %(until)s and {UNARCHIVED} order by t.number",
        {"user": scope.user_id, "until": until},
    )
    return [Series(**row) for row in rows]


async def leave_copies(scope: Scope, task_ids: list[UUID]) -> None:
    """Leave a completed copy of each at the date it is due; who waited for the task has waited for that."""
    await scope.run(
        """
        with copy as (
            insert into tasks (user_id, title, notes, status, priority, project_id, area_id, parent_id, due_date,
                               due_time, start_date, start_time, estimate_minutes, actual_minutes, energy, kind,
                               tags, series_id, completed_at, created_at)
            select user_id, title, notes, 'completed', priority, project_id, area_id, parent_id, due_date,
                   due_time, start_date, start_time, estimate_minutes, actual_minutes, energy, kind,
                   tags, id, %(now)s, %(now)s
            from tasks where id = any(%(ids)s) and user_id = %(user)s order by number
            returning id, series_id
        )
        update dependencies d set blocker_id = copy.id from copy
        where d.blocker_id = copy.series_id and d.user_id = %(user)s
        """,
        {"ids": task_ids, "user": scope.user_id, "now": scope.now},
    )


async def move_on(scope: Scope, steps: list[Step]) -> None:
    """Move tasks on to their next dates, with their start; their subtasks become todo again, as many days later."""
    parameters: Json = {"steps": jsonb([asdict(step) for step in steps]), "user": scope.user_id}
    await reminders.follow(scope, parameters)
    await scope.run(
        """
        with recursive step as (
            select n.id, n.next - t.recurs_on as days
            from jsonb_to_recordset(%(steps)s) as n(id uuid, next date) join tasks t on t.id = n.id
        ), below(id, days) as (
            select k.id, step.days from step join tasks k on k.parent_id = step.id
            where k.deleted_at is null and k.recurrence is null and k.series_id is null
            union
            select k.id, below.days from below join tasks k on k.parent_id = below.id
            where k.deleted_at is null and k.recurrence is null and k.series_id is null
        )
        update tasks t set status = 'todo', completed_at = null, actual_minutes = null,
               due_date = t.due_date + below.days, start_date = t.start_date + below.days
        from below where t.id = below.id and t.user_id = %(user)s
        """,
        parameters,
    )
    await scope.run(
        """
        update tasks t set status = 'todo', completed_at = null, actual_minutes = null, recurs_on = n.next,
               due_date = n.next, start_date = least(t.start_date + (n.next - t.recurs_on), n.next)
        from jsonb_to_recordset(%(steps)s) as n(id uuid, next date)
        where t.id = n.id and t.user_id = %(user)s
        """,
        parameters,
    )
