"""Why a task stands where it does, and which goals deserve attention."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated
from uuid import UUID

from pydantic import Field

from memory import tasks
from memory.errors import Invalid
from memory.scope import Scope
from tools import engine
from tools.hrm.answers import GoalLevel, GoalRanking, Why
from tools.hrm.records import Scored
from tools.names import which
from tools.plan import scores
from tools.tool import tool
from tools.when import say_due, today

if TYPE_CHECKING:
    from tools.hrm.score import Scores

Words = Annotated[str, Field(max_length=500)]


@tool("read")
async def why(scope: Scope, task: Words = "", over: Words = "") -> Why:
    """Say why a task stands where it does, against another one or the first, and what would put it first.

    Without a task: why the first one is first, and what would take its place.
    """
    found = await scores(scope)
    row = await _row(scope, found, task) if task else next(iter(found.best(found.free, 1)), None)
    other = await _row(scope, found, over) if over else None
    if row is None:
        return Why(None, None, 0, None, None, (), (), found.at)
    if other == row:
        raise Invalid("A task is compared with another one: name two different ones.")
    return await _shown(scope, engine.why(found, row, other))


@tool("read")
async def rank_goals(
    scope: Scope, level: GoalLevel = "project", limit: Annotated[int, Field(ge=1, le=50)] = 10
) -> GoalRanking:
    """Say which pillars, areas or projects deserve attention now: best first, each with its score and the reasons."""
    return engine.rank_goals(await scores(scope), level, limit)


async def _row(scope: Scope, scores: "Scores", text: str) -> int:
    """The row of the task that is meant. Raises NotFound, Ambiguous, and Invalid for one that is not ranked."""
    task_id = await which(scope, "tasks", text, done=False)
    row = scores.table.slot(task_id)
    if row is None or not (scores.free[row] or scores.waiting[row]):
        raise Invalid(await _unranked(scope, scores, task_id))
    return row


async def _unranked(scope: Scope, scores: "Scores", task_id: UUID) -> str:
    """The sentence that says why a task has no place."""
    task = await tasks.task(scope, task_id)
    user = await scope.user()
    row = scores.table.slot(task_id)
    if task.status == "completed":
        return f"{task.ref} {task.title} is done: only what is open has a place. Reopen it to rank it."
    if row is not None and scores.resting[row] and task.start_date:
        day = today(scope.now, user.zone, user.day_end)
        start = say_due(task.start_date, task.start_time, day)
        return f"{task.ref} {task.title} begins {start}: until then it has no place. Change its start to rank it."
    if row is not None:
        return f"{task.ref} {task.title} lies in a project that is on hold. Take that up again to rank it."
    return f"{task.ref} {task.title} is archived, or something above it is. Take it back to rank it."


async def _shown(scope: Scope, found: Why) -> Why:
    """With the tasks as a list shows them, whole."""
    shown = [each for each in (found.scored, found.first, found.over) if each]
    whole = {each.id: each for each in await tasks.these(scope, [each.task.id for each in shown])}

    def filled(scored: Scored | None) -> Scored | None:
        return replace(scored, task=whole.get(scored.task.id, scored.task)) if scored else None

    return replace(found, scored=filled(found.scored), first=filled(found.first), over=filled(found.over))
