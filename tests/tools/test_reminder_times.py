"""When reminders come, for any zone, date and recurrence: at the hour that was meant, once, however often one looks."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memory.records import User
from memory.reminders import Reminder
from tools.recurrence import following
from tools.reminder_times import Coming, at_wall, due_of, length, local_of, next_of

ZONES = (
    "Europe/Berlin", "Europe/London", "America/New_York", "Australia/Lord_Howe", "Africa/Cairo", "Asia/Kolkata",
    "Pacific/Kiritimati", "UTC",
)  # fmt: skip
RULES = ("FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO,TH", "FREQ=WEEKLY;INTERVAL=2", "FREQ=MONTHLY;BYMONTHDAY=-1")
days = st.integers(0, 400).map(lambda ahead: date(2026, 3, 1) + timedelta(days=ahead))
times = st.times().map(lambda at: at.replace(second=0, microsecond=0, tzinfo=None))
users = st.builds(
    lambda zone, end: User(UUID(int=1), "Ada", zone, end, home_zone=zone), st.sampled_from(ZONES),
    st.sampled_from([time(0), time(3), time(5)]),
)  # fmt: skip
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


def reminder(**more: object) -> Reminder:
    plain = {
        "id": UUID(int=2), "task_id": UUID(int=3), "ref": "T1", "title": "Call", "day": None, "time": None,
        "before_minutes": None, "snoozed_until": None, "created_at": LONG_AGO, "reminded_at": None, "due_date": None,
        "due_time": None, "recurrence": None, "recurs_from": None, "recurs_on": None, "after_completion": False,
        "done": False, "deleted": False, "archived": False, "wall": None,
    }  # fmt: skip
    return Reminder(**{**plain, **more})  # type: ignore[arg-type]


def looked_at(each: Reminder, user: User, start: datetime, end: datetime, step: timedelta) -> list[datetime]:
    """For which instants it is said when somebody looks again and again, and whenever it says that it comes."""
    said, now = [], start
    while now < end:
        if one := due_of(each, user, now):
            said.append(one.at)
            each = replace(each, reminded_at=one.at, wall=one.wall or each.wall)
        assert due_of(each, user, now) is None, "it was just said"
        coming = next_of(each, user, now)
        now = min(now + step, coming) if coming else now + step
    return said


@given(users, days, times)
def test_an_hour_by_the_clock_is_that_hour_or_comes_as_much_later_as_the_clock_skips(
    user: User, day: date, at: time
) -> None:
    instant = at_wall(day, at, user)
    local = instant.astimezone(ZoneInfo(user.home_zone)).replace(tzinfo=None)
    skipped = local - datetime.combine(day, at)
    assert skipped in (timedelta(), timedelta(minutes=30), timedelta(hours=1))
    earlier = (instant - timedelta(hours=1)).astimezone(ZoneInfo(user.home_zone)).replace(tzinfo=None)
    assert earlier != datetime.combine(day, at), "of two the first"


@given(users, days, times, st.sampled_from([timedelta(minutes=7), timedelta(hours=5), timedelta(days=2)]))
def test_one_by_the_clock_is_said_once_at_its_instant(
    user: User, day: date, at: time, step: timedelta
) -> None:
    each, instant = reminder(day=day, time=at), at_wall(day, at, user)
    assert looked_at(each, user, instant - 2 * step, instant + 9 * step, step) == [instant]


@given(users, days, times, st.sampled_from(RULES), st.sampled_from([0, 10, 90, 1440, 1500, 3 * 1440]))
def test_each_date_of_a_recurring_task_is_said_once_and_none_is_left_out(
    user: User, day: date, at: time, rule: str, before: int
) -> None:
    each = reminder(
        before_minutes=before, due_date=day, due_time=at, recurrence=rule, recurs_from=day, recurs_on=day
    )
    dates = [day, *following(rule, day, day, 5)]
    wanted = [
        at_wall(due - timedelta(days=before // 1440), at, user) - timedelta(minutes=before % 1440)
        for due in dates
    ]
    start, end = wanted[0] - timedelta(hours=1), wanted[-1] + timedelta(minutes=1)
    assert looked_at(each, user, start, end, timedelta(hours=31)) == wanted


@given(users, days, times, st.integers(1, 600))
def test_a_snoozed_one_is_said_once_more_when_its_rest_is_over(
    user: User, day: date, at: time, minutes: int
) -> None:
    instant = at_wall(day, at, user)
    until = instant + timedelta(minutes=minutes)
    each = reminder(
        day=day, time=at, reminded_at=instant, wall=datetime.combine(day, at), snoozed_until=until
    )
    assert looked_at(each, user, instant, until + timedelta(days=1), timedelta(minutes=11)) == [until]


def test_what_was_long_ago_is_not_said_and_what_was_before_it_was_set_neither() -> None:
    user = User(UUID(int=1), "Ada", "UTC", time(3), home_zone="UTC")
    each, instant = reminder(day=date(2026, 11, 1), time=time(9)), datetime(2026, 11, 1, 9, tzinfo=UTC)
    found = due_of(each, user, instant + timedelta(days=6))
    assert found == Coming(instant, datetime(2026, 11, 1, 9))
    assert due_of(each, user, instant + timedelta(days=8)) is None
    assert due_of(replace(each, created_at=instant), user, instant + timedelta(days=1)) is None


def test_behind_a_journey_it_is_the_clock_at_home() -> None:
    user = User(
        UUID(int=1), "Ada", "Asia/Tokyo", time(3), home_zone="Europe/Berlin", travel_zone="Asia/Tokyo",
        travel_until=date(2026, 12, 1),
    )  # fmt: skip
    assert at_wall(date(2026, 12, 1), time(9), user) == datetime(2026, 12, 1, 0, tzinfo=UTC)
    assert at_wall(date(2026, 12, 2), time(9), user) == datetime(2026, 12, 2, 8, tzinfo=UTC)
    for day in (date(2026, 12, 1), date(2026, 12, 2)):
        assert local_of(at_wall(day, time(9), user), user).time() == time(9)


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (1, "1 minute"),
        (60, "1 hour"),
        (90, "90 minutes"),
        (1440, "1 day"),
        (2880, "2 days"),
        (10_080, "1 week"),
    ],
)
def test_lengths_are_said_in_words(minutes: int, said: str) -> None:
    assert length(minutes) == said
