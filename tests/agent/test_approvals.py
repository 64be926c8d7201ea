"""What takes away or changes much is done only when its user says so: once, exactly as asked, whoever answers first."""

import asyncio
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from agent.events import Asked, CallEnded, CallStarted, Event, RunFinished
from agent.turn import Inbound, Run
from api.aurum import Aurum
from memory import approvals, operations, permissions, runs
from memory.approvals import Approval
from memory.database import utc_now
from memory.errors import Conflict, Invalid, NotFound
from tests.agent.turns import (
    MakeAurum,
    answers,
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
)  # fmt: skip
from tests.conftest import NewUser

pytestmark = pytest.mark.usefixtures("looked_for_by_hand")

DELETE = [call("delete", id="gone", things=["T1"])]


async def with_tasks(aurum: Aurum, user: UUID, *names: str) -> None:
    async with aurum.database.scope(user, label="tasks") as scope:
        for name in names:
            await aurum.toolbox.tools["add_task"].run(scope, {"title": name})


async def asked(aurum: Aurum, user: UUID, text: str = "Delete it") -> tuple[Run, list[Approval], list[Event]]:
    """A run that asks, and what it asks."""
    run = await aurum.turns.begin(user, Inbound("life", "m1", text))
    events = await to_its_end(run)
    assert finished(events).state == "waiting", events
    (question,) = [event for event in events if isinstance(event, Asked)]
    await until(lambda: not aurum.turns.running)
    return run, list(question.approvals), events


async def test_nothing_is_deleted_before_its_user_says_so_and_then_it_is_deleted_once(
    aurum_with: MakeAurum, user: UUID
) -> None:
    aurum = await aurum_with(scripted(DELETE, "I have deleted it."))
    await with_tasks(aurum, user, "Buy shoes", "Buy socks")
    run, (question,), events = await asked(aurum, user)
    assert (question.tool, question.arguments, question.reason) == (
        "delete",
        {"things": ["T1"]},
        "destructive",
    )
    assert question.preview is not None
    assert "Buy shoes" in str(question.preview)
    assert not [event for event in events if isinstance(event, CallEnded)]
    assert await titles(aurum, user) == ["Buy shoes", "Buy socks"]
    await aurum.turns.answer(user, question.id, "approved")
    events = await to_its_end(run)
    assert last_words(events) == "I have deleted it."
    assert await titles(aurum, user) == ["Buy socks"]
    messages = await kept(aurum, user)
    assert [message.role for message in messages] == ["user", "assistant", "tool", "assistant"]
    assert is_whole(messages)
    async with aurum.database.scope(user) as scope:
        await operations.undo(scope, run.id)
    assert await titles(aurum, user) == ["Buy shoes", "Buy socks"]


async def test_what_is_rejected_is_not_done_and_the_model_is_told(aurum_with: MakeAurum, user: UUID) -> None:
    models = scripted(DELETE, "Then it stays.")
    aurum = await aurum_with(models)
    await with_tasks(aurum, user, "Buy shoes")
    run, (question,), _ = await asked(aurum, user)
    await aurum.turns.answer(user, question.id, "rejected")
    events = await to_its_end(run)
    assert last_words(events) == "Then it stays."
    assert "The user said no" in heard(models)[-1][-1].content
    assert await titles(aurum, user) == ["Buy shoes"]


async def test_it_can_be_approved_with_other_arguments(aurum_with: MakeAurum, user: UUID) -> None:
    aurum = await aurum_with(scripted(DELETE, "I have deleted it."))
    await with_tasks(aurum, user, "Buy shoes", "Buy socks")
    run, (question,), _ = await asked(aurum, user)
    with pytest.raises(Invalid):
        await aurum.turns.answer(user, question.id, "approved", {"things": 7})
    await aurum.turns.answer(user, question.id, "approved", {"things": ["T2"]})
    await to_its_end(run)
    assert await titles(aurum, user) == ["Buy shoes"]


