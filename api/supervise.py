"""A child process that is kept alive while its parent lives, and never longer.

The child's standard input is a socket whose other end only the parent has: it says nothing, and its
end means that the parent is gone, however that came about.
"""

import asyncio
import contextlib
import os
import signal
import socket
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

FIRST_WAIT, LONGEST_WAIT = 0.5, 30.0
"""Seconds before the first and before any later restart; they double in between."""
STEADY = 60.0
"""Seconds of life after which an end counts as the first again."""
LAST_GRACE = 5.0
"""Seconds that a child has to finish its work once its parent is gone."""
LOG_KEPT = 5_000_000
"""Bytes after which a log is set aside as `.old` at the next start."""


def die_with_parent() -> None:
    """In the child: end in order when the parent is gone, by force if that takes too long.

    Does nothing in a process that `Child` did not start.
    """
    if stat.S_ISSOCK(os.fstat(0).st_mode) and os.getpgrp() == os.getpid():
        threading.Thread(target=_outlive_nobody, name="die-with-parent", daemon=True).start()


def _outlive_nobody() -> None:
    while os.read(0, 64):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(LAST_GRACE)
    os.killpg(0, signal.SIGKILL)


@dataclass
class Child:
    """A command in a session of its own, restarted when it ends, its output in `log`.

    `environment` is the child's whole environment; None means that it inherits ours.
    """

    name: str
    command: Sequence[str]
    log: Path
    environment: Mapping[str, str] | None = None
    hurry: asyncio.Event = field(default_factory=asyncio.Event)
    _process: subprocess.Popen[bytes] | None = None
    _line: socket.socket | None = None
    _keeping: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        self._keeping = asyncio.create_task(self.keep())
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    async def keep(self) -> None:
        """Start the child and restart it whenever it ends, until cancelled."""
        wait = FIRST_WAIT
        while True:
            began = time.monotonic()
            how = await self._live()
            if time.monotonic() - began > STEADY:
                wait = FIRST_WAIT
            print(
                f"The {self.name} stopped ({how}) and is started again; its log is {self.log}.",
                file=sys.stderr,
                flush=True,
            )
            await asyncio.sleep(wait)
            wait = min(wait * 2, LONGEST_WAIT)

    async def _live(self) -> str:
        """One life of the child; answers how it ended."""
        try:
            self._process = self._start()
        except OSError as error:
            return str(error)
        code = await _ended(self._process)
        self._sweep()
        return f"exit code {code}" if code >= 0 else f"signal {-code}"

    async def stop(self, patience: float = 5.0) -> None:
        """Ask the child to end, and make it end after `patience` seconds."""
        if self._keeping is not None:
            self._keeping.cancel()
            await asyncio.wait({self._keeping})
        process = self._process
        if process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            process.send_signal(signal.SIGTERM)
        ended = asyncio.ensure_future(_ended(process))
        hurried = asyncio.ensure_future(self.hurry.wait())
        await asyncio.wait({ended, hurried}, timeout=patience, return_when=asyncio.FIRST_COMPLETED)
        hurried.cancel()
        self._sweep()
        await ended
        self._process = None

    def _start(self) -> subprocess.Popen[bytes]:
        if self.log.exists() and self.log.stat().st_size > LOG_KEPT:
            self.log.replace(self.log.with_suffix(".old"))
        self._line, theirs = socket.socketpair()
        with self.log.open("ab") as log, theirs:
            return subprocess.Popen(
                self.command,
                stdin=theirs.fileno(),
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                env=self.environment,
            )

    def _sweep(self) -> None:
        """End what is left of the child and of its own children."""
        if self._process is not None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)


async def _ended(process: subprocess.Popen[bytes]) -> int:
    while (code := process.poll()) is None:  # noqa: ASYNC110 - only waiting itself would tell, and it blocks
        await asyncio.sleep(0.05)
    return code
