"""How people add tasks, name goals, say where they belong and what comes first."""

ADDING: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("add_tasks", (
        (
            "(MAKE |put |enter )((the|these|those|following|some|my|new|two|three|four|five|six|seven|"
            "\\d+|few|a|couple|of|more|as|down) )*TASKS( (?P<header>(in|under|for|to|due|by|"
            "on) [^:]+?))? ?[:\\n-] ?{lines}"
        ),
        (
            "(MAKE )((the|these|those|following|some|my|new|two|three|four|five|six|seven|\\d+|few|a|"
            "couple|of) )*TASKS( to| for)? {lines}"
        ),
        (
            "((my|new|the|some|more) )*(tasks|to-?dos|steps|next steps|first steps|"
            "action items)( (are|for (?P<header>[^:]+)))?:\\s*{lines}"
        ),
        "(add|create)( the| these)?( following)?( (?P<header>(to|in|under|for) [^:]+))? ?:\\n{lines}",
        "the (first |next )?steps are {lines}",
    )),
    ("add_task", (
        (
            "(MAKE |put |enter |note |save |log |record |capture |jot |schedule |i (need|want) )(down )?(an? |the |"
            "another |one more |my |this |new |quick |also )*((?P<prio>(high|low|medium|"
            "top)[- ]?priority|urgent|important) )?ONE_TASK( (?P<header>(in|under|for|to|with|due|by|"
            "on|at)( (?!\\S*:).+?)?))? ?: ?{line}"
        ),
        (
            "(MAKE |put |enter |note |save |log |record |capture |jot |schedule |i (need|want) )(down )?(an? |the |"
            "another |one more |my |this |new |quick |also )*((?P<prio>(high|low|medium|"
            "top)[- ]?priority|urgent|important) )?ONE_TASK( called| named| titled| to| for me to|"
            " that says| saying| -| which says| about| with the title| for)? {line}"
        ),
        (
            "(a )?new ((?P<prio>(high|low|medium|top)[- ]?priority|urgent|"
            "important) )?ONE_TASK( called| named| to| about)? ?:? ?{line}"
        ),
        "(add|create)( (?P<header>(to|in|under|for) [^:]+?)) ?: {line}",
        "(add|put|write|get|note|stick) {line} (to|on|in|into|onto) LIST( (?P<header>(for|by|on|in|under|due|at) .+))?",
        (
            "(to-?do|to do|task|reminder|errand|note to self|quick add|capture|inbox|"
            "remember)( (?P<header>(for|in|under) [^:]+?))? ?[:-] ?{line}"
        ),
        "task (called |named )?{line}",
        "remind me( again)?( to| about| of| that i (need|have|must|should)( to)?)? ?:? {line}",
        "remind me (?P<header>.+?) (to|about|of|that i (need|have|must|should)( to)?) {line}",
        "(set|create|add) (me )?a reminder( (?P<header>.+?))? (to|about|for) {line}",
        "(don't|do not|never|dont)( let me)? forget( that i (need|have|must) to| to| about| the|:)? {line}",
        "(make sure|ensure)( that)? i (don't forget to |remember to |do not forget to )?{line}",
        (
            "(help me |let me |i (need|want|have|must) to |i must )?remember( that i (need|have|"
            "must) to| to| about|:) {line}"
        ),
        "i (mustn't|must not|can't|shouldn't|don't want to|do not want to) forget( to| about)? {line}",
        "note to self:? {line}", "(make|take) a (note|memo)( to| that i (need|have|must) to|:) {line}",
            "(jot|note|write) (this )?down: ?{line}",
        "(add|create|capture|jot down|note down|write down) (to )?{line}",
        "(\\+|\\[ ?\\]) ?{line}",
    )),
    ("need", (
        (
            "i (really |still |also |definitely |just |absolutely |urgently )*(need to|have to|must|"
            "should|gotta|got to|ought to|have got to|'ve got to|shall|will have to|still have to|"
            "still need to|am supposed to) (also |really |still |finally |urgently )*{line}"
        ),
        "i('ve| have) (got )?to {line}",
        "i (have )?promised( [\\w']+){0,3} (to|that i('d| would)) {line}",
        "(we|i) (really )?need to {line}",
    )),
)  # fmt: skip

