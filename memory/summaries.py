"""Summaries: what was said in a thread before the messages that a model reads, in few words."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from memory.conversations import MESSAGE, to_message
from memory.records import Json, Message
from memory.scope import Scope

ENOUGH = 19
"""Messages behind a summary; with more the next one is due. A model reads as many, so that nothing falls between."""
FRESH = 6
"""The newest messages, which wait for the next summary: what they ask is not answered yet."""
BATCH = 200
"""Messages that are read at a time."""
PATIENCE = timedelta(minutes=2)
"""Whoever writes a summary for this long has died."""


@dataclass(frozen=True, slots=True)
class Due:
    """What a thread's next summary is to be made of: the one there is, and the messages that follow it.

    `through` is the last of these, by its seq; `more` says that others wait behind them. Until `held` nobody else
    writes this summary.
    """

    thread_id: UUID
    text: str
    messages: tuple[Message, ...]
    through: int
    more: bool
    held: datetime


async def settle(scope: Scope, thread_id: UUID) -> None:
    """Have the thread summed up after the commit, where enough was said since the last time."""
    await scope.defer_where(
        "summarise",
        str(thread_id),
        {"thread": str(thread_id)},
        """
        (select count(*) from (
            select seq from messages where user_id = %(user)s and thread_id = %(thread)s and not withheld
            order by seq desc limit %(enough)s + 1
        ) newest where seq > coalesce(
            (select through from summaries where user_id = %(user)s and thread_id = %(thread)s), 0
        )) > %(enough)s
        """,
        {"thread": thread_id, "enough": ENOUGH},
        run_at=scope.now,  # nobody waits for it: with the next sweep, which takes one hand at most
    )


async def take(scope: Scope, thread_id: UUID) -> Due | None:
    """What there is to sum up, for this caller alone; None where it is not enough, or somebody is at it."""
    held = scope.now + PATIENCE
    known = await scope.row(
        """
        insert into summaries (user_id, thread_id, held_until)
        select user_id, id, %(held)s from threads where user_id = %(user)s and id = %(thread)s
        on conflict (user_id, thread_id) do update set held_until = excluded.held_until
        where summaries.held_until is null or summaries.held_until < %(now)s
        returning through, text
        """,
        {"user": scope.user_id, "thread": thread_id, "held": held, "now": scope.now},
    )
    if known is None:
        return None
    rows = await scope.rows(
        f"""
        select {MESSAGE}, seq, exists (
            select from runs r where r.user_id = m.user_id and r.id = m.run_id and r.ended_at is null
        ) as open
        from messages m where user_id = %s and thread_id = %s and seq > %s and not withheld
        order by seq limit %s
        """,
        [scope.user_id, thread_id, known["through"], BATCH + 1],
    )
    if (whole := ended(rows)) == 0:
        await leave(scope, thread_id, held)
        return None
    messages = tuple(to_message(row) for row in rows[:whole])
    return Due(thread_id, known["text"], messages, rows[whole - 1]["seq"], len(rows) > BATCH, held)


def ended(rows: list[Json]) -> int:
    """How many of a thread's messages, from the oldest on, can be summed up: whole turns without the FRESH newest.

    A turn that reaches into these goes along where it is the only one; of one that has not ended nothing does.
    """
    if len(rows) <= ENOUGH:
        return 0
    over = next((at for at, row in enumerate(rows) if row["open"]), len(rows))
    end = min(over, BATCH)
    ends = [at for at in range(1, end) if rows[at]["role"] == "user"] + [end]
    return max((at for at in ends if at <= len(rows) - FRESH), default=ends[0])


async def keep(scope: Scope, due: Due, text: str, made_by: str) -> None:
    """This is the thread's summary from now on, unless somebody else has taken to writing it meanwhile."""
    await scope.run(
        """
        update summaries set through = %s, text = %s, made_by = %s, written_at = %s, held_until = null
        where user_id = %s and thread_id = %s and held_until = %s
        """,
        [due.through, text, made_by, scope.now, scope.user_id, due.thread_id, due.held],
    )


async def leave(scope: Scope, thread_id: UUID, held: datetime) -> None:
    """The summary stays as it is, for whoever comes next."""
    await scope.run(
        "update summaries set held_until = null where user_id = %s and thread_id = %s and held_until = %s",
        [scope.user_id, thread_id, held],
    )
