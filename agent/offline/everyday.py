"""What people ask of any assistant: put it on a list, on the calendar, remind me, wake me, I have a meeting."""

import re
from collections.abc import Sequence
from dataclasses import replace

from agent.offline import adding, alarms
from agent.offline.everyday_words import (
    ABOUT_IT,
    ADD_TO,
    ARTICLES,
    ASKED,
    ASKED_OF,
    BETWEEN,
    BLOCK,
    BOUGHT,
    CALLED,
    CONDITION,
    DATE_FIRST,
    DAY_AND_DATE,
    DAY_FIRST,
    DAY_PART,
    DAYS_OWN,
    DESTINATION,
    DUTY,
    EVERY,
    FOR_DAY,
    FOR_OTHERS,
    GOES,
    HAVE,
    HAVE_ANY,
    INVITE,
    IS_DAY,
    ITEM,
    LEADING,
    LENGTH_FIRST,
    LIKES,
    LIST_FIRST,
    MAKES,
    MARKED_IN,
    MENTIONED,
    MY_EVENT,
    MY_REMINDERS,
    NEW_LIST,
    NO_GUESTS,
    NO_NAME_YET,
    NO_OCCASION,
    NO_PREPOSITION,
    NOT_PLANNED,
    NOTE,
    OCCASION,
    ONLY_ASKS,
    OUT,
    PLACE_FIRST,
    PLAIN,
    PLAN,
    REMIND,
    REMINDER,
    RHYTHM,
    SET_DOWN,
    SOON,
    THAT_I,
    THERE_IS,
    TO_BE_TOLD,
    TRAILING,
    UNLESS,
    UPDATED_WITH,
    WANTED,
    WHAT,
)
from agent.offline.life import PlaceLevel
from agent.offline.lines import find_when, titled
from agent.offline.nudging import rung
from agent.offline.reading import Intent, Offer, Reading, ask
from agent.offline.spoken import foreign
from agent.offline.target import Scene
from memory.records import Json


def titles(line: str, scene: Scene, project: str | None = None, fallback: str = "") -> Reading | None:
    """One task from what is left of a sentence: the time is cut out, articles go, the rest is its name."""
    line = FOR_DAY.sub("on ", day_last(LEADING.sub("", line.strip(" ,.:;-"))))
    line = DAY_PART.sub(lambda part: part["day"] or part["day2"], BETWEEN.sub(_hours, line))
    found = adding.add(line, replace(scene, project=None))
    if found is None or not found.calls:
        if fallback and (when := find_when(line, scene.life)):
            return Reading((Intent("add_task", {"title": fallback, "due": when[0]}),), free=True)
        return found if found and found.say else None
    first = found.calls[0]
    name = neat(str(first.arguments["title"]))
    if "due" in first.arguments and (dated := DAY_AND_DATE.search(line)):
        name = neat(re.sub(rf",?(?: on)? {dated['day']},?$", "", name, flags=re.IGNORECASE))
    name = name or fallback
    if not name:
        return None
    arguments: Json = {**first.arguments, "title": titled(name)}
    if project and "project" not in arguments:
        arguments["project"] = project
    return replace(found, calls=(*_listed(arguments.get("project"), scene), Intent("add_task", arguments)))


def _hours(found: re.Match[str]) -> str:
    """From 9 to 5: by day, in waking hours."""
    first, last = (
        f"{hour}{'pm' if int(hour) in (12, 1, 2, 3, 4, 5, 6, 7) else 'am'}" for hour in found.groups()
    )
    return f"from {first} to {last}"


def day_last(line: str) -> str:
    """Tomorrow's meeting with Ann is a meeting with Ann tomorrow."""
    found = DAYS_OWN.match(line)
    return f"{found['what']} {found['day'] or found['day2']}" if found else line


