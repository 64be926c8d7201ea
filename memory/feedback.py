"""What the user said of conclusions, and what came of it: a log, which undo does not take back but marks."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, TypeAlias
from uuid import UUID

from memory.records import Json, Page
from memory.rows import cursor_moment, jsonb, page
from memory.scope import Scope

Kind: TypeAlias = Literal[
    "insight_helpful", "insight_not_helpful", "priority_correct", "priority_incorrect", "reasoning_clear",
    "reasoning_unclear", "recommendation_followed", "recommendation_ignored",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Opinion:
    """What was said, to be noted. `rules` judged at that time, each as {rule, name, weight}; scores are 0 to 100."""

    kind: Kind
    text: str = ""
    insight_id: UUID | None = None
    task_id: UUID | None = None
    suggested: str = ""
    rules: Sequence[Json] = ()
    score: float | None = None
    new_score: float | None = None
    adjustments: Sequence[Json] = ()
    reasoning: Json = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Feedback:
    """An entry of the log. `ref` and `title` are those of the insight, else of the task; empty where that is gone.

    `rules` judged at that time: {rule, name, weight}. `adjustments`: what it moved, {rule, name, before, after}.
    `operation` is the one that moved a weight, None where none moved; `undone` when it was undone.
    """

    id: UUID
    kind: Kind
    ref: str
    title: str
    text: str
    suggested: str
    rules: list[Json]
    score: float | None
    new_score: float | None
    adjustments: list[Json]
    operation: UUID | None
    undone: bool
    created_at: datetime
    insight_id: UUID | None
    task_id: UUID | None


async def note(scope: Scope, said: Opinion) -> None:
    """Write it down, once for each operation."""
    await scope.run(
        """
        insert into hrm_feedback_log (user_id, insight_id, task_id, type, text, applied_rules, original_score,
                                      adjusted_score, suggested_improvement, adjustments, reasoning, operation,
                                      created_at)
        select %(user)s, %(insight)s, %(task)s, %(kind)s, %(text)s, %(rules)s, %(score)s, %(new_score)s, %(suggested)s,
               %(adjustments)s, %(reasoning)s, %(operation)s, %(now)s
        where not exists (
            select from hrm_feedback_log where user_id = %(user)s and operation = %(operation)s and type = %(kind)s
            and (insight_id, task_id) is not distinct from (%(insight)s::uuid, %(task)s::uuid))
        """,
        {
            "user": scope.user_id,
            "now": scope.now,
            "operation": scope.operation,
            "kind": said.kind,
            "text": said.text,
            "insight": said.insight_id,
            "task": said.task_id,
            "suggested": said.suggested,
            "rules": jsonb(list(said.rules)),
            "score": said.score,
            "new_score": said.new_score,
            "adjustments": jsonb(list(said.adjustments)),
            "reasoning": jsonb(said.reasoning),
        },
    )


async def feedback(scope: Scope, *, cursor: str | None = None, limit: int = 20) -> Page[Feedback]:
    """The log, newest first. Raises Invalid for a cursor that no page gave."""
    at, equal = cursor_moment(cursor)
    rows = await scope.rows(
        """
        select f.id, f.type as kind, coalesce('I' || i.number, 'T' || t.number, '') as ref,
               coalesce(i.title, t.title, '') as title, f.text, f.suggested_improvement as suggested,
               f.applied_rules as rules, f.original_score as score, f.adjusted_score as new_score, f.adjustments,
               case when f.adjustments <> '[]' then f.operation end as operation,
               coalesce(o.undone_by is not null, false) as undone, f.created_at, f.insight_id, f.task_id,
               moment || '_' || one as number
        from (
            select *, (extract(epoch from created_at) * 1000000)::bigint as moment,
                   left(id::text, 13) collate "C" as one
            from hrm_feedback_log where user_id = %(user)s
        ) f
        left join insights i on i.user_id = f.user_id and i.id = f.insight_id
        left join tasks t on t.user_id = f.user_id and t.id = f.task_id
        left join operations o on o.user_id = f.user_id and o.id = f.operation
        where (moment, one) < (%(at)s, %(equal)s) order by moment desc, one desc limit %(limit)s
        """,
        {"user": scope.user_id, "at": at, "equal": equal, "limit": limit + 1},
    )
    return page(rows, limit, to_feedback)


def to_feedback(row: Json) -> Feedback:
    return Feedback(**{name: row[name] for name in Feedback.__dataclass_fields__})
