"""One user, one transaction, one clock.

Everything a tool does happens inside a Scope. Events and jobs raised in it leave after the commit;
on a rollback they never were.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, LiteralString
from uuid import UUID
from zoneinfo import ZoneInfo

from psycopg import AsyncConnection, AsyncCursor
from psycopg.rows import DictRow

from memory.errors import NotFound
from memory.life import Lives
from memory.limits import Limits
from memory.records import Json, User
from memory.rows import jsonb

Parameters = Sequence[Any] | dict[str, Any]

NOUNS = {
    "journal_entries": "journal",
    "journal_templates": "journal",
    "journal_settings": "journal",
    "journal_pauses": "journal",
    "dependencies": "tasks",
    "time_blocks": "blocks",
    "hrm_user_preferences": "preferences",
    "nudge_settings": "nudges",
}
"""What clients call a table, where that is not its name."""

CLOSE: LiteralString = """
    with touched as (
        select string_to_array(nullif(current_setting('aurum.changed', true), ''), ',') as tables
    ), deferred as (
        insert into jobs (user_id, name, run_at)
        select %(user)s, job, %(now)s
        from touched, unnest(%(jobs)s::text[], %(of)s::text[]) as wanted (job, listed)
        where tables && string_to_array(listed, ',')
        on conflict (user_id, name, key) where state = 'waiting' do nothing
        returning id
    ), recorded as (
        insert into effects (user_id, run_id, attempt, call_id, tool, answer)
        select %(user)s, %(run)s, %(attempt)s, %(call)s, %(tool)s,
               case when tables is null then %(answer)s::jsonb || '{"changed": false, "operation": null}'
                    else %(answer)s end
        from touched where (tables is not null or %(acts)s) and %(call)s::text is not null
    )
    select tables, (select array_agg(id) from deferred) as jobs from touched
