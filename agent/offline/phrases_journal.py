"""How people speak of their journal: this day in other years, the streak, drafts, templates, who may read what."""

JOURNAL_WORDS: dict[str, str] = {
    "DIARY": "(journal|diary)",
    "ENTRY": "((the |my )?(DIARY )?(entry )?)".replace("DIARY", "(journal|diary)"),
}

JOURNALS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("on_this_day", (
        (
            "((what (did|have) i (write|written|do|feel)|WHATS in my DIARY|SHOW( me)? (my DIARY|what i wrote)) )?"
            "(on )?this (very )?day( (last year|in (the past|other years|past years|earlier years)|(in )?years ago))?"
        ),
        (
            "(what (did|have) i (write|written|do|feel)|SHOW( me)? (my DIARY|what i wrote)) (?P<when>(a|one) year ago)"
            "( today)?"
        ),
        "(?P<when>(a|one) year ago) today",
    )),
    ("journal_streak", (
        (
            "((how('s| is)|what about|WHATS|SHOW|check)( me)? )?(my |the )?((DIARY|journall?ing|writing) )?streak"
            "( going| doing| like| now| so far| today| these days)*"
        ),
        "how (long|good|many (days|weeks)) is my ((DIARY|journall?ing|writing) )?streak( now)?",
        "how many (days|weeks)( in a row)? have i (written|journal(l)?ed)( in a row)?( in my DIARY)?",
        "(what is|what's) my (best|longest) ((DIARY|journall?ing|writing) )?streak",
    )),
    ("pause_streak", (
        (
            "(pause|suspend|freeze|stop|hold) (my |the )?((DIARY|journall?ing|writing) ?)?(streak)?"
            "( (until|till|through|to|til) (?P<until>.+?)| for (?P<length>.+?))?( (because of|because|since) {reason})?"
        ),
    )),
    ("resume_streak", (
        "(resume|unpause|un-pause|continue|restart|unfreeze) (my |the )?((DIARY|journall?ing|writing) ?)?streak",
        "(end|stop|cancel) the (streak |DIARY )?pause( of my (streak|DIARY))?",
    )),
    ("draft_entry", (
        (
            "(draft|prepare|compose|write up)( me| for me)? (an? |my |the |today's |yesterday's |new )*DIARY( entry)?"
            "( (from|of|for|about|out of) (?P<when>.+?))?"
        ),
        "(draft|prepare|compose) (an? |my |the |today's |new )*entry( (from|of|for|about|out of) (?P<when>.+?))?",
        "(turn|make) (?P<when>today|yesterday|my day|the day|today's (chat|messages)) into (an? |my )?DIARY( entry)?",
        "(write|sum up|summari[sz]e) (?P<when>my day|today|yesterday) (in|into|for|to) my DIARY",
    )),
    ("entry_tier", (
        (
            "(make|mark|set|keep|turn|change) ENTRY?{refs}( back)?( to be| to| as|:)? (?P<tier>private|secret|hidden|"
            "never( shared)?|signals( only)?|only signals|full|open|public|readable)( to| for| from)?"
            "( models| ai| you| the ai| aurum)?( again)?"
        ),
        "(?P<tier>hide|keep) ENTRY?{refs}( private| secret)?( (away )?from (models|ai|you|the ai|aurum|all models))?",
        "(?P<tier>show|open) ENTRY?{refs} to (models|ai|you|the ai|aurum|all models)",
        "(?P<tier>let|allow) (models|ai|you|the ai|aurum)( to)? read ENTRY?{refs}",
        "(share )(only )?(the )?(?P<tier>signals) of ENTRY?{refs}( only)?",
    )),
    ("entry_mood", (
        "(set|change|make|update) (the )?mood (of|in|for) ENTRY?{refs} (to|as) {mood}",
        "(the )?mood (of|in|for) ENTRY?{refs} (is|was) {mood}",
    )),
    ("read_entry", (
        "(SHOW|read|open)( me)? ENTRY?{refs}",
        "what (is|does|did|was|'s) (in |i write in )?ENTRY?{refs}( say)?",
    )),
    ("delete_entry", (
        "(delete|remove|trash|erase|discard|throw away|drop|get rid of) ENTRY?{refs}( from my DIARY)?",
    )),
    ("restore_entry", (
        "(restore|undelete|recover|bring back|get back) ENTRY?{refs}( (from|out of) the (trash|bin))?",
    )),
    ("journal_private", (
        (
            "(make|keep|set) (all )?(my |the |new )*(DIARY|DIARY entries|entries) (?P<tier>private|secret|"
            "signals only|open|full|readable)( by default| from now on| to models| from models)*"
        ),
    )),
    ("journal_per_week", (
        (
            "(i (want|plan|wish|like|intend) to |my goal is to |let me )(write( in my DIARY)?|journal) "
            "(?P<every>every day|daily)"
        ),
        (
            "(i (want|plan|wish|like|intend) to |my goal is to |let me )(write( in my DIARY)?|journal) "
            "(?P<n>\\d|one|once|two|twice|three|four|five|six|seven) ?(times|days|time|day|x)? ?(a|per|each|every) week"
        ),
        "(set )?my (DIARY|journall?ing|streak|writing) goal( is| to| at)? (?P<n>\\d) (days|times) (a|per) week",
    )),
    ("journal_templates", (
        (
            "(SHOW|WHATS|which|what|are there( any)?)( me)?( are)?( my| the| some)? (DIARY|journall?ing) "
            "(templates|prompts)( (are there|do you have|do i have|can i use))?"
        ),
        "(give|suggest)( me)? (some |a few )?(DIARY|journall?ing|writing) prompts",
        "what (should|could|can) i (write|journal) about( today)?",
    )),
    ("start_entry", (
        (
            "(start|begin|do|open|new|write|make|let's do|use)( me)? (an? |my |the |new |today's )*"
            "(?P<template>gratitude|daily reflection|reflection|goal (progress )?review|goal progress|"
            "creative( exploration| writing)?|problem[- ]solving|weekly|monthly|quarterly)( practice| DIARY)?"
            "( entry| review| reflection| template| page)"
        ),
        (
            "(start|begin|do|let's do)( me)? (an? |my |the |new |today's )*(?P<template>gratitude (practice|DIARY)|"
            "daily reflection|creative exploration|(weekly|monthly|quarterly) review|goal progress review)"
        ),
        "prompts for (an? |my |the )*(?P<template>gratitude|daily reflection|(weekly|monthly|quarterly) review)",
    )),
)  # fmt: skip
