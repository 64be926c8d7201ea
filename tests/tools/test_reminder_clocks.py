"""Reminders and clocks: where the clock changes, and where their user travels."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.acting import Person
from tests.tools.test_reminders import MONDAY, at, next_at, said


@pytest.fixture(autouse=True)
def _monday(person: Person) -> None:
    person.now = MONDAY


async def test_a_time_that_the_clock_skips_comes_when_it_would_have(person: Person) -> None:
    person.now = datetime(2027, 3, 27, 12, tzinfo=UTC)
    await person("add_task", title="Feed the cat")
    made = await person("set_reminder", task="T1", at="2027-03-28T02:30")
    assert made.at == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)
    assert made.local == "tomorrow 03:30"
    assert len(await said(person, datetime(2027, 3, 28, 1, 29, tzinfo=UTC))) == 0
    assert len(await said(person, datetime(2027, 3, 28, 1, 30, tzinfo=UTC))) == 1


async def test_a_time_that_the_clock_repeats_comes_the_first_time_alone(person: Person) -> None:
    person.now = datetime(2026, 10, 24, 12, tzinfo=UTC)
    await person("add_task", title="Feed the cat")
    made = await person("set_reminder", task="T1", at="2026-10-25T02:30")
    assert made.at == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert len(await said(person, datetime(2026, 10, 25, 0, 30, tzinfo=UTC))) == 1
    assert len(await said(person, datetime(2026, 10, 25, 1, 30, tzinfo=UTC))) == 0


async def test_a_day_before_is_the_same_hour_though_the_clock_changes_between(person: Person) -> None:
    person.now = datetime(2027, 3, 26, 12, tzinfo=UTC)
    await person("add_task", title="Fly", due="2027-03-28T12:00")
    made = await person("set_reminder", task="T1", at="1 day before")
    assert made.local == "tomorrow 12:00"


async def test_a_flight_takes_reminders_along_and_home_again(person: Person) -> None:
    await person("add_task", title="Vitamins")
    await person("set_reminder", task="T1", at="tomorrow at 9")
    await person("set_reminder", task="T1", at="2026-12-20T09:00")
    await person("change_me", travel_zone="Asia/Tokyo", travel_until="2026-12-01")
    assert [each.at for each in await person("list_reminders")] == [
        datetime(2026, 11, 24, 0, tzinfo=UTC), datetime(2026, 12, 20, 8, tzinfo=UTC),
    ]  # fmt: skip
    await person("change_me", travel_zone="none")
    assert await next_at(person) == at(9, day=24)


async def test_who_flies_west_behind_a_reminder_is_not_reminded_again_at_that_hour(person: Person) -> None:
    await person("add_task", title="Vitamins", due="today 12:00")
    await person("set_reminder", task="T1", at="today at 10")
    await person("set_reminder", task="T1", at="when due")
    assert len(await said(person, at(10))) == 1
    assert len(await said(person, at(12))) == 1
    person.now = at(13)
    await person("change_me", travel_zone="America/New_York", travel_until="2026-12-01")
    assert await next_at(person) is None
    for hours in range(1, 30):
        assert await said(person, at(13) + timedelta(hours=hours)) == []
    await person("change_task", task="T1", due="today 20:00")
    assert len(await said(person, datetime(2026, 11, 24, 1, tzinfo=UTC))) == 1, "it is due at another hour"
