"""Tasks done, taken up again, passed over."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from memory import task_series, task_states, tasks
from memory.errors import Conflict, Invalid
from memory.records import Task
from memory.scope import Scope
from memory.task_series import Series, Step
from tools.names import Reference, which
from tools.task_dates import today_of
from tools.task_fields import Occurrence
from tools.task_recurrence import next_date, skipped_to
from tools.tool import tool


@tool("write")
async def complete_task(scope: Scope, task: Reference, occurrence: Occurrence = None) -> Task:
    """Mark a task as done, and its open subtasks with it. A recurring task moves on to its next date."""
    return await finish(scope, await which(scope, "tasks", task, done=False), occurrence)


@tool("write")
async def reopen_task(scope: Scope, task: Reference) -> Task:
    """Take a finished task up again, and those that it is a subtask of."""
    task_id = await which(scope, "tasks", task, done=True)
    await task_states.set_open(scope, [task_id], None)
    return await tasks.task(scope, task_id)


@tool("write")
async def skip_task(scope: Scope, task: Reference, occurrence: Occurrence = None) -> Task:
    """Pass over this occurrence of a recurring task: it moves on to its next date, nothing counts as done."""
    task_id = await which(scope, "tasks", task, done=False)
    held = await task_series.series(scope, [task_id])
    if not held:
        known = await tasks.task(scope, task_id)
        raise Invalid(
            f"{known.ref} does not recur, so there is nothing to skip. Change its due date instead."
        )
    day = await today_of(scope)
    for each in meant(held, occurrence):
        due = skipped_to(
            each.recurrence, each.recurs_from, each.recurs_on, each.due_date, day, each.after_completion
        )
        if due is None:
            raise Invalid(f"This is the last one of {each.ref}. Complete it, or delete it.")
        await task_series.move_on(scope, [Step(each.id, due)])
    return await tasks.task(scope, task_id)


async def finish(scope: Scope, task_id: UUID, occurrence: date | None = None) -> Task:
    """Complete a task with its open subtasks; a recurring one leaves a completed copy and moves on.

    `occurrence` is the due date that was meant: a recurring task that is due on another one stays as it is.
    Raises Conflict where it requires its subtasks and some are open.
    """
    completing = await task_states.send_completion(scope, [task_id])
    task = await tasks.task(scope, task_id)
    completed = {row["id"]: row["ref"] for row in await completing.fetchall()}
    if task.status == "completed":
        along = sorted(
            (ref for each, ref in completed.items() if each != task_id), key=lambda ref: int(ref[1:])
        )
        return replace(task, completed_along=tuple(along))
    if task.subtasks_required and task.open_subtasks:
        await refuse(scope, task)
    await advance(scope, [task_id], occurrence)
    return await tasks.task(scope, task_id)


async def refuse(scope: Scope, task: Task) -> None:
    """Raises Conflict with the subtasks that are still open."""
    below = await task_states.open_below(scope, task.id)
    named = ", ".join(f"{each['ref']} “{each['title'][:60]}”" for each in below[:8])
    more = f" and {len(below) - 8} more" if len(below) > 8 else ""
    raise Conflict(f"{task.ref} needs its subtasks done first: {named}{more}.")


async def advance(scope: Scope, task_ids: list[UUID], occurrence: date | None = None) -> None:
    """Complete this occurrence of recurring tasks; one that has no further occurrence is completed itself."""
    day = await today_of(scope)
    steps, last = [], []
    for each in meant(await task_series.series(scope, task_ids), occurrence):
        due = next_date(
            each.recurrence, each.recurs_from, each.recurs_on, each.due_date, day, each.after_completion
        )
        if due is None:
            last.append(each.id)
        else:
            steps.append(Step(each.id, due))
    if steps:
        await task_series.leave_copies(scope, [step.id for step in steps])
        await task_series.move_on(scope, steps)
    if last:
        await task_states.send_completion(scope, last, at_end=True)


def meant(held: list[Series], occurrence: date | None) -> list[Series]:
    """Those that are due on the date that was meant, where one was; a completed one never is."""
    return [each for each in held if each.status != "completed" and occurrence in (None, each.due_date)]
