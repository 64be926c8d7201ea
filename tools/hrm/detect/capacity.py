"""Whether what is due fits into the hours that there are until then."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from memory.blackboard import Evidence, Recommendation
from memory.records import Task
from tools.hrm.detect.drafts import call, draft, row
from tools.hrm.detect.words import count, hours, listed, named, on
from tools.hrm.records import InsightDraft
from tools.hrm.scene import Scene

HORIZON = 56
"""Days ahead that are looked at."""
LEAST_ESTIMATED = 3
"""Tasks with an estimate below which nothing is said."""
LEAST_OVER = 60
"""Minutes that must be too many, and a tenth of what there is."""


def overload(scene: Scene) -> Iterator[InsightDraft]:
    """The first day by which more is due than there are working hours until it ends; tasks without an estimate count
    nothing, so what is said is the least that is too much. A task with open subtasks is counted by them."""
    parents = {each.parent_id for each in scene.open}
    due = [(each, _due(scene, each)) for each in scene.open if each.id not in parents]
    last = scene.today + timedelta(days=HORIZON)
    dated = sorted(
        ((max(day, scene.today), each) for each, day in due if day and day <= last),
        key=lambda pair: (pair[0], len(pair[1].ref), pair[1].ref),
    )
    known = [(day, each) for day, each in dated if each.estimate_minutes]
    if len(known) < LEAST_ESTIMATED:
        return
    for day in sorted({day for day, _ in known}):
        until = [each for due_on, each in known if due_on <= day]
        needed = sum(each.estimate_minutes or 0 for each in until)
        there = working_minutes(scene, day)
        if len(until) >= LEAST_ESTIMATED and needed - there >= max(LEAST_OVER, there / 10):
            unknown = sum(1 for due_on, each in dated if due_on <= day and not each.estimate_minutes)
            yield _say(scene, day, until, needed, there, unknown)
            return


def working_minutes(scene: Scene, until: date) -> int:
    """The minutes of the user's working hours from now until the end of a day."""
    wanted = scene.snapshot.preferences
    now = scene.local(scene.now).replace(tzinfo=None)
    total = 0
    for ahead in range((until - scene.today).days + 1):
        day = scene.today + timedelta(days=ahead)
        if day.weekday() in wanted.work_days:
            begins = max(datetime.combine(day, wanted.work_start), now)
            left = datetime.combine(day, wanted.work_end) - begins
            total += max(int(left.total_seconds() // 60), 0)
    return total


def _due(scene: Scene, task: Task) -> date | None:
    """The day by which it has to be done: its own, or its project's."""
    project = scene.life.over(task).project
    return task.due_date or (project.due_date if project else None)


def _say(scene: Scene, day: date, tasks: list[Task], needed: int, there: int, unknown: int) -> InsightDraft:
    projects = list({each.id: each for task in tasks if (each := scene.life.over(task).project)}.values())
    where = f", in {listed([named(each) for each in projects])}" if 0 < len(projects) <= 3 else ""
    summary = (
        f"What is due by {on(day, scene.today)} is estimated at {hours(needed)}{where}; your working hours "
        f"until then are {hours(there)}."
    )
    if unknown:
        summary += f" {count(unknown, 'more task')} without an estimate come{'s' * (unknown == 1)} on top."
    largest = sorted(tasks, key=lambda each: (-(each.estimate_minutes or 0), len(each.ref), each.ref))
    later = max(
        largest[:5],
        key=lambda each: ({"high": 0, "medium": 1, "low": 2}[each.priority], each.due_date is None),
    )
    enough = (later.estimate_minutes or 0) >= needed - there
    planned = Recommendation("Plan today so that what matters most fits", call("plan_day", day="today"))
    moved = (day + timedelta(days=7)).isoformat()
    return draft(
        scene,
        "goal_coherence",
        "capacity",
        title=f"More is due by {on(day, scene.today)} than fits",
        summary=summary,
        reasoning={
            "until": day.isoformat(),
            "estimated_minutes": needed,
            "working_minutes": there,
            "over_minutes": needed - there,
            "tasks_with_estimate": len(tasks),
            "tasks_without_estimate": unknown,
            "projects": [each.ref for each in projects],
        },
        confidence=0.6 + 0.3 * len(tasks) / (len(tasks) + unknown),
        size=(needed - there) / max(needed, 1),
        about=projects[0] if len(projects) == 1 else None,
        evidence=[_row(scene, each) for each in largest],
        recommendations=[
            *([] if enough else [planned]),
            Recommendation(
                f"Move {named(later)} ({hours(later.estimate_minutes or 0)}) to a week later",
                call("change_task", task=later.ref, due=moved),
            ),
            *([planned] if enough else []),
        ],
    )


def _row(scene: Scene, task: Task) -> Evidence:
    day = _due(scene, task)
    said = f"{hours(task.estimate_minutes or 0)}, due {on(day, scene.today) if day else ''}"
    return row(task, said if task.due_date else f"{said} with its project")
