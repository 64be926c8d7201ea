"""`aurum serve`: the parts of Aurum, handed to what starts and stops them."""

import sys
from argparse import Namespace
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from importlib import import_module

from tzlocal import get_localzone_name

from api.serve import Parts, Place, Service, Urls, serve
from api.settings import Settings, read

Opening = Callable[[Urls], AbstractAsyncContextManager[Service]]


def run(_arguments: Namespace) -> int:
    """Run everything until a signal."""
    settings = read()
    place = Place(settings.data, settings.host, settings.port, settings.database_url, settings.redis_url)
    parts = Parts(
        migrate=migrate,
        load=lambda: load(settings),
        worker=lambda _: ([sys.executable, "-m", "api.worker"], None),
    )
    return serve(place, parts)


def local_zone() -> str | None:
    """Where this machine says it is; None for UTC, which is where servers are and people are not."""
    name = get_localzone_name()
    return None if name in {"UTC", "Etc/UTC", "GMT", "Etc/GMT"} else name


async def migrate(owner_url: str) -> object:
    return await import_module("api.aurum").migrate(owner_url)


def load(settings: Settings) -> Opening:
    """The slow imports, done beside the start of the servers; then how to open the application."""
    aurum_, app_, people, parts, worker = (
        import_module(name) for name in ("api.aurum", "api.app", "memory.people", "api.parts", "api.worker")
    )

    @asynccontextmanager
    async def opened(urls: Urls) -> AsyncIterator[Service]:
        push = worker.pusher(urls.broker)
        aurum = aurum_.Aurum(settings, parts.app_url(settings, urls.database), urls.redis, push)
        await aurum.open()
        try:
            owner = await people.owner(aurum.database, local_zone())

            async def greeting(origin: str) -> str:
                link = await aurum.keeper.link(owner, settings.url or origin)
                return f"Aurum is ready. Sign in once with {link}"

            yield Service(app_.create_app(aurum), greeting, aurum.stopping)
        finally:
            await aurum.close()

    return opened
