"""A turn is stopped, joined or replaced while it is under way; what was done is said, and the thread stays usable."""

import asyncio
from uuid import UUID

import pytest

from agent.events import (
    CallEnded,
    CallStarted,
    Joined,
    Queued,
    RunFinished,
    Text,
    TextEnded,
    TextStarted,
)
from agent.turn import Inbound
from api.aurum import Aurum
from memory import runs
from memory.scope import Effect, Scope
from tests.agent.turns import (
    MakeAurum,
    call,
    finished,
    heard,
    is_whole,
    kept,
    last_words,
    say,
    scripted,
    titles,
    to_its_end,
    until,
)

pytestmark = pytest.mark.usefixtures("looked_for_by_hand")


async def said(aurum: Aurum, user: UUID) -> list[str]:
    return [message.content.strip() for message in await kept(aurum, user) if message.role != "tool"]


async def test_a_turn_that_is_stopped_says_what_was_done_and_the_next_one_goes_on(
    aurum_with: MakeAurum, user: UUID
) -> None:
    models = scripted([call("add_task", title="Buy shoes")], (asyncio.Event(), "never said"), "Here again.")
    aurum = await aurum_with(models)
    run = await aurum.turns.begin(user, Inbound("life", "m1", "Shoes"))
    await until(lambda: len(heard(models)) == 2)
    await aurum.turns.stop(user, run.id)
    events = await to_its_end(run)
    assert last_words(events) == "Stopped. What the cards show as done is done."
    assert (finished(events).state, finished(events).operation) == ("stopped", run.id)
    assert await titles(aurum, user) == ["Buy shoes"]
    assert last_words(await say(aurum, user, "Hello?")) == "Here again."
    messages = await kept(aurum, user)
    assert [each.role for each in messages] == ["user", "assistant", "tool", "assistant", "user", "assistant"]
    assert is_whole(messages)


async def test_what_was_being_said_stays_as_far_as_it_came(aurum_with: MakeAurum, user: UUID) -> None:
    aurum = await aurum_with(scripted(("Once upon a time ", asyncio.Event(), "never said")))
    run = await aurum.turns.begin(user, Inbound("life", "m1", "Tell me"))
    await until(lambda: any(isinstance(each, Text) for each in aurum.turns.under_way[run.id].log.events))
    await aurum.turns.stop(user, run.id)
    events = await to_its_end(run)
    opened = [each.message for each in events if isinstance(each, TextStarted)]
    assert opened == [each.message for each in events if isinstance(each, TextEnded)]
    assert await said(aurum, user) == ["Tell me", "Once upon a time", "Stopped."]
    assert [each.id for each in await kept(aurum, user)][1:] == opened


