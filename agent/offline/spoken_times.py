"""Times as they are dictated, written as they are read: eight hundred am, four april, the next saturday."""

import re

UNITS = {
    word: n
    for n, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
         "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"], 1
    )
}  # fmt: skip
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
UNIT = "|".join(sorted(UNITS, key=len, reverse=True))
DAY = rf"(?:(?:twenty|thirty)(?:[ -](?:{UNIT}))?|{UNIT})"
HOUR = rf"(?:{'|'.join(sorted(list(UNITS)[:12], key=len, reverse=True))})"
MINUTE = rf"(?:(?:{'|'.join(TENS)})(?:[ -](?:{UNIT}))?|ten|fifteen|oh (?:{UNIT}))"
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)"
)
OCCASION = r"(?=(?:\w+ )?(?:meeting|appointment|call|class|lunch|dinner|alarm|reminder|interview)\b)"
HUNDRED = re.compile(
    rf"\b(?P<hour>{HOUR}) hundred(?: hours)?(?P<half> ?[ap]m)?\b(?! (?:dollars|people|pages|and))",
    re.IGNORECASE,
)
HUNDRED_AND = re.compile(
    rf"\b(?P<hour>{HOUR}) hundred (?:and )?(?P<minute>{MINUTE})\b(?P<half> ?[ap]m)?(?! (?:dollars|people|pages))",
    re.IGNORECASE,
)
IN_THE = re.compile(
    rf"\b(?:at )?(?P<hour>{HOUR}|1?\d)(?: o'?clock)? in the (?P<part>morning|afternoon|evening)\b",
    re.IGNORECASE,
)
DAY_MONTH = re.compile(rf"\b(?P<day>{DAY}) (?:of )?(?P<month>{MONTH})\b", re.IGNORECASE)
MONTH_DAY = re.compile(
    rf"\b(?P<month>{MONTH}) (?P<day>{DAY})\b(?! (?:am|pm|o'?clock|{UNIT}|first|second|third|\w+th)\b)",
    re.IGNORECASE,
)
WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
CLOCK = re.compile(
    rf"(?<![:.\d])\b(?P<hour>{HOUR}|\d{{1,2}})(?: (?P<minute>{MINUTE}|[0-5]\d))? (?P<half>[ap] ?\.? "
    rf"?m\b(?: ?\.(?= |$))?)|"
    rf"\b(?P<hour2>{HOUR}) (?P<minute2>{MINUTE}) {OCCASION}",
    re.IGNORECASE,
)
BARE_CLOCK = re.compile(
    rf"\b(?P<lead>at|for|from|to|until|till|by|around|today|tomorrow|tonight|{WEEKDAY}) (?P<hour>{HOUR}|"
    rf"1?\d|2[0-3]) "
    rf"(?P<minute>{MINUTE}|[0-5]\d)(?=$|,| (?:on|in|at|to|till|until|for|with|next|this|every|today|"
    rf"tomorrow|tonight|{WEEKDAY})\b)",
    re.IGNORECASE,
)
HOUR_DAY = re.compile(
    rf"\bfor (?=(?:{HOUR}|1?\d)(?::[0-5]\d)? (?:on )?(?:{WEEKDAY}|today|tomorrow|tonight|next|this)\b)",
    re.IGNORECASE,
)
SHORT_UNIT = re.compile(r"\b(?P<count>in (?:\d+|an?|\w+) )(?P<unit>min|hr)s?\b", re.IGNORECASE)
THE_NEXT = re.compile(
    r"\bthe (?=(?:next|coming|following) (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|week|month|year)\b)",
    re.IGNORECASE,
)


def written(text: str) -> str:
    """A clause whose dictated dates and hours are in figures; all other words stay as they are."""
    text = SHORT_UNIT.sub(_unit, THE_NEXT.sub("", text))
    text = HUNDRED_AND.sub(
        lambda found: f"{_number(found['hour'])}:{_number(found['minute']):02d}{found['half'] or ''}", text
    )
    text = IN_THE.sub(
        lambda found: f"at {_number(found['hour'])} {'am' if found['part'][0] in 'mM' else 'pm'}", text
    )
    text = HUNDRED.sub(lambda found: f"{_number(found['hour'])}{found['half'] or ':00'}", text)
    text = CLOCK.sub(_clock, text)
    text = HOUR_DAY.sub("at ", BARE_CLOCK.sub(_bare_clock, text))
    text = DAY_MONTH.sub(lambda found: f"{_number(found['day'])} {found['month']}", text)
    return MONTH_DAY.sub(lambda found: f"{found['month']} {_number(found['day'])}", text)


def _unit(found: re.Match[str]) -> str:
    return f"{found['count']}{'minutes' if found['unit'].lower().startswith('m') else 'hours'}"


def _clock(found: re.Match[str]) -> str:
    hour, minute = found["hour"] or found["hour2"], found["minute"] or found["minute2"]
    time = f"{_number(hour)}:{_number(minute):02d}" if minute else str(_number(hour))
    return f"{time} {re.sub('[ .]', '', found['half'])}" if found["half"] else f"{time} "


def _bare_clock(found: re.Match[str]) -> str:
    return f"{found['lead']} {_number(found['hour'])}:{_number(found['minute']):02d}"


def _number(words: str) -> int:
    """Twenty six is 26; oh five is 5."""
    if words.isdecimal():
        return int(words)
    return sum(TENS.get(word, UNITS.get(word, 0)) for word in re.split(r"[ -]", words.lower()))
