"""What happened to one thing, in words, newest first; also to one that is gone."""

from typing import LiteralString
from uuid import UUID

from memory.errors import NotFound
from memory.ledger import SILENT, TABLES, capital, field, of_reminder
from memory.records import HistoryEntry, Json, Page
from memory.rows import page
from memory.scope import Scope

PLACES: dict[str, str] = {
    "parent_id": "task",
    "project_id": "project",
    "area_id": "area",
    "pillar_id": "pillar",
}
"""Columns that say where a thing lies, the nearest first."""
LONG = frozenset(
    {"notes", "description", "vision", "text", "body", "success_metrics", "answers", "prompts", "condition", "says"}
)  # fmt: skip
"""Fields of which it is said that they changed, and not how."""
CLOCKS = {"due_date": "due_time", "start_date": "start_time"}

BY_ID: LiteralString = " union all ".join(
    f"""
    select '{noun}' as noun, id from {noun}
    where user_id = %(user)s and (id = %(id)s or ('{noun}' = %(noun)s and number = %(number)s))
    """
    for noun in TABLES
)


async def thing(
    scope: Scope, *, row_id: UUID | None = None, noun: str | None = None, number: int = 0
) -> UUID:
    """The thing with this id or this number, there, in the trash or gone. Raises NotFound."""
    row = await scope.row(
        BY_ID
        + """
        union all select noun, row_id from changes
        where user_id = %(user)s and row_id = %(id)s and noun <> 'dependencies'
        union all select noun, row_id from changes
        where user_id = %(user)s and noun = %(noun)s and after is null and before ->> 'number' = %(number)s::text
        limit 1
        """,
        {"user": scope.user_id, "id": row_id, "noun": noun, "number": number},
    )
    if row is None:
        raise NotFound("There is no such thing, and there never was.")
    return UUID(str(row["id"]))


async def history(scope: Scope, row_id: UUID, before: int, limit: int) -> Page[HistoryEntry]:
    """What each operation did to the thing, from the operations numbered below `before`."""
    rows = await scope.rows(
        """
        with touched as (
            select operation_id, seq, noun, before, after from changes
            where user_id = %(user)s and row_id = %(id)s
            union all
            select operation_id, seq, noun, before, after from changes
            where user_id = %(user)s and noun = 'dependencies' and coalesce(after, before) ->> 'task_id' = %(id)s::text
            union all
            select operation_id, seq, noun, before, after from changes
            where user_id = %(user)s and noun = 'reminders' and coalesce(after, before) ->> 'task_id' = %(id)s::text
        ), paged as (
            select * from operations o where user_id = %(user)s and seq < %(before)s
            and id in (select operation_id from touched) order by seq desc limit %(limit)s
        )
        select o.id, o.label, o.created_at, o.undone_by is not null as undone, o.kind, o.seq as number,
               max(t.noun) filter (where own) as noun,
               (array_agg(t.before order by t.seq) filter (where own))[1] as before,
               (array_agg(t.after order by t.seq desc) filter (where own))[1] as after,
               array_agg(jsonb_build_object('before', t.before, 'after', t.after) order by t.seq)
               filter (where t.noun = 'reminders') as rung,
               array_agg(t.after ->> 'blocker_id') filter (where t.noun = 'dependencies' and t.before is null) as waits,
               array_agg(t.before ->> 'blocker_id') filter (where t.noun = 'dependencies' and t.after is null) as freed
        from paged o join touched t on t.operation_id = o.id
        cross join lateral (select t.noun not in ('dependencies', 'reminders') as own) own
        group by o.id, o.label, o.created_at, o.undone_by, o.kind, o.seq order by o.seq desc
        """,
        {"user": scope.user_id, "id": row_id, "before": before, "limit": limit + 1},
    )
    names = await names_of(scope, rows)
    return page(rows, limit, lambda row: to_entry(row, names))


