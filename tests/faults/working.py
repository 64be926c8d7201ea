"""A real worker that can be killed: as `aurum worker` starts it, with short leases and some jobs of the tests' own."""

import asyncio
import os
import sys
from pathlib import Path
from typing import Any

from agent.choice import ModelChoice
from api import jobs, worker
from api.settings import Settings
from memory import jobs as job_rows
from memory.scope import Scope
from tests.faults.test_worker import LEASE, SWEEP


async def slow(scope: Scope, payload: dict[str, Any]) -> None:
    """Note who does it, and take a while before it has its effect."""
    noted(payload["note"], f"{os.getpid()} {os.getppid()}")
    await asyncio.sleep(payload["seconds"])
    await scope.run("insert into tasks (user_id, title) values (%s, 'Slow')", [scope.user_id])


async def poison(_scope: Scope, payload: dict[str, Any]) -> None:
    """Kill the worker, as a fault in a library would."""
    noted(payload["note"], "poisoned")
    os._exit(1)


async def small(scope: Scope, payload: dict[str, Any]) -> None:
    """Do what is quickly done."""
    await scope.run("insert into tasks (user_id, title) values (%s, %s)", [scope.user_id, payload["title"]])


def noted(path: str, line: str) -> None:
    with Path(path).open("a") as note:
        note.write(f"{line}\n")


if __name__ == "__main__":
    owner_url, app_url, redis_url, folder = sys.argv[1:5]
    job_rows.LEASE, worker.SWEEP = LEASE, SWEEP
    jobs.JOBS.update(slow=slow, poison=poison, small=small)
    here = Settings(Path(folder), "127.0.0.1", 0, "", owner_url, app_url, redis_url, "x" * 48, ModelChoice())
    print("begins", flush=True)
    worker.work(here, app_url, redis_url)
