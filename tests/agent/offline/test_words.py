"""Tool results → the words about them: all that they show, and nothing more."""

import re
from typing import Any

import pytest
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, SystemMessage, ToolMessage

from agent.offline.model import OfflineModel
from tests.agent.offline.life import SYSTEM, SYSTEM_EMPTY, failed, ok, record

SHOES = record("T1", "Buy shoes", due_date="2026-11-27", place=["Health", "Fitness", "Half marathon"])
TWO = [{"ref": "T1", "name": "Buy shoes"}, {"ref": "T2", "name": "Clean shoes"}]
STORY = "I want to run a half marathon in spring. Put it under Health. First thing: buy shoes by Friday"


def tight(text: str) -> str:
    """The text without the space behind its lists."""
    return re.sub(r"(?m)^((?:[-*]|\d+\.) .*\n)\n", r"\1", text)


def say(
    text: str, *contents: str, before: list[BaseMessage] | None = None, system: str = SYSTEM
) -> list[BaseMessage]:
    """One turn with the model: what it asks for is answered with these contents. Returns the history after it."""
    history = [*(before or []), HumanMessage(text)]
    asked = OfflineModel().invoke([SystemMessage(system), *history])
    history.append(asked)
    assert len(asked.tool_calls) == len(contents)
    if contents:
        pairs = zip(asked.tool_calls, contents, strict=True)
        history += [
            ToolMessage(content, tool_call_id=call["id"], name=call["name"]) for call, content in pairs
        ]
        history.append(OfflineModel().invoke([SystemMessage(system), *history]))
    return history


def words(text: str, *contents: str, before: list[BaseMessage] | None = None, system: str = SYSTEM) -> str:
    """What is said at the end of such a turn."""
    last = say(text, *contents, before=before, system=system)[-1]
    assert isinstance(last, AIMessage)
    assert not last.tool_calls
    return str(last.text)


def calls(text: str, before: list[BaseMessage]) -> list[tuple[str, dict[str, Any]]]:
    """What a message asks for, given a history."""
    asked = OfflineModel().invoke([SystemMessage(SYSTEM), *before, HumanMessage(text)])
    return [(call["name"], call["args"]) for call in asked.tool_calls]


def test_a_goal_is_told_as_one_not_card_by_card() -> None:
    contents = [
        ok("add_pillar", record("PL1", "Health"), changed=True),
        ok("add_area", record("A1", "Fitness", pillar="Health"), changed=True),
        ok("add_project", record("P1", "Half marathon", place=["Health", "Fitness"]), changed=True),
        ok("add_task", SHOES, changed=True),
    ]
    assert words(STORY, *contents, system=SYSTEM_EMPTY) == (
        "**Half marathon** (P1) is set up under Health (new) › Fitness (new). "
        "First step: **Buy shoes** (T1), due Fri 27 Nov."
    )


TALK: tuple[tuple[str, list[str], str], ...] = (
    (
        "add pillar Health",
        [ok("add_pillar", record("PL1", "Health"), changed=False)],
        "The pillar **Health** (PL1) was there already.",
    ),
    ("add buy milk", [ok("add_task", record("T4", "Buy milk"), changed=True)], "Added **Buy milk** (T4)."),
    ("finish T1", [ok("complete_task", SHOES, changed=True)], "Done: **Buy shoes** (T1)."),
    ("finish T1", [ok("complete_task", SHOES)], "**Buy shoes** (T1) was done already."),
    ("reopen T1", [ok("reopen_task", SHOES, changed=True)], "**Buy shoes** (T1) is open again."),
    (
        "move T1 to friday",
        [ok("change_task", SHOES, changed=True)],
        "Changed **Buy shoes** (T1): due Fri 27 Nov.",
    ),
    (
        "T1 has no due date",
        [ok("change_task", SHOES | {"due_date": None}, changed=True)],
        "Changed **Buy shoes** (T1): no due date.",
    ),
    (
        "delete T1",
        [ok("delete", [SHOES], changed=True)],
        "Deleted **Buy shoes** (T1). It lies in the trash for 30 days; “undo” brings it back.",
    ),
    (
        "delete T1 and P1",
        [ok("delete", [SHOES, record("P1", "Half marathon", below=3)], changed=True)],
        "Deleted **Buy shoes** (T1), **Half marathon** (P1) and 3 under it. They lie in the trash for 30 days; "
        "“undo” brings all of it back.",
    ),
    (
        "finish T9",
        [failed("complete_task", "Not found", "There is no task T9.")],
        "I could not complete “T9”: There is no task T9.",
    ),
    ("add buy milk", ["Error: boom"], "I could not add “Buy milk”: The answer could not be read."),
    (
        "undo",
        [ok("undo", {"label": "x", "restored": ["Buy shoes is gone again."]}, changed=True)],
        "Taken back: Buy shoes is gone again.",
    ),
    ("show my tasks", [ok("list_tasks", [])], "No open tasks. Say “add …” when something comes up."),
    ("show completed tasks", [ok("list_tasks", [])], "Nothing is done yet."),
    ("find milk", [ok("find_tasks", [])], "I found no task with “milk”."),
    ("list pillars", [ok("list_pillars", [])], "No pillars yet. Say “add a pillar …”."),
    ("any insights?", [ok("list_insights", [])], "No insights yet: they come as tasks and entries do."),
    (
        "what's next",
        [ok("next_tasks", {"items": [], "blocked": []})],
        "Nothing is waiting for you: there are no open tasks. Say “add …” when something comes up.",
    ),
    (
        "journal: good day",
        [ok("write_entry", {"ref": "J1", "mood": "optimistic", "energy": "very_high"}, changed=True)],
        "Written in your journal (J1): optimistic, energy very high.",
    ),
    (
        "add see [this](http://x) *now*",
        [ok("add_task", record("T4", "See [this](http://x) *now*"), changed=True)],
        "Added **See \\[this\\](http://x) \\*now\\*** (T4).",
    ),
)