async def names_of(scope: Scope, rows: list[Json]) -> dict[str, str]:
    """What the things are called that the changes speak of, by id."""
    told = [each for row in rows for each in (row["before"], row["after"]) if each]
    ids = {each[column] for each in told for column in (*PLACES, "deleted_with") if each.get(column)}
    ids |= {blocker for row in rows for blocker in (*(row["waits"] or ()), *(row["freed"] or ()))}
    if not ids:
        return {}
    query: LiteralString = " union all ".join(
        f"select id, '{kept.ref}' || number || ' “' || left({kept.title}, 60) || '”' as name from {noun} "
        "where user_id = %(user)s and id = any(%(ids)s)"
        for noun, kept in TABLES.items()
    )
    found = await scope.rows(query, {"user": scope.user_id, "ids": [UUID(each) for each in ids]})
    return {str(row["id"]): row["name"] for row in found}


def to_entry(row: Json, names: dict[str, str]) -> HistoryEntry:
    freed, waits = set(row["freed"] or ()), set(row["waits"] or ())
    what = own(row["before"], row["after"], names) if row["noun"] else []
    if row["before"] or not row["noun"] or row["after"]:
        what += [f"Waits for {called(each, names)}." for each in sorted(waits - freed)]
        what += [f"Waits for {called(each, names)} no more." for each in sorted(freed - waits)]
    what += [of_reminder(each["before"] or {}, each["after"] or {}) for each in row["rung"] or ()]
    said = tuple(what) or ("Nothing was changed in the end.",)
    return HistoryEntry(row["id"], row["label"], row["created_at"], row["undone"], row["kind"], said)


def own(before: Json | None, after: Json | None, names: dict[str, str]) -> list[str]:
    """What was done to the row itself, one sentence each."""
    if before is None and after is None:
        return []
    if before is None:
        assert after is not None
        return ["Done, as one of the occurrences." if after.get("series_id") else "Added."]
    if after is None:
        return ["Removed for good."]
    changed = [key for key, value in after.items() if before.get(key) != value]
    said = [moved(before, after, names)] if any(key in PLACES for key in changed) else []
    told = [key for key in changed if key not in PLACES and key not in SILENT]
    dates = {clock: date for date, clock in CLOCKS.items()}
    return said + list(dict.fromkeys(sentence(dates.get(key, key), before, after, names) for key in told))


def moved(before: Json, after: Json, names: dict[str, str]) -> str:
    """From where to where."""
    was, now = place(before, names), place(after, names)
    if was and now:
        return f"Moved from {was} to {now}."
    return f"Moved to {now}." if now else f"Taken out of {was}."


def place(row: Json, names: dict[str, str]) -> str | None:
    """The nearest thing in which the row lies."""
    for column, kind in PLACES.items():
        if row.get(column):
            return f"the {kind} {called(row[column], names)}"
    return None


def sentence(column: str, before: Json, after: Json, names: dict[str, str]) -> str:  # noqa: PLR0911 - one a case
    """How a field was changed."""
    if column == "deleted_at":
        if not after["deleted_at"]:
            return "Restored."
        along = after.get("deleted_with")
        return f"Deleted with {called(along, names)}." if along and along != after["id"] else "Deleted."
    if column == "archived_at":
        return "Archived." if after["archived_at"] else "Taken out of the archive."
    if column == "status" and "completed" in (before["status"], after["status"]):
        return "Completed." if after["status"] == "completed" else "Reopened."
    if column == "position":
        return "Moved in the order."
    name = capital(field(column))
    if column in LONG:
        return f"{name} changed."
    was, now = shown(column, before), shown(column, after)
    if was and now:
        return f"{name} changed from {was} to {now}."
    return f"{name} set to {now}." if now else f"{name} taken away, which was {was}."


def shown(column: str, row: Json) -> str:
    """A field's value as a person reads it; empty where there is none."""
    value = row.get(column)
    if column in CLOCKS and value:
        clock = row.get(CLOCKS[column])
        return f"{value} {clock[:5]}" if clock else str(value)
    if column in ("title", "name"):
        return f"“{str(value)[:60]}”"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "" if value is None else str(value).replace("_", " ")


def called(row_id: str, names: dict[str, str]) -> str:
    return names.get(row_id, "something that is gone")