GOAL: tuple[str, ...] = (
    (
        "i( would|'d)? ?(really |also |finally |always |just |eventually |definitely )*(want|like|"
        "love|plan|intend|hope|aim|wish|dream|have decided|decided|'ve decided|am planning|am going|"
        "am hoping|am aiming|'m planning|'m going|'m hoping|'m aiming|am training|'m training|"
        "am determined|wanna|am preparing|'m preparing)( to| of| on| for)? {goal}"
    ),
    "i('m| am) (planning|going|hoping|aiming|determined|training|preparing)( to| on| for) {goal}",
    (
        "(?P<sure>(one of )?my|a|the|our) (new |next |big |main |biggest |long-term |other )*(goals?|"
        "dream|aim|ambition|resolution|objective|mission|new year's resolution)( for .*?)?( is|:|"
        " -)( to)? {goal}"
    ),
    "(?P<sure>(new |my |big )*goal)( ?:| -)( to)? {goal}",
    "(?P<sure>i have a (new )?goal)[:,]?( to| of)? {goal}",
    "(?P<sure>(set|add|create)( me)? (a |the |new |my )*goal)( to| of| called| named| for)?:? {goal}",
    "(?P<sure>help me)( to)? (?P<goal>(achieve|reach|get|become|learn|lose|run|save|build|train) .+)",
    "(?P<sure>i('m| am)) (training|preparing) for {goal}",
)

PLACE: tuple[str, ...] = (
    (
        "(put|file|place|add|keep|store|move|have|organi[sz]e|list|group) (it|that|this|them|"
        "all of (it|this|that)|the (project|goal|whole thing|thing)|everything) (all )?(under|in|into|"
        "to|inside|within|below|with) (the |my )?{place}"
    ),
    (
        "(it|that|this|this one|the (project|goal)) (belongs|goes|should go|is part|should be|fits|is|"
        "falls)( filed| best| probably)* (to|in|into|under|of|with|inside) (the |my )?{place}"
    ),
    "(all )?(under|in|within|inside|for) (the |my )?{place}( please)?",
    "(pillar|area) ?(:|is|should be) ?{place}",
    (
        "(it's|it is|that's|that is|this is) (for|about|part of|under|in|a) (the |my )?{place}( (thing|goal|project|"
        "matter))?"
    ),
)

STEPS: tuple[str, ...] = (
    (
        "(the |my )?(very )?first( of all|ly| up| off)?( thing| step| task| action| to-?do| steps|"
        " things)?( to do| there| here| for (that|this|it))?( is| will be| would be| are)?( ?:| -|"
        ",)? ?(to )?{line}"
    ),
    (
        "(let's |let me |i'll |i will |we |i )?(start|begin|kick off|starting|beginning)( off|"
        " out)?( with|:| by)( ?:)? {line}"
    ),
    "(to (start|begin)( with)?|for a start|for starters|as a (first|next) step|initially)[,:]? ?{line}",
    (
        "(the |my )?(next|second|third|fourth|fifth|last|final|another)( thing| step| task| one|"
        " action)( to do)?( is| will be| would be)?( ?:| -|,)?( to)? {line}"
    ),
    "step ?(\\d+|one|two|three|four|five)( is)?[:.),-]? ?(to )?{line}",
    (
        "(?P<wait>and then|then|after that|after this|afterwards|next|finally|lastly|once (that|"
        "this)('s| is) done)( ?:|,| -)?( to| i (need|want|have) to| i'll)? {line}"
    ),
    "(secondly|thirdly|second|third)( ?:|,)?( to)? {line}",
)
