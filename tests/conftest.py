"""Real servers for every test: one embedded Postgres and Valkey for the run, a database for each worker.

Tests part by user, not by database: each makes a user of its own, and the wall keeps them apart.
"""

import asyncio
import shutil
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import httpx
import psycopg
import pytest
import pytest_asyncio
from xdist.scheduler import LoadScopeScheduling

from agent.choice import ModelChoice
from agent.models import Models
from api.aurum import Aurum, migrate
from api.settings import Settings
from memory.database import Database
from memory.embedded import Embedded
from memory.scope import Scope
from tests.acting import NewPerson, Person, forget_readers
from tests.serving import address, application, listening, served

TEMPLATE = "aurum"
SERVERS = pytest.StashKey[Embedded]()


def pytest_configure(config: pytest.Config) -> None:
    """In the process that leads the run: start the servers and make the template."""
    if hasattr(config, "workerinput"):
        return
    folder = Path(tempfile.mkdtemp(prefix="aurum-tests-"))
    servers = Embedded(folder, durable=False)
    servers.start()
    config.stash[SERVERS] = servers
    config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))
    config.add_cleanup(servers.stop)
    asyncio.run(migrate(servers.owner_url))


def pytest_configure_node(node: object) -> None:
    """Tell a worker where the servers are."""
    node.workerinput["servers"] = str(node.config.stash[SERVERS].data)  # type: ignore[attr-defined]


class OneBrowser(LoadScopeScheduling):
    """Hands out tests one by one, but those in a browser to one worker: they share a browser and a server."""

    def _split_scope(self, nodeid: str) -> str:
        return "browser" if nodeid.startswith("tests/e2e/") else nodeid


def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> OneBrowser:
    return OneBrowser(config, log)


@dataclass(frozen=True)
class Place:
    """Where this worker's database and Redis are."""

    owner_url: str
    app_url: str
    redis_url: str
    folder: Path


@pytest.fixture(scope="session")
def place(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Place:
    given = getattr(request.config, "workerinput", None)
    servers = Embedded(Path(given["servers"])) if given else request.config.stash[SERVERS]
    worker = given["workerid"] if given else "gw0"
    name = f"test_{worker}"
    with psycopg.connect(servers.url("aurum", "postgres"), autocommit=True) as connection:
        connection.execute(f"create database {name} template {TEMPLATE}")
    number = int(worker.removeprefix("gw")) % 16
    return Place(
        servers.url("aurum", name),
        servers.url("aurum_app", name),
        f"{servers.redis_url}?db={number}",
        tmp_path_factory.mktemp("aurum"),
    )


@pytest.fixture(scope="session")
def settings(place: Place) -> Settings:
    return Settings(
        data=place.folder,
        host="127.0.0.1",
        port=8001,
        url="http://127.0.0.1:8001",
        database_url=place.owner_url,
        app_database_url=place.app_url,
        redis_url=place.redis_url,
        secret="a secret that is long enough for HS256 to be content",
        model=ModelChoice(),
    )


@pytest_asyncio.fixture(scope="session")
async def aurum(place: Place, settings: Settings) -> AsyncIterator[Aurum]:
    """An Aurum with the offline model. Jobs wait in their table until a test runs them."""
    opened = Aurum(settings, place.app_url, place.redis_url, lambda _: None)
    await opened.open()
    yield opened
    await forget_readers()
    await opened.close()


@pytest.fixture(scope="session")
def database(aurum: Aurum) -> Database:
    return aurum.database


NewUser = Callable[[], Awaitable[UUID]]
OpenScope = Callable[[], AbstractAsyncContextManager[Scope]]


@pytest.fixture(scope="session")
def new_user(database: Database) -> NewUser:
    """Makes people who live in Berlin."""

    async def make() -> UUID:
        async with database.service() as connection:
            cursor = await connection.execute(
                "insert into users (name, zone) values ('Ada', 'Europe/Berlin') returning id"
            )
            row = await cursor.fetchone()
        assert row is not None
        return UUID(str(row["id"]))

    return make


@pytest_asyncio.fixture
async def user(new_user: NewUser) -> UUID:
    return await new_user()


@pytest.fixture
def scope(database: Database, user: UUID) -> OpenScope:
    """Opens a scope of the test's user; each is one operation."""
    return lambda: database.scope(user, label="a test")


@pytest.fixture(scope="session")
def new_person(database: Database, new_user: NewUser) -> NewPerson:
    """Makes people who call tools."""

    async def make() -> Person:
        return Person(database, await new_user())

    return make


@pytest.fixture
def person(database: Database, user: UUID) -> Person:
    """The test's user, calling tools."""
    return Person(database, user)


Serving = Callable[[Aurum], Awaitable[str]]


@pytest_asyncio.fixture
async def serving() -> AsyncIterator[Serving]:
    """Serves an Aurum over real HTTP until the test ends; answers its base URL."""
    async with AsyncExitStack() as stack:

        async def serve(aurum: Aurum) -> str:
            listener = listening()
            await stack.enter_async_context(served(application(aurum), listener))
            stack.callback(aurum.stopping)
            return address(listener)

        yield serve


@pytest_asyncio.fixture(scope="session")
async def url(aurum: Aurum) -> AsyncIterator[str]:
    """Where the API answers."""
    listener = listening()
    async with served(application(aurum), listener):
        yield address(listener)
        aurum.stopping()


Client = Callable[[UUID], httpx.AsyncClient]


@pytest_asyncio.fixture
async def client(aurum: Aurum, url: str) -> AsyncIterator[Client]:
    """Makes HTTP clients that are signed in as a user."""
    made: list[httpx.AsyncClient] = []

    def make(user_id: UUID) -> httpx.AsyncClient:
        token = aurum.keeper.issue(user_id, "access")
        made.append(httpx.AsyncClient(base_url=url, headers={"Authorization": f"Bearer {token}"}, timeout=20))
        return made[-1]

    yield make
    for each in made:
        await each.aclose()


@pytest.fixture
def http(client: Client, user: UUID) -> httpx.AsyncClient:
    """An HTTP client of the test's user."""
    return client(user)


MakeAurum = Callable[[Models], Awaitable[Aurum]]


@pytest_asyncio.fixture
async def aurum_with(place: Place, settings: Settings) -> AsyncIterator[Callable[..., Awaitable[Aurum]]]:
    """Makes an Aurum whose model is another one: a scripted one, or a hosted one by choice."""
    made: list[Aurum] = []

    async def make(models: Models) -> Aurum:
        opened = Aurum(settings, place.app_url, place.redis_url, lambda _: None, models=models, pool=6)
        await opened.open()
        made.append(opened)
        return opened

    yield make
    for each in made:
        await each.close()
