"""Approvals: what a model wants to do, asked of its user once, bound to the exact arguments, answered once."""

from collections.abc import Sequence
from datetime import timedelta
from typing import LiteralString
from uuid import UUID

from memory import runs
from memory.database import Database
from memory.errors import Conflict, NotFound
from memory.records import Approval, Json, Question, Verdict
from memory.rows import jsonb
from memory.runs import Taken
from memory.scope import Scope

PATIENCE = timedelta(hours=24)
"""How long a question stands; after that the answer is no."""

APPROVAL: LiteralString = (
    "id, run_id, call_id, tool, arguments, reason, rows, preview, state, edited, until, asked_at, answered_at"
)


async def ask(
    scope: Scope, run_id: UUID, attempt: int, questions: Sequence[Question], cost: Json | None = None
) -> list[Approval]:
    """Put the questions, and let the run wait. What was asked before is not asked again.

    Nothing comes of it where another process has taken the run over.
    """
    for each in questions:
        await scope.run(
            """
            insert into approvals (user_id, run_id, call_id, tool, arguments, reason, rows, preview, until, asked_at)
            select user_id, id, %(call)s, %(tool)s, %(arguments)s, %(reason)s, %(rows)s, %(preview)s, %(until)s, %(now)s
            from runs where user_id = %(user)s and id = %(run)s and attempt = %(attempt)s and state = 'running'
            on conflict (user_id, run_id, call_id) do nothing
            """,
            {
                "user": scope.user_id, "run": run_id, "attempt": attempt, "call": each.call_id, "tool": each.tool,
                "arguments": jsonb(each.arguments), "reason": each.reason, "rows": each.rows,
                "preview": jsonb(each.preview), "until": scope.now + PATIENCE, "now": scope.now,
            },
        )  # fmt: skip
    await scope.run(
        "update runs set state = 'waiting', cost = %s, lease_until = %s "
        "where user_id = %s and id = %s and attempt = %s and state = 'running'",
        [jsonb(cost) if cost else None, scope.now + PATIENCE, scope.user_id, run_id, attempt],
    )
    return await of_run(scope, run_id)


async def of_run(scope: Scope, run_id: UUID) -> list[Approval]:
    """What was asked in a run, in order."""
    rows = await scope.rows(
        f"select {APPROVAL} from approvals where user_id = %s and run_id = %s order by asked_at, call_id",
        [scope.user_id, run_id],
    )
    return [Approval(**row) for row in rows]


async def pending(scope: Scope) -> list[Approval]:
    """What waits for an answer, the oldest first."""
    rows = await scope.rows(
        f"select {APPROVAL} from approvals where user_id = %s and state = 'pending' and until > %s "
        "order by asked_at, call_id",
        [scope.user_id, scope.now],
    )
    return [Approval(**row) for row in rows]


async def approval(scope: Scope, approval_id: UUID) -> Approval:
    """A question as it stands. Raises NotFound."""
    row = await scope.row(
        f"select {APPROVAL} from approvals where user_id = %s and id = %s", [scope.user_id, approval_id]
    )
    if row is None:
        raise NotFound("There is no such question.")
    return Approval(**row)


async def answer(scope: Scope, approval_id: UUID, verdict: Verdict, edited: Json | None = None) -> Approval:
    """Answer a question. Raises NotFound, and Conflict where it was answered before or is too old."""
    row = await scope.row(
        f"""
        update approvals set state = %(state)s, edited = %(edited)s, answered_at = %(now)s
        where user_id = %(user)s and id = %(id)s and state = 'pending' and until > %(now)s
        returning {APPROVAL}
        """,
        {
            "state": verdict, "edited": jsonb(edited) if edited is not None else None, "now": scope.now,
            "user": scope.user_id, "id": approval_id,
        },
    )  # fmt: skip
    if row is None:
        known = await approval(scope, approval_id)
        was = (
            "is too old to be answered"
            if known.state in ("pending", "expired")
            else f"was {known.state} already"
        )
        raise Conflict(f"This question {was}.")
    return Approval(**row)


async def answer_all(scope: Scope, run_id: UUID, verdict: Verdict) -> list[Approval]:
    """Answer all questions of a run that are open; which those were."""
    rows = await scope.rows(
        f"""
        update approvals set state = %(state)s, answered_at = %(now)s
        where user_id = %(user)s and run_id = %(run)s and state = 'pending'
        and (until > %(now)s or %(state)s = 'withdrawn') returning {APPROVAL}
        """,
        {"state": verdict, "now": scope.now, "user": scope.user_id, "run": run_id},
    )
    return [Approval(**row) for row in rows]


async def go_on(scope: Scope, run_id: UUID) -> Taken | None:
    """Let a run go on whose questions are all answered; None where it waits still, or another lets it."""
    row = await scope.row(
        """
        update runs r set state = 'running', attempt = attempt + 1, lease_until = %(lease)s
        where user_id = %(user)s and id = %(run)s and state = 'waiting' and not exists (
            select from approvals a where a.user_id = r.user_id and a.run_id = r.id and a.state = 'pending'
        )
        returning id, user_id, thread_id, attempt, lost, stopping
        """,
        {"user": scope.user_id, "run": run_id, "lease": scope.now + runs.LEASE},
    )
    return Taken(**row) if row else None


async def overdue(database: Database) -> list[tuple[UUID, UUID]]:
    """The runs that nobody answered in time, each as its user and its id."""
    async with database.service() as connection:
        cursor = await connection.execute(
            "select user_id, id from runs where state = 'waiting' and lease_until <= %s limit 10",
            [database.clock()],
        )
        return [(row["user_id"], row["id"]) for row in await cursor.fetchall()]


async def expire(scope: Scope, run_id: UUID) -> Taken | None:
    """Close the questions that nobody answered in time, and let the run go on without them."""
    await scope.run(
        "update approvals set state = 'expired', answered_at = %s "
        "where user_id = %s and run_id = %s and state = 'pending' and until <= %s",
        [scope.now, scope.user_id, run_id, scope.now],
    )
    return await go_on(scope, run_id)
