"""Words are checked against the facts they were made of."""

from datetime import date

import pytest

from tools.hrm.claims import deeds, facts_of, unfounded

TODAY = date(2026, 11, 23)  # a Monday
FACTS = facts_of(
    [
        {
            "title": "Buy shoes comes first",
            "summary": "Due Fri 27 Nov, in 4 days; unblocks 2 tasks",
            "score": 80.24,
            "confidence": 0.85,
            "task": {"ref": "T7", "title": "Buy shoes", "due_date": "2026-11-27", "estimate_minutes": 45},
            "path": [
                {"name": "Health"},
                {"name": "Half marathon in Lübeck", "sentence": "3 of 12 tasks done"},
            ],
        }
    ],
    TODAY,
)

FOUNDED = [
    "Buy shoes comes first because it is due on Friday and unblocks two tasks.",
    "With 80 points, T7 leads. We are 85 % sure.",
    "A score of 80.2 is high: 3 of 12 tasks of Half marathon in Lübeck are done.",
    "It is due 27 November, in 4 days. Take 45 minutes for it.",
    "Start with “Buy shoes”; Health will thank you.",
    "1. Buy the shoes.\n2. Then look at what they unblock.",
    "You're close! Don't wait until Friday, 27 Nov 2026.",
    "Half marathon's next step is one small errand.",
    "Keep going, there are many good reasons to do it soon.",
    "**Buy shoes** — due 2026-11-27.",
]
UNFOUNDED = [
    ("You have 5 tasks left.", "5"),
    ("Your score is 81.", "81"),
    ("It is 90 % likely.", "90"),
    ("It is due on Thursday.", "Thursday"),
    ("It is due on 28 November.", "28 November"),
    ("It was due 2026-11-20.", "2026-11-20"),
    ("Do it by December 3rd.", "December 3rd"),
    ("It is due tomorrow.", "tomorrow"),
    ("It has to be finished this week.", "this week"),
    ("Meet at 15:00.", "15:00"),
    ("Ask Anna about the size.", "Anna"),
    ("Zeppelin blocks it.", "Zeppelin"),
    ("See T9 as well.", "T9"),
    ("see t9 as well.", "t9"),
    ("It belongs to “Marathon in Kiel”.", "Marathon in Kiel"),
    ("Seven tasks wait for it.", "Seven"),
    ("One task waits for it.", "One task"),
    ("It takes a hundred hours.", "hundred"),
    ("I have moved it to the top.", "I have moved"),
    ("I've already scheduled it.", "I've already scheduled"),
    ("We just added a reminder.", "We just added"),
    ("Done! The shoes are ordered.", "Done"),
    ("It has been rescheduled for you.", "has been rescheduled"),
    ("The reminder was sent.", "was sent"),
    ("It is now completed.", "is now completed"),
    ("Das Projekt ist fast fertig.", "Projekt"),
]


@pytest.mark.parametrize("text", FOUNDED)
def test_what_the_facts_hold_may_be_said(text: str) -> None:
    assert unfounded(text, FACTS) == ()


@pytest.mark.parametrize(("text", "piece"), UNFOUNDED)
def test_what_no_fact_holds_is_found(text: str, piece: str) -> None:
    assert piece in [found.strip() for found in unfounded(text, FACTS)]


def test_a_number_is_rounded_as_it_is_said() -> None:
    facts = facts_of([{"share": 0.333, "points": 34.06}], TODAY)
    assert unfounded("A share of 33 %, or 0.33; 34 points, 34.1 at most.", facts) == ()
    assert unfounded("A share of 34.2 points.", facts) == ("34.2",)


def test_what_others_did_may_be_said_where_the_facts_say_it() -> None:
    facts = facts_of(["9 tasks were completed, 3 of them late"], TODAY)
    assert unfounded("Nine tasks were completed.", facts) == ()
    assert unfounded("Nine tasks were deleted.", facts) == ("were deleted",)
    assert unfounded("I completed nine tasks.", facts) == ("I completed",)


def test_wishes_plans_and_questions_are_no_deeds() -> None:
    for text in (
        "I can add it for you.",
        "Shall I move T3?",
        "I would have moved it.",
        "You have completed nine tasks.",
        "Do you want me to have it done?",
        "Move T3 to Friday, and it is done.",
        "I will move it once you say so.",
        "Nothing was changed.",
    ):
        assert deeds(text) in ([], ["was changed"]), text
