"""Hours of the day in words: 3:30 pm, 15h00, quarter past 3, five thirty pm, noon, 8 in the evening."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from tools.when_clock import Standing
from tools.when_forms import Strength, local_time
from tools.when_words import ONES, SMALL, TENS, one_of, pattern


@dataclass(frozen=True, slots=True)
class Hour:
    """An hour of the day. `loose`: neither am nor pm was said. `midnight` ends the day that it is said of."""

    at: time
    strength: Strength = 3
    loose: bool = False
    midnight: bool = False
    zone: str = ""
    part: str = ""
    today: bool = False
    """Whether it was said to be one of this day: "8 tonight"."""


_HOURS = one_of(ONES.split()[1:13])
_ONE_TO_NINE = one_of(ONES.split()[1:10])
_MINUTES = (
    rf"(?:oh~(?:{_ONE_TO_NINE})|(?:{one_of(TENS)})(?:[ -](?:{_ONE_TO_NINE}))?|{one_of(ONES.split()[10:])})"
)
_HALF = r"(?:a\.?~?m\.?|p\.?~?m\.?)"

_NUMERIC = pattern(
    rf"(?P<h>[0-9]{{1,2}})(?:[:.]?(?P<m>[0-5][0-9])(?:[:.][0-9]{{2}})?)?(?:~o['’]?~?clock)?(?:-?ish)?(?:~(?:in~the~)?|-)?"
    rf"(?P<half>{_HALF})"
    r"|(?P<h24>[0-9]{1,2}):(?P<m24>[0-9]{2})(?::[0-9]{2}(?:[.,][0-9]{1,6})?)?"
    r"|(?P<hh>[0-9]{1,2})h(?P<mh>[0-9]{2})"
    r"|(?P<hx>(?:[01][0-9]|2[0-3]))(?P<mx>[0-5][0-9])~?(?:h|hrs?|hours)"
    r"|(?P<clock>[0-9]{1,2})~?o['’]?~?clock"
    r"|(?P<p>[0-9]{1,2}(?::[0-9]{2})?(?=[ap]))(?P<ap>[ap])"
)
_SPOKEN = pattern(
    rf"(?:a~)?(?P<frac>quarter|half|{_MINUTES}|five|[0-9]{{1,2}})(?P<min>~min(?:ute)?s?)?"
    r"~(?P<dir>past|after|to|till|til|before|of)"
    rf"~(?P<h>{_HOURS}|[0-9]{{1,2}}(?![:0-9])|noon|midnight|midday)(?:~?(?P<half>{_HALF})|~o['’]?clock)?"
    rf"|half~(?P<h3>{_HOURS}|[1-9]|1[0-2])"
    rf"|(?P<name>(?:12~)?(?:noon|midnight|midday))"
    rf"|(?P<word>{_HOURS})(?:~(?P<mw>{_MINUTES}))?(?:~(?P<oc>o['’]?~?clock))?(?:~?(?P<half2>{_HALF}))?"
)
_BARE = pattern(
    r"(?P<hd>[0-9]{1,2})\.(?P<md>[0-5][0-9])|(?P<clock>[0-9]{1,2})(?P<ish>-?ish|h(?:rs|ours)?)?|(?P<hx>[01][0-9]|2[0-3])(?P<mx>[0-5][0-9])"
)
_EARLY = re.compile(r"\b(?:alarm|wake|get[ \t]up|flight|flies?|plane|train|bus|ferry|sunrise|airport)\b")
"""What has its hour written as on a timetable: "flight 6:40"."""

_LONE = re.compile(
    r"(?:(?:[1-9]|1[0-2])(?:-?ish)?|(?:[01]?[0-9]|2[0-3])\.[0-5][0-9]|(?:1[3-9]|2[0-3])h"
    r"|(?:[01][0-9]|2[0-3])[0-5][0-9])"
    r"(?=[ \t]*(?:$|[,;:!?)#@\n+&]|\.(?![0-9])|p[1-4]\b|w/|with\b|for\b|in[ \t]the\b|at[ \t]))"
)
_ISH = re.compile(r"-?ish(?![a-z])|[ \t]approx(?:imately)?(?![a-z])|[ \t]sharp(?![a-z])")
_IN_PART = re.compile(
    r",?[ \t]{1,3}(?:(?:in|of)[ \t](?:the[ \t])?(morning|afternoon|evening)|at[ \t](night)"
    r"|this[ \t](morning|afternoon|evening)"
    r"|(tonight))(?![a-z])"
)
_ZONE = re.compile(
    r"[ \t]?\(?(?P<zone>utc|gmt|z|[ecmp][sd]?t|cest|cet|bst|eest|eet|west|wet|msk|jst|a[ec][sd]t|nzst|nzdt|ist"
    r"|sgt|hkt)\)?"
    r"(?P<offset>[+-][0-9]{1,2}(?::?[0-9]{2})?)?(?![a-z0-9_])"
)
_OFFSETS = {
    "utc": 0, "gmt": 0, "z": 0, "est": -5, "edt": -4, "et": -5, "cst": -6, "cdt": -5, "ct": -6, "mst": -7, "mdt": -6,
    "mt": -7, "pst": -8, "pdt": -7, "pt": -8, "cest": 2, "cet": 1, "bst": 1, "eest": 3, "eet": 2, "west": 1, "wet": 0,
    "msk": 3, "jst": 9, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13, "sgt": 8, "hkt": 8,
}  # fmt: skip
_STRENGTHS: dict[int, Strength] = {1: 1, 2: 2, 3: 3}
HOUR_WORDS = frozenset(ONES.split()[1:] + list(TENS)) | {"noon", "midday", "midnight", "quarter", "half"}


def read_hour(text: str, at: int, bare: bool) -> tuple[Hour, int] | None:
    """The hour that the text names at a place, and where its words end. `bare`: also a lone number, as behind "at".
    None for an hour in a zone whose name means several."""
    found = _NUMERIC.match(text, at) or _SPOKEN.match(text, at)
    if found is not None and found.re is _SPOKEN and not (bare or _is_spoken(found)):
        found = None  # "seven"
    if found is None or (found.re is _SPOKEN and _is_range(found)):
        found = _BARE.match(text, at) if bare else None
    if found is None:
        return None
    try:
        hour = _hour(found.groupdict(), bare, bool(_EARLY.search(text, 0, at)))
    except ValueError:
        return None
    return _tail(text, found.end(), hour)


def _is_spoken(found: re.Match[str]) -> bool:
    return not found["word"] or bool(found["oc"] or found["half2"])


def _is_range(found: re.Match[str]) -> bool:
    """ "3 to 4" are two hours, "ten to four" and "3 minutes to 4" are one."""
    return bool(
        found["frac"]
        and found["frac"].isdigit()
        and found["dir"] not in ("past", "after")
        and not found["min"]
    )


def _tail(text: str, end: int, hour: Hour) -> tuple[Hour, int] | None:
    if ish := _ISH.match(text, end):
        end = ish.end()
        hour = replace(hour, strength=3)
    if part := _IN_PART.match(text, end):
        end = part.end()
        hour = in_part(hour, part[1] or part[2] or part[3] or "night")
        if part[3] or part[4]:
            hour = replace(hour, strength=3, today=True)
    if zone := _ZONE.match(text, end):
        if zone["zone"] not in _OFFSETS:
            return None
        shift = _OFFSETS[zone["zone"]] * 60
        if zone["offset"]:
            digits = zone["offset"][1:].replace(":", "").rjust(1, "0")
            hours, minutes = (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)
            shift += (hours * 60 + minutes) * (-1 if zone["offset"][0] == "-" else 1)
        end = zone.end()
        hour = replace(hour, zone=f"{'-' if shift < 0 else '+'}{abs(shift) // 60:02}{abs(shift) % 60:02}")
    return hour, end


def read_lone_hour(text: str, at: int) -> tuple[Hour, int] | None:
    """A mere number behind a day that ends its clause: "haircut sat 11", "Doctor Monday 10.15"."""
    found = _LONE.match(text, at)
    return read_hour(text, at, True) if found else None


def in_part(hour: Hour, part: str) -> Hour:
    """An hour within a part of the day: "at 8" in an evening is 20:00."""
    if not hour.loose or not part:
        return replace(hour, part=part)
    number = hour.at.hour % 12 if hour.at.hour < 13 or part == "morning" else hour.at.hour
    if part == "morning" and hour.at.hour > 12:
        number = hour.at.hour - 12
    if (
        (part == "afternoon" and number < 12)
        or (part == "evening" and number < 12)
        or (part == "night" and 4 <= number < 12)
    ):
        number += 12
    elif part == "night" and 13 <= number <= 15:
        number -= 12
    return replace(hour, at=hour.at.replace(hour=number), loose=False, strength=3, part=part)


def to_local(day: date, hour: Hour, at: Standing) -> datetime:
    """The hour on that day where its zone is, on the user's own clock."""
    there = datetime.combine(day, hour.at)
    return local_time(there, hour.zone, at) if hour.zone else there


