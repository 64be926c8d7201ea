"""Tasks over HTTP."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from pydantic import Field

from api.routes.common import PROBLEMS, Body, Cursor, Limit, Listed, Reading, changing, listed, sent
from memory import task_lists as lists
from memory import tasks as rows
from memory.records import Json, Priority, Task, TaskEnergy, TaskKind, TaskStatus
from memory.scope import Scope
from memory.task_lists import Order, Which
from tools import task_bulk, task_completion, task_upcoming, tasks, things
from tools.names import which
from tools.task_bulk import ChangedTasks
from tools.task_lists import Asked, meant
from tools.task_upcoming import Day

router = APIRouter(tags=["tasks"], responses=PROBLEMS)

DUE = "ISO date, ISO date and time, or plain words in the user's zone; null clears it."
RECURRENCE = "Plain words or an RRULE (RFC 5545); null ends it."

EMPTY: Json = {
    "start": "none", "parent": "none", "recurrence": "none", "energy": "none", "kind": "none", "estimate": 0,
    "actual": 0, "after": [], "tags": [], "notes": "",
}  # fmt: skip
"""What takes a field away, for a tool."""


class NewTask(Body):
    """A task to add."""

    title: str = Field(examples=["Buy shoes"])
    project: str | None = Field(None, description="Name or reference.", examples=["P1"])
    area: str | None = Field(None, description="Name or reference, for a task of no project.")
    parent: str | None = Field(None, description="The task of which it is a subtask, by name or reference.")
    due: str | None = Field(None, description=DUE, examples=["friday", "2026-11-27T15:00"])
    start: str | None = Field(None, description="Not before this date, in the same forms.")
    priority: Priority = "medium"
    notes: str = ""
    after: list[str] = Field([], description="Tasks that must be done first.", examples=[["T1"]])
    estimate: int | None = Field(None, description="Expected minutes.", examples=[30])
    energy: TaskEnergy | None = Field(None, description="Energy that it takes.")
    kind: TaskKind | None = Field(None, description="Kind of work.")
    tags: list[str] = Field([], description="Each once, whatever its case.", examples=[["errand"]])
    recurrence: str | None = Field(None, description=RECURRENCE, examples=["every other tuesday"])
    after_completion: bool = Field(False, description="The next date counts from the day it is done.")
    subtasks_required: bool = Field(False, description="Not done before all its subtasks are.")
    remind: str | None = Field(
        None, max_length=100, description="Also remind of it: `when due`, `1 hour before`, `tomorrow at 9`."
    )


class ChangedTask(Body):
    """What to change; what is not sent stays. Null takes away what can be taken away."""

    title: str | None = Field(None, examples=["Buy running shoes"])
    project: str | None = Field(
        None, description="Name or reference; null takes it out of its project.", examples=["P1"]
    )
    area: str | None = Field(None, description="Name or reference; null takes it out of its area.")
    parent: str | None = Field(None, description="Name or reference; null makes it a task of its own.")
    due: str | None = Field(None, description=DUE, examples=["tomorrow 3pm"])
    start: str | None = Field(None, description=DUE)
    priority: Priority | None = Field(None, examples=["high"])
    notes: str | None = None
    after: list[str] | None = None
    status: TaskStatus | None = None
    estimate: int | None = Field(None, description="Expected minutes.", examples=[30])
    actual: int | None = Field(None, description="Minutes that it took.", examples=[45])
    energy: TaskEnergy | None = None
    kind: TaskKind | None = None
    tags: list[str] | None = Field(None, description="All its tags from now on.")
    add_tags: list[str] | None = None
    remove_tags: list[str] | None = None
    recurrence: str | None = Field(None, description=RECURRENCE, examples=["the last friday of each month"])
    after_completion: bool | None = None
    subtasks_required: bool | None = None
    following: bool = Field(
        False, description="With due: moves this and all following occurrences, not this one alone."
    )


class ChangedTasksBody(Body):
    """What to change of many tasks; what is not sent stays. Null takes away what can be taken away."""

    tasks: list[str] = Field(description="Names or references, 500 at most.", examples=[["T1"]])
    project: str | None = Field(None, description="Name or reference; null takes them out.")
    area: str | None = Field(None, description="Name or reference; null takes them out.")
    due: str | None = Field(None, description=DUE, examples=["tomorrow"])
    priority: Priority | None = Field(None, examples=["high"])
    energy: TaskEnergy | None = None
    kind: TaskKind | None = None
    add_tags: list[str] | None = None
    remove_tags: list[str] | None = None
    status: TaskStatus | None = None


class TaskQuery(Body):
    """Which tasks; all that is given must fit."""

    project: str | None = Field(
        None, max_length=500, description="Name or reference; `none` for those in none."
    )
    area: str | None = Field(None, max_length=500, description="With what lies in its projects.")
    pillar: str | None = Field(None, max_length=500, description="With everything under it.")
    parent: str | None = Field(None, max_length=500, description="`none` for those that are no subtask.")
    status: Which = "open"
    due_from: str | None = Field(
        None, max_length=100, description="ISO date or plain words.", examples=["today"]
    )
    due_to: str | None = Field(None, max_length=100, description="Included.", examples=["next sunday"])
    overdue: bool = False
    tag: str | None = Field(None, max_length=50, examples=["errand"])
    energy: TaskEnergy | None = None
    kind: TaskKind | None = None
    priority: Priority | None = None
    blocked: bool | None = Field(None, description="Whether they wait for a task that is not done.")
    recurring: bool | None = None
    archived: bool = Field(False, description="Also those that were archived, or lie under what was.")
    words: str | None = Field(None, max_length=500, description="Words, all in title or notes.")
    order: Order = Field("number", description="Oldest first, soonest due first, or as they were arranged.")
    cursor: Cursor = None
    limit: Limit = 50


def changed(body: ChangedTask | ChangedTasksBody) -> Json:
    """What a request changes, in the words that a tool takes."""
    return {
        name: EMPTY[name] if value is None and name in EMPTY else value for name, value in sent(body).items()
    }


@router.get("/tasks")
async def list_tasks(scope: Reading, query: Annotated[TaskQuery, Query()]) -> Listed[Task]:
    """The user's tasks, a page at a time."""
    asked = Asked(**query.model_dump(exclude={"order", "cursor", "limit"}))
    return listed(
        await lists.tasks(
            scope, await meant(scope, asked), order=query.order, cursor=query.cursor, limit=query.limit
        )
    )


