"""pattern_recognition from a journal: how it has sounded lately, what goes with a tag, and that it rests.

What is read is the signals of entries that are not kept from models: day, mood, energy, tags, sentiment. No word of an
entry is ever told. A day is the unit, every hypothesis is tested exactly, and all are corrected for together (Holm).
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeAlias

from memory.blackboard import LEVELS, PLEASANT, Evidence, Recommendation, Signals
from tools.hrm.detect.drafts import call, draft, sample
from tools.hrm.detect.trial import Trial
from tools.hrm.detect.words import chance_words, count, on
from tools.hrm.records import InsightDraft
from tools.hrm.scene import REACH, Scene
from tools.hrm.significance import holm, rank_tails, two_sided

LEVEL = 0.05
"""How often a journal without a pattern may hear of one."""
RECENT, BEFORE = 14, 42
"""Days that are looked at for a fall, and days before them that they are compared with."""
LEAST_RECENT, LEAST_BEFORE, LEAST_FALL = 5, 8, 0.2
LEAST_OF_TAG, MOST_TAGS = 5, 6
"""Days with a tag and days without it, below which nothing is said; tags that are tried, the most frequent ones."""
LEAST_WRITTEN, LEAST_GAP = 8, 7
"""Days that were written for, and whole days since, below which nobody speaks of a lapse."""
MOST = 3

Value: TypeAlias = Callable[[Signals], float | None]
Values: TypeAlias = Mapping[date, float]


def detect(scene: Scene) -> list[InsightDraft]:
    """What chance does not explain, those first that it explains least."""
    entries = scene.past.entries
    trials = [*_falls(scene, entries), *_tags(scene, entries), *_lapse(scene, entries)]
    corrected = holm([each.chance for each in trials])
    found = sorted(zip(corrected, (each.key for each in trials), range(len(trials)), strict=True))
    return [_say(scene, trials[at], chance, len(trials)) for chance, _, at in found[:MOST] if chance <= LEVEL]


def _pleasant(entry: Signals) -> float | None:
    """Of an entry that says reflective nobody knows whether it was said: it says so by itself."""
    return None if entry.mood == "reflective" else PLEASANT[entry.mood]


def _sentiment(entry: Signals) -> float | None:
    return entry.sentiment


def _energy(entry: Signals) -> float | None:
    return None if entry.energy == "moderate" else LEVELS[entry.energy]


def _by_day(entries: Sequence[Signals], value: Value) -> Values:
    """The mean of each day on which something is said."""
    said: dict[date, list[float]] = {}
    for each in entries:
        if (number := value(each)) is not None:
            said.setdefault(each.day, []).append(number)
    return {day: sum(numbers) / len(numbers) for day, numbers in said.items()}


def _falls(scene: Scene, entries: Sequence[Signals]) -> Iterator[Trial]:
    """The mood of entries, and how they sound, of two weeks against the six before."""
    for name, value in (("mood", _pleasant), ("sentiment", _sentiment)):
        days = _by_day(entries, value)
        first, edge = (
            scene.today - timedelta(days=RECENT + BEFORE - 1),
            scene.today - timedelta(days=RECENT - 1),
        )
        recent = {day: each for day, each in days.items() if edge <= day <= scene.today}
        before = {day: each for day, each in days.items() if first <= day < edge}
        if len(recent) < LEAST_RECENT or len(before) < LEAST_BEFORE:
            continue
        now, then = _mean(recent), _mean(before)
        if then - now < LEAST_FALL:
            continue
        what = "Your moods have been heavier" if name == "mood" else "Your journal has sounded darker"
        scale = "from -1, very unpleasant, to 1, very pleasant" if name == "mood" else "from -1 to 1"
        yield Trial(
            f"journal:{name}",
            two_sided(rank_tails(list(recent.values()), list(before.values()))),
            len(recent) + len(before),
            min((then - now) / 2, 1.0),
            f"{what} for two weeks",
            f"On {count(len(recent), 'day')} of the last {RECENT} it was {now:.1f} on average, on "
            f"{count(len(before), 'day')} of the {BEFORE} before {then:.1f} ({scale}).",
            {"mean": round(now, 2), "mean_before": round(then, 2), "days": len(recent), "days_before": len(before),
             "test": "exact rank sum of days"},
            _rows(scene, [each for each in entries if each.day in recent]),
            (
                Recommendation("Plan an easier day", call("plan_day", day="tomorrow")),
                Recommendation(
                    "Write down what weighs on you", call("list_journal_templates", template="problem_solving")
                ),
            ),
        )  # fmt: skip


def _tags(scene: Scene, entries: Sequence[Signals]) -> Iterator[Trial]:
    """Energy, and how entries sound, on days with a tag against other days."""
    tagged: dict[str, set[date]] = {}
    for each in entries:
        for tag in each.tags:
            tagged.setdefault(tag.lower(), set()).add(each.day)
    frequent = Counter({tag: len(days) for tag, days in sorted(tagged.items())}).most_common(MOST_TAGS)
    for tag, _ in frequent:
        for name, value in (("energy", _energy), ("sentiment", _sentiment)):
            days = _by_day(entries, value)
            own = {day: each for day, each in days.items() if day in tagged[tag]}
            others = {day: each for day, each in days.items() if day not in tagged[tag]}
            if min(len(own), len(others)) >= LEAST_OF_TAG:
                yield _of_tag(scene, entries, tag, name, own, others)


def _of_tag(
    scene: Scene, entries: Sequence[Signals], tag: str, name: str, own: Values, others: Values
) -> Trial:
    mine, theirs = _mean(own), _mean(others)
    more = mine >= theirs
    tails = rank_tails(list(own.values()), list(others.values()))
    agrees = (tails[0] <= tails[1]) == more
    if name == "energy":
        title = f"Your energy is {'higher' if more else 'lower'} on days with #{tag}"
        scale, width = "from 1, very low, to 5, very high", 4
    else:
        title = f"Your journal sounds {'brighter' if more else 'darker'} on days with #{tag}"
        scale, width = "from -1 to 1", 2
    advice = "Make room for it" if more else "Look at what makes those days hard"
    return Trial(
        f"journal:{name}:{tag}:{'more' if more else 'less'}",
        two_sided(tails) if agrees else 1.0,
        len(own) + len(others),
        abs(mine - theirs) / width,
        title,
        f"On {count(len(own), 'day')} with #{tag} it was {mine:.1f} on average, on {count(len(others), 'other day')} "
        f"{theirs:.1f} ({scale}).",
        {"mean": round(mine, 2), "mean_of_others": round(theirs, 2), "days": len(own), "other_days": len(others),
         "test": "exact rank sum of days"},
        _rows(scene, [each for each in entries if each.day in own]),
        (Recommendation(advice, call("list_entries", tag=tag)),),
    )  # fmt: skip


def _lapse(scene: Scene, entries: Sequence[Signals]) -> Iterator[Trial]:
    """That nothing was written for so long as never before, pauses left out."""
    written = sorted({each.day for each in entries if each.day <= scene.today})
    if len(written) < LEAST_WRITTEN:
        return
    first, last = written[0], written[-1]
    kept = [day for day in written if not _paused(scene, day)]
    open_days = [day for n in range(REACH) if not _paused(scene, day := first + timedelta(days=n))]
    before = [day for day in open_days if first < day <= last]
    gap = [day for day in open_days if last < day < scene.today]
    if len(gap) < LEAST_GAP or not before or last == scene.today:
        return
    rate = min((len(kept) - 1) / len(before), 1.0)
    yield Trial(
        "journal:lapse",
        (1 - rate) ** len(gap),
        len(before) + len(gap),
        min(len(gap) / 28, 1.0),
        f"Your journal has rested for {count(len(gap), 'day')}",
        f"You wrote on {len(kept)} of {count(len(before) + 1, 'day')} until {on(last, scene.today)}, "
        "and on none since.",
        {"days": len(gap), "written": len(kept), "rate": round(rate, 2), "last": last.isoformat(),
         "test": "as many days without a word, were each as likely as before"},
        _rows(scene, entries),
        (Recommendation("Have today's entry drafted", call("draft_entry", day="today")),),
    )  # fmt: skip


def _paused(scene: Scene, day: date) -> bool:
    return any(first <= day <= last for first, last in scene.past.paused)


def _mean(values: Values) -> float:
    return sum(values.values()) / len(values)


def _rows(scene: Scene, entries: Sequence[Signals]) -> tuple[Evidence, ...]:
    """Entries by their signals, the newest day first."""
    return tuple(
        Evidence(
            "journal",
            each.id,
            each.ref,
            f"Mood: {each.mood}, energy: {each.energy.replace('_', ' ')}",
            f"written for {on(each.day, scene.today)}"
            + ("" if each.sentiment is None else f", sounds {each.sentiment:.1f}"),
        )
        for each in sorted(entries, key=lambda each: (each.day, each.at, each.id.int), reverse=True)
    )


def _say(scene: Scene, trial: Trial, corrected: float, tried: int) -> InsightDraft:
    tests = f"{tried} patterns" if tried > 1 else "1 pattern"
    found = draft(
        scene,
        "pattern_recognition",
        trial.key,
        title=trial.title,
        summary=f"{trial.summary} ({chance_words(corrected)} after correction for {tests} looked for, "
        f"n = {trial.units} days.)",
        reasoning={**trial.facts, "n": trial.units, "p": trial.chance, "p_corrected": corrected,
                   "hypotheses": tried, "correction": "Holm"},
        confidence=(1 - corrected) * sample(trial.units, 8),
        size=trial.size,
        about=None,
        evidence=trial.evidence,
        recommendations=trial.recommendations,
    )  # fmt: skip
    return replace(found, source="journal")
