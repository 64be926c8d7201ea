"""The operations of a life: what each turn or request changed as one, taking it back, and doing it again."""

from dataclasses import dataclass
from typing import LiteralString
from uuid import UUID

from memory import restoring
from memory.errors import Conflict, NotFound
from memory.ledger import deed
from memory.records import Change, Json, Operation, OperationKind, Page, Undone
from memory.rows import page
from memory.scope import Scope

SHOWN = 3
"""Deeds told of an operation in a list; how many there are stands beside them."""

FORGOTTEN = "What it changed has been forgotten, and forgetting is final."

FOUND: LiteralString = """
    select o.id, o.label, o.kind, o.undid, o.undone_by,
           array(select distinct c.noun from changes c where c.user_id = o.user_id and c.operation_id = o.id) as nouns
    from operations o where o.user_id = %(user)s
"""


@dataclass(frozen=True, slots=True)
class Found:
    """An operation, locked: its kind, what it took back, what took it back, and the tables it changed."""

    id: UUID
    label: str
    kind: OperationKind
    undid: list[UUID]
    undone_by: UUID | None
    nouns: list[str]


async def undo(scope: Scope, operation_id: UUID | None) -> Undone:
    """Restore every row that the operation changed, or change nothing and say what changed since.

    Fields that it left alone keep what they hold. Without an id the newest change that still stands is taken.
    To undo an undo is to redo. Raises NotFound, or Conflict with `more["conflicts"]`, one sentence each.
    """
    operation = await standing(scope, operation_id)
    return await take_back(scope, operation, operation)


async def redo(scope: Scope, operation_id: UUID | None) -> Undone:
    """Do again what was undone: the operation, or without an id what was undone last, while nothing new was done.

    Raises NotFound, or Conflict with `more["conflicts"]`.
    """
    operation, undoing = await undone(scope, operation_id)
    return await take_back(scope, undoing, operation)


async def standing(scope: Scope, operation_id: UUID | None) -> Found:
    """The named operation, or the newest change, that stands and can be undone."""
    if operation_id is None:
        newest = (
            " and o.undone_by is null and o.kind = 'change' and o.id <> %(own)s and exists ("
            "select from changes c where c.user_id = o.user_id and c.operation_id = o.id) order by o.seq desc limit 1"
        )
        operation = await find(scope, newest, "There is nothing to undo.")
    else:
        operation = await find(scope, " and o.id = %(id)s", "There is no such operation.", operation_id)
    if operation.undone_by:
        raise Conflict("That has been undone already.", conflicts=["It has been undone already."])
    if operation.id == scope.operation:
        raise Conflict("A turn can't undo itself.", conflicts=["It is not over yet. Undo it afterwards."])
    return operation


async def undone(scope: Scope, operation_id: UUID | None) -> tuple[Found, Found]:
    """The named operation, or what was undone last, and the operation that undid it."""
    if operation_id is None:
        last = """
            and o.undone_by is null and o.kind = 'undo' and o.id <> %(own)s and not exists (
                select from operations n where n.user_id = o.user_id and n.seq > o.seq and n.kind = 'change'
                and n.undone_by is null and n.id <> %(own)s)
            order by o.seq desc limit 1
        """
        undoing = await find(scope, last, "There is nothing to redo.")
    else:
        operation = await find(scope, " and o.id = %(id)s", "There is no such operation.", operation_id)
        undoing = operation
        if operation.undone_by:
            undoing = await find(
                scope, " and o.id = %(id)s", "There is no such operation.", operation.undone_by
            )
        if undoing.kind != "undo" or undoing.undone_by:
            raise not_to_redo(operation, undoing)
    first = undoing.undid[0]
    return await find(scope, " and o.id = %(id)s", "There is no such operation.", first), undoing


def not_to_redo(operation: Found, undoing: Found) -> Conflict:
    if operation.undone_by is None:
        return Conflict("That has not been undone.", conflicts=["It has not been undone."])
    return Conflict(
        "It was undone by a turn that changed more. Undo that turn instead.",
        conflicts=[f"“{undoing.label}” undid it and changed more."],
        operation=str(undoing.id),
    )


async def find(scope: Scope, where: LiteralString, nothing: str, operation_id: UUID | None = None) -> Found:
    """One operation, locked. Raises NotFound, saying that there is `nothing`."""
    values = {"user": scope.user_id, "own": scope.operation, "id": operation_id}
    row = await scope.row(FOUND + where + " for update of o", values)
    if row is None:
        raise NotFound(nothing)
    return Found(**row)


async def take_back(scope: Scope, operation: Found, meant: Found) -> Undone:
    """Put back what the operation changed; who asked for it has `meant` this one."""
    redone = operation.kind == "undo"
    if not operation.nouns:
        raise Conflict(FORGOTTEN, conflicts=[FORGOTTEN])
    failed = (
        f"Something changed since, so nothing was {'redone' if redone else 'undone'}. "
        "Undo what was done later first, or change it by hand."
    )
    nets = await restoring.net_changes(scope, operation.id, operation.nouns)
    if conflicts := await restoring.obstacles(scope, operation.id, nets):
        more = len(conflicts) - restoring.SAID
        rest = [f"And {more} more."] if more > 0 else []
        raise Conflict(failed, conflicts=[*conflicts[: restoring.SAID], *rest])
    await scope.run("select set_config('aurum.kind', %s, true)", ["redo" if redone else "undo"])
    await restoring.restore(scope, operation.id, nets, failed)
    await mark(scope, operation)
    return Undone(meant.id, meant.label, restoring.told(nets, redone))


