"""New things: pillars, areas, projects, tasks, journal entries."""

import re
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from agent.offline.errands import OWN_ERRANDS
from agent.offline.goals import plan
from agent.offline.lexicon import ERRANDS, energy_of, mood_of
from agent.offline.life import Life, PlaceLevel
from agent.offline.lines import clean, cut_due, cut_priority, find_when, read_line, titled
from agent.offline.reading import Goal, Intent, Offer, Reading, ask
from agent.offline.split import CLOSE, OPEN
from agent.offline.target import Scene
from memory.records import Json

ALLOCATION = re.compile(
    r"[,(]?\s*\b(?:with |at |and |time allocation |allocation |of |: ?)*(?P<n>\d{1,3}) ?(?:%|"
    r"percent)(?: of (?:my|the) (?:time|week))?(?: time)?(?: allocation)?\)?",
    re.I,
)
IMPORTANCE = re.compile(
    r"[,(]?\s*(?:\b(?:with|and|at|an|of)\s+)*\bimportance(?: of| is|:| =)? ?(?P<n>[1-5])(?: ?/ ?5|"
    r" out of (?:5|five))?\)?|[,(]?\s*\b(?:with )?(?:importance[: ]+(?P<word>high|low|medium)|"
    r"(?P<word2>high|low|medium) importance)\b",
    re.I,
)
DESCRIPTION = re.compile(
    r"[,;(.]?\s*\b(?:description|described as|notes?)[: ]+(?P<text>.+?)\)?$", re.IGNORECASE
)
PARENT = re.compile(
    r"[,(]?\s*\b(?P<prep>under|in|into|to|inside|within|for|of|below|on)(?: the| my)?(?: (?P<kind>pillar|"
    r"area))? (?P<name>[^,;:]+?)(?: (?P<kind2>pillar|area))?\)?$",
    re.I,
)
PREFIX_PARENT = re.compile(
    r"^(?:under|in|for|to)(?: the| my)?(?: pillar| area)? (?P<name>[^:]+?) ?: ?(?P<rest>.+)$", re.IGNORECASE
)
NO_TITLE = re.compile(
    r"(?:it|that|this|them|him|her|me|us|one|some|something|a|an|the|stuff|things|day|date|time|week|task|"
    r"tasks|a task|more|"
    r"new|\d+(?: ?(?:and|plus|to|[+,*/-]) ?\d+)*|up .*|\W*)",
    re.I,
)
NO_NEED = re.compile(
    r"(?:know|say|admit|confess|understand|apologi[sz]e|thank|tell you|ask you|see|be|go|think|talk|vent|"
    r"cry|help|sleep|rest|die|have|agree|add that|find out|hear|decide|remember)\b(?! (?:to |the dentist)).*",
    re.IGNORECASE | re.DOTALL,
)
NO_PROJECT = re.compile(
    r"(?:plan|manager|meeting|proposal|report|update|review|brief|charter|timeline|budget)\b", re.IGNORECASE
)
ITEMS = re.compile(r"\s*[\n;]\s*|\s*,\s*(?:and\s+)?|\s+and\s+", re.IGNORECASE)
SEVERAL = re.compile(rf"{OPEN}\d+{CLOSE}(?:(?:\s*,\s*(?:and )?|\s+and\s+){OPEN}\d+{CLOSE})+")
NAMES = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*|\s*\n\s*", re.IGNORECASE)
PLANNED = re.compile(r"(?:schedule|create) (?!(?:(?:an?|the|new) )*(?:task|to-?do|reminder))", re.IGNORECASE)
NO_NAME = "What should it be called?"


def nameless(words: dict[str, str], scene: Scene) -> Reading | None:
    """Add a task: which one?"""
    verb = re.match(r"(?:add|create|make|set up|new|start|a new)\b", scene.clause, re.IGNORECASE)
    return ask(NO_NAME, "create") if verb and not scene.question else None


def task(words: dict[str, str], scene: Scene) -> Reading | None:
    """Add buy milk by friday, high priority."""
    line, header = words["line"], words.get("header", "")
    if re.match(r"(?:(?:a|my|the|new) )*goal\b", line, re.IGNORECASE):
        return None
    if SEVERAL.fullmatch(line) or ";" in line:
        return tasks({"lines": line, "header": header}, scene)
    if header and not re.match(r"(?:in|under|for|to|with|due|by|on|at)\b", header, re.IGNORECASE):
        when = find_when(header, scene.life)
        if when is None or clean(header[: when[1]] + header[when[2] :]):
            return None
    if PLANNED.match(scene.clause) and not read_line(f"{line} {header}", scene.life).told:
        return _offered(line, scene)
    prio = (
        f" {words['prio']}".replace(" urgent", " high priority").replace(" important", " high priority")
        if words.get("prio")
        else ""
    )
    return add(f"{line} {header}{prio}".strip(), scene)


