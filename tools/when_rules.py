"""Recurrences in words: every other tuesday at 9, the last friday of each month, every 3 days after completion."""

import re
from collections.abc import Callable
from dataclasses import replace

from memory.errors import Invalid
from tools.recurrence import WEEKDAYS as CODES
from tools.when_clock import Standing
from tools.when_forms import Strength
from tools.when_rule_ends import COMPLETION, Recurrence, modified
from tools.when_stretches import PARTS
from tools.when_words import MONTHS, WEEKDAYS, amount, count, one_of, ordinal, pattern

_WD = rf"(?:(?:{one_of(WEEKDAYS)})s?\b\.?)"
_AND = r"(?:,~?(?:and~|&~)?|~?(?:and|&|/|\+)~?|~)"
_WDS = rf"{_WD}(?:(?:~?[-–]~?|~(?:to|through|thru|till)~){_WD}|(?:{_AND}{_WD}){{1,6}})?"
_NTH_DAY = r"(?:[0-9]{1,2}(?:st|nd|rd|th)|last(?:~day)?)"
_NTHS = rf"{_NTH_DAY}(?:{_AND}(?:the~)?{_NTH_DAY}(?!~[a-z]*day)){{0,6}}"
_OF_MONTH = r"(?:~(?:of|in)~(?:the|each|every|a)~month|~each~month|~monthly)"
_WHICH = rf"(?P<nth>ORDINAL|last|second~to~last)~(?P<what>{_WD}|weekday|workday|(?:business|working)~day|day)"
_DATE = (
    r"(?:(?P<m1>MONTH)~(?:the~)?(?P<d1>ORDINAL|[0-9]{1,2})"
    r"|(?:the~)?(?P<d2>ORDINAL|[0-9]{1,2})~(?:of~)?(?P<m2>MONTH))"
)
_EVERY = r"(?:every|each|evry|ev)(?P<bang>!)?~"
_UNIT = (
    r"(?P<unit>day|week|wk|fortnight|month|quarter|year|yr|weekday|workday|(?:business|working|work)[ -]day|weekend"
    r"|morning|afternoon|evening|night)s?"
)

_ADVERBS = {
    "daily": ("DAILY", 1), "everyday": ("DAILY", 1), "nightly": ("DAILY", 1), "weekly": ("WEEKLY", 1),
    "biweekly": ("WEEKLY", 2), "bi-weekly": ("WEEKLY", 2), "fortnightly": ("WEEKLY", 2), "monthly": ("MONTHLY", 1),
    "bimonthly": ("MONTHLY", 2), "bi-monthly": ("MONTHLY", 2), "quarterly": ("MONTHLY", 3), "yearly": ("YEARLY", 1),
    "annually": ("YEARLY", 1), "semiannually": ("MONTHLY", 6), "biannually": ("MONTHLY", 6),
}  # fmt: skip
_UNITS = {
    "day": ("DAILY", 1), "week": ("WEEKLY", 1), "wk": ("WEEKLY", 1), "fortnight": ("WEEKLY", 2),
    "month": ("MONTHLY", 1), "quarter": ("MONTHLY", 3), "year": ("YEARLY", 1), "yr": ("YEARLY", 1),
}  # fmt: skip
WORKDAYS, WEEKEND = "MO,TU,WE,TH,FR", "SA,SU"

_PLURALS = {f"{word}s" for word in WEEKDAYS if word.endswith("day")} | {"weekdays", "workdays", "weekends"}
RULE_WORDS = (
    {"every", "each", "evry", "ev", "once", "on", "the", "first", "last", "second", "third", "fourth", "bi", "in"}
    | set(_ADVERBS) | _PLURALS
)  # fmt: skip


def read_recurrence(text: str, at: int, standing: Standing) -> Recurrence | None:
    """The recurrence that the text names at a place, with its hour, start and end. None where it names none."""
    for words, read in _CORES:
        found = words.match(text, at)
        if found is None:
            continue
        try:
            parts = read(found)
        except (ValueError, KeyError):
            return None
        if parts is None:
            continue
        core = Recurrence(parts, found.end(), _strength(found), "!" in found[0] or "after" in found[0])
        core = replace(core, part=_part_of(found), at=PARTS.get(_part_of(found)))
        return _checked(modified(text, core, standing), standing)
    return None


def _checked(found: Recurrence, standing: Standing) -> Recurrence | None:
    try:
        return found if found.due(standing) else None
    except (Invalid, ValueError, OverflowError):
        return None


def _strength(found: re.Match[str]) -> Strength:
    word = found[0].split()[0]
    return (
        3
        if word in ("every", "each", "evry", "ev", "every!", "once")
        or "every" in found[0]
        or "each" in found[0]
        else 2
    )