@pytest.mark.parametrize(("text", "contents", "said"), TALK)
def test_results_become_words(text: str, contents: list[str], said: str) -> None:
    assert words(text, *contents) == said


def test_lists_name_what_is_worth_knowing() -> None:
    rows = [SHOES, record("T2", "Call mom", priority="high", due_date="2026-11-24", due_time="15:00:00")]
    assert words("show my tasks", ok("list_tasks", rows)) == (
        "2 open tasks:\n- **Buy shoes** (T1) · Health › Fitness › Half marathon · due Fri 27 Nov\n"
        "- **Call mom** (T2) · due tomorrow 15:00 · high priority"
    )
    long = words("show my tasks", ok("list_tasks", [record(f"T{n}", f"Task {n}") for n in range(30)]))
    assert long.endswith("- … and 10 more")


def test_the_ranking_says_who_is_next_who_waits_and_how_many_more_there_are() -> None:
    item = {
        "task": SHOES, "score": 81.4, "reason": "Due Friday, in 4 days.",
        "contributions": [{"name": "Task Deadline Urgency", "points": 41.2, "reason": "Due in 4 days."}],
        "path": [{"level": "pillar", "name": "Health"}, {"level": "task", "name": "Buy shoes"}],
    }  # fmt: skip
    blocked = {
        "task": record("T3", "Run"),
        "score": 10,
        "reason": "Waits.",
        "blocked_by": [{"ref": "T1", "title": "Buy shoes"}],
    }
    ranking = ok("next_tasks", {"items": [item], "blocked": [blocked], "open": 5, "resting": 1})
    following = words("what's next?", ranking)
    assert "1. **Buy shoes** (T1) · 81: Due Friday, in 4 days." in following
    assert "- **Run** (T3) waits for **Buy shoes** (T1)" in following
    assert following.endswith("(3 more open, 1 not begun yet.)")


def test_what_failed_and_what_was_not_understood_is_said_beside_what_was_done() -> None:
    said = words(
        "add buy milk and T9 is done. Colourless green ideas.",
        ok("add_task", record("T4", "Buy milk"), changed=True),
        failed("complete_task", "Not found", "There is no task T9."),
    )
    assert said == (
        "Added **Buy milk** (T4). I could not complete “T9”: There is no task T9.\n\n"
        "I didn't understand “Colourless green ideas.”, so I did nothing about it."
    )


def test_an_ambiguous_name_is_asked_back_and_the_answer_is_taken() -> None:
    history = say("done with shoes", failed("complete_task", "Which one?", "It fits 2 tasks.", choices=TWO))
    assert "1. **Buy shoes** (T1)\n2. **Clean shoes** (T2)" in str(history[-1].text)
    answers = {
        "the first": "T1",
        "T2": "T2",
        "t2 please": "T2",
        "clean shoes": "T2",
        "the second one": "T2",
        "2": "T2",
    }
    answers |= {"I mean buy shoes": "T1", "the last one": "T2", "the clean one": "T2"}
    for answer, ref in answers.items():
        assert calls(answer, history) == [("complete_task", {"task": ref})], answer
    assert [one[1]["task"] for one in calls("both", history)] == ["T1", "T2"]
    assert calls("neither", history) == []
    assert calls("add buy milk", history) == [("add_task", {"title": "Buy milk"})]
    assert calls("the seventh", history) == []


def test_an_ambiguous_project_is_put_in_its_argument() -> None:
    error = failed(
        "add_task",
        "Which one?",
        "Two fit.",
        choices=[{"ref": "P1", "name": "Site"}, {"ref": "P2", "name": "Site two"}],
    )
    history = say("add write copy in project site by friday", error)
    assert calls("P2", history) == [
        ("add_task", {"title": "Write copy", "project": "P2", "due": "2026-11-27"})
    ]


def test_it_is_what_was_spoken_of_last() -> None:
    history = say("add buy shoes", ok("add_task", SHOES, changed=True))
    assert calls("make it high priority", history) == [("change_task", {"task": "T1", "priority": "high"})]
    assert calls("move that to friday", history) == [("change_task", {"task": "T1", "due": "2026-11-27"})]
    assert calls("delete it", history) == [("delete", {"things": ["T1"]})]
    assert calls("it's done", history) == [("complete_task", {"task": "T1"})]
    several = say(
        "add a task a1 and add a task b1",
        ok("add_task", SHOES, True),
        ok("add_task", record("T2", "B1"), True),
    )
    assert calls("delete it", several) == []


def test_yes_takes_what_was_offered() -> None:
    milk = say("call mom")
    assert milk[-1].text == "Shall I add “Call mom” as a task?"
    assert calls("yes please", milk) == [("add_task", {"title": "Call mom"})]
    assert calls("no", milk) == []
    shoes = say("I bought the shoes", ok("find_tasks", [SHOES]))
    assert calls("yes", shoes) == [("complete_task", {"task": "T1"})]
    both = say("I bought the shoes", ok("find_tasks", [SHOES, record("T2", "Clean shoes")]))
    assert calls("yes", both) == []
    assert calls("the second", both) == [("complete_task", {"task": "T2"})]
    assert "Is that done?" not in words("I bought the shoes", ok("find_tasks", []))
    assert calls("yes", [HumanMessage("call mom"), AIMessage("Shall I tell you a story?")]) == []
