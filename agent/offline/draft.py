"""A message, understood clause by clause."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from agent.offline import adding, agenda, changing, dropping, everyday, memories, nudging, shifting
from agent.offline.commands import ASKS, command, conclusion, pleasantry, read_wish, strong
from agent.offline.conversation import Turn
from agent.offline.goals import plan
from agent.offline.grammar import STRONG, WISH, phrase, tidy, words_of
from agent.offline.judging import judged
from agent.offline.life import Life, Place
from agent.offline.lines import find_when, titled
from agent.offline.phrases_adding import PLACE, STEPS
from agent.offline.reading import Asked, Goal, Intent, Offer, Reading, Understanding
from agent.offline.sayings import SAYINGS
from agent.offline.split import Message, cut, steps
from agent.offline.target import IT, Scene
from memory.records import Json

LONGEST = 1_000
"""Sentences beyond this many characters are not read for commands."""

ELIDED = re.compile(r"(?:an? |the |another )?(?:new )?(?:pillar|area|project|task)s? \S", re.IGNORECASE)
LEAD = re.compile(
    r"(?:the |my )?first(?: thing| step| of all| task)?\b|(?:start|begin) (?:with|by)\b|step (?:1|one)\b|"
    r"next(?: step)?:",
    re.IGNORECASE,
)


class Draft:
    """An understanding while it grows, clause by clause."""

    def __init__(self, message: Message, life: Life, past: Sequence[Turn]) -> None:
        self.message, self.life, self.past = message, life, past
        self.items: list[Intent | Goal] = []
        self.leftovers: list[str] = []
        self.say: list[str] = []
        self.offer: Offer | None = None
        self.asked: Asked = ""
        self.feeling = ""
        self.project: str | None = None
        self.ambitious = any(self.place(one) or LEAD.match(tidy(one)) for one in message.sentences)

    def read(self, sentence: str) -> None:
        """Read one sentence."""
        if len(sentence) > LONGEST:
            self.leftovers.append(sentence)
            return
        if about := nudging.sentence(sentence, self.life) or memories.sentence(sentence, self.past):
            self.take(about)
            return
        while sentence:
            piece, sentence = cut(sentence, self.joins)
            parts = steps(piece) if "\n" not in piece else []
            for part in parts if self.are_steps(parts) else [piece]:
                self.clause(part)

    def joins(self, left: str) -> Callable[[str], bool] | None:
        """What may follow these words after an "and", so that it stands between commands and not within a title."""
        if not left.strip():
            return None
        first = self.reading(left, self.adds())
        placed = first is None and bool(self.goal() and self.place(left))
        if first is None and not placed:
            return None
        goal = self.goal() is not None or (first is not None and first.goal is not None)
        free = first is not None and first.free
        elided = first is not None and any(call.tool.startswith("add_") for call in first.calls)

        def follows(right: str) -> bool:
            if goal and (self.place(right) or LEAD.match(tidy(right))):
                return True
            if free and not STRONG.match(right.strip()):
                return False
            second = self.reading(right, elided)
            return second is not None and bool(second.calls or second.goal or second.say or second.feeling)

        return follows

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
        found = self.reading(clause, self.adds())
        if found is None:
            self.leftovers.append(clause.strip())
        else:
            self.take(found)

    def adds(self) -> bool:
        """Whether the clause before added something."""
        return (
            bool(self.items) and isinstance(self.items[-1], Intent) and self.items[-1].tool.startswith("add_")
        )

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
            self.life,
            self.past,
            calls,
            self.message,
            tidy(clause),
            asks,
            self.project if own else None,
            clause,
        )

    def goal(self) -> Goal | None:
        """The goal that was named last."""
        return next((item for item in reversed(self.items) if isinstance(item, Goal)), None)

    def reading(self, clause: str, elided: bool = False) -> Reading | None:
        """One clause, read as a command, a step, a goal, or an errand; None when it is none of these.

        `elided`: "add" was said just before, so "area Sleep under Health" means adding it.
        """
        scene = self.scene(clause)
        text = scene.clause
        if not text:
            return None
        if elided and ELIDED.match(text):
            return command(f"add {text}", scene)
        return judged(self.plain(clause, text, scene), text, scene)

    def plain(self, clause: str, text: str, scene: Scene) -> Reading | None:
        """One clause by its phrases alone."""
        wish = WISH.sub("", text)
        return (
            pleasantry(clause, scene)
            or conclusion(text, scene)
            or dropping.drop(text, scene)
            or everyday.create(text, scene)
            or shifting.shift(text, scene)
            or agenda.better(
                agenda.question(text, scene), self.told(text, wish, scene), str(self.life.today())
            )
            or self.step(clause)
            or (None if scene.question else read_wish(text, scene, self.ambitious))
            or changing.past(text, scene)
            or shifting.half_told(text, scene)
            or adding.bare(text, scene)
        )

    def told(self, text: str, wish: str, scene: Scene) -> Reading | None:
        """A clause as a command, or as a wish for one."""
        wished = wish != text and (ASKS.match(wish) or strong(wish))
        return (command(wish, scene) if wished else None) or command(text, scene)

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
            if told and not wait and (STRONG.match(line) or not (self.project or told.free)):
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
        goal, place = self.goal(), self.place(clause)
        if goal is None or goal.place or not place:
            return False
        self.items[self.items.index(goal)] = replace(goal, place=place)
        return True

    def place(self, clause: str) -> str:
        """The place that "put it under Health" names; empty when the clause says nothing of the kind."""
        for pattern in PLACE:
            found = phrase(pattern).fullmatch(tidy(clause))
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
                return self.message.unmask(name)
        return ""

    def take(self, found: Reading) -> None:
        """Add a clause's reading to the whole."""
        for call in found.calls:
            self.call(call)
        if found.say:
            self.say.append(found.say)
            self.asked = self.asked or found.asked
        if found.goal:
            self.items.append(found.goal)
            self.project = found.goal.name
            self.life = self.life.having(Place("project", "", found.goal.name))
        if found.feeling == "log it":
            self.log_it()
        else:
            self.offer = both(self.offer, found.offer)
            self.feeling = found.feeling or self.feeling

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
        calls = _as_one([_rehomed(call, homes) for call in calls])
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
        return Understanding(self._calls(calls), left, say, offer, self.asked)

    def _calls(self, calls: Iterable[Intent]) -> tuple[Intent, ...]:
        return tuple(
            Intent(call.tool, {name: self._back(value) for name, value in call.arguments.items()})
            for call in calls
        )

    def _back(self, value: object) -> object:
        if isinstance(value, str):
            return self.message.unmask(value)
        return [self._back(one) for one in value] if isinstance(value, list) else value


