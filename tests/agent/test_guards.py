"""A turn that gets nowhere ends, and says why: in circles, astray, or after too long a time."""

import asyncio
from typing import Any
from uuid import UUID

import pytest

from agent.events import Asked, CallEnded, Event, RunFailed
from agent.turn import Inbound
from api.aurum import Aurum
from memory.errors import Unavailable
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
    until,
)
from tests.fakes import Step


def why(events: list[Event]) -> str:
    """How a turn says that it failed."""
    assert isinstance(events[-1], RunFailed), events[-1]
    return events[-1].message


async def is_usable(aurum: Aurum, user: UUID) -> None:
    """The thread has an answer for each call, and takes the next message."""
    assert is_whole(await kept(aurum, user))
    heard(aurum.models)
    aurum.models.given.script = ["Here again."]  # type: ignore[union-attr]
    assert last_words(await say(aurum, user, "And now?")) == "Here again."


async def test_the_same_call_is_made_twice_refused_three_times_and_then_the_turn_ends(
    aurum_with: MakeAurum, user: UUID
) -> None:
    models = scripted(*[[call("add_task", title="Buy milk")] for _ in range(9)])
    aurum = await aurum_with(models)
    events = await say(aurum, user, "Milk")
    assert [answer["ok"] for answer in answers(events)] == [True, True, False, False, False, False]
    assert all("asked for twice" in answer["error"]["detail"] for answer in answers(events)[2:5])
    assert len(heard(models)) == 6
    assert "asked for the same thing more than 5 times" in why(events)
    assert await titles(aurum, user) == ["Buy milk", "Buy milk"]
    await is_usable(aurum, user)


async def test_a_model_that_takes_the_hint_ends_its_turn_as_ever(aurum_with: MakeAurum, user: UUID) -> None:
    milk = call("add_task", title="Buy milk")
    aurum = await aurum_with(scripted([{**milk, "id": f"c{n}"} for n in range(4)], "That was enough."))
    events = await say(aurum, user, "Milk")
    assert [answer["ok"] for answer in answers(events)] == [True, True, False, False]
    assert finished(events).state == "done"
    assert await titles(aurum, user) == ["Buy milk", "Buy milk"]


async def test_other_arguments_in_another_order_are_told_apart(aurum_with: MakeAurum, user: UUID) -> None:
    script: list[Step] = [
        [call("add_task", title="Milk", priority="high")],
        [call("add_task", priority="high", title="Milk")],
        [call("add_task", title="Milk", priority="high"), call("add_task", title="Milk", priority="low")],
        "Well.",
    ]
    aurum = await aurum_with(scripted(*script))
    assert [answer["ok"] for answer in answers(await say(aurum, user, "Milk"))] == [True, True, False, True]


async def test_what_changed_may_be_read_again(aurum_with: MakeAurum, user: UUID) -> None:
    script: list[Step] = []
    for name in ("Milk", "Bread", "Eggs", "Salt"):
        script += [[call("list_tasks")], [call("add_task", title=name)]]
    aurum = await aurum_with(scripted(*script, "All are there."))
    events = await say(aurum, user, "Shopping")
    assert all(answer["ok"] for answer in answers(events))
    aurum.models.given.script = [[call("list_tasks")] for _ in range(3)]  # type: ignore[union-attr]
    events = await say(aurum, user, "What is there?")
    assert [answer["ok"] for answer in answers(events)] == [True, True, False]


async def test_taking_back_three_times_takes_back_three_things(aurum_with: MakeAurum, user: UUID) -> None:
    script: list[Step] = [step for name in "abc" for step in ([call("add_task", title=name)], "It is there.")]
    aurum = await aurum_with(scripted(*script, *[[call("undo")] for _ in range(3)], "All gone."))
    for name in "abc":
        await say(aurum, user, name)
    events = await say(aurum, user, "Undo all three")
    assert [answer["ok"] for answer in answers(events)] == [True, True, True]
    assert await titles(aurum, user) == []


@pytest.mark.parametrize(
    "wrong", [("no_such_tool", {}), ("add_task", {"name": "Milk"})], ids=["unknown", "malformed"]
)
async def test_calls_that_no_tool_takes_are_answered_five_times(
    aurum_with: MakeAurum, user: UUID, wrong: tuple[str, dict[str, Any]]
) -> None:
    name, arguments = wrong
    models = scripted(
        [call("add_task", title="Buy milk")], *[[call(name, **arguments, number=n)] for n in range(9)]
    )
    aurum = await aurum_with(models)
    events = await say(aurum, user, "Milk")
    assert [answer["ok"] for answer in answers(events)] == [True, *[False] * 6]
    assert len(heard(models)) == 7
    assert "no tool of mine does" in why(events)
    assert "what the cards show as done is done" in why(events).lower()
    assert await titles(aurum, user) == ["Buy milk"]
    await is_usable(aurum, user)


async def test_a_turn_that_takes_too_long_ends_and_what_was_done_is_shown(
    aurum_with: MakeAurum, user: UUID
) -> None:
    aurum = await aurum_with(
        scripted([call("add_task", title="Buy milk")], ("Once upon a time", asyncio.Event(), "never said"))
    )
    aurum.turns.driver.seconds = 0.5
    events = await say(aurum, user, "Milk")
    assert "took too long" in why(events)
    assert [each.content.strip() for each in await kept(aurum, user) if each.role == "assistant"] == [
        "",
        "Once upon a time",
        why(events),
    ]
    assert await titles(aurum, user) == ["Buy milk"]
    await is_usable(aurum, user)


async def test_while_a_turn_waits_for_its_user_no_time_passes(
    aurum_with: MakeAurum, user: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    aurum = await aurum_with(
        scripted([call("add_task", title="Buy milk")], "Soon.", [call("delete", things=["T1"])], "Gone.")
    )
    await say(aurum, user, "Milk")
    aurum.turns.driver.seconds = 0.8
    run = await aurum.turns.begin(user, Inbound("life", "m2", "Delete it"))
    events = [event async for each in run.events() for event in each]
    (question,) = [each for event in events if isinstance(event, Asked) for each in event.approvals]
    await asyncio.sleep(1)
    await aurum.turns.answer(user, question.id, "approved")
    events = [event async for each in run.events() for event in each]
    assert last_words(events) == "Gone."


async def test_a_call_of_which_nobody_knows_whether_it_was_made_is_made_once(
    aurum_with: MakeAurum, user: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The database goes away while a call is committed: the model is told nothing, the run goes on later."""
    monkeypatch.setattr("agent.turn.LOOK", 0.1)
    aurum = await aurum_with(scripted([call("add_task", title="Buy milk")], "It is there."))
    lost: list[Any] = []
    effect = aurum.toolbox.effect

    async def committed(*args: Any, **kwargs: Any) -> Any:
        done = await effect(*args, **kwargs)
        if not lost:
            lost.append(done)
            raise Unavailable("The database does not answer. Nothing was changed; try again.")
        return done

    monkeypatch.setattr(aurum.toolbox, "effect", committed)
    run = await aurum.turns.begin(user, Inbound("life", "m1", "Milk"))
    events = [event async for each in run.events() for event in each]
    assert last_words(events) == "It is there."
    assert await titles(aurum, user) == ["Buy milk"]
    assert is_whole(await kept(aurum, user))
    assert [each.role for each in await kept(aurum, user)] == ["user", "assistant", "tool", "assistant"]
    assert not [each for each in events if isinstance(each, CallEnded) and '"ok":false' in each.content]
    await until(lambda: not aurum.turns.running)
