"""How people ask why, for their day, for their balance, for dates to come; and say how much strength they have."""

PLANS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("why_ref", (
        (
            "(why|how come|what makes|(what('s| is|'re) )?the reasons?( that| why)?|explain why|what do you "
            "base) .*\\bT\\d+\\b.*"
        ),
        "why's .*\\bT\\d+\\b.*",
        "(how|what|can|could) (can|could|do|would|should|must|has|have|needs|i|we|you) .*\\bT\\d+\\b.* TOP",
        "(make|get|bring|put|bump|push|move|lift|rank) (?P<ref>T\\d+) TOP",
    )),
    ("before", (
        (
            "why( is| are| does| should)?( come| rank| stand| be)? ?(?P<of>.+?) "
            "((ranked|rated|placed|scored|sorted|come|"
            "comes) )?(before|ahead of|above|over|higher than|in front of|prior to|(more|less) (important|urgent)"
            " than|first and not|instead of|rather than|and not) {over}"
        ),
        "what puts {of} (before|ahead of|above|over|in front of) {over}",
        "(compare|how does) {of} (compare )?(with|to|and|against) (?P<over>T\\d+)( compare| rank)?",
    )),
    ("why_not", (
        "why(('s| is| are| does| do| should)? (?P<of>.+?) (not|isn't|aren't)|( isn't| is not| aren't| are not| not)) "
        "(?P<of2>.+? )?(?P<place>(come |be |being |at |on |the |my |ranked |rated |listed "
        ")*(first|next|top|number one|#1|"
        "highest|higher|higher up|top priority|most important|recommended))( (now|today|then|up|thing|task|one))*",
        "why not (do |start with |begin with )?(?P<of>(task )?T\\d+|it|that|that one)( first| then| instead| now)?",
        "why (isn't|is not) (?P<of>(task )?T\\d+)( (up )?(there|higher|on it|on the list|listed|ranked))?",
        "(how come|what keeps) {of} (isn't|is not|from being) (first|next|on top|at the top|higher)",
    )),
    ("to_top", (
        (
            "what (would|could|will|can|might|does it take to|do i (need|have) to do (to|so that)|must happen "
            "to|has to"
            " change to|needs to change to|should i (do|change) to|would it take to|needs to happen to|would have to"
            " happen to) (put|make|bring|get|move|push|lift|take|have) {of} TOP"
        ),
        (
            "what (would (have|need) to|has to|must|needs to|should) (change|happen|be different|be done) "
            "(for|so that|"
            "before|until) {of} (to )?(be|is|become|becomes|come|comes|get|gets)? ?TOP"
        ),
        (
            "how (do|can|could|would|should|might) (i|we|you) (best )?(get|put|make|bring|move|push|lift) {of} TOP"
        ),
        "how (can|could|would|does|will|might) {of} (ever )?(be|become|come|get|gets|move|rise|climb|go) TOP",
        "when (would|will|does) (?P<of>(task )?T\\d+|it|that) (be|become|come|get) TOP",
        "what does {of} (need|take) (to be|to come|to get|to become) TOP",
    )),
    ("rank_goals", (
        "(which|what) GOALS (is|are) (the )?most (neglected|behind|in need( of (attention|work))?)NOW",
        "where should my (attention|focus|energy|effort) goNOW",
        (
            "(which|what)( one)?( of)?( my| the)? GOALS (deserves?|needs?|wants|should get|gets|requires?|could "
            "use|has"
            " earned|calls for|is asking for)( my| the| some| more| your)*( most| best)*( of my)? "
            "(attention|focus|time|"
            "work|love|care|a push)( the most| most| first| next|NOW)*"
        ),
        (
            "(which|what)( one)?( of)?( my| the)? GOALS (is|are|comes?|should come|goes|matters|counts?|ranks?)( the)?"
            " ?(first|next|on top|most|most important|most urgent|top|top priority|highest|the priority)NOW"
        ),
        (
            "(which|what) GOALS (should|shall|do|must|ought) i (to )?(work on|focus on|start with|begin with|tackle|"
            "attend to|take care of|push|prioriti[sz]e|look after|pick)( the most| most| first| next|NOW)*"
        ),
        (
            "(rank|prioriti[sz]e|score|order|sort)( all)?( of)?( my| the)?( open| active)? (?P<many>projects|areas|"
            "pillars|goals)( by (importance|priority|score|urgency|attention|what matters))?( for me)?NOW"
        ),
        (
            "(SHOW )?(the |a |my )?(ranking|order|scores?|priorit(y|ies)) (of|for|among) (all )?(my |the )?"
            "(?P<many>projects|areas|pillars|goals)"
        ),
        (
            "(SHOW )?(WHATS )?(me )?(my |the )?(top|most important|most urgent|highest) (NUMBER )?(?P<many>projects|"
            "areas|pillars|goals|project|area|pillar|goal)NOW"
        ),
        "how do my (?P<many>projects|areas|pillars|goals) (rank|compare|score)NOW",
    )),
    ("plan_day", (
        (
            "(help me (to )?)?(?P<verb>plan|organi[sz]e|structure|arrange|schedule|map out|lay "
            "out|time-?box|block out)("
            " out)? (?P<day>(my|the|this|our) (whole |full |entire |work "
            ")?(day|morning|afternoon|evening|today|workday|"
            "working day|time))(?P<tail>([ ,].*)?)"
        ),
        "(help me (to )?)?(?P<verb>plan)( out)?( for)? (?P<day>today|tomorrow|tonight|this "
        "(morning|afternoon|evening))"
        "(?P<tail>([ ,].*)?)",
        "(help me (to )?)?(?P<verb>plan|re-?plan)( out)?(?P<tail> .+)",
        (
            "(make|give|build|draw up|suggest|show|create|write)( me)? (a|the|my) (day "
            "?)?(plan|schedule|timetable) (for"
            " )?(?P<day>today|tomorrow|(my|the) day|this (morning|afternoon|evening))(?P<tail>([ ,].*)?)"
        ),
        "(make|build|draw up|suggest)( me)? a (?P<day>day|daily) ?plan(?P<tail>([ ,].*)?)",
        "make( me)? a plan",
        "re-?plan( my day| today| it)?(?P<tail>([ ,].*)?)",
        (
            "how (should|shall|could|can|do|would) i (best )?(spend|use|fill|structure|organi[sz]e|plan) "
            "(?P<day>my day|"
            "my time|today|tomorrow|the day|this (morning|afternoon|evening)|the rest of (the|my) "
            "day)(?P<tail>([ ,].*)?)"
        ),
        "what should (?P<day>my day|today|tomorrow) look like(?P<tail>([ ,].*)?)",
    )),
    ("spare_time", (
        (
            "(i('ve| have)?( only)?( got| only have)?|we have|there('s| is| are)|i'm free for|i am free for)( only| "
            "just| about|"
            " around| another| roughly)* (?P<length>LENGTH)( of)?( free| left| spare| time| to work| to spare| now|"
            " today| to kill| until .+| before .+| right now| to fill| this "
            "(morning|afternoon|evening))*(?P<tail>( (and|"
            "with|but) .+| of .+)?)(,? (so )?(what|which|where|how) (should|could|can|shall|do|would|task|tasks) .+)?"
        ),
        (
            "(what|which tasks?) (should|could|can|shall|do) i (do|get done|work on|finish|manage|start|tackle|fit in)"
            "( in| with| within| for)( my| the| these| those| only| just| about| next)* (?P<length>LENGTH)( "
            "free| left|"
            " now| today| of time| of free time)*(?P<tail>)"
        ),
        "(plan|fill|use) (my |the |these )?(next )?(?P<length>LENGTH)( for me)?(?P<tail>([ ,].*)?)",
    )),
    ("take_plan", (
        "(accept|take|use|choose|pick|go with) (plan|option|number) (?P<which>1|2|one|two|a|b)(?P<rest>( and .+)?)",
        (
            "(accept|take|use|apply|confirm|adopt|keep|save|book|i('ll| will) (take|use|accept)|go with|let's "
            "(go with|"
            "do|take)|do|follow)( on)? (the|that|this|my|your|it)? ?((?P<which>first|second|1st|2nd|other|easy|easier|"
            "easiest|light|lighter|ease|gentle|impact|important|harder|hard|best|high[- ]impact|most "
            "important|1|2|one|"
            "two) )?(plan|option|one|timetable|schedule|day plan|version|variant)(?P<rest>( and .+)?)"
        ),
        (
            "(accept|take|use|choose|pick|go with|i('ll| will) take|let's (do|take|go with)) (the "
            ")?(?P<which>first|second|"
            "1st|2nd|other|easy|easier|easiest|light|lighter|ease|gentle|impact|important|harder|hard|high[- ]impact)"
            "( one| option| plan| way)?(?P<rest>( and .+)?)"
        ),
        "(accept|take|apply|confirm|book) (it|that|this)(?P<rest>( and .+)?)",
        "(the )?(?P<which>first|second|easy|easier|impact|other) (plan|option|one)(?P<rest>)",
        "(set|block) (it|that|this|the time|my time) (aside|out|off)(?P<rest>)",
        "put (it|that|this|the plan) (in|into|on) my (day|calendar|schedule)(?P<rest>)",
    )),
    ("list_blocks", (
        "what('s| is| are) (set aside|blocked( out| off)?)(?P<tail>( for| on)? (today|tomorrow|my day|\\w+day))",
        (
            "(what|which (tasks|blocks|hours|times?)|how much time) (did|have|had) i (set aside|set "
            "out|blocked?( out| off)?"
            "|block( out| off)?|time-?blocked|reserved?( time)?)(?P<tail>( for| on)?( .*)?)"
        ),
        "(SHOW |WHATS )?(me )?(all |my |the )+(time[- ]?)?blocks(?P<tail>( for| of| on| from| in)?( .*)?)",
        "(SHOW |WHATS )(me )?(?P<tail>today|tomorrow|yesterday)('s|s) (time[- ]?)?blocks",
        "(do i have|are there|have i got) (any )?(time[- ]?)?blocks(?P<tail>( for| on)?( .*)?)",
        "what (time|times) (is|are) (set aside|blocked( out| off)?)(?P<tail>( for| on)?( .*)?)",
        (
            "(SHOW |WHATS )(me )?(the |my )?(accepted plan|day plan|plan i (accepted|took|chose))(?P<tail>( for| "
            "of)?( .*)?)"
        ),
    )),
    ("remove_blocks", (
        (
            "(clear|remove|delete|drop|discard|throw away|wipe|scrap|forget|empty|get rid of)( out)? ((all|my|the|of|"
            "those|these) )*(day ?plan|plan|time[- ]?blocks|blocks|blocked time)(?P<tail>( for| of| on| from)?( .*)?)"
        ),
        "(cancel|undo) (my|the) (day ?plan|plan|time[- ]?blocks|blocks)(?P<tail> (for|of|on) .*)",
        "(clear|remove|delete|drop|cancel|scrap|forget) (?P<tail>today|tomorrow)('s|s) (plan|blocks|time[- ]?blocks)",
        "(set nothing aside|free my (day|time) again|unblock my (day|time))(?P<tail>( for| on)?( .*)?)",
    )),
    ("alignment", (
        "how('s| is| was) my time (distributed|divided|split|spread)(?P<tail>( .*)?)",
        "how am i doing (on|with) (my )?balance(?P<tail>( .*)?)",
        "where (all )?my (time|hours|effort) (goes|went|go|is going)(?P<tail>( .*)?)",
        "(my )?time (by|per) pillar(?P<tail>( .*)?)",
        (
            "how (well |much )?(balanced|aligned|in balance|off balance|out of "
            "balance|unbalanced|lopsided|one-sided) (am"
            " i|is my (life|week|month|time|work|days?)|are (my )?(pillars|days|weeks)|was (i|my (week|month)))"
            "(?P<tail>( .*)?)"
        ),
        (
            "(am i|is my (life|week|month|time)|was i) (still |really |well |too )?(balanced|in "
            "balance|aligned|on balance"
            "|off balance|out of balance|unbalanced|living (in line|by|according) .*(pillars|values|priorities|goals))"
            "(?P<tail>( .*)?)"
        ),
        (
            "where (does|did|do|has|is|was) (all )?(of )?my (time|effort|hours|days|week) (go|gone|went|going)( to)?"
            "(?P<tail>( .*)?)"
        ),
        (
            "(what|where|which pillars?|on what) (did|do|have|am) i (spend|spent|spending|put|putting) (all "
            "|most of )?my "
            "(time|hours|effort|week)( on| in| into)?(?P<tail>( .*)?)"
        ),
        "how (did|do|have) i (spend|spent|divide|divided|split) my (time|hours|week|month)(?P<tail>( .*)?)",
        (
            "(SHOW )?(WHATS )?(me )?(the |my |our )*(alignment|balance (of|between|across|over) (my "
            ")?(life|pillars)|life "
            "balance|(pillar|time) (balance|distribution|split|shares)|work[- ]?life[- ]balance)( score| "
            "analysis| report|"
            " chart)?(?P<tail>( .*)?)"
        ),
        "how('s| is| was) my (alignment|(life|work[- ]?life|pillar) balance)(?P<tail>( .*)?)",
        "(which|what) (pillars?|areas?|part of my life) (am i|have i|is|are|do i|did i)( being)? "
        "(neglect(ing|ed)?|starv(ing|ed)|"
        "(too|falling) (short|behind)|ignor(ing|ed)?|overfed|getting too (little|much)( time)?)(?P<tail>( .*)?)",
        "(what|who) am i neglecting(?P<tail>( .*)?)",
        "do i (live|spend my time|work) (in line with|according to|by) my (pillars|plans|priorities)(?P<tail>( .*)?)",
    )),
    ("forecast", (
        "how (far (along )?|close to done |nearly done )is {of}( to (done|the end|finished))?",
        "how many (more )?(days|weeks) (until|till|before|to) {of} is (done|finished|complete|ready)",
        "when (will|is|does|would|could|can) {of} (be |likely |probably |get |going to be |expected to be "
        ")*(done|finished|"
        "complete|completed|ready|over|through)( (then|at this (rate|pace)|if i go on like this))?",
        (
            "when (will|do|can|might|would|am|should|could) (i|we) (going to |likely |expect to |probably "
            ")*(finish|be done with"
            "|complete|be through with|get through|be finished with|get done with|get) {of}( done| finished)?( "
            "at this "
            "(rate|pace))?"
        ),
        "(SHOW |give me |WHATS )?(me )?(a |the |my )?(forecast|prediction|eta|projection|outlook|finish "
        "date|completion date)"
        " (for|of|on) {of}",
        "(forecast|predict) (the end of |when .+ will be done: )?{of}",
        (
            "(will|is|can|could) {of} (be |going to be |get |still be "
            ")?(done|finished|complete|completed|ready|make it)( in"
            " time| on time| by (then|the (deadline|due date)|its (deadline|due date)|(?P<day>.+)))"
        ),
        (
            "(will|can|do|am) (i|we) (still |going to )?(finish|make|complete|get|be done with) {of}( done| "
            "finished)? (in time|on"
            " time|before (the|its) (deadline|due date)|by (the|its) (deadline|due date))"
        ),
        "how (long|many (more )?(days|weeks)) (will|does|is|until|till|before) {of} (still |be |going to |to "
        ")*(take|need|last|"
        "done|finished|left)( to (finish|complete))?",
        "(is|are) {of} (still )?(on (track|time|schedule|course)|late|behind|behind schedule|ahead of schedule)",
        "am i (still )?(on (track|time|schedule|course)|late|behind) (with|for|on) {of}",
        (
            "(how (likely|probable) (is|are) (it (that )?)?|what are the (chances|odds) (that|of|for) |what('s| "
            "is) the "
            "(chance|probability) (that|of) ){of}( is| will be| to be| being| gets| be)? "
            "(done|finished|ready|complete|"
            "completed|made)( in time| on time| by .+)?"
        ),
    )),
    ("check_in", (
        "(check|checking)[ -]?in",
        "(i want|i'd like|let me|start|do) (to )?(a |my )?(daily |morning |evening )?check[ -]?in",
        "(daily|morning|evening) check[ -]?in",
    )),
    ("checked_in", (
        "(check|checking)[ -]?in( today| now)?( with)?[:,]? {text}",
        "(my )?(mood|energy)( level)?( today| now| right now)?( is|'s|:| =)( at| rather| quite| pretty| a bit| "
        "really| "
        "only)*:? (?P<text>.+)",
        "(?P<text>(my )?(mood|energy)( level)? (?!bill|drink|bar|use|usage|provider|supplier|cost|price)\\w+( \\w+)?)",
        (
            "(log|record|note|set|change|update|enter|put) (down )?(my )?(?P<kind>mood|energy)( level)?( as|:| "
            "is| to| at)? {text}"
        ),
        "i have (?P<text>(no|(very )?(little|low|high)|a lot of|lots of|plenty of|hardly any|so much|not much) "
        "energy)NOW"
        "( left| right now| at all)*",
        (
            "(?P<text>((very |so )?(low|high|no|little) energy|low on energy|full of energy|out of energy))NOW( "
            "for me| "
            "right now)*"
        ),
    )),
    ("worn", (
        "(today |right now |honestly |ugh |man |wow |ok )*(?P<text>FEELING (MUCH )*(STRENGTH)(,? (and|but|yet) "
        "(MUCH )*(\\w+))?)"
        "( today| now| right now| tonight| this (morning|afternoon|evening)| at the moment| already| again)*",
        "(?P<text>(i am|i'm|i feel) (running )?(low on|out of|full of|bursting with) (energy|strength))NOW",
        "(?P<text>(so|very|really|dead|just) (tired|exhausted|drained|sleepy))NOW",
        "(?P<text>i have no energy|i have (a )?(lot|lots) of energy)( left)?NOW",
    )),
    ("list_checkins", (
        "(SHOW )?(me )?(all |my |the |last |latest |recent |NUMBER )*check[ -]?ins(?P<tail>( .*)?)",
        "how (did|have|do) i (feel|felt|been feeling|been|usually feel)( (lately|recently|this week|last "
        "week|yesterday|these"
        " days|over .+))+",
        "(what|how) (was|were|has been) my (mood|energy)( levels?| and (mood|energy))?( (lately|recently|this "
        "week|last "
        "week|yesterday|today|these days|been|over .+))*",
        "how('s| is| has) my (mood|energy)( and (mood|energy))? (lately|recently|this week|these days|been( .*)?)",
    )),
)  # fmt: skip

