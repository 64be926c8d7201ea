"""From words to tool calls. Pure: the same words about the same life give the same understanding."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from agent.offline import adding, asking, changing
from agent.offline.capture import find_when, titled
from agent.offline.conversation import Turn
from agent.offline.follow import Answer, follow_up
from agent.offline.goals import plan, read_goal
from agent.offline.grammar import STRONG, WISH, phrase, readings, tidy, words_of
from agent.offline.lexicon import CRISIS, QUICK, area_of
from agent.offline.life import Life, Place
from agent.offline.phrases import GOAL, PLACE, STEPS
from agent.offline.reading import Goal, Intent, Offer, Reading, Understanding
from agent.offline.split import Message, cut, read_message, steps
from agent.offline.target import IT, Scene
from memory.records import Json

LONGEST = 2_000
"""Sentences beyond this many characters are not read for commands."""

HELP = (
    "I look after your pillars, areas, projects, tasks and journal. You can say, in plain words and several at once:\n"
    "- “I want to run a half marathon in spring. Put it under Health. First thing: buy shoes by Friday”\n"
    "- “add call the dentist tomorrow 15:00, high priority” · “T3 is due Friday” · “move T3 to Half marathon”\n"
    "- “done with T3” · “reopen T3” · “delete T3” · “undo”\n"
    "- “what's next?” · “why is T1 first?” · “show my projects” · “find shoes”\n"
    "- “journal: a good day, I feel grateful” · “any insights?”"
)
SAYINGS = {
    "hello": "Hello! Tell me what is on your mind: a task, a goal, a line for your journal. Or ask “what's next?”.",
    "thanks": "Gladly.",
    "bye": "See you. Everything is kept.",
    "cancel": "All right, I left everything as it is.",
    "help": HELP,
}
CARE = (
    "I'm sorry you are carrying this. I'm a program and can't help as a person can: please talk to someone now. In an "
    "emergency call your local emergency number (112 in Europe, 911 or 988 in the US, 116 123 in the UK), or find a line "
    "near you at findahelpline.com. I changed nothing."
)


def _say(what: str) -> Callable[[dict[str, str], Scene], Reading | None]:
    return lambda words, scene: Reading(say=SAYINGS[what])


def _log_it(words: dict[str, str], scene: Scene) -> Reading | None:
    return Reading(feeling="log it") if scene.clause else None


ACTIONS: dict[str, Callable[[dict[str, str], Scene], Reading | None]] = {
    **{what: _say(what) for what in SAYINGS},
    "undo": changing.undo, "nothing_sweeping": changing.sweeping, "rename": changing.rename, "no_due": changing.no_due,
    "waits": changing.waits, "reopen": changing.reopen, "priority": changing.priority, "status": changing.status,
    "importance": changing.importance, "allocation": changing.allocation, "notes": changing.notes, "due": changing.due,
    "move": changing.move, "complete": changing.complete, "delete": changing.delete,
    "insights": asking.insights, "why": asking.why, "next": asking.next_up, "list_entries": asking.entries,
    "list_structure": asking.structure, "list_tasks": asking.tasks, "whats_in": asking.inside, "find": asking.find,
    "log_mood": adding.log, "feel": adding.feel, "log_it": _log_it, "add_as": adding.place, "add_places": adding.places,
    "add_place": adding.place, "add_tasks": adding.tasks, "add_task": adding.task, "need": adding.need,
}  # fmt: skip
QUESTIONS = frozenset({"list_tasks", "list_structure", "list_entries", "next", "why", "insights", "whats_in"})


def understand(text: str, life: Life, past: Sequence[Turn] = ()) -> Understanding:
    """What a message asks for, given the life and the turns before it (oldest first)."""
    if re.search(CRISIS, text, re.IGNORECASE):
        return Understanding(say=(CARE,))
    answered = follow_up(text, past, lambda: understand(past[-1].text, life, past[:-1][-3:]))
    if answered:
        return _answer(answered)
    message = read_message(text)
    draft = Draft(message, life, past)
    for sentence in message.sentences:
        draft.read(sentence)
    if message.journal:
        draft.items.append(adding.entry(message.journal))
    return draft.finish()


def _answer(answer: Answer) -> Understanding:
    return Understanding(answer.calls, (), (answer.say,) if answer.say else ())


class Draft:
    """An understanding while it grows, clause by clause."""

    def __init__(self, message: Message, life: Life, past: Sequence[Turn]) -> None:
        self.message, self.life, self.past = message, life, past
        self.items: list[Intent | Goal] = []
        self.leftovers: list[str] = []
        self.say: list[str] = []
        self.offer: Offer | None = None
        self.why: str | None = None
        self.feeling = ""
        self.project: str | None = None

    def read(self, sentence: str) -> None:
        """Read one sentence."""
        if len(sentence) > LONGEST:
            self.leftovers.append(sentence)
            return
        for piece in cut(sentence, self.joins):
            parts = steps(piece) if "\n" not in piece else []
            for part in parts if self.are_steps(parts) else [piece]:
                self.clause(part)

    def joins(self, left: str, right: str) -> bool:
        """Whether both sides of an "and" are commands, so that it stands between them and not within a title."""
        first = self.reading(left)
        if first is None or (first.free and not STRONG.match(right.strip())):
            return False
        second = self.reading(right)
        return second is not None and bool(second.calls or second.goal or second.say or second.feeling)

    def are_steps(self, parts: Sequence[str]) -> bool:
        """Whether "buy shoes, then sign up" is a list of steps: every part reads as one."""
        if len(parts) < 2:
            return False
        first = self.reading(parts[0])
        return first is not None and all(self.step(part, True) for part in parts[1:])

    def clause(self, clause: str) -> None:
        """Read one clause and take what it says."""
        if self.placed(clause):
            return
        found = self.reading(clause)
        if found is None:
            self.leftovers.append(clause.strip())
        else:
            self.take(found)

    def scene(self, clause: str) -> Scene:
        """What a clause can refer to at this point of the message."""
        calls = [item for item in self.items if isinstance(item, Intent)]
        asks = clause.rstrip().endswith("?") and not re.match(
            r"\W*(?:please|could|can|would|will)\b", clause, re.IGNORECASE
        )
        own = (
            not re.match(r"\W*(?:remind|don't|do not|note)\b", clause, re.IGNORECASE)
            or self.goal() is not None
        )
        return Scene(
            self.life, self.past, calls, self.message, tidy(clause), asks, self.project if own else None
        )

    def goal(self) -> Goal | None:
        """The goal that was named last."""
        return next((item for item in reversed(self.items) if isinstance(item, Goal)), None)

    def reading(self, clause: str) -> Reading | None:
        """One clause, read as a command, a step, a goal, or an errand; None when it is none of these."""
        scene = self.scene(clause)
        text = scene.clause
        if not text:
            return None
        wish = WISH.sub("", text)
        return (
            (command(wish, scene) if wish != text and (ASKS.match(wish) or _strong(wish)) else None)
            or command(text, scene)
            or self.step(clause)
            or (None if scene.question else read_wish(text, scene))
            or changing.past(text, scene)
            or adding.bare(text, scene)
        )

    def step(self, clause: str, wait: bool = False) -> Reading | None:
        """ "First thing: buy shoes", "then sign up": a task of the goal or project that was named."""
        scene = self.scene(clause)
        for pattern in STEPS:
            found = phrase(pattern).fullmatch(scene.clause)
            if not found:
                continue
            words = words_of(found)
            line = tidy(words["line"])
            told = command(line, scene)
            if told and (told.calls or told.say) and not wait:
                return told
            firm = (
                self.project
                or wait
                or re.match(r"[^,]*\b(?:first|step|next|second|third)\b[^:]*:", clause, re.IGNORECASE)
            )
            bare = adding.bare(line, scene)
            if not (firm or (bare and scene.clause.lower().startswith("first"))):
                return None
            titles = [call.arguments["title"] for call in scene.calls if call.tool == "add_task"]
            after = (titles[-1],) if "wait" in words and titles else ()
            return adding.add(line, scene, after)
        return None

    def placed(self, clause: str) -> bool:
        """ "Put it under Health", said of a goal: the goal takes it."""
        goal, scene = self.goal(), self.scene(clause)
        if goal is None or goal.place:
            return False
        for pattern in PLACE:
            found = phrase(pattern).fullmatch(scene.clause)
            name = (
                re.sub(
                    r" (?:pillar|area|project)$|^(?:pillar|area|project) ",
                    "",
                    words_of(found)["place"],
                    flags=re.I,
                )
                if found
                else ""
            )
            if name and len(name.split()) <= 5 and not find_when(name, self.life):
                place = self.message.unmask(name)
                self.items[self.items.index(goal)] = replace(goal, place=place)
                return True
        return False

    def take(self, found: Reading) -> None:
        """Add a clause's reading to the whole."""
        for call in found.calls:
            self.call(call)
        if found.say:
            self.say.append(found.say)
        if found.goal:
            self.items.append(found.goal)
            self.project = found.goal.name
            self.life = self.life.having(Place("project", "", found.goal.name))
        if found.feeling == "log it":
            self.log_it()
        else:
            self.offer = found.offer or self.offer
            self.feeling = found.feeling or self.feeling
        self.why = found.why if found.why is not None else self.why

    def log_it(self) -> None:
        """Write down what was felt, in this message or the one before."""
        text = self.feeling or (self.past[-1].text if self.past else "")
        if text:
            self.items.append(adding.entry(titled(text)))
            self.offer = None
        else:
            self.leftovers.append("log it")

    def call(self, call: Intent) -> None:
        """Add a call; one that changes what this message adds becomes part of the adding."""
        level = call.tool.partition("_")[2]
        if call.arguments.get(level) == IT:
            if call.tool.startswith("change_"):
                self.amend(level, {name: value for name, value in call.arguments.items() if name != level})
            return
        if call not in self.items:
            self.items.append(call)
        if call.tool in ("add_pillar", "add_area", "add_project"):
            above = call.arguments.get("area") or call.arguments.get("pillar")
            self.life = self.life.having(Place(level, "", call.arguments["name"], above))  # type: ignore[arg-type]
        if call.tool == "add_project":
            self.project = call.arguments["name"]

    def amend(self, level: str, more: Json) -> None:
        """Give the last thing that was added in this message more arguments."""
        for place in range(len(self.items) - 1, -1, -1):
            item = self.items[place]
            if isinstance(item, Intent) and item.tool == f"add_{level}":
                self.items[place] = Intent(
                    item.tool, item.arguments | {k: v for k, v in more.items() if v != "none"}
                )
                return

    def finish(self) -> Understanding:
        """The whole: goals become calls, undo comes first, quoted text returns."""
        calls: list[Intent] = []
        homes: dict[str, str] = {}
        for item in self.items:
            if isinstance(item, Goal):
                made, self.life, home = plan(item, self.life)
                homes[item.name] = home
                calls += made
            else:
                calls.append(item)
        calls = [_rehomed(call, homes) for call in calls]
        calls.sort(key=lambda call: call.tool != "undo")
        if self.message.foreign:
            self.say.append(
                "I left the quoted or forwarded text alone: only your own words are instructions to me."
            )
        back = self.message.unmask
        offer = self.offer and Offer(
            back(self.offer.question), self._calls(self.offer.calls), self.offer.tool
        )
        left = tuple(self.message.unmask(text, marks=True) for text in self.leftovers)
        say = tuple(dict.fromkeys(back(text) for text in self.say))
        if calls or left:
            say = tuple(
                text for text in say if text not in (SAYINGS["hello"], SAYINGS["thanks"], SAYINGS["bye"])
            )
        return Understanding(self._calls(calls), left, say, offer, self.why)

    def _calls(self, calls: Iterable[Intent]) -> tuple[Intent, ...]:
        return tuple(
            Intent(call.tool, {name: self._back(value) for name, value in call.arguments.items()})
            for call in calls
        )

    def _back(self, value: object) -> object:
        if isinstance(value, str):
            return self.message.unmask(value)
        return [self._back(one) for one in value] if isinstance(value, list) else value


