"""How people put things away and bring them back, repeat, copy and tag them, use templates, set their clock."""

THINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("trash", (
        "WHATS (still )?in (the|my) (trash|bin|recycle bin)( can)?",
        "(SHOW |open )?(the |my )?(trash|recycle bin|deleted (things|tasks|items|projects))",
        "(what|which) (things |tasks |items )?(did i delete|have i deleted|was deleted|were deleted|are deleted).*",
    )),
    ("empty_trash", (
        "(empty|clear|purge|clean)( out)? (the |my )?(trash|bin|recycle bin)( can)?( for good)?",
        "(delete|remove|erase) everything (in|from) the (trash|bin)( for good)?",
    )),
    ("restore", (
        "(restore|undelete|un-delete|recover|bring back) {things} (from|out of) (the )?(trash|bin)",
        "(undelete|un-delete|recover|restore) {things}",
        "bring back (?P<things>(?!it$|that$|them$).+)",
        "(get|take|bring|put) {things} (back )?(out of|from) (the )?(trash|bin)",
    )),
    ("unarchive", (
        "(unarchive|un-archive|dearchive) {things}",
        "(take|bring|get) {things} (back )?(out of|from) (the )?archive",
    )),
    ("archived", (
        "WHATS in (the|my) archive",
        "(SHOW )(the |my )?(archive|archived (things|tasks|projects|areas|items))",
        "(which|what) (?P<noun>tasks|projects|areas|pillars) (are|have i|did i) archived?",
    )),
    ("archive", (
        "archive {things}",
        "(put|file|move) {things} (away in|in|into|to) (the |my )?archive",
        "put {things} away( for good)?",
    )),
    ("skip", (
        (
            "(skip|pass over|miss|leave out) (?P<what>.+?) (just )?(this|for this|next|for|on) ?(time|once|one|"
            "week|month|day|year|occurrence|today|tomorrow|now|.*day)"
        ),
        "(skip|pass over) (the next (occurrence|one|time) of |this (occurrence|week|time) of )?{what}",
    )),
    ("duplicate", (
        (
            "(duplicate|clone|copy|make a (copy|duplicate) of) {what} (as|to|into|called|named|and (call|name)"
            " it) {name}"
        ),
        "(duplicate|clone|copy|make a (copy|duplicate) of|make another copy of) {what}",
    )),
    ("order", (
        "(move|put|place) {what} (right )?(before|above|in front of|ahead of) {before}",
        (
            "(move|put|place) {what} (to|at) (the )?(?P<last>end|bottom|last place|very end|very bottom)( of"
            " (the|my) list)?"
        ),
    )),
    ("subtask", (
        "(MAKE )?AN(new )?(subtask|sub-task|sub task)s? (to|for|under|of|in) {parent} ?: ?{line}",
        "(MAKE )?AN(new )?(subtask|sub-task|sub task)( called| named)?:? {line} (to|for|under|of|in) {parent}",
        "(add|put) {line} (as a|as) (subtask|sub-task|sub task|step) (to|for|under|of|in) {parent}",
        "(add|put) {line} (under|below|beneath) (the )?task {parent}",
    )),
    ("child", (
        "(make|turn) {what} (into )?a (subtask|sub-task|sub task|step|part) of {parent}",
        "{what} (is|should be|belongs as) a (subtask|sub-task|sub task|step|part) of {parent}",
        "(put|move|nest) {what} (under|below|beneath) (the )?task {parent}",
        "(put|move|nest) {what} (under|below|beneath) (?P<parent>T\\d+)",
    )),
    ("no_recurrence", (
        "(stop|end|cancel) (repeating|the (recurrence|repetition|repeat) of) {what}",
        "(make|set) {what} (not (repeat|recur)|one-?(off|time)|non-?recurring)",
        "{what} (should|shall|does|must)(n't| not) (repeat|recur)( any ?more)?",
        "don't repeat {what}( any ?more)?",
    )),
    ("recurrence", (
        "(repeat|recur) {what} (?P<rule>(every|each|daily|weekly|monthly|yearly|annually|on the|on).*)",
        (
            "(make|set|change) {what} (to )?(repeat|recur|recurring|happen|be)? ?(?P<rule>(every|each|daily|"
            "weekly|monthly|yearly|annually).*)"
        ),
        (
            "{what} (repeats|recurs|should repeat|should recur|happens|is|comes back) (?P<rule>(every|each|"
            "daily|weekly|monthly|yearly).*)"
        ),
    )),
    ("tag", (
        "tag {what} (with|as) {tags}",
        "(add|put) (the )?tags? {tags} (to|on) {what}",
        "(label|mark) {what} with (the )?tags? {tags}",
    )),
    ("untag", (
        "untag {what}( from)? {tags}",
        "(remove|take|delete) (the )?tags? {tags} (from|off|of) {what}",
    )),
    ("estimate", (
        (
            "(?P<what>T\\d+|it|that|(the )?task .+?) (takes|will take|should take|needs|lasts)( about| around|"
            " roughly)? (?P<length>\\d.+|an? .+|half .+)"
        ),
        "(set|change) (the )?(estimate|duration|length) (of|for) {what} to {length}",
        "estimate {what} at {length}",
    )),
    ("effort", (
        (
            "(?P<what>T\\d+|it|that|(the )?task .+?) (needs|takes|requires|is|has) (a lot of )?(?P<energy>low|"
            "medium|high|little|much)[ -]energy( work| task)?"
        ),
        "(set|change) (the )?energy (of|for) {what} to (?P<energy>low|medium|high)",
        "(set|mark|make) {what} (to |as )?(?P<energy>low|medium|high)[ -]energy",
    )),
    ("work", (
        (
            "(?P<what>T\\d+|it|that|(the )?task .+?) is (?P<kind>deep work|creative|creative work|planning|"
            "admin|admin work|routine)"
        ),
        "(mark|set|make) {what} (as |to )(?P<kind>deep work|creative|planning|admin|routine)",
    )),
    ("redo", (
        "redo( (that|it|this|the last .*|what (you|i) (just )?undid))?( again)?",
        "(do|make) (that|it) again",
        "undo the undo",
        "(take|bring) back the undo",
        "reapply( that| it| the change)?",
    )),
    ("history", (
        "(SHOW )?(the |me the )?(history|changes|log|past) (of|for|to) {thing}",
        "what (happened|changed|has happened|has changed) (to|with|about|in|on) {thing}",
        "when did i (change|add|create|complete|finish|move) {thing}",
    )),
    ("operations", (
        (
            "(SHOW )?(the |my |me the )?(history|activity|change ?log|recent changes|last changes|log of"
            " changes|audit log)"
        ),
        (
            "what (changed|has changed|did you (change|do|add|delete)|have you (changed|done|added)|did i"
            " (change|just do|do last)|was changed)( today| recently| lately| last| just now| for me)?"
        ),
        "what can i undo",
    )),
    ("save_template", (
        "(save|store|keep|use) {what} as (a |an |the )?template( (called|named) {name})?",
        "(make|create|turn) (a |an )?template (of|from|out of) {what}( (called|named) {name})?",
        "turn {what} into a template( (called|named) {name})?",
    )),
    ("templates", (
        "(SHOW )?(the |my |all |me the )*templates",
        "(what|which) templates (do i have|are there|exist|have i)( saved)?",
        "do i have (any )?templates",
    )),
    ("delete_template", (
        "(delete|remove) (the |my )?template {template}",
        "(delete|remove) (the |my )?{template} template",
    )),
    ("use_template", (
        (
            "(use|apply|start|start from|create from|instantiate) (the |my )?template {template}( (called|"
            "named|as) {name})?( (under|in|to) {to})?"
        ),
        (
            "(use|apply|start|set up) (the |my |a )?{template} template( (called|named|as|for) {name})?("
            " (under|in|to) {to})?"
        ),
        "(create|start|make) (a |an )?(?P<name>.+?) from (the |my )?{template} template( (under|in) {to})?",
        "(start|begin) (a )?new {template} from (the |my )?template",
    )),
    ("packs", (
        "(SHOW )?(the |all |me the |available )*(starter|onboarding|starting)? ?packs",
        (
            "(what|which) (starter |onboarding |starting )?packs (do you have|are there|can i (use|choose|"
            "adopt)|exist|have you got)"
        ),
        "help me (get started|set up|start)",
        "how (do|should) i (get started|begin|set up my life)",
    )),
    ("preview_pack", (
        "(SHOW |preview |open |look at |what('s| is) in )(the )?{pack} pack",
        "preview (the )?{pack}( pack)?",
        "what (does|would) (the )?{pack} pack (have|contain|add|include|create|make)",
    )),
    ("adopt_pack", (
        (
            "(use|adopt|add|apply|install|set up|start with|take|choose|i want|give me) (the )?{pack} (starter"
            " |onboarding )?pack"
        ),
    )),
    ("zone", (
        "(set|change|switch|update) (my |the )?time ?zone to {zone}",
        "my time ?zone is( now)? {zone}",
        "(i|we) (live|am based|'m based|moved|have moved|'ve moved) (in|to) (?P<zone>(?!a |an |the |my ).+)",
    )),
    ("travel", (
        (
            "i('m| am|'ll be| will be| am going to be|'m going to be) (travell?ing|flying|going|on a trip|"
            "away)( to| in)? {zone} (until|till|through|up to|to) {until}"
        ),
        "i('m| am|'ll be| will be) (in|at) (?P<zone>(?!a |an |the |my |bed).+?) (until|till|through) {until}",
    )),
    ("home_again", (
        "i('m| am) (back|home again|back home)( from .+)?",
        "i('m| am) no longer travell?ing",
        "(stop|end) travell?ing",
    )),
    ("day_end", (
        "(my|the) day (ends|is over|finishes|rolls over|ends for me) at {at}",
        "(set|change) (my |the )?(day end|end of (my |the )?day|rollover( hour)?) to {at}",
        "i (usually |normally )?go to (bed|sleep) at {at}",
    )),
    ("week_start", (
        "(my|the|a) week (starts|begins|should start|should begin) (on|with) (a )?(?P<weekday>\\w+day)",
        (
            "(set|change) (the |my )?(start of (the|my) week|week start|first day of (the|my) week) to"
            " (?P<weekday>\\w+day)"
        ),
        "(start|begin) (my |the )?weeks? (on|with) (?P<weekday>\\w+day)",
    )),
    ("called", (
        (
            "(my name is|call me|i('m| am) called) (?P<name>(?!for\\b|of\\b|about\\b|by\\b|in\\b|to\\b|today\\b|"
            "back\\b|later\\b|when\\b|at\\b|on\\b|an?\\b|if\\b|"
            "tomorrow\\b)[\\w' -]{1,40})"
        ),
    )),
    ("memo", (
        "(please )?remember (that |this:? )(?P<text>(?!i (need|have|must|should)\\b).+)",
        "(keep in mind|don't forget) that {text}",
    )),
    ("search", (
        "(search|look)( through)? (everything|everywhere|all|my life|it all|the whole thing) for {words}",
        "(search|look|find)( for)? {words} in (?P<where>my (journal|notes|messages|insights|chats))",
        "(search|look through) (?P<where>my (journal|notes|messages|insights|chats)) for {words}",
        "search( for)? {words}",
        "(find|look for) {words} (everywhere|in everything|anywhere)",
        "where did i (mention|write|say|note)( something)?( about)? {words}",
    )),
)  # fmt: skip