PLAN_WORDS: dict[str, str] = {
    "TOP": (
        "(to be |to become |to come |to get )?((up )?(to|at|on|into) (the )?(very )?(top|first place|front)( of "
        "(the|my)"
        " (list|day|ranking))?|first|number one|#1|the (first|top|next)( one| thing| task)?|my (top|first|next)( "
        "priority|"
        " task| thing)?|highest|top priority|next|the (top|highest) priority|(up|higher)( up)?( on| in)? "
        "(the|my) (list|"
        "ranking))"
    ),
    "GOALS": "(?P<level>projects?|areas?|pillars?|goals?)( of (mine|my life))?",
    "LENGTH": (
        "(\\d+([.,]\\d+)?|an?|one|two|three|four|five|six|seven|eight|half an|one and a half|two and a half|a "
        "couple of|"
        "a few)( and a half)? ?(hours?|hrs?|h|minutes?|mins?|min)( and \\d+ ?(minutes?|mins?|min)| \\d+ "
        "?(minutes?|mins?|min)| "
        "and a half)?"
    ),
    "FEELING": "(i feel|i'm feeling|i am feeling|i'm|i am|feeling|i've been feeling|i feel like i'm)",
    "MUCH": (
        "(so|very|really|quite|rather|pretty|a bit|a "
        "little|totally|completely|super|extremely|utterly|just|too|kind of|"
        "already|still|full of|bursting with|fully|low on|out of|a lot more)"
    ),
    "STRENGTH": (
        "tired|exhausted|drained|sleepy|sluggish|fatigued|weary|worn out|wiped out|burnt out|burned "
        "out|beat|shattered|"
        "energetic|energi[sz]ed|full of energy|wide awake|pumped|refreshed|well[- ]rested|rested|low energy|high "
        "energy|"
        "energyless|knackered|spent|fresh|awake|strong|weak"
    ),
}
"""What the upper-case words of these phrases stand for, beside those of all phrases."""
