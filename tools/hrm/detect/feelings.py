"""Whether more gets done on days of high energy, and of a bright mood, than on other ones."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from memory.blackboard import Evidence, EvidenceNoun, Felt, Recommendation
from tools.hrm.detect.drafts import call
from tools.hrm.detect.trial import Days, Trial, mean, rows
from tools.hrm.detect.words import count, on, rate
from tools.hrm.scene import Scene
from tools.hrm.significance import rank_tails, two_sided

LEAST_DAYS, LEAST_OF_ONE = 10, 4
"""Days on which something was said, and days of each kind."""
HIGH = {"high", "very_high"}
BRIGHT = {"optimistic", "inspired", "grateful", "excited", "peaceful", "motivated"}
HEAVY = {"challenging", "anxious", "frustrated"}


def feeling_trials(scene: Scene, days: Days) -> Iterator[Trial]:
    """What was said first on a day against how much was done on it, by an exact rank sum test."""
    energy = _first_of_day(days, [each for each in scene.past.felt if each.energy])
    mood = _first_of_day(days, [each for each in scene.past.felt if each.mood in BRIGHT | HEAVY])
    high = {day: each for day, each in energy.items() if each.energy in HIGH}
    bright = {day: each for day, each in mood.items() if each.mood in BRIGHT}
    for name, one, all_ in (("energy", high, energy), ("mood", bright, mood)):
        rest = {day: each for day, each in all_.items() if day not in one}
        if len(all_) >= LEAST_DAYS and min(len(one), len(rest)) >= LEAST_OF_ONE:
            yield _of_feeling(scene, days, name, one, rest)


def _first_of_day(days: Days, felt: Sequence[Felt]) -> dict[date, Felt]:
    found: dict[date, Felt] = {}
    for each in sorted(felt, key=lambda each: (each.at, each.id.int)):
        if each.day in days.done:
            found.setdefault(each.day, each)
    return found


def _of_feeling(
    scene: Scene, days: Days, name: str, one: Mapping[date, Felt], rest: Mapping[date, Felt]
) -> Trial:
    own, others = days.counts(sorted(one)), days.counts(sorted(rest))
    more = mean(own) >= mean(others)
    kind = "high energy" if name == "energy" else "bright mood"
    other = "lower energy" if name == "energy" else "heavy mood"
    larger = max(mean(own), mean(others)) or 1.0
    tails = rank_tails(own, others)
    agrees = (tails[0] <= tails[1]) == more
    text = (
        "Check in before you plan the day, and plan less when it is a hard one"
        if more
        else "Plan easy days, too"
    )
    return Trial(
        f"{name}:{'more' if more else 'less'}",
        two_sided(tails) if agrees else 1.0,
        len(own) + len(others),
        abs(mean(own) - mean(others)) / larger,
        f"You get {'more' if more else 'less'} done on days of {kind}",
        f"On {count(len(own), 'day')} of {kind} you completed {rate(mean(own))} tasks a day on average, on "
        f"{count(len(others), 'day')} of {other} {rate(mean(others))}.",
        {
            "mean": round(mean(own), 2),
            "mean_of_others": round(mean(others), 2),
            "days": len(own),
            "other_days": len(others),
            "test": "exact rank sum of days",
        },
        _rows(scene, days, name, {**one, **rest}),
        (Recommendation(text, call("plan_day", day="today")),),
    )


def _rows(scene: Scene, days: Days, name: str, felt: Mapping[date, Felt]) -> tuple[Evidence, ...]:
    found = []
    for day in sorted(felt, reverse=True):
        each = felt[day]
        said = (each.energy if name == "energy" else each.mood) or ""
        done = f"{count(len(days.done[day]), 'task')} done {on(day, scene.today)}"
        noun: EvidenceNoun = "checkins" if each.source == "checkin" else "journal"
        found.append(
            Evidence(noun, each.id, each.ref, f"{name.capitalize()}: {said.replace('_', ' ')}", done)
        )
    return tuple(found[:12]) + rows(
        scene, [each for day in sorted(felt, reverse=True) for each in days.done[day]]
    )
