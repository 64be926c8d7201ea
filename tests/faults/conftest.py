"""A nursery over a database of its own, and who talks."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from uuid import UUID

import pytest_asyncio

from tests.conftest import Place
from tests.faults.nursery import Nursery, Where, database_like, nursing, signed_in


@dataclass(frozen=True)
class World:
    """Processes to be killed, their servers, and a user with their token."""

    nursery: Nursery
    where: Where
    user: UUID
    token: str


@pytest_asyncio.fixture
async def world(place: Place) -> AsyncIterator[World]:
    with database_like(place) as where, nursing(where) as nursery:
        yield World(nursery, where, *await signed_in(where))
