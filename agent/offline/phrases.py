"""What people say, as data: for every action the phrases that ask for it, tried from top to bottom.

A phrase is a regular expression over one clause without politeness and end punctuation. A plain
"(" groups without capturing; {name} captures words, as few as possible; UPPER_CASE words stand for
the lists below. The clause must match from its first to its last letter.
"""

WORDS: dict[str, str] = {
    "TASK": "(tasks?|to-?dos?|to-?do items?|action items?|things to do|reminders?|errands?)",
    "ONE_TASK": "(task|to-?do|to-?do item|action item|action|item|reminder|errand)",
    "TASKS": "(tasks|to-?dos|to-?do items|action items|items|reminders|errands|things)",
    "SHOW": "(show|list|see|display|view|get|give|print|check|tell)( me| us)?",
    "THE": "((all|every|of|the|my|our|any|some|other|current|existing) )*",
    "MAKE": "(add|create|make|set up|introduce|define)( me| us)?",
    "AN": "(an? |the |another |one more |my |this |new |brand new |yet )*",
    "LEVEL": "(?P<level>(life )?pillar|area( of (life|responsibility))?|project)",
    "LEVELS": "(?P<level>(life )?pillars|areas( of (life|responsibility))?|projects)",
    "CALLED": "( called| named| titled| with the (name|title)| for me)?( ?:| -)?",
    "IN": "(in|of|for|under|from|on|within|inside|to|into)",
    "STATUS": "(?P<status>open|pending|outstanding|unfinished|remaining|active|current|completed|complete|done|"
    "finished|closed|all|undone|incomplete)",
    "NOW": "( right now| now| today| tonight| this (morning|afternoon|evening|week)| tomorrow| at the moment| next| first|"
    " with my (day|time))*",
    "DONE": "(done|complete|completed|finished|closed|ticked off|checked off)",
    "UNDONE": "(not done|not complete|not completed|not finished|undone|open|open again|incomplete|unfinished|to-?do|"
    "not started|still open)",
    "PRIO": "(?P<priority>highest|high|top|urgent|important|critical|medium|normal|regular|low|lowest|lower|higher)",
    "LIST": "(my |the |our )?(to-?do |task |shopping )?(list|lists|tasks|to-?dos|inbox|plate|agenda)",
    "WHATS": "(what's|whats|what is|what are|what're)",
}

