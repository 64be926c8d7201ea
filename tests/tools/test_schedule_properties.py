"""Whatever the zone, the hour and the ticking of the clock: once in each of the user's days."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from uuid import UUID
from zoneinfo import available_timezones

from hypothesis import given, settings
from hypothesis import strategies as st

from memory.nudges import NudgeSettings
from memory.records import User
from tools import schedule
from tools.when import zone_of

ZONES = sorted(
    each
    for each in available_timezones()
    if "/" in each and not each.startswith(("Etc/", "posix/", "right/"))
)
STARTS = st.datetimes(datetime(2025, 1, 1), datetime(2028, 1, 1)).map(lambda each: each.replace(tzinfo=UTC))
QUARTERS = st.integers(0, 95).map(lambda each: time(each // 4, each % 4 * 15))
ENDS = st.integers(0, 6).map(time)
USERS = st.builds(
    lambda zone, end: User(UUID(int=1), "Ada", zone, end, home_zone=zone), st.sampled_from(ZONES), ENDS
)


def fires(user: User, at: time, start: datetime, days: int) -> list[schedule.Fire]:
    """All that come in so many days, each asked for at the instant of the one before."""
    found = [schedule.next_fire(user, at, start)]
    while found[-1].at < start + timedelta(days=days):
        found.append(schedule.next_fire(user, at, found[-1].at))
    return found


@settings(deadline=None, max_examples=40)
@given(USERS, QUARTERS, STARTS)
def test_through_400_days_each_day_has_one_and_none_has_two(user: User, at: time, start: datetime) -> None:
    found = fires(user, at, start, 400)
    days = [each.day for each in found]
    assert days == [days[0] + timedelta(days=ahead) for ahead in range(len(days))]
    assert all(later.at > earlier.at for earlier, later in pairwise(found))
    place = zone_of(user.zone)
    wrong = [each for each in found if each.at.astimezone(place).time() != at]
    assert len(wrong) <= 3, "only where the clock skips it"


@settings(deadline=None, max_examples=40)
@given(
    USERS, QUARTERS, STARTS,
    st.lists(st.integers(1, 20 * 60), min_size=1, max_size=40), st.lists(st.booleans(), min_size=1, max_size=7),
)  # fmt: skip
def test_two_attendants_whose_clock_steps_irregularly_say_it_once_a_day(
    user: User, at: time, start: datetime, steps: list[int], whose: list[bool]
) -> None:
    """A ledger that both share has a row by day; each looks when it is woken, never more than 20 hours apart.

    After all its steps the clock leaps to shortly before the next one: what lies between says nothing new.
    """
    ledger: list[date] = []
    now, tick = start, 0
    while now < start + timedelta(days=400):
        for _ in range(1 + whose[tick % len(whose)]):  # at times both look at the same instant
            fire = schedule.last_fire(user, at, now)
            if fire.day not in ledger and not schedule.too_late("evening", fire.at, now, user):
                ledger.append(fire.day)
        left = minutes_left(user, at, now)
        step = steps[tick % len(steps)] if tick % (len(steps) + 1) < len(steps) else max(1, left - 20)
        now += timedelta(minutes=min(step, left))
        tick += 1
    assert len(ledger) == len(set(ledger))
    assert ledger == [ledger[0] + timedelta(days=ahead) for ahead in range(len(ledger))]
    assert len(ledger) >= 399


def minutes_left(user: User, at: time, now: datetime) -> int:
    """Until just behind the next one: so they were woken at it, if they were not before."""
    return int((schedule.next_fire(user, at, now).at - now).total_seconds() // 60) + 1


@settings(deadline=None, max_examples=200)
@given(USERS, QUARTERS, STARTS)
def test_what_was_last_is_followed_by_what_is_next(user: User, at: time, now: datetime) -> None:
    last, following = schedule.last_fire(user, at, now), schedule.next_fire(user, at, now)
    assert last.at <= now < following.at
    assert following.day - last.day == timedelta(days=1)


@settings(deadline=None, max_examples=200)
@given(USERS, QUARTERS, STARTS, st.sampled_from(ZONES), st.integers(0, 20))
def test_on_the_way_home_no_day_is_lost(user: User, at: time, now: datetime, there: str, days: int) -> None:
    """On a journey and behind it the next one is never more than two days off, and never in the past."""
    until = schedule.own_day(user, now) + timedelta(days=days)
    away = User(user.id, "Ada", there, user.day_end, 0, user.zone, there, until)
    fire = schedule.next_fire(away, at, now)
    assert now < fire.at <= now + timedelta(days=2, hours=3)


@settings(deadline=None, max_examples=300)
@given(st.sampled_from(ZONES), QUARTERS, QUARTERS, STARTS)
def test_quiet_hours_end_and_are_over_then(zone: str, start: time, end: time, now: datetime) -> None:
    quiet = NudgeSettings(quiet_from=start, quiet_until=end)
    until = schedule.quiet(quiet, zone, now)
    if until is not None:
        assert now < until <= now + timedelta(hours=26)
        assert schedule.quiet(quiet, zone, until) is None or start == end
