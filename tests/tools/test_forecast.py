"""When a project will be done, over real rows; tests/tools/hrm/test_forecast.py judges the foretelling."""

from datetime import UTC, datetime, timedelta

import pytest

from memory.errors import Invalid, NotFound
from tests.acting import NewPerson, Person
from tests.asking import asked
from tools.forecast import forecast
from tools.hrm.answers import Forecast

MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
async def _six_weeks_of_a_launch(person: Person) -> None:
    """Fifteen tasks, of which nine were done, three every two weeks."""
    await launched(person)


async def launched(person: Person) -> None:
    person.now = MONDAY - timedelta(days=43)
    await person("add_project", name="Launch", due="2027-02-01")
    await person("add_project", name="Idea")
    await person("change_project", project="Launch", status="in_progress")
    for number in range(1, 16):
        await person("add_task", title=f"Step {number}", project="Launch")
    for number in range(1, 10):
        person.now = MONDAY - timedelta(days=44 - 4.5 * number)
        await person("complete_task", task=f"T{number}")
    person.now = MONDAY


async def foretold(person: Person, project: str = "Launch") -> Forecast:
    found: Forecast = await person("forecast", project=project)
    return found


async def test_a_project_with_a_pace_says_when_it_will_be_done_and_what_that_rests_on(person: Person) -> None:
    found = await foretold(person)
    assert (found.ref, found.name, found.open, found.done, found.enough) == ("P1", "Launch", 6, 9, True)
    assert found.basis == "9 tasks done in the last 6 weeks, 6 left"
    assert found.likely
    assert found.safe
    assert found.chance
    assert MONDAY.date() < found.likely < found.safe < MONDAY.date() + timedelta(days=84)
    assert 0.5 < found.chance < 1
    assert [each.ref for each in found.evidence] == ["P1", *(f"T{number}" for number in range(9, 0, -1))]
    assert await foretold(person, "p1") == await foretold(person, str(found.project_id)) == found


async def test_the_card_on_the_blackboard_says_the_same_dates(person: Person) -> None:
    found = await foretold(person)
    await person("look")
    (card,) = await person("list_insights", type="progress_prediction")
    assert found.likely
    assert found.safe
    assert found.due
    said = {
        name: card.reasoning[name] for name in ("open", "done", "likely", "safe", "due", "chance", "basis")
    }
    assert said == {
        "open": 6, "done": 9, "likely": found.likely.isoformat(), "safe": found.safe.isoformat(),
        "due": found.due.isoformat(), "chance": found.chance, "basis": found.basis,
    }  # fmt: skip


async def test_what_is_done_brings_it_nearer_and_what_is_added_puts_it_off(person: Person) -> None:
    before = await foretold(person)
    for number in range(10, 13):
        await person("complete_task", task=f"T{number}")
    nearer = await foretold(person)
    for number in range(9):
        await person("add_task", title=f"More {number}", project="Launch")
    further = await foretold(person)
    assert before.safe
    assert nearer.safe
    assert nearer.safe < before.safe
    assert further.safe is None or further.safe > before.safe
    assert further.basis == "12 tasks done in the last 6 weeks, 9 added, 12 left"


async def test_what_recurs_and_what_is_elsewhere_is_not_waited_for(person: Person) -> None:
    before = await foretold(person)
    await person("add_task", title="Water", project="Launch", recurrence="every day")
    await person("complete_task", task="T16")
    await person("add_task", title="Dream", project="Idea")
    assert (await foretold(person)).likely == before.likely


async def test_with_too_little_to_go_by_it_says_so_and_names_no_day(person: Person) -> None:
    await person("add_task", title="Dream", project="Idea")
    idea = await foretold(person, "Idea")
    assert (idea.enough, idea.likely, idea.safe, idea.chance) == (False, None, None, None)
    assert idea.basis == "No task done in the last 6 weeks: too few to tell, 1 left"
    for number in range(10, 16):
        await person("complete_task", task=f"T{number}")
    assert (await foretold(person)).basis == "Nothing is left to do in it"
    await person("change_project", project="Idea", status="on_hold")
    assert (await foretold(person, "Idea")).basis == "It is on hold, with 1 task left"


async def test_what_is_put_away_or_gone_is_not_foretold(person: Person) -> None:
    await person("archive", things=["P1"])
    with pytest.raises(Invalid, match="archived"):
        await foretold(person)
    await person("delete", things=["P2"])
    with pytest.raises(NotFound, match="no project called “Idea”"):
        await foretold(person, "Idea")


async def test_anothers_work_counts_for_nothing(person: Person, new_person: NewPerson) -> None:
    found = await foretold(person)
    other = await new_person()
    await launched(other)
    await other("complete_task", task="T10")
    assert await foretold(person) == found


async def test_it_is_read_in_as_many_round_trips_however_much_was_done(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    trips = []
    for number in (10, 11):
        await foretold(person)
        async with person.database.scope(person.id) as scope:
            scope.now = MONDAY
            with asked(monkeypatch) as meanwhile:
                await forecast(scope, "P1")
        trips.append(meanwhile.trips)
        await person("complete_task", task=f"T{number}")
    assert trips == [3, 3]
