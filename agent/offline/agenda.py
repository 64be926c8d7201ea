"""Questions about lists and days: what is on my calendar for Tuesday, is milk on the list, am I free at noon."""

import re
from calendar import monthrange
from datetime import date, timedelta

from agent.offline.agenda_words import (
    ABOUT,
    ANY,
    BUSY,
    FILTER,
    HAPPENING,
    HAS_IT,
    HAVE_WHEN,
    IN_PLACE,
    LISTS_ALL,
    MAKING,
    NAMED_LIST,
    NEXT_DAYS,
    NEXT_ONE,
    NOUN,
    OF_EVENT,
    OPENS,
    OWN_TIME,
    OWN_VERB,
    PLACES,
    PUBLIC,
    REMEMBERED,
    SOON,
    TAGGED,
    THERE,
    TO_DO,
    UNTOLD,
    WEEK,
    WHEN_IS,
    WHEN_MINE,
    WISHED,
)
from agent.offline.everyday import list_name, neat
from agent.offline.everyday_words import DESTINATION
from agent.offline.lines import find_when
from agent.offline.reading import Intent, Reading
from agent.offline.spoken import CALENDARS, EVENTS, LISTS, foreign
from agent.offline.target import Scene
from memory.records import Json


def question(text: str, scene: Scene) -> Reading | None:
    """A question about tasks, lists or days, or None."""
    plain = WISHED.sub("", TRULY.sub("is ", text))
    if MAKING.search(plain) or ELSEWHERE.search(plain):
        return None
    asks = bool(OPENS.match(plain)) or scene.question
    if LISTS_ALL.search(plain) and (asks or plain != text):
        return Reading((Intent("list_projects", {}),))
    told = None if foreign(plain) else _known(plain, asks, scene)
    return told or (_asked(plain, scene) if asks else _bare(plain, scene))


def _known(plain: str, asks: bool, scene: Scene) -> Reading | None:
    """Questions that mean us by their form: what did I want to remember, when is my haircut, what's coming up."""
    if REMEMBERED.match(plain) and (asks or "what" in plain):
        return Reading((Intent("list_tasks", {}),))
    asked = WHEN_IS.match(plain)
    if asked and not PUBLIC.search(asked["what"]):
        return Reading((Intent("find_tasks", {"words": neat(_timeless(asked["what"], scene))}),))
    mine = WHEN_MINE.match(plain) or OF_EVENT.match(plain)
    if mine:
        what = mine["what"] or mine["what2"] if mine.re is WHEN_MINE else mine["what"]
        return Reading((Intent("find_tasks", {"words": neat(_timeless(what, scene))}),))
    if OWN_TIME.match(plain) or NEXT_ONE.match(plain):
        return asked_list(plain, scene)
    if WEEK.fullmatch(plain):
        return asked_list(plain, scene) if "week" not in plain.lower() else _week(plain, scene)
    return asked_list(plain, scene) if TO_DO.match(plain) or (asks and SOON.fullmatch(plain)) else None


def _week(plain: str, scene: Scene) -> Reading:
    """This week: the coming seven days; next week: those of next week."""
    return (
        asked_list(plain, scene) if "next" in plain.lower() else Reading((Intent("upcoming", {"days": 7}),))
    )


def _asked(plain: str, scene: Scene) -> Reading | None:
    """A question with words of ours in it, or about the days of the one who asks."""
    all_of_mine = ALL_OF_MINE.search(plain) and (filters(plain) or "due" in plain.split())
    busy = BUSY.match(plain) and (find_when(plain, scene.life) or _own(plain))
    busy = busy or (HAVE_WHEN.match(plain) and find_when(plain, scene.life) and not foreign(plain))
    if not (NOUN.search(plain) or all_of_mine or busy):
        return _event(plain, scene)
    return None if foreign(plain) and not OWN_LIST.search(plain) else asked_list(plain, scene)


