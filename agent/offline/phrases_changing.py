"""How people change, finish and delete things, and make pillars, areas and projects."""

CHANGING: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("nothing_sweeping", (
        (
            "(delete|remove|erase|clear|wipe|trash|drop|destroy|purge|reset|get rid of|complete|"
            "finish|close|mark|tick off|clean( up| out)?|reopen)( out)? ((all|every|everything|any|"
            "both|each|the|of|my|our|your|old|open|done|completed|finished|overdue|other|whole|"
            "entire) )*(everything|everyone|all|tasks|to-?dos|items|entries|projects|areas|pillars|"
            "journal|life|data|database|account|list|it all|them all|all of (it|them)|lists|one|"
            "anything|task|stuff|things)( (as )?(done|complete|completed))?( (in|for|under|from|of|"
            "about|with) .+)?"
        ),
        (
            "(all|everything)( of (it|them|my tasks))? (has|have|is|are|was|were)( all)?( been)? (done|completed|"
            "finished|purchased|bought|ticked off|checked off)( .+)?"
        ),
    )),
    ("nameless", ("(MAKE )?AN(new )?(task|to-?do|reminder|pillar|area|project|goal)( please)?",)),
    ("add_as", (
        "MAKE {name} as AN(?P<level>pillar|area|project)( (?P<rest>(in|under|to|of|for|with) .+))?",
        (
            "(make|turn) {name} (into )?an? (new )?(?P<level>pillar|area|project)( (?P<rest>(in|under|"
            "to|of|for) .+))?"
        ),
    )),
    ("add_places", (
        (
            "(MAKE )?((the|these|some|new|two|three|four|five|six|\\d|following|few|a|my|"
            "more) )*LEVELSCALLED {rest}"
        ),
    )),
    ("add_place", (
        "(MAKE |start )ANLEVELCALLED {rest}",
        "(i )?(want|need|have|open|build) ANLEVEL (called|named) {rest}",
        "(a )?new LEVELCALLED {rest}",
        "LEVEL ?: {rest}",
        "LEVEL (called|named) {rest}",
        "let there be ANLEVELCALLED {rest}",
    )),
    ("rename", (
        "(rename|retitle|relabel) (the )?{what} (to|as|into|:) {name}",
        "(change|set|edit|update) (the )?(name|title) of {what} (to|into) {name}",
        "(change|edit|update) {what}('s)? (name|title) to {name}",
        "(rename|retitle) (?P<what>(T|P|A|PL)\\d+|it|that) {name}",
        "call (?P<what>(T|P|A|PL)\\d+|it|that) {name}( instead)?",
        "(?P<what>(T|P|A|PL)\\d+|it|that) (should|shall) be (called|named) {name}",
    )),
    ("no_due", (
        (
            "(remove|clear|delete|drop|cancel|take away|unset|erase) (the )?(due date|deadline|date|"
            "due time|due) (of|from|for|on) {what}"
        ),
        "{what} (has|needs|should have) no (due date|deadline|date)( any ?more)?",
        "(remove|clear|delete|drop) {what}('s)? (due date|deadline)",
        "unschedule {what}",
    )),
    ("waits", (
        (
            "{what} (waits (for|on)|has to wait for|must wait for|should wait for|needs to wait for|"
            "depends on|is blocked by|is blocked on|comes after|is waiting for|can only start after|"
            "goes after|should come after) {after}"
        ),
        "(do|put|move|schedule|place) {what} (only )?after (?P<after>T\\d+|.+? is (done|finished)|task .+)",
        (
            "(make|let|set) {what} (wait for|depend on|to depend on|to wait for|come after|"
            "dependent on) {after}"
        ),
        (
            "(?P<after>.+?) (blocks|is blocking|comes before|must come before|has to come before|"
            "goes before) {what}"
        ),
        "(do |finish )?(?P<after>T\\d+) before (?P<what>T\\d+)",
    )),
    ("reopen", (
        (
            "(re-?open|uncomplete|un-?complete|untick|unmark|uncheck|unfinish|reactivate|resume|"
            "restore) {what}( again)?"
        ),
        "(mark|set|flag) {what} (as |to )?UNDONE( again)?",
        (
            "{what} (is|was|isn't|wasn't) (actually )?(UNDONE|done|complete|finished)( yet| after all|"
            " any ?more| again)"
        ),
        (
            "{what} (isn't|is not|wasn't|was not|is not actually|isn't actually) (done|complete|"
            "completed|finished)( yet| after all)?"
        ),
        "{what} is (open|undone|unfinished|incomplete)( again)?",
        "i (did not|didn't|haven't|have not) (finished?|done?|completed?) {what}( yet| after all)?",
    )),
    ("priority", (
        (
            "(make|set|mark|flag|give|put) (?P<what>(?!(a|an|the priority|priority)\\b).+?) (to |as |"
            "at |a |with |on |the |have )*PRIO( ?-?priority)?"
        ),
        (
            "(set|change|raise|lower|increase|decrease|reduce|bump|update)( up)? (the )?priority (of|"
            "for|on) {what} (to|as|:|=) PRIO( priority)?"
        ),
        "(set|change|raise|lower|update|bump) {what}('s)? priority (to|as|up to|down to) PRIO",
        "(change|set|switch|bump|raise|lower|move) {what}( up| down)? to PRIO( priority)?",
        (
            "(?P<what>T\\d+|it|that|this|that one|(the )?task .+?) (is|has|gets|is now|should be|should have|"
            "needs|must be|now has|:)? ?(a |an |very |really |of |really very )*PRIO( priority)?( now)?"
        ),
        "(?P<up>prioriti[sz]e|bump up|bump|star) {what}",
        "(?P<down>de-?prioriti[sz]e) {what}",
        "(?P<up>raise|increase)( the)? priority (of|for) {what}",
        "(?P<down>lower|decrease|reduce)( the)? priority (of|for) {what}",
        "{what} (has|is|gets|should be|should have) (a |an |very )*PRIO priority( now)?",
    )),
    ("importance", (
        (
            "(set|change|make|put|update|raise|lower)?( the)? ?importance (of|for) {what} (to|is|=|as|"
            ":) ?(?P<n>[1-5])( ?/ ?5| out of (5|five))?"
        ),
        (
            "(set|give|change|make|rate)? ?{what}(('s)?| has| gets| have| an| to| of)* importance( to|"
            " of| is|:)? ?(?P<n>[1-5])( ?/ ?5)?"
        ),
    )),
    ("allocation", (
        (
            "(set|change|update|make)? ?(the )?(time|time allocation|allocation|share) (of|"
            "for) {what} (to|is|=|at|:) ?(?P<n>\\d{1,3}) ?(%|percent)( of my (time|week))?"
        ),
        (
            "(set|change|give|allocate|make|spend) {what} (to|at|get)? ?(?P<n>\\d{1,3}) ?(%|"
            "percent)( of my (time|week))?"
        ),
        (
            "{what} (gets|should get|takes|has|should take|deserves) (?P<n>\\d{1,3}) ?(%|"
            "percent)( of my (time|week))?"
        ),
        "(spend|allocate|give) (?P<n>\\d{1,3}) ?(%|percent)( of my (time|week))? (on|to|for) {what}",
    )),
    ("status", (
        (
            "(?P<in_progress>start|begin|started|i('ve| have)? started|i('m| am) working on|i('m|"
            " am) (starting|doing)|working on|i began) (work on |working on |with )?(?P<what>(T|P)\\d+|"
            "it|(the )?(task|project) .+)"
        ),
        (
            "(?P<what>(T|P)\\d+|it|(the )?(task|project) .+?) is (now )?(?P<in_progress>in progress|"
            "under ?way|started|ongoing|begun)"
        ),
        "(mark|set|put|move) {what} (as |to |in |into )*(?P<in_progress>in progress|started|doing)",
        "(mark|set|put|move) {what} (as |to |in |into )*(?P<review>review|in review|reviewing)",
        "(?P<what>(T|P)\\d+|it) is (now )?(?P<review>in review|under review)",
        (
            "(?P<on_hold>pause|hold|put on hold|freeze|park|suspend) (?P<what>P\\d+|(the )?project .+|"
            ".+? project)"
        ),
        "(put|set|mark|place) (?P<what>.+?) (as )?(?P<on_hold>on hold|paused)",
        "(?P<what>P\\d+|(the )?project .+?|.+? project) is (now )?(?P<on_hold>on hold|paused)",
    )),
    ("notes", (
        "(set|change|update|replace) (the )?(notes?|description) (of|on|for) {what} (to|:|with) {text}",
        "(notes?|description) (on|for|of) (?P<what>(T|P|A|PL)\\d+) ?(:|is) ?{text}",
    )),
    ("due", (
        "(?P<what>T\\d+|P\\d+) ?: ?{when}",
        "{what} (is|are|was|becomes|should be|must be|has to be|gets) (now )?due (on |by |at |until |till |"
        "for )?{when}",
        "(?P<what>T\\d+|P\\d+|it|that|(the )?task .+?) due( on| by| at)?:? {when}",
        (
            "(set|change|make|update|edit|put|move|push|shift|extend) (the )?(due date|deadline|date|due|due time|"
            "due day) (of|for|on) {what} (to|on|as|at|for|:|=) {when}"
        ),
        (
            "(set|change|update|make) {what}('s)? (due date|deadline|due|due on|due by|date) (to |on |"
            "by |for |at )?{when}"
        ),
        "{what} (has|gets|should have|needs) (a |the )?(due date|deadline) (of|on|for) {when}",
        "(the )?(due date|deadline) (of|for|on) {what} (is|:|should be) {when}",
        "(give|set) {what} (a |the )?(due date|deadline) (of|on|for|to) {when}",
        (
            "(?P<what>T\\d+|P\\d+|it) (by|until|till|for|on|should be done by|must be done by|"
            "has to be done by|needs to be done by|is for) {when}"
        ),
        (
            "(do|schedule|plan|finish|complete) (?P<what>T\\d+|P\\d+|it|(the )?task .+?) (by|until|till|"
            "for|on|at)? ?{when}"
        ),
        "(schedule|plan) (?P<what>T\\d+|it) {when}",
    )),
    ("move", (
        (
            "(?P<verb>move|push|snooze|bring|postpone|reschedule|re-schedule|shift|delay|defer|put off|set|change|"
            "bring forward|bump|transfer|drag|switch|file|put|place|assign|advance|push back|relocate|"
            "add)( back| out| forward)? {what}( back| out| over| forward| along)? (?P<prep>to|till|"
            "until|for|by|under|into|in|inside|within|on|onto|from .+? to|below|beneath) {to}"
        ),
        (
            "(?P<verb>move|push|snooze|bring|postpone|reschedule|shift|delay|defer|put off)( back)? (?P<what>T\\d+|"
            "it|that|P\\d+|.+?) (?P<to>today|tomorrow|next .+|tonight|a (day|week|month)|one (day|"
            "week)|(by )?(a|one|two|three|\\d+) (days?|weeks?))"
        ),
        (
            "(?P<what>T\\d+|P\\d+|A\\d+|it|that) (belongs|goes|should go|should be) (in|under|into|to|"
            "inside|in the) {to}"
        ),
        "(set|change) (the )?(project|area|pillar) (of|for) {what} to {to}",
    )),
    ("complete", (
        (
            "(i('m| am|'ve| have) |all |we're )?(finally |just |already |now )*(done|finished|"
            "through) with {what}"
        ),
        "(check|tick|cross|mark) {what} off( (the|my) list)?",
        (
            "(complete|finish|finished|completed|close|close out|check off|tick off|cross off|"
            "mark off|tick|check|resolve|wrap up|accomplish) {what}"
        ),
        "(check|tick|cross|mark) {what} off( (the|my) list)?",
        "(mark|set|flag|put|consider|count) {what} (as |to |is |being )*DONE",
        (
            "(i|we)('ve| have)?( just| already| finally| also)* (done|finished|completed|closed|did|"
            "ticked off|checked off|crossed off|accomplished|wrapped up|got done|"
            "managed) {what}( already| now| today| yesterday| just now)?"
        ),
        "{what} (is|are|was|were|has been|have been|'s) (all |already |now |finally )*DONE( now| already)?",
        "(done|finished|completed|complete|✓|✔|✅|x)( ?:| -)? (?P<what>T\\d+.*|.+)",
        "(?P<what>((T\\d+)[ ,and&+]*)+) (done|✓|✔|✅|complete|completed|finished)",
        "got {what} done",
        "(the |my )?(task|to-?do|item) (done|completed?|finished)( ?:)? {what}",
        "(?P<what>(the|my) .+ (task|item|to-?do|list)|\\w+ list) (just )?(done|completed|finished)",
        "{what} (done|✓|✔|✅)",
        "DONE",
    )),
    ("delete", (
        (
            "(delete|remove|trash|erase|get rid of|scrap|throw away|discard|bin)( the| my| this|"
            " that)? (?P<what>.+?)( from (LIST|my life))?( please)?"
        ),
        "(drop|cancel|kill|forget) (?P<what>(the )?(task )?T\\d+.*|the task .+)",
    )),
)  # fmt: skip
