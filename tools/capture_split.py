"""Several tasks in one line, where that is clearly meant: by numbers, semicolons, sentences, a date in between."""

import re

from tools.capture_record import Found, Span
from tools.when_verbs import VERBS

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_BULLET = re.compile(
    r"\s*(?:(?:[-+•–‣◦]|\*{1,6}|(?P<number>\d{1,3})[.)]|\(\d{1,2}\))\s+)?(?:\[[ xX-]?\]\s+)?"
)
_NUMBER = re.compile(r"(?:^|(?<=[\s,;.]))(?P<number>\d{1,2})[.)]\s+(?=[^\W\d])")
_SEMICOLON = re.compile(r"\s*;\s+(?:and\s+)?(?=\S)")
_COLON = re.compile(r"\s*:\s+(?=\S)")
_SENTENCE = re.compile(r"(?<=[\w)\"'’][.!?])\s+(?=\S)")
_JOINT = re.compile(
    r"\s*,?\s+(?:and then|and also|and|then|also|plus)\s+(?:to\s+)?(?=\S)"
    r"|\s*,\s+(?:and\s+)?(?:then\s+|also\s+)?(?:to\s+)?(?=\S)",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"(?:please\s+)?(?:(?:also\s+)?remind me\b|i (?:also )?(?:need|have|want|must|should)\b|don'?t forget\b"
    r"|remember to\b|add a (?:task|reminder)\b|make sure (?:to|i)\b)",
    re.IGNORECASE,
)
_SHORT = re.compile(
    r"(?:\b(?:e\.g|i\.e|vs|dr|mr|mrs|ms|st|no|nr|etc|inc|a\.m|p\.m)|\b[A-Za-z])\.$", re.IGNORECASE
)
_PRONOUN = re.compile(
    r"(?:it|them|him|her|she|he|they|this|that|see|e\.g|i\.e|because|which|who|not|or|if|but)\b",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(
    r"[\w-]+(?:\s+\w+)?\s+(?:it|them|him|her|one|some|that|this|those|back)\b", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_][\w-]*")


def lines(text: str) -> list[Span]:
    """The lines that hold something, without bullets, numbers and boxes to tick."""
    found, several = [], "\n" in text.strip()
    for line in _LINE.finditer(text):
        bullet = _BULLET.match(line[0])
        counted = bullet and bullet["number"] and not several and not _alone(line[0], bullet)
        blank = len(line[0]) - len(line[0].lstrip())
        start = line.start() + (bullet.end() if bullet and not counted else blank)
        end = line.start() + len(line[0].rstrip())
        start = start if start < end else line.start() + blank
        if start < end:
            found.append((start, end))
    return found


def _alone(line: str, bullet: re.Match[str]) -> bool:
    """Whether "1." is the only number of a line; "1. … 2. …" is cut by its numbers."""
    return bullet["number"] == "1" and not _NUMBER.search(line, bullet.end())


def heading(text: str, found: list[Found]) -> Found | None:
    """The due date with a colon that a line begins with: "today: call mum, buy milk"."""
    first = found[0] if found else None
    opens = first and first.kind == "due" and not text[: first.start].strip()
    return first if first and opens and _COLON.match(text, first.end) else None


def pieces(text: str, found: list[Found], quoted: list[Span]) -> list[Span]:
    """The items of one line, as spans; one where it says one thing."""
    closed = [*quoted, *((each.start, each.end) for each in found)]
    whole = [(0, len(text))]
    if headed := heading(text, found):
        return _below(text, headed, closed, [each.start for each in found if each.moment is not None])
    times = [each.start for each in found if each.moment is not None]
    for parts in (_numbered(text, closed), _at_semicolons(text, closed, times), _sentences(text, closed)):
        if len(parts) > 1:
            return [piece for start, end in parts for piece in _joined(text, start, end, found, closed)]
    return _joined(text, 0, len(text), found, closed) if _JOINT.search(text) else whole


def _below(text: str, headed: Found, closed: list[Span], times: list[int]) -> list[Span]:
    """The things to do below a date with a colon, the first with the date: parted by semicolons, by numbers, or by
    commas and "and" where a verb begins each or each has its hour."""
    start = _COLON.match(text, headed.end)
    at = start.end() if start else headed.end
    cuts = [mark for mark in _SEMICOLON.finditer(text, at) if not _inside(mark.start(), closed)]
    joints = [mark for mark in _JOINT.finditer(text, at) if not _inside(mark.start() + 1, closed)]
    if _begins(text, at, len(text)) and not cuts:
        cuts = [mark for mark in joints if _goes_on(text, mark.end(), len(text))]
    if not cuts and (by_comma := _cut(text, [mark for mark in joints if "," in mark[0]], at)):
        timed = all(any(start <= time < end for time in times) for start, end in by_comma)
        cuts = [mark for mark in joints if "," in mark[0]] if timed else []
    parts = _numbered(text, closed) or _cut(text, cuts)
    return [(headed.start if not number else start, end) for number, (start, end) in enumerate(parts)]


def _numbered(text: str, closed: list[Span]) -> list[Span]:
    """ "1. … 2. …": the numbers count up from one, and the first begins the line or follows a colon."""
    marks = [mark for mark in _NUMBER.finditer(text) if not _inside(mark.start(), closed)]
    counted = marks[
        : next((at for at, mark in enumerate(marks) if int(mark["number"]) != at + 1), len(marks))
    ]
    before = text[: counted[0].start()].rstrip() if counted else ""
    if len(counted) < 2 or (before and not before.endswith(":")):
        return []
    ends = [*(mark.start() for mark in counted[1:]), len(text)]
    return _trim(text, [(mark.end(), end) for mark, end in zip(counted, ends, strict=True)])


def _at_semicolons(text: str, closed: list[Span], times: list[int]) -> list[Span]:
    """Parts that each begin with a verb or say when: "buy milk; call mum"; not "call mum; she is ill"."""
    if ";" not in text:
        return []
    parts = _cut(text, [mark for mark in _SEMICOLON.finditer(text) if not _inside(mark.start(), closed)])
    whole = all(
        len(_WORD.findall(text, start, end)) > 1
        and (_begins(text, start, end) or any(start <= time < end for time in times))
        and not _PRONOUN.match(text, start)
        for start, end in parts
    )
    return parts if whole else []


def _sentences(text: str, closed: list[Span]) -> list[Span]:
    """Sentences that each ask for something: "Call mum. Buy milk."; not "Email Bob. He is in Rome."."""
    marks = [
        mark
        for mark in _SENTENCE.finditer(text)
        if not _inside(mark.start(), closed) and not _SHORT.search(text[: mark.start()])
    ]
    parts = [(start, start + len(text[start:end].rstrip(" ."))) for start, end in _cut(text, marks)]
    return (
        parts if len(parts) > 1 and all(_begins(text, start, found_end) for start, found_end in parts) else []
    )


def _joined(text: str, start: int, end: int, found: list[Found], closed: list[Span]) -> list[Span]:
    """Cut at "and", "then" and commas between two things to do, where a date or a request stands between them."""
    marks = [mark for mark in _JOINT.finditer(text, start, end) if not _inside(mark.start() + 1, closed)]
    marks = [mark for mark in marks if _goes_on(text, mark.end(), end)]
    if not marks:
        return [(start, end)]
    timed = [each for each in found if each.moment is not None and start <= each.start < end]
    opens = _begins(text, start, marks[0].start()) and not any(each.start <= start for each in timed)
    listed = len(marks) > 1 and opens and not timed
    cuts, last = [], start
    for mark in marks:
        begun = opens or _begins(text, last, mark.start())
        ready = _ends_with_time(text, last, mark.start(), found)
        in_turn = (
            begun and re.search(r"\bthen\b", mark[0]) and len(_WORD.findall(text, last, mark.start())) > 1
        )
        if listed or ready or in_turn or (begun and _ASKED.match(text, mark.end())):
            cuts.append(mark)
            last = mark.end()
    return _cut(text, cuts, start, end)


def _goes_on(text: str, at: int, end: int) -> bool:
    """Whether something to do begins here that does not lean on what was said before."""
    if _ASKED.match(text, at, end):
        return True
    return (
        _begins(text, at, end)
        and not _POINTS_BACK.match(text, at, end)
        and len(_WORD.findall(text, at, end)) > 1
    )


def _begins(text: str, at: int, end: int) -> bool:
    """Whether words begin with a verb of a task, or ask for one."""
    first = _WORD.search(text, at, end)
    if first is None or text[at : first.start()].strip(" \"'[#@+"):
        return False
    return bool(_ASKED.match(text, at, end)) or first[0].lower() in VERBS


def _ends_with_time(text: str, start: int, at: int, found: list[Found]) -> bool:
    """Whether words and then tokens stand before a place, one of these tokens being a time."""
    timed = False
    while last := next(
        (each for each in found if each.end == start + len(text[start:at].rstrip(" ,.)"))), None
    ):
        timed = timed or last.moment is not None
        at = last.start
    return timed and _WORD.search(text, start, at) is not None


def _cut(text: str, marks: list[re.Match[str]], start: int = 0, end: int | None = None) -> list[Span]:
    end = len(text) if end is None else end
    starts = [start, *(mark.end() for mark in marks)]
    ends = [*(mark.start() for mark in marks), end]
    return _trim(text, list(zip(starts, ends, strict=True)))


def _trim(text: str, parts: list[Span]) -> list[Span]:
    cut = [(start, start + len(text[start:end].rstrip(" ,;"))) for start, end in parts]
    return [(start, end) for start, end in cut if start < end]


def _inside(at: int, spans: list[Span]) -> bool:
    return any(start <= at < end for start, end in spans)
