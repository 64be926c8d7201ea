"""What hosted models have cost, over HTTP, beside what a turn says of itself."""

from uuid import UUID

import httpx

from api.aurum import Aurum
from memory.limits import Amounts, Limits
from tests.agent.turns import MakeAurum, finished, say, scripted


async def test_nothing_was_spent_where_no_hosted_model_answers(
    http: httpx.AsyncClient, aurum: Aurum, user: UUID
) -> None:
    await say(aurum, user, "add buy shoes")
    found = (await http.get("/api/spending")).json()
    nothing = {"calls": 0, "tokens": 0, "micros": 0}
    assert found["models"] == []
    assert found["today"]["first"] == found["today"]["last"]
    assert [found[span]["spent"] for span in ("today", "month")] == [nothing, nothing]
    assert found["today"]["left"] == found["today"]["limit"]
    assert found["month"]["limit"] == {"calls": 5_000, "tokens": 100_000_000, "micros": 50_000_000}


async def test_it_tells_the_same_as_the_turn_and_the_offline_model(
    http: httpx.AsyncClient, aurum_with: MakeAurum, user: UUID
) -> None:
    aurum = await aurum_with(scripted("Good morning.", price_input=1.0, price_output=1.0))
    aurum.database.limits = Limits(day=Amounts(1, 10**6, 10**6))
    ended = finished(await say(aurum, user, "Hello"))
    cost = ended.cost
    assert (await http.get("/api/chat/life")).json()["costs"] == {str(ended.run): cost}
    found = (await http.get("/api/spending")).json()
    assert found["today"]["spent"] == found["month"]["spent"] == cost
    (model,) = found["models"]
    assert (model["model"], model["priced"], model["month"]) == ("scripted", True, cost)
    assert cost is not None
    said = [each.words for each in await say(aurum, user, "what did you cost?") if hasattr(each, "words")]
    assert f"{cost['tokens']:,} tokens" in "".join(said), "the limit is reached, so the offline model answers"
