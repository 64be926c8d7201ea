"""Think, act, think again: what the model is told when a step goes wrong, and what the user is."""

import asyncio
import json
from uuid import UUID

import pytest
from langchain_core.exceptions import ModelAPIError, ModelAuthenticationError, ModelRateLimitError
from langchain_core.messages import ToolMessage

from agent.events import Text, TextEnded, TextStarted
from agent.graph import STEPS
from memory import task_waits as rows
from memory.records import Json
from tests.agent.turns import (
    MakeAurum,
    answers,
    asked,
    call,
    finished,
    heard,
    is_whole,
    kept,
    last_words,
    notices,
    say,
    scripted,
    titles,
    words,
)


def bad(id: str = "c1") -> Json:
    """A tool call whose arguments are no JSON."""
    return {"id": id, "name": "add_task", "args": '{"title": "Buy'}


async def test_several_calls_of_one_step_run_in_order_and_are_one_operation(
    aurum_with: MakeAurum, user: UUID
) -> None:
    step = [
        call("add_pillar", name="Health"),
        call("add_area", name="Fitness", pillar="Health"),
        call("add_project", name="Half marathon", area="Fitness"),
        call("add_task", title="Buy shoes", project="Half marathon"),
    ]
    models = scripted(step, "All is set up.")
    aurum = await aurum_with(models)
    events = await say(aurum, user, "I want to run")
    assert all(answer["ok"] for answer in answers(events))
    assert answers(events)[-1]["result"]["place"] == ["Health", "Fitness", "Half marathon"]
    told = [message for message in heard(models)[1] if isinstance(message, ToolMessage)]
    assert [message.tool_call_id for message in told] == [each["id"] for each in step]
    assert {answer["operation"] for answer in answers(events)} == {str(finished(events).operation)}


