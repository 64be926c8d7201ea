"""Why a task stands where it does, which goal needs attention, what a day holds, where time goes, when things end."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from agent.offline.asking import number
from agent.offline.checkins import energy_in
from agent.offline.conversation import Turn
from agent.offline.life import Life
from agent.offline.lines import read_when
from agent.offline.reading import Intent, Reading
from agent.offline.split import OPEN
from agent.offline.spoken import foreign
from agent.offline.target import IT, PRONOUN, REF, Scene, Target, target
from agent.offline.weigh import weigh
from memory.records import Json

SURE, RANKED = 0.5, 0.85
"""A name that may be anything is taken for a task's where the words are no likelier to be about something else; words
of a ranking ("first", "to the top") leave less room for that."""
SAME = re.compile(
    r"(?:the )?(?:first |top |next )?(?:task|one|thing)|first|top|next|things?|tasks|this|that|not",
    re.IGNORECASE,
)
LEVELS = {"project": "project", "goal": "project", "area": "area", "pillar": "pillar"}
LENGTH = re.compile(
    r"(?P<n>\d+(?:[.,]\d+)?|an?|one|two|three|four|five|six|seven|eight|half an|one and a half|two and a half|"
    r"a couple of|a few)(?P<half> and a half)? ?(?P<unit>h|m)[a-z]*(?P<half2> and a half)?"
    r"(?:(?: and)? (?P<minutes>\d+) ?m[a-z]*)?",
    re.IGNORECASE,
)
AMOUNTS = {
    "a": 1.0, "an": 1.0, "one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0, "six": 6.0, "seven": 7.0,
    "eight": 8.0, "half an": 0.5, "one and a half": 1.5, "two and a half": 2.5, "a couple of": 2.0, "a few": 3.0,
}  # fmt: skip
HOUR = r"(?:\d{1,2}(?:[:.]\d{2})?(?: ?(?:am|pm|a\.m|p\.m|o'clock))?|noon|midnight)"
SPAN = re.compile(
    rf"\b(?:from|between|starting at|starting from|beginning at) (?P<from>{HOUR})(?: ?(?:to|until|till|and|-|–) "
    rf"?(?P<to>{HOUR}))?\b"
    rf"|\b(?P<from2>{HOUR}) ?(?:to|until|till|-) ?(?P<to2>{HOUR})\b|\b(?:until|till|before|up to) (?P<to3>{HOUR})\b",
    re.IGNORECASE,
)
STRENGTH = re.compile(
    r"\b(?:(?:and )?(?:i have|i'm having|i've got|with|on|at|for|given)? ?(?:only |a |my |quite |rather )*"
    r"(?P<level>very low|very high|low|little|no|high|lots of|a lot of|plenty of|full|moderate|medium|normal) energy"
    r"(?: level)?|(?:and |as |because |when |while )?(?:i'm|i am|i feel|feeling)(?: so| very| rather| quite| a bit)* "
    r"(?P<word>tired|exhausted|energetic|energi[sz]ed|drained|sleepy)|(?:my )?energy(?: is|:)? "
    r"(?P<level2>very low|very high|low|high|moderate|medium|normal))(?: today| now| right now)?",
    re.IGNORECASE,
)
PARTS = {
    "morning": ("", "12:00"), "afternoon": ("12:00", "18:00"), "evening": ("18:00", "22:00"),
    "tonight": ("18:00", "22:00"),
}  # fmt: skip
FILLER = re.compile(
    r"^(?:[\s,]+|(?:for|please|me|now|again|out|and|on|so|then|with|today|right|just|of|at|in|the|this|"
    r"i have|it)\b)+|[\s,]+$",
    re.IGNORECASE,
)


def why_ref(words: dict[str, str], scene: Scene) -> Reading | None:
    """Why does T4 matter so much; how could I bump T4 to the top? However it is asked of a reference."""
    if DONE_TO.search(scene.clause):
        return None
    task, *others = [ref.upper() for ref in re.findall(r"\bT\d+\b", scene.clause, re.IGNORECASE)]
    return _why(task, others[0]) if others and others[0] != task else _why(task)


DONE_TO = re.compile(
    r"\b(?:deleted?|removed?|changed?|moved|added?|created?|archived?|done|completed?|finish(?:ed)?|renamed?|restored?|repeats?|"
    r"mean|called|due|assigned|waits?|waiting|depends?)\b",
    re.IGNORECASE,
)
"""What was done to a task is no question of its place."""


def before(words: dict[str, str], scene: Scene) -> Reading | None:
    """Why is T7 before T9?"""
    task, over = _task(words["of"], scene), _task(words["over"], scene)
    if (
        not task
        or not over
        or not (_known(words["of"], scene) or _known(words["over"], scene) or _plain(scene))
    ):
        return None
    return _why(task.name, over.name)


def why(words: dict[str, str], scene: Scene) -> Reading | None:
    """Why is T1 first? A pillar, an area or a project has its place among its own."""
    ref = re.search(r"\b(?:PL|[TPA])\d+\b", scene.clause, re.IGNORECASE)
    about = re.sub(
        r" (?:is|are|was|comes?)$", "", ref[0] if ref else words.get("of") or "", flags=re.IGNORECASE
    )
    if not about or SAME.fullmatch(about):
        return _why()
    found = target(about, scene)
    if found is None and PRONOUN.fullmatch(about):
        return _why()
    if found is None or (not _known(about, scene) and not (_firm(scene.clause) and _plain(scene))):
        return None
    return _why(found.name) if found.level == "task" else _rank(found.level)


def why_not(words: dict[str, str], scene: Scene) -> Reading | None:
    """Why isn't T7 first?"""
    about = words.get("of") or words.get("of2") or ""
    found = target(about, scene) if about else None
    if found is None or not (_known(about, scene) or _plain(scene, RANKED)):
        return None
    return _why(found.name) if found.level == "task" else _rank(found.level)


