"""The blackboard: one card for each finding, its versions, and what its reader makes of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import LiteralString, TypeAlias
from uuid import UUID

from psycopg import AsyncCursor
from psycopg.rows import DictRow

from memory.blackboard import Evidence, Insight, Opinion, Recommendation
from memory.findings import alike, over, same
from memory.records import Json
from memory.rows import jsonb
from memory.scope import Scope

Answer: TypeAlias = AsyncCursor[DictRow]

COLUMNS: LiteralString = """
    id, 'I' || number as ref, type, key, title, summary, reasoning, path, confidence, impact, entity_type, entity_id,
    source, version, created_at, expires_at, evidence, recommendations, tags, model, narrative, state, pinned, feedback,
    previous_id
"""


@dataclass(frozen=True, slots=True)
class Card(Insight):
    """A whole card: the insight, what was said of it, how often its advice was taken, and all its versions.

    `versions` are newest first, the card's own among them.
    """

    feedback_text: str = ""
    ended_at: datetime | None = None
    applied: int = 0
    last_accessed: datetime | None = None
    versions: tuple[Insight, ...] = ()


async def hold(scope: Scope) -> None:
    """Until the transaction ends nobody else writes on this user's blackboard."""
    await scope.run(
        "select pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"blackboard of {scope.user_id}"]
    )


async def post(scope: Scope, found: Sequence[Json]) -> list[Insight]:
    """Put conclusions on the blackboard; those that say something new come back.

    A new key makes a new card; a known one the next version of its card, pinned as that was. What is there already
    only holds for longer, and what was dismissed stays away until it says something else.
    """
    if not found:
        return []
    await hold(scope)
    known = await newest(scope, [each["key"] for each in found])
    asked: list[Answer] = []
    for each in found:
        card = known.get(each["key"])
        if card and card.state == "dismissed" and alike(card, each):
            continue
        if card and card.state == "active" and same(card, each):
            asked += await renew(scope, card, each["expires_at"])
        else:
            asked.append(await write(scope, each, card))
    return [to_insight(row) for cursor in asked for row in await cursor.fetchall()]


async def newest(scope: Scope, keys: Sequence[str]) -> dict[str, Insight]:
    """The newest version of the cards with these keys, whatever became of it, by key."""
    rows = await scope.rows(
        f"select distinct on (key) {COLUMNS} from insights where user_id = %s and key = any(%s) "
        "order by key, version desc",
        [scope.user_id, list(keys)],
    )
    return {row["key"]: to_insight(row) for row in rows}


async def renew(scope: Scope, card: Insight, expires_at: datetime | None) -> list[Answer]:
    """Let it hold for longer; it comes back where its time was over, since it is shown again."""
    sql: LiteralString = "update insights set expires_at = %s where user_id = %s and id = %s"
    values = [expires_at, scope.user_id, card.id]
    if over(card, scope.now):
        return [await scope.send(f"{sql} returning {COLUMNS}", values)]
    await scope.run(sql, values)
    return []


async def write(scope: Scope, found: Json, card: Insight | None) -> Answer:
    """A new card, or the next version of this one."""
    if card and card.state in {"active", "dismissed"}:
        await scope.run(
            "update insights set state = 'superseded', ended_at = %s where user_id = %s and id = %s",
            [scope.now, scope.user_id, card.id],
        )
    return await scope.send(
        f"""
        insert into insights (user_id, number, key, type, entity_type, entity_id, title, summary, reasoning, path,
                              evidence, recommendations, confidence, impact, tags, source, pinned, version, previous_id,
                              expires_at, created_at)
        values (%(user)s, %(number)s, %(key)s, %(type)s, %(entity_type)s, %(entity_id)s, %(title)s, %(summary)s,
                %(reasoning)s, %(path)s, %(evidence)s, %(recommendations)s, %(confidence)s, %(impact)s, %(tags)s,
                %(source)s, %(pinned)s, %(version)s, %(previous)s, %(expires_at)s, %(now)s)
        returning {COLUMNS}
        """,
        {
            **found,
            **{name: jsonb(found[name]) for name in ("reasoning", "path", "evidence", "recommendations")},
            "tags": list(found["tags"]),
            "user": scope.user_id,
            "number": int(card.ref[1:]) if card else None,
            "pinned": card is not None and card.state == "active" and card.pinned,
            "version": card.version + 1 if card else 1,
            "previous": card.id if card else None,
            "now": scope.now,
        },
    )


