"""time_allocation: the hours that went into each pillar in the last week, against what was planned for it."""

from datetime import datetime, timedelta

from memory.blackboard import Block, Evidence, Recommendation
from tools.hrm.alignment import between, planned_tenths
from tools.hrm.detect.drafts import call, draft, sample
from tools.hrm.detect.words import count, hours, listed, title
from tools.hrm.efforts import Effort, efforts
from tools.hrm.records import InsightDraft
from tools.hrm.scene import Scene, by_ref

LEAST_ROWS, LEAST_MINUTES = 5, 120
"""Things done or set aside, and minutes, under pillars in seven days, below which nothing is said."""
LEAST_OFF = 60
"""Minutes by which a pillar must differ from its plan."""


def detect(scene: Scene) -> list[InsightDraft]:
    """The last seven days' hours by pillar, and what the coming seven have set aside; one finding for all."""
    pillars = by_ref(scene.snapshot.pillars)
    plan = planned_tenths(pillars)
    week = between(efforts(scene), scene.today - timedelta(days=6), scene.today)
    filed = [each for each in week if each.pillar]
    total = sum(each.minutes for each in filed)
    if not plan or len(filed) < LEAST_ROWS or total < LEAST_MINUTES:
        return []
    spent = {each.id: _minutes(filed, each.id) for each in pillars}
    planned = {each.id: total * plan[each.id] / 1000 for each in pillars}
    off = sorted(pillars, key=lambda each: (-abs(spent[each.id] - planned[each.id]), each.ref))
    far = [each for each in off if abs(spent[each.id] - planned[each.id]) >= LEAST_OFF]
    if not far:
        return []
    ahead = _ahead(scene)
    parts = [
        f"{title(each)} {hours(spent[each.id])} (planned {hours(planned[each.id])})"
        for each in (far + [each for each in off if each not in far and spent[each.id]])
    ]
    summary = f"In the last 7 days you put in {hours(total)}: {listed(parts, 4)}."
    if ahead:
        coming = [(each, ahead[each.id]) for each in pillars if each.id in ahead]
        said = [f"{title(each)} {hours(minutes)}" for each, minutes in coming]
        summary += f" For the next 7 days you have set aside {listed(said, 4)}."
    assumed = sum(each.assumed for each in filed)
    worst = far[0]
    return [
        draft(
            scene,
            "time_allocation",
            "hours",
            title=f"{title(worst)} took {_against(spent[worst.id], planned[worst.id])}",
            summary=summary,
            reasoning={
                "minutes": total,
                "pillars": [
                    {
                        "pillar": each.ref,
                        "minutes": spent[each.id],
                        "planned_minutes": round(planned[each.id]),
                        "planned_percent": plan[each.id] / 10,
                        "ahead_minutes": ahead.get(each.id, 0),
                    }
                    for each in pillars
                ],
                "rows": len(filed),
                "without_a_time": assumed,
            },
            confidence=sample(len(filed), 4) * (1 - 0.4 * assumed / len(filed)),
            size=abs(spent[worst.id] - planned[worst.id]) / total,
            about=None,
            evidence=_rows(filed),
            recommendations=_advice(scene, assumed, len(filed)),
        )
    ]


def _against(spent: float, planned: float) -> str:
    more = "more" if spent > planned else "less"
    return f"{hours(abs(spent - planned))} {more} than planned"


def _minutes(filed: list[Effort], pillar: object) -> int:
    return sum(each.minutes for each in filed if each.pillar and each.pillar.id == pillar)


def _ahead(scene: Scene) -> dict[object, int]:
    """Minutes set aside for each pillar from now on until six days after today."""
    now = scene.local(scene.now).replace(tzinfo=None)
    last = scene.today + timedelta(days=6)
    found: dict[object, int] = {}
    for each in scene.snapshot.blocks:
        task = scene.tasks.get(each.task_id)
        pillar = scene.pillar_of(task) if task else None
        begins, ends = _stretch(each)
        if pillar and begins >= now and each.day <= last:
            found[pillar.id] = found.get(pillar.id, 0) + int((ends - begins).total_seconds() // 60)
    return found


def _stretch(block: Block) -> tuple[datetime, datetime]:
    return datetime.combine(block.day, block.start_time), datetime.combine(block.day, block.end_time)


def _rows(filed: list[Effort]) -> list[Evidence]:
    return [each.row for each in sorted(filed, key=lambda each: (-each.minutes, each.row.id.int))]


def _advice(scene: Scene, assumed: int, rows: int) -> list[Recommendation]:
    tomorrow = (scene.today + timedelta(days=1)).isoformat()
    found = [Recommendation("Plan tomorrow by what the pillars should get", call("plan_day", day=tomorrow))]
    if assumed:
        text = f"Say how long things took: {count(assumed, 'completion')} of {rows} had no time"
        found.append(Recommendation(text))
    return found
