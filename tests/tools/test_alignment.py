"""Where effort went, over real rows; tests/tools/hrm checks the sums."""

from datetime import UTC, datetime, timedelta

import pytest

from memory.errors import Invalid
from tests.acting import NewPerson, Person, statements
from tools.hrm.alignment import Alignment

MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _monday(person: Person) -> None:
    person.now = MONDAY


async def lived(person: Person) -> None:
    """Two pillars of equal share; an hour in one, half an hour without a time in the other, ten minutes in none."""
    for pillar in ("Work", "Health"):
        await person("add_pillar", name=pillar, time_allocation=50)
        await person("add_area", name=f"{pillar} area", pillar=pillar)
    await person("add_task", title="Write", area="Work area", estimate=60)
    await person("add_task", title="Run", area="Health area")
    await person("add_task", title="Call", estimate=10)
    for task in ("T1", "T2", "T3"):
        await person("complete_task", task=task)


async def test_what_was_done_lies_beside_what_was_planned(person: Person) -> None:
    await lived(person)
    found: Alignment = await person("alignment")
    assert [(each.name, each.planned, each.actual, each.minutes) for each in found.shares] == [
        ("Work", 50.0, 66.7, 60), ("Health", 50.0, 33.3, 30),
    ]  # fmt: skip
    assert (found.score, found.assumed, found.previous) == (83.3, 1, None)
    assert found.unfiled is not None
    assert [row.ref for row in found.unfiled.rows] == ["T3"]
    assert [row.ref for row in found.shares[0].rows] == ["T1"]


async def test_minutes_it_took_count_before_those_it_was_thought_to_take(person: Person) -> None:
    await lived(person)
    await person("change_task", task="T1", actual=90)
    assert [each.minutes for each in (await person("alignment")).shares] == [90, 30]
    await person("reopen_task", task="T2")
    assert [each.minutes for each in (await person("alignment")).shares] == [90, 0]


async def test_after_a_week_it_lies_in_the_28_days_alone(person: Person) -> None:
    await lived(person)
    person.now = MONDAY + timedelta(days=7)
    week, month = await person("alignment"), await person("alignment", days=28)
    assert (week.score, week.previous, month.score) == (None, 83.3, 83.3)
    assert [score for _, score in week.history[-2:]] == [83.3, None]


async def test_what_was_done_in_a_project_that_was_put_away_still_counts(person: Person) -> None:
    await lived(person)
    await person("add_project", name="Launch", area="Work area")
    await person("add_task", title="Ship", project="Launch", estimate=30)
    await person("complete_task", task="T4")
    await person("archive", things=["Launch"])
    assert [each.minutes for each in (await person("alignment")).shares] == [90, 30]


async def test_other_spans_are_refused(person: Person) -> None:
    with pytest.raises(Invalid):
        await person("alignment", days=8)


async def test_anothers_effort_is_not_seen(person: Person, new_person: NewPerson) -> None:
    await lived(person)
    other = await new_person()
    other.now = MONDAY
    assert (await other("alignment")).shares == ()


async def test_it_is_read_in_as_many_questions_however_much_was_done(person: Person) -> None:
    await lived(person)
    await person("alignment")
    few = await statements(person, "alignment")
    for number in range(20):
        await person("add_task", title=f"Step {number}", area="Work area")
        await person("complete_task", task=f"T{number + 4}")
    await person("alignment")
    assert len(await statements(person, "alignment")) == len(few) < 20
