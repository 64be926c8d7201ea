"""How people ask for what they said or wrote once."""

SAY = (
    "(write|written|say|said|tell|told|note|noted|mention|mentioned|think|thought|complain|complained)( to)?( you)?"
    "( down)?"
)
SAID = "i (ever )?(said|wrote|told you|noted|mentioned|thought)"

RECALLS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("recall", (
        f"what (did|have|had) i (ever )?{SAY}( in my (?P<where>journal|diary))? (about|of) (?P<what>.+)",
        (
            "(?P<when>when) did i (last |first |ever )?(talk|speak|write|say|mention|tell|note|complain|think)( to)?"
            "( you)?( something| anything)? (about|of) (?P<what>.+)"
        ),
        f"(did|have) i (ever )?{SAY}( something| anything)?( about)? (?P<what>.+?)( before)?",
        f"(recall|find|look up|show( me)?) (what|everything|all( that)?|anything)( that)? {SAID} (about )?(?P<what>.+)",
        f"(recall|remind me (of|about)) what {SAID} (about )?(?P<what>.+)",
    )),
)  # fmt: skip
