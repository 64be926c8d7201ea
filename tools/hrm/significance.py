"""Whether a difference is more than chance: exact tests by counting, for the few dozen days of a person's past.

Nothing is drawn at random and nothing is approximated: the probabilities are quotients of whole numbers.
"""

from collections.abc import Sequence
from fractions import Fraction
from math import comb


def binomial_tail(trials: int, hits: int, chance: Fraction) -> float:
    """The probability of at least `hits` of `trials`, each a hit with the given chance."""
    if not 0 <= chance <= 1:
        raise ValueError("a chance lies within 0 to 1")
    miss = 1 - chance
    total = sum(comb(trials, n) * chance**n * miss ** (trials - n) for n in range(max(hits, 0), trials + 1))
    return float(total)


def sum_tails(some: Sequence[int], others: Sequence[int]) -> tuple[float, float]:
    """Of all ways to choose as many values as `some` has from both together: the parts whose sum is at least, and at
    most, that of `some`. The exact permutation test of a mean. (1, 1) where either is empty.
    """
    if not some or not others:
        return 1.0, 1.0
    if len(some) > len(others):
        least, most = sum_tails(others, some)
        return most, least
    low = min(*some, *others)
    values = [each - low for each in (*some, *others)]
    ways = _ways(values, len(some))
    observed = sum(values[: len(some)])
    total = comb(len(values), len(some))
    return sum(ways[observed:]) / total, sum(ways[: observed + 1]) / total


def rank_tails(some: Sequence[float], others: Sequence[float]) -> tuple[float, float]:
    """The exact rank sum test (Wilcoxon, Mann and Whitney), ties included: how likely `some` lie as high, and as low,
    as they do, where nothing but chance told them from `others`.
    """
    ranks = _double_ranks((*some, *others))
    return sum_tails(ranks[: len(some)], ranks[len(some) :])


def two_sided(tails: tuple[float, float]) -> float:
    """Twice the smaller tail, at most 1."""
    return min(1.0, 2 * min(tails))


def holm(chances: Sequence[float]) -> list[float]:
    """The probabilities corrected for how many were tried (Holm 1979): below a level, they are together."""
    corrected = [1.0] * len(chances)
    reached = 0.0
    for place, at in enumerate(sorted(range(len(chances)), key=lambda at: chances[at])):
        reached = max(reached, min(1.0, (len(chances) - place) * chances[at]))
        corrected[at] = reached
    return corrected


def _ways(values: Sequence[int], size: int) -> list[int]:
    """By sum: in how many ways `size` of the values have it.

    The counts for one size lie in one whole number, `width` bytes each, so that adding a value is a shift and a sum.
    """
    width = comb(len(values), size).bit_length() // 8 + 1
    rows = [1] + [0] * size
    for value in values:
        for chosen in range(size, 0, -1):
            rows[chosen] += rows[chosen - 1] << (8 * width * value)
    longest = sum(sorted(values)[-size:]) + 1
    packed = rows[size].to_bytes(width * longest, "little")
    return [int.from_bytes(packed[at : at + width], "little") for at in range(0, len(packed), width)]


def _double_ranks(values: Sequence[float]) -> list[int]:
    """Twice the rank of each value; equal ones share the middle of their ranks."""
    order = sorted(values)
    first: dict[float, int] = {}
    count: dict[float, int] = {}
    for place, value in enumerate(order, 1):
        first.setdefault(value, place)
        count[value] = count.get(value, 0) + 1
    return [2 * first[value] + count[value] - 1 for value in values]
