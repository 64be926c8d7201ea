"""Blocks: time that is set aside for tasks, read and changed by hand."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Annotated

from pydantic import Field

from memory import blocks as rows
from memory.blackboard import Block
from memory.errors import Ambiguous, Invalid, NotFound
from memory.names import uuid_in
from memory.scope import Scope
from tools.day_times import DayWords, HourWords, coming, day_of, end_of, hour_of, span
from tools.names import Reference, shown, which
from tools.task_dates import today_of
from tools.tool import tool

Named = Annotated[Reference, Field(description="A block by its id, or the task that it is for.")]


@tool("read")
async def list_blocks(
    scope: Scope, day: DayWords = "", since: DayWords = "", until: DayWords = ""
) -> tuple[Block, ...]:
    """List the time that is set aside: on a day, or from one day to another; by itself from today on."""
    if day and (since or until):
        raise Invalid("Name one day, or since when and until when.")
    first = await day_of(scope, day or since)
    last = first if day else await day_of(scope, until) if until else date.max
    return await rows.blocks(scope, first, last)


@tool("write")
async def change_block(
    scope: Scope, block: Named, start: HourWords = "", end: HourWords = "", day: DayWords = ""
) -> Block:
    """Move time that is set aside, or make it longer or shorter. With a new start alone it keeps its length."""
    known = only(await meant(scope, block), block)
    to = await coming(scope, day) if day else known.day
    first, last = hours_of(known, start, end, to)
    if (to, first, last) == (known.day, known.start_time, known.end_time):
        return known
    await rows.change(scope, known.id, to, first, last)
    return (await rows.these(scope, [known.id]))[0]


@tool("write")
async def remove_blocks(
    scope: Scope, day: DayWords = "", blocks: Annotated[list[Named], Field(max_length=100)] | None = None
) -> tuple[Block, ...]:
    """Take time off the plan: all that is set aside on a day, or these blocks. The tasks stay.

    A task's name means its blocks from today on.
    """
    if bool(day) == bool(blocks):
        raise Invalid("Name the day, or the blocks, that are to be taken off the plan.")
    if day:
        on = await day_of(scope, day)
        gone = await rows.blocks(scope, on, on)
        await rows.clear(scope, on)
        return gone
    found = {each.id: each for text in blocks or [] for each in await meant(scope, text)}
    await rows.remove(scope, list(found))
    return tuple(sorted(found.values(), key=lambda each: (each.day, each.start_time, each.id.int)))


async def meant(scope: Scope, text: str) -> tuple[Block, ...]:
    """The block of that id, or those of the task that the words mean, from today on. Raises NotFound or Ambiguous."""
    if block_id := uuid_in(text):
        return await rows.these(scope, [block_id])
    task = await which(scope, "tasks", text, done=False)
    found = await rows.of_tasks(scope, [task], await today_of(scope))
    if not found:
        raise NotFound(f"No time is set aside for “{shown(text)}” from today on.")
    return found


def only(found: Sequence[Block], text: str) -> Block:
    """The only block. Raises Ambiguous."""
    if len(found) > 1:
        raise Ambiguous(
            f"“{shown(text)}” has {len(found)} blocks: name the one you mean.",
            choices=[
                {"ref": str(each.id), "name": f"{each.day} {span(each.start_time, each.end_time)}"}
                for each in found[:8]
            ],
        )
    return found[0]


def hours_of(known: Block, start: str, end: str, day: date) -> tuple[time, time]:
    """From when to when a block is to be. Raises Invalid where that is no stretch of a day."""
    first = hour_of(start, day) if start else known.start_time
    last = end_of(end, day) if end else known.end_time
    if start and not end:
        length = datetime.combine(day, last) - datetime.combine(day, known.start_time)
        moved = datetime.combine(day, first) + length
        last = moved.time() if moved.date() == day else time(0)
    if last <= first:
        raise Invalid(
            f"From {first:%H:%M} it would not end on the same day, after it begins: say when it ends."
        )
    return first, last
