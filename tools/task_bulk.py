"""Many tasks changed at once: all of them, or none."""

from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from pydantic import Field

from memory import task_states
from memory import tasks as rows
from memory.records import Priority, TaskStatus
from memory.scope import Scope
from tools import task_fields as said
from tools.goals import given
from tools.names import Reference
from tools.task_completion import advance, refuse
from tools.task_dates import check, dates_of
from tools.task_places import place_of, which_tasks
from tools.tasks import cleared, put, tagged
from tools.tool import tool

Many = Annotated[
    list[Reference], Field(min_length=1, max_length=500, description="The tasks, by name or reference.")
]


@dataclass(frozen=True, slots=True)
class ChangedTasks:
    """What a change of many tasks came to: their references, and those of subtasks completed along with them."""

    count: int
    refs: tuple[str, ...]
    completed_along: tuple[str, ...]


@tool("write")
async def change_tasks(
    scope: Scope,
    tasks: Many,
    project: said.InProject = None,
    area: said.InArea = None,
    due: said.DueWords = None,
    priority: Priority | None = None,
    energy: said.NewEffort = None,
    kind: said.NewKind = None,
    add_tags: said.Tags | None = None,
    remove_tags: said.Tags | None = None,
    status: TaskStatus | None = None,
) -> ChangedTasks:
    """Change many tasks at once, all or none: move, date, weigh, tag, complete or reopen them."""
    task_ids = await which_tasks(scope, tasks, done=False)
    await put(scope, task_ids, await place_of(scope, project, area, None))
    new = given(priority=priority) | cleared(energy=energy, kind=kind) | await dates_of(scope, due, None)
    await rows.change(scope, task_ids, new)
    await tagged(scope, task_ids, add_tags, remove_tags)
    along: list[str] = []
    if status == "completed":
        along = await finish_all(scope, task_ids)
    elif status is not None:
        await task_states.set_open(scope, task_ids, status)
    changed = [await check(scope, each) for each in await rows.these(scope, task_ids)]
    return ChangedTasks(len(changed), tuple(each.ref for each in changed), tuple(along))


async def finish_all(scope: Scope, task_ids: list[UUID]) -> list[str]:
    """Complete tasks as complete_task does; answers the references of the subtasks that were completed with them."""
    completing = await task_states.send_completion(scope, task_ids)
    found = await rows.these(scope, task_ids)
    still_open = [each for each in found if each.status != "completed"]
    for each in still_open:
        if each.subtasks_required and each.open_subtasks:
            await refuse(scope, each)
    if still_open:
        await advance(scope, [each.id for each in still_open])
    return [row["ref"] for row in await completing.fetchall() if row["id"] not in task_ids]
