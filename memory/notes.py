"""Notes: texts that the user gave to keep as they are, with the time at which they were said or written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from memory.errors import NotFound
from memory.records import Json, Page
from memory.rows import jsonb, page
from memory.scope import Scope


@dataclass(frozen=True, slots=True)
class NewNote:
    """A text to keep. `session` says what belongs together; `external_id` is its name where it came from."""

    text: str
    at: datetime
    who: str = ""
    session: str = ""
    external_id: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A text that is kept. `outside`: somebody else's words are in it."""

    id: UUID
    text: str
    at: datetime
    who: str
    session: str
    source: str
    external_id: str | None
    outside: bool


async def add(scope: Scope, notes: Sequence[NewNote], source: str) -> int:
    """Keep these texts, in this order; how many are new. One of the same name from the same source is there already."""
    row = await scope.row(
        """
        with given as (
            select * from rows from (
                jsonb_to_recordset(%(notes)s) as (text text, at timestamptz, who text, session text, external_id text)
            ) with ordinality as g(text, at, who, session, external_id, number)
        ), added as (
            insert into notes (user_id, text, at, who, session, source, external_id, created_at)
            select %(user)s, text, at, who, session, %(source)s, external_id, %(now)s from given order by number
            on conflict (user_id, source, external_id) do nothing returning 1
        )
        select count(*) as number from added
        """,
        {
            "user": scope.user_id,
            "notes": jsonb([to_json(each) for each in notes]),
            "source": source,
            "now": scope.now,
        },
    )
    return int(row["number"]) if row else 0


def to_json(note: NewNote) -> Json:
    return {
        "text": note.text,
        "at": note.at.isoformat(),
        "who": note.who,
        "session": note.session,
        "external_id": note.external_id,
    }


async def notes(
    scope: Scope, *, words: str = "", source: str | None = None, before: int = 2**62, limit: int = 50
) -> Page[Note]:
    """The notes that hold the words, those given last first."""
    rows = await scope.rows(
        """
        select n.*, place as number, exists (
            select from outside o where o.user_id = n.user_id and o.noun = 'notes' and o.row_id = n.id::text) as outside
        from notes n where user_id = %(user)s and place < %(before)s
        and (%(words)s = '' or to_tsvector('english', who || ' ' || text) @@ websearch_to_tsquery('english', %(words)s))
        and (%(source)s::text is null or source = %(source)s)
        order by place desc limit %(limit)s
        """,
        {"user": scope.user_id, "words": words, "source": source, "before": before, "limit": limit + 1},
    )
    return page(rows, limit, to_note)


def to_note(row: Json) -> Note:
    return Note(**{name: row[name] for name in Note.__dataclass_fields__})


async def delete(scope: Scope, note_id: UUID) -> None:
    """Take one away; undo brings it back. Raises NotFound."""
    gone = await scope.row(
        "delete from notes where user_id = %s and id = %s returning id", [scope.user_id, note_id]
    )
    if gone is None:
        raise NotFound("There is no such note.")


async def delete_source(scope: Scope, source: str) -> int:
    """Take away all that came from there; how many. Raises NotFound where nothing did."""
    row = await scope.row(
        "with gone as (delete from notes where user_id = %s and source = %s returning 1) "
        "select count(*) as number from gone",
        [scope.user_id, source],
    )
    if row is None or not row["number"]:
        raise NotFound(f"No note came from “{source}”.")
    return int(row["number"])
