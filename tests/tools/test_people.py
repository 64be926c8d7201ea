"""The user's calendar: where they are, when their day ends, and that "today" goes with them and comes home."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from memory.errors import Ambiguous, Invalid
from tests.acting import Person

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


async def today(person: Person) -> date:
    """What "today" means to them now."""
    task = await person("add_task", title="x", due="today")
    assert task.due_date is not None
    due: date = task.due_date
    return due


async def test_what_is_said_of_oneself_holds_and_the_rest_stays(person: Person) -> None:
    me = await person(
        "change_me", name="Ada L.", zone="America/New_York", day_end="04:30", week_start="sunday"
    )
    assert (me.name, me.zone, me.home_zone, me.day_end, me.week_start) == (
        "Ada L.", "America/New_York", "America/New_York", time(4, 30), 6,
    )  # fmt: skip
    again = await person("change_me", week_start="monday")
    assert (again.name, again.zone, again.day_end, again.week_start) == ("Ada L.", me.zone, me.day_end, 0)


async def test_today_follows_the_traveller_and_comes_home_after_the_last_day(person: Person) -> None:
    person.now = NOON
    me = await person("change_me", travel_zone="Asia/Tokyo", travel_until="2026-11-25")
    assert (me.zone, me.home_zone, me.travel_until) == ("Asia/Tokyo", "Europe/Berlin", date(2026, 11, 25))
    person.now = at(23, 20)  # 5:00 on the 24th in Tokyo, 21:00 on the 23rd in Berlin
    assert await today(person) == date(2026, 11, 24)
    person.now = at(25, 17, 59)  # 2:59 on the 26th in Tokyo: still the 25th, whose day ends at 3:00
    assert await today(person) == date(2026, 11, 25)
    person.now = at(25, 18, 1)  # 3:01 on the 26th in Tokyo; home again, it is 19:01 on the 25th
    assert await today(person) == date(2026, 11, 25)
    person.now = at(25, 21)
    me = await person("change_me")
    assert (me.zone, me.travel_zone, me.travel_until) == ("Europe/Berlin", None, None)
    person.now = at(26, 20)  # the 27th in Tokyo
    assert await today(person) == date(2026, 11, 26)


async def test_west_of_home_the_day_is_longer(person: Person) -> None:
    person.now = NOON
    await person("change_me", travel_zone="Pacific/Honolulu", travel_until="friday")
    person.now = at(24, 12)  # 2:00 on the 24th in Honolulu
    assert await today(person) == date(2026, 11, 23)


async def test_a_journey_can_be_prolonged_moved_on_and_ended(person: Person) -> None:
    person.now = NOON
    await person("change_me", travel_zone="Asia/Tokyo", travel_until="2026-11-25")
    assert (await person("change_me", travel_until="2026-11-28")).travel_zone == "Asia/Tokyo"
    moved = await person("change_me", travel_zone="Asia/Seoul")
    assert (moved.zone, moved.travel_until) == ("Asia/Seoul", date(2026, 11, 28))
    home = await person("change_me", travel_zone="none")
    assert (home.zone, home.travel_zone, home.travel_until) == ("Europe/Berlin", None, None)


@pytest.mark.parametrize(("said", "zone"), [
    ("europe/berlin", "Europe/Berlin"), ("Tokyo", "Asia/Tokyo"), ("new york", "America/New_York"), ("UTC", "UTC"),
    ("buenos aires", None), ("atlantis", None), ("", None), ("../etc/passwd", None), ("posix/Asia/Tokyo", None),
])  # fmt: skip
async def test_a_zone_is_named_by_its_name_or_its_city(person: Person, said: str, zone: str | None) -> None:
    if zone:
        assert (await person("change_me", zone=said)).zone == zone
        return
    with pytest.raises((Invalid, Ambiguous)):
        await person("change_me", zone=said)
    assert (await person("change_me")).zone == "Europe/Berlin"


@pytest.mark.parametrize(("given", "words"), [
    ({"travel_zone": "Asia/Tokyo"}, "until when"),
    ({"travel_until": "2026-12-01"}, "where you travel"),
    ({"travel_zone": "Asia/Tokyo", "travel_until": "2026-11-22"}, "over"),
    ({"travel_zone": "Asia/Tokyo", "travel_until": "whenever"}, "no date"),
    ({"travel_zone": "Mars", "travel_until": "2026-12-01"}, "no time zone"),
    ({"day_end": "25:00"}, "day_end"), ({"day_end": "03:00+01:00"}, "local hour"),
    ({"week_start": "someday"}, "week_start"), ({"name": " "}, "name"),
])  # fmt: skip
async def test_what_can_not_be_used_is_refused_and_changes_nothing(
    person: Person, given: dict[str, Any], words: str
) -> None:
    person.now = NOON
    before = await person("change_me")
    with pytest.raises(Invalid, match=words):
        await person("change_me", **given)
    assert await person("change_me") == before


async def test_what_was_changed_of_oneself_is_taken_back_by_undo(person: Person) -> None:
    person.now = NOON
    await person("add_task", title="Pack")
    await person("change_me", name="Ada L.", travel_zone="Asia/Tokyo", travel_until="2026-12-01")
    undone = await person("undo")
    assert undone.restored == ("Your profile is as it was.",)
    me = await person("change_me")
    assert (me.name, me.zone, me.travel_zone) == ("Ada", "Europe/Berlin", None)
    await person("redo")
    assert (await person("change_me")).zone == "Asia/Tokyo"
    assert [task.title for task in await person("list_tasks")] == ["Pack"]
    (*_, newest) = (await person("list_operations"))[::-1]
    assert newest.label == "redo"
