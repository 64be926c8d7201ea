"""What the buttons of tasks, intents, reminders, insights and operations do, each within one transaction."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from agent.offline.conversation import Result
from agent.offline.wording import plain as escaped
from agent.offline.words import say
from channels.commands import BY_NAME, life_in
from channels.hanging import Here
from memory import operations, task_series, tasks
from memory.errors import Conflict, Invalid, NotFound
from memory.names import uuid_in
from memory.records import Json, Task
from memory.said import Button
from memory.scope import Scope
from tools import day as days
from tools import deliveries, insights, intents, news
from tools.names import anything, which
from tools.task_completion import complete_task
from tools.task_dates import today_of
from tools.tasks import change_task
from tools.things import delete
from tools.tool import RANKED, Tool, plain
from tools.undo import undo

LONGEST = 10**6
"""Minutes of which it is certain that they are too many."""


@dataclass(frozen=True, slots=True)
class Deed:
    """What was done, in a line, and what hangs from then on where the button hung. `acted`: it was done by this."""

    line: str
    instead: tuple[Button, ...] = ()
    acted: bool = True


async def done(scope: Scope, ref: str, here: Here) -> Deed:
    """Complete a task. One that recurs is not completed twice for one message."""
    task = await task_of(scope, ref)
    if task.recurrence and here.since and await task_series.completed_since(scope, task.id, here.since):
        due = await words_of(scope, complete_task, {"task": ref}, task, changed=True)
        return Deed(due.replace("Done:", "Done already:"), acted=False)
    return await called(scope, complete_task, {"task": ref})


async def tomorrow(scope: Scope, ref: str, here: Here) -> Deed:
    """Put a task off to tomorrow. One that is due later keeps its date, and rests until then."""
    task, day = await task_of(scope, ref), await today_of(scope) + timedelta(days=1)
    name = f"**{escaped(task.title)}** ({task.ref})"
    if task.status == "completed":
        return Deed(f"{name} was done already.", acted=False)
    if day in (task.due_date, task.start_date):
        return Deed(f"{name} was put off to tomorrow already.", acted=False)
    if task.due_date and task.due_date > day:
        return await called(
            scope, change_task, {"task": ref, "start": day.isoformat()}, f"{name} rests until tomorrow."
        )
    await days.postponed(scope, {task.id: day})
    scope.settle("rerank", RANKED)
    return Deed(f"Tomorrow: {name}.", taking_back(scope))


async def drop(scope: Scope, ref: str, here: Here) -> Deed:
    """Put a task into the trash."""
    task = await task_of(scope, ref)
    return await called(scope, delete, {"things": [task.ref]})


async def take_back(scope: Scope, operation: str, here: Here) -> Deed:
    """Undo an operation; that can be undone in its turn."""
    found = await called(scope, undo, {"operation": operation})
    return Deed(found.line, (Button("Do it again", f"undo {scope.operation}"),))


async def snooze(scope: Scope, about: str, here: Here) -> Deed:
    """Let what was said first come again in so many minutes. Raises Invalid, NotFound or Conflict."""
    delivery, _, minutes = about.partition(" ")
    known = uuid_in(delivery)
    if known is None or not minutes.isdecimal():
        raise Invalid("I don't know this button any more. Say it in words.")
    told = await deliveries.snooze(scope, known, min(int(minutes), LONGEST))
    return Deed(f"It comes again {told.until or 'later'}.")


async def heard(scope: Scope, ref: str, here: Here) -> Deed:
    """What was watched for is known now."""
    known = await intents.heard(scope, ref)
    return Deed(f"All right. {known.ref} is silent until it comes about anew.")


async def pause(scope: Scope, ref: str, here: Here) -> Deed:
    """Watch for it no more until it is resumed."""
    watch = await intents.change_intent.run(scope, {"intent": ref, "paused": True})
    return Deed(f"{watch.ref} is paused.", taking_back(scope))


async def follow(scope: Scope, about: str, here: Here) -> Deed:
    """Do what an insight advises."""
    call = await news.advised(scope, about)
    return await called(scope, BY_NAME[call["tool"]], call["arguments"])


async def aside(scope: Scope, ref: str, here: Here) -> Deed:
    """Take an insight off the blackboard, until it says something else."""
    found = await called(scope, insights.dismiss_insight, {"insight": ref})
    return replace(found, instead=(Button("Put back", f"back {ref}"),))


async def back(scope: Scope, ref: str, here: Here) -> Deed:
    """Put an insight on the blackboard again."""
    return await called(scope, insights.dismiss_insight, {"insight": ref, "dismissed": False})


DEEDS: dict[str, tuple[str, Callable[[Scope, str, Here], Awaitable[Deed]]]] = {
    "done": ("Done {}", done), "tomorrow": ("Put {} off to tomorrow", tomorrow), "drop": ("Dropped {}", drop),
    "undo": ("Took something back", take_back), "snooze": ("Put a reminder off", snooze),
    "ok": ("Heard of {}", heard), "pause": ("Paused {}", pause), "follow": ("Followed {}", follow),
    "aside": ("Put {} aside", aside), "back": ("Put {} back", back),
}  # fmt: skip
"""By verb: how the history names it, and what does it."""


async def called(scope: Scope, tool: Tool[..., Any], arguments: Json, line: str = "") -> Deed:
    """Call a tool, and say what it did in the words that are used everywhere."""
    value = await tool.run(scope, arguments)
    changed = await operations.touched(scope)
    words = line or await words_of(scope, tool, arguments, value, changed=changed)
    return Deed(words, taking_back(scope) if changed else (), acted=changed)


async def words_of(
    scope: Scope, tool: Tool[..., Any], arguments: Json, value: object, *, changed: bool
) -> str:
    result = Result(tool.name, arguments, plain(value), changed=changed)
    return say([result], await life_in(scope))


async def task_of(scope: Scope, ref: str) -> Task:
    """The task that is meant. Raises NotFound, saying so where it lies in the trash."""
    try:
        return await tasks.task(scope, await which(scope, "tasks", ref, done=False))
    except NotFound as error:
        try:
            gone = await anything(scope, ref, ["tasks"], trash=True)
        except NotFound:
            raise error from None
        raise Conflict(f"{gone.ref} lies in the trash.") from None


def taking_back(scope: Scope) -> tuple[Button, ...]:
    return (Button("Undo", f"undo {scope.operation}"),)
