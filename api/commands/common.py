"""The servers for a command: those that run already, or its own for as long as it lasts."""

import asyncio
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from uuid import UUID

from api.parts import Parts, app_url
from api.settings import Settings
from memory import migrate, people
from memory.embedded import Embedded, attach, hold


@dataclass(frozen=True, slots=True)
class Servers:
    """Where the database (as its owner) and Redis are. `alone`: no `aurum serve` runs beside this command."""

    owner_url: str
    redis_url: str
    alone: bool


@contextmanager
def servers(settings: Settings) -> Iterator[Servers]:
    """Servers to work with. A folder that no Aurum runs on is held meanwhile. Raises SetupError."""
    with ExitStack() as stack:
        if settings.database_url and settings.redis_url:
            yield Servers(settings.database_url, settings.redis_url, alone=False)
            return
        running = attach(settings.data)
        if running is None:
            stack.enter_context(hold(settings.data))
            wanted = Embedded(
                settings.data, postgres=not settings.database_url, valkey=not settings.redis_url
            )
            embedded = stack.enter_context(wanted)
        else:
            embedded = running
        yield Servers(
            settings.database_url or embedded.owner_url,
            settings.redis_url or embedded.redis_url,
            alone=running is None,
        )


@contextmanager
def parts(settings: Settings) -> Iterator[tuple[asyncio.Runner, Parts, UUID]]:
    """An event loop, the opened parts, and the owner, for a command that needs no agent."""
    with servers(settings) as found, asyncio.Runner() as runner:
        if found.alone:
            runner.run(migrate.migrate(found.owner_url))
        opened = Parts(app_url(settings, found.owner_url), found.redis_url, lambda _: None, pool=2, least=1)
        runner.run(opened.open())
        try:
            yield runner, opened, runner.run(people.owner(opened.database))
        finally:
            runner.run(opened.close())
