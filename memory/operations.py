"""The ledger: what each turn or request changed, and how to take it back."""

from collections.abc import Iterable
from uuid import UUID

from psycopg import errors
from psycopg.types.json import Jsonb

from memory.errors import Conflict, NotFound
from memory.records import Change, Json, Operation, Undone
from memory.scope import Scope

NAMES = {
    "pillars": "pillar", "areas": "area", "projects": "project", "tasks": "task",
    "journal_entries": "journal entry", "dependencies": "dependency",
}  # fmt: skip
REFS = {"pillars": "PL", "areas": "A", "projects": "P", "tasks": "T", "journal_entries": "J"}


async def undo(scope: Scope, operation_id: UUID | None) -> Undone:
    """Restore every row that the operation changed, or change nothing and say what changed since.

    Without an id the newest operation that still stands is taken. Raises NotFound, or Conflict with
    `more["conflicts"]`, one sentence each.
    """
    operation = await standing(scope, operation_id)
    nets = await net_changes(scope, operation.id)
    conflicts = [sentence for change, now in nets if (sentence := clash(change, now))]
    if conflicts:
        raise Conflict("Something changed since, so nothing was undone.", conflicts=conflicts)
    await scope.run("select set_config('aurum.undoes', %s, true)", [str(operation.id)])
    await restore(scope, [change for change, _ in nets])
    await scope.run(
        "update operations set undone_by = %s where id = %s and user_id = %s",
        [scope.operation, operation.id, scope.user.id],
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
            [scope.user.id, scope.operation],
        )
        if row is None:
            raise NotFound("There is nothing to undo.")
    else:
        row = await scope.row(
            "select id, label, created_at, undone_by is not null as undone from operations "
            "where user_id = %s and id = %s for update",
            [scope.user.id, operation_id],
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
        [scope.user.id, operation_id],
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


async def restore(scope: Scope, changes: Iterable[Change]) -> None:
    """Put the rows back, newest first. What was added to them since stands in the way."""
    try:
        for change in changes:
            before = None if change.before is None else Jsonb(change.before)
            await scope.run("call restore_row(%s, %s, %s)", [change.noun, change.row_id, before])
        await scope.row("select 1 as done")
    except errors.ForeignKeyViolation as error:
        table = NAMES.get(error.diag.table_name or "", "thing")
        sentence = f"A {table} was added to it since. Move or delete that first."
        raise Conflict("Something changed since, so nothing was undone.", conflicts=[sentence]) from error


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
        [scope.user.id, operations],
    )
    return [row["id"] for row in rows]
