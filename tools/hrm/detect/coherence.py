"""goal_coherence: goals that collide (hours, dates, shares, waiting in a circle) and goals that help each other."""

from collections.abc import Callable, Iterator
from itertools import islice

from memory.blackboard import Recommendation
from memory.records import Project, Task
from tools.hrm.detect.capacity import overload
from tools.hrm.detect.drafts import call, draft, row
from tools.hrm.detect.words import count, is_due, listed, named, on, title
from tools.hrm.records import InsightDraft
from tools.hrm.scene import Scene, by_ref

MOST = 3
"""How many findings of a kind are told."""
LEAST_LINKS = 2
"""Tasks of one project that must wait for another one before that is worth a word."""


def detect(scene: Scene) -> list[InsightDraft]:
    """Every collision and every help, at most MOST of a kind."""
    kinds: tuple[Callable[[Scene], Iterator[InsightDraft]], ...] = (
        overload, late_tasks, wrong_orders, shares, links,
    )  # fmt: skip
    return [each for kind in kinds for each in islice(kind(scene), MOST)]


def late_tasks(scene: Scene) -> Iterator[InsightDraft]:
    """Projects with tasks that are due after the project is."""
    for project in by_ref(scene.snapshot.projects):
        due = project.due_date
        if due is None or project.status in ("completed", "on_hold"):
            continue
        late = [each for each in scene.inside.get(project.id, ()) if each.due_date and each.due_date > due]
        if not late:
            continue
        last = max(each.due_date for each in late if each.due_date)
        late = sorted(late, key=lambda each: (str(each.due_date), len(each.ref), each.ref))
        verb = "is" if len(late) == 1 else "are"
        yield draft(
            scene,
            "goal_coherence",
            f"late-tasks:{project.id}",
            title=f"{count(len(late), 'task')} of {title(project)} {verb} due after the project",
            summary=f"{named(project)} {is_due(due, scene.today)}, but {listed([named(each) for each in late])} "
            f"{verb} due later, until {on(last, scene.today)}.",
            reasoning={
                "project": project.ref,
                "due": due.isoformat(),
                "last_due": last.isoformat(),
                "days_after": (last - due).days,
                "tasks": [each.ref for each in late],
            },
            confidence=0.95,
            size=0.3 + 0.05 * len(late) + min((last - due).days / 60, 0.4),
            about=project,
            evidence=[
                row(project, f"due {on(due, scene.today)}"),
                *[row(each, f"due {on(each.due_date or due, scene.today)}") for each in late],
            ],
            recommendations=[
                Recommendation(
                    f"Let {named(project)} be due {on(last, scene.today)}",
                    call("change_project", project=project.ref, due=last.isoformat()),
                ),
                Recommendation(
                    f"Let {'it' if len(late) == 1 else 'them'} be due {on(due, scene.today)}, too",
                    call("change_tasks", tasks=[each.ref for each in late], due=due.isoformat()),
                ),
            ],
        )


def wrong_orders(scene: Scene) -> Iterator[InsightDraft]:
    """Tasks that are due before what they wait for, the soonest first."""
    found: list[tuple[Task, Task]] = []
    for each in scene.open:
        for blocker in scene.life.blockers.get(each.id, ()):
            first = scene.tasks.get(blocker.id) if not blocker.done else None
            if first and each.due_date and first.due_date and first.due_date > each.due_date:
                found.append((each, first))
    for each, first in sorted(found, key=lambda pair: (str(pair[0].due_date), len(pair[0].ref), pair[0].ref)):
        due, later = each.due_date or scene.today, first.due_date or scene.today
        yield draft(
            scene,
            "goal_coherence",
            f"order:{each.id}:{first.id}",
            title=f"{title(each)} is due before what it waits for",
            summary=f"{named(each)} {is_due(due, scene.today)}, but waits for {named(first)}, which is due "
            f"{on(later, scene.today)}.",
            reasoning={
                "task": each.ref,
                "due": due.isoformat(),
                "waits_for": first.ref,
                "waits_for_due": later.isoformat(),
                "days": (later - due).days,
            },
            confidence=0.95,
            size=0.5 + min((later - due).days / 30, 0.5),
            about=each,
            evidence=[row(each, f"due {on(due, scene.today)}"), row(first, f"due {on(later, scene.today)}")],
            recommendations=[
                Recommendation(
                    f"Let {named(first)} be due {on(due, scene.today)}, too",
                    call("change_task", task=first.ref, due=due.isoformat()),
                ),
                Recommendation(
                    f"Let {named(each)} be due {on(later, scene.today)}",
                    call("change_task", task=each.ref, due=later.isoformat()),
                ),
            ],
        )


