"""Nothing is claimed that did not happen, also where a model lies."""

import json
from collections.abc import AsyncGenerator
from typing import Any
from uuid import UUID

import pytest
from langchain_core.messages import AIMessage, AnyMessage, HumanMessage, SystemMessage, ToolMessage

from agent.receipts import Unfounded, founded
from tests.agent.turns import MakeAurum, call, finished, kept, notices, say, scripted, titles, words

LIFE = SystemMessage('Be brief. <life>{"now": "2026-11-23T09:00:00+01:00", "pillars": ["Health"]}</life>')
PLAIN: list[AnyMessage] = [LIFE, HumanMessage("Move T3 to Friday")]


def after(name: str, result: Any, ok: bool = True) -> list[AnyMessage]:
    """A turn in which this tool has answered."""
    asked = AIMessage("", tool_calls=[{"id": "c1", "name": name, "args": {}, "type": "tool_call"}])
    content = json.dumps({"ok": ok, "tool": name, "result": result}, separators=(",", ":"))
    return [*PLAIN, asked, ToolMessage(content, tool_call_id="c1")]


async def heard(text: str, messages: list[AnyMessage], by: int = 0) -> list[str]:
    """What passes of a text that a model says word by word, or in pieces of so many letters."""

    async def pieces() -> AsyncGenerator[str | AIMessage]:
        for piece in (
            [text[at : at + by] for at in range(0, len(text), by)]
            if by
            else [f"{word} " for word in text.split(" ")]
        ):
            yield piece
        yield AIMessage(text)

    return [piece async for piece in founded(pieces(), messages) if isinstance(piece, str)]


CLAIMS = [
    "I moved T3 to Friday.",
    "I've moved it.",
    "Sure! I have just moved T3 for you.",
    "Done! T3 is due on Friday.",
    "Done.",
    "All done, enjoy your day.",
    "Moved T3 to Friday.",
    "OK, moved it to Friday.",
    "T3 has been moved to Friday.",
    "Both have already been rescheduled.",
    "The task was successfully moved.",
    "It's now scheduled for Friday.",
    "Alright. The reminder is now set.",
    "- Added **Buy shoes**.",
    "That is easy. And then I also added a note",
    "We've sent Anna a message.",
]
HARMLESS = [
    "I can move it to Friday. Shall I?",
    "I have three ideas for you, and they are all good.",
    "Which T3 do you mean: Buy shoes, or Run?",
    "It is on your list already, and was never moved by me.",
    "You moved it last week.",
    "Say “I have moved it” when you are ready.",
    "Here is a draft:\n> I have moved our meeting to Friday.\nDo you like it?",
    "I will move it when you say so, and you can undo it.",
    "Is it done?",
]


@pytest.mark.parametrize("text", CLAIMS)
@pytest.mark.parametrize("by", [0, 1, 7, 500])
async def test_a_deed_without_a_receipt_is_not_claimed(text: str, by: int) -> None:
    with pytest.raises(Unfounded):
        await heard(text, PLAIN, by)


@pytest.mark.parametrize("text", CLAIMS[:-1])
async def test_with_a_receipt_it_may_be_said(text: str) -> None:
    assert "".join(await heard(text, after("change_task", {"ref": "T3"}), 500)) == text


async def test_a_cancelled_reminder_is_backed_by_its_cancelling_alone() -> None:
    text = "I cancelled the reminder for T3."
    assert "".join(await heard(text, after("cancel_reminder", [{"ref": "T3"}]), 500)) == text
    with pytest.raises(Unfounded):
        await heard(text, after("set_reminder", {"ref": "T3"}))


@pytest.mark.parametrize("text", CLAIMS)
async def test_what_was_refused_or_only_read_is_no_receipt(text: str) -> None:
    for messages in (after("change_task", {}, ok=False), after("list_tasks", [])):
        with pytest.raises(Unfounded):
            await heard(text, messages)


@pytest.mark.parametrize("text", HARMLESS)
@pytest.mark.parametrize("by", [0, 1, 5])
async def test_what_claims_nothing_passes_as_it_is(text: str, by: int) -> None:
    assert "".join(await heard(text, PLAIN, by)).strip() == text


