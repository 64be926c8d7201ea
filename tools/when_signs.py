"""The words around a time that tell whether it is one: prepositions, what may follow, what numbers other things."""

import re

FIRM = re.compile(
    r"(?:(?:is|was|are)[ \t]{1,3})?due(?:[ \t]{1,3}(?:date|by|on|at|before|in|for))?:?|deadline(?:[ \t]{1,3}is)?:?"
    r"|by|before|until|till?|(?:no|not)[ \t]later[ \t]than|at[ \t]the[ \t]latest"
)
"""What makes a time a due date."""

SOFT = re.compile(
    r"on(?:[ \t]or[ \t](?:before|by))?|at|in|for|during|@|around|about|circa|approximately|approx\.?|~|sometime|early"
    r"|late|later|first[ \t]thing"
)
STARTS = re.compile(
    r"(?:start(?:s|ing)?|beginning|begins?|commencing)(?:[ \t]{1,3}(?:on|from|at|in))?|from|after|since|as[ \t]of"
    r"|not[ \t]before"
)
"""What makes a time a beginning."""

GOES_ON = re.compile(
    r"[ \t]*(?:$|[.,;:!?()#@\[\]{}—–\n*+~/|\"“”&<>]|-[ \t]|p[1-4]\b|w/|(?:about|after|and|as|at|because|before|but|by"
    r"|each|every|for|from|high|if|in|into|is|it|low|medium|no|of|on|or|please|pls|plz|so|starting|that|then|to|today|tomorrow"
    r"|tonight|under|until|till|urgent|via|when|while|who|whether|with|without|was|were|will|would|we|i|a|an|the|my|our"
    r"|his|her|their|this|next|last|morning|afternoon|evening|night|due|remind|again|instead|too|also|[0-9])(?![a-z]))"
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
    r"|problems?|questions?|exercises?|lesson|week|day|track|vol\.?|volume|issue|pr|bug|rfc)[ \t]*#?$"
)
"""What a number behind it counts, instead of days or hours."""

NOT_AFTER = re.compile(
    r"(?<!\w)(?:last|past|previous|every|each|after|since|from|for|of|than|like|black|good|cyber|taco|ash|palm|easter|fat"
    r"|casual|the|a|an|my|our|your|his|her|their|usa|any|no|one|ruby|man|about|vs\.?|these|those|some|many|more|all|and|or"
    r"|miss|mr|mrs|ms|dr|aunt|auntie|uncle|saint|st\.?|hi|hey|dear|to|with|meet|call|text|email|ask|tell|see|visit|thank"
    r")[ \t]+$"
)
VERBS = re.compile(
    r"[ \t]+(?:call|text|email|mail|message|ask|tell|buy|get|pick|bring|take|send|pay|book|order|meet|visit|see|go|do"
    r"|make|write|read|finish|start|submit|review|prepare|plan|clean|wash|fix|check|cancel|renew|return|schedule|water|walk|feed"
    r"|cook|bake|watch|study|practice|practise|remind|set|file|print|update|discuss|ship|deploy|drop|collect|attend"
    r"|register)\b"
)
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

SIZES = re.compile(r"(?:[0-9]|\b(?:one|two|three|four|five|six|eight|ten|twelve))[ \t]+$")
NUMBER_FORMS = {"hour", "slashed", "nth", "year", "iso", "dated", "month"}
TOO_PLAIN = {"24/7", "9/11", "7/11", "50/50", "1/2", "1/4"}
