"""A line of words into tasks: what is read out of it, where it stands, and what stays."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tools.capturing import CLOCK, KNOWN, said
from tools.capture import NOTHING_KNOWN, Captured, Known, Place, capture

CORPUS = Path(__file__).parent / "corpus" / "capture.txt"
GUIDE = Path(__file__).parents[2] / "docs" / "capture.md"
some = settings(max_examples=150, deadline=None, derandomize=True)

MISSES: dict[str, str] = {}
"""Lines that are not yet understood as the corpus says they should be, and why."""

_AROUND = (
    "a of aurum about add also am and are at be by called can create do does don don't dont due expected for "
    "forget from going gotta got had has have hey hi i i'd i'm is item it it's like list love make me "
    "must my need needs never new next not note oh ok okay on our please plan planning pls put quick "
    "reminder remind remember s save self set should starting sure supposed t task that the then this "
    "titled to todo want we which will with would you done "
)
AROUND = set(_AROUND.split())
"""Words that are said around a task and are no part of its title."""

FRAGMENTS = [
    "call mum", "Buy", "milk", "write the report", "tomorrow", "on friday", "by friday 3pm",
    "every monday", "30m", "for 2 hours", "p1", "!!!", "!low", "#Launch", "#new-one", "+Half marathon",
    "@home", "%x", "in Launch", "due:friday", "rec:1w", "(A)", "after T12", ", high", "high priority",
    "low energy", "urgent", "remind me to", "please", "and", "then", ";", ",", ".", "-", "(", ")", "\n",
    "1.", "2.", "“see you friday”", '"quoted #tag"', "x@y.org", "http://a.b/#c", "at 5",
    "<2026-11-27 Fri>", "3-5pm", "next", "the second draft", "may", "don't forget to", "é", "👍", "\t",
    "\u00a0",
]  # fmt: skip


def corpus() -> list[tuple[str, list[str]]]:
    """Lines and what they say: after each line its tasks, indented; "\\n" in a line is a new line."""
    cases: list[tuple[str, list[str]]] = []
    for row in CORPUS.read_text(encoding="utf-8").splitlines():
        if row.startswith("    "):
            cases[-1][1].append(row.strip())
        elif row and not row.startswith("## "):
            cases.append((row.replace("\\n", "\n"), []))
    return cases


CASES = corpus()


def test_the_corpus_is_large_and_says_no_line_twice() -> None:
    lines = [line for line, _ in CASES]
    assert len(lines) >= 300
    assert len(set(lines)) == len(lines)


def test_no_line_is_missed_but_those_that_are_listed() -> None:
    assert len(MISSES) <= 5
    missed = [line for line, expected in CASES if [said(i) for i in capture(line, CLOCK, KNOWN)] != expected]
    assert set(missed) <= set(MISSES)


READ = [case for case in CASES if case[0] not in MISSES]


@pytest.mark.parametrize(("line", "expected"), READ, ids=[line for line, _ in READ])
def test_a_line_says_what_it_says(line: str, expected: list[str]) -> None:
    assert [said(item) for item in capture(line, CLOCK, KNOWN)] == expected


def examples() -> list[tuple[str, list[str]]]:
    """The examples of the document: rows of its tables that begin with a line in code."""
    rows = re.findall(r"^\| `([^`]+)` \| (.+) \|$", GUIDE.read_text(encoding="utf-8"), re.MULTILINE)
    return [(line, meaning.split("<br>")) for line, meaning in rows]


@pytest.mark.parametrize(("line", "expected"), examples(), ids=[line for line, _ in examples()])
def test_every_example_in_the_document_is_true(line: str, expected: list[str]) -> None:
    known = Known((Place("project", "Launch", "P3"), Place("pillar", "Health", "PL1")))
    assert [said(item) for item in capture(line, CLOCK, known)] == expected


def test_the_document_shows_every_field() -> None:
    shown = " · ".join(meaning for _, meanings in examples() for meaning in meanings)
    for field in ("due", "start", "duration", "recurrence", "after completion", "priority", "energy", "kind",
                  "project", "area", "tags", "after T"):  # fmt: skip
        assert f" · {field}" in shown, field


def test_tokens_say_where_they_stand_and_what_they_mean() -> None:
    text = "  dentist tmrw 3pm p1 #Health  "
    (item,) = capture(text, CLOCK, KNOWN)
    assert [(token.kind, token.text, token.value) for token in item.tokens] == [
        ("due", "tmrw 3pm", "2026-11-24T15:00"),
        ("priority", "p1", "high"),
        ("pillar", "#Health", "Health"),
    ]
    assert (item.start_at, item.end_at) == (2, 29)
    assert item.area == "Health"


def test_a_token_that_is_taken_away_stays_in_the_title() -> None:
    text = "call mum friday p1"
    (item,) = capture(text, CLOCK)
    due, priority = item.tokens
    (kept,) = capture(text, CLOCK, without=frozenset({(due.start, due.end)}))
    assert (kept.title, kept.due, kept.priority) == ("call mum friday", None, "high")
    (kept,) = capture(text, CLOCK, without=frozenset({(priority.start, priority.end)}))
    assert (kept.title, kept.priority) == ("call mum p1", None)
    assert kept.due == item.due


def test_a_name_that_is_known_is_surer_than_one_that_is_not() -> None:
    (known,) = capture("buy shoes #Launch", CLOCK, KNOWN)
    (unknown,) = capture("buy shoes #Launch", CLOCK, NOTHING_KNOWN)
    assert (known.project, unknown.project) == ("Launch", "Launch")
    assert known.tokens[0].confidence > unknown.tokens[0].confidence


def test_a_line_far_too_long_is_a_title_as_soon_as_a_short_one() -> None:
    (item,) = capture("a, " * 60_000, CLOCK)
    assert item.tokens == ()


FOLDED = str.maketrans("İıſ\u212a", "xxxx")
"""Letters that a pattern takes for an ASCII one."""

texts = st.one_of(
    st.text(max_size=120),
    st.lists(st.sampled_from(FRAGMENTS), max_size=12).map(" ".join),
    st.lists(st.sampled_from(FRAGMENTS), max_size=8).map("".join),
).map(lambda text: text.translate(FOLDED))


@some
@given(texts, st.sampled_from([NOTHING_KNOWN, KNOWN]))
def test_tokens_lie_in_their_item_one_after_the_other(text: str, known: Known) -> None:
    at = 0
    for item in capture(text, CLOCK, known):
        assert at <= item.start_at < item.end_at <= len(text)
        at = item.start_at
        for token in item.tokens:
            assert at <= token.start < token.end <= item.end_at
            assert token.text == text[token.start : token.end]
            assert 0 < token.confidence <= 1
            at = token.end
        at = item.end_at


def words(text: str) -> list[str]:
    return re.findall(r"[\w']+", text)


def left(text: str, item: Captured) -> list[str]:
    """The words of an item that no token took."""
    parts, at = [], item.start_at
    for token in item.tokens:
        parts.append(text[at : token.start])
        at = token.end
    return words(" ".join([*parts, text[at : item.end_at]]))


@some
@given(texts)
def test_no_word_is_lost(text: str) -> None:
    """The title has the words that no token took, in order; what it lacks is only said around a task."""
    for item in capture(text, CLOCK, KNOWN):
        rest = left(text, item)
        missing = list(rest)
        for word in words(item.title):
            assert word in missing, (word, rest)
            missing.remove(word)
        assert {word.lower() for word in missing} <= AROUND, missing


@some
@given(texts)
def test_without_its_tokens_a_line_is_its_own_title(text: str) -> None:
    items = capture(text, CLOCK, KNOWN)
    spans = frozenset((token.start, token.end) for item in items for token in item.tokens)
    kept = capture(text, CLOCK, KNOWN, spans)
    assert [(item.start_at, item.end_at) for item in kept] == [(item.start_at, item.end_at) for item in items]
    for item in kept:
        assert item.tokens == ()
        whole = " ".join(text[item.start_at : item.end_at].split())
        assert item.title in whole
        before, _, after = whole.partition(item.title)
        assert {word.lower() for word in words(f"{before} {after}")} <= AROUND
