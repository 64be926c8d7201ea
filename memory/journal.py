"""The journal: its entries, and what a reader may know of them.

A model knows all of `full` entries, the signals of `signals` ones, and of others not even that they are there.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import LiteralString
from uuid import UUID

from memory.errors import Invalid
from memory.names import uuid_in
from memory.records import Answer, Entry, Feeling, Json, Mood, Page, Thing, Tier
from memory.rows import NO_CURSOR, jsonb, page
from memory.scope import Scope
from memory.search import QUERY, parts

READ = 200
"""Words that are read in a minute."""
FEELINGS: tuple[tuple[float, Feeling], ...] = (
    (0.6, "very_positive"), (0.2, "positive"), (-0.2, "neutral"), (-0.6, "negative"),
)  # fmt: skip
"""The least sentiment of each; what lies below all of them is very negative."""
UNSEEN: Json = {
    "title": "", "text": "", "template": None, "answers": [], "weather": "", "location": "", "private": True,
}  # fmt: skip
UNTOLD: Json = {"mood": "reflective", "energy": "moderate", "tags": [], "words": 0, "sentiment": None}

OPEN: LiteralString = "(e.tier = 'full' or not (select read_by_model()))"
NOTHING: dict[LiteralString, LiteralString] = {
    "title": "''", "text": "''", "template": "null", "answers": "'[]'", "weather": "''", "location": "''",
}  # fmt: skip
TEXTS: LiteralString = ", ".join(
    f"case when {OPEN} then e.{name} else {nothing} end as {name}" for name, nothing in NOTHING.items()
)
COLUMNS: LiteralString = f"""
    e.id, 'J' || e.number as ref, {TEXTS}, e.mood, e.energy, e.tags, e.day, e.created_at, e.updated_at, e.tier, e.words,
    e.sentiment, not {OPEN} as private, e.number
"""
"""Of an entry as `e`."""
SIGNALS: LiteralString = """
    s.id, 'J' || s.number as ref, '' as title, '' as text, null as template, '[]'::jsonb as answers, '' as weather,
    '' as location, s.mood, s.energy, s.tags, s.day, s.day::timestamptz as created_at, s.day::timestamptz as updated_at,
    s.tier, s.words, s.sentiment, true as private, s.number
"""
"""The same of what `journal_signals` gives as `s`, for a model: of an entry that it may not read."""
MODEL_ONLY: LiteralString = "(select read_by_model()) and s.tier = 'signals'"
FILTERS: LiteralString = """
    (%(mood)s::text is null or {0}.mood = %(mood)s) and (%(tag)s::text is null or lower(%(tag)s) = any(
        select lower(each) from unnest({0}.tags) each))
    and (%(cursor_day)s::date is null or ({0}.day, {0}.number) < (%(cursor_day)s, %(cursor_number)s))
"""
FOUND: LiteralString = f"""
    (select {COLUMNS} from journal_entries e
     where e.user_id = %(user)s and e.deleted_at is null and {FILTERS.replace("{0}", "e")}
     and (%(since)s::date is null or e.day >= %(since)s) and (%(until)s::date is null or e.day <= %(until)s)
     and (%(template)s::text is null or e.template = %(template)s)
     and (%(text)s = '' or exists (select from words w where w.user_id = e.user_id and w.kind = 'journal'
                                   and w.row_id = e.id::text and w.words @@ {QUERY}))
     order by e.day desc, e.number desc limit %(limit)s)
    union all
    (select {SIGNALS} from journal_signals(%(since)s, %(until)s) s
     where {MODEL_ONLY} and {FILTERS.replace("{0}", "s")} and %(template)s::text is null and %(text)s = ''
     order by s.day desc, s.number desc limit %(limit)s)
    order by day desc, number desc limit %(limit)s
