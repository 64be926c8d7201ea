"""What can be done to any thing, and with all: put away, bring back, repeat, copy, look up, start from a pack."""

import re
from dataclasses import replace

from agent.offline import adding
from agent.offline.changing import WHICH
from agent.offline.everyday import neat
from agent.offline.lines import clock_of, find_when, titled
from agent.offline.reading import Intent, Offer, Reading, ask
from agent.offline.target import IT, PRONOUN, SPLIT, Scene, Target, target, targets
from agent.offline.zones import zone_of
from memory.records import Json
from tools.when import find

FOR_GOOD = "That empties the trash for good: no undo. Shall I?"
NO_MEMORY = (
    "I keep no memories of that kind yet. What is to be done I can add as a task (“remember to …”), and the rest can "
    "stand in your journal. Shall I write it there?"
)
KINDS = {"deep work": "deep_work", "creative work": "creative", "admin work": "admin"}
SEARCHED = {
    "journal": "journal",
    "messages": "message",
    "chats": "message",
    "insights": "insight",
    "notes": "task",
}
PACKS = {
    "student": "student", "entrepreneur": "entrepreneur", "founder": "entrepreneur", "startup": "entrepreneur",
    "busy employee": "busy_employee", "employee": "busy_employee", "busy": "busy_employee", "work": "busy_employee",
}  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def several(tool: str, words: str, scene: Scene) -> Reading | None:
    """A tool over things that are named one by one."""
    text = neat(words)
    found = targets(words, scene) or targets(text, scene)
    names = [one.anywhere for one in found if one.name != IT]
    if len(names) == 1 and " and " in text and not scene.life.named(text):
        pieces = [piece for piece in SPLIT.split(text) if piece]
        known = [one for piece in pieces if (one := scene.life.find(piece))]
        names = [one.name for one in known] if len(known) == len(pieces) else names
    return Reading((Intent(tool, {"things": names}),)) if names else ask(WHICH, "change")


def restore(words: dict[str, str], scene: Scene) -> Reading | None:
    """Restore T3."""
    return several("restore", words["things"], scene)


def archive(words: dict[str, str], scene: Scene) -> Reading | None:
    """Archive the project Half marathon."""
    return several("archive", words["things"], scene)


def unarchive(words: dict[str, str], scene: Scene) -> Reading | None:
    """Take Half marathon out of the archive."""
    return several("unarchive", words["things"], scene)


def archived(words: dict[str, str], scene: Scene) -> Reading | None:
    """What is in the archive?"""
    nouns = [words["noun"].lower()] if words.get("noun") else ["projects", "tasks"]
    return Reading(tuple(Intent(f"list_{noun}", {"archived": True}) for noun in nouns))


def trash(words: dict[str, str], scene: Scene) -> Reading | None:
    """What is in the trash?"""
    return Reading((Intent("list_trash", {}),))


def empty_trash(words: dict[str, str], scene: Scene) -> Reading | None:
    """Empty the trash: asked first."""
    return Reading(offer=Offer(FOR_GOOD, (Intent("empty_trash", {}),)))


def skip(words: dict[str, str], scene: Scene) -> Reading | None:
    """Skip the laundry this week."""
    found = _task(words["what"], scene)
    return Reading((Intent("skip_task", {"task": found.name}),)) if found else None


def duplicate(words: dict[str, str], scene: Scene) -> Reading | None:
    """Duplicate T3 as Buy boots."""
    found = target(words["what"], scene)
    if not found or found.name == IT:
        return ask(WHICH, "change")
    name = titled(scene.message.unmask(words["name"])) if words.get("name") else None
    return Reading((Intent("duplicate", {"thing": found.anywhere, **({"name": name} if name else {})}),))


def order(words: dict[str, str], scene: Scene) -> Reading | None:
    """Move T3 before T1; put T3 at the end."""
    found = target(words["what"], scene)
    before = Target("task", "last") if words.get("last") else target(words["before"], scene)
    if not found or not before or not (found.sure or scene.life.named(found.name)):
        return None
    return Reading((Intent("move", {"thing": found.anywhere, "before": before.anywhere}),))


def subtask(words: dict[str, str], scene: Scene) -> Reading | None:
    """Add a subtask to T3: buy laces."""
    above = _task(words["parent"], scene)
    found = adding.add(words["line"], scene) if above else None
    if not above or not found or not found.calls:
        return None
    kept = {
        name: value for name, value in found.calls[0].arguments.items() if name not in ("project", "area")
    }
    return Reading((Intent("add_task", {**kept, "parent": above.name}),), free=True)


