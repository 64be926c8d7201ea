"""How people take things away, tick them off and no longer need them."""

import re

from agent.offline.everyday_words import NAMED
from agent.offline.spoken import CALENDARS, EVENTS, LISTS, OURS

VERB = (
    r"(?:delete|remove|cancel|erase|clear|wipe|take(?! me\b)|scratch|scrap|drop|get rid of|discard|"
    r"disregard|disable|deactivate|unset|silence|abolish|stop|"
    r"call off|strike|cross|"
    r"eliminate|trash|purge|dismiss|turn off|clean(?: up| out)?|empty|unschedule|forget(?: about)?|never "
    r"mind(?: about)?(?= (?:the|my)\b)|undo|"
    r"throw away|throw out|destroy|reset|omit|exclude|decline|reject|leave out|format|rm(?: -?rf)?|kill|"
    r"axe|nix|ditch|void|"
    r"take away|take out|take off|bin|rid)"
)
ORDER = re.compile(
    rf"^(?:(?:i|we)(?:'d| would)? (?:want|need|like|wish|have)(?: you)? to |can i |let's |make sure to |"
    rf"go ahead and |start )?(?P<verb>{VERB})(?:d|ed|s|es|ing)?"
    rf"(?: out| off| away)?\s+(?P<what>.+)$",
    re.IGNORECASE,
)
PASSIVE = re.compile(
    r"^(?:(?:i(?:'d| would)? (?:want|need|wish|like) )(?P<what>.+?)(?: to be| be)?|"
    r"(?:can |could |please have )?(?P<what2>.+?) (?:to be|be|should be|needs to be|must be|can be|"
    r"has to be)) "
    r"(?:permanently |completely |now )?(?P<verb>silenced|disabled|stopped|turned off|switched off|"
    r"deleted|removed|cancell?ed|erased|cleared|taken (?:off|out|away))\b(?P<where>.*)$",
    re.IGNORECASE,
)
NO_LONGER = re.compile(
    r"^(?:i (?:no longer|don't|do not)(?: need| want| have)|(?:there(?:'s| is) )?no(?: more)? need)(?: to| for)? "
    r"(?P<what>.+?)(?P<more> any ?more)?[,.]?"
    r"(?:\s+(?P<then>(?:(?:so|and|can|could|please|you|would|will|just) )*"
    r"(?:delete|deleted|remove|removed|cancel|cancelled|canceled|take it off)\b.*))?$",
    re.IGNORECASE,
)
STOP = re.compile(
    r"^(?:stop|quit|no more|don't|do not|never) (?:(?:re)?mind(?:ing)?|notify(?:ing)?|alert(?:ing)?|tell(?:ing)?|"
    r"send(?:ing)?|giv(?:e|ing))(?: me| us)(?: any| an?| the)?(?: more)?(?: reminders?| notices?| notifications?| "
    r"alerts?)? (?:to|about|of|for|that) (?P<what>.+)$",
    re.IGNORECASE,
)
NOT_WOKEN = re.compile(
    r"^(?:(?:do not|don't|never|stop|no need to|please don't) (?:wake|waking|get|getting) me(?: up)?\b.*|"
    r"snooze(?: it| that)?|"
    rf"(?:i )?(?:do not|don't) (?:want|need) (?:any|the|my|those|these) (?:[\w'’]+ )?(?:{EVENTS}|alarms?|"
    rf"reminders?|notifications?|"
    r"alerts?)\b.*)$",
    re.IGNORECASE,
)
AT_THAT_HOUR = re.compile(
    r"^(?:cancel|delete|remove|drop|scrap|clear) (?:(?:my|the|today['’]s|tomorrow['’]s|\w+day['’]s) )*"
    r"(?:\d{1,2}(?::\d\d)? ?[ap]m|\d{1,2} o'?clock|noon)$",
    re.IGNORECASE,
)
"""Cancel tomorrow's 3pm: which one that is, only the calendar knows."""
CALLED_OFF = re.compile(
    rf"^(?P<what>(?:the |my |our |this |that |\w+['’]s )(?:[\w'’-]+ ){{0,4}}?{EVENTS}\b.*?)(?: (?:was|is|"
    rf"has been|got|"
    r"have been|were|are))? (?:cancell?ed|called off|not (?:happening|taking place)|off)(?: any ?more| now)?$",
    re.IGNORECASE,
)
GIVEN_UP = re.compile(
    r"^i(?:'m| am|'ll| will)? (?:no longer|not) (?:be )?(?:attend(?:ing)?|join(?:ing)?|go(?:ing)? to|"
    r"mak(?:e|ing) it to|"
    r"com(?:e|ing) to|do(?:ing)?|hav(?:e|ing)) (?P<what>.+?)(?: any ?more)?$",
    re.IGNORECASE,
)
FOUND_FIRST = re.compile(
    rf"^(?:find|list|check|open|look (?:up|for)|search(?: for)?|go to|locate|show(?: me)?|take|"
    rf"get)\b(?P<first>.+?),? "
    rf"(?:and|then|and then) (?P<order>{VERB}\b.*)$",
    re.IGNORECASE,
)
REASON = re.compile(
    rf"^(?P<why>(?:i|i'm|we|we're|the|my|our|change)\b.+?)(?:,|,? (?:so|and|then)|:)? (?:please |can you |"
    rf"could you |"
    rf"so |would you )*(?P<order>{VERB} (?:it|that|this|them|all|everything|my|the|any)\b.*|{VERB} .+ "
    rf"(?:off|from) (?:of )?(?:my|the|our) .+)$",
    re.IGNORECASE,
)
NTH = re.compile(
    r"(?:the |my )?(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|last|next|previous|latest) "
    r"(?:one|two|three|item|"
    r"thing|entry)",
    re.IGNORECASE,
)
ORDER_IN = re.compile(r"\b(?:delete|remove|cancel|erase|take it)\b", re.IGNORECASE)
IS_EMPTY = re.compile(
    rf"^(?:make|leave|keep|get|set) (?:my|the|our) (?P<what>{CALENDARS}|{LISTS}|day|week|\w+day) (?:\w+ )?"
    r"(?:empty|clear|blank|free)\b(?P<rest>.*)$",
    re.IGNORECASE,
)
MY_TIME = re.compile(
    r"^(?:my|the|our)(?: whole| entire)? (?:day|morning|afternoon|evening|week|weekend|month|year)\b",
    re.IGNORECASE,
)
BARE_ORDER = re.compile(
    rf"^(?:(?:this|that|next|the|my) )*(?:{EVENTS}|reminder|task|alarm|appointment|list|item) (?:remove|"
    rf"delete|cancel)$",
    re.IGNORECASE,
)
IN_FRONT = re.compile(
    rf"^(?:in|on|from) (?:my|the) (?:{CALENDARS}|{LISTS}),? (?P<rest>.+)$|"
    rf"^(?P<where>(?:my |the )?(?:[\w'’]+ ){{0,2}}list),? (?P<order>(?:delete|remove|erase|take off) .+)$",
    re.IGNORECASE,
)
ALL = re.compile(
    r"\b(?:all|every|everything|any|both|each|completely|whole|entire|anything|these|those)\b|^(?:my |"
    r"the |our )*(?:(?:upcoming|calendar|"
    rf"scheduled|old|past|open) )*(?:events|tasks|reminders|meetings|appointments|alarms|to-?dos|items|"
    rf"things|{CALENDARS})\b"
    rf"(?! (?:with|about|at|called|named)\b)",
    re.IGNORECASE,
)
WHOLE = re.compile(
    rf"^(?P<items>(?:(?:all|the|my|our|every|any|of|items?|things?|everything|entries|contents?|stuff|"
    rf"tasks?|a|this|that) )*(?:on|in|from|of) )?"
    rf"(?P<owner>(?:my |the |our |this |that |a |an )*)"
    rf"(?:(?P<name>{NAMED}(?: {NAMED}){{0,3}}?) )??(?P<noun>{LISTS}|{CALENDARS})(?: (?:of|titled|"
    rf"called|named) (?P<called>.+?))?"
    rf"(?: (?:from|in) (?:my |the )?(?:notes|lists|phone|others))?(?: (?:for|of) (?:me|all events|"
    rf"everything))?(?P<rest> .*)?$",
    re.IGNORECASE,
)
ABOUT = re.compile(
    r"^(?:(?:the|my|an?|that|this|last|next|upcoming|scheduled|any) )*(?:reminders?|tasks?|events?|"
    r"to-?dos?|items?|notes?|alarms?|entry|appointment)"
    r" (?:about|for|to|of|called|named|titled|regarding|that says|saying|with the name) (?P<what>.+)$",
    re.IGNORECASE,
)
FROM_PLACE = re.compile(
    rf",? (?:from|off of|off|out of|out from|on|in|out) (?:of )?(?:(?:my|the|our|this|that|his|"
    rf"her) )*(?:[\w'’&]+ ){{0,3}}?(?:{LISTS}|{CALENDARS}"
    r"|wish ?list|events|tasks|reminders|to-?dos|notes)\b.*$",
    re.IGNORECASE,
)
UNNAMED = re.compile(
    r"(?:(?:the|my|an?|this|that|last|next|first|second|third|latest|previous|upcoming|current|scheduled|"
    r"newest|recent|one|"
    r"\d+(?:st|nd|rd|th)?|item (?:\w+))\s*)*(?:item|task|event|reminder|meeting|entry|one|thing|to-?do|"
    r"alarm|appointment|calendar event"
    r"|scheduled event|what i just (?:typed|said|added)|it|that|this)?",
    re.IGNORECASE,
)
EMPTY_DAYS = re.compile(
    rf"^make sure (?:that )?(?:(?:my|the) (?:{CALENDARS}) is (?:\w+ )?(?:clear|empty|free)|there (?:is|"
    rf"are) no (?:events|meetings|"
    r"appointments|tasks))\b",
    re.IGNORECASE,
)
BINNED = re.compile(
    r"^(?:move|put|throw|send) (?P<what>.+?) (?:in|to|into) (?:the )?(?:trash|bin)\b", re.IGNORECASE
)
TICKED = re.compile(
    rf"^(?:check|tick|cross|mark)(?: off)? (?P<what>(?!what|if|whether|my|the calendar|all\b|out\b|for\b|"
    rf"on\b).+?)(?: off)?"
    rf" (?:from|on|in|off|off of) (?:my |the |our )*(?:[\w'’&]+ ){{0,3}}?{LISTS}"
    r"(?: as (?:done|complete|completed|finished|bought|checked))?$",
    re.IGNORECASE,
)
SWEEP = "Those would all go to the trash. Say “yes” to delete them, or name the ones you mean."
NOT_OURS = re.compile(r"\b(?:journal|undo|due date|deadline|password|account|data)\b", re.IGNORECASE)
OURS_IN = re.compile(rf"\b(?:{OURS}|{EVENTS})\b", re.IGNORECASE)
