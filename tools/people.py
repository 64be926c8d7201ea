"""The user: their name, where they live and travel, when their day and their week begin."""

from datetime import time
from functools import cache
from typing import Annotated, Literal
from zoneinfo import available_timezones

from pydantic import Field

from memory import people
from memory.errors import Ambiguous, Invalid
from memory.records import Json, User
from memory.scope import Scope
from tools import when
from tools.due import due
from tools.goal_fields import DueDay, Name
from tools.goals import given
from tools.names import is_none
from tools.tool import tool

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEK: tuple[Weekday, ...] = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

ZoneWords = Annotated[
    str | None,
    Field(max_length=64, description="A time zone such as Europe/Berlin, or its city: 'New York'."),
]
Away = Annotated[
    str | None,
    Field(max_length=64, description="The time zone, or its city, while travelling; 'none' ends a journey."),
]
LastDay = Annotated[DueDay, Field(description="The last day of the journey: ISO date or plain words.")]
DayEnd = Annotated[time | None, Field(description="The local hour at which the day ends: 03:00.")]


@tool("write")
async def change_me(
    scope: Scope,
    name: Name | None = None,
    zone: ZoneWords = None,
    day_end: DayEnd = None,
    week_start: Weekday | None = None,
    travel_zone: Away = None,
    travel_until: LastDay = None,
) -> User:
    """Change the user's own name, home time zone, end of the day, first day of the week, or where they travel.

    A journey needs its last day; from then on home time holds again. What is not given stays.
    """
    new = given(name=name, day_end=day_end)
    if zone is not None:
        new["zone"] = zone_called(zone)
    if week_start is not None:
        new["week_start"] = WEEK.index(week_start)
    if day_end is not None and day_end.tzinfo is not None:
        raise Invalid("The end of the day is a local hour, such as 03:00.")
    return await people.change(scope, new | await journey(scope, travel_zone, travel_until))


async def journey(scope: Scope, zone: str | None, until: str | None) -> Json:
    """Where the user travels, and the last day of it. Raises Invalid where one is missing or the day is over."""
    if is_none(zone):
        return {"travel_zone": None, "travel_until": None}
    if zone is None and until is None:
        return {}
    user = await scope.user()
    there = zone_called(zone) if zone else user.travel_zone
    said = await due(scope, until)
    last = said.date if said else user.travel_until
    if there is None:
        raise Invalid("Say where you travel: a time zone such as Asia/Tokyo, or its city.")
    if last is None:
        raise Invalid("Say until when you travel: the last day there.")
    if last < when.today(scope.now, there, user.day_end):
        raise Invalid(f"{last} is over there already. Give a day that is still to come.")
    return {"travel_zone": there, "travel_until": last}


def zone_called(words: str) -> str:
    """The time zone of that name, or of that city. Raises Invalid, or Ambiguous with the choices."""
    said = words.strip().lower().replace(" ", "_")
    names, cities = zones()
    if said in names:
        return names[said]
    fitting = cities.get(said, [])
    if not fitting:
        raise Invalid(f"There is no time zone “{words[:60]}”. Use a name like Europe/Berlin.")
    if len(fitting) > 1:
        raise Ambiguous(
            f"“{words[:60]}” could be one of {len(fitting)} time zones.",
            choices=[{"ref": each, "name": each} for each in fitting],
        )
    return fitting[0]


@cache
def zones() -> tuple[dict[str, str], dict[str, list[str]]]:
    """The zones by their names in small letters, and by the cities at their end."""
    names = sorted(each for each in available_timezones() if each not in ("localtime", "Factory"))
    cities: dict[str, list[str]] = {}
    for name in names:
        region, sign, city = name.rpartition("/")
        if sign and region not in ("Etc", "US", "posix", "right", "SystemV"):
            cities.setdefault(city.lower(), []).append(name)
    return {name.lower(): name for name in names if not name.startswith(("posix/", "right/"))}, cities
