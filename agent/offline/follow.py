"""Answers to what was asked back: "the first", "T3", "yes"."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from agent.offline import journals
from agent.offline.checkins import CHECK_IN, felt
from agent.offline.conversation import Result, Turn
from agent.offline.grammar import tidy
from agent.offline.reading import Intent, Understanding
from agent.offline.taking import taken
from agent.offline.target import records
from memory.records import Json

ORDINALS = {
    "first": 0, "1st": 0, "one": 0, "second": 1, "2nd": 1, "two": 1, "other": 1, "third": 2, "3rd": 2, "three": 2,
    "fourth": 3, "4th": 3, "four": 3, "fifth": 4, "5th": 4, "five": 4, "last": -1, "latter": -1, "former": 0, "top": 0,
}  # fmt: skip
ANSWER = re.compile(
    r"^(?:(?:i (?:mean|meant|want|choose)|it's|it is|that's|take|use|choose|pick|number|no\.?|option|the "
    r"task|#) ?)+",
    re.IGNORECASE,
)
PICK = re.compile(
    r"(?:the |number |no\.? ?|option |#)*(?P<which>[a-z]+|\d+(?:st|nd|rd|th)?)(?: (?:one|task|project|area|"
    r"pillar|option))?",
    re.I,
)
ALL = re.compile(
    r"(?:both|all|all of them|both of them|all three|each|every one|all of those|them all)", re.IGNORECASE
)
YES = re.compile(
    r"(?:yes|yeah|yep|yup|sure|ok|okay|do it|do that|do so|please do|go ahead|of course|right|correct|"
    r"exactly|y|absolutely|definitely|"
    r"log it|add it|write it|make it so|why not|please|yes it is|it is|yes do|sounds good|"
    r"that's right)(?:[ ,]+(?:please|do it|do that|add it|log it|it is|thanks|do))*",
    re.IGNORECASE,
)
NO = re.compile(
    r"(?:no|nope|nah|neither|none|none of (?:them|those|these)|not now|don't|no thanks|never ?mind|cancel|n|"
    r"neither of them|stop)",
    re.I,
)
ARGUMENT = {
    "T": ("task", "after", "things"), "P": ("project", "things"), "A": ("area", "things"), "PL": ("pillar", "things"),
    "M": ("memory",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Answer:
    """What an answer leads to."""

    calls: tuple[Intent, ...] = ()
    say: str = ""


def follow_up(text: str, past: Sequence[Turn], before: Callable[[], Understanding]) -> Answer | None:
    """Read a message as the answer to the last turn's question; None when it is none.

    `before` understands the last turn's text again: what it offered is what "yes" means.
    """
    plain = re.sub(r"[\s.!?,]+$", "", text.strip())
    if not past or len(plain) > 100 or not plain:
        return None
    asked = [result for result in past[-1].results if result.choices]
    if asked:
        return _chosen(plain, asked)
    if step := taken(plain, past[-1]) or journals.keep_draft(plain, past[-1]):
        return Answer((step,))
    if CHECK_IN in past[-1].words and len(plain) <= 60 and (how := felt(plain)) and how.keys() - {"note"}:
        return Answer((Intent("check_in", how),))
    if YES.fullmatch(plain) or NO.fullmatch(plain) or _picks(plain):
        return _offered(plain, past[-1], before())
    return None


def _chosen(plain: str, asked: Sequence[Result]) -> Answer | None:
    if NO.fullmatch(plain):
        return Answer(say="All right, I left everything as it is.")
    calls = [
        Intent(one.tool, _with(one, ref))
        for one in asked
        for ref in _refs(plain, one.choices, alone=len(asked) == 1)
    ]
    return Answer(tuple(calls)) if calls else None


def _refs(plain: str, choices: Sequence[Json], alone: bool = True) -> list[str]:
    """The references that an answer picks from the choices."""
    text = ANSWER.sub("", tidy(plain)).strip("“”\"' .")
    low = text.casefold()
    refs = [str(one.get("ref", "")) for one in choices]
    named = re.findall(r"\b(?:PL|[TPAJ])\d+\b", text.upper())
    if named and re.fullmatch(r"(?:(?:PL|[TPAJ])\d+|AND|THE|ONE|TASK|[\s,&])+", text.upper()):
        return [ref for ref in refs if ref in named]
    if alone and ALL.fullmatch(low):
        return refs
    exact = [str(one["ref"]) for one in choices if str(one.get("name", "")).casefold() == low]
    if exact:
        return exact[:1] if len(exact) == 1 else []
    index = _picks(text)
    if index is not None and alone:
        return refs[index : index + 1 or None] if -len(refs) <= index < len(refs) else []
    words = set(re.sub(r"^(?:the|my) ", "", re.sub(r" one$", "", low)).split())
    near = [
        str(one["ref"])
        for one in choices
        if words and words <= set(str(one.get("name", "")).casefold().split())
    ]
    return near if len(near) == 1 else []


def _picks(text: str) -> int | None:
    found = PICK.fullmatch(text.strip().casefold())
    if not found:
        return None
    which = found["which"]
    return int(which) - 1 if which.isdecimal() and which != "0" else ORDINALS.get(which)


def _with(result: Result, ref: str) -> Json:
    """The call's arguments, with the reference in place of the name that was ambiguous."""
    arguments = dict(result.arguments)
    letters = re.match(r"[A-Z]+", ref)
    names = [name for name in ARGUMENT.get(letters[0] if letters else "", ()) if arguments.get(name)]
    choice = (
        " ".join(str(one.get("name", "")) for one in result.choices if one.get("ref") == ref)
        .casefold()
        .split()
    )
    for name in names:
        value = arguments[name]
        if isinstance(value, list):
            arguments[name] = [
                ref if set(str(one).casefold().split()) <= set(choice) else one for one in value
            ]
            return arguments
        if len(names) == 1 or set(str(value).casefold().split()) <= set(choice):
            arguments[name] = ref
            return arguments
    return arguments


def _offered(plain: str, turn: Turn, before: Understanding) -> Answer | None:
    offer = before.offer
    if offer is None or offer.question not in turn.words:
        return None
    if NO.fullmatch(plain):
        return Answer(say="All right, I left everything as it is.")
    if not offer.tool:
        return Answer(offer.calls) if YES.fullmatch(plain) else None
    found = _found(turn)
    sure = YES.fullmatch(plain) and (len(found) == 1 or offer.tool == "delete")
    refs = [str(one["ref"]) for one in found] if sure else []
    refs = refs or _refs(plain, [{"ref": one["ref"], "name": one.get("title", "")} for one in found])
    if not refs:
        return None
    if offer.tool == "delete":
        return Answer((Intent("delete", {"things": refs}),))
    return Answer(tuple(Intent(offer.tool, {"task": ref}) for ref in refs))


def _found(turn: Turn) -> list[Json]:
    lists = [result.value for result in turn.results if isinstance(result.value, list)]
    return (
        [one for one in lists[-1] if isinstance(one, dict) and one.get("ref")] if lists else records([turn])
    )
