"""The signs that people type into a task's line: #name, +name, @tag, p1, !!, due:friday, <2026-11-27 Fri>, T12."""

import re
from collections.abc import Iterator

from memory.records import Priority
from tools.capture_keys import read_keys, read_stamps
from tools.capture_record import MOST_WORDS, Found, Known, Place, Span, TokenKind, overlaps
from tools.when import Clock

NUMBERED: dict[str, Priority] = {"0": "high", "1": "high", "2": "medium", "3": "low", "4": "low"}
LETTERED: dict[str, Priority] = {"a": "high", "b": "medium", "h": "high", "m": "medium", "l": "low"}
WORDED: dict[str, Priority] = {
    "high": "high", "urgent": "high", "important": "high", "medium": "medium", "med": "medium", "normal": "medium",
    "low": "low", "!!!": "high", "!!": "medium",
}  # fmt: skip

_LEVELS: dict[str, Priority] = {"high": "high", "medium": "medium", "low": "low"}

_BEFORE, _AFTER = r"(?<![^\s(\[,;\ue000])", r"(?=$|[\s.,;:?)\]\ue000])"
_QUOTED = re.compile(
    r"\"[^\"\n]+\"|“[^”\n]+”|«[^»\n]+»|„[^“\"\n]+[“\"]|`[^`\n]+`|(?<![\w'’])'[^'\n]{2,}?'(?!\w)"
    r"|(?<!\w)‘[^’\n]{2,}?’(?!\w)"
    r"|\b[a-z][a-z0-9+.-]*://\S+|\bwww\.\S+|\b[\w.+-]+@[\w-]+\.[\w.-]+|\[\[[^\]\n]+\]\]|\]\([^)\s]+\)",
    re.IGNORECASE,
)
_NAME = re.compile(
    _BEFORE + r"(?P<mark>[#+@%*~^])(?:[\"“'](?P<quoted>[^\"”'\n]{1,80})[\"”']|\[(?P<bracket>[^\]\n]{1,80})\]"
    r"|(?P<word>[^\W\d_][\w-]*(?:[./&'’+][\w-]+)*))(?![\w#+@%*~/])"
)
_OUTLINE_TAGS = re.compile(r"\s(?P<tags>:(?:[\w@]+:){2,})\s*$")
_EMOJI: dict[str, Priority] = {"🔺": "high", "⏫": "high", "🔼": "medium", "🔽": "low", "⏬": "low"}
_EMPHASIS = re.compile(r"[^\s*]\*(?!\w)")
_SIGN_NEXT = re.compile(r"\s*(?:$|[#@+!%~^*])|\s+p[1-4]\b")
_KNOWN_NAME = re.compile(_BEFORE + r"(?P<mark>[#+])(?=\w)")
_PRIORITY = re.compile(
    _BEFORE
    + r"(?:p(?P<number>[0-4])(?!\s+of\b)|!(?P<mark>[1-4])|(?P<word>!{2,3})|!(?:p(?P<bang>[1-4])|(?P<named>[a-z]+)))"
    + _AFTER,
    re.IGNORECASE,
)
_LETTER = re.compile(
    r"^\s*(?:(?:TO-?DO|NEXT)\s+)?(?:\((?P<todo>[A-Z])\)|\[#(?P<org>[A-C])\])(?:\s\d{4}-\d\d-\d\d)?(?=\s)"
)
_REF_BEFORE = re.compile(
    r"(?:\b(?:in|for|under|into|within|to|from|of|project|page|on|and|or|the|than|&)|(?<=\w)[-/+&])\s*$", re.I
)
_AFTER_TASKS = re.compile(
    r"[,(]?\s*\b(?:(?:but |only |and |start )*(?:after|once|when|as soon as)|depends on|depending on|waits? (?:for|on)"
    r"|waiting (?:for|on)|blocked by|needs)\s(?:tasks?\s)?"
    r"(?P<refs>#?T\d{1,9}(?:(?:\s*,\s*|\s+and\s+|\s*&\s*)#?T\d{1,9})*)"
    r"\b(?:\s(?:is|are|gets)\s(?:done|finished|complete|completed))?\)?",
    re.IGNORECASE,
)


def kept(text: str) -> list[Span]:
    """What stays as it is written: quotations, addresses of pages and of people."""
    return [found.span() for found in _QUOTED.finditer(text)] if _has(text, "\"“«„`'‘@:[.") else []


def read_signs(text: str, clock: Clock, known: Known) -> tuple[list[Found], list[Span]]:
    """The signs of a line, and the stretches in which nothing else is looked for."""
    found: list[Found] = []
    for read in (_keyed(text, clock, known), _priorities(text), _waits(text), _names(text, known)):
        found += [each for each in read if not overlaps(each.start, each.end, _spans(found))]
    quoted = [span for span in kept(text) if not any(_opened(text, each, span) for each in found)]
    return [each for each in found if not overlaps(each.start, each.end, quoted)], quoted


