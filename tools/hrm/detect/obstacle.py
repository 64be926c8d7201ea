"""obstacle_identification: what stands in the way. Stalled projects, overdue clusters, tasks that many wait for or that
wait for what does not move, projects without a next step, pillars without areas.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import islice

from memory.blackboard import Recommendation
from memory.records import Project
from tools.hrm.detect.drafts import call, draft, row
from tools.hrm.detect.overdue import clusters
from tools.hrm.detect.stalled import stalled
from tools.hrm.detect.waiting import chains, held
from tools.hrm.detect.words import count, is_due, listed, named, on, title
from tools.hrm.records import InsightDraft
from tools.hrm.scene import Scene, by_ref

MOST = 3
"""How many findings of a kind are told, the worst first: an obstacle is to be seen, not to be buried among others."""
EMPTY_DAYS, BARE_DAYS = 7, 1
"""How old a project without tasks is, and a pillar without areas, before that is worth a word."""


def detect(scene: Scene) -> list[InsightDraft]:
    """Every obstacle, at most MOST of a kind."""
    kinds: tuple[Callable[[Scene], Iterator[InsightDraft]], ...] = (
        stalled, clusters, chains, held, finished_projects, empty_projects, bare_pillars,
    )  # fmt: skip
    return [each for kind in kinds for each in islice(kind(scene), MOST)]


def finished_projects(scene: Scene) -> Iterator[InsightDraft]:
    """Projects in which everything is done, but that are not completed."""
    for each in _without_tasks(scene):
        if each.done_tasks and each.status == "in_progress":
            yield draft(
                scene,
                "obstacle_identification",
                f"finished:{each.id}",
                title=f"{title(each)} has nothing left to do",
                summary=f"Nothing is open in {named(each)} ({count(each.done_tasks, 'task')} done), but the project "
                "is not completed.",
                reasoning={"project": each.ref, "done_tasks": each.done_tasks, "open_tasks": 0},
                confidence=0.9,
                size=0.2,
                about=each,
                evidence=[row(each, f"{count(each.done_tasks, 'task')} done, none open")],
                recommendations=[
                    Recommendation(
                        f"Complete {named(each)}",
                        call("change_project", project=each.ref, status="completed"),
                    ),
                    _first_step(each),
                ],
            )


def empty_projects(scene: Scene) -> Iterator[InsightDraft]:
    """Projects that never had a task, the most important first."""
    old = [
        each
        for each in _without_tasks(scene)
        if not each.done_tasks and scene.now - each.created_at >= timedelta(days=EMPTY_DAYS)
    ]
    for each in sorted(old, key=lambda each: -each.importance):
        made = scene.local(each.created_at).date()
        due = f" and {is_due(each.due_date, scene.today)}" if each.due_date else ""
        yield draft(
            scene,
            "obstacle_identification",
            f"empty:{each.id}",
            title=f"{title(each)} has no first step",
            summary=f"{named(each)} was made {on(made, scene.today)}{due}, but has no task yet.",
            reasoning={
                "project": each.ref,
                "made": made.isoformat(),
                "due": each.due_date.isoformat() if each.due_date else None,
                "importance": each.importance,
                "open_tasks": 0,
            },
            confidence=0.9,
            size=0.3 + 0.1 * each.importance + _nearness(each.due_date, scene.today),
            about=each,
            evidence=[row(each, "no open task")],
            recommendations=[_first_step(each)],
        )


def _without_tasks(scene: Scene) -> list[Project]:
    going = [each for each in scene.snapshot.projects if each.status in ("not_started", "in_progress")]
    begun = [each for each in going if not (each.start_date and each.start_date > scene.today)]
    return [each for each in by_ref(begun) if each.id not in scene.inside]


def _first_step(project: Project) -> Recommendation:
    step = f"Decide the next step for {title(project)}"
    return Recommendation(f"Add the task “{step}”", call("add_task", title=step, project=project.ref))


def _nearness(due: date | None, today: date) -> float:
    return 0.2 if due and (due - today).days <= 14 else 0.0


def bare_pillars(scene: Scene) -> Iterator[InsightDraft]:
    """Pillars without an area, all in one finding."""
    under = {each.pillar_id for each in scene.snapshot.areas}
    bare = [
        each
        for each in by_ref(scene.snapshot.pillars)
        if each.id not in under and scene.now - each.created_at >= timedelta(days=BARE_DAYS)
    ]
    if not bare:
        return
    names = listed([title(each) for each in bare])
    verb = "has" if len(bare) == 1 else "have"
    yield draft(
        scene,
        "obstacle_identification",
        "pillars-without-areas",
        title=f"{names} {verb} no area yet",
        summary=f"{names} {verb} no area, so nothing that you do can be filed there.",
        reasoning={"pillars": [each.ref for each in bare], "of": len(scene.snapshot.pillars)},
        confidence=0.9,
        size=len(bare) / len(scene.snapshot.pillars),
        about=bare[0] if len(bare) == 1 else None,
        evidence=[row(each, "no area") for each in bare],
        recommendations=[
            Recommendation(f"Add an area to {named(each)}", call("add_area", name="General", pillar=each.ref))
            for each in bare
        ],
    )
