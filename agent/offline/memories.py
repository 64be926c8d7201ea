"""What is to be remembered, known, corrected and forgotten of the user, as people say it."""

import re
from collections.abc import Sequence

from agent.offline.conversation import Turn
from agent.offline.grammar import tidy
from agent.offline.memory_words import (
    ABOUT,
    ABOUT_ME,
    ACCEPT,
    CLAUSE,
    CORRECT,
    DELETE,
    DUTY,
    FORGET,
    FORGET_ABOUT,
    LEARN,
    PRONOUN,
    PROPOSED,
    REF,
    REJECT,
    REMEMBER,
    REMEMBER_THAT,
    WHY,
    WHY_TEXT,
    WRONG,
)
from agent.offline.reading import Intent, Reading
from agent.offline.split import FENCE, FORWARDED, QUOTED_LINE
from agent.offline.wording import dicts
from memory.records import Json
from tools.memory_candidates import lasting, tells
from tools.memory_facts import relation
from tools.memory_words import stems

YES = re.compile(
    r"(?:yes|yeah|yep|sure|ok|okay|please do|right|correct|exactly|go ahead|do it|remember (?:it|that|them|both|all)|"
    r"keep (?:it|that|them|both|all)|accept (?:it|that|them|both|all)|that's right|that is right)"
    r"(?:[ ,]+(?:please|do|remember (?:it|that|them)|keep (?:it|them)))*",
    re.IGNORECASE,
)
NO = re.compile(
    r"(?:no|nope|nah|no thanks|don't|do not|neither|none|reject (?:it|that|them|both|all)|"
    r"(?:don't|do not) (?:remember|keep) (?:it|that|them))(?:[ ,]+(?:thanks|please|don't|reject (?:it|them)))*",
    re.IGNORECASE,
)


def reply(text: str, past: Sequence[Turn]) -> Reading | None:
    """A message about what was just shown: yes or no to proposals, or that something known is wrong."""
    plain = re.sub(r"[\s.!?,]+$", "", text.strip())
    if len(plain) > 500 or any(each.search(text) for each in (FENCE, FORWARDED, QUOTED_LINE)):
        return None
    if past and (waiting := [row for row in shown(past[-1:]) if row.get("state") == "proposed"]):
        tool = "accept_memory" if YES.fullmatch(plain) else "reject_memory" if NO.fullmatch(plain) else ""
        if tool and (not past[-1].results or past[-1].results[-1].tool in ("list_memories", "remember")):
            return Reading(tuple(Intent(tool, {"memory": str(row["ref"])}) for row in waiting))
    wrong = WRONG.fullmatch(plain)
    return corrected(wrong["text"].strip(), past) if wrong else None


def corrected(text: str, past: Sequence[Turn]) -> Reading | None:
    """That's wrong, I live in Porto: of the memories that were shown the one that it contradicts, or a new one."""
    rows = shown(past[-3:])
    against = [row for row in rows if relation(text, str(row["text"])) == "replaces"]
    near = [row for row in rows if stems(text) & stems(str(row["text"]))]
    meant = against or (rows if len(rows) == 1 else near if len(near) == 1 else [])
    if meant:
        return Reading((Intent("correct_memory", {"memory": str(meant[-1]["ref"]), "text": text}),))
    return Reading((Intent("remember", {"text": text}),)) if lasting(text) and tells(text) else None


def shown(turns: Sequence[Turn]) -> list[Json]:
    """The memories that tools answered with in these turns, the newest wording of each."""
    found: dict[str, Json] = {}
    for turn in turns:
        for result in turn.results:
            rows = dicts(result.value) if isinstance(result.value, list) else dicts([result.value])
            found |= {
                str(row["ref"]): row
                for row in rows
                if re.fullmatch(r"M\d+", str(row.get("ref"))) and row.get("text")
            }
    return [row for row in found.values() if row.get("state") in ("active", "proposed")]


def sentence(said: str, past: Sequence[Turn]) -> Reading | None:
    """A whole sentence about memories, or None."""
    text = tidy(said)
    for frame in (remembered, known, why, forgotten, changed, answered, learning):
        if found := frame(text, past):
            return found
    return None


def remembered(text: str, _past: Sequence[Turn]) -> Reading | None:
    """Remember that I live in Porto; not "remember to call mom"."""
    found = REMEMBER_THAT.fullmatch(text)
    if found and not (DUTY.match(found["text"]) and not tells(found["text"])):
        return _one("remember", text=found["text"])
    loose = REMEMBER.fullmatch(text)
    return (
        _one("remember", text=loose["text"])
        if loose and lasting(loose["text"]) and tells(loose["text"])
        else None
    )


def known(text: str, _past: Sequence[Turn]) -> Reading | None:
    """What do you know about me? What do you know about Anna?"""
    if PROPOSED.fullmatch(text):
        return _one("list_memories", state="proposed")
    if ABOUT_ME.fullmatch(text):
        return _one("list_memories", state="current")
    found = ABOUT.fullmatch(text)
    return _one("list_memories", words=found["about"], state="current") if found else None


def why(text: str, past: Sequence[Turn]) -> Reading | None:
    """Why do you know M3? How do you know that I live in Porto?"""
    found = WHY.fullmatch(text) or WHY_TEXT.fullmatch(text)
    if not found:
        return None
    what = (found["what"] or "that").strip()
    if REF.fullmatch(what):
        return _one("why_known", memory=what.upper())
    if PRONOUN.fullmatch(what):
        rows = shown(past[-3:])
        return _one("why_known", memory=str(rows[-1]["ref"])) if rows else None
    return _one("why_known", memory=what) if found.re is WHY_TEXT else None


def forgotten(text: str, _past: Sequence[Turn]) -> Reading | None:
    """Forget that I live in Lisbon; forget M3 and M4; forget everything you know about Anna."""
    named = FORGET.fullmatch(text) or DELETE.fullmatch(text)
    if named:
        return _one("forget", refs=[each.upper() for each in REF.findall(named["refs"])])
    found = FORGET_ABOUT.fullmatch(text)
    if not found:
        return None
    what = (found["about"] or found["fact"] or "").strip()
    if not what and not re.match(r"(?:please )?\w+ (?:everything|all)\b(?! i\b)", text, re.IGNORECASE):
        return None
    if found["fact"] and not CLAUSE.search(what):
        return None
    what = "everything" if what.lower() in ("", "me", "myself") else what
    return _one("forget", about=what)


def changed(text: str, _past: Sequence[Turn]) -> Reading | None:
    """Correct M3: I live in Porto."""
    found = CORRECT.fullmatch(text)
    return _one("correct_memory", memory=found["ref"].upper(), text=found["text"]) if found else None


def answered(text: str, _past: Sequence[Turn]) -> Reading | None:
    """Accept M3; reject M3 and M4."""
    for form, tool in ((ACCEPT, "accept_memory"), (REJECT, "reject_memory")):
        if found := form.fullmatch(text):
            return Reading(
                tuple(Intent(tool, {"memory": each.upper()}) for each in REF.findall(found["refs"]))
            )
    return None


def learning(text: str, _past: Sequence[Turn]) -> Reading | None:
    """Stop learning about me; ask before you remember things."""
    found = LEARN.fullmatch(text)
    if not found:
        return None
    return _one("set_learning", learning="off" if found["off"] else "ask" if found["ask"] else "auto")


def _one(tool: str, **arguments: object) -> Reading:
    return Reading((Intent(tool, dict(arguments)),), free=True)
