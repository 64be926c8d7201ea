"""Conversations: a message is heard once, one run answers at a time, and nothing of it is another user's."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from memory import conversations, runs
from memory.conversations import Begun, NewRun
from memory.database import Database
from memory.errors import Conflict, NotFound
from memory.records import LIFE, Call, Message
from memory.scope import Effect
from tests.conftest import NewUser

Hear = Callable[..., Awaitable[Begun | None]]


def new(text: str = "Hello", slug: str = LIFE, **given: Any) -> NewRun:
    facts: dict[str, Any] = {"title": text, "run_id": uuid4(), "model": "offline", "message_id": str(uuid4())}
    return NewRun(slug=slug, text=text, **(facts | given))


@pytest.fixture
def hear(database: Database, user: UUID) -> Hear:
    """Begins a run as the test's user, some time from now where `later` says so."""

    async def begin(run: NewRun, later: timedelta = timedelta(0), window: int = 20) -> Begun | None:
        async with database.scope(user) as scope:
            scope.now += later
            beginning = await conversations.begin(scope, run, window)
        return await beginning.begun()

    return begin


async def end(database: Database, user: UUID, run: NewRun) -> None:
    async with database.scope(user) as scope:
        await runs.end(scope, run.run_id, 1, "done", "offline")


async def read(database: Database, user: UUID, slug: str = LIFE, **paging: int) -> list[str]:
    async with database.scope(user) as scope:
        thread = await conversations.thread(scope, slug)
        return [
            message.content for message in (await conversations.messages(scope, thread.id, **paging)).items
        ]


async def test_the_life_thread_is_always_there_and_others_are_not(database: Database, user: UUID) -> None:
    async with database.scope(user) as scope:
        life = await conversations.thread(scope, LIFE)
        assert (life.slug, life.title) == (LIFE, "Life")
        assert (await conversations.messages(scope, life.id)).items == ()
        assert (await conversations.threads(scope)).items == ()
        with pytest.raises(NotFound):
            await conversations.thread(scope, str(uuid4()))


async def test_a_message_makes_its_thread_which_bears_its_words(
    database: Database, user: UUID, hear: Hear
) -> None:
    side = str(uuid4())
    assert await hear(new("Hello"))
    assert await hear(new("Plan a trip", slug=side), later=timedelta(seconds=1))
    async with database.scope(user) as scope:
        threads = (await conversations.threads(scope)).items
    assert [(thread.slug, thread.title) for thread in threads] == [(side, "Plan a trip"), (LIFE, "Life")]
    assert await read(database, user, side) == ["Plan a trip"]


async def test_a_message_that_came_twice_is_refused_and_changes_nothing(
    database: Database, user: UUID, hear: Hear
) -> None:
    first = new("Hello")
    assert await hear(first)
    await end(database, user, first)
    for again in (new("Other words", message_id=first.message_id), new("Same run", run_id=first.run_id)):
        with pytest.raises(Conflict, match="already"):
            await hear(again)
    assert await read(database, user) == ["Hello"]
    assert await hear(new("Next"))


async def test_one_run_answers_at_a_time_in_a_thread(database: Database, user: UUID, hear: Hear) -> None:
    begun = await asyncio.gather(*(hear(new(str(number))) for number in range(5)))
    assert sum(each is not None for each in begun) == 1
    assert len(await read(database, user)) == 1
    assert await hear(new("elsewhere", slug=str(uuid4())))


async def test_the_next_message_is_heard_when_the_run_has_ended(
    database: Database, user: UUID, hear: Hear
) -> None:
    first = new("first")
    await hear(first)
    assert await hear(new("second")) is None
    await end(database, user, first)
    begun = await hear(new("second"))
    assert begun
    assert [message.content for message in begun.window] == ["first", "second"]


async def test_a_thread_is_read_page_by_page_newest_first(database: Database, user: UUID, hear: Hear) -> None:
    for number in range(5):
        run = new(str(number))
        begun = await hear(run)
        assert begun
        await end(database, user, run)
    async with database.scope(user) as scope:
        first = await conversations.messages(scope, begun.thread_id, limit=2)
        second = await conversations.messages(scope, begun.thread_id, limit=3, before=int(first.next or 0))
    assert [message.content for message in first.items] == ["3", "4"]
    assert [message.content for message in second.items] == ["0", "1", "2"]
    assert second.next is None


async def test_the_window_holds_the_newest_messages_only(hear: Hear, database: Database, user: UUID) -> None:
    for number in range(4):
        run = new(str(number))
        begun = await hear(run, window=3)
        await end(database, user, run)
    assert begun
    assert [message.content for message in begun.window] == ["1", "2", "3"]


async def test_an_answer_is_stored_once_and_whole(database: Database, user: UUID, hear: Hear) -> None:
    run = new("Add a task")
    begun = await hear(run)
    assert begun
    async with database.scope(user) as scope:
        asked = Message(
            "m1", "assistant", "", scope.now, run.run_id, (Call("c1", "add_task", {"title": "Überlauf"}),)
        )
        answered = Message(
            "m2", "tool", '{"ok":true}', scope.now, run.run_id, call_id="c1", extra={"notice": "n"}
        )
    for _ in range(2):
        async with database.scope(user) as scope:
            await conversations.add(scope, begun.thread_id, run.run_id, 1, [asked, answered])
    async with database.scope(user) as scope:
        page = await conversations.messages(scope, begun.thread_id)
    assert page.items[1:] == (asked, answered)


async def test_an_effect_is_recorded_once_and_only_with_a_change(
    database: Database, user: UUID, hear: Hear
) -> None:
    run = new()
    await hear(run)
    async with database.scope(user) as scope:
        scope.record(Effect(run.run_id, "c1", "add_task", {"ok": True}))
    async with database.scope(user) as scope:
        assert await conversations.effect(scope, run.run_id, "c1") is None
        await scope.run("insert into tasks (user_id, title) values (%s, 'Buy shoes')", [user])
        scope.record(Effect(run.run_id, "c1", "add_task", {"ok": True}))

    async def again() -> None:
        async with database.scope(user) as scope:
            await scope.run("insert into tasks (user_id, title) values (%s, 'Buy more')", [user])
            scope.record(Effect(run.run_id, "c1", "add_task", {"ok": False}))

    with pytest.raises(Conflict):
        await again()
    async with database.scope(user) as scope:
        assert await conversations.effect(scope, run.run_id, "c1") == {"ok": True}
        assert len(await scope.rows("select from tasks")) == 1


async def test_two_users_may_use_the_same_names_and_never_meet(
    database: Database, user: UUID, new_user: NewUser
) -> None:
    """Threads, messages and runs are named by clients, who may choose what another one chose."""
    other, said = await new_user(), new("Mine", slug=str(uuid4()))
    for whom in (user, other):
        async with database.scope(whom) as scope:
            beginning = await conversations.begin(scope, said, 20)
            await scope.run("insert into tasks (user_id, title) values (%s, 'Buy shoes')", [whom])
            scope.record(Effect(said.run_id, "c1", "add_task", {"ok": True}))
        begun = await beginning.begun()
        assert begun
        assert [message.content for message in begun.window] == ["Mine"]
    async with database.scope(await new_user()) as scope:
        with pytest.raises(NotFound):
            await conversations.thread(scope, said.slug)
        assert await conversations.effect(scope, said.run_id, "c1") is None
