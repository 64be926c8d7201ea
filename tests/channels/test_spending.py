"""What hosted models have cost, as lines in a terminal."""

from typing import Any

from channels.spending import spending


def period(calls: int, tokens: int, micros: int) -> dict[str, Any]:
    return {
        "spent": {"calls": calls, "tokens": tokens, "micros": micros},
        "limit": {"calls": 500, "tokens": 10_000_000, "micros": 5_000_000},
    }


def model(name: str, *, priced: bool) -> dict[str, Any]:
    month = {"calls": 3, "tokens": 4_200, "micros": 12_000 if priced else 0}
    return {"model": name, "month": month, "input_tokens": 4_000, "output_tokens": 200, "priced": priced}


def test_day_month_and_models_stand_beside_their_limits() -> None:
    found = {
        "today": period(1, 1_234, 1_500),
        "month": period(6, 8_400, 12_000),
        "models": [model("gemini-3.5-flash", priced=True), model("acme:\x1b[1mone", priced=False)],
    }
    assert spending(found, colour=False).splitlines() == [
        "Today: $0.0015 of $5.00, 1 of 500 calls, 1,234 of 10 million tokens",
        "This month: $0.0120 of $5.00, 6 of 500 calls, 8,400 of 10 million tokens",
        "  gemini-3.5-flash: $0.0120 (3 calls, 4,000 tokens in, 200 out, this month)",
        "  acme:[1mone: price unknown (3 calls, 4,000 tokens in, 200 out, this month)",
    ]


def test_without_calls_it_says_so() -> None:
    nothing = {"today": period(0, 0, 0), "month": period(0, 0, 0), "models": []}
    assert spending(nothing, colour=False).endswith("No hosted model was called this month.")
