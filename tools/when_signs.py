"""The words around a time that tell whether it is one: prepositions, what may follow, what numbers other things."""

import re

from tools.when_verbs import VERBS as TASKS
from tools.when_words import one_of

FIRM = re.compile(
    r"(?:(?:is|was|are)[ \t]{1,3})?due(?:[ \t]{1,3}(?:date|by|on|at|before|in|for))?:?|deadline(?:[ \t]{1,3}is)?:?"
    r"|by|before|b4|nlt|until|till?|(?:no|not)[ \t]later[ \t]than|at[ \t]the[ \t]latest"
)
"""What makes a time a due date."""

SOFT = re.compile(
    r"on(?:[ \t]or[ \t](?:before|by))?|at|in|for|during|@|around|about|circa|approximately|approx\.?|~|sometime|early"
    r"|later|late|first[ \t]thing"
)
STARTS = re.compile(
    r"(?:start(?:s|ing)?|beginning|begins?|commencing)(?:[ \t]{1,3}(?:on|from|at|in))?|from|after|since|as[ \t]of"
    r"|not[ \t]before"
)
"""What makes a time a beginning."""

GOES_ON = re.compile(
    r"[ \t]*(?:$|[.,;:!?()#@\[\]{}—–\n*+~/|\"“”&<>]|-[ \t]|p[1-4]\b|w/|(?:about|after|and|as|at|because|before|but|by"
    r"|each|every|for|from|high|if|in|into|is|it|low|medium|no|of|on|or|please|pls|plz|so|starting|that|then|to|today|tomorrow"
    r"|tonight|under|until|till|urgent|via|b4|abt|aft|wit|re|til|thru|when|while|who|whether|with|without|was|were|will|would|we|i|a|an|the|my|our"
    r"|his|her|their|this|next|last|morning|afternoon|evening|night|due|remind|again|instead|too|also"
    r"|[0-9]+[ \t]?(?:h|hrs?|m|mins?)|[0-9])(?![a-z]))"
)
"""Behind a time: the clause ends, or goes on in a way that no noun could."""

CLOSES = re.compile(r"[ \t]*(?:$|w/|with\b|[.,;:!?()#@\[\]\n+*/]|p[1-4]\b)")
MORE_NUMBERS = re.compile(r"[ \t]*[-–/.,][ \t]*[0-9]|[ \t]+(?:(?:to|and|or)[ \t]+)?[0-9]")
NUMBERED = re.compile(
    r"(?<!\w)(?:version:?|v|room|pages?|pp?\.?|chapters?|ch\.?|sections?|step|part|item|level|season|episode|ep\.?|route"
    r"|gate|size|no\.?|nr\.?|number|flight|bus|line|platform|unit|apt|apartment|suite|floor|aisle|table|figure|fig\.?"
    r"|model|build|release|ticket|order|pin|code|id|serial|channel|interstate|highway|exit|psalm|genesis|john|luke|mark"
    r"|matthew|romans|score|rated|rating|ratio|odds|scale|python|ios|android|windows|node|django|postgres|react|upgrade"
    r"|extension|ext\.?|phone|tel\.?|fax|area|zip|postcode|isbn|sku|invoice|lot|batch|article|paragraph|verse|act|scene"
    r"|progress|reps|problems?|questions?|exercises?|lesson|week|day|track|vol\.?|volume|issue|pr|bug|rfc)[ \t]*#?$"
)
"""What a number behind it counts, instead of days or hours."""

OF_TWO = re.compile(
    r"(?<!\w)(?:psalm|genesis|john|luke|mark|matthew|romans|verse|chapters?|ch\.?|act"
    r"|scene|track|score|rated|rating|ratio|odds|scale|version:?|v)[ \t]*$"
)
"""What two numbers with a colon behind it are, instead of an hour."""

NOT_AFTER = re.compile(
    r"(?<!\w)(?:last|past|previous|every|each|after|since|from|for|of|than|like|black|good|cyber|taco|ash|palm|easter|fat"
    r"|casual|the|a|an|my|our|your|his|her|their|usa|any|no|one|ruby|man|about|vs\.?|these|those|some|many|more|all|and|or"
    r"|miss|mr|mrs|ms|dr|aunt|auntie|uncle|saint|st\.?|hi|hey|dear|to|with|ask|tell|thank"
    r")\.?[ \t]+$"
)
_NOUNS = "report post play record request research plant test train top hand ring press sign type process present dust"
VERBS = re.compile(rf"[ \t]+(?:{one_of(TASKS - set(_NOUNS.split()))})\b")
"""Behind a time that opens a line: what is to be done then; not the verbs that are nouns as often ("7:30 report")."""

