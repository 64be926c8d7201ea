"""Answers about the ranking, the day, the balance and the blackboard → words with numbers that can be checked, and
what "do that" and "take the first" mean after them."""

import json
import re
from typing import Any

import pytest
from langchain_core.messages import BaseMessage

from tests.agent.offline.life import CLOCK, PLACES, failed, ok, record
from tests.agent.offline.test_words import calls, say, tight, words

SHOES = record("T7", "Buy shoes", due_date="2026-12-04")
MILK = record("T9", "Buy milk", due_date="2026-11-23")


def part(rule: str, name: str, points: float, reason: str, **more: Any) -> dict[str, Any]:
    return {
        "rule": rule, "name": name, "points": points, "reason": reason, "weight": 0.8, "confidence": 1.0, "score": 0.5,
    } | more  # fmt: skip


PARTS = [
    part("PILLAR_ALIGNMENT_001", "Pillar Alignment", 20.1, "It serves Health"),
    part("TEMPORAL_URGENCY_001", "Task Deadline Urgency", 34.1, "Due in 11 days"),
    part("ENERGY_PATTERN_001", "Energy", 6.0, "Fits your morning", confidence=0.7),
]
PATH = [
    {"level": "pillar", "name": "Health"},
    {"level": "project", "name": "Half marathon"},
    {"level": "task", "name": "Buy shoes"},
]
CHANGES = [
    {
        "kind": "due", "text": "Due Thu 26 Nov instead of Fri 4 Dec", "place": 1, "score": 81.2, "task": "T7",
        "title": "Buy shoes",
        "call": {"tool": "change_task", "arguments": {"task": "T7", "due": "2026-11-26"}},
    },
    {
        "kind": "importance", "text": "Half marathon at importance 5 instead of 3", "place": 1, "score": 80.9,
        "task": "T7",
        "title": "Buy shoes", "call": {"tool": "change_project", "arguments": {"project": "P1", "importance": 5}},
    },
]  # fmt: skip
WHY = {
    "scored": {"task": SHOES, "score": 60.2, "reason": "It serves Health", "contributions": PARTS, "path": PATH,
    "blocked_by": []},
    "place": 2,
    "of": 5,
    "first": {"task": MILK, "score": 80.2, "reason": "Due today", "contributions": [], "path": []},
    "over": None,
    "differences": [
        {
            "rule": "TEMPORAL_URGENCY_001", "name": "Task Deadline Urgency", "points": 34.1, "other_points": 60.0,
            "reason": "Due in 11 days", "other_reason": "Due today",
        },
        {
            "rule": "ENERGY_PATTERN_001", "name": "Energy", "points": 6.0, "other_points": 4.5,
            "reason": "Fits your morning",
            "other_reason": "Fits less",
        },
    ],
    "changes": CHANGES,
    "at": "2026-11-23T08:00:00Z",
}  # fmt: skip


def preferring(**preferences: Any) -> str:
    """The system prompt of somebody with preferences."""
    return f"You are Aurum.\n<life>{json.dumps(CLOCK | PLACES | {'preferences': preferences})}</life>"


def test_why_is_a_sum_that_can_be_checked_and_says_what_to_do() -> None:
    said = words("what would put T7 first?", ok("why", WHY))
    assert tight(said) == (
        "**Buy shoes** (T7) is second of 5 tasks with 60.2 points: It serves Health.\n"
        "60.2 points: deadline 34.1 + pillar 20.1 + energy 6.0.\n"
        "Beside **Buy milk** (T9), which has 80.2:\n"
        "- deadline −25.9: Due today (T9)\n"
        "- energy +1.5: Fits your morning\n"
        "It serves Health › Half marathon.\n"
        "It would be first with:\n"
        "1. Due Thu 26 Nov instead of Fri 4 Dec → first, 81.2 points\n"
        "2. Half marathon at importance 5 instead of 3 → first, 80.9 points\n"
        "Say “do the first” or another one, and I do it."
    )
    total, *numbers = [float(number) for number in re.findall(r"\d+\.\d", said.splitlines()[1])]
    assert sum(numbers) == pytest.approx(total)