def need(words: dict[str, str], scene: Scene) -> Reading | None:
    """I need to call mom tomorrow."""
    line = words["line"]
    if scene.question or NO_NEED.fullmatch(line) or re.search(r"\b[TPA]\d+\b", line):
        return None
    if CALLS.match(line) and not read_line(line, scene.life).told:
        return _offered(line, scene)
    return add(line, scene)


def tasks(words: dict[str, str], scene: Scene) -> Reading | None:
    """Add tasks: a, b and c."""
    header = words.get("header", "")
    lines = [line for line in ITEMS.split(words["lines"]) if line and clean(line)]
    found = [add(f"{line} {header}".strip(), scene) for line in lines]
    calls = tuple(call for one in found if one for call in one.calls)
    return Reading(calls, free=True) if calls else None


def add(line: str, scene: Scene, after: tuple[str, ...] = ()) -> Reading | None:
    """One task from a line of words."""
    found = read_line(line, scene.life)
    if NO_TITLE.fullmatch(found.text):
        return ask("What should the task be called?", "create") if not found.text else None
    home = found.place
    arguments: Json = {"title": titled(re.sub(r"(?<=\w) later$", "", found.text))}
    given = {
        "project": found.wanted
        or (home.name if home and home.level == "project" else None if home else scene.project),
        "area": home.name if home and home.level != "project" else None,
        "due": found.due,
    }
    arguments |= {name: value for name, value in given.items() if value} | found.more
    if after:
        arguments["after"] = [*after, *found.more.get("after", [])]
    return Reading((Intent("add_task", arguments),), free=True)


def bare(clause: str, scene: Scene) -> Reading | None:
    """Buy milk; dentist tomorrow 3pm: an errand, or a thing with a date. What an assistant may be told to do itself
    ("call mom") is asked about, unless it says when."""
    if scene.question or len(clause) > 200 or ASKING.match(clause) or NO_ERRAND.search(clause):
        return None
    addressed = bool(ADDRESSED.match(scene.spoken)) or bool(MESSAGES.match(clause))
    found = read_line(clause, scene.life)
    words = found.text.split()
    first = words[0].lower().rstrip(",") if words else ""
    if first in ERRANDS and len(words) > 1:
        if first in CHANGES and not found.told:
            return None
        sure = found.told or (first in OWN_ERRANDS and not re.match(r"\w+ to\b", clause))
        sure = sure and not (addressed or FOR_ME.search(found.text))
        return add(clause, scene) if sure else _offered(clause, scene)
    dated = found.due or found.more.get("recurrence")
    if not dated or not 1 <= len(words) <= 7 or STATEMENT.match(found.text):
        return None
    return _offered(clause, scene) if addressed else add(clause, scene)


