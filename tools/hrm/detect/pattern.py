"""pattern_recognition: weekdays, hours, energy and mood that go with getting more or less done.

Every hypothesis is tested exactly, and all that were tried are corrected for together (Holm), so that in a life without
any pattern at most one look of twenty finds one. A day is the unit, never a task: ten tasks ticked off at once count
once.
"""

from tools.hrm.detect.daytime import daytime_trials
from tools.hrm.detect.drafts import draft, sample
from tools.hrm.detect.feelings import feeling_trials
from tools.hrm.detect.trial import Days, Trial, days_of
from tools.hrm.detect.weekdays import weekday_trials
from tools.hrm.detect.words import chance_words
from tools.hrm.records import InsightDraft
from tools.hrm.scene import Scene
from tools.hrm.significance import holm

LEVEL = 0.05
"""How often a life without a pattern may hear of one."""
MOST_OF_KIND = {"weekday": 2, "hours": 1, "energy": 1, "mood": 1}
"""How many findings of a kind are told: two hours that overlap are one pattern."""


def detect(scene: Scene) -> list[InsightDraft]:
    """The patterns that chance does not explain, those first that it explains least."""
    days = days_of(scene)
    if days is None:
        return []
    trials = [*weekday_trials(scene, days), *daytime_trials(scene, days), *feeling_trials(scene, days)]
    corrected = holm([each.chance for each in trials])
    found = sorted(
        (chance, each.key, at) for at, (chance, each) in enumerate(zip(corrected, trials, strict=True))
    )
    told: dict[str, int] = {}
    drafts = []
    for chance, key, at in found:
        kind = key.split(":")[0]
        if chance <= LEVEL and told.get(kind, 0) < MOST_OF_KIND[kind]:
            told[kind] = told.get(kind, 0) + 1
            drafts.append(_say(scene, days, trials[at], chance, len(trials)))
    return drafts


def _say(scene: Scene, days: Days, trial: Trial, corrected: float, tried: int) -> InsightDraft:
    done = sum(map(len, days.done.values()))
    test = (
        f"{chance_words(corrected)} after correction for {tried} patterns looked for, n = {trial.units} days"
    )
    return draft(
        scene,
        "pattern_recognition",
        trial.key,
        title=trial.title,
        summary=f"{trial.summary} ({test}.)",
        reasoning={
            **trial.facts,
            "n": trial.units,
            "p": trial.chance,
            "p_corrected": corrected,
            "hypotheses": tried,
            "correction": "Holm",
            "completions_in_all": done,
            "since": days.days[0].isoformat(),
            "until": days.days[-1].isoformat(),
        },
        confidence=(1 - corrected) * sample(trial.units, 8),
        size=trial.size,
        about=None,
        evidence=trial.evidence,
        recommendations=trial.recommendations,
    )
