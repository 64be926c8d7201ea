"""The blackboard, and the rules and preferences behind it."""

from typing import LiteralString
from uuid import UUID

from memory.blackboard import Evidence, Insight, Recommendation, Rule
from memory.records import Json, Page
from memory.rows import cursor_moment, jsonb, page
from memory.scope import Scope

COLUMNS: LiteralString = """
    id, 'I' || number as ref, type, key, title, summary, reasoning, path, confidence, impact, entity_type, entity_id,
    source, version, created_at, expires_at, evidence, recommendations, tags, model, narrative, state, pinned, feedback,
    previous_id
"""


async def insights(scope: Scope, *, cursor: str | None = None, limit: int = 20) -> Page[Insight]:
    """The conclusions that hold now, newest first. Raises Invalid for a cursor that no page gave."""
    at, equal = cursor_moment(cursor)
    rows = await scope.rows(
        f"""
        select {COLUMNS}, moment || '_' || one as number from (
            select *, (extract(epoch from created_at) * 1000000)::bigint as moment,
                   left(id::text, 13) collate "C" as one
            from insights where user_id = %(user)s and active and (expires_at is null or expires_at > %(now)s)
        ) i where (moment, one) < (%(at)s, %(equal)s) order by moment desc, one desc limit %(limit)s
        """,
        {"user": scope.user_id, "now": scope.now, "at": at, "equal": equal, "limit": limit + 1},
    )
    return page(rows, limit, to_insight)


async def current(scope: Scope, kind: str) -> Insight | None:
    """The active insight of this type, whatever it is about; expired ones count until they are replaced."""
    row = await scope.row(
        f"select {COLUMNS} from insights where user_id = %s and type = %s and active "
        "order by created_at desc limit 1 for update",
        [scope.user_id, kind],
    )
    return to_insight(row) if row else None


async def post(scope: Scope, insight: Json, replaces: Insight | None) -> Insight:
    """Put a conclusion on the blackboard, as the next version of the one it replaces."""
    if replaces is not None:
        await scope.run(
            "update insights set state = 'superseded' where user_id = %s and id = %s",
            [scope.user_id, replaces.id],
        )
    row = await scope.row(
        f"""
        insert into insights (user_id, number, key, type, entity_type, entity_id, title, summary, reasoning, path,
                              confidence, impact, tags, source, version, previous_id, expires_at, created_at)
        values (%(user)s, %(number)s, %(key)s, %(type)s, %(entity_type)s, %(entity_id)s, %(title)s, %(summary)s,
                %(reasoning)s, %(path)s, %(confidence)s, %(impact)s, %(tags)s, %(source)s, %(version)s, %(previous)s,
                %(expires_at)s, %(now)s)
        returning {COLUMNS}
        """,
        {
            **{name: each for name, each in insight.items() if name not in {"evidence", "recommendations"}},
            "reasoning": jsonb(insight["reasoning"]),
            "path": jsonb(insight["path"]),
            "user": scope.user_id,
            "number": int(replaces.ref[1:]) if replaces else None,
            "version": replaces.version + 1 if replaces else 1,
            "previous": replaces.id if replaces else None,
            "now": scope.now,
        },
    )
    assert row is not None
    return to_insight(row)


async def retire(scope: Scope, insight_id: UUID) -> None:
    """The conclusion no longer holds."""
    await scope.run(
        "update insights set state = 'expired' where user_id = %s and id = %s", [scope.user_id, insight_id]
    )


async def rules(scope: Scope) -> tuple[Rule, ...]:
    """The rules that judge, with the weights they start with."""
    rows = await scope.rows(
        "select code, name, base_weight as weight, parameters from hrm_rules where active order by code"
    )
    return tuple(Rule(**row) for row in rows)


async def weights(scope: Scope) -> dict[str, float]:
    """The user's own weights, by rule."""
    row = await scope.row(
        "select rule_weight_overrides from hrm_user_preferences where user_id = %s", [scope.user_id]
    )
    return {code: float(weight) for code, weight in row["rule_weight_overrides"].items()} if row else {}


def to_insight(row: Json) -> Insight:
    values = {name: row[name] for name in Insight.__dataclass_fields__}
    evidence = tuple(Evidence(**{**each, "id": UUID(each["id"])}) for each in row["evidence"])
    recommendations = tuple(Recommendation(**each) for each in row["recommendations"])
    made = {"evidence": evidence, "recommendations": recommendations, "tags": tuple(row["tags"])}
    return Insight(**{**values, **made})
