"""Lives to judge: small ones by hand, any by hypothesis."""

import json
import re
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from memory.blackboard import Rule
from memory.records import Area, Pillar, Project, Task
from tools.hrm import Blocker, Snapshot

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)  # a Monday, 09:00 in Berlin

URGENCY, ALIGNMENT, DEPENDENCY = "TEMPORAL_URGENCY_001", "PILLAR_ALIGNMENT_001", "DEPENDENCY_CHECK_001"

MIGRATIONS = Path(__file__).parents[3] / "memory" / "migrations"


def seeded() -> tuple[Rule, ...]:
    """The ten rules as the migrations give them to every life."""
    text = "".join((MIGRATIONS / name).read_text() for name in ("0005_insights.sql", "0012_rules.sql"))
    rows = re.findall(
        r"\('(\w+_001)',\s*'([^']+)'(?:,\s*'(?:[^']|'')*')*?,\s*([\d.]+),(?:\s*(true|false),)?\s*'(\{.*?\})'\)",
        text,
        re.DOTALL,
    )
    return tuple(
        Rule(code, name, float(weight), json.loads(parameters)) for code, name, weight, _, parameters in rows
    )


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
        created_at=NOW,
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


@st.composite
def tasks(draw: st.DrawFn, number: int) -> Task:
    due = draw(st.none() | DAYS)
    return task(
        number,
        f"Task {number}",
        due,
        draw(st.sampled_from([None, 1, 2, 3])),
        due_time=draw(TIMES) if due else None,
        priority=draw(st.sampled_from(["low", "medium", "high"])),
        created_at=NOW - timedelta(hours=draw(st.integers(0, 3))),
    )


@st.composite
def lives(draw: st.DrawFn) -> Snapshot:
    """Up to six tasks; filed fully, half or not at all; waiting for earlier ones, done or not; any weights."""
    made = [draw(tasks(number)) for number in range(1, draw(st.integers(1, 6)) + 1)]
    blockers = {}
    for at, each in enumerate(made):
        before = draw(st.lists(st.sampled_from(made[:at]), unique=True, max_size=3)) if at else []
        blockers[each.id] = tuple(Blocker(b.id, b.ref, b.title, draw(st.booleans())) for b in before)
    weight = st.floats(0, 1) | st.sampled_from([0.0, 1.0])
    one_to_five = st.integers(1, 5)
    return life(
        *made,
        projects=tuple(
            project(n, f"Project {n}", draw(one_to_five), draw(st.sampled_from([None, 1, 2])))
            for n in (1, 2, 3)
        ),
        areas=tuple(
            area(n, f"Area {n}", draw(one_to_five), draw(st.sampled_from([None, 1, 2]))) for n in (1, 2)
        ),
        pillars=tuple(
            pillar(n, f"Pillar {n}", draw(st.none() | st.floats(0, 100)), draw(st.floats(0, 1)))
            for n in (1, 2)
        ),
        blockers=blockers,
        weights=draw(st.dictionaries(st.sampled_from([URGENCY, ALIGNMENT, DEPENDENCY]), weight)),
        zone=draw(st.sampled_from(ZONES)),
        now=NOW + timedelta(minutes=draw(st.integers(0, 3 * 24 * 60))),
        day_end=draw(st.sampled_from([time(0), time(3), time(5, 30)])),
    )
