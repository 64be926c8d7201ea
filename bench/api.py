"""Requests a second and their p95 at 32 clients, beside the same answers written by hand, in one run.

One user with 10,000 tasks, on one Postgres; each server is a process with one uvicorn worker, asked in turns, and
so are the clients. What the peer leaves out stands in bench/hand.py; where there is none, only ours is told.
Written through the ledger, as everything is.
"""

import asyncio
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import Any
from uuid import UUID

import psycopg

from api.aurum import migrate
from api.auth import Keeper
from bench.life import plant
from bench.turn import free_port, running
from memory import people
from memory.database import Database
from memory.embedded import Embedded

CLIENTS, SECONDS, ROUNDS = 32, 2.0, 3
Request = dict[str, Any]


@dataclass(frozen=True)
class Case:
    """What is asked, and whether the peer answers it too."""

    name: str
    requests: list[Request]
    peer: bool = True


async def main() -> None:
    with tempfile.TemporaryDirectory() as folder, Embedded(Path(folder)) as servers:
        await migrate(servers.owner_url)
        user, token = await owner(servers)
        await plant(servers.owner_url, user)
        with psycopg.connect(servers.owner_url) as connection:
            found = connection.execute("select id from tasks where number <= 2000 order by number").fetchall()
        ports = {"ours": free_port(), "peer": free_port()}
        ours = [str(ports["ours"]), servers.owner_url, servers.url("aurum_app"), servers.redis_url, folder]
        headers = {"ours": {"authorization": f"Bearer {token}"}, "peer": {"user": str(user)}}
        async with (
            running(["bench.ours", *ours], ports["ours"]),
            running(["bench.hand", str(ports["peer"]), servers.url("aurum_app")], ports["peer"]),
        ):
            print(f"{CLIENTS} clients, medians of {ROUNDS} rounds; requests a second, p95 in ms")
            for case in cases([row[0] for row in found]):
                tell(case, measure(case, ports, headers))


async def owner(servers: Embedded) -> tuple[UUID, str]:
    database = Database(servers.url("aurum_app"))
    await database.open()
    user = await people.owner(database, "Europe/Berlin")
    await database.close()
    return user, Keeper("x" * 48, database).issue(user, "access")


def cases(tasks: list[UUID]) -> list[Case]:
    changes = [
        {
            "method": "PATCH",
            "path": f"/api/tasks/{each}",
            "body": {"title": f"Task, changed {n}", "priority": p},
        }
        for p in ("high", "low")
        for n, each in enumerate(tasks)
    ]
    new = [{"method": "POST", "path": "/api/tasks", "body": {"title": f"Buy shoes {n}"}} for n in range(100)]
    return [
        Case("GET /api/tasks (50)", [{"method": "GET", "path": "/api/tasks"}]),
        Case("POST /api/tasks", new),
        Case("PATCH /api/tasks/{task}", changes),
        Case(
            "GET /api/tasks/{task}",
            [{"method": "GET", "path": f"/api/tasks/{each}"} for each in tasks],
            peer=False,
        ),
        Case("GET /api/projects", [{"method": "GET", "path": "/api/projects?limit=50"}], peer=False),
        Case("GET /api/today", [{"method": "GET", "path": "/api/today"}], peer=False),
        Case("GET /api/upcoming", [{"method": "GET", "path": "/api/upcoming"}], peer=False),
        Case("GET /api/search", [{"method": "GET", "path": "/api/search?words=shoes"}], peer=False),
        Case("GET /api/operations", [{"method": "GET", "path": "/api/operations"}], peer=False),
    ]


def measure(
    case: Case, ports: dict[str, int], headers: dict[str, dict[str, str]]
) -> dict[str, list[tuple[float, float]]]:
    """Rounds of (requests a second, p95 in ms), in turns, so that a machine whose speed drifts is fair to both."""
    taken: dict[str, list[tuple[float, float]]] = {}
    for round_ in range(ROUNDS + 1):
        for name in ("ours", "peer") if case.peer else ("ours",):
            requests = [{**each, "headers": headers[name]} for each in case.requests]
            found = asked(ports[name], requests, SECONDS if round_ else 0.5)
            if round_:
                taken.setdefault(name, []).append(found)
    return taken


def asked(port: int, requests: list[Request], seconds: float) -> tuple[float, float]:
    command = [sys.executable, "-m", "bench.load", str(port), str(CLIENTS), str(seconds)]
    done = subprocess.run(command, input=json.dumps(requests), capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    found = json.loads(done.stdout)
    return found["answered"] / found["seconds"], quantiles(found["ms"], n=20)[-1]


def tell(case: Case, taken: dict[str, list[tuple[float, float]]]) -> None:
    figures = {
        name: (median(r for r, _ in rounds), median(p for _, p in rounds)) for name, rounds in taken.items()
    }
    told = "   ".join(f"{name} {rate:7.0f}/s p95 {p95:6.1f}" for name, (rate, p95) in figures.items())
    ratio = f"   ratio {figures['ours'][0] / figures['peer'][0]:4.2f}" if case.peer else ""
    print(f"{case.name:24} {told}{ratio}", flush=True)


if __name__ == "__main__":
    asyncio.run(main())
