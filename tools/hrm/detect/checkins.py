"""What check-ins say when they are read together: a low that lasts, and what is said again.

Of words only those are read that somebody wrote into a check-in; of the journal's entries none.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from uuid import NAMESPACE_OID, uuid5

from memory.blackboard import Evidence, Felt, InsightType, Recommendation
from tools.hrm.detect.drafts import call, draft
from tools.hrm.detect.feelings import HEAVY
from tools.hrm.detect.words import count, listed, on, short
from tools.hrm.records import InsightDraft
from tools.hrm.scene import Scene
from tools.memory_words import stems

LEAST_DAYS = 3
"""Days in a row below which a low is no streak."""
LEAST_TIMES, WITHIN = 2, 28
"""Days on which the same is said, and within how many days."""
MOST = 2
"""How much that was said again is told, what was said most often first."""
LOW = frozenset({"low", "very_low"})
SAID = re.compile(r"^(?P<what>Went well|Was hard): (?P<text>.+)$", re.MULTILINE)


def patterns(scene: Scene) -> list[InsightDraft]:
    """Streaks of low energy and of a heavy mood, and what goes well again and again."""
    return [*_streaks(scene), *_again(scene, "Went well")]


def obstacles(scene: Scene) -> list[InsightDraft]:
    """What is hard again and again."""
    return list(_again(scene, "Was hard"))


def _streaks(scene: Scene) -> Iterator[InsightDraft]:
    for name, low in (("energy", LOW), ("mood", HEAVY)):
        last = _last_of_day(scene, name)
        days = _in_a_row(scene.today, {day: each for day, each in last.items() if getattr(each, name) in low})
        if len(days) >= LEAST_DAYS:
            yield _streak(scene, name, [last[day] for day in days])


def _last_of_day(scene: Scene, name: str) -> dict[date, Felt]:
    """What was said last on each day."""
    told = [each for each in scene.past.felt if each.source == "checkin" and getattr(each, name)]
    return {each.day: each for each in sorted(told, key=lambda each: (each.at, each.id.int))}


def _in_a_row(today: date, low: Mapping[date, Felt]) -> list[date]:
    """The days of the streak that holds today or held yesterday, newest first."""
    day = today if today in low else today - timedelta(days=1)
    found = []
    while day in low:
        found.append(day)
        day -= timedelta(days=1)
    return found


def _streak(scene: Scene, name: str, felt: Sequence[Felt]) -> InsightDraft:
    what = "Low energy" if name == "energy" else "A heavy mood"
    days = count(len(felt), "day")
    said = [f"{_level(each, name)} {on(each.day, scene.today)}" for each in felt]
    advice = (
        Recommendation("Plan a lighter day", call("plan_day", day="tomorrow", energy="low"))
        if name == "energy"
        else Recommendation("Have today's entry drafted", call("draft_entry", day="today"))
    )
    found = draft(
        scene,
        "pattern_recognition",
        f"streak:{name}",
        title=f"{what} for {days} in a row",
        summary=f"In your check-ins you said: {listed(said, 4)}.",
        reasoning={"days": len(felt), "since": felt[-1].day.isoformat(), "until": felt[0].day.isoformat()},
        confidence=0.7 + 0.05 * min(len(felt), 5),
        size=min(len(felt) / 7, 1.0),
        about=None,
        evidence=[
            Evidence(
                "checkins",
                each.id,
                "",
                f"{name.capitalize()}: {_level(each, name)}",
                on(each.day, scene.today),
            )
            for each in felt
        ],
        recommendations=[advice],
    )
    return replace(found, source="checkin")


def _level(felt: Felt, name: str) -> str:
    return str(getattr(felt, name)).replace("_", " ")


def _again(scene: Scene, what: str) -> Iterator[InsightDraft]:
    """The same said on several days: the words that matter of one are all in the others."""
    since = scene.today - timedelta(days=WITHIN - 1)
    told = [
        (each, found["text"], stems(found["text"]))
        for each in sorted(scene.past.felt, key=lambda each: (each.day, each.at, each.id.int), reverse=True)
        if each.source == "checkin" and each.day >= since
        for found in SAID.finditer(each.note)
        if found["what"] == what
    ]
    groups: list[tuple[frozenset[str], dict[date, tuple[Felt, str]]]] = []
    for core in sorted({own for _, _, own in told if own}, key=lambda own: (len(own), sorted(own))):
        same: dict[date, tuple[Felt, str]] = {}
        for each, text, own in told:
            if core <= own:
                same.setdefault(each.day, (each, text))
        if len(same) >= LEAST_TIMES and not any(known <= core for known, _ in groups):
            groups.append((core, same))
    for core, same in sorted(groups, key=lambda group: (-len(group[1]), sorted(group[0])))[:MOST]:
        yield _repeated(scene, what, core, list(same.values()))


def _repeated(
    scene: Scene, what: str, core: frozenset[str], told: Sequence[tuple[Felt, str]]
) -> InsightDraft:
    hard = what == "Was hard"
    kind: InsightType = "obstacle_identification" if hard else "pattern_recognition"
    words = short(min((text for _, text in told), key=len).strip().rstrip("."))
    days = listed([on(each.day, scene.today) for each, _ in told], 4)
    advice = "Plan tomorrow around it" if hard else "Make room for it tomorrow"
    found = draft(
        scene,
        kind,
        f"said:{'hard' if hard else 'well'}:{uuid5(NAMESPACE_OID, ' '.join(sorted(core)))}",
        title=f"{'Hard' if hard else 'Good'} on {count(len(told), 'day')}: {words}",
        summary=f"{'You found it hard' if hard else 'It went well'} on {days}, in your own words: “{words}”.",
        reasoning={"times": len(told), "days": [each.day.isoformat() for each, _ in told]},
        confidence=0.5 + 0.1 * min(len(told), 4),
        size=min(len(told) / 6, 1.0),
        about=None,
        evidence=[
            Evidence("checkins", each.id, "", f"{what}: {short(text)}", on(each.day, scene.today))
            for each, text in told
        ],
        recommendations=[Recommendation(advice, call("plan_day", day="tomorrow"))],
    )
    return replace(found, source="checkin")