NO_ERRAND = re.compile(
    r"\b(?:PL|[TPAJ])\d+\b|\b(?:reopen|is not|isn't|aren't|is done|are done|is finished|back on|instead|"
    r"what (?:day|date|time|week|year)|day of the week)\b|"
    r"^(?:my day|the week|pick (?!up)|check (?:me|my)|review my)\b",
    re.IGNORECASE,
)
ASKING = re.compile(
    r"(?:do|does|did|have|has|is|are|am|was|were|will|shall|should|would|can|could|may|what|which|who|"
    r"whose|when|where|why|"
    r"how|any|show|list|read|display|tell)\b(?: (?:i|we|you|he|she|it|they|there|my|the|this|that|these|"
    r"those|any|an?)\b|['’]s\b|$)|"
    r"(?:what|which|who|when|where|why|how|any|show|list)\b",
    re.IGNORECASE,
)
ADDRESSED = re.compile(
    r"\W*(?:(?:hey|ok|okay|please|aurum)\W+)*(?:can|could|will|would) (?:you|u|we)\b", re.IGNORECASE
)
MESSAGES = re.compile(
    r"(?:text|message|whatsapp|tell|ask|inform|advise|alert|let|write to|send) (?!me\b|us\b)\w+.*\b(?:and "
    r"(?:ask|tell|say|let)|"
    r"to (?:be|pick|bring|come|get|meet|call)|know|that)\b",
    re.IGNORECASE,
)
CALLS = re.compile(
    r"(?:call|phone|ring|dial|text|message|talk to|speak (?:to|with)|get a hold of|make a (?:phone )?call|"
    r"turn (?:on|off)|switch (?:on|off))\b",
    re.IGNORECASE,
)
"""What a telephone may be asked to do at once."""
CHANGES = frozenset({"change", "cancel", "update", "edit", "clear"})
FOR_ME = re.compile(
    r"^(?:walk|guide|talk|help|teach|explain|connect|put|write|draft|read|book|give|send|show|make|tell|"
    r"get|do|buy|order|find|call|bring|sing|play|cook|fetch)"
    r" (?:me|us)\b",
    re.IGNORECASE,
)
STATEMENT = re.compile(
    r"(?:i|i'm|i've|you|he|she|it|we|they|there|this|that|is|are|was|were|do|does|did|what|when|where|who|"
    r"why|how|which|if|will|would|"
    r"can|could|should|shall|has|have|had|the weather|no|not|don't|never|because|as|since|while|although|"
    r"my \w+ (?:is|was|has))\b"
    r"|.*\b(?:is|are|was|were|will be|won't|didn't|isn't|said|wrote|wants|needs|says|asked|thinks)\b",
    re.IGNORECASE,
)


def _offered(line: str, scene: Scene) -> Reading | None:
    found = add(line, scene)
    if not found or not found.calls:
        return None
    name = found.calls[0].arguments["title"]
    return Reading(offer=Offer(f"Shall I add “{name}” as a task?", found.calls), free=True)


def places(words: dict[str, str], scene: Scene) -> Reading | None:
    """Add pillars Work, Health and Family."""
    level = _level(words["level"].rstrip("s"))
    parent = PARENT.search(words["rest"])
    shared = parent[0] if parent and parent["prep"].lower() in ("under", "in", "to", "into") else ""
    rest = words["rest"][: parent.start()] if shared and parent else words["rest"]
    calls: list[Intent] = []
    for name in NAMES.split(rest):
        found = (
            _place(level, name + shared, replace(scene, calls=[*scene.calls, *calls]))
            if clean(name)
            else None
        )
        calls += [call for call in found.calls if call not in calls] if found else []
    return Reading(tuple(calls)) if calls else None


def place(words: dict[str, str], scene: Scene) -> Reading | None:
    """New area Fitness under Health, importance 4."""
    level, rest = _level(words["level"]), f"{words.get('name', '')} {words.get('rest', '')}".strip()
    known = scene.life.find(rest, ("project",)) if level == "project" else None
    started = re.match(r"start (?!a |an |new )", scene.clause, re.IGNORECASE)
    if (known and started) or scene.question or re.fullmatch(r"[TPAJ]\d+", rest, re.IGNORECASE):
        return None
    if (
        level == "project"
        and NO_PROJECT.match(rest)
        and not re.search(r"called|named|:", scene.clause, re.IGNORECASE)
    ):
        return None
    return _place(level, rest, scene)


def _level(words: str) -> PlaceLevel:
    low = words.lower()
    return "pillar" if "pillar" in low else "area" if "area" in low else "project"


def _place(level: PlaceLevel, rest: str, scene: Scene) -> Reading | None:
    more: Json = {}
    prefix = PREFIX_PARENT.match(rest)
    text = f"{prefix['rest']} under {prefix['name']}" if prefix else rest
    text, more = _cut_details(level, text, scene.life)
    text, due = cut_due(text, scene.life) if level == "project" else (text, None)
    parent = PARENT.search(text) if level != "pillar" else None
    above = scene.message.unmask(parent["name"]).strip() if parent else ""
    near = scene.life.find(above, ("pillar",) if level == "area" else ("area", "pillar")) if above else None
    firm = (
        parent
        and parent["prep"].lower() in ("under", "in", "to", "into", "inside", "within", "below")
        and len(above.split()) < 4
    )
    if parent and (
        near or (firm and parent.start() and (above[:1].isupper() or parent["prep"].lower() == "under"))
    ):
        text = text[: parent.start()]
    else:
        above = ""
    name = titled(
        clean(scene.message.unmask(re.sub(r"^(?:called |named |titled |for |: ?|- ?)", "", clean(text))))
    )
    if not name or NO_TITLE.fullmatch(name):
        return ask(NO_NAME, "create")
    if level == "project":
        area = bool(above and parent and not near and "area" in (parent["kind"] or parent["kind2"] or ""))
        goal = Goal(name, due, "", near.name if near else titled(above) or None)
        return _in_new_area(goal, more) if area else _project(goal, more, scene)
    calls = [] if near or not above else [Intent("add_pillar", {"name": titled(above)})]
    if above:
        more = {"pillar": near.name if near else titled(above), **more}
    return Reading((*calls, Intent(f"add_{level}", {"name": name, **more})))


