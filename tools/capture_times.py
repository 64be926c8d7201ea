"""How the words about time in one task fit together: a day here, an hour there, a rule, a length."""

import re
from dataclasses import dataclass, replace
from datetime import datetime

from tools.capture_record import Found
from tools.recurrence import first
from tools.when import Clock, Due, Moment, read, today, zone_of

_FIRM = re.compile(r"(?:is )?due\b|deadline\b|by\b|before\b|until\b|till?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Times:
    """When a task is due and starts, how many minutes it takes, and the RRULE by which it returns."""

    due: Due | None = None
    start: Due | None = None
    minutes: int | None = None
    rule: str | None = None
    after_completion: bool = False


def used(line: str, found: list[Found], clock: Clock) -> list[Found]:
    """The time tokens that make one task's times: one of each kind, and an hour that belongs to a day."""
    if len(found) < 2:
        return found
    chosen = [each for kind in ("recurrence", "duration", "start") if (each := _first(found, kind))]
    main = _main(line, found)
    if main is None:
        return chosen
    if main.moment and main.moment.kind == "span":
        chosen = [each for each in chosen if each.kind == "recurrence"]
    recurrence = _first(chosen, "recurrence")
    partner = recurrence or main
    others = [each for each in found if each.kind == "due" and each is not main]
    joined = next((each for each in others if _together(line, main, each, clock)), None)
    return [*chosen, main, *([joined] if joined and partner else [])]


def times_below(line: str, above: Found | None, found: list[Found], clock: Clock) -> Times:
    """As `times_of`, on the day of the date above the list where the tokens name none of their own."""
    own = times_of(line, found, clock)
    if above is None or own.rule:
        return own
    hours = [each for each in found if _together(line, above, each, clock)]
    return times_of(line, [above, *found], clock) if own.due is None or hours else own


def times_of(line: str, found: list[Found], clock: Clock) -> Times:
    """What the tokens that are left say together."""
    rule, length, start = (_first(found, kind) for kind in ("recurrence", "duration", "start"))
    when = _when(line, rule, _main(line, found), [each for each in found if each.kind == "due"], clock)
    long = when if when and (when.kind == "span" or when.minutes) else None
    begins = start.moment.begins if start and start.moment else long.begins if long else None
    due = when.due if when else _first_due(rule, begins)
    minutes = length.moment.minutes if length and length.moment else long.minutes if long else None
    after = bool(rule and rule.moment and rule.moment.after_completion)
    return Times(due, begins, minutes, rule.moment.rule if rule and rule.moment else None, after)


def _first(found: list[Found], kind: str) -> Found | None:
    return next((each for each in found if each.kind == kind), None)


def _main(line: str, found: list[Found]) -> Found | None:
    """The due date among several: the first that "by", "before", "until" or "due" introduces, else the first."""
    dues = [each for each in found if each.kind == "due"]
    return next((each for each in dues if _FIRM.match(line, each.start)), dues[0] if dues else None)


def _when(
    line: str, rule: Found | None, main: Found | None, dues: list[Found], clock: Clock
) -> Moment | None:
    """The due date, with the hour that stands apart from its day or rule."""
    if main is None:
        return None
    if rule is not None and rule.moment is not None:
        return _together(line, rule, main, clock) or main.moment
    others = [each for each in dues if each is not main]
    return next((both for each in others if (both := _together(line, main, each, clock))), main.moment)


def _first_due(rule: Found | None, begins: Due | None) -> Due | None:
    """The first occurrence, not before the start that stands apart from the rule."""
    if (
        rule is None
        or rule.moment is None
        or rule.moment.due is None
        or begins is None
        or rule.moment.rule is None
    ):
        return rule.moment.due if rule and rule.moment else None
    day = first(rule.moment.rule, max(begins.date, rule.moment.due.date))
    return Due(day, rule.moment.due.time) if day else rule.moment.due


def _together(line: str, one: Found, other: Found, clock: Clock) -> Moment | None:
    """A day and an hour that stand apart ("tomorrow call mum at 5") as one moment; None where they are not that."""
    for day, hour in ((one, other), (other, one)):
        if hour.kind != "due" or not _is_hour(line[hour.start : hour.end], clock):
            continue
        both = read(f"{line[day.start : day.end]} {line[hour.start : hour.end]}", clock)
        if both and both.kind in ("due", "span", "recurrence") and both.due and both.due.time is not None:
            return both
    return None


def _is_hour(words: str, clock: Clock) -> bool:
    """Whether the words name an hour and no day: at the beginning of a day they mean that day."""
    day = today(clock.now, clock.zone, clock.day_end)
    begins = datetime.combine(day, clock.day_end, zone_of(clock.zone))
    moment = read(words, replace(clock, now=begins))
    if moment is None or moment.due is None or moment.due.time is None:
        return False
    return (moment.due.date - day).days == (1 if moment.due.time < clock.day_end else 0)
