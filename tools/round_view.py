"""A check-in as it stands now: what it speaks of is looked up, and said."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

from memory import journal, journal_days, journal_settings, names, rounds, task_lists, tasks
from memory.records import Energy, Json, Task
from memory.rounds import Round
from memory.said import Said
from memory.scope import Scope
from tools import engine
from tools.day import scored
from tools.hrm.day_order import FIT, HIGH, LOW
from tools.hrm.day_work import DEMAND
from tools.hrm.records import Scored
from tools.plan import scores, tabled
from tools.review import review
from tools.review_words import summary
from tools.round_words import Facts, Line, draft_of, reason_line, said
from tools.task_dates import today_of
from tools.when import due_instant, say_due, zone_of

MOST = 3
"""Tasks that are named, and choices that are offered."""


async def says(scope: Scope, told: Round) -> Said:
    """What the check-in says now."""
    return said(told, await facts_of(scope, told))


async def facts_of(scope: Scope, told: Round) -> Facts:
    """All that it speaks of, as it is now."""
    day = await today_of(scope)
    hides = scope.by_model and not await told_to_models(scope)
    if told.kind == "morning":
        facts = Facts(day, await proposed(scope, told, day), *await wanted_for(scope, told.day), hides=hides)
        return replace(facts, names=await named(scope, [facts.focus, facts.week]))
    if told.kind == "weekly":
        seen = await review(scope, told.day)
        choices = await projects(scope) if told.step == "focus" else ()
        known = await named(scope, [told.answers.get("focus")])
        return Facts(day, choices=choices, summary=summary(seen, day), names=known, hides=hides)
    done = await done_on(scope, told.day)
    known = await named(scope, [told.answers.get("focus")])
    return Facts(
        day,
        done=done,
        due=await due_by(scope, told.day) if told.day == day else (),
        choices=await best(scope) if told.step == "focus" else (),
        draft="" if hides else drafted(told, done, known),
        entry=await entry_ref(scope, told.entry_id),
        names=known,
        hides=hides,
    )


async def told_to_models(scope: Scope) -> bool:
    """Whether what the user writes of their day may be told to models: it may where their journal may."""
    return (await journal_settings.settings(scope)).tier == "full"


def drafted(told: Round, done: tuple[str, ...], known: dict[str, str]) -> str:
    """The entry that an evening's answers make; empty where there is nothing to write."""
    focus = str(told.answers.get("focus") or "")
    return draft_of(told.answers, done, known.get(focus, focus))


async def proposed(scope: Scope, told: Round, today: date) -> tuple[Line, ...]:
    """The tasks that were named in the morning, and what became of each since."""
    there = {each.id: each for each in await tasks.these(scope, [UUID(each["id"]) for each in told.tasks])}
    return tuple(
        Line(each["ref"], each["title"], each["reason"], became(each, there.get(UUID(each["id"])), today))
        for each in told.tasks
    )


def became(then: Json, task: Task | None, today: date) -> str:
    """What became of a task that was named; empty where it is still to be done."""
    if task is None or task.archived_at:
        return "dropped"
    if task.status == "completed":
        return "done"
    due = task.due_date.isoformat() if task.due_date else None
    moved = due != then.get("due") and task.due_date is not None and task.due_date > today
    return f"due {say_due(task.due_date, task.due_time, today)}" if moved and task.due_date else ""


async def wanted_for(scope: Scope, day: date) -> tuple[str, str]:
    """What somebody wanted to focus on: that day, by the evening before, and at a week's beginning that week."""
    user = await scope.user()
    evening = await rounds.newest(scope, "evening", day - timedelta(days=1))
    focus = evening[0].answers.get("focus") if evening else None
    if day.weekday() not in (0, user.week_start):
        return focus or "", ""
    week = [each for each in await rounds.newest(scope, "weekly") if 0 < (day - each.day).days <= 7]
    newest = max(week, key=lambda each: each.day, default=None)
    return focus or "", (newest.answers.get("focus") if newest else None) or ""


async def named(scope: Scope, texts: Iterable[str | None]) -> dict[str, str]:
    """The names of what is meant by reference."""
    refs = [each for each in texts if each and re.fullmatch(r"[TP]\d+", each)]
    if not refs:
        return {}
    return {ref: found.name for ref, found in (await names.referred(scope, refs)).items()}


async def done_on(scope: Scope, day: date) -> tuple[str, ...]:
    """What its user got done on one of their days, by title."""
    user = await scope.user()
    place = zone_of(user.zone)
    begins = due_instant(day - timedelta(days=1), None, place, user.day_end)
    found = await journal_days.sources(scope, day, begins, due_instant(day, None, place, user.day_end))
    return tuple(each.text for each in found if each.kind == "task")


async def due_by(scope: Scope, day: date) -> tuple[Line, ...]:
    """What is still due on a day, or was before."""
    page = await task_lists.tasks(scope, task_lists.Wanted(due_to=day), order="due", limit=MOST)
    return tuple(Line(each.ref, each.title) for each in page.items)


async def best(scope: Scope) -> tuple[Line, ...]:
    """The tasks that come first now."""
    found = (await scores(scope)).ranking(MOST).items
    return tuple(Line(each.task.ref, each.task.title) for each in found)


async def projects(scope: Scope) -> tuple[Line, ...]:
    """The projects that deserve attention, best first."""
    found = engine.rank_goals(await scores(scope), "project", MOST).items
    return tuple(Line(each.ref, each.name, reason_line(each.reason)) for each in found)


async def matters(scope: Scope, energy: Energy | None = None, by: datetime | None = None) -> list[Json]:
    """The tasks that matter now, best first, as a check-in keeps them; as they rank with an energy where one is given.

    `by`: only those that were there at that instant. What has no date, no weight and no place is not worth a word.
    """
    now, table = await tabled(scope)
    found = engine.scores_at(table, scope.now)
    if energy is not None:
        found = scored(table, now, await today_of(scope), scope.now, energy)
    ranked = found.ranking(4 * MOST).items
    items = [each for each in ranked if worth(each.task) and (by is None or each.task.created_at <= by)]
    return [kept(each) for each in fitting(items, await today_of(scope), energy)[:MOST]]


def fitting(items: Sequence[Scored], today: date, energy: Energy | None) -> list[Scored]:
    """In their order; where energy is low or high what fits it counts more, as in the easier way to spend a day. What
    can't wait beyond today stays before what can."""
    side = -1 if energy in LOW else 1 if energy in HIGH else 0

    def place(each: Scored) -> tuple[bool, float]:
        task = each.task
        demand = DEMAND.get(task.energy or task.kind or "", 1)
        return task.due_date is None or task.due_date > today, -(each.score + FIT * side * (demand - 1))

    return sorted(items, key=place) if side else list(items)


def worth(task: Task) -> bool:
    """Whether a task is worth naming: not one that is of low priority and lies nowhere, without a date."""
    return bool(task.due_date or task.priority != "low" or task.project_id or task.area_id)


def kept(item: Scored) -> Json:
    task = item.task
    due = task.due_date.isoformat() if task.due_date else None
    return {
        "id": str(task.id),
        "ref": task.ref,
        "title": task.title,
        "reason": reason_line(item.reason),
        "due": due,
    }


async def entry_ref(scope: Scope, entry_id: UUID | None) -> str:
    """The reference of the entry that was made, where it is still there."""
    if entry_id is None:
        return ""
    found = await journal.named(scope, [str(entry_id)])
    return found[str(entry_id)].ref if str(entry_id) in found else ""
