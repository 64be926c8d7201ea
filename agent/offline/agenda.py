"""Questions about lists and days: what is on my calendar for Tuesday, is milk on the list, am I free at noon."""

import re
from calendar import monthrange
from datetime import date, timedelta

from agent.offline.everyday import DESTINATION, list_name, neat
from agent.offline.lines import find_when
from agent.offline.reading import Intent, Reading
from agent.offline.spoken import CALENDARS, EVENTS, LISTS, OURS, foreign
from agent.offline.target import Scene
from memory.records import Json

ASKS = (
    r"(?:what(?:'s|'re| is| are| do| did| does| have| has| will| was| were| am)?|which|when(?:'s| is|"
    r" are| do| does)?|"
    r"where(?:'s| is| are| do)?|who|how (?:many|much|is|are|does|do)|hows?|do|does|did|have|has|am|is|"
    r"are|was|were|will|any|"
    r"anything|is there|are there|show|list|tell|give|read|display|recite|repeat|check|view|see|hear|"
    r"look|find|pull|open|"
    r"bring|print|get|go over|run through|recall|remind me what|instruct|inform|let me (?:see|hear|know)|"
    r"need information|"
    r"provide|say|count|time is|describe|share|present|update me on|catch me up)"
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
    r"^(?:how (?:do|can|to|does|should)|why|what if|what does|what's the (?:best|point|difference))\b|"
    r"\b(?:new|another) "
    r"(?:list|task|reminder|alarm|event)\b|\bif not\b.*\badd\b",
    re.IGNORECASE,
)
NOUN = re.compile(rf"\b{OURS}\b", re.IGNORECASE)
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
    r"^(?:what|where|when|who) (?:am i|are we|will i be|do i|should i) (?:doing|meeting|seeing|up to|supposed to (?:do|be)|meant to do)\b|"
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
    r"^(?:what|which things?|how much) (?:do|did|was|were|am|have|should) (?:i|we) (?:\w+ )?(?:have to|need to|got to|supposed to|meant"
    r" to|need|to) ?(?:do|buy|get|remember|finish|bring|pack|get done|complete)\b|"
    r"^how many (?:things|items|to-?dos) (?:do i have|are (?:there )?(?:left|on|due|open|still)|i have|remain)|"
    r"^(?:give|show|tell) me (?:an? )?(?:overview|summary|rundown|recap|outline) (?:of|for) (?:my|the|today|tomorrow|tonight|this|next|"
    r"\w+day)|^(?:catch me up|fill me in|brief me)(?: on (?:my|the) .+)?$|"
    r"^(?:check|see|tell me|find out|let me know)(?: if| whether) (?:i|we) (?:have|got|'ve|need)(?! enough| money)\b|"
    r"^(?:anything|something|what(?:'s| is)) (?:planned|scheduled|due|coming up|on the agenda)\b|"
    r"^(?:do|have) (?:i|we) (?:have |got )?(?:something|anything) (?:on|for|the|this|next|today|tomorrow|tonight|\w+day)\b|"
    r"^(?:review|go (?:over|through)) (?:my|the) (?:tasks|day|list|lists|reminders|agenda|week|schedule|calendar|to-?dos)\b|"
    r"^how does (?:my|the|this|next) (?:\w+ )?(?:day|week|weekend|month|morning|afternoon|evening|\w+day) look",
    re.IGNORECASE,
)
REMEMBERED = re.compile(
    r"(?=.*\b(?:what|which|things?|somethings?|stuff|list|recall)\b).*\b(?:i|we)\b(?: \w+){0,4} (?:remember|recall|bear in mind|"
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


def question(text: str, scene: Scene) -> Reading | None:
    """A question about tasks, lists or days, or None."""
    plain = WISHED.sub("", text)
    asks = bool(OPENS.match(plain)) or scene.question
    if MAKING.search(plain) or re.search(r"\bjournal\b|\binsights?\b", plain, re.IGNORECASE):
        return None
    if LISTS_ALL.search(plain) and (asks or plain != text):
        return Reading((Intent("list_projects", {}),))
    if REMEMBERED.match(plain) and (asks or "what" in plain) and not foreign(plain):
        return Reading((Intent("list_tasks", {}),))
    if TO_DO.match(plain) and not foreign(plain):
        return asked_list(plain, scene)
    asked = WHEN_IS.match(plain)
    if asked and not foreign(plain) and not PUBLIC.search(asked["what"]):
        return Reading((Intent("find_tasks", {"words": neat(_timeless(asked["what"], scene))}),))
    if not asks:
        return _bare(plain, scene)
    ours = NOUN.search(plain) or (
        re.search(r"\b(?:i|my|me|everything|all|anything)\b", plain)
        and (filters(plain) or "due" in plain.split())
    )
    if not ours and SOON.fullmatch(plain):
        return asked_list(plain, scene)
    if not ours and not (BUSY.match(plain) and (find_when(plain, scene.life) or _own(plain))):
        return _event(plain, scene)
    if foreign(plain) and not re.search(
        rf"\b(?:my|the|our) (?:\w+ ){{0,3}}(?:{LISTS}|{CALENDARS})\b|reminders", plain, re.I
    ):
        return None
    return asked_list(plain, scene)


SOON = re.compile(
    r"(?:what(?:'s| is)|anything|show me what(?:'s| is))(?: new)? (?:coming up|upcoming|ahead|overdue|due)(?: soon| next)?",
    re.I,
)


def better(asked: Reading | None, told: Reading | None, today: str) -> Reading | None:
    """The reading that says more, where a question was read twice."""
    if asked is None or told is None:
        return asked or told
    if len(told.calls) != 1 or not asked.calls:
        return told
    tool, more = told.calls[0].tool, asked.calls[0].arguments
    if tool == "complete_task":
        return asked  # "check my alarms" looks
    if tool == "next_tasks" and "due_from" in more:
        return told if more["due_from"] == more["due_to"] == today else asked
    return asked if tool == "list_tasks" and len(more) > len(told.calls[0].arguments) else told


def _own(text: str) -> bool:
    return bool(re.search(r"\b(?:i|my|me)\b", text, re.IGNORECASE))


def _event(text: str, scene: Scene) -> Reading | None:
    """Do I have lunch with Anna on Friday?: an event that is asked for by name."""
    found = re.match(
        rf"^(?:do i have|have i got|did i (?:schedule|add|plan)|is|are|are there|is there|any) (?:an? |"
        rf"any |my |the )*"
        rf"(?P<what>(?:[\w'’-]+ ){{0,3}}?{EVENTS}\b.*)$", text, re.IGNORECASE,
    )  # fmt: skip
    if not found or foreign(text) or not (_own(text) or find_when(text, scene.life)):
        return None
    return Reading(
        (Intent("list_tasks", {"words": neat(_timeless(found["what"], scene)), **_days(text, scene)}),)
    )


def _bare(text: str, scene: Scene) -> Reading | None:
    """Groceries list; today's schedule; to do list for today please."""
    found = re.match(
        rf"^(?:(?:my|the|our|all|today['’]s|tomorrow['’]s) )*(?:(?P<name>[\w'’&-]+(?:"
        rf" [\w'’&-]+){{0,2}}) )??(?P<noun>{LISTS}|"
        rf"{CALENDARS}|reminders|appointments|meetings|events|to-?dos|"
        rf"tasks)(?P<rest> .+)?$", text, re.IGNORECASE,
    )  # fmt: skip
    rest = HAPPENING.sub("", found["rest"] or "") if found else ""
    if not found or (rest.strip() and not _is_when(rest, scene)) or OWN_VERB.match(text):
        return None
    return asked_list(text, scene)


HAPPENING = re.compile(
    r"^ (?:happening|scheduled|planned|going on|coming up|that are|due|left|open|i have)\b", re.IGNORECASE
)
OWN_VERB = re.compile(
    r"(?:add|create|make|new|set|start|delete|remove|clear|cancel|erase|wipe|move|change|put|schedule|"
    r"plan|finish|complete|an?|"
    r"i|we|buy|write|no|update|empty|do|sort|clean|archive|restore|delete|reset|rename|empty|close|drop)\b",
    re.IGNORECASE,
)


def _is_when(words: str, scene: Scene) -> bool:
    when = find_when(words.strip(), scene.life)
    return bool(when and when[1] == 0 and not words.strip()[when[2] :].strip())


def asked_list(text: str, scene: Scene) -> Reading:
    """The list that a question is about: by days, by place, by words and by what tasks are like."""
    place = _place(text, scene)
    words = _looked_for(text, bool(place) or bool(DESTINATION.search(f" {text}")), scene)
    if words:
        return Reading((Intent("list_tasks", {"words": words, **place}),))
    arguments = place | filters(text)
    days = _days(text, scene) if arguments.get("status") != "completed" else {}
    if not days and not arguments and (soon := NEXT_DAYS.search(text)):
        return Reading((Intent("upcoming", {"days": _count(soon)}),))
    named = ABOUT.search(text)
    if named and not find_when(f"on {named['what']}", scene.life) and not place:
        what = neat(_timeless(named["what"], scene))
        if what and not ANY.fullmatch(what) and not UNTOLD.fullmatch(what):
            arguments["words"] = what
    return Reading((Intent("list_tasks", {**arguments, **days}),))


ABOUT = re.compile(
    r"\b(?:tasks?|reminders?|to-?dos?|events?|appointments?|meetings?) (?:for|about|with|regarding|to) (?P<what>[a-z].+)$",
    re.I,
)
UNTOLD = re.compile(
    r"(?:me|us|the (?:day|week|month)|a .*|now|do|come|go|low|medium|high|due.*|be done)", re.IGNORECASE
)
HAS_IT = re.compile(
    r"^does (?:my|the) .+? (?:have|include|say|contain) (?P<what>.+?)(?: (?:on|in) it)?$", re.IGNORECASE
)
NAMED_LIST = re.compile(
    r"(?:my|the|our|read|show|tell|display|view|check|open|see|list|recite|repeat)(?: me| us| out| back| off)* "
    rf"(?P<owner>(?:my |the |our )*)(?:(?P<name>[\w'’&]+(?: [\w'’&]+){{0,2}}) )??(?P<noun>{LISTS}|{CALENDARS})\b",
    re.IGNORECASE,
)
IN_PLACE = re.compile(
    r"\b(?:in|under|for|of|within|inside)(?: the| my)?(?: project| area| pillar)? (?P<name>[\w'’&-]+(?: [\w'’&-]+){0,4})",
    re.I,
)


def _place(text: str, scene: Scene) -> Json:
    """The project, area or pillar that a question names, as an argument."""
    line = f" {text}"
    listed = DESTINATION.search(line) or NAMED_LIST.search(line)
    name = list_name(listed, scene)[0] if listed else None
    if name:
        return {"project": name}
    for found in IN_PLACE.finditer(text):
        words = found["name"].split()
        for length in range(len(words), 0, -1):
            known = scene.life.named(" ".join(words[:length]))
            if known:
                return {known.level: known.name}
    return {}


def _looked_for(text: str, listed: bool, scene: Scene) -> str:
    """The name of the one thing that a question is about: is milk on my list?; empty when it is about many."""
    there, has = THERE.match(text), HAS_IT.match(text)
    found = there if there and listed else has
    if not found or ANY.fullmatch(found["what"]) or find_when(found["what"], scene.life):
        return ""
    what = neat(found["what"])
    return "" if ANY.fullmatch(what) else what


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
    r"\b(?:tagged|labelled|labeled)(?: with| as)? #?(?P<tag>[\w-]+)|\btags? #?(?P<tag2>[\w-]+)|(?<!\w)#(?P<tag3>[\w-]+)",
    re.I,
)