def neat(name: str) -> str:
    """A name without what only led to it: "about my dentist appointment" is the dentist appointment."""
    before = None
    while before != name:
        before = name
        name = TRAILING.sub("", LEADING.sub("", name)).strip(" ,.;:-")
    return LENGTH_FIRST.sub("", ARTICLES.sub("", name))


def _listed(project: object, scene: Scene) -> tuple[Intent, ...]:
    """A list that is named and known not to be there is made."""
    if not isinstance(project, str) or scene.life.open or not project.lower().endswith("list"):
        return ()
    return () if scene.life.find(project, ("project",)) else (Intent("add_project", {"name": project}),)


def list_name(found: re.Match[str], scene: Scene) -> tuple[str | None, str]:
    """The project that a named list is, and words about time that stood in its place ("friday's calendar")."""
    name, noun = (found["name"] or "").strip(), found["noun"].lower()
    if not name:
        return None, ""
    day = re.sub(r"['’]s$", "", name)
    if find_when(f"on {day}", scene.life):
        return None, f"on {day}"
    if PLAIN.fullmatch(name) or not noun.startswith("list"):
        return None, ""
    return project_of(name, scene), ""


def project_of(name: str, scene: Scene) -> str:
    """The known project that a list's name means, else the list's own name."""
    levels: tuple[PlaceLevel, ...] = ("project",)
    known = scene.life.find(f"{name} list", levels) or scene.life.named(name, levels)
    return known.name if known else titled(f"{name} list")


def item(text: str, scene: Scene) -> Reading | None:
    """Add a grocery item to buy fish; create a to-do to go running."""
    found = ITEM.match(text)
    if not found or DESTINATION.search(f" {text}"):
        return None
    name = found["name"] or "to-do"
    other = PLAIN.fullmatch(name) or name.lower() in ("list", "do", "action", "calendar", "it", "agenda")
    return titles(found["what"] or found["what2"], scene, None if other else project_of(name, scene))


def to_list(text: str, scene: Scene) -> Reading | None:
    """Add milk to my shopping list; put a haircut on my calendar; I'm out of eggs, put them on the list."""
    text = MARKED_IN.sub(r"put \g<what> on my calendar", CONDITION.sub("", text))
    for pattern in (UNLESS, WANTED, OUT, GOES):
        found = pattern.match(text)
        if found:
            words = found.groupdict()
            what = words.get("what") or words.get("what2") or ""
            return _to(
                f"{what}{words.get('where') or words.get('where2') or ''}", scene, loose=pattern is OUT
            )
    text = UPDATED_WITH.sub(r"add \g<what> to \g<where>", NO_PREPOSITION.sub(r"\g<what>to \g<where>", text))
    return _to(ADD_TO.sub("", text), scene) if ADD_TO.match(text) else _turned(text, scene)


def _turned(text: str, scene: Scene) -> Reading | None:
    """The same in another order: grocery list, add eggs; for Friday, add a haircut to my calendar."""
    there = LIST_FIRST.match(text) or PLACE_FIRST.match(text)
    if there:
        line = f"{there['what']} {there['where']}"
        return _to(line if there.re is PLACE_FIRST else f"{there['what']} to {there['where']}", scene)
    front = DAY_FIRST.match(text)
    return (
        to_list(f"{front['rest']} {front['when']}", scene)
        if front and find_when(front["when"], scene.life)
        else None
    )


