"""Templates: the saved shapes of tasks and projects, and what is made of them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, LiteralString
from uuid import UUID, uuid4

from memory.errors import Conflict, NotFound
from memory.names import uuid_in, words_in
from memory.records import Json, Page
from memory.rows import jsonb, page
from memory.scope import Scope
from memory.tasks import FIELDS, NEW
from memory.trash import KEPT

TEMPLATE: LiteralString = """
    id, 'TP' || number as ref, number, name, description, level, (body ->> 'count')::int as tasks,
    (body ->> 'length')::int as days, created_at
"""
WRITTEN: LiteralString = ", ".join(["id", "project_id", "area_id", "parent_id", *FIELDS])


@dataclass(frozen=True, slots=True)
class Template:
    """A saved shape. `tasks` lie in it, the thing itself not counted; `days` is how long it takes, 0 without dates."""

    id: UUID
    ref: str
    name: str
    description: str
    level: Literal["project", "task"]
    tasks: int
    days: int
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Shape:
    """A template with what lies in it: titles and fields, and dates in whole days from the first one."""

    template: Template
    body: Json


async def templates(scope: Scope, *, after: int = 0, limit: int = 200) -> Page[Template]:
    """The user's templates, oldest first."""
    rows = await scope.rows(
        f"select {TEMPLATE} from templates where user_id = %s and deleted_at is null and number > %s "
        "order by number limit %s",
        [scope.user_id, after, limit + 1],
    )
    return page(rows, limit, to_template)


async def shape(scope: Scope, template_id: UUID) -> Shape:
    """One template with its shape. Raises NotFound."""
    row = await scope.row(
        f"select {TEMPLATE}, body -> 'shape' as body from templates "
        "where id = %s and user_id = %s and deleted_at is null",
        [template_id, scope.user_id],
    )
    if row is None:
        raise NotFound("There is no such template (any more).")
    return Shape(to_template(row), row["body"])


async def candidates(scope: Scope, text: str) -> list[tuple[Template, bool]]:
    """What `text` may mean, newest first, and whether it is the reference or the whole name."""
    ref = text.strip().lstrip("#").upper()
    rows = await scope.rows(
        f"""
        select * from (
            select {TEMPLATE}, coalesce(id = %(id)s, false) or 'TP' || number = %(ref)s
                   or lower(name) = lower(%(text)s) as exact
            from templates where user_id = %(user)s and deleted_at is null
        ) t
        where exact or (cardinality(%(words)s::text[]) > 0 and
            (select bool_and(strpos(lower(name), word) > 0) from unnest(%(words)s::text[]) word))
        order by exact desc, number desc limit 20
        """,
        {
            "user": scope.user_id,
            "id": uuid_in(text),
            "ref": ref,
            "text": text.strip(),
            "words": words_in(text),
        },
    )
    return [(to_template(row), row["exact"]) for row in rows]


async def add(
    scope: Scope, name: str, description: str, level: str, body: Json, count: int, length: int
) -> Template:
    """A new template. Raises Conflict where there is one of that name."""
    await refuse_name(scope, name)
    row = await scope.row(
        "insert into templates (user_id, name, description, level, body, created_at) "
        f"values (%s, %s, %s, %s, %s, %s) returning {TEMPLATE}",
        [
            scope.user_id,
            name,
            description,
            level,
            jsonb({"shape": body, "count": count, "length": length}),
            scope.now,
        ],
    )
    assert row is not None
    return to_template(row)


async def change(scope: Scope, template_id: UUID, name: str | None, description: str | None) -> Template:
    """Rename or describe it; None leaves a thing as it is. Raises Conflict where the name is taken, NotFound."""
    if name is not None:
        await refuse_name(scope, name, template_id)
    row = await scope.row(
        "update templates set name = coalesce(%s, name), description = coalesce(%s, description) "
        f"where id = %s and user_id = %s and deleted_at is null returning {TEMPLATE}",
        [name, description, template_id, scope.user_id],
    )
    if row is None:
        raise NotFound("There is no such template (any more).")
    return to_template(row)


