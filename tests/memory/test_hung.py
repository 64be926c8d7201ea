"""What hangs in channels is known for a while, to its user alone."""

from datetime import timedelta
from uuid import UUID

from memory import hung
from memory.database import Database
from memory.said import Button, Said
from tests.conftest import NewUser, OpenScope

ASKED = Said("Which one?", ((Button("T1", "done T1", "good"), Button("Why", "why T1")),), "review 2026-11-23")


async def test_what_hangs_is_known_as_it_was_said_last(scope: OpenScope) -> None:
    async with scope() as opened:
        await hung.hang(opened, "telegram", "42:7", ASKED)
    async with scope() as opened:
        known = await hung.hanging(opened, "telegram", "42:7")
        assert known == hung.Hung(ASKED, known.at if known else opened.now)
        assert await hung.hanging(opened, "slack", "42:7") is None
        await hung.hang(opened, "telegram", "42:7", Said("Done."))
    async with scope() as opened:
        again = await hung.hanging(opened, "telegram", "42:7")
    assert again
    assert known
    assert (again.said, again.at) == (Said("Done."), known.at)


async def test_after_sixty_days_it_is_known_no_more(scope: OpenScope) -> None:
    async with scope() as opened:
        await hung.hang(opened, "telegram", "1", ASKED)
        opened.now += timedelta(days=59)
        await hung.hang(opened, "telegram", "2", ASKED)
        assert await hung.hanging(opened, "telegram", "1")
        opened.now += timedelta(days=2)
        await hung.hang(opened, "telegram", "3", ASKED)
        assert await hung.hanging(opened, "telegram", "1") is None
        assert await hung.hanging(opened, "telegram", "2")


async def test_another_knows_nothing_of_it_and_what_is_taken_down_is_gone(
    scope: OpenScope, database: Database, user: UUID, new_user: NewUser
) -> None:
    async with scope() as opened:
        await hung.hang(opened, "telegram", "42:7", ASKED)
    async with database.scope(await new_user()) as stranger:
        assert await hung.hanging(stranger, "telegram", "42:7") is None
        await hung.take_down(stranger)
    async with scope() as opened:
        assert await hung.hanging(opened, "telegram", "42:7")
        await hung.take_down(opened)
        assert await hung.hanging(opened, "telegram", "42:7") is None
