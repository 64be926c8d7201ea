"""A life as it is at this instant: the one that was kept, with what has changed since, or all of it (decision 11)."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import chain
from typing import LiteralString, TypeVar
from uuid import UUID

from memory import life_rows
from memory.blackboard import Completion
from memory.life import Counts, Life, Made
from memory.life_rows import Cursor
from memory.records import Area, Json, Pillar, Project
from memory.scope import Scope

T = TypeVar("T")
Goal = TypeVar("Goal", Project, Area, Pillar)

BACK = timedelta(days=29)
"""So far back what was done is wanted: 28 days of the user's own."""
SLACK = timedelta(days=7)
"""So much more is read, for a reader whose clock is behind."""
MOST_CHANGES = 300
"""With more changes than these a life is read anew."""

GOALS = frozenset({"projects", "areas", "pillars"})
ELSEWHERE = frozenset(
    {"journal_entries", "journal_templates", "journal_settings", "journal_pauses", "templates", "users",
     "hrm_user_preferences", "checkins", "time_blocks", "reminders", "intents", "rounds", "nudge_settings"}
)  # fmt: skip
"""Tables under the ledger of which a life holds nothing."""

ASK: LiteralString = """
    select pg_current_snapshot()::text as at, pg_current_xact_id_if_assigned()::text as own,
           coalesce(current_setting('aurum.changed', true), '') <> '' as wrote,
           pg_snapshot_xmax(pg_current_snapshot()) < pg_snapshot_xmax(%(at)s::pg_snapshot) as behind,
           (select coalesce(jsonb_agg(c), '[]') from (
                select noun, row_id,
                       array[before ->> 'project_id', before ->> 'area_id',
                             after ->> 'project_id', after ->> 'area_id'] as places,
                       array[before ->> 'task_id', after ->> 'task_id'] as waiting,
                       before is not null and after is not null
                       and (before ->> 'archived_at', before ->> 'parent_id')
                       is distinct from (after ->> 'archived_at', after ->> 'parent_id') as moved,
                       coalesce(before ->> 'archived_at', after ->> 'archived_at') is not null
                       or before is not null and after is not null
                       and (before ->> 'deleted_at', before ->> 'area_id', before ->> 'pillar_id')
                       is distinct from (after ->> 'deleted_at', after ->> 'area_id', after ->> 'pillar_id') as uprooted
                from changes where user_id = %(user)s and xid >= pg_snapshot_xmin(%(at)s::pg_snapshot)
                and (not pg_visible_in_snapshot(xid, %(at)s::pg_snapshot) or xid = %(own)s::text::xid8)
                order by xid limit %(limit)s) c) as changes
"""
"""What has changed since a life was read, and the snapshot that tells: all that comes later sees at least as much."""


@dataclass(frozen=True, slots=True)
class News:
    """What has changed since a life was read.

    `at` and `own` are those of the asking statement; `wrote`: this transaction has changed something itself. `tasks`
    are the ones whose rows or waits changed, `places` where they lie or lay. `whole`: it has to be read anew.
    """

    at: str
    own: str | None
    wrote: bool
    nothing: bool
    whole: bool
    tasks: frozenset[UUID]
    moved: frozenset[UUID]
    places: frozenset[UUID]
    goals: bool


async def send_news(scope: Scope, life: Life | None) -> Cursor:
    """Ask what has changed since; this comes before anything else is read."""
    return await scope.send(
        ASK,
        {
            "user": scope.user_id,
            "at": None if life is None else life.at,
            "own": None if life is None else life.own,
            "limit": MOST_CHANGES + 1,
        },
    )


async def fetch_news(cursor: Cursor) -> News:
    row = await cursor.fetchone()
    assert row is not None
    return to_news(row)


async def life(scope: Scope, known: Life | None, news: News) -> Life:
    """The user's life as it is now, from the one that was kept when the news were asked for.

    What a transaction sees that has changed something itself is not kept: it may yet be rolled back.
    """
    if known is not None and news.nothing and reaches(known, scope.now):
        return known
    if news.wrote:
        return await read(scope, known, news)
    async with scope.lives.lock(scope.user_id):
        newer = scope.lives.get(scope.user_id)
        if newer is not None and newer is not known:
            known, news = newer, await fetch_news(await send_news(scope, newer))
        found = await read(scope, known, news)
        scope.lives.put(scope.user_id, found)
        return found


async def read(scope: Scope, known: Life | None, news: News) -> Life:
    if known is None or news.whole or not reaches(known, scope.now):
        return await whole(scope, news)
    if news.nothing:
        return known
    if not news.tasks and not news.places and not news.goals:
        return replace(known, at=news.at, own=news.own)
    return await brought(scope, known, news)


def reaches(known: Life, now: datetime) -> bool:
    """Whether it holds all that is wanted of what was done."""
    return known.since <= now - BACK


