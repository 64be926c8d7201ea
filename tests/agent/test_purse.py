"""The purse: one round trip before a call, and what it took is written along with what comes next."""

from uuid import UUID

import pytest

from agent.prices import Price
from agent.purse import ANSWER, Purse, Refused
from memory.database import Database
from memory.limits import Amounts, Limits
from memory.records import User
from tests.asking import asked
from tools.spending import Spending, spending

PRICE = Price(1.0, 10.0)


async def purse_of(database: Database, user: UUID) -> Purse:
    async with database.scope(user) as scope:
        known = await scope.user()

    async def whose() -> User:
        return known

    return Purse(database, whose)


async def spent(database: Database, user: UUID) -> Spending:
    async with database.scope(user) as scope:
        return await spending(scope)


async def test_a_reservation_is_one_round_trip_also_with_what_calls_before_it_took(
    database: Database, user: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    purse = await purse_of(database, user)
    for written in (0, 1):
        with asked(monkeypatch) as counted:
            call = await purse.reserve("acme:one", PRICE, 4_000)
        assert counted.trips == 1
        assert len([each for each in counted.statements if "update spending" in each]) == written
        call.input_tokens, call.output_tokens = 900, 50
        purse.settle(call, answered=True)
    found = (await spent(database, user)).today.spent
    assert found == Amounts(2, 950 + 1_000 + ANSWER, 900 + 500 + 1_000 + 10 * ANSWER), (
        "the second is estimated"
    )
    assert purse.cost == {"calls": 2, "tokens": 1_900, "micros": 2_800}


async def test_what_a_call_took_is_written_once_and_only_with_a_transaction_that_holds(
    database: Database, user: UUID
) -> None:
    purse = await purse_of(database, user)
    call = await purse.reserve("acme:one", PRICE, 4_000)
    call.input_tokens = 10
    purse.settle(call, answered=True)

    async def broken() -> None:
        async with database.scope(user) as scope:
            await purse.write(scope)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await broken()
    assert (await spent(database, user)).today.spent.tokens == 1_000 + ANSWER
    for _ in range(2):
        async with database.scope(user) as scope:
            await purse.write(scope)
        assert (await spent(database, user)).today.spent == Amounts(1, 10, 10)


async def test_a_purse_without_calls_asks_the_database_nothing(
    database: Database, user: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    purse = await purse_of(database, user)
    async with database.scope(user) as scope:
        with asked(monkeypatch) as counted:
            await purse.write(scope)
    assert counted.statements == []
    assert purse.cost is None


async def test_a_call_that_is_refused_leaves_nothing_to_pay(
    database: Database, user: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "limits", Limits(Amounts(9, 1_500, 9_999), Amounts(9, 9_999, 9_999)))
    purse = await purse_of(database, user)
    with pytest.raises(Refused, match="limit of 1,500 tokens is less than a call may take"):
        await purse.reserve("acme:one", None, 4_000)
    assert (purse.cost, (await spent(database, user)).models) == (None, ())


async def test_a_model_without_a_price_costs_no_money_and_says_that_it_has_none(
    database: Database, user: UUID
) -> None:
    purse = await purse_of(database, user)
    await purse.reserve("acme:one", None, 4_000)
    await purse.reserve("acme:two", PRICE, 4_000)
    found = {each.model: (each.priced, each.month.micros) for each in (await spent(database, user)).models}
    assert found == {"acme:one": (False, 0), "acme:two": (True, 1_000 + 10 * ANSWER)}
