"""The Celery application: carries jobs to a worker, runs them, and does what the clock asks for.

Celery is only the messenger: what there is to do, and whether it was done, stands in the jobs table.
"""

import asyncio
import sys
from collections.abc import Coroutine
from functools import cache
from uuid import UUID

from celery import Celery

from agent.choice import OFFLINE
from agent.meaning import Meanings
from agent.summary import Writer
from api import jobs
from api.parts import Parts, Push, app_url
from api.settings import Settings, read
from api.supervise import die_with_parent
from memory.embedded import attach
from memory.errors import SetupError

SWEEP = 30.0
"""Seconds between two looks for jobs that were forgotten, and for those whose time has come."""


def application(broker: str) -> Celery:
    """A Celery application on that broker, without results: the jobs table has them."""
    app = Celery("aurum", broker=broker)
    app.conf.update(
        task_ignore_result=True,
        broker_connection_retry_on_startup=True,
        broker_transport_options={"socket_connect_timeout": 1, "max_retries": 1},
        worker_hijack_root_logger=False,
        worker_prefetch_multiplier=1,
        task_default_queue="aurum",
        beat_schedule={"sweep": {"task": "aurum.sweep", "schedule": SWEEP}},
    )
    return app


def pusher(broker: str) -> Push:
    """A function that wakes the worker. Raises OSError when the broker does not answer."""
    app: Celery | None = None

    def push(ids: list[UUID]) -> None:
        nonlocal app
        app = app or application(broker)
        for job_id in ids:
            app.send_task("aurum.run", args=[str(job_id)], retry=False)

    return push


class Bench:
    """What one worker process works with: an event loop and the parts, made at the first job."""

    def __init__(self, database_url: str, redis_url: str, push: Push, settings: Settings) -> None:
        self.runner = asyncio.Runner()
        self.parts = Parts(database_url, redis_url, push, pool=4, least=1, limits=settings.limits)
        self.writer = models(settings)
        self.meanings = Meanings(settings.model)
        self.runner.run(self.parts.open())
        self.runner.run(jobs.catch_up(self.parts.database))

    def run(self, job: str) -> None:
        """Do one job."""
        self.do(jobs.run(self.parts.database, UUID(job), self.writer, self.meanings))

    def sweep(self) -> None:
        """Do what should have been done."""
        self.do(jobs.sweep(self.parts.database, self.writer, self.meanings))

    def do(self, work: Coroutine[object, object, None]) -> None:
        """Run the work to its end, and everything that it wanted told."""

        async def whole() -> None:
            await work
            await self.parts.told()

        self.runner.run(whole())


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


def main() -> None:
    """Work until told to stop."""
    die_with_parent()
    settings = read()
    database_url, redis_url = urls(settings)
    broker = redis_url.replace("unix://", "redis+socket://", 1)
    app = application(broker)

    @cache
    def bench() -> Bench:
        return Bench(database_url, redis_url, pusher(broker), settings)

    def run(job: str) -> None:
        bench().run(job)

    def sweep() -> None:
        bench().sweep()

    for name, work in {"aurum.run": run, "aurum.sweep": sweep}.items():
        app.task(name=name)(work)
    clock = str(settings.data / "log" / "beat")
    options = ["--concurrency=1", "--loglevel=WARNING", "--beat", f"--schedule={clock}"]
    app.worker_main(["worker", *options, *sys.argv[1:]])


if __name__ == "__main__":
    main()
