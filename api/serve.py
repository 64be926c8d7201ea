"""Everything that `aurum serve` runs, started in parallel where it can be and stopped in order.

Held while it runs: the data folder and the port. Started: embedded Postgres and Valkey (unless others
are named), the worker, the API in this process. The first Ctrl-C stops all of that in order, the
second one in a hurry; a server or worker that dies meanwhile is started again.
"""

import asyncio
import contextlib
import errno
import gc
import logging
import signal
import socket
import sys
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Self

import uvicorn
import uvloop

from api.supervise import Child
from memory.embedded import Embedded, hold
from memory.errors import SetupError

if TYPE_CHECKING:
    from uvicorn._types import ASGIApplication

API_PATIENCE = 3
"""Seconds that requests under way have to finish."""
LOOK = 0.5
"""Seconds between two looks at whether the embedded servers still run."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where to serve. A URL that is given names a server that somebody else runs."""

    data: Path
    host: str
    port: int
    database_url: str | None = None
    redis_url: str | None = None


@dataclass(frozen=True, slots=True)
class Urls:
    """Where the servers are: the database as its owner, Redis as redis-py takes it and as Celery does."""

    database: str
    redis: str
    broker: str


@dataclass(frozen=True, slots=True)
class Service:
    """The opened application: `greeting` makes the line to print from the origin; `stopping` ends streams."""

    app: "ASGIApplication"
    greeting: Callable[[str], Awaitable[str]]
    stopping: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Parts:
    """What to run. `load` does the slow imports, beside the start of the servers.

    `worker` answers the worker's command and its whole environment (None: ours).
    """

    migrate: Callable[[str], Awaitable[object]]
    load: Callable[[], Callable[[Urls], AbstractAsyncContextManager[Service]]]
    worker: Callable[[Urls], tuple[Sequence[str], Mapping[str, str] | None]]
    health: str = "/api/health"


def serve(place: Place, parts: Parts) -> int:
    """Run everything until a signal; the exit code: 0 after a signal, 1 when it can't run (and said why)."""
    try:
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            runner.run(_serve(place, parts))
    except SetupError as error:
        print(f"{error.title}: {error.detail}", file=sys.stderr, flush=True)
        return 1
    return 0


async def _serve(place: Place, parts: Parts) -> None:
    with _Stop() as stop, hold(place.data) as data, _bound(place.host, place.port) as listener:
        embedded = Embedded(data, postgres=not place.database_url, valkey=not place.redis_url)
        stop.hasten.append(embedded.hasten)
        loading = asyncio.create_task(asyncio.to_thread(parts.load))
        try:
            await asyncio.to_thread(embedded.start)
            urls = _urls(place, embedded)
            await parts.migrate(urls.database)
            command, environment = parts.worker(urls)
            worker = Child("worker", command, data / "log" / "worker.log", environment)
            stop.hasten.append(worker.hurry.set)
            async with worker, (await loading)(urls) as service:
                if not stop.should_exit:
                    await _answer(service, worker, embedded, listener, stop, parts.health)
        except SetupError:
            if not stop.should_exit:
                raise
        finally:
            await asyncio.wait({loading})
            await asyncio.to_thread(embedded.stop)


class _Stop:
    """The wish to stop: the first signal is `asked`, every later one calls what is in `hasten`.

    sse-starlette ends its streams when the object behind the signal handler says `should_exit`.
    """

    def __init__(self) -> None:
        self.should_exit = False
        self.asked = asyncio.Event()
        self.hasten: list[Callable[[], None]] = []
        self._loop = asyncio.get_running_loop()
        self._before: dict[signal.Signals, object] = {}

    def __enter__(self) -> Self:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            if number != signal.SIGHUP or signal.getsignal(number) is not signal.SIG_IGN:  # as under nohup
                self._before[number] = signal.signal(number, self.receive)
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)  # type: ignore[arg-type]

    def receive(self, _number: int, _frame: FrameType | None) -> None:
        self._loop.call_soon_threadsafe(self._note)

    def _note(self) -> None:
        for act in self.hasten if self.should_exit else ():
            act()
        self.should_exit = True
        self.asked.set()


