"""Where effort goes, against where the pillars say that it should.

The alignment score of some days is 100 · (1 − ½ · Σ |planned − actual|) over the pillars, 0 to 100:

- planned is a pillar's share of one's time, counted so that all shares add up to 100 %; a pillar without a share counts
  as 0 where others have one. Where no pillar has a share there is no plan to compare with, and no score: equal shares
  would be a judgement that nobody made.
- actual is its part of the minutes that were put into all pillars (tools/hrm/efforts.py says which minutes). Work under
  no pillar is shown apart and counts nowhere.

Half of the sum is what would have to move from one pillar to another to keep to the plan: 100 is exactly as planned, 0
is all of it elsewhere. Shares are rounded to tenths of a percent that add up to 100.0, and the score is the sum over
the rounded ones, so that anybody who adds up what is shown gets the score that is shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from memory.blackboard import Evidence
from memory.records import Pillar
from tools.hrm.efforts import ASSUMED_MINUTES, Effort, efforts
from tools.hrm.scene import Scene, by_ref
from tools.when import say_due

WEEKS = 8
"""How many times seven days of history are told."""


@dataclass(frozen=True, slots=True)
class Share:
    """A pillar's part. `planned`, `actual` and `gap` (actual − planned) are percentages, `rows` what was counted.

    `planned` is None where the pillar has no share; `actual` and `gap` where there is nothing to compare.
    """

    pillar_id: UUID | None
    ref: str
    name: str
    colour: str
    planned: float | None
    actual: float | None
    minutes: int
    done: int
    gap: float | None
    rows: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    """The alignment of the user's last `days` days, `since` to `until` (today), both included.

    `score`, `previous` (the days before) and the scores of `history` are None where nothing was put into a pillar or
    no pillar has a share. `history`: by the first of each seven days, the last of which end today. `assumed` counts
    the completions whose time is not known. `unfiled` is what served no pillar.
    """

    days: int
    since: date
    until: date
    score: float | None
    shares: tuple[Share, ...]
    unfiled: Share | None
    previous: float | None
    history: tuple[tuple[date, float | None], ...]
    explanation: str
    assumed: int


def align(scene: Scene, days: int) -> Alignment:
    """Compare the last `days` of the user's days, today included, with the plan. The shares of now are compared with
    all of the past: what was planned then is not kept."""
    pillars = by_ref(scene.snapshot.pillars)
    plan = planned_tenths(pillars)
    spent = efforts(scene)
    until = scene.today
    since = until - timedelta(days=days - 1)
    counted = between(spent, since, until)
    shares = _shares(pillars, plan, counted)
    score = _score(shares)
    loose = [each for each in counted if each.pillar is None]
    starts = [until - timedelta(days=7 * weeks - 1) for weeks in range(WEEKS, 0, -1)]
    history = [(day, between(spent, day, day + timedelta(days=6))) for day in starts]
    before = between(spent, since - timedelta(days=days), since - timedelta(days=1))
    return Alignment(
        days,
        since,
        until,
        score,
        shares,
        _share(None, None, None, loose) if loose else None,
        _score(_shares(pillars, plan, before)),
        tuple((day, _score(_shares(pillars, plan, week))) for day, week in history),
        _explain(shares, score, loose, since, scene.today),
        sum(each.assumed for each in counted),
    )


def planned_tenths(pillars: Sequence[Pillar]) -> dict[UUID, int]:
    """Each pillar's part of what is planned, in tenths of a percent that add up to 1000; empty without any share."""
    shares = {each.id: max(each.time_allocation or 0.0, 0.0) for each in pillars}
    return dict(zip(shares, tenths(list(shares.values())), strict=True)) if sum(shares.values()) > 0 else {}


def tenths(amounts: Sequence[float]) -> list[int]:
    """Amounts as whole tenths of a percent of their sum, which add up to 1000; what is cut off most is given first."""
    total = sum(amounts)
    exact = [1000 * each / total for each in amounts]
    whole = [int(each) for each in exact]
    left = sorted(range(len(exact)), key=lambda at: (whole[at] - exact[at], at))
    for at in left[: 1000 - sum(whole)]:
        whole[at] += 1
    return whole


def between(spent: Sequence[Effort], since: date, until: date) -> list[Effort]:
    """What was put into the days from one to another, both included."""
    return [each for each in spent if since <= each.day <= until]


def _shares(pillars: Sequence[Pillar], plan: dict[UUID, int], counted: Sequence[Effort]) -> tuple[Share, ...]:
    own = {each.id: [row for row in counted if row.pillar and row.pillar.id == each.id] for each in pillars}
    minutes = [sum(row.minutes for row in rows) for rows in own.values()]
    actual = tenths(minutes) if sum(minutes) else [None] * len(minutes)
    return tuple(
        _share(each, plan.get(each.id) if plan else None, part, own[each.id])
        for each, part in zip(pillars, actual, strict=True)
    )


def _share(pillar: Pillar | None, planned: int | None, actual: int | None, rows: Sequence[Effort]) -> Share:
    gap = None if planned is None or actual is None else (actual - planned) / 10
    own = pillar is not None and pillar.time_allocation is not None and planned is not None
    return Share(
        pillar.id if pillar else None,
        pillar.ref if pillar else "",
        pillar.name if pillar else "Under no pillar",
        pillar.colour if pillar else "",
        planned / 10 if own and planned is not None else None,
        None if actual is None else actual / 10,
        sum(each.minutes for each in rows),
        sum(each.done for each in rows),
        gap,
        tuple(each.row for each in rows),
    )


def _score(shares: Sequence[Share]) -> float | None:
    gaps = [round(10 * abs(each.gap)) for each in shares if each.gap is not None]
    return (1000 - sum(gaps) / 2) / 10 if gaps else None


def _explain(
    shares: Sequence[Share], score: float | None, loose: Sequence[Effort], since: date, today: date
) -> str:
    """How the score comes about, to be checked by hand, and what was counted how."""
    span = f"{say_due(since, None, today)} to today"
    if not shares:
        said = "There is no pillar yet that effort could be compared with."
    elif score is None and all(each.gap is None and each.planned is None for each in shares):
        said = "No pillar has a share of your time yet, so there is no plan to compare with: set some shares."
    elif score is None:
        said = f"Nothing was completed under a pillar from {span}, so there is no score."
    else:
        terms = " + ".join(f"|{each.actual or 0:g} − {each.planned or 0:g}|" for each in shares)
        said = (
            f"100 − ½ · ({terms}) = {score:g}. Each term is a pillar's actual minus its planned percentage, in the "
            f"order shown. Actual: its part of the minutes of what you completed from {span}, and of time set aside "
            "for what is not completed. Planned: its share of your time, counted so that all shares add up to 100."
        )
        if unset := [each.name for each in shares if each.planned is None]:
            said += f" Without a share, planned as 0: {', '.join(unset)}."
    if loose:
        minutes = sum(each.minutes for each in loose)
        said += f" {minutes} min served no pillar and count nowhere."
    return f"{said} A completion without a time counts {ASSUMED_MINUTES} min."
