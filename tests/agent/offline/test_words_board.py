"""Answers about balance, the blackboard and weights → words, and opinions on what was shown."""

import pytest

from tests.agent.offline.life import ok
from tests.agent.offline.test_words import calls, say, tight, words
from tests.agent.offline.test_words_why import MILK, SHOES

SHARES = [
    {"ref": "PL1", "name": "Health", "planned": 60.0, "actual": 25.0, "gap": -35.0, "minutes": 60, "done": 1},
    {"ref": "PL2", "name": "Work", "planned": 40.0, "actual": 75.0, "gap": 35.0, "minutes": 180, "done": 3},
]
ALIGNED = {
    "days": 7, "score": 65.0, "previous": 72.5, "shares": SHARES, "unfiled": None, "assumed": 1, "history": [],
    "explanation": "Health gets 35 points less than its share",
}  # fmt: skip
FORECAST = {
    "ref": "P2", "name": "Launch v1", "open": 4, "done": 6, "likely": "2026-12-04", "safe": "2026-12-11",
    "due": "2026-12-08",
    "chance": 0.7, "basis": "From what was done in 8 weeks", "enough": True,
}  # fmt: skip
CARD = {
    "ref": "I3", "type": "obstacle_identification", "title": "Launch v1 stands still",
    "summary": "Nothing was done in 20 days.",
    "confidence": 0.8, "pinned": False, "path": [{"name": "Work"}, {"name": "Launch v1"}],
    "evidence": [{"noun": "projects", "ref": "P2", "name": "Launch v1", "said": "4 open"}],
    "recommendations": [
        {"text": "Do T9 today", "call": {"tool": "change_task", "arguments": {"task": "T9", "due": "today"}}},
        {"text": "Talk to somebody about it", "call": None},
    ],
}  # fmt: skip
LINE = "**Launch v1 stands still** (I3): Nothing was done in 20 days. (80% sure)"
WEIGHT = {
    "rule": "TEMPORAL_URGENCY_001", "name": "Task Deadline Urgency", "description": "…", "base": 0.8, "own": 0.5,
    "effective": 0.5,
    "least": 0.5, "most": 1.0,
}  # fmt: skip
TALK: tuple[tuple[str, list[str], str], ...] = (
    (
        "how balanced am I?",
        [ok("alignment", ALIGNED)],
        "Your alignment over the last 7 days is 65 of 100, after 72.5 the 7 days before.\n"
        "- **Health**: 60 % planned, 25 % done (−35) · 1 h, 1 task\n- **Work**: 40 % planned, 75 % done (+35) · "
        "3 h, 3 tasks\n"
        "Health gets 35 points less than its share.",
    ),
    (
        "when will P2 be done?",
        [ok("forecast", FORECAST)],
        "**Launch v1** (P2): half of the runs are done by Fri 4 Dec, 85 % by Fri 11 Dec. It is due Tue 8 Dec: "
        "70% of the runs "
        "make that.\nFrom what was done in 8 weeks.",
    ),
    (
        "forecast for P2",
        [ok("forecast", FORECAST | {"enough": False, "likely": None, "safe": None, "open": 1,
        "basis": "Only 1 task was done"})],
        "**Launch v1** (P2) has 1 open task; that is all I can say yet. Only 1 task was done.",
    ),
    (
        "I'm exhausted",
        [ok("check_in", {"energy": "very_low", "mood": None, "note": ""}, changed=True)],
        "Noted: energy very low. It counts in what comes next; “plan my day” minds it too.",
    ),
    (
        "my check-ins",
        [ok("list_checkins", [{"day": "2026-11-23", "energy": "low", "mood": "peaceful", "note": "Slept well"}])],
        "1 check-in:\n- today: energy low, mood peaceful, “Slept well”",
    ),
    (
        "obstacles?",
        [ok("list_insights", [CARD])],
        f"1 obstacle:\n- {LINE}\nSay “explain I3” for the reasons, or “dismiss …”.",
    ),
    ("obstacles?", [ok("list_insights", [])], "No obstacles now. “Look again” looks at everything."),
    ("show my pinned insights", [ok("list_insights", [])], "No insight is pinned. Say “pin I3”."),
    (
        "explain I3",
        [ok("insight", CARD)],
        f"{LINE}\nIt rests on:\n- Launch v1 (P2): 4 open\nPath: Work › Launch v1.\nWhat you could do:\n1. Do T9 "
        f"today\n"
        "- Talk to somebody about it\nSay “do that” and I do it.",
    ),
    (
        "dismiss I3",
        [ok("dismiss_insight", CARD, changed=True)],
        "**Launch v1 stands still** (I3) is dismissed. It comes back only when it says something else.",
    ),
    ("pin I3", [ok("pin_insight", CARD | {"pinned": True}, True)],
    "**Launch v1 stands still** (I3) is pinned: it stays at the top."),
    (
        "I3 is not helpful",
        [ok("rate_insight", {"insight": CARD,
        "learned": {"said": "Your weight for deadlines went from 0.80 to 0.74."}}, True)],
        "Noted: **Launch v1 stands still** (I3) is not helpful. Your weight for deadlines went from 0.80 to 0.74.",
    ),
    ("look again", [ok("look", [], False)], "I looked again and found nothing new."),
    (
        "T7 should be higher",
        [ok("rate_priority", {
            "ref": "T7", "before": 4, "after": 3, "said": "Your weight for deadlines went from 0.80 to 0.74.",
            "adjustments": [{"rule": "x", "name": "x", "before": 0.8, "after": 0.74}],
        }, True)],
        "Your weight for deadlines went from 0.80 to 0.74. T7 goes from place 4 to 3. “Undo” takes it back.",
    ),
    (
        "set the weight of deadlines to 0.5",
        [ok("set_weight", WEIGHT, True)],
        "**Task Deadline Urgency** (deadline) now counts 0.50 (0.80 by itself). “Undo” takes it back.",
    ),
    (
        "what are my weights?",
        [ok("list_weights", [WEIGHT])],
        "What counts how much, from 0 to 1:\n- **Task Deadline Urgency** (deadline): 0.50, yours; 0.80 by itself\n"
        "Say “make deadlines matter less”, or “what if energy counted 0.9?”.",
    ),
    (
        "what if deadlines counted 0.3?",
        [ok("preview_weights", {
            "before": {"items": [{"task": MILK}]}, "after": {"items": [{"task": SHOES}]},
            "moved": [{"ref": "T7", "title": "Buy shoes", "before": 2, "after": 1}],
        })],
        "**Buy shoes** (T7) would be first. What moves:\n- **Buy shoes** (T7): place 2 → place 1\nNothing is set yet.",
    ),
    (
        "my work hours are 8 to 16",
        [ok("change_preferences", {"work_start": "08:00:00", "work_end": "16:00:00"}, True)],
        "Set: work from 08:00 to 16:00.",
    ),
    ("stop learning from me", [ok("change_preferences", {"learning": False}, True)],
    "Set: learning from your feedback is off."),
    (
        "which project deserves attention?",
        [ok("rank_goals", {"items": [{"ref": "P2", "name": "Launch v1", "score": 71.25,
        "reason": "It stands still"}]})],
        "This project deserves attention:\n1. **Launch v1** (P2) · 71.2: It stands still",
    ),
    ("show my blocks", [ok("list_blocks", [])], "No time is set aside. Say “plan my day”, and accept what you like."),
    (
        "clear my plan",
        [ok("remove_blocks", [{"ref": "T7"}, {"ref": "T9"}], True)],
        "2 blocks are off your plan; the tasks stay. “Undo” brings them back.",
    ),
)  # fmt: skip