def _to(line: str, scene: Scene, loose: bool = False) -> Reading | None:
    places = list(DESTINATION.finditer(f" {line}"))
    if not places or re.search(r"\b(?:play ?list|queue|watch ?list on)\b", line, re.IGNORECASE):
        return titles(line, scene) if loose and re.search(r"\blist\b", line) else None
    place = places[-1]
    padded = f" {line}"
    rest = f"{padded[: place.start()]} {padded[place.end() :]}".strip(" ,:;.")
    rest = re.sub(r"^(?:that|to) (?=(?:i|we)\b)", "", rest)
    if re.match(r"(?:i|we)\b", rest):
        rest = DUTY.sub("", rest)
    if re.fullmatch(
        r"(?:it|that|this|them|item|items|something|an? (?:item|event)|event|new item)?", rest, re.IGNORECASE
    ):
        return ask(adding.NO_NAME, "create")
    project, day = list_name(place, scene)
    items = (
        [item for item in re.split(r"\s*,\s*(?:and\s+)?|\s+and\s+", rest) if item]
        if project and "," in rest
        else []
    )
    if len(items) > 1 and all(len(item.split()) <= 4 for item in items):
        found = [one for item in items if (one := titles(item, scene, project))]
        return Reading(_each_once(found), free=True)
    return titles(_when_last(f"{rest} {day}".strip(), scene), scene, project)


def _each_once(found: Sequence[Reading]) -> tuple[Intent, ...]:
    calls: list[Intent] = []
    for one in found:
        calls += [call for call in one.calls if call not in calls]
    return tuple(calls)


def new_list(text: str, scene: Scene) -> Reading | None:
    """Start a new list called Groceries: a project."""
    found = NEW_LIST.match(text)
    if not found or not MAKES.match(text):
        return None
    called = found["called"] or found["called2"]
    name = (found["name"] or "").strip()
    if called:
        return Reading((Intent("add_project", {"name": titled(neat(scene.message.unmask(called)))}),))
    if name and not re.fullmatch(r"new|blank|my|the", name, re.IGNORECASE):
        return Reading((Intent("add_project", {"name": titled(f"{name} list")}),))
    return ask("What should the list be called?", "create") if found["new"] or MAKES.match(text) else None


def reminder(text: str, scene: Scene) -> Reading | None:
    """Remind me at five to call mom; I need a reminder for my dentist appointment on Friday."""
    told_of = TO_BE_TOLD.match(text)
    if told_of:
        return titles(THERE_IS.sub("", told_of["what"]), scene)
    found = REMIND.match(text) or REMINDER.match(text)
    if (
        not found
        or MY_REMINDERS.search(text)
        or ASKED.match(text)
        or ASKED_OF.match(found["rest"][:24])
        or LIKES.match(found["rest"].strip())
        or NO_OCCASION.match(found["rest"])
        or FOR_OTHERS.match(text)
    ):
        return None
    before = (found.groupdict().get("before") or "").strip(" ,.;")
    told = _told_before(before, found["rest"], scene) if before else None
    return told or _reminded(text[: found.start("rest")], found["rest"], scene)


def _told_before(before: str, rest: str, scene: Scene) -> Reading | None:
    """I have a meeting at noon, can you remind me; every Monday remind me to call."""
    asked = ONLY_ASKS.search(before)
    had = MENTIONED.match(ONLY_ASKS.sub("", before) if asked else before)
    if had:
        return titles(f"{had['what']} {rest}", scene)
    if asked:
        return None
    when = find_when(before, scene.life)
    if when and not before[: when[1]].strip(" ,") and not before[when[2] :].strip(" ,"):
        return titles(f"{rest} {before}", scene, fallback="Reminder")
    return titles(before, scene) if len(before.split()) > 2 and not rest.strip() else None


def _reminded(lead: str, rest: str, scene: Scene) -> Reading:
    """What follows "remind me": the occasion goes last, the list that is named becomes the project."""
    rest = ABOUT_IT.sub("", rest).strip(" ,.:;")
    rest = SOON.sub(r"\g<when> \g<what>", rest)
    rest = OCCASION.sub(r"\g<what> \g<when>", rest)
    every = EVERY.search(lead)
    if every:
        rest = f"{rest} every {RHYTHM[every[0].lower()]}"
    project = None
    place = DESTINATION.search(f" {rest}")
    if place and not re.search(r"\b(?:him|her|them|it) (?:to|on)\b", rest):
        project, _ = list_name(place, scene)
        padded = f" {rest}"
        rest = f"{padded[: place.start()]} {padded[place.end() :]}".strip(" ,")
        rest = re.sub(r",? (?:and )?(?:put|add)(?: (?:it|that))?$", "", rest)
    rest = _when_last(rest, scene)
    return titles(THAT_I.sub("", rest), scene, project, fallback="Reminder") or ask(WHAT, "create")


