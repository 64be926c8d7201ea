"""The rules that judge: anybody of the house reads them, its owner changes them."""

from collections.abc import Callable
from datetime import datetime
from typing import LiteralString

from psycopg import AsyncConnection
from psycopg.rows import dict_row

from memory.blackboard import Rule
from memory.errors import NotFound
from memory.migrate import connect
from memory.records import Json
from memory.rows import jsonb
from memory.scope import Scope

COLUMNS: LiteralString = """
    code, name, base_weight as weight, parameters, description, level, requires_llm, version,
    user_adjustable as adjustable
"""
COLUMN: dict[str, LiteralString] = {
    "name": "name",
    "description": "description",
    "weight": "base_weight",
    "parameters": "parameters",
    "adjustable": "user_adjustable",
    "active": "active",
}
"""What of a rule can be changed, and its column."""


async def rules(scope: Scope) -> tuple[Rule, ...]:
    """The rules that judge, with the weights they start with."""
    rows = await scope.rows(f"select {COLUMNS} from hrm_rules where active order by code")
    return tuple(Rule(**row) for row in rows)


async def written(scope: Scope) -> list[Json]:
    """Every rule as it is written, those that are off too, each with its changelog."""
    return await scope.rows(f"select {COLUMNS}, active, changelog from hrm_rules order by code")


async def change_rule(
    owner_url: str,
    code: str,
    new: Json,
    *,
    check: Callable[[str, Json], object],
    at: datetime,
    note: str = "",
) -> Rule:
    """Change a rule for everybody, as the database's owner; it becomes its next version, and the changelog says how.

    `new`: any of name, description, weight, parameters (all of them), adjustable, active. `check` is called with the
    code and the parameters before anything is written, and raises Invalid for parameters that can't be used.
    What is as it was already makes no version. Raises NotFound.
    """
    async with await connect(owner_url) as connection, connection.transaction():
        row = await locked(connection, code)
        changed = {name: value for name, value in new.items() if row[name] != value}
        if "parameters" in changed:
            check(code, changed["parameters"])
        if not changed:
            return to_rule(row)
        entry = {
            "version": row["version"] + 1,
            "at": at.isoformat(),
            "note": note,
            "changes": {name: [row[name], value] for name, value in changed.items()},
        }
        sets: LiteralString = ", ".join(f"{COLUMN[name]} = %({name})s" for name in COLUMN if name in changed)
        values = {name: jsonb(value) if name == "parameters" else value for name, value in changed.items()}
        await connection.execute(
            f"update hrm_rules set {sets}, version = version + 1, changelog = changelog || %(entry)s::jsonb, "
            "updated_at = %(at)s where code = %(code)s",
            {**values, "entry": jsonb([entry]), "at": at, "code": code},
        )
        return to_rule(await locked(connection, code))


async def locked(connection: AsyncConnection, code: str) -> Json:
    """The rule's row, which nobody else changes until the transaction ends."""
    cursor = connection.cursor(row_factory=dict_row)
    await cursor.execute(f"select {COLUMNS}, active from hrm_rules where code = %s for update", [code])
    row = await cursor.fetchone()
    if row is None:
        raise NotFound(f"There is no rule “{code[:100]}”.")
    return row


def to_rule(row: Json) -> Rule:
    return Rule(**{name: row[name] for name in Rule.__dataclass_fields__})