TRULY = re.compile(r"^is it (?:true|right|correct) that ", re.IGNORECASE)
ELSEWHERE = re.compile(
    r"^what .*\bi\b.*\bto (?:make|cook|bake|put)\b|\b(?:national|public|bank) holiday\b|\bjournal\b|\binsights?\b",
    re.IGNORECASE,
)
ALL_OF_MINE = re.compile(r"\b(?:i|my|me|everything|all|anything)\b")
OWN_LIST = re.compile(rf"\b(?:my|the|our) (?:\w+ ){{0,3}}(?:{LISTS}|{CALENDARS})\b|reminders", re.IGNORECASE)


def better(asked: Reading | None, told: Reading | None, today: str) -> Reading | None:
    """The reading that says more, where a question was read twice."""
    if asked is None or told is None:
        return asked or told
    if len(told.calls) != 1 or not asked.calls:
        return told
    tool, more = told.calls[0].tool, asked.calls[0].arguments
    if tool == "complete_task" or "tag" in more:
        return asked  # "check my alarms" looks
    if tool == "next_tasks" and "due_from" in more:
        return told if more["due_from"] == more["due_to"] == today else asked
    return asked if tool == "list_tasks" and len(more) > len(told.calls[0].arguments) else told


def _own(text: str) -> bool:
    return bool(re.search(r"\b(?:i|my|me)\b", text, re.IGNORECASE))


def _event(text: str, scene: Scene) -> Reading | None:
    """Do I have lunch with Anna on Friday?: an event that is asked for by name."""
    found = re.match(
        rf"^(?:do i have|have i got|did i (?:schedule|add|plan)|is|are|are there|is there|any) (?:an? |"
        rf"any |my |the )*"
        rf"(?P<what>(?:[\w'’-]+ ){{0,3}}?{EVENTS}\b.*)$", text, re.IGNORECASE,
    )  # fmt: skip
    if not found or foreign(text) or not (_own(text) or find_when(text, scene.life)):
        return None
    return Reading(
        (Intent("list_tasks", {"words": neat(_timeless(found["what"], scene)), **_days(text, scene)}),)
    )


def _bare(text: str, scene: Scene) -> Reading | None:
    """Groceries list; today's schedule; to do list for today please."""
    found = re.match(
        rf"^(?:(?:my|the|our|all|today['’]s|tomorrow['’]s) )*(?:(?P<name>[\w'’&-]+(?:"
        rf" [\w'’&-]+){{0,2}}) )??(?P<noun>{LISTS}|"
        rf"{CALENDARS}|reminders|appointments|meetings|events|to-?dos|alarms?(?= status| settings|$)|"
        rf"tasks)(?P<rest> .+)?$", text, re.IGNORECASE,
    )  # fmt: skip
    rest = HAPPENING.sub("", found["rest"] or "") if found else ""
    if (
        not found
        or (rest.strip() and not _is_when(rest, scene) and not filters(text))
        or OWN_VERB.match(text)
    ):
        return None
    return asked_list(text, scene)


def _is_when(words: str, scene: Scene) -> bool:
    when = find_when(words.strip(), scene.life)
    return bool(when and when[1] == 0 and not words.strip()[when[2] :].strip())


def asked_list(text: str, scene: Scene) -> Reading:
    """The list that a question is about: by days, by place, by words and by what tasks are like."""
    places = PLACES.search(text)
    if places and not re.search(r"\btasks?\b", text):
        return Reading((Intent(f"list_{places['noun'].lower()}", {}),))
    place = _place(text, scene)
    words = _looked_for(text, bool(place) or bool(DESTINATION.search(f" {text}")), scene)
    if words:
        return Reading((Intent("list_tasks", {"words": words, **place}),))
    arguments = place | filters(text)
    days = _days(text, scene) if arguments.get("status") != "completed" else {}
    if not days and not arguments and (soon := NEXT_DAYS.search(text)):
        return Reading((Intent("upcoming", {"days": _count(soon)}),))
    named = ABOUT.search(text)
    if named and not find_when(f"on {named['what']}", scene.life) and not place:
        what = neat(_timeless(named["what"], scene))
        if what and not ANY.fullmatch(what) and not UNTOLD.fullmatch(what):
            arguments["words"] = what
    return Reading((Intent("list_tasks", {**arguments, **days}),))


