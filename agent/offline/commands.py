"""One clause into a command: the first action whose phrase and handler both accept the words."""

import re
from collections.abc import Callable

from agent.offline import (
    adding,
    asking,
    board,
    changing,
    checkins,
    journals,
    plans,
    recollecting,
    rounds,
    speaking,
    taking,
    things,
    tuning,
)
from agent.offline.goals import read_goal
from agent.offline.grammar import STRONG, WISH, phrase, readings, tidy, words_of
from agent.offline.lexicon import QUICK, area_of
from agent.offline.lines import find_when
from agent.offline.phrases_adding import GOAL
from agent.offline.phrases_journal import JOURNALS
from agent.offline.phrases_more import THINGS
from agent.offline.phrases_rounds import ROUNDS
from agent.offline.phrases_speaking import SPEAKING
from agent.offline.reading import Intent, Offer, Reading
from agent.offline.sayings import SAYINGS
from agent.offline.target import Scene


def _say(what: str) -> Callable[[dict[str, str], Scene], Reading | None]:
    return lambda words, scene: Reading(say=SAYINGS[what])


def _log_it(words: dict[str, str], scene: Scene) -> Reading | None:
    return Reading(feeling="log it") if scene.clause else None


def _spending(words: dict[str, str], scene: Scene) -> Reading:
    return Reading((Intent("spending", {}),))


ACTIONS: dict[str, Callable[[dict[str, str], Scene], Reading | None]] = {
    **{what: _say(what) for what in SAYINGS},
    "undo": changing.undo, "nothing_sweeping": changing.sweeping, "rename": changing.rename, "no_due": changing.no_due,
    "waits": changing.waits, "reopen": changing.reopen, "priority": changing.priority, "status": changing.status,
    "importance": changing.importance, "allocation": changing.allocation, "notes": changing.notes, "due": changing.due,
    "move": changing.move, "complete": changing.complete, "delete": changing.delete,
    "insights": board.insights, "why": plans.why, "next": asking.next_up, "list_entries": journals.entries,
    "list_structure": asking.structure, "list_tasks": asking.tasks, "whats_in": asking.inside, "find": asking.find,
    "nameless": adding.nameless,
    "log_mood": adding.log, "feel": adding.feel, "log_it": _log_it, "add_as": adding.place, "add_places": adding.places,
    "add_place": adding.place, "add_tasks": adding.tasks, "add_task": adding.task, "need": adding.need,
    **{name: getattr(things, name) for name, _ in THINGS},
    "why_ref": plans.why_ref, "put_back": board.put_back,
    "before": plans.before, "why_not": plans.why_not, "to_top": plans.to_top, "rank_goals": plans.rank_goals,
    "plan_day": plans.plan_day, "spare_time": plans.spare_time, "take_plan": taking.take_plan,
    "list_blocks": plans.list_blocks, "remove_blocks": plans.remove_blocks, "alignment": plans.alignment,
    "forecast": plans.forecast, "check_in": checkins.check_in, "checked_in": checkins.checked_in, "worn": checkins.worn,
    "list_checkins": checkins.list_checkins,
    "look": board.look, "statistics": board.statistics, "insight_kind": board.insight_kind,
    "insights_about": board.insights_about, "dismiss": board.dismiss, "unpin": board.unpin, "pin": board.pin,
    "rate": board.rate, "insight": board.insight, "note_insight": board.note_insight,
    "misplaced": tuning.misplaced, "weights": tuning.weights, "set_weight": tuning.set_weight,
    "reset_weights": tuning.reset_weights, "preview": tuning.preview, "prefer": tuning.prefer,
    "my_preferences": tuning.my_preferences, "spending": _spending,
    **{name: getattr(journals, name) for name, _ in JOURNALS},
    "recall": recollecting.recall,
    **{name: getattr(rounds, name) for name, _ in ROUNDS},
    **{name: getattr(speaking, name) for name, _ in SPEAKING},
}  # fmt: skip


ASKS = re.compile(
    r"(?:see|know|show|list|hear|look at|view|check|find out|undo|journal|log|plan my day)\b", re.IGNORECASE
)


