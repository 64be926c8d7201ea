"""What deserves attention now."""

from collections import defaultdict
from dataclasses import replace
from typing import Annotated
from uuid import UUID

from pydantic import Field

from memory import goals, insights, task_lists, task_waits, tasks
from memory.scope import Scope
from tools.hrm.records import Blocker, Ranking, Snapshot
from tools.hrm.score import rank
from tools.tool import tool

ALL = 1_000_000


@tool("read")
async def next_tasks(scope: Scope, limit: Annotated[int, Field(ge=1, le=50)] = 5) -> Ranking:
    """Say what deserves attention now: the open tasks, best first, each with its score and the reasons."""
    ranking = rank(await snapshot(scope), limit)
    shown = [each.task.id for each in (*ranking.items, *ranking.blocked)]
    whole = {each.id: each for each in await tasks.these(scope, shown)}
    return replace(
        ranking,
        items=tuple(replace(each, task=whole[each.task.id]) for each in ranking.items),
        blocked=tuple(replace(each, task=whole[each.task.id]) for each in ranking.blocked),
    )


async def snapshot(scope: Scope) -> Snapshot:
    """Everything that the ranking reads, at this instant."""
    blockers: defaultdict[UUID, tuple[Blocker, ...]] = defaultdict(tuple)
    for row in await task_waits.waiting(scope):
        blockers[row["task_id"]] += (Blocker(row["id"], row["ref"], row["title"], row["done"]),)
    user = await scope.user()
    return Snapshot(
        tasks=await task_lists.ranked(scope),
        projects=(await goals.projects(scope, limit=ALL)).items,
        areas=(await goals.areas(scope, limit=ALL)).items,
        pillars=(await goals.pillars(scope, limit=ALL)).items,
        blockers=blockers,
        rules=await insights.rules(scope),
        weights=await insights.weights(scope),
        now=scope.now,
        zone=user.zone,
        day_end=user.day_end,
    )
