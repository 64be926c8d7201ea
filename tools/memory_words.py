"""Which words of a memory matter, and whether a text says the same. Pure.

A stem is the beginning that the forms of a word share ("moved" and "moving": "mov"), in small letters; so a text that
says a word holds its stem.
"""

import re
from dataclasses import dataclass

WORD = re.compile(r"[^\W_]+(?:[-'.@+/][^\W_]+)*")
PART = re.compile(r"[-'.@+/]")
SHORT = {"i'm": "i am", "im": "i am", "i've": "i have", "i'd": "i would", "i'll": "i will", "can't": "can not",
         "cannot": "can not", "won't": "will not", "isn't": "is not", "don't": "do not", "dont": "do not",
         "doesn't": "does not", "didn't": "did not", "aren't": "are not", "wasn't": "was not", "haven't": "have not",
         "hasn't": "has not", "anymore": "any more", "favorite": "favourite", "favorites": "favourite",
         "favourites": "favourite", "color": "colour", "colors": "colour"}  # fmt: skip
"""Words that are written in two ways, as they are read."""
LONG = re.compile(rf"\b(?:{'|'.join(sorted(SHORT, key=len, reverse=True))})\b", re.IGNORECASE)
CURLY = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " "})
STOP = frozenset({
    "a", "an", "the", "i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "you", "your", "he", "him",
    "his", "she", "her", "it", "its", "they", "them", "their", "this", "that", "these", "those", "there", "here",
    "am", "is", "are", "was", "were", "be", "been", "being", "do", "does", "did", "done", "have", "has", "had",
    "having", "will", "would", "shall", "should", "can", "could", "may", "might", "must", "of", "in", "on", "at",
    "to", "for", "from", "by", "with", "about", "as", "into", "onto", "over", "than", "then", "and", "or", "but",
    "so", "if", "not", "no", "never", "any", "more", "most", "much", "many", "very", "really", "just", "also",
    "too", "only", "now", "currently", "still", "actually", "usually", "always", "own", "some", "such", "what",
    "which", "who", "whom", "whose", "when", "where", "why", "how", "all", "both", "each", "few", "other",
    "again", "already", "ever", "because", "s", "t", "name", "named", "called",
})  # fmt: skip
"""Words by which no text is told from another."""
NEGATIVE = re.compile(r"\b(?:not|no|never|nothing|none|without|stopped|quit|hate|hates|dislike|dislikes)\b")
ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ies", "ied", "ers", "er", "est", "ed", "es", "ly", "s",
           "y", "e")  # fmt: skip
PLAIN_NUMBER = re.compile(r"(?:19|20)\d\d|\d+(?:st|nd|rd|th|am|pm)")
COMMON = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
    "april", "may", "june", "july", "august", "september", "october", "november", "december", "english", "german",
    "french", "spanish", "italian", "portuguese", "christmas", "easter", "god", "mr", "mrs", "ms", "dr",
})  # fmt: skip
"""Words with a capital letter that are no name."""


@dataclass(frozen=True, slots=True)
class Saying:
    """What a text is known by: the stems of the words that matter, its codes and numbers, and the names in it."""

    stems: frozenset[str]
    codes: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()

    @property
    def tokens(self) -> frozenset[str]:
        """The words of which one alone tells it."""
        return self.codes | self.names

    def said(self, text: str, *, by_name: bool = True) -> bool:
        """Whether the text says the same: all the stems, or one of the codes (or names) alone."""
        there = frozenset(part for word in words(text) for part in (word, *PART.split(word)))
        alone = self.tokens if by_name else self.codes
        return bool(alone & there) or (bool(self.stems) and self.stems <= {stem(word) for word in there})


def saying(text: str, known: str = "") -> Saying:
    """What a text is known by. A name or a code that stands in `known` too tells nothing."""
    elsewhere = frozenset(words(known))
    return Saying(stems(text), codes(text) - elsewhere, names(text) - elsewhere)


def normal(text: str) -> str:
    """The words alone, in small letters, contractions in full: what two equal texts share."""
    return " ".join(words(text))


def same(one: str, other: str) -> bool:
    """Whether two texts say the same in the same or nearly the same words."""
    if normal(one) == normal(other):
        return True
    ours = stems(one)
    return bool(ours) and ours == stems(other) and negative(one) == negative(other)


def negative(text: str) -> bool:
    return bool(NEGATIVE.search(normal(text)))


def stems(text: str) -> frozenset[str]:
    """The stems of the words that matter."""
    return frozenset(stem(word) for word in words(text) if word not in STOP)


def codes(text: str) -> frozenset[str]:
    """Numbers and codes: what has a digit and three signs at least, but for years; addresses of mail."""
    return frozenset(
        word
        for word in words(text)
        if "@" in word or (len(word) > 2 and re.search(r"\d", word) and not PLAIN_NUMBER.fullmatch(word))
    )


def names(text: str) -> frozenset[str]:
    """Words with a capital letter that do not begin a sentence."""
    found = re.finditer(r"(?<![.!?:\n] )(?<=[\w,;'\"(–-] )\W?([A-ZÀ-ÖØ-Þ][\w'-]{2,})", text.translate(CURLY))
    low = (each[1].removesuffix("'s").casefold() for each in found)
    return frozenset(word for word in low if word not in COMMON and word not in STOP)


def words(text: str) -> list[str]:
    """The words of a text in small letters; those in a code or an address stay together."""
    plain = re.sub(r"\\[nrt\"\\/]", " ", text.translate(CURLY)).casefold()
    plain = LONG.sub(lambda found: SHORT[found[0]], plain)
    return [word.removesuffix("'s") for word in WORD.findall(plain)]


def stem(word: str) -> str:
    """The beginning of a word that its forms share: three letters at least."""
    if not word.isalpha():
        return word
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) > 3 and (word[-1] == word[-2] or word[-1] in "ei") else word
