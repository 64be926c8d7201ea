"""Deferred work by name, and what happens by the clock."""

import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from uuid import UUID

from agent.choice import ModelChoice
from agent.embed import embed as read_texts
from agent.journal import weigh as weigh_entry
from agent.learn import learn as learn_of
from agent.meaning import Meanings
from agent.summary import Writer
from agent.summary import summarise as sum_up
from memory import jobs, operations
from memory.database import Database
from memory.jobs import Job
from memory.records import Json
from memory.scope import Scope
from tools import look as looking
from tools import things
from tools.plan import snapshot
from tools.task_dates import today_of
from tools.when import due_instant, zone_of

log = logging.getLogger(__name__)


BUNDLED = Meanings(ModelChoice())
"""The embedding model that comes along; it is loaded at the first text."""
SOON = timedelta(seconds=30)
"""After a change the whole life is looked at, when others that belong to it will have followed."""


async def rerank(scope: Scope, _payload: Json) -> None:
    """Post why the first is first when that has changed, and have the whole life looked at a little later."""
    await looking.rerank(scope)
    await scope.defer("look", run_at=scope.now + SOON)


async def look(scope: Scope, _payload: Json) -> None:
    """Look at the whole life, and again when the user's next day begins, where something is open."""
    await looking.look(scope)
    if (await snapshot(scope)).tasks:
        await scope.defer("look", "morning", run_at=await day_start(scope))


async def day_start(scope: Scope) -> datetime:
    """When the user's next day begins."""
    user = await scope.user()
    return due_instant(await today_of(scope), None, zone_of(user.zone), user.day_end)


async def purge(scope: Scope, _payload: Json) -> None:
    """Empty the trash of what has lain in it for 30 days."""
    await things.purge(scope)


async def summarise(database: Database, user_id: UUID, payload: Json, writer: Writer | None) -> None:
    """Sum up what lies before the messages of a thread that a model reads."""
    await sum_up(database, user_id, UUID(payload["thread"]), writer)


async def learn(database: Database, user_id: UUID, _payload: Json, writer: Writer | None) -> None:
    """Read what the user said and wrote since the last time, and learn of them."""
    await learn_of(database, user_id, writer)


async def sentiment(database: Database, user_id: UUID, payload: Json, writer: Writer | None) -> None:
    """Have a model say how an entry of the journal sounds."""
    await weigh_entry(database, user_id, UUID(payload["entry"]), writer)


async def embed(database: Database, user_id: UUID, _payload: Json, meanings: Meanings) -> None:
    """Read what was written since, so that it is found by its meaning."""
    await read_texts(database, user_id, meanings)


JOBS: dict[str, Callable[[Scope, Json], Awaitable[None]]] = {
    "rerank": rerank,
    "look": look,
    "purge": purge,
}
ASKING: dict[str, Callable[[Database, UUID, Json, Writer | None], Awaitable[None]]] = {
    "summarise": summarise,
    "learn": learn,
    "sentiment": sentiment,
}
"""Work that may ask a hosted model, where there is one: it opens its own transactions, and none while it waits."""
READING: dict[str, Callable[[Database, UUID, Json, Meanings], Awaitable[None]]] = {"embed": embed}
"""Work for an embedding model: it opens its own transactions, and none while the model reads."""
LABELS = {"purge": "Emptied the trash"}
"""What the history calls the work, where it changes a life."""


async def run(
    database: Database, job_id: UUID, writer: Writer | None = None, meanings: Meanings = BUNDLED
) -> None:
    """Do one job, once; a failure is written down and tried again. `writer` is the hosted model, if there is one."""
    job = await jobs.claim(database, job_id)
    if job is None:
        return
    try:
        if job.name in ASKING:
            await ASKING[job.name](database, job.user_id, job.payload, writer)
        elif job.name in READING:
            await READING[job.name](database, job.user_id, job.payload, meanings)
        else:
            await inside(database, job)
    except Exception as error:
        log.exception("job failed", extra={"job": str(job.id), "name_": job.name})
        await jobs.fail(database, job, type(error).__name__)
        return
    await jobs.finish(database, job)


async def inside(database: Database, job: Job) -> None:
    """Do a job in one transaction of its user."""
    async with database.scope(job.user_id, label=LABELS.get(job.name, job.name)) as scope:
        await operations.upkeep(scope)
        await JOBS[job.name](scope, job.payload)


async def sweep(database: Database, writer: Writer | None = None, meanings: Meanings = BUNDLED) -> None:
    """Do what should have been done: jobs that the broker lost, retries, the work of dead workers."""
    for job_id in await jobs.due(database, database.clock()):
        await run(database, job_id, writer, meanings)


async def catch_up(database: Database) -> None:
    """A worker begins: what another embedding model has read is read anew, and what nobody has yet."""
    await jobs.for_everybody(database, "embed")
