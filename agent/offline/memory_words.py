"""How people speak of what is known about them, as data."""

import re


def form(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE | re.DOTALL)


REF = form(r"\bM\d{1,9}\b")
REFS = r"(?P<refs>(?:the )?(?:memory |memories )?M\d+(?:(?:\s*,\s*|\s+and\s+|\s+)(?:the )?(?:memory )?M\d+)*)"
PRONOUN = form(r"that|this|it|so|(?:that|this)(?: one| memory)?(?: about me)?|all that")
REMEMBER_THAT = form(
    r"(?:please )?(?:(?:always |also )?remember(?: (?:that|this|the following|for (?:me|later|the future))[:,]?|:)|"
    r"(?:keep|bear) in mind(?: that|:)|(?:i want you to|you should|you need to) (?:know|remember)(?: that|:)|"
    r"for the future[,:]|never forget that|don't forget that|do not forget that) (?P<text>\S.+)"
)
REMEMBER = form(
    r"(?:please )?(?:always )?(?:remember|keep in mind|fyi|for the record|just so you know)[,:]? (?P<text>\S.+)"
)
DUTY = form(
    r"(?:i|we)(?:'ve| have|'d)? (?:got |better )?(?:need|have|must|should|ought|had|got|want|to)\b|to \w+"
)
"""What one has to do is a task, however it is said."""

ABOUT_ME = form(
    r"(?:what|which things|tell me what|show me what) (?:do|have|did) you (?:all )?(?:know|remember|learned?|noted?|"
    r"got)(?: all)?(?: so far)? (?:about|of|on) me(?: so far)?"
    r"|(?:tell|show) me (?:all |everything )?(?:that )?you (?:know|remember|have)(?: all)? (?:about|of|on) me"
    r"|(?:show|list|see|open)(?: me)?(?: all)?(?: of)?(?: (?:my|your|the))? memories(?: about me)?"
    r"|(?:my|your|all) memories|what(?:'s| is) in your memory(?: about me)?"
    r"|what (?:memories )?do you (?:have|keep|store) (?:about|of|on) me|who am i(?: to you)?"
)
PROPOSED = form(
    r"(?:(?:show|list|are there|any|what are the|which)(?: me)?(?: any)?(?: the)?(?: my)? )?"
    r"(?:proposed|new|suggested|pending|waiting) memories(?: are (?:there|waiting))?"
    r"|what (?:have you|did you) (?:newly )?learn(?:ed|t)?(?: about me)?(?: lately| recently)?"
    r"|what do you want to remember(?: about me)?"
)
ABOUT = form(
    r"(?:what|anything) (?:do|have|did) you (?:know|remember|noted?|learned?) (?:about|of) (?P<about>(?!me$).+)"
)
WHY = form(
    r"(?:(?:why|how|since when) do you (?:know|remember|think)|where (?:do|did) you (?:know|get|learn|hear|have))"
    r"(?: about| of)?(?: (?:the memory )?(?P<what>M\d+|that|this|it))?(?: about me)?(?: from)?"
)
WHY_TEXT = form(r"(?:why|how|since when) do you (?:know|remember)(?: that| about| of)? (?P<what>.+)")

FORGET = form(rf"(?:please )?(?:forget|erase) (?:about )?{REFS}(?: for good| forever)?")
DELETE = form(
    r"(?:delete|remove|erase|drop) (?P<refs>(?:the )?(?:memory |memories )?M\d+(?:(?:\s*,\s*|\s+and\s+)M\d+)*)"
)
FORGET_ABOUT = form(
    r"(?:please )?(?:forget|erase)(?: about)? (?:"
    r"(?:the fact )?that (?P<fact>.+)"
    r"|(?:everything|all|whatever|anything|what)"
    r"(?: (?:that )?(?:you (?:know|remember|have|learned)|i (?:said|told you|wrote)))?"
    r"(?: (?:about|of|on) (?P<about>.+))?)"
)
CLAUSE = re.compile(
    r"^(?:i|i'm|i've|my|we|our)\b(?=.* \S)|\b(?:is|are|am|was|were|has|lives?|likes?|works?|hates?|loves?|prefers?|"
    r"moved|owns?|plays?|'s|'m)\b",
    re.IGNORECASE,
)
"""A statement, and not "forget that task"."""
CORRECT = form(
    r"(?:please )?(?:correct|change|update|fix|edit)(?: the)?(?: memory)? (?P<ref>M\d+)(?: to| into)?[:,]? "
    r"(?P<text>(?!to\b)\S.+)"
)
WRONG = form(
    r"(?:no|nope|sorry|well)?[,.! ]*(?:that(?:'s| is| was)|this is|you(?:'re| are)) (?:wrong|not (?:right|true|correct)"
    r"(?: any ?more)?|incorrect|outdated|false|no longer (?:true|right))[,.:;!–-]+ *"
    r"(?:actually,? |really,? |in fact,? )?"
    r"(?P<text>\S.+)"
)
ACCEPT = form(rf"(?:yes[, ]+)?(?:please )?(?:accept|approve|confirm|keep|remember) {REFS}")
REJECT = form(
    rf"(?:no[, ]+)?(?:please )?(?:reject|decline|discard|don't remember|do not remember|don't keep) {REFS}"
)
LEARN = form(
    r"(?:please )?(?:(?P<off>(?:stop|quit|no more) (?:learning|remembering)|(?:don't|do not|never) (?:learn|remember))"
    r"(?: (?:things|anything|something|stuff))? (?:about|of) me"
    r"|(?P<ask>(?:always )?ask(?: me)?(?: first)? before (?:you )?(?:learn|remember)\w*)"
    r"(?: (?:things|anything|something|stuff))?(?: (?:about|of) me)?"
    r"|(?P<auto>(?:start |keep )?learn(?:ing)?)(?: (?:things|anything|something|stuff))? (?:about|of) me)"
    r"(?: (?:automatically|by yourself|on your own|without asking|any ?more|again))?"
)
