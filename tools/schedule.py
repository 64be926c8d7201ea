"""When something that goes by the clock on the user's wall comes, and when they are left in peace. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from memory.nudges import NudgeSettings
from memory.records import User
from memory.said import Kind
from tools.when import due_instant, today

DAY = timedelta(days=1)
REACH = 15
"""Days within which something that comes once a week, and is looked for in two zones, surely comes."""
MORNING_LASTS = timedelta(hours=6)
"""A morning check-in that is found later than this is none any more."""


@dataclass(frozen=True, slots=True)
class Fire:
    """Something that comes once in each of the user's own days: the day it belongs to, and its UTC instant."""

    day: date
    at: datetime


def next_fire(user: User, at: time, now: datetime, weekday: int | None = None) -> Fire:
    """When the clock will show `at` next, after `now`; on a weekday (0 is Monday) only where one is given.

    A journey's end is minded: from then on it is the clock at home. `user` is as they are at `now`.
    """
    for zone, since, until in stays(user, now):
        for day in days(today(since, zone, user.day_end) - DAY, weekday):
            fire = Fire(day, instant(day, at, zone, user.day_end))
            if until is not None and fire.at >= until:
                break
            if fire.at > now and fire.at >= since:
                return fire
    raise AssertionError("it comes within a week")


def last_fire(user: User, at: time, now: datetime, weekday: int | None = None) -> Fire:
    """When the clock showed `at` last, at `now` or before, where the user is now; on that weekday only."""
    last = today(now, user.zone, user.day_end) + DAY
    for back in range(REACH):
        day = last - timedelta(days=back)
        fire = Fire(day, instant(day, at, user.zone, user.day_end))
        if fire.at <= now and weekday in (None, day.weekday()):
            return fire
    raise AssertionError("it came within a week")


def next_instant(at: time, zone: str, day_end: time, now: datetime, weekday: int | None = None) -> datetime:
    """The UTC instant after `now` at which a clock in that zone shows `at`."""
    for day in days(today(now, zone, day_end) - DAY, weekday):
        if (found := instant(day, at, zone, day_end)) > now:
            return found
    raise AssertionError("it comes within a week")


def instant(day: date, at: time, zone: str, day_end: time) -> datetime:
    """When it is `at` in the user's own day. What the clock shows before `day_end` is in the night behind that day.

    An hour that the clock skips comes as long after the change as it would have: the day still has it. Of one that it
    repeats the first counts.
    """
    return due_instant(day + DAY * (at < day_end), at, zone, day_end)


def stays(user: User, now: datetime) -> Iterator[tuple[str, datetime, datetime | None]]:
    """Where the user is from now on, from when until when: a journey and then home, or home alone."""
    home = home_again(user)
    yield user.zone, now, home
    if home is not None:
        yield user.home_zone, home, None


def home_again(user: User) -> datetime | None:
    """When the clock at home counts again; None where it does."""
    if user.travel_zone is None or user.travel_until is None:
        return None
    return due_instant(user.travel_until, None, user.travel_zone, user.day_end)


def days(first: date, weekday: int | None) -> Iterator[date]:
    for ahead in range(REACH):
        day = first + timedelta(days=ahead)
        if weekday in (None, day.weekday()):
            yield day


def own_day(user: User, now: datetime) -> date:
    """The user's own day at that instant."""
    return today(now, user.zone, user.day_end)


def begin(user: User, day: date) -> datetime:
    """The instant at which the user's own day begins."""
    return due_instant(day - DAY, None, user.zone, user.day_end)


def quiet(settings: NudgeSettings, zone: str, now: datetime) -> datetime | None:
    """When the quiet hours end that it is in `zone`; None where it is none."""
    if settings.quiet_from == settings.quiet_until:
        return None
    over = settings.quiet_from > settings.quiet_until
    here = today(now, zone, time())
    for day in (here - DAY, here):
        start = due_instant(day, settings.quiet_from, zone, time())
        end = due_instant(day + DAY * over, settings.quiet_until, zone, time())
        if start <= now < end:
            return end
    return None


def away(settings: NudgeSettings, day: date) -> bool:
    """Whether nothing is said first on this day of the user's."""
    first, last = settings.away_from, settings.away_until
    return first is not None and last is not None and first <= day <= last


def too_late(kind: Kind, due_at: datetime, now: datetime, user: User) -> bool:
    """Whether there is no use in saying it any more.

    A morning's check-in holds for six hours, the other check-ins and what is noticed until the end of the user's day in
    which they were due. What the user wants to be reminded of is never too late.
    """
    if kind in ("reminder", "intent"):
        return False
    over = begin(user, own_day(user, due_at) + DAY)
    return now >= (min(over, due_at + MORNING_LASTS) if kind == "morning" else over)


def gathered(said_at: datetime | None, minutes: int, now: datetime) -> datetime | None:
    """Until when what is not tied to a minute waits for company: so long after the last message; None for no longer."""
    until = said_at + timedelta(minutes=minutes) if said_at else None
    return until if until and until > now else None