async def test_a_tool_that_breaks_says_so_in_safe_words_and_changes_nothing(
    aurum_with: MakeAurum, user: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def breaking(*_: object, **__: object) -> None:
        raise RuntimeError("password=hunter2")

    monkeypatch.setattr(rows, "wait_for", breaking)
    models = scripted(
        [call("add_task", title="First"), call("add_task", title="Second", after=["First"])], "One of two."
    )
    aurum = await aurum_with(models)
    events = await say(aurum, user, "Add both")
    failed = answers(events)[1]
    assert failed["ok"] is False
    assert failed["error"]["detail"] == "Something went wrong inside. Nothing was changed."
    assert last_words(events) == "One of two."
    assert await titles(aurum, user) == ["First"], "what the broken call had begun is rolled back"
    messages = await kept(aurum, user)
    assert is_whole(messages)
    assert "hunter2" not in f"{events}{messages}{heard(models)}"


async def test_wrong_calls_are_answered_to_the_model_which_can_do_better(
    aurum_with: MakeAurum, user: UUID
) -> None:
    models = scripted(
        [
            call("add_taks", title="Buy shoes"),
            call("add_task", name="Buy shoes"),
            call("complete_task", task="T9"),
        ],
        [call("add_task", title="Buy shoes")],
        "Now it is there.",
    )
    aurum = await aurum_with(models)
    events = await say(aurum, user, "Buy shoes")
    told = [json.loads(m.content) for m in heard(models)[1] if isinstance(m, ToolMessage)]
    assert told[0]["error"]["detail"] == "There is no tool called add_taks."
    assert "title: Field required" in told[1]["error"]["detail"]
    assert told[2]["error"]["title"] == "Not found"
    assert await titles(aurum, user) == ["Buy shoes"]
    assert last_words(events) == "Now it is there."
    assert is_whole(await kept(aurum, user))


async def test_a_name_that_fits_twice_comes_back_with_the_choices(aurum_with: MakeAurum, user: UUID) -> None:
    both = [call("add_task", title="Buy running shoes"), call("add_task", title="Buy rain shoes")]
    aurum = await aurum_with(scripted(both, [call("complete_task", task="shoes")], "Which one?"))
    choices = answers(await say(aurum, user, "Done with the shoes"))[-1]["error"]["choices"]
    assert {(choice["ref"], choice["name"]) for choice in choices} == {
        ("T1", "Buy running shoes"),
        ("T2", "Buy rain shoes"),
    }


@pytest.mark.parametrize("slip", ["", "  \n ", [bad()]], ids=["empty", "blank", "broken JSON"])
async def test_an_unusable_answer_is_asked_for_once_more(
    aurum_with: MakeAurum, user: UUID, slip: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("agent.models.PAUSE", 0.0)
    models = scripted(slip, [call("add_task", title="Buy shoes")], "Done.")
    aurum = await aurum_with(models)
    events = await say(aurum, user, "add buy shoes")
    assert words(events).split() == ["Done."]
    assert await titles(aurum, user) == ["Buy shoes"]


@pytest.mark.parametrize("slip", ["", [bad()]], ids=["empty", "broken JSON"])
async def test_a_model_that_stays_unusable_is_replaced_by_the_offline_one(
    aurum_with: MakeAurum, user: UUID, slip: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("agent.models.PAUSE", 0.0)
    models = scripted(slip, slip, "never asked")
    aurum = await aurum_with(models)
    events = await say(aurum, user, "add buy shoes")
    assert notices(events) == ["scripted gave no usable answer, so the offline model goes on."]
    assert await titles(aurum, user) == ["Buy shoes"]
    assert len(heard(models)) == 2, "once more, then no more in this turn"
    assert finished(events).model == "offline"
    assert is_whole(await kept(aurum, user))


async def test_words_of_a_model_that_breaks_off_are_not_kept(aurum_with: MakeAurum, user: UUID) -> None:
    models = scripted(("I will now", ModelAPIError("secret detail")))
    aurum = await aurum_with(models)
    events = await say(aurum, user, "add buy shoes")
    assert len(heard(models)) == 1, "what was heard already is not said twice"
    opened = [event.message for event in events if isinstance(event, TextStarted)]
    closed = [event.message for event in events if isinstance(event, TextEnded)]
    assert opened == closed
    assert len(set(opened)) == 2, "the broken message ended, another began"
    messages = await kept(aurum, user)
    assert "I will now" not in str(messages)
    assert "secret detail" not in f"{events}{messages}"
    assert messages[1].extra["notice"] == notices(events)[0]
    assert messages[-1].extra["model"] == "offline"
    assert messages[-1].content.strip() == last_words(events)
    assert await titles(aurum, user) == ["Buy shoes"]


@pytest.mark.parametrize(
    ("error", "tries", "why"),
    [
        (ModelRateLimitError("slow down"), 2, "has no quota left right now"),
        (ModelAuthenticationError("bad key"), 1, "did not accept the key"),
        (ValueError("a surprise"), 1, "failed"),
    ],
)
async def test_what_may_pass_is_tried_once_more_and_the_rest_is_not(
    aurum_with: MakeAurum, user: UUID, error: Exception, tries: int, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("agent.models.PAUSE", 0.0)
    models = scripted(error, error, error)
    aurum = await aurum_with(models)
    events = await say(aurum, user, "what's next?")
    assert len(heard(models)) == tries
    assert notices(events) == [f"scripted {why}, so the offline model goes on."]
    finished(events)


async def test_the_next_turn_asks_the_hosted_model_again(aurum_with: MakeAurum, user: UUID) -> None:
    models = scripted(ModelAuthenticationError("bad key"), "I am back.")
    aurum = await aurum_with(models)
    assert notices(await say(aurum, user, "add buy shoes"))
    events = await say(aurum, user, "Are you there?")
    assert (last_words(events), notices(events), finished(events).model) == ("I am back.", [], "scripted")


async def test_a_model_that_takes_too_long_is_left(aurum_with: MakeAurum, user: UUID) -> None:
    models = scripted(("Well", asyncio.Event()), deadline=0.2)
    aurum = await aurum_with(models)
    events = await say(aurum, user, "add buy shoes")
    assert notices(events) == ["scripted took too long, so the offline model goes on."]
    assert await titles(aurum, user) == ["Buy shoes"]


async def test_a_model_that_fails_after_a_tool_ran_leaves_the_deed_done_once(
    aurum_with: MakeAurum, user: UUID
) -> None:
    models = scripted([call("add_task", title="Buy shoes")], ModelAuthenticationError("bad key"))
    aurum = await aurum_with(models)
    events = await say(aurum, user, "add buy shoes")
    assert asked(events) == ["add_task"]
    assert "Buy shoes" in last_words(events)
    assert await titles(aurum, user) == ["Buy shoes"]


@pytest.mark.parametrize("id", ["same", ""], ids=["counted anew", "left out"])
async def test_calls_are_all_made_even_if_the_provider_gives_them_no_ids_of_their_own(
    aurum_with: MakeAurum, user: UUID, id: str
) -> None:
    def add(title: str) -> Json:
        return {**call("add_task", title=title), "id": id}

    models = scripted([add("One"), add("Two")], [add("Three")], "Three things.")
    aurum = await aurum_with(models)
    events = await say(aurum, user, "Add three things")
    assert await titles(aurum, user) == ["One", "Two", "Three"]
    assert [answer["result"]["title"] for answer in answers(events)] == ["One", "Two", "Three"]
    ids = [call.id for message in await kept(aurum, user) for call in message.calls]
    assert len(set(ids)) == 3
    assert all(ids)


async def test_words_come_as_they_are_said(aurum_with: MakeAurum, user: UUID) -> None:
    aurum = await aurum_with(scripted("one two three"))
    events = await say(aurum, user, "Count")
    assert [event.words for event in events if isinstance(event, Text)] == ["one ", "two ", "three "]
    assert words(events) == (await kept(aurum, user))[-1].content


def test_a_turn_has_an_end() -> None:
    assert STEPS <= 25
