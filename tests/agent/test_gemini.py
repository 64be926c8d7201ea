"""Gemini over real HTTP: what it says, what it does, and how the turn goes on when it fails."""

import asyncio
import json
import logging
from typing import Any
from uuid import UUID

import pytest

from agent.choice import GEMINI, ModelChoice
from agent.events import Text
from agent.models import Models
from api.settings import read
from memory import operations
from tests.acting import rows_of
from tests.agent.conftest import Gemini, free_port
from tests.agent.turns import (
    SPECIFICATIONS,
    MakeAurum,
    answers,
    asked,
    finished,
    is_whole,
    kept,
    last_words,
    notices,
    say,
    titles,
    words,
)
from tests.agent.wire import listening
from tests.conftest import Place

KEY = "a-key-that-nobody-may-see"


@pytest.fixture(scope="session")
def hosted(emulator: Gemini) -> Models:
    """Gemini as the settings name it."""
    choice = read({"GOOGLE_API_KEY": KEY, "AURUM_GEMINI_BASE_URL": emulator.url}).model
    return Models(choice, SPECIFICATIONS)


def at(url: str, deadline: float = 60.0) -> Models:
    return Models(ModelChoice(google_api_key=KEY, gemini_base_url=url, deadline=deadline), SPECIFICATIONS)


async def test_words_stream_as_they_come(
    aurum_with: MakeAurum, user: UUID, gemini: Gemini, hosted: Models
) -> None:
    aurum = await aurum_with(hosted)
    events = await say(aurum, user, "Good morning")
    assert len([event for event in events if isinstance(event, Text)]) == 6
    assert words(events) == "Good morning to you, what shall we do today?"
    assert finished(events).model == GEMINI
    message = (await kept(aurum, user))[-1]
    assert message.content == words(events)
    assert message.extra["model"] == GEMINI
    assert {
        key: message.extra["usage"][key] for key in ("input_tokens", "output_tokens", "total_tokens")
    } == {
        "input_tokens": 120,
        "output_tokens": 9,
        "total_tokens": 129,
    }
    (request,) = gemini.requests()
    assert request["path"].startswith(f"/v1beta/models/{GEMINI}:streamGenerateContent")


async def test_it_is_told_who_it_is_which_tools_there_are_and_what_was_said_before(
    aurum_with: MakeAurum, user: UUID
) -> None:
    server, wire = listening()
    try:
        aurum = await aurum_with(at(wire.url))
        await say(aurum, user, "[[list_tasks {}]]")
        await say(aurum, user, "Good morning")
    finally:
        await asyncio.to_thread(server.shutdown)
        server.server_close()
    body = json.loads(wire.to(":streamGenerateContent")[-1])
    told = body["systemInstruction"]["parts"][0]["text"]
    assert told.startswith("You are Aurum")
    assert told.endswith("</life>")
    assert [message["role"] for message in body["contents"]] == ["user", "model", "user", "model", "user"]
    assert {tool["name"] for each in body["tools"] for tool in each["functionDeclarations"]} == {
        tool["function"]["name"] for tool in SPECIFICATIONS
    }


async def test_a_tool_runs_between_two_steps(
    aurum_with: MakeAurum, user: UUID, gemini: Gemini, hosted: Models
) -> None:
    aurum = await aurum_with(hosted)
    events = await say(aurum, user, "In two steps: shoes")
    assert asked(events) == ["add_task"]
    assert last_words(events) == "**Buy shoes** is on your list."
    assert await titles(aurum, user) == ["Buy shoes"]
    messages = await kept(aurum, user)
    assert [message.role for message in messages] == ["user", "assistant", "tool", "assistant"]
    assert is_whole(messages)
    assert [each.extra["usage"]["input_tokens"] for each in messages if each.role == "assistant"] == [
        200,
        260,
    ]
    assert len(gemini.requests()) == 2


async def test_several_tools_of_one_step_run_in_order_and_are_undone_as_one(
    aurum_with: MakeAurum, user: UUID, gemini: Gemini, hosted: Models
) -> None:
    aurum = await aurum_with(hosted)
    events = await say(aurum, user, "Do it all at once")
    assert asked(events) == ["add_pillar", "add_area", "add_project", "add_task", "add_task"]
    assert [answer["ok"] for answer in answers(events)] == [True] * 5
    assert answers(events)[-1]["result"]["place"] == ["Health", "Fitness", "Half marathon"]
    assert words(events) == "Let me set it up.All is set up under Health."
    assert await titles(aurum, user) == ["Buy shoes", "Run 5 km"]
    operation = finished(events).operation
    assert operation
    async with aurum.database.scope(user) as scope:
        await operations.undo(scope, operation)
    async with aurum.database.scope(user) as scope:
        left = "select 1 from pillars union all select 1 from areas union all select 1 from projects"
        assert await scope.rows(f"{left} union all select 1 from tasks") == []


async def test_a_tool_that_is_not_there_is_answered_so(
    aurum_with: MakeAurum, user: UUID, gemini: Gemini, hosted: Models
) -> None:
    aurum = await aurum_with(hosted)
    events = await say(aurum, user, "It asks for nonsense")
    assert last_words(events) == "I can't do that."
    assert notices(events) == []


