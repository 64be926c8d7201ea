"""How people greet, ask, look things up, and say how they feel."""

ASKING: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("hello", (
        "(hi|hello|hey|hiya|howdy|greetings|yo|moin|servus)( there| aurum| everyone| again)*",
        "good (morning|afternoon|evening|day)( aurum| to you)?",
        "(how are you|how's it going|how do you do)( doing)?( today)?",
        "what's up",
        "are you there",
        "nice to meet you",
    )),
    ("thanks", (
        (
            "(thanks|thank you|thx|ty|cheers|much appreciated)( a lot| so much| very much| aurum|"
            " again| for .*)*"
        ),
    )),
    ("fine", (
        (
            "(great|perfect|nice|cool|awesome|good|excellent|wonderful|lovely|well done|ok|okay|"
            "alright|all right|fine|got it|good job|great job|super|brilliant|amazing|i see|"
            "understood|sounds good)( thanks| thank you)?"
        ),
        "you('re| are) (the best|great|awesome)",
    )),
    ("bye", (
        (
            "(good ?bye|bye|bye bye|see you|see ya|good ?night|later|talk later|ciao|that's (all|"
            "it)( for (now|today))?)( later| soon| aurum| tomorrow)*"
        ),
    )),
    ("cancel", (
        "(never ?mind|forget it|forget about it|cancel|no|nope|no thanks|nothing|stop|skip it|leave it)",
    )),
    ("help", (
        (
            "(help|help me|help please|commands|usage|manual|instructions|capabilities|features|"
            "options|menu|\\?+)"
        ),
        "what (can|do|could) (you|i|this|it) (do|say|ask|ask you|help( me)? with|type|use)( here| for me)?",
        "what are (you able to do|your (capabilities|features|commands))",
        (
            "how (does|do) (this|it|you|aurum|i) (work|start|begin|use (this|it|you|aurum)|add .*|"
            "create .*|make .*|delete .*|complete .*|undo.*|change .*|journal.*)"
        ),
        "(who|what) are you",
        "what is (this|aurum)",
        "show me (what you can do|the commands|help)",
        "i need help( with (this|aurum))?",
        "can you help( me)?",
        "tell me (about yourself|what you can do)",
    )),
    ("undo", (
        (
            "undo( (that|this|it|all that|all of (that|it)|everything (you )?just (did|done)|the last|"
            "(the|my|your) last (one|thing|change|action|step|operation|message|command|edit)|"
            "what you (just )?did|that last .*))?( again)?"
        ),
        "(take|roll|turn) (that|it|this|everything|the last .*) back",
        "take back (that|it|the last .*|what you did)",
        "(revert|reverse)( (that|it|this|the last .*|my last .*))?",
        "(that|this|it) was (a mistake|wrong|an accident|not what i (meant|wanted))( undo( (it|that))?)?",
        "bring (it|that|them) back",
    )),
    ("insights", (
        (
            "(SHOW )?((any|the|my|all|some|latest|new|recent|your|are there any|do you have any|"
            "got any|give me some) )*(insights?|observations?|patterns?|blackboard)( for me|"
            " about (me|my .*)|NOW)*( do you (have|see))?"
        ),
        (
            "what (have|do|did|can) you (notice|noticed|observe|observed|see|seen|learned|found out|"
            "find out|spot|spotted|conclude)( about (me|my .*)| so far| lately| in my .*| recently)*"
        ),
        "(WHATS|anything)( new)? on the blackboard",
        "WHATS (the|your|my) (insights?|observations?|conclusions?)",
        "what insights (do you have|are there)( for me)?",
        "(did|have) you (notice|noticed|seen?) (anything|something)( .*)?",
    )),
    ("why", (
        (
            "why( (is|are|does|did|has)| 's)?(?: (?P<of>.+?))? (come |be |so |at |on |the |my |"
            "ranked |rated |scored |considered |listed |there |up )*(first|top|next|important|urgent|"
            "high|low|last|number one|#1|highest|lowest|recommended|suggested|ranked|there|up there|"
            "priority|most important)( thing| one| task| on (the|my) list| up)?( now| today)?"
        ),
        "why( (is|are))?( (this|that|it|so|though|this one|that one|is that|is this|is it|exactly))?",
        "why (is |are )?(?P<of>(T|P)\\d+)( .*)?",
        (
            "why (should|must|do|would) i (do|start with|begin with|work on|tackle|"
            "have to do) {of}( first| now| next| today)?"
        ),
        (
            "explain( (to )?me)?( why)?( the| this| that| my)? (ranking|order|score|priority|"
            "priorities|ranking of {of}|score (of|for) {of}|top task|(?P<ref>T\\d+))"
        ),
        "explain why {of} is (first|next|on top|important|so important|at the top)",
        "how (did|do|does) (you|aurum|it) (rank|score|decide|prioriti[sz]e|choose|order|sort)( .*)?",
        "what makes {of} (so )?(important|urgent|first|the first|next)",
        "(the )?reasons?( for {of})?",
        "how come {of} is (first|next|on top|important|so high)",
    )),
    ("next", (
        (
            "WHATS( up)? (next|first|important|most important|urgent|pressing|(the |"
            "my )?(most important|next|top|first|best|most urgent|biggest) (thing|task|step|action|"
            "priority|one|to-?do)( to do| for me)?|(my|the) (priorities|focus|day|agenda|plan|"
            "top tasks|schedule|top priorities|top three)|the plan|on( my)?( the)? (agenda|plate|"
            "schedule)|on for|up)( for)?( me)?NOW( look like)?( on (my|the) (list|plate))?"
        ),
        "what('s| is| are)( up)?( on| for)*( my agenda)? (today|now)",
        (
            "what (should|shall|do|can|could|must|would|ought) i (best |better |really )?(to )?(do|"
            "work on|tackle|focus on|start with|begin with|start|prioriti[sz]e|do first|take on|pick|"
            "have to do|need to do|do with my .*)NOW"
        ),
        (
            "what (do|should) i (have|need) to do (today|now|right now|next|first|this morning|"
            "this afternoon|tonight)"
        ),
        "what to do( next| now| today| first)*",
 (
        "what (do|would) you (suggest|recommend|advise)( (that )?i (should )?do| me to do| doing|"
        " to do)?NOW"
        ), "what now", "(and )?what( is|'s)? next( then)?",
        "which task( should i| do i| is| comes)?( do| start( with)?| work on| tackle| first)*NOW",
        (
            "(please )?(plan|organi[sz]e|structure|arrange)( out)? (my|the|this|our) week( for me| out)?"
        ),
        (
            "(SHOW )?(my |the )?(today|agenda|priorities|top tasks|day|day plan|daily plan|"
            "top priorities|plan for today|today's (tasks|plan|priorities|list|agenda|focus)|"
            "today view)( list)?"
        ),
        (
            "(SHOW )?(the |my )?(next|next one|next up|next task|next step|next thing|next action|"
            "next NUMBER tasks|top NUMBER( tasks)?|NUMBER (most important|top|next) (tasks|things))"
        ),
        "(where|what) (should|do|shall) i (start|begin)NOW",
        "prioriti[sz]e( (my|the) (tasks|day|list|to-?dos|work))?",
        "(rank|sort|order) (my |the )?tasks",
        "(how|what) (does|should|will|is) my (day|today|morning|week)( look)?( like)?NOW",
        "what (matters|counts|is important|deserves( my)? attention)( the)?( most)?NOW",
        "what deserves (my )?attention.*",
        "give me (something|a task) to do",
        "(is there )?anything (urgent|important|pressing|due)NOW",
        "i('m| am) (bored|stuck|free|ready)NOW",
        "i (don't|do not) know (what to do|where to start|what to start with)NOW",
        "what('s| is) due today",
    )),
    ("list_entries", (
        (
            "(SHOW |read |open )?(me )?THE((last|latest|recent|past|previous) )?(NUMBER )?(journal|"
            "diary)( entries| entry| notes)?( from .*| again)?"
        ),
        "(SHOW |read )?(me )?THE((last|latest|recent|past) )(NUMBER )?(entries|entry)",
        "(SHOW |read )(me )?THE(entries|entry)",
        (
            "what (did|have) i (write|written|journal|journaled|log|logged|note)( down)?( about .*|"
            " in my (journal|diary)| lately| recently| today| yesterday| last .*| this .*| on \\w+day)*"
        ),
        "WHATS in my (journal|diary)",
        "when did i last (journal|write).*",
    )),
    ("list_structure", (
        (
            "SHOW THE((open|active|ongoing|running) )?(?P<noun>pillars|areas|projects)( (IN|that are in|"
            "i have in) {where}|"
            "( that)? i have|( there are))?"
        ),
        (
            "(what|which|how many)( are)? THE((open|active|ongoing|running) )?(?P<noun>pillars|areas|"
            "projects)( (do i have|are there|"
            "exist|have i got|i have|there are|am i working on))?( (in|under|of|for) {where})?"
        ),
        "THE((open|active|ongoing|running) )?(?P<noun>pillars|areas|projects)( (in|under|of|for) {where})?",
        "do i have (any )?(?P<noun>pillars|areas|projects)( (in|under|for) {where})?",
        "SHOW (me )?((the|my|a|an) )*(structure|tree|whole tree|life|overview|everything)",
        "(structure|tree|overview|my life)",
    )),
    ("list_tasks", (
        (
            "(SHOW )THE(STATUS )?THETASK( list)?(( that are)? (?P<status2>open|done|completed|"
            "finished))?( (IN|i have in) {where}|( that)? i have( left| to do)?| due .*| left| again|"
            " NOW)*"
        ),
        (
            "(what|which|how many)( are)? THE(STATUS )?TASK( (are|do i have|have i|i have|is|remain|"
            "remaining|'re|there are|are there|does .* have|left))*( still| left|"
            " to do)?( (?P<status2>open|pending|outstanding|unfinished|left|completed|complete|done|"
            "finished|closed|there))?( (IN) {where}|NOW)"
        ),
        "THE(STATUS )?TASKS( list)?( (in|for|under|of) {where})?",
        "(my |the )?(STATUS )?(to-?do|task) ?list( (in|for) {where})?",
        "(my |the )(STATUS )(ones|list)",
        (
            "WHATS( still)? (?P<status2>left|open|still open|outstanding|pending|undone|unfinished|"
            "on LIST|to do|left to do|missing|remaining|done|completed|finished)( (in|for|under|"
            "on) {where})?"
        ),
        "what('s| is| do i have)? on LIST",
        (
            "what do i (still |really |all )?(have|need|got|must) to (do|finish|"
            "get done)( still)?( (in|for|on) {where})?"
        ),
        "what (am i|should i be) working on",
        (
            "what (have i|did i|i) (already )?(?P<status2>done|finished|completed|do|finish|complete|"
            "get done|achieve|achieved|accomplish|accomplished)( already| so far|NOW| yesterday|"
            " last week| recently| lately)*"
        ),
        "do i (still )?have (any |some )?(STATUS )?TASK( (in|for|under) {where})?( left| open)?",
        "(is there )?anything (left|open|else)( to do)?( (in|for) {where})?",
        "(SHOW THE)?TASK( that are| which are| i have)? (due|overdue|late)( .*)?",
        "(what|which)( TASK)? ('s|is|are) (due|overdue|late)( .*)?",
        "(what's|what is|anything|is anything) (due|overdue|late)( .*)?",
        "(SHOW THE)?overdue( TASK)?",
    )),
    ("whats_in", (
        (
            "WHATS (everything )?(in|inside|under|within|part of|next (in|for|on)|open in|left in|"
            "left for|happening in|the status of|the progress of|the state of) {where}"
        ),
        (
            "(SHOW |open )(everything |all |what's |the (status|progress|contents) )?(in|inside|under|"
            "within|of) {where}"
        ),
        "(SHOW |open |look at )(the )?{where}",
        "how (is|are|'s) {where} (going|coming along|doing|progressing)",
        "(status|progress) (of|on|for|in) {where}",
        "(what|which) TASK (are |is |belong |belongs )?(in|to|under) {where}",
    )),
    ("find", (
        (
            "(find|search( for| through)?|look for|look up|locate|where (is|"
            "are) the task)( me)?( in)? ?THE(TASK )?((about|with|for|containing|named|called|"
            "that mention|that say|like|mentioning|matching) )?{words}"
        ),
        (
            "(do i have|is there|are there|have i got|did i (add|have|write down))( an?| any|"
            " a)* TASK (about|with|for|to|named|called|like|on|that mentions?|containing) {words}"
        ),
        "THETASK (about|with|containing|mentioning|matching|named|called) {words}",
        "SHOW THETASK (about|with|containing|mentioning|matching|like) {words}",
        "(filter|grep) (for |by )?{words}",
        "did i (already )?add {words}",
    )),
    ("log_mood", (
        (
            "(log|journal|note|record|write down|save) (in my journal )?(that |how )?(?P<text>(i |"
            "i'm |i am |i feel |my |we |today ).+)"
        ),
        "(my )?mood( is|:| today:| today is)? {text}",
        (
            "(my )?energy( level)?( is|:| today:| today is)? (?P<text>(very )?(low|high|moderate|"
            "medium)( .*)?)"
        ),
        "(log|record|note|set|change|update) (my )?(mood|energy)( level)?( as|:| is| to)? {text}",
    )),
    ("feel", (
        (
            "(today |right now |honestly |this (morning|evening) )*(?P<text>(i feel|i'm feeling|"
            "i am feeling|i felt|feeling|i've been feeling) .+)"
        ),
        (
            "(?P<text>i('m| am) (so |very |really |quite |a bit |a little |pretty |feeling |just |"
            "super |extremely )*(tired|exhausted|happy|sad|grateful|thankful|anxious|stressed|nervous|"
            "worried|excited|frustrated|angry|annoyed|calm|peaceful|relaxed|motivated|energi[sz]ed|"
            "inspired|optimistic|hopeful|overwhelmed|drained|proud|lonely|down|great|good)( .*)?)"
        ),
        (
            "(?P<text>(today|yesterday|this morning|tonight|my day|the day|this week) (was|has been|"
            "went|is being) .+)"
        ),
    )),
    ("log_it", (
        (
            "(please )?(log|journal|note|record|save|write) (it|that|this)( down)?( (in|"
            "to) my (journal|diary))?"
        ),
        "(put|write|add|save) (it|that|this) (in|into|to) (my |the )?(journal|diary)",
    )),
)  # fmt: skip