PHRASES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "hello",
        (
            "(hi|hello|hey|hiya|howdy|greetings|yo|moin|servus)( there| aurum| everyone| again)*",
            "good (morning|afternoon|evening|day)( aurum| to you)?",
            "(how are you|how's it going|how do you do)( doing)?( today)?",
            "what's up",
            "are you there",
            "nice to meet you",
        ),
    ),
    (
        "thanks",
        (
            "(thanks|thank you|thx|ty|cheers|much appreciated)( a lot| so much| very much| aurum| again| for .*)*",
            "(great|perfect|nice|cool|awesome|good|excellent|wonderful|lovely|well done|ok|okay|alright|all right|fine|got it|"
            "good job|great job|super|brilliant|amazing|i see|understood|sounds good)( thanks| thank you)?",
            "you('re| are) (the best|great|awesome)",
        ),
    ),
    (
        "bye",
        (
            "(good ?bye|bye|bye bye|see you|see ya|good ?night|later|talk later|ciao|that's (all|it)( for (now|today))?)( later| soon| aurum| tomorrow)*",
        ),
    ),
    (
        "cancel",
        ("(never ?mind|forget it|forget about it|cancel|no|nope|no thanks|nothing|stop|skip it|leave it)",),
    ),
    (
        "help",
        (
            "(help|help me|help please|commands|usage|manual|instructions|capabilities|features|options|menu|\\?+)",
            "what (can|do|could) (you|i|this|it) (do|say|ask|ask you|help( me)? with|type|use)( here| for me)?",
            "what are (you able to do|your (capabilities|features|commands))",
            "how (does|do) (this|it|you|aurum|i) (work|start|begin|use (this|it|you|aurum)|add .*|create .*|make .*|delete .*|complete .*|undo.*|change .*|journal.*)",
            "(who|what) are you",
            "what is (this|aurum)",
            "show me (what you can do|the commands|help)",
            "i need help( with (this|aurum))?",
            "can you help( me)?",
            "tell me (about yourself|what you can do)",
        ),
    ),
    (
        "undo",
        (
            "undo( (that|this|it|all that|all of (that|it)|everything (you )?just (did|done)|the last|(the|my|your) last (one|thing|change|action|step|operation|message|command|edit)|what you (just )?did|that last .*))?( again)?",
            "(take|roll|turn) (that|it|this|everything|the last .*) back",
            "take back (that|it|the last .*|what you did)",
            "(revert|reverse)( (that|it|this|the last .*|my last .*))?",
            "(that|this|it) was (a mistake|wrong|an accident|not what i (meant|wanted))( undo( (it|that))?)?",
            "bring (it|that|them) back",
        ),
    ),
    (
        "insights",
        (
            "(SHOW )?((any|the|my|all|some|latest|new|recent|your|are there any|do you have any|got any|give me some) )*(insights?|observations?|patterns?|blackboard)( for me| about (me|my .*)|NOW)*( do you (have|see))?",
            "what (have|do|did|can) you (notice|noticed|observe|observed|see|seen|learned|found out|find out|spot|spotted|conclude|think)( about (me|my .*)| so far| lately| in my .*| recently)*",
            "(WHATS|anything)( new)? on the blackboard",
            "WHATS (the|your|my) (insights?|observations?|conclusions?)",
            "what insights (do you have|are there)( for me)?",
            "(did|have) you (notice|noticed|seen?) (anything|something)( .*)?",
        ),
    ),
    (
        "why",
        (
            "why( (is|are|does|did|has)| 's)?(?: (?P<of>.+?))? (come |be |so |at |on |the |my |ranked |rated |scored |considered |listed |there |up )*(first|top|next|important|urgent|high|low|last|number one|#1|highest|lowest|recommended|suggested|ranked|there|up there|priority|most important)( thing| one| task| on (the|my) list| up)?( now| today)?",
            "why( (is|are))?( (this|that|it|so|though|this one|that one|is that|is this|is it|exactly|not))?",
            "why (is |are )?(?P<of>(T|P)\\d+)( .*)?",
            "why (should|must|do|would) i (do|start with|begin with|work on|tackle|have to do) {of}( first| now| next| today)?",
            "explain( (to )?me)?( why)?( the| this| that| my)? (ranking|order|score|priority|priorities|ranking of {of}|score (of|for) {of}|top task|(?P<ref>T\\d+))",
            "explain why {of} is (first|next|on top|important|so important|at the top)",
            "how (did|do|does) (you|aurum|it) (rank|score|decide|prioriti[sz]e|choose|order|sort)( .*)?",
            "what makes {of} (so )?(important|urgent|first|the first|next)",
            "(the )?reasons?( for {of})?",
            "how come {of} is (first|next|on top|important|so high)",
        ),
    ),
    (
        "next",
        (
            "WHATS( up)? (next|first|important|most important|urgent|pressing|due|(the |my )?(most important|next|top|first|best|most urgent|biggest) (thing|task|step|action|priority|one|to-?do)( to do| for me)?|(my|the) (priorities|focus|day|agenda|plan|top tasks|schedule|top priorities|top three)|the plan|on( my)?( the)? (agenda|plate|schedule)|on for|up)( for)?( me)?NOW( look like)?( on (my|the) (list|plate))?",
            "what('s| is| are)( up)?( on| for)*( my agenda)? (today|now)",
            "what (should|shall|do|can|could|must|would|ought) i (best |better |really )?(to )?(do|work on|tackle|focus on|start with|begin with|start|prioriti[sz]e|do first|take on|pick|have to do|need to do|do with my .*)NOW",
            "what (do|should) i (have|need) to do (today|now|right now|next|first|this morning|this afternoon|tonight)",
            "what to do( next| now| today| first)*",
            "what now",
            "which task( should i| do i| is| comes)?( do| start( with)?| work on| tackle| first)*NOW",
            "(please )?(plan|organi[sz]e|structure|arrange)( out)? (my|the|this|our) (day|morning|afternoon|evening|today|week)( for me| out)?",
            "(help me )?plan( for)? (today|my day|the day|this morning|this afternoon)",
            "make (me )?a plan( for (today|the day|my day))?",
            "(SHOW )?(my |the )?(today|agenda|priorities|top tasks|day|day plan|daily plan|top priorities|plan for today|today's (tasks|plan|priorities|list|agenda|focus)|today view)( list)?",
            "(SHOW )?(the |my )?(next|next one|next up|next task|next step|next thing|next action|next {n} tasks|top {n}( tasks)?|{n} (most important|top|next) (tasks|things))",
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
        ),
    ),
    (
        "list_entries",
        (
            "(SHOW |read |open )?(me )?THE((last|latest|recent|past|previous) )?({n} )?(journal|diary)( entries| entry| notes)?( from .*| again)?",
            "(SHOW |read )?(me )?THE((last|latest|recent|past) )({n} )?(entries|entry)",
            "(SHOW |read )(me )?THE(entries|entry)",
            "what (did|have) i (write|written|journal|journaled|log|logged|note)( down)?( about .*| in my (journal|diary)| lately| recently| yesterday| last .*| this .*)*",
            "WHATS in my (journal|diary)",
            "when did i last (journal|write).*",
        ),
    ),
    (
        "list_structure",
        (
            "SHOW THE(?P<noun>pillars|areas|projects)( (IN|that are in|i have in) {where}|( that)? i have|( there are))?",
            "(what|which|how many)( are)? THE(?P<noun>pillars|areas|projects)( (do i have|are there|exist|have i got|i have|there are|am i working on))?( (in|under|of|for) {where})?",
            "THE(?P<noun>pillars|areas|projects)( (in|under|of|for) {where})?",
            "do i have (any )?(?P<noun>pillars|areas|projects)( (in|under|for) {where})?",
            "SHOW (me )?(the )?(structure|tree|whole tree|life|overview|my life)",
        ),
    ),
    (
        "list_tasks",
        (
            "(SHOW )THE(STATUS )?THETASK( list)?(( that are)? (?P<status2>open|done|completed|finished))?( (IN|i have in) {where}|( that)? i have( left| to do)?| due .*| left| again| NOW)*",
            "(what|which|how many)( are)? THE(STATUS )?TASK( (are|do i have|have i|i have|is|remain|remaining|'re|there are|are there|does .* have|left))*( still| left| to do)?( (?P<status2>open|pending|outstanding|unfinished|left|completed|complete|done|finished|closed|there))?( (IN) {where}|NOW)",
            "THE(STATUS )?TASKS( list)?( (in|for|under|of) {where})?",
            "(my |the )?(STATUS )?(to-?do|task) ?list( (in|for) {where})?",
            "(my |the )(STATUS )(ones|list)",
            "WHATS( still)? (?P<status2>left|open|still open|outstanding|pending|undone|unfinished|on LIST|to do|left to do|missing|remaining|done|completed|finished)( (in|for|under|on) {where})?",
            "what('s| is| do i have)? on LIST",
            "what do i (still |really |all )?(have|need|got|must) to (do|finish|get done)( still)?( (in|for|on) {where})?",
            "what (am i|should i be) working on",
            "what (have i|did i|i) (already )?(?P<status2>done|finished|completed|do|finish|complete|get done|achieve|achieved|accomplish|accomplished)( already| so far|NOW| yesterday| last week| recently| lately)*",
            "do i (still )?have (any |some )?(STATUS )?TASK( (in|for|under) {where})?( left| open)?",
            "(is there )?anything (left|open|else)( to do)?( (in|for) {where})?",
            "(SHOW THE)?TASK( that are| which are| i have)? (due|overdue|late)( .*)?",
            "(what|which)( TASK)? ('s|is|are) (due|overdue|late)( .*)?",
            "(what's|what is|anything|is anything) (due|overdue|late)( .*)?",
            "(SHOW THE)?overdue( TASK)?",
        ),
    ),
    (
        "whats_in",
        (
            "WHATS (everything )?(in|inside|under|within|part of|next (in|for|on)|open in|left in|left for|happening in|the status of|the progress of|the state of) {where}",
            "(SHOW |open )(everything |all |what's |the (status|progress|contents) )?(in|inside|under|within|of) {where}",
            "(SHOW |open |look at )(the )?{where}",
            "how (is|are|'s) {where} (going|coming along|doing|progressing)",
            "(status|progress) (of|on|for|in) {where}",
            "(what|which) TASK (are |is |belong |belongs )?(in|to|under) {where}",
        ),
    ),
    (
        "find",
        (
            "(find|search( for| through)?|look for|look up|locate|where (is|are) the task)( me)?( in)? ?THE(TASK )?((about|with|for|containing|named|called|that mention|that say|like|mentioning|matching) )?{words}",
            "(do i have|is there|are there|have i got|did i (add|have|write down))( an?| any| a)* TASK (about|with|for|to|named|called|like|on|that mentions?|containing) {words}",
            "THETASK (about|with|containing|mentioning|matching|named|called) {words}",
            "SHOW THETASK (about|with|containing|mentioning|matching|like) {words}",
            "(filter|grep) (for |by )?{words}",
            "did i (already )?add {words}",
        ),
    ),
    (
        "log_mood",
        (
            "(log|journal|note|record|write down|save) (in my journal )?(that |how )?(?P<text>(i |i'm |i am |i feel |my |we |today ).+)",
            "(my )?mood( is|:| today:| today is)? {text}",
            "(my )?energy( level)?( is|:| today:| today is)? (?P<text>(very )?(low|high|moderate|medium)( .*)?)",
            "(log|record|note) (my )?(mood|energy)( as|:| is)? {text}",
        ),
    ),
    (
        "feel",
        (
            "(today |right now |honestly |this (morning|evening) )*(?P<text>(i feel|i'm feeling|i am feeling|i felt|feeling|i've been feeling) .+)",
            "(?P<text>i('m| am) (so |very |really |quite |a bit |a little |pretty |feeling |just |super |extremely )*(tired|exhausted|happy|sad|grateful|thankful|anxious|stressed|nervous|worried|excited|frustrated|angry|annoyed|calm|peaceful|relaxed|motivated|energi[sz]ed|inspired|optimistic|hopeful|overwhelmed|drained|proud|lonely|down|great|good)( .*)?)",
            "(?P<text>(today|yesterday|this morning|tonight|my day|the day|this week) (was|has been|went|is being) .+)",
        ),
    ),
    (
        "log_it",
        (
            "(please )?(log|journal|note|record|save|write) (it|that|this)( down)?( (in|to) my (journal|diary))?",
            "(put|write|add|save) (it|that|this) (in|into|to) (my |the )?(journal|diary)",
        ),
    ),
    (
        "nothing_sweeping",
        (
            "(delete|remove|erase|clear|wipe|trash|drop|destroy|purge|reset|get rid of|complete|finish|close|mark|tick off|clean( up| out)?|reopen)( out)? ((all|every|everything|any|both|each|the|of|my|our|your|old|open|done|completed|finished|overdue|other|whole|entire) )*(everything|everyone|all|tasks|to-?dos|items|entries|projects|areas|pillars|journal|life|data|database|account|list|it all|them all|all of (it|them)|lists|one|anything|task|stuff|things)( (as )?(done|complete|completed))?( (in|for|under|from|of|about|with) .+)?",
        ),
    ),
    (
        "add_as",
        (
            "MAKE {name} as AN(?P<level>pillar|area|project)( (?P<rest>(in|under|to|of|for|with) .+))?",
            "(make|turn) {name} (into )?an? (new )?(?P<level>pillar|area|project)( (?P<rest>(in|under|to|of|for) .+))?",
        ),
    ),
    (
        "add_places",
        (
            "(MAKE )?((the|these|some|new|two|three|four|five|six|\\d|following|few|a|my|more) )*LEVELSCALLED {rest}",
        ),
    ),
    (
        "add_place",
        (
            "(MAKE |start )ANLEVELCALLED {rest}",
            "(i )?(want|need|have|open|build) ANLEVEL (called|named) {rest}",
            "(a )?new LEVELCALLED {rest}",
            "LEVEL ?: {rest}",
            "LEVEL (called|named) {rest}",
            "let there be ANLEVELCALLED {rest}",
        ),
    ),
    (
        "rename",
        (
            "(rename|retitle|relabel) (the )?{what} (to|as|into|:) {name}",
            "(change|set|edit|update) (the )?(name|title) of {what} (to|into) {name}",
            "(change|edit|update) {what}('s)? (name|title) to {name}",
            "(rename|retitle) (?P<what>(T|P|A|PL)\\d+|it|that) {name}",
            "call (?P<what>(T|P|A|PL)\\d+|it|that) {name}( instead)?",
            "(?P<what>(T|P|A|PL)\\d+|it|that) (should|shall) be (called|named) {name}",
        ),
    ),
    (
        "no_due",
        (
            "(remove|clear|delete|drop|cancel|take away|unset|erase) (the )?(due date|deadline|date|due time|due) (of|from|for|on) {what}",
            "{what} (has|needs|should have) no (due date|deadline|date)( any ?more)?",
            "(remove|clear|delete|drop) {what}('s)? (due date|deadline)",
            "unschedule {what}",
        ),
    ),
    (
        "waits",
        (
            "{what} (waits (for|on)|has to wait for|must wait for|should wait for|needs to wait for|depends on|is blocked by|is blocked on|comes after|is waiting for|can only start after|goes after|should come after) {after}",
            "(do|put|move|schedule|place) {what} (only )?after (?P<after>T\\d+|.+? is (done|finished)|task .+)",
            "(make|let|set) {what} (wait for|depend on|to depend on|to wait for|come after|dependent on) {after}",
            "(?P<after>.+?) (blocks|is blocking|comes before|must come before|has to come before|goes before) {what}",
            "(do|finish) (?P<after>T\\d+) before (?P<what>T\\d+)",
        ),
    ),
    (
        "reopen",
        (
            "(re-?open|uncomplete|un-?complete|untick|uncheck|unfinish|reactivate|resume|restore) {what}( again)?",
            "(mark|set|flag) {what} (as |to )?UNDONE( again)?",
            "{what} (is|was|isn't|wasn't) (actually )?(UNDONE|done|complete|finished)( yet| after all| any ?more| again)",
            "{what} (isn't|is not|wasn't|was not|is not actually|isn't actually) (done|complete|completed|finished)( yet| after all)?",
            "{what} is (open|undone|unfinished|incomplete)( again)?",
            "i (did not|didn't|haven't|have not) (finished?|done?|completed?) {what}( yet| after all)?",
        ),
    ),
    (
        "priority",
        (
            "(make|set|mark|flag|give|put) (?P<what>(?!(a|an|the priority|priority)\\b).+?) (to |as |at |a |with |on |the |have )*PRIO( ?-?priority)?",
            "(set|change|raise|lower|increase|decrease|reduce|bump|update)( up)? (the )?priority (of|for|on) {what} (to|as|:|=) PRIO( priority)?",
            "(set|change|raise|lower|update|bump) {what}('s)? priority (to|as|up to|down to) PRIO",
            "(change|set|switch) {what} to PRIO( priority)?",
            "(?P<what>T\\d+|it|that|this|that one|(the )?task .+?) (is|has|gets|should be|should have|needs|must be|now has|:)? ?(a |an |very |really |of |really very )*PRIO( priority)?( now)?",
            "(?P<up>prioriti[sz]e|bump up|bump|star) {what}",
            "(?P<down>de-?prioriti[sz]e) {what}",
            "(?P<up>raise|increase)( the)? priority (of|for) {what}",
            "(?P<down>lower|decrease|reduce)( the)? priority (of|for) {what}",
            "{what} (has|is|gets|should be|should have) (a |an |very )*PRIO priority( now)?",
        ),
    ),
    (
        "importance",
        (
            "(set|change|make|put|update|raise|lower)?( the)? ?importance (of|for) {what} (to|is|=|as|:) ?(?P<n>[1-5])( ?/ ?5| out of (5|five))?",
            "(set|give|change|make|rate)? ?{what}(('s)?| has| gets| have| an| to| of)* importance( to| of| is|:)? ?(?P<n>[1-5])( ?/ ?5)?",
        ),
    ),
    (
        "allocation",
        (
            "(set|change|update|make)? ?(the )?(time|time allocation|allocation|share) (of|for) {what} (to|is|=|at|:) ?(?P<n>\\d{1,3}) ?(%|percent)( of my (time|week))?",
            "(set|change|give|allocate|make|spend) {what} (to|at|get)? ?(?P<n>\\d{1,3}) ?(%|percent)( of my (time|week))?",
            "{what} (gets|should get|takes|has|should take|deserves) (?P<n>\\d{1,3}) ?(%|percent)( of my (time|week))?",
            "(spend|allocate|give) (?P<n>\\d{1,3}) ?(%|percent)( of my (time|week))? (on|to|for) {what}",
        ),
    ),
    (
        "status",
        (
            "(?P<in_progress>start|begin|started|i('ve| have)? started|i('m| am) working on|i('m| am) (starting|doing)|working on|i began) (work on |working on |with )?(?P<what>(T|P)\\d+|it|(the )?(task|project) .+)",
            "(?P<what>(T|P)\\d+|it|(the )?(task|project) .+?) is (now )?(?P<in_progress>in progress|under ?way|started|ongoing|begun)",
            "(mark|set|put|move) {what} (as |to |in |into )*(?P<in_progress>in progress|started|doing)",
            "(mark|set|put|move) {what} (as |to |in |into )*(?P<review>review|in review|reviewing)",
            "(?P<what>(T|P)\\d+|it) is (now )?(?P<review>in review|under review)",
            "(?P<on_hold>pause|hold|put on hold|freeze|park|suspend) (?P<what>P\\d+|(the )?project .+|.+? project)",
            "(put|set|mark|place) (?P<what>.+?) (as )?(?P<on_hold>on hold|paused)",
            "(?P<what>P\\d+|(the )?project .+?|.+? project) is (now )?(?P<on_hold>on hold|paused)",
        ),
    ),
    (
        "notes",
        (
            "(set|change|update|replace) (the )?(notes?|description) (of|on|for) {what} (to|:|with) {text}",
            "(notes?|description) (on|for|of) (?P<what>(T|P|A|PL)\\d+) ?(:|is) ?{text}",
        ),
    ),
    (
        "due",
        (
            "{what} (is|are|was|becomes) (now )?due (on |by |at |until |till |for )?{when}",
            "(?P<what>T\\d+|P\\d+|it|that|(the )?task .+?) due( on| by| at)?:? {when}",
            "(set|change|make|update|edit|put) (the )?(due date|deadline|date|due|due time|due day) (of|for|on) {what} (to|on|as|at|for|:|=) {when}",
            "(set|change|update|make) {what}('s)? (due date|deadline|due|due on|due by|date) (to |on |by |for |at )?{when}",
            "{what} (has|gets|should have|needs) (a |the )?(due date|deadline) (of|on|for) {when}",
            "(the )?(due date|deadline) (of|for|on) {what} (is|:|should be) {when}",
            "(give|set) {what} (a |the )?(due date|deadline) (of|on|for|to) {when}",
            "(?P<what>T\\d+|P\\d+|it) (by|until|till|for|on|should be done by|must be done by|has to be done by|needs to be done by|is for) {when}",
            "(do|schedule|plan|finish|complete) (?P<what>T\\d+|P\\d+|it|(the )?task .+?) (by|until|till|for|on|at)? ?{when}",
            "(schedule|plan) (?P<what>T\\d+|it) {when}",
        ),
    ),
    (
        "move",
        (
            "(?P<verb>move|push|postpone|reschedule|re-schedule|shift|delay|defer|put off|set|change|bring forward|bump|transfer|drag|switch|file|put|place|assign|advance|push back|relocate|add)( back| out| forward)? {what}( back| out| over| forward| along)? (?P<prep>to|till|until|for|by|under|into|in|inside|within|on|onto|from .+? to|below|beneath) {to}",
            "(?P<verb>move|push|postpone|reschedule|shift|delay|defer|put off)( back)? (?P<what>T\\d+|it|that|P\\d+|.+?) (?P<to>today|tomorrow|next .+|tonight|a (day|week|month)|one (day|week)|(by )?(a|one|two|three|\\d+) (days?|weeks?))",
            "(?P<what>T\\d+|P\\d+|A\\d+|it|that) (belongs|goes|should go|should be) (in|under|into|to|inside|in the) {to}",
            "(set|change) (the )?(project|area|pillar) (of|for) {what} to {to}",
        ),
    ),
    (
        "complete",
        (
            "(i('m| am|'ve| have) |all |we're )?(finally |just |already |now )*(done|finished|through) with {what}",
            "(complete|finish|finished|completed|close|close out|check off|tick off|cross off|mark off|tick|check|resolve|wrap up|accomplish) {what}",
            "(check|tick|cross|mark) {what} off( (the|my) list)?",
            "(mark|set|flag|put|consider|count) {what} (as |to |is |being )*DONE",
            "(i|we)('ve| have)?( just| already| finally| also)* (done|finished|completed|closed|did|ticked off|checked off|crossed off|accomplished|wrapped up|got done|managed) {what}( already| now| today| yesterday| just now)?",
            "{what} (is|are|was|were|has been|have been|'s) (all |already |now |finally )*DONE( now| already)?",
            "(done|finished|completed|complete|✓|✔|✅|x)( ?:| -)? (?P<what>T\\d+.*|.+)",
            "(?P<what>((T\\d+)[ ,and&+]*)+) (done|✓|✔|✅|complete|completed|finished)",
            "got {what} done",
            "{what} (done|✓|✔|✅)",
            "DONE",
        ),
    ),
    (
        "delete",
        (
            "(delete|remove|trash|erase|get rid of|scrap|throw away|discard|bin)( the| my| this| that)? (?P<what>.+?)( from (LIST|my life))?( please)?",
            "(drop|cancel|kill|forget) (?P<what>(the )?(task )?T\\d+.*|the task .+)",
        ),
    ),
    (
        "add_tasks",
        (
            "(MAKE |put |enter )((the|these|those|following|some|my|new|two|three|four|five|six|seven|\\d+|few|a|couple|of|more|as|down) )*TASKS( (?P<header>(in|under|for|to|due|by|on) [^:]+?))? ?[:\\n-] ?{lines}",
            "(MAKE )((the|these|those|following|some|my|new|two|three|four|five|six|seven|\\d+|few|a|couple|of) )*TASKS( to| for)? {lines}",
            "((my|new|the|some|more) )*(tasks|to-?dos|steps|next steps|first steps|action items)( (are|for (?P<header>[^:]+)))?:\\s*{lines}",
            "(add|create)( the| these)?( following)?( (?P<header>(to|in|under|for) [^:]+))? ?:\\n{lines}",
            "the (first |next )?steps are {lines}",
        ),
    ),
    (
        "add_task",
        (
            "(MAKE |put |enter |note |capture |jot |schedule |i (need|want) )(down )?(an? |the |another |one more |my |this |new |quick |also )*((?P<prio>(high|low|medium|top)[- ]?priority|urgent|important) )?ONE_TASK( (?P<header>(in|under|for|to|with|due|by|on|at)( (?!\\S*:).+?)?))? ?: ?{line}",
            "(MAKE |put |enter |note |capture |jot |schedule |i (need|want) )(down )?(an? |the |another |one more |my |this |new |quick |also )*((?P<prio>(high|low|medium|top)[- ]?priority|urgent|important) )?ONE_TASK( called| named| titled| to| for me to| that says| saying| -| which says| about| with the title| for)? {line}",
            "(a )?new ((?P<prio>(high|low|medium|top)[- ]?priority|urgent|important) )?ONE_TASK( called| named| to| about)? ?:? ?{line}",
            "(add|create)( (?P<header>(to|in|under|for) [^:]+?)) ?: {line}",
            "(add|put|write|get|note|stick) {line} (to|on|in|into|onto) LIST",
            "(to-?do|to do|task|reminder|errand|note to self|quick add|capture|inbox|remember)( (?P<header>(for|in|under) [^:]+?))? ?[:-] ?{line}",
            "task (called |named )?{line}",
            "remind me( again)?( to| about| of| that i (need|have|must|should)( to)?)? ?:? {line}",
            "remind me (?P<header>.+?) (to|about|of|that i (need|have|must|should)( to)?) {line}",
            "(set|create|add) (me )?a reminder( (?P<header>.+?))? (to|about|for) {line}",
            "(don't|do not|never|dont)( let me)? forget( that i (need|have|must) to| to| about| the|:)? {line}",
            "(make sure|ensure)( that)? i (don't forget to |remember to |do not forget to )?{line}",
            "(help me |let me |i (need|want|have|must) to |i must )?remember( that i (need|have|must) to| to| about|:) {line}",
            "i (mustn't|must not|can't|shouldn't|don't want to|do not want to) forget( to| about)? {line}",
            "note to self:? {line}",
            "(add|create|capture|jot down|note down|write down) (to )?{line}",
            "(\\+|\\[ ?\\]) ?{line}",
        ),
    ),
    (
        "need",
        (
            "i (really |still |also |definitely |just |absolutely |urgently )*(need to|have to|must|should|gotta|got to|ought to|have got to|'ve got to|shall|will have to|still have to|still need to|am supposed to) (also |really |still |finally |urgently )*{line}",
            "i('ve| have) (got )?to {line}",
            "(we|i) (really )?need to {line}",
        ),
    ),
)