def to_top(words: dict[str, str], scene: Scene) -> Reading | None:
    """What would put T7 first?"""
    found = _task(words["of"], scene)
    return _why(found.name) if found and (_known(words["of"], scene) or _plain(scene, RANKED)) else None


def rank_goals(words: dict[str, str], scene: Scene) -> Reading | None:
    """Which project deserves attention?"""
    said = (words.get("level") or words.get("many") or "project").lower()
    return _rank(LEVELS[said.split(" ")[0].rstrip("s")], number(words.get("n"), 50))


def plan_day(words: dict[str, str], scene: Scene) -> Reading | None:
    """Plan my day from 9 to 12 with low energy."""
    day, tail = (words.get("day") or "").lower(), words.get("tail") or ""
    given = arguments(f"{day} {tail}", scene.life)
    if given is None or (not day and not given and tail):
        return None
    return Reading((Intent("plan_day", given),))


def spare_time(words: dict[str, str], scene: Scene) -> Reading | None:
    """I have 3 hours: what should I do? From now on, as long as that."""
    minutes, more = minutes_in(words["length"]), arguments(words.get("tail") or "", scene.life)
    if not minutes or more is None:
        return None
    return Reading((Intent("plan_day", {**_from_now(minutes, scene.life), **more}),))


def list_blocks(words: dict[str, str], scene: Scene) -> Reading | None:
    """What did I set aside today?"""
    day = _day(words.get("tail") or "", scene.life)
    return None if day is None else Reading((Intent("list_blocks", day),))


def remove_blocks(words: dict[str, str], scene: Scene) -> Reading | None:
    """Clear my plan for tomorrow."""
    day = _day(words.get("tail") or "", scene.life)
    if day is None or scene.question:
        return None
    return Reading((Intent("remove_blocks", day or {"day": "today"}),))


