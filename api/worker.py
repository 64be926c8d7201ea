"""The Celery application: carries jobs to workers, runs them, and does what the clock asks for.

Celery is only the messenger: what there is to do, and whether it was done, stands in the jobs table. So any number of
workers may run: each job is claimed once, and what a dead one held is taken over by another.
"""

import asyncio
import fcntl
import os
import sys
import tempfile
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from celery import Celery, bootsteps
from kombu.exceptions import OperationalError

from agent.choice import OFFLINE
from agent.meaning import Meanings
from agent.summary import Writer
from api import jobs
from api.parts import Parts, Push, app_url
from api.settings import Settings, read
from api.supervise import die_with_parent
from channels.message import Channel
from channels.outbox import Outbox
from channels.pictures import PICTURES
from memory.database import Database
from memory.embedded import attach
from memory.errors import SetupError

SWEEP = 5.0
"""Seconds between two looks for jobs that were forgotten, and for those whose time has come."""
STEP_BACK = 10
"""How much less the worker of a machine presses than what answers there (`nice`)."""
HANDS = 2
"""Jobs that a worker does at a time, each in a process of its own."""


def application(broker: str) -> Celery:
    """A Celery application on that broker, without results: the jobs table has them."""
    app = Celery("aurum", broker=broker)
    app.conf.update(
        task_ignore_result=True,
        broker_connection_retry_on_startup=True,
        broker_connection_max_retries=None,
        broker_transport_options={"socket_connect_timeout": 1, "max_retries": 1},
        worker_hijack_root_logger=False,
        worker_prefetch_multiplier=1,
        worker_enable_remote_control=False,
        task_default_queue="aurum",
    )
    return app


def pusher(broker: str) -> Push:
    """A function that wakes the worker. Raises OSError when the broker does not answer."""
    app: Celery | None = None

    def push(ids: list[UUID]) -> None:
        nonlocal app
        app = app or application(broker)
        try:
            for job_id in ids:
                app.send_task("aurum.run", args=[str(job_id)], retry=False)
        except OperationalError as error:
            raise ConnectionError("The broker does not answer.") from error

    return push


class Bench:
    """What one worker process works with: an event loop and the parts, made at the first job."""

    def __init__(self, database_url: str, redis_url: str, push: Push, settings: Settings) -> None:
        self.runner = asyncio.Runner()
        self.parts = Parts(database_url, redis_url, push, pool=4, least=1, limits=settings.limits)
        self.writer = models(settings)
        self.meanings = Meanings(settings.model, threads=ThreadPoolExecutor(1, "reading", step_back))
        self.outbox = Outbox(self.parts.database, ways(settings, self.parts.database), PICTURES)
        self.runner.run(self.parts.open())

    def run(self, job: str) -> None:
        """Do one job."""
        self.do(jobs.run(self.parts.database, UUID(job), self.writer, self.meanings, self.outbox))

    def sweep(self) -> None:
        """Do what should have been done and somebody would miss."""
        self.swept(jobs.prompt())

    def catch_up(self, place: Path) -> None:
        """Do what nobody waits for, with one hand at most: the other one is free for a reminder."""
        with alone(place) as free:
            if free:
                self.swept(jobs.UNHURRIED)

    def swept(self, names: frozenset[str]) -> None:
        self.do(jobs.sweep(self.parts.database, self.writer, self.meanings, self.outbox, names=names))

    def do(self, work: Coroutine[object, object, None]) -> None:
        """Run the work to its end, and everything that it wanted told."""

        async def whole() -> None:
            await work
            await self.parts.told()

        self.runner.run(whole())


def step_back() -> None:
    """Have this thread work only while nothing else on the machine wants to; on Linux, where a thread can.

    Behind an ordinary low priority others would still wait for the end of its slice (sched(7), "SCHED_IDLE").
    """
    if sys.platform == "linux":
        os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))


@contextmanager
def alone(place: Path) -> Iterator[bool]:
    """Whether no other process of this worker does it now, who may be killed while doing it."""
    with place.open("ab") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True


def urls(settings: Settings) -> tuple[str, str]:
    """The database's and Redis's, of a system that is running. Raises SetupError where none is."""
    embedded = None if settings.database_url and settings.redis_url else attach(settings.data)
    owner = settings.database_url or (embedded.owner_url if embedded else None)
    redis = settings.redis_url or (embedded.redis_url if embedded else None)
    if owner is None or redis is None:
        raise SetupError("No Aurum runs on this data folder. Start it with `aurum serve`.")
    return app_url(settings, owner), redis


def models(settings: Settings) -> Writer | None:
    """The hosted model, where there is one; without it the packages that models need are not loaded."""
    if settings.model.name == OFFLINE:
        return None
    from agent.models import Models

    return Models(settings.model, [])


def ways(settings: Settings, database: Database) -> dict[str, Channel]:
    """The channels that are set up, to send on; without any, what answers them is not loaded."""
    if not (settings.telegram.token or settings.slack.there):
        return {}
    from api.auth import secret_in
    from api.channels import ways_out

    return ways_out(settings, database, settings.secret or secret_in(settings.data))


def work(settings: Settings, database_url: str, redis_url: str) -> None:
    """Work until told to stop: by a signal, after which the jobs under way are finished."""
    asyncio.run(begin(database_url))
    broker = redis_url.replace("unix://", "redis+socket://", 1)
    app = application(broker)
    app.steps["worker"].add(Clock)

    @cache
    def bench() -> Bench:
        return Bench(database_url, redis_url, pusher(broker), settings)

    def run(job: str) -> None:
        bench().run(job)

    def sweep() -> None:
        bench().sweep()

    def catch_up() -> None:
        bench().catch_up(Path(folder) / "unhurried")

    quietly = ["--without-gossip", "--without-mingle", "--without-heartbeat", f"--hostname={os.getpid()}@%h"]
    with tempfile.TemporaryDirectory(prefix="aurum-worker-") as folder:
        for task in (run, sweep, catch_up):
            app.task(name=f"aurum.{task.__name__}")(task)
        app.worker_main(["--quiet", "worker", f"--concurrency={HANDS}", "--loglevel=WARNING", *quietly])


async def begin(database_url: str) -> None:
    """Ask for what may have been missed while no worker ran."""
    database = Database(database_url, size=1, least=1)
    await database.open()
    try:
        await jobs.catch_up(database)
    finally:
        await database.close()


class Clock(bootsteps.StartStopStep):  # type: ignore[misc]  # Celery has no types
    """Asks for a sweep every few seconds. Every worker does: a sweep over nothing is cheap, and none is the one."""

    requires = ("celery.worker.components:Timer",)

    def start(self, parent: Any) -> None:
        self.tick = parent.timer.call_repeatedly(SWEEP, ask, (parent.app,))

    def stop(self, _parent: Any) -> None:
        self.tick.cancel()


def ask(app: Celery) -> None:
    """Ask the worker that is free first. What nobody takes before the next one is asked for goes away by itself."""
    with suppress(OperationalError, OSError):  # the next one asks again
        for name in ("aurum.sweep", "aurum.catch_up"):
            app.send_task(name, expires=SWEEP, retry=False)


def main() -> None:
    """As a child of `aurum serve`, behind which it steps back: somebody waits for an answer, nobody for the worker."""
    die_with_parent()
    os.nice(STEP_BACK)
    settings = read()
    work(settings, *urls(settings))


if __name__ == "__main__":
    main()