@contextlib.contextmanager
def _bound(host: str, port: int) -> Iterator[socket.socket]:
    """The port, taken before anything starts; who connects early waits until the API answers."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind, protocol)
    except OSError as error:
        raise SetupError(f"{host} is no address of this machine: set AURUM_HOST to 127.0.0.1.") from error
    with listener:
        try:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(address)
            listener.listen(1024)
        except OSError as error:
            raise SetupError(_refused(host, port, error)) from error
        yield listener


def _refused(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is taken by another program. Stop it, or set AURUM_PORT to another port."
    if error.errno == errno.EACCES:
        return f"Port {port} may only be used by root. Set AURUM_PORT to a port above 1023."
    return f"{host} is no address of this machine ({error.strerror}): set AURUM_HOST to 127.0.0.1."


def _urls(place: Place, embedded: Embedded) -> Urls:
    redis = place.redis_url or embedded.redis_url
    return Urls(
        database=place.database_url or embedded.owner_url,
        redis=redis,
        broker=redis.replace("unix://", "redis+socket://", 1),
    )


async def _answer(
    service: Service, worker: Child, embedded: Embedded, listener: socket.socket, stop: _Stop, health: str
) -> None:
    """Serve requests until a signal, then stop the worker and after it the API."""
    server = _Server(_configuration(service))
    stop.hasten.append(server.hasten)
    api = asyncio.create_task(server.serve(sockets=[listener]))
    watch = asyncio.create_task(_watch(service, embedded, listener, health))
    asked = asyncio.create_task(stop.asked.wait())
    try:
        await asyncio.wait({api, watch, asked}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        logging.getLogger("uvicorn.error").setLevel(
            logging.CRITICAL
        )  # requests that are cut off are expected
        asked.cancel()
        watch.cancel()
        service.stopping()
        await worker.stop()
        server.should_exit = True
        await asyncio.wait({api, watch})
    for task in (api, watch):
        if not task.cancelled() and (error := task.exception()) is not None:
            raise error


class _Server(uvicorn.Server):
    """uvicorn without its own signal handling."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    def hasten(self) -> None:
        self.should_exit = self.force_exit = True


def _configuration(service: Service) -> uvicorn.Config:
    return uvicorn.Config(
        service.app,
        http="httptools",
        ws="none",
        lifespan="off",
        access_log=False,
        log_config=None,
        log_level="warning",
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=API_PATIENCE,
    )


async def _watch(service: Service, embedded: Embedded, listener: socket.socket, health: str) -> None:
    """Print the greeting once the API is healthy; then keep the embedded servers running."""
    host, port = _reachable(listener)
    while not await _healthy(host, port, health):  # noqa: ASYNC110 - nobody could set an event
        await asyncio.sleep(0.02)
    print(await service.greeting(f"http://{f'[{host}]' if ':' in host else host}:{port}"), flush=True)
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)  # of 10 ms that a turn takes, the usual 700 spend 0.2 on collecting
    while True:
        await asyncio.sleep(LOOK)
        if lost := embedded.lost():
            print(f"{lost} stopped: started again.", file=sys.stderr, flush=True)
            await asyncio.to_thread(embedded.start)


def _reachable(listener: socket.socket) -> tuple[str, int]:
    host, port = listener.getsockname()[:2]
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host), port  # noqa: S104


async def _healthy(host: str, port: int, path: str) -> bool:
    reader, writer = await asyncio.open_connection(host, port)
    try:
        writer.write(f"GET {path} HTTP/1.1\r\nHost: {host}:{port}\r\nConnection: close\r\n\r\n".encode())
        return b" 200 " in await reader.readline()
    finally:
        writer.close()
