"""A day planned, and a plan accepted: its blocks lie on the calendar then."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from memory import blocks as rows
from memory import names
from memory import tasks as task_rows
from memory.blackboard import Block, Felt
from memory.blocks import Stretch
from memory.errors import Conflict, Invalid
from memory.names import Candidate
from memory.records import Energy, Task
from memory.scope import Scope
from tools import engine
from tools.day_times import DayWords, HourWords, coming, span, stretch_of, window_of
from tools.due import due
from tools.hrm.day import DayPlan, plan
from tools.hrm.day_work import LOOKED_AT, busy_of, pressing
from tools.hrm.records import Snapshot
from tools.names import Reference, one, prefer, shown
from tools.plan import tabled
from tools.task_dates import check
from tools.tool import tool
from tools.when import today, zone_of

if TYPE_CHECKING:
    from tools.hrm.score import Scores
    from tools.hrm.table import Table


class PlannedBlock(BaseModel):
    """A task's place in a plan."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    task: Reference
    start: HourWords
    end: HourWords


class Postponed(BaseModel):
    """A task and the day to which it is put off."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    task: Reference
    to: Annotated[str, Field(max_length=100, description="The day on which it is due then: 2026-11-27.")]


@dataclass(frozen=True, slots=True)
class AcceptedPlan:
    """What was set aside, in its order, and the tasks that are due later now."""

    blocks: tuple[Block, ...]
    postponed: tuple[Task, ...]


@tool("read")
async def plan_day(
    scope: Scope,
    day: DayWords = "today",
    start: HourWords = "",
    end: HourWords = "",
    energy: Energy | None = None,
) -> DayPlan:
    """Plan a day: the best tasks in its free hours, two ways with reasons, and what to drop where it is overfull.

    Without hours the hours of work are taken, today from now on; without an energy what was said of it today.
    """
    now, table = await tabled(scope)
    wanted = await coming(scope, day)
    place = zone_of(now.zone)
    window = window_of(start, end, wanted, now.now.astimezone(place), now.preferences)
    if energy is None and now.felt and now.felt.day == wanted:
        energy = now.felt.energy
    begin = max(now.now, datetime.combine(wanted, window[0], place).astimezone(UTC))
    scores = scored(table, now, wanted, begin, energy)
    ranking = scores.bare(LOOKED_AT, pressing(wanted, now))
    return plan(wanted, ranking, now, busy_of(wanted, now), window, energy, scores.words(now.now))


def scored(table: "Table", now: Snapshot, day: date, begin: datetime, energy: Energy | None) -> "Scores":
    """The tasks as they rank when the hours of a day begin; what begins later that day ranks among them."""
    later = tuple(
        replace(each, start_date=None, start_time=None) for each in now.tasks if each.start_date == day
    )
    felt = now.felt
    if energy is not None and energy != (felt and felt.energy):
        felt = Felt(UUID(int=0), "checkin", begin, today(begin, now.zone, now.day_end), energy, None)
    if later or felt is not now.felt:
        table = table.changed(replace(table.snapshot, tasks=later, felt=felt))
    return engine.scores_at(table, begin)


@tool("write")
async def accept_plan(
    scope: Scope,
    day: DayWords,
    blocks: Annotated[list[PlannedBlock], Field(max_length=200)],
    postpone: Annotated[list[Postponed], Field(max_length=1000)] | None = None,
) -> AcceptedPlan:
    """Set the time of a plan aside, and put tasks off that have no room. What an older plan had from the first of these
    blocks on gives way, but for what is done; the user's own blocks stay, and may not be overlapped."""
    wanted, later = await coming(scope, day), postpone or []
    if not blocks and not later:
        raise Invalid("Nothing is planned and nothing postponed: name blocks, or tasks to postpone.")
    known = await open_tasks(scope, [*(each.task for each in blocks), *(each.task for each in later)])
    planned = [Placed(known[each.task], *stretch_of(each.start, each.end, wanted)) for each in blocks]
    to = {known[each.task].id: await later_than(scope, each, wanted) for each in later}
    set_aside = await put(scope, wanted, sorted(planned, key=lambda each: each.start)) if planned else ()
    return AcceptedPlan(set_aside, await postponed(scope, to) if to else ())


@dataclass(frozen=True, slots=True)
class Placed:
    """A task at its time."""

    task: Candidate
    start: time
    end: time

    def said(self) -> str:
        return f"{self.task.ref} {self.task.name} ({span(self.start, self.end)})"


async def later_than(scope: Scope, wanted: Postponed, day: date) -> date:
    """The day to which a task is put off. Raises Invalid where that is not after the day that is planned."""
    found = await due(scope, wanted.to)
    if found is None or found.date <= day:
        raise Invalid(
            f"{shown(wanted.task)} can be postponed to a day after {day.isoformat()}, not “{wanted.to[:40]}”."
        )
    return found.date


async def open_tasks(scope: Scope, texts: Sequence[str]) -> dict[str, Candidate]:
    """The open tasks that are meant, by what was said; references and ids cost one statement in all. Raises NotFound,
    Ambiguous, or Conflict for one that is done."""
    known = await names.referred(scope, texts, ["tasks"])
    for text in texts:
        if text not in known:
            found = prefer(await names.candidates(scope, ["tasks"], text), done=False)
            known[text] = one(found, text, f"There is no task called “{shown(text)}”.", "task")
    if done := next((known[text] for text in texts if known[text].done), None):
        raise Conflict(f"{done.ref} {done.name} is done already. Plan the day again.")
    return known


async def put(scope: Scope, day: date, planned: Sequence[Placed]) -> tuple[Block, ...]:
    """Set time aside in place of an older plan. Raises Invalid where blocks overlap each other, Conflict where one
    overlaps the user's own."""
    if clash := next((two for two in pairwise(planned) if two[1].start < two[0].end), None):
        raise Invalid(f"{clash[0].said()} and {clash[1].said()} overlap. Leave one out, or move it.")
    await rows.lock(scope)
    there = await rows.blocks(scope, day, day)
    refuse_overlaps(planned, [each for each in there if each.origin == "user" and not each.done])
    await rows.give_way(scope, day, planned[0].start, [each.id for each in there if each.done])
    return await rows.add(scope, day, [Stretch(each.task.id, each.start, each.end) for each in planned])


def refuse_overlaps(planned: Iterable[Placed], own: Collection[Block]) -> None:
    for each in planned:
        for block in own:
            if each.start < block.end_time and block.start_time < each.end:
                raise Conflict(
                    f"{each.said()} would lie in the time that you set aside yourself for {block.ref} {block.title} "
                    f"({span(block.start_time, block.end_time)}). Plan the day again, or move that block."
                )


async def postponed(scope: Scope, to: Mapping[UUID, date]) -> tuple[Task, ...]:
    """The tasks, due on these days from now on; an hour at which one is due stays."""
    on: defaultdict[date, list[UUID]] = defaultdict(list)
    for task_id, day in to.items():
        on[day].append(task_id)
    for day, ids in on.items():
        await task_rows.change(scope, ids, {"due_date": day})
    return tuple([await check(scope, each) for each in await task_rows.these(scope, list(to))])