def _part_of(found: re.Match[str]) -> str:
    unit = found.groupdict().get("unit") or ""
    return unit if unit in PARTS else "night" if found[0].startswith("nightly") else ""


def _unit(found: re.Match[str]) -> dict[str, str] | None:
    unit, times = found["unit"], _interval(found["n"])
    if unit in PARTS:
        unit = "day"
    if unit == "weekend":
        return _parts("WEEKLY", times, BYDAY=WEEKEND)
    if unit not in _UNITS:
        return _parts("WEEKLY", 1, BYDAY=WORKDAYS) if times == 1 else None
    frequency, step = _UNITS[unit]
    return _parts(frequency, step * times, **_on(found, frequency))


def _interval(text: str | None) -> int:
    if not text:
        return 1
    text = text.strip()
    if text in ("other", "alternate", "alternating", "second"):
        return 2
    number = (
        ordinal(text)
        if text[-2:] in ("st", "nd", "rd", "th") or (not text[0].isdigit() and _is_nth(text))
        else count(text)
    )
    if number != int(number) or number < 1:
        raise ValueError(text)
    return int(number)


def _is_nth(text: str) -> bool:
    return text in ("first", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def _parts(frequency: str, interval: int, **by: str) -> dict[str, str]:
    return {"FREQ": frequency, **({"INTERVAL": str(interval)} if interval > 1 else {}), **by}


def _on(found: re.Match[str], frequency: str) -> dict[str, str]:
    """What stands behind "on": weekdays of a week, days of a month, a date of a year."""
    groups = found.groupdict()
    if days := groups.get("days") or groups.get("days2"):
        return {"BYDAY": _codes(days)} if frequency in ("WEEKLY", "DAILY") else {}
    if frequency in ("MONTHLY", "YEARLY") and groups.get("nths"):
        return {"BYMONTHDAY": _month_days(groups["nths"])}
    if frequency in ("MONTHLY", "YEARLY") and groups.get("nth"):
        return _nth(groups["nth"], groups["what"])
    if frequency == "YEARLY" and (groups.get("m1") or groups.get("m2")):
        return _month_and_day(groups)
    return {}


def _codes(text: str) -> str:
    names = [
        each for each in re.findall(r"[a-z]+", text) if each not in ("and", "to", "through", "thru", "till")
    ]
    days = [WEEKDAYS[name] if name in WEEKDAYS else WEEKDAYS[name[:-1]] for name in names]
    if len(days) == 2 and re.search(r"[-–]|[ \t](?:to|thru|through|till)[ \t]", text):
        days = [(days[0] + each) % 7 for each in range((days[1] - days[0]) % 7 + 1)]
    return ",".join(CODES[number] for number in sorted(set(days)))


def _month_days(text: str) -> str:
    days = ["-1" if each.startswith("last") else each for each in re.findall(r"last|[0-9]+", text)]
    return ",".join(dict.fromkeys(days))


def _nth(nth: str, what: str) -> dict[str, str]:
    number = -1 if nth == "last" else -2 if nth.startswith("second ") else ordinal(nth)
    if what in ("", "day"):
        return {"BYMONTHDAY": str(number)}
    if not what.startswith(tuple(WEEKDAYS)) or what.startswith(("weekday", "work", "business")):
        return {"BYDAY": WORKDAYS, "BYSETPOS": str(number)}
    return {"BYDAY": f"{number}{_codes(what)}"}


def _month_and_day(groups: dict[str, str | None]) -> dict[str, str]:
    month, day = groups.get("m1") or groups.get("m2") or "", groups.get("d1") or groups.get("d2") or ""
    return {"BYMONTH": str(MONTHS[month.rstrip(".")]), "BYMONTHDAY": str(ordinal(day))}


def _weekdays(found: re.Match[str]) -> dict[str, str] | None:
    which = (found["n"] or "").strip()
    if which and which not in ("other", "alternate", "second") and not which[0].isdigit():
        return None
    if which and which[0].isdigit() and not which.isdigit():
        return None  # "every 3rd friday" is one of a month
    return _parts("WEEKLY", _interval(which), BYDAY=_codes(found["days"]))


def _nth_of_month(found: re.Match[str]) -> dict[str, str]:
    return _parts("MONTHLY", 1, **_nth(found["nth"], found["what"]))


def _nth_of_year(found: re.Match[str]) -> dict[str, str]:
    return _parts(
        "YEARLY", 1, BYMONTH=str(MONTHS[found["month"].rstrip(".")]), **_nth(found["nth"], found["what"])
    )


def _days_of_month(found: re.Match[str]) -> dict[str, str]:
    return _parts("MONTHLY", 1, BYMONTHDAY=_month_days(found["nths"]))


def _date_of_year(found: re.Match[str]) -> dict[str, str]:
    return _parts("YEARLY", 1, **_month_and_day(found.groupdict()))


def _month_of_year(found: re.Match[str]) -> dict[str, str]:
    return _parts("YEARLY", 1, BYMONTH=str(MONTHS[found["month"].rstrip(".")]), BYMONTHDAY="1")


def _adverb(found: re.Match[str]) -> dict[str, str]:
    frequency, interval = _ADVERBS[found["adverb"]]
    return _parts(frequency, interval, **_on(found, frequency))


def _plural(found: re.Match[str]) -> dict[str, str]:
    if found["set"]:
        return _parts("WEEKLY", 1, BYDAY=WEEKEND if found["set"] == "weekends" else WORKDAYS)
    return _parts("WEEKLY", 1, BYDAY=_codes(found["days"]))


def _but(found: re.Match[str]) -> dict[str, str]:
    """ "every day except friday": the other days."""
    without, days = _codes(found["days"]).split(","), CODES if found["set"] == "day" else WORKDAYS.split(",")
    return _parts("WEEKLY", 1, BYDAY=",".join(day for day in days if day not in without))


def _once(found: re.Match[str]) -> dict[str, str]:
    return _parts(*_UNITS[found["unit"]])


def _after(found: re.Match[str]) -> dict[str, str] | None:
    length = amount(found["length"])
    if length.clocked or length.business:
        return None
    if length.months:
        return (
            _parts("MONTHLY", length.months) if length.months % 12 else _parts("YEARLY", length.months // 12)
        )
    return _parts("WEEKLY", length.days // 7) if length.days % 7 == 0 else _parts("DAILY", length.days)


_TAIL = (
    rf"(?:,?~on~(?:the~)?(?P<days>{_WDS})|~(?P<days2>{_WDS})|,?~on~(?:the~)?(?:{_WHICH}(?:~of~MONTH)?)"
    rf"|,?~(?:on~)?(?:the~)?(?P<nths>{_NTHS})|,?~(?:on~)?{_DATE})?"
)
_CORES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], dict[str, str] | None]], ...] = (
    (
        pattern(
            rf"{_EVERY}(?P<set>day|weekday)~(?:except|but~not|excluding)~(?:for~)?(?:on~)?(?P<days>{_WDS})"
        ),
        _but,
    ),
    (pattern(rf"{_EVERY}{_WHICH}~of~(?P<month>MONTH)"), _nth_of_year),
    (pattern(rf"{_EVERY}{_WHICH}{_OF_MONTH}"), _nth_of_month),
    (pattern(rf"{_EVERY}(?:the~)?{_DATE}"), _date_of_year),
    (pattern(rf"{_EVERY}year~(?:on|in)~(?:the~)?{_WHICH}~(?:of|in)~(?P<month>MONTH)"), _nth_of_year),
    (
        pattern(rf"{_EVERY}(?P<n>other~|alternate~|COUNT~|ORDINAL~)?{_UNIT}{_TAIL}"),
        _unit,
    ),
    (pattern(rf"{_EVERY}(?P<n>other~|alternate~|second~|[0-9]{{1,2}}~)?(?P<days>{_WDS})"), _weekdays),
    (pattern(rf"{_EVERY}{_WHICH}(?!~of)"), _nth_of_month),
    (pattern(rf"{_EVERY}(?:the~)?(?P<nths>{_NTHS})(?:~day)?{_OF_MONTH}?"), _days_of_month),
    (pattern(rf"{_EVERY}(?P<month>MONTH)"), _month_of_year),
    (pattern(rf"(?P<adverb>{one_of(_ADVERBS)}){_TAIL}"), _adverb),
    (pattern(rf"(?:on~|in~)?(?:the~)?{_WHICH}~(?:of|in)~(?:every|each)~month"), _nth_of_month),
    (
        pattern(rf"(?:on~)?(?:the~)?(?P<nths>{_NTHS})(?:~day)?~(?:of|in)?~?(?:every|each)~month"),
        _days_of_month,
    ),
    (pattern(r"(?:on~)?(?:the~)?(?P<nth>ORDINAL)(?P<what>)~of~(?:every|each)~month"), _nth_of_month),
    (pattern(rf"(?:on~)?(?:the~)?{_WHICH}~(?:of|in)~(?P<month>MONTH)~(?:every|each)~year"), _nth_of_year),
    (
        pattern(
            rf"(?:on~)?(?P<set>weekdays|workdays|weekends)|(?:on~)?(?P<days>(?:{one_of(_PLURALS)})(?:{_AND}{_WD}){{0,6}})"
        ),
        _plural,
    ),
    (pattern(r"once~(?:a|an|every|per|each)~(?P<unit>day|week|fortnight|month|quarter|year)"), _once),
    (pattern(rf"(?P<length>AMOUNT)~after~(?:each~|every~)?{COMPLETION}"), _after),
)
