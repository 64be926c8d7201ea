"""Check-ins as conversations: question by question, each with its place kept, one of a kind for each day."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Literal, LiteralString, TypeAlias
from uuid import UUID, uuid5

from psycopg import AsyncCursor
from psycopg.rows import DictRow

from memory.conversations import new_id
from memory.errors import NotFound
from memory.records import LIFE, Json, Page
from memory.rows import cursor_moment, jsonb, page
from memory.scope import Scope

RoundKind: TypeAlias = Literal["morning", "evening", "weekly"]
RoundState: TypeAlias = Literal["open", "done", "skipped"]

FELT = "felt"
"""How the id of what was noted of somebody's feelings is made of a check-in's."""
LASTS = timedelta(hours=36)
"""So long a check-in can be answered, where the next one of its kind does not close it before."""
COLUMNS: LiteralString = (
    "id, kind, day, state, step, answers, tasks, entry_id, opened_at, answered_at, asked_at, asked_by"
)


@dataclass(frozen=True, slots=True)
class Round:
    """A check-in. `step` is the question that waits, empty where none does; `answers` are by step, None where one was
    passed over; `tasks` what was proposed, as it was then; `entry_id` the journal entry that was made of it."""

    id: UUID
    kind: RoundKind
    day: date
    state: RoundState
    step: str
    answers: Json
    tasks: list[Json]
    entry_id: UUID | None
    opened_at: datetime
    answered_at: datetime | None
    asked_at: datetime
    asked_by: UUID | None

    @property
    def felt_id(self) -> UUID:
        """The id of the record of how its user felt, where they said it."""
        return uuid5(self.id, FELT)

    def waits(self, now: datetime) -> bool:
        """Whether it can still be answered, as one that was not answered whole."""
        return self.state == "open" and now < self.opened_at + LASTS


async def begin(scope: Scope, kind: RoundKind, day: date, step: str, tasks: list[Json]) -> Round | None:
    """Begin the check-in of a day, and close those before it of its kind; None where that day has one already."""
    row = await scope.row(
        f"""
        with closed as (
            update rounds set state = 'skipped', step = ''
            where user_id = %(user)s and kind = %(kind)s and state = 'open' and day < %(day)s
        )
        insert into rounds (user_id, kind, day, step, tasks, opened_at, asked_at, asked_by)
        values (%(user)s, %(kind)s, %(day)s, %(step)s, %(tasks)s, %(now)s, %(now)s, %(own)s)
        on conflict (user_id, kind, day) do nothing returning {COLUMNS}
        """,
        {
            "user": scope.user_id,
            "kind": kind,
            "day": day,
            "step": step,
            "tasks": jsonb(tasks),
            "now": scope.now,
            "own": scope.operation,
        },
    )
    return Round(**row) if row else None


async def hold(scope: Scope, round_id: UUID) -> Round:
    """One check-in; nobody else changes it until this transaction ends. Raises NotFound."""
    row = await scope.row(
        f"select {COLUMNS} from rounds where user_id = %s and id = %s for update", [scope.user_id, round_id]
    )
    if row is None:
        raise NotFound("There is no such check-in.")
    return Round(**row)


async def newest(scope: Scope, kind: RoundKind | None = None, day: date | None = None) -> list[Round]:
    """The latest check-ins, of a kind or a day where one is given: what asked last comes first. They are held."""
    rows = await scope.rows(
        f"""
        select {COLUMNS} from rounds where user_id = %(user)s and kind = coalesce(%(kind)s, kind)
        and day = coalesce(%(day)s, day) order by asked_at desc, id limit 10 for update
        """,
        {"user": scope.user_id, "kind": kind, "day": day},
    )
    return [Round(**row) for row in rows]


async def rounds(scope: Scope, *, open_only: bool, cursor: str | None, limit: int) -> Page[Round]:
    """Check-ins, the newest first. Raises Invalid for a cursor that no page gave."""
    at, equal = cursor_moment(cursor)
    rows = await scope.rows(
        f"""
        select {COLUMNS}, moment || '_' || one as number from (
            select *, (extract(epoch from opened_at) * 1000000)::bigint as moment,
                   left(id::text, 13) collate "C" as one
            from rounds where user_id = %(user)s
            and (not %(open)s or state = 'open' and opened_at > %(since)s)
        ) r where (moment, one) < (%(at)s, %(equal)s) order by moment desc, one desc limit %(limit)s
        """,
        {
            "user": scope.user_id,
            "open": open_only,
            "since": scope.now - LASTS,
            "at": at,
            "equal": equal,
            "limit": limit + 1,
        },
    )
    return page(rows, limit, lambda row: Round(**{each: row[each] for each in Round.__dataclass_fields__}))


async def keep(scope: Scope, changed: Round) -> Round:
    """Keep a check-in as it is now; its question is asked with that."""
    changed = replace(changed, asked_at=scope.now, asked_by=scope.operation)
    await scope.run(
        """
        update rounds set state = %(state)s, step = %(step)s, answers = %(answers)s, tasks = %(tasks)s,
               entry_id = %(entry)s, answered_at = %(answered)s, asked_at = %(now)s, asked_by = %(own)s
        where user_id = %(user)s and id = %(id)s
        """,
        {
            "user": scope.user_id,
            "id": changed.id,
            "state": changed.state,
            "step": changed.step,
            "answers": jsonb(changed.answers),
            "tasks": jsonb(changed.tasks),
            "entry": changed.entry_id,
            "answered": changed.answered_at,
            "now": scope.now,
            "own": scope.operation,
        },
    )
    return changed


async def remove(scope: Scope, gone: Round) -> None:
    """Delete a check-in, and what it noted of how its user felt."""
    ids = [scope.user_id, gone.id]
    await scope.run("delete from checkins where user_id = %s and id = %s", [scope.user_id, gone.felt_id])
    await scope.run("delete from rounds where user_id = %s and id = %s", ids)


async def label(scope: Scope, words: str) -> None:
    """What the history calls the operation, where it has no name yet."""
    await scope.run(
        "select set_config('aurum.label', %s, true) where coalesce(current_setting('aurum.changed', true), '') = ''",
        [words],
    )


ASKING: LiteralString = """
    select r.id, r.kind, r.step from rounds r
    where r.user_id = %(user)s and r.step <> '' and r.state <> 'skipped' and r.asked_at > %(since)s
    and not exists (
        select from threads h join messages m on m.user_id = h.user_id and m.thread_id = h.id
        where h.user_id = %(user)s and h.slug = 'life' and m.role = 'assistant' and m.content <> ''
        and m.created_at > r.asked_at and m.run_id is distinct from r.asked_by)
    order by r.asked_at desc limit 1
