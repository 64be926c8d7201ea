"""Deferred work by name, and what happens by the clock."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Collection
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from uuid import UUID

from agent.choice import ModelChoice
from agent.embed import embed as read_texts
from agent.journal import weigh as weigh_entry
from agent.learn import learn as learn_of
from agent.meaning import Meanings
from agent.summary import Writer
from agent.summary import summarise as sum_up
from channels.message import Later
from channels.outbox import Outbox
from memory import jobs, operations
from memory.database import Database
from memory.errors import AurumError
from memory.jobs import Ended, Job
from memory.records import Json
from memory.scope import Scope
from tools import look as looking
from tools import things
from tools.attend import attend
from tools.plan import snapshot
from tools.task_dates import today_of
from tools.when import due_instant, zone_of

log = logging.getLogger(__name__)


BUNDLED = Meanings(ModelChoice())
"""The embedding model that comes along; it is loaded at the first text."""
SOON = timedelta(seconds=30)
"""After a change the whole life is looked at, when others that belong to it will have followed."""


async def rerank(scope: Scope, _payload: Json) -> None:
    """Post why the first is first when that has changed, and attend to its user; the whole life is looked at soon."""
    await looking.rerank(scope)
    await attend(scope)
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


async def send(database: Database, user_id: UUID, payload: Json, outbox: Outbox | None) -> None:
    """Send what Aurum says first. Where there is no way out it stays in the life thread alone."""
    await (outbox or Outbox(database, {}, {})).send(user_id, UUID(payload["delivery"]))


JOBS: dict[str, Callable[[Scope, Json], Awaitable[None]]] = {
    "rerank": rerank,
    "look": look,
    "purge": purge,
    "attend": attend,
}
ASKING: dict[str, Callable[[Database, UUID, Json, Writer | None], Awaitable[None]]] = {
    "summarise": summarise,
    "learn": learn,
    "sentiment": sentiment,
}
"""Work that may ask a hosted model, where there is one: it opens its own transactions, and none while it waits."""
READING: dict[str, Callable[[Database, UUID, Json, Meanings], Awaitable[None]]] = {"embed": embed}
"""Work for an embedding model: it opens its own transactions, and none while the model reads."""
SENDING: dict[str, Callable[[Database, UUID, Json, Outbox | None], Awaitable[None]]] = {"send": send}
"""Work that leaves the house: it opens its own transactions, and none while a channel answers."""
UNHURRIED = frozenset({*ASKING, *READING, "look", "purge"})
"""What nobody waits for and may take long."""
LABELS = {"purge": "Emptied the trash"}
"""What the history calls the work, where it changes a life."""


def prompt() -> frozenset[str]:
    """What somebody waits for, or would miss."""
    return frozenset({*JOBS, *SENDING}) - UNHURRIED


class Lost(Exception):
    """The job is another worker's now, or will be with the next sweep."""


async def run(
    database: Database,
    job_id: UUID,
    writer: Writer | None = None,
    meanings: Meanings = BUNDLED,
    outbox: Outbox | None = None,
) -> None:
    """Do one job, once, and what of its key waited for its end; a failure is written down and tried again.

    `writer` is the hosted model, if there is one; `outbox` the way out, without which there is the web alone.
    """
    following: UUID | None = job_id
    while following and (job := await jobs.claim(database, following)):
        following = (await attempt(database, job, writer, meanings, outbox)).next


async def attempt(
    database: Database, job: Job, writer: Writer | None, meanings: Meanings, outbox: Outbox | None
) -> Ended:
    """One try of a claimed job."""
    try:
        async with leased(database, job):
            if job.name not in {*ASKING, *READING, *SENDING}:
                return await inside(database, job)
            if job.name in ASKING:
                await ASKING[job.name](database, job.user_id, job.payload, writer)
            elif job.name in READING:
                await READING[job.name](database, job.user_id, job.payload, meanings)
            else:
                await SENDING[job.name](database, job.user_id, job.payload, outbox)
    except Lost:
        log.warning("a job was lost to another worker", extra={"job": str(job.id), "name_": job.name})
        return Ended(mine=False)
    except Later as later:
        return await jobs.postpone(database, job, later.seconds, type(later).__name__)
    except Exception as error:
        log.exception("job failed", extra={"job": str(job.id), "name_": job.name})
        return await jobs.fail(database, job, type(error).__name__)
    async with database.service() as connection:
        return await jobs.finish(connection, job, database.clock())


@asynccontextmanager
async def leased(database: Database, job: Job) -> AsyncIterator[None]:
    """Hold a job while it is done. Work whose lease could not be renewed in time is cut off, and Lost."""
    lease = asyncio.timeout(jobs.LEASE.total_seconds())
    try:
        async with lease:
            keeping = asyncio.create_task(keep(database, job, lease))
            try:
                yield
            finally:
                keeping.cancel()
    except TimeoutError as error:
        if lease.expired():
            raise Lost from error
        raise


async def keep(database: Database, job: Job, lease: asyncio.Timeout) -> None:
    """Renew a lease three times before it ends, until the work is done."""
    seconds, clock = jobs.LEASE.total_seconds(), asyncio.get_running_loop().time
    while True:
        await asyncio.sleep(seconds / 3)
        asked = clock()
        try:
            mine = await jobs.renew(database, job)
        except AurumError:
            continue  # the database does not answer: the lease that there is runs on
        if lease.expired():
            return
        lease.reschedule(asked + seconds if mine else asked)


async def inside(database: Database, job: Job) -> Ended:
    """Do a job in one transaction of its user, which is the end of the job too."""
    async with database.scope(job.user_id, label=LABELS.get(job.name, job.name)) as scope:
        await operations.upkeep(scope)
        await JOBS[job.name](scope, job.payload)
        ended = await jobs.finish(scope.connection, job, scope.now)
        if not ended.mine:
            raise Lost
    return ended


async def sweep(
    database: Database,
    writer: Writer | None = None,
    meanings: Meanings = BUNDLED,
    outbox: Outbox | None = None,
    *,
    names: Collection[str] | None = None,
) -> None:
    """Do what (of these names) should have been done: what the broker lost, retries, the work of dead workers."""
    for job_id in await jobs.due(database, database.clock(), names):
        await run(database, job_id, writer, meanings, outbox)


async def catch_up(database: Database) -> None:
    """A worker begins: texts that the embedding model has not read are read, and nobody is left unattended."""
    await jobs.for_everybody(database, ["attend", "embed"])
