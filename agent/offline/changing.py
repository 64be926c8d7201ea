"""Changes to what exists: done, moved, renamed, due, deleted. Free names are left to the tools to resolve."""

import re
from collections.abc import Iterable

from agent.offline.lexicon import ERRANDS, PAST
from agent.offline.life import Place
from agent.offline.lines import PRIORITIES, find_when, read_when, titled
from agent.offline.reading import Intent, Offer, Reading, ask
from agent.offline.target import IT, PRONOUN, SPLIT, Scene, Target, target, targets
from memory.records import Json

IMPORTANCE = {"high": 5, "medium": 3, "low": 2}
TAIL = re.compile(
    r"(?:[ ,]+(?:already|now|just now|today|yesterday|finally|too|as well|this (?:morning|afternoon)|"
    r"again|please))+$",
    re.I,
)
WHICH = "Which one do you mean? Say its name or its reference, such as T3."
SWEEPING = (
    "I won't guess at something that big. Name what you mean, one by one or together: “delete T3”, “complete "
    "T1 and T2”."
)
NO_ENTRIES = (
    "Name a journal entry by its reference, such as “delete J3”. Cards on the blackboard are dismissed."
)
MAYBE_NEW = frozenset({"add", "place", "put", "file", "assign", "set", "change", "switch", "transfer"})


def undo(words: dict[str, str], scene: Scene) -> Reading | None:
    """Undo."""
    return Reading((Intent("undo", {}),))


def sweeping(words: dict[str, str], scene: Scene) -> Reading | None:
    """Delete everything: never guessed."""
    return ask(SWEEPING, "change")


def complete(words: dict[str, str], scene: Scene) -> Reading | None:
    """Done with buy shoes; finish T3; complete T1 and T2."""
    what = TAIL.sub("", words.get("what", "it"))
    found = _several(what, scene)
    if scene.question or not found:
        return ask(WHICH, "change") if not scene.question and UNTOLD.fullmatch(what) else None
    if find_when(what, scene.life) and not found[0].sure:
        return None
    return _reading(_completion(one) for one in found)


def _completion(one: Target) -> Intent | str:
    if one.level == "task":
        return Intent("complete_task", {"task": one.name})
    if one.level == "project":
        return Intent("change_project", {"project": one.name, "status": "completed"})
    return f"“{one.name}” is {_a(one.level)}: it goes on, so it is never done. Tasks and projects can be."


def _several(what: str, scene: Scene) -> list[Target]:
    pieces = SPLIT.split(what)
    if len(pieces) > 1 and all(piece.split(" ")[0].lower() in ERRANDS for piece in pieces if piece):
        return [one for piece in pieces for one in targets(piece, scene)]
    return targets(what, scene)


def reopen(words: dict[str, str], scene: Scene) -> Reading | None:
    """Reopen T3; T3 isn't done yet."""
    found = targets(TAIL.sub("", words["what"]), scene)
    if scene.question or not found or any(one.name == IT for one in found):
        return None
    return _reading(
        Intent("reopen_task", {"task": one.name})
        if one.level == "task"
        else Intent("change_project", {"project": one.name, "status": "in_progress"})
        for one in found
        if one.level in ("task", "project")
    )


def rename(words: dict[str, str], scene: Scene) -> Reading | None:
    """Rename T3 to Buy boots."""
    name = titled(words["name"].strip())
    found = target(words["what"], scene)
    if not found and PRONOUN.fullmatch(words["what"]):
        return ask(WHICH, "change")
    if not found or not name or name.lower() in ("a day", "off", "me"):
        return None
    return _change(found, {"title" if found.level == "task" else "name": name})


def priority(words: dict[str, str], scene: Scene) -> Reading | None:
    """Make T3 high priority."""
    level = PRIORITIES[words.get("priority", "high" if words.get("up") else "low").lower()]
    found = targets(words["what"], scene)
    if not found or scene.question:
        return _unknown(words["what"], scene)
    return _reading(
        _intent(one, {"priority": level} if one.level == "task" else {"importance": IMPORTANCE[level]})
        for one in found
        if one.level != "pillar"
    )