def test_how_much_is_explained_is_the_users_choice() -> None:
    assert words("why T7?", ok("why", WHY), system=preferring(detail="minimal")) == (
        "**Buy shoes** (T7) is second of 5 tasks with 60.2 points: It serves Health."
    )
    detailed = words("why T7?", ok("why", WHY), system=preferring(detail="detailed"))
    assert "- Energy: 6.0 (weight 0.80, 70% sure). Fits your morning" in detailed
    hidden = preferring(detail="detailed", show_confidence=False, show_path=False)
    plain = words("why T7?", ok("why", WHY), system=hidden)
    assert "- Energy: 6.0 (weight 0.80). Fits your morning" in plain
    assert "It serves Health ›" not in plain


def test_the_first_and_who_waits_are_told_apart() -> None:
    first = WHY | {
        "place": 1,
        "first": None,
        "differences": [],
        "changes": [{**CHANGES[0], "task": "T9", "title": "Buy milk"}],
    }
    said = words("why is it first?", ok("why", first))
    assert "is first of 5 tasks with 60.2 points" in said
    assert "What would come before it:\n1. **Buy milk** (T9): Due Thu 26 Nov" in said
    assert said.endswith("Say “do that” and I do it.")
    scored = {**WHY["scored"], "blocked_by": [{"ref": "T9", "title": "Buy milk"}]}  # type: ignore[dict-item]
    waits = words("why T7?", ok("why", WHY | {"scored": scored, "place": None, "changes": CHANGES[:1]}))
    assert "scores 60.2 and waits for **Buy milk** (T9)" in waits
    assert "What would free it:" in waits
    assert words("why?", ok("why", {"scored": None, "of": 0})).startswith("Nothing can be done now")


@pytest.mark.parametrize(
    ("answer", "which"), [("do the first", 0), ("the second", 1), ("2", 1), ("do that", 0), ("yes please", 0)]
)
def test_what_would_put_a_task_first_is_done_by_saying_so(answer: str, which: int) -> None:
    history = say("what would put T7 first?", ok("why", WHY))
    call: Any = CHANGES[which]["call"]
    assert calls(answer, history) == [(call["tool"], call["arguments"])]


def test_what_was_not_offered_is_not_taken() -> None:
    history = say("what would put T7 first?", ok("why", WHY))
    assert calls("the third", history) == []
    assert calls("no", history) == []
    assert calls("do that", say("hello")) == []
    assert calls("do that", say("why T7?", failed("why", "Not found", "There is no T7."))) == []


def block(ref: str, title: str, start: str, end: str, minutes: int, **more: Any) -> dict[str, Any]:
    return {
        "task_id": "0", "ref": ref, "title": title, "start": start, "end": end, "minutes": minutes, "assumed": False,
        "reason": "Due today",
    } | more  # fmt: skip


LEFT = {
    "task_id": "0",
    "ref": "T5",
    "title": "Call mom",
    "minutes": 45,
    "reason": "No room",
    "postpone_to": "2026-11-24",
}
PLAN = {
    "day": "2026-11-23", "start": "09:00:00", "end": "12:00:00", "free_minutes": 150, "planned_minutes": 120,
    "busy": [{"ref": "T4", "title": "Dentist", "start": "09:30:00", "end": "10:00:00"}],
    "options": [
        {
            "name": "impact", "title": "Most important first",
            "reason": "The highest scores first: 2 tasks, 1 h 30 min",
            "minutes": 90, "left": [LEFT],
            "blocks": [
                block("T9", "Buy milk", "10:00:00", "10:30:00", 30, assumed=True),
                block("T7", "Buy shoes", "10:30:00", "11:30:00", 60),
            ],
        },
        {
            "name": "ease", "title": "The easy way", "reason": "Lighter ones first, while your energy is low",
            "minutes": 30,
            "left": [], "blocks": [block("T9", "Buy milk", "09:00:00", "09:30:00", 30)],
        },
    ],
    "overfull": True, "over_minutes": 45, "at": "2026-11-23T08:00:00Z",
    "summary": "1 h 30 min of 2 h 30 min are planned.",
}  # fmt: skip
IMPACT = {
    "day": "2026-11-23",
    "blocks": [
        {"task": "T9", "start": "10:00", "end": "10:30"},
        {"task": "T7", "start": "10:30", "end": "11:30"},
    ],
}
EASE = {"day": "2026-11-23", "blocks": [{"task": "T9", "start": "09:00", "end": "09:30"}]}


