"""What was understood of a message."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from memory.records import Json

Asked: TypeAlias = Literal["", "create", "change"]
"""What is asked back about, where nothing is done yet: a new thing that has no name, a change of one not known."""


@dataclass(frozen=True, slots=True)
class Intent:
    """A tool to call, with its arguments by name."""

    tool: str
    arguments: Json


@dataclass(frozen=True, slots=True)
class Offer:
    """A question that "yes" answers with these calls; `tool` is for each task that a search finds instead."""

    question: str
    calls: tuple[Intent, ...] = ()
    tool: str = ""


@dataclass(frozen=True, slots=True)
class Goal:
    """Something to reach: a project, its due date, and the words that were no date ("in spring")."""

    name: str
    due: str | None = None
    words: str = ""
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One clause, understood: calls, words to say, an offer, a goal, or what the other clauses refer to."""

    calls: tuple[Intent, ...] = ()
    say: str = ""
    offer: Offer | None = None
    goal: Goal | None = None
    feeling: str = ""
    free: bool = False
    """The clause ends in free words (a title), so an "and" may belong to them."""
    asked: Asked = ""
    """`say` asks back what is missing of this."""


@dataclass(frozen=True, slots=True)
class Understanding:
    """A whole message, understood. `leftovers` are its words that were not."""

    calls: tuple[Intent, ...] = ()
    leftovers: tuple[str, ...] = ()
    say: tuple[str, ...] = ()
    offer: Offer | None = None
    asked: Asked = ""


def ask(question: str, asked: Asked) -> Reading:
    """A question back, where something is missing of what is wanted."""
    return Reading(say=question, asked=asked)
