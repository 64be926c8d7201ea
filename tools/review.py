"""The review of a week: where time went, what moved, what is stuck, what was done, how it felt."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Annotated
from uuid import UUID

from pydantic import Field

from memory import rounds
from memory.blackboard import LEVELS
from memory.errors import Invalid
from memory.records import Energy, Mood
from memory.scope import Scope
from tools import engine
from tools.hrm.alignment import Alignment, align
from tools.hrm.records import InsightDraft, Past, Snapshot
from tools.hrm.scene import Scene, by_ref, scene
from tools.journal_times import past_day
from tools.plan import past, snapshot
from tools.tool import tool
from tools.when import due_instant, zone_of

WEEK = 7
BACK = 77
"""Days back that the last day of a week may lie: the past that is read holds twelve weeks."""
MOST = 8
"""How many projects or tasks are told of a kind."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A project in which something was done that week: so much then, and so much in all by now."""

    ref: str
    name: str
    done: int
    done_in_all: int
    open: int
    completed: bool


@dataclass(frozen=True, slots=True)
class Stuck:
    """Something that does not move. `days`: how long nothing was done, or for how long it has waited."""

    ref: str
    name: str
    why: str
    days: int


@dataclass(frozen=True, slots=True)
class DayDone:
    """How much was done on a day, and how it felt: the energy's mean of 1 to 5, the mood that was said last."""

    day: date
    done: int
    energy: float | None
    mood: Mood | None


@dataclass(frozen=True, slots=True)
class Review:
    """Seven of the user's days, `since` to `until`, both included.

    `done` counts what was completed, `before` what was in the seven days before. `energy` is the mean of 1 to 5, and
    `moods` how often each was said, the most frequent first. `focus` is what was wanted for that week, `next_focus`
    what was chosen at its end.
    """

    since: date
    until: date
    done: int
    before: int
    days: tuple[DayDone, ...]
    alignment: Alignment
    moved: tuple[Moved, ...]
    stuck: tuple[Stuck, ...]
    energy: float | None
    moods: tuple[tuple[Mood, int], ...]
    focus: str | None
    next_focus: str | None


@tool("read")
async def weekly_review(
    scope: Scope,
    week: Annotated[
        str,
        Field(max_length=100, description="Its last day, such as 'sunday' or 2026-11-22; today by default."),
    ] = "",
) -> Review:
    """Review seven days: time by pillar against what was wanted, what moved, what is stuck, what was done, how it
    felt."""
    return await review(scope, await past_day(scope, week))


async def review(scope: Scope, until: date) -> Review:
    """The seven days that end with this one. Raises Invalid for a day to come, or one too long ago."""
    now, before = await snapshot(scope), await past(scope)
    seen = scene(now, before)
    if until > seen.today:
        raise Invalid(f"That week is not over: it would end on {until}. Name today or a day before.")
    if (seen.today - until).days > BACK:
        raise Invalid("So long ago a week is not kept for a review: twelve weeks back at most.")
    stuck = await asyncio.to_thread(engine.obstacles, now, before)  # others are answered meanwhile
    focus, chosen = await focuses(scope, until)
    return of_week(seen, at_end(now, before, until), until, stuck, focus, chosen)


def at_end(now: Snapshot, before: Past, until: date) -> Scene:
    """The life as of a day's end, or as of now where that day is today."""
    ends = due_instant(until, None, zone_of(now.zone), now.day_end) - timedelta(seconds=1)
    return scene(replace(now, now=min(now.now, ends)), before)


async def focuses(scope: Scope, until: date) -> tuple[str | None, str | None]:
    """What was wanted for the week that ends on a day, and what was chosen for the next."""
    kept = dict(await rounds.focuses(scope, until - timedelta(days=WEEK), until))
    chosen = kept.pop(until, None)
    return next(reversed(kept.values()), None), chosen


def of_week(
    seen: Scene,
    then: Scene,
    until: date,
    obstacles: Sequence[InsightDraft],
    focus: str | None,
    chosen: str | None,
) -> Review:
    since = until - timedelta(days=WEEK - 1)
    done = [(day, each) for day, each in seen.done if since <= day <= until]
    earlier = since - timedelta(days=WEEK)
    felt = [each for each in seen.past.felt if since <= each.day <= until]
    days = [since + timedelta(days=n) for n in range(WEEK)]
    counted = Counter(day for day, _ in done)
    moods = Counter(each.mood for each in felt if each.mood)
    return Review(
        since,
        until,
        len(done),
        sum(earlier <= day < since for day, _ in seen.done),
        tuple(
            DayDone(
                day,
                counted[day],
                mean([each.energy for each in felt if each.day == day and each.energy]),
                next((each.mood for each in felt if each.day == day and each.mood), None),
            )
            for day in days
        ),
        align(then, WEEK),
        moved(seen, Counter(each.project_id for _, each in done if each.project_id), since, until),
        stuck_of(seen, obstacles) if until == seen.today else (),
        mean([each.energy for each in felt if each.energy]),
        tuple(moods.most_common(3)),
        focus,
        chosen,
    )


def mean(levels: Sequence[Energy]) -> float | None:
    return round(sum(LEVELS[each] for each in levels) / len(levels), 2) if levels else None


def moved(seen: Scene, done: Counter[UUID], since: date, until: date) -> tuple[Moved, ...]:
    """The projects in which something was done, the most first."""
    found = []
    for each in by_ref(seen.snapshot.projects):
        completed = within(seen, each.completed_at, since, until)
        if done[each.id] or completed:
            found.append(
                Moved(each.ref, each.name, done[each.id], each.done_tasks, each.open_tasks, completed)
            )
    return tuple(sorted(found, key=lambda each: (-each.completed, -each.done))[:MOST])


def within(seen: Scene, at: datetime | None, since: date, until: date) -> bool:
    day = seen.day_of(at) if at else None
    return day is not None and since <= day <= until


def stuck_of(seen: Scene, obstacles: Sequence[InsightDraft]) -> tuple[Stuck, ...]:
    """What stands still now: projects that have stalled, and tasks that wait for one that is not done."""
    stalled = [each for each in obstacles if each.key.startswith("stalled:")]
    names = {each.id: each for each in seen.snapshot.projects}
    found = [
        Stuck(project.ref, project.name, "nothing done", int(each.reasoning["silent_days"]))
        for each in stalled
        if each.entity_id and (project := names.get(each.entity_id))
    ]
    waiting = []
    for task in seen.open:
        open_ones = [each for each in seen.life.blockers.get(task.id, ()) if not each.done]
        if open_ones:
            days = (seen.today - seen.local(task.created_at).date()).days
            waiting.append(Stuck(task.ref, task.title, f"waits for {open_ones[0].ref}", max(days, 0)))
    longest = sorted(waiting, key=lambda each: -each.days)
    return tuple([*found, *longest][:MOST])
