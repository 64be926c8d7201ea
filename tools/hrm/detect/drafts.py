"""What every detector's finding is made of: its path, its tags, how long it holds, how much it matters."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import timedelta

from memory.blackboard import Evidence, InsightType, Recommendation
from memory.records import Area, Json, Level, Pillar, Project, Task
from tools.hrm.records import InsightDraft, Node
from tools.hrm.scene import Scene

Entity = Task | Project | Area | Pillar

HOLDS: dict[InsightType, timedelta] = {
    "obstacle_identification": timedelta(days=1),
    "recommendation": timedelta(days=1),
    "alignment_analysis": timedelta(days=3),
    "pattern_recognition": timedelta(days=7),
}
"""How long a finding holds without being found again; others hold until they change."""

MATTERS: dict[Level, float] = {"pillar": 0.9, "area": 0.7, "project": 0.6, "task": 0.4}
"""The impact of a finding about one thing; about all of a life it is 1."""

ROWS, STEPS = 20, 5
"""How many rows of evidence and how many recommendations a finding carries at most."""

FILED = 0.9


def draft(
    scene: Scene,
    kind: InsightType,
    key: str,
    *,
    title: str,
    summary: str,
    reasoning: Json,
    confidence: float,
    size: float,
    about: Entity | None,
    evidence: Sequence[Evidence],
    recommendations: Sequence[Recommendation] = (),
) -> InsightDraft:
    """A finding about one thing, or about all of a life.

    `size` (0 to 1) is how much of its kind it is: impact goes from half of what the level matters to all of it.
    `evidence` comes with what tells most first.
    """
    sure = bounded(confidence, 0.99)
    level = level_of(about)
    impact = round((MATTERS[level] if level else 1.0) * (0.5 + bounded(size) / 2), 2)
    tags: list[str] = [level or "global", kind]
    tags += ["high_confidence"] if sure > 0.8 else []
    tags += ["high_impact"] if impact > 0.8 else []
    return InsightDraft(
        key=key,
        type=kind,
        title=title,
        summary=summary,
        reasoning=reasoning,
        path=[asdict(node) for node in path(scene, about, summary, sure)],
        confidence=sure,
        impact=impact,
        entity_type=level or "global",
        entity_id=about.id if about else None,
        tags=tags,
        source="rule",
        expires_at=scene.now + HOLDS[kind] if kind in HOLDS else None,
        evidence=tuple(evidence[:ROWS]),
        recommendations=tuple(recommendations[:STEPS]),
    )


def bounded(number: float, most: float = 1.0) -> float:
    """Within 0 and `most`, to two decimals."""
    return round(min(max(number, 0.0), most), 2)


def sample(size: int, half: float) -> float:
    """How far a sample can be trusted by its size alone: a half at `half` rows, near to 1 with many."""
    return size / (size + half)


def level_of(about: Entity | None) -> Level | None:
    levels: dict[type, Level] = {Task: "task", Project: "project", Area: "area", Pillar: "pillar"}
    return levels[type(about)] if about is not None else None


def path(scene: Scene, about: Entity | None, said: str, sure: float) -> list[Node]:
    """The nodes from the pillar down to what the finding is about; none where it is about all of a life."""
    if about is None:
        return []
    over: list[Entity] = []
    if isinstance(about, Task | Project):
        project_id, area_id = (
            (about.project_id, about.area_id) if isinstance(about, Task) else (about.id, None)
        )
        above = scene.above(project_id, area_id)
        over = [each for each in (above.pillar, above.area, above.project) if each and each.id != about.id]
    elif isinstance(about, Area) and (pillar := scene.above(None, about.id).pillar):
        over = [pillar]
    nodes = [Node(level_of(each) or "pillar", each.ref, _name(each), _words(each), FILED) for each in over]
    return [*nodes, Node(level_of(about) or "pillar", about.ref, _name(about), said, sure)]


def row(thing: Entity, said: str) -> Evidence:
    """A thing as evidence, and what it says."""
    level = level_of(thing) or "task"
    return Evidence(
        {"task": "tasks", "project": "projects", "area": "areas", "pillar": "pillars"}[level],  # type: ignore[arg-type]
        thing.id,
        thing.ref,
        _name(thing),
        said,
    )


def call(tool: str, **arguments: object) -> Json:
    """A tool call that does what is recommended."""
    return {"tool": tool, "arguments": arguments}


def _name(thing: Entity) -> str:
    return thing.title if isinstance(thing, Task) else thing.name


def _words(thing: Entity) -> str:
    if isinstance(thing, Pillar):
        share = thing.time_allocation
        return (
            f"{thing.name} has no share of your time set"
            if share is None
            else f"{thing.name} is to take {share:g} % of your time"
        )
    return f"{_name(thing)} matters {thing.importance} of 5" if not isinstance(thing, Task) else thing.title
