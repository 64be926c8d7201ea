"""The nouns of time: a clock, a due date, a moment in a text; and the user's own day."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Literal, TypeAlias
from zoneinfo import ZoneInfo

from memory.errors import Invalid

Day: TypeAlias = date
TimeOfDay: TypeAlias = time

SOUTH = (
    "Antarctica/", "Australia/", "Africa/Johannesburg", "Africa/Harare", "Africa/Maputo", "Africa/Windhoek",
    "America/Argentina/", "America/Asuncion", "America/Montevideo", "America/Santiago", "America/Sao_Paulo",
    "Indian/Mauritius", "Pacific/Auckland", "Pacific/Fiji",
)  # fmt: skip
"""Zones where spring begins in September."""

MONTH_FIRST = ("America/", "US/", "Canada/", "Pacific/Honolulu", "Pacific/Guam", "UTC", "Etc/")
"""Zones where 3/4 is 4 March."""


@dataclass(frozen=True, slots=True)
class Clock:
    """The instant, and how its user reads time."""

    now: datetime
    """Aware."""
    zone: str
    """An IANA name."""
    day_end: time = time(3)
    """The hour at which their day ends."""
    week_start: int = 0
    """0 Monday … 6 Sunday."""
    day_first: bool | None = None
    """Whether 3/4 is 3 April; None: by the zone."""


@dataclass(frozen=True, slots=True)
class Due:
    """When something is due, in the user's own zone; `time` is None where only the day is known."""

    date: Day
    time: TimeOfDay | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """What some words of a text say about time.

    `start` and `end` are offsets in the text, end exclusive, with the prepositions ("by", "at", "every", "for") inside.
    """

    start: int
    end: int
    kind: Literal["due", "start", "span", "duration", "recurrence"]
    confidence: float
    """0 to 1."""
    due: Due | None = None
    """When it is due; a span's end; a recurrence's first occurrence."""
    begins: Due | None = None
    """When it starts; a span's beginning; where a recurrence was told to start."""
    minutes: int | None = None
    """How long a duration is, or a span within one day."""
    rule: str | None = None
    """A recurrence's RRULE value."""
    after_completion: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the reader stands: the wall clock without a zone, the user's own day, and what their clock says."""

    local: datetime
    today: date
    place: ZoneInfo
    clock: Clock
    south: bool
    month_first: bool


def standing(clock: Clock) -> Standing:
    """Raises Invalid for an unknown zone."""
    place = zone_of(clock.zone)
    month_first = clock.zone.startswith(MONTH_FIRST) if clock.day_first is None else not clock.day_first
    return Standing(
        clock.now.astimezone(place).replace(tzinfo=None),
        today(clock.now, place, clock.day_end),
        place,
        clock,
        clock.zone.startswith(SOUTH),
        month_first,
    )


def zone_of(name: str) -> ZoneInfo:
    """The time zone of an IANA name. Raises Invalid for a name that is none."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise Invalid(f"There is no time zone “{name[:60]}”. Use a name like Europe/Berlin.") from error


def today(now: datetime, zone: str | tzinfo, day_end: time) -> date:
    """The user's own day: before `day_end` it is still yesterday."""
    place = zone_of(zone) if isinstance(zone, str) else zone
    day = now.astimezone(place).date()
    while due_instant(day - timedelta(days=1), None, place, day_end) > now:
        day -= timedelta(days=1)
    return day


def due_instant(day: date, at: time | None, zone: str | tzinfo, day_end: time) -> datetime:
    """The UTC instant at which a due date passes; without a time, the end of that user's day.

    An hour that the clock skips comes as long after the change as it would have (01:30 in London on 29 March 2026 is
    02:30 BST), one that it repeats is the first: RFC 5545, section 3.3.5. Dates at the edge of the calendar stay there.
    """
    place = zone_of(zone) if isinstance(zone, str) else zone
    try:
        if at is None:
            day, at = day + timedelta(days=1), day_end
        return datetime.combine(day, at.replace(fold=0), place).astimezone(UTC)
    except OverflowError:
        edge = datetime.max if day.year > 1 else datetime.min
        return edge.replace(tzinfo=UTC)