@router.post("/tasks", status_code=201)
async def add_task(
    body: NewTask, scope: Annotated[Scope, Depends(changing("Added a task"), scope="function")]
) -> Task:
    """Add a task."""
    return await tasks.add_task.run(scope, sent(body))


@router.patch("/tasks")
async def change_tasks(
    body: ChangedTasksBody,
    scope: Annotated[Scope, Depends(changing("Changed many tasks"), scope="function")],
) -> ChangedTasks:
    """Change many tasks at once: all of them, or none."""
    return await task_bulk.change_tasks.run(scope, changed(body))


@router.get("/upcoming")
async def upcoming(
    scope: Reading, days: Annotated[int, Query(ge=1, le=92, description="How many days, from today on.")] = 7
) -> list[Day]:
    """The coming days: what is due on each, and which recurring tasks come again on it."""
    return await task_upcoming.upcoming(scope, days)


@router.get("/tasks/{task}")
async def get_task(task: str, scope: Reading) -> Task:
    """One task, by id or reference."""
    return await rows.task(scope, await which(scope, "tasks", task))


@router.patch("/tasks/{task}")
async def change_task(
    task: str,
    body: ChangedTask,
    scope: Annotated[Scope, Depends(changing("Changed a task"), scope="function")],
) -> Task:
    """Change a task."""
    return await tasks.change_task.run(scope, {"task": task, **changed(body)})


@router.delete("/tasks/{task}", status_code=204)
async def delete_task(
    task: str, scope: Annotated[Scope, Depends(changing("Deleted a task"), scope="function")]
) -> None:
    """Delete a task with its subtasks. It lies in the trash for 30 days."""
    await things.delete.run(scope, {"things": [str(await which(scope, "tasks", task))]})


OccurrenceDate = Annotated[
    date | None,
    Query(description="The due date that is meant: a second tap on a recurring task changes nothing."),
]


@router.put("/tasks/{task}/completion")
async def complete_task(
    task: str,
    scope: Annotated[Scope, Depends(changing("Completed a task"), scope="function")],
    occurrence: OccurrenceDate = None,
) -> Task:
    """The task is done, and its open subtasks with it; a recurring one moves on to its next date."""
    return await task_completion.complete_task.run(scope, {"task": task, "occurrence": occurrence})


@router.delete("/tasks/{task}/completion")
async def reopen_task(
    task: str, scope: Annotated[Scope, Depends(changing("Reopened a task"), scope="function")]
) -> Task:
    """The task is not done after all."""
    return await task_completion.reopen_task.run(scope, {"task": task})


@router.put("/tasks/{task}/skip")
async def skip_task(
    task: str,
    scope: Annotated[Scope, Depends(changing("Skipped a task"), scope="function")],
    occurrence: OccurrenceDate = None,
) -> Task:
    """Pass over this occurrence of a recurring task."""
    return await task_completion.skip_task.run(scope, {"task": task, "occurrence": occurrence})
