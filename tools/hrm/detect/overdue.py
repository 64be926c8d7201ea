"""Tasks that are overdue together: where several are, the dates no longer say anything."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from uuid import UUID

from memory.blackboard import Recommendation
from memory.records import Task
from tools.hrm.detect.drafts import Entity, call, draft, row
from tools.hrm.detect.words import count, named, on
from tools.hrm.records import InsightDraft
from tools.hrm.scene import Scene

LEAST = 3
"""Overdue tasks that make a cluster."""


def clusters(scene: Scene) -> Iterator[InsightDraft]:
    """Projects, areas, and what lies in neither, with several overdue tasks, the largest cluster first."""
    groups: dict[UUID | None, list[Task]] = {}
    for each in scene.open:
        due = scene.life.due(each)
        if due is not None and due <= scene.now:
            above = scene.above(each.project_id, each.area_id)
            place = above.project or above.area
            groups.setdefault(place.id if place else None, []).append(each)
    for late in sorted(groups.values(), key=lambda some: (-len(some), len(some[0].ref), some[0].ref)):
        if len(late) >= LEAST:
            yield _say(scene, sorted(late, key=lambda each: (str(each.due_date), len(each.ref), each.ref)))


def _say(scene: Scene, late: Sequence[Task]) -> InsightDraft:
    above = scene.above(late[0].project_id, late[0].area_id)
    place: Entity | None = above.project or above.area
    where = f"of {named(place)}" if place else "in no project"
    oldest = late[0].due_date or scene.today
    days = (scene.today - oldest).days
    tomorrow = scene.today + timedelta(days=1)
    first = min(
        late,
        key=lambda each: ({"high": 0, "medium": 1, "low": 2}[each.priority], str(each.due_date), each.ref),
    )
    return draft(
        scene,
        "obstacle_identification",
        f"overdue:{place.id if place else 'loose'}",
        title=f"{count(len(late), 'task')} {where} are overdue",
        summary=f"{count(len(late), 'task')} {where} are overdue, the oldest, {named(late[0])}, since "
        f"{on(oldest, scene.today)}.",
        reasoning={
            "overdue": len(late),
            "oldest_due": oldest.isoformat(),
            "oldest_days": days,
            "tasks": [each.ref for each in late],
        },
        confidence=0.95,
        size=0.4 + 0.05 * len(late) + min(days / 100, 0.3),
        about=place,
        evidence=[row(each, f"due {on(each.due_date or scene.today, scene.today)}") for each in late],
        recommendations=[
            Recommendation(f"Do {named(first)} today", call("change_task", task=first.ref, due="today")),
            Recommendation(
                f"Move all {len(late)} to tomorrow and begin anew",
                call("change_tasks", tasks=[each.ref for each in late], due=tomorrow.isoformat()),
            ),
        ],
    )
