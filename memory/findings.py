"""Whether a conclusion says anything new: what was found again, and what was dismissed."""

import re
from datetime import datetime

from memory.blackboard import Insight
from memory.records import Json

NEAR = 0.1
"""Numbers of a reasoning within so much of one another, or within 0.05, say the same: some move with the clock."""
MATERIAL = 0.2
"""A number in words that moved by more than so much of itself says something else."""
NUMBER = re.compile(r"\d+(?:\.\d+)?")


def same(known: Insight, found: Json) -> bool:
    """Whether it was found again: the same words and advice, and numbers near those of before."""
    was = (known.title, known.summary, known.entity_id, [each.text for each in known.recommendations])
    advice = [each["text"] for each in found["recommendations"]]
    if was != (found["title"], found["summary"], found["entity_id"], advice):
        return False
    before, after = numbers(known.reasoning), numbers(found["reasoning"])
    return all(near(before[name], after[name]) for name in before.keys() & after.keys())


def numbers(reasoning: Json) -> dict[str, float]:
    """The numbers that a reasoning comes down to; what these are made of lies deeper in it and moves all the time."""
    return {
        name: float(value)
        for name, value in reasoning.items()
        if isinstance(value, int | float) and not isinstance(value, bool)
    }


def near(one: float, other: float) -> bool:
    return abs(one - other) <= max(0.05, NEAR * max(abs(one), abs(other)))


def alike(dismissed: Insight, found: Json) -> bool:
    """Whether it says what was dismissed: the same words of the same thing, with no number that moved by a fifth."""
    words, other = said(dismissed.title, dismissed.summary), said(found["title"], found["summary"])
    if dismissed.entity_id != found["entity_id"] or NUMBER.sub("#", words) != NUMBER.sub("#", other):
        return False
    pairs = zip(NUMBER.findall(words), NUMBER.findall(other), strict=True)
    return all(abs(float(a) - float(b)) <= MATERIAL * max(float(a), float(b)) for a, b in pairs)


def said(title: str, summary: str) -> str:
    return f"{title}\n{summary}"


def over(insight: Insight, now: datetime) -> bool:
    """Whether its time is over. What is pinned stays."""
    return not insight.pinned and insight.expires_at is not None and insight.expires_at <= now
