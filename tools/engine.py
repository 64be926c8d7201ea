"""The engine, for modules that the start of the API imports: NumPy is loaded when something is first concluded."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from memory.blackboard import Insight
from tools.hrm.answers import Forecast, GoalLevel, GoalRanking, Why
from tools.hrm.records import InsightDraft, Past, Snapshot

if TYPE_CHECKING:
    from tools.hrm.score import Scores
    from tools.hrm.table import Table


def scores(snapshot: Snapshot) -> "Scores":
    """Every open task scored. Raises Invalid for an unknown zone or parameters that can't be used."""
    from tools.hrm.score import score
    from tools.hrm.table import Table

    return score(Table.of(snapshot), snapshot.now)


def table(snapshot: Snapshot) -> "Table":
    """A table of every open task, to be kept. Raises Invalid for an unknown zone or parameters that can't be used."""
    from tools.hrm.table import Table

    return Table.of(snapshot)


def scores_at(table: "Table", now: datetime) -> "Scores":
    """A table that was kept, scored at an instant."""
    from tools.hrm.score import score

    return score(table, now)


def why(scores: "Scores", row: int, over: int | None = None) -> Why:
    """Why the task of a row stands where it does, beside another or the first, and what would change that."""
    from tools.hrm.why import why as explained

    return explained(scores, row, over)


def rank_goals(scores: "Scores", level: GoalLevel, limit: int | None = None) -> GoalRanking:
    """The goals of a level, best first, explained."""
    from tools.hrm.goals import rank_goals as ranked

    return ranked(scores, level, limit)


def conclusions(snapshot: Snapshot, past: Past) -> list[InsightDraft]:
    """All that the detectors find, and why the first task is first. Raises Invalid for an unknown zone."""
    from tools.hrm.detect import DETECTORS, conclude
    from tools.hrm.scene import scene

    return [*DETECTORS["priority_reasoning"](scene(snapshot, past)), *conclude(snapshot, past)]


def obstacles(snapshot: Snapshot, past: Past) -> list[InsightDraft]:
    """What stands in the way: projects that have stalled, tasks that many wait for, and the like."""
    from tools.hrm.detect import DETECTORS
    from tools.hrm.scene import scene

    return DETECTORS["obstacle_identification"](scene(snapshot, past))


def contradictions(active: Sequence[Insight], now: datetime) -> list[InsightDraft]:
    """What is to be said about findings that hold now and don't agree, or are too unsure."""
    from tools.hrm.detect import contradictions as found

    return found(active, now)


def forecast(project_id: UUID, snapshot: Snapshot, past: Past) -> Forecast:
    """When a project will be done. Raises NotFound where the snapshot lacks it."""
    from tools.hrm.forecast import forecast_of

    return forecast_of(project_id, snapshot, past)
