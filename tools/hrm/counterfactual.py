"""What would put this first: single changes, each made on the table and judged again, the least of its kind.

Nothing is guessed from the sum: a change that is answered has been applied, and what it says came of it. Within a kind
the candidates stand from the least change on. Where one that suffices makes every larger one suffice, the least is
found by halving.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

from memory.blackboard import Completion
from memory.records import Json, Task, TaskKind
from tools.hrm.answers import ChangeKind, Counterfactual
from tools.hrm.judges_time import KIND_WORDS
from tools.hrm.life import Life
from tools.hrm.records import Blocker, Snapshot
from tools.hrm.score import Scores, priorities, score
from tools.when import say_due

DAYS = 30
"""How many days ahead a due date is looked for, where there is none."""
NEXT = 3
"""How many of those after the first are looked at for what would put them there."""


@dataclass(frozen=True, slots=True)
class Change:
    """A single change: in words, as a tool call, and what comes of it."""

    kind: ChangeKind
    text: str
    call: Json
    made: Callable[[], Scores]


def lifts(scores: Scores, row: int) -> Iterator[Counterfactual]:
    """The changes that put a task first which is not, one of each kind at most, as they are found.

    For a task that waits for one other: finishing that, whatever its place is then.
    """
    task = scores.table.tasks[row]
    life = scores.table.life(scores.at)
    if scores.waiting[row]:
        for change in _blocker(scores, row, task, life):
            yield from _came(change, row, any_place=True)
        return
    for changes in (_due, _project, _area, _share):
        candidates = list(changes(scores, task, life))
        if found := _least(candidates, row):
            yield found
    kinds = [found for change in _kinds(scores, task) for found in _came(change, row)]
    yield from sorted(kinds, key=lambda found: -found.score)[:1]
    for change in _weights(scores, row):
        yield from _came(change, row)


def overtakes(scores: Scores, row: int) -> Iterator[Counterfactual]:
    """For the first one: of each of the next, the first change that would put that one in its place."""
    for other in scores.best(scores.free, NEXT + 1):
        if other != row:
            yield from [found for _, found in zip(range(1), lifts(scores, other), strict=False)]


def _least(changes: Sequence[Change], row: int) -> Counterfactual | None:
    """The first that suffices, where all behind it do; None where the last does not."""
    if not changes or not (found := next(_came(changes[-1], row), None)):
        return None
    low, high = 0, len(changes) - 1
    while low < high:
        middle = (low + high) // 2
        if nearer := next(_came(changes[middle], row), None):
            found, high = nearer, middle
        else:
            low = middle + 1
    return found


def _came(change: Change, row: int, *, any_place: bool = False) -> Iterator[Counterfactual]:
    """What comes of a change, where it puts the task first."""
    scores = change.made()
    place = scores.place_of(row)
    if place is not None and (place == 1 or any_place):
        task = scores.table.tasks[row]
        yield Counterfactual(
            change.kind, change.text, change.call, place, float(scores.priority[row]), task.ref, task.title
        )


def _after(scores: Scores, *tasks: Task, gone: Sequence[UUID] = (), **rest: Any) -> Callable[[], Scores]:
    """The scores after a change, when they are asked for."""
    snapshot: Snapshot = replace(scores.table.snapshot, tasks=tasks, **rest)
    return lambda: score(scores.table.changed(snapshot, gone), scores.at)


def _due(scores: Scores, task: Task, life: Life) -> Iterator[Change]:
    """Due earlier: the days from the one before it is due down to today."""
    last = (
        min(task.due_date, life.today + timedelta(days=365))
        if task.due_date
        else life.today + timedelta(days=DAYS)
    )
    day = last - timedelta(days=1) if task.due_date else last
    while day >= life.today:
        if not _starts_after(task, day):
            said = say_due(day, task.due_time, life.today)
            old = say_due(task.due_date, task.due_time, life.today) if task.due_date else "no due date"
            words = f"{day.isoformat()} {task.due_time:%H:%M}" if task.due_time else day.isoformat()
            call = _call("change_task", task=task.ref, due=words)
            yield Change(
                "due", f"Due {said} instead of {old}", call, _after(scores, replace(task, due_date=day))
            )
        day -= timedelta(days=1)


def _starts_after(task: Task, day: date) -> bool:
    if task.start_date is None:
        return False
    return (task.start_date, task.start_time or time.min) > (day, task.due_time or time.max)


def _project(scores: Scores, task: Task, life: Life) -> Iterator[Change]:
    project = life.over(task).project
    for importance in range(project.importance + 1, 6) if project else ():
        assert project is not None
        new = replace(project, importance=importance)
        projects = tuple(new if each.id == new.id else each for each in scores.table.snapshot.projects)
        text = f"{project.name} matters {importance} of 5 instead of {project.importance}"
        call = _call("change_project", project=project.ref, importance=importance)
        yield Change("importance", text, call, _after(scores, projects=projects))


def _area(scores: Scores, task: Task, life: Life) -> Iterator[Change]:
    area = life.over(task).area
    for importance in range(area.importance + 1, 6) if area else ():
        assert area is not None
        new = replace(area, importance=importance)
        areas = tuple(new if each.id == new.id else each for each in scores.table.snapshot.areas)
        text = f"{area.name} matters {importance} of 5 instead of {area.importance}"
        call = _call("change_area", area=area.ref, importance=importance)
        yield Change("importance", text, call, _after(scores, areas=areas))


def _share(scores: Scores, task: Task, life: Life) -> Iterator[Change]:
    """A larger share of time for its pillar, in steps of five."""
    pillar = life.over(task).pillar
    now = (pillar.time_allocation or 0.0) if pillar else 100.0
    for share in range(int(now // 5) * 5 + 5, 101, 5):
        assert pillar is not None
        new = replace(pillar, time_allocation=float(share))
        pillars = tuple(new if each.id == new.id else each for each in scores.table.snapshot.pillars)
        old = "none" if pillar.time_allocation is None else f"{now:g} %"
        text = f"{pillar.name} takes {share} % of your time instead of {old}"
        call = _call("change_pillar", pillar=pillar.ref, time_allocation=share)
        yield Change("allocation", text, call, _after(scores, pillars=pillars))


def _blocker(scores: Scores, row: int, task: Task, life: Life) -> Iterator[Change]:
    """Finishing the one task that it waits for, where that can be done by itself."""
    waits = [each for each in life.blockers.get(task.id, ()) if not each.done]
    at = scores.table.slot(waits[0].id) if len(waits) == 1 else None
    if at is None or not scores.free[at]:
        return
    first = scores.table.tasks[at]
    if first.recurrence or any(
        each.parent_id == first.id and is_open
        for each, is_open in zip(scores.table.tasks, scores.view.rows.open, strict=True)
    ):
        return
    snapshot = scores.table.snapshot
    rest = {
        "blockers": _done(snapshot.blockers, first.id),
        "completions": (_completed(first, scores), *snapshot.completions),
    }
    call = _call("complete_task", task=first.ref)
    made = _after(scores, gone=(first.id,), **rest)
    yield Change("blocker", f"{first.ref} {first.title} is done", call, made)


def _done(blockers: Mapping[UUID, tuple[Blocker, ...]], done: UUID) -> dict[UUID, tuple[Blocker, ...]]:
    return {
        task: tuple(replace(each, done=True) if each.id == done else each for each in those)
        if any(each.id == done for each in those)
        else those
        for task, those in blockers.items()
    }


def _completed(task: Task, scores: Scores) -> Completion:
    minutes = task.actual_minutes if task.actual_minutes is not None else task.estimate_minutes
    return Completion(
        task.id, task.ref, task.title, scores.at, task.project_id, task.area_id, task.kind, task.energy, task.tags,
        minutes, task.due_date,
    )  # fmt: skip


def _kinds(scores: Scores, task: Task) -> Iterator[Change]:
    kinds: tuple[TaskKind, ...] = ("deep_work", "creative", "planning", "admin", "routine")
    for kind in kinds:
        if kind != task.kind:
            old = f" instead of {KIND_WORDS[task.kind].lower()}" if task.kind else ""
            call = _call("change_task", task=task.ref, kind=kind)
            text = f"Marked as {KIND_WORDS[kind].lower()}{old}"
            yield Change("kind", text, call, _after(scores, replace(task, kind=kind)))


def _weights(scores: Scores, row: int) -> Iterator[Change]:
    """The weight of one rule that suffices and has least way to go, in steps of 0.05."""
    panel = scores.table.panel
    candidates = sorted(
        (round(abs(step / 20 - seat.weight), 6), at, step / 20)
        for at, seat in enumerate(panel)
        for step in range(21)
        if abs(step / 20 - seat.weight) > 1e-6
    )
    for _, at, weight in candidates:
        votes = [
            (weight if each == at else seat.weight, scores.columns[each]) for each, seat in enumerate(panel)
        ]
        priority = priorities(votes, len(scores.priority))
        if replace(scores, priority=priority).place_of(row) == 1:
            rule = panel[at].rule
            text = f"Your weight for {rule.name} at {weight:.2f} instead of {panel[at].weight:.2f}"
            weights = {**scores.table.snapshot.weights, rule.code: weight}
            call = _call("set_weight", rule=rule.code, weight=weight)
            yield Change("weight", text, call, _after(scores, weights=weights))
            return


def _call(tool: str, **arguments: Any) -> Json:
    return {"tool": tool, "arguments": arguments}
