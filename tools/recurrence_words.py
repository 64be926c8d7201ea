"""Recurrences in words: what `recurrence.say` says, in a form that `when.read` understands."""

from datetime import datetime

NAMES = {
    "MO": "Monday", "TU": "Tuesday", "WE": "Wednesday", "TH": "Thursday", "FR": "Friday", "SA": "Saturday",
    "SU": "Sunday",
}  # fmt: skip
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
NTH = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", -1: "last", -2: "second to last"}
UNITS = {"DAILY": "day", "WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year"}
SETS = {"MO,TU,WE,TH,FR": "weekday", "SA,SU": "weekend"}


def words(parts: dict[str, str], after_completion: bool) -> str:
    """The words for a rule's parts; the rule itself where there are none that say it exactly."""
    said = _series(parts)
    if said is None:
        return "by the rule " + ";".join(f"{name}={value}" for name, value in parts.items())
    if after_completion:
        said += " after completion"
    if until := parts.get("UNTIL"):
        day = datetime.strptime(until[:8], "%Y%m%d")
        said += f", until {day.day} {MONTHS[day.month - 1][:3]} {day.year}"
    if count := parts.get("COUNT"):
        said += f", {count} times" if count != "1" else ", once"
    return said


def _series(parts: dict[str, str]) -> str | None:
    by = {name: value for name, value in parts.items() if name.startswith("BY")}
    every = _every(int(parts.get("INTERVAL", "1")), UNITS[parts["FREQ"]])
    if not by:
        return every
    if parts["FREQ"] == "WEEKLY" and set(by) == {"BYDAY"}:
        return _weekly(every, by["BYDAY"])
    if parts["FREQ"] == "MONTHLY":
        day = _day_of_month(by)
        if day and every == "every month":
            return f"the {day} of each month"
        return f"{every} on the {day}" if day else None
    if parts["FREQ"] == "YEARLY":
        return _yearly(every, by)
    return None


def _every(interval: int, unit: str) -> str:
    return {1: f"every {unit}", 2: f"every other {unit}"}.get(interval) or f"every {interval} {unit}s"


def _weekly(every: str, days: str) -> str:
    named = SETS.get(days) or _listed([NAMES[each] for each in days.split(",")])
    if every == "every week":
        return f"every {named}"
    if every == "every other week" and "," not in days:
        return f"every other {named}"
    return f"{every} on {_listed([NAMES[each] for each in days.split(',')])}"


def _day_of_month(by: dict[str, str]) -> str | None:
    if set(by) == {"BYMONTHDAY"}:
        days = [int(each) for each in by["BYMONTHDAY"].split(",")]
        if any(each < -1 for each in days):
            return None
        return _listed(["last day" if each == -1 else _ordinal(each) for each in days])
    if set(by) == {"BYDAY"}:
        named = [_nth_weekday(each) for each in by["BYDAY"].split(",")]
        return _listed([each for each in named if each]) if all(named) else None
    if set(by) == {"BYDAY", "BYSETPOS"} and by["BYDAY"] == "MO,TU,WE,TH,FR" and by["BYSETPOS"] in ("1", "-1"):
        return "first weekday" if by["BYSETPOS"] == "1" else "last weekday"
    return None


def _nth_weekday(text: str) -> str | None:
    nth = NTH.get(int(text[:-2] or 0))
    return f"{nth} {NAMES[text[-2:]]}" if nth else None


def _yearly(every: str, by: dict[str, str]) -> str | None:
    month = by.get("BYMONTH", "")
    if not month.isdigit():
        return None
    name = MONTHS[int(month) - 1]
    rest = {part: value for part, value in by.items() if part != "BYMONTH"}
    if set(rest) == {"BYMONTHDAY"} and rest["BYMONTHDAY"].isdigit():
        return f"{every} on {rest['BYMONTHDAY']} {name}"
    day = _day_of_month(rest)
    return f"{every} on the {day} of {name}" if day else None


def _ordinal(number: int) -> str:
    end = "th" if 10 < number < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{end}"


def _listed(names: list[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]