def _opened(text: str, found: Found, span: Span) -> bool:
    """Whether a quotation belongs to a sign: #"My project", project:"My project"."""
    return found.start < span[0] < found.end and span[1] <= found.end


def _has(text: str, signs: str) -> bool:
    return any(sign in text for sign in signs)


def _spans(found: list[Found]) -> list[Span]:
    return [(each.start, each.end) for each in found]


def _names(text: str, known: Known) -> list[Found]:
    """#name and +name: the place of that name, else a tag that is known, else the first of them may be a project
    that is not there yet, and the others are tags. @name, %name and *name are tags."""
    if not _has(text, "#+@%*~^:"):
        return []
    marked = [*_known_names(text, known)]
    taken = [(start, end) for start, end, _ in marked]
    named: list[Found] = [
        Found(place.level, start, end, place.name, 0.95 if index == 0 else 0.9)
        for index, (start, end, place) in enumerate(marked)
    ]
    if outline := _OUTLINE_TAGS.search(text):
        named.append(Found("tag", *outline.span("tags"), outline["tags"].strip(":").replace(":", ","), 0.85))
    levels = {each.kind for each in named}
    for match in _NAME.finditer(text):
        name = match["quoted"] or match["bracket"] or match["word"]
        if overlaps(*match.span(), taken) or _only_looks(text, match):
            continue
        tag = known.tag(name)
        if match["mark"] == "#" and not tag and name.lower() in _LEVELS:
            named.append(Found("priority", *match.span(), _LEVELS[name.lower()], 0.85))
            continue
        if tag or match["mark"] in "@%*":
            named.append(Found("tag", *match.span(), tag or name, 0.95 if tag else 0.9))
        elif levels & {"project", "area", "pillar"}:
            named.append(Found("tag", *match.span(), name, 0.8))
        else:
            levels.add("project")
            named.append(Found("project", *match.span(), name, 0.6, wanted=True))
    return named


def _only_looks(text: str, match: re.Match[str]) -> bool:
    """Whether "*word" opens an emphasis, and "~word" says "about"."""
    if match["mark"] == "*":
        return _EMPHASIS.search(text, match.end()) is not None
    if match["mark"] in "~^" and match["word"]:
        return match["word"].islower() and _SIGN_NEXT.match(text, match.end()) is None
    return False


def _known_names(text: str, known: Known) -> Iterator[tuple[int, int, Place]]:
    """ "#Half marathon" where there is a project "Half marathon": the longest name that is known."""
    for mark in _KNOWN_NAME.finditer(text) if known.places else ():
        if found := known_name(text, mark.end(), known):
            yield mark.start(), *found
    for match in _NAME.finditer(text) if known.places else ():
        name = match["quoted"] or match["bracket"]
        place = known.place(name) if name and match["mark"] in "#+" else None
        if place:
            yield *match.span(), place


def known_name(text: str, start: int, known: Known) -> tuple[int, Place] | None:
    """The longest name of a place that begins here, and where it ends."""
    words = [match.end() for match in re.finditer(r"[^\s,;:()\ue000]+", text[start : start + 120])][
        :MOST_WORDS
    ]
    for end in reversed(words):
        name = text[start : start + end].rstrip(".!?")
        place = known.place(name) if "\ue000" not in name else None
        if place:
            return start + len(name), place
    return None


def _keyed(text: str, clock: Clock, known: Known) -> list[Found]:
    found = read_keys(text, clock, known) if ":" in text else []
    return found + (read_stamps(text) if "<" in text else [])


def _priorities(text: str) -> Iterator[Found]:
    letter = _LETTER.match(text)
    if letter:
        at = letter.start("todo") if letter["todo"] else letter.start("org")
        which = (letter["todo"] or letter["org"]).lower()
        start = at - (1 if letter["todo"] else 2)
        yield Found("priority", start, letter.end(), LETTERED.get(which, "low"), 0.95)
    for sign, value in _EMOJI.items() if not text.isascii() else ():
        if (at := text.find(sign)) >= 0:
            yield Found("priority", at, at + len(sign), value, 0.9)
    for match in _PRIORITY.finditer(text):
        number = match["number"] or match["mark"] or match["bang"]
        if match["number"] and _REF_BEFORE.search(text[: match.start()]):
            continue
        word = (match["word"] or match["named"] or "").lower()
        named = NUMBERED[number] if number else WORDED.get(word) or LETTERED.get(word)
        if named:
            yield Found("priority", *match.span(), named, 0.9 if word == "!!" else 0.97)


def _waits(text: str) -> Iterator[Found]:
    kind: TokenKind = "after"
    for match in _AFTER_TASKS.finditer(text):
        refs = [ref.upper() for ref in re.findall(r"T\d+", match["refs"], re.IGNORECASE)]
        start = match.end() - len(match[0].lstrip(" ,\t"))
        yield Found(kind, start, match.end(), refs, 0.97)
