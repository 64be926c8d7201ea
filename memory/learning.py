"""Up to where Aurum has read what its user said and wrote, to learn of them; and whether it may."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, TypeAlias

from memory.scope import Scope

Learning: TypeAlias = Literal["ask", "auto", "off"]
"""What becomes of what is learned: it is proposed, it is remembered, nothing is learned."""

LATER = timedelta(minutes=1)
"""So long after something was said it is read: what belongs together is read together."""
BATCH = 50
"""Messages, and entries, that are read at a time."""


@dataclass(frozen=True, slots=True)
class Text:
    """Something that the user said (a message's id) or wrote (an entry's), in their own words, and when."""

    kind: Literal["said", "journal"]
    id: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Unread:
    """What was not read yet. `since` and `through` are the marks before and behind it: of messages, and of entries.

    `more` says that others wait behind them.
    """

    learning: Learning
    texts: tuple[Text, ...]
    since: tuple[int, int]
    through: tuple[int, int]
    more: bool


async def settle(scope: Scope) -> None:
    """Have what was said and written read in a while, where the user lets Aurum learn. Nobody waits for it."""
    await scope.defer_where(
        "learn",
        "",
        {},
        "coalesce((select learning from memory_settings where user_id = %(user)s), 'ask') <> 'off'",
        {},
        run_at=scope.now + LATER,
    )


async def learning(scope: Scope) -> Learning:
    """Whether Aurum may learn by itself."""
    row = await scope.row("select learning from memory_settings where user_id = %s", [scope.user_id])
    return row["learning"] if row else "ask"


async def set_learning(scope: Scope, learning: Learning) -> None:
    """Let Aurum learn, or not: what is said meanwhile is not read afterwards either."""
    await scope.run(
        """
        insert into memory_settings as s (user_id, learning) values (%(user)s, %(learning)s)
        on conflict (user_id) do update set learning = excluded.learning,
            messages_read = case when s.learning <> 'off' then s.messages_read
                else (select coalesce(max(seq), 0) from messages where user_id = %(user)s) end,
            entries_read = case when s.learning <> 'off' then s.entries_read
                else (select coalesce(max(number), 0) from journal_entries where user_id = %(user)s) end
        """,
        {"user": scope.user_id, "learning": learning},
    )


async def unread(scope: Scope) -> Unread:
    """The next of the user's own messages whose runs have ended, and of the entries that a model may read.

    What others' words are in, and what is withheld, is passed over.
    """
    known = await scope.row(
        "select learning, messages_read, entries_read from memory_settings where user_id = %s",
        [scope.user_id],
    )
    mode: Learning = known["learning"] if known else "ask"
    since = (known["messages_read"], known["entries_read"]) if known else (0, 0)
    said = await scope.rows(
        """
        select m.id, m.seq, m.content as text, m.created_at as at, (m.withheld or m.extra ? 'answers' or exists (
                   select from outside o where o.user_id = m.user_id and o.noun = 'messages' and o.row_id = m.id
               )) as passed, r.ended_at is null and r.id is not null as open
        from messages m left join runs r on r.user_id = m.user_id and r.id = m.run_id
        where m.user_id = %s and m.role = 'user' and m.seq > %s order by m.seq limit %s
        """,
        [scope.user_id, since[0], BATCH + 1],
    )
    over = next((place for place, row in enumerate(said) if row["open"]), len(said))
    heard = said[: min(over, BATCH)]
    written = await scope.rows(
        """
        select e.id, e.number as seq, concat_ws(E'\\n', e.text, journal_answers(e.answers)) as text, e.created_at as at,
                (e.tier <> 'full' or e.deleted_at is not null or exists (
                   select from outside o
                   where o.user_id = e.user_id and o.noun = 'journal_entries' and o.row_id = e.id::text
               )) as passed
        from journal_entries e where e.user_id = %s and e.number > %s order by e.number limit %s
        """,
        [scope.user_id, since[1], BATCH + 1],
    )
    read = written[:BATCH]
    texts = [
        *(Text("said", row["id"], row["text"], row["at"]) for row in heard if not row["passed"]),
        *(Text("journal", str(row["id"]), row["text"], row["at"]) for row in read if not row["passed"]),
    ]
    through = (heard[-1]["seq"] if heard else since[0], read[-1]["seq"] if read else since[1])
    more = len(written) > BATCH or (len(heard) == BATCH and over > BATCH)
    return Unread(mode, tuple(sorted(texts, key=lambda each: each.at)), since, through, more)


async def advance(scope: Scope, read: Unread) -> bool:
    """It is read from now on; False where somebody else has read it meanwhile, or may not any more."""
    await scope.run(
        "insert into memory_settings (user_id) values (%s) on conflict do nothing", [scope.user_id]
    )
    row = await scope.row(
        """
        update memory_settings set messages_read = %s, entries_read = %s
        where user_id = %s and messages_read = %s and entries_read = %s and learning = %s returning user_id
        """,
        [*read.through, scope.user_id, *read.since, read.learning],
    )
    return row is not None


async def still_there(scope: Scope, texts: tuple[Text, ...]) -> frozenset[str]:
    """Which of these a model may still read: meanwhile something may have been withheld or deleted."""
    rows = await scope.rows(
        """
        select id from messages where user_id = %(user)s and id = any(%(ids)s) and not withheld
        union all
        select id::text from journal_entries
        where user_id = %(user)s and id::text = any(%(ids)s) and tier = 'full' and deleted_at is null
        """,
        {"user": scope.user_id, "ids": [each.id for each in texts]},
    )
    return frozenset(row["id"] for row in rows)
