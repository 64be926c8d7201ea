"""Recurrence from words to a task's fields, and a rule that follows its task to another day. Pure."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from memory.errors import Invalid
from memory.records import Json
from tools import recurrence
from tools.names import NOTHING
from tools.when import Clock, Due, read, today

NONE: Json = {"recurrence": None, "recurs_from": None, "recurs_on": None, "after_completion": False}
DAYS = recurrence.WEEKDAYS


@dataclass(frozen=True, slots=True)
class Rule:
    """A recurrence as it was said: its rule, and when it comes first; `begins` where that was said in so many words."""

    rule: str
    first: Due | None = None
    after_completion: bool = False
    begins: bool = False


def rule_of(words: str, clock: Clock) -> Rule | None:
    """The rule that plain words or an RRULE mean; None for 'none'. Raises Invalid."""
    text = words.strip()
    if text.lower() in NOTHING:
        return None
    if re.match(r"(?:RRULE:)?[A-Z-]+=", text, re.IGNORECASE):
        return Rule(recurrence.check(text))
    found = next(
        (each for each in (read(text, clock), read(f"every {text}", clock)) if each and each.rule), None
    )
    if found is None or found.rule is None:
        raise Invalid(
            f"“{text[:60]}” is no recurrence that I understand. Try 'every other tuesday', 'every month on the 1st', "
            "or an RRULE such as FREQ=WEEKLY;BYDAY=TU."
        )
    return Rule(recurrence.check(found.rule), found.due, found.after_completion, found.begins is not None)


def begin(
    said: Rule, due: Due | None, current: Due | None, after_completion: bool | None, clock: Clock
) -> Json:
    """The fields of a task that recurs from now on. `due` was said with it, `current` is the task's own so far.

    A due date that was said is the first one, whether or not the rule has it; the task's own stays where the rule
    has it. Raises Invalid for a rule that has ended.
    """
    first = said.first
    kept = current if current and recurrence.first(said.rule, current.date) == current.date else None
    start = due or (first if said.begins else None) or kept or first
    day = start.date if start else recurrence.first(said.rule, today(clock.now, clock.zone, clock.day_end))
    if day is None:
        raise Invalid("This recurrence has ended already.")
    return {
        "recurrence": from_day(said.rule, day),
        "recurs_from": day,
        "recurs_on": day,
        "after_completion": said.after_completion if after_completion is None else after_completion,
        "due_date": day,
        "due_time": next(
            (each.time for each in (due, first, None if due else current) if each and each.time), None
        ),
    }


def from_day(rule: str, day: date) -> str:
    """The rule of a series whose first date is `day`: where the rule does not have that day, its COUNT has."""
    found = re.search(r"COUNT=(\d+)", rule)
    if found is None or recurrence.first(rule, day) == day:
        return rule
    left = int(found[1]) - 1
    return rule.replace(found[0], f"COUNT={left}" if left else f"UNTIL={day:%Y%m%d}")


def follow(rule: str, start: date, nominal: date, moved: date) -> Json:
    """The fields of a series of which this occurrence and all that follow move from `nominal` to `moved`.

    The rule counts from the new date and takes over its weekday or day of the month; a COUNT has what is left of it.
    """
    if found := re.search(r"COUNT=(\d+)", rule):
        passed = len(recurrence.occurrences_between(rule, start, start, nominal - timedelta(days=1)))
        rule = rule.replace(found[0], f"COUNT={max(int(found[1]) - passed, 1)}")
    parts = dict(part.split("=", 1) for part in rule.split(";"))
    if "BYSETPOS" not in parts:
        parts = {name: _moved(name, value, nominal, moved) for name, value in parts.items()}
    rule = recurrence.check(";".join(f"{name}={value}" for name, value in parts.items()))
    return {"recurrence": from_day(rule, moved), "recurs_from": moved, "recurs_on": moved}


def _moved(name: str, value: str, nominal: date, moved: date) -> str:
    each = value.split(",")
    if name == "BYDAY":
        return ",".join(dict.fromkeys(_weekday(day, nominal, moved) for day in each))
    if name == "BYMONTHDAY":
        last = monthrange(moved.year, moved.month)[1]
        here = {str(nominal.day), str(nominal.day - monthrange(nominal.year, nominal.month)[1] - 1)}
        day = "-1" if "-1" in each and moved.day == last else str(moved.day)
        return ",".join(dict.fromkeys(day if one in here else one for one in each))
    if name == "BYMONTH":
        return ",".join(dict.fromkeys(str(moved.month) if one == str(nominal.month) else one for one in each))
    return value


def _weekday(text: str, nominal: date, moved: date) -> str:
    nth, day = text[:-2], text[-2:]
    if day != DAYS[nominal.weekday()]:
        return text
    if not nth:
        return DAYS[moved.weekday()]
    in_month = monthrange(moved.year, moved.month)[1]
    if int(nth) < 0:
        nth = "-1" if moved.day + 7 > in_month else str((moved.day + 6) // 7)
    else:
        nth = str((moved.day + 6) // 7)
    return f"{nth}{DAYS[moved.weekday()]}"


def next_date(
    rule: str, start: date, nominal: date, due: date | None, day: date, after_completion: bool
) -> date | None:
    """When the task is due next once this occurrence is done on `day`, a due date that was moved included."""
    return recurrence.next_due(rule, start, max(nominal, due or nominal), day, after_completion)


def skipped_to(
    rule: str, start: date, nominal: date, due: date | None, day: date, after_completion: bool
) -> date | None:
    """When the task is due next once this occurrence is passed over: from today on, and later than it was."""
    passed = max(nominal, due or nominal)
    if after_completion:
        return recurrence.next_due(rule, start, passed, max(day, passed), True)
    return recurrence.next_due(rule, start, passed, day - timedelta(days=1), False)
