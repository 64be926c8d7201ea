"""alignment_analysis: the pillar that gets much less than its share of the effort, and the one that gets much more."""

from datetime import timedelta

from memory.blackboard import Recommendation
from memory.records import Pillar, Task
from tools.hrm.alignment import Alignment, Share, align
from tools.hrm.detect.drafts import call, draft, sample
from tools.hrm.detect.words import hours, named, percent, title
from tools.hrm.records import InsightDraft
from tools.hrm.scene import Scene

LEAST_DONE, LEAST_DONE_LATELY = 10, 5
"""Things done under a pillar in 28 days below which nothing is said, and in 7 days below which those say nothing."""
LEAST_AGE = timedelta(days=7)
"""A pillar younger than this can't have been starved yet."""
LEAST_GAP = 15.0
"""Percentage points between planned and actual from which on it is worth a word."""


def detect(scene: Scene) -> list[InsightDraft]:
    """The most starved and the most overfed pillar of the last 28 days, unless the last 7 say it is mended."""
    month, week = align(scene, 28), align(scene, 7)
    lately = {each.pillar_id: each for each in week.shares} if _done(week) >= LEAST_DONE_LATELY else {}
    if _done(month) < LEAST_DONE or month.score is None:
        return []
    pillars = {each.id: each for each in scene.snapshot.pillars}
    told = [
        (each.gap, pillars[each.pillar_id], each, lately.get(each.pillar_id))
        for each in month.shares
        if each.pillar_id and each.gap is not None and not _mended(each, lately.get(each.pillar_id))
    ]
    starved = [each for each in told if each[0] <= -LEAST_GAP and scene.now - each[1].created_at >= LEAST_AGE]
    overfed = [each for each in told if each[0] >= LEAST_GAP]
    most = [min(starved, key=lambda each: each[0])] if starved else []
    most += [max(overfed, key=lambda each: each[0])] if overfed else []
    return [_say(scene, pillar, share, week, month) for _, pillar, share, week in most]


def _done(period: Alignment) -> int:
    return sum(each.done for each in period.shares)


def _mended(month: Share, week: Share | None) -> bool:
    """Whether the last days no longer say what all of them say."""
    return week is not None and (month.gap or 0.0) * (week.gap or 0.0) <= 0


def _say(scene: Scene, pillar: Pillar, share: Share, week: Share | None, month: Alignment) -> InsightDraft:
    gap, actual, planned = share.gap or 0.0, share.actual or 0.0, share.planned or 0.0
    starved = gap < 0
    plan = (
        f"its share of your plan is {percent(planned)}"
        if share.planned is not None
        else "it has no share in your plan"
    )
    summary = f"In the last 28 days {title(pillar)} got {percent(actual)} of your effort "
    summary += f"({hours(share.minutes)}); {plan}."
    if week is not None:
        summary += f" In the last 7 days it was {percent(week.actual or 0.0)}."
    done = _done(month)
    rows = [each for other in month.shares for each in other.rows] if not share.rows else list(share.rows)
    return draft(
        scene,
        "alignment_analysis",
        f"{'starved' if starved else 'overfed'}:{pillar.id}",
        title=f"{title(pillar)} gets {'less' if starved else 'more'} than its share",
        summary=summary,
        reasoning={
            "pillar": pillar.ref,
            "planned_percent": share.planned,
            "actual_percent": share.actual,
            "gap_points": gap,
            "actual_percent_7_days": week.actual if week else None,
            "minutes": share.minutes,
            "completions": share.done,
            "completions_of_all_pillars": done,
            "without_a_time": month.assumed,
            "alignment_score": month.score,
            "explanation": month.explanation,
        },
        confidence=sample(done, 5) * (1 - 0.4 * min(month.assumed / done, 1)),
        size=abs(gap) / 50,
        about=pillar,
        evidence=rows,
        recommendations=[*(_feed(scene, pillar) if starved else []), _replan(pillar, actual)],
    )


def _feed(scene: Scene, pillar: Pillar) -> list[Recommendation]:
    """The next thing to do for it, where there is one."""
    task = next_for(scene, pillar)
    if task is None:
        return [Recommendation(f"{title(pillar)} has no open task that can be begun: add its next step")]
    return [
        Recommendation(
            f"Do {named(task)} today: it serves {title(pillar)}",
            call("change_task", task=task.ref, due="today"),
        )
    ]


def next_for(scene: Scene, pillar: Pillar) -> Task | None:
    """The task of a pillar that can be begun, is most urgent to its user, and is due soonest."""
    urgency = {"high": 0, "medium": 1, "low": 2}
    free = [
        each
        for each in scene.open
        if (own := scene.pillar_of(each)) and own.id == pillar.id and scene.free(each)
    ]
    return min(
        free,
        key=lambda each: (urgency[each.priority], str(each.due_date or "9999"), len(each.ref), each.ref),
        default=None,
    )


def _replan(pillar: Pillar, actual: float) -> Recommendation:
    share = round(actual)
    return Recommendation(
        f"If this is how it should be, set the share of {title(pillar)} to {share} %",
        call("change_pillar", pillar=pillar.ref, time_allocation=share),
    )
