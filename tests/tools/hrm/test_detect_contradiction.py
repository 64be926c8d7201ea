"""What the blackboard says against itself is said, with both findings as evidence."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from lives import NOW, task
from pasts import ago, card, did, found, past, posted, two_pillars

from memory.blackboard import Insight
from tools.hrm.detect import contradictions

IN_TIME = {"type": "progress_prediction", "reasoning": {"chance": 0.8}, "title": "Likely in time"}


def pair(one: Insight, other: Insight) -> list[str]:
    return [each.key for each in contradictions([one, other], NOW)]


def test_a_project_that_will_be_in_time_and_has_stalled_is_a_contradiction() -> None:
    forecast, stalled = card("forecast:p", 1, **IN_TIME), card("stalled:p", 2, title="Ship it has stalled")
    (said,) = contradictions([stalled, forecast], NOW)
    assert said.key == "meta:forecast:p|stalled:p"
    assert said.summary == (
        "“Likely in time” (I1) and “Ship it has stalled” (I2) can’t both hold: say which one is right."
    )
    assert (said.type, said.confidence, said.impact) == ("pattern_recognition", 0.75, 0.6)
    assert (said.entity_type, said.entity_id) == ("project", UUID(int=201))
    assert [(row.noun, row.ref, row.id) for row in said.evidence] == [
        ("insights", "I1", forecast.id), ("insights", "I2", stalled.id),
    ]  # fmt: skip
    assert said.recommendations[1].call == {
        "tool": "rate_insight", "arguments": {"insight": "I2", "feedback": "rejected"},
    }  # fmt: skip
    assert contradictions([forecast, stalled], NOW) == [said], "whatever order they come in"


@pytest.mark.parametrize(
    "other",
    [
        card("stalled:q", 2, entity_id=UUID(int=202)),
        card("stalled:p", 2, state="dismissed"),
        card("helps:p:q", 2),
        card("forecast:p2", 2, **{**IN_TIME, "reasoning": {"chance": 0.5}}),
        card("forecast:p2", 2, **{**IN_TIME, "reasoning": {}}),
        card("meta:stalled", 2),
    ],
    ids=["another project", "dismissed", "another question", "undecided", "no chance said", "itself"],
)
def test_what_agrees_or_is_about_something_else_is_none(other: Insight) -> None:
    assert pair(card("forecast:p", 1, **IN_TIME), other) == []


@pytest.mark.parametrize(
    ("note", "against_stalled", "against_forecast"),
    [
        ("It is on track", True, False),
        ("We are not on track here", False, True),
        ("Stuck since the designer left", False, True),
        ("No longer blocked!", True, False),
        ("On track, though one task is late", False, False),
        ("Call the printer", False, False),
    ],
)
def test_a_users_note_counts_by_its_words(note: str, against_stalled: bool, against_forecast: bool) -> None:
    mine = card("note:1", 1, title=note, source="user")
    assert bool(pair(mine, card("stalled:p", 2))) is against_stalled
    assert bool(pair(mine, card("forecast:p", 2, **IN_TIME))) is against_forecast


def test_a_pattern_and_its_opposite_contradict() -> None:
    everywhere: dict[str, Any] = {"entity_type": "global", "entity_id": None, "type": "pattern_recognition"}
    more, less = card("weekday:1:more", 1, **everywhere), card("weekday:1:less", 2, **everywhere)
    assert pair(more, less) == ["meta:weekday:1:less|weekday:1:more"]
    assert pair(more, replace(less, key="weekday:2:less")) == []
    assert pair(more, replace(less, key="energy:less")) == []


def test_three_unsure_findings_of_one_kind_are_called_unsure() -> None:
    some = [card(f"stalled:{n}", n, confidence=0.5, entity_id=UUID(int=n)) for n in (1, 2, 3)]
    (said,) = contradictions(some, NOW)
    assert said.key == "meta:unsure:project"
    assert said.summary.startswith(
        "3 findings of the last 7 days about projects have a confidence of 50 % on average"
    )
    assert [row.ref for row in said.evidence] == ["I1", "I2", "I3"]
    assert (said.entity_type, said.path) == ("global", [])
    assert contradictions(some[:2], NOW) == []
    assert contradictions([*some[:2], replace(some[2], confidence=0.9)], NOW) == []
    assert contradictions([*some[:2], replace(some[2], created_at=NOW - timedelta(days=8))], NOW) == []
    assert contradictions([*some[:2], replace(some[2], entity_type="task")], NOW) == []


def test_what_the_detectors_find_is_read_as_it_is_posted() -> None:
    late = [task(n, f"Late {n}", ago(9)) for n in (1, 2, 3)]
    drafts = found(two_pillars(*late), past(did(1, ago(1)))).values()
    cards = [posted(each, n) for n, each in enumerate(drafts, 1)]
    assert contradictions(cards, NOW) == []
    overdue = next(each for each in cards if each.key.startswith("overdue:"))
    note = card("note:1", 99, title="All on schedule", source="user", entity_id=overdue.entity_id)
    assert [each.key for each in contradictions([*cards, note], NOW)] == [f"meta:note:1|{overdue.key}"]
