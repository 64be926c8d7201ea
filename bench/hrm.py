"""10,000 open tasks scored with the points of all ten rules, beside a plain loop over the rules, in one run.

From the records of a snapshot to every task's score, points and order; on one core, turn by turn, medians. Both answers
are compared: the same scores, the same points. Then what one changed task costs a table that was kept. The peer is
bench/loop.py; the numbers of the rules are those that the migrations give to every life.

    python -m bench.hrm [TASKS] [ROUNDS]
"""

import json
import random
import re
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from datetime import time as hour
from pathlib import Path
from statistics import median
from typing import Any
from uuid import UUID

from bench.loop import Judged, judged
from memory.blackboard import Completion, Felt, Preferences, Rule
from memory.records import Area, Pillar, Project, ProjectStatus, Task
from tools.hrm.columns import Floats
from tools.hrm.records import Blocker, Snapshot
from tools.hrm.score import Scores, points, score
from tools.hrm.table import Table

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
MIGRATIONS = Path(__file__).parent.parent / "memory" / "migrations"
PILLARS, AREAS, PROJECTS, DONE = 5, 20, 100, 600
TAGS = ("home", "desk", "town", "phone", "coding", "mail", "design", "course", "team")
KINDS = (None, None, "deep_work", "creative", "planning", "admin", "routine")


def main(tasks: int, rounds: int) -> None:
    snapshot = a_life(tasks)
    made: list[float] = []
    ours: list[float] = []
    peers: list[float] = []
    for _ in range(rounds):
        spent, table = timed(Table.of, snapshot)
        made.append(spent)
        spent, (scores, parts) = timed(scored, table)
        ours.append(made[-1] + spent)
        spent, said = timed(judged, snapshot)
        peers.append(spent)
    check(scores, parts, said)
    changes = [
        median(timed(change)[0] for _ in range(rounds))
        for change in (moved(snapshot, table), finished(snapshot, table))
    ]
    print(f"{tasks} open tasks, {PROJECTS} projects, ten rules; medians of {rounds} rounds in ms")
    print(f"  columns, from the records on {median(ours):8.1f}   (of it the table {median(made):.1f})")
    print(
        f"  a plain loop over the rules  {median(peers):8.1f}   with the same scores and points for all of them"
    )
    print(f"  the loop takes               {median(peers) / median(ours):8.1f}   times as long")
    print(f"  one task due earlier         {changes[0]:8.1f}   brought up to date, scored, five explained")
    print(
        f"  one task done                {changes[1]:8.1f}   the same, with what waited for it and all it tilts"
    )


def timed(what: Callable[..., Any], *given: object) -> tuple[float, Any]:
    began = time.perf_counter()
    answer = what(*given)
    return (time.perf_counter() - began) * 1000, answer


def scored(table: Table) -> tuple[Scores, list[Floats]]:
    """Every task's score, its points by rule, and the order."""
    scores = score(table, NOW)
    votes = [(seat.weight, column) for seat, column in zip(table.panel, scores.columns, strict=True)]
    parts = points(votes, len(scores.priority))
    scores.best(scores.free)
    return scores, parts


def check(scores: Scores, parts: list[Floats], said: dict[UUID, Judged]) -> None:
    """Raises where the two do not say the same."""
    codes = [seat.rule.code for seat in scores.table.panel]
    for key, each in said.items():
        row = scores.table.slots[key.int]
        assert scores.priority[row] == each.priority, each.task.ref
        for code, column in zip(codes, parts, strict=True):
            assert abs(column[row] - each.points[code]) < 1e-9, (each.task.ref, code)


def moved(snapshot: Snapshot, table: Table) -> Callable[[], Any]:
    """One task is due today."""
    other = replace(snapshot, tasks=(replace(snapshot.tasks[77], due_date=NOW.date(), due_time=hour(18)),))
    return lambda: score(table.changed(other), NOW).ranking(5)


