"""What a hosted model reads is bounded, and what is cut is old, or a tool's, never what the user says now."""

from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st
from langchain_core.messages import AIMessage, AnyMessage, HumanMessage, SystemMessage, ToolMessage

from agent.budget import ANSWERS, BEFORE, LEAST, size, within
from agent.window import EARLIER

SYSTEM = SystemMessage("You are Aurum. " + "x" * 50_000)


def asking(*ids: str, text: str = "") -> AIMessage:
    calls = [{"id": id, "name": "add_task", "args": {"title": id}, "type": "tool_call"} for id in ids]
    return AIMessage(text, tool_calls=calls)


def answering(id: str, letters: int) -> ToolMessage:
    return ToolMessage("r" * letters, tool_call_id=id)


def a_turn(letters: int) -> list[AnyMessage]:
    """What was said in a turn that is over, all of it of this length."""
    id = uuid4().hex
    return [HumanMessage("h" * letters), asking(id), answering(id, letters), AIMessage("a" * letters)]


def texts(messages: list[AnyMessage]) -> list[str]:
    return [str(message.text) for message in messages]


def test_what_fits_stays_as_it_is() -> None:
    prompt = [SYSTEM, *a_turn(1_000), *a_turn(1_000), HumanMessage("now")]
    assert within(prompt) == prompt


def test_where_it_is_too_much_the_oldest_is_cut_most() -> None:
    prompt = [SYSTEM, *(message for _ in range(5) for message in a_turn(4_000)), HumanMessage("now")]
    short = within(prompt)
    sizes = [size(message) for message in short[1:-1] if message.type != "ai" or message.text]
    assert sum(sizes) <= BEFORE + 20 * LEAST
    assert sizes == sorted(sizes)
    assert sizes[-1] == 4_000, "the newest is whole"
    assert short[1].text.startswith("hhh")
    assert "…" in short[1].text
    assert texts(prompt)[1] == "h" * 4_000, "what is stored stays"


def test_what_the_user_says_now_is_never_cut() -> None:
    now = "n" * 32_000
    prompt = [SYSTEM, *a_turn(30_000), HumanMessage(now), asking("c1"), answering("c1", 10)]
    steered = [*prompt, HumanMessage("s" * 32_000, additional_kwargs={"joined": True})]
    for each in (prompt, steered):
        short = within(each)
        assert short[0] == SYSTEM
        assert [message for message in short if message.type == "human"][1:] == [
            message for message in each if message.type == "human"
        ][1:]
        assert len("".join(texts(short[1:5]))) <= BEFORE + 4 * LEAST


def test_answers_in_the_turn_under_way_are_bounded_and_the_newest_is_cut_least() -> None:
    ids = [f"c{number}" for number in range(12)]
    turn = [message for id in ids for message in (asking(id), answering(id, 30_000))]
    short = within([SYSTEM, HumanMessage("now"), *turn])
    sizes = [len(message.text) for message in short if isinstance(message, ToolMessage)]
    assert sum(sizes) <= ANSWERS + len(ids) * LEAST
    assert sizes[-1] == 30_000
    assert sizes == sorted(sizes)
    assert [message for message in short if message.type == "ai"] == turn[::2], (
        "a model's own words it gets back"
    )


def test_the_summary_is_not_cut() -> None:
    earlier = HumanMessage("e" * 3_000, name=EARLIER)
    assert within([SYSTEM, earlier, *a_turn(30_000), HumanMessage("now")])[1] == earlier


def test_an_old_call_of_many_words_is_still_the_call_that_was_answered() -> None:
    call = {"id": "c1", "name": "write_entry", "args": {"text": "w" * 40_000}, "type": "tool_call"}
    signed = AIMessage(
        [{"type": "text", "text": "One moment.", "extras": {"signature": "s" * 9_000}}],
        id="m1",
        tool_calls=[call],
        additional_kwargs={"signatures": {"c1": "s" * 9_000}},
    )
    old: list[AnyMessage] = [HumanMessage("write"), signed, answering("c1", 10), AIMessage("Done.")]
    short = within([SYSTEM, *old, HumanMessage("now")])[2]
    assert isinstance(short, AIMessage)
    assert (short.id, short.text) == ("m1", "One moment.")
    assert [(each["id"], each["name"]) for each in short.tool_calls] == [("c1", "write_entry")]
    assert size(short) <= BEFORE // 2 + LEAST


lengths = st.integers(0, 60_000)


@given(st.lists(lengths, max_size=5), lengths, st.lists(lengths, max_size=6))
def test_no_past_makes_a_prompt_too_long_or_tears_it_apart(
    past: list[int], now: int, answers: list[int]
) -> None:
    ids = [uuid4().hex for _ in answers]
    under_way = [
        message
        for id, letters in zip(ids, answers, strict=True)
        for message in (asking(id), answering(id, letters))
    ]
    prompt = [
        SYSTEM,
        *(each for letters in past for each in a_turn(letters)),
        HumanMessage("n" * now),
        *under_way,
    ]
    short = within(prompt)
    most = len(SYSTEM.text) + now + BEFORE + ANSWERS + LEAST * len(prompt) + 100 * len(ids)
    assert sum(map(size, short)) <= most
    assert [message.type for message in short] == [message.type for message in prompt]
    calls = [call["id"] for message in short if isinstance(message, AIMessage) for call in message.tool_calls]
    assert calls == [message.tool_call_id for message in short if isinstance(message, ToolMessage)]
