"""What turns spend on a hosted model: nothing that was not reserved, nothing beyond a limit, and they say so."""

import ast
import asyncio
import inspect
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from langchain_core.exceptions import ModelAPIError, ModelRateLimitError

import agent
from agent import hearing, narrate
from agent import models as models_module
from agent.choice import GEMINI, ModelChoice
from agent.events import Notice, Text
from agent.models import Models
from agent.turn import Inbound
from api.aurum import Aurum
from memory import spending
from memory.database import utc_now
from memory.errors import Unavailable
from memory.limits import Amounts, Limits
from tests.acting import Person
from tests.agent.conftest import Gemini
from tests.agent.test_narrate import Telling
from tests.agent.turns import (
    SPECIFICATIONS,
    MakeAurum,
    asked,
    call,
    finished,
    heard,
    kept,
    last_words,
    notices,
    say,
    scripted,
    titles,
    until,
)
from tests.conftest import NewUser
from tools.spending import Spending
from tools.spending import spending as spending_tool

FAR = Amounts(10**6, 10**9, 10**9)
NO_WAIT = pytest.mark.usefixtures("no_wait")


@pytest.fixture
def no_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("agent.models.PAUSE", 0.01)


def calls_a_day(aurum: Aurum, number: int) -> None:
    aurum.database.limits = Limits(Amounts(number, FAR.tokens, FAR.micros), FAR)


async def spent(aurum: Aurum, user: UUID) -> Spending:
    async with aurum.database.scope(user) as scope:
        return await spending_tool(scope)


async def calls(aurum: Aurum, user: UUID) -> int:
    return (await spent(aurum, user)).today.spent.calls


def next_day() -> str:
    """When the user's next day begins, as it is said to them: at three in the night."""
    return "at 03:00" if utc_now().astimezone(ZoneInfo("Europe/Berlin")).hour < 3 else "tomorrow"


async def test_fifty_turns_at_once_with_ten_calls_make_exactly_ten(
    aurum_with: MakeAurum, user: UUID, new_user: NewUser
) -> None:
    models = scripted(*["A word."] * 60)
    aurum = await aurum_with(models)
    calls_a_day(aurum, 10)
    other = await new_user()
    turns = [say(aurum, user, "Hello", thread=str(uuid4())) for _ in range(50)]
    *answered, unaffected = await asyncio.gather(*turns, say(aurum, other, "Hello"))
    assert len(heard(models)) == 10 + 1
    assert await calls(aurum, user) == 10
    refused = [each for each in answered if finished(each).model == "offline"]
    assert len(refused) == 40
    assert all(last_words(each) for each in refused), "the offline model went on"
    assert {text for each in refused for text in notices(each)} == {
        "Today's limit of 10 model calls is reached, so the offline model goes on. "
        f"scripted answers again {next_day()}."
    }
    assert (finished(unaffected).model, await calls(aurum, other)) == ("scripted", 1)


async def test_a_call_whose_process_died_before_the_answer_has_counted(
    aurum_with: MakeAurum, user: UUID
) -> None:
    first = await aurum_with(scripted((asyncio.Event(), "never said")))
    await first.turns.begin(user, Inbound("life", "m1", "Good morning"))
    await until(lambda: bool(heard(first.models)))
    found = (await spent(first, user)).today.spent
    assert (found.calls, found.tokens > 1_000) == (1, True), "it counts while it is under way"
    for task in list(first.turns.running):
        task.cancel()
    await until(lambda: not first.turns.running)
    second = await aurum_with(scripted("Good morning."))
    assert (await spent(second, user)).today.spent == found, "as it does after kill -9"
    async with second.database.scope(user) as scope:
        await scope.run("update runs set lease_until = now() - interval '1 second' where state = 'running'")
    await second.turns.take_up()
    await until(lambda: not second.turns.running)
    assert (await kept(second, user))[-1].content.strip() == "Good morning."
    assert await calls(second, user) == 2


@NO_WAIT
async def test_a_retry_is_a_call_of_its_own(aurum_with: MakeAurum, user: UUID) -> None:
    models = scripted(ModelAPIError("500"), "Here I am.", ModelAPIError("500"), "never said")
    aurum = await aurum_with(models)
    calls_a_day(aurum, 3)
    assert last_words(await say(aurum, user, "Hello")) == "Here I am."
    assert await calls(aurum, user) == 2
    events = await say(aurum, user, "add buy shoes")
    assert (len(heard(models)), await calls(aurum, user)) == (3, 3), "the retry did not fit"
    assert notices(events)[-1].startswith("Today's limit of 3 model calls is reached")
    assert await titles(aurum, user) == ["Buy shoes"]


@NO_WAIT
async def test_what_the_provider_turned_away_is_a_call_without_tokens(
    aurum_with: MakeAurum, user: UUID
) -> None:
    aurum = await aurum_with(scripted(ModelRateLimitError("429"), ModelRateLimitError("429")))
    await say(aurum, user, "Hello")
    assert (await spent(aurum, user)).today.spent == Amounts(2, 0, 0)