def _as_one(calls: list[Intent]) -> list[Intent]:
    """What belongs together, told in several clauses: one check-in, and a plan that is more than what comes next."""
    felt = [call for call in calls if call.tool == "check_in"]
    if any(call.tool == "write_entry" for call in calls):
        calls = [call for call in calls if call.tool != "check_in"]  # the entry says how one feels
    elif len(felt) > 1:
        whole: Json = {name: value for call in reversed(felt) for name, value in call.arguments.items()}
        notes = [str(call.arguments["note"]) for call in felt if call.arguments.get("note")]
        one = Intent("check_in", whole | ({"note": ", ".join(notes)} if notes else {}))
        calls = [one if call is felt[0] else call for call in calls if call not in felt[1:]]
    if not any(call.tool == "plan_day" for call in calls):
        return calls
    energy = [
        call.arguments["energy"] for call in calls if call.tool == "check_in" and "energy" in call.arguments
    ]
    plans = [
        Intent("plan_day", {"energy": energy[0], **call.arguments} if energy else call.arguments)
        for call in calls
        if call.tool == "plan_day"
    ]
    return [*(call for call in calls if call.tool not in ("plan_day", "next_tasks")), *plans]


def both(first: Offer | None, second: Offer | None) -> Offer | None:
    """Two offers of tasks as one; otherwise the later one."""
    if first and second and not first.tool and not second.tool:
        calls = first.calls + second.calls
        if all(call.tool == "add_task" for call in calls):
            titles = "”, “".join(call.arguments["title"] for call in calls)
            return Offer(f"Shall I add “{titles}” as tasks?", calls)
    return second or first


def _rehomed(call: Intent, homes: dict[str, str]) -> Intent:
    project = call.arguments.get("project")
    if call.tool == "add_task" and project in homes:
        return Intent(call.tool, {**call.arguments, "project": homes[project]})
    return call
