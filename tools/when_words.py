"""The words that people use for days, months, numbers and lengths of time, with the usual typos."""

import re
from dataclasses import dataclass

_WEEKDAYS = (
    "mon monday mondy munday modnay", "tue tues tuesday teusday tuseday tueday tusday tuesay",
    "wed weds wednesday wensday wednsday wednesdy wendesday wednesay wedensday wendsday wendnesday wensdy",
    "thu thur thurs thursday thrusday thursdy thirsday thurday thursay", "fri friday firday frday fridy",
    "sat saturday saterday satruday saturaday satuday", "sun sunday suday snday sundy",
)  # fmt: skip
_MONTHS = (
    "jan january januray janurary janary", "feb february febuary feburary febrary februrary", "mar march",
    "apr april aprl", "may", "jun june", "jul july", "aug august agust augst",
    "sep sept september septemeber setpember septmber", "oct october ocotber octobr",
    "nov november novemeber novmber", "dec december decemeber decmber",
)  # fmt: skip
WEEKDAYS = {word: number for number, words in enumerate(_WEEKDAYS) for word in words.split()}
MONTHS = {word: number for number, words in enumerate(_MONTHS, 1) for word in words.split()}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
)
SMALL = {word: number for number, word in enumerate(ONES.split())}
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "ninety": 90}
NUMBERS = {
    **SMALL,
    **TENS,
    "a": 1,
    "an": 1,
    "couple": 2,
    "pair": 2,
    "few": 3,
    "half": 0.5,
    "hundred": 100,
    "dozen": 12,
}
_FIRSTS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth twentieth"
)
ORDINALS = {word: number for number, word in enumerate(_FIRSTS.split(), 1)} | {"thirtieth": 30, "twelth": 12}

UNITS = {
    "second": "s sec secs second seconds", "minute": "m min mins minute minutes minuts minuet minuets",
    "hour": "h hr hrs hour hours", "day": "d day days dys", "night": "night nights",
    "week": "w wk wks week weeks weks", "fortnight": "fortnight fortnights",
    "month": "mo mos mth mths month months", "quarter": "quarter quarters qtr qtrs", "year": "y yr yrs year years",
    "decade": "decade decades",
}  # fmt: skip
UNIT_OF = {word: unit for unit, words in UNITS.items() for word in words.split()}
_SHORT = {"s", "m", "h", "d", "w", "mo", "y"}


def one_of(words: object) -> str:
    """An alternation, the longest first."""
    return "|".join(sorted(map(str, words), key=len, reverse=True))  # type: ignore[call-overload]


_UNIT = rf"(?:(?:business|working|work)[ -]days?|weekdays|{one_of(set(UNIT_OF) - _SHORT)})"
_WORDS = rf"(?:{one_of(TENS)})(?:[ -](?:{one_of(ONES.split()[1:10])}))?|{one_of(ONES.split()[1:])}"
_COUNT = (
    rf"(?:[0-9]{{1,4}}(?:\.[0-9]{{1,2}})?|(?:a~)?(?:couple|pair|few|dozen)(?:~of)?|half(?:~an?)?|{_WORDS}"
    r"|(?:an?|one)~hundred|an?(?:~half)?)"
)
_PIECE = (
    r"(?:(?:a~|three(?:~|-))?quarters?~(?:of~)?an~hour|[13]/[24]~?(?:of~an~)?(?:h|hr|hour)"
    rf"|{_COUNT}(?:~and~an?~half)?(?:~|-)?(?:more~)?{_UNIT}(?:~and~a~half)?"
    r"|[0-9]{1,4}(?:\.[0-9]{1,2})?~?(?:mo|[smhdwy])(?![a-z]))"
)
_NTH = rf"(?:[0-9]{{1,2}}~?(?:st|nd|rd|th)|(?:twenty|thirty)[ -](?:{one_of(_FIRSTS.split()[:9])})|{one_of(ORDINALS)})"
_REPLACED = {
    "WEEKDAY": rf"(?:(?:{one_of(WEEKDAYS)})\b\.?)",
    "MONTH": rf"(?:(?:{one_of(MONTHS)})(?![a-z])\.?)",
    "ORDINAL": _NTH,
    "AMOUNT": rf"(?:{_PIECE}(?:(?:,~?|~)?(?:and~)?{_PIECE}){{0,3}}|[0-9]{{1,2}}h[0-9]{{2}})",
    "COUNT": _COUNT,
    "UNIT": _UNIT,
    "SEASON": rf"(?:{one_of(SEASONS)})",
    "YEAR": r"(?:(?:19|20|21)[0-9]{2})",
    "~": r"(?:[ \t]{1,3})",
}