async def test_an_answer_that_nobody_counts_or_that_breaks_off_is_estimated_by_its_characters(
    aurum_with: MakeAurum, user: UUID
) -> None:
    aurum = await aurum_with(
        scripted("Four by four.", ("x" * 400, RuntimeError("gone")), price_input=1.0, price_output=100.0)
    )
    whole = finished(await say(aurum, user, "Hello")).cost
    (model,) = (await spent(aurum, user)).models
    assert model.output_tokens == len("Four by four. ") // 4 + 1
    assert model.input_tokens > 1_000, "the instructions and the tools are told each time"
    assert whole == {"calls": 1, "tokens": model.month.tokens, "micros": model.month.micros}
    assert model.month.micros == model.input_tokens + 100 * model.output_tokens
    await say(aurum, user, "Hello")
    (both,) = (await spent(aurum, user)).models
    assert (both.month.calls, both.output_tokens - model.output_tokens) == (2, 101)


async def test_what_the_provider_reports_is_what_it_took_and_what_the_run_says(
    aurum_with: MakeAurum, user: UUID, gemini: Gemini
) -> None:
    choice = ModelChoice(google_api_key="k", gemini_base_url=gemini.url)
    aurum = await aurum_with(Models(choice, SPECIFICATIONS))
    ended = finished(await say(aurum, user, "Good morning"))
    micros = round(120 * 1.5 + 9 * 9)
    assert ended.cost == {"calls": 1, "tokens": 129, "micros": micros}
    (model,) = (await spent(aurum, user)).models
    assert (model.model, model.input_tokens, model.output_tokens, model.priced) == (GEMINI, 120, 9, True)
    async with aurum.database.scope(user) as scope:
        assert await scope.row("select cost from runs where id = %s", [ended.run]) == {"cost": ended.cost}
    both = finished(await say(aurum, user, "In two steps: shoes"))
    assert both.cost is not None
    assert both.cost["calls"] == 2
    assert (await spent(aurum, user)).today.spent == Amounts(
        3, 129 + both.cost["tokens"], micros + both.cost["micros"]
    )


async def test_near_a_limit_it_is_said_once_and_the_hosted_model_goes_on(
    aurum_with: MakeAurum, user: UUID
) -> None:
    models = scripted("One.", "Two.", "Three.", [call("add_task", title="Buy shoes")], "On your list.")
    aurum = await aurum_with(models)
    calls_a_day(aurum, 5)
    for _ in range(3):
        assert notices(await say(aurum, user, "Hello")) == []
    events = await say(aurum, user, "Shoes")
    when = next_day().removeprefix("at ")
    warning = (
        f"80% of today's limit of 5 model calls is used. Beyond it, the offline model goes on until {when}."
    )
    assert notices(events) == [warning]
    first = next(at for at, each in enumerate(events) if isinstance(each, Notice))
    assert not [each for each in events[:first] if isinstance(each, Text)], "before a word is said"
    assert (asked(events), last_words(events)) == (["add_task"], "On your list.")
    assert finished(events).model == "scripted"
    assert [each.extra.get("notice") for each in await kept(aurum, user)][-3:] == [warning, None, None]
    assert finished(await say(aurum, user, "Hello")).model == "offline"


async def at(aurum: Aurum, user: UUID, local: str) -> list[str]:
    """The notices of a turn at an instant."""
    now = datetime.fromisoformat(local).astimezone(UTC)
    aurum.database.clock = lambda: now
    return notices(await say(aurum, user, "Hello"))


async def test_a_day_ends_when_the_users_day_does_where_they_are(aurum_with: MakeAurum, user: UUID) -> None:
    aurum = await aurum_with(scripted(*["A word."] * 4))
    async with aurum.database.scope(user) as scope:
        await scope.run("update users set zone = 'Asia/Tokyo', day_end = '03:00'")
    calls_a_day(aurum, 1)
    reached = "Today's limit of 1 model call is reached, so the offline model goes on. scripted answers again"
    near = ["100% of today's limit of 1 model call is used. Beyond it, the offline model goes on until {}."]
    assert await at(aurum, user, "2026-11-24T09:00+09:00") == [near[0].format("tomorrow")]
    assert await at(aurum, user, "2026-11-24T23:59+09:00") == [f"{reached} tomorrow."]
    assert await at(aurum, user, "2026-11-25T02:59+09:00") == [f"{reached} at 03:00."]
    assert await at(aurum, user, "2026-11-25T03:00+09:00") == [near[0].format("tomorrow")]
    assert len(heard(aurum.models)) == 2


async def test_a_month_ends_with_the_users_last_day_of_it(aurum_with: MakeAurum, user: UUID) -> None:
    aurum = await aurum_with(scripted(*["A word."] * 4))
    async with aurum.database.scope(user) as scope:
        await scope.run("update users set zone = 'America/Los_Angeles', day_end = '03:00'")
    aurum.database.limits = Limits(FAR, Amounts(2, FAR.tokens, FAR.micros))
    assert await at(aurum, user, "2026-11-01T03:00-08:00") == []
    assert len(await at(aurum, user, "2026-11-30T12:00-08:00")) == 1
    (refused,) = await at(aurum, user, "2026-12-01T02:59-08:00")
    assert refused.startswith("This month's limit of 2 model calls is reached")
    assert refused.endswith("scripted answers again on 1 December.")
    assert await at(aurum, user, "2026-12-01T03:00-08:00") == []
    assert len(heard(aurum.models)) == 3


