"""What hosted models cost: a call is reserved before it is made and settled when it has ended.

A reservation counts an estimate of the call's tokens, so that calls under way count too; settling it puts what the
call really took in its place. A process that dies in between leaves the estimate.
"""

from dataclasses import dataclass
from datetime import date
from typing import LiteralString

from psycopg import AsyncCursor
from psycopg.rows import DictRow

from memory.limits import Amounts, Limits, month_of
from memory.records import Json
from memory.scope import Scope


@dataclass(frozen=True, slots=True)
class Charge:
    """One call of a hosted model: the user's day on which it counts, its tokens, and its price in micros.

    `priced` is False where nobody knows the model's price; then it counts as 0.
    """

    day: date
    model: str
    input_tokens: int
    output_tokens: int
    micros: int
    priced: bool = True

    @property
    def amounts(self) -> Amounts:
        return Amounts(1, self.input_tokens + self.output_tokens, self.micros)


@dataclass(frozen=True, slots=True)
class Reservation:
    """The answer to one: what day and month had come to before it, and whether the call fits.

    `near`: with it, four fifths of a limit are reached, and the user was not told so on this day yet.
    """

    day: Amounts
    month: Amounts
    fits: bool
    near: bool


@dataclass(frozen=True, slots=True)
class Reserving:
    """A reservation that was sent; what became of it is known after the commit."""

    rows: AsyncCursor[DictRow]

    async def reserved(self) -> Reservation:
        row = await self.rows.fetchone()
        assert row is not None
        return Reservation(
            Amounts(row["day_calls"], row["day_tokens"], row["day_micros"]),
            Amounts(row["month_calls"], row["month_tokens"], row["month_micros"]),
            row["fits"],
            row["near"] and not row["warned"],
        )


RESERVE: LiteralString = """
    with so_far as (
        select coalesce(sum(calls) filter (where day = %(day)s), 0)::bigint as day_calls,
               coalesce(sum(input_tokens + output_tokens) filter (where day = %(day)s), 0)::bigint as day_tokens,
               coalesce(sum(micros) filter (where day = %(day)s), 0)::bigint as day_micros,
               coalesce(sum(calls), 0)::bigint as month_calls,
               coalesce(sum(input_tokens + output_tokens), 0)::bigint as month_tokens,
               coalesce(sum(micros), 0)::bigint as month_micros,
               coalesce(bool_or(warned) filter (where day = %(day)s), false) as warned
        from spending where user_id = %(user)s and day between %(first)s and %(last)s
    ), beside as (
        select max(5 * used - 4 * most) >= 0 as near, max(used - most) <= 0 as fits
        from so_far, lateral (values
            (day_calls + 1, %(day_calls)s::bigint), (month_calls + 1, %(month_calls)s::bigint),
            (day_tokens + %(tokens)s, %(day_tokens)s::bigint),
            (month_tokens + %(tokens)s, %(month_tokens)s::bigint),
            (day_micros + %(micros)s, %(day_micros)s::bigint),
            (month_micros + %(micros)s, %(month_micros)s::bigint)
        ) each (used, most)
    ), reserved as (
        insert into spending as s (user_id, day, model, calls, input_tokens, output_tokens, micros, priced, warned)
        select %(user)s, %(day)s, %(model)s, 1, %(input)s, %(output)s, %(micros)s, %(priced)s, near
        from beside where fits
        on conflict (user_id, day, model) do update
        set calls = s.calls + 1, input_tokens = s.input_tokens + excluded.input_tokens,
            output_tokens = s.output_tokens + excluded.output_tokens, micros = s.micros + excluded.micros,
            priced = s.priced and excluded.priced, warned = s.warned or excluded.warned
    )
    select * from so_far, beside
"""


async def reserve(scope: Scope, charge: Charge, limits: Limits) -> Reserving:
    """Count a call that is about to be made, if it stays within the limits; else nothing is counted.

    Calls of one user are counted one after the other, so that together they never go beyond.
    """
    first, last = month_of(charge.day)
    await alone(scope)
    rows = await scope.send(
        RESERVE,
        {
            "user": scope.user_id, "day": charge.day, "first": first, "last": last, "model": charge.model,
            "input": charge.input_tokens, "output": charge.output_tokens, "tokens": charge.amounts.tokens,
            "micros": charge.micros, "priced": charge.priced,
            "day_calls": limits.day.calls, "day_tokens": limits.day.tokens, "day_micros": limits.day.micros,
            "month_calls": limits.month.calls, "month_tokens": limits.month.tokens,
            "month_micros": limits.month.micros,
        },
    )  # fmt: skip
    return Reserving(rows)


async def settle(scope: Scope, reserved: Charge, took: Charge) -> None:
    """Put what a call took in the place of what was reserved for it."""
    await alone(scope)
    await scope.run(
        """
        update spending set input_tokens = greatest(0, input_tokens + %(input)s),
            output_tokens = greatest(0, output_tokens + %(output)s), micros = greatest(0, micros + %(micros)s)
        where user_id = %(user)s and day = %(day)s and model = %(model)s
        """,
        {
            "user": scope.user_id, "day": reserved.day, "model": reserved.model,
            "input": took.input_tokens - reserved.input_tokens,
            "output": took.output_tokens - reserved.output_tokens, "micros": took.micros - reserved.micros,
        },
    )  # fmt: skip


async def alone(scope: Scope) -> None:
    """From here to its end no other transaction counts calls of this user."""
    await scope.run(
        "select pg_advisory_xact_lock(hashtextextended('spending ' || %s, 0))", [str(scope.user_id)]
    )


@dataclass(frozen=True, slots=True)
class ModelSpending:
    """What one model's calls came to: on the day, and in its month."""

    model: str
    today: Amounts
    month: Amounts
    input_tokens: int
    output_tokens: int
    priced: bool


async def by_model(scope: Scope, day: date) -> tuple[ModelSpending, ...]:
    """What each model that was called in the day's month came to, the dearest first. Its tokens are the month's."""
    first, last = month_of(day)
    rows = await scope.rows(
        """
        select model, sum(calls)::bigint as calls, sum(input_tokens)::bigint as input_tokens,
               sum(output_tokens)::bigint as output_tokens, sum(micros)::bigint as micros, bool_and(priced) as priced,
               coalesce(sum(calls) filter (where day = %(day)s), 0)::bigint as day_calls,
               coalesce(sum(input_tokens + output_tokens) filter (where day = %(day)s), 0)::bigint as day_tokens,
               coalesce(sum(micros) filter (where day = %(day)s), 0)::bigint as day_micros
        from spending where user_id = %(user)s and day between %(first)s and %(last)s
        group by model order by micros desc, calls desc, model
        """,
        {"user": scope.user_id, "day": day, "first": first, "last": last},
    )
    return tuple(to_model(row) for row in rows)


def to_model(row: Json) -> ModelSpending:
    tokens = row["input_tokens"] + row["output_tokens"]
    return ModelSpending(
        row["model"],
        Amounts(row["day_calls"], row["day_tokens"], row["day_micros"]),
        Amounts(row["calls"], tokens, row["micros"]),
        row["input_tokens"],
        row["output_tokens"],
        row["priced"],
    )
