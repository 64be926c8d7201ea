"""The journal."""

from datetime import date
from typing import LiteralString

from memory.records import Entry, Json, Page
from memory.rows import page
from memory.scope import Scope

ENTRY: LiteralString = """
    select id, 'J' || number as ref, title, text, mood, energy, tags, day, created_at, number from journal_entries
"""


async def add(
    scope: Scope, text: str, title: str, mood: str, energy: str, tags: list[str], day: date
) -> Entry:
    row = await scope.row(
        """
        insert into journal_entries (user_id, text, title, mood, energy, tags, day, created_at)
        values (%s, %s, %s, %s, %s, %s, %s, %s)
        returning id, 'J' || number as ref, title, text, mood, energy, tags, day, created_at
        """,
        [scope.user_id, text, title, mood, energy, tags, day, scope.now],
    )
    assert row is not None
    return to_entry(row)


async def entries(scope: Scope, *, before: int = 2**31 - 1, limit: int = 10) -> Page[Entry]:
    """The newest entries first."""
    rows = await scope.rows(
        ENTRY + " where user_id = %s and deleted_at is null and number < %s order by number desc limit %s",
        [scope.user_id, before, limit + 1],
    )
    return page(rows, limit, to_entry)


def to_entry(row: Json) -> Entry:
    values = {name: row[name] for name in Entry.__dataclass_fields__}
    return Entry(**{**values, "tags": tuple(row["tags"])})
