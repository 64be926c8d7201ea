"""Whether words say only what the facts hold: their numbers, names and dates, and no deed that nobody did.

A model is told facts and puts them into words. What it adds is found here, by form and not by meaning: a number that
is not among the facts (rounded as it is said), a date that none of them has, a name that none of them bears, and the
claim to have done something. What is vague ("many", "soon") passes. Words that are not English are names to this.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from tools.hrm.claim_words import COMMON, DEED_VERBS, MONTHS, NUMBER_WORDS, OURS, WEEKDAYS

NUMBER = re.compile(r"(?<![\w.])[-−]?\d[\d,]*(?:\.\d+)?")
ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)")
CLOCK = re.compile(r"\b\d{1,2}:\d\d\b|\b\d{1,2} ?[ap]m\b", re.IGNORECASE)
MONTH = "|".join(MONTHS)
DAY_MONTH = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)? (?:of )?({MONTH})\b\.?,?(?: (\d{{4}}))?", re.IGNORECASE
)
MONTH_DAY = re.compile(
    rf"\b({MONTH})\.? (?:the )?(\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)(?:,? (\d{{4}}))?", re.IGNORECASE
)
MONTH_ALONE = re.compile(rf"\b({'|'.join(name.capitalize() for name in MONTHS)})\b")
WEEKDAY = re.compile(rf"\b({'|'.join(WEEKDAYS)})s?\b")
RELATIVE = re.compile(r"\b(today|tonight|tomorrow|yesterday)\b", re.IGNORECASE)
SPAN = re.compile(r"\b(?:this|next|last) (?:week|month|quarter|year|weekend)\b", re.IGNORECASE)
QUOTED = re.compile(r"[“\"«]([^”\"»]{1,200})[”\"»]")
SENTENCE = re.compile(r"(?:^|[.!?:;\n•]|\s[-–—*]\s|[“\"(])\s*[*_#>\-\d.)]*\s*$")
WORD = re.compile(r"[^\W\d_][\w’']*")
COUNTED = re.compile(
    r"\bone (?:open |done |other |more |overdue |blocked )*(?:tasks?|projects?|areas?|pillars?|days?|weeks?|hours?)\b",
    re.IGNORECASE,
)


Holds = Callable[[re.Match[str]], bool]


@dataclass(frozen=True, slots=True)
class Facts:
    """What may be said. `text` is all of it in small letters, `words` its words, `days` its dates."""

    text: str
    words: frozenset[str]
    numbers: frozenset[float]
    days: frozenset[date]
    today: date


def facts_of(told: Iterable[object], today: date) -> Facts:
    """The facts in any JSON values: their texts, numbers (fractions as percent too) and dates."""
    texts: list[str] = []
    numbers: set[float] = set()
    for value in told:
        _gather(value, texts, numbers)
    text = "\n".join(texts)
    days = set(_days_in(text, today))
    for each in NUMBER.findall(ISO.sub(" ", text)):
        numbers.add(_value(each))
    numbers |= {float(NUMBER_WORDS[word]) for word in _words(text) if word in NUMBER_WORDS}
    return Facts(text.casefold(), frozenset(_words(text)), frozenset(numbers), frozenset(days), today)


def unfounded(text: str, facts: Facts) -> tuple[str, ...]:
    """What the text says and the facts do not hold, as it stands there; empty where all of it is founded."""
    rest, dates = _strange_days(text, facts)
    found = [*dates, *_strange_numbers(rest, facts), *_strange_names(rest, facts), *deeds(text, facts.words)]
    return tuple(dict.fromkeys(found))


def deeds(text: str, known: frozenset[str] = frozenset()) -> list[str]:
    """Where the text claims that something was done by whom it is written by.

    Of others it may be said where the facts say it: "two tasks were completed" where `known` has the verb.
    """
    claimed = [found[0] for found in OWN_DEED.finditer(text)]
    return claimed + [found[0] for found in PASSIVE_DEED.finditer(text) if found["verb"].lower() not in known]


VERBED = "|".join(DEED_VERBS)
OWN_DEED = re.compile(
    rf"\b(?:I|[Ww]e|Aurum)(?:['’]ve| have| had|['’]m| am)?(?: (?:just|already|now|also|then|gone ahead and|\w+ly))*"
    rf" (?:{VERBED})\b"
    rf"|(?:^|[.!?\n] ?)(?:[-*•] )?\**(?:(?:OK|Okay|Sure|Alright|Great|Yes)[,.!] )?(?:All done|Done|(?i:{VERBED}))"
    r"(?=[.!:,*]| (?:it|that|the|your|[TPAJ]L?\d|\*\*|[“\"]))",
    re.MULTILINE,
)
PASSIVE_DEED = re.compile(
    r"\b(?:(?:has|have|had|['’]s|['’]ve)(?: just| already| now)? been"
    r"|(?:is|are|['’]s|['’]re) (?:now|already)|was|were)"
    rf"(?: \w+ly| now| just)? (?P<verb>{VERBED})\b",
    re.IGNORECASE,
)


def _gather(value: object, texts: list[str], numbers: set[float]) -> None:
    if isinstance(value, str):
        texts.append(value)
    elif isinstance(value, bool) or value is None:
        return
    elif isinstance(value, int | float):
        numbers.add(float(value))
        if 0 < abs(value) <= 1:
            numbers.add(round(100 * float(value), 6))
    elif isinstance(value, dict):
        for each in value.values():
            _gather(each, texts, numbers)
    elif isinstance(value, list | tuple):
        for each in value:
            _gather(each, texts, numbers)
    else:
        texts.append(str(value))


def _strange_days(text: str, facts: Facts) -> tuple[str, list[str]]:
    """The text without what says a day, and the days that no fact has."""
    strange: list[str] = []

    def take(pattern: re.Pattern[str], holds: Holds, text: str) -> str:
        for found in pattern.finditer(text):
            if not holds(found):
                strange.append(found[0].strip(" .,"))
        return pattern.sub(" … ", text)

    days = facts.days
    text = take(ISO, lambda found: _iso(found) in days, text)
    text = take(DAY_MONTH, lambda f: _has(days, int(f[1]), MONTHS[f[2].lower()], f[3]), text)
    text = take(MONTH_DAY, lambda f: _has(days, int(f[2]), MONTHS[f[1].lower()], f[3]), text)
    text = take(
        WEEKDAY, lambda f: any(day.weekday() == WEEKDAYS[f[1]] for day in days) or _said(f, facts), text
    )
    text = take(
        MONTH_ALONE, lambda f: any(day.month == MONTHS[f[1].lower()] for day in days) or _said(f, facts), text
    )
    text = take(RELATIVE, lambda f: _said(f, facts) or facts.today + _OFFSET[f[1].lower()] in days, text)
    text = take(SPAN, lambda f: _said(f, facts), text)
    return take(CLOCK, lambda f: _said(f, facts), text), strange


_OFFSET = {
    "today": timedelta(0),
    "tonight": timedelta(0),
    "tomorrow": timedelta(1),
    "yesterday": timedelta(-1),
}


def _said(found: re.Match[str], facts: Facts) -> bool:
    return re.search(rf"\b{re.escape(found[0].casefold())}\b", facts.text) is not None


def _has(days: frozenset[date], day: int, month: int, year: str | None) -> bool:
    return any((each.day, each.month) == (day, month) and year in (None, str(each.year)) for each in days)


def _iso(found: re.Match[str]) -> date | None:
    try:
        return date.fromisoformat(found[0])
    except ValueError:
        return None


def _days_in(text: str, today: date) -> Iterable[date]:
    for found in ISO.finditer(text):
        if day := _iso(found):
            yield day
    for pattern, day_at, month_at in ((DAY_MONTH, 1, 2), (MONTH_DAY, 2, 1)):
        for found in pattern.finditer(text):
            number, month = int(found[day_at]), MONTHS[found[month_at].lower()]
            years = [int(found[3])] if found[3] else range(today.year - 1, today.year + 2)
            meant = [each for year in years if (each := _day(year, month, number))]
            if meant:
                yield min(meant, key=lambda each: abs(each - today))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _strange_numbers(text: str, facts: Facts) -> list[str]:
    text = re.sub(r"(?m)^\s*\d+[.)]\s", " ", text)  # the marks of a list
    strange = []
    for found in NUMBER.finditer(text):
        said, value = found[0], _value(found[0])
        digits = len(said.partition(".")[2])
        if not any(abs(round(each, digits) - value) < 1e-9 for each in facts.numbers):
            strange.append(said)
    for word in WORD.findall(text):
        told = word.casefold()
        if told in NUMBER_WORDS and told != "one" and float(NUMBER_WORDS[told]) not in facts.numbers:
            strange.append(word)
    if 1.0 not in facts.numbers:
        strange += [found[0] for found in COUNTED.finditer(text)]
    return strange


def _strange_names(text: str, facts: Facts) -> list[str]:
    strange = [
        found[1] for found in QUOTED.finditer(text) if " ".join(found[1].casefold().split()) not in facts.text
    ]
    for found in re.finditer(r"[^\W_][\w’']*", text):
        word = re.sub(r"['’]s?$", "", found[0])
        if not word[0].isupper() and not re.fullmatch(r"[a-z]{1,2}\d+", word):
            continue
        told = word.casefold()
        if told in facts.words or told in OURS or told in NUMBER_WORDS:
            continue
        if re.match(r"(?:i|it|you|we|they|that|there|what|who|he|she|let)['’]\w+$", told):
            continue
        if SENTENCE.search(text[: found.start()]) and told in COMMON:
            continue
        strange.append(word)
    return strange


def _words(text: str) -> set[str]:
    """Words in small letters, without the ending of the genitive; references and clocks as they stand."""
    found = {re.sub(r"['’]s?$", "", each.casefold()) for each in re.findall(r"[^\W_][\w’']*", text)}
    return {each for each in found if each}


def _value(said: str) -> float:
    return float(said.replace(",", "").replace("−", "-").rstrip("."))