def shares(scene: Scene) -> Iterator[InsightDraft]:
    """Pillars that are to take more than all of one's time together."""
    own = [each for each in by_ref(scene.snapshot.pillars) if each.time_allocation]
    total = sum(each.time_allocation or 0.0 for each in own)
    if total <= 100.5:
        return
    yield draft(
        scene,
        "goal_coherence",
        "shares",
        title=f"Your pillars are to take {total:.0f} % of your time",
        summary=f"{listed([f'{title(each)} {each.time_allocation:g} %' for each in own], 8)} make {total:.0f} % "
        "together; until that is 100, they are compared in proportion.",
        reasoning={
            "total_percent": round(total, 1),
            "pillars": [{"pillar": each.ref, "percent": each.time_allocation} for each in own],
        },
        confidence=0.95,
        size=min((total - 100) / 100, 0.5),
        about=None,
        evidence=[row(each, f"{each.time_allocation:g} % of your time") for each in own],
        recommendations=[
            Recommendation(
                f"Set the share of {title(each)} to {100 * (each.time_allocation or 0) / total:.0f} %",
                call(
                    "change_pillar",
                    pillar=each.ref,
                    time_allocation=round(100 * (each.time_allocation or 0) / total),
                ),
            )
            for each in own
        ],
    )


def links(scene: Scene) -> Iterator[InsightDraft]:
    """Projects of which one waits for the other: it helps to go on with the first; where both wait, they collide."""
    waits: dict[tuple[str, str], list[tuple[Task, Task]]] = {}
    projects: dict[str, Project] = {}
    for each in scene.open:
        for blocker in scene.life.blockers.get(each.id, ()):
            first = scene.tasks.get(blocker.id) if not blocker.done else None
            here, there = scene.life.over(each).project, scene.life.over(first).project if first else None
            if first and here and there and here.id != there.id and there.status != "on_hold":
                projects |= {here.ref: here, there.ref: there}
                waits.setdefault((there.ref, here.ref), []).append((first, each))
    for (helping, helped), pairs in sorted(waits.items(), key=lambda item: (-len(item[1]), item[0])):
        back = waits.get((helped, helping))
        if back and helping < helped:
            yield _say_link(scene, projects[helping], projects[helped], [*pairs, *back], mutual=True)
        elif not back and len({each.id for _, each in pairs}) >= LEAST_LINKS:
            yield _say_link(scene, projects[helping], projects[helped], pairs, mutual=False)


def _say_link(
    scene: Scene, helping: Project, helped: Project, pairs: list[tuple[Task, Task]], *, mutual: bool
) -> InsightDraft:
    firsts = list({first.id: first for first, _ in pairs}.values())
    waiting = list({each.id: each for _, each in pairs}.values())
    free = [each for each in firsts if scene.free(each)]
    if mutual:
        head = f"{title(helping)} and {title(helped)} wait for each other"
        said = f"{named(helping)} and {named(helped)} wait for each other: {count(len(pairs), 'time')} a task of one "
        said += "needs a task of the other first."
    else:
        head = f"{title(helping)} helps {title(helped)}"
        said = f"{count(len(waiting), 'task')} of {named(helped)} wait for {listed([named(each) for each in firsts])} "
        said += f"of {named(helping)}: what you do there brings both on."
    kind, one, two = ("mutual", helping, helped) if mutual else ("helps", helping, helped)
    return draft(
        scene,
        "goal_coherence",
        f"{kind}:{one.id}:{two.id}",
        title=head,
        summary=said,
        reasoning={
            "project": helping.ref,
            "other": helped.ref,
            "links": [{"first": first.ref, "waits": each.ref} for first, each in pairs],
        },
        confidence=0.95,
        size=0.2 + 0.1 * len(waiting),
        about=helping,
        evidence=[
            *[row(each, "is waited for") for each in firsts],
            *[row(each, "waits") for each in waiting if each not in firsts],
            row(helping, "waited for"),
            row(helped, "waits"),
        ],
        recommendations=[
            Recommendation(f"Do {named(each)} today", call("change_task", task=each.ref, due="today"))
            for each in free[:2]
        ],
    )
