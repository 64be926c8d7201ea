"""The second look at what a grammar read: words of another field make nothing, and what no phrase fits is weighed."""

import re

from agent.offline import adding, agenda, everyday
from agent.offline.lexicon import ERRANDS
from agent.offline.reading import Offer, Reading
from agent.offline.spoken import foreign
from agent.offline.target import IT, REF, Scene
from agent.offline.weigh import Aim, weigh

MARKED = re.compile(
    r"\b(?:(?:PL|[TPAJ])\d+|tasks?|to[- ]?dos?|to do list|remind\w*|lists?|calendar|forget|(?:make|take) a note|note that|write down|jot|alert|notify|ping|nudge|promised|(?:my|the|our) schedule|agenda|"
    r"goals?|projects?|"
    r"areas?|pillars?|journal|diary|mood|energy|priority|undo|redo|trash|archive|templates?|inbox|"
    r"subtasks?|insights?|importance|"
    r"due|overdue|deadline|appointments?|meetings?|note to self|alarms?|packs?|my (?:day|week) (?:ends|"
    r"starts)|the week starts|"
    r"% of|forget to|(?:un-?)(?:check|tick|mark|complete)|re-?open|(?:tick|check|cross)(?:ed)? off|"
    r"as (?:done|complete|completed|finished))\b|^(?:todo|urgent|next)\b|\ue000",
    re.IGNORECASE,
)
"""Words of our own field: a clause that has one means us."""

MEDIA = re.compile(
    r"\b(?:playlists?|songs?|timers?|stopwatch|my mix|track|album)\b|\b\d+ (?:and|plus|to) \d+\b",
    re.IGNORECASE,
)
CHANGING = re.compile(
    r"(?:change|edit|update|move|cancel|delete|remove|reschedule|postpone|push|make|set|turn|switch|rename|clear|finish|mark|check|"
    r"complete|done|stop|undo|skip|snooze|drop|take|bring|show|list|what|which|how|tell|give)\b",
    re.IGNORECASE,
)
ADDED = re.compile(r"(?:add|put|write|note|schedule) ", re.IGNORECASE)
LOOKED = re.compile(r"(?:find|search|look for|look up|locate)\b", re.IGNORECASE)
DOUBT, SURE = 0.75, 0.8
DUTY = re.compile(
    rf"^(?:i|we) (?:need to|have to|must|gotta|should|'ve got to) (?:{'|'.join(sorted(ERRANDS))})\b",
    re.IGNORECASE,
)
OWN = re.compile(
    r"^(?:(?:i|we) (?:really |still |also )?(?:need|have|must|should|gotta|ought|want)(?: to)? )?"
    rf"(?:{'|'.join(sorted(adding.OWN_ERRANDS))})\b",
    re.IGNORECASE,
)


def judged(found: Reading | None, text: str, scene: Scene) -> Reading | None:
    """What a clause says after all: the grammar's reading, an offer in its place, or what its words weigh."""
    if found is None:
        return _weighed(text, scene)
    if (not found.calls and not found.goal) or _means_us(found, text, scene):
        return found
    chances = weigh(text)
    strange = foreign(text)
    if not strange and (LOOKED.match(text) or (ADDED.match(text) and chances["none"] < 0.97)):
        return found
    if (
        strange
        and DUTY.match(text)
        and any(call.arguments.get("due") for call in found.calls)
        and not everyday.BOUGHT.search(text)
    ):
        return found
    if OWN.match(text) and not strange and chances["none"] < 0.97:
        return found
    if chances["none"] < (0.5 if strange else DOUBT) and not (strange and not OWN.match(text)):
        return found
    return _doubted(found, text, scene)


def _means_us(found: Reading, text: str, scene: Scene) -> bool:
    if MEDIA.search(text) and not re.search(
        r"\b(?:remind|task|to-?do|grocery|shopping)\b", text, re.IGNORECASE
    ):
        return False
    values = [value for call in found.calls for value in call.arguments.values()]
    named = [
        one
        for value in values
        for one in (value if isinstance(value, list) else [value])
        if isinstance(one, str)
    ]
    return (
        bool(MARKED.search(text))
        or any(one == IT or REF.fullmatch(one) or scene.life.named(one) for one in named)
        or any(
            call.tool in ("undo", "redo", "write_entry", "next_tasks", "list_insights", "change_me")
            for call in found.calls
        )
    )


def _doubted(found: Reading, text: str, scene: Scene) -> Reading | None:
    """What sounds like another field: nothing new is made unasked, nothing is looked up, nothing changes."""
    adds = tuple(call for call in found.calls if call.tool == "add_task")
    if adds and len(adds) == len(found.calls) and not MEDIA.search(text) and not scene.question:
        title = adds[-1].arguments["title"]
        return Reading(offer=Offer(f"Shall I add “{title}” as a task?", adds), free=True)
    return None


def _weighed(text: str, scene: Scene) -> Reading | None:
    """No phrase fits: what the words weigh. Changes are never guessed, new things are offered."""
    if (
        len(text) > 200
        or len(text.split()) < 2
        or foreign(text)
        or re.search(r"\b(?:not|never|don't|if|when)\b", text, re.I)
    ):
        return None
    chances = weigh(text)
    best: Aim = max(chances, key=lambda one: chances[one])
    if best == "query" and chances[best] > SURE and MARKED.search(text):
        return agenda.asked_list(text, scene)
    if best == "create" and chances[best] > SURE and not scene.question:
        return everyday.offered(text, scene) if not CHANGING.match(text) else None
    return None
