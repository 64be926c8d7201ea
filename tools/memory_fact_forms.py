"""The forms in which people say common facts, as data: tried from top to bottom over one clause. Pure.

A form names its value {v}; `who` is somebody of the speaker's, `x` what the attribute is of.
"""

import re
from dataclasses import dataclass

PARTNER = "partner"
PARTNERS = "partner|wife|husband|girlfriend|boyfriend|spouse|fianc[eé]e?|other half|better half"
FAMILY = {
    **dict.fromkeys(("wife", "husband", "girlfriend", "boyfriend", "spouse", "fiance", "fiancé", "fiancee", "fiancée",
                     "partner", "other half", "better half"), PARTNER),
    "mum": "mother", "mom": "mother", "mama": "mother", "dad": "father", "papa": "father", "manager": "boss",
    "kid": "child", "neighbor": "neighbour", "coworker": "colleague", "co-worker": "colleague",
}  # fmt: skip
"""Words for one and the same of the speaker's people."""
MANY = frozenset({
    "friend", "colleague", "neighbour", "cousin", "aunt", "uncle", "niece", "nephew", "classmate", "teammate",
    "client", "customer", "child", "brother", "sister", "sibling", "son", "daughter", "student", "pet",
})  # fmt: skip
"""Of these one has several, so that a second name takes no other's place."""

MONTH = "(?:january|february|march|april|may|june|july|august|september|october|november|december)"
SEASON = "(?:year|month|week|spring|summer|autumn|fall|winter|weekend)"
ASIDE = re.compile(
    r"^(?:(?:well|so|oh|ok|okay|yes|no|actually|also|and|but|btw|by the way|fyi|for the record|just so you know|"
    r"that's wrong|that is wrong|note that|remember that|remember|please remember that|please|as of today|"
    r"as you know)\b[,:;]?\s*)+"
    r"|\b(?:now|currently|still|actually|really|just|recently|nowadays|these days|at present|meanwhile|already|"
    r"finally|officially|originally|sadly|happily|unfortunately|again|as well|too)\b,?"
    rf"|,? (?:since|until|till|as of|starting|from) (?:last |next |the |this |early |late |mid[- ]?)?"
    rf"(?:\d|{MONTH}|{SEASON}|then|now|\w+day|end\b|childhood|birth).*$"
    rf"|,? (?:in|last|this) (?:{MONTH}(?: (?:19|20)\d\d)?|(?:19|20)\d\d|{SEASON})$"
    r"|,? (?:yesterday|today|from now on|last night|\w+ (?:days?|weeks?|months?|years?) ago)$",
    re.IGNORECASE,
)
"""What stands around a fact, and is not of it."""
CLAUSE = re.compile(
    r"(?<=[.!?;])\s+|\n+|,?\s+(?:and|but|though|while)\s+(?=(?:i|i'm|i've|my)\b)|,\s+(?=(?:i|i'm|my)\b)",
    re.IGNORECASE,
)
ONCE = re.compile(
    r"\bi(?:'ve| have)?(?: just| recently| finally)? (?:moved|relocated|joined|started|stopped|quit|left|became|"
    r"turned|switched|changed|gave up|got|bought|sold|adopted|broke up|begun|began|married)\b"
    r"|\b(?:no longer|any ?more|from now on|as of|not \w+ now|now|these days|recently)\b",
    re.IGNORECASE,
)
"""Words of a change that came at some moment."""

