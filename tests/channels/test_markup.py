"""Markdown as Telegram and Slack take it: well-formed whatever is said, true to its words, and cut without a loss."""

import html
import re
from collections.abc import Sequence
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from agent.offline.wording import plain
from channels.markup import APART, LEAST, slack, split, telegram, units
from channels.shapes import read, written

ALIKE = str.maketrans("∗ˍ∼ˋ", "*_~`")
SIGNS = "ab Z9.,*_~`[]()<>&\"'\\#>-+!:/|\n é😀"

raw = st.text(alphabet=SIGNS, max_size=60)
word = st.text(alphabet="abcdefgh é😀&<>*_`", min_size=1, max_size=30).map(str.strip).filter(bool)
escaped = word.map(lambda text: re.sub(r"([\\`*_\[\]<>~#-])", r"\\\1", text))
inline = st.recursive(
    escaped,
    lambda inner: st.one_of(
        inner.map(lambda text: f"**{text}**"),
        inner.map(lambda text: f"*{text}*"),
        inner.map(lambda text: f"~~{text}~~"),
        escaped.map(lambda text: f"[{text}](https://example.org/a?b=1&c)"),
        st.text(alphabet="ab <&*_", min_size=1, max_size=20).map(lambda text: f"`{text}`"),
        st.lists(inner, min_size=2, max_size=4).map(" ".join),
    ),
    max_leaves=6,
)
block = st.one_of(
    inline,
    st.lists(inline, min_size=1, max_size=3).map(lambda each: "\n".join(f"- {one}" for one in each)),
    inline.map(lambda text: f"> {text}"),
    inline.map(lambda text: f"## {text}"),
    st.lists(st.text(alphabet="ab <&*_ ", max_size=50), max_size=4).map(
        lambda each: "\n".join(["```py", *each, "```"])
    ),
)
document = st.lists(st.one_of(block, raw), min_size=1, max_size=8).map("\n\n".join)