async def retire(scope: Scope, ids: Sequence[UUID]) -> list[Insight]:
    """These don't hold any more. What is pinned stays on the blackboard, as something whose time is over.

    Those that are off it come back.
    """
    values = {"user": scope.user_id, "ids": list(ids), "now": scope.now}
    await scope.run(
        "update insights set expires_at = %(now)s where user_id = %(user)s and id = any(%(ids)s) and pinned "
        "and (expires_at is null or expires_at > %(now)s)",
        values,
    )
    rows = await scope.rows(
        f"""
        update insights set state = 'expired', ended_at = %(now)s
        where user_id = %(user)s and id = any(%(ids)s) and state = 'active' and not pinned returning {COLUMNS}
        """,
        values,
    )
    return [to_insight(row) for row in rows]


async def expire(scope: Scope) -> list[Insight]:
    """Mark what has ended by the clock; what is pinned stays."""
    rows = await scope.rows(
        f"""
        update insights set state = 'expired', ended_at = expires_at
        where user_id = %(user)s and state = 'active' and not pinned and expires_at <= %(now)s returning {COLUMNS}
        """,
        {"user": scope.user_id, "now": scope.now},
    )
    return [to_insight(row) for row in rows]


async def pin(scope: Scope, card: Insight, pinned: bool) -> Insight:
    """Keep the card at the top and beyond its time, or no longer."""
    return await change(scope, card, "pinned = %(pinned)s", pinned=pinned)


async def dismiss(scope: Scope, card: Insight) -> Insight:
    """Take the card off; the same finding does not come back."""
    return await change(scope, card, "state = 'dismissed', ended_at = %(now)s, pinned = false")


async def put_back(scope: Scope, card: Insight) -> Insight:
    """A dismissed card is there again, for as long as it would have been from now on where its time was over."""
    return await change(
        scope,
        card,
        "state = 'active', ended_at = null, expires_at = case when expires_at <= %(now)s "
        "then %(now)s + (expires_at - created_at) else expires_at end",
    )


async def think(scope: Scope, card: Insight, opinion: Opinion | None, text: str, *, applied: bool) -> Insight:
    """Note what the user thinks of it; None where they said no more than words. `applied`: they took its advice."""
    return await change(
        scope,
        card,
        "feedback = coalesce(%(opinion)s, feedback), application_count = application_count + %(applied)s, "
        "feedback_text = case when %(text)s <> '' then %(text)s else feedback_text end",
        opinion=opinion,
        text=text,
        applied=int(applied),
    )


async def narrate(scope: Scope, card: Insight, text: str, model: str | None) -> Insight:
    """Keep the card's words, and which model wrote them; None where they needed none."""
    return await change(scope, card, "narrative = %(text)s, model = %(model)s", text=text, model=model)


async def change(scope: Scope, card: Insight, what: LiteralString, **values: object) -> Insight:
    row = await scope.row(
        f"update insights set {what} where user_id = %(user)s and id = %(id)s returning {COLUMNS}",
        {**values, "user": scope.user_id, "id": card.id, "now": scope.now},
    )
    assert row is not None
    return to_insight(row)


async def named(scope: Scope, *, number: int | None = None, row_id: UUID | None = None) -> Insight | None:
    """The card with this number, or of which this is a version, as it is now."""
    row = await scope.row(
        f"""
        select {COLUMNS} from insights i where user_id = %(user)s
        and number = coalesce(%(number)s, (select number from insights where user_id = %(user)s and id = %(id)s))
        order by i.version desc limit 1
        """,
        {"user": scope.user_id, "number": number, "id": row_id},
    )
    return to_insight(row) if row else None


async def opened(scope: Scope, card: Insight) -> Card:
    """The whole card, and the note that it was looked at."""
    asked = await scope.send(
        f"""
        update insights set last_accessed = %(now)s where user_id = %(user)s and id = %(id)s
        returning {COLUMNS}, feedback_text, ended_at, application_count as applied, last_accessed
        """,
        {"user": scope.user_id, "id": card.id, "now": scope.now},
    )
    versions = await versions_of(scope, card)
    row = await asked.fetchone()
    assert row is not None
    more = {name: row[name] for name in ("feedback_text", "ended_at", "applied", "last_accessed")}
    return Card(**fields(row), **more, versions=versions)


async def versions_of(scope: Scope, card: Insight) -> tuple[Insight, ...]:
    """All versions of the card, newest first."""
    rows = await scope.rows(
        f"select {COLUMNS} from insights where user_id = %s and number = %s order by insights.version desc",
        [scope.user_id, int(card.ref[1:])],
    )
    return tuple(to_insight(row) for row in rows)


def to_insight(row: Json) -> Insight:
    return Insight(**fields(row))


def fields(row: Json) -> Json:
    """The fields of an Insight from a row of COLUMNS."""
    values = {name: row[name] for name in Insight.__dataclass_fields__}
    evidence = tuple(Evidence(**{**each, "id": UUID(each["id"])}) for each in row["evidence"])
    recommendations = tuple(Recommendation(**each) for each in row["recommendations"])
    return values | {"evidence": evidence, "recommendations": recommendations, "tags": tuple(row["tags"])}
