"""What is noticed in a life: a detector for each type of insight, each silent below its minimum of evidence."""

from collections.abc import Callable, Mapping

from memory.blackboard import InsightType
from tools.hrm import explain, score
from tools.hrm.detect import alignment, checkins, coherence, hours, journal, obstacle, pattern, prediction
from tools.hrm.detect.contradiction import contradictions
from tools.hrm.detect.recommend import recommend
from tools.hrm.records import InsightDraft, Past, Snapshot
from tools.hrm.scene import Scene, scene

Detector = Callable[[Scene], list[InsightDraft]]

__all__ = ["DETECTORS", "conclude", "contradictions"]


def conclude(snapshot: Snapshot, past: Past) -> list[InsightDraft]:
    """Everything that the detectors find, what tells most first (impact · confidence); keys are unique.

    Without the reason why the first task is first, which is told each time that changes. Raises Invalid for an
    unknown zone.
    """
    seen = scene(snapshot, past)
    found = _noticed(seen)
    return _best_first([*recommend(seen, found), *found])


def _noticed(seen: Scene) -> list[InsightDraft]:
    """What all detectors find that look at the life itself."""
    return _best_first([draft for detect in LOOKING.values() for draft in detect(seen)])


def _best_first(found: list[InsightDraft]) -> list[InsightDraft]:
    return sorted(found, key=lambda each: (-each.impact * each.confidence, each.key))


def _patterns(seen: Scene) -> list[InsightDraft]:
    return [*pattern.detect(seen), *journal.detect(seen), *checkins.patterns(seen)]


def _obstacles(seen: Scene) -> list[InsightDraft]:
    return [*obstacle.detect(seen), *checkins.obstacles(seen)]


def _next_step(seen: Scene) -> list[InsightDraft]:
    return recommend(seen, _noticed(seen))


def _first_task(seen: Scene) -> list[InsightDraft]:
    found = explain.draft(score.rank(seen.snapshot, 1))
    return [found] if found else []


LOOKING: Mapping[InsightType, Detector] = {
    "alignment_analysis": alignment.detect,
    "pattern_recognition": _patterns,
    "goal_coherence": coherence.detect,
    "time_allocation": hours.detect,
    "progress_prediction": prediction.detect,
    "obstacle_identification": _obstacles,
}
DETECTORS: Mapping[InsightType, Detector] = {
    **LOOKING,
    "recommendation": _next_step,
    "priority_reasoning": _first_task,
}
"""The detector of each type. Each can be asked alone; `conclude` asks all but the last."""
