"""How people ask to be reminded of what is there already, and what they want to be told of when it comes about."""

import re

NUMBER = (
    r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|thirty|"
    r"a couple of|a few)"
)
NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fourteen": 14, "thirty": 30, "a couple of": 2, "a few": 3,
}  # fmt: skip
LENGTH = rf"(?P<n>{NUMBER})[ -](?P<unit>day|week|month)s?"
DAYS = {"day": 1, "week": 7, "month": 30}

REF = r"(?:task )?#?T\d{1,9}"
EARLY = (
    rf"(?:(?:the )?(?:day|evening|night|morning|hour|week) before(?: at [\w: ]+)?|"
    rf"(?:{NUMBER}|half an|\d+(?:\.\d)?)[ -]?(?:minutes?|mins?|hours?|hrs?|h|m|days?|weeks?) "
    r"(?:before(?:hand)?|ahead|early|earlier|in advance))"
)
ME = r"(?:please )?(?:(?:remind|notify|alert|nudge|ping) (?:me|us))"
NEW = (
    r"(?:please )?(?:set|add|create|make|put|schedule|give me|i (?:need|want|would like|'d like))(?: up| me)* "
    r"(?:an? |the |another |new )*(?:reminder|alert|notification)"
)

NAME = r"(?P<name>(?:the |my |our )(?!due\b|it\b)[\w'’ -]{2,60}?)"

SET: tuple[re.Pattern[str], ...] = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?:{ME} (?:of|about)|{NEW} (?:of|for|about|on)) (?P<task>{REF}),? (?P<at>.+)",
        rf"(?:{ME} (?:of|about)|{NEW} (?:of|for|about|on)) (?P<task>{REF})",
        rf"(?:{ME}|{NEW}) (?P<at>{EARLY}) (?P<task>{REF})(?: is due)?",
        rf"(?:{ME}|{NEW}) (?P<at>{EARLY}) {NAME}(?: is due| starts| begins)?",
        rf"(?:{ME} (?:of|about)|{NEW} (?:of|for|about)) {NAME},? (?P<at>{EARLY})(?: it(?: is|'s) due)?",
        rf"(?P<at>{EARLY}) (?P<task>{REF})(?: is due)?,? {ME}",
    )
)
"""Of a task that is there: by its reference, or by its name where the time is counted from when it is due."""
CANCEL = re.compile(
    r"(?:please )?(?:(?:cancel|delete|remove|clear|drop|turn off|stop|switch off|disable) "
    r"(?:all |every |the |my |any )*(?:reminders?|alerts?|notifications?)(?: set)? (?:of|for|about|on)|"
    rf"(?:stop reminding|don't remind|do not remind|never remind) (?:me|us) (?:of|about)) (?P<task>{REF})",
    re.IGNORECASE,
)
LIST = re.compile(
    r"(?:(?:please )?(?:show|list|read|tell)(?: me)? (?:all |the |my )*"
    r"(?:set|upcoming|coming|pending|active) reminders|"
    r"(?:what|which) reminders (?:are (?:set|coming|active|there)|have (?:i|you) (?:set|got)|did i set)|"
    r"(?:what|of what|when) (?:will|do|are) you (?:going to )?remind(?:ing)? me(?: (?:of|about))?(?: next)?|"
    r"(?:when (?:will|do) you remind me (?:of|about)|"
    r"(?:what|which|any) reminders (?:are|do i have|are there) (?:set )?"
    rf"(?:of|for|on)|reminders (?:of|for)|(?:show|list)(?: me)? (?:the |all )*reminders (?:of|for)) (?P<task>{REF}))",
    re.IGNORECASE,
)

MANAGE = re.compile(
    r"(?:please )?(?P<verb>pause|stop|mute|silence|resume|continue|unpause|restart|delete|remove|drop|cancel|end)"
    r" (?:the |my )?(?:standing )?(?:intent |watch |alert )?#?(?P<ref>W\d{1,9})",
    re.IGNORECASE,
)
LIST_INTENTS = re.compile(
    r"(?:(?:please )?(?:show|list|read|tell)(?: me)? (?:all |the |my )*(?:standing )?"
    r"(?:intents|watches|alerts that i set)|"
    r"what (?:are|do) you (?:watching|watch)(?: out)?(?: for)?(?: me)?(?: right now| now)?|"
    r"(?:what|which) (?:standing )?intents (?:do i have|are there|have i(?: set| got)?))",
    re.IGNORECASE,
)

ASK = r"(?P<act>ask|tell|warn|remind|notify|alert|nudge|ping|message) (?:me|us)|(?P<know>let (?:me|us) know)"
WHEN = r"(?:whenever|when|if|as soon as|once|in case|should)"
FIRST = re.compile(
    rf"(?:please )?{WHEN} (?P<condition>.+?),? (?:then )?(?:please )?(?:{ASK})(?P<says>(?: |:).*)?",
    re.IGNORECASE,
)
LAST = re.compile(
    rf"(?:please )?(?:{ASK})(?P<says>(?: (?:to|what|how|why|whether|about)\b.+?)?),? {WHEN} (?P<condition>.+)",
    re.IGNORECASE,
)
"""When something comes about, ask me; tell me when something comes about."""

