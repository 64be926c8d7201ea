"""What of a life its user did not write: rows with somebody else's words in them."""

from dataclasses import dataclass
from typing import LiteralString

from psycopg import AsyncCursor
from psycopg.rows import DictRow

from memory.scope import Scope

MOST = 2000
"""Rows that are looked at, the newest of them."""


@dataclass(frozen=True, slots=True)
class Foreign:
    """A row that holds somebody else's words. `ref` is how the user's life calls it, empty where it has no name."""

    ref: str
    text: str


TEXTS: LiteralString = """
    select coalesce(
               'PL' || p.number, 'A' || a.number, 'P' || j.number, 'T' || t.number, 'J' || e.number, 'TP' || m.number,
               'JT' || r.number, 'I' || i.number, 'M' || k.number, 'W' || w.number, ''
           ) as ref,
           coalesce(
               concat_ws(E'\\n', p.name, nullif(p.description, ''), nullif(p.vision, '')),
               ''
           ) || concat_ws(
               E'\\n', a.name, nullif(a.description, ''), j.name, nullif(j.description, ''), t.title,
               nullif(t.notes, ''), nullif(e.title, ''), nullif(e.text, ''), nullif(journal_answers(e.answers), ''),
               r.name, nullif(r.description, ''), array_to_string(r.prompts, E'\\n'), nullif(u.reason, ''),
               m.name, coalesce(s.extra ->> 'others', s.content), i.title, i.summary, c.note, k.text,
               nullif(k.quote, ''), w.text, nullif(w.says, ''),
               d.answers ->> 'well', d.answers ->> 'hard', d.answers ->> 'focus'
           ) as text
    from (select * from outside where user_id = %(user)s order by since desc limit %(most)s) o
    left join pillars p on o.noun = 'pillars' and p.user_id = o.user_id and p.id::text = o.row_id
    left join areas a on o.noun = 'areas' and a.user_id = o.user_id and a.id::text = o.row_id
    left join projects j on o.noun = 'projects' and j.user_id = o.user_id and j.id::text = o.row_id
    left join tasks t on o.noun = 'tasks' and t.user_id = o.user_id and t.id::text = o.row_id
    left join journal_entries e on o.noun = 'journal_entries' and e.user_id = o.user_id and e.id::text = o.row_id
    left join journal_templates r
    on o.noun = 'journal_templates' and r.user_id = o.user_id and r.id::text = o.row_id
    left join journal_pauses u on o.noun = 'journal_pauses' and u.user_id = o.user_id and u.id::text = o.row_id
    left join templates m on o.noun = 'templates' and m.user_id = o.user_id and m.id::text = o.row_id
    left join messages s on o.noun = 'messages' and s.user_id = o.user_id and s.id = o.row_id
    left join insights i on o.noun = 'insights' and i.user_id = o.user_id and i.id::text = o.row_id
    left join checkins c on o.noun = 'checkins' and c.user_id = o.user_id and c.id::text = o.row_id
    left join memories k on o.noun = 'memories' and k.user_id = o.user_id and k.id::text = o.row_id
    left join rounds d on o.noun = 'rounds' and d.user_id = o.user_id and d.id::text = o.row_id
    left join intents w on o.noun = 'intents' and w.user_id = o.user_id and w.id::text = o.row_id
"""


async def send_any(scope: Scope) -> AsyncCursor[DictRow]:
    """Ask whether anybody else's words are in this life; `any_of` reads the answer."""
    return await scope.send(
        "select exists (select from outside where user_id = %s) as there", [scope.user_id]
    )


async def any_of(cursor: AsyncCursor[DictRow]) -> bool:
    """Whether there are any."""
    row = await cursor.fetchone()
    return bool(row and row["there"])


async def foreign(scope: Scope) -> list[Foreign]:
    """The rows that others' words are in, the newest first."""
    rows = await scope.rows(TEXTS, {"user": scope.user_id, "most": MOST})
    return [Foreign(row["ref"], row["text"]) for row in rows if row["text"]]