"""
ON_DAYS: LiteralString = f"""
    select {COLUMNS} from journal_entries e
    where e.user_id = %(user)s and e.deleted_at is null and e.day = any(%(days)s)
    union all
    select {SIGNALS} from journal_signals(%(since)s, %(until)s) s where {MODEL_ONLY} and s.day = any(%(days)s)
    order by day desc, number desc
"""


@dataclass(frozen=True, slots=True)
class Known:
    """Enough of an entry to do something to it. The title is there for a reader who may know it."""

    id: UUID
    ref: str
    tier: Tier
    title: str
    day: date
    deleted_at: datetime | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries are asked for; None and the empty text ask for nothing in particular."""

    since: date | None = None
    until: date | None = None
    mood: Mood | None = None
    tag: str | None = None
    template: str | None = None
    words: str = ""


ALL = Wanted()


async def add(scope: Scope, new: Json) -> Entry:
    """A new entry of these fields: all that `fields_of` names."""
    row = await scope.row(f"select {COLUMNS} from journal_write(%s) e", [jsonb(new)])
    assert row is not None
    return to_entry(row)


async def change(scope: Scope, known: Known, new: Json) -> Entry | None:
    """Change these fields. None where there is no such entry, or none that this reader may change so.

    One that was kept from a model is not shown to it in the call that opens it: its user has yet to say so.
    """
    row = await scope.row(
        f"select {COLUMNS}, read_by_model() and %s <> 'full' as closed "
        "from journal_change(%s, %s, (select read_by_model())) e",
        [known.tier, known.id, jsonb({**new, "updated_at": scope.now})],
    )
    if row is None:
        return None
    return to_entry({**row, **UNSEEN} if row["closed"] else row)


async def weigh(scope: Scope, entry: Entry, sentiment: float) -> None:
    """Keep how a model says that an entry sounds, where it is still as it was then and still open to models."""
    await scope.run(
        "update journal_entries set sentiment = %s, sentiment_by = 'model' where id = %s and user_id = %s "
        "and tier = 'full' and deleted_at is null and text = %s and answers = %s",
        [
            round(sentiment, 2), entry.id, scope.user_id, entry.text,
            jsonb([{"prompt": each.prompt, "answer": each.answer} for each in entry.answers]),
        ],
    )  # fmt: skip


async def entries(
    scope: Scope, wanted: Wanted = ALL, *, cursor: str | None = None, limit: int = 10
) -> Page[Entry]:
    """The newest day first, on a day what was written last. Raises Invalid for a cursor that no page gave."""
    day, number = place_in(cursor)
    rows = await scope.rows(
        FOUND,
        {
            "user": scope.user_id, "limit": limit + 1, "cursor_day": day, "cursor_number": number,
            "since": wanted.since, "until": wanted.until, "mood": wanted.mood, "tag": wanted.tag,
            "template": wanted.template, **parts(wanted.words.strip()),
        },
    )  # fmt: skip
    found = page(rows, limit, to_entry)
    last = found.items[-1] if found.next else None
    return Page(found.items, f"{last.day}_{last.ref[1:]}" if last else None)


async def on_days(scope: Scope, days: Sequence[date]) -> list[Entry]:
    """The entries of these days, the newest day first."""
    rows = await scope.rows(
        ON_DAYS, {"user": scope.user_id, "days": list(days), "since": min(days), "until": max(days)}
    )
    return [to_entry(row) for row in rows]


async def kept(scope: Scope, wanted: Wanted = ALL) -> int:
    """How many entries of these days are kept from a model altogether; 0 where the user reads."""
    row = await scope.row(
        "select case when read_by_model() then journal_kept(%s, %s) else 0 end as count",
        [wanted.since, wanted.until],
    )
    return int(row["count"]) if row else 0


async def entry(scope: Scope, entry_id: UUID) -> Entry | None:
    """One entry; None where there is none that this reader may know of."""
    row = await scope.row(
        f"""
        select {COLUMNS} from journal_entries e
        where e.user_id = %(user)s and e.id = %(id)s and e.deleted_at is null
        union all
        select {SIGNALS} from journal_signals() s where {MODEL_ONLY} and s.id = %(id)s
        """,
        {"user": scope.user_id, "id": entry_id},
    )
    return to_entry(row) if row else None