WHAT = r"(?P<what>.+?)"
NOT_DONE = r"(?:have not|haven't|have n't|did not|didn't|do not|don't)"
DONE = r"(?:was|is|has been|gets|got|were|been)"
FOR = r"(?:for|in|over|within)"

IS = r"(?:is|gets|becomes|goes|has been|falls|was|stays|remains)"
NOT_YET = r"(?:is (?:still )?not|isn't|was not|wasn't|has not been|hasn't been)"
WRITTEN = r"(?:written|write|wrote|journal(?:l?ed)?)(?: anything| something| a word)?"
DIARY = r"(?:my |the )?(?:journal|diary)"
ITEMS = r"(?:open )?(?:tasks|things|items|to-?dos)(?: (?:of|in|from|for) (?P<what>.+?))?"
WHICH = r"(?:are |is |fall )?(?P<which>due today|due tomorrow|due this week|overdue|open)"

CONDITIONS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(form, re.IGNORECASE))
    for kind, form in (
        ("no_journal", rf"i {NOT_DONE} {WRITTEN}(?: (?:in|to|into) {DIARY})? {FOR} {LENGTH}"),
        ("no_journal", rf"{DIARY} {IS} (?:empty|silent) {FOR} {LENGTH}"),
        ("no_journal", rf"nothing {DONE} (?:written|noted) in {DIARY} {FOR} {LENGTH}"),
        (
            "low",
            rf"(?:my )?(?P<low>mood|energy)(?: level)? {IS} (?:very |really )?(?:low|bad|down|poor)"
            rf"(?: for)? {LENGTH}(?: (?:in a row|running|straight|on end))?",
        ),
        ("many", rf"(?:there are )?(?P<more>more than|over|at least) (?P<n>{NUMBER}) {ITEMS} {WHICH}"),
        ("many", rf"(?:there are )?(?P<n>{NUMBER}) (?P<least>or more) {ITEMS} {WHICH}"),
        (
            "idle",
            rf"nothing (?:of|in|for|under|from|on) {WHAT} (?:{DONE}|gets) (?:done|finished|completed) {FOR} {LENGTH}",
        ),
        (
            "idle",
            rf"i {NOT_DONE} (?:done|do|finished|finish|completed) (?:anything|something) (?:of|in|for|under|on) {WHAT}"
            rf" {FOR} {LENGTH}",
        ),
        ("idle", rf"nothing {DONE} (?:done|finished|completed)(?: at all)? {FOR} {LENGTH}"),
        ("idle", rf"{WHAT} {IS} (?:idle|untouched|still|dormant) {FOR} {LENGTH}"),
        ("idle", rf"{WHAT} {NOT_YET} (?:done|finished|touched) {FOR} {LENGTH}"),
        ("blocked", rf"{WHAT} {IS} (?:blocked|stuck)(?:,? (?:for |since )?(?:more than )?{LENGTH})?"),
        ("overdue", rf"(?:anything|something|any task|a task) {IS} overdue(?: (?:for|by) {LENGTH})?"),
        ("overdue", rf"{WHAT} {IS} (?:{LENGTH} )?overdue"),
        ("overdue", rf"{WHAT} {IS} overdue (?:for|by) {LENGTH}"),
        ("free", rf"{WHAT} {IS} (?:unblocked|free|no longer blocked|not blocked any ?more|ready to start)"),
        ("free", rf"{WHAT} (?:can be (?:started|begun|done)|waits for nothing(?: any ?more)?)"),
        ("done", rf"{WHAT} {IS} (?:done|finished|completed|complete)"),
        ("due", rf"{WHAT} is due (?:in|within) {LENGTH}"),
    )
)
"""What may come about, tried from top to bottom."""
ANYTHING = re.compile(
    r"(?:it|that|this|everything|all|i|you|he|she|we|they|the (?:laundry|oven|pizza|download|upload|washing|dishwasher|"
    r"timer|movie|game|song|weather)|(?:my |the )?(?:flight|train|bus|plane|order|package|delivery|parcel)\b.*|someone|"
    r"somebody|anyone|anybody)",
    re.IGNORECASE,
)
"""What is no thing of a life that is kept here."""
QUESTIONS = {
    "blocked": "What would move it on?", "overdue": "What is in the way?", "idle": "What would be a small step?",
    "no_journal": "How are you?", "low_mood": "What helps?", "low_energy": "What helps?", "many": "What can wait?",
    "due": "What is left to do?",
}  # fmt: skip
"""What is asked where somebody wants to be asked and does not say what."""
