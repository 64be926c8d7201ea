"""Reminders and standing intents in the offline model's words: the calls that are made, and what is said of them."""

from typing import Any

import pytest
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, SystemMessage, ToolMessage

from agent.offline.aims import intent_of
from agent.offline.life import Life
from agent.offline.model import OfflineModel
from agent.offline.reading import Intent
from agent.offline.understand import understand
from tests.agent.offline.life import LIFE, SYSTEM, ok, record
from tests.agent.offline.saying_nudges import ALL, INTENTS, OTHERS, REMINDERS


@pytest.mark.parametrize(("text", "calls"), ALL, ids=[text for text, _ in ALL])
def test_what_is_said_makes_the_call(text: str, calls: list[Intent]) -> None:
    assert list(understand(text, LIFE).calls) == calls


@pytest.mark.parametrize("text", OTHERS)
def test_other_words_watch_nothing(text: str) -> None:
    assert not [one for one in understand(text, LIFE).calls if one.tool == "add_intent"]


def test_what_they_are_for_is_told() -> None:
    assert {intent_of(understand(text, LIFE)) for text, _ in INTENTS[:14]} == {"create"}
    assert intent_of(understand(REMINDERS[0][0], LIFE)) == "create"
    assert intent_of(understand("which reminders are set?", LIFE)) == "query"
    assert intent_of(understand("pause W2", LIFE)) == "change"


def test_a_reminder_without_a_time_is_asked_back() -> None:
    found = understand("remind me of T12", LIFE)
    assert not found.calls
    assert found.say == ("When shall I remind you? Say it as in “tomorrow at 9” or “an hour before”.",)


@pytest.mark.parametrize(
    "text",
    ["remind me to call mum", "remind me to call mum today", "add call mum at 17:00", "wake me up at 8"],
)
def test_no_reminder_is_set_where_none_could_come_or_none_was_asked_for(text: str) -> None:
    late = Life(LIFE.now, LIFE.zone, LIFE.day_end) if "wake" not in text else Life(None)
    assert all("remind" not in one.arguments for one in understand(text, late).calls)


def test_an_alarm_rings() -> None:
    (made,) = understand("wake me up at 7 tomorrow", LIFE).calls
    assert made.arguments == {"title": "Wake up", "due": "2026-11-24T07:00", "remind": "when due"}


def said(text: str, result: Any, changed: bool = True) -> str:
    """The words after a message whose calls all answer this."""
    history: list[BaseMessage] = [SystemMessage(SYSTEM), HumanMessage(text)]
    asked = OfflineModel().invoke(history)
    assert isinstance(asked, AIMessage)
    assert asked.tool_calls, asked.text
    told = [ToolMessage(ok(one["name"], result, changed), tool_call_id=one["id"]) for one in asked.tool_calls]
    return str(OfflineModel().invoke([*history, asked, *told]).text)


def reminding(**more: Any) -> dict[str, Any]:
    plain = {"ref": "T12", "title": "Dentist", "when": "1 hour before it is due", "local": "tomorrow 14:00"}
    return {**plain, "state": "coming", "reason": "", **more}


def watch(**more: Any) -> dict[str, Any]:
    plain = {"ref": "W1", "when": "T12 “Pay rent” is overdue", "says": "", "state": "watching", "reason": ""}
    return {**plain, **more}


def test_what_was_set_and_cancelled_is_said() -> None:
    text = "remind me an hour before the dentist"
    assert (
        said(text, reminding())
        == "I remind you of **Dentist** (T12) tomorrow 14:00 (1 hour before it is due)."
    )
    assert said(text, reminding(), changed=False).startswith("I remind you already of")
    told = said("cancel the reminder for T12", [reminding()])
    assert told == "I remind you no more of **Dentist** (T12) (1 hour before it is due)."
    assert said("cancel the reminder for T12", [reminding(), reminding()]) == (
        "2 reminders of **Dentist** (T12) cancelled."
    )


def test_reminders_are_listed_with_those_that_rest() -> None:
    rests = reminding(state="resting", local="", reason="T12 has no due date.")
    by_clock = reminding(when="tomorrow 14:00")
    assert said("what will you remind me of", [by_clock, rests, reminding(state="past", local="")]) == (
        "Your reminders:\n"
        "- tomorrow 14:00: **Dentist** (T12)\n"
        "- **Dentist** (T12) (1 hour before it is due): rests. T12 has no due date.\n"
        "- **Dentist** (T12) (1 hour before it is due): has come"
    )
    assert said("what will you remind me of", []) == "No reminders are set."
    assert said("when will you remind me of T12?", []) == "No reminder is set of T12."


def test_a_task_that_is_added_with_a_reminder_says_so() -> None:
    task = record("T5", "Call mum", due_date="2026-11-23", due_time="17:00:00")
    told = said("remind me to call mum at 17:00", task)
    assert told == "Added **Call mum** (T5), due today 17:00. I remind you."


def test_standing_intents_are_told() -> None:
    text = "tell me when T12 is overdue"
    assert said(text, watch()) == "I watch for this (W1): T12 “Pay rent” is overdue. Then I tell you."
    asks = watch(says="What is in the way?")
    assert (
        said(text, asks)
        == "I watch for this (W1): T12 “Pay rent” is overdue. Then I say: “What is in the way?”"
    )
    assert said("pause W1", watch(state="paused")) == "**W1** (T12 “Pay rent” is overdue) is paused."
    assert said("resume W1", watch()) == "**W1** (T12 “Pay rent” is overdue) is watched again."
    assert said("delete W1", watch()) == "**W1** (T12 “Pay rent” is overdue) is deleted."
    rests = watch(ref="W2", state="resting", reason="The task T12 “Pay rent” lies in the trash.")
    assert said("what are you watching for", [watch(), rests]) == (
        "I watch for:\n- **W1** (T12 “Pay rent” is overdue)\n"
        "- **W2** (T12 “Pay rent” is overdue): rests. The task T12 “Pay rent” lies in the trash."
    )
    assert said("what are you watching for", []).startswith("I watch for nothing.")
