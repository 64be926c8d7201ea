"""What is noticed in a life of real rows: every row that it rests on can be opened, and what it recommends be done."""

from datetime import UTC, datetime, timedelta

import pytest

from memory.blackboard import Insight
from tests.acting import Person

MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _monday(person: Person) -> None:
    person.now = MONDAY - timedelta(days=40)


async def troubled(person: Person) -> list[Insight]:
    """Forty days of a life in which much goes wrong, and what is noticed at their end."""
    await person("add_pillar", name="Work", time_allocation=50)
    await person("add_pillar", name="Health", time_allocation=60)
    await person("add_pillar", name="Family")
    await person("add_area", name="Product", pillar="Work")
    await person("add_area", name="Fitness", pillar="Health")
    await person("add_project", name="Launch", area="Product", due="2026-11-25", importance=5)
    await person("add_project", name="Half marathon", area="Fitness")
    await person("add_project", name="Book", area="Product")
    await person("change_project", project="Launch", status="in_progress")
    for number in range(1, 25):
        await person("add_task", title=f"Step {number}", project="Launch", estimate=90)
    for number in range(1, 13):
        person.now = MONDAY - timedelta(days=27 - 2 * number)
        await person("complete_task", task=f"T{number}")
    person.now = MONDAY
    for number in range(13, 18):
        await person("change_task", task=f"T{number}", due="2026-11-18")
    await person("change_tasks", tasks=[f"T{number}" for number in range(18, 25)], due="tomorrow")
    await person("change_tasks", tasks=[f"T{number}" for number in range(18, 25)], add_tags=["launch"])
    await person("change_task", task="T13", due="2026-12-09")
    await person("change_task", task="T14", after=["T13"])
    await person("add_task", title="Buy shoes", project="Half marathon")
    for number in (15, 16, 17):
        await person("change_task", task=f"T{number}", after=["T25"])
    return [each for each in await person("look") if each.type != "priority_reasoning"]


async def test_all_that_is_noticed_rests_on_rows_that_can_be_opened(person: Person) -> None:
    cards = await troubled(person)
    assert {each.key.split(":")[0] for each in cards} >= {
        "chain", "order", "late-tasks", "helps", "empty", "pillars-without-areas", "shares", "overfed", "starved",
        "forecast", "next-step",
    }  # fmt: skip
    for card in cards:
        assert card.evidence, card.key
        for row in card.evidence:
            history = await person("history", thing=row.ref)
            assert history, (card.key, row)


async def test_all_that_is_recommended_can_be_done(person: Person) -> None:
    cards = await troubled(person)
    calls = [(card.key, each.call) for card in cards for each in card.recommendations if each.call]
    assert len(calls) > 10
    for key, call in calls:
        assert await person(call["tool"], **call["arguments"]) is not None, key


async def test_who_does_what_is_recommended_is_rid_of_the_obstacle(person: Person) -> None:
    cards = {each.key: each for each in await troubled(person)}
    (late,) = [each for key, each in cards.items() if key.startswith("late-tasks:")]
    (order,) = [each for key, each in cards.items() if key.startswith("order:")]
    bare = cards["pillars-without-areas"]
    for card in (late, order, bare):
        call = card.recommendations[0].call
        assert call is not None
        await person(call["tool"], **call["arguments"])
    await person("look")
    left = {each.key for each in await person("list_insights", limit=50)}
    assert not left & {late.key, order.key, bare.key}