def pattern(text: str) -> re.Pattern[str]:
    """A pattern of lower-case words; "~" is the space between two, a name in capitals its words."""
    for name, words in _REPLACED.items():
        text = text.replace(name, words)
    return re.compile(rf"(?:{text.replace('~', _REPLACED['~'])})(?![a-z0-9_])", re.ASCII)


_EACH = pattern(r"(COUNT)(~and~an?~half)?(?:~|-)?(?:more~)?(UNIT)(~and~a~half)?")
_EACH_SHORT = re.compile(r"([0-9]{1,4}(?:\.[0-9]{1,2})?)[ \t]?(mo|[smhdwy])(?![a-z])")
_CLOCKED = re.compile(r"([0-9]{1,2})h([0-9]{2})")
_MINUTES = {"second": 1 / 60, "minute": 1.0, "hour": 60.0}
_DAYS = {"day": 1.0, "night": 1.0, "week": 7.0, "fortnight": 14.0}
_MONTH_COUNT = {"month": 1, "quarter": 3, "year": 12, "decade": 120}


@dataclass(frozen=True, slots=True)
class Amount:
    """A length of time as it was said; business days are counted for themselves."""

    months: int = 0
    days: int = 0
    minutes: float = 0
    business: int = 0

    @property
    def clocked(self) -> bool:
        """Whether it is one of the clock, not of the calendar."""
        return self.minutes > 0


def amount(text: str) -> Amount:
    """The length that words of the form AMOUNT mean. Raises ValueError for none."""
    if whole := _CLOCKED.fullmatch(text):
        return Amount(minutes=int(whole[1]) * 60 + int(whole[2]))
    if text[1:2] == "/":
        return Amount(minutes=60 * int(text[0]) / int(text[2]))
    months = days = minutes = business = 0.0
    if "quarter" in text and "hour" in text:
        return Amount(minutes=45 if "three" in text else 15)
    rest = text
    for found in _EACH.finditer(text):
        rest = rest.replace(found[0], " ", 1)
        number, unit = count(found[1]) + (0.5 if found[2] or found[4] else 0), found[3]
        if unit not in UNIT_OF:
            business += number
            continue
        unit = UNIT_OF[unit]
        months += number * _MONTH_COUNT.get(unit, 0)
        days += number * _DAYS.get(unit, 0)
        minutes += number * _MINUTES.get(unit, 0)
    for found in _EACH_SHORT.finditer(rest):
        unit = UNIT_OF[found[2]]
        months += float(found[1]) * _MONTH_COUNT.get(unit, 0)
        days += float(found[1]) * _DAYS.get(unit, 0)
        minutes += float(found[1]) * _MINUTES.get(unit, 0)
    days += (months % 1) * 30
    days, part = divmod(days, 1)
    if not (months or days or minutes or business or part):
        raise ValueError(text)
    return Amount(int(months), int(days), minutes + part * 1440 * (months < 1), int(business))


def count(text: str) -> float:
    """The number that words of the form COUNT mean."""
    words = text.replace("-", " ").split()
    if words[0][0].isdigit():
        return float(words[0])
    known = [NUMBERS[word] for word in words if word in NUMBERS]
    if len(known) > 1 and words[0] in ("a", "an", "one"):
        return known[1]
    if words[0] == "half":
        return 0.5
    return sum(known)


def ordinal(text: str) -> int:
    """The number that words of the form ORDINAL mean."""
    if text[0].isdigit():
        return int(re.sub(r"[^0-9]", "", text))
    return sum(ORDINALS.get(word) or TENS[word] for word in text.replace("-", " ").split())
