"""What an opinion teaches: little, within bounds, never the wrong way, the same each time."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lives import ALIGNMENT, DEPENDENCY, RULES, URGENCY, some

from memory.blackboard import Rule
from tools.hrm.learning import MOST, REACH, Direction, Lesson, Vote, bounds, lead, learn
from tools.hrm.learning import RULES as AT_MOST

unit = st.floats(0, 1)
directions: Any = st.sampled_from(["higher", "lower"])
lessons: Any = st.sampled_from(sorted(MOST))


@st.composite
def votes(draw: st.DrawFn) -> list[Vote]:
    """What the ten rules say of some task, with weights that may lie anywhere."""
    return [
        Vote(replace(rule, adjustable=draw(st.booleans())), draw(unit), draw(unit), draw(unit), draw(unit))
        for rule in RULES
    ]


def told(said: list[Vote], moved: Any) -> list[Vote]:
    """The same votes with the weights that were learnt."""
    after = {each.rule: each.after for each in moved}
    return [replace(vote, weight=after.get(vote.rule.code, vote.weight)) for vote in said]


@some
@given(votes(), directions, lessons)
def test_a_weight_moves_a_little_and_within_its_bounds(
    said: list[Vote], direction: Direction, lesson: Lesson
) -> None:
    rules = {vote.rule.code: vote.rule for vote in said}
    moved = learn(said, direction, lesson)
    assert len(moved) <= AT_MOST
    for each in moved:
        rule = rules[each.rule]
        assert rule.adjustable
        assert 0 < abs(each.after - each.before) <= MOST[lesson] + 1e-9
        assert 0 <= each.after <= 1
        beyond = max(abs(each.before - rule.weight), REACH)
        assert abs(each.after - rule.weight) <= beyond + 1e-6


@some
@given(votes(), directions, lessons)
def test_the_task_never_moves_the_wrong_way_against_the_mean(
    said: list[Vote], direction: Direction, lesson: Lesson
) -> None:
    before, after = lead(said), lead(told(said, learn(said, direction, lesson)))
    assert after >= before - 1e-9 if direction == "higher" else after <= before + 1e-9


@some
@given(votes(), directions, lessons, st.randoms(use_true_random=False))
def test_it_is_the_same_each_time_and_in_any_order(
    said: list[Vote], direction: Direction, lesson: Lesson, random: Any
) -> None:
    first = learn(said, direction, lesson)
    assert learn(said, direction, lesson) == first
    shuffled = list(said)
    random.shuffle(shuffled)
    there = {each.rule: each.after for each in learn(shuffled, direction, lesson)}
    assert there == pytest.approx({each.rule: each.after for each in first}, abs=0.011)


@some
@given(votes(), lessons)
def test_higher_and_lower_are_opposites(said: list[Vote], lesson: Lesson) -> None:
    free = [replace(vote, weight=vote.rule.weight) for vote in said]
    up, down = (
        {each.rule: each.after - each.before for each in learn(free, way, lesson)}
        for way in ("higher", "lower")
    )
    for rule in up.keys() & down.keys():
        assert up[rule] * down[rule] < 0


@some
@given(votes(), directions)
def test_what_is_wrong_teaches_no_less_than_what_is_right(said: list[Vote], direction: Direction) -> None:
    wrong = {each.rule: abs(each.after - each.before) for each in learn(said, direction, "incorrect")}
    right = {each.rule: abs(each.after - each.before) for each in learn(said, direction, "correct")}
    assert all(wrong.get(rule, 0) >= step - 1e-9 for rule, step in right.items())


def test_what_put_it_first_loses_when_it_should_be_lower() -> None:
    by_code = {rule.code: rule for rule in RULES}
    said = [
        Vote(by_code[URGENCY], 0.8, 1.0, 0.95, 0.2),
        Vote(by_code[ALIGNMENT], 0.9, 0.5, 0.9, 0.5),
        Vote(by_code[DEPENDENCY], 0.7, 0.5, 0.95, 0.5),
    ]
    moved = {each.rule: (each.before, each.after) for each in learn(said, "lower", "incorrect")}
    assert moved[URGENCY] == (0.8, 0.74)
    assert moved[ALIGNMENT][1] > 0.9
    assert learn(said, "higher", "incorrect")[0].after == 0.86


def test_a_weight_that_was_set_beyond_its_bounds_goes_no_further_and_does_not_jump_back() -> None:
    rule = Rule("A", "A", 0.8, {})
    others = Vote(Rule("B", "B", 0.5, {}), 0.5, 0.5, 1.0, 0.5)
    assert bounds(rule) == (0.5, 1.0)
    far = Vote(rule, 0.2, 1.0, 1.0, 0.0)
    assert {each.rule for each in learn([far, others], "lower", "incorrect")} <= {"B"}
    (back, *_) = learn([far, others], "higher", "incorrect")
    assert (back.rule, back.after) == ("A", 0.26)


def test_where_no_rule_says_more_than_the_others_nothing_is_learnt() -> None:
    assert learn([Vote(rule, rule.weight, 0.5, 0.9, 0.5) for rule in RULES], "lower", "incorrect") == ()
    assert learn([], "higher", "correct") == ()
    assert lead([Vote(RULES[0], 0.0, 1.0, 1.0, 0.0)]) == 0.0
