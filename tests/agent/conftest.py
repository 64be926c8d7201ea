"""Gemini's emulator over real HTTP, one for each worker; and runs that nobody takes up by himself."""

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
import pytest_asyncio

from agent import turn
from memory.database import Database

AIMOCK = Path(__file__).parents[2] / "web/node_modules/@copilotkit/aimock/dist/cli.js"
ANSWERS = Path(__file__).parent / "gemini"


@dataclass(frozen=True)
class Gemini:
    """Where the emulator answers, and what it was asked."""

    url: str

    def requests(self) -> list[Any]:
        """The requests since the test began."""
        found: list[Any] = httpx.get(f"{self.url}/__aimock/journal").raise_for_status().json()
        return found

    def forget(self) -> None:
        httpx.post(f"{self.url}/__aimock/reset/journal").raise_for_status()


def node() -> str:
    """Node as the Makefile finds it: the one in the environment, else the machine's."""
    found = shutil.which("node", path=str(Path(sys.prefix) / "node/bin")) or shutil.which("node")
    assert found, "Node is missing: `make test` brings it along."
    return found


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@pytest.fixture(scope="session")
def emulator() -> Iterator[Gemini]:
    assert AIMOCK.exists(), "aimock is missing: `make test` brings it along, or `npm ci` in web."
    port = free_port()
    command = [node(), str(AIMOCK), "-p", str(port), "-f", str(ANSWERS), "--validate-on-load"]
    with subprocess.Popen(
        [*command, "--log-level", "warn"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as process:
        try:
            wait_until_healthy(f"http://127.0.0.1:{port}/health", process)
            yield Gemini(f"http://127.0.0.1:{port}")
        finally:
            process.terminate()


def wait_until_healthy(url: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 20
    while True:
        try:
            httpx.get(url, timeout=1).raise_for_status()
            return
        except httpx.HTTPError:
            if process.poll() is not None or time.monotonic() > deadline:
                process.kill()
                said = process.stdout.read().decode() if process.stdout else ""
                raise AssertionError(f"The emulator did not start: {said}") from None
            time.sleep(0.05)


@pytest.fixture
def gemini(emulator: Gemini, monkeypatch: pytest.MonkeyPatch) -> Gemini:
    """The emulator, with nothing asked yet; retries do not wait."""
    monkeypatch.setattr("agent.models.PAUSE", 0.01)
    emulator.forget()
    return emulator


@pytest_asyncio.fixture
async def looked_for_by_hand(monkeypatch: pytest.MonkeyPatch, database: Database) -> None:
    """Nobody takes up a run but where a test says so, and no other test has left one behind."""
    monkeypatch.setattr(turn, "LOOK", 3600.0)
    async with database.service() as connection:
        await connection.execute("update runs set state = 'failed' where state in ('running', 'waiting')")