async def named(scope: Scope, texts: Sequence[str], *, trash: bool = False) -> dict[str, Known]:
    """The entries that references and ids among `texts` name, each under its text."""
    ids, numbers = {text: uuid_in(text) for text in texts}, {text: number_in(text) for text in texts}
    if not any(ids.values()) and not any(numbers.values()):
        return {}
    rows = await scope.rows(
        "select * from journal_named(%s, %s, %s, (select read_by_model()))",
        [[each for each in ids.values() if each], [each for each in numbers.values() if each], trash],
    )
    by_id = {row["id"]: to_known(row) for row in rows}
    by_number = {row["number"]: to_known(row) for row in rows}
    found = {text: by_id.get(ids[text]) or by_number.get(numbers[text]) for text in texts}
    return {text: known for text, known in found.items() if known}


async def things(scope: Scope, ids: Sequence[UUID], *, trash: bool = False) -> list[Thing]:
    """These entries as the trash shows them, in their order."""
    found = await named(scope, [str(each) for each in ids], trash=trash)
    return [to_thing(found[str(each)]) for each in ids if str(each) in found]


async def bin_(scope: Scope, ids: Sequence[UUID], *, away: bool) -> None:
    """Into the trash, or back from it."""
    await scope.run("select journal_bin(%s, %s)", [list(ids), scope.now if away else None])


async def withhold(scope: Scope, messages: Sequence[str]) -> None:
    """Keep these messages from models and searches, with all that was answered to them."""
    await scope.run(
        """
        update messages set withheld = true where user_id = %(user)s and not withheld and (
            id = any(%(ids)s) or run_id in (
                select m.run_id from messages m where m.user_id = %(user)s and m.id = any(%(ids)s)))
        """,
        {"user": scope.user_id, "ids": list(messages)},
    )


def number_in(text: str) -> int | None:
    """12 for `J12`, `j12` or `#J12`."""
    found = re.fullmatch(r"#?J(\d{1,9})", text.strip(), re.IGNORECASE)
    return int(found[1]) if found else None


def place_in(cursor: str | None) -> tuple[date | None, int]:
    """Where the page before ended. Raises Invalid for a cursor that no page gave."""
    if cursor is None:
        return None, 0
    found = re.fullmatch(r"(\d{4}-\d\d-\d\d)_(\d{1,9})", cursor, re.ASCII)
    try:
        if found:
            return date.fromisoformat(found[1]), int(found[2])
    except ValueError:
        pass
    raise Invalid(NO_CURSOR)


def to_entry(row: Json) -> Entry:
    """The entry. Of one that is kept from its reader altogether there is its reference and its day."""
    values = {name: row[name] for name in Entry.__dataclass_fields__ if name not in ("minutes", "feeling")}
    hidden = row["private"] and row["tier"] == "never"
    known = {**values, **(UNTOLD if hidden else {})}
    return Entry(
        **{
            **known,
            "tags": tuple(known["tags"]),
            "answers": tuple(Answer(**each) for each in known["answers"]),
        },
        minutes=max(1, known["words"] // READ),
        feeling=feeling_of(known["sentiment"]),
    )


def feeling_of(sentiment: float | None) -> Feeling | None:
    """What a sentiment is called."""
    if sentiment is None:
        return None
    return next((name for least, name in FEELINGS if sentiment >= least), "very_negative")


def to_known(row: Json) -> Known:
    values = {name: row[name] for name in ("id", "tier", "title", "day", "deleted_at")}
    return Known(ref=f"J{row['number']}", **values)


def to_thing(known: Known) -> Thing:
    """An entry as the trash shows it."""
    return Thing(known.id, "journal", known.ref, known.title, (), 0.0, None, known.deleted_at)
