"""What Aurum says, as Slack takes it."""

from hypothesis import given
from hypothesis import strategies as st

from channels.slack import blocks
from memory.said import Button, Said
from tests.channels.slack.limits import check_blocks

BUTTONS = st.builds(
    Button,
    st.text(min_size=1, max_size=200),
    st.text(min_size=1, max_size=60),
    st.sampled_from(("plain", "good", "bad")),
)
ROWS = st.lists(st.lists(BUTTONS, min_size=1, max_size=12).map(tuple), max_size=12).map(tuple)


@given(st.text(max_size=20_000), ROWS)
def test_whatever_is_said_slack_takes_it(text: str, rows: tuple[tuple[Button, ...], ...]) -> None:
    made = blocks.message(Said(text, rows))
    check_blocks(made["blocks"])
    assert made["text"]


@given(st.text(max_size=30_000))
def test_a_stream_says_all_and_fetches_nothing(text: str) -> None:
    said = blocks.streamed(text)
    assert "![" not in said
    assert "<!" not in said
    pieces = blocks.chunks(said)
    assert "".join(each["text"] for each in pieces) == said
    assert all(0 < len(each["text"]) <= 12_000 for each in pieces)


def test_what_was_streamed_stays_as_it_grows() -> None:
    whole = "see ![a](http://x) and <!here> or <@U1>, a![b]"
    shown = [blocks.streamed(whole[:end]) for end in range(len(whole))]
    again = [each for each in shown if not blocks.streamed(whole).startswith(each)]
    assert len(again) <= 4, "only where a sign was cut in two"
