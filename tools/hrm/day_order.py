"""In which order a day's work is done: the most important first, or the way that takes the least effort."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from memory.blackboard import EnergyPattern
from memory.records import Energy
from tools.hrm.day_slots import Placed, Stretch, Work

PEAKS: Mapping[EnergyPattern, Stretch] = {
    "morning_peak": (6 * 60, 12 * 60),
    "afternoon_peak": (13 * 60, 17 * 60),
    "evening_peak": (18 * 60, 22 * 60),
}
LOW: frozenset[Energy | None] = frozenset({"very_low", "low"})
HIGH: frozenset[Energy | None] = frozenset({"high", "very_high"})
FIT = 10.0
"""Points that work gains in the easier way where it fits one's energy, and loses where it does not."""


def by_impact(work: Iterable[Work]) -> list[Work]:
    """The highest scores first."""
    return sorted(work, key=lambda each: each.rank)


def by_fit(work: Iterable[Work], energy: Energy | None) -> list[Work]:
    """The highest scores first, where what fits one's energy counts more."""
    side = -1 if energy in LOW else 1 if energy in HIGH else 0
    return sorted(work, key=lambda each: (-(each.scored.score + FIT * side * (each.demand - 1)), each.rank))


def by_ease(work: Sequence[Work], energy: Energy | None, peak: Stretch | None) -> list[Work]:
    """What belongs together in a row; light work first where energy is low, hard work where it is high or has its
    hours in the day."""
    first = {each.group: each.rank for each in sorted(work, key=lambda each: -each.rank)}
    hard_first = energy in HIGH or peak is not None

    def effort(each: Work) -> int:
        if energy in LOW:
            return each.demand
        return int(hard_first and each.demand < 2)

    return sorted(work, key=lambda each: (effort(each), first[each.group], each.rank))


def in_order(placed: Iterable[Placed]) -> list[tuple[Stretch, Placed]]:
    """The stretches of a day, each with its work."""
    return sorted(((part, each) for each in placed for part in each.parts), key=lambda each: each[0])


def switches(placed: Iterable[Placed]) -> int:
    """How often one changes to something else."""
    groups = [each.work.group for _, each in in_order(placed)]
    return sum(one != other for one, other in pairwise(groups))


def strain(placed: Iterable[Placed], energy: Energy | None, peak: Stretch | None) -> int:
    """How much a day goes against one's energy: hard work early where it is low, late where it is high, and out of
    its hours where a day has them."""
    found = 0
    for (start, end), each in in_order(placed):
        if energy in LOW:
            found += each.work.demand * (end - start) * (24 * 60 - start)
        elif energy in HIGH:
            found += (each.work.demand == 2) * (end - start) * start
        elif peak and each.work.demand == 2:
            found += end - start - max(min(end, peak[1]) - max(start, peak[0]), 0)
    return found
