"""What did you cost? asked of the offline model, and answered by it."""

import pytest

from agent.offline.understand import understand
from tests.agent.offline.life import LIFE, ok
from tests.agent.offline.saying_new import call
from tests.agent.offline.test_words import say, tight

ASKED = """
what did you cost this month?|What did you cost me this month?|how much did you cost today?|how much do you cost?
what does gemini cost me this month|what have you cost so far?|how expensive are you?|what do I pay for you?
how expensive was the model this month?|are you expensive?|how much have I spent on you this month?
how much did I spend on gemini today?|how much money did I spend on the model so far|show me what you cost
how many tokens did you use today?|how many tokens have I used this month|how many model calls did I make today?
how many model calls are left today?|how much of my token budget is left?|show me the model costs|show spending
spending|show me your costs|what's your bill this month?|what are the model costs this month?|my AI budget
what is my token usage?|show my model limits|do you cost anything?|what did the hosted model cost this month
what did the AI cost me today?|I want to know what you cost|Please tell me what you cost this month
can you tell me how much you cost?|what's the cost of the model|how much has aurum cost me this month?
gemini usage today|show me how much I spent on the model|tell me how much you have cost me so far
"""
OTHERS = """
how much did I spend on food?|what did i spend last month|how much do shoes cost?|what does it cost?|what's my bill?
how much does a flight to Rome cost?|my spending on coffee|review budget|show my budget|what is the price of gold
add spending review|how many calls did I make today?|what does a new model of the car cost|are you free tomorrow?
how much of my budget is left|how expensive is Paris|how much did you pay for the shoes|cut spending
reduce spending this month|model train costs|spending time with family|add ask what you cost|journal: what you cost
"""


def lines(text: str) -> list[str]:
    return text.strip().replace("\n", "|").split("|")


@pytest.mark.parametrize("text", lines(ASKED))
def test_what_it_cost_is_looked_up(text: str) -> None:
    found = understand(text, LIFE)
    assert list(found.calls) == [call("spending")]
    assert not found.leftovers


@pytest.mark.parametrize("text", lines(OTHERS))
def test_other_money_is_none_of_it(text: str) -> None:
    assert call("spending") not in understand(text, LIFE).calls


def period(calls: int, tokens: int, micros: int) -> dict[str, object]:
    left = {"calls": 500 - calls, "tokens": 10_000_000 - tokens, "micros": 5_000_000 - micros}
    return {"spent": {"calls": calls, "tokens": tokens, "micros": micros}, "left": left}


def model(name: str, calls: int, micros: int, *, priced: bool = True) -> dict[str, object]:
    return {"model": name, "month": {"calls": calls, "tokens": 9, "micros": micros}, "priced": priced}


LEFT = "Left today: $5.00, 500 model calls, 10 million tokens; this month:"


@pytest.mark.parametrize(
    ("month", "models", "said"),
    [
        (
            period(0, 0, 0),
            [],
            "No hosted model was called this month, so it cost nothing. "
            f"{LEFT} $5.00, 500 model calls, 10 million tokens.",
        ),
        (
            period(3, 45_678, 132_000),
            [model("gemini-3.5-flash", 3, 132_000)],
            "This month: $0.13, 3 model calls, 45,678 tokens. Today: nothing.\n"
            f"{LEFT} $4.87, 497 model calls, 9.95 million tokens.",
        ),
        (
            period(4, 1_000_000, 1_320),
            [model("gemini-3.5-flash", 3, 1_320), model("acme:one", 1, 0, priced=False)],
            "This month: at least $0.0013, 4 model calls, 1 million tokens. "
            "Today: nothing.\n"
            "- gemini-3.5-flash: $0.0013, 3 model calls\n- acme:one: price unknown, 1 model call\n"
            f"{LEFT} $5.00, 496 model calls, 9 million tokens.",
        ),
    ],
    ids=["nothing", "one", "unpriced"],
)
def test_it_says_what_was_spent_and_what_is_left(
    month: dict[str, object], models: list[object], said: str
) -> None:
    found = {"today": period(0, 0, 0), "month": month, "models": models}
    assert tight(str(say("what did you cost?", ok("spending", found))[-1].text)) == tight(said)
