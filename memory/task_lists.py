"""Lists of tasks: which ones, in which order, page by page. One statement each, however long."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal, LiteralString
from uuid import UUID

from memory.errors import Invalid
from memory.records import Json, Page, Priority, Task, TaskEnergy, TaskKind
from memory.scope import Scope
from memory.tasks import ABOVE, COLUMNS, PLACE, to_task

Which = Literal["open", "completed", "all", "todo", "in_progress", "review"]
Order = Literal["number", "due", "position"]

ORDERS: dict[Order, LiteralString] = {
    "number": "t.number",
    "due": "t.due_date, t.due_time, t.number",
    "position": "t.position, t.number",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which tasks: those that fit all that is given.

    `no_project`, `no_area`, `no_pillar`, `no_parent` ask for those that lie in none; `now` and `today` are local
    and tell what is overdue; `tag` is met whatever its case; `words` must all be in title or notes.
    """

    status: Which = "open"
    project_id: UUID | None = None
    area_id: UUID | None = None
    pillar_id: UUID | None = None
    parent_id: UUID | None = None
    no_project: bool = False
    no_area: bool = False
    no_pillar: bool = False
    no_parent: bool = False
    due_from: date | None = None
    due_to: date | None = None
    overdue: bool = False
    now: datetime | None = None
    today: date | None = None
    tag: str | None = None
    energy: TaskEnergy | None = None
    kind: TaskKind | None = None
    priority: Priority | None = None
    blocked: bool | None = None
    recurring: bool | None = None
    archived: bool = False
    words: tuple[str, ...] = ()


UNARCHIVED: LiteralString = """
    p.archived_at is null and a.archived_at is null and pl.archived_at is null and t.id not in (
        with recursive under(id) as (
            select id from tasks where user_id = %(user)s and archived_at is not null
            union
            select k.id from under join tasks k on k.parent_id = under.id
        )
        select id from under)
"""
BLOCKED: LiteralString = """
    exists (select from dependencies d join tasks b on b.id = d.blocker_id
            where d.task_id = t.id and b.deleted_at is null and b.status <> 'completed') = %(blocked)s
"""
OVERDUE: LiteralString = """
    t.status <> 'completed' and case when t.due_time is null then t.due_date < %(today)s
                                     else t.due_date + t.due_time <= %(now)s end
"""
WORDS: LiteralString = """
    (select bool_and(strpos(lower(t.title || ' ' || t.notes), word) > 0) from unnest(%(words)s::text[]) word)
"""
STATUS: dict[Which, LiteralString] = {
    "open": "t.status <> 'completed'",
    "completed": "t.status = 'completed'",
    "all": "true",
    "todo": "t.status = 'todo'",
    "in_progress": "t.status = 'in_progress'",
    "review": "t.status = 'review'",
}
FILTERS: tuple[tuple[Callable[[Wanted], object], LiteralString], ...] = (
    (lambda w: w.project_id, "t.project_id = %(project_id)s"),
    (lambda w: w.area_id, "a.id = %(area_id)s"),
    (lambda w: w.pillar_id, "pl.id = %(pillar_id)s"),
    (lambda w: w.parent_id, "t.parent_id = %(parent_id)s"),
    (lambda w: w.no_project, "t.project_id is null"),
    (lambda w: w.no_area, "a.id is null"),
    (lambda w: w.no_pillar, "pl.id is null"),
    (lambda w: w.no_parent, "t.parent_id is null"),
    (lambda w: w.due_from, "t.due_date >= %(due_from)s"),
    (lambda w: w.due_to, "t.due_date <= %(due_to)s"),
    (lambda w: w.overdue, OVERDUE),
    (lambda w: w.tag, "lower(%(tag)s) = any(select lower(tag) from unnest(t.tags) tag)"),
    (lambda w: w.energy, "t.energy = %(energy)s"),
    (lambda w: w.kind, "t.kind = %(kind)s"),
    (lambda w: w.priority, "t.priority = %(priority)s"),
    (lambda w: w.blocked is not None, BLOCKED),
    (lambda w: w.recurring is not None, "(t.recurrence is not null) = %(recurring)s"),
    (lambda w: not w.archived, UNARCHIVED),
    (lambda w: w.words, WORDS),
)


async def tasks(
    scope: Scope, wanted: Wanted, *, order: Order = "number", cursor: str | None = None, limit: int = 50
) -> Page[Task]:
    """The tasks that are wanted: by number (oldest first), due date (none last), or position.

    Raises Invalid for a cursor that no page of this order gave.
    """
    behind, at = after(order, cursor)
    conditions = [condition for asked, condition in FILTERS if asked(wanted)]
    rows = await scope.rows(
        f"""
        select {COLUMNS} from (
            select t.* from tasks t {ABOVE}
            where t.user_id = %(user)s and t.deleted_at is null and {STATUS[wanted.status]}
            and {" and ".join([behind, *conditions])}
            order by {ORDERS[order]} limit %(limit)s
        ) t {PLACE} order by {ORDERS[order]}
        """,
        {**values(wanted), **at, "user": scope.user_id, "limit": limit + 1},
    )
    more = mark(order, rows[limit - 1]) if len(rows) > limit else None
    return Page(tuple(to_task(row) for row in rows[:limit]), more)


def values(wanted: Wanted) -> Json:
    given: Json = {name: getattr(wanted, name) for name in Wanted.__dataclass_fields__}
    return {**given, "words": list(wanted.words)}


def mark(order: Order, row: Json) -> str:
    """Where a page ends."""
    if order == "number":
        return str(row["number"])
    if order == "position":
        return f"{row['position']!r}_{row['number']}"
    day, at = row["due_date"], row["due_time"]
    return f"{day or ''}_{at or ''}_{row['number']}"


def after(order: Order, cursor: str | None) -> tuple[LiteralString, Json]:
    """The condition that lets pass what lies behind a cursor, and its values."""
    if cursor is None:
        return "true", {}
    try:
        if order == "number":
            return "t.number > %(at_number)s", {"at_number": whole(cursor)}
        if order == "position":
            position, number = cursor.split("_")
            return (
                "(t.position, t.number) > (%(at_position)s, %(at_number)s)",
                {"at_position": float(position), "at_number": whole(number)},
            )
        day, hour, number = cursor.split("_")
        return after_due(
            date.fromisoformat(day) if day else None,
            time.fromisoformat(hour) if hour else None,
            whole(number),
        )
    except ValueError as error:
        raise Invalid("This cursor is not one that a page of this order gave.") from error


def after_due(day: date | None, at: time | None, number: int) -> tuple[LiteralString, Json]:
    """What comes behind a due date and an hour, where none comes last."""
    given: Json = {"at_day": day, "at_time": at, "at_number": number}
    if day is None:
        return "t.due_date is null and t.number > %(at_number)s", given
    if at is None:
        return (
            "(t.due_date > %(at_day)s or t.due_date is null or "
            "(t.due_date = %(at_day)s and t.due_time is null and t.number > %(at_number)s))"
        ), given
    return (
        "(t.due_date > %(at_day)s or t.due_date is null or (t.due_date = %(at_day)s and "
        "(t.due_time is null or (t.due_time, t.number) > (%(at_time)s, %(at_number)s))))"
    ), given


def whole(text: str) -> int:
    """A number as a cursor has it. Raises ValueError for anything else."""
    if not text.isascii() or not text.isdigit() or len(text) > 18:
        raise ValueError(text)
    return int(text)
