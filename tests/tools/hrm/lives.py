"""Lives to judge: small ones by hand, any by hypothesis."""

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from bench.hrm import seeded
from memory.blackboard import Completion, Felt, Preferences
from memory.records import Area, Pillar, Project, Task
from tools.hrm import Blocker, Snapshot

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)  # a Monday, 09:00 in Berlin

URGENCY, ALIGNMENT, DEPENDENCY = "TEMPORAL_URGENCY_001", "PILLAR_ALIGNMENT_001", "DEPENDENCY_CHECK_001"


RULES = seeded()
CODES = tuple(sorted(rule.code for rule in RULES))
assert len(CODES) == 10
BY_CODE = {rule.code: rule for rule in RULES}
THREE = tuple(BY_CODE[code] for code in (URGENCY, ALIGNMENT, DEPENDENCY))


def pillar(
    number: int = 1, name: str = "Health", share: float | None = 30.0, strength: float = 0.5
) -> Pillar:
    return Pillar(UUID(int=number), f"PL{number}", name, "", share, strength, NOW)


def area(number: int = 1, name: str = "Fitness", importance: int = 4, under: int | None = 1) -> Area:
    pillar_id = UUID(int=under) if under else None
    return Area(UUID(int=100 + number), f"A{number}", name, "", importance, pillar_id, None, NOW)


def project(
    number: int = 1, name: str = "Half marathon", importance: int = 3, under: int | None = 1, **more: Any
) -> Project:
    area_id = UUID(int=100 + under) if under else None
    values: dict[str, Any] = {
        "status": "in_progress",
        "due_date": None,
        "open_tasks": 3,
        "done_tasks": 2,
        "created_at": NOW,
        **more,
    }
    return Project(
        UUID(int=200 + number),
        f"P{number}",
        name,
        "",
        importance=importance,
        area_id=area_id,
        place=(),
        **values,
    )


def task(
    number: int = 1, title: str = "Buy shoes", due: date | None = None, under: int | None = 1, **more: Any
) -> Task:
    project_id = UUID(int=200 + under) if under else None
    values: dict[str, Any] = {
        "status": "todo",
        "priority": "medium",
        "due_time": None,
        "created_at": NOW,
        **more,
    }
    return Task(
        UUID(int=1000 + number),
        f"T{number}",
        title,
        "",
        due_date=due,
        project_id=project_id,
        place=(),
        after=(),
        completed_at=None,
        **values,
    )


def waits(*on: Task, done: bool = False) -> tuple[Blocker, ...]:
    return tuple(Blocker(each.id, each.ref, each.title, done) for each in on)


def life(*tasks: Task, **more: Any) -> Snapshot:
    values: dict[str, Any] = {
        "projects": (project(),),
        "areas": (area(),),
        "pillars": (pillar(),),
        "blockers": {},
        "rules": RULES,
        "weights": {},
        "now": NOW,
        "zone": "Europe/Berlin",
        "day_end": time(3),
        **more,
    }
    return Snapshot(tasks=tasks, **values)


ZONES = (
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",
    "Africa/Cairo",
    "Pacific/Kiritimati",
    "UTC",
)
DAYS = st.integers(-40, 60).map(lambda ahead: NOW.date() + timedelta(days=ahead))
TIMES = st.none() | st.times().map(lambda at: at.replace(second=0, microsecond=0))


KINDS = st.sampled_from([None, "deep_work", "creative", "planning", "admin", "routine"])
TAGS = st.lists(
    st.sampled_from(["Coding", "mail", "design", "team", "home", "desk", "plan", "course"]),
    unique=True,
    max_size=2,
).map(tuple)
HOURS = st.integers(0, 30 * 24)
AREAS, PROJECTS, PILLARS = (1, 2), (1, 2, 3), (1, 2)

