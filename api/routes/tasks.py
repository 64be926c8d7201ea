"""Tasks over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from pydantic import Field

from api.routes.common import PROBLEMS, Body, Cursor, Limit, Listed, Reading, changing, listed, sent
from memory import tasks as rows
from memory.names import words_in
from memory.records import Priority, Task, TaskStatus
from memory.rows import cursor_number
from memory.scope import Scope
from memory.tasks import Which
from tools import tasks
from tools.names import is_none, parent, which

router = APIRouter(prefix="/tasks", tags=["tasks"], responses=PROBLEMS)

DUE = "ISO date, ISO date and time, or plain words in the user's zone; null clears it."


class NewTask(Body):
    """A task to add."""

    title: str = Field(examples=["Buy shoes"])
    project: str | None = Field(None, description="Name or reference.", examples=["P1"])
    due: str | None = Field(None, description=DUE, examples=["friday", "2026-11-27T15:00"])
    priority: Priority = "medium"
    notes: str = ""
    after: list[str] = Field([], description="Tasks that must be done first.", examples=[["T1"]])


class ChangedTask(Body):
    """What to change; what is not sent stays."""

    title: str | None = Field(None, examples=["Buy running shoes"])
    project: str | None = Field(
        None, description="Name or reference; null takes it out of its project.", examples=["P1"]
    )
    due: str | None = Field(None, description=DUE, examples=["tomorrow 3pm"])
    priority: Priority | None = Field(None, examples=["high"])
    notes: str | None = None
    after: list[str] | None = None
    status: TaskStatus | None = None


@router.get("")
async def list_tasks(
    scope: Reading,
    status: Which = "open",
    project: Annotated[
        str | None, Query(max_length=500, description="Name or reference; `none` for those in no project.")
    ] = None,
    q: Annotated[str | None, Query(max_length=500, description="Words in the title or notes.")] = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Listed[Task]:
    """The user's tasks, oldest first."""
    found = await rows.tasks(
        scope,
        which=status,
        project_id=await parent(scope, "projects", project),
        unfiled=is_none(project),
        words=words_in(q) if q else None,
        after=cursor_number(cursor, 0),
        limit=limit,
    )
    return listed(found)


@router.post("", status_code=201)
async def add_task(
    body: NewTask, scope: Annotated[Scope, Depends(changing("Added a task"), scope="function")]
) -> Task:
    """Add a task."""
    return await tasks.add_task.run(scope, sent(body))


@router.get("/{task}")
async def get_task(task: str, scope: Reading) -> Task:
    """One task, by id or reference."""
    return await rows.task(scope, await which(scope, "tasks", task))


@router.patch("/{task}")
async def change_task(
    task: str,
    body: ChangedTask,
    scope: Annotated[Scope, Depends(changing("Changed a task"), scope="function")],
) -> Task:
    """Change a task."""
    return await tasks.change_task.run(scope, {"task": task, **sent(body)})


@router.delete("/{task}", status_code=204)
async def delete_task(
    task: str, scope: Annotated[Scope, Depends(changing("Deleted a task"), scope="function")]
) -> None:
    """Delete a task; undo brings it back."""
    await tasks.delete_task.run(scope, {"task": task})


@router.put("/{task}/completion")
async def complete_task(
    task: str, scope: Annotated[Scope, Depends(changing("Completed a task"), scope="function")]
) -> Task:
    """The task is done."""
    return await tasks.complete_task.run(scope, {"task": task})


@router.delete("/{task}/completion")
async def reopen_task(
    task: str, scope: Annotated[Scope, Depends(changing("Reopened a task"), scope="function")]
) -> Task:
    """The task is not done after all."""
    return await tasks.reopen_task.run(scope, {"task": task})
