"""A run whose process died is finished by another: nothing is lost, nothing is done twice, one answer is given."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from agent import driver
from agent.events import Event, Retold, RunFinished
from agent.turn import Inbound, Run
from api.aurum import Aurum
from memory import conversations, runs
from memory.database import utc_now
from memory.errors import Unavailable
from memory.scope import Scope
from tests.agent.turns import MakeAurum, call, heard, is_whole, kept, last_words, say, scripted, titles, until
from tests.conftest import NewUser

Kill = Callable[[Aurum], Awaitable[None]]


pytestmark = pytest.mark.usefixtures("looked_for_by_hand")


async def dies(aurum: Aurum) -> None:
    """As by kill -9: its turns end where they are, and nobody keeps their leases."""
    for task in list(aurum.turns.running):
        task.cancel()
    await until(lambda: not aurum.turns.running)


async def lets_time_pass(aurum: Aurum, user: UUID) -> None:
    """Until the lease of the user's run is over."""
    async with aurum.database.scope(user) as scope:
        await scope.run("update runs set lease_until = now() - interval '1 second' where state = 'running'")


async def comes_to_rest(aurum: Aurum, user: UUID) -> None:
    """Take up what was lost, and wait until no run is under way."""
    await lets_time_pass(aurum, user)
    await aurum.turns.take_up()
    await until(lambda: not aurum.turns.running)


async def test_a_message_whose_process_died_is_answered_by_another(aurum_with: MakeAurum, user: UUID) -> None:
    first = await aurum_with(scripted((asyncio.Event(), "never said")))
    await first.turns.begin(user, Inbound("life", "m1", "Good morning"))
    await until(lambda: bool(heard(first.models)))
    await dies(first)
    second = await aurum_with(scripted("Good morning."))
    await comes_to_rest(second, user)
    said = [(message.id, message.content.strip()) for message in await kept(second, user)]
    assert said[0] == ("m1", "Good morning")
    assert [content for _, content in said[1:]] == ["Good morning."]
    assert heard(second.models)[0][-1].content == "Good morning", "it was asked what the user had said"


async def test_what_was_done_before_the_death_is_not_done_again(aurum_with: MakeAurum, user: UUID) -> None:
    asked = [call("add_task", id="c1", title="Buy shoes"), call("add_task", id="c2", title="Buy socks")]
    first = await aurum_with(scripted(asked, (asyncio.Event(), "never said")))
    run = await first.turns.begin(user, Inbound("life", "m1", "Shoes and socks"))
    await until(lambda: len(heard(first.models)) == 2)
    await dies(first)
    second = await aurum_with(scripted("Both are on your list."))
    await comes_to_rest(second, user)
    assert await titles(second, user) == ["Buy shoes", "Buy socks"]
    messages = await kept(second, user)
    assert [message.role for message in messages] == ["user", "assistant", "tool", "tool", "assistant"]
    assert is_whole(messages)
    async with second.database.scope(user) as scope:
        row = await scope.row("select state, attempt from runs where id = %s", [run.id])
        operations = await scope.rows("select label from operations where id = %s", [run.id])
    assert row == {"state": "done", "attempt": 2}
    assert operations == [{"label": "Shoes and socks"}], "all of it is one operation"


async def test_the_next_message_waits_until_the_lost_one_is_answered(
    aurum_with: MakeAurum, user: UUID
) -> None:
    first = await aurum_with(scripted((asyncio.Event(), "never said")))
    await first.turns.begin(user, Inbound("life", "m1", "first"))
    await dies(first)
    second = await aurum_with(scripted("First answer.", "Second answer."))
    waiting = asyncio.create_task(say(second, user, "second", id="m2"))
    await asyncio.sleep(0.2)
    assert not waiting.done()
    await lets_time_pass(second, user)
    await comes_to_rest(second, user)
    await waiting
    said = [message.content.strip() for message in await kept(second, user)]
    assert said == ["first", "First answer.", "second", "Second answer."]


async def test_a_process_that_was_taken_for_dead_does_and_says_nothing_more(
    aurum_with: MakeAurum, user: UUID
) -> None:
    go = asyncio.Event()
    stalled = await aurum_with(scripted((go, [call("add_task", title="Twice")]), "I am back."))
    await stalled.turns.begin(user, Inbound("life", "m1", "Add it once"))
    await until(lambda: bool(heard(stalled.models)))
    other = await aurum_with(scripted([call("add_task", title="Once")], "It is on your list."))
    await comes_to_rest(other, user)
    go.set()
    await until(lambda: not stalled.turns.running)
    assert await titles(other, user) == ["Once"]
    said = [message.content.strip() for message in await kept(other, user) if message.role == "assistant"]
    assert said == ["", "It is on your list."]


async def test_what_kills_every_process_is_given_up(aurum_with: MakeAurum, user: UUID) -> None:
    never = asyncio.Event()
    for attempt in range(1, driver.ATTEMPTS + 1):
        aurum = await aurum_with(scripted((never, "never said")))
        if attempt == 1:
            await aurum.turns.begin(user, Inbound("life", "m1", "A deadly word"))
        else:
            await lets_time_pass(aurum, user)
            await aurum.turns.take_up()
        await until(lambda aurum=aurum: bool(heard(aurum.models)))  # type: ignore[misc]
        await dies(aurum)
    last = await aurum_with(scripted("never asked", "Here again."))
    await comes_to_rest(last, user)
    assert "interrupted 3 times" in (await kept(last, user))[-1].content
    assert heard(last.models) == []
    await say(last, user, "And now?")


