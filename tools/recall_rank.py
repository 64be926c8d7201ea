"""Which passages answer a question, the best first: their words, their meaning, what stands beside them, when it was.

Pure. The weights were found on lives that were written for it; `python -m bench.recall` measures them.
"""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from heapq import heapify, heappop, heapreplace

from memory.recall import Candidate
from tools.recall_times import Period

MEANING = 0.6
"""The share of meaning in a score; words have the rest. Both are counted from 0 to the best candidate's 1."""
BESIDE = {-1: 0.35, 1: 0.2, -2: 0.15, 2: 0.1}
"""What a passage takes over from the one so many places before (-) or behind it: answers seldom repeat a question."""
ASKING = 0.2
"""What a passage loses that asks itself: whoever looks for something wants to be told."""
LENGTH, USUAL = 0.05, 10
"""What a longer passage gains over one of so many words that matter, per e-fold."""
FITTING = 0.1
"""What a passage gains that holds the kind of thing asked for: a time for "when", a number for "how many"."""
TELLING = 6.0
"""The BM25 score of a passage that shares words with the question which few others hold."""
IN_TIME, LATER = 0.5, 0.2
"""What is of the time asked for gains, and what was told soon after."""

WHEN = re.compile(r"\b(?:when|what (?:day|month|year|date)|how long(?: ago)?)\b", re.IGNORECASE)
HOW_MANY = re.compile(
    r"\bhow (?:many|much|old|long|far|often|big|tall|heavy|late|early)\b"
    r"|\bwhat (?:price|number|score|rate|percentage|time|age|size|amount)\b",
    re.IGNORECASE,
)
TIME = re.compile(  # of small letters: to search without regard to their size takes three times as long
    r"\b(?:yesterday|today|tonight|tomorrow|last|next|ago|since|weeks?|months?|years?|weekend|morning|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|"
    r"october|november|december|\d{4})\b",
)
NUMBER = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|"
    r"hundred|thousand|half|dozen|once|twice)\b",
)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A passage with its score: above 1 is a sure hit, near 0 hardly one."""

    candidate: Candidate
    score: float


def ranked(query: str, candidates: Sequence[Candidate], period: Period | None = None) -> Iterator[Ranked]:
    """The candidates, the best first; of equal ones the newest.

    To look a text through takes longer than all the rest, so that is done to those alone whose turn it may be: the
    most that it could bring puts a candidate into its place before, and then it takes its own.
    """
    own = likeness(candidates)
    streams: dict[str, dict[int, float]] = {}
    for each in candidates:
        streams.setdefault(each.stream, {})[each.place] = own[each.id]
    fitting = fitting_for(query)
    most = FITTING * len(fitting)
    line = []
    for each in candidates:
        score = own[each.id] + manner(each.length, each.asks) + most
        if period:
            score += timely(each.at, period)
        if len(near := streams[each.stream]) > 1:
            score += sum(share * near.get(each.place + off, 0.0) for off, share in BESIDE.items())
        line.append((-score, -each.at.timestamp(), -each.id, not fitting, each))
    heapify(line)
    while line:
        before, age, id, looked, best = line[0]
        if looked:
            yield Ranked(best, -before)
            heappop(line)
        else:
            lacks = sum(not kind.search(best.text.lower()) for kind in fitting)
            heapreplace(line, (before + FITTING * lacks, age, id, True, best))


def likeness(candidates: Sequence[Candidate]) -> dict[int, float]:
    """How near each one is by itself, 0 to 1. What no model has read is judged by its words alone."""
    most_words = max((each.words for each in candidates), default=0.0) or 1.0
    most_meant = max((each.meaning for each in candidates if each.meaning is not None), default=0.0)
    if most_meant <= 0:
        return {each.id: each.words / most_words for each in candidates}
    return {
        each.id: (1 - MEANING) * (each.words / most_words) + MEANING * (max(each.meaning, 0.0) / most_meant)
        if each.meaning is not None
        else each.words / most_words
        for each in candidates
    }


def fitting_for(query: str) -> list[re.Pattern[str]]:
    """What a text has to hold to be the kind of thing asked for."""
    kinds = ((WHEN, TIME), (HOW_MANY, NUMBER))
    return [kind for asked, kind in kinds if asked.search(query)]


@cache
def manner(length: int, asks: bool) -> float:
    """What speaks for a passage whatever it is about."""
    gain = LENGTH * min(max(math.log(max(length, 1) / USUAL), -1.5), 1.0)
    return gain - ASKING if asks else gain


def timely(at: datetime, period: Period) -> float:
    """What the time of a passage speaks for it: things are told of while they last, and soon afterwards."""
    if period.start <= at < period.end:
        return IN_TIME
    after = (at - period.end) / max(period.end - period.start, period.SHORTEST)
    return LATER * (1 - after) if 0 <= after < 1 else 0.0


def is_related(passage: Candidate, least: float) -> bool:
    """Whether a passage has to do with the question at all, and is not only the nearest there is."""
    return passage.words >= TELLING or (passage.meaning is not None and passage.meaning >= least)


def distinct(found: Iterable[Ranked], query: str, most: int) -> list[Ranked]:
    """The first so many, each text once, and not the question itself where it was asked in a conversation."""
    asked, seen, kept = plain(query), set[str](), list[Ranked]()
    for each in found:
        words = plain(each.candidate.text)
        if words in seen or (words == asked and each.candidate.stream.startswith("thread:")):
            continue
        seen.add(words)
        kept.append(each)
        if len(kept) == most:
            break
    return kept


def plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
