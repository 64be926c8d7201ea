"""A real `aurum serve` and a real Chromium. The module's tests share both; each has people of its own."""

import asyncio
import json
import os
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
import pytest
import pytest_asyncio
from playwright.async_api import Browser, Error, Playwright, async_playwright, expect

from agent.choice import ModelChoice
from agent.models import Models
from api.app import WEB
from api.aurum import Aurum
from api.auth import Keeper, secret_in
from memory.database import Database
from memory.embedded import Embedded
from tests.conftest import MakeAurum, Serving
from tests.e2e.window import Window
from tests.fakes import ScriptedModel, Step

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-sync",
    "--no-first-run",
    "--no-pings",
]
AURUM = (sys.executable, "-m", "api.cli")
PATIENCE = 10_000
"""Milliseconds that a browser is given to show what is expected of it, on a machine that does other things too."""
START = 60
"""Seconds that `aurum serve` is given to start and to stop."""


@dataclass(frozen=True)
class Running:
    """An Aurum that was started as people start it; `link` is the sign-in link it printed."""

    url: str
    link: str
    data: Path
    environment: dict[str, str]

    async def run(self, *arguments: str) -> str:
        """What an `aurum` command prints that runs beside it."""
        process = await asyncio.create_subprocess_exec(
            *AURUM, *arguments, cwd=self.data, env=self.environment, stdin=DEVNULL, stdout=PIPE, stderr=PIPE
        )
        printed, errors = await asyncio.wait_for(process.communicate(), START)
        assert process.returncode == 0, errors.decode()
        return printed.decode()


@pytest.fixture(scope="session")
def running() -> Iterator[Running]:
    """`aurum serve` with a data folder and a port of its own, and with its worker."""
    assert (WEB / "index.html").exists(), "The web app is not built: run `make web` first."
    with tempfile.TemporaryDirectory(prefix="aurum-e2e-", ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        port = free_port()
        environment = {
            **{name: value for name, value in os.environ.items() if not ours(name)},
            "AURUM_DATA": str(place / "data"),
            "AURUM_PORT": str(port),
        }
        with (place / "errors").open("w+") as errors:
            process = subprocess.Popen(
                [*AURUM, "serve"], cwd=place, env=environment, stdout=PIPE, stderr=errors, text=True
            )
            try:
                assert process.stdout is not None
                line = process.stdout.readline()
                found = re.search(r"(http://\S+)/#sign-in=\S+", line)
                assert found, f"aurum serve printed no link: {line!r} {(place / 'errors').read_text()}"
                yield Running(found[1], found[0], place / "data", environment)
                process.send_signal(signal.SIGINT)
                assert process.wait(START) == 0, (place / "errors").read_text()
            finally:
                process.kill()
                process.wait()


def ours(name: str) -> bool:
    """Whether an environment variable would tell Aurum something."""
    return name.startswith("AURUM_") or name in {"GOOGLE_API_KEY", "DATABASE_URL", "REDIS_URL"}


def free_port() -> int:
    """A free port below those that the system hands out, so that nothing else is given it meanwhile."""
    while True:
        port = random.randrange(20_000, 30_000)
        with closing(socket.socket()) as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                return port


@pytest_asyncio.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    """A real Chromium. Without one the tests are skipped, except where they must not be."""
    expect.set_options(timeout=PATIENCE)
    async with async_playwright() as playwright:
        try:
            started = await start(playwright)
        except Error as error:
            reason = f"No browser could be started. Install one with `make browser`. {error.message.splitlines()[0]}"
            if os.environ.get("AURUM_REQUIRE_BROWSER") == "1":
                pytest.fail(reason)
            pytest.skip(reason)
        yield started
        await started.close()


async def start(playwright: Playwright) -> Browser:
    """The machine's browser, else the one that playwright brought."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    return await playwright.chromium.launch(executable_path=found, args=QUIET)


OpenWindow = Callable[..., Awaitable[Window]]


@pytest_asyncio.fixture
async def window(browser: Browser, serving: Serving) -> AsyncIterator[OpenWindow]:
    """Opens windows: each a browser of somebody's own, unless it is opened `beside` another one.

    Whatever a test does: no page may throw, break its content policy, open a dialog or ask a
    stranger for anything. What is served for it outlives its windows.
    """
    opened: list[Window] = []

    async def make(
        url: str, *, width: int = 1440, height: int = 900, session: str = "", beside: Window | None = None
    ) -> Window:
        context = (
            beside.page.context
            if beside
            else await browser.new_context(
                viewport={"width": width, "height": height},
                locale="en-GB",
                timezone_id="Europe/Berlin",
                reduced_motion="reduce",
            )
        )
        context.set_default_timeout(PATIENCE)
        if session:
            await context.add_cookies([{"name": "aurum_session", "value": session, "url": url}])
        opened.append(Window(await context.new_page(), url))
        await opened[-1].watch()
        await opened[-1].page.goto(url)
        return opened[-1]

    yield make
    complaints = [complaint for each in opened for complaint in each.complaints]
    for context in {each.page.context for each in opened}:
        await context.close()
    assert complaints == []


Newcomer = Callable[[], Awaitable[str]]


@pytest.fixture
def newcomer(running: Running) -> Newcomer:
    """Makes people of the running Aurum; answers the session that lets them in."""

    async def make() -> str:
        embedded = Embedded(running.data)
        async with await psycopg.AsyncConnection.connect(embedded.owner_url) as connection:
            cursor = await connection.execute(
                "insert into users (name, zone) values ('Ada', 'Europe/Berlin') returning id"
            )
            row = await cursor.fetchone()
        assert row is not None
        keeper = Keeper(secret_in(running.data), Database(embedded.owner_url))
        return keeper.issue(UUID(str(row[0])), "session")

    return make


Scripted = Callable[..., Awaitable[tuple[Window, Aurum]]]


@pytest_asyncio.fixture
async def scripted(window: OpenWindow, aurum_with: MakeAurum, serving: Serving, user: UUID) -> Scripted:
    """Opens a window on an Aurum whose model follows a script."""

    async def make(*script: Step) -> tuple[Window, Aurum]:
        aurum = await aurum_with(Models(ModelChoice(), [], ScriptedModel(script=list(script))))
        session = aurum.keeper.issue(user, "session")
        return await window(await serving(aurum), session=session), aurum

    return make


def call(tool: str, number: int = 1, **arguments: Any) -> dict[str, Any]:
    """A tool call as a model streams it."""
    return {"id": f"call-{number}", "name": tool, "args": json.dumps(arguments)}
