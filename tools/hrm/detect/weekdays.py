"""Weekdays on which more or less gets done than on the days that are like them."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from memory.blackboard import Completion, Recommendation
from tools.hrm.detect.drafts import call
from tools.hrm.detect.trial import Days, Trial, mean, rows
from tools.hrm.detect.words import WEEKDAYS, on, rate
from tools.hrm.scene import Scene
from tools.hrm.significance import sum_tails, two_sided

LEAST_OF_ONE = 3
"""How often a weekday must have been."""


def weekday_trials(scene: Scene, days: Days) -> Iterator[Trial]:
    """Each weekday against the other work days, or the other free days: whoever rests at weekends has no Tuesday for
    that. And the free days against the work days, where more gets done on them.
    """
    work = [day for day in days.days if day.weekday() in scene.snapshot.preferences.work_days]
    free = [day for day in days.days if day not in set(work)]
    for group, kind in ((work, "work"), (free, "free")):
        for weekday in sorted({day.weekday() for day in group}):
            some = [day for day in group if day.weekday() == weekday]
            others = [day for day in group if day.weekday() != weekday]
            if len(some) >= LEAST_OF_ONE and others:
                yield _of_weekday(scene, days, some, others, kind)
    if len(work) >= LEAST_OF_ONE and len(free) >= LEAST_OF_ONE:
        yield _of_free_days(scene, days, free, work)


def _of_weekday(scene: Scene, days: Days, some: Sequence[date], others: Sequence[date], kind: str) -> Trial:
    own, rest = days.counts(some), days.counts(others)
    more = mean(own) >= mean(rest)
    weekday = some[0].weekday()
    name = f"{WEEKDAYS[weekday]}s"
    coming = scene.today + timedelta(days=(weekday - scene.today.weekday()) % 7 or 7)
    text = f"Plan {'demanding work' if more else 'little'} for {on(coming, scene.today)}"
    return Trial(
        f"weekday:{weekday}:{'more' if more else 'less'}",
        two_sided(sum_tails(own, rest)),
        len(own) + len(rest),
        _difference(own, rest),
        f"You get {'more' if more else 'less'} done on {name}",
        f"On {name} you complete {rate(mean(own))} tasks a day on average, on your other {kind} days "
        f"{rate(mean(rest))}.",
        {
            "weekday": WEEKDAYS[weekday],
            "mean": round(mean(own), 2),
            "mean_of_others": round(mean(rest), 2),
            "days": len(own),
            "other_days": len(rest),
            "test": "exact permutation of days",
        },
        rows(scene, _done(days, some if more else others)),
        (Recommendation(text, call("plan_day", day=coming.isoformat())),),
    )


def _of_free_days(scene: Scene, days: Days, free: Sequence[date], work: Sequence[date]) -> Trial:
    own, rest = days.counts(free), days.counts(work)
    names = [WEEKDAYS[each] for each in sorted({day.weekday() for day in free})]
    return Trial(
        "weekday:free:more",
        sum_tails(own, rest)[0],
        len(own) + len(rest),
        _difference(own, rest),
        "You get more done on free days than on work days",
        f"On your free days ({', '.join(names)}) you complete {rate(mean(own))} tasks a day on average, on work days "
        f"{rate(mean(rest))}.",
        {
            "mean": round(mean(own), 2),
            "mean_of_others": round(mean(rest), 2),
            "days": len(own),
            "other_days": len(rest),
            "test": "exact permutation of days",
        },
        rows(scene, _done(days, free)),
        (Recommendation("If you work on these days, count them among your work days"),),
    )


def _difference(own: Sequence[int], rest: Sequence[int]) -> float:
    larger = max(mean(own), mean(rest))
    return abs(mean(own) - mean(rest)) / larger if larger else 0.0


def _done(days: Days, some: Sequence[date]) -> list[Completion]:
    """What was done on some days, newest first."""
    return [each for day in sorted(some, reverse=True) for each in days.done[day]]
