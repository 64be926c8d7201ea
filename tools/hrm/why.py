"""Why a task stands where it does, beside the one it is compared with."""

from tools.hrm.answers import Difference, Why
from tools.hrm.counterfactual import lifts, overtakes
from tools.hrm.records import Scored
from tools.hrm.score import Scores


def why(scores: Scores, row: int, over: int | None = None) -> Why:
    """Explain the task of a row that is ranked, against the one of `over`, else against the first."""
    life = scores.table.life(scores.at)
    scored = scores.explained(row, life)
    best = scores.best(scores.free, 1)
    first = scores.explained(best[0], life) if best and best[0] != row else None
    other = scores.explained(over, life) if over is not None else None
    beside = other or first
    is_first = bool(best) and best[0] == row
    return Why(
        scored=scored,
        place=scores.place_of(row),
        of=int(scores.free.sum()),
        first=first,
        over=other,
        differences=differences(scored, beside) if beside else (),
        changes=tuple((overtakes if is_first else lifts)(scores, row)),
        at=scores.at,
    )


def differences(one: Scored, other: Scored) -> tuple[Difference, ...]:
    """Rule by rule, what tells most first."""
    beside = {part.rule: part for part in other.contributions}
    found = [
        Difference(part.rule, part.name, part.points, twin.points, part.reason, twin.reason)
        for part in one.contributions
        if (twin := beside.get(part.rule))
    ]
    return tuple(sorted(found, key=lambda each: (-abs(each.points - each.other_points), each.rule)))
