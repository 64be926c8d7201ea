"""Full-text search over everything that one user has written or been told."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, LiteralString

from memory.errors import Invalid
from memory.records import Json, Page
from memory.scope import Scope

Kind = Literal["pillar", "area", "project", "task", "journal", "message", "insight", "memory"]
KINDS: tuple[Kind, ...] = ("pillar", "area", "project", "task", "journal", "message", "insight", "memory")

Marks = tuple[tuple[int, int], ...]
"""Where words that were looked for stand: start and end, in characters."""

OPENING, CLOSING = "\ue000", "\ue001"
"""Characters for private use: no text that is shown holds them, so they can mark the words that were found."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that was found. `id` and `ref` open it; a message is opened in its conversation, `thread`.

    `place` is the names above it, pillar first. `snippet` is the part of its text where the words stand; `marks`
    and `title_marks` say where, in characters. All of it is plain text. `rank` lies above 0 and orders the hits.
    """

    kind: Kind
    id: str
    ref: str | None
    title: str
    title_marks: Marks
    snippet: str
    marks: Marks
    place: tuple[str, ...]
    thread: str | None
    day: date | None
    done: bool
    archived: bool
    created_at: datetime
    rank: float


WRITTEN: LiteralString = """
    (websearch_to_tsquery('english', %(text)s) || websearch_to_tsquery('simple', %(quoted)s))
"""
BEGUN: LiteralString = """
    (websearch_to_tsquery('english', %(head)s)
     && (to_tsquery('english', %(prefix)s) || to_tsquery('simple', %(prefix)s)))
"""
QUERY: LiteralString = f"({WRITTEN} || {BEGUN})"
RANK: LiteralString = f"""
    ts_rank(words, websearch_to_tsquery('english', %(wanted)s) || websearch_to_tsquery('simple', %(quoted)s), 1)
    + ts_rank(words, {BEGUN}, 1)
"""
"""Two ranks: one query that holds a word both whole and as a beginning would be ranked by either alone."""

FOUND: LiteralString = f"""
    select kind, row_id, rank, seq from (
        select kind, row_id, seq, greatest(1, round(({RANK}) * 100000))::int as rank
    from words where user_id = %(user)s and kind = any(%(kinds)s) and words @@ {QUERY}
        and (kind <> 'insight' or exists (
            select from insights i where i.id = row_id::uuid
            and (i.pinned or i.expires_at is null or i.expires_at > %(now)s)))
    ) w
    where (rank, seq) < (%(rank)s, %(seq)s)
    order by rank desc, seq desc limit %(limit)s
"""
SHOWN: LiteralString = """
    select f.kind, f.row_id as id, f.rank, f.seq, t.* from found f join lateral (
        select 'PL' || number, name, concat_ws(' ', description, vision, array_to_string(success_metrics, ' ')),
               '{}'::text[], null, null::date, false, archived_at is not null, created_at
        from pillars where f.kind = 'pillar' and id = f.row_id::uuid
        union all
        select 'A' || a.number, a.name, a.description, array_remove(array[pl.name], null), null, null, false,
               coalesce(a.archived_at, pl.archived_at) is not null, a.created_at
        from areas a left join pillars pl on pl.id = a.pillar_id and pl.deleted_at is null
        where f.kind = 'area' and a.id = f.row_id::uuid
        union all
        select 'P' || p.number, p.name,
               concat_ws(' ', p.description, array_to_string(p.success_metrics || p.tags, ' ')),
               array_remove(array[pl.name, a.name], null), null, p.due_date, p.status = 'completed',
               coalesce(p.archived_at, a.archived_at, pl.archived_at) is not null, p.created_at
        from projects p left join areas a on a.id = p.area_id and a.deleted_at is null
        left join pillars pl on pl.id = a.pillar_id and pl.deleted_at is null
        where f.kind = 'project' and p.id = f.row_id::uuid
        union all
        select 'T' || k.number, k.title, concat_ws(' ', k.notes, array_to_string(k.tags, ' ')),
               array_remove(array[pl.name, a.name, p.name, up.title], null), null, k.due_date, k.status = 'completed',
               coalesce(k.archived_at, up.archived_at, p.archived_at, a.archived_at, pl.archived_at) is not null,
               k.created_at
        from tasks k left join projects p on p.id = k.project_id and p.deleted_at is null
        left join areas a on a.id = coalesce(p.area_id, k.area_id) and a.deleted_at is null
        left join pillars pl on pl.id = a.pillar_id and pl.deleted_at is null
        left join tasks up on up.id = k.parent_id and up.deleted_at is null
        where f.kind = 'task' and k.id = f.row_id::uuid
        union all
        select 'J' || number, title, concat_ws(' ', text, journal_answers(answers), array_to_string(tags, ' ')), '{}',
               null, day, false, false, created_at
        from journal_entries where f.kind = 'journal' and id = f.row_id::uuid
        union all
        select null, '', m.content, array[h.title], h.slug, null, false, false, m.created_at
        from messages m join threads h on h.id = m.thread_id
        where f.kind = 'message' and m.user_id = %(user)s and m.id = f.row_id
        union all
        select 'I' || number, title, summary, '{}', null, null, false, false, created_at
        from insights where f.kind = 'insight' and id = f.row_id::uuid
        union all
        select 'M' || number, text, '', '{}', null, null, false, false, learned_at
        from memories where f.kind = 'memory' and id = f.row_id::uuid
    ) t(ref, title, body, place, thread, day, done, archived, created_at) on true
