"""Projects in which nothing has been done for longer than their own pace explains."""

from collections.abc import Iterator
from datetime import date, timedelta
from math import exp

from memory.blackboard import Completion, Recommendation
from memory.records import Project, Task
from tools.hrm.detect.drafts import call, draft, row
from tools.hrm.detect.trial import rows
from tools.hrm.detect.words import count, is_due, named, on, title
from tools.hrm.records import InsightDraft
from tools.hrm.scene import REACH, Scene, by_ref

LEAST_DAYS = 14
"""Days of silence below which no project is called stalled."""
LEAST_SURE = 0.8
"""How unlikely the silence must be at the project's own pace."""
UNKNOWN_PACE = 0.7
"""How sure it is where too little was done to know a pace."""


def stalled(scene: Scene) -> Iterator[InsightDraft]:
    """Projects in progress with something to do and nothing done for two weeks, the most important first.

    With three completions or more there is a pace: at `n` in the days before the silence, a silence of `d` days has the
    chance exp(−n · d / days) if they come as they like (a Poisson process). A project that is as slow as it always was
    is not stalled.
    """
    found = []
    for project in by_ref(scene.snapshot.projects):
        left = [each for each in scene.inside.get(project.id, ()) if scene.free(each)]
        done = [(day, each) for day, each in scene.done if each.project_id == project.id]
        silent = _silence(scene, project, done)
        if project.status == "in_progress" and left and silent >= LEAST_DAYS:
            sure = _surprise(scene, project, [day for day, _ in done], silent)
            if sure >= (LEAST_SURE if len(done) >= 3 else 0):
                found.append((-project.importance, -silent, project, left, [each for _, each in done], sure))
    for _, silent, project, left, past, sure in sorted(found, key=lambda each: each[:2]):
        yield _say(scene, project, left, past, -silent, sure)


def _silence(scene: Scene, project: Project, done: list[tuple[date, Completion]]) -> int:
    """Days since something was done, or, where nothing was within the past's days, since there was something to do."""
    if done:
        return (scene.today - done[0][0]).days
    begun = max(scene.local(project.created_at).date(), project.start_date or date.min)
    return min((scene.today - begun).days, REACH)


def _surprise(scene: Scene, project: Project, done: list[date], silent: int) -> float:
    """How unlikely a silence this long is at the pace before it, 0 to 1."""
    if len(done) < 3:
        return UNKNOWN_PACE
    begun = max(
        min(scene.local(project.created_at).date(), done[-1]), scene.today - timedelta(days=REACH - 1)
    )
    return 1 - exp(-len(done) * silent / max((done[0] - begun).days, 7))


def _say(
    scene: Scene, project: Project, left: list[Task], past: list[Completion], silent: int, sure: float
) -> InsightDraft:
    last = f"since {on(scene.today - timedelta(days=silent), scene.today)}" if past else "since it was begun"
    last += f", {count(silent, 'day')}"
    if not past and silent >= REACH:
        last = f"for {REACH // 7} weeks or longer"
    due = f"; it {is_due(project.due_date, scene.today)}" if project.due_date else ""
    summary = (
        f"Nothing was done in {named(project)} {last}, though {count(len(left), 'task')} could be begun{due}."
    )
    step = min(
        left, key=lambda each: ({"high": 0, "medium": 1, "low": 2}[each.priority], len(each.ref), each.ref)
    )
    near = project.due_date is not None and (project.due_date - scene.today).days <= 28
    return draft(
        scene,
        "obstacle_identification",
        f"stalled:{project.id}",
        title=f"{title(project)} has stalled",
        summary=summary,
        reasoning={
            "project": project.ref,
            "silent_days": silent,
            "can_be_begun": len(left),
            "done_in_84_days": len(past),
            "chance_of_such_silence": round(1 - sure, 4) if len(past) >= 3 else None,
            "due": project.due_date.isoformat() if project.due_date else None,
            "importance": project.importance,
        },
        confidence=sure,
        size=project.importance / 10 + (0.3 if near else 0) + min(silent / 280, 0.2),
        about=project,
        evidence=[
            row(project, f"{count(silent, 'day')} without anything done"),
            *[row(each, "could be begun") for each in left[:8]],
            *rows(scene, past[:8]),
        ],
        recommendations=[
            Recommendation(f"Do {named(step)} today", call("change_task", task=step.ref, due="today")),
            Recommendation(
                f"Put {named(project)} on hold", call("change_project", project=project.ref, status="on_hold")
            ),
        ],
    )
