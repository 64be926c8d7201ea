"""From what a person says about a task's time to its fields."""

from datetime import date, time

from memory.errors import Invalid
from memory.records import Json, Task
from memory.scope import Scope
from tools.due import due as due_of
from tools.task_recurrence import NONE, Rule, begin, rule_of
from tools.when import Clock, Due, read, say_due, today


async def clock_of(scope: Scope) -> Clock:
    """The instant, and how the user reads time."""
    user = await scope.user()
    return Clock(scope.now, user.zone, user.day_end, user.week_start)


async def today_of(scope: Scope) -> date:
    """The user's own day."""
    user = await scope.user()
    return today(scope.now, user.zone, user.day_end)


async def apart(scope: Scope, due: str | None, recurrence: str | None) -> tuple[str | None, str | None]:
    """The due date and the recurrence, where both were said as the due date: "every friday"."""
    if due is None or recurrence is not None:
        return due, recurrence
    found = read(due, await clock_of(scope))
    return (None, due) if found and found.rule else (due, None)


async def dates_of(scope: Scope, due: str | None, start: str | None) -> Json:
    """The due and start fields that the words mean; those that are not spoken of are not in it."""
    new: Json = {}
    if due is not None:
        day = await due_of(scope, due)
        new |= {"due_date": day.date if day else None, "due_time": day.time if day else None}
    if start is not None:
        day = await due_of(scope, start)
        new |= {"start_date": day.date if day else None, "start_time": day.time if day else None}
    return new


async def recurring(
    scope: Scope, words: str, after_completion: bool | None, new: Json, current: Due | None = None
) -> Json:
    """The fields of a task that recurs as the words say, with the due date in `new` or the one that it has."""
    clock = await clock_of(scope)
    said: Rule | None = rule_of(words, clock)
    if said is None:
        return NONE
    due = Due(new["due_date"], new["due_time"]) if new.get("due_date") else None
    return begin(said, due, current, after_completion, clock)


async def check(scope: Scope, task: Task) -> Task:
    """The task as it is now. Raises Invalid where its dates contradict each other, so that nothing is changed."""
    if task.recurrence and task.due_date is None:
        raise Invalid(f"{task.ref} recurs and needs a due date. End that first: recurrence 'none'.")
    if task.start_date and task.due_date:
        starts = (task.start_date, task.start_time or time.min)
        if starts > (task.due_date, task.due_time or time.max):
            day = await today_of(scope)
            due, start = (
                say_due(task.due_date, task.due_time, day),
                say_due(task.start_date, task.start_time, day),
            )
            raise Invalid(f"{task.ref} would start ({start}) after it is due ({due}). Change both, or one.")
    return task
