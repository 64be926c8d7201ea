"""Opinions on conclusions: noted with the rules that judged, and learnt from where they are about a priority."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from memory import feedback, preferences
from memory.blackboard import Insight
from memory.errors import Invalid
from memory.feedback import Kind, Opinion
from memory.records import Json
from memory.scope import Scope
from tools import plan
from tools.hrm.learning import Adjustment, Direction, Lesson, Vote, learn
from tools.hrm.records import Contribution
from tools.names import Reference, which
from tools.tool import tool
from tools.weights import scored_with, word_of

if TYPE_CHECKING:
    from tools.hrm.score import Scores


@dataclass(frozen=True, slots=True)
class Learned:
    """What an opinion on a task's place taught. `should`: where the task was taken to belong.

    `adjustments` are the weights that moved, and `said` tells of them in words; without any it tells why. `before` and
    `after` are the task's places among what can be done, from 1; None where it can't be done now.
    """

    kind: Kind
    ref: str
    should: Direction
    adjustments: tuple[Adjustment, ...]
    before: int | None
    after: int | None
    said: str


@tool("write")
async def rate_priority(
    scope: Scope,
    task: Reference,
    correct: bool,
    should: Annotated[
        Direction | None, Field(description="Where it belongs, when its place is not correct.")
    ] = None,
    text: Annotated[str, StringConstraints(max_length=20_000)] = "",
) -> Learned:
    """Note whether a task's place in the priorities is correct, and learn from it: weights of rules move a little.

    When it is not, `should` says whether the task belongs higher or lower; without it a task in the upper half was too
    high. What moved is in the answer, and undo takes it back.
    """
    task_id = await which(scope, "tasks", task, done=False)
    kind: Kind = "priority_correct" if correct else "priority_incorrect"
    lesson: Lesson = "correct" if correct else "incorrect"
    learned = await note_opinion(scope, kind, text=text, task_id=task_id, lesson=lesson, should=should)
    if learned is None:
        raise Invalid(
            "This task is not ranked: it is done, rests until it begins, or its project is on hold."
        )
    return learned


async def note_opinion(
    scope: Scope,
    kind: Kind,
    *,
    text: str,
    insight: Insight | None = None,
    task_id: UUID | None = None,
    lesson: Lesson | None = None,
    should: Direction | None = None,
) -> Learned | None:
    """Log an opinion, and learn the lesson from it; None where there was none, or the task is not ranked."""
    said = Opinion(kind, text, insight.id if insight else None, task_id)
    if insight is not None:
        said = replace(
            said, rules=applied(insight), reasoning=insight.reasoning, score=insight.reasoning.get("score")
        )
        if insight.entity_type == "task" and insight.type == "priority_reasoning":
            task_id = insight.entity_id
    if lesson is None or task_id is None:
        await feedback.note(scope, said)
        return None
    now = await plan.scores(scope)
    row = now.table.slot(task_id)
    if row is None or not (now.free[row] or now.waiting[row]):
        if insight is not None:
            await feedback.note(scope, said)
        return None
    return await taught(scope, now, row, said, lesson, should)


async def taught(
    scope: Scope,
    now: "Scores",
    row: int,
    said: Opinion,
    lesson: Lesson,
    should: Direction | None,
) -> Learned:
    """Move the weights that the lesson moves, unless learning is off, and log it."""
    scored = now.explained(row, now.table.life(now.at))
    preferred = now.table.snapshot.preferences
    place, direction = now.place_of(row), meant(now, row, lesson, should)
    moved = learn(votes(now, row), direction, lesson) if preferred.learning else ()
    then = now
    if moved:
        changes = {each.rule: each.after for each in moved}
        await preferences.weight(scope, changes)
        then = scored_with(now, {**preferred.weights, **changes})
    await feedback.note(
        scope,
        replace(
            said,
            suggested=f"It should be {direction}." if lesson in {"incorrect", "not_helpful"} else "",
            rules=said.rules or [named(each) for each in scored.contributions],
            score=scored.score,
            new_score=float(then.priority[row]),
            adjustments=[asdict(each) for each in moved],
            reasoning=said.reasoning or {"contributions": [asdict(each) for each in scored.contributions]},
        ),
    )
    told = sentences(moved, learning=preferred.learning)
    return Learned(said.kind, scored.task.ref, direction, moved, place, then.place_of(row), told)


def meant(now: "Scores", row: int, lesson: Lesson, should: Direction | None) -> Direction:
    """Where the task belongs: a place that is right on the side of the mean where it is, a wrong one on the other."""
    above = float(now.priority[row]) >= middle(now)
    if lesson in {"correct", "helpful"}:
        return "higher" if above else "lower"
    return should or ("lower" if above else "higher")


def middle(now: "Scores") -> float:
    """The mean priority of what is ranked."""
    ranked = now.free | now.waiting
    return float(now.priority[ranked].mean())


def votes(now: "Scores", row: int) -> list[Vote]:
    """What each rule says of the task, beside what it says of all that is ranked."""
    ranked = now.free | now.waiting
    return [
        Vote(
            seat.rule,
            seat.weight,
            float(column.score[row]),
            float(column.confidence[row]),
            round(float(column.score[ranked].mean()), 6),
        )
        for seat, column in zip(now.table.panel, now.columns, strict=True)
    ]


def applied(insight: Insight) -> list[Json]:
    """The rules that judged, as an insight on a priority keeps them."""
    parts = insight.reasoning.get("contributions") or []
    return [{name: part.get(name) for name in ("rule", "name", "weight")} for part in parts]


def named(part: Contribution) -> Json:
    return {"rule": part.rule, "name": part.name, "weight": part.weight}


def sentences(moved: Sequence[Adjustment], *, learning: bool) -> str:
    """ "Your weight for deadlines went from 0.80 to 0.74; for pillars from 0.90 to 0.92." """
    if not learning:
        return "Noted. Learning from feedback is off, so no weight was changed."
    if not moved:
        return "Noted. No weight was changed: no rule speaks for it or against it more than the others do."
    told = [
        f"{word_of(each.rule, each.name)} went from {each.before:.2f} to {each.after:.2f}" for each in moved
    ]
    return f"Your weight for {'; for '.join(told)}."
