"""Dates counted from another: in 3 days, 2 hours ago, a week from friday, the day before christmas."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeAlias

from tools.when_clock import Standing
from tools.when_forms import Days, Strength, add_months, one
from tools.when_words import NUMBERS, Amount, amount, pattern

Anchor: TypeAlias = Callable[[str, int, Standing], tuple[date, time | None, int] | None]
"""Reads the date that is counted from: its day, its hour, where its words end."""

OFFSET_WORDS = frozenset(NUMBERS) | {
    "in",
    "within",
    "about",
    "after",
    "the",
    "day",
    "week",
    "month",
    "year",
    "quarter",
}

_AHEAD = pattern(
    r"(?P<in>in|within|after)~(?:(?:the~)?next~|(?:about|around|another|under|less~than|just|exactly)~)?(?P<length>AMOUNT)"
    r"(?:['’]s?)?(?:~times?|~from~now)?"
)
_FROM_NOW = pattern(
    r"(?:about~|around~)?(?P<length>AMOUNT)['’]?~"
    r"(?P<dir>ago|from~(?:now|today)|later|hence|earlier|back|before~now|in~the~(?:future|past))"
)
_FROM = pattern(
    r"(?P<length>AMOUNT)(?:~(?P<dir>from|after|before|past|prior~to|on)(?:~the)?|(?=~(?:today|tomorrow|yesterday)))"
)
_NEXT_TO = pattern(r"(?:the~)?(?P<length>day|week|month|year)~(?P<dir>after|before|following)(?:~the)?")
_WEEK_ON = pattern(
    r"(?<!\bthe )(?<!\bplan )"
    r"(?<!\bmy )(?<!\bthis )(?<!\bnext )(?<!\blast )(?<!\ba )(?P<length>week)~(?P<dir>on)(?:~the)?"
)
_SIGNED = pattern(r"\+~?(?P<length>AMOUNT)")
_SPACE = re.compile(r"[ \t]{1,3}")

_LOOSE: dict[str, Strength] = {"earlier": 1, "back": 1, "later": 2}


@dataclass(frozen=True, slots=True)
class Offset:
    days: Days
    end: int


def read_offset(text: str, at: int, standing: Standing, anchor: Anchor) -> Offset | None:
    """The date that the text counts to at a place, and where its words end."""
    try:
        if found := _AHEAD.match(text, at) or _SIGNED.match(text, at):
            length = amount(found["length"])
            return Offset(_moved(length, 1, standing, _sureness(text, found)), found.end())
        if found := _FROM_NOW.match(text, at):
            back = found["dir"] in ("ago", "earlier", "back", "before now", "in the past")
            sure = _LOOSE.get(found["dir"], 3)
            return Offset(_moved(amount(found["length"]), -1 if back else 1, standing, sure), found.end())
        if found := _FROM.match(text, at) or _NEXT_TO.match(text, at) or _WEEK_ON.match(text, at):
            return _anchored(text, found, standing, anchor)
    except (ValueError, OverflowError):
        return None
    return None


def _sureness(text: str, found: re.Match[str]) -> Strength:
    """ "Rome in a day", "in a minute" and what is done in 30 minutes are manners of speaking."""
    words = found["length"].split()
    return 1 if words[0] in ("a", "an") and words[-1] in ("minute", "day", "second", "sec") else 3


def _anchored(text: str, found: re.Match[str], standing: Standing, anchor: Anchor) -> Offset | None:
    if "quarter" in found["length"] and found["dir"] == "past":
        return None  # "a quarter past 3"
    space = _SPACE.match(text, found.end())
    there = anchor(text, space.end(), standing) if space else None
    if there is None:
        return None
    words = found["length"]
    if found["dir"] is None and not words.endswith(("week", "weeks", "fortnight", "month", "year")):
        return None  # "30 minutes tomorrow" is how long it takes
    length = amount(f"1 {words}" if words in ("day", "week", "month", "year") else words)
    back = found["dir"] in ("before", "prior to")
    return Offset(_shifted(there[0], there[1], length, -1 if back else 1), there[2])


def _moved(length: Amount, sign: int, standing: Standing, strength: Strength) -> Days:
    if not length.clocked:
        return _shifted(standing.today, None, length, sign, strength)
    now = standing.clock.now.astimezone(UTC)  # hours pass in real time, whatever the clock does
    there = (now + timedelta(minutes=sign * length.minutes)).astimezone(standing.place)
    there = there.replace(tzinfo=None)
    if there.second >= 30 and length.minutes % 1:
        there += timedelta(minutes=1)
    day = _days_on(there.date(), length, sign)
    return one(day, strength, "clocked", there.time().replace(second=0, microsecond=0))


def _shifted(day: date, at: time | None, length: Amount, sign: int, strength: Strength = 3) -> Days:
    there = datetime.combine(_days_on(day, length, sign), at or time())
    there += timedelta(minutes=sign * length.minutes)
    return one(there.date(), strength, "offset", there.time() if at is not None or length.clocked else None)


def _days_on(day: date, length: Amount, sign: int) -> date:
    day = add_months(day, sign * length.months) + timedelta(days=sign * length.days)
    for _ in range(length.business):
        day += timedelta(days=sign)
        while day.weekday() > 4:
            day += timedelta(days=sign)
    return day
