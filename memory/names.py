"""Which thing a person means: by its short reference, its id, or words of its name."""

import re
from dataclasses import dataclass
from typing import Literal, LiteralString
from uuid import UUID

from memory.scope import Scope

Named = Literal["pillars", "areas", "projects", "tasks"]

PREFIX: dict[Named, LiteralString] = {"pillars": "PL", "areas": "A", "projects": "P", "tasks": "T"}
NAME: dict[Named, LiteralString] = {"pillars": "name", "areas": "name", "projects": "name", "tasks": "title"}
TABLE: dict[Named, LiteralString] = {
    "pillars": "pillars", "areas": "areas", "projects": "projects", "tasks": "tasks",
}  # fmt: skip
FILLERS = frozenset({"the", "my", "a", "an", "task", "project", "area", "pillar"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A thing that the words may mean. `exact` when they are its reference or its whole name."""

    id: UUID
    ref: str
    name: str
    exact: bool
    done: bool


async def candidates(scope: Scope, noun: Named, text: str) -> list[Candidate]:
    """What `text` may mean among the user's things, newest first; at most 20."""
    number, row_id, words = number_in(noun, text), uuid_in(text), words_in(text)
    done: LiteralString = "t.status = 'completed'" if noun == "tasks" else "false"
    rows = await scope.rows(
        f"""
        select id, '{PREFIX[noun]}' || number as ref, {NAME[noun]} as name, {done} as done,
               coalesce(number = %(number)s or id = %(id)s or lower({NAME[noun]}) = lower(%(text)s), false) as exact
        from {TABLE[noun]} t
        where user_id = %(user)s and deleted_at is null and (
            number = %(number)s or id = %(id)s or lower({NAME[noun]}) = lower(%(text)s)
            or (cardinality(%(words)s::text[]) > 0 and
                (select bool_and(strpos(lower({NAME[noun]}), word) > 0) from unnest(%(words)s::text[]) word)))
        order by exact desc, number desc limit 20
        """,
        {"user": scope.user_id, "number": number, "id": row_id, "text": text.strip(), "words": words},
    )
    return [Candidate(**row) for row in rows]


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