async def test_what_needs_no_word_is_done_once_though_its_sibling_waits(
    aurum_with: MakeAurum, user: UUID
) -> None:
    script = [call("add_task", id="new", title="Buy hats"), *DELETE, call("list_tasks", id="seen")]
    aurum = await aurum_with(scripted(script, "Both are done."))
    await with_tasks(aurum, user, "Buy shoes")
    run, (question,), _ = await asked(aurum, user)
    assert await titles(aurum, user) == ["Buy shoes", "Buy hats"]
    await aurum.turns.answer(user, question.id, "approved")
    events = await to_its_end(run)
    assert [each["tool"] for each in answers(events)] == ["add_task", "delete", "list_tasks"]
    assert await titles(aurum, user) == ["Buy hats"]
    messages = await kept(aurum, user)
    assert [message.role for message in messages] == [
        "user",
        "assistant",
        "tool",
        "tool",
        "tool",
        "assistant",
    ]
    assert is_whole(messages)


async def test_all_that_a_step_asks_is_answered_before_it_goes_on(aurum_with: MakeAurum, user: UUID) -> None:
    script = [call("delete", id="one", things=["T1"]), call("delete", id="two", things=["T2"])]
    aurum = await aurum_with(scripted(script, "Good."))
    await with_tasks(aurum, user, "Buy shoes", "Buy socks")
    run, (one, two), _ = await asked(aurum, user)
    await aurum.turns.answer(user, one.id, "approved")
    async with aurum.database.scope(user) as scope:
        assert (await runs.run(scope, run.id)).state == "waiting"
    assert await titles(aurum, user) == ["Buy shoes", "Buy socks"]
    await aurum.turns.answer(user, two.id, "rejected")
    await to_its_end(run)
    assert await titles(aurum, user) == ["Buy socks"]


async def test_all_is_answered_at_once(aurum_with: MakeAurum, user: UUID) -> None:
    script = [call("delete", id="one", things=["T1"]), call("delete", id="two", things=["T2"])]
    aurum = await aurum_with(scripted(script, "Good."))
    await with_tasks(aurum, user, "Buy shoes", "Buy socks")
    run, _, _ = await asked(aurum, user)
    await aurum.turns.answer_all(user, run.id, "approved")
    await to_its_end(run)
    assert await titles(aurum, user) == []
    with pytest.raises(Conflict, match="Nothing of this run waits"):
        await aurum.turns.answer_all(user, run.id, "approved")


async def test_of_two_who_answer_at_once_one_is_heard(aurum_with: MakeAurum, user: UUID) -> None:
    aurum = await aurum_with(scripted(DELETE, "Good."))
    other = await aurum_with(scripted("Good."))
    await with_tasks(aurum, user, "Buy shoes", "Buy socks")
    run, (question,), _ = await asked(aurum, user)
    said = await asyncio.gather(
        *(each.turns.answer(user, question.id, "approved") for each in (aurum, other, aurum, other)),
        return_exceptions=True,
    )
    assert sum(isinstance(each, Approval) for each in said) == 1
    assert all("was approved already" in str(each) for each in said if not isinstance(each, Approval))
    await to_its_end(run)
    assert await titles(aurum, user) == ["Buy socks"]
    assert len([message for message in await kept(aurum, user) if message.role == "tool"]) == 1


async def test_nobody_else_can_answer_or_see(aurum_with: MakeAurum, user: UUID, new_user: NewUser) -> None:
    aurum = await aurum_with(scripted(DELETE))
    await with_tasks(aurum, user, "Buy shoes")
    run, (question,), _ = await asked(aurum, user)
    stranger = await new_user()
    for verdict in ("approved", "rejected"):
        with pytest.raises(NotFound):
            await aurum.turns.answer(stranger, question.id, verdict)  # type: ignore[arg-type]
    with pytest.raises(NotFound):
        await aurum.turns.answer_all(stranger, run.id, "approved")
    async with aurum.database.scope(stranger) as scope:
        assert await approvals.pending(scope) == []
    assert await titles(aurum, user) == ["Buy shoes"]


