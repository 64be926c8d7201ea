"""Where everything is put together, once."""

import asyncio

from agent import checkpoint
from agent.meaning import Meanings
from agent.models import Models
from agent.toolbox import Toolbox
from agent.turn import Turns
from api.auth import Keeper, secret_in
from api.channels import Channels
from api.parts import Parts, Push
from api.settings import Settings
from memory import migrate as migrations
from memory.streams import Streams
from tools.registry import TOOLS


class Aurum(Parts):
    """A running Aurum: the parts, the agent, and the keeper of the door."""

    def __init__(
        self,
        settings: Settings,
        app_url: str,
        redis_url: str,
        push: Push,
        *,
        models: Models | None = None,
        pool: int = 8,
    ) -> None:
        super().__init__(app_url, redis_url, push, pool=pool, limits=settings.limits)
        self.settings = settings
        self.ending = asyncio.Event()
        self.meanings = Meanings(settings.model)
        self.toolbox = Toolbox(self.database, TOOLS, self.meanings)
        self.models = models or Models(settings.model, self.toolbox.specifications)
        secret = settings.secret or secret_in(settings.data)
        self.keeper = Keeper(secret, self.database)
        self.channels = Channels(settings, self.database, secret)

    async def open(self) -> None:
        """Connect. Raises SetupError when the database is not there or not of this version."""
        await super().open()
        streams, seconds = Streams(self.redis), self.settings.turn_seconds
        self.turns = Turns(self.database, self.models, self.toolbox, streams, seconds=seconds)
        self.warming = asyncio.create_task(self.models.warm())
        self.watching = asyncio.create_task(self.turns.watch())
        await self.channels.open(self.turns, self.meanings)

    def stopping(self) -> None:
        """The process is about to end: streams that would never end do."""
        self.ending.set()

    async def close(self) -> None:
        """Let the turns under way finish, then let go."""
        if hasattr(self, "turns"):
            await self.channels.close()
            self.watching.cancel()
            await self.turns.close()
            await asyncio.wait({self.warming})
        await super().close()


async def migrate(owner_url: str) -> int:
    """Bring the database up to date, ours and the checkpointer's tables; return the version."""
    version = await migrations.migrate(owner_url)
    await checkpoint.prepare(owner_url)
    return version
