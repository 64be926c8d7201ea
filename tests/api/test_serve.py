"""`serve` as a process of its own: what it starts, what it says, and that nothing is left of it."""

import contextlib
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from memory.embedded import attach

ROOT = Path(__file__).parents[2]
APP = """
import asyncio, contextlib, sys
from pathlib import Path
from api.serve import Parts, Place, Service, serve

async def app(scope, receive, send):
    await send({"type": "http.response.start", "status": 200, "headers": []})
    while scope["path"] == "/stream":
        await send({"type": "http.response.body", "body": b"x", "more_body": True})
        await asyncio.sleep(0.05)
    await send({"type": "http.response.body", "body": b"gold"})

async def greeting(origin):
    return f"ready {origin}"

@contextlib.asynccontextmanager
async def opened(urls):
    yield Service(app, greeting, lambda: None)

async def migrate(url):
    await asyncio.sleep(0)

worker = Path(sys.argv[1]).with_suffix(".py")
parts = Parts(migrate, lambda: opened, lambda urls: ([sys.executable, str(worker)], None))
sys.exit(serve(Place(Path(sys.argv[1]), "127.0.0.1", int(sys.argv[2])), parts))
"""
WORKER = """
import time
from api.supervise import die_with_parent
die_with_parent()
print("at work", flush=True)
while True:
    time.sleep(0.1)
"""
STUBBORN = "import signal\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\n" + WORKER