examples = int(os.environ.get("AURUM_TEST_EXAMPLES", "200"))
some: Callable[[Any], Any] = settings(
    max_examples=examples, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
"""So many lives for each promise; AURUM_TEST_EXAMPLES=5000 looks at more."""


@st.composite
def tasks(draw: st.DrawFn, number: int) -> Task:
    due = draw(st.none() | DAYS)
    place = draw(st.sampled_from([None, 1, 2, 3, "area"]))
    start = draw(st.none() | st.none() | DAYS)
    made = task(
        number,
        f"Task {number}",
        due,
        place if isinstance(place, int) else None,
        due_time=draw(TIMES) if due else None,
        start_date=start,
        start_time=draw(TIMES) if start else None,
        priority=draw(st.sampled_from(["low", "medium", "high"])),
        created_at=NOW - timedelta(hours=draw(st.integers(0, 3))),
        kind=draw(KINDS),
        energy=draw(st.sampled_from([None, "low", "medium", "high"])),
        tags=draw(TAGS),
        estimate_minutes=draw(st.sampled_from([None, 0, 15, 60, 600, 6000])),
    )
    return replace(made, area_id=UUID(int=101)) if place == "area" else made


@st.composite
def completions(draw: st.DrawFn) -> tuple[Completion, ...]:
    """What was done in the last thirty days, the newest first; some of it at one instant, some of it nowhere."""
    places = st.sampled_from([None, 201, 201, 202, 203, 101])
    minutes = st.sampled_from([None, 0, 30, 240, 3000])
    done = draw(st.lists(st.tuples(HOURS, places, minutes), max_size=8))
    return tuple(
        Completion(
            UUID(int=5000 + at), f"T{5000 + at}", "Done", NOW - timedelta(hours=hours - 2),
            UUID(int=place) if place and place > 200 else None, UUID(int=place) if place == 101 else None,
            minutes=spent,
        )
        for at, (hours, place, spent) in enumerate(sorted(done, key=lambda each: each[0]))
    )  # fmt: skip


@st.composite
def feelings(draw: st.DrawFn) -> Felt | None:
    energy = draw(st.sampled_from([None, "very_low", "low", "moderate", "high", "very_high"]))
    day = NOW.date() - timedelta(days=draw(st.integers(-1, 1)))
    return Felt(UUID(int=7000), "checkin", NOW, day, energy, None) if draw(st.booleans()) else None


@st.composite
def preferences(draw: st.DrawFn) -> Preferences:
    return Preferences(
        optimization=draw(st.sampled_from(["balance", "focus", "exploration", "efficiency", "wellbeing"])),
        energy_pattern=draw(st.sampled_from(["morning_peak", "afternoon_peak", "evening_peak", "steady"])),
        work_days=draw(st.sampled_from([(0, 1, 2, 3, 4), (5, 6), (), (0, 1, 2, 3, 4, 5, 6)])),
        work_start=time(8),
        work_end=draw(st.sampled_from([time(12), time(17, 30)])),
    )


@st.composite
def projects(draw: st.DrawFn, number: int) -> Project:
    return project(
        number,
        f"Project {number}",
        draw(st.integers(1, 5)),
        draw(st.sampled_from([None, 1, 2])),
        due_date=draw(st.none() | st.integers(-5, 20).map(lambda ahead: NOW.date() + timedelta(days=ahead))),
        status=draw(st.sampled_from(["in_progress", "in_progress", "not_started", "on_hold"])),
        tags=draw(TAGS),
        created_at=NOW - timedelta(days=draw(st.sampled_from([1, 27, 29, 200]))),
    )


@st.composite
def pillars(draw: st.DrawFn, number: int) -> Pillar:
    share = draw(st.sampled_from([None, 0.0]) | st.floats(0, 100))
    made = pillar(number, f"Pillar {number}", share, draw(st.floats(0, 1)))
    return replace(made, icon=draw(st.sampled_from(["", "💼", "❤️", "🎨", "🦀"])))


@st.composite
def lives(draw: st.DrawFn, most: int = 6) -> Snapshot:
    """Some tasks, filed fully, half or not at all, waiting for earlier ones, done or not; any past, any wishes."""
    made = [draw(tasks(number)) for number in range(1, draw(st.integers(1, most)) + 1)]
    blockers = {}
    for at, each in enumerate(made):
        before = draw(st.lists(st.sampled_from(made[:at]), unique=True, max_size=3)) if at else []
        blockers[each.id] = tuple(Blocker(b.id, b.ref, b.title, draw(st.booleans())) for b in before)
    weight = st.floats(0, 1) | st.sampled_from([0.0, 1.0])
    return life(
        *made,
        projects=tuple(draw(projects(number)) for number in PROJECTS),
        areas=tuple(
            area(number, f"Area {number}", draw(st.integers(1, 5)), draw(st.sampled_from([None, 1, 2])))
            for number in AREAS
        ),
        pillars=tuple(draw(pillars(number)) for number in PILLARS),
        blockers=blockers,
        completions=draw(completions()),
        felt=draw(feelings()),
        preferences=draw(preferences()),
        weights=draw(st.dictionaries(st.sampled_from(CODES), weight, max_size=4)),
        zone=draw(st.sampled_from(ZONES)),
        now=NOW + timedelta(minutes=draw(st.integers(0, 3 * 24 * 60))),
        day_end=draw(st.sampled_from([time(0), time(3), time(5, 30)])),
    )
