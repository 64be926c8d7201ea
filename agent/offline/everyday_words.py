"""How people put things on lists and calendars, ask to be reminded and woken, and say what they have."""

import re

from agent.offline.spoken import CALENDARS, EVENTS, LISTS

PUT = (
    r"(?:(?:re[- ]?)?add|put|place|write|include|enter|insert|jot|note|stick|throw|mark|append|save|get|"
    r"pencil|slot|pop|"
    r"slap|log|set|update|create|make|also add)"
)
NAMED = r"(?!(?:on|to|in|at|for|my|the|our|and|from|onto|into|of|off|out|an?|some)\b)[\w'’&]+"
DESTINATION = re.compile(
    rf",? ?\b(?:to(?! do\b)|on|onto|in|into|as part of)(?: to)? (?P<owner>(?:my |the |our |this |that |a )*)"
    rf"(?:(?P<name>{NAMED}(?:[ -]{NAMED}){{0,3}}?) )??(?P<noun>{LISTS}|{CALENDARS}|reminders|tasks|"
    rf"to-?dos)\b"
    r"(?: of (?:(?:things|stuff|items)(?: (?:that )?i (?:have|need|want))? to (?:do|buy|get)|errands|chores))?",
    re.IGNORECASE,
)
PLAIN = re.compile(
    r"(?:to[- ]?do|task|tasks|reminders?|chores?|daily|current|new|general|main|personal|own|whole|"
    r"entire|running)",
    re.IGNORECASE,
)
"""Words before "list" that name no list of its own."""
ADD_TO = re.compile(rf"^(?:please )?{PUT}(?: down| in)?(?: me)?\s+", re.IGNORECASE)
WANTED = re.compile(
    r"^(?:i|we)(?:'d| would)? (?:need|want|like) (?P<what>.+?) (?:to be |to get |be )?(?:added|put|"
    r"placed|written|"
    r"included)(?: down)?(?P<where> (?:to|on|onto|in|into) .+)$|^(?P<what2>.+?) (?:should|needs to|must|"
    r"has to|ought to)"
    r" (?:be |get )(?:added|put|placed|included)(?: down)?(?P<where2> (?:to|on|onto|in|into) .+)$",
    re.IGNORECASE,
)
OUT = re.compile(
    r"^(?:i'm|i am|we're|we are|i|we|i've|we've) (?:all |almost |nearly |just |running |totally )*"
    r"(?:out of|low on|ran out of|run out of|have no(?: more)?|don't have any(?: ?more)?|got no|"
    r"need(?: some| more| to get"
    r"| to buy)?|don't have|think i ran out of)"
    r" (?P<what>.+?)(?: left)?\s*,?\s*(?:so |and |please |then )*(?:can you |could you |will you |"
    r"would you |please |and )*"
    r"(?:add|put|place|write|remind me|include)(?:\s+(?:that|it|them|some|those|this))?(?P<where> .*)?$",
    re.IGNORECASE,
)
UNLESS = re.compile(
    r"^(?:do i have|is there|are there|have i got)(?: any| a)? (?P<what>.+?)(?P<where> (?:on|in) .+?)[,;?]? "
    r"(?:and )?if (?:not|there (?:isn't|aren't))[, ]+(?:please |can you |then )*(?:add|put) .+$",
    re.IGNORECASE,
)
CONDITION = re.compile(
    r"[, ]+(?:unless (?:i|it|they)\b.*|if (?:it|they|i|that) (?:isn't|is not|aren't|are not|haven't|"
    r"have not|didn't)\b.*"
    r"|if (?:i|it|they).*(?:already|yet|there).*)$",
    re.IGNORECASE,
)
MARKED_IN = re.compile(
    rf"^(?:mark|update|block) (?:my|the) {CALENDARS} (?:that |for |to (?:say|show|reflect) (?:that )?|"
    rf"with )(?P<what>.+)$",
    re.IGNORECASE,
)
GOES = re.compile(
    r"^(?P<what>.+?) (?:should go|goes|belongs|has to go|needs to go)(?P<where> (?:to|on|onto|in|into) .+)$",
    re.IGNORECASE,
)
NEW_LIST = re.compile(
    r"^(?:i(?: need| want| would like|'d like)(?: to)? )?(?:(?:create|make|start|begin|set up|build|"
    r"open(?: up)?|bring up|show|produce|put together|"
    r"add|generate|"
    r"prepare|give me)(?: me| us)? )?(?:an? |the |another |my )*(?P<new>new |brand new |blank |empty |"
    r"fresh )?"
    r"(?:(?P<name>[\w'’&-]+(?: [\w'’&-]+){0,3}?) )??(?:check ?list|list)"
    r"(?: (?:called|named|titled|with the name|by the name of|for|of|about) (?P<called>.+?)|"
    r": ?(?P<called2>.+?))?"
    r"(?: for (?:me|us))?$",
    re.IGNORECASE,
)
MAKES = re.compile(
    r"^(?:i(?: need| want| would like|'d like)(?: to)? )?(?:create|make|start|begin|set up|build|add|"
    r"generate|prepare|produce|put together|(?:open(?: up)?|bring up|show)(?= an? (?:new|blank|fresh)))\b|"
    r"^(?:i (?:need|want) )?an? (?:new|blank|empty) |^(?:new|fresh) ",
    re.IGNORECASE,
)
LEADING = re.compile(
    r"^(?:to |about |of |for |that |regarding |on |called |named |titled |saying |that says |says |:|-|"
    r"event (?!with\b)|with |as |at |(?:and )?(?:(?:name|call|title) it|input name)(?: as)? |(?:and )?set it |"
    r"the fact that |(?:the )?(?:upcoming|event of|event called|occasion of) |"
    r"(?:appointment|appt|event|calendar (?:event|entry|item)|meeting) (?:to|called|named|titled) )+(?=\S)",
    re.IGNORECASE,
)
DUTY = re.compile(
    r"^(?:that )?(?:i|we)(?:'ve| have|'ll| will|'m| am|'re| are)?(?: (?:be|got|have|need|am|are|going|"
    r"supposed|"
    r"want|must|should))*(?: to)? (?:an? |the |my )?(?=\w)",
    re.IGNORECASE,
)
ARTICLES = re.compile(
    r"^(?:(?:an?|the|my|our|some|another|any|new|recurring|repeating) )+(?=\S)", re.IGNORECASE
)
TRAILING = re.compile(
    r"(?: (?:event|later|on my behalf|for me|for us|please|okay|ok|as well|too|again|in there|on there|on it|"
    r"it|and repeat it|repeat|the|to|by|from|of|as|and|on|at|in the (?:night|morning|evening|afternoon)|"
    r"(?:the )?day before|the day|will be|it will be|is|planned|scheduled|every|so|that|when|starting|"
    r"beginning|from now"
    r"|and set it to repeat|set it|can you remind me))+$",
    re.IGNORECASE,
)
DAYS_OWN = re.compile(
    r"^(?:(?:my|the|our|upcoming) )*(?:(?P<day>today|tomorrow|tonight|(?:next |this )?(?:week|month|"
    r"(?:mon|tues|wednes|thurs|"
    r"fri|satur|sun)day))['’]s|(?P<day2>today|tomorrow)s) (?P<what>\w.*)$",
    re.IGNORECASE,
)
FOR_DAY = re.compile(
    r"\bfor (?=(?:today|tomorrow|tonight|this|next|the \d|the (?:first|second|third|fourth|fifth)|(?:mon|"
    r"tues|wednes|thurs|fri|satur|sun)day|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|"
    r"\d{1,2}[/.:]?\d*\b(?! \w+s\b)))",
    re.IGNORECASE,
)
WHAT = "What should I remind you of?"
REMIND = re.compile(
    r"^(?P<before>.*?)\b(?:(?:remind|notify|alert|nudge|ping|warn) (?:me|us)|remind(?= (?:of|about|the|my|our)\b)|"
    r"(?:don't|do not|never) (?:let (?:me|us) )?forget(?: about)?|"
    r"(?:make sure|be sure|ensure)(?: that)? (?:i|we)(?: (?:don't|do not) forget| remember)?(?= \w)|"
    r"tell me(?= (?:(?:on|at|in|by) [\w: ]+? |tomorrow |tonight )?to \w)|let me know (?:of|about)(?= (?:the|my))|"
    r"(?:would|i'd|need|want|wish)(?: like)? to (?:(?:be|get) (?:reminded|notified|alerted)|get a "
    r"reminder))\b(?: again| please| "
    r"also)*(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
REMINDER = re.compile(
    r"^(?:(?:please )?(?:set|create|make|add|give|schedule|put|get|send|start|activate|write|place|leave|"
    r"enable|repeat|"
    r"need|want|i (?:need|want|would like|'d like)|can i (?:have|get|set)|could i (?:have|get)|new|another)"
    r"(?: up| in| me| us| to set| to make| to have)* )*(?:an? |the |my |me |another |new |repeating |"
    r"recurring |daily |weekly |"
    r"monthly |quick |one week |\w+[- ](?:day|hour|minute|week) )*(?:reminder|notification|notice|heads[- ]up|"
    r"alert)s?(?: set(?: up)?| created)?"
    r"(?: for (?:me|us|myself)(?! ?to\b)|(?: for me)(?= to\b))?(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
EVERY = re.compile(r"\b(?:daily|weekly|monthly|yearly)\b", re.IGNORECASE)
RHYTHM = {"daily": "day", "weekly": "week", "monthly": "month", "yearly": "year"}
OCCASION = re.compile(r"^(?P<when>when (?:i|we|he|she|they|it)\b.+?) to (?P<what>\w.+)$", re.IGNORECASE)
ASKED = re.compile(
    r"(?:what|when|which|how|did|do i|have i|is|are|was|why|where|show|list|"
    r"tell(?! me (?:to|on|at|in|tomorrow|tonight)\b)|read)\b",
    re.IGNORECASE,
)
MENTIONED = re.compile(
    r"^(?:i|we)(?:'ve| have)?(?: got| have)? (?:an? |the |my )?(?P<what>.+?)(?:[, ]+(?:and|so|but|"
    r"can you|could you|please|"
    r"will you))*$",
    re.IGNORECASE,
)
HAVE = re.compile(
    rf"^(?:(?:i|we)(?:'ve| have|'ll have| will have|'re having| are having| will be having)(?: got)?|"
    rf"there(?:'s| is| will be)|i(?:'m| am) having) (?P<what>(?:an? |the |my |"
    rf"our )?(?:[\w'’-]+ "
    rf"){{0,4}}?{EVENTS}\b.*)$",
    re.IGNORECASE,
)
HAVE_ANY = re.compile(
    r"^(?:i|we)(?:'ve| have|'ll have| will have)(?: got)? (?P<what>an? (?!question|problem|feeling|idea|"
    r"lot|few|bit|cold|"
    r"headache)\w.+)$",
    re.IGNORECASE,
)
MY_EVENT = re.compile(
    rf"^(?P<what>(?:my|our|the) (?:[\w'’-]+ ){{0,3}}?{EVENTS}) (?:is|are|will be)(?: scheduled)?(?:"
    rf" for)? (?P<when>.+)$",
    re.IGNORECASE,
)
PLAN = re.compile(
    rf"^(?:(?:i|we) (?:need|want|have|would like|'d like) to )?(?:schedule|set up|arrange|book|plan|"
    rf"organi[sz]e|make|create|"
    rf"add|pencil in|block(?: out| off)?|new|set(?= (?:an? |the |my |up )?(?:[\w'’-]+ ){{0,3}}?{EVENTS})|"
    rf"have(?= an? ))(?: me| us| for me)? "
    rf"(?:an? |the |my |another |new |our )*(?P<what>(?:[\w'’-]+ ){{0,4}}?{EVENTS}\b.*)$",
    re.IGNORECASE,
)
SET_DOWN = re.compile(
    r"^(?:(?:i|we) (?:need|want|have|would like|'d like) to )?(?:schedule|put(?: in| down)?|append|pencil "
    r"in|slot in|"
    r"enter|insert|log)(?: me)? (?P<what>(?!(?:it|that|this|them|[TP]\d+|on|off|away|back|up)\b).+)$",
    re.IGNORECASE,
)
"""Schedule a massage on Tuesday: whatever it is, where it says when."""
NO_NAME_YET = re.compile(
    rf"^(?:new|make|create|place|add|set up|schedule|book|put|insert|enter)(?: me| us)? (?:an? |the )*(?:new )?"
    rf"(?:(?:calendar )?(?:entry|item|event|appointment|meeting))(?: (?:in|on|to|into) (?:my |the )?{CALENDARS})?"
    r"(?: for me)?$",
    re.IGNORECASE,
)
THERE_IS = re.compile(r"\b(?:there is|there's|i have|we have) (?:an? |the |my )?(?=\w)", re.IGNORECASE)
NO_OCCASION = re.compile(
    r"^ ?(?:to|of|about)? ?(?:the |my )?(?:current )?(?:time|date|weather|news|score|location)s?$",
    re.IGNORECASE,
)
FOR_OTHERS = re.compile(
    r"^(?:alert|notify|notice) (?!me\b|us\b|for\b|to\b|at\b|about\b|on\b|in\b|of\b)", re.IGNORECASE
)
TO_BE_TOLD = re.compile(
    r"^(?P<what>.+?),? (?:that )?(?:i|we) (?:need|want|would like|'d like) to be reminded (?:of|about)$",
    re.IGNORECASE,
)
DATE_FIRST = re.compile(
    r"^(?P<when>(?:on|for|at) [^,]+?),? (?P<rest>(?:please )?(?:set(?: up)?|schedule|create|make|book|"
    r"plan|remind me) .+)$",
    re.IGNORECASE,
)
LENGTH_FIRST = re.compile(
    rf"^(?:\d+|an?|one|two|three|half an?)[ -](?:hours?|minutes?)(?:[ -]long)? (?=(?:[\w'’-]+ ){{0,2}}?{EVENTS}\b)",
    re.IGNORECASE,
)
"""Two hours meeting: how long it lasts is no part of its name."""
LIKES = re.compile(
    r"^(?:that )?(?:i|you|he|she|we|they|this|it) (?:really |also |don't )?(?:like|love|hate|enjoy|prefer|"
    r"adore|dislike)s?\b|^(?:of )?(?:when|how long ago) (?:i|we|my \w+)(?: \w+)? last\b",
    re.IGNORECASE,
)
"""What somebody likes, and when something was done last, is nothing to do."""
UPDATED_WITH = re.compile(
    r"^(?:update|extend) (?P<where>(?:my |the |our )?(?:[\w'’&]+ ){0,3}list) (?:with|by) (?P<what>.+)$",
    re.IGNORECASE,
)
CALLED = re.compile(r"(?:phone )?calls?\b", re.IGNORECASE)
IS_DAY = re.compile(r"^(?:that )?(?P<when>[\w ]{4,24}) is (?P<what>(?!when\b|the day\b)\w.*)$", re.IGNORECASE)
"""That tomorrow is trash day."""
DAY_PART = re.compile(
    r"\b(?P<day>today|tomorrow|this|(?:mon|tues|wednes|thurs|fri|satur|sun)day) (?:morning|afternoon|"
    r"evening|night)\b"
    r"(?=.*\d ?[ap]m\b)|(?<=[ap]m )(?P<day2>today|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day) "
    r"(?:morning|afternoon|evening|night)\b",
    re.IGNORECASE,
)
"""A part of the day says nothing more where the hour is told."""
DAY_AND_DATE = re.compile(
    r"\b(?P<day>(?:mon|tues|wednes|thurs|fri|satur|sun)day),? (?:the )?(?:\d|(?:jan|feb|mar|apr|may|jun|"
    r"jul|aug|sep|oct|"
    r"nov|dec)[a-z]* )",
    re.IGNORECASE,
)
"""A weekday before its date: the date holds, and neither is part of the name."""
BETWEEN = re.compile(r"\bfrom (?P<first>1?\d) (?:to|till|until|-) (?P<last>1?\d)$", re.IGNORECASE)
ITEM = re.compile(
    r"^(?:add|create|make|new|append|put)(?: me)? (?:an? |the |another |new )*(?:(?P<name>\w+) )?items? "
    r"(?:to|of|called|named|:|"
    r"for|that says|saying) (?P<what>(?!(?:my|the|our|this|that)\b).+)$|"
    r"^(?:add|create|make|new|append)(?: me)? (?:an? |the |another |new )*to[- ]?do (?:to|of|called|named|"
    r":|for) (?P<what2>.+)$",
    re.IGNORECASE,
)
NO_PREPOSITION = re.compile(
    r"^(?P<what>add (?!.*\b(?:new|to|on|in|onto|into|for|of)\b)(?:(?!the\b|my\b)[\w'’&-]+ ){1,4}?)"
    r"(?P<where>(?:the |my |our )(?:[\w'’]+ )?list|(?:grocery|groceries|shopping|to-?do|task) list)$",
    re.IGNORECASE,
)
"""Add peanuts the grocery list."""
BLOCK = re.compile(
    r"^(?:block|reserve|keep|set aside|hold)(?: out| off| free)? (?P<when>.+?) for (?P<what>.+)$",
    re.IGNORECASE,
)
BOUGHT = re.compile(
    r"\b(?:reservations?|table|flights?|hotel|tickets?|uber|lyft|taxi|cab|ride|(?<!meeting )room|car rental)\b",
    re.I,
)
NOTE = re.compile(
    r"^(?:(?:make|take|add|create|write|leave)(?: me)? (?:an? |another |quick |mental )*(?:note|memo)|"
    r"write(?: this| it)? down|"
    r"jot(?: this)? down|note(?: this)?(?: down)?(?! to self)|put down)(?: (?:to|that|of|about|for|"
    r"saying|which says)| ?:|,)* (?P<rest>.+)$",
    re.IGNORECASE,
)
INVITE = re.compile(
    rf"^(?:add|invite) (?!.*\b(?:subtask|task|step|reminder)\b)(?P<who>[\w'’ ]+?) to (?:my|the|our|this|"
    rf"that) (?:[\w'’-]+ ){{0,3}}?{EVENTS}\b",
    re.IGNORECASE,
)
NO_GUESTS = "I keep your tasks alone and can't invite anybody. Say “change …” to put a name into the title."

NOT_PLANNED = re.compile(
    r".*\b(?:task|to-?do|reminder|project|area|pillar|goal|note|list|T\d+)\b|"
    r".*\b(?:instead|start at|starts? (?:at|on)|to start|go until|high|low|priority)\b|.*\b(?:earlier|"
    r"sooner|later)$|is\b|are\b|has\b|to\b",
    re.IGNORECASE,
)
"""What follows "make a …" and is no event."""


LIST_FIRST = re.compile(
    r"^(?P<where>(?:my |the |our )?(?:[\w'’&]+ ){1,3}?list),? (?:please )?add (?P<what>.+)$", re.IGNORECASE
)
MY_REMINDERS = re.compile(r"\b(?:the|my|all|any)(?: \w+)? (?:reminders|notifications|alerts)$", re.IGNORECASE)
PLACE_FIRST = re.compile(
    r"^(?P<where>(?:to|on|onto|in|into) [^,:]+?),? (?:please )?(?:add|put|write) (?P<what>.+)$", re.IGNORECASE
)
DAY_FIRST = re.compile(r"^(?P<when>(?:for|on) [^,]+?),? (?P<rest>(?:please )?(?:add|put) .+)$", re.IGNORECASE)
ASKED_OF = re.compile(r".*\b(?:what|why|who|when (?:i|we|did|was|my \w+) last)\b", re.IGNORECASE)
ONLY_ASKS = re.compile(
    r"(?:^|,? ?(?:and |so )?\b)(?:please|you|need|want|like|so|can|could|should|set|to|and|then|also|"
    r"can you|could you)$",
    re.IGNORECASE,
)
"""What leads to "remind me" and says nothing itself."""

ABOUT_IT = re.compile(r"^\s*(?:about|of|on|for|to) (?:it|that|this)\b", re.IGNORECASE)
SOON = re.compile(r"^(?P<what>.+?) (?P<when>in (?:[\w-]+ ){1,3}(?:minutes?|hours?))$", re.IGNORECASE)
THAT_I = re.compile(
    r"^(?:(?:for|about|to|of|that|on|at|in)\s+)?(?:that )?(?:i|we)(?:'ve got| (?:will )?have(?: got)?|'ll "
    r"have| need|"
    r" must| should| want)(?: to)? (?!to\b)",
    re.IGNORECASE,
)
