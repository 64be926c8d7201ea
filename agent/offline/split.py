"""A message, cut into the things it says. Quoted and foreign text is set aside: it is never a command."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import islice

from agent.offline.slashes import in_words

MOST = 24
"""So many joints of a sentence are looked at."""

OPEN, CLOSE = "\ue000", "\ue001"

QUOTES = re.compile(
    r'"([^"\n]+)"|«([^»\n]+)»|„([^“"\n]+)[“"]|(?<![\w\'])\'([^\'\n]{2,}?)\'(?!\w)|`([^`\n]+)`'
)
MASKED = re.compile(f"{OPEN}(\\d+){CLOSE}")
CURLY = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "\u00a0": " ", "–": "-", "—": "-", "…": "."})
UNWANTED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ue000\ue001]")

HALF_DAY = re.compile(r"(?<=[\d ])([ap])\. ?m\.(?= [a-z])", re.IGNORECASE)
"""The points of "4 p.m. to …" end no sentence."""
SHORT_MONTH = re.compile(r"\b(jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.(?= \d)", re.IGNORECASE)
FENCE = re.compile(r"```.*?(?:```|\Z)", re.DOTALL)
QUOTED_LINE = re.compile(r"^\s*>.*$", re.MULTILINE)
FORWARDED = re.compile(
    r"^\s*-{2,}\s*(?:forwarded|original) message.*\Z", re.IGNORECASE | re.MULTILINE | re.DOTALL
)
REPORTED = re.compile(
    r"(?:^|(?<=[.!?;\n]))\s*(?!(?:i|add|create|remind|new|make|task|todo|to-do|rename|set|put|change|"
    r"delete|complete|"
    r"finish|goal|first|then|next|move|after|don't)\b)(?:[^.:!?;\n]*\b(?:wrote|writes|said|says|sent|asks|"
    r"asked|told|"
    r"summari[sz]e|translate|proofread|explain|rephrase|rewrite|e-?mail|article|forwarded|letter|message|quote)\b"
    r"[^.:!?;\n]{0,40}|from|subject|to|cc|date):\s.*\Z",
    re.IGNORECASE | re.DOTALL,
)
GAP = re.compile(r"\s{12,}")
"""Space that says nothing, and that every pattern would walk through from each of its places."""
JOURNAL = re.compile(
    r"(?:^|(?<=[.!?;\n]))\s*(?:(?:please|and|also|then)[ ,]+)*(?:"
    r"(?:(?:new|my|add(?: an?)?(?: new)?(?: to(?: my)?)?|write(?: an?)?(?: in(?: my)?)?|for my|note (?:in|"
    r"to) my|log)[ ]+)?(?P<private>(?:private|privately|secret)[ ]+)?(?P<template>gratitude[ ]+)?"
    r"(?:(?:journal|diary)(?: entry| note)?|(?<=private )entry)"
    r"(?P<privately>,?[ ]\(?(?:privately|private|in private|in secret)\)?)?(?P<signals>,?[ ]\(?signals only\)?)?"
    r"(?:(?: for)? today| (?:for )?(?P<day>yesterday|last \w+day|(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"\d{4}-\d\d-\d\d))?"
    r"\s*(?:[:]|[ ]-[ ]|(?<=privately)(?=[ ]\S)|(?=[ ](?:that |today[ ,]|i |"
    r"i'|we |this (?:morning|evening|was))))|dear diary\b[,:.!]?|log\s*:|"
    r"(?:write|put|note|log|add|save)(?: this| that| it)?(?: down)?(?P<aside>[ ]privately)? (?:in|into|to) my"
    r"(?P<own>[ ](?:private|secret))? (?:journal|diary)[:,]?(?: that)?"
    r"(?=\s*\S))\s*(?P<text>\S.*)\Z",
    re.IGNORECASE | re.DOTALL,
)

SENTENCE = re.compile(
    r"(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bvs\.)(?<!\b[DdMm]r\.)(?<!\b[Mm]s\.)(?<!\b[Mm]rs\.)(?<!\b[Ss]t\.)(?<!\b[A-Za-z]\.)(?<=[.!?;])\s+(?!\d*[ap]\.?m\b)|\n+"
)
LISTED = re.compile(SENTENCE.pattern.replace("[.!?;]", "[.!?]"))
ANNOUNCED = re.compile(r"[^.!?;]*\b(?:tasks?|to-?dos?|steps|items)\b[^.!?;]*:", re.IGNORECASE)
BULLET = re.compile(r"^\s*(?:[-*+•]|\d{1,2}[.)])\s+(?:\[[ xX]?\]\s*)?(?=\S)")
JOINT = re.compile(
    r"\s*,?\s+(?:and(?: then| also)?|then|also|plus|but(?: first)?|as well as)\s+|\s*,\s+(?=\w)|"
    r"\s+(?=(?:put|file) (?:it|that|this) (?:under|in)\b|(?:the )?first (?:thing|step)\b)",
    re.IGNORECASE,
)
THEN = re.compile(
    r"\s*[,;]?\s+(?:and )?(?=(?:then|after that|after this|afterwards|once (?:that|this)(?:'s| is) done)\b)|"
    r"\s*[,;]\s*(?:and )?(?=(?:next|finally|lastly|second|third|secondly|thirdly)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Message:
    """A message with its quotes masked: sentences, a journal entry that takes the rest, and what was set aside.

    `manner` is how the entry is to be written: its tier, its template, the day that it is for, where they are said.
    """

    sentences: tuple[str, ...]
    quotes: tuple[str, ...]
    journal: str | None
    foreign: bool
    manner: Mapping[str, str] = field(default_factory=dict)

    def unmask(self, text: str, marks: bool = False) -> str:
        """Put quoted text back, with its quotation marks if wanted."""

        def back(found: re.Match[str]) -> str:
            quote = self.quotes[int(found[1])]
            return f"“{quote}”" if marks else quote

        return MASKED.sub(back, text)


def read_message(text: str) -> Message:
    """Cut a message into sentences. Bulleted lines stay with the line that announces them, one per line."""
    text = SHORT_MONTH.sub(r"\1", in_words(narrowed(text)))
    text = HALF_DAY.sub(r"\1m", UNWANTED.sub("", text.translate(CURLY)).strip())
    own = text
    for pattern in (FENCE, FORWARDED, QUOTED_LINE):
        own = pattern.sub("", own)
    foreign = own != text
    entry = JOURNAL.search(own)
    journal = entry["text"].strip() if entry else None
    own = own[: entry.start()] if entry else own
    quotes: list[str] = []

    def mask(found: re.Match[str]) -> str:
        quotes.append(next(group for group in found.groups() if group is not None).strip())
        return f"{OPEN}{len(quotes) - 1}{CLOSE}"

    own = QUOTES.sub(mask, own)
    reported = REPORTED.search(own)
    own = own[: reported.start()] if reported else own
    manner = _manner(entry) if entry else {}
    return Message(tuple(_sentences(own)), tuple(quotes), journal, foreign or reported is not None, manner)


def narrowed(text: str) -> str:
    """The text without space that says nothing."""
    return GAP.sub(lambda gap: "\n\n" if "\n" in gap[0] else " ", text)


def _manner(entry: re.Match[str]) -> dict[str, str]:
    """How a journal entry is to be written."""
    private = any(entry[name] for name in ("private", "privately", "aside", "own"))
    told = {
        "tier": "never" if private else "signals" if entry["signals"] else "",
        "template": "gratitude" if entry["template"] else "",
        "day": (entry["day"] or "").lower(),
    }
    return {name: words for name, words in told.items() if words}


def _sentences(text: str) -> list[str]:
    found: list[str] = []
    for line in text.splitlines():
        if not line.strip():
            continue
        if BULLET.match(line) and found and (found[-1].endswith(":") or "\n" in found[-1]):
            found[-1] += "\n" + BULLET.sub("", line).strip()
            continue
        sentences = LISTED if ANNOUNCED.match(line) else SENTENCE
        found += [part.strip() for part in sentences.split(BULLET.sub("", line)) if part.strip(" .!?;")]
    return found


def cut(sentence: str, after: Callable[[str], Callable[[str], bool] | None]) -> tuple[str, str]:
    """The first command of a sentence and the rest: cut at an "and", "then" or comma with commands on both sides.

    `after` says of the words before a joint what may follow them; None where they are no command. A sentence with
    very many joints is cut at its first ones only.
    """
    for joint in islice(JOINT.finditer(sentence), MOST):
        right = sentence[joint.end() :]
        follows = after(sentence[: joint.start()]) if right.strip() else None
        if follows and any(follows(opening) for opening in _openings(right)):
            return sentence[: joint.start()], right
    return sentence, ""


def _openings(text: str) -> list[str]:
    """The shortest beginnings of a text that could be a command: up to each next joint, and the whole."""
    return [*(text[: joint.start()] for joint in islice(JOINT.finditer(text), 4)), text]


def steps(text: str) -> list[str]:
    """Cut "buy shoes, then sign up, after that train" into its steps; each keeps its leading word."""
    return [part.strip(" ,;") for part in THEN.split(text) if part.strip(" ,;")]
