"""Which pillars, areas and projects deserve attention now: the rules that judge them, in the same sum as for tasks."""

from memory.records import Area, Pillar, Project
from tools.hrm.answers import GoalLevel, GoalRanking, ScoredGoal
from tools.hrm.explain import path_to, summary
from tools.hrm.judge import Subject
from tools.hrm.life import Above, Life
from tools.hrm.rules import GOAL_RULES
from tools.hrm.score import Scores, contributions, priorities, spoken


def rank_goals(scores: Scores, level: GoalLevel, limit: int | None = None) -> GoalRanking:
    """The goals of a level, best first, explained; the first `limit` of them. Projects on hold or completed rest.

    Ties go by importance (a pillar's share of time), age and id.
    """
    life = scores.table.life(scores.at)
    seats = [
        (seat, column)
        for seat, column in zip(scores.table.panel, scores.goals, strict=True)
        if column is not None and seat.rule.code in GOAL_RULES[level]
    ]
    places = scores.view.places
    priority = priorities([(seat.weight, column) for seat, column in seats], len(places))
    found = []
    for goal, above in _of(scores, level, life):
        at = places.ids[goal.id]
        weighs = -(goal.time_allocation or 0.0) if isinstance(goal, Pillar) else -goal.importance
        found.append(((-float(priority[at]), weighs, goal.created_at, goal.id.int), at, goal, above))
    items = []
    for (minus, *_), at, goal, above in sorted(found, key=lambda each: each[0])[:limit]:
        votes = [(seat, spoken(seat, column, at, Subject(None, above, life))) for seat, column in seats]
        parts = contributions(votes)
        said = {seat.rule.code: verdict for seat, verdict in votes}
        reason = summary([(part.points, said[part.rule]) for part in parts], ())
        path = path_to(above, life)
        items.append(ScoredGoal(level, goal.id, goal.ref, goal.name, -minus or 0.0, reason, parts, path))
    return GoalRanking(tuple(items), scores.at)


def _of(scores: Scores, level: GoalLevel, life: Life) -> list[tuple[Pillar | Area | Project, Above]]:
    snapshot = scores.table.snapshot
    goals: list[Pillar | Area | Project]
    if level == "pillar":
        goals = list(snapshot.pillars)
    elif level == "area":
        goals = list(snapshot.areas)
    else:
        goals = [each for each in snapshot.projects if each.status in ("not_started", "in_progress")]
    return [(goal, life.above[goal.id]) for goal in goals]
