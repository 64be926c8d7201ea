"""When and where a user wants to be spoken to first: one row, which is there once something of it was set."""

from dataclasses import asdict, dataclass, field
from datetime import date, time
from typing import LiteralString

from memory.records import Json
from memory.rows import jsonb
from memory.scope import Scope


@dataclass(frozen=True, slots=True)
class NudgeSettings:
    """Times are local to the user. `weekly_day` is 0 for Monday. Quiet hours that begin when they end are none.

    `insights_on`: what is noticed and stands in the way is said at the morning's hour. `channels` are tried in this
    order; `ways` says for a kind where it goes first. From `away_from` to the end of `away_until` nothing is said
    first. `daily_cap` counts messages of the user's own day.
    """

    morning_on: bool = True
    morning_at: time = time(8)
    evening_on: bool = True
    evening_at: time = time(20, 30)
    weekly_on: bool = True
    weekly_day: int = 6
    weekly_at: time = time(18)
    insights_on: bool = True
    quiet_from: time = time(22)
    quiet_until: time = time(7)
    daily_cap: int = 12
    bundle_minutes: int = 10
    channels: tuple[str, ...] = ("telegram", "slack")
    ways: Json = field(default_factory=dict)
    away_from: date | None = None
    away_until: date | None = None


COLUMNS: LiteralString = (
    "morning_on, morning_at, evening_on, evening_at, weekly_on, weekly_day, weekly_at, insights_on, quiet_from, "
    "quiet_until, daily_cap, bundle_minutes, channels, ways, away_from, away_until"
)


async def settings(scope: Scope) -> NudgeSettings:
    """What the user has set; the defaults where they never did."""
    row = await scope.row(f"select {COLUMNS} from nudge_settings where user_id = %s", [scope.user_id])
    return to_settings(row) if row else NudgeSettings()


async def change(scope: Scope, new: Json) -> NudgeSettings:
    """Set these fields; what `new` lacks stays. Raises Invalid for what the database refuses."""
    if not new:
        return await settings(scope)
    whole = {**asdict(NudgeSettings()), **new}
    row = await scope.row(
        f"""
        insert into nudge_settings as s (user_id, {COLUMNS})
        values (%(user)s, %(morning_on)s, %(morning_at)s, %(evening_on)s, %(evening_at)s, %(weekly_on)s,
                %(weekly_day)s, %(weekly_at)s, %(insights_on)s, %(quiet_from)s, %(quiet_until)s, %(daily_cap)s,
                %(bundle_minutes)s, %(channels)s, %(ways)s, %(away_from)s, %(away_until)s)
        on conflict (user_id) do update set ({COLUMNS}) = (
            select {COLUMNS} from jsonb_populate_record(s, %(new)s))
        returning {COLUMNS}
        """,
        {
            **whole,
            "user": scope.user_id,
            "channels": list(whole["channels"]),
            "ways": jsonb(whole["ways"]),
            "new": jsonb(new),
        },
    )
    assert row is not None
    return to_settings(row)


def to_settings(row: Json) -> NudgeSettings:
    return NudgeSettings(**{**row, "channels": tuple(row["channels"])})
