"""The two hours of the day in which far more gets done than in the other ones in which one is at work."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from fractions import Fraction
from hashlib import blake2b

from memory.blackboard import Completion, EnergyPattern, Recommendation
from tools.hrm.detect.drafts import call
from tools.hrm.detect.trial import LEAST_DAYS, Days, Trial, rows
from tools.hrm.detect.words import percent
from tools.hrm.scene import Scene
from tools.hrm.significance import binomial_tail

HOUR, DAY = 3600, 24 * 3600
WINDOW = 2 * HOUR
LEAST_SPAN = 6 * HOUR
"""Who does everything within fewer hours than this is compared with somebody who takes this long."""
PATTERNS: dict[EnergyPattern, str] = {
    "morning_peak": "morning",
    "afternoon_peak": "afternoon",
    "evening_peak": "evening",
}


def daytime_trials(scene: Scene, days: Days) -> Iterator[Trial]:
    """Each two hours from a full hour on, against an even spread over the hours in which one gets things done.

    Of each day one completion counts, drawn by a hash of its id: what is ticked off at once counts once. The earliest
    and the latest tenth give the span; if the others are spread evenly over any span at all, they are so over this
    one, too, and the number within two hours is binomial.
    """
    drawn = sorted(_seconds(scene, _draw(done)) for day in days.days if (done := days.done[day]))
    cut = max(1, len(drawn) // 10)
    if len(drawn) < LEAST_DAYS:
        return
    low, high, inner = drawn[cut - 1], drawn[-cut], drawn[cut:-cut]
    if (lacking := LEAST_SPAN - (high - low)) > 0:
        low, high = low - lacking // 2, high + lacking - lacking // 2
    begin = _of_midnight(scene)
    for start in range(low - (low + begin) % HOUR, high, HOUR):
        inside = min(high, start + WINDOW) - max(low, start)
        if inside >= HOUR:
            hits = sum(start <= each < start + WINDOW for each in inner)
            expected = Fraction(inside, high - low)
            yield _of_hours(scene, days, start, hits, len(inner), expected)


def _draw(done: Sequence[Completion]) -> Completion:
    """One of a day's completions, by nothing that has to do with when it was."""
    return min(done, key=lambda each: blake2b(each.task_id.bytes, digest_size=8).digest())


def _of_midnight(scene: Scene) -> int:
    end = scene.life.day_end
    return end.hour * HOUR + end.minute * 60


def _seconds(scene: Scene, done: Completion) -> int:
    """Seconds on the clock since the hour at which the user's days end."""
    local = scene.local(done.at)
    return (local.hour * HOUR + local.minute * 60 + local.second - _of_midnight(scene)) % DAY


def _of_hours(scene: Scene, days: Days, start: int, hits: int, units: int, expected: Fraction) -> Trial:
    everything = [each for day in reversed(days.days) for each in days.done[day]]
    inside = [each for each in everything if start <= _seconds(scene, each) < start + WINDOW]
    hour = (start + _of_midnight(scene)) // HOUR % 24
    span = f"{hour:02}:00 and {(hour + 2) % 24:02}:00"
    share = len(inside) / len(everything)
    tomorrow = (scene.today + timedelta(days=1)).isoformat()
    advice = [
        Recommendation(
            f"Keep {span.replace(' and ', '–')} for what matters most", call("plan_day", day=tomorrow)
        )
    ]
    pattern = _pattern(hour)
    if scene.snapshot.preferences.energy_pattern != pattern:
        text = f"Tell Aurum that your energy peaks in the {PATTERNS[pattern]}"
        advice.append(Recommendation(text, call("change_preferences", energy_pattern=pattern)))
    return Trial(
        f"hours:{hour:02}",
        binomial_tail(units, hits, expected) if share > expected else 1.0,
        units,
        min(max(share - float(expected), 0.0) * 2, 1.0),
        f"You get most done between {span}",
        f"{len(inside)} of {len(everything)} completed tasks ({percent(100 * share)}) were done between {span}; spread "
        f"evenly over the hours in which you get things done it would be {percent(100 * float(expected))}.",
        {
            "from": f"{hour:02}:00",
            "until": f"{(hour + 2) % 24:02}:00",
            "completions": len(everything),
            "completions_within": len(inside),
            "days": units,
            "days_within": hits,
            "expected_percent": round(100 * float(expected), 1),
            "test": "exact binomial, one completion of each day",
        },
        rows(scene, inside),
        tuple(advice),
    )


def _pattern(hour: int) -> EnergyPattern:
    if 4 <= hour < 12:
        return "morning_peak"
    return "afternoon_peak" if 12 <= hour < 17 else "evening_peak"
