"""What a rule weighs: the user's own weight, else its base weight times what their primary optimisation makes of it."""

from collections.abc import Mapping

from memory.blackboard import Optimization, Rule

FACTORS: Mapping[Optimization, Mapping[str, float]] = {
    "balance": {},
    "focus": {"CONTEXT_SWITCHING_001": 1.5, "PROGRESS_MOMENTUM_001": 1.25},
    "exploration": {"SKILL_DEVELOPMENT_001": 1.5, "CONTEXT_SWITCHING_001": 0.5},
    "efficiency": {"DEPENDENCY_CHECK_001": 1.25, "ENERGY_PATTERN_001": 1.25},
    "wellbeing": {"WORKLIFE_BALANCE_001": 1.5, "ENERGY_PATTERN_001": 1.25},
}
"""By what the user optimises for: what a rule's base weight is multiplied with; 1 where nothing stands here."""


def effective(rule: Rule, own: Mapping[str, float], optimization: Optimization) -> float:
    """The weight with which a rule counts, 0 to 1. `own` are the user's weights by rule code."""
    weight = own.get(rule.code)
    if weight is None:
        weight = rule.weight * FACTORS[optimization].get(rule.code, 1.0)
    return min(max(weight, 0.0), 1.0)
