"""A server of ours in a folder and a session of its own.

It inherits a lock on a file of its own, and so do all of its processes: while the lock is taken some
process of an earlier start still lives, and is adopted or waited for; once it is free everything that
lies about is stale. That is all a start needs after `kill -9`.
"""

import contextlib
import fcntl
import os
import signal
import stat
import subprocess
import threading
import time
from abc import ABC, abstractmethod
from pathlib import Path
from typing import ClassVar

from memory.errors import SetupError
from memory.folder import Account, give

POLL = 0.02
"""Seconds between two looks at a server that is starting or stopping."""
PATIENCE = 120.0
"""Seconds that a server may take to start: recovery after a crash can be long."""
ENVIRONMENT = {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"}
LOG_KEPT = 5_000_000
"""Bytes after which a log is set aside as `.old` at the next start."""


class Server(ABC):
    """A server in a folder and a session of its own, known by the lock that its processes inherit."""

    name: ClassVar[str]
    gentle: ClassVar[signal.Signals]
    abrupt: ClassVar[signal.Signals]

    def __init__(self, data: Path, sockets: Path) -> None:
        self.data = data
        self.sockets = sockets
        self.folder = data / self.name
        self.log = data / "log" / f"{self.name}.log"
        self.hurry = threading.Event()
        self._lock = data / f"{self.name}.lock"
        self._log_start = 0
        self._process: subprocess.Popen[bytes] | None = None
        self._running = False

    def start(self, account: Account | None) -> None:
        if self.lost():
            self._running, self._process = False, None
        give_up = time.monotonic() + PATIENCE
        while not (self._running and self.ready()):
            if self._process is not None and self._process.poll() is not None:
                self._process = None
                self.died()
            if self._process is None:
                self._running = self._spawn(account) or self.ready()
            if time.monotonic() > give_up or self.hurry.is_set():
                raise SetupError(
                    f"{self.name.capitalize()} (process {self.pid()}) does not answer. "
                    f"End that process and start Aurum again; its log is {self.log}."
                )
            time.sleep(POLL)
        self.finish()

    def _spawn(self, account: Account | None) -> bool:
        """Start the server unless processes of an earlier one still hold its lock."""
        lock = os.open(self._lock, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            if not lock_now(lock):
                return False
            private(self.sockets, account)
            self.clear(account, lock)
            if self.log.exists() and self.log.stat().st_size > LOG_KEPT:
                self.log.replace(self.log.with_suffix(".old"))
            with self.log.open("ab") as log:
                self._log_start = log.tell()
                self._process = run(self.command(account), self.folder, account, log.fileno(), lock)
            return True
        except OSError as error:
            raise SetupError(
                f"{self.name.capitalize()} can't be started in {self.data} ({error.strerror}): "
                "mend that, or set AURUM_DATA to another folder."
            ) from error
        finally:
            os.close(lock)

    def stop(self) -> None:
        if not self._running:
            return
        for step, patience in ((self.gentle, 15.0), (self.abrupt, 5.0), (signal.SIGKILL, 5.0)):
            self._send(step)
            give_up = time.monotonic() + patience
            while time.monotonic() < give_up and not (step == self.gentle and self.hurry.is_set()):
                if (self._process is None or self._process.poll() is not None) and not self.lives():
                    self._running, self._process = False, None
                    return
                time.sleep(POLL)

    def _send(self, step: signal.Signals) -> None:
        if self._process is not None:
            self._process.send_signal(step)
        elif (pid := self.pid()) is not None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, step)

    def lost(self) -> bool:
        """Whether the server was running and has ended without being asked."""
        if not self._running:
            return False
        return self._process.poll() is not None if self._process is not None else not self.lives()

    def lives(self) -> bool:
        """Whether any process of this server lives, whoever started it."""
        try:
            lock = os.open(self._lock, os.O_RDWR)
        except FileNotFoundError:
            return False
        try:
            return not lock_now(lock)
        finally:
            os.close(lock)

    def pid(self) -> int | None:
        if self._process is not None:
            return self._process.pid
        try:
            return int(self.pidfile.read_text().split("\n", 1)[0])
        except (OSError, ValueError):
            return None

    def died(self) -> None:
        """Answer the server's end before it was ready: raise, or mend it for another try."""
        raise SetupError(
            f"{self.name.capitalize()} stopped while starting: {self.last_words()} "
            f"(the whole log is {self.log}). Mend that, or set AURUM_DATA to another folder."
        )

    def last_words(self) -> str:
        with self.log.open("rb") as log:
            log.seek(self._log_start)
            lines = log.read().decode(errors="replace").splitlines()
        worst = [
            line for line in lines if any(word in line for word in ("FATAL", "PANIC", "error:"))
        ] or lines
        return worst[-1].strip() if worst else "it said nothing"

    @property
    @abstractmethod
    def pidfile(self) -> Path: ...

    @abstractmethod
    def clear(self, account: Account | None, lock: int) -> None:
        """Remove what a dead server left behind and make what this one needs."""

    @abstractmethod
    def command(self, account: Account | None) -> list[str]: ...

    @abstractmethod
    def ready(self) -> bool: ...

    @abstractmethod
    def finish(self) -> None:
        """Do what is left to do once the server answers."""


def lock_now(lock: int) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def private(folder: Path, account: Account | None) -> None:
    """Make a folder that only we enter, also where others may write beside it."""
    with contextlib.suppress(FileExistsError):
        folder.mkdir(mode=0o700)
    state = folder.lstat()
    if not stat.S_ISDIR(state.st_mode) or state.st_uid not in (os.geteuid(), account and account.uid):
        raise SetupError(
            f"{folder} belongs to somebody else: remove it, or set AURUM_DATA to another folder."
        )
    give(folder, account)
    if state.st_mode & 0o077:
        folder.chmod(0o700)


def run(
    command: list[str], folder: Path, account: Account | None, log: int, lock: int
) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command,
        cwd=folder,
        env=ENVIRONMENT,
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        pass_fds=(lock,),
        umask=0o077,
        user=account.uid if account else None,
        group=account.gid if account else None,
        extra_groups=[] if account else None,
    )
