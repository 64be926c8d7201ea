"""What people say in words: "high priority", ", low energy", "in Launch", "once the report is done".

Read after signs and dates: those stand here as the sign FILL, so that a phrase before one is seen to end there.
"""

import re
from collections.abc import Iterator

from memory.records import Priority
from tools.capture_record import FILL, Found, Known, Level, TokenKind
from tools.capture_signs import known_name
from tools.when import Moment
from tools.when_verbs import VERBS

PRIORITIES: dict[str, Priority] = {
    "highest": "high", "high": "high", "top": "high", "urgent": "high", "urgently": "high", "important": "high",
    "critical": "high", "asap": "high", "1": "high", "medium": "medium", "normal": "medium", "2": "medium",
    "low": "low", "lowest": "low", "3": "low", "4": "low",
}  # fmt: skip
ENERGY = {"low": "low", "little": "low", "medium": "medium", "some": "medium", "high": "high", "much": "high"}
WORK = {"deep work": "deep_work", "creative": "creative", "creative work": "creative", "planning": "planning",
        "admin": "admin", "routine": "routine"}  # fmt: skip

_END = rf"(?=\s*(?:$|[,;:.!)\]]|{FILL}))"
_PRIORITY = (
    re.compile(
        r"(?:\b(?:with|at|of|as|set to|make it|it'?s|is)\s+)?(?:\ba\s+)?"
        r"\b(?P<p>highest|high|top|medium|normal|low|lowest)"
        rf"[ -]prio(?:rity)?\b{_END}",
        re.IGNORECASE,
    ),
    re.compile(
        r"^\s*(?P<p>high|top|low|medium)[ -]prio(?:rity)?\b(?:\s*[:,-])?(?=\s)", re.IGNORECASE
    ),
    re.compile(
        r"(?:\bwith\s+)?\bprio(?:rity)?(?:\s+is|\s*[=:])?\s*(?P<p>highest|high|medium|normal|lowest|low|urgent|[1-4])\b"
        + _END,
        re.IGNORECASE,
    ),
    re.compile(r"^\s*(?P<p>urgent|important|asap)(?:\s*[:,!]|\s+[-–—](?=\s))", re.IGNORECASE),
    re.compile(
        r"(?:(?<=\S)\s*[,;(\[]\s*|\b(?:it'?s|this is|that'?s)\s+)(?:very |really |super )?"
        r"(?P<p>urgent|important|critical|asap)\b[)\]]?"
        + _END,
        re.IGNORECASE,
    ),
    re.compile(rf"(?<=\w\s)(?P<p>asap|urgently|urgent)\b(?=\s*(?:[.!,;)]|{FILL})*\s*$)", re.IGNORECASE),
    re.compile(
        rf"(?<={FILL}\s)(?P<p>high|medium|normal|low|critical|urgent|asap)\b(?=[.!]?\s*(?:$|{FILL}))", re.IGNORECASE
    ),
    re.compile(r"^\s*[\[(](?P<p>high|medium|low|urgent|important)[\])](?=\s)", re.IGNORECASE),
    re.compile(r"\b(?P<p>high|top|medium|low)[ -]priority(?=\s+(?:task|to-?do|item|reminder)\b)", re.IGNORECASE),
    re.compile(rf"[,;]\s*(?P<p>high|medium|low)\b(?=\s*(?:$|[,;.]|{FILL}))", re.IGNORECASE),
)  # fmt: skip
_URGENT_VERB = re.compile(rf"^\s*(?P<p>urgent|asap)\s+(?:{FILL}+\s*)*(?P<verb>[a-z]+)\s+\S", re.IGNORECASE)
_LENGTH = re.compile(
    rf"(?<![^\s,({FILL}])(?:~|t(?=\d)|\d{{1,2}}[hm]/)?(?:(?P<hours>\d{{1,2}}(?:\.\d)?)\s?h(?:rs?|ours?)?(?:\s?(?P<more>[0-5]?\d)\s?(?:m(?:in)?)?)?"
    rf"|(?P<minutes>\d{{1,3}})\s?m(?:ins?)?)\)?{_END}",
    re.IGNORECASE,
)
_FIRST_LENGTH = re.compile(
    r"^\s*(?:(?P<hours>\d{1,2})h(?P<more>[0-5]\d)?m?|(?P<minutes>\d{1,3})m(?:in)?)(?=\s+[^\W\d])"
)
_PACE = re.compile(
    r"\b(?:run|race|swim|bike|cycle|row|walk|hike|marathon|jog|sprint|dive|rope|cable|tape|within|under|in|after|every|at|by|until|from|to)\s+$",
    re.IGNORECASE,
)
_NOT_URGENT = re.compile(r"\b(?:is|are|was|if|not|less|more|most|how|be|and|or|an?|the)\s$", re.IGNORECASE)
_ENERGY = re.compile(
    r"(?:\b(?:needs?|requires?|takes?|with|at|for|it'?s)\s+)?\b(?P<e>high|low|medium|little|much)[ -]energy\b"
    rf"{_END}|\benergy(?:\s+is|\s*[:=])?\s+(?P<f>high|medium|low)\b{_END}",
    re.IGNORECASE,
)
_KINDS = "deep work|creative(?: work)?|planning|admin|routine"
_WORK = re.compile(
    rf"^\s*(?P<first>{_KINDS})\s*:(?=\s)|(?:[,;(]\s*|\b(?:as|it'?s)\s+)(?P<w>{_KINDS})\b\)?{_END}",
    re.IGNORECASE,
)
_NAMED_AFTER = re.compile(
    r"[,(]?\s*\b(?:but\s+|only\s+)?(?:(?:after|once|as soon as)\s+(?:the\s+)?(?:task\s+)?"
    r"(?P<name>[^\s,;](?:[^,;]{0,100}?[^\s,;])?)\s+(?:is|are)\s+(?:done|finished|complete|completed)"
    r"|(?:after|once)\s+(?:the\s+)?task\s+(?P<task>[^,;]{2,100}?))\)?" + _END,
    re.IGNORECASE,
)
_FIRST_AFTER = re.compile(
    r"^\s*(?:after|once|as soon as)\s+(?:the\s+)?(?:task\s+)?(?P<name>[^\s,;]+(?:\s[^\s,;]+){0,5}?)\s+(?:is|are)\s+"
    r"(?:done|finished|complete|completed)\b(?:\s*,)?(?=\s+\S)",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"(?<![^\s,(\ue000])(?P<by>in|under|for|into|within|inside|to|on)\s+(?:(?:the|my)\s+)?(?:(?P<level>project|area|pillar)\s+)?",
    re.IGNORECASE,
)
_ENDS, _TO_DO = re.compile(_END), re.compile(r"\s+to\s", re.IGNORECASE)
_LEVEL_AFTER = re.compile(r"\s+(?P<level>project|area|pillar)\b", re.IGNORECASE)
_REF = re.compile(rf"(?P<ref>(?P<kind>PL|P|A)\d{{1,9}})\b{_END}")
_UNKNOWN = re.compile(rf"(?P<name>[^\s,;:{FILL}]+(?:\s[^\s,;:{FILL}]+){{0,3}})\s*\)?{_END}")
_HEAD = re.compile(r"\s*(?=\w)")
_FOR_ALL: frozenset[str] = frozenset({"in", "under", "into", "within", "inside"})
LEVELS: dict[str, Level] = {"PL": "pillar", "P": "project", "A": "area"}


