"""Whether words that can be read as a time are meant as one, by what stands around them.

Being silent is worth more than a guess: "sun cream", "march on", "Friday's album", "watch Friday Night Lights".
"""

from dataclasses import dataclass

from tools.when_forms import Strength
from tools.when_signs import (
    APPOINTED,
    CAPITAL,
    CLOSES,
    CLOSES_SHORT,
    COUNTED,
    FRACTION,
    GOES_ON,
    LISTED,
    MINUTED,
    MORE_NUMBERS,
    NEXT_CAPITAL,
    NOT_AFTER,
    NOT_SHORT,
    NUMBER_FORMS,
    NUMBERED,
    OF_TWO,
    PACE,
    PLANS,
    REMEMBERED,
    SENTENCE,
    SIZES,
    TOO_PLAIN,
    VERBS,
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that may be a time, where they stand."""

    start: int
    """Where the words begin, the preposition included."""
    core: int
    """Where they begin without it."""
    end: int
    form: str
    strength: Strength
    firm: bool
    intro: str


def is_meant(text: str, low: str, phrase: Phrase) -> bool:
    """Whether the phrase is about time here. `low` is the text in lower case."""
    if whole(text, phrase) and phrase.intro != "@":
        plain = low[phrase.core : phrase.end] in TOO_PLAIN or (phrase.form == "year" and not phrase.intro)
        return not plain
    before = text[: phrase.start]
    if (
        _quoted(before)
        or not _fits(low, phrase)
        or _other_number(low, phrase)
        or _titled(text, before, phrase)
    ):
        return False
    if phrase.form == "hour" and not (phrase.intro or phrase.firm):
        return _hour_alone(low, phrase)
    if _of_noun(low, phrase) or _of_holiday(low, phrase, before) or _remembered(text, low, phrase):
        return False
    return phrase.strength == 3 or _doubtful(text, low, phrase, before)


def _remembered(text: str, low: str, phrase: Phrase) -> bool:
    """A time that is a memory, or part of a title: "remember yesterday", "In Seven Days"."""
    if low[phrase.core : phrase.end] == "yesterday" and REMEMBERED.search(low[: phrase.start]):
        return True
    return (
        phrase.strength == 3
        and phrase.form == "offset"
        and text[phrase.end - 4 : phrase.end].strip().istitle()
    )


def _doubtful(text: str, low: str, phrase: Phrase, before: str) -> bool:
    if not phrase.intro and NOT_AFTER.search(low[: phrase.start][-20:]):
        return False
    opens = not before.strip() or before.rstrip(" \t")[-1] in ".;:,!?\n—–([#"
    goes_on = _goes_on(low, phrase.end)
    return (
        _second(text, low, phrase, goes_on, opens) if phrase.strength == 2 else _third(low, phrase, goes_on)
    )


def _quoted(before: str) -> bool:
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")


def _other_number(low: str, phrase: Phrase) -> bool:
    """A number that counts something else ("room 101"), or says how long it takes ("run 5k in 30 minutes")."""
    if phrase.intro == "by" or (phrase.firm and phrase.form == "hour"):
        return phrase.strength == 1 and bool(SIZES.search(low[: phrase.start][-10:]))  # "two by four"
    if phrase.form == "clocked":
        return bool(PACE.search(low[: phrase.start]))
    dated = phrase.form == "dated" and phrase.strength == 3
    numeral = low[phrase.core].isdigit() and phrase.form in NUMBER_FORMS and not dated
    if not numeral or phrase.intro or phrase.firm:
        return False
    words = low[phrase.core : phrase.end]
    clocked = phrase.form == "hour" and (":" in words or words.endswith(("am", "pm", "m.")))
    return bool((OF_TWO if clocked else NUMBERED).search(low[: phrase.start][-14:]))


def _of_noun(low: str, phrase: Phrase) -> bool:
    """An hour that tells one of several things from the others: "tickets for the 7:30 show"."""
    the = phrase.form == "hour" and low[: phrase.core].rstrip().endswith("the")
    return the and phrase.intro in ("for", "at") and not _goes_on(low, phrase.end)


def _of_holiday(low: str, phrase: Phrase, before: str) -> bool:
    """A holiday before a noun: "plan the Black Friday sale"."""
    if phrase.form != "holiday" or phrase.firm or _goes_on(low, phrase.end):
        return False
    return bool(before.strip()) or not (phrase.intro or VERBS.match(low, phrase.end))


def is_repeated(low: str, start: int, end: int) -> bool:
    """Whether a recurrence says when, rather than what: not "every day is a gift", "Tuesdays with Morrie"."""
    return not SENTENCE.match(low, end) and not (
        low.endswith("days", start, end) and low.startswith(" with ", end)
    )


def whole(text: str, phrase: Phrase) -> bool:
    return not text[: phrase.start].strip() and not text[phrase.end :].strip(" \t\r\n.!?")


def _fits(low: str, phrase: Phrase) -> bool:
    """Whether the preposition goes with what follows it."""
    intro, form = phrase.intro, phrase.form
    if intro == "for":
        return form in ("near", "dated", "iso", "hour", "holiday", "span", "nth") or (
            form in ("weekday", "timed")
            and (phrase.strength == 3 or bool(LISTED.search(low[: phrase.start])))
        )
    if intro in ("in", "during"):
        return form in ("month", "season", "stretch", "year", "near", "daypart") or (
            form == "timed" and low.startswith("the ", phrase.core)
        )
    if intro in ("at", "@"):
        return form in ("hour", "timed", "stretch", "holiday", "span", "clocked")
    if intro in ("around", "about", "circa", "approximately", "approx", "approx."):
        return form in ("hour", "timed", "dated", "holiday") and (form != "holiday" or intro != "about")
    return True


def _titled(text: str, before: str, phrase: Phrase) -> bool:
    """A name: "USA Today", "Friday Night Lights", "Edge of Tomorrow"."""
    if not text[phrase.core].isupper() or phrase.form in ("dated", "iso", "timed", "slashed", "span", "hour"):
        return False
    if NEXT_CAPITAL.match(text, phrase.end) and not phrase.firm and before.strip():
        return True
    if phrase.intro or not before.strip():
        return False
    named = CAPITAL.search(before)
    proper = bool(named) and bool(before[: named.start()].strip() if named else "")
    return proper or (
        phrase.form == "near" and (bool(named) or before.rstrip().lower().endswith((" of", " the")))
    )


def _hour_alone(low: str, phrase: Phrase) -> bool:
    """ "call mum 3pm", "noon: call mum"; not "5am club", "Midnight in Paris"."""
    if phrase.strength == 1 or NOT_AFTER.search(low[: phrase.start][-20:]):
        return False
    if not any(each.isdigit() for each in low[phrase.core : phrase.end]):
        return bool(CLOSES.match(low, phrase.end))
    opens = not low[: phrase.start].strip()
    named = VERBS.match(low, phrase.end) or APPOINTED.match(low, phrase.end)
    return _goes_on(low, phrase.end) or (
        opens and bool(named or MINUTED.search(low[phrase.core : phrase.end]))
    )


def _goes_on(low: str, end: int) -> bool:
    """Whether the clause ends behind the phrase, or goes on in a way that no noun could."""
    return low[end - 1] == "." or bool(GOES_ON.match(low, end))


def _second(text: str, low: str, phrase: Phrase, goes_on: bool, opens: bool) -> bool:
    if phrase.firm:
        return True
    if phrase.form == "stretch" and not phrase.intro and PLANS.fullmatch(low[: phrase.start]):
        return False  # "plan next week"
    if (
        opens
        and not phrase.intro
        and NEXT_CAPITAL.match(text, phrase.end)
        and not VERBS.match(low, phrase.end)
    ):
        return False  # "Thursday Next"
    return goes_on or (opens and (bool(phrase.intro) or _opens_task(low, phrase)))


def _opens_task(low: str, phrase: Phrase) -> bool:
    """Whether a time at the beginning is followed by what is to be done: "friday dentist 3pm", "may 5 dentist"."""
    if phrase.form == "dated":
        return not COUNTED.match(low, phrase.end)
    if phrase.form in ("weekday", "slashed") and APPOINTED.match(low, phrase.end):
        return True
    return phrase.form in ("weekday", "stretch", "slashed") and bool(VERBS.match(low, phrase.end))


def _third(low: str, phrase: Phrase, goes_on: bool) -> bool:
    form, intro = phrase.form, phrase.intro
    if form == "hour":
        said = phrase.firm or intro in ("at", "@", "around", "approximately", "by", "for")
        return said and goes_on and not MORE_NUMBERS.match(low, phrase.end)
    if phrase.firm:
        return goes_on or form in ("slashed", "weekday", "month")
    if not intro:
        return _bare(low, phrase, goes_on)
    if form == "slashed" and intro == "on" and not low[: phrase.start].strip():
        return goes_on or bool(VERBS.match(low, phrase.end))  # "on 1/12 call mum"
    if form == "weekday" and intro == "for" and not LISTED.search(low[: phrase.start]):
        return False
    return goes_on and intro in _GOES_WITH.get(form, ("on", "for", "on or before", "on or by"))


def _bare(low: str, phrase: Phrase, goes_on: bool) -> bool:
    """Doubtful words without a preposition: "call ann tom", "weekend: paint fence", "haircut sat", "dentist 2/12"."""
    before = low[: phrase.start]
    if phrase.form == "near":
        return low[phrase.start : phrase.end] in ("tom", "tomo") and before.count(" ") > 1 and goes_on
    if phrase.form == "stretch":
        return low.startswith(":", phrase.end) and not before.strip()
    if phrase.form == "slashed":
        words = low[phrase.core : phrase.end]
        return bool(
            before.strip()
            and CLOSES.match(low, phrase.end)
            and "/" in words
            and not FRACTION.fullmatch(words)
        )
    return phrase.form == "weekday" and not NOT_SHORT.search(before[-12:]) and _ends_short(low, phrase)


def _ends_short(low: str, phrase: Phrase) -> bool:
    """Whether "sat", "sun" or "wed" is a day by its place: "haircut sat", "sat brunch with kim 11am"."""
    if not low[: phrase.start].strip():
        return low.startswith(":", phrase.end) or bool(APPOINTED.match(low, phrase.end))
    return bool(CLOSES.match(low, phrase.end) or CLOSES_SHORT.match(low, phrase.end))


_TIMES_OF_YEAR = ("in", "during", "early", "late", "sometime", "for")
_GOES_WITH = {
    "now": (),
    "month": _TIMES_OF_YEAR,
    "season": _TIMES_OF_YEAR,
    "year": _TIMES_OF_YEAR,
    "stretch": ("on", "at", "over", "during", "for"),
}
