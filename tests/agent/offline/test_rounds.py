"""Check-ins in plain words, and words that answer the question that was the last thing said."""

from dataclasses import replace
from typing import Any

import pytest

from agent.offline.life import life_of
from agent.offline.reading import Intent
from agent.offline.rounds import is_request
from agent.offline.understand import understand
from tests.agent.offline.life import LIFE
from tests.agent.offline.saying_rounds import ALL


@pytest.mark.parametrize(("text", "calls"), ALL)
def test_what_is_said_of_check_ins_becomes_calls(text: str, calls: list[Intent]) -> None:
    assert list(understand(text, LIFE).calls) == calls


@pytest.mark.parametrize(
    ("asking", "text", "given"),
    [
        ("mood", "grateful", {"mood": "grateful"}), ("mood", "calm", {"mood": "peaceful"}),
        ("mood", "anxious, low energy", {"mood": "anxious", "energy": "low"}), ("energy", "low", {"energy": "low"}),
        ("energy", "very high!", {"energy": "very_high"}), ("energy", "skip", {"skip": "question"}),
        ("well", "Finished the report and had a nice walk", {"text": "Finished the report and had a nice walk"}),
        ("well", "Meeting with Bob at 3", {"text": "Meeting with Bob at 3"}), ("hard", "nothing", {"skip": "question"}),
        ("hard", "Slept badly.", {"text": "Slept badly."}), ("hard", "my energy is low", {"energy": "low"}),
        ("focus", "finish the report", {"text": "finish the report"}), ("focus", "T3", {"text": "T3"}),
        ("entry", "Keep it", {"text": "keep it"}), ("entry", "not today", {"text": "not today"}),
    ],
)  # fmt: skip
def test_words_answer_the_question_that_was_said_last(asking: str, text: str, given: dict[str, Any]) -> None:
    assert understand(text, replace(LIFE, asking=asking)).calls == (Intent("answer_checkin", given),)


@pytest.mark.parametrize(
    ("asking", "text", "tool"),
    [
        ("well", "add buy milk", "add_task"), ("hard", "what's next?", "next_tasks"), ("focus", "undo", "undo"),
        ("well", "remind me to call mom", "add_task"), ("mood", "plan my day", "plan_day"),
        ("entry", "done T3", "complete_task"), ("well", "go on with my check-in", "start_checkin"),
        ("well", "done T3", "complete_task"), ("focus", "complete T3", "complete_task"),
        ("focus", "skip the check-in", "answer_checkin"),
    ],
)  # fmt: skip
def test_what_asks_for_something_itself_is_no_answer(asking: str, text: str, tool: str) -> None:
    calls = understand(text, replace(LIFE, asking=asking)).calls
    assert [(each.tool, "text" in each.arguments) for each in calls] == [(tool, False)]


def test_without_a_question_the_same_words_are_what_they_were() -> None:
    assert understand("Slept badly.", LIFE).calls == ()
    assert understand("grateful", LIFE).calls == ()


@pytest.mark.parametrize(
    ("text", "asked"),
    [("/today", True), ("add milk", True), ("How was my week?", True), ("What a day, I finished everything", False),
     ("The kids were ill", False), ("Was it worth it? I think so", False), ("Added two chapters", False)],
)  # fmt: skip
def test_a_request_is_told_from_an_answer(text: str, asked: bool) -> None:
    assert is_request(text) is asked


def test_the_question_stands_in_the_outline() -> None:
    assert life_of({"check_in": {"kind": "evening", "asks": "well"}}).asking == "well"
    assert life_of({}).asking == ""
