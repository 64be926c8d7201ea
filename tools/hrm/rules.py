"""The ten rules by code, and the panel that judges a life.

A rule's numbers come from its row in `hrm_rules`. Confidence does not hang on what may not lower a task (its due date,
the share and importance of what is above it, its blockers), so that there only the score moves, and the whole with it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from memory.blackboard import Rule
from memory.errors import Invalid
from memory.records import Json, Level
from tools.hrm.judge import Judge
from tools.hrm.judges_goals import PillarAlignment, SkillDevelopment, WorklifeBalance
from tools.hrm.judges_time import EnergyPattern, MorningPeak, TemporalUrgency
from tools.hrm.judges_work import ContextSwitching, DependencyCheck, GoalCoherence, ProgressMomentum
from tools.hrm.optimisation import effective
from tools.hrm.records import Snapshot

JUDGES: Mapping[str, Callable[[Json], Judge]] = {
    "TEMPORAL_URGENCY_001": TemporalUrgency.make,
    "TEMPORAL_MORNING_PEAK_001": MorningPeak.make,
    "PILLAR_ALIGNMENT_001": PillarAlignment.make,
    "GOAL_COHERENCE_001": GoalCoherence.make,
    "DEPENDENCY_CHECK_001": DependencyCheck.make,
    "PROGRESS_MOMENTUM_001": ProgressMomentum.make,
    "ENERGY_PATTERN_001": EnergyPattern.make,
    "CONTEXT_SWITCHING_001": ContextSwitching.make,
    "WORKLIFE_BALANCE_001": WorklifeBalance.make,
    "SKILL_DEVELOPMENT_001": SkillDevelopment.make,
}
"""All of them judge tasks."""

GOAL_RULES: Mapping[Level, frozenset[str]] = {
    "project": frozenset({
        "PILLAR_ALIGNMENT_001", "GOAL_COHERENCE_001", "PROGRESS_MOMENTUM_001", "WORKLIFE_BALANCE_001",
        "SKILL_DEVELOPMENT_001",
    }),
    "area": frozenset({"PILLAR_ALIGNMENT_001", "GOAL_COHERENCE_001", "WORKLIFE_BALANCE_001"}),
    "pillar": frozenset({"PILLAR_ALIGNMENT_001", "WORKLIFE_BALANCE_001"}),
}  # fmt: skip
"""Which judge the goals above tasks."""


@dataclass(frozen=True, slots=True)
class Seat:
    """A rule on the panel, and the weight with which it counts."""

    rule: Rule
    weight: float
    judge: Judge


def panel(snapshot: Snapshot) -> tuple[Seat, ...]:
    """The rules of a snapshot that judge, by code. Raises Invalid for parameters that can't be used."""
    own, optimization = snapshot.weights, snapshot.preferences.optimization
    return tuple(
        Seat(rule, effective(rule, own, optimization), judge)
        for rule in sorted(snapshot.rules, key=lambda rule: rule.code)
        if (judge := judge_of(rule.code, rule.parameters))
    )


def judge_of(code: str, parameters: Json) -> Judge | None:
    """The judge for a rule's row; None for a code that has none here. Raises Invalid for unusable parameters."""
    if code not in JUDGES:
        return None
    try:
        return JUDGES[code](parameters)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise Invalid(f"The parameters of the rule {code} can't be used: {error}.") from error
