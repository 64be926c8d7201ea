"""What comes again, by RFC 5545's rules (section 3.3.10) over days.

Pure, on dateutil. A rule is the value of an RRULE, "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", over local dates: the hour is
the due date's own. BYWEEKNO, BYYEARDAY and anything shorter than a day are not offered.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Literal

from dateutil.relativedelta import relativedelta
from dateutil.rrule import DAILY, MONTHLY, WEEKLY, YEARLY, rrule, weekday

from memory.errors import Invalid
from tools.recurrence_words import words

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
FREQUENCIES: dict[str, Literal[0, 1, 2, 3]] = {
    "DAILY": DAILY,
    "WEEKLY": WEEKLY,
    "MONTHLY": MONTHLY,
    "YEARLY": YEARLY,
}
PARTS = ("FREQ", "INTERVAL", "BYMONTH", "BYMONTHDAY", "BYDAY", "BYSETPOS", "WKST", "UNTIL", "COUNT")
"""The parts of a rule in their normal order."""

MOST = {"INTERVAL": 999, "COUNT": 9999}
RANGES = {"BYMONTH": (1, 12), "BYMONTHDAY": (-31, 31), "BYSETPOS": (-366, 366)}
END = date(2199, 12, 31)
"""Where every series ends at the latest."""

_DAY = re.compile(r"([+-]?[0-9]{1,2})?(MO|TU|WE|TH|FR|SA|SU)")


def check(rule: str) -> str:
    """A rule in its normal form. Raises Invalid with what is wrong about it."""
    parts = _split(rule)
    frequency = parts.get("FREQ", "")
    if frequency not in FREQUENCIES:
        raise Invalid(f"A recurrence needs FREQ=DAILY, WEEKLY, MONTHLY or YEARLY, not “{frequency[:30]}”.")
    if "UNTIL" in parts and "COUNT" in parts:
        raise Invalid("A recurrence ends by UNTIL or by COUNT, not by both.")
    if "BYSETPOS" in parts and not {"BYDAY", "BYMONTHDAY", "BYMONTH"} & set(parts):
        raise Invalid("BYSETPOS needs a BYDAY, BYMONTHDAY or BYMONTH to choose from.")
    if "BYMONTHDAY" in parts and frequency == "WEEKLY":
        raise Invalid("A weekly recurrence has no BYMONTHDAY; use FREQ=MONTHLY.")
    normal = {name: _value(name, parts[name], frequency) for name in PARTS if name in parts}
    if normal.get("INTERVAL") == "1":
        del normal["INTERVAL"]
    text = ";".join(f"{name}={value}" for name, value in normal.items())
    if "BYMONTHDAY" in normal and not _ever(text):
        raise Invalid("This recurrence never comes: no month has such a day.")
    return text


def first(rule: str, start: date) -> date | None:
    """The first occurrence on or after `start`; None when the rule has ended before."""
    return next(_dates(rule, start, start), None)


def following(rule: str, start: date, after: date, limit: int = 1) -> list[date]:
    """Up to `limit` dates strictly after `after`, of the series that starts with `start`."""
    return list(islice(_dates(rule, start, after + timedelta(days=1)), limit)) if after < date.max else []


def next_due(rule: str, start: date, current: date, today: date, after_completion: bool) -> date | None:
    """When the next one is due once the one of `current` is done on `today`; None when the series has ended.

    Those that were missed are passed over. With `after_completion` the interval counts from `today`; a COUNT then
    ends the series on the day on which it would have ended by the calendar.
    """
    if not after_completion:
        return next(iter(following(rule, start, max(current, today))), None)
    parts = _split(rule)
    if (count := parts.pop("COUNT", None)) and (end := _last(rule, start, int(count))):
        parts["UNTIL"] = f"{end:%Y%m%d}"
    after = today
    if (step := int(parts.get("INTERVAL", 1))) > 1 and any(name.startswith("BY") for name in parts):
        del parts["INTERVAL"]  # "every 2 weeks on Tuesday": the first Tuesday after a week has passed
        after = _later(today, parts["FREQ"], step - 1)
    anchored = ";".join(f"{name}={value}" for name, value in parts.items())
    return next(iter(following(anchored, today, after)), None)


def say(rule: str, after_completion: bool = False) -> str:
    """The words for a rule: "every other Tuesday", "the last Friday of each month, until 1 Mar 2027"."""
    return words(_split(check(rule)), after_completion)


def occurrences_between(rule: str, start: date, first_day: date, last_day: date) -> list[date]:
    """All dates of the series from `first_day` to `last_day`, both included."""
    return list(_dates(rule, start, first_day, last_day))


def _split(rule: str) -> dict[str, str]:
    text = rule.strip().upper().removeprefix("RRULE:").rstrip(";")
    if not text or len(text) > 300:
        raise Invalid("A recurrence is a rule like FREQ=WEEKLY;BYDAY=TU.")
    parts: dict[str, str] = {}
    for part in text.split(";"):
        name, sign, value = part.partition("=")
        if name in parts or not sign or not value:
            raise Invalid(f"“{part[:40]}” is no part of a recurrence, or stands there twice.")
        if name not in PARTS:
            raise Invalid(f"{name[:20]} is not supported in a recurrence. Use {', '.join(PARTS)}.")
        parts[name] = value
    return parts


def _value(name: str, value: str, frequency: str) -> str:
    if name == "FREQ":
        return value
    if name in MOST:
        return str(_number(name, value, 1, MOST[name]))
    if name == "UNTIL":
        return _until(value)
    if name == "WKST":
        if value not in WEEKDAYS:
            raise Invalid(f"WKST is one of {', '.join(WEEKDAYS)}.")
        return value
    if name == "BYDAY":
        return ",".join(sorted(set(value.split(",")), key=lambda each: _day_order(each, frequency)))
    low, high = RANGES[name]
    numbers = {_number(name, each, low, high) for each in value.split(",")}
    return ",".join(map(str, sorted(numbers, key=lambda each: (each < 0, each))))


def _number(name: str, text: str, low: int, high: int) -> int:
    if not re.fullmatch(r"[+-]?[0-9]{1,4}", text) or not low <= int(text) <= high or int(text) == 0:
        raise Invalid(f"{name}={text[:20]} is not a whole number from {low} to {high} other than 0.")
    return int(text)


def _until(value: str) -> str:
    found = re.fullmatch(r"([0-9]{8})(?:T[0-9]{6}Z?)?", value)
    try:
        return f"{datetime.strptime(found[1] if found else '', '%Y%m%d'):%Y%m%d}"
    except ValueError as error:
        raise Invalid(f"UNTIL={value[:20]} is no date. Write it as 20271231.") from error


def _day_order(text: str, frequency: str) -> tuple[int, int]:
    found = _DAY.fullmatch(text)
    if found is None:
        raise Invalid(f"BYDAY={text[:20]} is no weekday like TU, 2TU or -1FR.")
    nth = int(found[1] or 0)
    most = {"MONTHLY": 5, "YEARLY": 53}.get(frequency, 0)
    if found[1] and not 1 <= abs(nth) <= most:
        raise Invalid(f"BYDAY={text[:20]}: the nth weekday needs a month or a year that has it.")
    return nth, WEEKDAYS.index(found[2])


def _ever(rule: str) -> bool:
    parts = {**_split(rule), "INTERVAL": "1"}
    parts.pop("UNTIL", None)
    any_year = ";".join(f"{name}={value}" for name, value in parts.items())
    return next(_dates(any_year, date(2000, 1, 1), date(2000, 1, 1)), None) is not None


def _last(rule: str, start: date, count: int) -> date | None:
    dates = list(islice(_dates(rule, start, start), count))
    return dates[-1] if dates else None


def _later(day: date, frequency: str, steps: int) -> date:
    length = {
        "DAILY": relativedelta(days=steps),
        "WEEKLY": relativedelta(weeks=steps),
        "MONTHLY": relativedelta(months=steps),
    }.get(frequency, relativedelta(years=steps))
    try:
        return (datetime.combine(day, time()) + length).date()
    except (OverflowError, ValueError):
        return END


def _dates(rule: str, start: date, low: date, high: date = END) -> Iterator[date]:
    parts = _split(rule)
    high = min(high, END)
    if "UNTIL" in parts:
        high = min(high, datetime.strptime(parts["UNTIL"][:8], "%Y%m%d").date())
    low = max(low, start)
    if low > high:
        return iter(())
    if "COUNT" in parts:  # counted from the start, so none may be left out
        return (each for each in islice(_series(parts, start, high), int(parts["COUNT"])) if each >= low)
    parts = _pinned(parts, start)
    return (each for each in _series(parts, _closer(parts, start, low), high) if each >= low)


def _pinned(parts: dict[str, str], start: date) -> dict[str, str]:
    """The rule with what it takes from its start written out, so that it can start elsewhere."""
    if {"BYDAY", "BYMONTHDAY"} & set(parts) or parts["FREQ"] == "DAILY":
        return parts
    if parts["FREQ"] == "WEEKLY":
        return {**parts, "BYDAY": WEEKDAYS[start.weekday()]}
    month = {} if "BYMONTH" in parts or parts["FREQ"] == "MONTHLY" else {"BYMONTH": str(start.month)}
    return {**parts, "BYMONTHDAY": str(start.day), **month}


def _closer(parts: dict[str, str], start: date, low: date) -> date:
    """A later start of the same series, at most one interval before `low`: years of days need not be walked."""
    step, frequency = int(parts.get("INTERVAL", 1)), parts["FREQ"]
    if frequency in ("DAILY", "WEEKLY"):
        days = step * (7 if frequency == "WEEKLY" else 1)
        return start + timedelta(days=max(0, (low - start).days // days - 1) * days)
    months = step * (12 if frequency == "YEARLY" else 1)
    passed = (low.year - start.year) * 12 + low.month - start.month
    skipped = max(0, passed // months - 1) * months
    if not skipped:
        return start
    years, month = divmod(start.year * 12 + start.month - 1 + skipped, 12)
    return date(years, month + 1, 1)


def _series(parts: dict[str, str], start: date, high: date) -> Iterator[date]:
    def numbers(name: str) -> list[int] | None:
        return [int(each) for each in parts[name].split(",")] if name in parts else None

    series = rrule(
        FREQUENCIES[parts["FREQ"]],
        dtstart=datetime.combine(start, time()),
        interval=int(parts.get("INTERVAL", 1)),
        wkst=weekday(WEEKDAYS.index(parts.get("WKST", "MO"))),
        until=datetime.combine(high, time()),
        bysetpos=numbers("BYSETPOS"),
        bymonth=numbers("BYMONTH"),
        bymonthday=numbers("BYMONTHDAY"),
        byweekday=_weekdays(parts["BYDAY"]) if "BYDAY" in parts else None,
    )
    return (each.date() for each in series)


def _weekdays(days: str) -> list[weekday]:
    found = [_DAY.fullmatch(each) for each in days.split(",")]
    return [weekday(WEEKDAYS.index(each[2]), int(each[1]) if each[1] else None) for each in found if each]
