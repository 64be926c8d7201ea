"""A goal into a project, and the place it needs: a pillar and an area, unless they are there."""

import re
from dataclasses import replace

from agent.offline.lexicon import AREAS, PILLARS, SEASON, area_of
from agent.offline.life import Life, Place
from agent.offline.lines import clean, read_line, titled
from agent.offline.reading import Goal, Intent
from memory.records import Json

RACE = re.compile(
    r"^(?:run|do|complete|finish|participate in|take part in|enter|race)(?: in)? (?:(?:a|an|my|the)(?: "
    r"first| next)? )"
    r"(?P<name>.*\b(?:marathon|\d+ ?k|race|triathlon|ironman|ultra|duathlon|relay|spartan)\b.*)$",
    re.IGNORECASE,
)
GERUND = re.compile(r"^(?:be|start|begin) (?=\w+ing\b)", re.IGNORECASE)


def read_goal(words: str, life: Life) -> Goal | None:
    """What somebody wants, as a goal. None when nothing is left to name."""
    dated = found = read_line(words, life)
    wide = re.search(SEASON, dated.text, re.IGNORECASE)
    under = re.search(
        r"[\s,]+under (?:the |my )?(?P<place>[^,;:.]{1,40}?)(?: pillar| area)?$",
        clean(dated.text),
        re.IGNORECASE,
    )
    if under:
        dated = replace(dated, text=clean(dated.text)[: under.start()])
    name = clean(re.sub(SEASON, "", dated.text, flags=re.IGNORECASE))
    race = RACE.match(name)
    name = GERUND.sub("", race["name"] if race else name)
    if not name:
        return None
    place = found.place.name if found.place else found.wanted or (under["place"] if under else None)
    return Goal(titled(name), dated.due, wide[0] if wide else "", place)


def plan(goal: Goal, life: Life) -> tuple[list[Intent], Life, str]:
    """The calls that set a goal up, the life after them, and the project that its first steps belong to."""
    calls, life, area = _place(goal, life)
    project = life.find(goal.place, ("project",)) if goal.place and area is None else None
    if project:
        return (
            [Intent("add_task", _given(title=goal.name, project=project.name, due=goal.due))],
            life,
            project.name,
        )
    made = Place("project", "", goal.name, area)
    known = next((one for one in life.places if one.level == "project" and one.name == goal.name), None)
    arguments = _given(name=goal.name, area=area, due=goal.due, description=goal.words)
    return [*calls, Intent("add_project", arguments)], life if known else life.having(made), goal.name


def _place(goal: Goal, life: Life) -> tuple[list[Intent], Life, str | None]:
    if not goal.place:
        area = _fitting(goal, [place for place in life.places if place.level == "area"])
        return [], life, area.name if area else None
    place = life.named(goal.place) or life.find(goal.place)
    calls: list[Intent] = []
    if place is None:
        place = Place("pillar", "", titled(goal.place))
        life = life.having(place)
        calls.append(Intent("add_pillar", {"name": place.name}))
    if place.level == "project":
        return [], life, None
    if place.level == "area":
        return calls, life, place.name
    area = _fitting(goal, life.under(place))
    if area is None:
        area = Place("area", "", area_name(goal.name, place.name), place.name)
        life = life.having(area)
        calls.append(Intent("add_area", {"name": area.name, "pillar": place.name}))
    return calls, life, area.name


def area_name(goal: str, pillar: str) -> str:
    """A sensible area for a goal under a pillar: by the goal's words, else by the pillar's."""
    names = (area_of(goal), PILLARS.get(pillar.casefold()), "General")
    return next(name for name in names if name and name.casefold() != pillar.casefold())


def _fitting(goal: Goal, areas: list[Place]) -> Place | None:
    wanted = area_of(goal.name)
    if wanted is None:
        return None
    words = next(names for name, names in AREAS if name == wanted).split()
    for area in areas:
        own = area.name.casefold().split()
        if wanted.casefold() in own or any(word in words for word in own):
            return area
    return None


def _given(**arguments: str | None) -> Json:
    return {name: value for name, value in arguments.items() if value}