class Page(HTMLParser):
    """Reads Telegram's HTML as strictly as Telegram does."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.words = ""
        self.links: list[str] = []
        self.feed(text)
        self.close()
        assert not self.open, "everything is closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ("b", "i", "s", "code", "pre", "a", "blockquote"), tag
        assert tag not in self.open, "nothing stands in itself"
        assert not {"code", "a"} & {*self.open}, "nothing stands in code or in a link"
        assert tag != "code" or self.open in ([], ["pre"], ["blockquote"]), "code stands in no other mark"
        self.open.append(tag)
        self.links += [value or "" for name, value in attrs if name == "href"]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def words(text: str) -> str:
    """What is read in Slack."""
    shown = re.sub(r"<([^|>]*)\|([^>]*)>", r"\2", text)
    return html.unescape(shown.replace(APART, "")).translate(ALIKE)


def letters(texts: Sequence[str]) -> list[tuple[str, frozenset[str], str, bool]]:
    """Each letter that is seen, with its marks."""
    return [
        (letter, piece.marks, piece.to, row.kind == "code")
        for text in texts
        for row in read(text)
        for piece in row.line
        for letter in piece.text
        if not letter.isspace()
    ]


@pytest.mark.parametrize(
    ("said", "in_telegram", "in_slack"),
    [
        ("**Buy shoes** (T1)", "<b>Buy shoes</b> (T1)", "*Buy shoes* (T1)"),
        ("*now* or _then_ ~~never~~", "<i>now</i> or <i>then</i> <s>never</s>", "_now_ or _then_ ~never~"),
        ("**a *b* c**", "<b>a <i>b</i> c</b>", "*a _b_ c*"),
        ("***both***", "<b><i>both</i></b>", "*_both_*"),
        ("run `a*b <c>`", "run <code>a*b &lt;c&gt;</code>", "run `a*b &lt;c&gt;`"),
        ("## In **short**", "<b>In short</b>", "*In short*"),
        ("- one\n  - two\n3. three", "• one\n  • two\n3. three", "• one\n  • two\n3. three"),
        ("> a\n> b\n\nc", "<blockquote>a\nb</blockquote>\n\nc", "> a\n> b\n\nc"),
        ("```py\nif a < b:\n\n  c\n```", '<pre><code class="language-py">if a &lt; b:\n\n  c</code></pre>',
         "```\nif a &lt; b:\n\n  c\n```"),
        ("**one\ntwo**", "<b>one</b>\n<b>two</b>", "*one*\n*two*"),
        ("file_name_here 2 * 3 * 4", "file_name_here 2 * 3 * 4", "file_name_here 2 * 3 * 4"),
    ],
)  # fmt: skip
def test_our_markdown_is_shown_in_both(said: str, in_telegram: str, in_slack: str) -> None:
    assert telegram(said) == in_telegram
    assert slack(said) == in_slack


def test_a_link_shows_where_it_leads() -> None:
    assert telegram("[your bank](https://evil.example/?q=1)") == (
        '<a href="https://evil.example/?q=1">your bank</a> (evil.example)'
    )
    assert slack("[your bank](https://evil.example/?q=1)") == (
        "<https://evil.example/?q=1|your bank> (evil.example)"
    )
    assert "(evil.example)" in telegram("[https://bank.example](https://bank.example@evil.example/)")
    assert "(xn--" in telegram("[bank](https://bаnk.example)"), "letters that look like others are told apart"
    assert telegram("<https://example.org/a>") == '<a href="https://example.org/a">https://example.org/a</a>'


@pytest.mark.parametrize(
    "to", ["javascript:alert(1)", "tg://resolve?domain=x", "data:text/html,x", "//x", "T12"]
)
def test_a_link_to_nowhere_on_the_web_is_its_words(to: str) -> None:
    assert telegram(f"[words]({to})") == slack(f"[words]({to})") == "words"


def test_a_picture_is_its_words() -> None:
    said = "![a cat](http://127.0.0.1:9/?d=SECRET)"
    assert telegram(said) == slack(said) == "a cat"


def test_nobody_is_called_by_what_is_only_said() -> None:
    said = slack("<!channel> <@U123> &lt;!here&gt; \\<#C1>")
    assert "<" not in said
    assert words(said).startswith("<!channel> <@U123>")
    assert telegram("<b>bold</b> <script>") == "&lt;b&gt;bold&lt;/b&gt; &lt;script&gt;"


def test_signs_that_are_meant_as_such_format_nothing_in_slack() -> None:
    said = slack("\\*urgent\\* \\_now\\_ \\`x\\` \\> quoted")
    assert not set("*_`") & {*said}
    assert words(said) == "*urgent* _now_ `x` > quoted"
    assert slack("\\> not a quote").startswith(APART)


@given(st.text(alphabet="ab Z9.,*_~`[]()<>&\"'\\#-!|é😀", max_size=80))
@example("a_b_c ~x~ ~~y~~ _z_ __init__")
def test_words_that_were_made_plain_are_read_as_they_were_written(text: str) -> None:
    said = f"x {plain(text)}"
    wanted = " ".join(f"x {text}".split())
    assert Page(telegram(said)).words == wanted
    assert words(slack(said)) == wanted
    assert not {"<i>", "<s>", "<b>"} & {*re.findall(r"<\w>", telegram(said))}


def test_an_address_that_was_made_plain_leads_where_it_led() -> None:
    assert plain("see https://example.org/~ada/a_b/_c and ~x~") == (
        "see https://example.org/~ada/a_b/_c and \\~x\\~"
    )


@given(document)
@settings(max_examples=300)
def test_whatever_is_said_is_well_formed(text: str) -> None:
    page = Page(telegram(text))
    assert all(to.startswith("http") for to in page.links)
    for found in re.findall(r"<[^>]*>", slack(text)):
        assert found.startswith(("<http", "<mailto:")), "no mention, no command"


@given(document)
@settings(max_examples=300)
def test_written_again_it_reads_the_same(text: str) -> None:
    assert read(written(read(text))) == read(text)


@given(st.lists(document, min_size=1, max_size=4).map("\n".join), st.integers(LEAST, 500))
@settings(max_examples=300)
def test_cut_into_parts_nothing_is_lost_and_each_is_whole(text: str, most: int) -> None:
    parts = split(text, most)
    for part in parts:
        Page(telegram(part))
        assert max(units(telegram(part)), units(slack(part))) <= most
        assert part.strip()
    assert letters(parts) == letters([text])


def test_text_is_cut_between_paragraphs_before_lines_before_words() -> None:
    paragraph = "\n".join(["some words of a line"] * 5)
    assert split(f"{paragraph}\n\n{paragraph}\n\nlast", 205) == [paragraph, f"{paragraph}\n\nlast"]
    assert all(part.endswith("line") for part in split("\n".join(["some words of a line"] * 60), 300))
    assert all(part.endswith("word") for part in split("word " * 300, 300))


def test_bold_and_code_that_are_cut_go_on() -> None:
    first, second = split(f"**{'word ' * 50}end**", 200)
    assert first.startswith("**word")
    assert first.endswith("word**")
    assert second.startswith("**word")
    assert second.endswith("end**")
    code = split("```py\n" + "x = 1\n" * 60 + "```", 250)
    assert all(part.startswith("```py\n") and part.endswith("\n```") for part in code)


def test_short_text_is_one_part_and_none_is_none() -> None:
    assert split("**Hello**", 4096) == ["**Hello**"]
    assert split(" \n\n", 4096) == []
    with pytest.raises(ValueError, match="too short"):
        split("x", 10)


def test_a_link_longer_than_a_part_is_told_in_words() -> None:
    to = "https://example.org/" + "a" * 400
    parts = split(f"See [this]({to}) now.", 300)
    assert "".join(Page(telegram(part)).words for part in parts).replace(" ", "") == f"Seethis({to})now."


def test_length_is_counted_as_telegram_does() -> None:
    assert units("a😀é") == 4
    assert all(units(telegram(part)) <= 200 for part in split("😀" * 500, 200))


def test_half_a_message_is_shown_as_it_grows() -> None:
    whole = "Added **Buy shoes** to [Health](https://a.example) `x`:\n```\ncode\n```\n> quote"
    for end in range(len(whole) + 1):
        Page(telegram(whole[:end]))


def test_what_turns_words_around_is_left_out() -> None:
    assert telegram("a\u202eb\x00\x1b[2Jc") == "ab[2Jc"


def test_hostile_text_is_read_in_no_time() -> None:
    for text in (
        "*a _b " * 5000,
        "[" * 30_000,
        "`" * 30_000,
        "# " + " " * 30_000 + "x",
        "> " * 15_000,
        "**" * 15_000,
    ):
        assert len(telegram(text)) >= 0
