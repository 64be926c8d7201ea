"""Memories: what is known of a user, from where, since when, and what it took the place of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, LiteralString, TypeAlias
from uuid import UUID

from memory.errors import NotFound
from memory.records import Json, MemoryKind, Page
from memory.rows import page
from memory.scope import Scope

MemoryState: TypeAlias = Literal["active", "proposed", "superseded", "rejected"]
SourceKind: TypeAlias = Literal["said", "journal", "user", "note"]

MOST = 5_000
"""Memories that a new one is compared with, the newest."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a memory comes from: a message (`thread` is its conversation), a journal entry (`ref`), or the user's own
    hand. `quote` is the words in which it was said, `at` the instant."""

    kind: SourceKind
    id: str | None
    thread: str | None
    ref: str | None
    at: datetime
    quote: str


@dataclass(frozen=True, slots=True)
class Memory:
    """Something known of the user, in their own words.

    `since` and `until` are the first and the last day on which it holds, None where that is not known. `replaces` and
    `replaced_by` are references: what it took the place of last, and what took its place.
    """

    id: UUID
    ref: str
    text: str
    kind: MemoryKind
    state: MemoryState
    since: date | None
    until: date | None
    learned_at: datetime
    source: Source
    replaces: str | None
    replaced_by: str | None


@dataclass(frozen=True, slots=True)
class NewMemory:
    """A memory to write, and where it comes from. `seq` is for nothing but the order of what is learned at once."""

    text: str
    kind: MemoryKind
    since: date | None = None
    until: date | None = None
    source_kind: SourceKind = "user"
    source_id: str | None = None
    source_at: datetime | None = None
    quote: str = ""


MEMORY: LiteralString = """
    select m.id, 'M' || m.number as ref, m.text, m.kind, m.state, m.since, m.until, m.learned_at, m.source_kind,
           m.source_id, h.slug as thread, 'J' || e.number as source_ref, m.source_at, m.quote,
           (select 'M' || o.number from memories o where o.user_id = m.user_id and o.replaced_by = m.id
            order by o.number desc limit 1) as replaces,
           (select 'M' || n.number from memories n where n.user_id = m.user_id and n.id = m.replaced_by) as replaced_by,
           m.number
    from memories m
    left join messages s on m.source_kind = 'said' and s.user_id = m.user_id and s.id = m.source_id
    left join threads h on h.user_id = s.user_id and h.id = s.thread_id
    left join journal_entries e on m.source_kind = 'journal' and e.user_id = m.user_id and e.id::text = m.source_id
    where m.user_id = %(user)s
"""


async def memories(
    scope: Scope,
    *,
    words: Sequence[str] = (),
    kind: MemoryKind | None = None,
    states: Sequence[MemoryState] = ("active",),
    before: int = 2**31 - 1,
    limit: int = 20,
) -> Page[Memory]:
    """The newest memories first: of these states, this kind, whose text holds the beginnings of all these words."""
    rows = await scope.rows(
        MEMORY
        + """
        and m.state = any(%(states)s) and (%(kind)s::text is null or m.kind = %(kind)s) and m.number < %(before)s
        and (select coalesce(bool_and(strpos(lower(m.text), word) > 0), true) from unnest(%(words)s::text[]) word)
        order by m.number desc limit %(limit)s
        """,
        {
            "user": scope.user_id, "states": list(states), "kind": kind, "before": before, "words": list(words),
            "limit": limit + 1,
        },
    )  # fmt: skip
    return page(rows, limit, to_memory)


async def compared(scope: Scope) -> list[Memory]:
    """All that a new memory is compared with: whatever its state, the newest first."""
    rows = await scope.rows(
        MEMORY + " order by m.number desc limit %(most)s", {"user": scope.user_id, "most": MOST}
    )
    return [to_memory(row) for row in rows]


async def hold(scope: Scope) -> None:
    """Nobody else adds to this user's memories or changes them until the transaction ends."""
    await scope.run(
        "select pg_advisory_xact_lock(hashtextextended('memories:' || %s::text, 0))", [scope.user_id]
    )


