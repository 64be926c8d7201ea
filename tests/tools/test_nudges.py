"""When and where one wants to be spoken to first: each is kept as it was said, what can't be is refused, undo works."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from memory.errors import Invalid
from memory.nudges import NudgeSettings
from tests.acting import NewPerson, Person

SAID: dict[str, Any] = {
    "morning_on": False, "morning_at": "07:30", "evening_on": False, "evening_at": "21:15", "weekly_on": False,
    "weekly_day": "friday", "weekly_at": "16:00", "insights_on": False, "quiet_from": "23:00",
    "quiet_until": "06:30", "daily_cap": 3, "bundle_minutes": 0, "channels": ["slack", "web"],
    "ways": [{"kind": "reminder", "channel": "slack"}],
}  # fmt: skip
KEPT: dict[str, Any] = {
    **SAID, "morning_at": time(7, 30), "evening_at": time(21, 15), "weekly_day": 4, "weekly_at": time(16),
    "quiet_from": time(23), "quiet_until": time(6, 30), "channels": ("slack", "web"), "ways": {"reminder": "slack"},
}  # fmt: skip
MONDAY = datetime(2026, 11, 23, 12, tzinfo=UTC)


async def test_who_never_said_anything_has_the_usual_ones(person: Person) -> None:
    assert await person("nudge_settings") == NudgeSettings()


@pytest.mark.parametrize("name", sorted(SAID))
async def test_each_is_kept_and_the_others_stay(person: Person, name: str) -> None:
    changed = await person("change_nudges", **{name: SAID[name]})
    assert changed == await person("nudge_settings")
    assert {each: getattr(changed, each) for each in KEPT} == {
        each: KEPT[each] if each == name else getattr(NudgeSettings(), each) for each in KEPT
    }


async def test_all_of_it_is_one_operation_that_undo_takes_back(person: Person) -> None:
    await person("change_nudges", daily_cap=5)
    assert await person("change_nudges", **SAID) == NudgeSettings(**KEPT)
    await person("undo")
    assert await person("nudge_settings") == NudgeSettings(daily_cap=5)
    await person("undo")
    assert await person("nudge_settings") == NudgeSettings()


async def test_ways_are_set_and_taken_away_kind_by_kind(person: Person) -> None:
    await person("change_nudges", ways=[{"kind": "checkin", "channel": "telegram"}])
    await person("change_nudges", ways=[{"kind": "reminder", "channel": "web"}, {"kind": "weekly"}])
    assert (await person("nudge_settings")).ways == {
        "morning": "telegram", "evening": "telegram", "reminder": "web",
    }  # fmt: skip


async def test_a_pause_is_said_in_plain_words_and_ended(person: Person) -> None:
    person.now = MONDAY
    paused = await person("change_nudges", pause_until="friday")
    assert (paused.away_from, paused.away_until) == (date(2026, 11, 23), date(2026, 11, 27))
    longer = await person("change_nudges", pause_until="2026-12-04", pause_from="2026-12-01")
    assert (longer.away_from, longer.away_until) == (date(2026, 12, 1), date(2026, 12, 4))
    over = await person("change_nudges", pause_until="none")
    assert (over.away_from, over.away_until) == (None, None)
    await person("undo")
    assert (await person("nudge_settings")).away_until == date(2026, 12, 4)


@pytest.mark.parametrize(
    "wrong",
    [
        {"morning_at": "8"},
        {"morning_at": "25:00"},
        {"evening_at": "20:30Z"},
        {"weekly_day": "someday"},
        {"daily_cap": -1},
        {"daily_cap": 101},
        {"bundle_minutes": 241},
        {"channels": ["fax"]},
        {"ways": [{"kind": "gossip", "channel": "slack"}]},
        {"ways": [{"kind": "reminder", "channel": "fax"}]},
        {"pause_until": "2020-01-01"},
        {"pause_until": "someday"},
        {"pause_from": "friday"},
        {"pause_from": "2026-12-05", "pause_until": "2026-12-04"},
        {"mood": "good"},
    ],
)
async def test_what_can_not_be_is_refused_and_changes_nothing(person: Person, wrong: dict[str, Any]) -> None:
    person.now = MONDAY
    with pytest.raises(Invalid):
        await person("change_nudges", **wrong)
    with pytest.raises(Invalid):
        await person("change_nudges", **{"weekly_on": False, **wrong})
    assert await person("nudge_settings") == NudgeSettings()


async def test_a_change_has_its_user_attended_to(person: Person) -> None:
    await person("change_nudges", morning_at="07:30")
    async with person.database.scope(person.id) as scope:
        rows = await scope.rows("select name, key from jobs where user_id = %s", [person.id])
    assert ("attend", "") in {(row["name"], row["key"]) for row in rows}


async def test_settings_are_each_users_own(person: Person, new_person: NewPerson) -> None:
    other = await new_person()
    await other("change_nudges", **SAID)
    assert await person("nudge_settings") == NudgeSettings()
