"""How a text sounds, from -1 to 1, by a lexicon of English with rules for negation and strength. Nothing leaves here.

Hutto, Gilbert, "VADER: A Parsimonious Rule-based Model for Sentiment Analysis of Social Media Text", 2014. The lexicon
is made for sentences: a text has the mean of its sentences that say anything felt, so that a long one is no extreme.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from memory.records import Answer

if TYPE_CHECKING:
    from vader import SentimentIntensityAnalyzer

LONGEST = 20_000
"""Characters of a text that are read."""
SENTENCES = re.compile(r"(?<=[.!?…])\s+|\n+")
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
SHORT = 8
"""Words below which a text may be English without a small word of English in it."""
LEAST = 0.12
"""The share of small words in an English text; in a foreign one they are names and quotations."""

ENGLISH = frozenset(
    re.findall(
        r"\S+",
        """
    the and of to in is it that was for my with had not but are have be this at from they we she his her you your
    i i'm i've i'd been were would could will can't didn't don't doesn't wasn't isn't it's there their what when who
    which because about after before then than more very just only all some any our out up down into over again today
    yesterday tomorrow did do does got get went feel felt feeling how if or by as too still really much many other
    """,
    )
)
FOREIGN = frozenset(
    re.findall(
        r"\S+",
        """
    der die das und ist nicht ich ein eine einen mit auf für dem den des zu im wir sie sich auch war bin habe hat aber
    heute keine kein mir mich mein meine sehr dass es so wie le la les des une un et est pas je suis dans pour avec sur
    que qui mais nous vous cette c'est j'ai el los las una y en con por para muy pero hoy mi me se su al lo como más
    il gli che non sono per di della nel anche molto oggi ho het een van ik niet maar zijn ook met op voor heb dit dat
    o os um uma não eu com muito hoje meu minha em da na mas foi på och jag inte att det är som jeg ikke og til nie jest
    się na w z i że to do jak
    """,
    )
) - {"i", "to", "do", "me", "so", "as", "all", "in", "was", "an", "per", "non", "on"}  # fmt: skip
"""Small words of other languages which use the Latin letters, without those that are English too."""


def sentiment_of(text: str, answers: Sequence[Answer] = ()) -> float | None:
    """The sentiment of a text and answers, -1 to 1, to two decimals; prompts say nothing.

    None where there is nothing to read, or what is there is not English: a lexicon of one language says nothing, or
    the opposite, of another one's words.
    """
    said = "\n".join([text, *(each.answer for each in answers)])[:LONGEST]
    if not english(said):
        return None
    scores = [analyzer().polarity_scores(each)["compound"] for each in SENTENCES.split(said) if each.strip()]
    felt = [score for score in scores if score]
    return round(sum(felt) / len(felt), 2) if felt else 0.0


def english(text: str) -> bool:
    """Whether a text is English enough: by its small words, or for a few words by those of feeling in it."""
    words = [word.lower().replace("’", "'") for word in WORD.findall(text)]
    own, others = sum(word in ENGLISH for word in words), sum(word in FOREIGN for word in words)
    if not words or others >= max(own, 1):
        return False
    if own >= LEAST * len(words):
        return True
    return len(words) < SHORT and any(word in analyzer().lexicon for word in words)


@cache
def analyzer() -> "SentimentIntensityAnalyzer":
    """The lexicon and its rules, which take a tenth of a second to load."""
    from vader import SentimentIntensityAnalyzer

    return SentimentIntensityAnalyzer()
