"""Words for what was concluded: the one-line reason, the path from the pillar down, the insight on what is first."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import timedelta

from memory.records import Area, Pillar, Project, Task
from tools.hrm.life import Above, Life
from tools.hrm.records import InsightDraft, Node, Ranking, Verdict, Waits
from tools.when import say_due

HOLDS = timedelta(hours=6)
"""How long a conclusion about what is first holds."""

FILED, UNFILED = 0.9, 0.8
"""How sure a node's sentence is where the task is under a pillar, and where it is not."""


def summary(verdicts: Sequence[tuple[float, Verdict]], waits: Sequence[Waits]) -> str:
    """One line from verdicts in the order of their points: what it waits for, then what tells most (two at most)."""
    if not verdicts:
        return "No rule is active"
    said = [verdict for points, verdict in verdicts if points > 0]
    telling = [verdict for verdict in said if verdict.telling] or said or [verdicts[0][1]]
    reasons = [verdict.reason for verdict in telling[:2]]
    if waits:
        first = [verdict.reason for _, verdict in verdicts if verdict.reason.startswith("Waits for ")]
        others = [reason for reason in reasons if reason not in first]
        reasons = [first[0] if first else f"Waits for {waits[0].ref} {waits[0].title}", *others[:1]]
    return "; ".join([reasons[0], *(reason[0].lower() + reason[1:] for reason in reasons[1:])])


def path(task: Task, reason: str, confidence: float, life: Life) -> tuple[Node, ...]:
    """The nodes from the pillar down to the task, as far as it is filed; where it is not, how to mend that."""
    above = life.over(task)
    sentence = reason
    if above.project is None and above.area is None:
        sentence = f"{reason}. It is in no project: put it into one to give it a pillar"
    return (*path_to(above, life), Node("task", task.ref, task.title, sentence, confidence))


def path_to(above: Above, life: Life) -> tuple[Node, ...]:
    """The nodes from the pillar down to the lowest of what is above a task."""
    project, area, pillar = above
    sure = FILED if pillar else UNFILED
    nodes = []
    if pillar:
        nodes.append(Node("pillar", pillar.ref, pillar.name, _of_pillar(pillar), sure))
    if area:
        nodes.append(Node("area", area.ref, area.name, _of_area(area, pillar), sure))
    if project:
        nodes.append(Node("project", project.ref, project.name, _of_project(project, area, life), sure))
    return tuple(nodes)


def _of_pillar(pillar: Pillar) -> str:
    if pillar.time_allocation is None:
        return f"{pillar.name} has no share of your time set"
    return f"{pillar.name} takes {pillar.time_allocation:g} % of your time"


def _of_area(area: Area, pillar: Pillar | None) -> str:
    words = f"{area.name} matters {area.importance} of 5"
    return words if pillar else f"{words}, but is under no pillar: put {area.ref} under one"


def _of_project(project: Project, area: Area | None, life: Life) -> str:
    words = f"{project.name} matters {project.importance} of 5"
    if project.due_date:
        words += f", is due {say_due(project.due_date, None, life.today)}"
    if total := project.open_tasks + project.done_tasks:
        words += f", {project.done_tasks} of {total} tasks done"
    return words if area else f"{words}, but is in no area: put {project.ref} into one"


def draft(ranking: Ranking) -> InsightDraft | None:
    """The insight on why the first task is first; None where nothing can be done.

    Confidence is 0.7 and 0.05 more for each rule that weighed in, up to 0.2; impact is a task's 0.4, and 0.2 more
    above a score of 80. It holds for six hours.
    """
    if not ranking.items:
        return None
    top, *others = ranking.items[:2]
    rules = sum(1 for each in top.contributions if each.weight > 0)
    second = others[0] if others else None
    confidence = round(0.7 + min(0.05 * rules, 0.2), 2)
    return InsightDraft(
        key="priority",
        type="priority_reasoning",
        title=f"{top.task.title} comes first",
        summary=top.reason,
        reasoning={
            "task": top.task.ref,
            "score": top.score,
            "contributions": [asdict(each) for each in top.contributions],
            "second": {"task": second.task.ref, "title": second.task.title, "score": second.score}
            if second
            else None,
            "at": ranking.at.isoformat(),
        },
        path=[asdict(node) for node in top.path],
        confidence=confidence,
        impact=0.6 if top.score > 80 else 0.4,
        entity_type="task",
        entity_id=top.task.id,
        tags=["task", "priority_reasoning", *(["high_confidence"] if confidence > 0.8 else [])],
        source="rule",
        expires_at=ranking.at + HOLDS,
    )
