"""The invented lives by which recall is measured: every answer that is looked for was said."""

import pytest

from bench.invented import LIVES, SETS, Life, lives

EVERYBODY = {life.name: life for life in lives()}

each_life = pytest.mark.parametrize("life", EVERYBODY.values(), ids=EVERYBODY)


@each_life
def test_messages_are_numbered_in_order_of_time_and_said_once(life: Life) -> None:
    assert [item.id for item in life.items] == [f"{life.name}-{n:04}" for n in range(1, len(life.items) + 1)]
    assert sorted(item.at for item in life.items) == [item.at for item in life.items]
    assert len({item.text for item in life.items}) == len(life.items) > 400


@each_life
def test_every_question_is_asked_once_and_its_answers_were_said(life: Life) -> None:
    said = {item.id for item in life.items}
    asked = [question for some in life.questions.values() for question in some]
    assert len({question.question for question in asked}) == len({each.id for each in asked}) == len(asked)
    for question in asked:
        assert 1 <= len(question.evidence) <= 4, question.id
        assert set(question.evidence) <= said, question.id


def test_there_are_as_many_questions_as_are_told_of() -> None:
    assert tuple(EVERYBODY) == LIVES
    assert {kind: sum(len(life.questions[kind]) for life in EVERYBODY.values()) for kind in SETS} == {
        "plain": 300,
        "otherwise": 250,
    }
