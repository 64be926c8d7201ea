"""Tasks: add one, change one."""

from datetime import date
from uuid import UUID

from memory import task_places as places
from memory import task_series, task_states, tasks
from memory.errors import Invalid
from memory.names import uuid_in
from memory.records import Json, Priority, Task, TaskStatus
from memory.scope import Scope
from tools import reminders
from tools import task_fields as said
from tools.goals import given
from tools.names import Reference, which
from tools.task_completion import finish
from tools.task_dates import apart, check, dates_of, recurring
from tools.task_places import check_parent, place_of, wait_for, which_tasks
from tools.task_recurrence import follow
from tools.tool import tool
from tools.when import Due


@tool("write")
async def add_task(
    scope: Scope,
    title: said.Title,
    project: said.InProject = None,
    area: said.InArea = None,
    parent: said.Under = None,
    due: said.DueWords = None,
    start: said.StartWords = None,
    priority: Priority = "medium",
    notes: said.Notes = "",
    after: said.Blockers | None = None,
    estimate: said.Estimate = None,
    energy: said.Effort = None,
    kind: said.Kind = None,
    tags: said.Tags | None = None,
    recurrence: said.Recurrence = None,
    after_completion: said.AfterCompletion = None,
    subtasks_required: said.SubtasksRequired = None,
    remind: said.Remind = None,
) -> Task:
    """Add a task: in a project, directly in an area, or as a subtask of another task; once or recurring."""
    place = await place_of(scope, project, area, parent)
    if place.get("parent_id"):
        await check_parent(scope, place["parent_id"], [])
    blockers = await which_tasks(scope, after, done=False) if after else []
    new: Json = given(
        title=title, notes=notes, priority=priority, energy=energy, kind=kind, tags=tags,
        estimate_minutes=estimate or None, subtasks_required=subtasks_required,
    )  # fmt: skip
    due, recurrence = await apart(scope, due, recurrence)
    new |= await dates_of(scope, due, start)
    if recurrence is not None:
        new |= await recurring(scope, recurrence, after_completion, new)
    added = await check(scope, await tasks.add(scope, {**new, **place}))
    if remind:
        await reminders.remind(scope, added, remind)
    if not blockers:
        return added
    await wait_for(scope, added.id, blockers)
    return await tasks.task(scope, added.id)


@tool("write")
async def change_task(
    scope: Scope,
    task: Reference,
    title: said.Title | None = None,
    project: said.InProject = None,
    area: said.InArea = None,
    parent: said.Under = None,
    due: said.DueWords = None,
    start: said.StartWords = None,
    priority: Priority | None = None,
    notes: said.Notes | None = None,
    after: said.Blockers | None = None,
    status: TaskStatus | None = None,
    estimate: said.Estimate = None,
    actual: said.Actual = None,
    energy: said.NewEffort = None,
    kind: said.NewKind = None,
    tags: said.Tags | None = None,
    add_tags: said.Tags | None = None,
    remove_tags: said.Tags | None = None,
    recurrence: said.Recurrence = None,
    after_completion: said.AfterCompletion = None,
    subtasks_required: said.SubtasksRequired = None,
    following: said.Following = False,
) -> Task:
    """Change a task: its fields, where it lies, what it waits for, when it recurs. What is not given stays."""
    alone = not (project or area or parent or status or add_tags or remove_tags) and after is None
    task_id = (alone and uuid_in(task)) or await which(scope, "tasks", task, done=False)
    new = given(
        title=title, priority=priority, notes=notes, tags=tags, subtasks_required=subtasks_required,
        after_completion=after_completion,
    )  # fmt: skip
    new |= cleared(estimate_minutes=estimate, actual_minutes=actual, energy=energy, kind=kind)
    due, recurrence = await apart(scope, due, recurrence)
    new |= await dates_of(scope, due, start)
    if recurrence is not None or following:
        new |= await rearranged(scope, task_id, new, recurrence, after_completion, following)
    if alone and new:
        return await check(scope, await tasks.changed(scope, task_id, new))
    await put(scope, [task_id], await place_of(scope, project, area, parent))
    await tasks.change(scope, [task_id], new)
    await tagged(scope, [task_id], add_tags, remove_tags)
    if after is not None:
        await wait_for(scope, task_id, await which_tasks(scope, after, done=False))
    if status == "completed":
        return await check(scope, await finish(scope, task_id))
    if status is not None:
        await task_states.set_open(scope, [task_id], status)
    return await check(scope, await tasks.task(scope, task_id))


def cleared(**fields: object) -> Json:
    """The fields that were spoken of; 'none' and 0 clear."""
    return {
        name: None if value in ("none", 0) else value for name, value in fields.items() if value is not None
    }


async def tagged(
    scope: Scope, task_ids: list[UUID], added: list[str] | None, removed: list[str] | None
) -> None:
    """Add and remove tags. Raises Invalid for a task that would bear too many."""
    if added and (full := await tasks.full_of_tags(scope, task_ids, added, removed or [])):
        raise Invalid(f"{full} would bear more than 50 tags.")
    await tasks.tag(scope, task_ids, added or [], removed or [])


async def put(scope: Scope, task_ids: list[UUID], place: Json) -> None:
    """Put tasks, with what lies under them, where they belong. Raises Invalid or Conflict where they do not fit."""
    if place.get("parent_id"):
        await check_parent(scope, place["parent_id"], task_ids)
    await places.place(scope, task_ids, place)


async def rearranged(
    scope: Scope,
    task_id: UUID,
    new: Json,
    recurrence: str | None,
    after_completion: bool | None,
    following: bool,
) -> Json:
    """The fields of a task whose recurrence is set, ended, or moved to the new due date with all that follow."""
    if recurrence is not None:
        known = await tasks.task(scope, task_id)
        current = Due(known.due_date, known.due_time) if known.due_date else None
        return await recurring(scope, recurrence, after_completion, new, current)
    moved: date | None = new.get("due_date")
    held = await task_series.series(scope, [task_id])
    if moved is None or not held:
        return {}
    return follow(held[0].recurrence, held[0].recurs_from, held[0].recurs_on, moved)
