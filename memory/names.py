"""Which thing a person means: by its short reference, its id, or words of its name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, LiteralString
from uuid import UUID

from memory.records import Json, Level
from memory.scope import Scope

Named = Literal["pillars", "areas", "projects", "tasks"]

NOUNS: tuple[Named, ...] = ("pillars", "areas", "projects", "tasks")
PREFIX: dict[Named, LiteralString] = {"pillars": "PL", "areas": "A", "projects": "P", "tasks": "T"}
NAME: dict[Named, LiteralString] = {"pillars": "name", "areas": "name", "projects": "name", "tasks": "title"}
TABLE: dict[Named, LiteralString] = {
    "pillars": "pillars", "areas": "areas", "projects": "projects", "tasks": "tasks",
}  # fmt: skip
LEVEL: dict[Named, Level] = {"pillars": "pillar", "areas": "area", "projects": "project", "tasks": "task"}
FILLERS = frozenset({"the", "my", "a", "an", "task", "project", "area", "pillar"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A thing that the words may mean. `exact` when they are its reference or its whole name, `whole` when each is
    a word of its name and not only a part of one.

    `archived` when it was put away itself; what lies under something archived is not told apart.
    """

    id: UUID
    noun: Named
    ref: str
    name: str
    exact: bool
    whole: bool
    done: bool
    archived: bool


async def candidates(
    scope: Scope, nouns: Sequence[Named], text: str, *, trash: bool = False
) -> list[Candidate]:
    """What `text` may mean among the user's things of these nouns, newest first; at most 20.

    A short reference or an id names one thing. What lies in the trash is looked for with `trash`, and only then.
    """
    known = await referred(scope, [text], nouns, trash=trash)
    if known:
        return list(known.values())
    words = [] if refers(nouns, text) else words_in(text)
    rows = await scope.rows(
        f"select * from ({either(nouns, BY_NAME, trash=trash)}) t "
        "order by exact desc, whole desc, number desc limit 20",
        {"user": scope.user_id, "text": text.strip(), "words": words},
    )
    return [to_candidate(row) for row in rows]


async def referred(
    scope: Scope, texts: Sequence[str], nouns: Sequence[Named] = NOUNS, *, trash: bool = False
) -> dict[str, Candidate]:
    """The things that short references and ids among `texts` name, each under its text; one statement for all."""
    ids = [row_id for text in texts if (row_id := uuid_in(text))]
    numbers: Json = {noun: [number for text in texts if (number := number_in(noun, text))] for noun in nouns}
    if not ids and not any(numbers.values()):
        return {}
    named = {"user": scope.user_id, "ids": ids} | numbers
    condition = BY_ID if not any(numbers.values()) else BY_REFERENCE if ids else BY_NUMBER
    rows = await scope.rows(either(nouns, condition, trash=trash), named)
    found = [to_candidate(row) for row in rows]
    known = {each.ref: each for each in found} | {str(each.id): each for each in found}
    wanted = {text: str(uuid_in(text) or text.strip().lstrip("#").upper()) for text in texts}
    return {text: known[name] for text, name in wanted.items() if name in known}


BY_NAME: LiteralString = """(lower({name}) = lower(%(text)s) or (cardinality(%(words)s::text[]) > 0 and
    (select bool_and(strpos(lower({name}), word) > 0) from unnest(%(words)s::text[]) word)))"""
WHOLE: LiteralString = "%(words)s::text[] <@ regexp_split_to_array(lower({name}), '\\W+')"
BY_ID: LiteralString = "id = any(%(ids)s)"
BY_NUMBER: LiteralString = "number = any(%({noun})s)"
BY_REFERENCE: LiteralString = f"({BY_NUMBER} or {BY_ID})"
"""The first two need one index each; the third is for what names things in both ways."""


def either(nouns: Sequence[Named], condition: LiteralString, *, trash: bool) -> LiteralString:
    """A query over the tables of these nouns."""
    parts: list[LiteralString] = []
    for noun in nouns:
        name, state = NAME[noun], "is not null" if trash else "is null"
        done: LiteralString = "status = 'completed'" if noun == "tasks" else "false"
        by_name = condition is BY_NAME
        exact: LiteralString = f"lower({name}) = lower(%(text)s)" if by_name else "true"
        whole: LiteralString = WHOLE.replace("{name}", name) if by_name else "true"
        where: LiteralString = condition.replace("{name}", name).replace("{noun}", TABLE[noun])
        parts.append(
            f"select id, '{TABLE[noun]}' as noun, number, '{PREFIX[noun]}' || number as ref, {name} as name, "
            f"{done} as done, archived_at is not null as archived, {exact} as exact, {whole} as whole "
            f"from {TABLE[noun]} where user_id = %(user)s and deleted_at {state} and {where}"
        )
    return " union all ".join(parts)


def to_candidate(row: Json) -> Candidate:
    return Candidate(**{name: row[name] for name in Candidate.__dataclass_fields__})


def refers(nouns: Sequence[Named], text: str) -> bool:
    """Whether the text has the form of a reference or an id, and so is no words of a name."""
    return uuid_in(text) is not None or any(number_in(noun, text) is not None for noun in nouns)


def number_in(noun: Named, text: str) -> int | None:
    """12 for `T12`, `t12` or `#T12` when tasks are asked for."""
    found = re.fullmatch(rf"#?{PREFIX[noun]}(\d{{1,9}})", text.strip(), re.IGNORECASE)
    return int(found[1]) if found else None


def uuid_in(text: str) -> UUID | None:
    try:
        return UUID(text.strip())
    except ValueError:
        return None


def words_in(text: str) -> list[str]:
    words = re.findall(r"\w+", text.lower())
    return [word for word in words if word not in FILLERS]
