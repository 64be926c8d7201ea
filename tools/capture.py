"""A line of words into the tasks that it says: what was understood, token by token, with its place in the text.

Pure: the clock and the names that exist are arguments. Signs come first (`capture_signs`), then time (`when`), then
phrases (`capture_words`); the line is cut where it says several things (`capture_split`); what is left is the title
(`capture_title`).
"""

import re
from dataclasses import replace

from tools.capture_record import (
    FILL,
    NOTHING_KNOWN,
    Captured,
    Found,
    Known,
    Place,
    Span,
    Token,
    TokenKind,
    Value,
    iso,
    overlaps,
)
from tools.capture_signs import read_signs
from tools.capture_split import heading, lines, pieces
from tools.capture_times import Times, times_below, used
from tools.capture_title import title_of
from tools.capture_words import read_words
from tools.when import Clock, Moment, find, read

__all__ = ["NOTHING_KNOWN", "Captured", "Known", "Place", "Token", "capture", "iso"]

REACH = 2_000
"""How far into a line is read, in characters; the rest is title."""

_SEVERAL: frozenset[TokenKind] = frozenset({"tag", "after"})
_AT_WORD = re.compile(r"(?<!\S)[@*](?=[A-Za-z])")
_BEFORE_TIME = re.compile(r"(?:(?<!\S)[@*]\s?|~|[📅📆🗓🔁⏰]\ufe0f?\s{0,2})$")
_OPENS_TIME = frozenset({"every", "next", "this", "in", "end"})
_BRACES = str.maketrans("{}", "  ")
_KINDS: dict[str, TokenKind] = {
    "due": "due", "span": "due", "start": "start", "duration": "duration", "recurrence": "recurrence",
}  # fmt: skip


def capture(
    text: str, clock: Clock, known: Known = NOTHING_KNOWN, without: frozenset[Span] = frozenset()
) -> tuple[Captured, ...]:
    """The tasks of a text, in order.

    `without` holds the spans of tokens that the user took away: those words stay in the title. Raises Invalid for an
    unknown time zone; no text is an error, one without words has no tasks.
    """
    return tuple(
        item for start, end in lines(text) for item in _line(text[start:end], start, clock, known, without)
    )


def _line(line: str, at: int, clock: Clock, known: Known, without: frozenset[Span]) -> list[Captured]:
    found, quoted = _read(line[:REACH], clock, known)
    parts = pieces(line, found, quoted)
    above = heading(line, found) if len(parts) > 1 else None
    if above and overlaps(above.start + at, above.end + at, [*without]):
        above = None
    items: list[Captured] = []
    for start, end in parts:
        here = _chosen(line, [each for each in found if start <= each.start and each.end <= end], clock)
        left = [each for each in here if not overlaps(each.start + at, each.end + at, [*without])]
        items.append(_item(line, (start, end), at, left, clock, above if items else None))
    return items


def _read(line: str, clock: Clock, known: Known) -> tuple[list[Found], list[Span]]:
    """Every token of a line, in order, and the stretches that are left as they are."""
    found, quoted = read_signs(line, clock, known)
    signs = [(each.start, each.end) for each in found if not _is_time(line, each, clock)]
    masked = _AT_WORD.sub(" ", _filled(_filled(line, signs, " "), quoted, "x")).translate(_BRACES)
    if line.isupper() and len(masked.lower()) == len(masked):
        masked = masked.lower()  # "CALL MUM TOMORROW": capitals say nothing there
    for moment in find(masked, clock):
        start, end = _around(line, moment.start, moment.end)
        if overlaps(start, end, quoted):
            continue
        found = [each for each in found if not overlaps(each.start, each.end, [(start, end)])]
        found.append(_timed(moment, start, end))
    for _ in range(2):  # a phrase may end where another one begins: "with high priority in Launch"
        found += (more := _phrases(line, found, quoted, known))
        if not more:
            break
    return sorted(found, key=lambda each: each.start), quoted


