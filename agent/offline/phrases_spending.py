"""How people ask what the hosted model has cost them. Money that is spent otherwise is none of ours."""

SPENDING: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("spending", (
        "(what|how much)( money)? (did|do|does|have|has|will|would|are|is) (YOU|MODEL) (cost(ing)?|charged?)"
        "( me| us)?SOFAR",
        "(what|how much)( money)? (YOU|MODEL) (have |has |did |do |does )?costs?( me| us)?SOFAR",
        "WHATS (the |your |my )*(cost|price|bill|spending)s? (of|for|from|on) (YOU|MODEL)SOFAR",
        "(SHOW )?(me )?(WHATS )?(your|aurum's|gemini's) (costs?|bill|price|spending|token usage)SOFAR",
        "how (expensive|dear|costly) (are|is|were|was|have|has) (YOU|MODEL)( been)?SOFAR",
        "are you (expensive|free|costly)( to use)?",
        "do (YOU|MODEL) cost( me)? (anything|money|something)SOFAR",
        "(what|how much)( money)? ((did|do|have|has) )?(i|we|you|it) ((did|have|has) )?(spend|spent|pay|paid) "
        "(on|for) (YOU|MODEL)SOFAR",
        "how (many|much) (of the |of my )?(tokens|model calls|calls (of|to) MODEL) (did|do|have|has|were|are) "
        "?(you|i|we)? ?(use|used|spend|spent|make|made|burn|burned|need|needed)SOFAR",
        "(SHOW )?(me )?(WHATS )?(the |my |your )*(model|ai|llm|gemini|token|tokens|api) "
        "(costs?|spending|usage|budgets?|limits?|quotas?|bill|allowance)( left)?SOFAR",
        "how much (of )?(the |my |your )*(model|ai|llm|gemini|token) (budget|limit|quota|allowance) "
        "(is |do i have |have i |did i )?(left|used( up)?|gone|remains|remaining)SOFAR",
        "how many (tokens|model calls) (are|do i have|have i|is) (still )?(left|remaining)SOFAR",
        "(SHOW )(me )?(the )?(spending|costs)SOFAR",
        "spendingSOFAR",
    )),
)  # fmt: skip

SPENDING_WORDS: dict[str, str] = {
    "YOU": "(you|u|aurum|this (app|assistant|program)|talking to you|using you)",
    "MODEL": "((the |this |my |that )?((hosted |big |online |paid |language )*(model|ai)|llm|gemini)s?( calls)?)",
    "SOFAR": (
        "( so far| until now| up to now| today| this month| now| right now| at the moment| yet| altogether| in total"
        "| already)*"
    ),
}
"""What the upper-case words of these phrases stand for, beside those of all phrases."""
