"""What counts how much, whether the order was right, and how the user wants to be spoken to."""

import re
from collections.abc import Callable

from agent.offline.judging_words import MEDIA
from agent.offline.plans import local_time, tasks_shown, titles_shown
from agent.offline.reading import Intent, Reading
from agent.offline.split import OPEN
from agent.offline.target import IT, PRONOUN, REF, Scene, target
from memory.records import Json

STEP = 0.1
"""A weight that shall count "more" or "less" moves by this much."""
AIMS = {
    "exploring": "exploration",
    "a balanced life": "balance",
    "health": "wellbeing",
    "my wellbeing": "wellbeing",
}
NUMBERS = {
    "zero": 0.0, "nothing": 0.0, "nil": 0.0, "half": 0.5, "full": 1.0, "one": 1.0,
}  # fmt: skip
WRONG = re.compile(
    (
        r"\b(?:wrong|wrongly|bad|disagree|too|misplaced|overrated|underrated|higher|lower|last|later|earlier|"
        r"bottom|down|up|above|below|not)\b|n't\b"
    ),
    re.IGNORECASE,
)
WHENS = {
    "morn": "morning_peak", "earl": "morning_peak", "lark": "morning_peak", "afte": "afternoon_peak",
    "even": "evening_peak", "nigh": "evening_peak", "owl": "evening_peak", "stea": "steady", "cons": "steady",
    "the ": "steady",
}  # fmt: skip
DETAILS = {
    **dict.fromkeys(("fewer", "less", "short", "shorter", "brief", "briefer", "briefly"), "minimal"),
    "only the minimum": "minimal",
    **dict.fromkeys(("more", "longer", "more detailed", "everything"), "detailed"),
    "minimal": "minimal", "detailed": "detailed", "balanced": "balanced", "in between": "balanced",
}  # fmt: skip
OTHERWISE = {
    "due date": "due dates", "work life balance": "balance", "worklife balance": "balance", "switches": "switching",
    "pillar alignment": "pillars", "project progress": "progress",
}  # fmt: skip
STYLES = {
    "directly": "direct",
    "encouragingly": "encouraging",
    "analytically": "analytical",
    "socratically": "socratic",
}
WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def misplaced(words: dict[str, str], scene: Scene) -> Reading | None:
    """T7 should be higher; good call. Only of a task that is named or was shown."""
    where = words.get("where") or ""
    if scene.question or MEDIA.search(scene.clause):
        return None
    task = _rated(words.get("of"), scene)
    if not task:
        return None
    should = _direction(scene.clause, where)
    wrong = bool(should or WRONG.search(where)) and not re.search(r"\bnot wrong\b", where, re.IGNORECASE)
    given: Json = {"task": task, "correct": not wrong} | ({"should": should} if should else {})
    return Reading(
        (Intent("rate_priority", given | ({"text": scene.spoken.strip()} if words.get("of") else {})),)
    )


def _direction(clause: str, where: str) -> str:
    """Where a task belongs, in words that say it: higher or lower; empty where they do not."""
    if re.search(r"\btoo (?:low|far down)|underrated", where, re.IGNORECASE):
        return "higher"
    if re.search(r"\btoo (?:high|far up)|overrated|not (?:that|so) ", where, re.IGNORECASE):
        return "lower"
    if not re.search(
        r"\b(?:should|must|ought|shall|needs to|has to|belongs|deserves)", clause, re.IGNORECASE
    ):
        return ""
    low = bool(re.search(r"\b(?:lower|last|down|bottom|below|later|next)\b", where, re.IGNORECASE))
    negated = bool(re.search(r"\bnot\b|n't\b", clause, re.IGNORECASE))
    return "lower" if low != negated else "higher"


def weights(words: dict[str, str], scene: Scene) -> Reading:
    """What are my weights?"""
    return Reading((Intent("list_weights", {}),))


def set_weight(words: dict[str, str], scene: Scene) -> Reading | None:
    """Set the weight of deadlines to 0.5; make deadlines matter less."""
    if scene.question:
        return None
    rule = (words.get("rule") or words.get("nil") or "").lower()
    if words.get("nil"):
        return _set(rule, {"weight": 0.0})
    if words.get("n"):
        weight = share(words["n"])
        return None if weight is None else _set(rule, {"weight": weight})
    way = (words.get("way") or words.get("way2") or "").lower()
    return _set(rule, {"by": STEP if way in ("more", "raise", "increase", "lift", "up") else -STEP})


def reset_weights(words: dict[str, str], scene: Scene) -> Reading | None:
    """Reset the weights; reset the weight of deadlines."""
    if scene.question:
        return None
    if words.get("rule"):
        return _set(words["rule"].lower(), {"weight": None})
    return Reading((Intent("reset_weights", {}),))


def preview(words: dict[str, str], scene: Scene) -> Reading | None:
    """What if deadlines counted 0.3?"""
    if words.get("aim"):
        return Reading((Intent("preview_weights", {"weights": {}, "optimization": _aim(words["aim"])}),))
    weight = 0.0 if words.get("nil") else share(words["n"])
    return (
        None
        if weight is None
        else Reading((Intent("preview_weights", {"weights": {called(words["rule"].lower()): weight}}),))
    )


