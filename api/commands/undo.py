"""`aurum undo`."""

from argparse import Namespace
from uuid import uuid4
from zoneinfo import ZoneInfo

from api.commands.common import parts
from api.settings import read
from channels.terminal import plain
from memory.records import Operation
from tools.undo import list_operations, redo, undo


def run(arguments: Namespace) -> int:
    """Take back the newest operation or the named one, do it again, or list what was done."""
    with parts(read()) as (runner, opened, owner):

        async def listed() -> list[str]:
            async with opened.database.scope(owner) as scope:
                found = await list_operations.run(scope, {"limit": arguments.limit})
                zone = ZoneInfo((await scope.user()).zone)
            return [line(each, zone) for each in found] or ["Nothing was done yet."]

        async def done() -> list[str]:
            tool, label = (redo, "aurum undo --redo") if arguments.redo else (undo, "aurum undo")
            async with opened.database.scope(owner, operation=uuid4(), label=label) as scope:
                found = await tool.run(scope, {"operation": arguments.operation})
            return [f"{'Redone' if arguments.redo else 'Undone'}: {found.label}", *found.restored]

        print(plain("\n".join(runner.run(listed() if arguments.list else done()))))
    return 0


def line(operation: Operation, zone: ZoneInfo) -> str:
    """An operation on two lines: its id, when, what for; what it did."""
    state = " (undone)" if operation.undone else ""
    when = operation.created_at.astimezone(zone).strftime("%Y-%m-%d %H:%M")
    return f"{operation.id}  {when}  {operation.label}{state}\n    {' '.join(operation.what)}"
