"""The servers for a command: those that run already, or its own for as long as it lasts; and what a tool answers it."""

import asyncio
import json
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from api.parts import Parts, app_url
from api.settings import Settings, read
from memory import migrate, people
from memory.embedded import Embedded, attach, hold
from memory.records import Json
from tools.tool import Tool, plain


class Ask(Protocol):
    """Calls a tool and answers in JSON values."""

    def __call__(self, tool: Tool[..., Any], given: Json, label: str = "") -> Any: ...


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
    with servers(settings) as found, parts_on(found, settings) as opened:
        yield opened


@contextmanager
def parts_on(found: Servers, settings: Settings) -> Iterator[tuple[asyncio.Runner, Parts, UUID]]:
    """The same, on servers that run."""
    with asyncio.Runner() as runner:
        if found.alone:
            runner.run(migrate.migrate(found.owner_url))
        url = app_url(settings, found.owner_url)
        opened = Parts(url, found.redis_url, lambda _: None, pool=2, least=1, limits=settings.limits)
        runner.run(opened.open())
        try:
            yield runner, opened, runner.run(people.owner(opened.database))
        finally:
            runner.run(opened.close())


@contextmanager
def asking() -> Iterator[Ask]:
    """Ask tools as the owner: `ask(tool, arguments, label)` answers in JSON values. `label` is what the operation is
    called, where it is one."""
    with parts(read()) as (runner, opened, owner):

        async def answered(tool: Tool[..., Any], given: Json, label: str) -> Any:
            async with opened.database.scope(owner, label=label) as scope:
                return plain(await tool.run(scope, given))

        yield lambda tool, given, label="": runner.run(answered(tool, given, label))


def show(arguments: Namespace, found: Any, words: Callable[..., str]) -> int:
    """Print an answer: as JSON where that is wanted, else in words."""
    if arguments.json:
        print(json.dumps(found, ensure_ascii=False))
    else:
        print(words(found, colour=sys.stdout.isatty()))
    return 0
