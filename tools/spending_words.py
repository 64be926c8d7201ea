"""Words for what hosted models cost: amounts, a limit that is near, one that is reached. Pure."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal, TypeAlias
from zoneinfo import ZoneInfo

from memory.limits import Amounts, Limits, month_of
from memory.records import User

Span: TypeAlias = Literal["day", "month"]
Unit: TypeAlias = Literal["calls", "tokens", "micros"]

UNITS: tuple[Unit, ...] = ("micros", "tokens", "calls")


@dataclass(frozen=True, slots=True)
class Measure:
    """One limit, what it was at before a call, and what that call may add."""

    span: Span
    unit: Unit
    used: int
    more: int
    limit: int

    @property
    def share(self) -> float:
        """How much of it is used with the call; 1 is all of it."""
        return (self.used + self.more) / self.limit if self.limit else 2.0

    def __str__(self) -> str:
        return f"{'today' if self.span == 'day' else 'this month'}'s limit of {amount(self.unit, self.limit)}"


def measures(day: Amounts, month: Amounts, call: Amounts, limits: Limits) -> list[Measure]:
    """What a day and its month have come to, limit by limit, and what a call would add."""
    both: tuple[tuple[Span, Amounts, Amounts], ...] = (
        ("month", month, limits.month),
        ("day", day, limits.day),
    )
    return [
        Measure(span, unit, getattr(spent, unit), getattr(call, unit), getattr(limit, unit))
        for span, spent, limit in both
        for unit in UNITS
    ]


def reached(found: list[Measure], model: str, today: date, now: datetime, user: User) -> str:
    """Which limit a call would go beyond, and when calls are made again."""
    over = [each for each in found if each.share > 1]
    if never := [each for each in over if each.more > each.limit]:
        return f"{capital(never[0])} is less than a call may take, so the offline model goes on."
    limit = over[0]
    again = returns(limit.span, today, now, user)
    return f"{capital(limit)} is reached, so the offline model goes on. {model} answers again {again}."


def near(found: list[Measure], today: date, now: datetime, user: User) -> str:
    """Which limit is nearest, and what happens when it is reached."""
    limit = max(found, key=lambda each: each.share)
    again = returns(limit.span, today, now, user).removeprefix("at ").removeprefix("on ")
    return f"{limit.share:.0%} of {limit} is used. Beyond it, the offline model goes on until {again}."


def returns(span: Span, today: date, now: datetime, user: User) -> str:
    """When a limit that is reached counts anew: "tomorrow", "at 03:00" in the night before, "on 1 December"."""
    if span == "month":
        first = month_of(today)[1] + timedelta(days=1)
        return f"on {first.day} {first:%B}"
    night = now.astimezone(ZoneInfo(user.zone)).date() > today
    return f"at {user.day_end:%H:%M}" if night else "tomorrow"


def amount(unit: Unit, number: int) -> str:
    """So many of a unit: "500 model calls", "10 million tokens", "$5.00"."""
    if unit == "micros":
        return money(number)
    noun = "model call" if unit == "calls" else "token"
    return f"{counted(number)} {noun}{'' if number == 1 else 's'}"


def counted(number: int) -> str:
    """A number that can be read: "12,345", "2.5 million"."""
    if number < 1_000_000:
        return f"{number:,}"
    return f"{number / 1_000_000:,.2f}".rstrip("0").rstrip(".") + " million"


def money(micros: int) -> str:
    """Micros as dollars: "$5.00"; of less than ten cents also hundredths of a cent: "$0.0132"."""
    dollars = micros / 1_000_000
    cents = micros >= 100_000 or micros % 10_000 == 0
    return f"${dollars:,.2f}" if cents else f"${max(dollars, 0.0001):.4f}"


def capital(limit: Measure) -> str:
    text = str(limit)
    return text[:1].upper() + text[1:]
