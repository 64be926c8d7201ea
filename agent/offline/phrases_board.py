"""How people ask what was noticed, say what they think of it, and change what counts for them."""

BOARD: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("look", (
        "(look|check|think|search|scan|analy[sz]e) again( for (insights|patterns))?( now)?",
        "(look|check|scan|search) (for|through my life for) (new |fresh )?(insights|patterns|obstacles)( again| now)*",
        "(analy[sz]e|analy[sz]e and explain|scan|examine|review|go through) my (whole )?(life|goals|pillars|situation|"
        "data|tasks and goals)( again| now| for me| for (insights|patterns|obstacles))*",
        (
            "(refresh|renew|update|re-?compute|rebuild) (the |my )?(insights|blackboard|findings|conclusions)( "
            "now| again)*"
        ),
        "(do|run|make) (a|an|the|another|new) (analysis|detectors|look)( of my life)?( now| again)*",
    )),
    ("statistics", (
        "(SHOW )?(me )?(the |my )?insights? (statistics|stats|figures|numbers)",
        "(statistics|stats) (of|on|about|for) (the |my )?insights",
        (
            "how many insights (are there|do i have|did you (post|make|find)|were there|have you "
            "(posted|made|found))( .*)?"
        ),
        "how (good|useful|helpful|accurate) (are|were) (your|the|my) insights",
    )),
    ("insight_kind", (
        (
            "(SHOW )?(me )?(WHATS )?(are there |do you see |have i got |do i have |did you (find|notice) |you "
            "see |is there )?"
            "(any|the|my|all|some|new|latest|your|what|which|pinned|dismissed|expired|old|past| "
            ")*(?P<kind>KIND)( insights?)?"
            "( do you (have|see|notice|find|spot)| are there| did you (find|notice|see)| can you see| have you "
            "(seen|found|"
            "noticed)| i should know( about)?| you see)?( for me| in my (life|days|weeks|work|data|journal)| so "
            "far| lately| now| right"
            " now)*( (about|on|for|of|with|in|around|regarding) {about})?"
        ),
        "(what|who|which tasks?|which projects?)( is| are|'s) "
        "(?P<stuck>(blocking|stopping|slowing|hindering|holding) (me|us)( "
        "up| back| down)?|in (my|the) way|stuck|stalled|the bottlenecks?)NOW",
        "where (am i|are (we|things)) (?P<stuck>stuck|blocked)NOW",
        "(do|which of|are) (any of )?(my )?(goals|projects) (?P<clash>collide|conflict|compete|clash|get in each "
        "other's way|"
        "contradict each other|in conflict|colliding)( with each other)?",
        "which (of my )?(goals|projects) (?P<clash>collide|conflict|compete|clash|help each other|support each other)",
    )),
    ("insights_about", (
        (
            "(SHOW )?(me )?((any|the|my|all|some|latest|new|recent|your|are there any|do you have any|got any|pinned|"
            "dismissed|expired) )*(insights?|observations|findings|conclusions) "
            "(about|on|for|of|regarding|in|around) {about}"
        ),
        "(search|look through|filter) (the |my |all )*insights (for|about|by|with) (?P<words>.+)",
        "find (the |my |all )*insights (that mention|mentioning|with|containing|for) (?P<words>.+)",
        "what (have|did|do) you (notice|noticed|observe|observed|see|seen|know|conclude|find out|found out) "
        "about (?P<about>"
        "(?!me$|me\\b|my (?!\\w+ ?\\w*$)).+)",
        "(SHOW )?(me )?(all |the |my )*(?P<state>pinned|dismissed|expired|old|superseded|past) (insights?|ones|cards)",
        "(which|what) insights? (did i (?P<pin>pin|dismiss)|are (?P<state>pinned|dismissed|expired))",
        "(SHOW |WHATS )(all )?(of )?(the )?blackboard",
        "(SHOW )?(me )?(anything|everything|what) you( have|'ve)? noticed( about {about})?",
    )),
    (
        "put_back",
        (
            "(bring back|restore|undismiss|un-dismiss|put back|show again) (?P<card>(the |that )?(insight )?I\\d+)("
            " again)?",
        ),
    ),
    ("dismiss", (
        "(dismiss|hide|close|get rid of|put away|drop|throw away|discard) {card}",
        (
            "i (don't|do not) (want|need) (to see )?(?P<card>(the |that |this )?insight( I\\d+)?|I\\d+)( any "
            "?more| again)?"
        ),
    )),
    ("unpin", (
        "(unpin|un-pin|release|unstick) {card}",
        "(take|remove) the pin (off|from|of) {card}",
    )),
    ("pin", (
        "(pin|stick|keep) {card}( to the top| at the top| up| on top)?",
        "pin {card} (to|on) the blackboard",
    )),
    ("rate", (
        "(?P<card>I\\d+|(that|this|the|your)( last| first)? (insight|observation|finding)( "
        "I\\d+)?|it|that|this)( is| was|'s| isn't|"
        " wasn't) (?P<opinion>OPINION)( \\(?(?P<card2>I\\d+)\\)?)?",
        "(?P<opinion>OPINION)[:,]? (insight )?\\(?(?P<card>I\\d+)\\)?",
        (
            "(?P<card>I\\d+|that|this|it) (?P<opinion>(doesn't|does not|didn't|did not) help|helps|helped)( "
            "me)?( at all| a lot)?"
        ),
        "(?P<opinion>thumbs (up|down))( for| on| to)? (?P<card>I\\d+|that|this|it)",
        "(rate|mark) {card} (as )?(?P<opinion>OPINION|accepted|rejected|ignored)",
        "i (find|found) {card} (?P<opinion>OPINION)",
        "(?P<verb>accept|reject|agree with|disagree with|ignore|i agree with|i disagree with|i don't agree with) "
        "(?P<card>"
        "(the |that |this )?(insight|finding)( I\\d+)?|I\\d+)",
        "(?P<opinion>OPINION)",
    )),
    ("insight", (
        (
            "(explain|show|open|tell me( more)? about|more (on|about)|details? (of|on|for|about)|give me details "
            "(of|on|about)|"
            "how did you (come to|arrive at|get to|conclude)|what('s| is)( behind| "
            "in)?|why|read|see|view|justify|expand)( me| "
            "to me)? (?P<card>(the |that |this )?((last|first|latest) )?(insight|finding|observation)( "
            "I\\d+)?|I\\d+)( in detail| "
            "to me| again)*"
        ),
        "(?P<card>I\\d+)",
        "what (does|do you mean by) (?P<card>I\\d+)( mean| say)?",
        "how (sure|certain|confident) are you (about|of|in) (?P<card>I\\d+)",
        "how (do|did) you know( that| this)?",
    )),
    ("note_insight", (
        "(note|record|add|post|save|write down|keep) (a|an|this|this as an|as|as an|my) (own "
        ")?(insight|observation)( of mine)?"
        "(:| that| -) {text}",
        "(insight|observation): {text}",
        "post (this )?(on|to) the blackboard: {text}",
    )),
    ("misplaced", (
        (
            "(?P<of>.+?) (?P<where>(doesn't|does not) (belong|deserve to be) (first|(at|on) (the )?top|there|so "
            "high|that high|up there))"
        ),
        (
            "(?P<of>.+?) (should|must|ought to|shall|needs to|has to|belongs|deserves to)( not|n't)? ?(be |come "
            "|rank |go |stand )"
            "*(?P<where>(not )?(much |a bit |a little |far |way |even )*(first|higher|lower|last|on top|at the "
            "top|at the bottom|"
            "further (up|down)|up|down|higher up|lower down|next|number one|above .+|below .+|later|earlier|so "
            "(high|low)))"
            "( on| in)?( the| my)?( list| ranking| order)?( now| today)?"
        ),
        "(?P<of>.+?) (is|was|'s) (ranked |rated |placed |scored |listed )?(?P<where>(far |way |much |a bit |a "
        "little )?too (high|low|"
        "far up|far down)|(in the )?wrong(ly)?( place| priority| order| spot)?|not (that|so) (important|urgent)( "
        "now| today)?|"
        "overrated|underrated|misplaced)( on (the|my) list| in the (list|ranking))?",
        "(?P<of>.+?) has (?P<where>(the |a )?(wrong|right|correct) (priority|place|score|rank))",
        (
            "(?P<where>(the )?(wrong|right|correct|good) (priority|place|score|rank|call|choice|order)) "
            "(for|of|about|with|on) {of}"
        ),
        "(?P<where>good (call|choice|pick|order)|right (call|priority|choice|order|one first|one)|wrong "
        "(call|priority|priorities|"
        "choice|order|one first|one)|bad (call|choice|pick)|(that|this|it)('s| is) (the "
        ")?(right|wrong|correct|good) (one|priority|"
        "order|call|choice|task|thing|ranking)( first| to do)?|you('re| are| got that| got it) (right|wrong) "
        "(about|with) (that|the "
        "(order|priority|ranking))|i (agree|disagree) with (the|that|your) (order|priority|ranking))",
        "(?P<of>.+?) (is|was) (rightly|correctly|wrongly) (?P<where>first|on top|ranked|placed)",
    )),
    ("weights", (
        "(SHOW )?(WHATS )?(me )?(all )?(the |my |your )*(current |own |rule |priority )*(weights|weightings)( of "
        "(the |my |all )*"
        "rules)?( now)?",
        (
            "(SHOW )?(me )?(WHATS )?(the |my |your |all )*(priority |ranking |scoring )?rules( and (their |the "
            ")?weights)?"
        ),
        (
            "how (do|does|are) (you|aurum|it|things|tasks|priorities|deadlines|the rules) "
            "(weigh|weighed|weighted)( .{1,30})?"
        ),
        "what (counts|matters) (how much|for the (ranking|score|order)|in the (ranking|score))",
        "how much (does|do) (the )?(?P<rule>RULE) (count|matter|weigh)( for me| now)?",
        "WHATS (the |my )?weight (of|for) (the |my )?(?P<rule>RULE)",
    )),
    ("set_weight", (
        "(set|change|put|raise|lower|increase|reduce|make|move) (the |my )?weight (of|for|on) (the |my "
        ")?(?P<rule>RULE) (to|at|="
        ") (?P<n>NUM)",
        "(set|change|put) (the |my )?(?P<rule>RULE)( weight)? (to|at|=) (?P<n>NUM)",
        "(weigh|weight|count) (the |my )?(?P<rule>RULE) (at|with|as|=|by) (?P<n>NUM)",
        "(the |my )?(?P<rule>RULE) (should|shall|must) (count|weigh|matter) (?P<n>NUM)",
        "(the |my )?weight (of|for) (the |my )?(?P<rule>RULE)( is|:| =| should be)? (?P<n>NUM)",
        "make (the |my )?(?P<rule>RULE) (matter|count|weigh|be)( for)?( much| a lot| a bit| a little| far| "
        "even)* (?P<way>more|less)("
        " important)?( for me)?",
        "(the |my )?(?P<rule>RULE) (should|shall|must|ought to|need to|could|may) (matter|count|weigh|be)( much| "
        "a lot| a bit| a "
        "little| far| even)* (?P<way>more|less)( important)?( for me)?",
        "(the |my )?(?P<rule>RULE) (matter|matters|count|counts|weigh|weighs)( much| a lot| a bit| a little| "
        "far| even)* (?P<way>more"
        "|less)( (to|for) me| than (that|this|you think))*",
        (
            "(weigh|count|rate|value) (the |my )?(?P<rule>RULE)( much| a lot| a bit| a little)* "
            "(?P<way>more|less)( heavily| highly)?"
        ),
        "make (the |my )?(?P<rule>RULE)( much| a lot| a bit| a little| far)* (?P<way>more|less) important( for me)?",
        "(give|lend) (the |my )?(?P<rule>RULE)( a lot| a bit| much| a little)* (?P<way>more|less) (weight|importance)",
        "(care|worry|mind) (about )?(the |my )?(?P<rule>RULE)( a lot| a bit| much)* (?P<way>more|less)",
        "(care|worry|mind|weigh)( a lot| a bit| much)* (?P<way>more|less) (about|for) (the |my )?(?P<rule>RULE)",
        (
            "(put|lay|place)( a lot| a bit| much)* (?P<way>more|less) (weight|emphasis|importance|value) on (the "
            "|my )?(?P<rule>RULE)"
        ),
        "(?P<way2>raise|increase|lift|lower|reduce|decrease|cut) (the |my )?(weight (of|for|on) (the |my "
        ")?(?P<rule>RULE)|(?P<rule>"
        "RULE) weight)( a bit| a little)?",
        "(turn|tone|dial) (?P<way2>up|down) (the |my )?(weight of )?(?P<rule>RULE)",
        "i (don't|do not) (?P<way2>care|mind|worry)( so much| that much| much)? about (the |my )?(?P<rule>RULE)",
        "ignore (the |my )?(?P<nil>RULE)( when (ranking|you rank)| in (the|my) (ranking|priorities))",
    )),
    ("reset_weights", (
        "(reset|restore|clear|forget) (the |all |my |all my |all the |own |rule |default |standard "
        ")*(weights|weightings)( to (the )?(default|defaults|"
        "normal|standard|base))?",
        "(reset|restore) (the |my )?(weight (of|for) (the |my )?(?P<rule>RULE)|(?P<rule>RULE)( weight)?)( to "
        "(the )?(default|normal|"
        "standard|base))?",
        "(put|set|bring) (the |all |my )*weights back( to (the )?(default|defaults|normal|standard|what they were))?",
        "(set|put) (the |all |my )*weights (to|back to) (the )?(default|defaults|normal|standard)( values)?",
        "(use|go back to) (the )?(default|standard|normal) weights",
    )),
    ("preview", (
        (
            "(and )?what( would happen| happens| changes| would change)? if (i|you|we) (?P<nil>ignored?) (the "
            "|my )?(?P<rule>RULE)"
        ),
        "(and )?(what|how)( would (happen|change|it (be|look like)|my (day|list|ranking) look( like)?))?,? if "
        "(the |my )?(?P<rule>"
        "RULE) (counted|count|mattered|matter|weighed|weigh|were|was|had( a)? weight( of)?)( only| just| at| "
        "as)* (?P<n>NUM)",
        "(and )?(what|how)( would (happen|change|it look like|my (day|list|ranking) look( like)?))?,? if (the "
        "|my )?(?P<rule>RULE) "
        "(?P<nil>(didn't|did not|don't|do not) (count|matter|weigh)( at all)?|counted for nothing|mattered "
        "not at all)",
        "(and )?(what|how)( would (happen|change|it look like|my (day|list|ranking) look( like)?))?,? if "
        "(i|you|we) (weighed|weigh|"
        "set|counted|put) (the |my )?(weight of )?(?P<rule>RULE) (at|to|as|with) (?P<n>NUM)",
        "(and )?(what|how)( would (happen|change|it look like|my (day|list|ranking) look( like)?))?,? if "
        "(i|you|we) (optimi[sz]ed?|"
        "went) for (?P<aim>AIM)",
        (
            "(preview|try|show me|simulate|test) (the |my )?(weight of )?(?P<rule>RULE) (at|with|=|as) (a weight "
            "of )?(?P<n>NUM)"
        ),
        "(preview|try|simulate) (?P<aim>AIM)( as (the )?aim)?",
    )),
    ("prefer", (
        (
            "(optimi[sz]e|tune|rank|prioriti[sz]e)( me| things| my (day|life|tasks))? (for|towards?) "
            "(?P<optimization>AIM)"
        ),
        "(set |make |change )?(my )?(primary )?(optimi[sz]ation|aim)( is|:| to) (?P<optimization>AIM)",
        "(set |change )?my (work|working|office) (hours|time|day) ?(are|is|to|:|go|goes|run|runs|last|lasts)?( "
        "now)? ?(from )?(?P<from>"
        "TIME) ?(to|until|till|through|-) ?(?P<to>TIME)",
        "i (usually |normally |now )?(work|start work(ing)?|am at work|'m at work) (from|between) (?P<from>TIME) "
        "?(to|until|till|-|and) ?"
        "(?P<to>TIME)( on (work|week)days| every day)?",
        "i (usually |normally |only |now )?work (?P<days>(from )?DAYNAME ?(to|until|till|through|-) ?DAYNAME|(on "
        ")?DAYNAME(, DAYNAME)*("
        ",? and DAYNAME)?)",
        (
            "my work(ing)? ?days are (?P<days>(from )?DAYNAME ?(to|until|till|through|-) ?DAYNAME|DAYNAME(, "
            "DAYNAME)*(,? and DAYNAME)?)"
        ),
        "i('m| am) (more of )?(an? |very much an? )?(real )?(?P<when>morning person|early bird|lark|night "
        "owl|evening person|afternoon "
        "person|owl)",
        "i('m| work| think| focus| am| concentrate| perform) (best|better|most|at my best|most "
        "(productive|focused|energetic|creative|alert)|"
        "sharpest|more productive) (in|during|at) (the )?(?P<when>mornings?|afternoons?|evenings?|night)",
        "my (best hours|energy|energy peak|peak|energy pattern) (is|are|peaks?|comes?)( highest| best)? "
        "(in|at|during)? ?(the )?(?P<when>"
        "mornings?|afternoons?|evenings?|steady|constant|the same all day|even)",
        "be (a (bit|little) |much )?(more )?(?P<style>direct|encouraging|analytical|socratic)( with me| please)?",
        (
            "(talk|speak|answer|write)( to me)?( more| in a more)? "
            "(?P<style>directly|encouragingly|analytically|socratically)"
        ),
        "(use|take|set) (a |an |the |my )?(?P<style>direct|encouraging|analytical|socratic) (style|tone|manner)",
        "(be|act (like|as)|speak (to me )?(like|as)|talk to me (like|as)) (my |a |an |more like a "
        ")?(?P<role>coach|assistant|strategist|"
        "motivator)",
        (
            "(give|show|tell)( me)? (?P<much>fewer|less|more) (details?|explanations?)( when you explain| in "
            "(your )?(answers|explanations))?"
        ),
        "(keep|make) (your |the )?(answers|explanations|reasons)? ?(it "
        ")?(?P<much>short|shorter|brief|briefer|longer|more detailed|minimal|"
        "detailed|balanced|in between)",
        "(?P<much>shorter|briefer|longer|more detailed)( answers?| explanations?)?",
        "(explain|say) (?P<much>less|more|everything|only the minimum|briefly)( to me| please)?",
        "(set |change )?(my |the )?(explanation )?detail( level)?( to| is|:) (?P<much>minimal|balanced|detailed)",
        "(?P<show>show|hide|don't show|stop showing|do not show)( me)? (the |your )?(?P<what>confidence( "
        "scores?| values?)?|how sure you are|"
        "reasoning( paths?)?|paths?)( again| any ?more)?",
        "(?P<learn>stop|don't|do not|start|please|go on|begin|resume|keep)? ?(learn|learning) from (my "
        "|me)(feedback|what i (say|do)|ratings|"
        "opinions?)?( again| any ?more)?",
        "(turn|switch) (?P<learn>on|off) (the )?(ai )?learning",
        "(turn|switch) (the )?(ai )?learning (?P<learn>on|off)",
        "(?P<learn>enable|disable) (the |ai )*learning",
    )),
    ("my_preferences", (
        "(SHOW )?(WHATS )?(me )?(all )?my (preferences|preference|settings|personal settings)( now)?",
        "(what|which) (preferences|hours) (do i have|have i set|did i set)( set)?",
        "WHATS my (work(ing)? hours|explanation detail|energy pattern|optimi[sz]ation)( set to)?",
    )),
)  # fmt: skip

