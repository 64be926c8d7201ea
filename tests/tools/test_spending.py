"""What hosted models have cost, and words for a limit that is near or reached."""

from datetime import UTC, date, datetime, time
from uuid import UUID

import pytest

from memory import spending as rows
from memory.limits import Amounts, Limits
from memory.records import User
from memory.spending import Charge
from tests.acting import Person, statements
from tools.spending_words import amount, measures, money, near, reached

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)
ADA = User(UUID(int=1), "Ada", "Europe/Berlin", time(3))
LIMITS = Limits(Amounts(10, 1_000, 5_000_000), Amounts(100, 9_000, 9_000_000))


@pytest.mark.parametrize(
    ("unit", "number", "said"),
    [
        ("calls", 1, "1 model call"), ("calls", 5_000, "5,000 model calls"), ("tokens", 0, "0 tokens"),
        ("tokens", 12_345_678, "12.35 million tokens"), ("tokens", 10_000_000, "10 million tokens"),
        ("micros", 5_000_000, "$5.00"), ("micros", 1_234_567_890, "$1,234.57"), ("micros", 0, "$0.00"),
        ("micros", 20_000, "$0.02"), ("micros", 13_219, "$0.0132"), ("micros", 3, "$0.0001"),
    ],
)  # fmt: skip
def test_amounts_are_said_as_people_say_them(unit: str, number: int, said: str) -> None:
    assert amount(unit, number) == said  # type: ignore[arg-type]
    assert unit != "micros" or money(number) == said


def said(day: Amounts, month: Amounts, call: Amounts = Amounts(1, 10, 10), now: datetime = NOW) -> str:  # noqa: B008
    return reached(measures(day, month, call, LIMITS), "gemini", TODAY, now, ADA)


def test_what_is_reached_is_said_with_when_it_is_over() -> None:
    over = "is reached, so the offline model goes on. gemini answers again"
    assert said(Amounts(10, 0, 0), Amounts()) == f"Today's limit of 10 model calls {over} tomorrow."
    assert said(Amounts(0, 995, 0), Amounts()) == f"Today's limit of 1,000 tokens {over} tomorrow."
    assert said(Amounts(0, 0, 4_999_999), Amounts()) == f"Today's limit of $5.00 {over} tomorrow."
    night = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)
    assert said(Amounts(10, 0, 0), Amounts(), now=night).endswith("again at 03:00.")


def test_a_month_that_is_over_goes_before_a_day_and_what_never_fits_before_both() -> None:
    both = said(Amounts(10, 0, 0), Amounts(100, 0, 0))
    assert both.startswith("This month's limit of 100 model calls is reached")
    assert both.endswith("gemini answers again on 1 December.")
    never = said(Amounts(10, 0, 0), Amounts(100, 0, 0), Amounts(1, 2_000, 0))
    assert (
        never == "Today's limit of 1,000 tokens is less than a call may take, so the offline model goes on."
    )


def test_what_is_near_is_the_limit_of_which_most_is_used() -> None:
    found = measures(Amounts(8, 10, 0), Amounts(20, 7_090, 0), Amounts(1, 10, 0), LIMITS)
    most = (
        "90% of today's limit of 10 model calls is used. Beyond it, the offline model goes on until tomorrow."
    )
    assert near(found, TODAY, NOW, ADA) == most
    month = measures(Amounts(1, 10, 0), Amounts(20, 8_540, 0), Amounts(1, 10, 0), LIMITS)
    assert near(month, TODAY, NOW, ADA).endswith("the offline model goes on until 1 December.")


async def test_it_tells_today_this_month_the_limits_and_each_model(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    person.now = NOW
    monkeypatch.setattr(person.database, "limits", LIMITS)
    async with person.database.scope(person.id) as scope:
        for charge in (
            Charge(TODAY, "gemini-3.5-flash", 100, 20, 330),
            Charge(date(2026, 11, 1), "gemini-3.5-flash", 4, 1, 15),
            Charge(date(2026, 11, 2), "acme:one", 7, 1, 0, priced=False),
            Charge(date(2026, 10, 31), "acme:one", 7, 1, 0, priced=False),
        ):
            await rows.reserve(scope, charge, LIMITS)
    found = await person("spending")
    assert (found.today.first, found.today.last, found.today.spent) == (TODAY, TODAY, Amounts(1, 120, 330))
    assert (found.month.first, found.month.last) == (date(2026, 11, 1), date(2026, 11, 30))
    assert found.month.spent == Amounts(3, 133, 345)
    assert found.month.left == Amounts(97, 8_867, 8_999_655)
    assert [(each.model, each.today.calls, each.month.calls, each.priced) for each in found.models] == [
        ("gemini-3.5-flash", 1, 2, True),
        ("acme:one", 0, 1, False),
    ]


async def test_looking_is_one_question_and_changes_nothing(person: Person) -> None:
    sent = [each for each in await statements(person, "spending") if each]  # a pool asks with an empty one
    assert len([each for each in sent if "from spending" in each]) == 1
    assert len(sent) == 2, "whose it is, and what was spent"
    assert person.operations == []