async def test_calls_that_were_not_made_when_it_was_stopped_say_so(
    aurum_with: MakeAurum, user: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    titles_asked = ["One", "Two", "Three"]
    models = scripted([call("add_task", title=title) for title in titles_asked], "never said")
    aurum = await aurum_with(models)
    record = Scope.record

    def stopping(scope: Scope, effect: Effect) -> None:
        record(scope, effect)
        turn = aurum.turns.under_way[effect.run_id]
        if any(isinstance(each, CallEnded) for each in turn.log.events):
            turn.halt()  # in the middle of the second call

    monkeypatch.setattr(Scope, "record", stopping)
    events = await to_its_end(await aurum.turns.begin(user, Inbound("life", "m1", "Add three")))
    assert len([each for each in events if isinstance(each, CallStarted)]) == 3
    done = ['"ok":true' in each.content for each in events if isinstance(each, CallEnded)]
    assert done[0] > done[2], "the first is done, the third is not; of the second it is said as it came out"
    assert await titles(aurum, user) == titles_asked[: sum(done)]
    assert is_whole(await kept(aurum, user))
    assert finished(events).state == "stopped"


async def test_another_process_stops_it_within_a_moment(aurum_with: MakeAurum, user: UUID) -> None:
    here, there = await aurum_with(scripted((asyncio.Event(), "never said"))), await aurum_with(scripted())
    run = await here.turns.begin(user, Inbound("life", "m1", "Tell me"))
    await there.turns.stop(user, run.id)
    async with asyncio.timeout(1):
        assert finished(await to_its_end(run)).state == "stopped"


async def test_what_is_over_is_not_stopped_any_more(aurum_with: MakeAurum, user: UUID) -> None:
    aurum = await aurum_with(scripted("Good morning."))
    run = await aurum.turns.begin(user, Inbound("life", "m1", "Hello"))
    before = await to_its_end(run)
    await until(lambda: not aurum.turns.running)
    assert (await aurum.turns.stop(user, run.id)).state == "done"
    assert await to_its_end(run) == before
    assert await said(aurum, user) == ["Hello", "Good morning."]


async def test_a_message_in_line_can_leave_it(aurum_with: MakeAurum, user: UUID) -> None:
    go = asyncio.Event()
    aurum = await aurum_with(scripted((go, "First answer."), "never said"))
    first = await aurum.turns.begin(user, Inbound("life", "m1", "first"))
    second = await aurum.turns.begin(user, Inbound("life", "m2", "second"))
    following = asyncio.create_task(to_its_end(second))
    await aurum.turns.stop(user, second.id)
    go.set()
    await to_its_end(first)
    events = await following
    assert isinstance(events[0], Queued)
    assert finished(events).state == "stopped"
    await until(lambda: not aurum.turns.running)
    assert await said(aurum, user) == ["first", "First answer."]


async def test_a_message_takes_the_place_of_the_one_under_way(aurum_with: MakeAurum, user: UUID) -> None:
    aurum = await aurum_with(scripted((asyncio.Event(), "never said"), "Second answer.", "Third answer."))
    first = await aurum.turns.begin(user, Inbound("life", "m1", "first"))
    third = await aurum.turns.begin(user, Inbound("life", "m3", "third"))
    second = await aurum.turns.begin(user, Inbound("life", "m2", "second", manner="interrupt"))
    assert finished(await to_its_end(first)).state == "stopped"
    assert last_words(await to_its_end(second)) == "Second answer."
    assert last_words(await to_its_end(third)) == "Third answer."
    assert await said(aurum, user) == [
        "first",
        "Stopped.",
        "second",
        "Second answer.",
        "third",
        "Third answer.",
    ]


@pytest.mark.parametrize("elsewhere", [False, True], ids=["in the same process", "in another"])
async def test_a_message_joins_the_turn_under_way(aurum_with: MakeAurum, user: UUID, elsewhere: bool) -> None:
    go = asyncio.Event()
    models = scripted((go, [call("add_task", title="Buy shoes")]), "Red shoes it is.")
    aurum = await aurum_with(models)
    there = await aurum_with(scripted()) if elsewhere else aurum
    first = await aurum.turns.begin(user, Inbound("life", "m1", "Shoes"))
    await there.turns.begin(user, Inbound("life", "m2", "red ones", manner="steer"))
    if elsewhere:
        await until(lambda: aurum.turns.under_way[first.id].steered)
    go.set()
    events = await to_its_end(first)
    assert [each for each in events if isinstance(each, Joined)] == [Joined("m2", "red ones")]
    assert heard(models)[-1][-1].content == "red ones"
    await until(lambda: not aurum.turns.running)
    assert await said(aurum, user) == ["Shoes", "", "red ones", "Red shoes it is."]
    async with aurum.database.scope(user) as scope:
        states = await scope.rows("select state from runs order by started_at")
    assert states == [{"state": "done"}] * 2


async def test_a_message_that_came_too_late_to_join_is_answered_next(
    aurum_with: MakeAurum, user: UUID
) -> None:
    go = asyncio.Event()
    aurum = await aurum_with(scripted((go, "First answer."), "Second answer."))
    first = await aurum.turns.begin(user, Inbound("life", "m1", "first"))
    second = await aurum.turns.begin(user, Inbound("life", "m2", "second", manner="steer"))
    go.set()
    await to_its_end(first)
    assert last_words(await to_its_end(second)) == "Second answer."
    assert await said(aurum, user) == ["first", "First answer.", "second", "Second answer."]


async def test_a_run_whose_process_died_before_it_could_stop_is_stopped_by_the_next(
    aurum_with: MakeAurum, user: UUID
) -> None:
    first = await aurum_with(scripted([call("add_task", title="Buy shoes")], (asyncio.Event(), "never said")))
    run = await first.turns.begin(user, Inbound("life", "m1", "Shoes"))
    await until(lambda: len(heard(first.models)) == 2)
    for task in list(first.turns.running):
        task.cancel()
    await until(lambda: not first.turns.running)
    second = await aurum_with(scripted())
    await second.turns.stop(user, run.id)
    async with second.database.scope(user) as scope:
        await runs.release(scope, run.id, 1)
    await second.turns.take_up()
    events = await to_its_end(run)
    assert isinstance(events[-1], RunFinished)
    assert events[-1].state == "stopped"
    assert heard(second.models) == []
    assert is_whole(await kept(second, user))
    assert (await kept(second, user))[-1].content.startswith("Stopped.")