BOARD_WORDS: dict[str, str] = {
    "KIND": (
        "(obstacles?|blockers|bottlenecks?|patterns?|recommendations?|suggestions?|predictions|conflicts between "
        "my (goals|projects)|"
        "goal conflicts|synergies|alignment insights?)"
    ),
    "OPINION": (
        "((not|n't|hardly|un|very|really|so|super|quite|totally|no|more) "
        "?)*(helpful|useful|unhelpful|useless|interesting|clear|unclear|"
        "confusing|wrong insight|true insight|wrong|spot on|nonsense|accurate|inaccurate|help)"
    ),
    "RULE": (
        "(deadlines?|due dates?|urgency|pillars?|pillar alignment|alignment|energy|energy pattern|balance|work[- "
        "]?life balance|"
        "dependenc(y|ies)|blockers|momentum|progress|project progress|focus|switching|context "
        "switching|switches|skills?|skill development|"
        "learning|mornings?|the morning|morning peak|coherence|goal coherence)"
    ),
    "NUM": "(0?[.,]\\d+|[01]([.,]\\d+)?|\\d{1,3} ?(%|percent)|zero|nothing|nil|half|full|one)",
    "AIM": (
        "(focus|balance|a balanced life|exploration|exploring|efficiency|well-?being|well being|my wellbeing|health)"
    ),
    "TIME": "(\\d{1,2}([:.]\\d{2})?( ?(am|pm|a\\.m\\.|p\\.m\\.|o'clock))?|noon|midnight)",
    "DAYNAME": "(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?s?",
}
"""What the upper-case words of these phrases stand for, beside those of all phrases."""
