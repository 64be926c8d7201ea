"""Attending to a user: what is due is said, or held, or let go."""

from collections.abc import Awaitable, Callable
from datetime import datetime

from memory import nudges
from memory.nudges import NudgeSettings
from memory.records import Json
from memory.said import Nudge
from memory.scope import Scope

Provider = Callable[[Scope, NudgeSettings], Awaitable[tuple[list[Nudge], datetime | None]]]

PROVIDERS: tuple[Provider, ...] = ()
"""Who knows of something to say: what is due by now, and when something will be due next."""


async def attend(scope: Scope, _payload: Json | None = None) -> None:
    """Say what is due, and be woken when something will be."""
    settings = await nudges.settings(scope)
    next_at: list[datetime] = []
    for provider in PROVIDERS:
        _, later = await provider(scope, settings)
        next_at += [later] if later else []
    if next_at:
        await scope.wake("attend", "next", run_at=min(next_at))
