"""Summaries: written by one at a time, of whole turns that have ended, and lost with nobody who dies over them."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from memory import summaries
from memory.conversations import thread as thread_of
from memory.database import Database
from memory.scope import Scope
from memory.summaries import BATCH, ENOUGH, FRESH, PATIENCE, Due, ended
from tests.conftest import NewUser

Row = dict[str, Any]


def rows(pattern: str) -> list[Row]:
    """Messages as letters: u of the user, a of an answer, capitals where the run has not ended."""
    return [
        {"role": {"u": "user", "a": "assistant"}[each.lower()], "open": each.isupper()} for each in pattern
    ]


@pytest.mark.parametrize(
    ("pattern", "whole"),
    [
        ("", 0),
        ("ua" * 9 + "u", 0),
        ("ua" * 10, 14),
        ("ua" * 10 + "U", 14),
        ("ua" * 8 + "uaaaaaa", 16),
        ("u" + "a" * 30, 31),
        ("u" + "a" * 30 + "ua", 31),
        ("u" + "a" * 30 + "UA", 31),
        ("U" + "A" * 30, 0),
        ("a" * 20, 20),
        ("ua" * 101, 194),
        ("uaaa" * 51, 192),
        ("uaaaaaa" * 30, 189),
        ("u" + "a" * 300, BATCH),
    ],
)
def test_whole_turns_that_have_ended_are_summed_up_but_not_the_newest(pattern: str, whole: int) -> None:
    assert ended(rows(pattern[: BATCH + 1])) == whole


def test_the_newest_messages_wait_for_the_next_time() -> None:
    for turns in range(10, 100):
        assert turns * 2 - FRESH >= ended(rows("ua" * turns)) > turns * 2 - FRESH - 2


async def speak(scope: Scope, count: int, slug: str = "life") -> UUID:
    """So many messages are said."""
    await scope.run(
        "insert into threads (user_id, slug, title) values (%s, %s, 'x') on conflict do nothing",
        [scope.user_id, slug],
    )
    thread = (await thread_of(scope, slug)).id
    await scope.run(
        "insert into messages (user_id, thread_id, id, role, content) "
        "select %s, %s, gen_random_uuid(), 'user', n::text from generate_series(1, %s) n",
        [scope.user_id, thread, count],
    )
    return thread


async def taken(database: Database, user: UUID, thread: UUID, later: timedelta = timedelta(0)) -> Due | None:
    async with database.scope(user) as scope:
        scope.now += later
        return await summaries.take(scope, thread)


async def keep(database: Database, user: UUID, due: Due, text: str) -> None:
    async with database.scope(user) as scope:
        await summaries.keep(scope, due, text, "extract")


async def test_each_message_is_summed_up_once(database: Database, user: UUID) -> None:
    heard: list[str] = []
    async with database.scope(user) as scope:
        thread = await speak(scope, BATCH + 50)
    while due := await taken(database, user, thread):
        heard += [message.content for message in due.messages]
        await keep(database, user, due, heard[-1])
    assert heard == [str(number) for number in range(1, BATCH + 50 - FRESH + 1)]
    async with database.scope(user) as scope:
        await speak(scope, ENOUGH + 1 - FRESH)
    due = await taken(database, user, thread)
    assert due
    assert due.text == heard[-1]
    assert due.messages[0].content == str(int(heard[-1]) + 1)


async def test_who_dies_over_a_summary_holds_it_for_two_minutes_and_then_has_no_word_any_more(
    database: Database, user: UUID
) -> None:
    async with database.scope(user) as scope:
        thread = await speak(scope, 40)
    dead = await taken(database, user, thread)
    assert dead
    assert await taken(database, user, thread) is None
    assert await taken(database, user, thread, PATIENCE - timedelta(seconds=5)) is None
    next_one = await taken(database, user, thread, PATIENCE + timedelta(seconds=5))
    assert next_one
    await keep(database, user, dead, "from the dead")
    await keep(database, user, next_one, "from the living")
    async with database.scope(user) as scope:
        assert await scope.row("select text, held_until from summaries") == {
            "text": "from the living",
            "held_until": None,
        }


async def test_where_little_was_said_nothing_is_asked_for_and_nobody_is_kept_waiting(
    database: Database, user: UUID
) -> None:
    async with database.scope(user) as scope:
        thread = await speak(scope, ENOUGH)
        await summaries.settle(scope, thread)
    assert await asked_for(database, user) == []
    for _ in range(2):
        assert await taken(database, user, thread) is None
    async with database.scope(user) as scope:
        await speak(scope, 1)
        await summaries.settle(scope, thread)
    assert await asked_for(database, user) == [thread]
    assert await taken(database, user, thread)


async def test_it_is_asked_for_once_a_thread(database: Database, user: UUID) -> None:
    for slug, threads in (("life", 1), ("life", 1), (str(uuid4()), 2)):
        async with database.scope(user) as scope:
            await summaries.settle(scope, await speak(scope, 40, slug))
        assert scope.jobs == [], "nobody is wakened for it"
        assert len(await asked_for(database, user)) == threads


async def asked_for(database: Database, user: UUID) -> list[UUID]:
    """The threads that are to be summed up."""
    async with database.scope(user) as scope:
        rows = await scope.rows("select key from jobs where name = 'summarise' and state = 'waiting'")
    return [UUID(row["key"]) for row in rows]


async def test_nobody_sums_up_what_another_one_said(
    database: Database, user: UUID, new_user: NewUser
) -> None:
    async with database.scope(user) as scope:
        thread = await speak(scope, 40)
    assert await taken(database, await new_user(), thread) is None
    assert await taken(database, user, uuid4()) is None
    assert await taken(database, user, thread)