def read_words(text: str, line: str, known: Known, has: frozenset[TokenKind]) -> list[Found]:
    """The phrases of a line, whose tokens and quotations are covered up in `text`; a kind that it has already is not
    looked for again."""
    found: list[Found] = []
    low = text.lower()
    if "priority" not in has and _any(
        low, "prio", "urgent", "important", "asap", "critical", "high", "low", "medium"
    ):
        found += _priority(text)
    if "duration" not in has and _any(low, *"0123456789"):
        found += _length(text)
    if "energy" not in has and "energy" in low:
        found += _energy(text)
    if "kind" not in has and (match := _WORK.search(text)):
        found.append(Found("kind", *_trimmed(match), WORK[(match["first"] or match["w"]).lower()], 0.75))
    if "after" not in has and _any(low, "after", "once", "soon as"):
        found += _after(text, line)
    if not has & {"project", "area", "pillar"}:
        found += _place(text, known)
    return found


def _any(text: str, *words: str) -> bool:
    return any(word in text for word in words)


def _trimmed(match: re.Match[str]) -> tuple[int, int]:
    """The span without the blanks and the comma that it begins with."""
    return match.end() - len(match[0].lstrip(" ,;\t")), match.end()


def _priority(text: str) -> Iterator[Found]:
    for index, pattern in enumerate(_PRIORITY):
        match = pattern.search(text)
        if match and not (index == 5 and _NOT_URGENT.search(text[: match.start()])):
            yield Found(
                "priority", *_trimmed(match), PRIORITIES[match["p"].lower()], 0.75 if index > 3 else 0.9
            )
            return
    match = _URGENT_VERB.match(text)
    if match and match["verb"].lower() in VERBS:
        yield Found("priority", *match.span("p"), "high", 0.8)


