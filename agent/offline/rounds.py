"""Check-ins in plain words: begun, passed over, changed; and words that answer the question that waits."""

import re

from agent.offline.checkins import felt
from agent.offline.life import Life
from agent.offline.reading import Intent, Reading
from agent.offline.target import Scene
from memory.records import Json
from tools.round_values import IN_WORDS, KEEPS, LEAVES, LONGEST, SKIPS

ORDERS = re.compile(
    r"/|(?:please |hey aurum,? |aurum,? )?(?:add|create|remind|schedule|new task|todo|to-do|put|undo|redo|delete|"
    r"remove|move|postpone|rename|show|list|search|find|plan my|plan the|what's|whats|help|remember|forget|recall|"
    r"journal:|log (?:in|to) |start|stop|pause|skip the|set|change|mark|(?:complete|done) T\d+|reopen|draft)\b",
    re.IGNORECASE,
)
"""What begins like this wants something done, and answers no question."""
ASKS = re.compile(
    r"(?:what|which|who|when|where|why|how|can you|could you|will you|do i|did i|is|are)\b", re.IGNORECASE
)
GOES_ON = re.compile(
    r"(?:go on|continue|carry on|resume|proceed|pick up|back to|where (?:were|are) we)\b.{0,30}\bcheck[ -]?(?:in|up)\b",
    re.IGNORECASE,
)
LAST = {"last night": "yesterday"}


def is_request(text: str) -> bool:
    """Whether words ask for something themselves, so that they are no answer to what was asked."""
    plain = text.strip()
    if ORDERS.match(plain) or GOES_ON.match(plain):
        return True
    return plain.endswith("?") and bool(ASKS.match(plain))


def answer(text: str, life: Life) -> Intent | None:
    """The call by which words answer the question that was the last thing said; None where they answer none."""
    plain = re.sub(r"[\s.!]+$", "", text.strip())
    if not plain or not life.asking or is_request(plain):
        return None
    given = answered(text.strip(), plain, " ".join(plain.lower().split()), life.asking)
    return Intent("answer_checkin", given) if given else None


def answered(text: str, plain: str, low: str, asking: str) -> Json:
    """The arguments that the words are; none where they answer nothing. How one feels may be said at any question."""
    named = re.match(r"(?:my )?(?:mood|energy)\b", low)
    if named and (given := felt(plain)) and "note" not in given:
        return given
    if asking == "entry":
        return {"text": low} if low in KEEPS | LEAVES else {}
    if low in SKIPS:
        return {"skip": "question"}
    if asking in IN_WORDS:
        return {"text": text} if len(text) <= LONGEST else {}
    given = felt(plain, asking) if len(plain) <= 60 and asking in ("mood", "energy") else {}
    return {what: given[what] for what in ("mood", "energy") if what in given}


def start_checkin(words: dict[str, str], scene: Scene) -> Reading | None:
    """Start my evening check-in; go on with my check-in."""
    kind = words.get("kind", "").lower()
    known = {"kind": kind} if kind in ("morning", "evening", "weekly") else {}
    return Reading((Intent("start_checkin", known),))


def skip_checkin(words: dict[str, str], scene: Scene) -> Reading | None:
    """Skip the check-in."""
    kind = words.get("kind", "").lower()
    given: Json = {"skip": "all"} | ({"kind": kind} if kind in ("morning", "evening", "weekly") else {})
    return Reading((Intent("answer_checkin", given),))


def weekly_review(words: dict[str, str], scene: Scene) -> Reading | None:
    """How was my week?"""
    return Reading((Intent("weekly_review", {}),))


def change_answer(words: dict[str, str], scene: Scene) -> Reading | None:
    """Change my mood of yesterday to grateful."""
    what, day = words["what"].lower(), words["day"].lower()
    given = felt(scene.message.unmask(words["text"]).strip(), what)
    if what not in given:
        return None
    return Reading(
        (Intent("answer_checkin", {what: given[what], "day": LAST.get(day, day.removeprefix("on "))}),)
    )
