"""A channel in memory that fails as it is told."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field

from channels.message import Address, Answering, ChannelName, Received, Unsure
from memory.said import Said


class Killed(BaseException):
    """The process dies when it was sent, and before that was noted."""


class Died(BaseException):
    """The process dies before it was sent."""


@dataclass
class Fake:
    """`fails`: what happens at each try, in order; then it works. `tells`: it finds by key what it has sent."""

    name: ChannelName
    fails: list[BaseException] = field(default_factory=list)
    tells: bool = False
    slow: float = 0.0
    sent: list[tuple[Address, Said, str, dict[str, bytes]]] = field(default_factory=list)

    async def send(
        self, to: Address, said: Said, key: str, pictures: Mapping[str, bytes] | None = None
    ) -> str:
        await asyncio.sleep(self.slow)
        failure = self.fails.pop(0) if self.fails else None
        if failure and not isinstance(failure, Killed):
            raise failure
        self.sent.append((to, said, key, dict(pictures or {})))
        if failure:
            raise failure
        return f"{self.name} {len(self.sent)}"

    async def found(self, to: Address, key: str, received: Received | None = None) -> str | None:
        if not self.tells:
            raise Unsure("It can't tell.")
        return next((f"{self.name} {at}" for at, each in enumerate(self.sent, 1) if each[2] == key), None)

    async def edit(self, to: Address, message: str, said: Said) -> None: ...

    def answering(self, to: Address, received: Received) -> Answering:
        raise NotImplementedError

    async def toast(self, received: Received, text: str) -> None: ...

    async def heard(self, received: Received) -> bytes:
        return b""

    async def close(self) -> None: ...
