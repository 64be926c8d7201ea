"""A past to notice something in: what was done when, how it felt, what was set aside."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any, Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from hypothesis import strategies as st
from lives import NOW, area, life, pillar, project

from memory.blackboard import Block, Completion, Felt, Insight
from memory.records import Energy, Mood, Task
from tools.hrm.detect import DETECTORS
from tools.hrm.records import InsightDraft, Past, Snapshot
from tools.hrm.scene import Scene, scene

TODAY = date(2026, 11, 23)
BERLIN = ZoneInfo("Europe/Berlin")
LONG_AGO = NOW - timedelta(days=200)


def did(number: int, day: date, at: str = "10:00", under: int | None = 1, **more: Any) -> Completion:
    """Something done at an hour in Berlin, of 60 minutes where nothing else is said."""
    when = datetime.combine(day, time.fromisoformat(at), BERLIN)
    values: dict[str, Any] = {"minutes": 60, **more}
    project_id = UUID(int=200 + under) if under else None
    return Completion(
        UUID(int=90_000 + number), f"T{9000 + number}", f"Done {number}", when, project_id, None, **values
    )


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def felt(number: int, day: date, energy: Energy | None = None, mood: Mood | None = None, **more: Any) -> Felt:
    at = datetime.combine(day, time(8), BERLIN)
    values: dict[str, Any] = {"source": "checkin", **more}
    return Felt(UUID(int=80_000 + number), at=at, day=day, energy=energy, mood=mood, **values)


def block(number: int, of: Task, day: date, start: str = "09:00", end: str = "10:00") -> Block:
    times = time.fromisoformat(start), time.fromisoformat(end)
    return Block(UUID(int=70_000 + number), of.id, of.ref, of.title, day, *times, "user")


def past(*done: Completion, **more: Any) -> Past:
    newest = tuple(sorted(done, key=lambda each: (each.at, each.task_id), reverse=True))
    return Past(**{"completions": newest, **more})


def two_pillars(*tasks: Task, shares: tuple[float | None, float | None] = (60, 40), **more: Any) -> Snapshot:
    """Work and Health, an area and a project in each, all made long ago."""
    values: dict[str, Any] = {
        "pillars": (
            replace(pillar(1, "Work", shares[0]), created_at=LONG_AGO, colour="#aa0000"),
            replace(pillar(2, "Health", shares[1]), created_at=LONG_AGO),
        ),
        "areas": (area(1, "Product", 4, 1), area(2, "Fitness", 3, 2)),
        "projects": (
            replace(project(1, "Ship it", 4, 1), created_at=LONG_AGO),
            replace(project(2, "Half marathon", 3, 2), created_at=LONG_AGO),
        ),
        **more,
    }
    return life(*tasks, **values)


def found(snapshot: Snapshot, before: Past, kind: Any = None) -> dict[str, InsightDraft]:
    """What the detector of a type finds, by key; without a type what all of them find."""
    kinds = [kind] if kind else [each for each in DETECTORS if each != "priority_reasoning"]
    seen: Scene = scene(snapshot, before)
    return {draft.key: draft for each in kinds for draft in DETECTORS[each](seen)}


def posted(draft: InsightDraft, number: int = 1, **more: Any) -> Insight:
    """A finding as it hangs on the blackboard."""
    shared = {name: getattr(draft, name) for name in InsightDraft.__dataclass_fields__ if name != "tags"}
    values = {"version": 1, "created_at": NOW, **shared, **more}
    return Insight(UUID(int=60_000 + number), f"I{number}", tags=tuple(draft.tags), **values)


def card(key: str, number: int = 1, **more: Any) -> Insight:
    """A finding on the blackboard, about the first project where nothing else is said."""
    values: dict[str, Any] = {
        "type": "obstacle_identification", "title": f"Finding {number}", "summary": "", "reasoning": {}, "path": [],
        "confidence": 0.8, "impact": 0.5, "entity_type": "project", "entity_id": UUID(int=201), "source": "rule",
        "version": 1, "created_at": NOW, "expires_at": None, **more,
    }  # fmt: skip
    return Insight(UUID(int=60_000 + number), f"I{number}", key=key, **values)


ENERGIES: list[Energy] = ["very_low", "low", "moderate", "high", "very_high"]
MOODS: list[Mood] = ["optimistic", "reflective", "anxious", "frustrated", "motivated"]


@st.composite
def completions(draw: st.DrawFn, number: int) -> Completion:
    at = NOW - timedelta(minutes=draw(st.integers(-60, 90 * 24 * 60)))
    return Completion(
        UUID(int=90_000 + number),
        f"T{9000 + number}",
        f"Done {number}",
        at,
        draw(st.none() | st.sampled_from([UUID(int=201), UUID(int=202), UUID(int=999)])),
        None,
        minutes=draw(st.none() | st.integers(0, 600)),
        recurring=draw(st.booleans()),
    )


@st.composite
def pasts(draw: st.DrawFn, snapshot: Snapshot) -> Past:
    """Anything that a past may hold: crowded or empty, filed or not, with feelings and blocks or without."""
    number = draw(st.sampled_from([0, 3, 30, 60]))
    kinds: list[Literal["checkin", "journal"]] = ["checkin", "journal"]
    some = [
        felt(
            n,
            ago(draw(st.integers(0, 83))),
            draw(st.none() | st.sampled_from(ENERGIES)),
            draw(st.none() | st.sampled_from(MOODS)),
            source=draw(st.sampled_from(kinds)),
        )
        for n in range(draw(st.sampled_from([0, 5, 30])))
    ]
    blocks = [block(n, each, ago(draw(st.integers(-3, 20)))) for n, each in enumerate(snapshot.tasks[:3])]
    return past(
        *[draw(completions(n)) for n in range(number)],
        felt=tuple(some),
        blocks=tuple(blocks),
        opened=tuple((each.project_id, NOW) for each in snapshot.tasks if each.project_id),
    )