async def mark(scope: Scope, operation: Found) -> None:
    """Note what stands now and what does not: what the operation had taken back stands again, and so on down."""
    await scope.run(
        """
        insert into operations (id, user_id, label, kind)
        values (%(own)s, %(user)s, current_setting('aurum.label'), current_setting('aurum.kind'))
        on conflict (user_id, id) do nothing
        """,
        {"own": scope.operation, "user": scope.user_id},
    )
    rows = await scope.rows(
        """
        with recursive flipped(id, undid, by) as (
            select id, undid, %(own)s::uuid from operations where id = %(id)s and user_id = %(user)s
            union all
            select o.id, o.undid, case when f.by is null then f.id end
            from flipped f join operations o on o.id = any(f.undid) and o.user_id = %(user)s
        ), noted as (
            update operations set undid = undid || %(id)s::uuid where id = %(own)s and user_id = %(user)s
        )
        update operations o set undone_by = f.by from flipped f where o.id = f.id and o.user_id = %(user)s
        returning o.id, o.undone_by
        """,
        {"own": scope.operation, "id": operation.id, "user": scope.user_id},
    )
    for row in rows:
        scope.emit({"type": "undone" if row["undone_by"] else "redone", "operation": str(row["id"])})


async def touched(scope: Scope) -> bool:
    """Whether anything that the ledger keeps was changed in this transaction so far."""
    row = await scope.row("select coalesce(current_setting('aurum.changed', true), '') <> '' as touched")
    return bool(row and row["touched"])


async def stands(scope: Scope, operation_id: UUID) -> bool | None:
    """Whether an operation stands, or was taken back; None where there is none by this id."""
    row = await scope.row(
        "select undone_by is null as stands from operations where user_id = %s and id = %s",
        [scope.user_id, operation_id],
    )
    return bool(row["stands"]) if row else None


async def gone(scope: Scope, operation_id: UUID) -> OperationKind | None:
    """Of which kind an operation was that was taken back; None where it stands, or there is none."""
    row = await scope.row(
        "select kind from operations where user_id = %s and id = %s and undone_by is not null",
        [scope.user_id, operation_id],
    )
    return row["kind"] if row else None


async def upkeep(scope: Scope) -> None:
    """What this scope changes is done by the clock: undo without an id passes over it."""
    await scope.run("select set_config('aurum.kind', 'upkeep', true)")


async def operations(scope: Scope, before: int, limit: int) -> Page[Operation]:
    """What was done, newest first, from the operations numbered below `before`."""
    rows = await scope.rows(
        """
        select id, label, created_at, kind, undone_by is not null as undone, seq as number
        from operations where user_id = %s and seq < %s order by seq desc limit %s
        """,
        [scope.user_id, before, limit + 1],
    )
    deeds = await deeds_of(scope, [row["id"] for row in rows])
    return page(rows, limit, lambda row: to_operation(row, *deeds.get(row["id"], (0, []))))


async def deeds_of(scope: Scope, ids: list[UUID]) -> dict[UUID, tuple[int, list[Change]]]:
    """Of each operation how many rows it changed, and what it did to the first of them.

    The ids are given as values: an operation of ten thousand rows among many small ones makes the average of both,
    by which a join would be planned, a lie.
    """
    rows = await scope.rows(
        """
        with ranked as (
            select operation_id, row_id, seq, row_number() over (partition by operation_id order by seq) as nth
            from changes where user_id = %(user)s and operation_id = any(%(ids)s)
        )
        select operation_id, count(distinct row_id) as changes,
               (select jsonb_agg(jsonb_build_object('noun', noun, 'row_id', row_id, 'before', before, 'after', after)
                                 order by seq) as first
                from (select noun, row_id, min(seq) as seq, (array_agg(before order by seq))[1] as before,
                             (array_agg(after order by seq desc))[1] as after
                      from changes where seq = any(array_agg(ranked.seq) filter (where nth <= %(looked_at)s))
                      group by noun, row_id order by min(seq) limit %(shown)s) each)
        from ranked group by operation_id
        """,
        {"user": scope.user_id, "ids": ids, "shown": SHOWN, "looked_at": 4 * SHOWN},
    )
    return {row["operation_id"]: (row["changes"], [Change(**each) for each in row["first"]]) for row in rows}


def to_operation(row: Json, changes: int, first: list[Change]) -> Operation:
    deeds = [deed(each) for each in first]
    more = changes - len(deeds)
    what = (*dict.fromkeys(deeds), *([f"And {more} more."] if more > 0 else []))
    return Operation(row["id"], row["label"], row["created_at"], row["undone"], row["kind"], changes, what)


async def undone_among(scope: Scope, ids: list[UUID]) -> list[UUID]:
    """Which of these operations have been undone."""
    rows = await scope.rows(
        "select id from operations where user_id = %s and id = any(%s) and undone_by is not null",
        [scope.user_id, ids],
    )
    return [row["id"] for row in rows]