def _length(text: str) -> Iterator[Found]:
    """A bare "30m" or "1h30" at the end of a line or at its beginning; not "swim 50m"."""
    match = _FIRST_LENGTH.match(text) or _LENGTH.search(text)
    if match is None or _PACE.search(text[: match.start()]):
        return
    minutes = round(60 * float(match["hours"] or 0)) + int(match["more"] or 0) + int(match["minutes"] or 0)
    if minutes:
        span = _trimmed(match)
        yield Found("duration", *span, minutes, 0.75, Moment(*span, "duration", 0.75, minutes=minutes))


def _energy(text: str) -> Iterator[Found]:
    if match := _ENERGY.search(text):
        yield Found("energy", *_trimmed(match), ENERGY[(match["e"] or match["f"]).lower()], 0.85)


def _after(text: str, line: str) -> Iterator[Found]:
    if match := _FIRST_AFTER.match(text) or _NAMED_AFTER.search(text):
        start, end = match.span("name") if match["name"] else match.span("task")
        yield Found("after", *_trimmed(match), [line[start:end].strip(" \"'“”")], 0.6, wanted=True)


def _place(text: str, known: Known) -> Iterator[Found]:
    """ "in Launch", "for P3", "Launch: …"; a name that is not known only where it is called a project."""
    for by in _PLACE.finditer(text):
        found = _placed(text, by, known)
        if found:
            yield found
            return
    head = _HEAD.match(text)
    named = known_name(text, head.end(), known) if head and ":" in text and known.places else None
    if named and (colon := re.compile(r"\s*:(?=\s)").match(text, named[0])):
        yield Found(named[1].level, head.end() if head else 0, colon.end(), named[1].name, 0.85)


def _placed(text: str, by: re.Match[str], known: Known) -> Found | None:
    level, start = by["level"], by.start()
    if by["by"].lower() != "on" and (ref := _REF.match(text, by.end())):
        place = known.place(ref["ref"])
        of = LEVELS[ref["kind"].upper()]
        return Found(of, start, ref.end(), place.name if place else ref["ref"], 0.95, wanted=place is None)
    named = known_name(text, by.end(), known)
    if named:
        end, place = named
        after = _LEVEL_AFTER.match(text, end)
        end = after.end() if after else end
        clear = (
            level
            or after
            or by["by"].lower() in _FOR_ALL
            or (by["by"].lower() == "for" and place.level == "project")
        )
        ends = _ENDS.match(text, end) or ((level or after) and _TO_DO.match(text, end))
        return (
            Found(place.level, start, end, place.name, 0.9 if level or after else 0.8)
            if clear and ends
            else None
        )
    if level and level.lower() != "pillar" and by["by"].lower() in {*_FOR_ALL, "to"}:
        match = _UNKNOWN.match(text, by.end())
        kind: TokenKind = "area" if level.lower() == "area" else "project"
        return Found(kind, start, match.end(), match["name"], 0.5, wanted=True) if match else None
    return None
