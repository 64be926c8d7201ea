"""What a sentence says of its speaker, as subject, attribute and value, and whether it contradicts another. Pure.

Only common facts are read. Some have one value at a time (where one lives), of which the newest holds; others gather
(allergies, friends). What is not read contradicts nothing.
"""

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, TypeAlias

from tools.memory_fact_forms import ASIDE, CLAUSE, ENDINGS, FAMILY, FORMS, MANY, ONCE, PARTNER, Form
from tools.memory_words import CURLY, LONG, SHORT, negative, normal, same, stems

Relation: TypeAlias = Literal["same", "replaces", "apart"]

ME = "i"
LONGEST = 300
"""Characters of a clause that is read; longer ones tell a story."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something said of a subject: the speaker (`i`) or somebody of theirs (`my sister`).

    `single`: it has one value at a time. `ended`: it is said that this holds no more; an empty value means any.
    """

    subject: str
    attribute: str
    value: str
    single: bool
    ended: bool = False


def relation(new: str, old: str) -> Relation:
    """What a new text is to an older one: it says the same, takes its place, or stands beside it."""
    if normal(new) == normal(old):
        return "same"
    ours, theirs = read(new), read(old)
    if any(compare(one, other) == "replaces" for one in ours for other in theirs) or ends(ours, old):
        return "replaces"
    told = bool(ours) and all(any(compare(one, other) == "same" for other in theirs) for one in ours)
    return "same" if told or same(new, old) else "apart"


def compare(new: Fact, old: Fact) -> Relation:
    """What a fact is to an older one."""
    if (new.subject, new.attribute) != (old.subject, old.attribute):
        return "apart"
    ours, theirs = stems(new.value), stems(old.value)
    if new.ended and not old.ended:
        return "replaces" if ours <= theirs else "apart"
    if old.ended and not new.ended:
        return "replaces" if new.single or theirs <= ours else "apart"
    if ours == theirs or (ours and ours <= theirs):
        return "same"
    return "replaces" if new.single and not new.ended else "apart"


def ends(ours: tuple[Fact, ...], old: str) -> bool:
    """Whether something that is said to be over is what an older text says, in whatever form."""
    if negative(old):
        return False
    over = [stems(fact.value) for fact in ours if fact.attribute == ANYTHING]
    return any(each and each <= stems(old) for each in over)


ANYTHING = "anything"
"""The attribute of an end whose form is none of ours."""


@cache
def read(text: str) -> tuple[Fact, ...]:
    """The facts that a text says of its speaker and theirs, clause by clause."""
    plain = LONG.sub(lambda found: SHORT[found[0].lower()], text.translate(CURLY))
    clauses = [each.strip(" .,;!") for each in CLAUSE.split(plain)]
    return tuple(fact for clause in clauses if len(clause) <= LONGEST for fact in of_clause(clause))


def of_clause(clause: str) -> list[Fact]:
    """The facts of one clause: what is over, else what holds."""
    clause = re.sub(r"\s+", " ", ASIDE.sub(" ", clause)).strip(" .,;!")
    for form in ENDINGS:
        if found := pattern(form).fullmatch(clause):
            return over({name: text for name, text in found.groupdict().items() if text is not None})
    found_first = next((fact for form in FORMS if (fact := fitted(form, clause))), None)
    if found_first is None:
        return []
    alone = found_first.attribute == "relationship" and normal(found_first.value) not in (
        "married",
        "engaged",
    )
    return [found_first, *([Fact(ME, PARTNER, "", single=True, ended=True)] if alone else [])]


def over(words: dict[str, str]) -> list[Fact]:
    """What is said to hold no more: the fact that the words say without their "no longer"."""
    if "partner" in words:
        return [Fact(ME, PARTNER, "", single=True, ended=True)]
    if "employer" in words:
        return [Fact(ME, "employer", words["employer"], single=True, ended=True)]
    if "place" in words:
        place = words["place"]
        return [Fact(ME, attribute, place, single=True, ended=True) for attribute in ("employer", "home")]
    rest = words.get("rest") or words.get("untrue") or f"{words['who']} {words['does']}"
    said = (rest,) if "who" in words else (f"i am {rest}", f"i {rest}", rest)
    held = [fact for each in said for fact in of_clause(each)]
    known = [fact for fact in held if not fact.ended and fact.attribute != "is"][:1]
    known = known or [fact for fact in held if not fact.ended and fact.attribute == "is"][:1]
    anything = [] if "untrue" in words else [Fact(ME, ANYTHING, rest, single=False, ended=True)]
    return [*(replace(fact, ended=True) for fact in known), *anything]


def fitted(form: Form, clause: str) -> Fact | None:
    """The fact that a clause says in this form, or None."""
    found = pattern(form.pattern).fullmatch(clause)
    if found is None:
        return None
    words = {name: (text or "").strip() for name, text in found.groupdict().items()}
    value = form.value or words.get("v", "")
    if (form.unless and pattern(form.unless).match(value)) or (form.named and not named(value, clause)):
        return None
    subject = whose(words.get("who", ""))
    about = normal(words.get("x", ""))
    key = " ".join(sorted(stems(words.get("x", "") or f"{value} {words.get('other', '')}")))
    attribute = form.attribute.replace("{x}", about).replace("{stems}", key).strip()
    single = form.single and not (attribute == "name" and subject.split(" ")[-1].rstrip("s") in MANY)
    if subject == f"my {PARTNER}" and attribute in ("name", "is"):
        return Fact(ME, PARTNER, value, single=True)
    return Fact(subject, attribute, value, single)


def named(value: str, clause: str) -> bool:
    """Whether a value is a name: with a capital letter, where its writer uses these at all."""
    if re.search(r"\b[A-ZÀ-Þ]", value):
        return True
    small = not re.search(r"[A-ZÀ-Þ]", clause.removeprefix("I"))
    return small and not re.match(r"(?:an?|the|my|our|another|some|here|there)\b", value, re.IGNORECASE)


def whose(who: str) -> str:
    """Of whom a fact is: the speaker, or one of theirs by a common name."""
    if not who:
        return ME
    plain = normal(who)
    return f"my {FAMILY.get(plain, plain)}"


def lasts_once(text: str) -> bool:
    """Whether a text tells of a change at a moment ("I moved to …"): what it says holds since then."""
    return bool(ONCE.search(text.translate(CURLY)))


@cache
def pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)