def child(words: dict[str, str], scene: Scene) -> Reading | None:
    """Make T4 a subtask of T3."""
    found, above = _task(words["what"], scene), _task(words["parent"], scene)
    return _change(found, {"parent": above.name}) if found and above else None


def no_recurrence(words: dict[str, str], scene: Scene) -> Reading | None:
    """Stop repeating T3."""
    found = _task(words["what"], scene)
    return _change(found, {"recurrence": "none"}) if found else None


def recurrence(words: dict[str, str], scene: Scene) -> Reading | None:
    """Repeat T3 every other Tuesday."""
    found = _task(words["what"], scene)
    clock = clock_of(scene.life)
    rules = [one for one in find(words["rule"], clock) if one.kind == "recurrence" and one.rule]
    if not found and PRONOUN.fullmatch(words["what"]):
        return ask(WHICH, "change")
    if (
        not found
        or len(rules) != 1
        or not (found.sure or scene.clause.lower().startswith(("repeat ", "make ")))
    ):
        return None
    more: Json = {"recurrence": rules[0].rule}
    return _change(found, more | ({"after_completion": True} if rules[0].after_completion else {}))


def tag(words: dict[str, str], scene: Scene) -> Reading | None:
    """Tag T3 with home and errands."""
    return _tags("add_tags", words, scene)


def untag(words: dict[str, str], scene: Scene) -> Reading | None:
    """Remove the tag home from T3."""
    return _tags("remove_tags", words, scene)


def _tags(argument: str, words: dict[str, str], scene: Scene) -> Reading | None:
    found = _task(words["what"], scene)
    named = [
        one.strip(" #\"'")
        for one in re.split(r"\s*,\s*|\s+and\s+|\s+(?=#)", scene.message.unmask(words["tags"]))
    ]
    if not found:
        return None
    return replace(_change(found, {argument: [one for one in named if one]}), free=True)


def estimate(words: dict[str, str], scene: Scene) -> Reading | None:
    """T3 takes two hours."""
    found = _task(words["what"], scene)
    lengths = [one.minutes for one in find(words["length"], clock_of(scene.life)) if one.minutes]
    return _change(found, {"estimate": lengths[0]}) if found and lengths else None


def effort(words: dict[str, str], scene: Scene) -> Reading | None:
    """T3 needs high energy."""
    found = _task(words["what"], scene)
    said = words["energy"].lower()
    return _change(found, {"energy": {"little": "low", "much": "high"}.get(said, said)}) if found else None


def work(words: dict[str, str], scene: Scene) -> Reading | None:
    """T3 is deep work."""
    found = _task(words["what"], scene)
    said = words["kind"].lower()
    return _change(found, {"kind": KINDS.get(said, said)}) if found else None


def redo(words: dict[str, str], scene: Scene) -> Reading | None:
    """Redo."""
    return Reading((Intent("redo", {}),))


def history(words: dict[str, str], scene: Scene) -> Reading | None:
    """What happened to T3?"""
    found = target(words["thing"], scene)
    if (
        not found
        or found.name == IT
        or not (found.sure or scene.clause.lower().startswith(("history", "show", "changes")))
    ):
        return None
    return Reading((Intent("history", {"thing": found.name}),))


def operations(words: dict[str, str], scene: Scene) -> Reading | None:
    """What did you change?"""
    return Reading((Intent("list_operations", {}),))


def save_template(words: dict[str, str], scene: Scene) -> Reading | None:
    """Save Half marathon as a template called Race."""
    found = target(words["what"], scene)
    if not found or found.name == IT:
        return ask(WHICH, "change")
    return Reading((Intent("save_template", _named({"thing": found.name}, words, scene)),))


def templates(words: dict[str, str], scene: Scene) -> Reading | None:
    """Which templates are there?"""
    return Reading((Intent("list_templates", {}),))


def delete_template(words: dict[str, str], scene: Scene) -> Reading | None:
    """Delete the template Race."""
    return Reading((Intent("delete_template", {"template": scene.message.unmask(words["template"])}),))


def use_template(words: dict[str, str], scene: Scene) -> Reading | None:
    """Use the template Race under Fitness from Monday."""
    text = scene.message.unmask(words["template"])
    when = find_when(scene.clause, scene.life)
    given: Json = {"template": neat(text)}
    if when and scene.life.now:
        given["start"] = when[0][:10]
    place = scene.life.find(words["to"]) if words.get("to") else None
    if place:
        given["to"] = place.name
    return Reading((Intent("use_template", _named(given, words, scene)),))


