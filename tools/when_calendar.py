"""Where a named stretch of the calendar lies: a week, a month, a quarter, a season, the next one, the last."""

from datetime import date, timedelta

from tools.when_clock import Standing
from tools.when_forms import MONTH_NAMES, add_months, month_of, year_of
from tools.when_words import SEASONS, UNIT_OF

BACK = {"this past", "last", "past", "previous", "prev"}


def week_of(day: date, at: Standing) -> date:
    """The first day of its week."""
    return day - timedelta(days=(day.weekday() - at.clock.week_start) % 7)


def around(unit: str, day: date, at: Standing) -> tuple[date, date]:
    """The first and the last day of the week, weekend, month … that a day lies in."""
    if unit == "day":
        return day, day
    if unit in ("week", "wk"):
        return week_of(day, at), week_of(day, at) + timedelta(days=6)
    if unit == "weekend":
        saturday = day + timedelta(days=-1 if day.weekday() == 6 else 5 - day.weekday())
        return saturday, saturday + timedelta(days=1)
    length = {"month": 1, "quarter": 3, "qtr": 3, "half": 6, "year": 12, "yr": 12, "decade": 120}[unit]
    month = (day.year * 12 + day.month - 1) // length * length
    first = date(month // 12, month % 12 + 1, 1)
    return first, add_months(first, length) - timedelta(days=1)


def moved(unit: str, day: date, count: int) -> date:
    if unit in ("week", "wk", "weekend"):
        return day + timedelta(days=7 * count)
    if unit == "day":
        return day + timedelta(days=count)
    return add_months(day, count * {"month": 1, "quarter": 3, "qtr": 3, "decade": 120}.get(unit, 12))


def named_weekday(which: str, weekday: int, at: Standing) -> date:
    ahead = (weekday - at.today.weekday()) % 7
    if which in BACK:
        return at.today - timedelta(days=(at.today.weekday() - weekday) % 7 or 7)
    if which in ("next", "nxt"):
        return week_of(at.today, at) + timedelta(days=7 + (weekday - at.clock.week_start) % 7)
    return at.today + timedelta(days=ahead if which == "this" else ahead or 7)


def named_stretch(text: str, at: Standing) -> tuple[date, date]:
    """ "march", "march 2027", "next month", "the year", "2027", "spring". Raises ValueError."""
    words = text.replace(",", " ").removeprefix("the ").split()
    which = words.pop(0) if words[0] in BACK | {"this", "next", "nxt", "coming", "following"} else ""
    year = year_of(words.pop()) if words[-1][-1].isdigit() and not words[-1].startswith(("q", "h")) else None
    if not words:
        return date(year or 0, 1, 1), date(year or 0, 12, 31)
    name = words[0].rstrip(".")
    if name in MONTH_NAMES or name in SEASONS:
        return _yearly(
            month_of(name) if name in MONTH_NAMES else _season(name, at), name in SEASONS, year, which, at
        )
    shift = {"next": 1, "nxt": 1, "following": 1, "coming": 1}.get(which, -1 if which in BACK else 0)
    unit = UNIT_OF.get(name, name)
    return around(unit, moved(unit, around(unit, at.today, at)[0], shift), at)


def _season(name: str, at: Standing) -> int:
    return (SEASONS[name] + 5) % 12 + 1 if at.south else SEASONS[name]


def _yearly(month: int, season: bool, year: int | None, which: str, at: Standing) -> tuple[date, date]:
    """Of the stretches that begin with a month: the named year's, the next to begin, or the next to end."""
    years = [year] if year else range(at.today.year - 2, at.today.year + 3)
    all_ = [(date(each, month, 1), add_months(date(each, month, 1), 3 if season else 1)) for each in years]
    stretches = [(first, after - timedelta(days=1)) for first, after in all_]
    if year:
        return stretches[0]
    if which in BACK:
        return [each for each in stretches if each[1] < at.today][-1]
    which_end = 0 if which in ("next", "nxt") else 1
    return next(each for each in stretches if each[which_end] >= at.today + timedelta(days=1 - which_end))
