"""Other times for what is planned: move my 3pm meeting to 4, make it Friday instead, push the report back to Monday."""

import re

from agent.offline.changing import SWEEPING, WHICH
from agent.offline.dropping import short
from agent.offline.lines import find_when, read_when
from agent.offline.reading import Intent, Reading, ask
from agent.offline.spoken import EVENTS, OURS, foreign
from agent.offline.target import IT, PRONOUN, Scene, target

ABOUT = re.compile(
    r"^(?:(?:the|my|an?|that|this) )*(?:(?:time|date|day|start(?: time)?|due date|deadline) (?:of|"
    r"for) )?(?:(?:the|my|an?|that|this) )*"
    r"(?:(?:reminders?|tasks?|events?|alarms?|to-?dos?) (?:about|for|to|of|called|named) )?",
    re.IGNORECASE,
)
SHIFT = re.compile(
    r"^(?:move|push|shift|reschedule|change|postpone|delay|bring(?! up (?:any|all|my)\b)|bump|put off|"
    r"update|edit|set|switch|"
    r"adjust|defer|snooze|advance|alter|modify|amend|extend|prolong|shorten|"
    r"re-?schedule)(?: back| up| out| forward| over)? (?P<what>.+)"
    r" (?:to|until|till|for|so it(?:'s| is) at|and make it(?: at| for| on)?|and set it to|to start at|"
    r"instead to) (?P<when>.+?)$",
    re.IGNORECASE,
)
HAS_MOVED = re.compile(
    rf"^(?P<what>(?:the |my |our )?(?:[\w'’-]+ ){{0,4}}?{EVENTS}\b.*?) (?:has been|have been|was|were|is|got|"
    rf"is being|has|(?:should|must|can|could) be|(?:needs|has) to be) "
    r"(?:changed|moved|rescheduled|postponed|pushed(?: back)?|delayed|brought forward|shifted)(?P<rest>\b.*)$",
    re.IGNORECASE,
)
UNTOLD = re.compile(
    rf"^(?:change|edit|modify|alter|amend|reschedule|re-schedule|move|postpone|adjust|snooze|delay|push "
    rf"back|put off|"
    rf"rename|update)\b(?! .*\b(?:with|reflect|add)\b)(?=.*\b(?:{OURS}|{EVENTS})\b).*$",
    re.IGNORECASE,
)
RELATIVE = re.compile(
    r"^(?:bring|move|push|shift|delay|postpone|change|snooze|reschedule|extend|shorten|let|have|make)\b"
    r"(?=.*\b(?:later|earlier|sooner|forward|back|out|up|by|longer|shorter|bring|extend|delay|push|"
    r"postpone|snooze)\b)"
    r".*\b(?:(?:\d+|an?|one|two|three|four|five|ten|fifteen|twenty|thirty|forty|half an|a few|couple of|several) "
    r"(?:minutes?|mins?|hours?|days?|weeks?|months?))\b.*$",
    re.IGNORECASE,
)
"""Later or earlier by so much: from when it is now, which the words do not say."""
PART = re.compile(
    r"^(?:change|edit|update|modify|alter) (?:the |its |my )?(?:time|date|day|title|location|place|start(?: time)?|"
    r"end(?: time)?|duration)(?: to .+)?$",
    re.IGNORECASE,
)
LET = re.compile(
    rf"^(?:let|have|make) (?P<what>.*{EVENTS}\b.*?) (?:to )?(?:start(?:ing)?|begin(?:ning)?|end(?:ing)?|go|"
    rf"last|be) "
    r"(?P<when>(?:at|on|until|till|by) .+?)$",
    re.IGNORECASE,
)
TO_WHAT = "What should change, and to what? Say the name and the new time: “move the dentist to Friday at 3”."
OLD = re.compile(r"(?: back| up| out| forward| over)?(?: from (?P<old>.+))?$", re.IGNORECASE)
MAKE = re.compile(
    r"^(?:make|have) (?P<what>.+?)(?: start| be| for| at| on)? (?P<when>\S+(?: \S+){0,3}?)(?: instead)?$",
    re.IGNORECASE,
)
HOUR = re.compile(r"(?:at |around )?(?P<hour>\d{1,2})(?P<minute>:\d\d)?", re.IGNORECASE)
NUMBERS = {
    word: n
    for n, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1
    )
}
EVERY = re.compile(
    r"^(?:repeat |recur |happen |be )*(?P<rule>(?:every|each|daily|weekly|monthly|yearly)\b.*)$",
    re.IGNORECASE,
)
HOURS = re.compile(rf"^(?:{'|'.join(NUMBERS)})$", re.IGNORECASE)
DAY_ONLY = re.compile(r"\b(?:pm|in the (?:afternoon|evening)|tonight)\b", re.IGNORECASE)


