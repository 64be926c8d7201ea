"""Everyday speech → the calls it makes, what is asked back, and what is left alone."""

import pytest
from langchain_core.messages import AIMessage, HumanMessage, SystemMessage, ToolMessage

from agent.offline.aims import intent_of
from agent.offline.life import Life
from agent.offline.model import OfflineModel
from agent.offline.reading import Intent
from agent.offline.understand import understand
from agent.offline.weigh import Aim
from tests.agent.offline import saying_board as board
from tests.agent.offline import saying_journal as diary
from tests.agent.offline import saying_memories as known
from tests.agent.offline import saying_more as more
from tests.agent.offline import saying_new as new
from tests.agent.offline import saying_nudges as nudged
from tests.agent.offline import saying_recall as recall
from tests.agent.offline import saying_rounds as rounds
from tests.agent.offline import saying_speaking as speaking
from tests.agent.offline import saying_why as why
from tests.agent.offline.life import LIFE, SYSTEM, ok, record
from tests.agent.offline.saying_everyday import (
    CALENDAR,
    FILTERED,
    HALF,
    LISTS,
    OFFERED,
    OTHERS,
    REMINDERS,
    SWEEPING,
    THINGS,
)
from tools.registry import TOOLS

EVERYDAY = (*LISTS, *CALENDAR, *REMINDERS, *THINGS, *FILTERED)
NOT_SPOKEN = {
    "quick_add", "change_tasks", "add_pillars", "suggest_personas", "change_template", "empty_trash", "next_tasks",
    "accept_plan", "change_block", "add_journal_template", "change_journal_template", "delete_journal_template",
}  # fmt: skip
"""Tools that no single sentence of the tables calls: they are for buttons, for offers, or tested elsewhere."""


@pytest.mark.parametrize(("text", "calls"), EVERYDAY)
def test_everyday_words_become_calls(text: str, calls: list[Intent]) -> None:
    assert list(understand(text, LIFE).calls) == calls


@pytest.mark.parametrize("text", OTHERS)
def test_other_fields_do_nothing(text: str) -> None:
    found = understand(text, LIFE)
    assert not found.calls
    assert intent_of(found) == "none"


@pytest.mark.parametrize(("text", "aim"), HALF)
def test_half_orders_are_asked_back_and_say_what_they_are_for(text: str, aim: Aim) -> None:
    found = understand(text, LIFE)
    assert not found.calls
    assert found.say
    assert intent_of(found) == aim


@pytest.mark.parametrize(("text", "question"), OFFERED)
def test_what_may_be_meant_otherwise_is_asked_about(text: str, question: str) -> None:
    found = understand(text, LIFE)
    assert not found.calls
    assert found.offer is not None
    assert found.offer.question == question


@pytest.mark.parametrize(("text", "calls"), SWEEPING)
def test_many_things_go_only_when_that_is_confirmed(text: str, calls: list[Intent]) -> None:
    found = understand(text, LIFE)
    assert list(found.calls) == calls
    assert found.offer is not None
    assert found.offer.tool == "delete"
    assert intent_of(found) == "change"


def test_all_that_was_shown_goes_in_one_call_once_confirmed() -> None:
    rows = [record("T1", "Buy shoes"), record("T2", "Call mom")]
    history = [SystemMessage(SYSTEM), HumanMessage("delete all my tasks")]
    asked = OfflineModel().invoke(history)
    history += [asked, ToolMessage(ok("list_tasks", rows), tool_call_id=asked.tool_calls[0]["id"])]
    shown = OfflineModel().invoke(history)
    assert "Buy shoes" in shown.text
    assert shown.text.endswith("Say “yes” to delete them, or name the ones you mean.")
    history.append(AIMessage(shown.text))
    sure = OfflineModel().invoke([*history, HumanMessage("yes")])
    assert [(one["name"], one["args"]) for one in sure.tool_calls] == [("delete", {"things": ["T1", "T2"]})]
    assert not OfflineModel().invoke([*history, HumanMessage("no")]).tool_calls


def test_a_list_that_is_not_known_to_be_missing_is_not_made() -> None:
    unknown = understand("add milk to my shopping list", Life(LIFE.now, LIFE.zone, LIFE.day_end, open=True))
    assert [one.tool for one in unknown.calls] == ["add_task"]
    assert unknown.calls[0].arguments == {"title": "Milk", "project": "Shopping list"}


def test_every_call_fits_its_tool() -> None:
    tools = {tool.name: tool for tool in TOOLS}
    tables = (
        *EVERYDAY, *SWEEPING, *new.ADDING, *new.STRUCTURE, *more.DONE, *more.CHANGES, *more.DELETING, *more.ASKING,
        *more.JOURNAL, *more.UNDOING, *why.ALL, *board.ALL, *diary.ALL, *known.ALL, *recall.ALL, *nudged.ALL,
        *rounds.ALL, *speaking.ALL,
    )  # fmt: skip
    made = [call for text, _ in tables for call in understand(text, LIFE).calls]
    for call in made:
        tools[call.tool].arguments.model_validate(call.arguments)
    assert set(tools) - {call.tool for call in made} <= NOT_SPOKEN