def _place(text: str, scene: Scene) -> Json:
    """The project, area or pillar that a question names, as an argument."""
    line = f" {text}"
    listed = DESTINATION.search(line) or NAMED_LIST.search(line)
    name = list_name(listed, scene)[0] if listed else None
    if name:
        return {"project": name}
    for found in IN_PLACE.finditer(text):
        words = found["name"].split()
        for length in range(len(words), 0, -1):
            known = scene.life.named(" ".join(words[:length]))
            if known:
                return {known.level: known.name}
    return {}


def _looked_for(text: str, listed: bool, scene: Scene) -> str:
    """The name of the one thing that a question is about: is milk on my list?; empty when it is about many."""
    there, has = THERE.match(text), HAS_IT.match(text)
    found = there if there and listed else has
    if not found or ANY.fullmatch(found["what"]) or find_when(found["what"], scene.life):
        return ""
    what = neat(found["what"])
    return "" if ANY.fullmatch(what) else what


def filters(text: str) -> Json:
    """What a question says of the tasks it wants: tags, energy, kind, priority, state."""
    found: Json = {}
    for name, value, pattern in FILTER:
        if (
            name not in found
            and pattern.search(text)
            and not (name == "status" and re.search(r"\bnot\b|n't\b", text))
        ):
            found[name] = value
    tag = TAGGED.search(text)
    return found | ({"tag": tag["tag"] or tag["tag2"] or tag["tag3"]} if tag else {})


def _count(found: re.Match[str]) -> int:
    number = {"two": 2, "three": 3, "few": 3, "several": 7, "couple of": 2}.get((found["n"] or "").lower())
    days = number or (int(found["n"]) if found["n"] and found["n"].isdecimal() else 7)
    return min(max(days * (7 if (found["unit"] or "") == "weeks" and found["n"] else 1), 1), 90)


def _timeless(words: str, scene: Scene) -> str:
    when = find_when(words, scene.life)
    return f"{words[: when[1]]} {words[when[2] :]}".strip() if when else words


def _days(text: str, scene: Scene) -> Json:
    """The days that a question is about, as due_from and due_to; empty when it names none."""
    today = scene.life.today()
    if today is None:
        return {}
    span = _stretch(text.lower(), today, scene.life.week_start)
    if span is None:
        when = find_when(re.sub(r"(?<=day)['’]s\b", "", text), scene.life)
        day = date.fromisoformat(when[0][:10]) if when else None
        if day and when and re.match(r"(?:due )?(?:before|by|until|till)\b", text[when[1] :], re.IGNORECASE):
            return {"due_to": day.isoformat()}
        span = (day, day) if day else None
    return {"due_from": span[0].isoformat(), "due_to": span[1].isoformat()} if span else {}


def _stretch(text: str, today: date, week_start: int) -> tuple[date, date] | None:
    """The first and the last day of a stretch of days that a text names."""
    first = today - timedelta(days=(today.weekday() - week_start) % 7)
    monday = today - timedelta(days=today.weekday())
    month = today.replace(day=monthrange(today.year, today.month)[1])
    after = month + timedelta(days=1)
    stretches = (
        (r"today|tonight|this (?:morning|afternoon|evening)", today, today),
        (r"yesterday", today - timedelta(days=1), today - timedelta(days=1)),
        (r"(?:this|the) weekend", max(today, monday + timedelta(days=5)), monday + timedelta(days=6)),
        (r"next week", first + timedelta(days=7), first + timedelta(days=13)),
        (r"(?:this|current|the) week", today, first + timedelta(days=6)),
        (r"next month", after, after.replace(day=monthrange(after.year, after.month)[1])),
        (r"(?:this|the|current) month", today, month),
    )
    return next((days for pattern, *days in stretches if re.search(rf"\b(?:{pattern})\b", text)), None)  # type: ignore[return-value]
