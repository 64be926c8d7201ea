"""What Aurum says first: what was due, on which ways it went, whether it arrived, and what was answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, LiteralString
from uuid import UUID

from memory.errors import NotFound
from memory.records import Json, Page
from memory.rows import cursor_moment, jsonb, page
from memory.said import Kind, Nudge, Said, from_json, to_json
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


WENT_STATES: tuple[State, ...] = ("due", "sent", "answered", "failed", "unsure")
WENT: LiteralString = "('due', 'sent', 'answered', 'failed', 'unsure')"
"""The states of what stands in the life thread."""
REST = "rest "
"""How the key begins of the message that says that Aurum goes quiet."""
SNOOZED = "Snoozed."

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
    """What was said in the message, or the part of one, that a channel knows by this id; None where that was none."""
    row = await scope.row(
        f"""
        select {COLUMNS} from deliveries d where d.user_id = %(user)s and d.id = (
            select s.delivery_id from sendings s
            where s.user_id = %(user)s and s.channel = %(channel)s and s.external = %(external)s
            union all select s.delivery_id from sendings s
            where s.user_id = %(user)s and s.channel = %(channel)s and s.parts <> '{{}}'
              and %(external)s = any(s.parts)
            limit 1)
        """,
        {"user": scope.user_id, "channel": channel, "external": external},
    )
    return to_delivery(row) if row else None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which deliveries: in this state, of these kinds, due since then and before; all where nothing is given."""

    state: State | None = None
    kinds: tuple[Kind, ...] = ()
    since: datetime | None = None
    until: datetime | None = None


async def deliveries(
    scope: Scope, wanted: Wanted, *, cursor: str | None = None, limit: int = 20
) -> Page[Delivery]:
    """What was due last comes first. Raises Invalid for a cursor that no page gave."""
    at, equal = cursor_moment(cursor)
    rows = await scope.rows(
        f"""
        select {COLUMNS}, moment || '_' || one as number from (
            select *, (extract(epoch from due_at) * 1000000)::bigint as moment, left(id::text, 13) collate "C" as one
            from deliveries where user_id = %(user)s
            and (%(state)s::text is null or state = %(state)s)
            and (cardinality(%(kinds)s::text[]) = 0 or kind = any(%(kinds)s))
            and (%(since)s::timestamptz is null or due_at >= %(since)s)
            and (%(until)s::timestamptz is null or due_at < %(until)s)
        ) d where (moment, one) < (%(at)s, %(equal)s) order by moment desc, one desc limit %(limit)s
        """,
        {
            "user": scope.user_id,
            "state": wanted.state,
            "kinds": list(wanted.kinds),
            "since": wanted.since,
            "until": wanted.until,
            "at": at,
            "equal": equal,
            "limit": limit + 1,
        },
    )
    return page(rows, limit, to_delivery)


async def hold(scope: Scope) -> None:
    """Until the transaction ends nobody else attends to this user, and what is not for models is not read."""
    await scope.run(
        "select pg_advisory_xact_lock(hashtextextended(%s, 0)), set_config('aurum.reader', 'model', true)",
        [f"attending to {scope.user_id}"],
    )


@dataclass(frozen=True, slots=True)
class Standing:
    """How much was said today, when something was said last that no minute asks for, and what is held.

    `unheard`: since when the user answered none of three evening check-ins in a row and was not heard otherwise;
    `rested`: they were told that Aurum goes quiet.
    """

    today: int
    said_at: datetime | None
    held: tuple[Delivery, ...]
    unheard: datetime | None
    rested: bool


async def standing(scope: Scope, day_start: datetime) -> Standing:
    """What was said and what is held, where the user's own day began at `day_start`."""
    asked = await scope.send(
        f"""
        with evenings as (
            select made_at, state from deliveries where user_id = %(user)s and kind = 'evening'
            and key not like %(rest)s and made_at < %(day)s and state in ('sent', 'answered', 'failed', 'unsure')
            order by made_at desc limit 3
        ), unheard as (
            select min(made_at) as since from evenings having count(*) = 3 and bool_and(state <> 'answered')
        )
        select
            (select count(*) from deliveries where user_id = %(user)s and bundle_id is null and state in {WENT}
             and made_at >= %(day)s) as today,
            (select max(made_at) from deliveries where user_id = %(user)s and bundle_id is null and state in {WENT}
             and kind in ('reminder', 'intent', 'insight')) as said_at,
            case when since is not null and not (
                exists (select from runs where user_id = %(user)s and started_at > since)
                or exists (select from inbox where user_id = %(user)s and received_at > since)
                or exists (select from deliveries where user_id = %(user)s and answered_at > since)
                or exists (select from operations where user_id = %(user)s and created_at > since and kind <> 'upkeep')
            ) then since end as unheard,
            exists (select from deliveries where user_id = %(user)s and kind = 'evening' and key like %(rest)s
                    and made_at >= since) as rested
        from (select (select since from unheard) as since) u
        """,
        {"user": scope.user_id, "day": day_start, "rest": f"{REST}%"},
    )
    held = await scope.send(
        f"""
        select {COLUMNS} from deliveries d where d.user_id = %s and d.state = 'held' order by d.due_at, d.id
        """,
        [scope.user_id],
    )
    row = await asked.fetchone()
    assert row is not None
    return Standing(**row, held=tuple(to_delivery(each) for each in await held.fetchall()))


