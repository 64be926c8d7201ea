"""The ledger: what each turn or request changed, and how to take it back."""

from typing import LiteralString
from uuid import UUID

from psycopg import errors
from psycopg.types.json import Jsonb

from memory.errors import Conflict, NotFound
from memory.records import Change, Json, Operation, Undone
from memory.scope import Scope

NAMES = {
    "pillars": "pillar", "areas": "area", "projects": "project", "tasks": "task",
    "journal_entries": "journal entry", "dependencies": "dependency",
    "templates": "template",
}  # fmt: skip
REFS = {
    "pillars": "PL",
    "areas": "A",
    "projects": "P",
    "tasks": "T",
    "journal_entries": "J",
    "templates": "TP",
}
CHANGED = "Something changed since, so nothing was undone."

HANGING: LiteralString = """
    select noun || ' “' || left(name, 60) || '” ' || what as sentence from (
        select 'The area A' || number, name, 'was added to it since. Move or delete that first.'
        from areas where user_id = %(user)s and pillar_id = any(%(going)s) and id <> all(%(all)s)
        and deleted_at is null
        union all
        select 'The project P' || number, name, 'was added to it since. Move or delete that first.'
        from projects where user_id = %(user)s and area_id = any(%(going)s) and id <> all(%(all)s)
        and deleted_at is null
        union all
        select 'The task T' || number, title, 'was added to it since. Move or delete that first.'
        from tasks where user_id = %(user)s and project_id = any(%(going)s) and id <> all(%(all)s)
        and deleted_at is null
        union all
        select 'The task T' || t.number, t.title, 'waits for T' || b.number || ' since.'
        from dependencies d join tasks t on t.id = d.task_id join tasks b on b.id = d.blocker_id
        where (d.blocker_id = any(%(going)s) or d.task_id = any(%(going)s)) and d.user_id = %(user)s
        and d.id <> all(%(all)s) and t.deleted_at is null and b.deleted_at is null
    ) hanging(noun, name, what) limit 10
"""
LET_GO: tuple[LiteralString, ...] = (
    "update areas set pillar_id = null where pillar_id = any(%(going)s) and user_id = %(user)s "
    "and deleted_at is not null and id <> all(%(all)s)",
    "update projects set area_id = null where area_id = any(%(going)s) and user_id = %(user)s "
    "and deleted_at is not null and id <> all(%(all)s)",
    "update tasks set project_id = null where project_id = any(%(going)s) and user_id = %(user)s "
    "and deleted_at is not null and id <> all(%(all)s)",
    "delete from dependencies where (blocker_id = any(%(going)s) or task_id = any(%(going)s)) "
    "and user_id = %(user)s and id <> all(%(all)s)",
)


async def undo(scope: Scope, operation_id: UUID | None) -> Undone:
    """Restore every row that the operation changed, or change nothing and say what changed since.

    Without an id the newest operation that still stands is taken. Raises NotFound, or Conflict with
    `more["conflicts"]`, one sentence each.
    """
    operation = await standing(scope, operation_id)
    nets = await net_changes(scope, operation.id)
    conflicts = [sentence for change, now in nets if (sentence := clash(change, now))]
    conflicts += await hanging(scope, [change for change, _ in nets])
    if conflicts:
        raise Conflict(CHANGED, conflicts=conflicts)
    await scope.run("select set_config('aurum.undoes', %s, true)", [str(operation.id)])
    await restore(scope, [change for change, _ in nets])
    await scope.run(
        "update operations set undone_by = %s where id = %s and user_id = %s",
        [scope.operation, operation.id, scope.user_id],
    )
    scope.emit({"type": "undone", "operation": str(operation.id)})
    return Undone(operation.id, operation.label, tuple(describe(change) for change, _ in nets))


