"""`aurum add`."""

import sys
from argparse import Namespace

from api.commands.common import parts
from api.settings import read
from channels import terminal
from memory.errors import Invalid
from memory.records import Task
from tools.quick import LONGEST, quick_add
from tools.when import say_due, today


def run(arguments: Namespace) -> int:
    """Add the tasks that the words say, and print what was added and how it is taken back."""
    text = " ".join(arguments.words)
    if not text.strip() or len(text) > LONGEST:
        raise Invalid(f"Say what is to be done, in 1 to {LONGEST} characters.")
    with parts(read()) as (runner, opened, owner):

        async def added() -> list[str]:
            async with opened.database.scope(owner, label=f"Added “{text[:60]}”") as scope:
                tasks = await quick_add.run(scope, {"text": text})
                user = await scope.user()
                day = today(scope.now, user.zone, user.day_end)
                return [
                    receipt(task, say_due(task.due_date, task.due_time, day) if task.due_date else "")
                    for task in tasks
                ]

        for line in runner.run(added()):
            print(line)
    print(terminal.paint("aurum undo takes it back.", terminal.DIM, sys.stdout.isatty()))
    return 0


def receipt(task: Task, due: str) -> str:
    """One line: the reference, the title, and what was read out of the words."""
    said = [
        due and f"due {due}",
        f"{task.estimate_minutes} min" if task.estimate_minutes else "",
        task.priority if task.priority != "medium" else "",
        " / ".join(task.place),
        " ".join(f"#{tag}" for tag in task.tags),
    ]
    mark = terminal.paint("✓", terminal.GOLD, sys.stdout.isatty())
    details = " · ".join(each for each in said if each)
    return f"{mark} {task.ref} {terminal.plain(task.title)}" + terminal.plain(
        f" — {details}" if details else ""
    )
