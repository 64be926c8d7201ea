"""Preferences: each field is kept as it was said, what can't be is refused, undo takes it back."""

from datetime import time
from typing import Any

import pytest

from memory.blackboard import Preferences
from memory.errors import Invalid
from tests.acting import NewPerson, Person

ALL: dict[str, Any] = {
    "detail": "detailed", "show_confidence": False, "show_path": False, "personality": "strategist",
    "style": "analytical", "optimization": "wellbeing", "work_start": time(7, 30), "work_end": time(15),
    "work_days": (0, 1, 5), "energy_pattern": "evening_peak", "learning": False,
    "weights": {"TEMPORAL_URGENCY_001": 0.4},
}  # fmt: skip
SAID = {**ALL, "work_start": "07:30", "work_end": "15:00", "work_days": ["monday", "tuesday", "saturday"]}


async def test_who_never_said_anything_has_the_usual_ones(person: Person) -> None:
    assert await person("my_preferences") == Preferences()


@pytest.mark.parametrize("name", sorted(ALL))
async def test_each_is_kept_and_the_others_stay(person: Person, name: str) -> None:
    changed = await person("change_preferences", **{name: SAID[name]})
    assert changed == await person("my_preferences")
    assert {each: getattr(changed, each) for each in ALL} == {
        each: ALL[each] if each == name else getattr(Preferences(), each) for each in ALL
    }


async def test_all_of_them_at_once_are_one_operation_that_undo_takes_back(person: Person) -> None:
    await person("change_preferences", detail="minimal")
    before = await person("my_preferences")
    assert await person("change_preferences", **SAID) == Preferences(**ALL)
    assert len(person.operations) == 2
    await person("undo")
    assert await person("my_preferences") == before
    await person("undo")
    assert await person("my_preferences") == Preferences()


async def test_an_older_change_is_undone_where_a_newer_one_was_of_something_else(person: Person) -> None:
    for each in ({"detail": "minimal"}, {"style": "direct"}, {"personality": "assistant"}):
        await person("change_preferences", **each)
    await person("undo", operation=str(person.operations[1]))
    now = await person("my_preferences")
    assert (now.detail, now.style, now.personality) == ("minimal", "encouraging", "assistant")


@pytest.mark.parametrize(
    "wrong",
    [
        {"detail": "endless"},
        {"personality": "tyrant"},
        {"work_start": "18:00"},
        {"work_end": "08:00"},
        {"work_start": "10:00", "work_end": "10:00"},
        {"work_start": "09:00Z"},
        {"work_days": ["someday"]},
        {"work_days": [1]},
        {"energy_pattern": "night"},
        {"weights": {"deadlines": 2}},
        {"learning": "perhaps"},
        {"mood": "good"},
    ],
)
async def test_what_can_not_be_is_refused_and_changes_nothing(person: Person, wrong: dict[str, Any]) -> None:
    with pytest.raises(Invalid):
        await person("change_preferences", **wrong)
    with pytest.raises(Invalid):
        await person("change_preferences", **{"show_path": False, **wrong})
    assert await person("my_preferences") == Preferences()


async def test_hours_are_held_against_those_that_stay(person: Person) -> None:
    await person("change_preferences", work_start="06:00", work_end="10:00")
    with pytest.raises(Invalid, match="later on the same day"):
        await person("change_preferences", work_start="11:00")
    await person("change_preferences", work_end="14:00")
    await person("change_preferences", work_start="11:00")


async def test_no_day_of_work_at_all_is_possible(person: Person) -> None:
    assert (await person("change_preferences", work_days=[])).work_days == ()


async def test_preferences_are_each_users_own(person: Person, new_person: NewPerson) -> None:
    other = await new_person()
    await other("change_preferences", **SAID)
    assert await person("my_preferences") == Preferences()
