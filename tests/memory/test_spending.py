"""What calls of hosted models come to: reserved one after the other within the limits, and settled."""

import asyncio
from datetime import date
from uuid import UUID

import pytest

from memory import spending
from memory.database import Database
from memory.limits import Amounts, Limits
from memory.spending import Charge, Reservation
from tests.conftest import NewUser

MODEL = "gemini-3.5-flash"
TODAY = date(2026, 11, 30)
FAR = Amounts(10**6, 10**9, 10**9)


def charge(day: date = TODAY, model: str = MODEL, tokens: int = 100, micros: int = 10) -> Charge:
    return Charge(day, model, tokens - 20, 20, micros)


async def reserve(
    database: Database, user: UUID, limits: Limits, wanted: Charge | None = None
) -> Reservation:
    async with database.scope(user) as scope:
        reserving = await spending.reserve(scope, wanted or charge(), limits)
    return await reserving.reserved()


async def total(database: Database, user: UUID, day: date = TODAY) -> tuple[Amounts, Amounts]:
    """What the day and its month came to."""
    async with database.scope(user) as scope:
        models = await spending.by_model(scope, day)
    today, month = Amounts(), Amounts()
    for each in models:
        today, month = today.plus(each.today), month.plus(each.month)
    return today, month


@pytest.mark.parametrize(
    ("limit", "fitting"),
    [
        (Amounts(10, 10**9, 10**9), 10),
        (Amounts(10**6, 1_050, 10**9), 10),
        (Amounts(10**6, 10**9, 105), 10),
        (Amounts(0, 10**9, 10**9), 0),
    ],
    ids=["calls", "tokens", "money", "none"],
)
@pytest.mark.parametrize("span", ["day", "month"])
async def test_fifty_at_once_never_go_beyond_a_limit_together(
    database: Database, user: UUID, new_user: NewUser, limit: Amounts, fitting: int, span: str
) -> None:
    limits = Limits(limit, FAR) if span == "day" else Limits(FAR, limit)
    other = await new_user()
    models = [MODEL if number % 3 else "gemini-2.5-pro" for number in range(50)]
    found = await asyncio.gather(
        *(reserve(database, user, limits, charge(model=model)) for model in models),
        reserve(database, other, Limits(FAR, FAR)),
    )
    assert sum(each.fits for each in found[:-1]) == fitting
    assert await total(database, user) == (Amounts(fitting, 100 * fitting, 10 * fitting),) * 2
    assert found[-1] == Reservation(Amounts(), Amounts(), True, False), "another user is not affected"


async def test_what_does_not_fit_counts_nothing(database: Database, user: UUID) -> None:
    limits = Limits(Amounts(1, 10**9, 10**9), FAR)
    assert (await reserve(database, user, limits)).fits
    refused = await reserve(database, user, limits)
    assert (refused.fits, refused.day) == (False, Amounts(1, 100, 10))
    assert await total(database, user) == (Amounts(1, 100, 10),) * 2


async def test_what_a_call_took_takes_the_place_of_what_was_reserved(database: Database, user: UUID) -> None:
    await reserve(database, user, Limits(FAR, FAR))
    await reserve(database, user, Limits(FAR, FAR))
    async with database.scope(user) as scope:
        await spending.settle(scope, charge(), Charge(TODAY, MODEL, 300, 5, 77))
        await spending.settle(scope, charge(), Charge(TODAY, MODEL, 0, 0, 0))
    assert (await total(database, user))[0] == Amounts(2, 305, 77)


async def test_a_call_whose_transaction_failed_has_not_counted(database: Database, user: UUID) -> None:
    async def broken() -> None:
        async with database.scope(user) as scope:
            await spending.reserve(scope, charge(), Limits(FAR, FAR))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await broken()
    assert (await total(database, user))[0] == Amounts()


async def test_a_day_and_a_month_begin_anew_and_each_counts_its_own(database: Database, user: UUID) -> None:
    limits = Limits(Amounts(1, 10**9, 10**9), Amounts(3, 10**9, 10**9))
    days = [date(2026, 10, 31), date(2026, 11, 1), date(2026, 11, 29), TODAY, date(2026, 12, 1)]
    for day in days:
        assert (await reserve(database, user, limits, charge(day))).fits
        assert not (await reserve(database, user, limits, charge(day))).fits
    assert not (await reserve(database, user, limits, charge(date(2026, 11, 2)))).fits, "three in November"
    assert await total(database, user, TODAY) == (Amounts(1, 100, 10), Amounts(3, 300, 30))


async def test_that_a_limit_is_near_is_said_once_a_day(database: Database, user: UUID) -> None:
    limits = Limits(FAR, Amounts(10, 10**9, 10**9))
    said = [(await reserve(database, user, limits)).near for _ in range(9)]
    assert said == [False] * 7 + [True, False]
    sunday = date(2026, 11, 29)
    assert [(await reserve(database, user, limits, charge(sunday))).near for _ in range(2)] == [True, False]


async def test_each_model_has_its_part_the_dearest_first(database: Database, user: UUID) -> None:
    wanted = Limits(FAR, FAR)
    await reserve(database, user, wanted, charge(model="acme:one", tokens=50, micros=0))
    await reserve(database, user, wanted, Charge(TODAY, "acme:two", 10, 1, 0, priced=False))
    await reserve(database, user, wanted, charge(date(2026, 11, 3), micros=40))
    async with database.scope(user) as scope:
        models = await spending.by_model(scope, TODAY)
    assert [(each.model, each.month.micros, each.priced) for each in models] == [
        (MODEL, 40, True),
        ("acme:one", 0, True),
        ("acme:two", 0, False),
    ]
    assert (models[0].today, models[0].input_tokens, models[0].output_tokens) == (Amounts(), 80, 20)
    assert models[2].today == models[2].month == Amounts(1, 11, 0)
