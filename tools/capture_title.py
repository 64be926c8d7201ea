"""What is left of a line when its tokens are gone, as a person would write it down."""

import re

from tools.capture_record import Span

_THING = r"(?: a| an| another| this| the)?(?: new| quick)? (?:task|to-?do|todo item|item|reminder)s?\b"
_LEADS = (
    r"(?:hey|hi|ok|okay)[ ,]+aurum\b[ ,:]*",
    r"(?:please|pls|also|and then|then|next|oh|and)\b[ ,]+(?=\w)",
    r"(?:can|could|would|will) you (?:please )?(?=remind|add|create|make|note|put|set)",
    r"remind me\b(?: again)?(?: (?:to|that|about|of)\b|:)? ?(?=\S)",
    rf"(?:add|create|make|new|note|put|set up|set|insert|enter|save)(?: me)?{_THING}(?: for me)?"
    r"(?: (?:to|called|named|titled|that says|that|about|for|:|-)(?= |$)|:| -)?(?=\s*\S) ?",
    r"(?:i|we|you)(?:'ll| will|'ve| have)? (?:really |also )?(?:(?:need|have|got|want|ought|plan|am going)(?: got)? to"
    r"|gotta|must|should)\b ?(?=\S)",
    r"(?:i'd|i would) (?:like|love) to\b ?(?=\S)|(?:i'm|i am) (?:going|supposed|planning) to\b ?(?=\S)",
    r"(?:need|have|got|gotta) to\b ?(?=\S)|gotta (?=\S)",
    r"(?:don'?t|do not|never|let me not) forget\b(?: (?:to|about|that)\b|:)? ?(?=\S)",
    r"(?:make sure|be sure|remember)(?: to| that| i| we)\b ?(?=\S)",
    r"(?:note to self|to ?-?do|task|reminder|action item|action|new)\s*:+ ?(?=\S)",
    r"(?:to-?do|task|reminder)\s+[-–—]\s+(?=\S)",
    r"(?-i:TO-?DO|NEXT) (?=\S)|(?:add|note) ?:(?=\s*\S)",
)
LEAD = re.compile(rf"\s*(?:{'|'.join(_LEADS)})", re.IGNORECASE)
"""What is said around a task, not of it."""

_AFTER_TOKEN = re.compile(
    r"\s*(?:[,;:.!–—-]+(?=\s|$)\s*|1[.)]\s+(?=\w)|(?:to|that|of|and|then|i|we)\s+(?=\w))+", re.IGNORECASE
)
_TO = re.compile(r"\s*(?:to|that)\s+(?=\w)", re.IGNORECASE)
_LIST = re.compile(
    r"\s+(?:(?:to|on|onto|in) (?:my|the|our) (?:(?:to-?do|task|todo)s?(?: list)?|list))\s*[.!]?\s*$",
    re.IGNORECASE,
)
_ADDING = re.compile(r"\s*(?:please )?(?:add|put|note|write|save)\s+(?=\S)", re.IGNORECASE)
_THANKS = re.compile(r"[\s,]+(?:please|pls|thanks|thank you)\s*[.!]*$", re.IGNORECASE)
_ENDS = re.compile(r"(?<![.?])[.?]$")
_EMPTY = re.compile(r"\(\s*[,;.]*\s*\)|\[\s*\]")
_BEFORE_MARK = re.compile(r"\s+([,;.!?)]|:(?=\s|$))")
_DOUBLED = re.compile(r"([,;])(?:\s*[,;])+")
_OPENING, _CLOSING = " \t,;:.!)|/–—-", " \t,;:(|/–—-"
_DANGLING = re.compile(
    r"(?:[\s,;:(|–—-]+(?:and|then|it'?s|it is|is|which is|that is|due|by|at|on|starting|with|(?:needs )?to be done))+$",
    re.IGNORECASE,
)


def title_of(text: str, spans: list[Span]) -> str:
    """The words outside of the spans: without what is said around a task, without marks that hang in the air."""
    parts = _parts(text, spans)
    title = " ".join(" ".join(parts).split())
    opens = bool(spans) and not text[: spans[0][0]].strip(" (,")
    closes = bool(spans) and not text[spans[-1][1] :].strip(" ).!,;")
    said, title = title, _spoken(title, opens)
    if title != said and _ENDS.search(title):
        title = title[:-1]
    if spans:
        title = _DOUBLED.sub(r"\1", _BEFORE_MARK.sub(r"\1", _EMPTY.sub("", title)))
        if closes:
            title = _DANGLING.sub("", title.rstrip(" .!")).rstrip(_CLOSING)
    title = title.strip() if not opens else title.lstrip(_OPENING).strip()
    return " ".join(title.split())


def _parts(text: str, spans: list[Span]) -> list[str]:
    parts, at = [], 0
    for start, end in spans:
        parts.append(text[at:start])
        at = end
    return [*parts, text[at:]]


def _spoken(title: str, opens: bool) -> str:
    """Without what is said around it. It stays where there would be nothing else."""
    rest = title
    for _ in range(6):
        lead = (opens and _AFTER_TOKEN.match(rest)) or LEAD.match(rest.replace("’", "'"))
        lead = lead or (_TO.match(rest) if rest != title else None)
        if lead is None or lead.end() == len(rest):
            break
        rest, opens = rest[lead.end() :], False
    rest = _THANKS.sub("", rest) or rest
    listed = _LIST.search(rest)
    adding = _ADDING.match(rest)
    if listed and adding and adding.end() < listed.start():
        rest = rest[adding.end() : listed.start()]
    return rest
