"""Runs: who is answering in a thread, whether their process lives, and who goes on when it does not."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from memory.database import Database
from memory.scope import Scope

LEASE = timedelta(seconds=15)
"""A run that gave no sign for this long has lost its process."""


@dataclass(frozen=True, slots=True)
class Lost:
    """A run that has been taken over from a process that died. `attempt` counts the processes that tried."""

    id: UUID
    user_id: UUID
    thread_id: UUID
    attempt: int


async def take_over(database: Database, limit: int = 10) -> list[Lost]:
    """Take over runs of processes that died. From then on only the new attempt's word counts."""
    now = database.clock()
    async with database.service() as connection:
        rows = await (
            await connection.execute(
                """
                update runs r set attempt = r.attempt + 1, lease_until = %(lease)s
                from (
                    select user_id, id from runs where state = 'running' and lease_until < %(now)s
                    order by lease_until limit %(limit)s for update skip locked
                ) lost
                where r.user_id = lost.user_id and r.id = lost.id
                returning r.id, r.user_id, r.thread_id, r.attempt
                """,
                {"lease": now + LEASE, "now": now, "limit": limit},
            )
        ).fetchall()
    return [Lost(**row) for row in rows]


async def keep_lease(scope: Scope, run_id: UUID, attempt: int) -> None:
    """The run's process is alive."""
    await scope.run(
        "update runs set lease_until = %s where user_id = %s and id = %s and attempt = %s and state = 'running'",
        [scope.now + LEASE, scope.user_id, run_id, attempt],
    )


async def release(scope: Scope, run_id: UUID, attempt: int) -> None:
    """The run's process is about to end: another may take the run over at once."""
    await scope.run(
        "update runs set lease_until = %s where user_id = %s and id = %s and attempt = %s and state = 'running'",
        [scope.now - timedelta(seconds=1), scope.user_id, run_id, attempt],
    )


async def end(scope: Scope, run_id: UUID, attempt: int, model: str, error: str | None = None) -> None:
    """The run has ended, well or with an error. What was said is added after this, in the same transaction.

    An attempt that another has taken over from ends nothing, and what it adds is not stored.
    """
    await scope.run(
        """
        update runs set state = %s, model = %s, error = %s, ended_at = %s
        where user_id = %s and id = %s and attempt = %s and state = 'running'
        """,
        ["failed" if error else "done", model, error, scope.now, scope.user_id, run_id, attempt],
    )
