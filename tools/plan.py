"""What deserves attention now."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import takewhile
from typing import TYPE_CHECKING, Annotated
from uuid import UUID

from pydantic import Field

from memory import snapshots, tasks
from memory.life import Life, Made
from memory.records import Task, User
from memory.scope import Scope
from memory.snapshots import Reading
from tools import engine
from tools.hrm.records import Blocker, Past, Ranking, Scored, Snapshot
from tools.tool import tool
from tools.when import due_instant, today, zone_of

if TYPE_CHECKING:
    from tools.hrm.score import Scores
    from tools.hrm.table import Table

DAYS, PAST_DAYS = 28, 84
"""How many of the user's own days back a snapshot and the past reach."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept with a life: the snapshot of it, as far as it is no matter of the hour, and its table, which may be
    behind. What was done is from `since` on."""

    life: Life
    since: datetime
    snapshot: Snapshot
    table: "Table | None"


@tool("read")
async def next_tasks(scope: Scope, limit: Annotated[int, Field(ge=1, le=50)] = 5) -> Ranking:
    """Say what deserves attention now: the open tasks, best first, each with its score and the reasons."""
    reading = await snapshots.read(scope)
    table = table_of(reading, await scope.user(), scope.now)
    ranking = engine.scores_at(table, scope.now).ranking(limit)
    shown = [each.task.id for each in (*ranking.items, *ranking.blocked)]
    whole = await whole_tasks(scope, shown, reading.life.made)
    return replace(ranking, items=filled(ranking.items, whole), blocked=filled(ranking.blocked, whole))


async def whole_tasks(scope: Scope, shown: list[UUID], made: Made) -> dict[UUID, Task]:
    """These tasks with all their fields, which are kept until the life changes."""
    if missing := [each for each in shown if each not in made.whole]:
        made.whole.update({each.id: each for each in await tasks.these(scope, missing)})
    return made.whole


def filled(shown: tuple[Scored, ...], whole: dict[UUID, Task]) -> tuple[Scored, ...]:
    """With whole tasks. One that has gone since the life was read is left out."""
    return tuple(replace(each, task=whole[each.task.id]) for each in shown if each.task.id in whole)


async def scores(scope: Scope) -> "Scores":
    """Every open task scored at this instant, by the table that is kept with the life."""
    _, table = await tabled(scope)
    return engine.scores_at(table, scope.now)


async def tabled(scope: Scope) -> tuple[Snapshot, "Table"]:
    """Everything that HRM reads, at this instant, and the table of it that is kept with the life."""
    reading, user = await snapshots.read(scope), await scope.user()
    return snapshot_of(reading, user, scope.now), table_of(reading, user, scope.now)


async def snapshot(scope: Scope) -> Snapshot:
    """Everything that HRM reads, at this instant."""
    reading = await snapshots.read(scope)
    return snapshot_of(reading, await scope.user(), scope.now)


async def past(scope: Scope) -> Past:
    """What there was on the last 84 of the user's days, newest first."""
    back = await snapshots.back(scope, scope.now - timedelta(days=PAST_DAYS + 2))
    user = await scope.user()
    day = today(scope.now, user.zone, user.day_end)
    first, since = day - timedelta(days=PAST_DAYS - 1), beginning(day, PAST_DAYS, user)
    return Past(
        tuple(each for each in back.completions if each.at >= since),
        tuple(each for each in back.felt if each.day >= first),
        tuple(each for each in back.blocks if first <= each.day <= day),
        tuple(each for each in back.opened if each[1] >= since),
        tuple(each for each in back.entries if first <= each.day <= day),
        back.paused,
    )


def table_of(reading: Reading, user: User, now: datetime) -> "Table":
    """The table that is kept with the life, brought up to date."""
    now_so, life = snapshot_of(reading, user, now), reading.life
    kept = kept_of(life)
    assert kept is not None
    if kept.table is None:
        found = engine.table(now_so)
    elif life.made.touched or differ(now_so, kept.table.snapshot):
        changed = [life.tasks[each] for each in life.made.touched if each in life.tasks]
        gone = [each for each in life.made.touched if each not in life.tasks]
        found = kept.table.changed(replace(now_so, tasks=tuple(changed)), gone)
    else:
        return kept.table
    life.made.value, life.made.touched = replace(kept, table=found), frozenset()
    return found


def differ(one: Snapshot, other: Snapshot) -> bool:
    """Whether anything but the tasks and the hour is another."""
    ways = (each for each in Snapshot.__dataclass_fields__ if each not in {"tasks", "now"})
    return any(
        mine is not theirs and mine != theirs
        for mine, theirs in ((getattr(one, each), getattr(other, each)) for each in ways)
    )


def snapshot_of(reading: Reading, user: User, now: datetime) -> Snapshot:
    """The snapshot of what was read: what is a matter of the hour is cut by it."""
    day = today(now, user.zone, user.day_end)
    since, life = beginning(day, DAYS, user), reading.life
    kept = kept_of(life)
    if kept is None or kept.life is not life or kept.since != since:
        kept = Kept(life, since, standing(reading, since, user), kept.table if kept else None)
        life.made.value = kept
    return replace(
        kept.snapshot,
        rules=reading.rules,
        weights=reading.preferences.weights,
        preferences=reading.preferences,
        now=now,
        zone=user.zone,
        day_end=user.day_end,
        felt=next((each for each in reading.felt if each.day == day), None),
        blocks=tuple(each for each in reading.blocks if each.day >= day),
    )


def standing(reading: Reading, since: datetime, user: User) -> Snapshot:
    """What of a snapshot stays as it is until the life changes or another day begins."""
    life = reading.life
    return Snapshot(
        tasks=tuple(life.tasks.values()),
        projects=life.projects,
        areas=life.areas,
        pillars=life.pillars,
        blockers={
            task: tuple(Blocker(each.id, each.ref, each.title, each.done) for each in waits)
            for task, waits in life.waits.items()
        },
        rules=(),
        weights={},
        now=since,
        zone=user.zone,
        day_end=user.day_end,
        completions=tuple(takewhile(lambda done: done.at >= since, life.completions.values())),
    )


def kept_of(life: Life) -> Kept | None:
    return life.made.value if isinstance(life.made.value, Kept) else None


def beginning(day: date, days: int, user: User) -> datetime:
    """The instant at which the first of so many of the user's days up to this one began."""
    return due_instant(day - timedelta(days=days), None, zone_of(user.zone), user.day_end)
