"""When a reminder comes: from words, to instants, and back to words. Pure: the clock and the user are arguments."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from memory.errors import Invalid
from memory.records import User
from memory.reminders import Reminder, TimeOfDay
from tools.recurrence import following, occurrences_between
from tools.when import Clock, Due, due_instant, read, say_due, today, zone_of
from tools.when_words import amount

MORNING = time(9)
"""What a day without an hour means here: who is reminded of a day wants to hear of it when it begins."""
STALE = timedelta(days=7)
"""What should have been said longer ago is not said any more."""
MOST_BEFORE = 43_200
DAY_MINUTES = 1440

WHEN_DUE = re.compile(
    r"(?:(?:at|on) )?(?:the )?(?:when (?:it(?:'s| is) )?due|due(?: time)?|on time|same time|time|then|0)"
)
EARLIER = re.compile(
    r"(?P<length>.+?)(?: (?:before(?:hand)?|ahead(?: of time)?|earlier|early|in advance|prior))"
    r"(?: (?:it(?:'s| is) )?(?:is )?due)?"
)
DAY_BEFORE = re.compile(r"(?:(?:on|in) )?the (?P<part>day|morning|evening|night) before(?: at (?P<hour>.+))?")
PARTS = {"day": time(9), "morning": time(9), "afternoon": time(14), "evening": time(18), "night": time(20)}
"""What a part of the day means here, to be reminded at: its beginning, not its end."""
PART = re.compile(r"\b(?:this |in the |the )?(?P<part>morning|afternoon|evening|night)\b")
HOUR = re.compile(r"(?:\d{1,2}(?::\d\d)?(?: ?[ap]\.?m\.?)?)")


@dataclass(frozen=True, slots=True)
class Wish:
    """When to remind: on a local day at a local time, or so many minutes before it is due."""

    day: date | None = None
    time: TimeOfDay | None = None
    before_minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Coming:
    """An instant at which it comes, and what the clock on the wall is to show then (naive); None for a snoozed one."""

    at: datetime
    wall: datetime | None = None


def wish(words: str, clock: Clock, due: Due | None) -> Wish:
    """What was said of when to remind: "tomorrow at 9", "an hour before", "when due". Raises Invalid."""
    text = " ".join(words.lower().split()).strip(" .!")
    if WHEN_DUE.fullmatch(text):
        return Wish(before_minutes=0)
    if (before := DAY_BEFORE.fullmatch(text)) and (before["hour"] or before["part"] != "day"):
        return the_day_before(before["part"], before["hour"], clock, due)
    if found := EARLIER.fullmatch(text):
        return Wish(before_minutes=minutes_of(found["length"].removeprefix("the "), words))
    day, at = moment(text, words, clock)
    return Wish(day, at)


def the_day_before(part: str, hour: str | None, clock: Clock, due: Due | None) -> Wish:
    """The evening before: of a day that is known."""
    if due is None:
        raise Invalid("It has no due date, so it has no day before. Say a date and an hour.")
    at = PARTS[part]
    if hour:
        _, at = moment(hour, hour, clock)
    return Wish(due.date - timedelta(days=1), at)


def minutes_of(length: str, words: str) -> int:
    """How long before. Raises Invalid for what is no length, or one of more than 30 days."""
    try:
        found = amount(re.sub(r"^(?:day|hour|week)$", r"a \g<0>", length))
    except ValueError as error:
        raise not_understood(words) from error
    minutes = round(found.minutes) + DAY_MINUTES * (found.days + 30 * found.months + found.business)
    if minutes > MOST_BEFORE:
        raise Invalid("A reminder comes at most 30 days before a task is due. Say a date instead.")
    return minutes


def moment(text: str, words: str, clock: Clock) -> tuple[date, time]:
    """The local day and time that words mean; a day without an hour means nine in the morning. Raises Invalid."""
    plain = re.sub(r"\btonight\b", "today night", text)
    part = PART.search(plain)
    at = PARTS[part["part"]] if part and not re.search(r"\d", plain) else None
    if at and part:
        plain = f"{plain[: part.start()]}{plain[part.end() :]}".strip(" ,") or "today"
    elif HOUR.fullmatch(plain):
        plain = f"at {plain}"
    found = read(plain, clock)
    if found is None or found.due is None or found.kind not in ("due", "span"):
        raise not_understood(words)
    return found.due.date, found.due.time or at or MORNING


def not_understood(words: str) -> Invalid:
    return Invalid(
        f"“{words[:60]}” is no time that I understand. Try “tomorrow at 9”, “30 minutes before” or “when due”."
    )


def next_of(each: Reminder, user: User, now: datetime) -> datetime | None:
    """When it comes next; None where it has come for the last time, or its task has no due date."""
    coming = [one.at for one in comings(each, user, now) if one.at > now and not said(each, one)]
    return min(coming, default=None)


def due_of(each: Reminder, user: User, now: datetime) -> Coming | None:
    """That for which it is to be said now: the last that has passed, and was not said, nor is too old."""
    since = max(each.created_at, now - STALE)
    passed = [one for one in comings(each, user, now) if since < one.at <= now and not said(each, one)]
    return max(passed, key=lambda one: one.at, default=None)


def said(each: Reminder, one: Coming) -> bool:
    """Whether it was said for that already: for that hour by the clock on the wall, wherever its user was."""
    if one.wall is not None:
        return each.wall is not None and one.wall <= each.wall
    return each.reminded_at is not None and one.at <= each.reminded_at


def comings(each: Reminder, user: User, now: datetime) -> list[Coming]:
    """Those around now: one for each date of its task. A snoozed one comes first when its rest is over."""
    usual = [one for day in days_of(each, user, now) if (one := coming(each, user, day))]
    if each.snoozed_until is None:
        return usual
    return [Coming(each.snoozed_until), *(one for one in usual if one.at > each.snoozed_until)]


def coming(each: Reminder, user: User, day: date | None) -> Coming | None:
    """When it comes for the task's date `day`: the hour that is meant there by the clock on the wall."""
    if each.before_minutes is None:
        assert each.day is not None
        assert each.time is not None
        moved = day - each.due_date if day and each.due_date else timedelta()
        return by_wall(each.day + moved, each.time, timedelta(), user)
    if day is None:
        return None
    days, minutes = divmod(each.before_minutes, DAY_MINUTES)
    return by_wall(day - timedelta(days=days), each.due_time or MORNING, timedelta(minutes=minutes), user)