async def standing(scope: Scope, operation_id: UUID | None) -> Operation:
    """The named operation, locked, or the newest one that can still be undone."""
    if operation_id is None:
        row = await scope.row(
            """
            select id, label, created_at, undone_by is not null as undone from operations
            where user_id = %s and undone_by is null and undoes is null and id <> %s
            order by created_at desc limit 1 for update
            """,
            [scope.user_id, scope.operation],
        )
        if row is None:
            raise NotFound("There is nothing to undo.")
    else:
        row = await scope.row(
            "select id, label, created_at, undone_by is not null as undone from operations "
            "where user_id = %s and id = %s for update",
            [scope.user_id, operation_id],
        )
        if row is None:
            raise NotFound("There is no such operation.")
    if row["undone"]:
        raise Conflict("That has been undone already.", conflicts=["It has been undone already."])
    return Operation(**row)


async def net_changes(scope: Scope, operation_id: UUID) -> list[tuple[Change, Json | None]]:
    """What the operation did to each row in all, newest row first, beside the row as it is now."""
    rows = await scope.rows(
        """
        select noun, row_id, before, after, row_now(noun, row_id) as now
        from changes where user_id = %s and operation_id = %s order by seq
        """,
        [scope.user_id, operation_id],
    )
    nets: dict[UUID, tuple[Change, Json | None]] = {}
    for row in rows:
        first = nets[row["row_id"]][0].before if row["row_id"] in nets else row["before"]
        nets[row["row_id"]] = (Change(row["noun"], row["row_id"], first, row["after"]), row["now"])
    return list(reversed(nets.values()))


def clash(change: Change, now: Json | None) -> str | None:
    """Why the row can't be put back: it is no longer as the operation left it."""
    if now is None and change.after is None:
        return None
    if now is None:
        return f"{title(change)} is gone."
    if change.after is None:
        return f"{title(change)} is there again."
    differing = [key for key, then in change.after.items() if now.get(key) != then]
    if differing:
        return f"{title(change)} has another {', '.join(differing).replace('_', ' ')} now."
    return None


async def hanging(scope: Scope, changes: list[Change]) -> list[str]:
    """What was hung on rows that would go, one sentence each."""
    if not (rows := going(scope, changes))["going"]:
        return []
    return [row["sentence"] for row in await scope.rows(HANGING, rows)]


def going(scope: Scope, changes: list[Change]) -> Json:
    """The rows that would go, and all rows that the operation changed: what hangs together goes together."""
    return {
        "user": scope.user_id,
        "going": [change.row_id for change in changes if change.before is None],
        "all": [change.row_id for change in changes],
    }


async def restore(scope: Scope, changes: list[Change]) -> None:
    """Put the rows back, newest first. What lies in the trash lets go of rows that go."""
    rows = going(scope, changes)
    try:
        for statement in LET_GO if rows["going"] else ():
            await scope.run(statement, rows)
        for change in changes:
            before = None if change.before is None else Jsonb(change.before)
            await scope.run("call restore_row(%s, %s, %s)", [change.noun, change.row_id, before])
        await scope.row("select 1 as done")
    except errors.ForeignKeyViolation as error:
        raise Conflict(CHANGED, conflicts=["Something was added to it just now."]) from error
    except errors.UniqueViolation as error:
        raise Conflict(CHANGED, conflicts=["Something else bears that name now."]) from error


def describe(change: Change) -> str:
    """One sentence on what the undo did to a row."""
    if change.before is None:
        return f"{title(change)} is gone again."
    if change.after is None or (change.after.get("deleted_at") and not change.before.get("deleted_at")):
        return f"{title(change)} is back."
    return f"{title(change)} is as it was."


def title(change: Change) -> str:
    row = change.after or change.before or {}
    name = str(row.get("title") or row.get("name") or row.get("text", ""))[:60]
    ref = f" {REFS[change.noun]}{row['number']}" if change.noun in REFS else ""
    return f"The {NAMES[change.noun]}{ref}{f' “{name}”' if name else ''}"


async def undone_among(scope: Scope, operations: list[UUID]) -> list[UUID]:
    """Which of these operations have been undone."""
    rows = await scope.rows(
        "select id from operations where user_id = %s and id = any(%s) and undone_by is not null",
        [scope.user_id, operations],
    )
    return [row["id"] for row in rows]
