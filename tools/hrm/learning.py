"""What an opinion on a task's place teaches: a little more weight for rules that were right, a little less for others.

The task's lead is what it has before the mean of the ranking: Σ w·c·(s - m) / Σ w·c over the rules, with each rule's
score s and confidence c of the task and its mean score m of the ranking. A rule leans c·(s - m - lead): above 0 it says
that the task comes earlier than all rules together say. When the task should be higher, weights move by their leaning,
when lower, against it. So the lead never moves the wrong way: more weight on a rule that says more than the whole draws
the whole towards it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from memory.blackboard import Rule

Direction = Literal["higher", "lower"]
Lesson = Literal["correct", "incorrect", "helpful", "not_helpful"]

MOST: dict[Lesson, float] = {"incorrect": 0.06, "not_helpful": 0.03, "correct": 0.02, "helpful": 0.02}
"""The most that one opinion moves a weight by. That a place is wrong says more than that it is right."""
FULL = 0.25
"""The leaning from which on a weight moves by all of that; below it by its part."""
REACH = 0.3
"""No further than this from its base does learning move a weight."""
RULES = 3
"""So many weights move at most, those of the rules that lean most: what was learnt fits in a sentence."""


@dataclass(frozen=True, slots=True)
class Vote:
    """What a rule says of the task: its score and confidence, and its mean score of all that was ranked, each 0 to 1.

    `weight` is what the rule counts for this user now.
    """

    rule: Rule
    weight: float
    score: float
    confidence: float
    mean: float


@dataclass(frozen=True, slots=True)
class Adjustment:
    """A weight that an opinion moved, from `before` to `after`."""

    rule: str
    name: str
    before: float
    after: float


def learn(votes: Sequence[Vote], direction: Direction, lesson: Lesson) -> tuple[Adjustment, ...]:
    """The weights that move when a task should stand higher or lower, in hundredths, what moves most first.

    Rules that users can't adjust keep their weight.
    """
    above = lead(votes)
    leaning = [
        (vote.confidence * (vote.score - vote.mean - above), vote) for vote in votes if vote.rule.adjustable
    ]
    told = sorted(leaning, key=lambda each: (-abs(each[0]), each[1].rule.code))[:RULES]
    sign = 1 if direction == "higher" else -1
    moved = [
        Adjustment(vote.rule.code, vote.rule.name, vote.weight, moved_by(vote, sign * lean, MOST[lesson]))
        for lean, vote in told
    ]
    return tuple(each for each in moved if each.after != each.before)


def lead(votes: Iterable[Vote]) -> float:
    """How far the task lies before the mean of the ranking, -1 to 1; 0 where nothing has weight."""
    votes = list(votes)
    total = sum(vote.weight * vote.confidence for vote in votes)
    return (
        sum(vote.weight * vote.confidence * (vote.score - vote.mean) for vote in votes) / total
        if total
        else 0.0
    )


def moved_by(vote: Vote, lean: float, most: float) -> float:
    """The weight after a leaning: within its bounds, or where the user put it beyond them, not further beyond."""
    step = round(most * min(max(lean / FULL, -1.0), 1.0), 2)
    least, greatest = bounds(vote.rule)
    least, greatest = min(least, vote.weight), max(greatest, vote.weight)
    return min(max(round(vote.weight + step, 9), least), greatest) if step else vote.weight


def bounds(rule: Rule) -> tuple[float, float]:
    """Between what learning may move a rule's weight."""
    return round(max(rule.weight - REACH, 0.0), 6), round(min(rule.weight + REACH, 1.0), 6)
