"""How much each rule counts for this user: read, set, tried out before it is set."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated
from uuid import UUID

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from memory import preferences, rules, tasks
from memory.blackboard import Optimization, Preferences, Rule
from memory.errors import Invalid, NotFound
from memory.records import Task
from memory.scope import Scope
from tools import engine, plan
from tools.hrm.learning import bounds
from tools.hrm.optimisation import effective
from tools.hrm.records import Ranking
from tools.names import Reference, shown
from tools.tool import tool

if TYPE_CHECKING:
    from tools.hrm.score import Scores

RuleName = Annotated[
    Reference, Field(description="A rule, by its code or plain words: deadlines, pillars, energy.")
]
Amount = Annotated[float, Field(strict=True, ge=0, le=1, description="How much it counts, 0 to 1.")]
By = Annotated[
    float | None,
    Field(ge=-1, le=1, description="Instead of a weight: so much more or less than it counts now."),
]


class RuleWeight(BaseModel):
    """What one rule is to count."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    rule: RuleName
    weight: Annotated[Amount | None, Field(description="null is its base weight.")]


def listed(given: object) -> object:
    """Weights by rule as a list of them: what models call tools with has no maps."""
    if not isinstance(given, dict):
        return given
    return [{"rule": rule, "weight": weight} for rule, weight in given.items()]


Amounts = Annotated[list[RuleWeight], BeforeValidator(listed), Field(max_length=50)]

WORDS: Mapping[str, tuple[str, ...]] = {
    "TEMPORAL_URGENCY_001": ("deadlines", "deadline", "urgency", "due dates", "due"),
    "TEMPORAL_MORNING_PEAK_001": ("morning", "mornings", "morning peak"),
    "PILLAR_ALIGNMENT_001": ("pillars", "pillar", "alignment"),
    "GOAL_COHERENCE_001": ("coherence", "goals", "goal coherence", "conflicts"),
    "DEPENDENCY_CHECK_001": ("dependencies", "dependency", "blockers", "waiting"),
    "PROGRESS_MOMENTUM_001": ("momentum", "progress", "pace"),
    "ENERGY_PATTERN_001": ("energy", "energy pattern"),
    "CONTEXT_SWITCHING_001": ("focus", "switching", "context switching", "context"),
    "WORKLIFE_BALANCE_001": ("balance", "work-life balance", "worklife balance"),
    "SKILL_DEVELOPMENT_001": ("skills", "skill", "learning", "skill development"),
}
"""What people call a rule; the first is what it is called in an answer."""


@dataclass(frozen=True, slots=True)
class Weight:
    """How much a rule counts, 0 to 1: its `base`, the user's `own` where they have one, and what that comes to now.

    `effective` is the own weight, else the base with what the primary optimisation makes of it. Feedback moves it
    between `least` and `most`. Those that are not `adjustable` can't be set.
    """

    rule: str
    name: str
    description: str
    base: float
    own: float | None
    effective: float
    least: float
    most: float
    adjustable: bool = True


@dataclass(frozen=True, slots=True)
class Moved:
    """A task's place before and after, from 1; None where it is not among those shown."""

    ref: str
    title: str
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class Preview:
    """What comes first now, and what would with other weights; nothing is stored. `moved`: whose place is another."""

    before: Ranking
    after: Ranking
    moved: tuple[Moved, ...]


@tool("read")
async def list_weights(scope: Scope) -> tuple[Weight, ...]:
    """List how much each rule counts in this user's priorities: its base weight, their own, and what holds."""
    known, own = await rules.rules(scope), await preferences.preferences(scope)
    return tuple(weight_of(rule, own) for rule in known)


@tool("write")
async def set_weight(scope: Scope, rule: RuleName, weight: Amount | None = None, by: By = None) -> Weight:
    """Set how much a rule counts for this user, 0 to 1, or change that by so much: by=-0.1 lets it matter less.

    With neither of them their own weight goes, and the rule's base holds again.
    """
    meant = rule_called(await rules.rules(scope), rule)
    if by is not None:
        weight = stepped(meant, await preferences.preferences(scope), by)
    return weight_of(meant, await preferences.weight(scope, settable([(meant, weight)])))


@tool("write")
async def reset_weights(scope: Scope) -> tuple[Weight, ...]:
    """Take all of the user's own weights away: every rule counts as it does by itself again."""
    known, own = await rules.rules(scope), await preferences.preferences(scope)
    if own.weights:
        own = await preferences.weight(scope, dict.fromkeys(own.weights))
    return tuple(weight_of(rule, own) for rule in known)


