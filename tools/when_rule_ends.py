"""What follows a recurrence in words: its hour, where it starts, how it ends, from when it counts."""

import re
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from tools.recurrence import WEEKDAYS as CODES
from tools.recurrence import check, first
from tools.when_clock import Due, Standing, due_instant
from tools.when_forms import Strength, add_months
from tools.when_hours import Hour, in_part, read_hour
from tools.when_points import ends, read_day, read_point, settle
from tools.when_spans import read_hours
from tools.when_stretches import PARTS
from tools.when_words import amount, count, pattern

COMPLETION = (
    r"(?:(?:i|we|it|it['’]?s|its|being|the~last~one|last~one)~?(?:have~|is~|was~|['’]?s~)?(?:been~)?)?"
    r"(?:completion|complet(?:ed|ing|e)|finish(?:ed|ing)?|done|doing(?:~it)?|did~it|do~it|(?:the~)?last~(?:completion|time|one|done))(?:~it)?"
)


@dataclass(frozen=True, slots=True)
class Recurrence:
    """What comes again, as it was said so far."""

    parts: dict[str, str]
    end: int
    strength: Strength = 3
    after_completion: bool = False
    hour: Hour | None = None
    at: time | None = None
    minutes: int | None = None
    starts: date | None = None
    until: date | None = None
    count: int | None = None
    part: str = ""

    def rule(self, standing: Standing) -> str:
        parts = dict(self.parts)
        if int(parts.get("INTERVAL", 1)) > 1 and "," in parts.get("BYDAY", "") and standing.clock.week_start:
            parts["WKST"] = CODES[standing.clock.week_start]
        if self.until:
            parts["UNTIL"] = f"{self.until:%Y%m%d}"
        elif self.count:
            parts["COUNT"] = str(self.count)
        return check(";".join(f"{name}={value}" for name, value in parts.items()))

    def due(self, standing: Standing) -> Due | None:
        """The first occurrence: today's counts while its hour has not passed."""
        at = self.hour.at if self.hour else self.at
        start = self.starts or standing.today
        day = first(self.rule(standing), start)
        if day is None or day > standing.today or at is None or self.starts:
            return Due(day, at) if day else None
        if due_instant(day, at, standing.place, standing.clock.day_end) <= standing.clock.now:
            later = standing.today + timedelta(days=1)
            day = first(self.rule(standing), later) if self._pinned() else later
        return Due(day, at) if day else None

    def _pinned(self) -> bool:
        return any(name.startswith("BY") for name in self.parts) or self.parts["FREQ"] == "DAILY"


_HOUR = re.compile(r",?[ \t]{1,3}(?P<at>(?:at|@|by|around|before|from|between)[ \t]{1,3}|@)?|[ \t]?@[ \t]?|,")
_PART = re.compile(
    r",?[ \t]{1,3}(?:in[ \t]the[ \t]|at[ \t])?(morning|afternoon|evening|night)s?(?![a-z0-9_'’])"
)
_START = re.compile(
    r",?[ \t]{1,3}(?:starting|beginning|commencing|from|starts?|as[ \t]of|begin)[ \t](?:on[ \t]|from[ \t])?"
)
_UNTIL = re.compile(
    r",?[ \t]{1,3}(?:until|till?|ending|ends?|through|thru|to|up[ \t]to)[ \t](?:on[ \t])?(?:the[ \t](?=end))?"
)
_TIMES = pattern(
    r",?~(?:for~)?(?P<n>COUNT)~(?:times|occurrences|repetitions)|,?~(?P<once>once)|,?~x~?(?P<x>[0-9]{1,3})|,?~(?P<y>[0-9]{1,3})x"
)
_FOR = pattern(r",?~for~(?:the~next~)?(?P<length>AMOUNT)")
_AFTER = pattern(rf",?~(?:after|from|since|when|once)~(?:each~|every~)?{COMPLETION}")


def modified(text: str, found: Recurrence, standing: Standing) -> Recurrence:
    """With what follows: its hour, its start, its end, in any order."""
    for _ in range(5):
        for read in (_completion, _starting, _ending, _hour, _counted, _daypart):
            if (more := read(text, found, standing)) and ends(text, more.end):
                found = more
                break
        else:
            return found
    return found


def _completion(text: str, found: Recurrence, standing: Standing) -> Recurrence | None:
    after = _AFTER.match(text, found.end)
    return replace(found, after_completion=True, end=after.end()) if after else None


def _starting(text: str, found: Recurrence, standing: Standing) -> Recurrence | None:
    start = _START.match(text, found.end)
    day = read_point(text, start.end(), standing) if start else None
    if (
        day is None
        or day.days is None
        or (day.days.strength == 1 and day.days.form == "nth" and found.starts)
    ):
        return None
    due = settle(day, standing)
    stretch = day.days.form in ("month", "season", "year")
    return replace(
        found, starts=day.days.first if stretch else due.date, hour=day.hour or found.hour, end=day.end
    )


def _ending(text: str, found: Recurrence, standing: Standing) -> Recurrence | None:
    until = _UNTIL.match(text, found.end)
    day = read_day(text, until.end(), standing) if until else None
    if day is None:
        return None
    whole = day[0].form in ("month", "season", "year") and until is not None and "til" in until[0]
    return replace(found, until=day[0].first - timedelta(days=1) if whole else day[0].last, end=day[1])


def _hour(text: str, found: Recurrence, standing: Standing) -> Recurrence | None:
    then = _HOUR.match(text, found.end) if found.hour is None else None
    if then is None:
        return None
    between = "between" if "between" in then[0] else "from"
    if (hours := read_hours(text, then.end(), between)) and (hours[3] or then["at"]):
        span = (hours[1].at.hour - hours[0].at.hour) * 60 + hours[1].at.minute - hours[0].at.minute
        return replace(found, hour=hours[1], minutes=span % 1440 or None, end=hours[2])
    hour = read_hour(text, then.end(), bool(then["at"]) or "@" in then[0] or bool(found.part))
    if hour is None or (hour[0].strength == 1 and not (then["at"] or found.part)):
        return None
    return replace(found, hour=in_part(hour[0], found.part), end=hour[1])


def _counted(text: str, found: Recurrence, standing: Standing) -> Recurrence | None:
    if times := _TIMES.match(text, found.end):
        number = 1 if times["once"] else int(count(times["n"] or times["x"] or times["y"]))
        return replace(found, count=number, end=times.end())
    if lasting := _FOR.match(text, found.end):
        try:
            length = amount(lasting["length"])
        except ValueError:
            return None
        if not length.clocked:
            start = found.starts or standing.today
            end = add_months(start, length.months) + timedelta(days=length.days + length.business - 1)
            return replace(found, until=end, end=lasting.end())
    return None


def _daypart(text: str, found: Recurrence, standing: Standing) -> Recurrence | None:
    part = _PART.match(text, found.end) if not found.part else None
    if part is None:
        return None
    hour = in_part(found.hour, part[1]) if found.hour else None
    return replace(found, part=part[1], at=PARTS[part[1]], hour=hour, end=part.end())
