"""Packs are written for the day on which they are looked at; personas follow from six answers."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools import packs, personas, recurrence
from tools.packs import PACKS, Pack, Season

DAYS = st.dates(date(2020, 1, 1), date(2100, 1, 1))

# pillar → area (importance) → project (priority/importance)
SHAPE = {
    "student": {
        "Academics": {
            "Coursework": (5, "high", 5),
            "Career Planning": (4, "high", 5),
            "Extracurriculars": (3, "medium", 4),
        },
        "Well-being": {
            "Physical Health": (4, "medium", 4),
            "Mental Health": (5, "medium", 4),
            "Social Life": (3, "low", 3),
        },
        "Finances": {
            "Budgeting": (4, "high", 4),
            "Income": (3, "medium", 3),
            "Financial Education": (2, "low", 2),
        },
    },
    "entrepreneur": {
        "Business Development": {
            "Strategy": (5, "high", 5),
            "Fundraising": (4, "high", 5),
            "Operations": (4, "medium", 4),
        },
        "Product": {
            "Product Roadmap": (5, "high", 5),
            "User Feedback": (4, "high", 4),
            "Technical Debt": (3, "medium", 3),
        },
        "Personal Life": {
            "Mental Clarity": (5, "medium", 4),
            "Family & Friends": (4, "low", 3),
            "Skill Development": (3, "low", 2),
        },
    },
    "busy_employee": {
        "Career": {
            "Professional Development": (5, "high", 5),
            "Work Projects": (5, "high", 5),
            "Networking": (3, "medium", 3),
        },
        "Health & Wellness": {
            "Fitness": (4, "medium", 4),
            "Nutrition": (4, "medium", 4),
            "Sleep": (5, "high", 5),
        },
        "Relationships": {
            "Family": (5, "medium", 4),
            "Friends": (3, "low", 3),
            "Personal Time": (4, "medium", 4),
        },
    },
}


@pytest.mark.parametrize("key", PACKS)
def test_a_pack_has_its_pillars_areas_and_projects(key: str) -> None:
    parts = packs.parts(PACKS[key], Season(date(2026, 11, 23)))
    by_path = {part.path: part for part in parts}
    shape: dict[str, dict[str, tuple[object, ...]]] = {
        part.name: {} for part in parts if part.level == "pillar"
    }
    for part in parts:
        if part.level == "area":
            project = by_path[f"{part.path}/project"]
            pillar = by_path[part.path.split("/")[0]]
            shape[pillar.name][part.name] = (part.importance, project.priority, project.importance)
            assert [f"{project.path}/{step}" in by_path for step in packs.STEPS] == [True] * 3
    assert shape == SHAPE[key]
    assert len(by_path) == len(parts) == 3 + 9 + 9 + 27


@pytest.mark.parametrize("pack", PACKS.values(), ids=PACKS)
@given(day=DAYS, south=st.booleans())
def test_what_is_dated_lies_ahead_and_names_its_time(pack: Pack, day: date, south: bool) -> None:
    parts = packs.parts(pack, Season(day, south))
    for part in parts:
        assert 1 <= len(part.name) <= (500 if part.level == "task" else 200)
        assert part.due is None or day + timedelta(28) < part.due < day + timedelta(460)
        assert part.recurrence is None or recurrence.check(part.recurrence) == part.recurrence
    for year in re.findall(r"\b20\d\d\b", " ".join(part.name for part in parts)):
        assert day.year <= int(year) <= day.year + 2


@pytest.mark.parametrize(("day", "south", "quarter", "summer", "term", "month"), [
    (date(2026, 11, 23), False, "Q4 2026", "summer 2027", "spring", "December"),
    (date(2026, 12, 3), False, "Q1 2027", "summer 2027", "spring", "January"),
    (date(2027, 4, 10), False, "Q2 2027", "summer 2028", "fall", "May"),
    (date(2027, 1, 1), True, "Q1 2027", "summer 2027/28", "fall", "February"),
    (date(2027, 8, 1), True, "Q3 2027", "summer 2027/28", "spring", "September"),
])  # fmt: skip
def test_the_times_of_a_year(
    day: date, south: bool, quarter: str, summer: str, term: str, month: str
) -> None:
    season = Season(day, south)
    assert (season.quarter[0], season.summer[0], season.term[0], season.month) == (
        quarter,
        summer,
        term,
        month,
    )


ALL = dict.fromkeys(["student", "career", "entrepreneur", "family", "wellness", "achiever"], True)
SCORES: list[tuple[dict[str, bool], tuple[int, ...]]] = [
    ({}, (20, 35, 55, 45, 45, 20)),
    (ALL, (105, 80, 65, 70, 70, 105)),
    ({"student": True}, (10, 85, 30, 25, 45, 20)),
    ({"entrepreneur": True, "achiever": True}, (100, 25, 50, 30, 10, 95)),
]
"""In the order of the personas: entrepreneur, student, professional, family, wellness, achiever."""


@pytest.mark.parametrize(("answers", "scores"), SCORES)
def test_answers_give_each_persona_its_points(answers: dict[str, bool], scores: tuple[int, ...]) -> None:
    found = personas.scored(answers)
    by_key = {each.key: each.score for each in found}
    assert tuple(by_key[persona.key] for persona in personas.PERSONAS) == scores
    assert [each.score for each in found] == sorted(scores, reverse=True)
    for each in found:
        assert sum(int(reason.split()[0]) for reason in each.reasons) == each.score


@pytest.mark.parametrize("key", [question.key for question in personas.QUESTIONS])
def test_whoever_says_yes_once_gets_the_persona_of_that_answer(key: str) -> None:
    first, *_ = personas.scored({key: True})
    assert first.key == {
        "student": "student", "career": "professional", "entrepreneur": "entrepreneur", "family": "family_focused",
        "wellness": "wellness_seeker", "achiever": "high_achiever",
    }[key]  # fmt: skip