def packs(words: dict[str, str], scene: Scene) -> Reading | None:
    """Which starter packs are there?"""
    return Reading((Intent("list_packs", {}),))


def preview_pack(words: dict[str, str], scene: Scene) -> Reading | None:
    """What is in the student pack?"""
    pack = PACKS.get(words["pack"].lower())
    if pack is None:
        return Reading((Intent("list_packs", {}),))
    return Reading((Intent("preview_pack", {"pack": pack}),))


def adopt_pack(words: dict[str, str], scene: Scene) -> Reading | None:
    """Use the student pack."""
    pack = PACKS.get(words["pack"].lower())
    if pack is None:
        return Reading((Intent("list_packs", {}),))
    return Reading((Intent("adopt_pack", {"pack": pack}),))


def zone(words: dict[str, str], scene: Scene) -> Reading | None:
    """Set my time zone to Berlin."""
    found = zone_of(words["zone"])
    if found:
        return Reading((Intent("change_me", {"zone": found}),))
    return ask(UNKNOWN_ZONE, "change") if "zone" in scene.clause.lower() else None


UNKNOWN_ZONE = "I don't know that time zone. Say a big city in it, or a name such as Europe/Berlin."


def travel(words: dict[str, str], scene: Scene) -> Reading | None:
    """I'm travelling to Tokyo until Sunday."""
    found, when = zone_of(words["zone"]), find_when(f"until {words['until']}", scene.life)
    if not found or not when:
        return None
    return Reading((Intent("change_me", {"travel_zone": found, "travel_until": when[0][:10]}),))


def home_again(words: dict[str, str], scene: Scene) -> Reading | None:
    """I'm back home."""
    asked = "travel" in scene.clause.lower()
    return Reading((Intent("change_me", {"travel_zone": "none"}),)) if asked else None


def day_end(words: dict[str, str], scene: Scene) -> Reading | None:
    """My day ends at 2 am."""
    when = find_when(f"at {words['at']}", scene.life) or find_when(f"at {words['at']} am", scene.life)
    said = "midnight" in words["at"].lower()
    if not said and (not when or "T" not in when[0]):
        return None
    at = "00:00" if said or when is None else when[0][11:16]
    hour = int(at[:2]) - (12 if int(at[:2]) >= 12 and "pm" not in words["at"].lower() else 0)
    return Reading((Intent("change_me", {"day_end": f"{hour:02}{at[2:]}"}),)) if hour < 12 else None


def week_start(words: dict[str, str], scene: Scene) -> Reading | None:
    """The week starts on Sunday."""
    day = words["weekday"].lower()
    return Reading((Intent("change_me", {"week_start": day}),)) if day in WEEKDAYS else None


def called(words: dict[str, str], scene: Scene) -> Reading | None:
    """My name is Anna."""
    return Reading(
        (Intent("change_me", {"name": " ".join(part.capitalize() for part in words["name"].split())}),)
    )


def memo(words: dict[str, str], scene: Scene) -> Reading | None:
    """Remember that the shop closes at six: said plainly what is possible instead."""
    duty = re.match(
        r"i (?:have|need|must|should|'ve got|ought)(?: to)? (?P<line>.+)", words["text"], re.IGNORECASE
    )
    if duty:
        return adding.add(duty["line"], scene)
    entry = adding.entry(titled(scene.message.unmask(words["text"])))
    return Reading(offer=Offer(NO_MEMORY, (entry,)), free=True)


def search(words: dict[str, str], scene: Scene) -> Reading | None:
    """Search everything for shoes."""
    text = scene.message.unmask(words["words"])
    if ELSEWHERE.search(text):
        return None
    kind = SEARCHED.get(words["where"].split()[-1].lower()) if words.get("where") else None
    return Reading((Intent("search", {"words": text, **({"kinds": [kind]} if kind else {})}),))


ELSEWHERE = re.compile(
    r"\b(?:web|internet|online|google|wikipedia|amazon|ebay|flights?|hotels?)\b", re.IGNORECASE
)


def _task(words: str, scene: Scene) -> Target | None:
    found = target(words, scene)
    return found if found and found.level == "task" and found.name != IT else None


def _change(one: Target, arguments: Json) -> Reading:
    return Reading((Intent("change_task", {"task": one.name, **arguments}),))


def _named(given: Json, words: dict[str, str], scene: Scene) -> Json:
    return {**given, "name": titled(scene.message.unmask(words["name"]))} if words.get("name") else given