async def refuse_name(scope: Scope, name: str, but: UUID | None = None) -> None:
    taken = await scope.row(
        "select 'TP' || number as ref, name from templates "
        "where user_id = %s and lower(name) = lower(%s) and deleted_at is null and id is distinct from %s",
        [scope.user_id, name, but],
    )
    if taken:
        raise Conflict(f"{taken['ref']} is called “{taken['name']}” already. Give this one another name.")


async def remove(scope: Scope, template_id: UUID) -> None:
    """Delete it; undo brings it back for 30 days."""
    await scope.run(
        "update templates set deleted_at = %s where id = %s and user_id = %s",
        [scope.now, template_id, scope.user_id],
    )
    await scope.defer("purge", "trash", run_at=scope.now + KEPT)


async def erase(scope: Scope, before: datetime) -> None:
    """Take out of the world what was deleted at `before` or earlier."""
    await scope.run("delete from templates where user_id = %s and deleted_at <= %s", [scope.user_id, before])


async def project_row(scope: Scope, project_id: UUID) -> Json:
    """What a template keeps of a project."""
    row = await scope.row(
        "select name, description, icon, colour, priority, importance, success_metrics, tags, start_date, due_date "
        "from projects where id = %s and user_id = %s",
        [project_id, scope.user_id],
    )
    assert row is not None
    return row


async def task_rows(scope: Scope, thing_id: UUID) -> list[Json]:
    """The tasks of a project, or a task and what lies under it, in order; `after` is the ids that each waits for.

    What was deleted or archived and what a recurring task has left behind is not among them, but for the thing itself.
    """
    return await scope.rows(
        f"""
        with recursive t as (
            select k.* from tasks k
            where k.user_id = %(user)s and k.deleted_at is null
            and (k.id = %(id)s or (k.project_id = %(id)s and k.parent_id is null and k.archived_at is null
                                   and k.series_id is null))
            union all
            select k.* from t join tasks k on k.parent_id = t.id
            where k.deleted_at is null and k.series_id is null and k.archived_at is null
        )
        select id, parent_id, {", ".join(FIELDS)},
               array(select blocker_id from dependencies d where d.task_id = t.id) as after
        from t order by id <> %(id)s, position, number
        """,
        {"user": scope.user_id, "id": thing_id},
    )


async def add_project(scope: Scope, row: Json, area_id: UUID | None) -> UUID:
    """A project as a template has it."""
    made = uuid4()
    await scope.run(
        """
        insert into projects (id, user_id, area_id, created_at, name, description, icon, colour, priority, importance,
                              success_metrics, tags, start_date, due_date)
        select %(id)s, %(user)s, %(area)s, %(now)s, name, description, icon, colour, priority, importance,
               success_metrics, tags, start_date, due_date
        from jsonb_populate_record(null::projects, %(row)s)
        """,
        {"id": made, "user": scope.user_id, "area": area_id, "now": scope.now, "row": jsonb(row)},
    )
    return made


async def add_tasks(scope: Scope, rows: list[Json], waits: list[tuple[UUID, UUID]]) -> None:
    """Many tasks in one statement, in their order, and in another one who waits for whom.

    Each has its id, a place (project_id, area_id, parent_id) and what `memory.tasks.FIELDS` names.
    """
    if rows:
        await scope.run(
            f"""
            insert into tasks (user_id, created_at, {WRITTEN})
            select %(user)s, %(now)s, {WRITTEN}
            from jsonb_array_elements(%(rows)s) with ordinality each(row, at)
            cross join lateral jsonb_populate_record(null::tasks, each.row) n order by each.at
            """,
            {"user": scope.user_id, "now": scope.now, "rows": jsonb([{**NEW, **row} for row in rows])},
        )
    if waits:
        await scope.run(
            "insert into dependencies (user_id, task_id, blocker_id) select %s, * from unnest(%s::uuid[], %s::uuid[])",
            [scope.user_id, [task for task, _ in waits], [blocker for _, blocker in waits]],
        )


def to_template(row: Json) -> Template:
    return Template(**{name: row[name] for name in Template.__dataclass_fields__})
