"""Workers as `aurum worker` starts them, but by a clock that a test moves: each line of the input forks one.

Arguments: a file with the pickled settings, the clock's, and the log's.
"""

import os
import pickle
import signal
import sys
from datetime import timedelta
from functools import partial
from importlib import import_module
from pathlib import Path

from api import parts, worker
from api.settings import Settings
from channels import outbox
from memory import jobs as job_rows
from memory import sendings
from memory.database import Database
from tests.flows.clock import Clock

LOADED = (
    "api.auth", "api.channels", "channels.slack.channel", "channels.telegram.channel", "httpcore",
    "billiard.popen_fork", "billiard.sharedctypes", "celery.app.amqp", "celery.app.control",
    "celery.app.events", "celery.app.log", "celery.app.routes", "celery.apps.worker",
    "celery.backends.base", "celery.bin.celery", "celery.bin.worker", "celery.concurrency.prefork",
    "celery.events.receiver", "celery.fixups.django", "celery.worker.autoscale",
    "celery.worker.components", "celery.worker.consumer", "celery.worker.consumer.delayed_delivery",
    "celery.worker.strategy", "kombu.mixins", "kombu.transport.redis", "pycparser.c_parser",
)  # fmt: skip
"""What a worker loads when it begins is there before it is forked: it begins at once."""

job_rows.LEASE = timedelta(seconds=1.5)
sendings.CLAIM_LASTS, outbox.LONGEST = timedelta(seconds=10), 6.0
worker.SWEEP = 0.2


def work(settings: Settings, log: Path) -> None:
    """In the child: with its hands it is a group, of which nothing is left when it is killed."""
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    written = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.dup2(written, 1)
    os.dup2(written, 2)
    assert settings.app_database_url
    assert settings.redis_url
    worker.work(settings, settings.app_database_url, settings.redis_url)


def main() -> None:
    settings, clock, log = (Path(each) for each in sys.argv[1:])
    for name in LOADED:
        import_module(name)
    for module in (parts, worker):
        setattr(module, "Database", partial(Database, clock=Clock(clock)))  # noqa: B010 - it is a class
    begun = []
    for _ in sys.stdin:
        child = os.fork()
        os.setpgid(child, child)  # of itself, where it is the child
        if child == 0:
            work(pickle.loads(settings.read_bytes()), log)
            os._exit(0)
        begun.append(child)
        print(child, flush=True)
    for each in begun:  # nobody waited for one that is dead, so its number is still its own
        os.killpg(each, signal.SIGKILL)


if __name__ == "__main__":
    main()
