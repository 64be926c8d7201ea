"""When and where a user wants to be spoken to first: one row, which is there once something of it was set."""

from dataclasses import dataclass, field
from datetime import date, time

from memory.records import Json


@dataclass(frozen=True, slots=True)
class NudgeSettings:
    """Times are local to the user. `weekly_day` is 0 for Monday. Quiet hours that begin when they end are none.

    `channels` are tried in this order; `ways` says for a kind where it goes first. From `away_from` to the end of
    `away_until` nothing is said first. `daily_cap` counts messages of the user's own day.
    """

    morning_on: bool = True
    morning_at: time = time(8)
    evening_on: bool = True
    evening_at: time = time(20, 30)
    weekly_on: bool = True
    weekly_day: int = 6
    weekly_at: time = time(18)
    quiet_from: time = time(22)
    quiet_until: time = time(7)
    daily_cap: int = 12
    bundle_minutes: int = 10
    channels: tuple[str, ...] = ("telegram", "slack")
    ways: Json = field(default_factory=dict)
    away_from: date | None = None
    away_until: date | None = None