class Run:
    """One run of `serve`, and what it said."""

    def __init__(self, data: Path, port: int = 0) -> None:
        self.data = data
        self.lines: list[str] = []
        self.process = subprocess.Popen(
            [sys.executable, "-c", APP, str(data), str(port)],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._reading = threading.Thread(target=self._read, daemon=True)
        self._reading.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        self.lines.extend(line.rstrip("\n") for line in iter(self.process.stdout.readline, ""))

    def ready(self) -> str:
        """The origin, once the greeting is there and the worker is at work."""
        log = self.data / "log" / "worker.log"
        until(lambda: self.said("ready") and log.exists() and "at work" in log.read_text())
        return self.lines[0].removeprefix("ready ")

    def said(self, words: str) -> bool:
        assert self.process.poll() is None, self.lines
        return any(words in line for line in self.lines)

    def family(self) -> list[psutil.Process]:
        """Everything it started; adopted servers are nobody's children."""
        return [psutil.Process(self.process.pid), *psutil.Process(self.process.pid).children(recursive=True)]

    def end(self, *signals: int) -> int:
        for number in signals:
            self.process.send_signal(number)
            time.sleep(0.2)
        code = self.process.wait(20)
        self._reading.join(5)
        return code


Start = Callable[..., Run]


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """A folder beside pytest's own: that one is closed to all others anew by every pytest that starts."""
    folder = Path(tempfile.mkdtemp(prefix="aurum-"))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Start a run on the test's folder; whatever is left of it is ended after the test."""
    runs: list[Run] = []

    def begin(data: Path = tmp_path / "data", *, port: int = 0, worker: str = WORKER) -> Run:
        data.with_suffix(".py").write_text(worker)
        runs.append(Run(data, port))
        return runs[-1]

    yield begin
    for run in runs:
        family = run.family() if run.process.poll() is None else []
        for process in family:
            with contextlib.suppress(psutil.NoSuchProcess):
                process.kill()
        run.process.wait()
        if (orphans := attach(run.data)) is not None:
            for server in (orphans._valkey, orphans._postgres):
                os.kill(server.pid() or 0, signal.SIGKILL)


def until(true: Callable[[], bool], seconds: float = 20) -> None:
    give_up = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < give_up, "it took too long"
        time.sleep(0.02)


def ended(processes: list[psutil.Process]) -> bool:
    return not psutil.wait_procs(processes, timeout=5)[1]


def names(processes: list[psutil.Process]) -> list[str]:
    return [process.name() for process in processes]


def get(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=10) as answer:
        return bytes(answer.read())


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_greets_answers_and_leaves_nothing_behind(start: Start, number: signal.Signals) -> None:
    run = start()
    origin = run.ready()
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+", origin)
    assert get(f"{origin}/") == b"gold"
    family = run.family()
    assert {"postgres", "valkey-server"} <= set(names(family))
    assert len(family) > 4
    assert run.end(number) == 0
    assert len(run.lines) == 1, "one line, and nothing else"
    assert ended(family)


def test_an_open_stream_does_not_hold_it_up(start: Start) -> None:
    run = start()
    stream = urllib.request.urlopen(f"{run.ready()}/stream", timeout=10)
    assert stream.read(1) == b"x"
    family = run.family()
    began = time.monotonic()
    assert run.end(signal.SIGINT) == 0
    assert time.monotonic() - began < 8
    assert len(run.lines) == 1
    assert ended(family)


def test_the_second_signal_hastens(start: Start) -> None:
    run = start(worker=STUBBORN)
    run.ready()
    family = run.family()
    began = time.monotonic()
    assert run.end(signal.SIGINT, signal.SIGINT) == 0
    assert time.monotonic() - began < 3, "the worker would have had five seconds"
    assert ended(family)


@pytest.mark.parametrize("after", [0.0, 0.3, 0.6])
def test_a_signal_while_it_starts(start: Start, after: float) -> None:
    run = start()
    lock = run.data / "aurum.lock"
    until(lock.exists)
    time.sleep(after)
    family = run.family()
    assert run.end(signal.SIGINT) == 0
    assert ended(family)
    assert attach(run.data) is None


def test_a_taken_port_is_said_before_anything_starts(start: Start) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        run = start(port=port)
        assert run.process.wait(20) == 1
    run.end()
    assert run.lines == [
        f"Aurum can't start: Port {port} is taken by another program. "
        "Stop it, or set AURUM_PORT to another port."
    ]
    assert not (run.data / "postgres.lock").exists()


def test_a_second_start_on_the_same_folder(start: Start) -> None:
    first = start()
    origin = first.ready()
    second = start()
    assert second.process.wait(20) == 1
    second.end()
    assert "already runs on" in second.lines[0]
    assert f"(process {first.process.pid})" in second.lines[0]
    assert "AURUM_DATA" in second.lines[0]
    assert get(f"{origin}/") == b"gold"


def test_after_kill_9_the_worker_ends_and_the_next_start_takes_over(start: Start) -> None:
    run = start()
    run.ready()
    servers = [process for process in run.family() if process.name() in {"postgres", "valkey-server"}]
    others = [process for process in run.family() if process not in servers]
    run.process.kill()
    run.process.wait()
    assert ended(others), "the worker outlived its parent"
    again = start()
    assert get(f"{again.ready()}/") == b"gold"
    assert all(server.is_running() for server in servers), "the servers were not taken over"
    assert again.end(signal.SIGINT) == 0
    assert ended(servers)


def test_after_kill_9_of_everything(start: Start) -> None:
    run = start()
    run.ready()
    family = run.family()
    for process in family:
        with contextlib.suppress(psutil.NoSuchProcess):
            process.kill()
    run.process.wait()
    assert ended(family)
    again = start()
    assert get(f"{again.ready()}/") == b"gold"
    assert again.end(signal.SIGINT) == 0
    assert len(again.lines) == 1


def test_what_dies_meanwhile_is_started_again(start: Start) -> None:
    run = start()
    origin = run.ready()
    worker = next(process for process in run.family()[1:] if process.name().startswith("python"))
    worker.kill()
    servers = attach(run.data)
    assert servers is not None
    for server in (servers._valkey, servers._postgres):
        os.kill(server.pid() or 0, signal.SIGKILL)
    log = run.data / "log" / "worker.log"
    until(lambda: run.said("Postgres") and run.said("Valkey") and log.read_text().count("at work") == 2)
    until(lambda: attach(run.data) is not None)
    assert run.said("The worker stopped (signal 9)")
    assert get(f"{origin}/") == b"gold"
    family = run.family()
    assert run.end(signal.SIGINT) == 0
    assert ended(family)