I_AM = r"i (?:am|was|have been|have become|became|got|turned)"
DIETS = r"(?:vegetarian|vegan|pesc[ae]tarian|flexitarian|omnivore|carnivore|keto|paleo|meat[- ]eater)"
MINE = (
    "phone number|mobile number|number|phone|email|e-?mail address|email address|address|home address|work address|"
    "height|weight|shoe size|size|shirt size|ring size|blood type|blood group|native language|mother tongue|"
    "first language|religion|star sign|zodiac sign|nationality|citizenship|passport number|licen[cs]e plate|"
    "number plate|plate|pin|pin code|locker code|door code|code|wi-?fi password|salary|hourly rate|budget|car|bike|"
    "bank|gym|school|university|college|major|degree|last name|surname|middle name|maiden name|nickname|pronouns|"
    "time ?zone|home town|hometown|home city|employer|job title|title|profession|occupation|job|role|doctor|dentist|"
    "therapist|landlord|boss|manager|coach|trainer|lawyer|accountant|goal|main goal|life goal|motto|username|handle|"
    "insurance number|customer number|wedding anniversary|anniversary|resting heart rate|target weight|due date"
)
"""What of one's own there is one of."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form and what it says. `value`: what it always says; `unless`: a value that makes it another matter; `named`:
    the value has to be a name."""

    pattern: str
    attribute: str
    single: bool = True
    value: str = ""
    unless: str = ""
    named: bool = False


ENDINGS: tuple[str, ...] = (
    r"i (?:have )?(?:broke|broken|split) up(?: with .+)?(?P<partner>)",
    rf"i am (?:no longer|not) (?:together )?with (?:my (?:{PARTNERS})|[a-z]+)(?: any ?more)?(?P<partner>)",
    r"i (?:have )?(?:left|quit|lost|resigned from) (?:my|the) (?:job|position|role|work)"
    r"(?: (?:at|with|for|in) )?(?P<employer>.*)",
    r"i (?:have )?left (?P<place>(?!for\b|the house\b|home\b|my\b).+)",
    r"i (?:(?:am|do|have|can|will) )?not (?P<rest>.+?) (?:any ?more|any longer)",
    r"i (?:am |do |have |can )?no (?:longer|more) (?P<rest>.+)",
    r"i (?:have )?(?:stopped|quit|gave up|given up|ceased|dropped) (?:being (?:an? )?)?(?P<rest>.+)",
    r"i used to (?P<rest>.+)",
    r"(?P<who>my [\w' -]+?(?: is)?) no longer (?P<does>.+)",
    r"(?P<who>my [\w' -]+? is) not (?P<does>.+?) any ?more",
    r"i (?:do|am) not (?P<untrue>.+)",
)
"""How people say that something holds no more."""