@pytest.mark.parametrize(("text", "contents", "said"), TALK)
def test_what_is_concluded_becomes_words(text: str, contents: list[str], said: str) -> None:
    assert tight(words(text, *contents)) == tight(said)


def test_what_an_insight_recommends_is_done_by_saying_so() -> None:
    history = say("explain I3", ok("insight", CARD))
    assert calls("do that", history) == [("change_task", {"task": "T9", "due": "today"})]
    assert calls("the first", history) == [("change_task", {"task": "T9", "due": "today"})]


def test_an_opinion_is_about_the_one_insight_that_was_shown() -> None:
    history = say("explain I3", ok("insight", CARD))
    assert calls("that's not helpful", history) == [
        ("rate_insight", {"insight": "I3", "feedback": "not_helpful"})
    ]
    assert calls("very helpful", history) == [("rate_insight", {"insight": "I3", "feedback": "helpful"})]
    assert calls("dismiss it", history) == [("dismiss_insight", {"insight": "I3"})]
    assert calls("unpin it", history) == [("pin_insight", {"insight": "I3", "pinned": False})]
    several = say("any insights?", ok("list_insights", [CARD, CARD | {"ref": "I4"}]))
    assert calls("that's helpful", several) == []
    assert "Say its reference" in str(say("that's helpful", before=several)[-1].text)


def test_an_opinion_on_the_order_is_about_who_was_first() -> None:
    ranking = {
        "items": [
            {"task": MILK, "score": 80.2, "reason": "x"},
            {"task": SHOES, "score": 60.2, "reason": "x"},
        ],
        "blocked": [],
    }
    history = say("what's next?", ok("next_tasks", ranking))
    assert calls("good call", history) == [("rate_priority", {"task": "T9", "correct": True})]
    assert calls("wrong priority", history) == [("rate_priority", {"task": "T9", "correct": False})]
    said = "buy shoes should be first"
    wanted = {"task": "buy shoes", "correct": False, "should": "higher", "text": said}
    assert calls(said, history) == [("rate_priority", wanted)]
    assert calls("why isn't buy shoes higher?", history) == [("why", {"task": "buy shoes"})]


def test_a_check_in_that_was_asked_for_takes_the_answer() -> None:
    history = say("check in")
    assert "energy and mood" in str(history[-1].text)
    assert calls("low energy, calm", history) == [("check_in", {"energy": "low", "mood": "peaceful"})]
