"""When and where a user wants to be spoken to first: check-ins, quiet hours, how often, which channel, pauses."""

from datetime import date, time
from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

from memory import nudges
from memory.errors import Invalid
from memory.nudges import NudgeSettings
from memory.records import Json
from memory.said import Kind
from memory.scope import Scope
from tools.due import due
from tools.goal_fields import DueDay
from tools.goals import given
from tools.names import is_none
from tools.people import WEEK, Weekday
from tools.task_dates import today_of
from tools.tool import tool
from tools.when import say_due

Channel: TypeAlias = Literal["telegram", "slack", "web"]
Kinds: TypeAlias = Literal["checkin", "morning", "evening", "weekly", "reminder", "intent", "insight"]
Hour = Annotated[time | None, Field(description="Local time on the clock: 07:30.")]
Switch = Annotated[bool | None, Field(description="Whether there is one.")]
CHECKINS: tuple[Kind, ...] = ("morning", "evening", "weekly")
TIMES = ("morning_at", "evening_at", "weekly_at", "quiet_from", "quiet_until")


class Way(BaseModel):
    """Where a kind goes first."""

    model_config = ConfigDict(extra="forbid")

    kind: Kinds = Field(description="checkin: morning, evening and weekly.")
    channel: Channel | None = Field(None, description="None: as all the rest.")


@tool("read")
async def nudge_settings(scope: Scope) -> NudgeSettings:
    """Say when and where the user is spoken to first: check-ins, quiet hours, the daily cap, channels, a pause."""
    return await nudges.settings(scope)


@tool("write")
async def change_nudges(
    scope: Scope,
    morning_on: Switch = None,
    morning_at: Hour = None,
    evening_on: Switch = None,
    evening_at: Hour = None,
    weekly_on: Switch = None,
    weekly_day: Weekday | None = None,
    weekly_at: Hour = None,
    insights_on: Annotated[bool | None, Field(description="Whether what is noticed is said.")] = None,
    quiet_from: Hour = None,
    quiet_until: Annotated[time | None, Field(description="The same as quiet_from: no quiet hours.")] = None,
    daily_cap: Annotated[int | None, Field(ge=0, le=100, description="Messages a day.")] = None,
    bundle_minutes: Annotated[int | None, Field(ge=0, le=240)] = None,
    channels: Annotated[
        list[Channel] | None,
        Field(max_length=3, description="All that are used, in the order they are tried."),
    ] = None,
    ways: Annotated[list[Way] | None, Field(max_length=7, description="Where some kinds go first.")] = None,
    pause_from: Annotated[DueDay, Field(description="First day of a pause, today without it.")] = None,
    pause_until: Annotated[
        DueDay, Field(description="Last day of a pause: ISO date or plain words; 'none' ends it.")
    ] = None,
) -> NudgeSettings:
    """Change when and where the user is spoken to first: check-ins (morning, evening, weekly), quiet hours, the daily
    cap, channels. A pause (vacation) stops check-ins and news until the end of its last day; reminders still come.
    Quiet hours hold check-ins until they end. What is not given stays."""
    new = given(
        morning_on=morning_on, morning_at=morning_at, evening_on=evening_on, evening_at=evening_at,
        weekly_on=weekly_on, weekly_at=weekly_at, insights_on=insights_on, quiet_from=quiet_from,
        quiet_until=quiet_until, daily_cap=daily_cap, bundle_minutes=bundle_minutes,
    )  # fmt: skip
    if any(new[name].tzinfo is not None for name in TIMES if name in new):
        raise Invalid("Times are local, such as 07:30.")
    new |= {"weekly_day": WEEK.index(weekly_day)} if weekly_day else {}
    new |= {"channels": list(dict.fromkeys(channels))} if channels is not None else {}
    if ways:
        new["ways"] = routed((await nudges.settings(scope)).ways, ways)
    return await nudges.change(scope, new | await pause(scope, pause_from, pause_until))


def routed(known: Json, ways: list[Way]) -> Json:
    """The ways with these changes."""
    found = dict(known)
    for way in ways:
        for kind in CHECKINS if way.kind == "checkin" else (way.kind,):
            found[kind] = way.channel
    return {kind: channel for kind, channel in found.items() if channel is not None}


async def pause(scope: Scope, first: str | None, last: str | None) -> Json:
    """The days of a pause. Raises Invalid where its last day is missing, over, or before its first."""
    if is_none(last):
        return {"away_from": None, "away_until": None}
    if first is None and last is None:
        return {}
    known, today = await nudges.settings(scope), await today_of(scope)
    end = await day(scope, last) or known.away_until
    begin = await day(scope, first) or (known.away_from if last is None else None) or today
    if end is None:
        raise Invalid("Say until when: the last day of the pause.")
    if end < today:
        raise Invalid(f"{say_due(end, None, today)} is over. Give a day that is still to come.")
    if begin > end:
        raise Invalid(f"A pause can't end {say_due(end, None, today)}, before it begins.")
    return {"away_from": begin, "away_until": end}


async def day(scope: Scope, words: str | None) -> date | None:
    found = await due(scope, words)
    return found.date if found else None
