"""The clock on the user's wall: changes of the clock, journeys, nights in which one is left in peace."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import pytest

from memory.nudges import NudgeSettings
from memory.records import User
from tools import schedule
from tools.when import zone_of

MORNING = time(8)


def living(zone: str, day_end: time = time(3), **more: object) -> User:
    return User(UUID(int=1), "Ada", zone, day_end, **{"home_zone": zone, **more})  # type: ignore[arg-type]


def local(text: str, zone: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone_of(zone)).astimezone(UTC)


@pytest.mark.parametrize(
    ("zone", "day", "at", "comes"),
    [
        ("Europe/London", "2026-03-29", "01:30", "2026-03-29T02:30+01:00"),
        ("Europe/London", "2026-10-25", "01:30", "2026-10-25T01:30+01:00"),
        ("America/New_York", "2027-03-14", "02:30", "2027-03-14T03:30-04:00"),
        ("America/New_York", "2026-11-01", "01:30", "2026-11-01T01:30-04:00"),
        ("Australia/Lord_Howe", "2026-10-04", "02:15", "2026-10-04T02:45+11:00"),
        ("Africa/Cairo", "2026-04-24", "00:30", "2026-04-24T01:30+03:00"),
        ("Africa/Cairo", "2026-04-24", "00:00", "2026-04-24T01:00+03:00"),
        ("Asia/Kathmandu", "2026-11-23", "08:00", "2026-11-23T08:00+05:45"),
    ],
)
def test_an_hour_that_is_skipped_comes_later_and_one_that_is_repeated_comes_first(
    zone: str, day: str, at: str, comes: str
) -> None:
    wanted, clock = date.fromisoformat(day), time.fromisoformat(at)
    fire = schedule.next_fire(living(zone, time()), clock, local(f"{day}T00:00", zone) - timedelta(hours=1))
    assert (fire.day, fire.at) == (wanted, datetime.fromisoformat(comes))
    then = schedule.next_fire(living(zone, time()), clock, fire.at)
    assert then.day == wanted + timedelta(days=1), "not once more in the hour that comes twice"
    assert then.at.astimezone(zone_of(zone)).time() == clock


def test_what_comes_in_the_small_hours_belongs_to_the_day_that_has_not_ended() -> None:
    ada = living("Europe/Berlin", time(3))
    fire = schedule.next_fire(ada, time(1), local("2026-11-23T22:00", "Europe/Berlin"))
    assert (fire.day, fire.at) == (date(2026, 11, 23), local("2026-11-24T01:00", "Europe/Berlin"))
    at_the_end = schedule.next_fire(ada, time(3), local("2026-11-23T22:00", "Europe/Berlin"))
    assert at_the_end.day == date(2026, 11, 24)


def test_once_a_week_it_comes_on_its_weekday() -> None:
    ada = living("Europe/Berlin")
    monday = local("2026-11-23T12:00", "Europe/Berlin")
    assert schedule.next_fire(ada, time(18), monday, weekday=6).day == date(2026, 11, 29)
    assert schedule.next_fire(ada, time(18), monday, weekday=0).at == local(
        "2026-11-23T18:00", "Europe/Berlin"
    )
    assert schedule.next_fire(ada, MORNING, monday, weekday=0).day == date(2026, 11, 30)
    assert schedule.last_fire(ada, MORNING, monday, weekday=0).day == date(2026, 11, 23)
    assert schedule.last_fire(ada, time(18), monday, weekday=0).day == date(2026, 11, 16)


def test_on_a_journey_the_clock_there_counts_and_from_its_end_the_one_at_home() -> None:
    ada = living(
        "Asia/Tokyo", home_zone="Europe/Berlin", travel_zone="Asia/Tokyo", travel_until=date(2026, 11, 24)
    )
    there = schedule.next_fire(ada, MORNING, local("2026-11-23T20:00", "Asia/Tokyo"))
    assert (there.day, there.at) == (date(2026, 11, 24), local("2026-11-24T08:00", "Asia/Tokyo"))
    home = schedule.next_fire(ada, MORNING, local("2026-11-24T20:00", "Asia/Tokyo"))
    assert (home.day, home.at) == (date(2026, 11, 25), local("2026-11-25T08:00", "Europe/Berlin"))
    last_there = schedule.next_fire(ada, time(2), local("2026-11-24T20:00", "Asia/Tokyo"))
    assert last_there.at == local("2026-11-25T02:00", "Asia/Tokyo"), "their day there ends at three"


NIGHT = NudgeSettings(quiet_from=time(22), quiet_until=time(7))


@pytest.mark.parametrize(
    ("at", "until"),
    [
        ("2026-11-23T21:59", None),
        ("2026-11-23T22:00", "2026-11-24T07:00"),
        ("2026-11-24T03:00", "2026-11-24T07:00"),
        ("2026-11-24T06:59", "2026-11-24T07:00"),
        ("2026-11-24T07:00", None),
    ],
)  # fmt: skip
def test_quiet_hours_reach_over_midnight(at: str, until: str | None) -> None:
    found = schedule.quiet(NIGHT, "Europe/Berlin", local(at, "Europe/Berlin"))
    assert found == (local(until, "Europe/Berlin") if until else None)


def test_quiet_hours_by_day_none_at_all_and_where_the_clock_changes() -> None:
    nap = NudgeSettings(quiet_from=time(13), quiet_until=time(15))
    noon, two = local("2026-11-23T12:00", "Europe/Berlin"), local("2026-11-23T14:00", "Europe/Berlin")
    assert schedule.quiet(nap, "Europe/Berlin", noon) is None
    assert schedule.quiet(nap, "Europe/Berlin", two) == local("2026-11-23T15:00", "Europe/Berlin")
    none = NudgeSettings(quiet_from=time(7), quiet_until=time(7))
    assert schedule.quiet(none, "Europe/Berlin", local("2026-11-23T07:00", "Europe/Berlin")) is None
    till_half_past_one = NudgeSettings(quiet_from=time(22), quiet_until=time(1, 30))
    second = datetime(2026, 10, 25, 1, 10, tzinfo=UTC)  # 01:10 in London, for the second time
    assert schedule.quiet(till_half_past_one, "Europe/London", second) is None, "they are over already"
    first = second - timedelta(hours=1)
    assert schedule.quiet(till_half_past_one, "Europe/London", first) == datetime(
        2026, 10, 25, 0, 30, tzinfo=UTC
    )


def test_a_morning_holds_for_six_hours_the_rest_until_the_days_end_and_reminders_for_good() -> None:
    ada = living("Europe/Berlin")
    due = local("2026-11-23T08:00", "Europe/Berlin")
    evening = local("2026-11-23T20:30", "Europe/Berlin")
    assert not schedule.too_late("morning", due, local("2026-11-23T13:59", "Europe/Berlin"), ada)
    assert schedule.too_late("morning", due, local("2026-11-23T14:00", "Europe/Berlin"), ada)
    assert not schedule.too_late("evening", evening, local("2026-11-24T02:59", "Europe/Berlin"), ada)
    assert schedule.too_late("evening", evening, local("2026-11-24T03:00", "Europe/Berlin"), ada)
    assert schedule.too_late("insight", due, local("2026-11-24T03:00", "Europe/Berlin"), ada)
    assert not schedule.too_late("reminder", due, local("2026-12-24T03:00", "Europe/Berlin"), ada)


def test_a_pause_holds_from_its_first_to_its_last_day() -> None:
    pause = NudgeSettings(away_from=date(2026, 11, 24), away_until=date(2026, 11, 26))
    days = [date(2026, 11, day) for day in range(23, 28)]
    assert [schedule.away(pause, day) for day in days] == [False, True, True, True, False]
    assert not schedule.away(NudgeSettings(), days[0])
