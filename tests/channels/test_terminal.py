"""The terminal's side: events as lines that a person reads."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, get_args
from uuid import uuid4

import pytest

from agent.events import (
    Asked,
    CallEnded,
    CallStarted,
    Event,
    Joined,
    Notice,
    Queued,
    Retold,
    RunFailed,
    RunFinished,
    RunStarted,
    Text,
    TextEnded,
    TextStarted,
)
from agent.offline import wording
from channels import terminal
from channels.terminal import printed, ranking, unmarked
from memory.records import Approval, Reason

TASK = {"ref": "T1", "title": "Buy shoes"}


NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
ASKED = Approval(
    uuid4(),
    uuid4(),
    "c1",
    "delete",
    {"things": ["T1"]},
    "destructive",
    1,
    [TASK],
    "pending",
    None,
    NOW,
    NOW,
    None,
)


def ended(**answer: Any) -> CallEnded:
    return CallEnded("m1", "c1", json.dumps(answer))


def screen(*events: Event) -> str:
    return "".join(printed(event, colour=False) for event in events)


def test_a_turn_reads_from_top_to_bottom() -> None:
    shown = screen(
        RunStarted("life", uuid4()),
        CallStarted("m1", "c1", "add_task", {"title": "Buy shoes"}),
        ended(ok=True, result=TASK, changed=True),
        TextStarted("m2"),
        Text("m2", "Added "),
        Text("m2", "**Buy shoes**."),
        TextEnded("m2"),
        RunFinished("life", uuid4(), None, "offline"),
    )
    assert shown == "· add task … ✓ T1 Buy shoes\nAdded Buy shoes.\n"


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        ({"ok": True, "result": TASK, "changed": True}, "✓ T1 Buy shoes\n"),
        ({"ok": True, "result": {"ref": "PL1", "name": "Health"}, "changed": False}, "= PL1 Health\n"),
        ({"ok": True, "result": {"ref": "J1"}, "changed": True}, "✓ J1\n"),
        ({"ok": True, "result": [TASK, TASK]}, "✓ 2 found\n"),
        ({"ok": True, "result": []}, "✓ 0 found\n"),
        ({"ok": True, "result": {"items": []}}, "✓\n"),
        (
            {"ok": False, "error": {"title": "Which one?", "detail": "It fits 2 tasks."}},
            "✗ It fits 2 tasks.\n",
        ),
    ],
)
def test_a_tools_answer_is_one_line(answer: dict[str, Any], line: str) -> None:
    assert screen(ended(**answer)) == line


def test_what_went_wrong_is_said() -> None:
    assert screen(Notice("The model failed.")) == "(The model failed.)\n"
    assert screen(RunFailed("Something went wrong.", "KeyError")) == "The turn failed.\n"


def test_every_kind_of_event_can_be_printed() -> None:
    samples: list[Event] = [
        RunStarted("life", uuid4()), TextStarted("m"), Text("m", "x"), TextEnded("m"),
        CallStarted("m", "c", "undo", {}), ended(ok=True, result=None), Notice("n"),
        RunFinished("life", uuid4(), None, "offline"), RunFailed("f", "E"), Queued("life", uuid4()),
        Joined("m", "x"), Retold(()), Asked((ASKED,)),
    ]  # fmt: skip
    assert {type(event) for event in samples} == set(get_args(Event))
    assert "\033" not in screen(*samples), "without colour there are no control characters"


def test_a_question_says_what_would_be_done_and_how_to_answer() -> None:
    assert screen(Asked((ASKED,))) == (
        "\ndelete: T1 Buy shoes\nI ask since it takes something away. Say yes or no.\n"
    )
    many = replace(ASKED, reason="bulk", preview=[TASK] * 11)
    assert "T1 Buy shoes and 6 more" in screen(Asked((many,)))
    unseen = replace(ASKED, preview=3)
    assert 'delete: {"things": ["T1"]}' in screen(Asked((unseen,)))


@pytest.mark.parametrize("reason", get_args(Reason))
def test_a_question_says_why_whatever_the_reason(reason: Reason) -> None:
    assert "I ask since " in screen(Asked((replace(ASKED, reason=reason),)))


def test_colour_begins_and_ends() -> None:
    for event in (Notice("n"), RunFailed("f", "E"), ended(ok=True, result=TASK, changed=True)):
        shown = printed(event, colour=True)
        assert "\033[" in shown
        assert shown.rstrip("\n").endswith(terminal.PLAIN) or terminal.PLAIN in shown


@pytest.mark.parametrize("escape", ["\033[2J", "\033]0;owned\007", "\x9b2J", "\r\033[K", "\b\b"])
def test_words_can_not_take_the_terminal_over(escape: str) -> None:
    hostile = {"ref": "T1", "title": f"Buy{escape} shoes"}
    shown = screen(
        Text("m", f"Hello{escape} there"),
        Notice(f"Hello{escape}"),
        Asked(
            (
                replace(ASKED, tool=escape, preview=[hostile]),
                replace(ASKED, preview=3, arguments={"x": escape}),
            )
        ),
        ended(ok=True, result=hostile, changed=True),
        ended(ok=False, error={"title": "No", "detail": f"There is no {escape}."}),
        CallStarted("m", "c", f"x{escape}", {}),
    )
    shown += ranking(
        {"items": [{"score": 1, "task": hostile, "reason": escape}], "blocked": []}, colour=False
    )
    shown += terminal.paint(escape, terminal.DIM, False)
    assert not [letter for letter in shown if not letter.isprintable() and letter != "\n"]


def test_today_is_the_score_the_task_and_the_reason() -> None:
    found = {
        "items": [{"score": 81.42, "task": TASK, "reason": "Due Friday, in 4 days."}],
        "blocked": [{"task": {"ref": "T2", "title": "Run"}, "blocked_by": [TASK]}],
    }
    lines = ranking(found, colour=False).splitlines()
    assert lines == [
        " 81.4  T1 Buy shoes",
        "       Due Friday, in 4 days.",
        "Waiting:",
        "       T2 Run — for T1 Buy shoes",
    ]


def test_an_empty_day_says_what_to_do() -> None:
    assert "aurum chat" in ranking({"items": [], "blocked": []}, colour=False)


def test_markdown_is_read_not_shown() -> None:
    assert unmarked("**Buy shoes** (T1) \\*now\\*") == "Buy shoes (T1) *now*"
    assert unmarked(f"**{wording.plain('a_b_c ~x~ _z_')}**") == "a_b_c ~x~ _z_"