def nameless(text: str, scene: Scene) -> Reading | None:
    """New calendar entry: which one?"""
    return ask(adding.NO_NAME, "create") if NO_NAME_YET.match(text) and not scene.question else None


def _when_last(rest: str, scene: Scene) -> str:
    """Tomorrow at three I have a meeting: the time goes behind what it is about."""
    when = find_when(rest, scene.life)
    if when and when[1] == 0 and (after := rest[when[2] :].strip(" ,")) and THAT_I.match(after):
        return f"{after} {rest[: when[2]]}"
    day = IS_DAY.match(rest)
    said = find_when(day["when"], scene.life) if day else None
    if not day or not said or said[2] - said[1] < len(day["when"].strip()):
        return rest
    return f"{day['what']} {day['when']}"


def planned(text: str, scene: Scene) -> Reading | None:
    """Schedule a meeting with John at 3pm; I have a meeting at noon today."""
    if scene.question or BOUGHT.search(text):
        return None
    mine = MY_EVENT.match(text)
    if mine and find_when(mine["when"], scene.life):
        return titles(f"{mine['what']} {mine['when']}", scene)
    block = BLOCK.match(text)
    if block and find_when(block["when"], scene.life):
        return titles(f"{block['what']} on {block['when']}", scene)
    have = HAVE.match(text) or HAVE_ANY.match(text)
    if have:
        return titles(have["what"], scene) if find_when(have["what"], scene.life) else None
    found = PLAN.match(text) or SET_DOWN.match(text)
    loose = (
        found
        and (found.re is SET_DOWN or CALLED.match(found["what"]))
        and not find_when(found["what"], scene.life)
    )
    if not found or loose or NOT_PLANNED.match(found["what"]):
        return None
    noun = re.match(r"(?:an? |the )?(event|appointment|meeting)\b", found["what"], re.IGNORECASE)
    line = DESTINATION.sub(" ", f" {found['what']}")
    return titles(line, scene, fallback=titled(noun[1].lower()) if noun else "")


def note(text: str, scene: Scene) -> Reading | None:
    """Make a note that the boiler needs a service; write down that I am going to meet Jenny on the third."""
    found = NOTE.match(text)
    if not found or "journal" in text.lower() or LIKES.match(found["rest"]):
        return None
    return titles(DUTY.sub("", re.sub(r"^that ", "", found["rest"])), scene)


def invite(text: str, scene: Scene) -> Reading | None:
    """Add Bob to my meeting: said plainly that it is not possible."""
    return ask(NO_GUESTS, "change") if INVITE.match(text) and not DESTINATION.search(f" {text}") else None


RINGING = frozenset({reminder, alarms.alarm})
"""Who says this wants to hear of it at that time."""
FRAMES = (invite, item, to_list, new_list, reminder, alarms.alarm, nameless, planned, note)


def create(text: str, scene: Scene) -> Reading | None:
    """The first everyday frame that fits, or None."""
    front = DATE_FIRST.match(text)
    if front and (when := find_when(front["when"], scene.life)) and when[2] == len(front["when"]):
        text = f"{front['rest']} {front['when']}"
    for frame in FRAMES:
        found = frame(text, scene)
        if found:
            return rung(found, scene.life) if frame in RINGING else found
    return None


def offered(line: str, scene: Scene) -> Reading | None:
    """Ask before adding what may be something else."""
    found = None if foreign(line) else titles(line, scene)
    if not found or not found.calls:
        return None
    name = found.calls[-1].arguments["title"]
    return Reading(offer=Offer(f"Shall I add “{name}” as a task?", found.calls), free=True)
