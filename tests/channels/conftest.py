"""A desk with nobody before it yet."""

from collections.abc import Callable
from uuid import UUID

import pytest
import pytest_asyncio

from api.aurum import Aurum
from channels import inbox as waiting
from channels.desk import Desk
from channels.inbox import Inbox
from memory.database import Database
from tests.channels.hall import Guest, Hall

NewGuest = Callable[..., Guest]


@pytest_asyncio.fixture
async def emptied(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of other tests waits, and nobody waits long."""
    monkeypatch.setattr(waiting, "PAUSE", 0.01)
    async with database.service() as connection:
        await connection.execute("delete from inbox")


@pytest.fixture
def new_guest(aurum: Aurum, emptied: None) -> NewGuest:
    """Makes people in a channel whom nobody knows, before a desk of their own."""

    def make(turned: Aurum = aurum, hall: Hall | None = None) -> Guest:
        inbox = Inbox(turned.database)
        desk = Desk(turned.database, turned.turns, inbox, turned.meanings, url="https://aurum.test")
        return Guest(turned.database, inbox, desk, hall or Hall())

    return make


@pytest.fixture
def guest(new_guest: NewGuest) -> Guest:
    """Somebody whom nobody knows."""
    return new_guest()


@pytest_asyncio.fixture
async def ada(guest: Guest, user: UUID) -> Guest:
    """The test's user, connected."""
    await guest.link(user)
    return guest