def finished(snapshot: Snapshot, table: Table) -> Callable[[], Any]:
    """One task is done for which another waited."""
    done = next(each for those in snapshot.blockers.values() for each in those).id
    task = next(each for each in snapshot.tasks if each.id == done)
    completion = Completion(done, task.ref, task.title, NOW, task.project_id, task.area_id, minutes=30)
    blockers = {
        key: tuple(replace(each, done=each.done or each.id == done) for each in those)
        for key, those in snapshot.blockers.items()
    }
    other = replace(snapshot, tasks=(), blockers=blockers, completions=(completion, *snapshot.completions))
    return lambda: score(table.changed(other, [done]), NOW).ranking(5)


def a_life(tasks: int) -> Snapshot:
    """Somebody's, the same each time. Three tasks in four are due, one in fifty waits for another."""
    chance = random.Random(7)
    made = tuple(a_task(number, chance) for number in range(1, tasks + 1))
    return Snapshot(
        tasks=made,
        projects=tuple(a_project(number) for number in range(1, PROJECTS + 1)),
        areas=tuple(
            Area(UUID(int=100 + n), f"A{n}", f"Area {n}", "", 1 + n % 5, UUID(int=1 + n % PILLARS), None, NOW)
            for n in range(1, AREAS + 1)
        ),
        pillars=tuple(
            Pillar(UUID(int=n), f"PL{n}", f"Pillar {n}", "", 10.0 * n, 0.5, NOW) for n in range(1, PILLARS + 1)
        ),
        blockers={
            made[at].id: (Blocker(made[at - 1].id, made[at - 1].ref, made[at - 1].title, at % 3 == 0),)
            for at in range(1, tasks, 50)
        },
        rules=seeded(),
        weights={},
        now=NOW,
        zone="Europe/Berlin",
        day_end=hour(3),
        completions=tuple(
            Completion(
                UUID(int=10**9 + n), f"T{10**6 + n}", "Done", NOW - timedelta(hours=n),
                UUID(int=1001 + chance.randrange(PROJECTS)), None, minutes=15 * (n % 8),
            )
            for n in range(1, DONE + 1)
        ),
        felt=Felt(UUID(int=1), "checkin", NOW, NOW.date(), "low", "reflective"),
        preferences=Preferences(energy_pattern="morning_peak"),
    )  # fmt: skip


def a_task(number: int, chance: random.Random) -> Task:
    due = NOW.date() + timedelta(days=chance.randint(-20, 160)) if number % 4 else None
    project = UUID(int=1001 + number % PROJECTS) if number % 20 != 7 else None
    return Task(
        UUID(int=10**6 + number), f"T{number}", f"Task {number}", "", "todo",
        chance.choice(("low", "medium", "high")), due, hour(chance.randint(8, 18)) if due and number % 3 == 0 else None,
        project, (), (), None, NOW - timedelta(minutes=number),
        area_id=UUID(int=101 + number % AREAS) if number % 40 == 7 else None,
        estimate_minutes=15 * (number % 8) or None,
        energy=chance.choice((None, "low", "medium", "high")),
        kind=chance.choice(KINDS),  # type: ignore[arg-type]
        tags=tuple(chance.sample(TAGS, number % 3)),
    )  # fmt: skip


def a_project(number: int) -> Project:
    status: ProjectStatus = "on_hold" if number % 25 == 0 else "in_progress"
    return Project(
        UUID(int=1000 + number), f"P{number}", f"Project {number}", "", status, 1 + number % 5,
        NOW.date() + timedelta(days=number), UUID(int=101 + number % AREAS), (), 60, 40, NOW - timedelta(days=90),
        tags=(TAGS[number % 9],) if number % 2 else (),
    )  # fmt: skip


def seeded() -> tuple[Rule, ...]:
    """The ten rules as the migrations give them to every life."""
    text = "".join((MIGRATIONS / name).read_text() for name in ("0005_insights.sql", "0012_rules.sql"))
    rows = re.findall(
        r"\('(\w+_001)',\s*'([^']+)'(?:,\s*'(?:[^']|'')*')*?,\s*([\d.]+),(?:\s*(?:true|false),)?\s*'(\{.*?\})'\)",
        text,
        re.DOTALL,
    )
    return tuple(Rule(code, name, float(weight), json.loads(numbers)) for code, name, weight, numbers in rows)


if __name__ == "__main__":
    main(*(int(each) for each in (sys.argv[1:] + ["10000", "15"][len(sys.argv) - 1 :])))
