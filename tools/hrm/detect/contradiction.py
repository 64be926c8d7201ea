"""What the blackboard says against itself: findings that say opposite things, and findings that are too unsure."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import combinations
from math import fsum
from typing import NamedTuple

from memory.blackboard import Evidence, Insight, Recommendation
from memory.records import Json
from tools.hrm.detect.drafts import HOLDS
from tools.hrm.records import InsightDraft

CONFIDENCE, IMPACT = 0.75, 0.6
UNSURE, LEAST_UNSURE, RECENT = 0.6, 3, timedelta(days=7)
"""So many recent findings about one kind of thing, surer than this on average, or it is said that they are not."""
GOOD_CHANCE, POOR_CHANCE = 0.6, 0.3
"""A forecast at or above the first says that it goes well, at or below the second that it does not."""
WELL = re.compile(
    r"\b(on track|in time|on time|on schedule|going well|goes well|doing well|making progress|nearly done"
    r"|almost done|ahead)\b"
)
BADLY = re.compile(
    r"\b(stuck|stalled|blocked|late|behind|overdue|at risk|in trouble|not going|goes badly|going badly|no progress"
    r"|slipping|slipped)\b"
)
NOT = re.compile(r"\b(not|never|no longer|isn[’']t|aren[’']t|won[’']t|hardly)( \w+){0,2} $")


class Stance(NamedTuple):
    """What a finding says of a question: yes (1) or no (−1)."""

    question: str
    says: int


STANCES = {
    "stalled": Stance("goes well", -1),
    "overdue": Stance("goes well", -1),
    "late-tasks": Stance("goes well", -1),
    "starved": Stance("gets too little", 1),
    "overfed": Stance("gets too little", -1),
}


def contradictions(active: Sequence[Insight], now: datetime) -> list[InsightDraft]:
    """What is to be said about the findings that hold now. What says it itself is not read again."""
    read = sorted(
        (each for each in active if not each.key.startswith("meta:") and each.state == "active"),
        key=lambda each: each.key,
    )
    return [*_opposites(read, now), *_unsure(read, now)]


def _opposites(active: Sequence[Insight], now: datetime) -> Iterator[InsightDraft]:
    for one, other in combinations(active, 2):
        here, there = stance(one), stance(other)
        same = (one.entity_type, one.entity_id) == (other.entity_type, other.entity_id)
        if same and here and there and here.question == there.question and here.says == -there.says:
            yield _meta(
                f"meta:{one.key}|{other.key}",
                "Two findings contradict each other",
                f"“{one.title}” ({one.ref}) and “{other.title}” ({other.ref}) can’t both hold: say which one is right.",
                {"question": here.question, "findings": [one.ref, other.ref]},
                (one, other),
                now,
            )


def stance(insight: Insight) -> Stance | None:
    """What a finding says of a question that others answer, too; None where it answers none.

    Of a project: does it go well? Of a pillar: does it get too little? Of a pattern: does more get done then? A user's
    note answers by its words, and says nothing where it has words for both.
    """
    if insight.source == "user":
        return _of_note(f"{insight.title} {insight.summary}".lower())
    kind, *rest = insight.key.split(":")
    if kind == "forecast":
        return _of_forecast(insight.reasoning.get("chance"))
    if rest and rest[-1] in ("more", "less"):
        return Stance(":".join([kind, *rest[:-1]]), 1 if rest[-1] == "more" else -1)
    return STANCES.get(kind)


def _of_forecast(chance: object) -> Stance | None:
    if not isinstance(chance, int | float) or POOR_CHANCE < chance < GOOD_CHANCE:
        return None
    return Stance("goes well", 1 if chance >= GOOD_CHANCE else -1)


def _of_note(words: str) -> Stance | None:
    says = {-1 if _denied(words, each) else 1 for each in WELL.finditer(words)}
    says |= {1 if _denied(words, each) else -1 for each in BADLY.finditer(words)}
    return Stance("goes well", says.pop()) if len(says) == 1 else None


def _denied(words: str, found: re.Match[str]) -> bool:
    return NOT.search(words[: found.start()]) is not None


def _unsure(active: Sequence[Insight], now: datetime) -> Iterator[InsightDraft]:
    recent = [each for each in active if each.created_at > now - RECENT and each.source != "user"]
    for level in sorted({each.entity_type for each in recent}):
        some = [each for each in recent if each.entity_type == level]
        mean = fsum(each.confidence for each in some) / len(some)
        if len(some) >= LEAST_UNSURE and mean < UNSURE:
            about = "your life as a whole" if level == "global" else f"{level}s"
            yield _meta(
                f"meta:unsure:{level}",
                f"What is said about {about} is unsure",
                f"{len(some)} findings of the last 7 days about {about} have a confidence of {mean:.0%} on average: "
                "read them as questions.".replace("%", " %"),
                {"mean_confidence": round(mean, 4), "findings": [each.ref for each in some]},
                some,
                now,
            )


def _meta(
    key: str, title: str, summary: str, reasoning: Json, about: Sequence[Insight], now: datetime
) -> InsightDraft:
    first = about[0]
    one = all((each.entity_type, each.entity_id) == (first.entity_type, first.entity_id) for each in about)
    return InsightDraft(
        key=key,
        type="pattern_recognition",
        title=title,
        summary=summary,
        reasoning=reasoning,
        path=[dict(node) for node in first.path] if one else [],
        confidence=CONFIDENCE,
        impact=IMPACT,
        entity_type=first.entity_type if one else "global",
        entity_id=first.entity_id if one else None,
        tags=["pattern_recognition", "meta"],
        source="rule",
        expires_at=now + HOLDS["pattern_recognition"],
        evidence=tuple(_row(each) for each in about[:20]),
        recommendations=tuple(_right(each) for each in about[:5]),
    )


def _row(insight: Insight) -> Evidence:
    return Evidence(
        "insights", insight.id, insight.ref, insight.title, f"confidence {insight.confidence:.2f}"
    )


def _right(insight: Insight) -> Recommendation:
    return Recommendation(
        f"Say that {insight.ref} is wrong",
        {"tool": "rate_insight", "arguments": {"insight": insight.ref, "feedback": "rejected"}},
    )
