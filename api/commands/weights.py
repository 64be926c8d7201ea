"""`aurum weights`."""

from argparse import Namespace
from typing import Any, Never

from api.commands.common import Ask, asking, show
from channels import conclusions
from memory.errors import Invalid, NotFound
from memory.records import Json
from tools.weights import WORDS, list_weights, preview_weights, reset_weights, set_weight, word_of

LABEL = "aurum weights"


def run(arguments: Namespace) -> int:
    """Print how much each rule counts; set one, try one out, or take one's own away."""
    rule, weight = arguments.rule, arguments.weight
    if arguments.preview and (rule is None or weight is None):
        raise Invalid("Say which rule shall count how much: aurum weights deadlines 0.3 --preview.")
    with asking() as ask:
        if arguments.preview:
            return show(arguments, ask(preview_weights, {"weights": {rule: weight}}), conclusions.preview)
        return show(arguments, changed(ask, rule, weight, reset=arguments.reset), conclusions.weights)


def changed(ask: Ask, rule: str | None, weight: float | None, *, reset: bool) -> list[Any]:
    """The weights as they are then: all, or the one that was named."""
    if reset and rule is None:
        return list(ask(reset_weights, {}, f"{LABEL} --reset"))
    if reset or weight is not None:
        return [ask(set_weight, {"rule": rule, "weight": None if reset else weight}, f"{LABEL} {rule}")]
    found = list(ask(list_weights, {}))
    return [one for one in found if rule is None or is_called(one, rule)] or [unknown(rule, found)]


def is_called(one: Json, rule: str) -> bool:
    """Whether a rule has that code, name or plain word."""
    said = rule.strip().lower()
    return said in {one["rule"].lower(), one["name"].lower(), *WORDS.get(one["rule"], ())}


def unknown(rule: str | None, found: list[Any]) -> Never:
    words = ", ".join(word_of(one["rule"], one["name"]) for one in found)
    raise NotFound(f"There is no rule called “{str(rule)[:100]}”. There are: {words}.")