@tool("read")
async def preview_weights(
    scope: Scope,
    weights: Amounts,
    optimization: Optimization | None = None,
    limit: Annotated[int, Field(ge=1, le=50)] = 7,
) -> Preview:
    """Show what would come first with other weights or another optimisation, beside what does now. Nothing is set."""
    now = await plan.scores(scope)
    known = now.table.snapshot
    changes = settable([(rule_called(known.rules, each.rule), each.weight) for each in weights])
    before = now.ranking(limit)
    after = scored_with(now, {**known.weights, **changes}, optimization).ranking(limit)
    whole = await tasks_of(scope, before, after)
    before, after = (with_tasks(each, whole) for each in (before, after))
    return Preview(before, after, moved(before, after))


def scored_with(
    now: "Scores", weights: Mapping[str, float | None], optimization: Optimization | None = None
) -> "Scores":
    """The same life at the same instant, with these weights of the user's own."""
    known = now.table.snapshot
    own = {code: weight for code, weight in weights.items() if weight is not None}
    preferences = replace(
        known.preferences, weights=own, optimization=optimization or known.preferences.optimization
    )
    return engine.scores_at(now.table.changed(replace(known, weights=own, preferences=preferences)), now.at)


async def tasks_of(scope: Scope, *rankings: Ranking) -> dict[UUID, Task]:
    """All that the rankings show, with all fields."""
    ids = {scored.task.id for each in rankings for scored in (*each.items, *each.blocked)}
    return {each.id: each for each in await tasks.these(scope, list(ids))}


def with_tasks(ranking: Ranking, whole: Mapping[UUID, Task]) -> Ranking:
    items, blocked = (
        tuple(replace(each, task=whole[each.task.id]) for each in shown if each.task.id in whole)
        for shown in (ranking.items, ranking.blocked)
    )
    return replace(ranking, items=items, blocked=blocked)


def moved(before: Ranking, after: Ranking) -> tuple[Moved, ...]:
    """Whose place is another one, in the order that would hold; then those that would be shown no more."""
    was = {each.task.ref: at for at, each in enumerate(before.items, 1)}
    then = {each.task.ref: at for at, each in enumerate(after.items, 1)}
    titles = {each.task.ref: each.task.title for each in (*before.items, *after.items)}
    return tuple(
        Moved(ref, titles[ref], was.get(ref), then.get(ref))
        for ref in dict.fromkeys([*then, *was])
        if was.get(ref) != then.get(ref)
    )


def weight_of(rule: Rule, own: Preferences) -> Weight:
    least, most = bounds(rule)
    counts = effective(rule, own.weights, own.optimization)
    return Weight(
        rule.code, rule.name, rule.description, rule.weight, own.weights.get(rule.code), round(counts, 6), least, most,
        rule.adjustable,
    )  # fmt: skip


def stepped(rule: Rule, own: Preferences, by: float) -> float:
    """What a rule counts with so much more or less than now, within 0 to 1."""
    now = effective(rule, own.weights, own.optimization)
    return round(min(max(now + by, 0.0), 1.0), 6)


def settable(changes: Sequence[tuple[Rule, float | None]]) -> dict[str, float | None]:
    """The changes by code. Raises Invalid for a rule whose weight is not the user's to set."""
    for rule, _ in changes:
        if not rule.adjustable:
            raise Invalid(
                f"The weight of {word_of(rule.code, rule.name)} is the same for everybody: leave it out."
            )
    return {rule.code: weight for rule, weight in changes}


def rule_called(known: tuple[Rule, ...], text: str) -> Rule:
    """The rule of that code, name or plain word. Raises NotFound, which names them all."""
    said = re.sub(r"[\s_]+", " ", text.strip().lower()).removeprefix("the ")
    for rule in known:
        names = {rule.code.lower().replace("_", " "), rule.name.lower(), *WORDS.get(rule.code, ())}
        if said in names:
            return rule
    words = ", ".join(word_of(rule.code, rule.name) for rule in known)
    raise NotFound(f"There is no rule called “{shown(text)}”. There are: {words}.")


def word_of(code: str, name: str) -> str:
    """What a rule is called in a sentence: deadlines."""
    return WORDS[code][0] if code in WORDS else name
