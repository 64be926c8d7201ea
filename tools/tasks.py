"""Tasks: add, change, complete, reopen, delete, list, find."""

from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from memory import names, tasks
from memory.errors import Invalid
from memory.records import Priority, Task, TaskStatus
from memory.scope import Scope
from memory.tasks import Which
from tools.due import due as due_of
from tools.goals import given
from tools.names import Parent, Reference, is_none, parent, which
from tools.tool import tool

Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]
Notes = Annotated[str, StringConstraints(max_length=100_000)]
DueWords = Annotated[
    str | None,
    Field(
        max_length=100,
        description="ISO date, ISO date and time, or plain words such as 'friday 3pm'; 'none' clears it.",
    ),
]
Blockers = Annotated[list[Reference], Field(max_length=50, description="Tasks that must be done first.")]


@tool("write")
async def add_task(
    scope: Scope,
    title: Title,
    project: Parent = None,
    due: DueWords = None,
    priority: Priority = "medium",
    notes: Notes = "",
    after: Blockers | None = None,
) -> Task:
    """Add a task, in a project where one is named, with a due date where one is said."""
    project_id = await parent(scope, "projects", project)
    day = await due_of(scope, due)
    added = await tasks.add(
        scope, title, notes, project_id, priority, day.date if day else None, day.time if day else None
    )
    if not after:
        return added
    await wait_for(scope, added.id, after)
    return await tasks.task(scope, added.id)


@tool("write")
async def change_task(
    scope: Scope,
    task: Reference,
    title: Title | None = None,
    project: Parent = None,
    due: DueWords = None,
    priority: Priority | None = None,
    notes: Notes | None = None,
    after: Blockers | None = None,
    status: TaskStatus | None = None,
) -> Task:
    """Change a task: its title, project, due date, priority, notes, status, or what it waits for. The rest stays."""
    task_id = await which(scope, "tasks", task, done=False)
    new = given(title=title, priority=priority, notes=notes, status=status)
    if project is not None:
        new["project_id"] = await parent(scope, "projects", project)
    if due is not None:
        day = await due_of(scope, due)
        new |= {"due_date": day.date if day else None, "due_time": day.time if day else None}
    await tasks.change(scope, task_id, new)
    if after is not None:
        await wait_for(scope, task_id, after)
    return await tasks.task(scope, task_id)


@tool("write")
async def complete_task(scope: Scope, task: Reference) -> Task:
    """Mark a task as done."""
    task_id = await which(scope, "tasks", task, done=False)
    await tasks.change(scope, task_id, {"status": "completed"})
    return await tasks.task(scope, task_id)


@tool("write")
async def reopen_task(scope: Scope, task: Reference) -> Task:
    """Take a finished task up again."""
    task_id = await which(scope, "tasks", task, done=True)
    await tasks.change(scope, task_id, {"status": "todo"})
    return await tasks.task(scope, task_id)


@tool("destructive")
async def delete_task(scope: Scope, task: Reference) -> Task:
    """Delete a task. It lies in the trash for 30 days, and undo brings it back."""
    task_id = await which(scope, "tasks", task)
    deleted = await tasks.task(scope, task_id)
    await tasks.remove(scope, task_id)
    return deleted


@tool("read")
async def list_tasks(
    scope: Scope,
    project: Parent = None,
    status: Which = "open",
    limit: Annotated[int, Field(ge=1, le=200)] = 50,
) -> list[Task]:
    """List tasks: open (the default), completed or all; of one project, of all, or (project 'none') of no project."""
    project_id = await parent(scope, "projects", project)
    found = await tasks.tasks(
        scope, which=status, project_id=project_id, unfiled=is_none(project), limit=limit
    )
    return list(found.items)


@tool("read")
async def find_tasks(scope: Scope, words: Reference) -> list[Task]:
    """Find tasks, open and done, whose title or notes hold all of these words."""
    wanted = names.words_in(words)
    if not wanted:
        raise Invalid("Say at least one word to look for.")
    return list((await tasks.tasks(scope, which="all", words=wanted)).items)


async def wait_for(scope: Scope, task_id: UUID, references: list[str]) -> None:
    """Let the task wait for others. Raises Invalid, naming the path, where that would go in a circle."""
    blockers = [await which(scope, "tasks", reference, done=False) for reference in references]
    for blocker in blockers:
        if path := await tasks.path_between(scope, blocker, task_id):
            raise Invalid(f"That would go in a circle: {' waits for '.join([path[-1], *path])}.")
    await tasks.wait_for(scope, task_id, blockers)