def _hour(found: dict[str, str | None], bare: bool, early: bool) -> Hour:
    said = {name: text for name, text in found.items() if text}
    if "h3" in said:  # "half eight"
        return _clocked(_number(said["h3"]), 30, None, 2)
    if "name" in said:
        return Hour(time(0), 2, midnight=True) if "night" in said["name"] else Hour(time(12), 2)
    if "frac" in said:
        return _past(found)
    if "word" in said:
        strength: Strength = 3 if said.keys() & {"half2", "oc"} else 1
        return _clocked(_number(said["word"]), _number(said.get("mw", "0")), said.get("half2"), strength)
    if "half" in said:
        return _clocked(int(said["h"]), int(said.get("m", 0)), said["half"])
    return _digits(said, bare, early)


def _digits(said: dict[str, str], bare: bool, early: bool) -> Hour:
    for hour, minute, strength in (
        ("h24", "m24", 3),
        ("hh", "mh", 2),
        ("hx", "mx", 1 if bare else 2),
        ("hd", "md", 1),
    ):
        if hour in said:
            loose = hour == "hd" or (hour == "h24" and len(said[hour]) == 1)
            afternoon = (
                12 if loose and not early and len(said[hour]) == 1 and 1 <= int(said[hour]) <= 6 else 0
            )
            return Hour(time(int(said[hour]) + afternoon, int(said[minute])), _STRENGTHS[strength], loose)
    if "p" in said:
        number, _, after = said["p"].partition(":")
        return _clocked(
            int(number), int(after or 0), said["ap"], 3 if after else 2 if said["ap"] == "p" else 1
        )
    return _clocked(int(said["clock"]), 0, None, 1 if bare and said.get("ish", "h")[0] == "h" else 3)


