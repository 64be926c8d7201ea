"""How people begin, answer and change check-ins, and ask for the review of a week."""

CHECK = "(check[ -]?in|check[ -]?up)"
KIND = "(?P<kind>morning|evening|weekly|daily)"
CHANGE = "(change|set|correct|fix|update|make|edit)"
PAST = "(?P<day>yesterday|last night|the day before yesterday|(last |on )?(mon|tues|wednes|thurs|fri|satur|sun)day)"

ROUNDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("skip_checkin", (
        (
            f"(skip|cancel|stop|end|drop|dismiss|forget about) (the |my |this |today's )?({KIND} )?{CHECK}"
            "( today| for today)?"
        ),
    )),
    ("start_checkin", (
        (
            f"(start|begin|do|open|have|run|show|let's do|let's start)( me)? (the |my |a |an |today's |this )?({KIND} )"
            f"{CHECK}( now| please)?"
        ),
        f"(my |the )?(?P<kind>morning|evening|weekly) {CHECK}( now| please)?",
        (
            "(go on|continue|carry on|proceed|resume|go ahead|pick up|back)( with| to)? (the |my |our )?"
            f"({KIND} )?{CHECK}"
        ),
        f"where (were|are) we (in|with) (the |my |our )({KIND} )?{CHECK}",
    )),
    ("weekly_review", (
        (
            "(SHOW |give me )?(me )?(the |my |this week's |last week's )?week(ly|'s)? review"
            "( now)?"
        ),
        "(SHOW )?(me )?(the |a |my )?review of (my|the|this|last|the past|the last) week",
        "how (was|did|has) my week( go| been| gone)?( so far)?",
        "(the |my )?week in review",
    )),
    ("change_answer", (
        (
            f"{CHANGE} (the |my )?(?P<what>mood|energy)( level)? (of|for|from|on) {PAST}"
            "( evening| morning)? (to|as|into|:) {text}"
        ),
        f"{CHANGE} {PAST}('s|s)? (?P<what>mood|energy)( level)? (to|as|into|:) {{text}}",
        f"my (?P<what>mood|energy)( level)? (of |for |on )?{PAST}( evening)? (was|is) {{text}}",
    )),
)  # fmt: skip