def test_a_plan_is_a_timetable_with_reasons_both_ways_and_says_what_to_drop() -> None:
    said = words("plan my day", ok("plan_day", PLAN))
    assert said == (
        "Your plan for today, 09:00–12:00. 1 h 30 min of 2 h 30 min are planned.\n"
        "Taken already: 09:30–10:00 Dentist.\n\n"
        "1. **What counts most** — The highest scores first: 2 tasks, 1 h 30 min:\n"
        "- 10:00–10:30 **Buy milk** (T9) (length assumed): Due today\n"
        "- 10:30–11:30 **Buy shoes** (T7): Due today\n\n"
        "2. **The easy way** — Lighter ones first, while your energy is low:\n"
        "- 09:00–09:30 **Buy milk** (T9): Due today\n\n"
        "45 min too much. Drop or postpone:\n"
        "- **Call mom** (T5), 45 min → tomorrow: No room\n\n"
        "Say “take the first” or “take the easy one”, and I set that time aside. “Accept it and postpone the rest” "
        "moves what has no room, too."
    )
    nothing = PLAN | {"options": [], "summary": "Nothing is to be done today"}
    assert words("plan my day", ok("plan_day", nothing)) == "Nothing is to be done today."
    short = words("plan my day", ok("plan_day", PLAN), system=preferring(detail="minimal"))
    assert short.startswith("Today: 10:00–10:30 **Buy milk** (T9), 10:30–11:30 **Buy shoes** (T7).")
    assert "\n" not in short


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        ("take the first", IMPACT), ("accept the plan", IMPACT), ("yes", IMPACT), ("accept it", IMPACT),
        ("the first one", IMPACT),
        ("take the important one", IMPACT), ("take the second", EASE), ("take the easy one", EASE),
        ("the easy one", EASE),
        ("accept the easy plan", EASE), ("2", EASE), ("accept the second plan", EASE),
        ("accept it and postpone the rest", {**IMPACT, "postpone": [{"task": "T5", "to": "2026-11-24"}]}),
    ],
)  # fmt: skip
def test_a_plan_is_accepted_with_exactly_its_blocks(answer: str, wanted: dict[str, Any]) -> None:
    assert calls(answer, say("plan my day", ok("plan_day", PLAN))) == [("accept_plan", wanted)]


def test_a_plan_can_be_accepted_after_a_question_in_between_but_not_twice() -> None:
    history: list[BaseMessage] = say(
        "why T7?", ok("why", WHY), before=say("plan my day", ok("plan_day", PLAN))
    )
    assert calls("take the easy plan", history) == [("accept_plan", EASE)]
    blocks = [
        {
            "ref": "T9",
            "title": "Buy milk",
            "day": "2026-11-23",
            "start_time": "09:00:00",
            "end_time": "09:30:00",
        }
    ]
    taken = say(
        "accept the easy plan", ok("accept_plan", {"blocks": blocks, "postponed": []}, True), before=history
    )
    assert (
        tight(str(taken[-1].text))
        == "Set aside today:\n- 09:00–09:30 **Buy milk** (T9)\n“Undo” takes it back."
    )
    assert calls("accept the plan", taken) == []
    one = PLAN | {"options": PLAN["options"][:1]}  # type: ignore[index]
    assert calls("take the second", say("plan my day", ok("plan_day", one))) == []
