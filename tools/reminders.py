"""Reminders: set one, cancel, list, snooze; and what is to be reminded of now."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Annotated, Literal, TypeAlias
from uuid import UUID

from pydantic import Field

from memory import reminders as rows
from memory import tasks
from memory.errors import Conflict, Invalid, NotFound
from memory.names import uuid_in
from memory.nudges import NudgeSettings
from memory.records import Task, User
from memory.reminders import Reminder
from memory.said import Button, Nudge, Said
from memory.scope import Scope
from tools import reminder_times as times
from tools.names import Reference, which
from tools.round_words import plain
from tools.task_dates import clock_of, today_of
from tools.tool import tool
from tools.when import Due, say_due

MOST = 20
"""Reminders of one task."""
HOUR_MINUTES = 60

State: TypeAlias = Literal["coming", "snoozed", "past", "resting"]
When = Annotated[
    str,
    Field(
        min_length=1,
        max_length=100,
        description="'tomorrow at 9', 'the evening before', '30 minutes before', 'when due'.",
    ),
]
Meant = Annotated[Reference, Field(description="The task, or a reminder by its id.")]


@dataclass(frozen=True, slots=True)
class Reminding:
    """A reminder of a task, as its user sees it.

    `when` says what was wished; `at` is the instant at which it comes next, where it does. One that rests says why.
    """

    id: UUID
    ref: str
    title: str
    when: str
    at: datetime | None
    local: str
    state: State
    reason: str
    day: date | None
    time: str | None
    before_minutes: int | None


@tool("write")
async def set_reminder(scope: Scope, task: Reference, at: When) -> Reminding:
    """Remind of a task: at a local time, or so long before it is due. It moves and ends with the task."""
    known = await tasks.task(scope, await which(scope, "tasks", task, done=False))
    return await remind(scope, known, at)


@tool("write")
async def cancel_reminder(scope: Scope, task: Meant) -> list[Reminding]:
    """Cancel the reminders of a task, or one reminder by its id. The task stays."""
    reminder_id = uuid_in(task)
    found = await rows.maybe(scope, [reminder_id]) if reminder_id else []
    if not found:
        found = await rows.of_tasks(scope, [await which(scope, "tasks", task, done=False)])
    if not found:
        raise NotFound(f"No reminder is set of “{task.strip()[:100]}”.")
    await rows.remove(scope, [each.id for each in found])
    return await shown(scope, found)


@tool("read")
async def list_reminders(
    scope: Scope,
    task: Annotated[Reference | None, Field(description="Of this task alone.")] = None,
    limit: Annotated[int, Field(ge=1, le=200)] = 50,
) -> list[Reminding]:
    """List the reminders that are to come, the next one first; those of one task with the ones that have come."""
    if task is not None:
        return (await shown(scope, await rows.of_tasks(scope, [await which(scope, "tasks", task)])))[:limit]
    found = await shown(scope, await rows.open_ones(scope))
    return [each for each in found if each.at][:limit]


async def cancel(scope: Scope, reminder_id: UUID) -> Reminding:
    """Cancel one reminder. Raises NotFound."""
    (told,) = await shown(scope, await rows.these(scope, [reminder_id]))
    await rows.remove(scope, [reminder_id])
    return told


async def snooze(scope: Scope, reminder_id: UUID, until: datetime) -> Reminding:
    """Let a reminder rest until an instant, at which it comes. Raises NotFound, Invalid or Conflict."""
    if until <= scope.now:
        raise Invalid("That is over already. Say a time that is still to come.")
    (known,) = await rows.these(scope, [reminder_id])
    if known.done:
        raise Conflict(f"{known.ref} is done, so there is nothing to be reminded of.")
    await rows.snooze(scope, reminder_id, until)
    return (await shown(scope, await rows.these(scope, [reminder_id])))[0]


async def remind(scope: Scope, task: Task, at: str) -> Reminding:
    """A reminder of a task, at what these words mean. Raises Invalid where it could never come, Conflict where it is
    done."""
    if task.status == "completed":
        raise Conflict(f"{task.ref} is done. Reopen it first, then set a reminder.")
    due = Due(task.due_date, task.due_time) if task.due_date else None
    wish = times.wish(at, await clock_of(scope), due)
    if wish.before_minutes is not None and due is None:
        raise Invalid(f"{task.ref} has no due date. Give it one first, or say a date and an hour.")
    there = await rows.of_tasks(scope, [task.id])
    same = [each for each in there if (each.day, each.time, each.before_minutes) == astuple_of(wish)]
    if not same and len(there) >= MOST:
        raise Invalid(f"{task.ref} has {len(there)} reminders already. Cancel one first.")
    made = same[0].id if same else await rows.add(scope, task.id, wish.day, wish.time, wish.before_minutes)
    (known,) = await rows.these(scope, [made])
    user = await scope.user()
    if times.next_of(known, user, scope.now) is None:
        passed = max((one.at for one in times.comings(known, user, scope.now)), default=scope.now)
        said = times.say_instant(passed, user, scope.now)
        raise Invalid(f"That would have been {said}, which is over. Say a time that is still to come.")
    return (await shown(scope, [known]))[0]


def astuple_of(wish: times.Wish) -> tuple[object, object, object]:
    return wish.day, wish.time, wish.before_minutes


async def shown(scope: Scope, found: list[Reminder]) -> list[Reminding]:
    """As their user sees them, the one that comes next first."""
    user, day = await scope.user(), await today_of(scope)
    told = [reminding(each, user, scope.now, day) for each in found]
    return sorted(told, key=lambda each: (each.at is None, each.at or scope.now, each.ref))


def reminding(each: Reminder, user: User, now: datetime, day: date) -> Reminding:
    rests = resting(each)
    at = None if rests else times.next_of(each, user, now)
    snoozed = each.snoozed_until is not None and each.snoozed_until == at
    state: State = "resting" if rests else "snoozed" if snoozed else "coming" if at else "past"
    return Reminding(
        each.id, each.ref, each.title, times.say_when(each, day), at,
        times.say_instant(at, user, now) if at else "", state, rests,
        each.day, f"{each.time:%H:%M}" if each.time else None, each.before_minutes,
    )  # fmt: skip


def resting(each: Reminder) -> str:
    """Why it does not come, in words; empty where it may."""
    if each.done:
        return f"{each.ref} is done."
    if each.deleted:
        return f"{each.ref} lies in the trash."
    if each.archived:
        return f"{each.ref} is archived."
    if each.before_minutes is not None and each.due_date is None:
        return f"{each.ref} has no due date."
    return ""


async def nudges(scope: Scope, settings: NudgeSettings) -> tuple[list[Nudge], datetime | None]:
    """What is to be reminded of now, each noted as said, and when the next one comes."""
    del settings  # when it is quiet, and where it is said, is decided by who delivers
    found, user = await rows.open_ones(scope), await scope.user()
    day = await today_of(scope)
    due = [(each, one) for each in found if (one := times.due_of(each, user, scope.now))]
    await rows.mark(scope, [(each.id, one.at, one.wall) for each, one in due])
    coming = [at for each in found if (at := times.next_of(each, user, scope.now))]
    return [nudge(each, one.at, user, day) for each, one in due], min(coming, default=None)


def nudge(each: Reminder, at: datetime, user: User, day: date) -> Nudge:
    """What is said for one instant. Who delivers it late says for when it was."""
    text = f"⏰ **{each.ref} {plain(each.title)}**"
    if each.due_date:
        on = occurrence(each, at, user)
        text += f" — due {say_due(on, each.due_time, day)}"
    rows_of = (
        (Button("Done", f"done {each.ref}", "good"), Button("+1 h", f"snooze {{delivery}} {HOUR_MINUTES}")),
        (
            Button("Tomorrow", f"tomorrow {each.ref}"),
            Button("Drop", f"drop {each.ref}", "bad"),
            Button("Why", f"why {each.ref}"),
        ),
    )
    key = f"{each.id} {at.astimezone(UTC).isoformat(timespec='minutes')}"
    return Nudge("reminder", key, Said(text, rows_of), at)


def occurrence(each: Reminder, at: datetime, user: User) -> date:
    """The date of a recurring task for which an instant was."""
    assert each.due_date is not None
    near = [(day, times.coming(each, user, day)) for day in times.days_of(each, user, at) if day]
    days = [day for day, one in near if one and one.at == at]
    return days[0] if days else each.due_date