def strong(wish: str) -> bool:
    return bool(STRONG.match(wish)) and not re.match(
        r"(?:add|create) (?!(?:an?|the|another|new|\w+) (?:new )?(?:task|to-?do|project|area|pillar|reminder))",
        wish,
        re.I,
    )


ASIDE = re.compile(
    r"^(?:(?:see|know|hear|look at|check|find out|show|tell|remind)(?: me)? (?=what|which|how|why)"
    r"|(?P<look>see|hear|look at|check)(?= (?:my|all|the)\b))",
    re.IGNORECASE,
)
ADDS = re.compile(
    r"(?:(?:add|create|schedule|capture) (?!(?:task )?(?:[TPA]\d+|it|that|this)\b)|remind me|note to self|"
    r"(?:don't|do not)\b.*\bforget|"
    r"(?:todo|to-do|urgent)\b|i (?:need|have|must|should) to )",
    re.IGNORECASE,
)
"""Words that only ever begin something new: what follows is its title, whatever it sounds like."""


def pleasantry(clause: str, scene: Scene) -> Reading | None:
    """A greeting or a thank-you, before politeness is cut away."""
    plain = re.sub(r"[\s.!?,]+$", "", clause.strip()).replace(",", "")
    for action, words in readings(plain):
        return ACTIONS[action](words, scene) if action in SAYINGS else None
    return None


def conclusion(text: str, scene: Scene) -> Reading | None:
    """What is asked of the ranking, the day, the blackboard, the weights; also as a wish ("I want to plan my day")."""
    if len(text) > FARTHEST:
        return None
    plain = ASIDE_WHY.sub("", WISH.sub("", text))
    for words in dict.fromkeys((text, plain)):
        for action, found in readings(words, conclusions=True):
            if reading := ACTIONS[action](found, scene):
                return reading
    return None


FARTHEST = 160
"""Nobody asks why with more characters."""
ASIDE_WHY = re.compile(
    r"^(?:(?:see|know|understand|find out|tell|show|explain|hear|look at)(?: me| to me)? "
    r"(?=what|which|how|why|when|where|will|if)|to "
    r"(?=why|what))",
    re.IGNORECASE,
)


def command(text: str, scene: Scene) -> Reading | None:
    """The first action whose phrase and handler both accept the words; a date before a command counts as after it."""
    text = ASIDE.sub(lambda found: "show" if found["look"] else "", text)
    adds = bool(ADDS.match(text))
    for action, words in readings(text):
        if adds and not action.startswith(
            ("add_", "need", "log_", "list_", "nameless", "why", "next", "subtask", "tag")
        ):
            continue
        found = ACTIONS[action](words, scene)
        if found:
            return found
    when = find_when(text, scene.life)
    if when and when[1] == 0:
        rest = tidy(text[when[2] :])
        for action, words in readings(rest):
            if action in ("add_task", "need") and "line" in words:
                return ACTIONS[action]({**words, "line": f"{words['line']} {text[: when[2]].lower()}"}, scene)
    return None


def read_wish(text: str, scene: Scene, ambitious: bool = False) -> Reading | None:
    """I want to learn Spanish: a goal; I want to call mom tomorrow: a task; otherwise a question back."""
    for pattern in GOAL:
        found = phrase(pattern).fullmatch(text)
        if not found:
            continue
        words = words_of(found)
        goal = read_goal(words["goal"], scene.life)
        first = words["goal"].split(" ")[0].lower()
        if goal is None or NO_GOAL.fullmatch(words["goal"]):
            return None
        if first in QUICK and "sure" not in words and not ambitious:
            return adding.add(words["goal"], scene)
        if ambitious or "sure" in words or area_of(goal.name) or goal.place or goal.due or goal.words:
            return Reading(goal=goal, free=True)
        project = Intent("add_project", {"name": goal.name})
        return Reading(
            goal=None, offer=Offer(f"Shall I make “{goal.name}” a project?", (project,)), free=True
        )
    return None


NO_GOAL = re.compile(
    r"(?:it|that|this|them|you|him|her|more|help|nothing|something|to (?:know|see|ask|hear|say|tell)|know|"
    r"see|ask|hear|say|tell|be left|talk|"
    r"understand|thank|cry|go home|sleep now|complain|die|a|an)\b.*|\w+",
    re.IGNORECASE,
)