async def test_what_nobody_answers_in_time_is_not_done(aurum_with: MakeAurum, user: UUID) -> None:
    models = scripted(DELETE, "It stays.")
    aurum = await aurum_with(models)
    await with_tasks(aurum, user, "Buy shoes")
    run, (question,), _ = await asked(aurum, user)
    aurum.database.clock = lambda: utc_now() + timedelta(hours=25)
    with pytest.raises(Conflict, match="too old"):
        await aurum.turns.answer(user, question.id, "approved")
    await aurum.turns.take_up()
    events = await to_its_end(run)
    assert last_words(events) == "It stays."
    assert "did not answer in time" in heard(models)[-1][-1].content
    assert await titles(aurum, user) == ["Buy shoes"]


async def test_a_message_in_place_of_an_answer_is_a_no_and_is_answered_itself(
    aurum_with: MakeAurum, user: UUID
) -> None:
    aurum = await aurum_with(scripted(DELETE, "It stays.", "Four degrees."))
    await with_tasks(aurum, user, "Buy shoes")
    run, (question,), _ = await asked(aurum, user)
    assert last_words(await say(aurum, user, "How cold is it?")) == "Four degrees."
    assert last_words(await to_its_end(run)) == "It stays."
    with pytest.raises(Conflict, match="was withdrawn already"):
        await aurum.turns.answer(user, question.id, "approved")
    assert await titles(aurum, user) == ["Buy shoes"]
    said = [message.content.strip() for message in await kept(aurum, user) if message.role != "tool"]
    assert said == ["Delete it", "", "It stays.", "How cold is it?", "Four degrees."]


async def test_a_run_that_waits_can_be_stopped(aurum_with: MakeAurum, user: UUID) -> None:
    aurum = await aurum_with(scripted(DELETE, "never said"))
    await with_tasks(aurum, user, "Buy shoes")
    run, _, _ = await asked(aurum, user)
    await aurum.turns.stop(user, run.id)
    events = await to_its_end(run)
    assert finished(events).state == "stopped"
    assert await titles(aurum, user) == ["Buy shoes"]
    assert is_whole(await kept(aurum, user))


async def test_a_question_outlives_its_process(aurum_with: MakeAurum, user: UUID) -> None:
    first = await aurum_with(scripted(DELETE))
    await with_tasks(first, user, "Buy shoes")
    run, (question,), told = await asked(first, user)
    await first.turns.publisher.settle()
    second = await aurum_with(scripted("I have deleted it."))
    again = Run(second.turns, user, run.id)
    assert await to_its_end(again) == told, "who comes later is asked too"
    await second.redis.delete(f"run:{run.id}")
    assert [type(event).__name__ for event in await to_its_end(again)] == [
        "RunStarted", "Retold", "Asked", "RunFinished",
    ]  # fmt: skip
    await second.turns.answer(user, question.id, "approved")
    assert last_words(await to_its_end(again)) == "I have deleted it."
    assert await titles(second, user) == []
    async with second.database.scope(user) as scope:
        assert await scope.rows("select 1 from checkpoints") == []


@pytest.mark.parametrize(("number", "asks"), [(10, False), (11, True)])
async def test_a_change_of_more_than_ten_things_is_asked(
    aurum_with: MakeAurum, user: UUID, number: int, asks: bool
) -> None:
    tasks = [f"T{n}" for n in range(1, number + 1)]
    aurum = await aurum_with(scripted([call("change_tasks", tasks=tasks, priority="high")], "Done."))
    await with_tasks(aurum, user, *(f"Task {n}" for n in range(number)))
    events = await say(aurum, user, "All of them are urgent")
    questions = [each for event in events if isinstance(event, Asked) for each in event.approvals]
    assert bool(questions) == asks
    if asks:
        assert (questions[0].reason, questions[0].rows) == ("bulk", 11)


