"""Recall: passages that may hold what is asked for, by their words and by their meaning, and what stands beside them.

Exact: all passages of the one user are compared, none of anybody else's are looked at (docs/recall.md).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import LiteralString

from memory.records import Json
from memory.scope import Scope

DIMENSIONS = 384
CANDIDATES = 50
"""Passages that are looked at by their words, and as many by their meaning."""
SPREADING = 30
"""The best of each, of which what stands beside them is looked at too."""
BESIDE = 2
"""How far that goes, to both sides."""

Vectors = dict[str, list[float]]
"""What a text means, by each model that has read it: 384 numbers, of length 1."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that may hold what is asked for.

    `words` is its BM25 score, from 0; `meaning` its cosine with what is asked by the model that has read it, -1 to 1,
    or None where none has. `stream` and `place` say where it stands; `length` counts its words that matter.
    """

    id: int
    stream: str
    place: int
    at: datetime
    length: int
    asks: bool
    text: str
    words: float
    meaning: float | None


@dataclass(frozen=True, slots=True)
class Source:
    """Where a passage stands. `ref` and `title` name the thing; `thread` opens the conversation of a message.

    `external_id` is a note's name where it came from. `outside`: somebody else's words are in it.
    """

    passage: int
    kind: str
    id: str
    ref: str | None
    title: str
    text: str
    who: str
    at: datetime
    thread: str | None
    source: str
    external_id: str | None
    outside: bool


@dataclass(frozen=True, slots=True)
class Unread:
    """A passage that its model has not read. `private`: it does not leave this machine."""

    id: int
    who: str
    text: str
    private: bool


POSSIBLE: LiteralString = """
    with {there} posted as (
        select passage_id, times, length, count(*) over (partition by lexeme)::float8 as documents
        from postings where user_id = %(user)s and lexeme = any(array(select lexeme from lexemes('', %(query)s)))
        {among}
    ), whole as (
        select greatest(count(*), 1)::float8 as passages, greatest(avg(length), 1)::float8 as length
        from passages where user_id = %(user)s
    ), worded as materialized (
        select passage_id,
               sum(ln(1 + (w.passages - documents + 0.5) / (documents + 0.5))
                   * times * 1.9::float8 / (times + 0.9::float8 * (0.6 + 0.4::float8 * p.length / w.length))) as words
        from posted p cross join whole w group by passage_id
    ), best as materialized (
        (select passage_id, null::float8 as meaning, row_number() over (order by words desc, passage_id) as rank
         from worded order by words desc, passage_id limit %(most)s)
        {nearest}
    ), chosen as materialized (
        select passage_id as id, max(meaning) as meaning from (
            select passage_id, meaning from best
            union all
            select n.id, null from (
                select stream, place from passages
                where user_id = %(user)s and id = any(array(select passage_id from best where rank <= %(spreading)s))
            ) p join passages n on n.user_id = %(user)s and n.stream = p.stream
                and n.place between p.place - %(beside)s and p.place + %(beside)s
        ) each group by passage_id
    ), scored as (
        select id, max(words) as words, max(meaning) as meaning from (
            select id, null::float8 as words, meaning, true as chosen from chosen
            union all
            select passage_id, null, {closeness}, true from meanings m
            where user_id = %(user)s and passage_id = any(array(select id from chosen where meaning is null))
            union all
            select passage_id, words, null, false from worded
        ) each group by id having bool_or(chosen)
    )
    select p.*, coalesce(s.words, 0) as words, s.meaning
    from scored s cross join lateral (
        select id, stream, place, at, length, asks, text from passages p
        where user_id = %(user)s and id = s.id {wanted} offset 0
    ) p
"""
"""BM25 with k1 0.9 and b 0.4 (Robertson and Zaragoza 2009), nearest neighbours by cosine, and what stands beside.

One plan serves users of all sizes: what is known of a passage is put together by grouping, which no plan does row by
row, and many are fetched by one array each.
"""
NEAREST: LiteralString = """
    union all
    (select passage_id, 1 - distance, row_number() over (order by distance, passage_id) from (
        select passage_id, vector <=> %({name})s::halfvec as distance from meanings
        where user_id = %(user)s and model = %({name}_model)s {among} order by distance limit %(most)s) nearest)
"""
THERE: LiteralString = """
    there as materialized (select id from passages p where user_id = %(user)s and {condition}),
"""
CONDITION: LiteralString = """
    (%(since)s::timestamptz is null or p.at >= %(since)s) and (%(until)s::timestamptz is null or p.at < %(until)s)
    and (%(kinds)s::text[] is null or p.kind = any(%(kinds)s)) and p.row_id <> all(%(without)s)
"""
NAMES: tuple[LiteralString, ...] = ("first", "second")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which passages count: those of these kinds, from an instant on, before another, and not of these rows."""

    kinds: tuple[str, ...] = ()
    since: datetime | None = None
    until: datetime | None = None
    without: tuple[str, ...] = ()


EVERYTHING = Wanted()


async def candidates(
    scope: Scope, query: str, vectors: Vectors, wanted: Wanted = EVERYTHING
) -> list[Candidate]:
    """Passages that may hold what is asked for, in no order: some hundreds at most."""
    named = list(zip(NAMES, vectors.items(), strict=False))
    values: Json = {
        "user": scope.user_id, "query": query, "most": CANDIDATES, "spreading": SPREADING, "beside": BESIDE,
        "kinds": list(wanted.kinds) or None, "since": wanted.since, "until": wanted.until,
        "without": list(wanted.without),
    }  # fmt: skip
    for name, (model, vector) in named:
        values |= {name: written(vector), f"{name}_model": model}
    narrow = (
        wanted != EVERYTHING or scope.by_model
    )  # what is kept from models takes nobody's place before one
    rows = await scope.rows(statement(len(named), narrow=narrow), values)
    return [Candidate(**row) for row in rows]