async def unknown(scope: Scope, found: Sequence[Nudge]) -> list[Nudge]:
    """Those of which there is no delivery yet."""
    rows = await scope.rows(
        "select kind, key from deliveries where user_id = %s and (kind, key) in "
        "(select * from unnest(%s::text[], %s::text[]))",
        [scope.user_id, [each.kind for each in found], [each.key for each in found]],
    )
    known = {(row["kind"], row["key"]) for row in rows}
    return [each for each in found if (each.kind, each.key) not in known]


async def make(scope: Scope, delivery_id: UUID, nudge: Nudge) -> None:
    """Enter it: due, and said nowhere yet."""
    await scope.run(
        """
        insert into deliveries (id, user_id, kind, key, due_at, said, made_at) values (%s, %s, %s, %s, %s, %s, %s)
        """,
        [
            delivery_id, scope.user_id, nudge.kind, nudge.key, nudge.due_at, jsonb(to_json(nudge.said)), scope.now,
        ],
    )  # fmt: skip


async def keep(scope: Scope, delivery_id: UUID, until: datetime, reason: str) -> None:
    """Hold it until then."""
    await scope.run(
        "update deliveries set state = 'held', send_at = %s, reason = %s where user_id = %s and id = %s",
        [until, reason, scope.user_id, delivery_id],
    )


async def drop(scope: Scope, delivery_id: UUID, reason: str) -> None:
    """It is not said any more."""
    await scope.run(
        "update deliveries set state = 'dropped', send_at = null, reason = %s where user_id = %s and id = %s",
        [reason, scope.user_id, delivery_id],
    )


async def stand(scope: Scope, delivery_id: UUID, said: Said, message_id: str, bundle_id: UUID | None) -> None:
    """It stands in the life thread, in this message; `bundle_id` is the delivery whose message that is."""
    await scope.run(
        """
        update deliveries set state = 'due', reason = '', send_at = null, said = %s, message_id = %s, bundle_id = %s,
                              made_at = %s
        where user_id = %s and id = %s
        """,
        [jsonb(to_json(said)), message_id, bundle_id, scope.now, scope.user_id, delivery_id],
    )


async def last_said(scope: Scope) -> UUID | None:
    """What was said last, but that Aurum goes quiet; None where nothing was."""
    row = await scope.row(
        f"select id from deliveries where user_id = %s and state in {WENT} and key not like %s "
        "order by made_at desc, due_at desc, id limit 1",
        [scope.user_id, f"{REST}%"],
    )
    return row["id"] if row else None


async def hold_again(scope: Scope, delivery_id: UUID, nudge: Nudge) -> bool:
    """Hold it until it is due, or for longer; False where it was said already."""
    row = await scope.row(
        """
        insert into deliveries as d (id, user_id, kind, key, due_at, said, made_at, state, send_at, reason)
        values (%(id)s, %(user)s, %(kind)s, %(key)s, %(due)s, %(said)s, %(now)s, 'held', %(due)s, %(snoozed)s)
        on conflict (user_id, kind, key) do update set due_at = excluded.due_at, send_at = excluded.send_at
        where d.state = 'held' returning id
        """,
        {
            "id": delivery_id,
            "user": scope.user_id,
            "kind": nudge.kind,
            "key": nudge.key,
            "due": nudge.due_at,
            "said": jsonb(to_json(nudge.said)),
            "now": scope.now,
            "snoozed": SNOOZED,
        },
    )
    return row is not None


async def answered(scope: Scope, delivery_id: UUID, answer: str, act: str = "") -> None:
    """It was answered, by a button or in words: the last answer counts. What was never said is not answered.

    `act` is the button's that was pressed: where several deliveries went in one message, it is of one of them.
    """
    await scope.run(
        f"""
        update deliveries set state = 'answered', answered_at = %(now)s, answer = left(%(answer)s, 500)
        where user_id = %(user)s and state in {WENT} and id = coalesce((
            select id from deliveries where user_id = %(user)s and %(id)s in (id, bundle_id) and %(act)s <> ''
            and jsonb_path_exists(said, '$.rows[*][*] ? (@.act == $act)', jsonb_build_object('act', %(act)s::text))
            order by bundle_id nulls first limit 1), %(id)s)
        """,
        {"now": scope.now, "answer": answer, "user": scope.user_id, "id": delivery_id, "act": act},
    )
    scope.emit({"type": "changed", "nouns": ["deliveries"], "operation": str(scope.operation)})


def to_delivery(row: Json) -> Delivery:
    sendings: Sequence[Json] = row["sendings"]
    return Delivery(
        **{
            **{name: row[name] for name in Delivery.__dataclass_fields__},
            "said": from_json(row["said"]),
            "sendings": tuple(
                Sending(**{**each, "at": datetime.fromisoformat(each["at"])}) for each in sendings
            ),
        }
    )
