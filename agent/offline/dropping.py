"""Taking things away as people say it: cancel my dentist appointment, take bread off the list, clear my calendar."""

import re

from agent.offline import changing
from agent.offline.changing import WHICH
from agent.offline.dropping_words import (
    ABOUT,
    ALL,
    AT_THAT_HOUR,
    BARE_ORDER,
    BINNED,
    CALLED_OFF,
    EMPTY_DAYS,
    FOUND_FIRST,
    FROM_PLACE,
    GIVEN_UP,
    IN_FRONT,
    IS_EMPTY,
    MY_TIME,
    NO_LONGER,
    NOT_OURS,
    NOT_WOKEN,
    NTH,
    ORDER,
    ORDER_IN,
    OURS_IN,
    PASSIVE,
    REASON,
    STOP,
    SWEEP,
    TICKED,
    UNNAMED,
    WHOLE,
)
from agent.offline.everyday import project_of
from agent.offline.everyday_words import ARTICLES, DESTINATION, PLAIN
from agent.offline.lines import find_when
from agent.offline.reading import Intent, Offer, Reading, ask
from agent.offline.spoken import CALENDARS, LISTS, foreign
from agent.offline.target import PRONOUN, Scene


def drop(text: str, scene: Scene) -> Reading | None:
    """What a clause wants taken away or ticked off, or None."""
    if scene.question:
        return None
    front = IN_FRONT.match(text)
    text = (front["rest"] or f"{front['order']} from {front['where']}") if front else text
    return next((found for frame in FRAMES if (found := frame(text, scene))), None)


def emptied(text: str, scene: Scene) -> Reading | None:
    """Make sure my calendar is clear tomorrow."""
    return sweep(text, scene) if EMPTY_DAYS.match(text) or IS_EMPTY.match(text) else None


def called_off(text: str, scene: Scene) -> Reading | None:
    """The piano recital was cancelled; I'm no longer attending the wedding."""
    found = CALLED_OFF.match(text) or GIVEN_UP.match(text)
    if not found or foreign(found["what"]) or ORDER_IN.search(found["what"]):
        return None
    if found.re is GIVEN_UP and not (OURS_IN.search(found["what"]) or find_when(found["what"], scene.life)):
        return None
    name = short(found["what"], scene)
    return _delete([name]) if name and len(name.split()) <= 8 else ask(WHICH, "change")


def found_first(text: str, scene: Scene) -> Reading | None:
    """Find my next event and delete it; I'm busy tomorrow so delete all events: what "it" is was said before."""
    found = FOUND_FIRST.match(text) or REASON.match(text)
    if not found or foreign(text):
        return None
    order = found["order"]
    what = ORDER.match(order)
    if what and not re.match(r"(?:it|that|this|them)\b", what["what"], re.IGNORECASE):
        there = re.search(rf"\b(?:\w+ ){{0,2}}{LISTS}", found.groupdict().get("first") or "", re.IGNORECASE)
        return ordered(order, scene) or (ordered(f"{order} from {there[0]}", scene) if there else None)
    before = found.groupdict().get("first") or ""
    if not before and (given := GIVEN_UP.match(found["why"])):
        before = given["what"]
    name = short(FROM_PLACE.sub("", f" {before}").strip(), scene)
    if not name or UNNAMED.fullmatch(name) or ALL.search(name) or len(name.split()) > 6:
        return ask(WHICH, "change") if OURS_IN.search(text) else None
    return _delete([name])


def binned(text: str, scene: Scene) -> Reading | None:
    """Put the old report in the bin."""
    found = BINNED.match(text)
    return _delete([short(FROM_PLACE.sub("", f" {found['what']}").strip(), scene)]) if found else None


def ticked(text: str, scene: Scene) -> Reading | None:
    """Tick off bread on my shopping list."""
    found = TICKED.match(text)
    return Reading((Intent("complete_task", {"task": short(found["what"], scene)}),)) if found else None


def unwanted(text: str, scene: Scene) -> Reading | None:
    """Stop reminding me to call the bank; I no longer need to see the doctor, remove it."""
    stopped, gone = STOP.match(text), NO_LONGER.match(text)
    found = stopped or gone
    meant = stopped or (
        gone
        and (gone["then"] or gone["more"] or re.search(r"no longer|no(?: more)? need", text, re.IGNORECASE))
    )
    if not found or not meant or foreign(found["what"]):
        return None
    about = ABOUT.match(found["what"])
    words = about["what"] if about else found["what"]
    return _delete(
        [short(re.sub(r"^(?:see|go to|meet|attend) (?:the |my )?(?=\w)", "", words, flags=re.I), scene)]
    )


def ordered(text: str, scene: Scene) -> Reading | None:
    """Cancel my dentist appointment; I need everything removed from my calendar."""
    found = ORDER.match(text) or PASSIVE.match(text)
    if not found or NOT_OURS.search(text):
        return None
    said = found.groupdict()
    what = f"{str(said['what'] or said.get('what2') or '').strip()}{said.get('where') or ''}".strip()
    if LEVELLED.match(what):
        return changing.delete({"what": what}, scene)
    if MY_TIME.match(what) and found["verb"].lower().startswith(
        ("clear", "clean", "empty", "wipe", "cancel")
    ):
        return sweep(what, scene)
    if NTH.fullmatch(what) and found["verb"].lower() in ("delete", "remove", "cancel", "erase"):
        return ask(WHICH, "change")
    if not OURS_IN.search(what):
        return _loose(found["verb"].lower(), what, scene)
    own = re.search(rf"\b(?:{LISTS}|{CALENDARS}|reminders?|tasks?)\b", what, re.IGNORECASE)
    return _taken(what, scene) if own or not foreign(FROM_PLACE.sub("", what)) else None


