"""From phrases to matches."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import count

from agent.offline.phrases import CONCLUSIONS, PHRASES, WORDS
from agent.offline.spoken import WAKE, corrected
from agent.offline.spoken_times import written

LIST_WORD = re.compile("|".join(sorted(WORDS, key=len, reverse=True)))
BRACKET = re.compile(r"(?<!\\)\((?!\?)")
GROUP = re.compile(r"\(\?P<([a-z]\w*?)>")
NAME = re.compile(r"\{([a-z]\w*)\}")

POLITE = re.compile(
    r"^(?:(?:please|pls|plz|kindly|hey|hi|hello|ok|okay|so|well|now|oh|alright|right|yes|yeah|yep|sure|oops|"
    r"wait|no|sorry|"
    r"also|and|but|plus|just|maybe|perhaps|actually|great|thanks|thank you|cool|aurum|then again|"
    r"additionally|quickly|"
    r"good morning|good evening|excuse me|btw|by the way)\b[,.!:]*\s+|"
    r"(?:could|can|would|will) (?:you|u|we)(?: please| kindly| also| maybe| just|"
    r" quickly)* (?:mind )?(?!do\b|say\b|help\b$|see\b)|"
    r"would you be so kind(?: as)? to |would you be willing to |(?:would|is) it (?:be )?possible (?:for"
    r" you )?to |(?:i want|i'd like|"
    r"i would like|i need) you to |"
    r"(?:is|would) there (?:be )?(?:a|any) (?:way|chance) (?:to |(?:that )?(?:you|u) (?:can |could )?)|"
    r"(?:do|please do) (?=(?:remove|delete|cancel|clear|erase|remind|add|put|set)\b)|"
    r"(?:can|could|may) i (?:please |also )?(?=(?:add|remove|delete|schedule|check off|mark|cancel|move|"
    r"reschedule)\b)|"
    r"help(?: me)?(?: to)? (?=(?:add|remove|delete|cancel|clear|show|see|check|mark|schedule|set|create)\b)|"
    r"let's |let us |go ahead and |you can |you should |you may |please )",
    re.IGNORECASE,
)
POLITE_END = re.compile(
    r"(?:[\s,]+(?:please|pls|plz|thanks|thank you|thx|ok|okay|will you|would you|could you|can you|"
    r"if you can|if possible|"
    r"aurum|for me please|cheers|if you don't mind|when you can))+$",
    re.IGNORECASE,
)
WISH = re.compile(
    r"^(?:i(?:'d| would)? (?:also )?(?:want|wish|like|love|need|have) to|can i|could i|may i|let me|i wanna|"
    r"i'll|i will|we should|we need to)"
    r"(?: please| also| now)? ",
    re.IGNORECASE,
)
IS = re.compile(r"^(it|that|this|t\d+|p\d+)'s\s+(?!name|priority|title|due|deadline)", re.IGNORECASE)

STRONG = re.compile(
    r"^(?:(?:please|also|then|now|finally|next) )*(?:"
    r"(?:add|create|make|set(?: up)?|new|start)(?: me)?(?: (?:a|an|another|the|one|new|two|three|urgent|"
    r"more|some|my|\w+[- ]priority))*"
    r" (?:tasks?|to-?dos?|reminders?|projects?|areas?|pillars?)\b|"
    r"(?:add|create) (?!him|her|them|it\b|to\b|up\b|some\b|more\b)\S|remind me\b|(?:don't|"
    r"do not)(?: let me)? forget\b|"
    r"i (?:need|have|must|should|gotta)\b|(?:journal|dear diary|log)\b|undo\b|plan my day|"
    r"(?:any )?insights?\b|what'?s? |"
    r"(?:show|list|tell|give)(?: me)? (?:my|all|the|what|open|next|pillars|areas|projects|tasks)\b|"
    r"which |why |how |"
    r"(?:delete|remove) (?:the )?task\b|mark .+ (?:as )?(?:done|complete|completed|finished)$|"
    r"(?:make|mark|set|rename|give|move|push|put|file|complete|finish|delete|remove|postpone|reschedule|"
    r"call) (?:it|that|this|them)\b|"
    r"(?:it|that) (?:is|has|should|belongs|goes|waits|depends|needs)\b|"
    r"(?=.*\b(?:T|P|A|PL|J)\d+\b))",
    re.IGNORECASE,
)


def tidy(clause: str) -> str:
    """A clause without politeness, doubled spaces and end punctuation. Lines of a list stay lines."""
    text = WAKE.sub("", corrected(re.sub(r"[ \t]+", " ", clause).strip(" ,;")))
    text = re.sub(r"[\s.!?;,]+$", "", text) or text
    before = None
    while before != text:
        before = text
        text = POLITE.sub("", text, count=1)
        text = (text[:-60] + POLITE_END.sub("", text[-60:])).strip(" ,;")
    text = re.sub(r"[\s.!?;,]+$", "", text) or text
    return IS.sub(r"\1 is ", written(text))


def readings(clause: str, conclusions: bool = False) -> Iterator[tuple[str, dict[str, str]]]:
    """Every action whose phrases fit a tidied clause, with the words they name, in the order of the phrases.

    `conclusions`: those about the ranking, the day and the blackboard, else all others.
    """
    for action, patterns in _phrases(conclusions):
        for pattern in patterns:
            found = pattern.fullmatch(clause)
            if found:
                yield action, words_of(found)


def words_of(found: re.Match[str]) -> dict[str, str]:
    """The named words of a match; a name that a phrase uses twice counts where it matched."""
    return {name.partition("__")[0]: text.strip() for name, text in found.groupdict().items() if text}


@cache
def _phrases(conclusions: bool) -> tuple[tuple[str, tuple[re.Pattern[str], ...]], ...]:
    table = CONCLUSIONS if conclusions else PHRASES
    return tuple((action, tuple(phrase(one) for one in patterns)) for action, patterns in table)


@cache
def phrase(text: str) -> re.Pattern[str]:
    """Compile a phrase as `phrases` describes it."""
    text = LIST_WORD.sub(lambda found: WORDS[found[0]], text)
    text = NAME.sub(r"(?P<\1>.+?)", BRACKET.sub("(?:", text))
    numbers = count()
    text = GROUP.sub(lambda found: f"(?P<{found[1]}__{next(numbers)}>", text)
    return re.compile(text, re.IGNORECASE | re.DOTALL)