@pytest.mark.parametrize(
    ("how", "why", "requests"),
    [
        ("no quota", "has no quota left right now", 2),
        ("broken", "failed", 2),
        ("overloaded", "failed", 2),
        ("wrong request", "did not accept the request", 1),
        ("wrong key", "did not accept the key", 1),
        ("forbidden", "did not accept the key", 1),
        ("unknown model", "is not known by that name", 1),
        ("malformed", "gave no usable answer", 1),
        ("empty", "gave no usable answer", 2),
        ("hung up", "broke off", 2),
    ],
)
async def test_when_it_fails_the_offline_model_goes_on_and_says_so(
    aurum_with: MakeAurum, user: UUID, gemini: Gemini, hosted: Models, how: str, why: str, requests: int
) -> None:
    aurum = await aurum_with(hosted)
    events = await say(aurum, user, f'add "buy shoes ({how})"')
    assert notices(events) == [f"{GEMINI} {why}, so the offline model goes on."]
    assert await titles(aurum, user) == [f"buy shoes ({how})"]
    assert f"buy shoes ({how})" in last_words(events)
    assert finished(events).model == "offline"
    messages = await kept(aurum, user)
    assert [message.extra.get("notice") for message in messages] == [None, notices(events)[0], None, None]
    assert is_whole(messages)
    assert len(gemini.requests()) == requests, "a failure is not multiplied"


async def test_asking_makes_no_noise_in_the_log(
    aurum_with: MakeAurum, user: UUID, gemini: Gemini, hosted: Models, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    aurum = await aurum_with(hosted)
    await say(aurum, user, "Good morning")
    assert [record.getMessage() for record in caplog.records] == []


async def test_a_failure_that_passes_is_not_noticed(
    aurum_with: MakeAurum, user: UUID, gemini: Gemini, hosted: Models
) -> None:
    aurum = await aurum_with(hosted)
    events = await say(aurum, user, "Good day (comes back)")
    assert (last_words(events), notices(events)) == ("Here I am again.", [])
    assert [request["response"]["status"] for request in gemini.requests()] == [503, 200]


@pytest.mark.parametrize("after", [1, 2, 3, 4])
async def test_an_answer_that_breaks_off_is_not_kept(
    aurum_with: MakeAurum, user: UUID, gemini: Gemini, hosted: Models, after: int
) -> None:
    aurum = await aurum_with(hosted)
    events = await say(aurum, user, f'add "buy shoes (cut {after})"')
    assert notices(events) == [f"{GEMINI} broke off, so the offline model goes on."]
    assert "one t" not in str(await kept(aurum, user))
    assert await titles(aurum, user) == [f"buy shoes (cut {after})"]


async def test_where_nobody_answers_the_offline_model_does(
    aurum_with: MakeAurum, user: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("agent.models.PAUSE", 0.01)
    aurum = await aurum_with(at(f"http://127.0.0.1:{free_port()}"))
    events = await say(aurum, user, "add buy shoes")
    assert notices(events) == [f"{GEMINI} can't be reached, so the offline model goes on."]
    assert await titles(aurum, user) == ["Buy shoes"]


async def test_who_takes_too_long_is_left(aurum_with: MakeAurum, user: UUID, gemini: Gemini) -> None:
    models = at(gemini.url, deadline=2.0)
    await models.ready()
    aurum = await aurum_with(models)
    events = await say(aurum, user, 'add "buy shoes (slow)"')
    assert notices(events) == [f"{GEMINI} took too long, so the offline model goes on."]
    assert await titles(aurum, user) == ["buy shoes (slow)"]
    assert "I wi" not in str(await kept(aurum, user))
    assert len(gemini.requests()) == 1


async def test_a_failure_after_a_tool_ran_leaves_the_deed_done_once(
    aurum_with: MakeAurum, user: UUID, gemini: Gemini, hosted: Models
) -> None:
    aurum = await aurum_with(hosted)
    events = await say(aurum, user, 'add "buy shoes" (fails later)')
    assert asked(events) == ["add_task"]
    assert "Buy shoes" in last_words(events)
    assert notices(events) == [f"{GEMINI} has no quota left right now, so the offline model goes on."]
    assert await titles(aurum, user) == ["Buy shoes"]
    messages = await kept(aurum, user)
    assert [each.extra.get("model") for each in messages if each.role == "assistant"] == [GEMINI, "offline"]
    assert messages[-1].extra["notice"] == notices(events)[0]
    assert len(gemini.requests()) == 3


@pytest.mark.parametrize("how", ["wrong request", "wrong key", "forbidden", "malformed", "no quota"])
async def test_the_key_is_seen_by_nobody(
    aurum_with: MakeAurum,
    user: UUID,
    gemini: Gemini,
    hosted: Models,
    how: str,
    caplog: pytest.LogCaptureFixture,
    place: Place,
) -> None:
    caplog.set_level(logging.DEBUG)
    aurum = await aurum_with(hosted)
    events = await say(aurum, user, f"Hello ({how})")
    seen = [str(events), json.dumps(await rows_of(place.owner_url, user)), caplog.text]
    seen += [str(vars(record)) for record in caplog.records]
    assert any(record.getMessage() == "model failed" for record in caplog.records)
    assert not [text for text in seen if KEY in text]


def test_settings_choose_gemini_when_there_is_a_key() -> None:
    def chosen(**given: str) -> Any:
        return read(given).model

    assert chosen().name == "offline"
    assert chosen(GOOGLE_API_KEY="k").name == GEMINI
    assert chosen(GOOGLE_API_KEY="k", AURUM_GEMINI_MODEL="gemini-9").name == "gemini-9"
    assert chosen(GOOGLE_API_KEY=" ").name == "offline"
    assert chosen(GOOGLE_API_KEY="k", AURUM_MODEL_DEADLINE="7").deadline == 7.0