"""
MARKED: LiteralString = f"""
    with found as materialized ({FOUND}), shown as ({SHOWN})
    select s.*, heading.marked as title, text.marked as snippet from shown s
    cross join lateral (select {{title}} as marked) heading
    cross join lateral (select {{snippet}} as marked) text
    order by rank desc, seq desc
"""


def headline(text: LiteralString, options: LiteralString) -> LiteralString:
    """The text with marks around what is found by its stem, or else by its first letters."""
    clean: LiteralString = f"translate(left({text}, 50000), '{OPENING}{CLOSING}', '')"
    marks: LiteralString = f"'StartSel={OPENING}, StopSel={CLOSING}, ' || {options}"
    stemmed: LiteralString = f"ts_headline('english', {clean}, {QUERY}, {marks})"
    written: LiteralString = f"ts_headline('simple', {clean}, {QUERY}, {marks})"
    return f"case when strpos({stemmed}, '{OPENING}') > 0 then {stemmed} else {written} end"


WHOLE: LiteralString = "'HighlightAll=true'"
PARTS: LiteralString = """case when length(s.body) <= 200 then 'HighlightAll=true'
    else 'MaxFragments=2, MaxWords=20, MinWords=8, FragmentDelimiter=" … "' end"""
SEARCH: LiteralString = MARKED.replace("{title}", headline("s.title", WHOLE)).replace(
    "{snippet}", headline("s.body", PARTS)
)


async def search(
    scope: Scope, text: str, *, kinds: tuple[Kind, ...] = KINDS, cursor: str | None = None, limit: int = 20
) -> Page[Hit]:
    """What holds all the words, the best first; the last word may be the beginning of one.

    Words in quotes stand together, "or" and a minus before a word mean what they do in web searches. What was
    deleted is not found, nor what a tool answered. Raises Invalid for a cursor that no page gave.
    """
    rank, seq = position(cursor)
    asked = {"user": scope.user_id, "now": scope.now, "kinds": list(kinds), "rank": rank, "seq": seq}
    rows = await scope.rows(SEARCH, {**asked, **parts(text), "limit": limit + 1})
    last = rows[limit - 1] if len(rows) > limit else None
    return Page(tuple(to_hit(row) for row in rows[:limit]), f"{last['rank']}.{last['seq']}" if last else None)


def parts(text: str) -> dict[str, str]:
    """The text as the parts of a query: all of it, the words before the last one, and that as a prefix.

    `wanted` is the words that are to be there, for the rank.
    """
    *before, last = text.split() or [""]
    exact = not re.search(r"\w", last) or last.startswith("-") or '"' in last
    literal = last.replace("\\", "\\\\").replace("'", "''")
    return {
        "text": text,
        "wanted": " ".join(word for word in text.split() if not word.startswith("-")),
        "head": text if exact else " ".join(before),
        "prefix": "" if exact else f"'{literal}':*",
        "quoted": text if '"' in text else "",
    }


def position(cursor: str | None) -> tuple[int, int]:
    """The rank and the number of the hit behind which a page begins."""
    if cursor is None:
        return 2**31 - 1, 0
    found = re.fullmatch(r"(\d{1,9})\.(\d{1,18})", cursor, re.ASCII)
    if found is None:
        raise Invalid("This cursor is not one that a page gave.")
    return int(found[1]), int(found[2])


def to_hit(row: Json) -> Hit:
    title, title_marks = unmarked(row["title"])
    snippet, marks = unmarked(row["snippet"].rstrip())
    values = {
        name: row[name] for name in ("kind", "id", "ref", "thread", "day", "done", "archived", "created_at")
    }
    return Hit(
        **values, title=title, title_marks=title_marks, snippet=snippet, marks=marks, place=tuple(row["place"]),
        rank=row["rank"] / 100_000,
    )  # fmt: skip


def unmarked(text: str) -> tuple[str, Marks]:
    """The text without its marks, and where they stood."""
    plain, marks, start = "", [], 0
    for part in re.split(f"([{OPENING}{CLOSING}])", text):
        if part == OPENING:
            start = len(plain)
        elif part == CLOSING:
            marks.append((start, len(plain)))
        else:
            plain += part
    return plain, tuple(marks)
