"""What a clause is for, by the weight of its words: something new, a question, a change, or none of these.

The weights are learned from sentences of our own (tests/agent/offline/said) and shipped as plain text.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from math import exp
from pathlib import Path
from typing import Literal, TypeAlias

from agent.offline.spoken import EVENTS, OURS, foreign

Aim: TypeAlias = Literal["create", "query", "change", "none"]

AIMS: tuple[Aim, ...] = ("create", "query", "change", "none")
WEIGHTS = Path(__file__).parent / "weights.tsv"
WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+|[?!:]")
OWN, EVENT = re.compile(rf"\b{OURS}\b", re.IGNORECASE), re.compile(rf"\b{EVENTS}\b", re.IGNORECASE)
LONGEST = 40
"""Words beyond these say no more about what a clause is for."""


def aim(text: str) -> tuple[Aim, float]:
    """What a clause is for, and how sure that is, from 0 to 1."""
    chances = weigh(text)
    best = max(AIMS, key=lambda one: chances[one])
    return best, chances[best]


def weigh(text: str) -> dict[Aim, float]:
    """The chance of each aim; they add up to 1."""
    table = _weights()
    sums = [0.0] * len(AIMS)
    for name in features(text):
        if row := table.get(name):
            sums = [one + weight for one, weight in zip(sums, row, strict=True)]
    top = max(sums)
    parts = [exp(one - top) for one in sums]
    return {name: part / sum(parts) for name, part in zip(AIMS, parts, strict=True)}


def features(text: str) -> Iterator[str]:
    """What is weighed: words, pairs of words, how the clause begins, and which field its words are from."""
    words = ["0" if word.isdigit() else word for word in WORD.findall(text.lower().replace("’", "'"))][
        :LONGEST
    ]
    yield ""
    yield from (f"^{' '.join(words[:count])}" for count in (1, 2, 3))
    yield from dict.fromkeys(words)
    yield from dict.fromkeys(f"{word[:5]}*" for word in words if len(word) > 5)
    yield from dict.fromkeys(f"{one} {two}" for one, two in pairwise(words))
    if len(words) < 3:
        yield "<short>"
    if foreign(text):
        yield "<foreign>"
    if OWN.search(text):
        yield "<own>"
    elif EVENT.search(text):
        yield "<event>"


@cache
def _weights() -> dict[str, tuple[float, ...]]:
    lines = WEIGHTS.read_text(encoding="utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines)
    return {name: tuple(float(one) / 100 for one in numbers) for name, *numbers in rows}