"""
"""A question is the last thing that was said, but for what the turn said itself that asked it."""


async def send_asking(scope: Scope) -> AsyncCursor[DictRow]:
    """Ask for the question that was the last thing said to the user in the life thread; `fetch_asking` reads it."""
    return await scope.send(ASKING, {"user": scope.user_id, "since": scope.now - LASTS})


async def fetch_asking(cursor: AsyncCursor[DictRow]) -> tuple[UUID, RoundKind, str] | None:
    """The check-in, its kind and its step; None where something else was said last."""
    row = await cursor.fetchone()
    return (row["id"], row["kind"], row["step"]) if row else None


PRIVATE: LiteralString = f"""
    exists (select from journal_settings where user_id = %(user)s and tier <> 'full')
    and exists (select from ({ASKING}) asking where step in ('well', 'hard', 'focus'))
"""
"""What is asked is to be answered in own words, and those are kept from models as new entries are."""


async def asks_in_private(scope: Scope) -> bool:
    """Whether what answers the question that was said last is kept from models."""
    asked = {"user": scope.user_id, "since": scope.now - LASTS}
    row = await scope.row(f"select {PRIVATE} as private", asked)
    return bool(row and row["private"])


async def withhold(scope: Scope, run_id: UUID) -> None:
    """Keep a run from models whose message answers such a question. Nobody waits for it."""
    await scope.run(
        f"""
        with kept as (
            update runs set withheld = true where user_id = %(user)s and id = %(run)s and {PRIVATE} returning id
        )
        update messages m set withheld = true from kept
        where m.user_id = %(user)s and m.run_id = %(run)s and {PRIVATE}
        """,
        {"user": scope.user_id, "run": run_id, "since": scope.now - LASTS},
    )


async def delivered(scope: Scope, delivery_id: UUID) -> UUID | None:
    """The check-in that a delivery asks for, or None."""
    row = await scope.row(
        """
        select r.id from deliveries d join rounds r on r.user_id = d.user_id and r.kind = d.kind and r.day::text = d.key
        where d.user_id = %s and d.id = %s
        """,
        [scope.user_id, delivery_id],
    )
    return row["id"] if row else None


async def delivery(scope: Scope, told: Round) -> UUID | None:
    """The delivery that asks for a check-in, or None where it was begun by hand."""
    row = await scope.row(
        "select id from deliveries where user_id = %s and kind = %s and key = %s",
        [scope.user_id, told.kind, told.day.isoformat()],
    )
    return row["id"] if row else None


async def retell(scope: Scope, told: Round, text: str, said: Json, withheld: bool) -> None:
    """Where the check-in stands in the life thread it says this from now on; not where it went together with others."""
    await scope.run(
        """
        update messages m set content = %(text)s, extra = m.extra || %(extra)s, withheld = m.withheld or %(withheld)s
        from deliveries d
        where d.user_id = %(user)s and d.kind = %(kind)s and d.key = %(key)s
        and m.user_id = d.user_id and m.id = d.message_id and d.bundle_id is null
        and not exists (select from deliveries b where b.user_id = d.user_id and b.bundle_id = d.id)
        """,
        {
            "user": scope.user_id,
            "kind": told.kind,
            "key": told.day.isoformat(),
            "text": text,
            "extra": jsonb({"said": said}),
            "withheld": withheld,
        },
    )
    scope.emit({"type": "message", "thread": LIFE})


async def talk(scope: Scope, told: Round, heard: str, text: str, said: Json, withheld: bool) -> None:
    """Words that answered a check-in and what was said to them, in the life thread, as part of no turn."""
    extra = {"round": str(told.id), "kind": told.kind}
    await scope.run(
        """
        with thread as (
            insert into threads (user_id, slug, title, created_at, updated_at)
            values (%(user)s, 'life', 'Life', %(now)s, %(now)s)
            on conflict (user_id, slug) do update set updated_at = excluded.updated_at
            returning id
        )
        insert into messages (user_id, thread_id, id, role, content, extra, created_at, withheld)
        select %(user)s, thread.id, m.id, m.role, m.content, m.extra, %(now)s, %(withheld)s
        from thread, (values (%(one)s, 'user', %(heard)s::text, %(extra)s::jsonb),
                             (%(two)s, 'assistant', %(text)s, %(told)s::jsonb)) m (id, role, content, extra)
        """,
        {
            "user": scope.user_id,
            "now": scope.now,
            "one": new_id(),
            "two": new_id(),
            "heard": heard,
            "text": text,
            "extra": jsonb(extra),
            "told": jsonb({**extra, "said": said}),
            "withheld": withheld,
        },
    )
    scope.emit({"type": "message", "thread": LIFE})


async def focuses(scope: Scope, since: date, until: date) -> list[tuple[date, str]]:
    """What weekly reviews chose for the week after them, the oldest first."""
    rows = await scope.rows(
        "select day, answers ->> 'focus' as focus from rounds where user_id = %s and kind = 'weekly' "
        "and day between %s and %s and answers ->> 'focus' is not null order by day",
        [scope.user_id, since, until],
    )
    return [(row["day"], row["focus"]) for row in rows]


async def lively(scope: Scope, at: datetime) -> bool:
    """Whether there was anything to ask about at that instant: something open, or done or said two weeks before."""
    row = await scope.row(
        """
        select exists (select from tasks where user_id = %(user)s and deleted_at is null and created_at <= %(at)s
                       and (status <> 'completed' or completed_at > %(since)s))
            or exists (select from checkins where user_id = %(user)s and created_at between %(since)s and %(at)s)
            or exists (select from journal_entries where user_id = %(user)s and deleted_at is null
                       and created_at between %(since)s and %(at)s) as lively
        """,
        {"user": scope.user_id, "at": at, "since": at - timedelta(days=14)},
    )
    return bool(row and row["lively"])
