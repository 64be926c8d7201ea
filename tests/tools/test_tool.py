"""A tool is what its signature says: the schema, the refusals and the risk all come from there."""

from datetime import UTC, date, datetime, time
from typing import Annotated, Any
from uuid import UUID

import pytest
from pydantic import Field

from memory.errors import Invalid
from memory.records import Priority, Undone
from memory.scope import Scope
from tests.acting import Person
from tests.conftest import OpenScope
from tools.registry import TOOLS
from tools.tool import plain, tool


@tool("write")
async def greet(
    scope: Scope,
    name: Annotated[str, Field(min_length=1, description="Whom to greet.")],
    times: Annotated[int, Field(ge=1, le=3)] = 1,
    how: Priority = "medium",
) -> str:
    """Greet somebody.

    More on that.
    """
    return f"{name} {times} {how}"


def test_the_schema_is_the_signature() -> None:
    assert (greet.name, greet.risk, greet.description) == (
        "greet",
        "write",
        "Greet somebody.\n\nMore on that.",
    )
    assert greet.schema["properties"]["name"]["description"] == "Whom to greet."
    assert greet.schema["properties"]["times"] | {} == {
        "default": 1, "maximum": 3, "minimum": 1, "title": "Times", "type": "integer",
    }  # fmt: skip
    assert greet.schema["properties"]["how"]["enum"] == ["low", "medium", "high"]
    assert greet.schema["required"] == ["name"]
    assert greet.schema["additionalProperties"] is False


async def test_it_is_called_like_the_function_it_was(scope: OpenScope) -> None:
    async with scope() as opened:
        assert await greet(opened, "Ada", times=2) == "Ada 2 medium"
        assert await greet.run(opened, {"name": " Ada ", "how": "high"}) == "Ada 1 high"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({}, "name: Field required"),
        ({"name": ""}, "name: "),
        ({"name": 5}, "name: "),
        ({"name": None}, "name: "),
        ({"name": "Ada", "times": 4}, "times: "),
        ({"name": "Ada", "times": "x"}, "times: "),
        ({"name": "Ada", "how": "loud"}, "how: "),
        ({"name": "Ada", "user_id": "someone"}, "user_id: Extra inputs are not permitted"),
        ({"name": "", "times": 9}, "name: .*; times: "),
    ],
)
async def test_arguments_that_do_not_fit_are_refused_in_sentences(
    scope: OpenScope, arguments: dict[str, Any], words: str
) -> None:
    async with scope() as opened:
        with pytest.raises(Invalid, match=words):
            await greet.run(opened, arguments)


async def test_what_was_sent_is_not_repeated_in_the_refusal(scope: OpenScope) -> None:
    async with scope() as opened:
        with pytest.raises(Invalid) as refused:
            await greet.run(opened, {"name": "Ada", "times": "hunter2", "how": "hunter2"})
    assert "hunter2" not in refused.value.detail


@pytest.mark.parametrize("each", TOOLS, ids=[each.name for each in TOOLS])
def test_every_tool_says_what_it_does_and_takes_nothing_unknown(each: Any) -> None:
    assert each.description.endswith(".")
    assert each.schema["additionalProperties"] is False
    assert not {"user", "user_id", "scope"} & set(each.schema["properties"])


READING = {
    "alignment", "forecast", "insight", "insight_statistics", "plan_day", "why", "spending", "recall", "why_known",
    "read_entry", "draft_entry", "on_this_day", "journal_streak", "weekly_review", "nudge_settings",
}  # fmt: skip
"""Tools that read and are named by what they show."""


def test_every_name_is_given_once_and_every_risk_is_meant() -> None:
    names = [each.name for each in TOOLS]
    assert len(set(names)) == len(names)
    assert {each.name for each in TOOLS if each.risk == "destructive"} == {
        "delete", "delete_template", "delete_journal_template", "empty_trash", "forget", "delete_intent",
    }  # fmt: skip
    assert {each.name for each in TOOLS if each.risk == "read"} == {
        name
        for name in names
        if name.startswith(
            (
                "list_",
                "find_",
                "next_",
                "preview_",
                "suggest_",
                "rank_",
                "search",
                "upcoming",
                "history",
                "my_",
            )
        )
        or name in READING
    }


async def test_tools_that_read_tell_nobody_and_tools_that_write_tell_what_changed(
    person: Person, scope: OpenScope
) -> None:
    await person("add_task", title="Write")
    await person("add_project", name="Book")
    await person("note_insight", title="Mondays are full", summary="Half is left on Tuesday.")
    await person("write_entry", text="Walked.")
    await person("remember", text="I live in Lisbon")
    async with scope() as opened:
        await opened.run("delete from jobs where user_id = %s", [person.id])
    given: dict[str, dict[str, Any]] = {
        "find_tasks": {"words": "x"}, "search": {"words": "x"}, "preview_pack": {"pack": "student"},
        "history": {"thing": "T1"}, "insight": {"insight": "I1"}, "preview_weights": {"weights": {}},
        "forecast": {"project": "P1"}, "recall": {"query": "x"}, "read_entry": {"entry": "J1"},
        "why_known": {"memory": "M1"},
    }  # fmt: skip
    for each in TOOLS:
        if each.risk == "read":
            async with scope() as opened:
                await each.run(opened, given.get(each.name, {}))
                assert (opened.events, opened.jobs) == ([], [])
    add_task, write_entry = (each for each in TOOLS if each.name in ("add_task", "write_entry"))
    async with scope() as opened:
        await write_entry.run(opened, {"text": "Slept well."})
        await add_task.run(opened, {"title": "Buy shoes"})
        await add_task.run(opened, {"title": "Run", "after": ["Buy shoes"]})
    assert opened.events == [
        {"type": "changed", "nouns": ["journal", "tasks"], "operation": str(opened.operation)}
    ]
    async with scope() as reading:
        wakened = await reading.rows("select name from jobs where id = any(%s)", [opened.jobs])
    assert sorted(each["name"] for each in wakened) == ["rerank"]


def test_records_become_plain_json() -> None:
    some = UUID(int=7)
    assert plain(Undone(some, "x", ("a", "b"))) == {
        "operation": str(some),
        "label": "x",
        "restored": ["a", "b"],
    }
    assert plain([{"day": date(2026, 11, 23), "at": datetime(2026, 11, 23, 8, tzinfo=UTC)}, time(3), 1.5, None]) == [
        {"day": "2026-11-23", "at": "2026-11-23T08:00:00+00:00"}, "03:00:00", 1.5, None,
    ]  # fmt: skip
