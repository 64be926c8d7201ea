"""How much a user's calls of hosted models may come to."""

import calendar
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Amounts:
    """Calls of hosted models, their tokens in and out, and their price in micros: millionths of a US dollar."""

    calls: int = 0
    tokens: int = 0
    micros: int = 0

    def plus(self, other: "Amounts") -> "Amounts":
        """Both together."""
        return Amounts(self.calls + other.calls, self.tokens + other.tokens, self.micros + other.micros)

    def less(self, other: "Amounts") -> "Amounts":
        """What is left of it; nothing goes below 0."""
        return Amounts(
            max(0, self.calls - other.calls),
            max(0, self.tokens - other.tokens),
            max(0, self.micros - other.micros),
        )


@dataclass(frozen=True, slots=True)
class Limits:
    """What one user's calls may come to in a day of theirs, and in a month."""

    day: Amounts = Amounts(500, 10_000_000, 5_000_000)
    month: Amounts = Amounts(5_000, 100_000_000, 50_000_000)


def month_of(day: date) -> tuple[date, date]:
    """The first and the last day of its month."""
    return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])