def alignment(words: dict[str, str], scene: Scene) -> Reading | None:
    """Where did my time go over the last month?"""
    tail = words.get("tail") or ""
    if not PERIOD.fullmatch(tail):
        return None
    month = re.search(r"month|28|30|four weeks|4 weeks", tail, re.IGNORECASE)
    return Reading((Intent("alignment", {"days": 28} if month else {}),))


def forecast(words: dict[str, str], scene: Scene) -> Reading | None:
    """When will P3 be done? Only of a project that is known, or called one: dinner is none."""
    text = scene.message.unmask(words["of"])
    found = target(text, scene)
    known = found and found.level == "project" and (found.told or scene.life.find(found.name, ("project",)))
    near = scene.life.find(re.sub(r"^(?:the|my|our) ", "", text, flags=re.IGNORECASE), ("project",))
    if (found and known) or (found and found.level == "project" and REF.fullmatch(text)):
        return Reading((Intent("forecast", {"project": found.name}),))
    return Reading((Intent("forecast", {"project": near.name}),)) if near else None


PERIOD = re.compile(
    r"(?: ?(?:(?:for|in|over|during|of|with|to|on|at|within) )?(?:the )?(?:(?:this|last|past|current|previous) "
    r")?(?:week|month|"
    r"7 days|seven days|28 days|30 days|four weeks|4 weeks|days|lately|recently|today|now|these days|right "
    r"now|life|my pillars|"
    r"pillars|my week|my life|all))*",
    re.IGNORECASE,
)


def arguments(text: str, life: Life) -> Json | None:
    """What a wish for a plan says of the day, the hours and the energy; None where it says anything else."""
    given: Json = {}
    text = re.sub(
        (
            r"\b(?:my|the|our)?\s*(?:whole |full |entire |work )?(?:workday|working day|day|time|daily|rest of "
            r"(?:the|my) day)\b"
        ),
        " ", text, flags=re.IGNORECASE,
    )  # fmt: skip
    if part := re.search(r"\b(?:this|my|the)?\s*(morning|afternoon|evening|tonight)\b", text, re.IGNORECASE):
        given = _hours(*PARTS[part[1].lower()])
        text = text[: part.start()] + text[part.end() :]
    if felt := STRENGTH.search(text):
        level = felt["level"] or felt["level2"]
        energy = energy_in(f"{level} energy" if level else felt["word"])
        given |= {"energy": energy} if energy else {}
        text = text[: felt.start()] + text[felt.end() :]
    if span := SPAN.search(text):
        first, last = span["from"] or span["from2"], span["to"] or span["to2"] or span["to3"]
        start = _clock(first, "")
        given |= _hours(start, _clock(last, start))
        text = text[: span.start()] + text[span.end() :]
    day = _day(text, life)
    return None if day is None else {**day, **given}


def minutes_in(text: str) -> int:
    """The minutes that a length says; 0 where it is none."""
    found = LENGTH.fullmatch(text.strip())
    if not found:
        return 0
    said = found["n"].lower().replace(",", ".")
    amount = AMOUNTS.get(said) or float(said) if said in AMOUNTS or said[0].isdigit() else 0.0
    amount += 0.5 if found["half"] or found["half2"] else 0
    minutes = round(amount * (60 if found["unit"].lower() == "h" else 1)) + int(found["minutes"] or 0)
    return minutes if 0 < minutes <= 24 * 60 else 0


def _from_now(minutes: int, life: Life) -> Json:
    if life.now is None:
        return {}
    start = life.now + timedelta(minutes=-life.now.minute % 5)
    end = start + timedelta(minutes=minutes)
    last = end if end.date() == start.date() else start.replace(hour=23, minute=59)
    return _hours(start.strftime("%H:%M"), last.strftime("%H:%M"))


def _hours(start: str, end: str) -> Json:
    return ({"start": start} if start else {}) | ({"end": end} if end else {})


