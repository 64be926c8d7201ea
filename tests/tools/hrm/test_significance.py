"""Exact tests, against values that are known or can be counted."""

from fractions import Fraction
from itertools import combinations
from math import comb

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tools.hrm.significance import binomial_tail, holm, rank_tails, sum_tails, two_sided


def test_heads_of_a_coin() -> None:
    assert binomial_tail(10, 8, Fraction(1, 2)) == (45 + 10 + 1) / 1024
    assert binomial_tail(10, 0, Fraction(1, 3)) == 1.0
    assert binomial_tail(10, 11, Fraction(1, 3)) == 0.0
    assert binomial_tail(235, 51, Fraction(1, 6)) == pytest.approx(0.02654425, abs=1e-7)  # sixes of a die
    with pytest.raises(ValueError, match="chance"):
        binomial_tail(3, 1, Fraction(4, 3))


def test_the_smallest_rank_sum_is_one_of_all_ways() -> None:
    assert rank_tails([1, 2, 3], [4, 5, 6]) == (1.0, 1 / 20)
    assert rank_tails([4, 5, 6], [1, 2, 3]) == (1 / 20, 1.0)
    assert two_sided(rank_tails([1, 2, 3], [4, 5, 6])) == 0.1
    # the classic table (Mann and Whitney 1947): U = 2 for 5 and 5 has a two-sided chance of 0.0317 (8 of 252)
    assert two_sided(rank_tails([1, 2, 3, 5, 6], [4, 7, 8, 9, 10])) == pytest.approx(8 / 252)


def test_nothing_to_compare_is_no_surprise() -> None:
    assert sum_tails([], [1, 2]) == sum_tails([1], []) == (1.0, 1.0)
    assert sum_tails([3, 3], [3, 3, 3]) == (1.0, 1.0)
    assert two_sided((1.0, 1.0)) == 1.0
    assert holm([]) == []


def test_hypotheses_are_corrected_for_how_many_there_were() -> None:
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])
    assert holm([0.9, 0.5]) == [1.0, 1.0]


@settings(max_examples=80, deadline=None, derandomize=True)
@given(
    st.lists(st.integers(-3, 9), min_size=1, max_size=6), st.lists(st.integers(-3, 9), min_size=1, max_size=6)
)
def test_tails_are_the_parts_of_all_choices(some: list[int], others: list[int]) -> None:
    everything = [*some, *others]
    sums = [sum(chosen) for chosen in combinations(everything, len(some))]
    assert len(sums) == comb(len(everything), len(some))
    upper, lower = sum_tails(some, others)
    assert upper == pytest.approx(sum(each >= sum(some) for each in sums) / len(sums))
    assert lower == pytest.approx(sum(each <= sum(some) for each in sums) / len(sums))
    assert upper + lower >= 1
    assert (lower, upper) == pytest.approx(sum_tails(others, some))


def test_twelve_weeks_of_days_are_counted_whole() -> None:
    upper, lower = sum_tails([5] * 12, [1] * 72)
    assert upper == pytest.approx(1 / comb(84, 12))
    assert lower == 1.0
    assert rank_tails(list(range(42)), list(range(42, 84)))[1] == pytest.approx(1 / comb(84, 42))
