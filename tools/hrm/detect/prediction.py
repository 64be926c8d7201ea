"""progress_prediction: when projects will be done, by the days for 50 and 85 %, and whether that is in time."""

from datetime import date

from memory.blackboard import Recommendation
from memory.records import Project
from tools.hrm.answers import Forecast
from tools.hrm.detect.drafts import call, draft, sample
from tools.hrm.detect.words import count, named, on, percent, title
from tools.hrm.forecast import forecast_of
from tools.hrm.records import InsightDraft
from tools.hrm.scene import Scene, by_ref

MOST = 12
"""How many projects are foretold, those that are due soonest and matter most first."""


def detect(scene: Scene) -> list[InsightDraft]:
    """A finding for each project whose own pace says enough to name a day."""
    going = [
        each
        for each in by_ref(scene.snapshot.projects)
        if each.status == "in_progress" and each.id in scene.inside
    ]
    first = sorted(going, key=lambda each: (str(each.due_date or date.max), -each.importance))[:MOST]
    foretold = [(each, forecast_of(each.id, scene.snapshot, scene.past)) for each in first]
    return [_say(scene, project, found) for project, found in foretold if found.enough and found.likely]


def _say(scene: Scene, project: Project, found: Forecast) -> InsightDraft:
    likely = on(found.likely or scene.today, scene.today)
    safe = f", by {on(found.safe, scene.today)} with 85 %" if found.safe else ""
    summary = f"At its own pace {named(project)} is done by {likely} with a chance of 50 %{safe}."
    head = f"{title(project)} is likely done by {likely}"
    if found.due and found.due < scene.today:
        summary += f" It was due {on(found.due, scene.today)}."
    elif found.due and found.chance is not None:
        due = on(found.due, scene.today)
        summary += f" It is due {due}: the chance to make that is {_odds(found.chance)}."
        head = f"{title(project)} is {'likely' if found.chance >= 0.5 else 'not likely'} to be done by {due}"
    worry = 1 - found.chance if found.chance is not None else 0.2
    done = sum(number for _, number in found.weeks)
    return draft(
        scene,
        "progress_prediction",
        f"forecast:{project.id}",
        title=head,
        summary=summary,
        reasoning={
            "project": project.ref,
            "open": found.open,
            "done": found.done,
            "likely": found.likely.isoformat() if found.likely else None,
            "safe": found.safe.isoformat() if found.safe else None,
            "due": found.due.isoformat() if found.due else None,
            "chance": found.chance,
            "done_in_12_weeks": done,
            "weeks": [[week.isoformat(), number] for week, number in found.weeks],
            "basis": found.basis,
        },
        confidence=sample(done, 6),
        size=worry * (0.5 + project.importance / 10),
        about=project,
        evidence=found.evidence,
        recommendations=_advice(scene, project, found),
    )


def _odds(chance: float) -> str:
    """ "72 %"; never certain, never impossible."""
    if 0.01 <= chance <= 0.99:
        return percent(100 * chance)
    return "less than 1 %" if chance < 0.5 else "more than 99 %"


def _advice(scene: Scene, project: Project, found: Forecast) -> list[Recommendation]:
    advice = []
    if found.due and found.safe and found.chance is not None and found.chance < 0.85:
        safe = on(found.safe, scene.today)
        advice.append(
            Recommendation(
                f"Let {named(project)} be due {safe}",
                call("change_project", project=project.ref, due=found.safe.isoformat()),
            )
        )
        advice.append(
            Recommendation(
                f"Or leave something out: {count(found.open, 'task')} are open in {named(project)}"
            )
        )
    elif found.due is None and found.safe:
        advice.append(
            Recommendation(
                f"Give {named(project)} a date: {on(found.safe, scene.today)}",
                call("change_project", project=project.ref, due=found.safe.isoformat()),
            )
        )
    return advice
