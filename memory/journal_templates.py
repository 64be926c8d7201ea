"""Templates of one's own for the journal: a name and the prompts that an entry answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, LiteralString, TypeAlias
from uuid import UUID

from memory.errors import Conflict, NotFound
from memory.names import uuid_in
from memory.records import Json
from memory.scope import Scope

TemplateKind: TypeAlias = Literal[
    "daily_reflection", "gratitude", "goal_setting", "weekly_review", "mood_tracker",
    "learning_log", "creative_writing", "problem_solving", "habit_tracker", "custom",
]  # fmt: skip

TEMPLATE: LiteralString = (
    "id, 'JT' || number as code, kind, name, description, prompts, true as own, created_at, number"
)


@dataclass(frozen=True, slots=True)
class JournalTemplate:
    """Prompts to write by. `code` names it; of one's `own` templates it is the reference (JT3)."""

    code: str
    kind: TemplateKind
    name: str
    description: str
    prompts: tuple[str, ...]
    own: bool = False
    id: UUID | None = None


async def templates(scope: Scope) -> list[JournalTemplate]:
    """The user's own, oldest first."""
    rows = await scope.rows(
        f"select {TEMPLATE} from journal_templates where user_id = %s order by number limit 200",
        [scope.user_id],
    )
    return [to_template(row) for row in rows]


async def template(scope: Scope, text: str) -> JournalTemplate:
    """The one with this reference, id or name. Raises NotFound."""
    row = await scope.row(
        f"select {TEMPLATE} from journal_templates where user_id = %(user)s "
        "and (id = %(id)s or 'JT' || number = %(ref)s or lower(name) = lower(%(name)s)) order by number limit 1",
        {
            "user": scope.user_id,
            "id": uuid_in(text),
            "ref": text.strip().lstrip("#").upper(),
            "name": text.strip(),
        },
    )
    if row is None:
        raise NotFound(f"You have no journal template called “{text.strip()[:100]}”.")
    return to_template(row)


async def add(
    scope: Scope, name: str, kind: TemplateKind, description: str, prompts: Sequence[str]
) -> JournalTemplate:
    """A new one. Raises Conflict where there is one of that name."""
    await refuse_name(scope, name)
    row = await scope.row(
        "insert into journal_templates (user_id, name, kind, description, prompts, created_at) "
        f"values (%s, %s, %s, %s, %s, %s) returning {TEMPLATE}",
        [scope.user_id, name, kind, description, list(prompts), scope.now],
    )
    assert row is not None
    return to_template(row)


async def change(scope: Scope, known: JournalTemplate, new: Json) -> JournalTemplate:
    """Change its name, kind, description or prompts; what `new` lacks or has None for stays. Raises Conflict."""
    if new.get("name") is not None:
        await refuse_name(scope, new["name"], known.id)
    row = await scope.row(
        "update journal_templates set name = coalesce(%(name)s, name), kind = coalesce(%(kind)s, kind), "
        "description = coalesce(%(description)s, description), prompts = coalesce(%(prompts)s::text[], prompts) "
        f"where id = %(id)s and user_id = %(user)s returning {TEMPLATE}",
        {"name": None, "kind": None, "description": None, "prompts": None}
        | new
        | {"id": known.id, "user": scope.user_id},
    )
    if row is None:
        raise NotFound("There is no such journal template (any more).")
    return to_template(row)


async def remove(scope: Scope, known: JournalTemplate) -> None:
    """Delete it; entries keep its prompts, and undo brings it back."""
    await scope.run("delete from journal_templates where id = %s and user_id = %s", [known.id, scope.user_id])


async def refuse_name(scope: Scope, name: str, but: UUID | None = None) -> None:
    taken = await scope.row(
        "select 'JT' || number as ref, name from journal_templates "
        "where user_id = %s and lower(name) = lower(%s) and id is distinct from %s",
        [scope.user_id, name, but],
    )
    if taken:
        raise Conflict(f"{taken['ref']} is called “{taken['name']}” already. Give this one another name.")


def to_template(row: Json) -> JournalTemplate:
    values = {name: row[name] for name in JournalTemplate.__dataclass_fields__}
    return JournalTemplate(**{**values, "prompts": tuple(row["prompts"])})