def half_ordered(text: str, scene: Scene) -> Reading | None:
    """Event remove: which one is asked."""
    return ask(WHICH, "change") if any(form.match(text) for form in HALF_ORDERS) else None


LEVELLED = re.compile(
    r"^(?:the |my )?(?:project|area|pillar) (?!(?:from|in|on|under|list)\b)\S", re.IGNORECASE
)
HALF_ORDERS = (BARE_ORDER, NOT_WOKEN, AT_THAT_HOUR)
FRAMES = (emptied, binned, ticked, unwanted, called_off, found_first, ordered, half_ordered)


def _loose(verb: str, what: str, scene: Scene) -> Reading | None:
    """Remove the fundraiser in April: a name with a day is a name."""
    if (
        verb not in ("delete", "remove", "cancel", "erase")
        or foreign(what)
        or not find_when(what, scene.life)
    ):
        return None
    name = short(what, scene)
    known = re.search(r"\b(?:PL|[TPA])\d+\b", name) or PRONOUN.fullmatch(name) or scene.life.named(name)
    return None if known or not name or len(name.split()) > 8 else _delete([name])


def _taken(what: str, scene: Scene) -> Reading | None:
    whole = WHOLE.match(what)
    if whole and not (whole["rest"] or "").strip():
        return _whole(whole, scene) or sweep(what, scene)
    if ALL.search(what) or (whole and not re.search(r"\b(?:from|off)\b", what)):
        return sweep(what, scene)
    about = ABOUT.match(what)
    bare = FROM_PLACE.sub("", f" {about['what'] if about else what}").strip()
    if PRONOUN.fullmatch(bare):
        return changing.delete({"what": bare}, scene)
    if re.search(r"\b(?:PL|[TPA])\d+\b", bare):
        return None
    name = short(bare, scene)
    return _unnamed(name, what, scene) if not name or UNNAMED.fullmatch(name) else _delete([name])


def _whole(found: re.Match[str], scene: Scene) -> Reading | None:
    """Delete my camping list: a list with a name of its own."""
    name = (found["called"] or found["name"] or "").strip()
    if (
        not name
        or found["items"]
        or PLAIN.fullmatch(name)
        or ALL.search(name)
        or find_when(f"on {name}", scene.life)
    ):
        return None
    if not found["noun"].lower().startswith("list"):
        return _delete([name])
    return _delete([project_of(re.sub(r"^(?:new|old) ", "", name), scene)])


def _unnamed(name: str, what: str, scene: Scene) -> Reading | None:
    """Remove my meeting today at one: by its noun; of "delete item three" it is asked which one."""
    noun = re.search(r"\b(meeting|appointment|alarm|event|reminder)\b", name or what, re.IGNORECASE)
    if noun and (
        find_when(what, scene.life) or re.match(r"(?:meeting|appointment|alarm)", noun[1], re.IGNORECASE)
    ):
        return _delete([noun[1].lower()])
    return ask(WHICH, "change")


def short(words: str, scene: Scene) -> str:
    """A name without its time and the words that lead to it."""
    when = find_when(words, scene.life)
    if when:
        words = f"{words[: when[1]]} {words[when[2] :]}"
    words = re.sub(
        r"\b(?:today|tomorrow|tonight)['’]s\b|\b(?:i had|i have|that i (?:have|had|set|"
        r"will be going to))\b.*$",
        "",
        words,
        flags=re.I,
    )
    words = re.sub(
        r"^(?:\d{1,2}(?::\d\d)? ?(?:am|pm|o'clock)?|one|two|three|noon) (?=meeting|appointment|call)",
        "",
        words.strip(),
        flags=re.I,
    )
    words = ARTICLES.sub("", re.sub(r"\s+", " ", words).strip(" ,.'’"))
    return re.sub(
        r"^(?:event|task|reminder|item|project|area|pillar|goal) (?=\w)|(?<=\w) (?:event|task|reminder|"
        r"item|alarm|please|for me)$",
        "",
        words,
        flags=re.IGNORECASE,
    ).strip()


def _delete(names: list[str]) -> Reading | None:
    return Reading((Intent("delete", {"things": names}),)) if all(names) else None


def sweep(what: str, scene: Scene) -> Reading:
    """Many at once: they are looked up and shown, and go only when that is confirmed."""
    from_list = DESTINATION.search(f" {what}")
    project = None
    if (
        from_list
        and from_list["name"]
        and from_list["noun"].lower().startswith("list")
        and not PLAIN.fullmatch(from_list["name"])
    ):
        project = project_of(from_list["name"], scene)
    when = find_when(what, scene.life)
    arguments = {"project": project} if project else {}
    if when and scene.life.now:
        arguments |= {"due_from": when[0][:10], "due_to": when[0][:10]}
    return Reading((Intent("list_tasks", arguments),), offer=Offer(SWEEP, tool="delete"))
