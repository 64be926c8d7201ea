"""Standing intents: what is to be said when something has come about; and when it was said."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import LiteralString
from uuid import UUID

from memory.records import Json, Level
from memory.rows import jsonb
from memory.scope import Scope

COLUMNS: LiteralString = """
    i.id, 'W' || i.number as ref, i.text, i.condition, i.says, i.cooldown_hours, i.most, i.expires_on, i.paused,
    i.created_at, coalesce(s.held, false) as held, coalesce(s.answered, false) as answered,
    coalesce(s.fired, 0) as fired, s.fired_at
"""
ALL: LiteralString = """
    from intents i left join intent_states s on s.user_id = i.user_id and s.intent_id = i.id
    where i.user_id = %(user)s
"""
FIELDS: tuple[LiteralString, ...] = (
    "text", "condition", "says", "cooldown_hours", "most", "expires_on", "paused",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Intent:
    """A standing intent. `text` is what its user said, `condition` when it holds, `says` what is said or asked then.

    Again it is said after `cooldown_hours` at the earliest, `most` times in all, until the end of `expires_on`.
    `held`: it was true when it was looked at last; `answered`: its user has heard it since it became true.
    """

    id: UUID
    ref: str
    text: str
    condition: Json
    says: str
    cooldown_hours: int
    most: int
    expires_on: date | None
    paused: bool
    created_at: datetime
    held: bool
    answered: bool
    fired: int
    fired_at: datetime | None


@dataclass(frozen=True, slots=True)
class Look:
    """What a look at an intent found: whether it holds, and whether it was said now."""

    id: UUID
    held: bool
    fired: bool


@dataclass(frozen=True, slots=True)
class Named:
    """A thing that an intent is about, as it is now; one in the trash too."""

    id: UUID
    level: Level
    ref: str
    name: str
    status: str
    due_date: date | None
    due_time: time | None
    deleted: bool
    archived: bool


async def intents(scope: Scope) -> list[Intent]:
    """All of them, in the order in which they were made."""
    rows = await scope.rows(f"select {COLUMNS} {ALL} order by i.number", {"user": scope.user_id})
    return [Intent(**row) for row in rows]


async def these(scope: Scope, *, ids: Collection[UUID] = (), numbers: Collection[int] = ()) -> list[Intent]:
    """Those of these ids or numbers that are there."""
    rows = await scope.rows(
        f"select {COLUMNS} {ALL} and (i.id = any(%(ids)s) or i.number = any(%(numbers)s)) order by i.number",
        {"user": scope.user_id, "ids": list(ids), "numbers": list(numbers)},
    )
    return [Intent(**row) for row in rows]


async def add(scope: Scope, new: Json) -> UUID:
    """A new intent of FIELDS; what is left out is as the table has it."""
    names = [name for name in FIELDS if name in new]
    row = await scope.row(
        f"""
        insert into intents (user_id, created_at, {", ".join(names)})
        select %(user)s, %(now)s, {", ".join([f"n.{name}" for name in names])}
        from jsonb_populate_record(null::intents, %(new)s) n returning id
        """,
        {"user": scope.user_id, "now": scope.now, "new": jsonb(new)},
    )
    assert row is not None
    return UUID(str(row["id"]))


async def change(scope: Scope, intent_id: UUID, new: Json) -> None:
    """Set FIELDS; what `new` lacks stays."""
    values = ", ".join([f"{name} = n.{name}" for name in FIELDS if name in new])
    if values:
        await scope.run(
            f"update intents i set {values} from jsonb_populate_record(null::intents, %(new)s) n "
            "where i.id = %(id)s and i.user_id = %(user)s",
            {"user": scope.user_id, "id": intent_id, "new": jsonb(new)},
        )


async def remove(scope: Scope, ids: Collection[UUID]) -> None:
    """Take intents away."""
    await scope.run("delete from intents where id = any(%s) and user_id = %s", [list(ids), scope.user_id])


async def note(scope: Scope, looks: Sequence[Look]) -> None:
    """Note what a look has found. That is no change of their user's: the ledger does not know of it."""
    if looks:
        found = [{"id": each.id, "held": each.held, "fired": each.fired} for each in looks]
        await scope.run(
            """
            insert into intent_states as s (user_id, intent_id, held, fired, fired_at)
            select %(user)s, n.id, n.held, n.fired::int, case when n.fired then %(now)s end
            from jsonb_to_recordset(%(looks)s) as n(id uuid, held boolean, fired boolean)
            on conflict (user_id, intent_id) do update
            set held = excluded.held, answered = s.answered and excluded.held, fired = s.fired + excluded.fired,
                fired_at = coalesce(excluded.fired_at, s.fired_at)
            """,
            {"user": scope.user_id, "now": scope.now, "looks": jsonb(found)},
        )


async def heard(scope: Scope, intent_id: UUID) -> None:
    """Its user has heard it: it is silent until it has been untrue and is true anew."""
    await scope.run(
        """
        insert into intent_states (user_id, intent_id, held, answered) values (%s, %s, true, true)
        on conflict (user_id, intent_id) do update set answered = true
        """,
        [scope.user_id, intent_id],
    )


NAMED: LiteralString = """
    select id, 'task' as level, 'T' || number as ref, title as name, status, due_date, due_time,
           deleted_at is not null as deleted, archived_at is not null as archived from tasks
    where user_id = %(user)s and id = any(%(ids)s)
    union all
    select id, 'project', 'P' || number, name, status, due_date, null, deleted_at is not null, archived_at is not null
    from projects where user_id = %(user)s and id = any(%(ids)s)
    union all
    select id, 'area', 'A' || number, name, '', null, null, deleted_at is not null, archived_at is not null
    from areas where user_id = %(user)s and id = any(%(ids)s)
    union all
    select id, 'pillar', 'PL' || number, name, '', null, null, deleted_at is not null, archived_at is not null
    from pillars where user_id = %(user)s and id = any(%(ids)s)
"""


async def named(scope: Scope, ids: Collection[UUID]) -> list[Named]:
    """What these ids name, of any level, there or in the trash; in one statement."""
    return [Named(**row) for row in await scope.rows(NAMED, {"user": scope.user_id, "ids": list(ids)})]


async def waiting_since(scope: Scope) -> dict[UUID, datetime]:
    """Since when each open task waits that waits for an open one, by the ledger: of several the oldest counts."""
    rows = await scope.rows(
        """
        select d.task_id, coalesce(min(o.created_at), min(t.created_at)) as since
        from dependencies d
        join tasks t on t.id = d.task_id and t.deleted_at is null and t.status <> 'completed'
        join tasks b on b.id = d.blocker_id and b.deleted_at is null and b.status <> 'completed'
        left join lateral (
            select operation_id from changes c
            where c.row_id = d.id and c.noun = 'dependencies' and c.user_id = d.user_id and c.after is not null
            order by c.seq desc limit 1
        ) c on true
        left join operations o on o.user_id = d.user_id and o.id = c.operation_id
        where d.user_id = %s group by d.task_id
        """,
        [scope.user_id],
    )
    return {row["task_id"]: row["since"] for row in rows}
