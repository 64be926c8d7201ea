"""Whole sentences that people may say, many of a kind: what each is for is told apart."""

import random

import pytest

from agent.offline.aims import intent_of
from agent.offline.understand import understand
from agent.offline.weigh import AIMS, WEIGHTS, Aim, aim, weigh
from tests.agent.offline.life import LIFE
from tests.agent.offline.train import mark, patterns, say

LEAST: dict[Aim, float] = {"create": 0.9, "query": 0.9, "change": 0.9, "none": 0.98}
"""The share of the sentences of an aim that must be understood as such."""


def sentences(kind: Aim) -> list[str]:
    """Three sentences of each pattern, other ones than those that the weights were learned from."""
    dice = random.Random(11)
    return [say(pattern, dice) for pattern in patterns(kind) for _ in range(3)]


@pytest.mark.parametrize("kind", AIMS)
def test_what_people_say_is_told_apart(kind: Aim) -> None:
    said = sentences(kind)
    wrong = [text for text in said if intent_of(understand(text, LIFE)) != kind]
    assert len(wrong) <= (1 - LEAST[kind]) * len(said), wrong


def test_nothing_is_made_or_changed_by_words_about_other_things() -> None:
    acted = [text for text in sentences("none") if intent_of(understand(text, LIFE)) in ("create", "change")]
    assert len(acted) <= 0.01 * len(sentences("none")), acted


def test_the_weights_were_learned_from_these_sentences() -> None:
    first = WEIGHTS.read_text(encoding="utf-8").partition("\n")[0]
    assert first == f"# {mark()}", "learn them anew: python -m tests.agent.offline.train"


def test_chances_add_up_to_one_and_unknown_words_say_little() -> None:
    assert sum(weigh("remind me to call the bank").values()) == pytest.approx(1)
    assert aim("remind me to call the bank")[0] == "create"
    assert aim("what is on my calendar tomorrow")[0] == "query"
    assert aim("cancel my dentist appointment")[0] == "change"
    assert aim("how tall is the tower")[0] == "none"
    assert aim("qwx zzyk")[1] < aim("what is the weather like")[1]
