"""Days that have a name of their own."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import TypeAlias

from dateutil.easter import easter
from dateutil.relativedelta import MO, SU, TH, relativedelta, weekday

from tools.when_clock import Standing
from tools.when_forms import Days, Form, Strength, form, one, year_of
from tools.when_words import pattern

Rule: TypeAlias = Callable[[int], date]


def _on(month: int, day: int) -> Rule:
    return lambda year: date(year, month, day)


def _nth(month: int, which: weekday, plus: int = 0) -> Rule:
    start = 31 if which.n and which.n < 0 else 1
    return lambda year: date(year, month, 1) + relativedelta(day=start, weekday=which) + timedelta(days=plus)


def _easter(plus: int) -> Rule:
    return lambda year: easter(year) + timedelta(days=plus)


_APOSTROPHE = r"(?:['’]?s['’]?)?"
HOLIDAYS: dict[str, tuple[Rule, Strength]] = {
    r"(?:christmas|x-?mas)(?:~eve|~day)?": (_on(12, 25), 2),
    r"boxing~day": (_on(12, 26), 3),
    rf"nye|new~year{_APOSTROPHE}~eve": (_on(12, 31), 3),
    rf"new~year{_APOSTROPHE}(?:~day)?": (_on(1, 1), 2),
    rf"(?:st\.?~|saint~)?valentine{_APOSTROPHE}~day": (_on(2, 14), 3),
    rf"(?:st\.?|saint)~(?:patrick|paddy){_APOSTROPHE}~day": (_on(3, 17), 3),
    rf"april~fool{_APOSTROPHE}(?:~day)?": (_on(4, 1), 2),
    r"halloween": (_on(10, 31), 2),
    r"independence~day|fourth~of~july": (_on(7, 4), 3),
    r"veterans?['’]?~day|remembrance~day|armistice~day": (_on(11, 11), 3),
    r"groundhog~day": (_on(2, 2), 1),
    r"earth~day": (_on(4, 22), 3),
    r"cinco~de~mayo": (_on(5, 5), 3),
    r"juneteenth": (_on(6, 19), 3),
    r"guy~fawkes(?:~(?:day|night))?|bonfire~night": (_on(11, 5), 2),
    r"bastille~day": (_on(7, 14), 3),
    r"canada~day": (_on(7, 1), 3),
    r"may~day": (_on(5, 1), 1),
    r"martin~luther~king(?:['’]?s)?(?:,?~jr\.?)?~day|mlk(?:~jr\.?)?~day": (_nth(1, MO(3)), 3),
    rf"president{_APOSTROPHE}~day|washington{_APOSTROPHE}~birthday": (_nth(2, MO(3)), 3),
    r"memorial~day": (_nth(5, MO(-1)), 3),
    r"labou?r~day": (_nth(9, MO(1)), 3),
    r"columbus~day|indigenous~people['’]?s['’]?~day": (_nth(10, MO(2)), 3),
    r"thanksgiving(?:~day)?": (_nth(11, TH(4)), 2),
    r"black~friday": (_nth(11, TH(4), 1), 3),
    r"cyber~monday": (_nth(11, TH(4), 4), 3),
    rf"mother{_APOSTROPHE}~day": (_nth(5, SU(2)), 3),
    rf"father{_APOSTROPHE}~day": (_nth(6, SU(3)), 3),
    r"good~friday": (_easter(-2), 3),
    r"easter~monday": (_easter(1), 3),
    r"easter(?:~(?:sunday|day))?": (_easter(0), 2),
    r"(?:shrove~tuesday|pancake~day|fat~tuesday|mardi~gras)": (_easter(-47), 2),
    r"ash~wednesday": (_easter(-46), 3),
    r"palm~sunday": (_easter(-7), 3),
    r"ascension~day": (_easter(39), 3),
    r"pentecost|whit~sunday": (_easter(49), 2),
}
_STARTS = [
    "christmas",
    "xmas",
    "x",
    "boxing",
    "nye",
    "new",
    "st",
    "saint",
    "valentine",
    "valentines",
    "april",
    "halloween",
    "independence",
    "fourth",
    "veterans",
    "veteran",
    "remembrance",
    "armistice",
    "groundhog",
    "earth",
    "cinco",
    "juneteenth",
    "guy",
    "bonfire",
    "bastille",
    "canada",
    "may",
    "martin",
    "mlk",
    "president",
    "presidents",
    "washington",
    "washingtons",
    "memorial",
    "labor",
    "labour",
    "columbus",
    "indigenous",
    "thanksgiving",
    "black",
    "cyber",
    "mother",
    "mothers",
    "father",
    "fathers",
    "good",
    "easter",
    "shrove",
    "pancake",
    "fat",
    "mardi",
    "ash",
    "palm",
    "ascension",
    "pentecost",
    "whit",
]
_PATTERNS = tuple((pattern(words), rule, strength) for words, (rule, strength) in HOLIDAYS.items())


def _holiday(found: re.Match[str], at: Standing) -> Days:
    which, name = found[1] or "", found[2]
    shift = {"t": 0, "n": 1, "l": -1}.get((found[3] or "?")[0])
    year = at.today.year + shift if shift is not None else year_of(found[3])
    rule, strength = next((rule, strength) for words, rule, strength in _PATTERNS if words.fullmatch(name))
    eve = timedelta(days=int(name.endswith("eve") and "mas" in name))
    if year:
        return one(rule(year) - eve, 3, "holiday")
    days = [rule(at.today.year + each) - eve for each in (-1, 0, 1, 2)]
    if which == "last":
        return one([each for each in days if each < at.today][-1], 3, "holiday")
    return one(next(each for each in days if each >= at.today), strength, "holiday")


NAMED: tuple[Form, ...] = (
    form(
        {*_STARTS, "this", "next", "last", "the"},
        rf"(?:the~)?(?:(this|next|last)~)?({'|'.join(HOLIDAYS)})(?:,?~(?:of~|in~)?(YEAR|(?:this|next|last)~year))?",
        _holiday,
    ),
)
