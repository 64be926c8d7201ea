"""Which model answers: thoughts that must go back signed, other providers, and one that is not there."""

import base64
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any
from uuid import UUID

import pytest
from langchain_core.messages import HumanMessage, SystemMessage

from agent.choice import OFFLINE, ModelChoice
from agent.events import Notice
from agent.models import Models
from api.settings import read
from tests.agent.signing import Signing, serving
from tests.agent.turns import (
    SPECIFICATIONS,
    MakeAurum,
    asked,
    finished,
    kept,
    last_words,
    notices,
    say,
    titles,
)
from tests.fakes import ScriptedModel

Serve = Callable[[Signing], AbstractAsyncContextManager[str]]
FIRST, SECOND, LAST = (base64.b64encode(text).decode() for text in (b"first", b"second", b"last"))


def adding(title: str) -> dict[str, Any]:
    return {"functionCall": {"name": "add_task", "args": {"title": title}}}


async def test_thoughts_go_back_signed_in_the_next_step_and_in_the_next_turn(
    aurum_with: MakeAurum, user: UUID
) -> None:
    first, second = {**adding("One"), "thoughtSignature": FIRST}, adding("Two")
    third = {**adding("Three"), "thoughtSignature": SECOND}
    closing = [[{"text": "Three "}], [{"text": "things."}], [{"text": "", "thoughtSignature": LAST}]]
    fake = Signing([[[first], [second]], [[third]], closing, [[{"text": "You are welcome."}]]])
    async with serving(fake.app()) as url:
        choice = ModelChoice(google_api_key="k", gemini_base_url=url)
        aurum = await aurum_with(Models(choice, SPECIFICATIONS))
        events = await say(aurum, user, "Add three things")
        assert notices(events) == []
        assert last_words(events) == "Three things."
        assert await titles(aurum, user) == ["One", "Two", "Three"]
        aurum = await aurum_with(Models(choice, SPECIFICATIONS))  # as after a restart
        assert last_words(await say(aurum, user, "Thank you")) == "You are welcome."
    assert fake.parts(0) == []
    assert fake.parts(1) == [first, second]
    assert fake.parts(2) == [first, second, third]
    *calls, words = [part for part in fake.parts(3) if part.get("text") != ""]
    assert calls == [first, second, third]
    assert words["text"] == "Three things."
    assert LAST in str(fake.parts(3))
    assert [message.content for message in await kept(aurum, user)][6] == "Three things."


async def test_a_turn_that_the_offline_model_took_over_does_not_confuse_the_hosted_one(
    aurum_with: MakeAurum, user: UUID
) -> None:
    fake = Signing([[[{"text": ""}]], [[{"text": ""}]], [[{"text": "It is on your list."}]]])
    async with serving(fake.app()) as url:
        choice = ModelChoice(google_api_key="k", gemini_base_url=url)
        aurum = await aurum_with(Models(choice, SPECIFICATIONS))
        events = await say(aurum, user, "add buy shoes")
        assert finished(events).model == OFFLINE
        assert asked(events) == ["add_task"]
        assert last_words(await say(aurum, user, "Is it there?")) == "It is on your list."
    roles = [content["role"] for content in fake.bodies[2]["contents"]]
    assert roles == ["user", "model", "user", "model", "user"]
    response = fake.bodies[2]["contents"][2]["parts"][0]["functionResponse"]
    assert response["name"] == "add_task"


@pytest.mark.parametrize(
    "named", ["nonsense:model-1", "nonsense", "openai:gpt-9", "anthropic:claude-9"], ids=str
)
async def test_a_provider_that_is_not_there_is_said_and_replaced(
    aurum_with: MakeAurum, user: UUID, named: str
) -> None:
    choice = read({"AURUM_MODEL": named, "GOOGLE_API_KEY": "k"}).model
    assert choice.name == named
    aurum = await aurum_with(Models(choice, SPECIFICATIONS))
    events = await say(aurum, user, "add buy shoes")
    assert notices(events) == [f"{named} can't be used, so the offline model goes on."]
    assert await titles(aurum, user) == ["Buy shoes"]


async def test_another_provider_answers_where_one_is_named(
    aurum_with: MakeAurum, user: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    named: list[str] = []

    def init_chat_model(name: str) -> ScriptedModel:
        named.append(name)
        return ScriptedModel(script=["Hello from elsewhere.", "And again."])

    monkeypatch.setattr("langchain.chat_models.init_chat_model", init_chat_model)
    aurum = await aurum_with(Models(ModelChoice(provider_model="acme:model-1"), SPECIFICATIONS))
    events = await say(aurum, user, "Hello")
    assert (last_words(events), finished(events).model) == ("Hello from elsewhere.", "acme:model-1")
    await say(aurum, user, "Again")
    assert named == ["acme:model-1"], "it is built once"


async def test_another_providers_own_retries_are_left_out_for_each_call_is_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Retrying(ScriptedModel):
        max_retries: int = 6

    def init_chat_model(_: str, max_retries: int = 6) -> Retrying:
        return Retrying(script=[], max_retries=max_retries)

    monkeypatch.setattr("langchain.chat_models.init_chat_model", init_chat_model)
    model = await Models(ModelChoice(provider_model="acme:model-1"), []).plain()
    assert isinstance(model, Retrying)
    assert model.max_retries == 0


async def test_without_a_key_nothing_is_asked_and_nothing_is_noticed() -> None:
    models = Models(ModelChoice(), SPECIFICATIONS)
    assert models.name == OFFLINE
    pieces = [
        piece async for piece in models.answer([SystemMessage("You are Aurum."), HumanMessage("Hello")])
    ]
    assert not [piece for piece in pieces if isinstance(piece, Notice)]
    whole, name = pieces[-1] if isinstance(pieces[-1], tuple) else (None, "")
    assert name == OFFLINE
    assert whole is not None
    assert whole.text == "".join(piece for piece in pieces if isinstance(piece, str))
