"""Whether words that can be read as a time are meant as one, by what stands around them.

Being silent is worth more than a guess: "sun cream", "march on", "Friday's album", "watch Friday Night Lights".
"""

import re
from dataclasses import dataclass

from tools.when_dates import Strength

FIRM = re.compile(
    r"(?:(?:is|was|are)[ \t]{1,3})?due(?:[ \t]{1,3}(?:date|by|on|at|before|in|for))?:?|deadline(?:[ \t]{1,3}is)?:?|by|before"
    r"|until|till?|(?:no|not)[ \t]later[ \t]than|at[ \t]the[ \t]latest"
)
SOFT = re.compile(
    r"on(?:[ \t]or[ \t](?:before|by))?|at|in|for|during|@|around|about|circa|approximately|approx\.?|~|sometime|early|late|later|first[ \t]thing"
)
STARTS = re.compile(
    r"(?:start(?:s|ing)?|beginning|begins?|commencing)(?:[ \t]{1,3}(?:on|from|at|in))?|from|after|since|as[ \t]of|not[ \t]before"
)

_GOES_ON = re.compile(
    r"[ \t]*(?:$|[.,;:!?()#@\[\]{}—–\n*+~/|\"“”&<>]|-[ \t]|p[1-4]\b|!!?|(?:about|after|and|as|at|because|before|but|by|each|every"
    r"|for|from|high|if|in|into|is|it|low|medium|no|of|on|or|please|pls|plz|so|starting|that|then|to|today|tomorrow|tonight"
    r"|under|until|till|urgent|via|when|while|who|whether|with|without|was|were|will|would|we|i|a|an|the|my|our|his|her|their"
    r"|this|next|last|morning|afternoon|evening|night|due|remind|again|instead|too|also|\d))(?![a-z])?"
)
_WORD_GOES_ON = re.compile(r"[ \t]*[a-z]+")
_NOT_AFTER = re.compile(
    r"(?<!\w)(?:last|past|previous|every|each|after|since|from|for|of|than|like|black|good|cyber|taco|ash|palm|easter|fat"
    r"|casual|the|a|an|my|our|your|his|her|their|usa|any|no|one|ruby|man|about|vs\.?|these|those|some|many|more|all|and|or"
    r"|miss|mr|mrs|ms|dr|aunt|auntie|uncle|saint|st\.?|hi|hey|dear|to|with|meet|call|text|email|ask|tell|see|visit|thank"
    r"|version|v|room|page|chapter|ch\.?|section|step|part|item|level|season|episode|ep|route|gate|size|no\.?|nr\.?|number"
    r"|flight|bus|line|platform|unit|apt|suite|floor|aisle|table|model|build|release|ticket|order|pin|code|id|serial)[ \t]+$"
)
_NUMBERED = re.compile(
    r"(?<!\w)(?:version|v|room|page|pages|pp?\.?|chapters?|ch\.?|section|sections|step|part|item|level|season|episode|ep\.?"
    r"|route|gate|size|no\.?|nr\.?|number|flight|bus|line|platform|unit|apt|apartment|suite|floor|aisle|table|figure|fig\.?"
    r"|model|build|release|ticket|order|pin|code|id|serial|channel|interstate|highway|exit|psalm|genesis|john|luke|mark"
    r"|matthew|romans|version:|score|rated|rating|ratio|odds|scale|python|ios|android|windows|node|django|postgres|react|upgrade"
    r"|extension|ext\.?|phone|tel\.?|fax|area|zip|postcode|isbn|sku|invoice|lot|batch|article|paragraph|verse|act|scene"
    r"|problem|problems|question|exercise|exercises|questions|lesson|unit|week|day|track|vol\.?|volume|issue|pr|bug|rfc)[ \t]*#?$"
)
_VERBS = re.compile(
    r"[ \t]+(?:call|text|email|mail|message|ask|tell|buy|get|pick|bring|take|send|pay|book|order|meet|visit|see|go|do|make"
    r"|write|read|finish|start|submit|review|prepare|plan|clean|wash|fix|check|cancel|renew|return|schedule|water|walk|feed"
    r"|cook|bake|watch|study|practice|practise|remind|set|file|print|update|discuss|ship|deploy|drop|collect|attend|register)\b"
)
_MORE_NUMBERS = re.compile(r"[ \t]*[-–/.,][ \t]*[0-9]|[ \t]+[0-9]")
_ENDS = re.compile(r"[ \t]*(?:$|[.,;:!?()#@\[\]\n+*/]|p[1-4]\b)")
_PLANS = re.compile(
    r"[ \t]*(?:plan|review|schedule|organi[sz]e|prepare|discuss|sketch)[ \t]+(?:the[ \t]+|my[ \t]+)?"
)
_NUMBER_FORMS = {"hour", "slashed", "nth", "year", "iso", "dated", "month"}
_CAPITAL = re.compile(r"[A-Z][\w'’]*[ \t]+$")
_NEXT_CAPITAL = re.compile(r"[ \t]+[A-Z][a-z]")
_TOO_PLAIN = {"24/7", "9/11", "7/11", "50/50", "1/2", "1/4", "3/4 cup"}
PACE = re.compile(
    r"\b(?:run|race|swim|bike|cycle|row|walk|hike|(?:half[ -])?marathon|triathlon|[0-9]+[ \t]?(?:k|km|mi|miles?|m))\b"
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
    before = text[: phrase.start]
    if whole(text, phrase) and phrase.intro != "@":
        return low[phrase.core : phrase.end].strip() not in _TOO_PLAIN and not (
            phrase.form == "year" and not phrase.intro
        )
    if before.count('"') % 2 or before.count("“") > before.count("”"):
        return False
    numbered = not (phrase.intro or phrase.firm) and _NUMBERED.search(low[: phrase.start][-14:])
    if not _fits(phrase) or (numbered and low[phrase.core].isdigit() and phrase.form in _NUMBER_FORMS):
        return False
    if _titled(text, before, phrase):
        return False
    if phrase.form == "clocked" and PACE.search(low[: phrase.start]):
        return False  # how long it takes, not when it is due
    if phrase.form == "hour" and not (phrase.intro or phrase.firm):
        return _hour_alone(low, phrase)
    if phrase.strength == 3:
        return not (phrase.form == "offset" and text[phrase.end - 4 : phrase.end].strip().istitle())
    goes_on = _goes_on(text, low, phrase.end)
    if not phrase.intro and _NOT_AFTER.search(low[: phrase.start][-20:]):
        return False
    opens = not before.strip() or before.rstrip(" \t")[-1] in ".;:,!?\n—–([#"
    return _second(low, phrase, goes_on, opens) if phrase.strength == 2 else _third(low, phrase, goes_on)


def whole(text: str, phrase: Phrase) -> bool:
    return not text[: phrase.start].strip() and not text[phrase.end :].strip(" \t\r\n.!?")


def _fits(phrase: Phrase) -> bool:
    """Whether the preposition goes with what follows it."""
    intro, form = phrase.intro, phrase.form
    if intro == "for":
        return form in ("near", "dated", "iso", "hour", "holiday", "span") or (
            form == "weekday" and phrase.strength == 3
        )
    if intro == "in" or intro == "during":
        return form in ("month", "season", "stretch", "year", "near") and form != "hour"
    if intro in ("at", "@"):
        return form in ("hour", "timed", "stretch", "holiday", "span", "clocked")
    if intro in ("around", "about", "circa", "approximately", "approx", "approx."):
        return form in ("hour", "timed", "dated", "holiday") and (form != "holiday" or intro != "about")
    return True


def _titled(text: str, before: str, phrase: Phrase) -> bool:
    """A name: "USA Today", "Friday Night Lights", "Edge of Tomorrow"."""
    if not text[phrase.core].isupper() or phrase.form in ("dated", "iso", "timed", "slashed", "span", "hour"):
        return False
    if _NEXT_CAPITAL.match(text, phrase.end) and not phrase.firm and before.strip():
        return True
    if phrase.intro or not before.strip():
        return False
    named = _CAPITAL.search(before)
    proper = bool(named) and bool(before[: named.start()].strip() if named else "")
    return proper or (
        phrase.form == "near" and (bool(named) or before.rstrip().lower().endswith((" of", " the")))
    )


def _hour_alone(low: str, phrase: Phrase) -> bool:
    """ "call mum 3pm", "noon: call mum"; not "5am club", "Midnight in Paris"."""
    if phrase.strength == 1 or _NOT_AFTER.search(low[: phrase.start][-20:]):
        return False
    if not any(each.isdigit() for each in low[phrase.core : phrase.end]):
        return bool(_ENDS.match(low, phrase.end))
    opens = not low[: phrase.start].strip()
    return _goes_on(low, low, phrase.end) or (opens and bool(_VERBS.match(low, phrase.end)))


def _goes_on(text: str, low: str, end: int) -> bool:
    """Whether the clause ends behind the phrase, or goes on in a way that no noun could."""
    found = _GOES_ON.match(low, end)
    return bool(found) and not (
        found and found[0][-1:].isalpha() and low[found.end() : found.end() + 1].isalnum()
    )


def _second(low: str, phrase: Phrase, goes_on: bool, opens: bool) -> bool:
    if phrase.firm:
        return True
    if phrase.form == "stretch" and not phrase.intro and _PLANS.fullmatch(low[: phrase.start]):
        return False  # "plan next week"
    if goes_on:
        return True
    return opens and (
        bool(phrase.intro) or (phrase.form in ("weekday", "stretch") and bool(_VERBS.match(low, phrase.end)))
    )


def _third(low: str, phrase: Phrase, goes_on: bool) -> bool:
    form, intro = phrase.form, phrase.intro
    if form in ("now", "other"):
        return False
    if form == "hour":
        return (
            (phrase.firm or intro in ("at", "@", "around", "by", "for"))
            and goes_on
            and not _MORE_NUMBERS.match(low, phrase.end)
        )
    if phrase.firm:
        return goes_on or form in ("slashed", "weekday", "month")
    if form in ("month", "season", "year"):
        return intro in ("in", "during", "early", "late", "sometime", "for") and goes_on
    if form == "near":
        return (
            goes_on
            and low[phrase.start : phrase.end] in ("tom", "tomo")
            and low[: phrase.start].count(" ") > 1
        )
    if form == "stretch":
        return goes_on and intro in ("on", "at", "over", "during", "for")
    return intro.startswith("on") and goes_on
