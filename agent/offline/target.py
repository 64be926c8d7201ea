"""What a clause is about: a reference, a name, or the "it" that was spoken of last."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from agent.offline.conversation import Turn
from agent.offline.life import Life, PlaceLevel
from agent.offline.reading import Intent
from agent.offline.split import Message
from memory.records import Json, Level

IT = "\ue002it"
"""Stands for what an earlier call of the same message adds."""

LEVEL_OF: dict[str, Level] = {"T": "task", "P": "project", "A": "area", "PL": "pillar"}
PLACES: dict[str, PlaceLevel] = {"project": "project", "goal": "project", "area": "area", "pillar": "pillar"}
PRONOUN = re.compile(
    r"(?:it|that|this|that one|this one|the last one|(?:that|this|the|the last|the new) (?:task|one|to-?do|"
    r"project|area|pillar|goal|item))",
    re.IGNORECASE,
)
NO_NAME = re.compile(
    r"(?:i|i'm|i've|you|he|she|they|we|what|when|who|why|how|if|because|there|nothing|everything|everyone|"
    r"nobody|something|which|where|"
    r"does|do|did|is|are|was|were|will|should|could|would|can)\b.*|a|an|the|me|us|my|(?:the )?(?:first|"
    r"second|third|fourth|fifth|other|next|previous)(?: one| task)?",
    re.IGNORECASE | re.DOTALL,
)
ARTICLE = re.compile(
    r"^(?:(?:the|my|this|that|our|a|an) )*(?:(?P<noun>task|to-?do|item|project|area|pillar|"
    r"goal)s?\b(?: called| named|:)? ?)?",
    re.I,
)
NOUN_END = re.compile(r" (?P<noun>task|to-?do|project|area|pillar)$", re.IGNORECASE)
SPLIT = re.compile(r"\s*,\s*(?:and\s+|then\s+)?|\s+(?:and|then|plus)\s+|\s*[&+]\s*|\s+(?=T\d)", re.IGNORECASE)
REF = re.compile(r"(?:task |project |area |pillar )?#?(?P<letter>PL|[TPAJ])(?P<number>\d+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Scene:
    """All that one clause can refer to."""

    life: Life
    past: Sequence[Turn]
    calls: Sequence[Intent]
    message: Message
    clause: str = ""
    question: bool = False
    project: str | None = None
    spoken: str = ""
    """The clause as it was said, politeness and all."""

    def titles(self) -> tuple[str, ...]:
        """Tasks whose names were mentioned: in this message, and in the last answers."""
        own = [str(call.arguments["title"]) for call in self.calls if call.tool == "add_task"]
        return (
            *own,
            *(str(one["title"]) for one in records(self.past[-3:]) if "title" in one and "after" in one),
        )


CALLED = re.compile(r"^(?:called|named) ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Target:
    """A thing by level, and the name or reference that a tool takes.

    `sure` when it is no free name, `told` when its level was said.
    """

    level: Level
    name: str
    sure: bool = True
    told: bool = False

    @property
    def anywhere(self) -> str:
        """What a tool takes that looks among things of all levels: "project 12" is no task that is called 12."""
        return f"{self.level} {self.name}" if self.told else self.name


def targets(words: str, scene: Scene) -> list[Target]:
    """One target, or several when all are references: "T1, T2 and T3". Empty when there is none."""
    pieces = [piece for piece in SPLIT.split(words.strip()) if piece]
    if len(pieces) > 1 and all(REF.fullmatch(re.sub(r"^(?:the )?tasks? ", "", piece)) for piece in pieces):
        words_of = [re.sub(r"^(?:the )?tasks? ", "", piece) for piece in pieces]
        return [one for piece in words_of if (one := target(piece, scene))]
    if re.fullmatch(
        r"them|both|both of them|these|those|all of them|all of those", words.strip(), re.IGNORECASE
    ):
        return [
            Target("task", str(one["ref"]))
            for one in records(scene.past[-1:])
            if str(one["ref"]).startswith("T")
        ]
    one = target(words, scene)
    return [one] if one else []


def target(words: str, scene: Scene) -> Target | None:
    """What a few words name; None for words that can't be a name."""
    text = scene.message.unmask(words).strip(" .,!?:")
    ref = REF.fullmatch(re.sub(r"^the ", "", text))
    if ref:
        level = LEVEL_OF.get(ref["letter"].upper())
        return Target(level, f"{ref['letter'].upper()}{ref['number']}") if level else None
    if PRONOUN.fullmatch(text):
        return last(scene, text)
    inner = re.search(r"\b(?:PL|[TPAJ])\d+\b", text, re.IGNORECASE) and not scene.life.named(text)
    return None if inner or NO_NAME.fullmatch(text) else _by_name(text, scene.life)


def _by_name(text: str, life: Life) -> Target | None:
    noun, end = ARTICLE.match(text), NOUN_END.search(text)
    bare = CALLED.sub("", text[noun.end() :]) if noun else text
    said = (noun["noun"] if noun else None) or (end["noun"] if end else None) or ""
    if end and not (noun and noun["noun"]):
        bare = NOUN_END.sub("", bare)
    level = PLACES.get(said.lower())
    if level and bare:
        near = life.find(bare, (level,))
        return Target(level, near.name if near else bare, told=True)
    place = life.named(text) or life.named(bare)
    if place and not said:
        return Target(place.level, place.name)
    return Target("task", bare, sure=bool(said)) if bare and not level else None


def last(scene: Scene, pronoun: str = "it") -> Target | None:
    """What was added earlier in this message, else the one thing that the last answers were about."""
    adds = [call for call in scene.calls if call.tool.startswith("add_")]
    if adds:
        return Target(adds[-1].tool.removeprefix("add_"), IT)  # type: ignore[arg-type]
    noun = pronoun.rsplit(" ", 1)[-1].lower()
    for turn in reversed(scene.past[-3:]):
        found = [one for one in records([turn]) if not str(one["ref"]).startswith("J")]
        if noun in ("project", "area", "pillar", "goal"):
            letter = {"project": "P", "goal": "P", "area": "A", "pillar": "PL"}[noun]
            found = [one for one in found if re.fullmatch(letter + r"\d+", str(one["ref"]))]
        tasks = [one for one in found if str(one["ref"]).startswith("T")] or found
        refs = {str(one["ref"]) for one in tasks}
        if len(refs) == 1:
            return target(refs.pop(), scene)
        if refs:
            return None
    return None


def records(turns: Sequence[Turn]) -> list[Json]:
    """The records that these turns' tools answered with, oldest first; a list counts when it holds only one."""
    found: list[Json] = []
    for turn in turns:
        for result in turn.results:
            value = result.value
            if isinstance(value, dict) and isinstance(value.get("items"), list):
                value = [item.get("task") for item in value["items"] if isinstance(item, dict)]
            if isinstance(value, list):
                value = value[0] if len(value) == 1 else None
            if isinstance(value, dict) and value.get("ref"):
                found.append(value)
    return found
