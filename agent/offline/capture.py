"""A line of words into a task: due date, priority, place and order are cut out, the title remains."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from agent.offline.life import Life, Place, PlaceLevel
from memory.records import Priority
from tools.when import Due, find_due, parse_due

REF = r"(?:PL|[TPAJ])\d+"
LEVEL_WORDS: dict[str, PlaceLevel] = {
    "pillar": "pillar",
    "area": "area",
    "project": "project",
    "goal": "project",
}
PRIORITIES: dict[str, Priority] = {
    "highest": "high", "high": "high", "higher": "high", "top": "high", "urgent": "high", "important": "high",
    "critical": "high", "asap": "high", "1": "high", "medium": "medium", "normal": "medium", "regular": "medium",
    "2": "medium", "low": "low", "lowest": "low", "lower": "low", "3": "low", "4": "low",
}  # fmt: skip
PRIORITY = tuple(
    re.compile(text, re.IGNORECASE)
    for text in (
        r"[,(;-]?\s*\b(?:with |at |as |of |it'?s |is |a )*(?P<p>highest|high|top|medium|normal|lowest|"
        r"low)[ -]?prio(?:rity)?\b\)?",
        r"[,(;-]?\s*\b(?:with )?prio(?:rity)?(?: is| =|:)? ?(?P<p>high|medium|normal|low|urgent|1|2|3)\b\)?",
        r"(?:^|\s)!(?P<p>high|urgent|medium|normal|low|1|2|3|important)\b",
        r"^(?P<p>urgent|important)(?:ly)?\s*[:,-]\s*",
        r"[,(;-]?\s*\b(?:it'?s |is |this is |that's |very |really )*(?P<p>urgent|asap|important)(?:ly)?\)?$",
        r"(?<!\bin)(?<!\bfor)(?<!\bto)(?<!under)(?<!ject)[,(]?\s+p(?P<p>[1-4])\)?(?=$|[,;.]|\s+(?:by|due|on|"
        r"in|under|for|tomorrow|today|after)\b)",
    )
)
AFTER_REFS = re.compile(
    r"[,(]?\s*\b(?:but |only |and )*(?:after|once|when|as soon as|depends on|depending on|waits for|"
    r"waiting for|waits on|blocked by|needs)"
    r" (?:tasks? )?(?P<refs>T\d+(?:(?:\s*,\s*|\s+and\s+|\s*&\s*)T\d+)*)(?: (?:is|are) (?:done|finished|"
    r"complete|completed))?\)?",
    re.IGNORECASE,
)
AFTER_NAME = re.compile(
    r"[,(]?\s*\b(?:but |only )*(?:(?:after|once|when|as soon as) (?:task |the task )?(?P<name>.+?) (?:is|"
    r"are) (?:done|finished|complete|completed)"
    r"|(?:after|once) (?:the )?task (?P<task>.+?)|(?:depends on|waits for|blocked by) (?P<wait>.+?))\)?$",
    re.IGNORECASE,
)
AFTER_KNOWN = re.compile(r"[,(]?\s*\b(?:after|once) (?P<name>[^,;]+?)\)?$", re.IGNORECASE)
DANGLING = re.compile(
    r"(?:[\s,;:(-]+|\s+(?:by|due|until|till|before|and|with|it's|is)(?=$))+$", re.IGNORECASE
)
LEADING = re.compile(r"^(?:[\s,;:)-]+|(?:to|that) (?=\w))+", re.IGNORECASE)
ANY_DAY = datetime(2001, 1, 1, 12, tzinfo=UTC)
"""A clock to find a date's words by, where the system prompt has none; what they mean is then left to the tools."""

CLEARS = re.compile(
    r"(?:no date|none|never|no due date|nothing|no deadline|some ?day|no time)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Captured:
    """What a line names. `text` is what remains; `place` is a known place, `wanted` the name of an unknown one."""

    text: str
    due: str | None = None
    priority: Priority | None = None
    place: Place | None = None
    wanted: str | None = None
    after: tuple[str, ...] = ()


def capture(line: str, life: Life, titles: tuple[str, ...] = ()) -> Captured:
    """Read a task's line. `titles` are tasks known by name, for "after …"."""
    found = Captured(line.strip())
    found = cut_due(cut_after(cut_priority(found), titles), life)
    found = cut_place(found, life)
    if found.place or found.wanted:
        found = cut_after(cut_priority(found), titles)
    return replace(found, text=clean(found.text))


def clean(text: str) -> str:
    """Words left over from cutting, made neat: no dangling commas, one space between words."""
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r"\s+([,;.])", r"\1", re.sub(r"(?:\s*,)+(?=\s*,)", "", text))
    return LEADING.sub("", DANGLING.sub("", text)).strip()


def titled(text: str) -> str:
    """A name as it is written: a capital at its beginning."""
    return text[:1].upper() + text[1:]


def cut_priority(found: Captured) -> Captured:
    """Cut "high priority", "!high", "p1", "urgent"."""
    for pattern in PRIORITY:
        match = pattern.search(found.text)
        if match and (match.start() or match.end() < len(found.text)):
            rest = found.text[: match.start()] + " " + found.text[match.end() :]
            return replace(found, text=rest.strip(), priority=PRIORITIES[match["p"].lower()])
    return found