def importance(words: dict[str, str], scene: Scene) -> Reading | None:
    """Set the importance of Fitness to 5."""
    found = target(words["what"], scene)
    if not found or found.level not in ("area", "project"):
        return None
    return _change(found, {"importance": int(words["n"])})


def allocation(words: dict[str, str], scene: Scene) -> Reading | None:
    """Health gets 30 % of my time."""
    found = target(words["what"], scene)
    if not found or found.level != "pillar" or int(words["n"]) > 100:
        return None
    return _change(found, {"time_allocation": int(words["n"])})


def status(words: dict[str, str], scene: Scene) -> Reading | None:
    """I'm working on T3; pause P1."""
    found = target(words["what"], scene)
    state = next(one for one in ("in_progress", "review", "on_hold") if words.get(one))
    if not found or (state == "on_hold") != (found.level == "project" and state != "in_progress"):
        return None
    return _change(found, {"status": state}) if found.level in ("task", "project") else None


def notes(words: dict[str, str], scene: Scene) -> Reading | None:
    """Set the notes of T3 to …"""
    found = target(words["what"], scene)
    return (
        _change(found, {"notes" if found.level == "task" else "description": words["text"]})
        if found
        else None
    )


def waits(words: dict[str, str], scene: Scene) -> Reading | None:
    """T2 waits for T1."""
    found = target(words["what"], scene)
    after = targets(words["after"], scene)
    loose = re.search(r"\b(?:waits|depends|blocked by|wait for)\b", scene.clause, re.IGNORECASE)
    if (
        not found
        or not after
        or any(one.level != "task" for one in (found, *after))
        or not (found.sure or loose)
    ):
        return None
    return _change(found, {"after": [one.name for one in after]})


def no_due(words: dict[str, str], scene: Scene) -> Reading | None:
    """T3 has no due date."""
    found = targets(words["what"], scene)
    if not found:
        return _unknown(words["what"], scene)
    return _reading(_intent(one, {"due": "none"}) for one in found)


def due(words: dict[str, str], scene: Scene) -> Reading | None:
    """T3 is due tomorrow."""
    when = read_when(words["when"], scene.life)
    found = targets(re.sub(r" (?:is|are)$", "", words["what"]), scene)
    if scene.question or not found or any(one.level not in ("task", "project") for one in found):
        return _unknown(words["what"], scene) if when and not found else None
    if when is None and scene.life.now is None and all(one.sure for one in found):
        when = words["when"]
    return _reading(_intent(one, {"due": when}) for one in found) if when else None


def move(words: dict[str, str], scene: Scene) -> Reading | None:
    """Move T3 to Friday; put T3 under Launch."""
    verb, what, to = words.get("verb", "move").lower(), words["what"], words["to"]
    found = targets(what, scene)
    if scene.question or not found or re.match(r"(?:an?|some) ", what, re.IGNORECASE):
        when = read_when(to, scene.life)
        return _unknown(what, scene) if not found and (when or _home(to, scene)) else None
    known = all(one.sure for one in found)
    when = read_when(f"{words.get('prep', '')} {to}".strip(), scene.life) or read_when(to, scene.life)
    if when:
        loose = verb in MAYBE_NEW or words.get("prep", "to").lower() in ("by", "on", "in", "at")
        return None if loose and not known else _reading(_intent(one, {"due": when}) for one in found)
    place = _home(to, scene) if verb not in MAYBE_NEW or known else scene.life.named(to)
    if verb == "add" and not known:
        return None
    if place is None:
        explicit = (known or verb == "move") and re.search(
            r"^(?:the )?(?:project|area|pillar) |^P\d|^A\d| project$", to, re.IGNORECASE
        )
        if not explicit:
            return None
        named = target(to, scene)
        place = Place(named.level, "", named.name) if named and named.level != "task" else None
    return _reading(_under(one, place) for one in found) if place else None


