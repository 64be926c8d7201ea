"""What hosted models cost: list prices as they were published in November 2026, without what is off for a time."""

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Price:
    """US dollars for a million tokens, in and out. Thinking counts as output."""

    input: float
    output: float

    def micros(self, input_tokens: int, output_tokens: int) -> int:
        """What so many tokens cost, in millionths of a dollar, rounded up."""
        return math.ceil(input_tokens * self.input + output_tokens * self.output)


KNOWN: dict[str, Price] = {
    "gemini-3.8-flash": Price(1.50, 7.50),
    "gemini-3.6-flash": Price(1.50, 7.50),
    "gemini-3.5-flash": Price(1.50, 9.00),
    "gemini-3.5-flash-lite": Price(0.30, 2.50),
    "gemini-3.1-pro-preview": Price(2.00, 12.00),
    "gemini-3.1-flash-lite": Price(0.25, 1.50),
    "gemini-3-flash-preview": Price(0.50, 3.00),
    "gemini-2.5-pro": Price(1.25, 10.00),
    "gemini-2.5-flash": Price(0.30, 2.50),
    "gemini-2.5-flash-lite": Price(0.10, 0.40),
    "gemini-embedding-001": Price(0.15, 0.00),
}
"""For prompts of up to 200,000 tokens: longer ones are never sent."""


def price_of(model: str) -> Price | None:
    """A model's price by its name, also as `provider:models/name`; None where it is not known."""
    return KNOWN.get(model.rpartition(":")[2].removeprefix("models/"))