async def test_taking_back_is_not_asked(aurum_with: MakeAurum, user: UUID) -> None:
    aurum = await aurum_with(scripted([call("undo")], "It is back."))
    async with aurum.database.scope(user, label="many") as scope:
        for n in range(15):
            await aurum.toolbox.tools["add_task"].run(scope, {"title": f"Task {n}"})
    assert finished(await say(aurum, user, "Undo that")).state == "done"
    assert await titles(aurum, user) == []


@pytest.mark.parametrize(
    ("allowed", "name", "arguments", "state", "left"),
    [
        ("always", "delete", {"things": ["T1"]}, "done", []),
        ("ask", "change_task", {"task": "T1", "title": "Hats"}, "waiting", ["Buy shoes"]),
        ("never", "delete", {"things": ["T1"]}, "done", ["Buy shoes"]),
        ("ask", "note_insight", {"title": "Mondays", "summary": "Full"}, "waiting", ["Buy shoes"]),
        ("ask", "list_tasks", {}, "done", ["Buy shoes"]),
    ],
)
async def test_the_user_says_what_is_asked(
    aurum_with: MakeAurum,
    user: UUID,
    allowed: Any,
    name: str,
    arguments: dict[str, Any],
    state: str,
    left: list[str],
) -> None:
    aurum = await aurum_with(scripted([call(name, **arguments)], "Well."))
    await with_tasks(aurum, user, "Buy shoes")
    async with aurum.database.scope(user) as scope:
        await permissions.permit(scope, name, allowed)
    events = await say(aurum, user, "Do it")
    assert finished(events).state == state
    assert await titles(aurum, user) == left
    if allowed == "never":
        assert "does not let you" in str(answers(events))


async def test_what_can_not_be_done_is_said_and_not_asked(aurum_with: MakeAurum, user: UUID) -> None:
    aurum = await aurum_with(scripted([call("delete", things=["T77"])], "There is no such task."))
    events = await say(aurum, user, "Delete T77")
    assert finished(events).state == "done"
    assert not answers(events)[0]["ok"]


async def test_a_process_that_dies_while_it_asks_asks_once(aurum_with: MakeAurum, user: UUID) -> None:
    first = await aurum_with(scripted(DELETE))
    await with_tasks(first, user, "Buy shoes")
    died = asyncio.Event()

    async def dying(*_: Any) -> None:
        died.set()
        await asyncio.Event().wait()

    first.turns.driver.ask = dying  # type: ignore[method-assign]
    run = await first.turns.begin(user, Inbound("life", "m1", "Delete it"))
    await died.wait()
    for task in list(first.turns.running):
        task.cancel()
    await until(lambda: not first.turns.running)
    second = await aurum_with(scripted(DELETE, "I have deleted it."))
    async with second.database.scope(user) as scope:
        await runs.release(scope, run.id, 1)
    await second.turns.take_up()
    again = Run(second.turns, user, run.id)
    events = await to_its_end(again)
    (question,) = [each for event in events if isinstance(event, Asked) for each in event.approvals]
    await second.turns.answer(user, question.id, "approved")
    events = await to_its_end(again)
    assert isinstance(events[-1], RunFinished)
    assert len([event for event in events if isinstance(event, CallStarted)]) == 1
    assert await titles(second, user) == []


@pytest.mark.parametrize(
    ("word", "left"), [("yes", []), ("OK, do it!", []), ("No.", ["Buy shoes"]), ("don’t", ["Buy shoes"])]
)
async def test_a_plain_word_is_an_answer(
    aurum_with: MakeAurum, user: UUID, word: str, left: list[str]
) -> None:
    models = scripted(DELETE, "Well.", "And now?")
    aurum = await aurum_with(models)
    await with_tasks(aurum, user, "Buy shoes")
    await asked(aurum, user)
    for _ in range(2):  # delivered twice, it is heard once
        assert last_words(await say(aurum, user, word, id="m2")) == "Well."
    assert await titles(aurum, user) == left
    assert [each.content for each in await kept(aurum, user) if each.role == "user"] == ["Delete it", word]
    await say(aurum, user, "What next?")
    assert [each.content for each in heard(models)[-1] if each.type == "human"] == ["Delete it", "What next?"]