@pytest.mark.parametrize(
    ("tool", "text"),
    [
        ("add_task", "I have deleted the other one."),
        ("add_task", "I completed T3."),
        ("add_task", "I emailed Anna."),
        ("delete", "I sent the invitation."),
    ],
)
async def test_a_receipt_holds_for_its_own_kind_of_deed(tool: str, text: str) -> None:
    with pytest.raises(Unfounded):
        await heard(text, after(tool, {"ref": "T3"}))


PARTLY = [*after("add_task", {"ref": "T3"}), *after("delete", {}, ok=False)[-2:]]


@pytest.mark.parametrize(
    "text",
    [
        "All three are done.",
        "Both of them were deleted.",
        "Everything is done!",
        "I added the task. All done.",
    ],
)
async def test_not_everything_is_done_where_something_was_refused(text: str) -> None:
    with pytest.raises(Unfounded):
        await heard(text, PARTLY, 3)
    assert await heard(text, after("delete", {}), 3)


@pytest.mark.parametrize(
    "text", ["I added T3, but the project was not deleted.", "Not everything could be done.", "T3 is there."]
)
async def test_what_was_refused_may_be_told(text: str) -> None:
    assert await heard(text, PARTLY, 3)


async def test_words_that_begin_no_claim_do_not_wait() -> None:
    assert await heard("Good morning, what shall we do today?", PLAIN) == [
        "Good ", "morning, ", "what ", "shall ", "we do ", "today? ",
    ]  # fmt: skip


SCORED = after(
    "why", {"title": "Buy shoes", "ref": "T3", "score": 80.24, "due_date": "2026-11-27", "unblocks": 2}
)


@pytest.mark.parametrize(
    "text",
    [
        "Buy shoes scores 80.2 and is due on Friday.",
        "It serves Health. Two tasks wait for it.",
        "T3 comes first, due 27 November.",
    ],
)
async def test_what_was_computed_may_be_put_into_words(text: str) -> None:
    assert "".join(await heard(text, SCORED)).strip() == text


@pytest.mark.parametrize(
    "text",
    [
        "Buy shoes scores 91.",
        "It is due on Thursday.",
        "Anna waits for it.",
        "Three tasks wait for it.",
        "It will be done by 4 December.",
    ],
)
async def test_nothing_is_added_to_what_was_computed(text: str) -> None:
    with pytest.raises(Unfounded):
        await heard(text, SCORED)


async def test_what_is_said_ahead_of_the_call_that_does_it_is_left_out(
    aurum_with: MakeAurum, user: UUID
) -> None:
    asked = [call("add_task", id="c1", title="Buy shoes")]
    aurum = await aurum_with(scripted(("Let me see. I have added it.", asked), "It was added to your list."))
    events = await say(aurum, user, "Add buy shoes")
    assert notices(events) == []
    assert words(events).split() == ["Let", "me", "see.", "It", "was", "added", "to", "your", "list."]
    said = [message.content.strip() for message in await kept(aurum, user) if message.role == "assistant"]
    assert said == ["Let me see.", "It was added to your list."]


async def test_a_model_that_lies_about_a_deed_is_silenced_and_the_deed_is_done(
    aurum_with: MakeAurum, user: UUID
) -> None:
    aurum = await aurum_with(scripted("Sure! I have added Buy shoes to your list."))
    events = await say(aurum, user, "Add a task: buy shoes")
    (notice,) = notices(events)
    assert "did not happen" in notice
    assert "I have added" not in words(events)
    assert await titles(aurum, user) == ["Buy shoes"]
    assert all("Sure! I have" not in message.content for message in await kept(aurum, user))
    assert finished(events).model == "offline"


async def test_a_model_that_lies_about_a_score_is_replaced_by_the_sum(
    aurum_with: MakeAurum, user: UUID
) -> None:
    aurum = await aurum_with(
        scripted(
            [call("add_task", id="c1", title="Buy shoes")],
            "It is there.",
            [call("next_tasks", id="c2")],
            "Buy shoes scores 99, since Anna waits for it.",
        )
    )
    await say(aurum, user, "Add buy shoes")
    events = await say(aurum, user, "What is next?")
    assert notices(events)
    assert "99" not in words(events)
    assert "Anna" not in words(events)
    assert "Buy shoes" in words(events)
    assert all("Anna" not in message.content for message in await kept(aurum, user))
