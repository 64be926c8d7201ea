"""Deferred work as rows: claimed once, tried again, never lost with the broker or with its worker."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import uniform
from typing import Literal, LiteralString
from uuid import UUID

from memory.database import Connection, Database
from memory.errors import Conflict, NotFound
from memory.records import Json
from memory.scope import Scope

TRIES = 5
LEASE = timedelta(seconds=30)
"""What its worker has not renewed for so long belongs to a worker that died."""
PUT_OFF = timedelta(days=1)
"""For so long work may ask for more time before that counts as a failure."""
LEAST, MOST = 1.0, 3600.0
"""Seconds for which work can ask to wait."""

MINE: LiteralString = "id = %(id)s and state = 'running' and tries = %(tries)s"
"""The number of the try tells a worker from the one that took its job over."""

NEXT: LiteralString = """
    select gone.id, jobs.id as next from gone left join jobs on jobs.state = 'waiting' and jobs.run_at <= %(now)s
    and (jobs.user_id, jobs.name, jobs.key) = (gone.user_id, gone.name, gone.key)
"""
OTHER: LiteralString = """
    exists (select from jobs other where other.state = 'waiting'
            and (other.user_id, other.name, other.key) = (jobs.user_id, jobs.name, jobs.key))
"""
FINISH: LiteralString = f"""
    with gone as (delete from jobs where {MINE} returning id, user_id, name, key),
    outdated as (
        delete from jobs using gone
        where jobs.state = 'failed' and (jobs.user_id, jobs.name, jobs.key) = (gone.user_id, gone.name, gone.key)
    ) {NEXT}
"""
LET_GO: LiteralString = f"""
    with gone as (delete from jobs where {MINE} and {OTHER} returning id, user_id, name, key) {NEXT}
"""
PUT_BACK: LiteralString = f"""
    update jobs set state = 'waiting', tries = %(counted)s, error = %(error)s, run_at = %(at)s, lease_until = null
    where {MINE} returning id
"""
GIVE_UP: LiteralString = f"""
    with gone as (
        update jobs set state = 'failed', error = %(error)s, run_at = %(now)s, lease_until = null
        where {MINE} returning id, user_id, name, key
    ), outdated as (
        delete from jobs using gone where jobs.state = 'failed' and jobs.id <> gone.id
        and (jobs.user_id, jobs.name, jobs.key) = (gone.user_id, gone.name, gone.key)
    ) {NEXT}
"""
TAKE_OVER: LiteralString = f"""
    with lost as materialized (
        select id, user_id, name, key, tries, {OTHER} as asked_for
        from jobs where state = 'running' and lease_until < %(now)s for update skip locked
    ), needless as (
        delete from jobs using lost where jobs.id = lost.id and asked_for
        or jobs.state = 'failed' and not asked_for and lost.tries >= %(tries)s
        and (jobs.user_id, jobs.name, jobs.key) = (lost.user_id, lost.name, lost.key)
    )
    update jobs set state = case when lost.tries < %(tries)s then 'waiting' else 'failed' end,
                    run_at = %(now)s, error = 'its worker died', lease_until = null
    from lost where jobs.id = lost.id and not asked_for
"""


@dataclass(frozen=True, slots=True)
class Job:
    """Work to do for a user: its name, its payload, the how-manieth try this is, and when the first one began."""

    id: UUID
    user_id: UUID
    name: str
    payload: Json
    tries: int
    begun_at: datetime


JobState = Literal["waiting", "running", "failed"]


@dataclass(frozen=True, slots=True)
class Standing:
    """A job as its user sees it. `run_at`: when it is to run, since when it runs, or when it was given up.

    `error` is the class of what went wrong last; no words of it are kept, for they may be the user's.
    """

    id: UUID
    name: str
    state: JobState
    tries: int
    error: str | None
    run_at: datetime
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Ended:
    """What became of a job. `mine`: it was still its worker's. `next`: work of its key that waited for its end."""

    mine: bool
    next: UUID | None = None


async def claim(database: Database, job_id: UUID) -> Job | None:
    """Take a waiting job for as long as a lease lasts; None when another worker has it, or one of its key."""
    now = database.clock()
    async with database.service() as connection:
        row = await (
            await connection.execute(
                """
                update jobs set state = 'running', tries = tries + 1, run_at = %(now)s, lease_until = %(until)s,
                                begun_at = coalesce(begun_at, %(now)s)
                where id = (
                    select id from jobs where id = %(id)s and state = 'waiting' and not exists (
                        select from jobs other where other.state = 'running'
                        and (other.user_id, other.name, other.key) = (jobs.user_id, jobs.name, jobs.key)
                    ) for update skip locked
                )
                returning id, user_id, name, payload, tries, begun_at
                """,
                {"now": now, "until": now + LEASE, "id": job_id},
            )
        ).fetchone()
    return Job(**row) if row else None


async def renew(database: Database, job: Job) -> bool:
    """Keep a job for another lease. False: it is not its worker's any more."""
    until: LiteralString = f"update jobs set lease_until = %(until)s where {MINE} returning id"
    async with database.service() as connection:
        values = {"id": job.id, "tries": job.tries, "until": database.clock() + LEASE}
        return await (await connection.execute(until, values)).fetchone() is not None


async def finish(connection: Connection, job: Job, now: datetime) -> Ended:
    """The job is done; its row goes, and with it what failed of its key before: an idle system holds nothing.

    In the transaction of what it did, so that a worker that has lost it can have no effect.
    """
    return await ended(connection, FINISH, {"id": job.id, "tries": job.tries, "now": now})


