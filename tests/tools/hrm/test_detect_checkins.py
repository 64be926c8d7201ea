"""What check-ins say when they are read together."""

from dataclasses import replace
from typing import Any

from tests.tools.hrm.lives import life
from tests.tools.hrm.pasts import ago, felt, past
from tools.hrm.detect import conclude
from tools.hrm.records import InsightDraft, Past


def told(before: Past, prefix: str) -> list[InsightDraft]:
    return [each for each in conclude(life(), before) if each.key.startswith(prefix)]


def days(*said: tuple[int, Any, Any, str]) -> Past:
    return past(felt=tuple(
        felt(n, ago(back), energy, mood, note=note) for n, (back, energy, mood, note) in enumerate(said)
    ))  # fmt: skip


def test_low_energy_for_three_days_in_a_row_is_told_with_its_check_ins() -> None:
    low = days((0, "low", None, ""), (1, "very_low", None, ""), (2, "low", None, ""), (4, "low", None, ""))
    (card,) = told(low, "streak:")
    assert (card.key, card.title, card.source) == (
        "streak:energy",
        "Low energy for 3 days in a row",
        "checkin",
    )
    assert card.summary.startswith("In your check-ins you said: low today, very low yesterday and low ")
    assert [each.id for each in card.evidence] == [each.id for each in low.felt[:3]]
    assert card.evidence[1].name == "Energy: very low"


def test_two_days_a_gap_or_a_better_word_later_make_no_streak() -> None:
    assert told(days((0, "low", None, ""), (1, "low", None, "")), "streak:") == []
    assert told(days((0, "low", None, ""), (1, "low", None, ""), (3, "low", None, "")), "streak:") == []
    assert told(days((2, "low", None, ""), (3, "low", None, ""), (4, "low", None, "")), "streak:") == []
    low = days((1, "low", None, ""), (2, "low", None, ""), (3, "low", None, ""))
    assert len(told(low, "streak:")) == 1, "today has not been said yet"
    later = replace(felt(9, ago(2), "high"), at=felt(1, ago(2)).at.replace(hour=21))
    assert told(replace(low, felt=(*low.felt, later)), "streak:") == []


def test_a_heavy_mood_in_a_row_is_told_too() -> None:
    heavy = days(
        *((back, "high", mood, "") for back, mood in enumerate(("anxious", "frustrated", "challenging")))
    )
    (card,) = told(heavy, "streak:")
    assert (card.key, card.title) == ("streak:mood", "A heavy mood for 3 days in a row")


def test_what_is_said_to_be_hard_on_two_days_is_an_obstacle_with_both_days() -> None:
    said = days(
        (0, None, "anxious", "Went well: lunch\nWas hard: The noise next door"),
        (3, None, "anxious", "Was hard: noise again."),
        (5, None, "anxious", "Was hard: the tax form"),
    )
    (card,) = told(said, "said:")
    assert (card.type, card.title) == ("obstacle_identification", "Hard on 2 days: noise again")
    assert [each.id for each in card.evidence] == [said.felt[0].id, said.felt[1].id]
    assert "noise" not in card.key


def test_what_goes_well_again_is_a_pattern() -> None:
    said = days((0, None, None, "Went well: a walk with Ann"), (2, None, None, "Went well: Walk"))
    (card,) = told(said, "said:")
    assert (card.type, card.title) == ("pattern_recognition", "Good on 2 days: Walk")


def test_twice_on_one_day_long_ago_or_in_other_places_is_not_again() -> None:
    noise = "Was hard: noise"
    assert told(days((0, None, None, noise), (0, None, None, noise)), "said:") == []
    assert told(days((0, None, None, noise), (40, None, None, noise)), "said:") == []
    assert told(days((0, None, None, noise), (1, None, None, "Went well: noise")), "said:") == []
    assert (
        told(days((0, None, None, "Was hard: all of it"), (1, None, None, "Was hard: all of it")), "said:")
        == []
    )
