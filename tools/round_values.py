"""The questions of a check-in, and what is an answer to each. Pure.

A press's value is `step:answer`, `step:skip`, `change`, `change:step`, or `skip` for all of it; words alone answer the
question that waits.
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, get_args

from memory.errors import Invalid
from memory.records import Energy, Mood

if TYPE_CHECKING:
    from memory.rounds import Round, RoundKind

STEPS: dict["RoundKind", tuple[str, ...]] = {
    "morning": ("energy",),
    "evening": ("mood", "energy", "well", "hard", "focus", "entry"),
    "weekly": ("focus",),
}
IN_WORDS = frozenset({"well", "hard", "focus"})
"""Questions that are answered in one's own words."""
MOODS: tuple[tuple[Mood, ...], ...] = (
    ("optimistic", "inspired", "excited"),
    ("grateful", "peaceful", "motivated"),
    ("reflective", "challenging"),
    ("anxious", "frustrated"),
)
ENERGIES: tuple[tuple[Energy, ...], ...] = (("very_low", "low", "moderate"), ("high", "very_high"))
LONGEST = 2_000
"""Characters of an answer in words."""
SKIPS = frozenset({"skip", "skip it", "pass", "skip this", "-", "no comment", "nothing", "none"})
KEEPS = frozenset({"keep", "keep it", "yes", "yes please", "ok", "okay", "sure", "save it", "save"})
LEAVES = frozenset({"no", "not today", "not_today", "no thanks", "leave it", "skip"})
LEVELS = {"medium": "moderate", "ok": "moderate", "okay": "moderate", "normal": "moderate"}


def next_step(told: "Round") -> str:
    """The first question that has no answer yet; empty where all have."""
    return next((each for each in STEPS[told.kind] if each not in told.answers), "")


def read(told: "Round", value: str) -> tuple[str, str | None]:
    """The step and the answer (None: passed over) that a press or words mean. Raises Invalid."""
    step, colon, rest = value.partition(":")
    if colon and step in STEPS[told.kind]:
        return step, answer_of(step, rest)
    if told.step not in STEPS[told.kind]:
        raise Invalid("No question waits for an answer here: say which one you mean, such as mood:grateful.")
    return told.step, answer_of(told.step, value)


def answer_of(step: str, text: str) -> str | None:
    """The answer that a text is; None where the question is passed over. Raises Invalid."""
    words = text.strip()
    low = " ".join(words.lower().rstrip(".!").split())
    if step == "entry":
        if low in KEEPS | LEAVES:
            return "keep" if low in KEEPS else "no"
        raise Invalid("Say “keep” to have it in your journal, or “not today”.")
    if low in SKIPS:
        return None
    if step == "mood":
        return one_of("mood", low, get_args(Mood))
    if step == "energy":
        return one_of("energy", LEVELS.get(low, low.replace(" ", "_")), get_args(Energy))
    if not words:
        raise Invalid("There are no words in it: say a few, or skip.")
    if len(words) > LONGEST:
        raise Invalid(f"That is longer than {LONGEST} characters. Write it into your journal instead.")
    return words.upper() if re.fullmatch(r"[TPtp]\d{1,9}", words) else words


def one_of(what: str, said_so: str, values: Sequence[str]) -> str:
    if said_so in values:
        return said_so
    raise Invalid(
        f"“{said_so[:40]}” is no {what} that I know. Choose one of: {', '.join(spaced(each) for each in values)}."
    )


def is_choice(step: str, text: str) -> bool:
    """Whether words are nothing but an answer to a question that has fixed ones."""
    try:
        return step in ("mood", "energy", "entry") and answer_of(step, text) is not None
    except Invalid:
        return False


def spaced(value: object) -> str:
    return str(value or "").replace("_", " ")