async def fail(database: Database, job: Job, error: str) -> Ended:
    """Wait longer with each try; after the last the job lies there as failed, with its error, until somebody looks."""
    if job.tries < TRIES:
        return await put_back(database, job, 5 * 2**job.tries * uniform(1, 1.25), error, job.tries)
    values = {"id": job.id, "tries": job.tries, "now": database.clock(), "error": error[:2000]}
    async with database.service() as connection:
        return await ended(connection, GIVE_UP, values)


async def postpone(database: Database, job: Job, seconds: float, error: str) -> Ended:
    """It could not be done yet. That is no failure, for a day from its first try on; then it counts as one."""
    if database.clock() - job.begun_at > PUT_OFF:
        return await fail(database, job, error)
    return await put_back(database, job, min(max(seconds, LEAST), MOST), error, job.tries - 1)


async def put_back(database: Database, job: Job, seconds: float, error: str, counted: int) -> Ended:
    """Have it wait for so many seconds. Where work of its key was asked for meanwhile, that is done instead."""
    now = database.clock()
    values = {"id": job.id, "tries": job.tries, "now": now}
    async with database.service() as connection:
        if (let_go := await ended(connection, LET_GO, values)).mine:
            return let_go
        again = {"counted": counted, "error": error[:2000], "at": now + timedelta(seconds=seconds)}
        kept = await connection.execute(PUT_BACK, {**values, **again})
        return Ended(mine=await kept.fetchone() is not None)


async def ended(connection: Connection, sql: LiteralString, values: Json) -> Ended:
    row = await (await connection.execute(sql, values)).fetchone()
    return Ended(mine=row is not None, next=row["next"] if row else None)


async def due(database: Database, now: datetime, names: Collection[str] | None = None) -> list[UUID]:
    """Jobs (of these names) that should have run by now: the broker lost them, a worker died, or a retry is due.

    One over which as many workers died as there are tries has failed: it would kill the next one too.
    """
    async with database.service() as connection:
        await connection.execute(TAKE_OVER, {"now": now, "tries": TRIES})
        rows = await (
            await connection.execute(
                """
                select id from jobs where state = 'waiting' and run_at <= %(now)s
                and (%(names)s::text[] is null or name = any(%(names)s)) order by run_at limit 500
                """,
                {"now": now, "names": None if names is None else list(names)},
            )
        ).fetchall()
    return [row["id"] for row in rows]


async def waiting(database: Database, user_id: UUID, name: str) -> UUID | None:
    """The work of that name that waits for a user, or None."""
    async with database.scope(user_id) as scope:
        row = await scope.row(
            "select id from jobs where user_id = %s and name = %s and key = '' and state = 'waiting'",
            [user_id, name],
        )
    return row["id"] if row else None


MOST_SHOWN = 200

COLUMNS: LiteralString = "id, name, state, tries, error, run_at, created_at"


async def standing(scope: Scope, state: JobState | None = None) -> list[Standing]:
    """What failed, runs and waits for the user, in this order, 200 at most; or only what is in one state."""
    rows = await scope.rows(
        f"select {COLUMNS} from jobs where user_id = %s and (%s::text is null or state = %s) "
        "order by array_position('{failed,running,waiting}', state), run_at limit %s",
        [scope.user_id, state, state, MOST_SHOWN],
    )
    return [Standing(**row) for row in rows]


async def retry(scope: Scope, job_id: UUID) -> Standing:
    """Have it done now, with all its tries before it. Raises NotFound, or Conflict for what runs.

    Where the same is asked for already, that is done now instead, and what failed goes.
    """
    job = await there(scope, job_id)
    if job.state == "running":
        raise Conflict("That is being done now. Wait until it has ended.")
    other = await scope.row(
        "select other.id from jobs join jobs other using (user_id, name, key) "
        "where jobs.user_id = %s and jobs.id = %s and other.state = 'waiting' and other.id <> jobs.id",
        [scope.user_id, job_id],
    )
    if other:
        await scope.run("delete from jobs where user_id = %s and id = %s", [scope.user_id, job_id])
        return await retry(scope, other["id"])
    await scope.run(
        "update jobs set state = 'waiting', tries = 0, begun_at = null, run_at = %s where user_id = %s and id = %s",
        [scope.now, scope.user_id, job_id],
    )
    scope.jobs.append(job_id)
    return await there(scope, job_id)


async def discard(scope: Scope, job_id: UUID) -> None:
    """Let what has failed be. Raises NotFound, or Conflict for what is still to be done."""
    if (await there(scope, job_id)).state != "failed":
        raise Conflict("That has not failed: it is still to be done. Only what has failed can be discarded.")
    await scope.run("delete from jobs where user_id = %s and id = %s", [scope.user_id, job_id])


async def there(scope: Scope, job_id: UUID) -> Standing:
    """One job of the user, which nobody else takes until the commit. Raises NotFound."""
    row = await scope.row(
        f"select {COLUMNS} from jobs where user_id = %s and id = %s for update",
        [scope.user_id, job_id],
    )
    if row is None:
        raise NotFound("There is no such job. It may have been done meanwhile.")
    return Standing(**row)


async def for_everybody(database: Database, names: list[str]) -> None:
    """Ask for this work for each user, once while it waits."""
    async with database.service() as connection:
        await connection.execute(
            "insert into jobs (user_id, name, run_at) select id, wanted, %s from users, unnest(%s::text[]) as wanted "
            "on conflict (user_id, name, key) where state = 'waiting' do nothing",
            [database.clock(), names],
        )
