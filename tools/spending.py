"""What hosted models have cost the user, and what their limits leave."""

from dataclasses import dataclass
from datetime import date

from memory import spending as rows
from memory.limits import Amounts, month_of
from memory.scope import Scope
from memory.spending import ModelSpending
from tools.task_dates import today_of
from tools.tool import tool


@dataclass(frozen=True, slots=True)
class Period:
    """A day of the user's, or a month, both ends included: what it came to, its limits, and what these leave."""

    first: date
    last: date
    spent: Amounts
    limit: Amounts
    left: Amounts


@dataclass(frozen=True, slots=True)
class Spending:
    """What calls of hosted models came to. Money is in micros, millionths of a US dollar.

    `models` are those that were called this month. One that is not `priced` has no known price and counts as 0.
    """

    today: Period
    month: Period
    models: tuple[ModelSpending, ...]


@tool("read")
async def spending(scope: Scope) -> Spending:
    """Say what hosted models have cost this user today and this month: calls, tokens, money, limits and what is left.

    Money is in micros: 1,000,000 are one US dollar.
    """
    day = await today_of(scope)
    models = await rows.by_model(scope, day)
    today, month = Amounts(), Amounts()
    for each in models:
        today, month = today.plus(each.today), month.plus(each.month)
    limits = scope.limits
    return Spending(
        Period(day, day, today, limits.day, limits.day.less(today)),
        Period(*month_of(day), month, limits.month, limits.month.less(month)),
        models,
    )
