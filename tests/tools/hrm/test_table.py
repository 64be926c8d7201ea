"""A table that is kept: what it does not do."""

import subprocess
import sys
from dataclasses import replace
from datetime import date, time, timedelta

from lives import NOW, life, task, waits

from tools.hrm.score import rank, score
from tools.hrm.table import MOST_ROWS, Table


def test_a_table_does_not_grow_with_what_is_gone() -> None:
    """A task comes and the one before it goes, again and again."""
    table = Table.of(life(task(1)))
    for number in range(2, MOST_ROWS + 100):
        table = table.changed(life(task(number)), [task(number - 1).id])
        assert len(table.tasks) <= MOST_ROWS + 4
    assert score(table, NOW).ranking() == rank(life(task(MOST_ROWS + 99)))


def test_a_task_that_returns_is_as_it_was() -> None:
    shoes, run = task(1), task(2)
    before = life(shoes, run, blockers={run.id: waits(shoes)})
    table = Table.of(before)
    done = life(blockers={run.id: waits(shoes, done=True)})
    without = table.changed(done, [shoes.id])
    assert [each.task.ref for each in score(without, NOW).ranking().items] == ["T2"]
    assert without.slot(shoes.id) is None
    undone = without.changed(replace(before, tasks=(shoes,)))
    assert score(undone, NOW).ranking() == rank(before)


def test_a_completed_task_counts_as_gone() -> None:
    table = Table.of(life(task(1), task(2))).changed(life(task(1, status="completed")))
    assert [each.task.ref for each in score(table, NOW).ranking().items] == ["T2"]


def test_one_table_answers_at_any_instant() -> None:
    snapshot = life(
        task(1, due=NOW.date() + timedelta(days=3)), task(2, start_date=NOW.date() + timedelta(days=1))
    )
    table = Table.of(snapshot)
    for hours in (0, 5, 19, 24, 100):
        now = NOW + timedelta(hours=hours)
        assert score(table, now).ranking() == rank(replace(snapshot, now=now))


def test_dates_at_the_edge_of_the_calendar_are_dates() -> None:
    early = task(1, due=date.min, start_date=date.min)
    late = task(2, due=date.max, due_time=time(23, 59))
    never = task(3, start_date=date.max)
    ranking = rank(life(early, late, never))
    assert [each.task.ref for each in ranking.items] == ["T1", "T2"]
    assert ranking.resting == 1


def test_what_starts_does_not_wait_for_numbers() -> None:
    """NumPy is loaded by the first ranking, not by the API's start or a command."""
    code = "import sys, api.app, api.cli, api.commands.capture, tools.registry; print('numpy' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "False"