def statement(models: int, *, narrow: bool) -> LiteralString:
    """The query for so many models; `narrow` where not all passages count."""
    among: LiteralString = "and passage_id in (select id from there)" if narrow else ""
    nearest: LiteralString = ""
    closeness: LiteralString = "null::float8"
    for name in NAMES[:models]:
        nearest += NEAREST.replace("{name}", name).replace("{among}", among)
        one: LiteralString = (
            f"when m.model = %({name}_model)s then 1 - (m.vector <=> %({name})s::halfvec) else"
        )
        closeness = f"case {one} {closeness} end"
    there: LiteralString = THERE.replace("{condition}", CONDITION) if narrow else ""
    return (
        POSSIBLE.replace("{there}", there)
        .replace("{among}", among)
        .replace("{nearest}", nearest)
        .replace("{closeness}", closeness)
        .replace("{wanted}", "and " + CONDITION if narrow else "")
    )


def written(vector: Sequence[float]) -> str:
    """A vector as Postgres reads it."""
    return "[" + ("%.6g," * len(vector))[:-1] % tuple(vector) + "]"


SOURCE: LiteralString = """
    select p.id as passage, p.kind, p.row_id as id, t.ref, coalesce(t.title, '') as title, p.text, p.who, p.at,
           t.thread, coalesce(t.source, '') as source, t.external_id,
           exists (select from outside o where o.user_id = p.user_id and o.row_id = p.row_id and o.noun = t.noun)
           as outside
    from passages p left join lateral (
        select 'PL' || number, name, null, '', null, 'pillars' from pillars
        where p.kind = 'pillar' and id = p.row_id::uuid
        union all
        select 'A' || number, name, null, '', null, 'areas' from areas where p.kind = 'area' and id = p.row_id::uuid
        union all
        select 'P' || number, name, null, '', null, 'projects' from projects
        where p.kind = 'project' and id = p.row_id::uuid
        union all
        select 'T' || number, title, null, '', null, 'tasks' from tasks where p.kind = 'task' and id = p.row_id::uuid
        union all
        select 'J' || number, title, null, '', null, 'journal_entries' from journal_entries
        where p.kind = 'journal' and id = p.row_id::uuid
        union all
        select 'M' || number, '', null, source_kind, null, 'memories' from memories
        where p.kind = 'memory' and id = p.row_id::uuid
        union all
        select null, session, null, source, external_id, 'notes' from notes
        where p.kind = 'note' and id = p.row_id::uuid
        union all
        select null, h.title, h.slug, '', null, 'messages' from messages m join threads h on h.id = m.thread_id
        where p.kind = 'message' and m.user_id = p.user_id and m.id = p.row_id
    ) t(ref, title, thread, source, external_id, noun) on true
    where p.user_id = %(user)s and p.id = any(%(ids)s)
"""


async def holds(scope: Scope, wanted: Wanted) -> bool:
    """Whether there is any such passage."""
    return await scope.row(
        f"select 1 from passages p where user_id = %(user)s and {CONDITION} limit 1",
        {
            "user": scope.user_id, "kinds": list(wanted.kinds) or None, "since": wanted.since, "until": wanted.until,
            "without": list(wanted.without),
        },
    ) is not None  # fmt: skip


async def sources(scope: Scope, ids: Sequence[int]) -> dict[int, Source]:
    """Where these passages stand, by their ids; what has gone meanwhile is left out."""
    rows = await scope.rows(SOURCE, {"user": scope.user_id, "ids": list(ids)})
    return {row["passage"]: Source(**row) for row in rows}


UNREAD: LiteralString = """
    from passages p left join meanings m on m.user_id = p.user_id and m.passage_id = p.id
    where p.user_id = %(user)s
    and (m.model is null or m.model is distinct from case when p.private then %(local)s else %(model)s end)
"""


async def unread(
    scope: Scope, model: str, local: str, limit: int, *, fresh: bool = False, private: bool = True
) -> list[Unread]:
    """Passages that the wanted model has not read: new ones first, then those that another one has read.

    Private ones are read by `local` alone, and left out where `private` is False. `fresh`: only what no model has read.
    """
    rows = await scope.rows(
        f"select p.id, p.who, p.text, p.private {UNREAD} and (m.model is null or not %(fresh)s) "
        "and (%(private)s or not p.private) order by m.model is not null, p.id desc limit %(limit)s",
        {
            "user": scope.user_id,
            "model": model,
            "local": local,
            "limit": limit,
            "fresh": fresh,
            "private": private,
        },
    )
    return [Unread(**row) for row in rows]


async def count_unread(scope: Scope, model: str, local: str) -> int:
    """How many passages are still to be read."""
    row = await scope.row(
        f"select count(*) as number {UNREAD}", {"user": scope.user_id, "model": model, "local": local}
    )
    return int(row["number"]) if row else 0


async def keep(scope: Scope, model: str, meanings: dict[int, Sequence[float]]) -> None:
    """Keep what these passages mean; one that has gone meanwhile is left out."""
    await scope.run(
        """
        insert into meanings (user_id, passage_id, model, vector)
        select %(user)s, p.id, %(model)s, v.vector::halfvec
        from unnest(%(ids)s::bigint[], %(vectors)s::text[]) as v(id, vector)
        join passages p on p.user_id = %(user)s and p.id = v.id
        on conflict (user_id, passage_id) do update set model = excluded.model, vector = excluded.vector
        """,
        {
            "user": scope.user_id,
            "model": model,
            "ids": list(meanings),
            "vectors": [written(each) for each in meanings.values()],
        },
    )
