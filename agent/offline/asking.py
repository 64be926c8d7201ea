"""Questions: what is open, what is in a place, what is next and why, what was noticed."""

import re

from agent.offline.life import Place
from agent.offline.lines import read_when
from agent.offline.reading import Intent, Reading
from agent.offline.target import Scene
from memory.records import Json

NUMBERS = {
    word: n
    for n, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], 1
    )
}
FINISHED = re.compile(
    r"done|completed?|finish(?:ed)?|closed|do|get done|achieved?|accomplish(?:ed)?", re.IGNORECASE
)
FILLER = re.compile(
    r"^(?:(?:a|an|the|my|all|any|some|tasks?|to-?dos?|about|for|with) )+|(?: tasks?| to-?dos?)$",
    re.IGNORECASE,
)
ELSEWHERE = re.compile(
    r"^(?:date|step|instructions|out|a way|time|someone)\b|\b(?:web|internet|online|google|wikipedia|dictionary)\b",
    re.IGNORECASE,
)
LIST_OF = {"pillars": "list_pillars", "areas": "list_areas", "projects": "list_projects"}


def number(words: str | None, top: int = 50) -> int | None:
    """A small number in digits or words, or None."""
    value = NUMBERS.get((words or "").lower()) or (int(words) if words and words.isdecimal() else None)
    return min(max(value, 1), top) if value else None


def next_up(words: dict[str, str], scene: Scene) -> Reading | None:
    """What's next?"""
    limit = number(words.get("n"), 20)
    return Reading((Intent("next_tasks", {"limit": limit} if limit else {}),))


def structure(words: dict[str, str], scene: Scene) -> Reading | None:
    """Show my projects; list areas under Health."""
    noun = words.get("noun", "").lower()
    if not noun:
        return Reading(tuple(Intent(tool, {}) for tool in LIST_OF.values()))
    where = words.get("where")
    if not where or read_when(where, scene.life):
        return Reading((Intent(LIST_OF[noun], {}),))
    name, place = _place(where, scene)
    if noun == "areas":
        return Reading((Intent("list_areas", {"pillar": name}),))
    if noun == "projects" and place and place.level == "pillar":
        return Reading(
            tuple(Intent("list_projects", {"area": area.name}) for area in scene.life.under(place))
            or _inside(place)
        )
    return Reading((Intent("list_projects", {"area": name}),)) if noun == "projects" else None


def tasks(words: dict[str, str], scene: Scene) -> Reading | None:
    """What tasks are open? What have I done?"""
    status = words.get("status2") or words.get("status") or ""
    arguments: Json = {}
    if FINISHED.fullmatch(status):
        arguments["status"] = "completed"
    elif status.lower() == "all":
        arguments["status"] = "all"
    where = words.get("where")
    if where and not read_when(where, scene.life) and where.lower() not in ("my list", "the list", "list"):
        name, place = _place(where, scene)
        level = place.level if place else "project"
        arguments = {level: name, **arguments}
    return Reading((Intent("list_tasks", arguments),))


def inside(words: dict[str, str], scene: Scene) -> Reading | None:
    """What's in Half marathon?"""
    name, place = _place(words["where"], scene)
    if place:
        return Reading(_inside(place))
    if scene.life.places or re.match(
        r"show|open|look|see|list|get|give|tell|check|view|display|print", scene.clause, re.I
    ):
        return None
    return Reading((Intent("list_tasks", {"project": name}),))


def find(words: dict[str, str], scene: Scene) -> Reading | None:
    """Find shoes."""
    before, text = None, scene.message.unmask(words["words"])
    while before != text:
        before, text = text, FILLER.sub("", text).strip()
    if not text or ELSEWHERE.search(text):
        return None
    return Reading((Intent("find_tasks", {"words": text}),))


def _place(where: str, scene: Scene) -> tuple[str, Place | None]:
    words = re.sub(r"^(?:(?:the|my|our|project|area|pillar) )+", "", scene.message.unmask(where), flags=re.I)
    words = re.sub(r" (?:project|area|pillar)$", "", words, flags=re.I)
    place = scene.life.find(words)
    return (place.name if place else words), place


def _inside(place: Place) -> tuple[Intent, ...]:
    tool = {"project": "list_tasks", "area": "list_projects", "pillar": "list_areas"}[place.level]
    return (Intent(tool, {place.level: place.name}),)