"""


@dataclass(frozen=True, slots=True)
class Effect:
    """A tool call of a run, and what it answered: noted in the transaction of what it did.

    One that `acts` is noted also where it changed nothing that the ledger keeps. `attempt` is the process's own; when
    another one has taken the run over, the transaction is a Conflict.
    """

    run_id: UUID
    call_id: str
    tool: str
    answer: Json
    attempt: int = 1
    acts: bool = False


@dataclass(slots=True)
class Scope:
    """What a tool may touch: the rows of one user, at the instant `now`, as part of `operation`."""

    connection: AsyncConnection[DictRow]
    user_id: UUID
    now: datetime
    operation: UUID
    known: User | None
    asked: AsyncCursor[DictRow]
    lives: Lives
    limits: Limits
    by_model: bool = False
    """A model is told what is read here: what its user keeps from models is not there."""
    meant: dict[str, list[float]] = field(default_factory=dict)
    """What is asked for, as models read it (memory/recall.py); empty where none has."""
    events: list[Json] = field(default_factory=list)
    jobs: list[UUID] = field(default_factory=list)
    after: list[Callable[[], object]] = field(default_factory=list)
    wanted: dict[str, frozenset[str]] = field(default_factory=dict)
    effect: Effect | None = None
    closing: AsyncCursor[DictRow] | None = None
    deferring: list[AsyncCursor[DictRow]] = field(default_factory=list)
    changed: frozenset[str] = frozenset()
    """The tables that were changed; known after the commit."""

    async def user(self) -> User:
        """Whose life it is, with their zone and the end of their day. Raises NotFound when there is no such user."""
        if self.known is None:
            row = await self.asked.fetchone()
            if row is None:
                raise NotFound("There is no such user.")
            self.known = to_user(row, self.now)
        return self.known

    async def rows(self, sql: LiteralString, parameters: Parameters = ()) -> list[DictRow]:
        """All rows that the query gives."""
        return await (await self.connection.execute(sql, parameters)).fetchall()

    async def row(self, sql: LiteralString, parameters: Parameters = ()) -> DictRow | None:
        """The first row that the query gives, or None."""
        return await (await self.connection.execute(sql, parameters)).fetchone()

    async def send(self, sql: LiteralString, parameters: Parameters = ()) -> AsyncCursor[DictRow]:
        """Send a query; its rows are fetched from the cursor later, so that several share one round trip."""
        return await self.connection.execute(sql, parameters)

    async def run(self, sql: LiteralString, parameters: Parameters = ()) -> None:
        """Send a statement without waiting for it: it travels with the next answer that is read."""
        await self.connection.execute(sql, parameters)

    def emit(self, event: Json) -> None:
        """Tell the user's open clients, after the commit."""
        self.events.append(event)

    def then(self, act: Callable[[], object]) -> None:
        """Do this after the commit; after a rollback it is not done."""
        self.after.append(act)

    def settle(self, job: str, tables: frozenset[str]) -> None:
        """Have the job done after the commit, if one of these tables was changed by then; each job has its own."""
        self.wanted[job] = tables

    def record(self, effect: Effect) -> None:
        """Note with the commit that a call ran, if it changed anything. One noted before makes it a Conflict."""
        self.effect = effect

    async def guard(self, tool: str, risk: str, most: int, since: datetime | None) -> None:
        """Refuse the transaction where the user is to be asked first: it travels with the commit.

        The commit raises Unapproved where a call of this risk, or one that changes more than `most` things, is not
        made unasked; and where somebody else's words came in after `since`, which a model may have been shown.
        """
        await self.run("select guard_call(%s, %s, %s, %s)", [tool, risk, most, since])

    async def close(self) -> None:
        """The last statement: what was changed by the ledger's own account, and what was to come of it."""
        if not self.wanted and self.effect is None:
            return
        effect = self.effect
        self.closing = await self.send(
            CLOSE,
            {
                "user": self.user_id,
                "now": self.now,
                "jobs": list(self.wanted),
                "of": [",".join(tables) for tables in self.wanted.values()],
                "run": effect.run_id if effect else None,
                "attempt": effect.attempt if effect else None,
                "call": effect.call_id if effect else None,
                "tool": effect.tool if effect else None,
                "answer": jsonb(effect.answer) if effect else None,
                "acts": effect is not None and effect.acts,
            },
        )

    async def collect(self) -> None:
        """After the commit: take in what came of it, and tell the user's open clients what changed."""
        for act in self.after:
            act()
        row = await self.closing.fetchone() if self.closing else None
        for cursor in self.deferring:
            self.jobs += [job["id"] for job in await cursor.fetchall()]
        if row:
            self.jobs += row["jobs"] or ()
            self.changed = frozenset(row["tables"] or ())
        if self.changed:
            nouns = sorted({NOUNS.get(table, table) for table in self.changed})
            self.emit({"type": "changed", "nouns": nouns, "operation": str(self.operation)})

    async def defer(
        self, name: str, key: str = "", payload: Json | None = None, run_at: datetime | None = None
    ) -> None:
        """Ask for work to be done after the commit, or from `run_at` on; once per key while it waits."""
        job = await self.row(
            """
            insert into jobs (user_id, name, key, payload, run_at) values (%s, %s, %s, %s, %s)
            on conflict (user_id, name, key) where state = 'waiting' do nothing
            returning id
            """,
            [self.user_id, name, key, jsonb(payload or {}), run_at or self.now],
        )
        if job and run_at is None:
            self.jobs.append(job["id"])

    async def wake(
        self, name: str, key: str = "", run_at: datetime | None = None, payload: Json | None = None
    ) -> None:
        """Like `defer`, but one that waits already is moved: to `run_at`, or without one to now.

        The last word counts where an instant is given; a payload that is given takes the place of the old one.
        """
        job = await self.row(
            """
            insert into jobs (user_id, name, key, payload, run_at)
            values (%(user)s, %(job)s, %(key)s, coalesce(%(payload)s::jsonb, '{}'), coalesce(%(at)s, %(now)s))
            on conflict (user_id, name, key) where state = 'waiting'
            do update set payload = coalesce(%(payload)s::jsonb, jobs.payload),
                          run_at = coalesce(%(at)s, least(jobs.run_at, %(now)s))
            returning id
            """,
            {
                "user": self.user_id,
                "job": name,
                "key": key,
                "payload": None if payload is None else jsonb(payload),
                "at": run_at,
                "now": self.now,
            },
        )
        if job and (run_at is None or run_at <= self.now):
            self.jobs.append(job["id"])

    async def defer_where(
        self, name: str, key: str, payload: Json, condition: LiteralString, values: Json,
        run_at: datetime | None = None,
    ) -> None:  # fmt: skip
        """Like `defer`, where the condition holds: SQL over `values` and %(user)s. Nobody waits for it."""
        sent = await self.send(
            f"""
            insert into jobs (user_id, name, key, payload, run_at)
            select %(user)s, %(job)s, %(key)s, %(payload)s, %(at)s where {condition}
            on conflict (user_id, name, key) where state = 'waiting' do nothing
            returning id
            """,
            {
                **values,
                "user": self.user_id,
                "job": name,
                "key": key,
                "payload": jsonb(payload),
                "at": run_at or self.now,
            },
        )
        if run_at is None:
            self.deferring.append(sent)


def to_user(row: Json, now: datetime) -> User:
    """The user as a row of `enter`: while they travel, their zone is where they are; then they are home again."""
    values = {name: row[name] for name in User.__dataclass_fields__ if name != "home_zone"}
    user = User(**{**values, "home_zone": row["zone"]})
    if user.travel_zone is None or user.travel_until is None:
        return user
    there = now.astimezone(ZoneInfo(user.travel_zone))
    today = there.date() - timedelta(days=there.time() < user.day_end)
    if today > user.travel_until:
        return replace(user, travel_zone=None, travel_until=None)
    return replace(user, zone=user.travel_zone)