async def test_a_process_that_is_stopped_leaves_its_runs_to_the_next_at_once(
    aurum_with: MakeAurum, user: UUID
) -> None:
    first = await aurum_with(scripted((asyncio.Event(), "never said")))
    await first.turns.begin(user, Inbound("life", "m1", "Good morning"))
    await first.turns.close(patience=0.05)
    second = await aurum_with(scripted("Good morning."))
    await second.turns.take_up()
    await until(lambda: not second.turns.running)
    assert [message.content.strip() for message in await kept(second, user)][1:] == ["Good morning."]


async def test_a_run_is_taken_over_by_one_process_only(
    aurum_with: MakeAurum, user: UUID, new_user: NewUser
) -> None:
    aurum = await aurum_with(scripted((asyncio.Event(), "never said")))
    await aurum.turns.begin(user, Inbound("life", "m1", "Good morning"))
    await dies(aurum)
    assert user not in [lost.user_id for lost in await runs.take_over(aurum.database)], "its lease holds"
    await lets_time_pass(aurum, user)
    taken = await asyncio.gather(*(runs.take_over(aurum.database) for _ in range(5)))
    assert [lost.user_id for each in taken for lost in each].count(user) == 1


async def test_a_lease_that_another_took_is_not_kept(aurum_with: MakeAurum, user: UUID) -> None:
    aurum = await aurum_with(scripted((asyncio.Event(), "never said")))
    run = await aurum.turns.begin(user, Inbound("life", "m1", "Good morning"))
    await lets_time_pass(aurum, user)
    await runs.take_over(aurum.database)

    async def held(scope: Scope) -> object:
        return await scope.row("select lease_until from runs where id = %s", [run.id])

    def mine(attempt: int) -> list[runs.Taken]:
        return [runs.Taken(run.id, user, run.id, attempt)]

    async with aurum.database.scope(user) as scope:
        before = await held(scope)
    aurum.database.clock = lambda: utc_now() + timedelta(seconds=10)
    assert await runs.attend(aurum.database, mine(1), lease=True) == []
    async with aurum.database.scope(user) as scope:
        assert await held(scope) == before
    assert await runs.attend(aurum.database, mine(2), lease=True) == [runs.Asked(run.id, False, False)]
    async with aurum.database.scope(user) as scope:
        assert await held(scope) != before


async def test_who_was_taken_for_dead_is_heard_no_more(aurum_with: MakeAurum, user: UUID) -> None:
    """A process whose lease ran out takes its run over from itself: its listeners hear the new attempt alone."""
    first = (
        [call("add_task", id="c1", title="Buy shoes")],
        (asyncio.Event(), "never said"),
        "They are there.",
    )
    aurum = await aurum_with(scripted(*first))
    run = await aurum.turns.begin(user, Inbound("life", "m1", "Shoes"))
    listening = asyncio.create_task(to_its_end(run))
    await until(lambda: len(heard(aurum.models)) == 2)
    await comes_to_rest(aurum, user)
    async with asyncio.timeout(10):
        events = await listening
    assert isinstance(events[-1], RunFinished)
    assert last_words(events) == "They are there."
    assert [each.content.strip() for each in await kept(aurum, user)][-1] == "They are there."
    assert await titles(aurum, user) == ["Buy shoes"]


async def test_who_ends_a_run_that_another_has_taken_says_nothing_of_its_end(
    aurum_with: MakeAurum, user: UUID
) -> None:
    go = asyncio.Event()
    stalled = await aurum_with(scripted((go, "I am back.")))
    run = await stalled.turns.begin(user, Inbound("life", "m1", "Hello"))
    listening = asyncio.create_task(to_its_end(run))
    await until(lambda: bool(heard(stalled.models)))
    other = await aurum_with(scripted("Hello."))
    await comes_to_rest(other, user)
    await other.turns.publisher.settle()
    go.set()
    async with asyncio.timeout(10):
        events = await listening
    (retold,) = [each for each in events if isinstance(each, Retold)][-1:]
    assert "I am back." not in str(events[events.index(retold) :])
    assert last_words(events) == "Hello."


async def test_who_listens_hears_the_end_though_the_database_goes_away_as_the_run_is_taken_up(
    aurum_with: MakeAurum, user: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    aurum = await aurum_with(scripted((asyncio.Event(), "never said"), "Hello."))
    run = await aurum.turns.begin(user, Inbound("life", "m1", "Hello"))
    await until(lambda: bool(heard(aurum.models)))
    hear, failed = conversations.heard, []

    async def unavailable(*given: Any) -> Any:
        if not failed:
            failed.append(given)
            raise Unavailable("The database does not answer.")
        return await hear(*given)

    monkeypatch.setattr(conversations, "heard", unavailable)
    listening = asyncio.create_task(to_its_end(run))
    await comes_to_rest(aurum, user)
    await aurum.turns.take_up()
    async with asyncio.timeout(10):
        assert last_words(await listening) == "Hello."


async def to_its_end(run: Run) -> list[Event]:
    return [event async for events in run.events() for event in events]