def by_wall(day: date, at: time, before: timedelta, user: User) -> Coming:
    """So long before a local day and time."""
    return Coming(at_wall(day, at, user) - before, datetime.combine(day, at.replace(fold=0)) - before)


def at_wall(day: date, at: time, user: User) -> datetime:
    """The instant of a local day and time, where the user will be on that day."""
    there = user.travel_zone if user.travel_until and day <= user.travel_until else None
    return due_instant(day, at, there or user.home_zone, user.day_end)


def days_of(each: Reminder, user: User, now: datetime) -> list[date | None]:
    """The dates of the task around now: its own, and where it recurs by the calendar those that follow."""
    if each.due_date is None or not (each.recurrence and each.recurs_from and each.recurs_on):
        return [each.due_date]
    if each.after_completion:
        return [each.due_date]
    early = each.due_date - each.day if each.day else timedelta(minutes=each.before_minutes or 0)
    around = today(now, user.zone, user.day_end) + timedelta(days=early.days)
    first, last = around - STALE - timedelta(days=2), around + timedelta(days=2)
    near = occurrences_between(each.recurrence, each.recurs_from, first, last)
    beyond = following(each.recurrence, each.recurs_from, max(last, each.recurs_on))
    return [each.due_date, *(day for day in [*near, *beyond] if day > max(each.recurs_on, each.due_date))]


def say_when(each: Reminder, day: date) -> str:
    """When it comes, in words; `day` is the user's own."""
    if each.before_minutes is None:
        assert each.day is not None
        return say_due(each.day, each.time, day)
    if each.before_minutes == 0:
        return "when it is due"
    return f"{length(each.before_minutes)} before it is due"


def length(minutes: int) -> str:
    """1 day, 2 hours, 90 minutes."""
    for size, name in ((10_080, "week"), (1440, "day"), (60, "hour"), (1, "minute")):
        if minutes % size == 0:
            count = minutes // size
            return f"{count} {name}{'' if count == 1 else 's'}"
    return ""


def say_instant(at: datetime, user: User, now: datetime) -> str:
    """An instant as the user reads it: "tomorrow 09:00"."""
    local = local_of(at, user)
    return say_due(local.date(), local.time(), today(now, user.zone, user.day_end))


def local_of(at: datetime, user: User) -> datetime:
    """An instant by the clock on the wall where the user will be then."""
    if user.travel_zone and user.travel_until:
        there = at.astimezone(zone_of(user.travel_zone))
        if there.date() <= user.travel_until:
            return there
    return at.astimezone(zone_of(user.home_zone))
