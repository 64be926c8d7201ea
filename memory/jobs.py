"""Deferred work as rows: claimed once, tried again, never lost with the broker."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from memory.database import Database
from memory.records import Json

TRIES = 5
PATIENCE = timedelta(minutes=10)
"""A job that has run for this long belongs to a worker that died."""


@dataclass(frozen=True, slots=True)
class Job:
    """Work to do for a user: its name, its payload, and the how-manieth try this is."""

    id: UUID
    user_id: UUID
    name: str
    payload: Json
    tries: int


async def claim(database: Database, job_id: UUID) -> Job | None:
    """Take a waiting job, or None when another worker has it."""
    async with database.service() as connection:
        row = await (
            await connection.execute(
                """
                update jobs set state = 'running', tries = tries + 1, run_at = %s
                where id = (select id from jobs where id = %s and state = 'waiting' for update skip locked)
                returning id, user_id, name, payload, tries
                """,
                [database.clock(), job_id],
            )
        ).fetchone()
    return Job(**row) if row else None


async def finish(database: Database, job: Job) -> None:
    """The job is done; the row goes, so that an idle system holds nothing."""
    async with database.service() as connection:
        await connection.execute("delete from jobs where id = %s", [job.id])


async def fail(database: Database, job: Job, error: str) -> None:
    """Wait longer with each try; after the last the job lies there as failed, with its error.

    A try that would come after work of the same key, asked for meanwhile, is not needed any more.
    """
    again = job.tries < TRIES
    async with database.service() as connection:
        await connection.execute(
            "delete from jobs where id = %s and %s and exists (select from jobs other where "
            "other.state = 'waiting' and (other.user_id, other.name, other.key) = (jobs.user_id, jobs.name, jobs.key))",
            [job.id, again],
        )
        await connection.execute(
            "update jobs set state = %s, error = %s, run_at = %s where id = %s",
            [
                "waiting" if again else "failed",
                error[:2000],
                database.clock() + timedelta(seconds=5 * 2**job.tries),
                job.id,
            ],
        )


async def due(database: Database, now: datetime) -> list[UUID]:
    """Jobs that should have run by now: the broker lost them, a worker died, or a retry is due.

    One over which as many workers died as there are tries has failed: it would kill the next one too.
    """
    async with database.service() as connection:
        await connection.execute(
            """
            delete from jobs where state = 'running' and run_at < %(lost)s
            and exists (select from jobs other where (other.state = 'waiting' or other.state = 'running'
                        and other.run_at < %(lost)s and (other.run_at, other.id) > (jobs.run_at, jobs.id))
                        and (other.user_id, other.name, other.key) = (jobs.user_id, jobs.name, jobs.key))
            """,
            {"lost": now - PATIENCE},
        )
        await connection.execute(
            """
            update jobs set state = case when tries < %s then 'waiting' else 'failed' end, error = 'its worker died'
            where state = 'running' and run_at < %s
            and not exists (select from jobs other where other.state = 'waiting'
                            and (other.user_id, other.name, other.key) = (jobs.user_id, jobs.name, jobs.key))
            """,
            [TRIES, now - PATIENCE],
        )
        rows = await (
            await connection.execute(
                "select id from jobs where state = 'waiting' and run_at <= %s order by run_at limit 500",
                [now],
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


async def for_everybody(database: Database, name: str) -> None:
    """Ask for this work for each user, once while it waits."""
    async with database.service() as connection:
        await connection.execute(
            "insert into jobs (user_id, name, run_at) select id, %s, %s from users "
            "on conflict (user_id, name, key) where state = 'waiting' do nothing",
            [name, database.clock()],
        )