def _clock(said: str | None, after: str) -> str:
    """An hour as 09:00: "to 5" after nine in the morning is in the afternoon, and so is 2 or 5 alone."""
    if not said:
        return ""
    low = said.lower().replace(".m", "m").replace(".", ":")
    if low in ("noon", "midnight"):
        return "12:00" if low == "noon" else "23:59"
    found = re.match(r"(\d{1,2})(?::(\d{2}))?\s*(am|pm)?", low)
    hour, minute, half = (int(found[1]), int(found[2] or 0), found[3]) if found else (0, 0, None)
    if hour < 12 and (half == "pm" or (not half and (hour < 8 if not after else hour <= int(after[:2])))):
        hour += 12
    hour = 0 if half == "am" and hour == 12 else hour
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else ""


def _day(text: str, life: Life) -> Json | None:
    """The day that words name, as an argument; empty for today and none, None for words that are no day."""
    rest = FILLER.sub(
        "", re.sub(r"^\s*(?:for|on|of|from|in)\b", "", text.strip(), flags=re.IGNORECASE)
    ).strip(" ,?")
    if not rest or rest.lower() == "today":
        return {}
    when = read_when(rest, life)
    if when and when != "none":
        return {"day": when[:10]}
    return (
        {"day": rest.lower()} if life.now is None and re.fullmatch(r"tomorrow|\w+day", rest, re.I) else None
    )


def _why(task: str = "", over: str = "") -> Reading:
    return Reading((Intent("why", ({"task": task} if task else {}) | ({"over": over} if over else {})),))


def _rank(level: str, limit: int | None = None) -> Reading:
    return Reading((Intent("rank_goals", {"level": level} | ({"limit": limit} if limit else {})),))


def _task(words: str, scene: Scene) -> Target | None:
    found = target(words, scene)
    return found if found and found.level == "task" and found.name != IT else None


def _known(words: str, scene: Scene) -> bool:
    """Whether words surely mean something of ours: a reference, a quoted name, a place, or what was shown before."""
    text = scene.message.unmask(words)
    if (
        OPEN in words
        or REF.fullmatch(re.sub(r"^the ", "", text))
        or PRONOUN.fullmatch(text)
        or scene.life.named(text)
    ):
        return True
    return text.strip().casefold() in titles_shown(scene.past)


def _plain(scene: Scene, most: float = SURE) -> bool:
    """Whether the words may be about a task at all, and not about the world."""
    return not foreign(scene.clause) and weigh(scene.clause)["none"] < most


def _firm(clause: str) -> bool:
    """First, on top, so important: words of a ranking, where "high" or "important" alone may be about anything."""
    return bool(
        re.search(
            r"\b(?:first|top|next|number one|highest|lowest|recommended|suggested|ranked|so important|so "
            r"urgent|most important|"
            r"urgent|should i|must i|do i|would i|explain|reasons?|score|rank\w*|priorit\w+)\b|#1",
            clause,
            re.IGNORECASE,
        )
    )


def titles_shown(past: Sequence[Turn]) -> frozenset[str]:
    """The titles of the tasks that the last answers spoke of."""
    return frozenset(str(one.get("title")).casefold() for one in tasks_shown(past))


def tasks_shown(past: Sequence[Turn]) -> list[Json]:
    """The tasks that the last answers ranked or explained, the newest answer first, in their order."""
    found: list[Json] = []
    for turn in reversed(past[-3:]):
        for result in turn.results:
            value = result.value if isinstance(result.value, dict) else {}
            rows = (
                value.get("items")
                if result.tool == "next_tasks"
                else [value.get("scored"), value.get("first")]
            )
            found += [
                row["task"]
                for row in rows or []
                if isinstance(row, dict) and isinstance(row.get("task"), dict)
            ]
    return found


def local_time(value: object) -> str:
    """An hour of an answer as 09:30, whether it came with a day, with seconds, or without."""
    text = str(value)
    try:
        return datetime.fromisoformat(text).strftime("%H:%M") if "T" in text else text[:5]
    except ValueError:
        return text[:5]