def _phrases(line: str, found: list[Found], quoted: list[Span], known: Known) -> list[Found]:
    spans = [(each.start, each.end) for each in found]
    covered = _filled(_filled(line, quoted, "x"), spans, FILL)
    more: list[Found] = []
    for each in read_words(covered, line, known, frozenset(each.kind for each in found)):
        if not overlaps(each.start, each.end, spans):
            more.append(each)
            spans.append((each.start, each.end))
    return more


def _is_time(line: str, found: Found, clock: Clock) -> bool:
    """Whether "@fri" is no tag but a date."""
    word = str(found.value).lower()
    marked = found.kind == "tag" and line[found.start] in "@*"
    return marked and (word in _OPENS_TIME or read(word, clock) is not None)


def _around(line: str, start: int, end: int) -> Span:
    """A time with the braces around it and the sign before it: "{friday}", "@ 3pm", "~45min"."""
    if start and line[start - 1] + line[end : end + 1] in ("{}", "[]"):
        start, end = start - 1, end + 1
    sign = _BEFORE_TIME.search(line[max(0, start - 4) : start])
    return (start - len(sign[0]) if sign else start), end


def _filled(text: str, spans: list[Span], sign: str) -> str:
    for start, end in spans:
        text = text[:start] + sign * (end - start) + text[end:]
    return text


def _timed(moment: Moment, start: int, end: int) -> Found:
    when = moment.begins if moment.kind == "start" else moment.due
    value: Value = moment.rule or moment.minutes or ""
    if moment.kind in ("due", "span", "start") and when:
        value = iso(when)
    return Found(_KINDS[moment.kind], start, end, value, moment.confidence, moment)


def _chosen(line: str, found: list[Found], clock: Clock) -> list[Found]:
    """One token of each kind that a task has once, the first; times as they fit together."""
    timed = used(line, [each for each in found if each.moment], clock)
    chosen: list[Found] = []
    for each in found:
        again = each.kind not in _SEVERAL and any(other.kind == each.kind for other in chosen)
        if each.moment is None and again and each.kind == "project":
            chosen.append(replace(each, kind="tag"))
        elif each in timed if each.moment else not again:
            chosen.append(each)
    return chosen


def _item(
    line: str, part: Span, at: int, found: list[Found], clock: Clock, above: Found | None = None
) -> Captured:
    start, end = part
    title = title_of(line[start:end], [(each.start - start, each.end - start) for each in found])
    times = times_below(line, above, [each for each in found if each.moment], clock)
    return _captured(title, times, found, _tokens(line, at, found), (start + at, end + at))


def _tokens(line: str, at: int, found: list[Found]) -> tuple[Token, ...]:
    return tuple(
        Token(
            each.kind,
            each.start + at,
            each.end + at,
            line[each.start : each.end],
            each.value,
            each.confidence,
        )
        for each in found
    )


def _captured(title: str, times: Times, found: list[Found], tokens: tuple[Token, ...], at: Span) -> Captured:
    named: dict[str, str] = {}
    for each in found:
        named.setdefault(each.kind, str(each.value))
    return Captured(
        title=title,
        due=times.due,
        start=times.start,
        minutes=times.minutes,
        recurrence=times.rule,
        after_completion=times.after_completion,
        priority=named.get("priority"),  # type: ignore[arg-type]  # the readers give no other words
        energy=named.get("energy"),  # type: ignore[arg-type]
        kind=named.get("kind"),  # type: ignore[arg-type]
        project=named.get("project"),
        area=named.get("area") or named.get("pillar"),
        tags=_all(found, "tag"),
        after=_all(found, "after"),
        tokens=tokens,
        start_at=at[0],
        end_at=at[1],
    )


def _all(found: list[Found], kind: TokenKind) -> tuple[str, ...]:
    """Every value of a kind, each once; the tags of one field stand in it with commas."""
    values = [value for each in found if each.kind == kind for value in _several(each.value)]
    return tuple(dict.fromkeys(value for value in values if value))


def _several(value: Value) -> list[str]:
    return (
        [each.strip() for each in value.split(",")]
        if isinstance(value, str)
        else [str(each) for each in value]
        if isinstance(value, list)
        else []
    )
