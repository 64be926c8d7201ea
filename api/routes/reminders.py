"""Reminders over HTTP."""

from datetime import datetime, timedelta
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query
from pydantic import Field

from api.routes.common import PROBLEMS, Body, Reading, changing
from memory.errors import NotFound
from memory.names import uuid_in
from memory.scope import Scope
from tools import reminders
from tools.reminders import Reminding

router = APIRouter(tags=["reminders"], responses=PROBLEMS)


class NewReminder(Body):
    """When to remind, in plain words or as a local ISO date and time."""

    at: str = Field(
        min_length=1,
        max_length=100,
        description="“tomorrow at 9”, “2026-11-27T15:00”, “30 minutes before”, “the evening before”, “when due”. "
        "Of a task that is due on a day without an hour it counts from 09:00.",
        examples=["tomorrow at 9"],
    )


class Snoozed(Body):
    """How long a reminder rests."""

    minutes: int = Field(ge=1, le=43_200, examples=[60])


class Reminders(Body):
    """Reminders, the one that comes next first."""

    items: list[Reminding]


@router.get("/reminders")
async def list_reminders(
    scope: Reading, limit: Annotated[int, Query(ge=1, le=200, description="Rows at most.")] = 50
) -> Reminders:
    """The reminders that are to come."""
    return Reminders(items=await reminders.list_reminders(scope, limit=limit))


@router.get("/tasks/{task}/reminders")
async def task_reminders(task: str, scope: Reading) -> Reminders:
    """The reminders of a task: those that come, and those that have come or rest, with the reason."""
    return Reminders(items=await reminders.list_reminders.run(scope, {"task": task, "limit": 200}))


@router.post("/tasks/{task}/reminders", status_code=201)
async def set_reminder(
    task: str,
    body: NewReminder,
    scope: Annotated[Scope, Depends(changing("Set a reminder"), scope="function")],
) -> Reminding:
    """Remind of a task. The same reminder twice is one."""
    return await reminders.set_reminder.run(scope, {"task": task, "at": body.at})


@router.put("/reminders/{reminder}/snooze")
async def snooze_reminder(
    reminder: str,
    body: Snoozed,
    scope: Annotated[Scope, Depends(changing("Snoozed a reminder"), scope="function")],
) -> Reminding:
    """Let a reminder rest for so many minutes; then it comes."""
    until: datetime = scope.now + timedelta(minutes=body.minutes)
    return await reminders.snooze(scope, known(reminder), until)


@router.delete("/reminders/{reminder}")
async def cancel_reminder(
    reminder: str,
    scope: Annotated[Scope, Depends(changing("Cancelled a reminder"), scope="function")],
) -> Reminding:
    """Cancel a reminder; the task stays. Answers it as it was."""
    return await reminders.cancel(scope, known(reminder))


def known(text: str) -> UUID:
    """The id of a reminder. Raises NotFound for what is none."""
    found = uuid_in(text)
    if found is None:
        raise NotFound("There is no such reminder (any more).")
    return found
