"""What is concluded of a life, as lines in a terminal."""

import pytest

from channels import conclusions
from memory.records import Json
from tests.agent.offline.test_words_board import ALIGNED, CARD, FORECAST
from tests.agent.offline.test_words_why import PLAN, WHY


def test_why_shows_every_rule_what_sets_it_apart_and_what_to_do() -> None:
    said = conclusions.why(WHY, colour=False)
    assert said.splitlines()[:3] == [
        " 60.2  T7 Buy shoes — place 2 of 5",
        "       It serves Health",
        "   34.1  Task Deadline Urgency: Due in 11 days",
    ]
    assert "Beside T9 Buy milk with 80.2:\n   -25.9  Task Deadline Urgency: Due today" in said
    assert said.splitlines()[-3:] == [
        "First with:",
        "  Due Thu 26 Nov instead of Fri 4 Dec → first",
        "  Half marathon at importance 5 instead of 3 → first",
    ]
    assert conclusions.why({"scored": None}, colour=False) == "Nothing can be done now, so nothing is first."


def test_a_plan_is_a_timetable_both_ways() -> None:
    said = conclusions.plan(PLAN, colour=False).splitlines()
    assert said[:2] == ["2026-11-23  09:00–12:00, 2 h 30 min free", "  09:30–10:00  taken: Dentist"]
    assert "  10:00–10:30 about  T9 Buy milk: Due today" in said
    assert "45 min too much. Drop or postpone:" in said
    assert "  T5 Call mom, 45 min → 2026-11-24 No room" in said
    nothing: Json = PLAN | {"options": [], "busy": [], "summary": "Nothing is to be done today."}
    assert conclusions.plan(nothing, colour=False).endswith("Nothing is to be done today.")


def test_balance_is_bars_and_a_forecast_is_dates() -> None:
    found: Json = ALIGNED | {"since": "2026-11-17", "until": "2026-11-23"}
    lines = conclusions.alignment(found, colour=False).splitlines()
    assert lines[0] == "65.0 of 100, 2026-11-17 to 2026-11-23, 72.5 before"
    assert lines[1] == "  █████                 25.0 %  Health (60.0 % planned, 1 h)"
    dates = conclusions.forecast(FORECAST | {"weeks": [["2026-11-16", 2]]}, colour=False)
    assert (
        "half of the runs are done by 2026-12-04\n  85 % by 2026-12-11\n  due 2026-12-08: 70% of the runs"
        in dates
    )
    unsure: Json = FORECAST | {"weeks": [], "likely": None, "safe": None, "chance": None}
    assert "half of the runs" not in conclusions.forecast(unsure, colour=False)


def test_cards_come_with_their_advice() -> None:
    said = conclusions.insights([CARD | {"state": "active"}], colour=False)
    assert said.splitlines() == [
        "I3 Launch v1 stands still 80%",
        "       Nothing was done in 20 days.",
        "       → Do T9 today",
        "       → Talk to somebody about it",
    ]


@pytest.mark.parametrize("colour", [True, False])
def test_nobodys_words_move_the_cursor(colour: bool) -> None:
    found: Json = {**CARD, "state": "active", "title": "\033[2Jgone", "summary": "\033]0;x"}
    said = conclusions.insights([found], colour=colour)
    assert "\033[2J" not in said
    assert "\033]0" not in said
