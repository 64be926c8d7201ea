"""What Aurum says first: what was due, on which ways it went, whether it arrived, and what was answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, LiteralString
from uuid import UUID

from memory.errors import NotFound
from memory.records import Json
from memory.said import Kind, Said, from_json
from memory.scope import Scope

State = Literal["due", "held", "sent", "answered", "failed", "unsure", "dropped"]
Way = Literal["telegram", "slack", "web"]
SendingState = Literal["claimed", "waiting", "sent", "failed", "unsure"]


@dataclass(frozen=True, slots=True)
class Sending:
    """A way on which a delivery was tried. `external` is the channel's own id of the message."""

    channel: Way
    state: SendingState
    tries: int
    at: datetime
    external: str | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Delivery:
    """Something that was to be said first. (`kind`, `key`) makes it one; `reason` says why it did not go out as usual.

    `bundle_id` is the delivery in whose message it went. A held one is looked at again at `send_at`.
    """

    id: UUID
    kind: Kind
    key: str
    due_at: datetime
    state: State
    reason: str
    said: Said
    message_id: str | None
    bundle_id: UUID | None
    send_at: datetime | None
    made_at: datetime
    sent_at: datetime | None
    answered_at: datetime | None
    answer: str | None
    sendings: tuple[Sending, ...] = ()


COLUMNS: LiteralString = """
    d.id, d.kind, d.key, d.due_at, d.state, d.reason, d.said, d.message_id, d.bundle_id, d.send_at, d.made_at,
    d.sent_at, d.answered_at, d.answer, (
        select coalesce(jsonb_agg(jsonb_build_object(
            'channel', s.channel, 'state', s.state, 'tries', s.tries, 'at', s.at, 'external', s.external,
            'error', s.error) order by s.at, s.id), '[]')
        from sendings s where s.user_id = d.user_id and s.delivery_id = coalesce(d.bundle_id, d.id)) as sendings
"""


async def delivery(scope: Scope, delivery_id: UUID) -> Delivery:
    """The delivery of that id, with its sendings. Raises NotFound."""
    row = await scope.row(
        f"select {COLUMNS} from deliveries d where d.user_id = %s and d.id = %s", [scope.user_id, delivery_id]
    )
    if row is None:
        raise NotFound("There is no such delivery.")
    return to_delivery(row)


async def by_external(scope: Scope, channel: str, external: str) -> Delivery | None:
    """What was said in the message that a channel knows by this id; None where that was none of ours."""
    row = await scope.row(
        f"""
        select {COLUMNS} from deliveries d where d.user_id = %(user)s and d.id = (
            select s.delivery_id from sendings s
            where s.user_id = %(user)s and s.channel = %(channel)s and s.external = %(external)s limit 1)
        """,
        {"user": scope.user_id, "channel": channel, "external": external},
    )
    return to_delivery(row) if row else None


async def answered(scope: Scope, delivery_id: UUID, answer: str) -> None:
    """It was answered, by a button or in words: the last answer counts. What was never sent is not answered."""
    await scope.run(
        """
        update deliveries set state = 'answered', answered_at = %s, answer = left(%s, 500)
        where user_id = %s and id = %s and state in ('due', 'sent', 'answered', 'failed', 'unsure')
        """,
        [scope.now, answer, scope.user_id, delivery_id],
    )
    scope.emit({"type": "changed", "nouns": ["deliveries"], "operation": str(scope.operation)})


def to_delivery(row: Json) -> Delivery:
    sendings: Sequence[Json] = row["sendings"]
    return Delivery(
        **{
            **row,
            "said": from_json(row["said"]),
            "sendings": tuple(
                Sending(**{**each, "at": datetime.fromisoformat(each["at"])}) for each in sendings
            ),
        }
    )
