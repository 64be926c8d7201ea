"""Since when and until when a memory says that it holds. Pure: the clock is an argument."""

import calendar
import re
from datetime import date, timedelta

from tools.memory_facts import lasts_once
from tools.when import read
from tools.when_clock import Clock, today

MONTHS = [name.lower() for name in calendar.month_name]
MONTH = "|".join(MONTHS[1:])
DATED = re.compile(
    r"\b(?P<how>since|as of|starting|beginning|from|until|till|through|in|on)\s+(?:the )?"
    r"(?P<edge>(?:end|beginning|start|"
    rf"middle) of )?(?P<day>\d{{4}}-\d\d-\d\d|(?:{MONTH})(?: \d{{1,2}}(?:st|nd|rd|th)?\b,?)?(?: \d{{4}})?|"
    rf"\d{{1,2}}(?:st|nd|rd|th|\.)? (?:of )?(?:{MONTH})(?: \d{{4}})?|(?:19|20)\d\d\b|(?:last|next|this) \w+|today|"
    r"tomorrow|yesterday|\w+day\b)"
    r"|\b(?P<ago>last (?:year|month|week|spring|summer|autumn|fall|winter)|yesterday)\b",
    re.IGNORECASE,
)
AGO = {
    "week": 7,
    "month": 30,
    "year": 365,
    "spring": 240,
    "summer": 180,
    "autumn": 90,
    "fall": 90,
    "winter": 300,
}


def holds(text: str, clock: Clock) -> tuple[date | None, date | None]:
    """The first and the last day of what the text says, where it tells of any.

    What came at a moment ("I moved to …") holds since the day on which it is said, where no other is named.
    """
    now = today(clock.now, clock.zone, clock.day_end)
    since = until = None
    for found in DATED.finditer(text):
        how = (found["how"] or "").lower()
        if how in ("until", "till", "through"):
            until = until or day_in(found["day"], found["edge"] or "", clock, now, last=True)
        elif how in ("since", "as of", "starting", "beginning", "from") or lasts_once(text):
            since = since or day_in(found["day"] or found["ago"], found["edge"] or "", clock, now, last=False)
    if since is None and lasts_once(text):
        since = now
    return since, until if since is None or until is None or since <= until else None


def day_in(words: str, edge: str, clock: Clock, now: date, *, last: bool) -> date | None:
    """The day that the words name: of a month or a year its first one, or its last."""
    low = words.lower().strip()
    if re.fullmatch(r"\d{4}-\d\d-\d\d", low):
        return iso(low)
    if low.isdigit():
        return date(int(low), 12, 31) if last else date(int(low), 1, 1)
    if low == "yesterday":
        return now - timedelta(days=1)
    if found := re.fullmatch(rf"(?P<month>{MONTH})(?: (?P<year>\d{{4}}))?", low):
        return month_day(MONTHS.index(found["month"]), found["year"], now, last and "begin" not in edge)
    if found := re.fullmatch(r"last (year|month|week|spring|summer|autumn|fall|winter)", low):
        return now - timedelta(days=AGO[found[1]])
    moment = read(low, clock)
    return moment.due.date if moment and moment.due else None


def month_day(month: int, year: str | None, now: date, last: bool) -> date:
    """The first or the last day of a month: without a year of the one before today, or for a last day after it."""
    at = int(year) if year else now.year
    if not year and last and month < now.month:
        at += 1
    if not year and not last and month > now.month:
        at -= 1
    return date(at, month, calendar.monthrange(at, month)[1] if last else 1)


def iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