GOAL: tuple[str, ...] = (
    "i( would|'d)? ?(really |also |finally |always |just |eventually |definitely )*(want|like|love|plan|intend|hope|aim|wish|dream|have decided|decided|'ve decided|am planning|am going|am hoping|am aiming|'m planning|'m going|'m hoping|'m aiming|am training|'m training|am determined|wanna|am preparing|'m preparing)( to| of| on| for)? {goal}",
    "i('m| am) (planning|going|hoping|aiming|determined|training|preparing)( to| on| for) {goal}",
    "(?P<sure>(one of )?my|a|the|our) (new |next |big |main |biggest |long-term |other )*(goals?|dream|aim|ambition|resolution|objective|mission|new year's resolution)( for .*?)?( is|:| -)( to)? {goal}",
    "(?P<sure>(new |my |big )*goal)( ?:| -)( to)? {goal}",
    "(?P<sure>i have a (new )?goal)[:,]?( to| of)? {goal}",
    "(?P<sure>(set|add|create)( me)? (a |the |new |my )*goal)( to| of| called| named| for)?:? {goal}",
    "(?P<sure>help me) (to )?(achieve|reach|get|become) {goal}",
    "(?P<sure>i('m| am)) (training|preparing) for {goal}",
)

PLACE: tuple[str, ...] = (
    "(put|file|place|add|keep|store|move|have|organi[sz]e|list|group) (it|that|this|them|all of (it|this|that)|the (project|goal|whole thing|thing)|everything) (all )?(under|in|into|to|inside|within|below|with) (the |my )?{place}",
    "(it|that|this|this one|the (project|goal)) (belongs|goes|should go|is part|should be|fits|is|falls)( filed| best| probably)* (to|in|into|under|of|with|inside) (the |my )?{place}",
    "(all )?(under|in|within|inside|for) (the |my )?{place}( please)?",
    "(pillar|area) ?(:|is|should be) ?{place}",
    "(it's|that's|this is) (for|about|part of|under|in|a) (the |my )?{place}( (thing|goal|project|matter))?",
)

STEPS: tuple[str, ...] = (
    "(the |my )?(very )?first( of all|ly| up| off)?( thing| step| task| action| to-?do| steps| things)?( to do| there| here| for (that|this|it))?( is| will be| would be| are)?( ?:| -|,)? ?(to )?{line}",
    "(let's |let me |i'll |i will |we |i )?(start|begin|kick off|starting|beginning)( off| out)?( with|:| by)( ?:)? {line}",
    "(to (start|begin)( with)?|for a start|for starters|as a (first|next) step|initially)[,:]? ?{line}",
    "(the |my )?(next|second|third|fourth|fifth|last|final|another)( thing| step| task| one| action)( to do)?( is| will be| would be)?( ?:| -|,)?( to)? {line}",
    "step ?(\\d+|one|two|three|four|five)( is)?[:.),-]? ?(to )?{line}",
    "(?P<wait>and then|then|after that|after this|afterwards|next|finally|lastly|once (that|this)('s| is) done)( ?:|,| -)?( to| i (need|want|have) to| i'll)? {line}",
    "(secondly|thirdly|second|third)( ?:|,)?( to)? {line}",
)