async def whole(scope: Scope, news: News) -> Life:
    """All of it, in one round trip."""
    since = scope.now - BACK - SLACK
    asked = await life_rows.send_tasks(scope, since)
    waits, counts = await life_rows.send_waits(scope), await life_rows.send_counts(scope)
    goals = await life_rows.send_goals(scope)
    tasks, done = await life_rows.fetch_tasks(asked)
    waiting, every = await life_rows.fetch_waits(waits), await life_rows.fetch_counts(counts)
    above = rolled_up(*await life_rows.fetch_goals(goals), every)
    return Life(news.at, news.own, since, tasks, waiting, newest_first(done), every, *above)


async def brought(scope: Scope, known: Life, news: News) -> Life:
    """What was kept, with the rows that changed read again: in one round trip, two where something moved."""
    ids = set(news.tasks)
    if news.moved:
        ids |= await life_rows.under(scope, news.moved)
    since = max(known.since, scope.now - BACK - SLACK)
    asked = await life_rows.send_tasks(scope, since, ids)
    waits, counts = await life_rows.send_waits(scope, ids), await life_rows.send_counts(scope, news.places)
    goals = await life_rows.send_goals(scope) if news.goals else None
    tasks, done = await life_rows.fetch_tasks(asked)
    waiting, few = await life_rows.fetch_waits(waits), await life_rows.fetch_counts(counts)
    above = await life_rows.fetch_goals(goals) if goals else (known.projects, known.areas, known.pillars)
    waited = {each for each, on in known.waits.items() if any(wait.id in ids for wait in on)}
    touched = ids | waited | waiting.keys()
    every = merged(known.counts, news.places, few)
    completions = merged(known.completions, ids, done)
    if completions is known.completions:
        since = known.since
    else:
        completions = newest_first({key: each for key, each in completions.items() if each.at >= since})
    return Life(
        news.at, news.own, since, merged(known.tasks, ids, tasks), merged(known.waits, touched, waiting),
        completions, every, *rolled_up(*above, every), made=Made(known.made.value, known.made.touched | touched),
    )  # fmt: skip


def merged(old: Mapping[UUID, T], gone: Collection[UUID], new: Mapping[UUID, T]) -> Mapping[UUID, T]:
    """The old ones without those that are gone, and the new ones; the same object where that makes no difference."""
    if not new and not any(each in old for each in gone):
        return old
    found = dict(old)
    for each in gone:
        found.pop(each, None)
    found.update(new)
    return found


def newest_first(completions: Mapping[UUID, Completion]) -> dict[UUID, Completion]:
    return dict(sorted(completions.items(), key=lambda each: (each[1].at, each[0]), reverse=True))


def rolled_up(
    projects: tuple[Project, ...], areas: tuple[Area, ...], pillars: tuple[Pillar, ...], counts: Counts
) -> tuple[tuple[Project, ...], tuple[Area, ...], tuple[Pillar, ...]]:
    """Goals with the tasks that are counted below them; the same objects where they were counted so before."""
    ids = [*(each.id for each in projects), *(each.id for each in areas)]
    sums = {each: counts.get(each, (0, 0)) for each in ids}
    for project in projects:
        add(sums, project.area_id, sums[project.id])
    for area in areas:  # when all that counts for them is counted
        add(sums, area.pillar_id, sums[area.id])
    return counted(projects, sums), counted(areas, sums), counted(pillars, sums)


def add(sums: dict[UUID, tuple[int, int]], above: UUID | None, more: tuple[int, int]) -> None:
    if above is not None:
        to_do, done = sums.get(above, (0, 0))
        sums[above] = (to_do + more[0], done + more[1])


def counted(goals: tuple[Goal, ...], sums: Counts) -> tuple[Goal, ...]:
    found = tuple(
        goal
        if (goal.open_tasks, goal.done_tasks) == (now := sums.get(goal.id, (0, 0)))
        else replace(goal, open_tasks=now[0], done_tasks=now[1])
        for goal in goals
    )
    return goals if all(one is other for one, other in zip(found, goals, strict=True)) else found


def to_news(row: Json) -> News:
    changes = row["changes"]
    nouns = {change["noun"] for change in changes}
    tasks = [change for change in changes if change["noun"] == "tasks"]
    waits = [change for change in changes if change["noun"] == "dependencies"]
    goals = [change for change in changes if change["noun"] in GOALS]
    unsure = nouns - GOALS - ELSEWHERE - {"tasks", "dependencies"} or any(each["uprooted"] for each in goals)
    return News(
        row["at"],
        row["own"],
        row["wrote"],
        nothing=not changes and not row["behind"],
        whole=bool(row["behind"] or unsure or len(changes) > MOST_CHANGES),
        tasks=ids_of([each["row_id"] for each in tasks], *(each["waiting"] for each in waits)),
        moved=ids_of(each["row_id"] for each in tasks if each["moved"]),
        places=ids_of(*(each["places"] for each in tasks)),
        goals=bool(goals),
    )


def ids_of(*ids: Iterable[str | None]) -> frozenset[UUID]:
    return frozenset(UUID(each) for each in chain(*ids) if each)
