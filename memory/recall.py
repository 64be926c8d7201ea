"""Recall: passages that may hold what is asked for, by their words and by their meaning, and what stands beside them.

Exact: all passages of the one user are compared, none of anybody else's are looked at (docs/recall.md).
"""

import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, LiteralString, NamedTuple, cast

from psycopg import adapters
from psycopg.adapt import Dumper
from psycopg.pq import Format
from psycopg.rows import tuple_row

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


class Candidate(NamedTuple):
    """A passage that may hold what is asked for, of which there are a hundred for a question.

    `kind` and `row_id` say what it is a part of, `stream` and `place` where it stands; `length` counts its words that
    matter. `words` is its BM25 score, from 0; `meaning` its cosine with what is asked by the model that has read it,
    -1 to 1, or None where none has.
    """

    id: int
    kind: str
    row_id: str
    stream: str
    place: int
    at: datetime
    who: str
    text: str
    length: int
    asks: bool
    words: float
    meaning: float | None


Row = tuple[Any, ...]
KIND, WORDS, MEANING = (Candidate._fields.index(name) for name in ("kind", "words", "meaning"))


@dataclass(frozen=True, slots=True)
class Source:
    """What a passage is a part of. `ref` and `title` name the thing; `thread` opens the conversation of a message.

    `external_id` is a note's name where it came from. `outside`: somebody else's words are in it.
    """

    ref: str | None
    title: str
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


class Half(list[float]):
    """A vector that travels as pgvector keeps it: as text it takes longer to write and to read than to compare."""


class HalfDumper(Dumper):
    """To `halfvec_recv`: how many numbers, nothing, the numbers; the most significant byte first."""

    format = Format.BINARY

    def dump(self, obj: Half) -> bytes:
        return struct.pack(f"!HH{len(obj)}e", len(obj), 0, *obj)


adapters.register_dumper(Half, HalfDumper)

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
    ), told as materialized (
        select passage_id, row_number() over () as rank
        from (select passage_id from worded order by words desc, passage_id limit %(most)s) best
    ){nearest}, best as materialized (
        select passage_id, rank, null::float8 as meaning from told {nearests}
    ), chosen as materialized (
        select passage_id as id from best
        union
        select n.id from passages p join passages n on n.user_id = %(user)s and n.stream = p.stream
            and n.place between p.place - %(beside)s and p.place + %(beside)s
        where p.user_id = %(user)s and p.id = any(array(select passage_id from best where rank <= %(spreading)s))
    )
    select id, kind, row_id, stream, place, at, who, text, length, asks, null::float8 as words, null::float8 as meaning
    from passages p where user_id = %(user)s and id = any(array(select id from chosen)) {wanted}
    union all
    select passage_id, null, null, null, null, null, null, null, null, null, words, null
    from worded where passage_id in (select id from chosen)
    {meant}
"""
"""BM25 with k1 0.9 and b 0.4 (Robertson and Zaragoza 2009), nearest neighbours by cosine, and what stands beside.

One plan serves users of all sizes: no table is joined to what was chosen. Each is asked once for an array of ids, and
what is known of a passage comes in as many rows as it is known from.
"""
NEAREST: LiteralString = """, {name} as materialized (
        select passage_id, row_number() over () as rank, 1 - distance as meaning from (
            select passage_id, vector <=> %({name})s::halfvec as distance from meanings
            where user_id = %(user)s and model = %({name}_model)s {among}
            order by distance, passage_id limit %(most)s) best
    )"""
MEANT: LiteralString = """
    union all
    select passage_id, null, null, null, null, null, null, null, null, null, null, meaning
    from best where meaning is not null
    union all
    select passage_id, null, null, null, null, null, null, null, null, null, null, {closeness}
    from meanings m where user_id = %(user)s
    and passage_id = any(array(select id from chosen except select passage_id from best where meaning is not null))
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
        values |= {name: Half(vector), f"{name}_model": model}
    narrow = (
        wanted != EVERYTHING or scope.by_model
    )  # what is kept from models takes nobody's place before one
    sent = await scope.connection.execute(statement(len(named), narrow=narrow), values, binary=True)
    sent.row_factory = tuple_row  # type: ignore[assignment]  # hundreds of rows that are soon something else
    return together(cast("list[Row]", await sent.fetchall()))