def filters(text: str) -> Json:
    """What a question says of the tasks it wants: tags, energy, kind, priority, state."""
    found: Json = {}
    for name, value, pattern in FILTER:
        if (
            name not in found
            and pattern.search(text)
            and not (name == "status" and re.search(r"\bnot\b|n't\b", text))
        ):
            found[name] = value
    tag = TAGGED.search(text)
    return found | ({"tag": tag["tag"] or tag["tag2"] or tag["tag3"]} if tag else {})


def _count(found: re.Match[str]) -> int:
    number = {"two": 2, "three": 3, "few": 3, "several": 7, "couple of": 2}.get((found["n"] or "").lower())
    days = number or (int(found["n"]) if found["n"] and found["n"].isdecimal() else 7)
    return min(max(days * (7 if (found["unit"] or "") == "weeks" and found["n"] else 1), 1), 90)


def _timeless(words: str, scene: Scene) -> str:
    when = find_when(words, scene.life)
    return f"{words[: when[1]]} {words[when[2] :]}".strip() if when else words


def _days(text: str, scene: Scene) -> Json:
    """The days that a question is about, as due_from and due_to; empty when it names none."""
    today = scene.life.today()
    if today is None:
        return {}
    span = _stretch(text.lower(), today)
    if span is None:
        when = find_when(re.sub(r"(?<=day)['’]s\b", "", text), scene.life)
        day = date.fromisoformat(when[0][:10]) if when else None
        if day and when and re.match(r"(?:before|by|until|till)\b", text[when[1] :], re.IGNORECASE):
            return {"due_to": day.isoformat()}
        span = (day, day) if day else None
    return {"due_from": span[0].isoformat(), "due_to": span[1].isoformat()} if span else {}


def _stretch(text: str, today: date) -> tuple[date, date] | None:
    monday = today - timedelta(days=today.weekday())
    if re.search(r"\b(?:today|tonight|this (?:morning|afternoon|evening))\b", text):
        return today, today
    if re.search(r"\bthis weekend|the weekend\b", text):
        return max(today, monday + timedelta(days=5)), monday + timedelta(days=6)
    if "next week" in text and "weekend" not in text:
        return monday + timedelta(days=7), monday + timedelta(days=13)
    if re.search(r"\b(?:this|current|the|for the) week\b", text):
        return today, monday + timedelta(days=6)
    if re.search(r"\b(?:this|the|current) month\b", text):
        return today, today.replace(day=monthrange(today.year, today.month)[1])
    if "next month" in text:
        first = today.replace(day=1) + timedelta(days=32)
        return first.replace(day=1), first.replace(day=monthrange(first.year, first.month)[1])
    if "yesterday" in text:
        return today - timedelta(days=1), today - timedelta(days=1)
    return None
