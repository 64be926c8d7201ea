"""What in somebody's own words may be worth remembering: plain lasting statements about themselves. Pure.

Rather too little than junk: no questions, no wishes, nothing of today, nothing that others said, nothing quoted.
"""

import re
from dataclasses import dataclass

from memory.records import MemoryKind
from tools.memory_facts import ME, lasts_once, read
from tools.memory_words import CURLY, normal, stems

LONGEST = 240
"""Characters of a statement; what is longer is a story."""
MOST = 20
"""Statements of one text."""

FENCED = re.compile(r"```.*?(?:```|\Z)|`[^`\n]*`", re.DOTALL)
QUOTED_LINE = re.compile(r"^\s*(?:>|\|).*$", re.MULTILINE)
FORWARDED = re.compile(
    r"^\s*(?:-{2,}\s*(?:forwarded|original) message|on .{5,80} wrote:|(?:from|subject|to|date|cc|sent): ).*\Z",
    re.IGNORECASE | re.MULTILINE | re.DOTALL,
)
QUOTED = re.compile(r'"[^"\n]*"|«[^»\n]*»|„[^"\n]*"')
SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n+")
OTHERS = re.compile(
    r"\b(?:says?|said|told|tells|thinks?|thought|claims?|wrote|writes|according to|believes?|heard|read that|"
    r"asked|asks|suggests?|recommends?)\b",
    re.IGNORECASE,
)
UNSURE = re.compile(
    r"\b(?:if|would|could|might|maybe|perhaps|probably|possibly|imagine|suppose|pretend|wish|hope|unless|whether|"
    r"guess|joking|kidding|hypothetically|let's say|what if|seems?|supposed to|wonder|dreamt|dreamed|dream)\b",
    re.IGNORECASE,
)
PASSING = re.compile(
    r"\b(?:today|tonight|tomorrow|yesterday|right now|at the moment|this (?:morning|afternoon|evening|week|weekend)|"
    r"last night|in an? (?:minute|hour)|for now|later|soon|on my way|\d{1,2} minutes)\b",
    re.IGNORECASE,
)
FEELING = re.compile(
    r"\bi(?:'m| am| feel| was| have been| am feeling)?\s+(?:\w+ly |so |very |a bit |really |too |just |still |not |"
    r"feeling |a little )*"
    r"(?:tired|exhausted|hungry|thirsty|sad|happy|angry|sick|ill|bored|busy|stressed|sorry|late|back|home|here|done|ready"
    r"|fine|good|ok|okay|great|sure|glad|afraid|lost|stuck|nervous|anxious|excited|grateful|proud|calm|well|better|worse"
    r"|confused|annoyed|worried|sleepy|drunk|cold|hot|overwhelmed|relaxed|free|off|out|away|in|at|on|about|looking"
    r"|going|trying|thinking|wondering|having|getting|doing|making|waiting|reading|writing|leaving|coming|asking"
    r"|finished|finishing|planning|meeting|talking|listening|watching)\b",
    re.IGNORECASE,
)
DUTY = re.compile(
    r"\bi(?:'ll| will|'d|'m going to| am going to)? ?(?:need|must|should|have to|has to|want|got to|gotta|ought|"
    r"plan to|"
    r"would like|'d like|will)\b",
    re.IGNORECASE,
)
ORDER = re.compile(
    r"^(?:please|pls|can you|could you|would you|will you|let's|let us|add|remind|remember|forget|delete|remove|move|"
    r"create|make|set|show|list|tell|give|plan|journal|log|note|search|find|call|buy|send|mark|complete|finish|undo|redo|"
    r"rename|change|correct|archive|write|put|schedule|what|who|where|when|why|how|which|is|are|am|do|does|did|should|"
    r"check in|dear diary)\b",
    re.IGNORECASE,
)
LONG_HELD = re.compile(
    r"\bi (?:always|never|usually|normally|typically|generally)\b|\b(?:every|each) (?:day|morning|evening|night|week|"
    r"month|year|\w+day)\b|\bon (?:\w+days|weekends|weekdays)\b",
    re.IGNORECASE,
)
GOAL = re.compile(r"\bmy (?:\w+ )?(?:goal|aim|dream|ambition)\b.* is\b", re.IGNORECASE)
TASTES = ("prefer", "favourite", "likes")
DAILY = ("wakes", "sleeps", "eats", "does", "plays")


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence worth remembering, in its writer's own words."""

    text: str
    kind: MemoryKind


def statements(text: str) -> list[Statement]:
    """The lasting statements about themselves that somebody made in their own words, each once."""
    found: dict[str, Statement] = {}
    for sentence in SENTENCE.split(own_words(text)):
        plain = sentence.strip(" \t-*•")
        if lasting(plain) and tells(plain):
            found.setdefault(normal(plain), Statement(plain.rstrip(" ;,"), kind_of(plain)))
    return list(found.values())[:MOST]


def own_words(text: str) -> str:
    """The text without what is quoted, forwarded or code: what is left its writer says."""
    text = text.translate(CURLY)
    for foreign in (FENCED, FORWARDED, QUOTED_LINE):
        text = foreign.sub("", text)
    return "\n".join("" if QUOTED.search(line) else line for line in text.splitlines())


def lasting(sentence: str) -> bool:
    """Whether a sentence is a plain statement that may hold longer than its day."""
    if not 6 <= len(sentence) <= LONGEST or sentence.endswith("?") or "[[" in sentence:
        return False
    against = (OTHERS, UNSURE, FEELING, DUTY, *(() if lasts_once(sentence) else (PASSING,)))
    return not ORDER.match(sentence) and not any(each.search(sentence) for each in against)


def tells(sentence: str) -> bool:
    """Whether it says something of its writer or theirs that we can read."""
    if not re.search(r"\b(?:i|i'm|i've|my|me)\b", sentence, re.IGNORECASE):
        return False
    if GOAL.search(sentence) or (LONG_HELD.search(sentence) and re.search(r"\bi\b", sentence, re.IGNORECASE)):
        return len(stems(sentence)) > 1
    return any(fact.attribute not in ("is", "has", "anything", "learns") for fact in read(sentence))


def kind_of(text: str) -> MemoryKind:
    """What kind of memory a statement is."""
    if GOAL.search(text):
        return "goal"
    facts = read(text)
    for fact in facts:
        word = fact.attribute.split(" ")[0]
        if word in TASTES:
            return "preference"
        if word in DAILY:
            return "habit"
        if fact.subject != ME or word == "partner":
            return "person"
    return "habit" if LONG_HELD.search(text) else "fact"