def _home(to: str, scene: Scene) -> Place | None:
    words = re.sub(r"^(?:(?:the|my|our) )+", "", scene.message.unmask(to), flags=re.IGNORECASE)
    found = re.match(r"(?:(project|area|pillar) )?(.+?)(?: (project|area|pillar))?$", words, re.IGNORECASE)
    level = (found[1] or found[3] or "").lower() if found else ""
    name = found[2] if found else words
    return scene.life.named(words) or (scene.life.find(name, (level,)) if level else scene.life.find(name))  # type: ignore[arg-type]


def _under(one: Target, place: Place) -> Intent | str:
    parent = {"task": "project", "project": "area", "area": "pillar"}.get(one.level)
    if parent == place.level:
        return _intent(one, {parent: place.name})
    if parent is None:
        return "Pillars stand at the top: they belong to nothing else."
    return f"“{place.name}” is {_a(place.level)}, and {_a(one.level)} belongs to {_a(parent)}, so I moved nothing."


def delete(words: dict[str, str], scene: Scene) -> Reading | None:
    """Delete T3; remove the task buy milk. A name that may be something else is not guessed."""
    what = words["what"]
    if scene.question or re.search(r"\b(?:all|every|everything|each|and all|any)\b", what, re.IGNORECASE):
        return None if scene.question else ask(SWEEPING, "change")
    found = targets(what, scene)
    if not found:
        return ask(WHICH, "change")
    if re.match(r"(?:the |my )?(?:journal|entry|insight|J\d+)", what, re.IGNORECASE):
        return ask(NO_ENTRIES, "change")
    unsure = any(not one.sure and len(one.name.split()) > 8 for one in found) or any(
        one.name == IT for one in found
    )
    if (
        unsure
        or (find_when(what, scene.life) and not found[0].sure)
        or re.search(r"T\d+.+\bfrom\b|^from\b", what, re.I)
    ):
        return ask(
            f"I'm not sure which task “{what.strip()}” is, so I deleted nothing. Say “delete T3”.", "change"
        )
    return Reading((Intent("delete", {"things": [one.anywhere for one in found]}),))


def past(clause: str, scene: Scene) -> Reading | None:
    """I bought the shoes: perhaps a task is done. Looks for it and asks."""
    found = re.match(
        r"i(?:'ve| have)?(?: just| already| finally| also)* (?P<rest>\w+.*)$", clause, re.IGNORECASE
    )
    if not found or scene.question:
        return None
    rest = TAIL.sub("", found["rest"])
    verb = next(
        (verb for verb in sorted(PAST, key=len, reverse=True) if rest.lower().startswith(verb + " ")), None
    )
    if verb is None:
        return None
    thing = re.sub(
        r"^(?:(?:the|a|an|my|some|our|for|to) )+", "", rest[len(verb) :].strip(), flags=re.IGNORECASE
    )
    when = find_when(thing, scene.life)
    thing = thing[: when[1]].strip() if when else thing
    if not thing or len(thing.split()) > 6 or NO_THING.fullmatch(thing):
        return None
    return Reading(
        (Intent("find_tasks", {"words": thing}),),
        offer=Offer("Is that done? Say “yes”, or which one.", tool="complete_task"),
    )


UNTOLD = re.compile(
    r"it|(?:the |my )?(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|last|next|previous)? ?(?:one|"
    r"task|item|to-?do)",
    re.IGNORECASE,
)
"""What may be done, and is none that words could find."""
NO_THING = re.compile(
    r"(?:it|that|this|them|him|her|you|me|up|back|tired|sick|lost|better|married)(?: .*)?", re.IGNORECASE
)


def _unknown(what: str, scene: Scene) -> Reading | None:
    return ask(WHICH, "change") if PRONOUN.fullmatch(what) and not scene.question else None


def _change(one: Target, arguments: Json) -> Reading:
    return Reading((_intent(one, arguments),))


def _intent(one: Target, arguments: Json) -> Intent:
    return Intent(f"change_{one.level}", {one.level: one.name, **arguments})


def _reading(parts: Iterable[Intent | str]) -> Reading | None:
    given = list(parts)
    calls = tuple(part for part in given if isinstance(part, Intent))
    return Reading(calls, say=" ".join(part for part in given if isinstance(part, str))) if given else None


def _a(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"
