"""How a text sounds by local rules: only of English, and only by what is said."""

import pytest

from memory.journal import feeling_of
from memory.records import Answer
from tools.journal_sentiment import sentiment_of


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("I am so happy, it was a wonderful day!", 0.6, 1),
        ("I am not happy at all.", -1, -0.2),
        ("The meeting wasn't bad.", 0.1, 1),
        ("Today was hard. I argued with my boss and felt terrible.", -1, -0.2),
        ("I went to the shop and bought bread.", 0, 0),
        ("Exhausted.", -1, -0.1),
        ("Great day", 0.2, 1),
    ],
)
def test_english_is_read_with_its_negations(text: str, least: float, most: float) -> None:
    found = sentiment_of(text)
    assert found is not None
    assert least <= found <= most


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "12:30 – 14:00", "Die Katze war gut", "Ich habe heute keine Angst, der Tag war super",
        "El día fue muy bueno y me siento feliz", "C'est la vie, je suis content", "Сегодня хороший день",
        "今日はいい日だった", "Hoje foi um dia ótimo",
    ],
)  # fmt: skip
def test_of_what_is_not_english_nothing_is_said(text: str) -> None:
    assert sentiment_of(text) is None


def test_answers_count_and_prompts_do_not() -> None:
    sad = Answer("What made you happy and proud?", "Nothing. I was sad and lonely all day.")
    found = sentiment_of("", [sad])
    assert found is not None
    assert found < -0.2
    assert sentiment_of("", [Answer("What a wonderful, happy question?", "We went to the shop.")]) == 0


def test_a_long_text_is_no_extreme() -> None:
    mixed = "I was happy in the morning. The evening was sad. " * 40
    found = sentiment_of(mixed)
    assert found is not None
    assert abs(found) < 0.3


@pytest.mark.parametrize(
    ("sentiment", "feeling"),
    [
        (1.0, "very_positive"), (0.6, "very_positive"), (0.59, "positive"), (0.2, "positive"), (0.19, "neutral"),
        (-0.2, "neutral"), (-0.21, "negative"), (-0.6, "negative"), (-0.61, "very_negative"), (None, None),
    ],
)  # fmt: skip
def test_each_stretch_of_the_scale_has_its_name(sentiment: float | None, feeling: str | None) -> None:
    assert feeling_of(sentiment) == feeling