def _clocked(hour: int, minute: int, half: str | None, strength: Strength = 3) -> Hour:
    if half:
        if not 1 <= hour <= 12:
            raise ValueError(hour)
        return Hour(time(hour % 12 + (12 if half[0] == "p" else 0), minute), strength)
    return Hour(time(hour + 12 if 1 <= hour <= 7 else hour, minute), strength, loose=1 <= hour <= 12)


def _past(found: dict[str, str | None]) -> Hour:
    words, name = found["frac"] or "", found["h"] or ""
    minutes = {"quarter": 15, "half": 30}.get(words) or _number(words)
    before = found["dir"] in ("to", "till", "til", "before", "of")
    if words == "half" and before:
        raise ValueError(words)
    sure = (
        words in ("quarter", "half")
        or bool(found.get("min"))
        or bool(found.get("half"))
        or name in ("noon", "midnight")
    )
    fixed = {"noon": 12, "midday": 12, "midnight": 0}.get(name)
    hour = Hour(time(fixed)) if fixed is not None else _clocked(_number(name), 0, found.get("half"))
    total = (hour.at.hour * 60 + (-minutes if before else minutes)) % 1440
    return Hour(time(total // 60, total % 60), 2 if sure else 1, loose=hour.loose)


def _number(text: str) -> int:
    if text.isdigit():
        return int(text)
    words = text.removeprefix("oh ").replace("-", " ").split()
    return sum(SMALL.get(word, 0) or TENS.get(word, 0) for word in words)