def cut_after(found: Captured, titles: tuple[str, ...]) -> Captured:
    """Cut "after T12", "once the report is done", and "after <a known task>"."""
    match = AFTER_REFS.search(found.text)
    if match:
        refs = tuple(ref.upper() for ref in re.findall(r"T\d+", match["refs"], re.IGNORECASE))
        return _cut(found, match, refs)
    match = AFTER_NAME.search(found.text)
    if match:
        return _cut(found, match, (_named(match["name"] or match["task"] or match["wait"]),))
    match = AFTER_KNOWN.search(found.text)
    if match:
        named = [title for title in titles if title.casefold() == match["name"].strip().casefold()]
        if named:
            return _cut(found, match, (named[0],))
    return found


def _named(words: str) -> str:
    return re.sub(r"^(?:the|my|task) ", "", words.strip(), flags=re.IGNORECASE)


def _cut(found: Captured, match: re.Match[str], after: tuple[str, ...]) -> Captured:
    rest = found.text[: match.start()] + " " + found.text[match.end() :]
    return replace(found, text=rest.strip(), after=found.after + after)


def cut_due(found: Captured, life: Life) -> Captured:
    """Cut the due phrase. Without a clock in the system prompt the phrase itself is passed on."""
    if found.due:
        return found
    where = find_when(found.text, life)
    if where is None:
        return found
    due, start, end = where
    left = re.sub(
        r"[\s,(]*\b(?:due|is due|by|on|at|for|until|before|deadline|due on|due by)[: ]*$",
        "",
        found.text[:start],
        flags=re.I,
    )
    rest = f"{left.rstrip(' ,(')} {found.text[end:].lstrip(' )')}"
    return replace(found, text=rest.strip(), due=due)


def find_when(text: str, life: Life) -> tuple[str, int, int] | None:
    """The due date in a text, as ISO, and where it stands; without a clock the words themselves."""
    text = re.sub(r"\bfor(?= (?:next|this|the)\b)", "   ", text, flags=re.IGNORECASE)
    where = find_due(text, life.now or ANY_DAY, life.zone, life.day_end)
    if where is None:
        return None
    due, start, end = where
    return (iso(due) if life.now else text[start:end].strip()), start, end


def read_when(text: str, life: Life) -> str | None:
    """A due date that is nothing else, as ISO; "none" for words that clear one; None when it is no date."""
    if CLEARS.fullmatch(text.strip()):
        return "none"
    if life.now is None:
        return None
    for words in (text, re.sub(r"^(?:to|on|by|at|for|until|till|from .+? to) ", "", text, flags=re.I)):
        due = parse_due(words, life.now, life.zone, life.day_end)
        if due:
            return iso(due)
    return None


def iso(due: Due) -> str:
    """A due date as the tools take it."""
    return f"{due.date.isoformat()}T{due.time:%H:%M}" if due.time else due.date.isoformat()


def cut_place(found: Captured, life: Life) -> Captured:
    """Cut "in Launch", "under project X", "for P3", "#launch". Words that name no known place stay in the title."""
    text = found.text
    names = sorted(
        {name for place in life.places for name in (place.name, place.ref) if name}, key=len, reverse=True
    )
    for name in names:
        pattern = (
            rf"(?:^|[\s,(]+)(?:(?:in|under|for|to|into|inside|within|on|at|@|#|from|of) ?|(?<=#)|"
            rf"(?<=, )(?=project |area ))(?:the |"
            rf"my )?(?P<level>project |area |pillar )?"
            rf"{re.escape(name)}(?: project| area| pillar)?\)?(?=$|\s*[,;:])"
        )
        match = re.search(pattern, text, re.IGNORECASE)
        place = life.named(
            name,
            (LEVEL_WORDS[match["level"].strip().lower()],)
            if match and match["level"]
            else ("project", "area", "pillar"),
        )
        if (
            match
            and place
            and (
                place.level == "project"
                or not re.search(
                    r"\b(for|on|at|of|from) ?(the |my )?$", text[: match.end() - len(name)], re.I
                )
            )
        ):
            return replace(
                found, text=(text[: match.start()] + " " + text[match.end() :]).strip(), place=place
            )
    match = re.search(
        r"[\s,(]+(?:in|under|for|to|into|inside) (?:the |my )?(?:project (?P<a>[^,;:]+?)|"
        r"(?P<b>[^,;:\s]+(?: [^,;:\s]+){0,3}?) project|(?P<ref>P\d+))\)?$",
        text, re.IGNORECASE,
    )  # fmt: skip
    if match:
        wanted = (match["a"] or match["b"] or match["ref"]).strip()
        near = life.find(wanted, ("project",))
        return replace(found, text=text[: match.start()].strip(), place=near, wanted=None if near else wanted)
    match = re.search(r"[\s,(]+under (?:the |my )?(?P<name>[^,;:]+)$", text, re.IGNORECASE)
    near = life.find(match["name"]) if match else None
    return replace(found, text=text[: match.start()].strip(), place=near) if match and near else found