FORMS: tuple[Form, ...] = (
    # home
    Form(r"i (?:have )?(?:moved|relocated|am moving|have been relocated)(?: house| home| away)?(?: from .+?)?"
         r"(?: back)? to (?P<v>.+?)(?: from .+)?(?:,? (?:for|because|with) .+)?", "home",
         unless=r"(?:an?|the|another|my|our) (?:new )?(?:team|department|role|job|position|company|desk|office)",
         named=True),
    Form(r"i (?:live|reside|have lived|have been living|am living|am based|am staying) (?:in|at|on|near) (?P<v>.+?)"
         r"(?:,? (?:with|because) .+)?", "home", unless=r"(?:an?|the) (?:moment|fear|hope)"),
    Form(r"my (?P<who>[\w' -]{2,40}?) (?:lives|resides|is based|moved|has moved)(?: back)? (?:in|at|to|near) (?P<v>.+)",
         "home"),
    Form(r"my home is (?:in|at) (?P<v>.+)", "home"),
    Form(r"i live (?P<v>alone|with .+)", "household"),
    Form(r"i (?:am|come) from (?P<v>.+)", "origin"),
    Form(r"i grew up (?:in|on|at) (?P<v>.+)", "youth"),
    # work
    Form(r"i (?:work|am working|have worked) (?:at|for) (?P<v>.+?)(?: as .+)?", "employer",
         unless=r"(?:home|nights?|weekends?|noon|hours?|myself|\d|the moment|an? (?:few|living))"),
    Form(r"i (?:have )?(?:joined|started (?:working |a (?:new )?job )?(?:at|for)) (?P<v>.+?)(?: as .+)?", "employer",
         unless=r"(?:an?|the|my) (?:gym|club|course|class|choir|band|meeting|call)|\d|noon|midnight", named=True),
    Form(r"my employer is (?P<v>.+)", "employer"),
    Form(r"my (?P<who>[\w' -]{2,40}?) works (?:at|for) (?P<v>.+?)(?: as .+)?", "employer"),
    Form(r"i (?:work|am working|started) as (?:an? |the )?(?P<v>.+?)(?: (?:at|for) .+)?", "job"),
    Form(r"my (?P<who>[\w' -]{2,40}?) works as (?:an? |the )?(?P<v>.+)", "job"),
    Form(r"i am (?:an? )?(?P<v>.+) by (?:profession|trade|training)", "job"),
    Form(r"my (?:job|profession|occupation|job title|role) is (?:an? )?(?P<v>.+)", "job"),
    Form(r"i (?:was|got|have been) promoted to (?P<v>.+)", "job"),
    Form(rf"{I_AM} (?P<v>retired|unemployed|self[- ]employed|between jobs|a freelancer|freelancing)", "job"),
    # who one is
    Form(r"(?:my (?:full |first )?name is|i am called|(?:people |everybody |you can )?call me) (?P<v>.+)", "name"),
    Form(r"my (?P<who>[\w' -]{2,40}?)'s birthday is (?:on )?(?:the )?(?P<v>.+)", "birthday"),
    Form(r"my birthday is (?:on |in )?(?:the )?(?P<v>.+)", "birthday"),
    Form(r"i was born (?:on|in) (?:the )?(?P<v>.*\d.*|january|february|march|april|may|june|july|august|september|"
         r"october|november|december)", "birthday"),
    Form(r"i was born (?:in|at|near) (?P<v>.+)", "birthplace"),
    Form(rf"(?:{I_AM}|i have turned|i will be) (?P<v>\d{{1,3}})(?: years? old| years? of age)?(?: in .+)?", "age"),
    Form(r"my (?P<who>[\w' -]{2,40}?) (?:is|turned|has turned) (?P<v>\d{1,3})(?: years? old)?", "age"),
    # body
    Form(rf"{I_AM} (?:\w+ly |very )?allergic to (?P<v>.+)", "allergy", single=False),
    Form(r"i have (?:an? )?(?:\w+ly |severe |bad |mild )?(?P<v>[\w -]+?) allerg(?:y|ies)", "allergy", single=False),
    Form(r"i have (?:an? )?(?:severe |bad |mild )?allerg(?:y|ies) (?:to|against) (?P<v>.+)", "allergy", single=False),
    Form(r"my (?P<who>[\w' -]{2,40}?) is (?:\w+ly |very )?allergic to (?P<v>.+)", "allergy", single=False),
    Form(r"i am (?P<v>[\w-]+?)[- ]intolerant", "intolerance", single=False),
    Form(r"i am intolerant (?:to|of) (?P<v>.+)", "intolerance", single=False),
    Form(rf"{I_AM} (?:an? )?(?:strict |mostly )?(?P<v>{DIETS})", "diet"),
    Form(rf"i (?:have )?(?:went|gone|go|eat|follow)(?: an?)? (?:strict |mostly )?(?P<v>{DIETS}|kosher|halal)(?: diet)?",
         "diet"),
    Form(r"i eat (?P<v>meat|everything)", "diet"),
    # people
    Form(rf"my (?:{PARTNERS})(?:'s name)? is (?:called |named )?(?P<v>.+)", PARTNER,
         unless=r"(?:an?|the|very|so|not|always|from|in|at|my|our|\d|\w+ing\b|\w+ (?:to|with|at|in|about|of)\b)"),
    Form(r"i (?:am|got|have been) (?:married to|engaged to|dating|going out with|in a relationship with) (?P<v>.+)",
         PARTNER),
    Form(r"i (?:have )?married (?P<v>.+)", PARTNER, named=True),
    Form(rf"{I_AM} (?P<v>married|single|divorced|engaged|widowed|separated)", "relationship"),
    Form(r"my (?P<who>[\w' -]{2,40}?)'s (?:first )?name is (?P<v>.+)", "name"),
    Form(r"my (?P<who>[\w' -]{2,40}?) is (?:called|named) (?P<v>.+)", "name"),
    Form(r"the name of my (?P<who>[\w' -]{2,40}?) is (?P<v>.+)", "name"),
    Form(r"i have an? (?P<who>[\w -]{2,30}?) (?:called|named) (?P<v>.+)", "name"),
    # taste
    Form(r"i (?:prefer|would rather have) (?P<v>.+?) (?:over|rather than|instead of|to) (?P<other>.+)",
         "prefer {stems}"),
    Form(r"i like (?P<v>.+?) (?:more|better) than (?P<other>.+)", "prefer {stems}"),
    Form(r"i prefer (?P<v>.+)", "prefer", single=False),
    Form(r"my (?:all[- ]time )?favourite (?P<x>[\w -]+?) (?:is|are) (?P<v>.+)", "favourite {x}"),
    Form(r"(?P<v>.+) (?:is|are) my (?:all[- ]time )?favourite (?P<x>[\w -]+)", "favourite {x}"),
    Form(r"i (?:absolutely |totally |simply |quite )?(?:like|love|enjoy|adore|am fond of|am crazy about|"
         r"am (?:an? )?(?:big |huge )?fan of) (?P<x>.+)", "likes {stems}", value="yes"),
    Form(r"i (?:absolutely |totally )?(?:do not (?:like|enjoy|love)|dislike|hate|detest|loathe|can not stand)"
         r" (?P<x>.+)", "likes {stems}", value="no"),
    # the day
    Form(r"i (?:usually |normally |always |often |mostly )?(?:wake|get|rise)(?: up)? (?:at|around|about|by|before)"
         r" (?P<v>.+?)(?: (?:on|at|during) (?P<x>(?:the )?week(?:end|day)s?|\w+days?))?(?: in the morning| every day)?",
         "wakes {x}", unless=r"(?:the|my|an?) "),
    Form(r"i (?:usually |normally |always |often |mostly )?go to (?:bed|sleep) (?:at|around|about|by|before) (?P<v>.+?)"
         r"(?: (?:on|at|during) (?P<x>(?:the )?week(?:end|day)s?|\w+days?))?", "sleeps {x}"),
    Form(r"i (?:usually |normally |always )?(?:have|eat) (?P<x>breakfast|lunch|dinner) (?:at|around|about) (?P<v>.+)",
         "eats {x}"),
    # what one has and does
    Form(r"i have (?P<v>one|two|three|four|five|six|seven|\d+|no) (?P<x>[a-z]+)", "number of {stems}",
         unless=r"(?!)"),
    Form(r"i speak (?P<v>.+)", "speaks", single=False),
    Form(r"i (?:am learning|learn|study|am studying) (?P<v>.+)", "learns", single=False),
    Form(r"i play (?P<v>.+)", "plays", single=False),
    Form(r"my hobb(?:y|ies) (?:is|are|include) (?P<v>.+)", "hobby", single=False),
    Form(r"i (?:own|have got|have) an? (?P<v>.+)", "has", single=False),
    Form(r"i drive an? (?P<v>.+)", "car"),
    Form(r"i (?P<v>smoke|drink|meditate|journal|swim|run|cycle|climb|hike|paint|sing|dance|knit|volunteer|garden)\b.*",
         "does", single=False),
    Form(rf"my (?P<x>{MINE}) is (?P<v>.+)", "my {x}"),
    Form(r"my (?P<who>[\w' -]{2,40}?) is (?:an? )?(?P<v>.+)", "is", single=False),
    Form(r"i am (?:an? )?(?P<v>.+)", "is", single=False),
)  # fmt: skip