def shift(text: str, scene: Scene) -> Reading | None:
    """A new time for a task, or None."""
    if scene.question or re.match(
        r"\w+ (?:the )?(?:priority|importance|energy|estimate|name|title|project|time ?zone)\b", text, re.I
    ):
        return None
    found = SHIFT.match(text)
    let = LET.match(text)
    if let and (
        when := new_time(re.sub(r"^(?:until|till|by) ", "at ", let["when"], flags=re.I), let["what"], scene)
    ):
        return _moved(let["what"], when, scene)
    if not found:
        return _made(text, scene) or _later(text)
    if re.search(r"\b(?:all|everything|every)\b", found["what"], re.IGNORECASE):
        return ask(SWEEPING, "change") if read_when(found["when"], scene.life) else None
    if (rule := EVERY.match(found["when"])) and not PRONOUN.fullmatch(found["what"]):
        return _repeated(found["what"], rule["rule"], scene)
    old = OLD.search(found["what"])
    before = old["old"] if old and old["old"] else found["what"]
    when = new_time(found["when"], before, scene)
    return _moved(OLD.sub("", found["what"]), when, scene) if when else _later(text)


def _later(text: str) -> Reading | None:
    """Bring the meeting forward two hours; change the time: asked back."""
    return (
        ask(TO_WHAT, "change") if (RELATIVE.match(text) and not foreign(text)) or PART.match(text) else None
    )


def half_told(text: str, scene: Scene) -> Reading | None:
    """Change my meeting; the dentist was moved to Friday: a change of which something may be missing."""
    moved = HAS_MOVED.match(text)
    if moved and not scene.question:
        when = find_when(moved["rest"], scene.life)
        return (_moved(moved["what"], when[0], scene) if when else None) or ask(TO_WHAT, "change")
    return ask(TO_WHAT, "change") if UNTOLD.match(text) and not (scene.question or foreign(text)) else None


def _repeated(what: str, rule: str, scene: Scene) -> Reading | None:
    name = short(ABOUT.sub("", what), scene)
    known = target(what, scene)
    if not name or len(name.split()) > 8 or (known and known.sure):
        return None
    return Reading((Intent("change_task", {"task": name, "recurrence": rule}),))


def new_time(words: str, old: str, scene: Scene) -> str | None:
    """The new time; a bare hour is in the half of the day in which the old one was, else in the waking one."""
    words = re.sub(r" (?:instead|please|now)$", "", words, flags=re.IGNORECASE)
    words = HOURS.sub(lambda found: str(NUMBERS[found[0].lower()]), words)
    bare = HOUR.fullmatch(words)
    if bare and 1 <= int(bare["hour"]) <= 12 and (bare["minute"] or len(bare["hour"]) <= 2):
        late = DAY_ONLY.search(re.sub(r"(\d)(pm)", r"\1 \2", old, flags=re.IGNORECASE)) or int(
            bare["hour"]
        ) in (12, 1, 2, 3, 4, 5, 6, 7)
        early = re.search(r"\d ?am\b|morning", old, re.IGNORECASE)
        words = f"{bare['hour']}{bare['minute'] or ''}{'am' if early or not late else 'pm'}"
        day = find_when(re.sub(r"\d{1,2}(?::\d\d)? ?(?:am|pm)?", "", old), scene.life)
        said = read_when(words, scene.life)
        return f"{day[0][:10]}{said[10:]}" if day and said else said
    return read_when(words, scene.life)


def _made(text: str, scene: Scene) -> Reading | None:
    """Make it Friday instead."""
    found = MAKE.match(text)
    when = read_when(found["when"], scene.life) if found else None
    if (
        not found
        or not when
        or when == "none"
        or not (PRONOUN.fullmatch(found["what"]) or re.search(r" instead$", text))
    ):
        return None
    return _moved(found["what"], when, scene)


def _moved(words: str, when: str, scene: Scene) -> Reading | None:
    if PRONOUN.fullmatch(words):
        it = target(words, scene)
        if it is None:
            return ask(WHICH, "change")
        return (
            Reading((Intent(f"change_{it.level}", {it.level: it.name, "due": when}),))
            if it.level in ("task", "project")
            else None
        )
    one = target(words, scene)
    if one and (one.sure or one.name == IT):
        return None
    name = short(ABOUT.sub("", words), scene)
    return (
        Reading((Intent("change_task", {"task": name, "due": when}),))
        if name and len(name.split()) <= 8
        else None
    )
