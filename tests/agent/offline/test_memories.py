"""Memories in the offline model's words: what is said makes the right call, and answers claim nothing else."""

from typing import Any

import pytest
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, SystemMessage, ToolMessage

from agent.offline.model import OfflineModel
from agent.offline.reading import Intent
from agent.offline.understand import understand
from tests.agent.offline.life import LIFE, SYSTEM, ok
from tests.agent.offline.saying_memories import ALL, NOTHING


@pytest.mark.parametrize(("text", "calls"), ALL, ids=[text for text, _ in ALL])
def test_what_is_said_makes_the_call(text: str, calls: list[Intent]) -> None:
    assert list(understand(text, LIFE).calls) == calls


@pytest.mark.parametrize("text", NOTHING)
def test_other_words_touch_no_memory(text: str) -> None:
    assert understand(text, LIFE).calls == ()


def test_what_is_to_be_done_beside_a_memory_is_done_too() -> None:
    calls = understand("Remember that I'm vegetarian. Add milk to Launch v1", LIFE).calls
    assert [each.tool for each in calls] == ["remember", "add_task"]


def memory(ref: str, text: str, state: str = "active", **more: Any) -> dict[str, Any]:
    source = {
        "kind": "said",
        "id": "m",
        "thread": "life",
        "ref": None,
        "at": "2026-11-20T09:00:00Z",
        "quote": text,
    }
    plain = {"since": None, "until": None, "replaces": None, "replaced_by": None, "kind": "fact"}
    return {"ref": ref, "text": text, "state": state, "source": source, **plain, **more}


def asked(history: list[BaseMessage], text: str, result: object) -> str:
    """The words after a message whose calls all answer this."""
    history.append(HumanMessage(text))
    said = OfflineModel().invoke([SystemMessage(SYSTEM), *history])
    assert isinstance(said, AIMessage)
    assert said.tool_calls, said.text
    history.append(said)
    history.extend(
        ToolMessage(ok(each["name"], result, True), tool_call_id=each["id"]) for each in said.tool_calls
    )
    words = OfflineModel().invoke([SystemMessage(SYSTEM), *history])
    history.append(AIMessage(words.text))
    return str(words.text)


def calls(history: list[BaseMessage], text: str) -> list[tuple[str, Any]]:
    said = OfflineModel().invoke([SystemMessage(SYSTEM), *history, HumanMessage(text)])
    assert isinstance(said, AIMessage)
    return [(each["name"], each["args"]) for each in said.tool_calls]


def test_what_is_known_is_told_with_references() -> None:
    rows = [
        memory("M2", "I moved to Porto", since="2026-11-20", replaces="M1"),
        memory("M3", "I love tea", "proposed"),
    ]
    history: list[BaseMessage] = []
    words = asked(history, "what do you know about me?", rows)
    assert "I moved to Porto (M2, since 20 Nov 2026)" in words
    assert words.endswith("Shall I remember that?")
    assert calls(history, "yes") == [("accept_memory", {"memory": "M3"})]
    assert calls(history, "no thanks") == [("reject_memory", {"memory": "M3"})]
    assert calls(history, "that's wrong, I live in Rome") == [
        ("correct_memory", {"memory": "M2", "text": "I live in Rome"})
    ]


def test_nothing_known_is_said_so() -> None:
    assert "nothing about you yet" in asked([], "what do you know about me?", [])
    assert asked([], "what do you know about Anna?", []) == "I know nothing about “Anna”."


def test_why_tells_the_day_the_words_and_what_was_replaced() -> None:
    known = memory("M2", "I moved to Porto") | {"history": [memory("M1", "I live in Lisbon", "superseded")]}
    history: list[BaseMessage] = []
    asked(history, "what do you know about Porto?", [memory("M2", "I moved to Porto")])
    assert calls(history, "why do you know that?") == [("why_known", {"memory": "M2"})]
    words = asked(history, "why do you know that?", known)
    assert "You said so on Fri 20 Nov 2026: “I moved to Porto”" in words
    assert "I live in Lisbon (M1)" in words


def test_a_forgotten_thing_is_not_repeated() -> None:
    gone = {
        "preview": False,
        "memories": ["M1", "M2"],
        "messages": 3,
        "notes": 1,
        "entries": ["J4"],
        "tasks": [],
    }
    words = asked([], "forget that I live in Lisbon", gone)
    assert words == (
        "Forgotten for good: M1 and M2. 3 messages that said so are kept from me now. 1 note is deleted. "
        "Still there, and saying so too: J4. No undo brings it back."
    )


def test_remembering_twice_says_that_it_is_known() -> None:
    first = asked(
        [], "remember that I live in Porto", memory("M2", "I live in Porto", changed=True, replaces="M1")
    )
    assert first == "I'll remember: “I live in Porto” (M2). It takes the place of M1."
    again = asked([], "remember that I live in Porto", memory("M2", "I live in Porto", changed=False))
    assert again == "I know that already: “I live in Porto” (M2)."
