"""The ways on which a delivery was tried: claimed before anything is sent, so that nobody else sends it too."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from memory import deliveries
from memory.deliveries import COLUMNS, Delivery, SendingState, State, Way
from memory.scope import Scope

CLAIM_LASTS = timedelta(seconds=45)
"""Who claimed a way and has not said what became of it by then was killed. Longer than anything takes to send."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A way as it is after somebody wanted it. `mine`: it was taken now, and is to be sent."""

    mine: bool
    state: SendingState
    tries: int
    at: datetime
    error: str | None = None


async def outgoing(scope: Scope, delivery_id: UUID) -> list[Delivery]:
    """The delivery, and those that go in its message, in order; nothing where there is none any more."""
    rows = await scope.rows(
        f"""
        select {COLUMNS} from deliveries d where d.user_id = %(user)s and %(id)s in (d.id, d.bundle_id)
        order by d.bundle_id nulls first, d.due_at, d.id
        """,
        {"user": scope.user_id, "id": delivery_id},
    )
    return [deliveries.to_delivery(row) for row in rows]


async def claim(scope: Scope, delivery_id: UUID, channel: Way, identity_id: UUID | None) -> Claim:
    """Take a way for a delivery where nobody has it: a new one, or one that waits to be tried again."""
    row = await scope.row(
        """
        insert into sendings as s (user_id, delivery_id, identity_id, channel, state, at)
        values (%(user)s, %(delivery)s, %(identity)s, %(channel)s, 'claimed', %(now)s)
        on conflict (user_id, delivery_id, channel) do update
        set state = 'claimed', tries = s.tries + 1, at = %(now)s, error = null, identity_id = %(identity)s
        where s.state = 'waiting'
        returning state, tries, at, error
        """,
        {
            "user": scope.user_id,
            "delivery": delivery_id,
            "identity": identity_id,
            "channel": channel,
            "now": scope.now,
        },
    )
    if row:
        return Claim(True, **row)
    known = await scope.row(
        "select state, tries, at, error from sendings where user_id = %s and delivery_id = %s and channel = %s",
        [scope.user_id, delivery_id, channel],
    )
    assert known is not None
    return Claim(False, **known)


async def release(scope: Scope, delivery_id: UUID, channel: Way, at: datetime) -> None:
    """What was claimed then, and surely not sent, may be tried again."""
    await scope.run(
        "update sendings set state = 'waiting' "
        "where user_id = %s and delivery_id = %s and channel = %s and state = 'claimed' and at = %s",
        [scope.user_id, delivery_id, channel, at],
    )


async def close(
    scope: Scope,
    delivery_id: UUID,
    channel: Way,
    state: SendingState,
    *,
    external: str | None = None,
    parts: Sequence[str] = (),
    error: str = "",
) -> None:
    """What became of a way that was claimed. `external` is the channel's id of the message, or of its last part, and
    `parts` are those of the parts before it."""
    await scope.run(
        """
        update sendings set state = %s, external = coalesce(%s, external), parts = %s,
               error = nullif(left(%s, 500), ''), at = %s
        where user_id = %s and delivery_id = %s and channel = %s
        """,
        [state, external, list(parts), error, scope.now, scope.user_id, delivery_id, channel],
    )


async def unsure(scope: Scope, delivery_id: UUID) -> bool:
    """Whether there is a way on which nobody knows whether it arrived."""
    row = await scope.row(
        "select 1 from sendings where user_id = %s and delivery_id = %s and state = 'unsure' limit 1",
        [scope.user_id, delivery_id],
    )
    return row is not None


async def settle(scope: Scope, delivery_id: UUID, state: State, reason: str = "") -> None:
    """What became of a delivery and of all that went in its message. What was answered meanwhile stays so."""
    await scope.run(
        """
        update deliveries set state = case when state = 'answered' then state else %(state)s end, reason = %(reason)s,
               sent_at = case when %(state)s = 'sent' then %(now)s else sent_at end
        where user_id = %(user)s and %(id)s in (id, bundle_id)
        """,
        {"state": state, "reason": reason, "now": scope.now, "user": scope.user_id, "id": delivery_id},
    )
    scope.emit({"type": "changed", "nouns": ["deliveries"], "operation": str(scope.operation)})


async def again(scope: Scope, delivery_id: UUID) -> None:
    """Let it be tried anew on every way on which it failed, or on which nobody knows."""
    await scope.run(
        "update sendings set state = 'waiting', tries = 0 "
        "where user_id = %s and delivery_id = %s and state in ('failed', 'unsure')",
        [scope.user_id, delivery_id],
    )
    await scope.run(
        "update deliveries set state = 'due', reason = '' where user_id = %s and %s in (id, bundle_id) "
        "and state in ('failed', 'unsure')",
        [scope.user_id, delivery_id],
    )
    await scope.defer("send", key=str(delivery_id), payload={"delivery": str(delivery_id)})
