"""Tasks that many others wait for, and tasks that wait for what does not move."""

from collections.abc import Iterator

from memory.blackboard import Recommendation
from memory.records import Project, Task
from tools.hrm.detect.drafts import call, draft, row
from tools.hrm.detect.words import count, is_due, listed, named, title
from tools.hrm.records import InsightDraft
from tools.hrm.scene import Scene

LEAST = 3
"""Tasks down a chain that make a bottleneck."""


def chains(scene: Scene) -> Iterator[InsightDraft]:
    """Tasks that could be begun and that several others wait for, directly or down the chain; the most first."""
    found = [(each, behind(scene, each)) for each in scene.open if each.id in scene.life.waiting]
    bottlenecks = [(each, those) for each, those in found if scene.free(each) and len(those) >= LEAST]
    for each, those in sorted(bottlenecks, key=lambda pair: -len(pair[1])):
        due = f" It {is_due(each.due_date, scene.today)}." if each.due_date else " It has no due date."
        names = listed([named(other) for other in those])
        yield draft(
            scene,
            "obstacle_identification",
            f"chain:{each.id}",
            title=f"{count(len(those), 'task')} wait for {title(each)}",
            summary=f"{named(each)} holds up {names}.{due}",
            reasoning={
                "task": each.ref,
                "holds_up": len(those),
                "tasks": [other.ref for other in those],
                "due": each.due_date.isoformat() if each.due_date else None,
                "priority": each.priority,
            },
            confidence=0.95,
            size=0.4 + 0.1 * len(those),
            about=each,
            evidence=[
                row(each, f"holds up {count(len(those), 'task')}"),
                *[row(other, "waits") for other in those],
            ],
            recommendations=[
                Recommendation(f"Do {named(each)} today", call("change_task", task=each.ref, due="today")),
                Recommendation(
                    f"Make {named(each)} a high priority", call("change_task", task=each.ref, priority="high")
                ),
            ],
        )


def behind(scene: Scene, task: Task) -> list[Task]:
    """The open tasks that wait for one, down the chain, the nearest first."""
    seen, order = {task.id}, [task.id]
    for at in order:
        for each in scene.life.waiting.get(at, ()):
            if each not in seen:
                seen.add(each)
                order.append(each)
    return [scene.tasks[each] for each in order[1:] if each in scene.tasks]


def held(scene: Scene) -> Iterator[InsightDraft]:
    """Tasks that wait for one of a project that is on hold, by project."""
    stuck: dict[str, tuple[Project, list[tuple[Task, Task]]]] = {}
    for each in scene.open:
        for blocker in scene.life.blockers.get(each.id, ()):
            other = scene.tasks.get(blocker.id)
            project = scene.life.over(other).project if other and not blocker.done else None
            if other and project and project.status == "on_hold":
                stuck.setdefault(project.ref, (project, []))[1].append((each, other))
    for project, pairs in sorted(stuck.values(), key=lambda pair: (-len(pair[1]), pair[0].ref)):
        waiting = list({each.id: each for each, _ in pairs}.values())
        blockers = list({each.id: each for _, each in pairs}.values())
        wait = "waits" if len(waiting) == 1 else "wait"
        yield draft(
            scene,
            "obstacle_identification",
            f"held:{project.id}",
            title=f"{count(len(waiting), 'task')} {wait} for {title(project)}, which is on hold",
            summary=f"{listed([named(each) for each in waiting])} {wait} for "
            f"{listed([named(each) for each in blockers])} of {named(project)}, which is on hold.",
            reasoning={
                "project": project.ref,
                "waiting": [each.ref for each in waiting],
                "for": [each.ref for each in blockers],
            },
            confidence=0.95,
            size=0.4 + 0.1 * len(waiting),
            about=project,
            evidence=[
                row(project, "on hold"),
                *[row(each, "waits") for each in waiting],
                *[row(each, "is on hold") for each in blockers],
            ],
            recommendations=[
                Recommendation(
                    f"Take {named(project)} up again",
                    call("change_project", project=project.ref, status="in_progress"),
                )
            ],
        )
