"""How people ask about their lists and days, and what they say of the tasks they want."""

import re

from agent.offline.spoken import CALENDARS, EVENTS, LISTS, OURS

ASKS = (
    r"(?:what(?:'s|'re| is| are| do| did| does| have| has| will| was| were| am)?|which|when(?:'s| is|"
    r" are| do| does)?|"
    r"where(?:'s| is| are| do)?|who|how (?:many|much|is|are|does|do)|hows?|do|does|did|have|has|am|is|"
    r"are|was|were|will|any|"
    r"anything|is there|are there|show|list|tell|give|read|display|recite|repeat|check|view|see|hear|"
    r"look|find|pull|open|"
    r"bring|print|get|go over|go through|run through|name|evaluate|review|recall|remind me what|instruct|"
    r"inform|let me (?:see|hear|know)|"
    r"need information|"
    r"time (?:before|until|till|left|remaining)|confirm|report|check ?out|just to confirm|details?|"
    r"detailed|location|attendees|participants|"
    r"info(?:rmation)?|obtain|locate|search|know|access|"
    r"browse|take me to|go to|provide|say|count|time is|describe|share|present|update me on|catch me up)"
)
WISHED = re.compile(
    r"^(?:i(?:'d| would)? (?:want|wanted|like|love|need|have)(?: you)? to|i wanna|can i|could i|may i|"
    r"let me|i want|i need you"
    r" to|help me|please|i(?:'m| am) (?:trying|looking) to)\s+(?:please )?(?=(?:see|hear|know|view|check|"
    r"look|read|show|list|"
    r"tell|find|get)\b)",
    re.IGNORECASE,
)
OPENS = re.compile(rf"^(?:(?:and|so|ok|okay|also|hey|well|time) )*{ASKS}\b", re.IGNORECASE)
MAKING = re.compile(
    r"^(?:what(?:'s| is| are) the (?:process|steps|way)|what do i do to|how (?:do|can|to|does|should)|"
    r"why|what if|what does|what's the (?:best|point|difference))\b|"
    r"\b(?:new|another) "
    r"(?:list|task|reminder|alarm|event)\b|\bif not\b.*\badd\b",
    re.IGNORECASE,
)
NOUN = re.compile(rf"\b{OURS}\b", re.IGNORECASE)
HAVE_WHEN = re.compile(
    r"^(?:(?:at|on|from|in) [^,]{2,30}?,? )?(?:(?:.+ )?when )?(?:do|did|will|am|are|have) (?:i|we) "
    r"(?:have |got |get |be |on |off |going |away "
    r"|attending |meeting |meet |see |work |"
    r"seeing |working |scheduled )",
    re.IGNORECASE,
)
"""Do I have a date tonight, am I on vacation this week: a question about one's own days, where it says when."""
MINE = re.compile(
    rf"^(?:(?:the|my|our|all|any|all my|all of my) )*(?P<name>(?:[\w'’&-]+ ){{0,3}}?)(?:{LISTS}|"
    rf"{CALENDARS}|reminders|"
    r"appointments|meetings|events|to-?dos|tasks|alarms|plans)(?: for| on| at| this| next| today|"
    r" tomorrow| tonight|$)",
    re.IGNORECASE,
)
BUSY = re.compile(
    r"^(?:am i|are we|will i be|i'm|is my (?:day|week|weekend|morning|afternoon|evening|schedule|"
    r"calendar)) (?:\w+ )?"
    r"(?:free|busy|available|booked|open|clear|full|doing|up to|supposed|scheduled|needed|meeting)\b|"
    r"^(?:what|where|when|who) (?:am i|are we|will i be|do i|should i) (?:doing|meeting|seeing|up to|"
    r"supposed to (?:do|be)|meant to do)\b|"
    r"^(?:do|have|did) (?:i|we) (?:have |got )?(?:any |anything |something |some )*(?:plans?|planned|"
    r"scheduled|going on|"
    r"coming up|openings?|on|due|to do|left|free time|time|conflicts?|undone)\b|"
    r"^(?:what|anything|what else|is anything|is there anything|are there any \w+ events?)(?:'s| is|"
    r" do i have| have i(?: got)?|"
    r" am i)? ?(?:going on|happening|planned|scheduled|coming up|due|left|on|i need to (?:do|be aware|"
    r"know|remember))\b|"
    r"^(?:where|when|what) do i (?:have|need) to (?:be|go|do|get done)\b|^what(?:'s| is)(?: the|"
    r" my)? (?:plan|left|next|on)\b|"
    r"^(?:what|when)(?: time)? (?:do|will) i (?:have|meet|see)\b|^(?:do|did) i (?:need|have) to (?:do|be|"
    r"go|pick|get|call|buy)\b|"
    r"^(?:how(?:'s| is| does)|what(?:'s| is| does)) (?:my|the|today's|tomorrow's|\w+day's) (?:day|week|"
    r"weekend|morning|"
    r"afternoon|evening|month)\b|^(?:what have i got)\b|^(?:read|go over|tell me about|"
    r"run through)(?: me| back)* my (?:day|week)",
    re.IGNORECASE,
)
TO_DO = re.compile(
    r"^(?:what|which things?|how much) (?:do|did|was|were|am|have|should) (?:i|we) (?:\w+ )?(?:have to|"
    r"need to|got to|supposed to|meant"
    r" to|need|to) ?(?:do|buy|get|pick up|remember|finish|bring|pack|get done|complete)\b|"
    r"^how many (?:things|items|to-?dos) (?:do i have|are (?:there )?(?:left|on|due|open|still)|i have|"
    r"remain)|"
    r"^(?:tell me|what) about (?:my|the) (?:\w+ )?(?:day|week|weekend|month|schedule|tasks)\b|"
    r"^(?:give|show|tell) me (?:an? )?(?:overview|summary|rundown|recap|outline) (?:of|for) (?:my|the|"
    r"today|tomorrow|tonight|this|next|"
    r"\w+day)|^(?:catch me up|fill me in|brief me)(?: on (?:my|the) .+)?$|"
    r"^(?:check|see|tell me|find out|let me know)(?: if| whether) (?:i|we) (?:have|got|'ve|"
    r"need)(?! enough| money)\b|"
    r"^(?:anything|something|what(?:'s| is)) (?:planned|scheduled|due|coming up|on the agenda)\b|"
    r"^(?:do|have) (?:i|we) (?:have |got )?(?:something|anything) (?:from|between|at|after|before|until|"
    r"on|for|the|this|next|today|tomorrow|"
    r"tonight|\w+day)\b|"
    r"^(?:review|go (?:over|through)) (?:my|the) (?:tasks|day|list|lists|reminders|agenda|week|schedule|"
    r"calendar|to-?dos)\b|"
    r"^what time (?:do|am|are|will|should) (?:i|we)\b|^my (?:\w+ )?(?:plan|week|day)$|"
    r"^how does (?:my|the|this|next) (?:\w+ )?(?:day|week|weekend|month|morning|afternoon|evening|"
    r"\w+day) look",
    re.IGNORECASE,
)
REMEMBERED = re.compile(
    r"(?=.*\b(?:what|which|things?|somethings?|stuff|list|recall)\b).*\b(?:i|"
    r"we)\b(?: \w+){0,4} (?:remember|recall|bear in mind|"
    r"keep in mind|not forget|forget|be reminded of)\b",
    re.IGNORECASE,
)
WHEN_IS = re.compile(
    rf"^(?:when(?:'s| is| are| was)?(?: and where is)?|what (?:time|day|date)(?: of the week)?(?: is|"
    rf" are)?|where(?:'s| is)|what is the (?:date|time|"
    rf"day) (?:of|for)|time(?: time)? is)(?: scheduled)? (?P<what>(?:my|our|the|"
    rf"\w+['’]s) (?:[\w'’-]+ ){{0,4}}?{EVENTS})\b",
    re.IGNORECASE,
)
WHEN_MINE = re.compile(
    r"^(?:when|where)(?:'s| is| are| does| will)? (?P<what>my (?!.*\b(?:bills?|payments?|cars?|orders?|"
    r"packages?|deliver\w+|"
    r"rent|insurance|warranty|licen[sc]e|maintenance|shows?|phone|keys|favou?rite|team|name)\b)[\w'’ -]+?)"
    r"(?: (?:scheduled|happening|taking place|due|start|begin|be))?$|"
    rf"^(?:when|where)(?:'s| is) (?P<what2>(?:{EVENTS}) (?:with|at) .+)$",
    re.IGNORECASE,
)
"""When is my physio; where is dinner with Ann."""
OWN_TIME = re.compile(
    r"^(?:(?:when|where|who|what|which \w+)(?: time| else)? (?:am|do|will|are) (?:i|we)|(?:tell me |show "
    r"me )?what (?:i'm|i am)) "
    r"(?:work(?:ing)?|meet(?:ing)?|see(?:ing)?|hav(?:e|ing)|start(?:ing)?|finish(?:ing)?|watching|going|"
    r"play(?:ing)?|doing|"
    r"shopping|visiting|supposed)\b",
    re.IGNORECASE,
)
NEXT_ONE = re.compile(
    rf"^(?:(?:what|when|where|which)(?:'s| is) )?(?:my |the |our )*(?:next|first|last|upcoming|following) (?:\w+ )?"
    rf"(?:{EVENTS}|reminder|task|alarm|to-?do)\b.*$",
    re.IGNORECASE,
)
OF_EVENT = re.compile(
    rf"^(?:tell me(?: all| more| something)? about|what(?:'s| is| are) the (?:plans?|details?|particulars|"
    rf"agenda|location|place) "
    rf"(?:for|of)|(?:show me |tell me )?who(?:'s| is| will| all will| else is)? (?:\w+ "
    rf")*?(?:attend(?:ing)?|com(?:e|ing)|"
    rf"going|be|in|join(?:ing)?)(?: to| at)?) (?P<what>(?:my |the |our )?(?:[\w'’-]+ ){{0,3}}?{EVENTS}\b.*)$",
    re.IGNORECASE,
)
PUBLIC = re.compile(r"^the .*\b(?:games?|holidays?|vacations?|concerts?|presentations?)$", re.IGNORECASE)
THERE = re.compile(
    r"^(?:is|are|was|were|does|do|did|have|has)(?: there| i| we| my)?(?: have| put| add(?:ed)?|"
    r" make a note| already| still|"
    r" got| write| include| wrote| written)*(?: down)?(?: an?| any| the|"
    r" some)? ?(?P<what>.+?)(?: (?:already|still|yet|down|listed|included|marked))*"
    r" (?P<where>(?:on|in|to|onto) .+)$",
    re.IGNORECASE,
)
HAS = re.compile(
    r"^(?:is|are|was|do i have|have i got|do we have|is there|are there)(?: an?| any| my| the|"
    r" some)? (?P<what>.+)$",
    re.IGNORECASE,
)
ANY = re.compile(
    rf"(?:anything|something|any|things?|stuff|items?|any (?:\w+ )?(?:things?|items?)|everything|what|"
    rf"{OURS}|(?:else|more|new|"
    r"left|important|open|undone|pending|planned|scheduled|due|active|sports?|upcoming|going on|to do| )+)*",
    re.IGNORECASE,
)
LISTS_ALL = re.compile(
    r"\b(?:(?:all )?(?:of )?my lists|lists (?:do i|have i|i have|are there|have been|are open)|(?:what|"
    r"which|how many|many) "
    r"(?:\w+ ){0,3}lists|show (?:me )?(?:the |all )?lists|list names|names of (?:my|the) lists|"
    r"lists i)\b|^(?:show|list|see)(?: me)? "
    r"(?:my |all |the )*lists$",
    re.IGNORECASE,
)
NEXT_DAYS = re.compile(
    r"\b(?:upcoming|coming up|next (?P<n>\d+|two|three|few|several|couple of) (?P<unit>days|weeks)|"
    r"(?:this|the|my|for the) week|ahead)\b",
    re.IGNORECASE,
)
WEEK = re.compile(
    r"(?:the |my )?(?:this|next|upcoming|coming)? ?(?:week|days|month)(?: ahead)?", re.IGNORECASE
)
PLACES = re.compile(
    r"\b(?:my|the|all|which|what|how many|about) (?P<noun>projects|areas|pillars)\b", re.IGNORECASE
)
SOON = re.compile(
    r"(?:what(?:'s| is)|anything|show me what(?:'s| is))(?: new)? (?:coming up|upcoming|ahead|overdue|"
    r"due)(?: soon| next)?",
    re.I,
)
HAPPENING = re.compile(
    r"^ (?:happening|scheduled|planned|going on|coming up|that are|due|left|open|i have)\b", re.IGNORECASE
)
OWN_VERB = re.compile(
    r"(?:add|create|make|new|set|start|delete|remove|clear|cancel|erase|wipe|move|change|put|schedule|"
    r"plan|finish|complete|an?|"
    r"edit|modify|alter|postpone|reschedule|push|bring|i|we|buy|write|no|update|empty|do|sort|clean|"
    r"archive|restore|delete|reset|rename|empty|close|drop)\b",
    re.IGNORECASE,
)
ABOUT = re.compile(
    r"\b(?:tasks?|reminders?|to-?dos?|events?|appointments?|meetings?) (?:for|about|with|regarding|"
    r"to) (?P<what>[a-z].+)$",
    re.I,
)
UNTOLD = re.compile(
    r"(?:me|us|the (?:day|week|month)|a .*|now|do|come|go|low|medium|high|due.*|be done)", re.IGNORECASE
)
HAS_IT = re.compile(
    r"^does (?:my|the) .+? (?:have|include|say|contain) (?P<what>.+?)(?: (?:on|in) it)?$", re.IGNORECASE
)
NAMED_LIST = re.compile(
    r"(?:my|the|our|read|show|tell|display|view|check|open|see|list|recite|repeat)(?: me| us| out| back|"
    r" off)* "
    rf"(?P<owner>(?:my |the |our )*)(?:(?P<name>[\w'’&]+(?: [\w'’&]+){{0,2}}) )??(?P<noun>{LISTS}|"
    rf"{CALENDARS})\b",
    re.IGNORECASE,
)
IN_PLACE = re.compile(
    r"\b(?:in|under|for|of|within|inside)(?: the| my)?(?: project| area| pillar)? (?P<name>[\w'’&-]+(?:"
    r" [\w'’&-]+){0,4})",
    re.I,
)
FILTERS: tuple[tuple[str, object, str], ...] = (
    ("energy", "low", r"low[- ]energy|little energy|(?:not much|no) energy|easy tasks?|when i'?m tired"),
    ("energy", "high", r"high[- ]energy|(?:lots of|much) energy"),
    ("energy", "medium", r"medium[- ]energy"),
    ("kind", "deep_work", r"deep[- ]?work|focus(?:ed)? work"),
    ("kind", "creative", r"creative"),
    ("kind", "planning", r"planning (?:tasks?|work)"),
    ("kind", "admin", r"admin(?:istrative)?(?: tasks?| work)?"),
    ("kind", "routine", r"routine (?:tasks?|work)|chores that are routine"),
    (
        "priority",
        "high",
        r"high[- ]priority|top[- ]priority|urgent|(?:most )?important tasks?|priority (?:is )?high",
    ),
    ("priority", "low", r"low[- ]priority"),
    ("priority", "medium", r"(?:medium|normal)[- ]priority"),
    ("overdue", True, r"overdue|past due|late|missed|behind on"),
    ("blocked", True, r"blocked|waiting (?:for|on)|stuck|held up"),
    ("blocked", False, r"ready to start|not blocked|unblocked"),
    ("recurring", True, r"recurring|repeating|repeated|that repeat|habits?"),
    ("archived", True, r"archived"),
    (
        "status",
        "completed",
        r"(?:i|we|my)\b.*\b(?:finished|completed|done|accomplished|ticked off|crossed off)",
    ),
)
"""What a question says of the tasks it wants, as arguments of list_tasks."""
FILTER = tuple(
    (name, value, re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)) for name, value, pattern in FILTERS
)
TAGGED = re.compile(
    r"\b(?:tagged|labelled|labeled)(?: with| as)? #?(?P<tag>[\w-]+)|\btags? #?(?P<tag2>[\w-]+)|"
    r"(?<!\w)#(?P<tag3>[\w-]+)",
    re.I,
)
