"""Taking what was shown: an option of a plan, a change that puts a task first, what an insight recommends."""

import re
from collections.abc import Sequence

from agent.offline.conversation import Result, Turn
from agent.offline.plans import local_time
from agent.offline.reading import Intent, Reading
from agent.offline.target import Scene
from agent.offline.wording import dicts
from memory.records import Json

EASY = re.compile(r"eas\w+|light\w*|gentle", re.IGNORECASE)
HARD = re.compile(r"impact|important|hard\w*|best|high[- ]impact|most important", re.IGNORECASE)
PLACES = {
    "first": 0, "1st": 0, "1": 0, "one": 0, "top": 0, "a": 0, "second": 1, "2nd": 1, "2": 1, "two": 1, "other": 1,
    "b": 1, "third": 2, "3rd": 2, "3": 2, "three": 2, "fourth": 3, "4th": 3, "4": 3, "last": -1,
}  # fmt: skip
VERB = r"(?:do|make|apply|take|try|use|choose|pick|accept|go for|go with|i want|i(?: wi)?ll take|let's (?:do|take))"
LED = r"(?:(?:yes|yeah|yep|ok|okay|sure|good|great|please)[ ,]+)*(?:please )?"
DO_IT = re.compile(
    rf"{LED}(?:{VERB} (?:it|that|this|so)(?: change)?(?: please| then| now)?|yes(?: please)?|yeah|yep|sure|ok(?:ay)?|"
    r"go ahead|make it so|do so)",
    re.IGNORECASE,
)
PICKED = re.compile(
    rf"{LED}(?:{VERB} )?(?:the )?(?:number |no\.? ?|option |#)?(?P<which>[a-z]+|\d(?:st|nd|rd|th)?)"
    r"(?: (?:one|option|change|plan|way|recommendation|suggestion))?(?: please| then)?",
    re.IGNORECASE,
)


def take_plan(words: dict[str, str], scene: Scene) -> Reading | None:
    """Accept the plan; take the easy one; accept it and postpone the rest."""
    plan = plan_shown(scene.past)
    if plan is None or scene.question:
        return None
    rest = words.get("rest") or ""
    if rest and not re.search(r"\b(?:postpone|move|push|put off)\b", rest, re.IGNORECASE):
        return None
    found = accepted(plan, words.get("which") or "", postpone=bool(rest))
    return Reading((found,)) if found else None


def taken(plain: str, turn: Turn) -> Intent | None:
    """What "do that", "the first" or "take the second" means after a turn that showed a plan or changes; else None."""
    picked = PICKED.fullmatch(plain)
    which = picked["which"].casefold() if picked else ""
    sure = bool(DO_IT.fullmatch(plain))
    steps = [call for result in turn.results for call in calls_of(result)]
    if steps and (sure or which in PLACES):
        place = PLACES.get(which, 0)
        return steps[place] if place < len(steps) else None
    plan = plan_shown([turn])
    if plan is None or not (sure or which in PLACES or EASY.fullmatch(which)):
        return None
    there = len(dicts(plan.get("options")))
    return accepted(plan, "" if sure else which) if PLACES.get(which, 0) < there else None


def plan_shown(past: Sequence[Turn]) -> Json | None:
    """The newest plan of the last turns, unless one was accepted since."""
    for turn in reversed(past[-3:]):
        for result in reversed(turn.results):
            if result.tool == "accept_plan" and result.error is None:
                return None
            if result.tool == "plan_day" and isinstance(result.value, dict):
                return result.value
    return None


def accepted(plan: Json, which: str, postpone: bool = False) -> Intent | None:
    """The call that accepts an option with exactly its blocks; None where it has none."""
    options = [one for one in dicts(plan.get("options")) if dicts(one.get("blocks"))]
    if not options:
        return None
    named = "ease" if EASY.fullmatch(which) else "impact" if HARD.fullmatch(which) else ""
    place = PLACES.get(which.casefold(), 0)
    nth = options[place] if place < len(options) else None
    option = next((one for one in options if named and one.get("name") == named), nth)
    if option is None:
        return None
    blocks = [
        {"task": one["ref"], "start": local_time(one["start"]), "end": local_time(one["end"])}
        for one in dicts(option["blocks"])
    ]
    later = [
        {"task": one["ref"], "to": str(one["postpone_to"])}
        for one in dicts(option.get("left"))
        if one.get("postpone_to")
    ]
    more = {"postpone": later} if postpone and later else {}
    return Intent("accept_plan", {"day": str(plan.get("day")), "blocks": blocks, **more})


def calls_of(result: Result) -> list[Intent]:
    """The calls that an answer says would do what it suggests, in the order in which it lists them."""
    if result.error is not None:
        return []
    if result.tool == "why" and isinstance(result.value, dict):
        rows = dicts(result.value.get("changes"))
    elif result.tool == "insight" and isinstance(result.value, dict):
        rows = dicts((result.value.get("insight") or result.value).get("recommendations"))
    elif result.tool == "list_insights" and isinstance(result.value, list) and len(dicts(result.value)) == 1:
        rows = dicts(dicts(result.value)[0].get("recommendations"))
    else:
        rows = []
    calls = [row["call"] for row in rows if isinstance(row.get("call"), dict)]
    return [
        Intent(str(call["tool"]), dict(call.get("arguments") or {})) for call in calls if call.get("tool")
    ]
