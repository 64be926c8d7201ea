"""The coming days."""

from datetime import UTC, date, datetime, time

import pytest

from memory.errors import Invalid
from tests.acting import Person


@pytest.fixture(autouse=True)
def _monday(person: Person) -> None:
    person.now = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


async def test_each_day_has_what_is_due_and_what_comes_again(person: Person) -> None:
    await person("add_task", title="Dentist", due="2026-11-25T15:00")
    await person("add_task", title="Call", due="2026-11-25T09:00")
    await person("add_task", title="Water", due="2026-11-24T18:00", recurrence="FREQ=DAILY;INTERVAL=2")
    await person("add_task", title="Yesterday's", due="2026-11-22")
    await person("add_task", title="Next week's", due="2026-11-30")
    await person("add_task", title="Whenever")
    days = await person("upcoming")
    assert [each.date for each in days] == [date(2026, 11, number) for number in range(23, 30)]
    assert {each.date.day: [task.title for task in each.tasks] for each in days if each.tasks} == {
        24: ["Water"], 25: ["Call", "Dentist"],
    }  # fmt: skip
    assert {each.date.day: [(one.ref, one.time) for one in each.coming] for each in days if each.coming} == {
        26: [("T3", time(18))], 28: [("T3", time(18))],
    }  # fmt: skip


async def test_a_moved_occurrence_is_shown_where_it_is_and_the_next_where_it_was(person: Person) -> None:
    await person("add_task", title="Water", due="2026-11-24", recurrence="FREQ=DAILY")
    await person("change_task", task="T1", due="2026-11-26")
    days = await person("upcoming", days=5)
    assert [(len(each.tasks), len(each.coming)) for each in days] == [(0, 0), (0, 0), (0, 0), (1, 0), (0, 1)]


async def test_an_overdue_series_comes_again_from_today_on(person: Person) -> None:
    await person("add_task", title="Water", due="2026-11-20", recurrence="FREQ=DAILY")
    assert [len(each.coming) for each in await person("upcoming", days=3)] == [1, 1, 1]


async def test_what_counts_from_its_completion_has_no_further_date_yet(person: Person) -> None:
    await person("add_task", title="Water", due="2026-11-24", recurrence="FREQ=DAILY", after_completion=True)
    days = await person("upcoming")
    assert [len(each.tasks) for each in days] == [0, 1, 0, 0, 0, 0, 0]
    assert not any(each.coming for each in days)


async def test_so_many_days_as_were_asked_for(person: Person) -> None:
    assert len(await person("upcoming", days=92)) == 92
    for days in (0, 93, "many"):
        with pytest.raises(Invalid, match="days"):
            await person("upcoming", days=days)