def prefer(words: dict[str, str], scene: Scene) -> Reading | None:
    """Optimise for focus; my work hours are 8 to 16; be more direct."""
    given = {} if scene.question else wanted({name: text.lower() for name, text in words.items()})
    return Reading((Intent("change_preferences", given),)) if given else None


def my_preferences(words: dict[str, str], scene: Scene) -> Reading:
    """My preferences."""
    return Reading((Intent("my_preferences", {}),))


def wanted(words: dict[str, str]) -> Json:
    """The preferences that words name; empty where they name none."""
    for named, told in TOLD.items():
        if words.get(named):
            return told(words)
    return {"learning": words.get("learn", "start") not in ("stop", "don't", "do not", "off", "disable")}


def hours(words: dict[str, str]) -> Json:
    """When work begins and ends; empty where that is no day."""
    start, end = hour_said(words["from"], 0), hour_said(words["to"], _number(words["from"]))
    return {"work_start": start, "work_end": end} if start and end and start < end else {}


def _shown(words: dict[str, str]) -> Json:
    sure = re.search("confiden|sure", words["what"])
    return {"show_confidence" if sure else "show_path": words["show"] == "show"}


TOLD: dict[str, Callable[[dict[str, str]], Json]] = {
    "optimization": lambda words: {"optimization": _aim(words["optimization"])},
    "from": hours,
    "days": lambda words: {"work_days": work_days(words["days"])},
    "when": lambda words: {"energy_pattern": WHENS.get(words["when"][:4], "steady")},
    "style": lambda words: {"style": STYLES.get(words["style"], words["style"])},
    "role": lambda words: {"personality": words["role"]},
    "much": lambda words: {"detail": DETAILS[words["much"]]},
    "show": _shown,
}
"""For each word of a phrase the preference that it tells."""


def work_days(text: str) -> list[str]:
    """Days of the week that words name: "monday to thursday", "tuesday and friday"."""
    named = [
        [day[:3] for day in WEEK].index(found[:3])
        for found in re.findall(r"(?:mon|tue|wed|thu|fri|sat|sun)\w*", text)
    ]
    if len(named) == 2 and re.search(r"\b(?:to|until|till|through)\b|-", text):
        first, last = named
        named = [(first + step) % 7 for step in range((last - first) % 7 + 1)]
    return [WEEK[day] for day in sorted(set(named))]


def share(text: str) -> float | None:
    """A weight that words say, 0 to 1: "0.5", "50 %", "half"; None beyond that."""
    low = text.strip().lower().replace(",", ".")
    if low in NUMBERS:
        return NUMBERS[low]
    found = re.match(r"\d*\.?\d+", low)
    if not found:
        return None
    value = float(found[0]) / (100 if "%" in low or "percent" in low else 1)
    return round(value, 4) if 0 <= value <= 1 else None


def _rated(words: str | None, scene: Scene) -> str:
    """The task whose place is judged: the one that is named, else the first of what was ranked or explained last."""
    shown = tasks_shown(scene.past)
    if not words or PRONOUN.fullmatch(words) or words.lower() in ("the first one", "the first", "that order"):
        return str(shown[0]["ref"]) if shown else ""
    found = target(words, scene)
    if not found or found.level != "task" or found.name == IT:
        return ""
    text = scene.message.unmask(words).strip()
    sure = (
        OPEN in words
        or REF.fullmatch(text)
        or found.name.casefold() in titles_shown(scene.past)
        or found.sure
    )
    return found.name if sure else ""


def _set(rule: str, given: Json) -> Reading:
    return Reading((Intent("set_weight", {"rule": called(rule), **given}),))


def called(rule: str) -> str:
    """What the tools call a rule that people call otherwise."""
    return OTHERWISE.get(rule, rule)


def _aim(words: str) -> str:
    low = words.lower().replace("well-being", "wellbeing").replace("well being", "wellbeing")
    return AIMS.get(low, low)


def _number(text: str) -> int:
    found = re.match(r"\d+", text)
    return int(found[0]) if found else 12


def hour_said(text: str, after: int) -> str:
    """An hour as 09:00; one that lies before the one it follows is in the afternoon ("9 to 5")."""
    low = re.sub(r"[. ]", lambda found: ":" if found[0] == "." else "", text.lower().replace(".m", "m"))
    if low in ("noon", "midnight"):
        return "12:00" if low == "noon" else "23:59"
    found = re.match(r"(\d{1,2})(?::(\d{2}))?(am|pm)?", low)
    if not found:
        return ""
    hour = int(found[1]) % 12 if found[3] else int(found[1])
    hour += 12 if found[3] == "pm" or (not found[3] and hour < 12 and after and hour <= after) else 0
    return local_time(f"{hour:02}:{found[2] or '00'}") if hour < 24 else ""