ASKS = re.compile(
    r"(?:see|know|show|list|hear|look at|view|check|find out|undo|journal|log|plan my day)\b", re.IGNORECASE
)


def _strong(wish: str) -> bool:
    return bool(STRONG.match(wish)) and not re.match(
        r"(?:add|create) (?!(?:an?|the|another|new|\w+) (?:new )?(?:task|to-?do|project|area|pillar|reminder))",
        wish,
        re.I,
    )


def command(text: str, scene: Scene) -> Reading | None:
    """The first action whose phrase and handler both accept the words; a date before a command counts as after it."""
    for action, words in readings(
        re.sub(
            r"^(?:see|know|hear|look at|check|find out) (?=what|which|my|how|all|the|if|where|why)",
            "show ",
            text,
            flags=re.I,
        )
    ):
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


def read_wish(text: str, scene: Scene) -> Reading | None:
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
        if first in QUICK and "sure" not in words:
            return adding.add(words["goal"], scene)
        if "sure" in words or area_of(goal.name) or goal.place or goal.due or goal.words:
            return Reading(goal=goal, free=True)
        project = Intent("add_project", {"name": goal.name})
        return Reading(
            goal=None, offer=Offer(f"Shall I make “{goal.name}” a project?", (project,)), free=True
        )
    return None


NO_GOAL = re.compile(
    r"(?:it|that|this|them|you|him|her|more|help|nothing|something|to (?:know|see|ask|hear|say|tell)|know|see|ask|hear|say|tell|be left|talk|"
    r"understand|thank|cry|go home|sleep now|complain|die|a|an)\b.*|\w+",
    re.IGNORECASE,
)


def _rehomed(call: Intent, homes: dict[str, str]) -> Intent:
    project = call.arguments.get("project")
    if call.tool == "add_task" and project in homes:
        return Intent(call.tool, {**call.arguments, "project": homes[project]})
    return call
