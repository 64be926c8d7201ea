"""A line of words into what a task has: its title, its times, its place, as arguments of the tools."""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache

from agent.offline.life import Life, Place
from memory.records import Json, Priority
from tools.capture import Captured, Known, capture, iso
from tools.capture import Place as KnownPlace
from tools.when import Clock, Moment, find, read

REF = r"(?:PL|[TPAJ])\d+"
PRIORITIES: dict[str, Priority] = {
    "highest": "high", "high": "high", "higher": "high", "top": "high", "urgent": "high", "important": "high",
    "critical": "high", "asap": "high", "1": "high", "medium": "medium", "normal": "medium", "regular": "medium",
    "2": "medium", "low": "low", "lowest": "low", "lower": "low", "3": "low", "4": "low",
}  # fmt: skip
URGENT = re.compile(
    r"[,(;-]?\s*\b(?:it'?s |is |this is |that's |very |really )*(?:urgent|asap)(?:ly)?\)?$", re.I
)
NAMED_PLACE = re.compile(
    r"[,;]\s*(?P<level>project|area|pillar):? (?P<name>[^,;]+?)(?=\s*(?:[,;]|$))", re.IGNORECASE
)
DANGLING = re.compile(
    r"(?:[\s,;:(-]+|\s+(?:by|due|until|till|before|and|with|it's|is|for|at|on|from|around)(?=$))+$",
    re.IGNORECASE,
)
LEADING = re.compile(r"^(?:[\s,;:)-]+|(?:to|that) (?=\w))+", re.IGNORECASE)
ANY_DAY = datetime(2001, 1, 1, 12, tzinfo=UTC)
"""A clock to find a date's words by, where the system prompt has none; what they mean is then left to the tools."""

CLEARS = re.compile(
    r"(?:no date|none|never|no due date|nothing|no deadline|some ?day|no time)", re.IGNORECASE
)
TO = re.compile(r"^(?:to|from .+? to)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """What a line names. `text` is what remains, `more` the arguments of add_task beside the title and the place."""

    text: str
    due: str | None = None
    place: Place | None = None
    wanted: str | None = None
    more: Json = field(default_factory=dict)

    @property
    def told(self) -> bool:
        """Whether it says more than a title."""
        return bool(self.due or self.place or self.wanted or self.more)


def read_line(text: str, life: Life, titles: tuple[str, ...] = ()) -> Line:
    """Read a task's line. `titles` are tasks known by name."""
    text = re.sub(r"\s+", " ", text).strip()
    plain = NAMED_PLACE.sub(lambda found: f" in {found['level']} {found['name']}", text)
    for place in life.places:  # "write the copy to Launch v1": a place only where it is one
        plain = re.sub(
            rf"\bto (?=(?:the |my )?{re.escape(place.name)}(?:$|\W))", "in ", plain, flags=re.IGNORECASE
        )
    urgent = URGENT.search(plain)
    if urgent and urgent.start():
        plain = plain[: urgent.start()]
    items = capture(plain, clock_of(life), known_of(life))
    if len(items) != 1:
        return Line(clean(text))
    found = _line(items[0], life)
    return (
        Line(found.text, found.due, found.place, found.wanted, {"priority": "high"} | found.more)
        if urgent
        else found
    )


def _line(item: Captured, life: Life) -> Line:
    words = {token.kind: token.text for token in item.tokens}
    more: Json = {
        "start": iso(item.start) if item.start and life.now else None,
        "priority": item.priority,
        "estimate": item.minutes,
        "energy": item.energy,
        "kind": item.kind,
        "tags": list(item.tags),
        "recurrence": item.recurrence,
        "after_completion": item.after_completion,
        "after": list(item.after),
    }
    due = (iso(item.due) if life.now else words.get("due")) if item.due else None
    name = item.project or item.area
    place = life.find(name) if name else None
    wanted = name if place is None else None
    return Line(clean(item.title), due, place, wanted, {key: value for key, value in more.items() if value})


def clock_of(life: Life) -> Clock:
    """How this life's user reads time."""
    return Clock(life.now or ANY_DAY, life.zone, life.day_end, life.week_start)


def known_of(life: Life) -> Known:
    """The names of this life, as capture takes them."""
    return _known(life.places)


@lru_cache(maxsize=16)
def _known(places: tuple[Place, ...]) -> Known:
    return Known(tuple(KnownPlace(place.level, place.name, place.ref) for place in places))


@lru_cache(maxsize=2048)
def moments(text: str, clock: Clock) -> tuple[Moment, ...]:
    """What a text says about time; a clause is asked about again and again while it is read."""
    return find(text, clock)


def find_when(text: str, life: Life) -> tuple[str, int, int] | None:
    """The first due date in a text, as ISO, and where it stands; without a clock the words themselves."""
    for one in moments(text, clock_of(life)):
        if one.due and one.kind in ("due", "span", "recurrence"):
            return (iso(one.due) if life.now else text[one.start : one.end].strip()), one.start, one.end
    return None


def cut_due(text: str, life: Life) -> tuple[str, str | None]:
    """A text without its due date, and the date as ISO."""
    when = find_when(text, life)
    if when is None:
        return text, None
    return f"{text[: when[1]].rstrip(' ,(')} {text[when[2] :].lstrip(' )')}".strip(), when[0]


def read_when(text: str, life: Life) -> str | None:
    """A due date that is nothing else, as ISO; "none" for words that clear one; None when it is no date."""
    if CLEARS.fullmatch(text.strip()):
        return "none"
    if life.now is None:
        return None
    for words in (text, TO.sub("", text)):
        found = read(words, clock_of(life))
        if found and found.due and found.kind in ("due", "span"):
            return iso(found.due)
    return None


def clean(text: str) -> str:
    """Words left over from cutting, made neat: no dangling commas, one space between words."""
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r"\s+([,;.])", r"\1", re.sub(r"(?:\s*,)+(?=\s*,)", "", text))
    return LEADING.sub("", DANGLING.sub("", text)).strip()


def titled(text: str) -> str:
    """A name as it is written: a capital at its beginning."""
    return text[:1].upper() + text[1:]


def cut_priority(text: str, life: Life) -> tuple[str, Priority | None]:
    """A text without its priority, and the priority."""
    for item in capture(text, clock_of(life), known_of(life)):
        for token in item.tokens:
            if token.kind == "priority" and item.priority:
                return clean(f"{text[: token.start]} {text[token.end :]}"), item.priority
    return text, None
