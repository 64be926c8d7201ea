"""Reminders of what is there already, and standing intents, in plain words."""

import re
from dataclasses import replace

from agent.offline.grammar import tidy
from agent.offline.life import Life
from agent.offline.lines import find_when, titled
from agent.offline.phrases_nudges import (
    ANYTHING,
    CANCEL,
    CONDITIONS,
    DAYS,
    FIRST,
    LAST,
    LIST,
    LIST_INTENTS,
    MANAGE,
    NUMBERS,
    QUESTIONS,
    SET,
)
from agent.offline.reading import Intent, Reading, ask
from memory.records import Json

WHEN = "When shall I remind you? Say it as in “tomorrow at 9” or “an hour before”."
PAUSES = frozenset({"pause", "stop", "mute", "silence"})
RESUMES = frozenset({"resume", "continue", "unpause", "restart"})
LOOSE = frozenset({"done", "free", "blocked"})
"""What is also said of ovens, roads and calls: it must name something of this life."""


def sentence(said: str, life: Life) -> Reading | None:
    """A whole sentence about reminders or standing intents, or None."""
    text = tidy(said)
    return managed(text) or reminding(text) or standing(text, " ".join(said.split()).strip(" ,;"), life)


def managed(text: str) -> Reading | None:
    """Cancel the reminder of T12; which reminders are set? Pause W2; what are you watching for?"""
    if found := CANCEL.fullmatch(text):
        return _one("cancel_reminder", task=ref(found["task"]))
    if found := LIST.fullmatch(text):
        return _one("list_reminders", **({"task": ref(found["task"])} if found["task"] else {}))
    if LIST_INTENTS.fullmatch(text):
        return _one("list_intents")
    if found := MANAGE.fullmatch(text):
        verb, intent = found["verb"].lower(), found["ref"].upper()
        if verb in PAUSES or verb in RESUMES:
            return _one("change_intent", intent=intent, paused=verb in PAUSES)
        return _one("delete_intent", intent=intent)
    return None


def reminding(text: str) -> Reading | None:
    """Remind me of T12 tomorrow at 9; remind me an hour before the dentist."""
    for form in SET:
        found = form.fullmatch(text)
        if found is None:
            continue
        words = found.groupdict()
        task = ref(words["task"]) if words.get("task") else bare(words["name"])
        if not words.get("at"):
            return ask(WHEN, "create")
        return _one("set_reminder", task=task, at=words["at"].strip(" ,"))
    return None


def standing(text: str, said: str, life: Life) -> Reading | None:
    """When the tax project is blocked three days, ask me; tell me when T12 is overdue."""
    found = FIRST.fullmatch(text) or LAST.fullmatch(text)
    condition = condition_of(found["condition"].strip(" ,"), life) if found else None
    if found is None or condition is None:
        return None
    given: Json = {"text": re.sub(r"[\s.!]+$", "", said)[:500], **condition}
    if says := asked(found, str(condition["kind"])):
        given["says"] = says
    return Reading((Intent("add_intent", given),))


def condition_of(text: str, life: Life) -> Json | None:
    """The condition that words say, as arguments; None where they say none."""
    for kind, form in CONDITIONS:
        found = form.fullmatch(text)
        if found is None:
            continue
        words = {name: value for name, value in found.groupdict().items() if value}
        what = words.get("what", "")
        if what and (ANYTHING.fullmatch(what) or len(what.split()) > 8 or find_when(what, life)):
            return None
        if kind in LOOSE and "n" not in words and not known(what, life):
            return None
        return arguments(kind, words)
    return None


def known(what: str, life: Life) -> bool:
    """Whether words surely name something of this life: a reference, a place that is there, or its level."""
    named = re.search(r"\b(?:PL|[TPA])\d{1,9}\b|\b(?:task|project|area|pillar)\b", what, re.IGNORECASE)
    return bool(named) or life.find(bare(what)) is not None


def arguments(kind: str, words: dict[str, str]) -> Json:
    number = count(words["n"]) if "n" in words else None
    given: Json = {"kind": f"low_{words['low'].lower()}" if kind == "low" else kind}
    if what := words.get("what"):
        given["subject"] = re.sub(r"^task\s+(?=\S)", "", bare(what), flags=re.IGNORECASE)
    if kind == "many":
        least = "least" in words or words.get("more", "").lower() == "at least"
        given |= {"which": words["which"].lower().replace(" ", "_"), "count": max((number or 1) - least, 0)}
    elif number is not None:
        given["days"] = number * DAYS[words["unit"].lower()]
    return given


def asked(found: re.Match[str], kind: str) -> str:
    """What is to be said or asked: "ask me what helps" is "What helps?"; empty where only what came about is told."""
    says = re.sub(r"^(?:to|:|about it|that|please)\s+", "", (found["says"] or "").strip(" ,:.!"))
    act = (found["act"] or "tell").lower()
    if not says:
        return QUESTIONS.get(kind, "") if act == "ask" else ""
    return titled(says) + (
        "?" if act == "ask" and not says.endswith("?") else "." if says[-1].isalnum() else ""
    )


def count(words: str) -> int:
    low = words.lower()
    return int(low) if low.isdigit() else NUMBERS[low]


def bare(name: str) -> str:
    """A name without article: the words by which the thing is looked for."""
    return re.sub(r"^(?:the|my|our|an?)\s+", "", name.strip(), flags=re.IGNORECASE)


def ref(words: str) -> str:
    """A reference as it is written: "task t12" is T12."""
    return re.sub(r"^(?:task )?#?", "", words.strip(), flags=re.IGNORECASE).upper()


def rung(found: Reading | None, life: Life) -> Reading | None:
    """What is to be done with a reminder: of what has an hour or comes again, or is due on another day than today."""
    if found is None or not found.calls or life.now is None:
        return found
    today, now = str(life.today()), f"{life.now:%Y-%m-%dT%H:%M}"
    calls = tuple(
        Intent(call.tool, {**call.arguments, "remind": "when due"})
        if call.tool == "add_task" and rings(call.arguments, today, now)
        else call
        for call in found.calls
    )
    return replace(found, calls=calls)


def rings(given: Json, today: str, now: str) -> bool:
    """Whether a reminder of it when it is due is still to come."""
    due = str(given.get("due") or "")
    return bool(given.get("recurrence")) or (due > now if "T" in due else due > today)


def _one(tool: str, **given: object) -> Reading:
    return Reading((Intent(tool, dict(given)),))