def _in_new_area(goal: Goal, more: Json) -> Reading:
    project = _given(name=goal.name, area=goal.place, due=goal.due)
    return Reading((Intent("add_area", {"name": goal.place}), Intent("add_project", project | more)))


def _project(goal: Goal, more: Json, scene: Scene) -> Reading:
    if not goal.place:
        return Reading((Intent("add_project", _given(name=goal.name, due=goal.due) | more),))
    calls, _, _ = plan(goal, scene.life)
    return Reading((*calls[:-1], Intent(calls[-1].tool, calls[-1].arguments | more)))


def _cut_details(level: PlaceLevel, text: str, life: Life) -> tuple[str, Json]:
    more: Json = {}
    described = DESCRIPTION.search(text)
    if described and described.start():
        more["description"], text = described["text"].strip(), text[: described.start()]
    share = ALLOCATION.search(text) if level == "pillar" else None
    if share and share.start() and int(share["n"]) <= 100:
        more["time_allocation"], text = int(share["n"]), text[: share.start()] + text[share.end() :]
    rank = IMPORTANCE.search(text) if level != "pillar" else None
    if rank and rank.start():
        words = {"high": 5, "medium": 3, "low": 2}
        more["importance"] = int(rank["n"]) if rank["n"] else words[(rank["word"] or rank["word2"]).lower()]
        text = text[: rank.start()] + text[rank.end() :]
    elif level != "pillar":
        rest, priority = cut_priority(text, life)
        if priority:
            more["importance"], text = {"high": 5, "medium": 3, "low": 2}[priority], rest
    return text, more


def entry(text: str, say_mood: str = "", manner: Mapping[str, str] = MappingProxyType({})) -> Intent:
    """A journal entry, with the mood and the energy that its words name, in the manner that is said."""
    text = re.sub(r"^that (?=\w)", "", text)
    arguments: Json = {"text": text}
    mood, energy = mood_of(say_mood or text), energy_of(say_mood or text)
    tags = list(dict.fromkeys(tag.lower() for tag in re.findall(r"(?<!\w)#(\w[\w-]*)", text)))
    return Intent(
        "write_entry",
        arguments | _given(mood=mood, energy=energy) | ({"tags": tags} if tags else {}) | dict(manner),
    )


def log(words: dict[str, str], scene: Scene) -> Reading | None:
    """Log that I feel tired; mood: grateful; energy: low."""
    text = scene.message.unmask(words["text"]).strip()
    kind = re.match(
        r"(?:(?:log|record|note|set|change|update) )?(?:my )?(mood|energy)\b", scene.clause, re.IGNORECASE
    )
    if kind and not (mood_of(text) or energy_of(f"energy {text}") or energy_of(text)):
        return None
    written = f"{titled(kind[1].lower())}: {text}" if kind else titled(re.sub(r"^(?:that|how) ", "", text))
    written_energy = energy_of(f"energy {text}") if kind and kind[1].lower() == "energy" else None
    if written_energy:
        return Reading((Intent("write_entry", {"text": written, "energy": written_energy}),))
    return Reading((entry(written, text),))


def feel(words: dict[str, str], scene: Scene) -> Reading | None:
    """I feel grateful: offered for the journal, and written when "log it" follows."""
    text = scene.message.unmask(words["text"]).strip()
    if (
        scene.question
        or not (mood_of(text) or energy_of(text))
        or re.match(r"i feel like\b", text, re.IGNORECASE)
    ):
        return None
    written = entry(titled(text))
    return Reading(offer=Offer("Shall I write that in your journal?", (written,)), feeling=text, free=True)


def _given(**arguments: str | None) -> Json:
    return {name: value for name, value in arguments.items() if value}
