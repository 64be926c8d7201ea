"""Deferred work by name, and what happens by the clock."""

import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta
from uuid import UUID

from memory import jobs, people, tasks
from memory.database import Database
from memory.records import Json
from memory.scope import Scope
from tools import insights

log = logging.getLogger(__name__)

TRASH = timedelta(days=30)


async def rerank(scope: Scope, _payload: Json) -> None:
    """Look at the ranking again, and post why the first is first when that has changed."""
    await insights.rerank(scope)


JOBS: dict[str, Callable[[Scope, Json], Awaitable[None]]] = {"rerank": rerank}


async def run(database: Database, job_id: UUID) -> None:
    """Do one job, once, in one transaction of its user; a failure is written down and tried again."""
    job = await jobs.claim(database, job_id)
    if job is None:
        return
    try:
        async with database.scope(job.user_id, label=job.name) as scope:
            await JOBS[job.name](scope, job.payload)
    except Exception as error:
        log.exception("job failed", extra={"job": str(job.id), "name_": job.name})
        await jobs.fail(database, job, type(error).__name__)
        return
    await jobs.finish(database, job)


async def sweep(database: Database) -> None:
    """Do what should have been done: jobs that the broker lost, retries, the work of dead workers."""
    for job_id in await jobs.due(database, database.clock()):
        await run(database, job_id)


async def tidy(database: Database) -> None:
    """Empty the trash of what has lain in it for 30 days."""
    for user_id in await people.everyone(database):
        async with database.scope(user_id, label="Emptied the trash") as scope:
            await tasks.purge(scope, scope.now - TRASH)