PLANS = re.compile(
    r"[ \t]*(?:plan|review|schedule|organi[sz]e|prepare|discuss|sketch)[ \t]+(?:the[ \t]+|my[ \t]+)?"
)
"""Before a stretch it is what is planned: "plan next week"."""

CAPITAL = re.compile(r"[A-Z][\w'’]*[ \t]+$")
NEXT_CAPITAL = re.compile(r"[ \t]+[A-Z][a-z]")
PACE = re.compile(
    r"\b(?:run|race|swim|bike|cycle|row|walk|hike|(?:half[ -])?marathon|triathlon|[0-9]+[ \t]?(?:k|km|mi|miles?|m))\b"
)
"""What is done in a time, rather than at one."""

SIZES = re.compile(
    r"(?:[0-9]|\b(?:one|two|three|four|five|six|eight|ten|twelve|off|up|down|increase|reduce|cut|grow|divide|multiply))"
    r"[ \t]+$"
)
"""Before "by" and a number: it is how much."""

CLOSES_SHORT = re.compile(
    r"[ \t]+(?:(?:b4|before|at|from|@|~)[ \t]?(?:[0-9]|noon|lunch)|for[ \t][0-9]|[0-9])"
)
"""Behind "sat", "sun" and "wed" without an end of the clause: an hour follows."""

NOT_SHORT = re.compile(
    r"(?<!\w)(?:he|she|it|they|we|i|you|who|dog|cat|just|newly|get|got|getting|find|see|need|want|love|hate|catch|block|avoid|enough|midday|morning|evening|rising"
    r"|setting|be|is|under|in|into|hot|more|full|less)[ \t]+$"
)
"""Before "sat", "sun" and "wed" at the end of a clause: they are a verb or the sun."""

LISTED = re.compile(
    r"(?:\b(?:list|task|reminder|to-?do|it|this|that|them)|^[ \t]*(?:schedule|set|move|push|put|plan)\b.*)[ \t]*$"
)
"""Before "for friday": the thing is to be done then."""

SENTENCE = re.compile(r"[ \t]+(?:is|was|are|were|counts|has|should|feels|can|will[ \t]be)\b")
"""Behind "every day": something is said about it."""

EXCEPT = re.compile(
    r",?[ \t]+(?:except|excluding|but[ \t](?:not|for)|other[ \t]than|apart[ \t]from|unless)\b[^,;]*"
)
REMEMBERED = re.compile(r"\b(?:remember|forget|relive|regret|about)[ \t]+$")
APPOINTED = re.compile(
    r"[ \t]+(?:[a-z'’/& ]{2,40}?[ \t](?:(?:at[ \t]?|@[ \t]?)[0-9]|[0-9]{1,2}(?::[0-9]{2}|[ \t]?[ap]\.?m))"
    r"|(?:dentist|doctor|dr|gp|vet|optician|physio|therapy|appointment|appt|gym|yoga|pilates|swimming|football|meeting|mtg"
    r"|haircut|hairdresser|barber|lunch|dinner|drinks|coffee|flight|class|exam|quiz|interview|party|rent|trash|bins|laundry"
    r"|shopping|groceries|pickup|concert|rehearsal|practice|training|church|birthday|bday)"
    r"(?=[ \t]*(?:$|[,;!#@]|(?:with|at|in|for|w/)[ \t])))"
)
"""Behind a weekday that opens a line: what is on that day ("friday dentist")."""

COUNTED = re.compile(r"[ \t]+(?:[a-z]+s|k|km|people|percent|more|and|or|be|not|as|have)\b")
"""Behind "may 5": it counts something."""

NUMBER_FORMS = {"hour", "slashed", "nth", "year", "iso", "dated", "month"}
FRACTION = re.compile(r"1/[2-8]|2/[357]|3/[4578]|4/[579]|5/[6-9]|6/7|7/[89]|8/9|[0-9]+/10|9/11|7/11")
"""Two numbers that are parts of a whole before they are a date."""

MINUTED = re.compile(r":.*m\.?$")
"""An hour with minutes and am or pm: "7:30pm pub quiz"; "5am club" is a name."""
TOO_PLAIN = {"24/7", "9/11", "7/11", "50/50", "1/2", "1/4"}
