"""Pillars, areas and projects as columns."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from memory.records import Area, Level, Pillar, Project
from tools.hrm.columns import NEVER, Ints, Places, micros
from tools.hrm.records import Snapshot


def lay_out(snapshot: Snapshot, sets: dict[tuple[str, ...], int]) -> Places:
    """The places of a snapshot; the sets of tags that are new get numbers. A parent it lacks counts as none."""
    goals: list[Pillar | Area | Project | None] = [
        None, *snapshot.pillars, *snapshot.areas, *snapshot.projects,
    ]  # fmt: skip
    ids = {goal.id: at for at, goal in enumerate(goals) if goal}
    level = [_level(goal) for goal in goals]
    pillar, area, project = _above(goals, ids)

    def over(rows: Ints, value: Callable[[Any], float], kind: type) -> Any:
        """A number of what lies above each place; 0 where nothing does."""
        return np.array([value(goals[at]) if at else 0 for at in rows.tolist()], kind)

    projects = [goal if isinstance(goal, Project) else None for goal in goals]
    return Places(
        ids=ids,
        level=level,
        pillar=pillar,
        area=area,
        project=project,
        share=over(pillar, lambda p: min(max(p.time_allocation or 0.0, 0.0), 100.0) / 100, np.float64),
        icon=[goal.icon if isinstance(goal, Pillar) else "" for goal in goals],
        strength=over(pillar, lambda p: min(max(p.alignment_strength, 0.0), 1.0), np.float64),
        area_importance=over(area, _importance, np.int64),
        importance=over(np.where(project > 0, project, area), _importance, np.int64),
        due=np.array([p.due_date.toordinal() if p and p.due_date else NEVER for p in projects], np.int64),
        created=np.array([micros(p.created_at) if p else 0 for p in projects], np.int64),
        begun=np.array([p is not None and p.status == "in_progress" for p in projects], np.bool_),
        held=np.array([p is not None and p.status == "on_hold" for p in projects], np.bool_),
        tags=np.array([sets.setdefault(p.tags, len(sets)) if p else 0 for p in projects], np.int64),
        shares_tags=_shares_tags(projects),
    )


def _level(goal: Pillar | Area | Project | None) -> Level | None:
    if isinstance(goal, Pillar):
        return "pillar"
    if isinstance(goal, Area):
        return "area"
    return "project" if goal else None


def _above(goals: Sequence[Pillar | Area | Project | None], ids: dict[Any, int]) -> tuple[Ints, Ints, Ints]:
    pillar, area, project = (np.zeros(len(goals), np.int64) for _ in range(3))
    for at, goal in enumerate(goals):
        if isinstance(goal, Pillar):
            pillar[at] = at
        elif isinstance(goal, Area):
            area[at], pillar[at] = at, ids.get(goal.pillar_id, 0)
        elif isinstance(goal, Project):
            within = ids.get(goal.area_id, 0)
            project[at], area[at], pillar[at] = at, within, pillar[within]
    return pillar, area, project


def _importance(goal: Area | Project) -> int:
    return min(max(goal.importance, 0), 5)


def _shares_tags(projects: Sequence[Project | None]) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Which open projects bear a tag that another open one bears."""
    borne = [
        {tag.casefold() for tag in p.tags} if p and p.status not in ("completed", "on_hold") else set()
        for p in projects
    ]
    times = Counter(tag for tags in borne for tag in tags)
    return np.array([any(times[tag] > 1 for tag in tags) for tags in borne], np.bool_)