@cache
def statement(models: int, *, narrow: bool) -> LiteralString:
    """The query for so many models; `narrow` where not all passages count."""
    among: LiteralString = "and passage_id in (select id from there)" if narrow else ""
    nearest: LiteralString = ""
    nearests: LiteralString = ""
    closeness: LiteralString = "null::float8"
    for name in NAMES[:models]:
        nearest += NEAREST.replace("{name}", name)
        nearests += f"union all select passage_id, rank, meaning from {name} "
        one: LiteralString = (
            f"when m.model = %({name}_model)s then 1 - (m.vector <=> %({name})s::halfvec) else"
        )
        closeness = f"case {one} {closeness} end"
    there: LiteralString = THERE.replace("{condition}", CONDITION) if narrow else ""
    return (
        POSSIBLE.replace("{there}", there)
        .replace("{nearest}", nearest)
        .replace("{nearests}", nearests)
        .replace("{among}", among)
        .replace("{meant}", MEANT.replace("{closeness}", closeness) if models else "")
        .replace("{wanted}", "and " + CONDITION if narrow else "")
    )


def together(rows: Iterable[Row]) -> list[Candidate]:
    """One candidate of all that is known of it."""
    words: dict[int, float] = {}
    meant: dict[int, float] = {}
    passages = []
    for row in rows:
        if row[KIND] is not None:
            passages.append(row)
        elif row[WORDS] is not None:
            words[row[0]] = row[WORDS]
        else:
            meant[row[0]] = row[MEANING]
    return [Candidate._make((*row[:WORDS], words.get(row[0], 0.0), meant.get(row[0]))) for row in passages]


def written(vector: Sequence[float]) -> str:
    """A vector as Postgres reads it."""
    return "[" + ("%.6g," * len(vector))[:-1] % tuple(vector) + "]"


SOURCES: dict[str, LiteralString] = {
    "pillar": "select 'PL' || number, name, null, '', null, 'pillars', id::text from pillars",
    "area": "select 'A' || number, name, null, '', null, 'areas', id::text from areas",
    "project": "select 'P' || number, name, null, '', null, 'projects', id::text from projects",
    "task": "select 'T' || number, title, null, '', null, 'tasks', id::text from tasks",
    "journal": "select 'J' || number, title, null, '', null, 'journal_entries', id::text from journal_entries",
    "memory": "select 'M' || number, '', null, source_kind, null, 'memories', id::text from memories",
    "note": "select null, session, null, source, external_id, 'notes', id::text from notes",
    "message": "select null, title, slug, '', null, 'messages', id from (select m.user_id, m.id, h.title, h.slug "
               "from messages m join threads h on h.user_id = m.user_id and h.id = m.thread_id) m",
}  # fmt: skip
"""What the things of each kind are called, and where they come from."""


async def holds(scope: Scope, wanted: Wanted) -> bool:
    """Whether there is any such passage."""
    return await scope.row(
        f"select 1 from passages p where user_id = %(user)s and {CONDITION} limit 1",
        {
            "user": scope.user_id, "kinds": list(wanted.kinds) or None, "since": wanted.since, "until": wanted.until,
            "without": list(wanted.without),
        },
    ) is not None  # fmt: skip


async def sources(scope: Scope, passages: Iterable[Candidate]) -> dict[tuple[str, str], Source]:
    """What these passages are parts of, by its kind and its id; what has gone meanwhile is left out."""
    ids: dict[str, list[str]] = {}
    for each in passages:
        ids.setdefault(each.kind, []).append(each.row_id)
    kinds = sorted(ids)
    rows = await scope.rows(where_they_stand(tuple(kinds)), {"user": scope.user_id, **ids}) if kinds else []
    return {(row.pop("kind"), row.pop("id")): Source(**row) for row in rows}


@cache
def where_they_stand(kinds: tuple[str, ...]) -> LiteralString:
    """The query for the sources of these kinds: it looks into no other table."""
    every: LiteralString = " union all ".join(
        f"select '{kind}' as kind, t.* from ({SOURCES[kind]} where user_id = %(user)s "
        f"and id = any(%({kind})s::{'text' if kind == 'message' else 'uuid'}[])) t(ref, title, thread, source, "
        "external_id, noun, id)"
        for kind in SOURCES
        if kind in kinds
    )
    return f"""
        select kind, id, ref, coalesce(title, '') as title, thread, coalesce(source, '') as source, external_id,
               exists (select from outside o where o.user_id = %(user)s and o.row_id = t.id and o.noun = t.noun)
               as outside
        from ({every}) t
    """


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
