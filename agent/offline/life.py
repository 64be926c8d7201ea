"""What the offline model knows of a life before it asks: the names above the tasks, and the clock."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any, Literal, TypeAlias

PlaceLevel: TypeAlias = Literal["pillar", "area", "project"]

LEVELS: tuple[PlaceLevel, ...] = ("project", "area", "pillar")
BLOCK = re.compile(r"<life>\s*(\{.*?\})\s*</life>", re.DOTALL)
KEYS: tuple[tuple[PlaceLevel, str], ...] = (("pillar", "pillars"), ("area", "areas"), ("project", "projects"))


@dataclass(frozen=True, slots=True)
class Place:
    """A pillar, area or project. `ref` is empty while it is only asked for; `under` is its parent's ref or name."""

    level: PlaceLevel
    ref: str
    name: str
    under: str | None = None


@dataclass(frozen=True, slots=True)
class Life:
    """The clock and the places. `now` is None when the system prompt said nothing about the life."""

    now: datetime | None = None
    zone: str = "UTC"
    day_end: time = time(0)
    week_start: int = 0
    places: tuple[Place, ...] = ()
    detail: str = "balanced"
    show_confidence: bool = True
    show_path: bool = True
    """How much the user wants explained: minimal, balanced, detailed; with how sure it is, and the way up."""
    open: bool = False
    """Whether there may be more places than these: nothing is known to be missing then."""
    asking: str = ""
    """The question of a check-in that was the last thing said to the user: mood, energy, well, hard, focus, entry."""

    def find(self, words: str, levels: Sequence[PlaceLevel] = LEVELS) -> Place | None:
        """The one place with this reference or name: exactly, else the only one that has all the words."""
        wanted = words.strip().casefold()
        among = [place for level in levels for place in self.places if place.level == level]
        for place in among:
            if wanted and wanted in (place.ref.casefold(), place.name.casefold()):
                return place
        parts = set(wanted.split())
        near = [place for place in among if parts and parts <= set(place.name.casefold().split())]
        return near[0] if len(near) == 1 else None

    def named(self, words: str, levels: Sequence[PlaceLevel] = LEVELS) -> Place | None:
        """Like `find`, exact names and references only."""
        wanted = words.strip().casefold()
        return next(
            (
                place
                for level in levels
                for place in self.places
                if place.level == level and wanted in (place.ref.casefold() or None, place.name.casefold())
            ),
            None,
        )

    def under(self, place: Place) -> list[Place]:
        """The places directly under one."""
        return [other for other in self.places if other.under and other.under in (place.ref, place.name)]

    def having(self, *places: Place) -> "Life":
        """This life with places that the same message asks for."""
        return replace(self, places=self.places + places)

    def today(self) -> date | None:
        """The user's own day, which ends at `day_end`."""
        if self.now is None:
            return None
        early = timedelta(days=1) if self.now.timetz().replace(tzinfo=None) < self.day_end else timedelta()
        return (self.now - early).date()


def read_life(system: str) -> Life:
    """The life in a system prompt. A prompt without one, or with a broken one, gives an empty life."""
    found = BLOCK.findall(system)
    try:
        return life_of(json.loads(found[-1])) if found else Life(open=True)
    except (ValueError, TypeError, AttributeError, KeyError):
        return Life(open=True)


def life_of(told: dict[str, Any], *, known: bool = True) -> Life:
    """The life that an outline tells of. Raises ValueError, TypeError, AttributeError or KeyError where it is none."""
    wanted = told.get("preferences") or {}
    return Life(
        datetime.fromisoformat(told["now"]) if told.get("now") else None,
        str(told.get("zone") or "UTC"),
        time.fromisoformat(told.get("day_end") or "00:00"),
        int(told.get("week_start") or 0),
        tuple(_places(told)),
        str(wanted.get("detail") or "balanced"),
        wanted.get("show_confidence") is not False,
        wanted.get("show_path") is not False,
        open=not known,
        asking=str((told.get("check_in") or {}).get("asks") or ""),
    )


def _places(told: dict[str, Any]) -> list[Place]:
    return [
        Place(level, str(row.get("ref", "")), str(row["name"]), row.get("area") or row.get("pillar"))
        for level, key in KEYS
        for row in told.get(key) or []
    ]
