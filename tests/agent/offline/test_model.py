"""The offline model as LangChain and the graph see it."""

import subprocess
import sys

from langchain_core.messages import AIMessage, AIMessageChunk, HumanMessage, SystemMessage, ToolMessage

from agent.offline.model import OfflineModel, spaced
from tests.agent.offline.life import SYSTEM, failed, ok, record

ASK = [SystemMessage(SYSTEM), HumanMessage("add buy milk tomorrow and show my projects")]


async def test_words_stream_one_by_one() -> None:
    chunks = [chunk async for chunk in OfflineModel().astream([SystemMessage(SYSTEM), HumanMessage("hello")])]
    texts = [str(chunk.text) for chunk in chunks if chunk.text]
    assert len(texts) > 10
    assert all(len(text.split()) == 1 for text in texts)
    whole = OfflineModel().invoke([SystemMessage(SYSTEM), HumanMessage("hello")])
    assert "".join(texts) == whole.text
    assert chunks[-1].chunk_position == "last"


async def test_calls_stream_as_chunks_with_fresh_ids() -> None:
    whole: AIMessageChunk | None = None
    async for chunk in OfflineModel().astream(ASK):
        assert isinstance(chunk, AIMessageChunk)
        whole = chunk if whole is None else whole + chunk
    assert whole is not None
    assert [(call["name"], call["args"]) for call in whole.tool_calls] == [
        ("add_task", {"title": "Buy milk", "due": "2026-11-24"}),
        ("list_projects", {}),
    ]
    again = (await OfflineModel().ainvoke(ASK)).tool_calls
    ids = [call["id"] for call in (*whole.tool_calls, *again)]
    assert len(set(ids)) == 4
    assert not whole.invalid_tool_calls


def test_only_the_tools_it_is_given() -> None:
    def list_projects(area: str | None = None) -> None:
        """List projects."""

    def list_tasks(project: str | None = None) -> None:
        """List tasks."""

    model = OfflineModel().bind_tools([list_projects, list_tasks])
    assert [call["name"] for call in model.invoke(ASK).tool_calls] == ["list_projects"]
    said = model.invoke([HumanMessage("undo")])
    assert not said.tool_calls
    assert "undo is not available" in said.text


def test_a_takeover_answers_from_the_results_and_calls_nothing_again() -> None:
    call = {"name": "add_task", "args": {"title": "Milk"}, "id": "other-1"}
    history = [
        *ASK,
        AIMessage("Let me see.", tool_calls=[call]),
        ToolMessage(ok("add_task", record("T7", "Milk"), changed=True), tool_call_id="other-1"),
    ]
    said = OfflineModel().invoke(history)
    assert not said.tool_calls
    assert said.text == "Added **Milk** (T7)."

    history[1] = HumanMessage("add buy milk and add buy bread")
    said = OfflineModel().invoke(history)
    assert not said.tool_calls
    assert "Added **Milk** (T7)." in said.text
    assert "say what is missing" in said.text


def test_a_takeover_in_another_language_is_still_honest() -> None:
    call = {"name": "complete_task", "args": {"task": "T1"}, "id": "other-1"}
    said = OfflineModel().invoke([
        SystemMessage(SYSTEM),
        HumanMessage("T1 ist erledigt, danke dir"),
        AIMessage("", tool_calls=[call]),
        ToolMessage(failed("complete_task", "Not found", "There is no T1."), tool_call_id="other-1"),
    ])  # fmt: skip
    assert said.text == "I could not complete “T1”: There is no T1."


def test_unknown_words_and_empty_ones_get_a_plain_answer() -> None:
    for text in ("what is the capital of France?", "qwertz asdf", "¿dónde está?", "", "   ", "\x00"):
        said = OfflineModel().invoke([HumanMessage(text)])
        assert not said.tool_calls
        assert said.text
    assert "don't know about the world" in OfflineModel().invoke([HumanMessage("who is the king?")]).text
    assert OfflineModel().invoke([SystemMessage(SYSTEM)]).text


def test_content_blocks_are_read() -> None:
    said = OfflineModel().invoke([HumanMessage([{"type": "text", "text": "add buy milk"}])])
    assert said.tool_calls[0]["args"] == {"title": "Buy milk"}


def test_importing_it_is_light() -> None:
    code = (
        "import sys, agent.offline.model; print([m for m in ('langgraph', 'psycopg', 'fastapi', 'redis', "
        "'google') if m in sys.modules])"
    )
    assert (
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        ).stdout.strip()
        == "[]"
    )


def test_what_follows_a_list_is_no_part_of_its_last_point() -> None:
    assert spaced("Two:\n- a\n- b\nThat is all.") == "Two:\n- a\n- b\n\nThat is all."
    assert spaced("1. a\n2. b\n\nSay one.") == "1. a\n2. b\n\nSay one."
    assert spaced("Plain\nwords - here\n- a") == "Plain\nwords - here\n- a"
