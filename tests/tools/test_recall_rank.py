"""Which passages answer best: their words, their meaning, what stands beside them, and when it was."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memory.recall import Candidate
from tools.recall_rank import FITTING, IN_TIME, LATER, Ranked, distinct, likeness, ranked, timely
from tools.recall_times import Period

AT = datetime(2026, 3, 10, 12, tzinfo=UTC)
MARCH = Period(datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 4, 1, tzinfo=UTC))


def passage(id: int, **given: Any) -> Candidate:
    """A passage that stands alone, of ten words that matter."""
    usual: dict[str, Any] = {
        "kind": "task", "row_id": str(id), "stream": f"task:{id}", "place": 1, "at": AT, "who": "",
        "text": f"text {id}", "length": 10, "asks": False, "words": 0.0, "meaning": None,
    }  # fmt: skip
    return Candidate(id=id, **usual | given)


def order(query: str, *found: Candidate, period: Period | None = None) -> list[int]:
    return [each.candidate.id for each in ranked(query, found, period)]


def test_more_words_and_a_nearer_meaning_come_first() -> None:
    assert order("x", passage(1, words=1.0), passage(2, words=3.0)) == [2, 1]
    assert order("x", passage(1, meaning=0.2), passage(2, meaning=0.5)) == [2, 1]
    both = [passage(1, words=3.0, meaning=0.05), passage(2, words=2.5, meaning=0.6), passage(3, meaning=0.5)]
    assert order("x", *both) == [2, 3, 1]


def test_what_no_model_has_read_is_judged_by_its_words_beside_what_one_has() -> None:
    found = [passage(1, words=4.0), passage(2, meaning=0.5), passage(3, words=4.0, meaning=0.5)]
    assert likeness(found) == pytest.approx({1: 1.0, 2: 0.6, 3: 1.0})


def test_without_any_model_words_have_the_whole_score() -> None:
    assert likeness([passage(1, words=4.0), passage(2, words=1.0)]) == {1: 1.0, 2: 0.25}
    assert likeness([passage(1), passage(2, meaning=-0.4)]) == {1: 0.0, 2: 0.0}
    assert likeness([]) == {}
    assert list(ranked("x", [])) == []


def test_an_answer_is_found_by_the_question_before_it() -> None:
    question = passage(1, stream="s", place=1, words=5.0, asks=True, text="Do you have pets?")
    answer = passage(2, stream="s", place=2, text="Two of them, both ginger!")
    elsewhere = passage(3, text="Two of them, both blue!")
    scores = {each.candidate.id: each.score for each in ranked("pets", [question, answer, elsewhere])}
    assert scores[2] > scores[3]
    far = passage(4, stream="s", place=9)
    assert list(ranked("pets", [question, far]))[-1].score == pytest.approx(scores[3])


def test_places_of_other_streams_are_not_beside() -> None:
    found = [
        passage(1, stream="a", place=1, words=5.0),
        passage(2, stream="b", place=2),
        passage(3, stream="c"),
    ]
    scores = {each.candidate.id: each.score for each in ranked("x", found)}
    assert scores[2] == pytest.approx(scores[3])


def test_what_asks_itself_comes_behind_what_tells() -> None:
    assert order("pets", passage(1, words=1.0, asks=True), passage(2, words=1.0)) == [2, 1]


def test_when_asks_for_a_time_and_how_many_for_a_number() -> None:
    told, timed = passage(2, words=1.0, text="We moved"), passage(1, words=1.0, text="We moved last May")
    assert order("when did we move", told, timed) == [1, 2]
    assert order("where did we move", told, timed) == [2, 1]
    some, counted = passage(2, words=1.0, text="Some cats"), passage(1, words=1.0, text="Three cats")
    assert order("how many cats", some, counted) == [1, 2]
    assert order("which cats", some, counted) == [2, 1]


def test_the_time_asked_for_comes_first_and_soon_after_comes_before_long_after() -> None:
    found = [
        passage(1, words=1.0, at=AT - timedelta(days=300)),
        passage(2, words=1.0, at=AT),
        passage(3, words=1.0, at=AT + timedelta(days=40)),
        passage(4, words=1.0, at=AT + timedelta(days=200)),
    ]
    assert order("x", *found, period=MARCH)[:2] == [2, 3]
    assert order("x", *found) == [4, 3, 2, 1], "without a time the newest"


def test_a_time_has_its_bounds() -> None:
    assert timely(MARCH.start, MARCH) == IN_TIME
    assert timely(MARCH.end, MARCH) == LATER
    assert timely(MARCH.start - timedelta(microseconds=1), MARCH) == 0
    assert timely(MARCH.end + (MARCH.end - MARCH.start), MARCH) == 0
    day = Period(AT, AT + timedelta(days=1))
    assert timely(AT + timedelta(days=7), day) == pytest.approx(LATER * (1 - 6 / 14)), (
        "a day echoes for two weeks"
    )


def test_equal_ones_come_newest_first_and_always_in_one_order() -> None:
    found = [passage(1), passage(2), passage(3, at=AT + timedelta(days=1))]
    assert order("x", *found) == order("x", *reversed(found)) == [3, 2, 1]


def test_a_text_is_told_once() -> None:
    found = ranked(
        "coffee", [passage(1, words=3.0, text="I love tea."), passage(2, words=2.0, text="i love TEA")]
    )
    assert [each.candidate.id for each in distinct(found, "coffee", 10)] == [1]


def test_a_question_asked_before_is_no_answer_but_a_thing_of_that_name_is() -> None:
    said = passage(1, stream="thread:1", words=3.0, text="Half marathon?")
    named = passage(2, stream="project:1", words=2.0, text="Half marathon")
    found = ranked("half marathon", [said, named])
    assert [each.candidate.id for each in distinct(found, "half marathon", 10)] == [2]
    assert distinct(ranked("half marathon", [said]), "half marathon", 10) == []


def test_so_many_are_told_and_no_more() -> None:
    found = list(ranked("x", [passage(each, words=1.0) for each in range(9)]))
    assert [each.candidate.id for each in distinct(found, "x", 3)] == [8, 7, 6]
    assert len(distinct(found, "x", 50)) == 9


TIME, NUMBER = "last MAY", "Three"
passages = st.lists(
    st.builds(
        lambda words, meaning, place, asks, length, text: {
            "words": words, "meaning": meaning, "place": place, "asks": asks, "length": length, "stream": "s",
            "text": text,
        },
        st.floats(0, 50), st.none() | st.floats(-1, 1), st.integers(1, 20), st.booleans(), st.integers(0, 300),
        st.sampled_from(["We moved", f"We moved {TIME}", f"We moved {NUMBER} boxes", f"{NUMBER} boxes {TIME}"]),
    ),
    max_size=12,
)  # fmt: skip


@given(passages, st.booleans())
def test_every_candidate_has_a_score_that_is_a_number_in_a_known_stretch(
    given: list[dict[str, Any]], timed: bool
) -> None:
    some = [passage(each, **one) for each, one in enumerate(given)]
    found = list(ranked("when", some, MARCH if timed else None))
    assert sorted(each.candidate.id for each in found) == list(range(len(given)))
    assert all(isinstance(each, Ranked) and -0.3 <= each.score <= 2.6 for each in found)
    assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)


@given(passages)
def test_what_is_looked_through_only_when_its_turn_comes_gets_no_other_place(
    given: list[dict[str, Any]],
) -> None:
    found = [passage(each, **one) for each, one in enumerate(given)]
    plain = {each.candidate.id: each.score for each in ranked("where", found)}
    for query, kinds in (("when", (TIME,)), ("how many", (NUMBER,)), ("when and how many", (TIME, NUMBER))):
        asked = list(ranked(query, found))
        assert {each.candidate.id: each.score for each in asked} == pytest.approx(
            {each.id: plain[each.id] + FITTING * sum(words in each.text for words in kinds) for each in found}
        )
        assert [each.score for each in asked] == sorted((each.score for each in asked), reverse=True)