async def test_money_is_a_ceiling_that_a_call_under_way_counts_against(
    aurum_with: MakeAurum, user: UUID
) -> None:
    go = asyncio.Event()
    models = scripted((go, "First."), "never said", price_input=1.0, price_output=1.0)
    aurum = await aurum_with(models)
    aurum.database.limits = Limits(Amounts(FAR.calls, FAR.tokens, 30_000), FAR)
    first = asyncio.create_task(say(aurum, user, "Hello"))
    await until(lambda: bool(heard(models)))
    (refused,) = notices(await say(aurum, user, "Hello", thread=str(uuid4())))
    assert refused.startswith("Today's limit of $0.03 is reached")
    go.set()
    assert finished(await first).model == "scripted"
    assert (await spent(aurum, user)).today.spent.micros <= 30_000


async def test_a_limit_that_allows_no_call_promises_none(aurum_with: MakeAurum, user: UUID) -> None:
    models = scripted("never said")
    aurum = await aurum_with(models)
    calls_a_day(aurum, 0)
    events = await say(aurum, user, "add buy shoes")
    assert notices(events) == [
        "Today's limit of 0 model calls is less than a call may take, so the offline model goes on."
    ]
    assert (await titles(aurum, user), heard(models)) == (["Buy shoes"], [])
    assert finished(events).cost is None


async def test_what_can_not_be_counted_is_not_asked_and_the_turn_waits_until_it_can(
    aurum_with: MakeAurum, user: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("agent.turn.LOOK", 0.1)
    reserve, asked = spending.reserve, []

    async def unavailable(*given: Any) -> Any:
        asked.append(given)
        if len(asked) == 1:
            raise Unavailable("The database does not answer.")
        return await reserve(*given)

    monkeypatch.setattr(spending, "reserve", unavailable)
    models = scripted("Good morning.")
    aurum = await aurum_with(models)
    events = await say(aurum, user, "Hello")
    assert (last_words(events), notices(events)) == ("Good morning.", [])
    assert (len(asked), len(heard(models))) == (2, 1)


async def test_a_turn_that_is_stopped_in_the_middle_of_a_call_has_paid_for_it(
    aurum_with: MakeAurum, user: UUID
) -> None:
    aurum = await aurum_with(scripted(("Once upon a time ", asyncio.Event(), "never said")))
    run = await aurum.turns.begin(user, Inbound("life", "m1", "Tell me"))
    await until(lambda: any(isinstance(each, Text) for each in aurum.turns.under_way[run.id].log.events))
    await aurum.turns.stop(user, run.id)
    events = [event async for happened in run.events() for event in happened]
    ended = finished(events)
    assert (ended.state, ended.cost and ended.cost["calls"]) == ("stopped", 1)
    (model,) = (await spent(aurum, user)).models
    assert model.output_tokens == 5, "what was said up to there"


@pytest.mark.parametrize(("most", "asked"), [(5, 2), (1, 1), (0, 0)])
async def test_a_narrative_pays_for_each_time_that_it_is_asked_for(
    person: Person, monkeypatch: pytest.MonkeyPatch, most: int, asked: int
) -> None:
    card = await person("note_insight", title="Mondays are full", summary="Half of it is left.")
    lie = {"narrative": "Anna said so on 12 May.", "obstacles": [], "recommendations": []}
    fake = Telling([lie, {**lie, "narrative": "Mondays are full."}])
    monkeypatch.setattr(person.database, "limits", Limits(FAR, Amounts(most, FAR.tokens, FAR.micros)))
    async with fake.models() as models:
        await models.plain()
        told = await narrate.narrate(person.database, models, person.id, card.ref)
    assert len(fake.bodies) == asked
    assert told.narrative.startswith("Mondays are full." if asked == 2 else "Here is where I would look")
    async with person.database.scope(person.id) as scope:
        found = await spending_tool(scope)
    assert found.month.spent.calls == asked


def test_a_hosted_model_is_asked_in_one_place_alone() -> None:
    """Where it is paid for; the offline model and the graph are asked elsewhere too."""
    asking = re.compile(r"\.(a?invoke|a?stream|a?batch|a?generate\w*|a?transform)\(")
    found = {
        (path.name, match[0])
        for path in Path(agent.__file__).parent.glob("*.py")
        for match in asking.finditer(path.read_text())
    }
    assert found == {
        ("models.py", ".astream("), ("models.py", ".ainvoke("), ("driver.py", ".astream("), ("hearing.py", ".ainvoke("),
    }  # fmt: skip
    assert "self.models.paid(" in inspect.getsource(hearing.Hearing.asked)
    tree = ast.parse(inspect.getsource(models_module))
    paid = {
        function.name
        for function in ast.walk(tree)
        if isinstance(function, ast.AsyncFunctionDef) and "self.paid(" in ast.unparse(function)
    }
    assert paid == {"with_retry", "shaped"}