async def memory(scope: Scope, *, number: int | None = None, row_id: UUID | None = None) -> Memory | None:
    """The memory of this number or this id, whatever its state."""
    rows = await scope.rows(
        MEMORY + " and (m.number = %(number)s or m.id = %(id)s) limit 1",
        {"user": scope.user_id, "number": number, "id": row_id},
    )
    return to_memory(rows[0]) if rows else None


async def history(scope: Scope, memory_id: UUID) -> tuple[Memory, ...]:
    """What a memory took the place of, and what that did, newest first."""
    rows = await scope.rows(
        """
        with recursive before(id) as (
            select id from memories where user_id = %(user)s and replaced_by = %(id)s
            union select m.id from memories m join before b on m.replaced_by = b.id where m.user_id = %(user)s
        )
        """
        + MEMORY
        + " and m.id in (select id from before) order by m.number desc",
        {"user": scope.user_id, "id": memory_id},
    )
    return tuple(to_memory(row) for row in rows)


async def add(scope: Scope, new: NewMemory, state: MemoryState) -> Memory:
    """Write a memory."""
    row = await scope.row(
        """
        insert into memories (user_id, text, kind, state, since, until, learned_at, source_kind, source_id, source_at,
                              quote)
        values (%(user)s, %(text)s, %(kind)s, %(state)s, %(since)s, %(until)s, %(now)s, %(from)s, %(source)s, %(at)s,
                %(quote)s)
        returning number
        """,
        {
            "user": scope.user_id, "text": new.text, "kind": new.kind, "state": state, "since": new.since,
            "until": new.until, "now": scope.now, "from": new.source_kind, "source": new.source_id,
            "at": new.source_at or scope.now, "quote": new.quote[:1000],
        },
    )  # fmt: skip
    assert row is not None
    return await again(scope, row["number"])


async def change(
    scope: Scope, memory_id: UUID, *, kind: MemoryKind, since: date | None, until: date | None
) -> None:
    """Say of a memory what kind it is, and how long it holds."""
    await scope.run(
        "update memories set kind = %s, since = %s, until = %s where user_id = %s and id = %s",
        [kind, since, until, scope.user_id, memory_id],
    )


async def settle(scope: Scope, memory_id: UUID, state: MemoryState) -> None:
    """Accept or reject a memory; nothing takes its place any more."""
    await scope.run(
        "update memories set state = %s, replaced_by = null where user_id = %s and id = %s",
        [state, scope.user_id, memory_id],
    )


async def supersede(scope: Scope, old: Sequence[UUID], new: UUID, until: date | None) -> None:
    """The new memory takes the place of these, which held until that day where they did not end before."""
    await scope.run(
        """
        update memories set state = 'superseded', replaced_by = %s,
               until = case when until is null and (since is null or since <= %s) then %s else until end
        where user_id = %s and id = any(%s)
        """,
        [new, until, until, scope.user_id, list(old)],
    )


async def again(scope: Scope, number: int) -> Memory:
    """The memory as it is now."""
    found = await memory(scope, number=number)
    if found is None:
        raise NotFound("That memory is gone.")
    return found


async def from_outside(scope: Scope) -> bool:
    """Whether what is written here holds words that the user did not write."""
    row = await scope.row("select coalesce(current_setting('aurum.origin', true), '') = 'outside' as there")
    return bool(row and row["there"])


def to_memory(row: Json) -> Memory:
    source = Source(
        row["source_kind"], row["source_id"], row["thread"], row["source_ref"], row["source_at"], row["quote"]
    )
    return Memory(
        row["id"], row["ref"], row["text"], row["kind"], row["state"], row["since"], row["until"], row["learned_at"],
        source, row["replaces"], row["replaced_by"],
    )  # fmt: skip
