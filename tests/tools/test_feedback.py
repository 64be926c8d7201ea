"""Whether a task stands where it should: said, learnt from within bounds, logged, taken back by undo."""

from datetime import UTC, datetime

import pytest

from memory import feedback as log
from memory.errors import Invalid
from memory.feedback import Feedback
from tests.acting import Person

MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
URGENCY = "TEMPORAL_URGENCY_001"


@pytest.fixture(autouse=True)
def _monday(person: Person) -> None:
    person.now = MONDAY


async def three(person: Person) -> None:
    await person("add_task", title="Buy shoes", due="today")
    await person("add_task", title="Sort photos")
    await person("add_task", title="Read")


async def logged(person: Person) -> list[Feedback]:
    async with person.database.scope(person.id) as scope:
        return list((await log.feedback(scope)).items)


async def own(person: Person) -> dict[str, float]:
    return dict((await person("my_preferences")).weights)


async def test_a_place_that_is_too_high_lowers_what_put_it_there(person: Person) -> None:
    await three(person)
    learned = await person("rate_priority", task="Buy shoes", correct=False, should="lower", text="Not today")
    assert (learned.ref, learned.should, learned.before) == ("T1", "lower", 1)
    urgency = {each.rule: each for each in learned.adjustments}[URGENCY]
    assert (urgency.before, urgency.after) == (0.8, 0.74)
    assert learned.said.startswith("Your weight for deadlines went from 0.80 to 0.74")
    assert (await own(person))[URGENCY] == 0.74
    (entry,) = await logged(person)
    assert (entry.kind, entry.ref, entry.title, entry.text) == (
        "priority_incorrect",
        "T1",
        "Buy shoes",
        "Not today",
    )
    assert entry.suggested == "It should be lower."
    assert entry.adjustments[0]["rule"] == URGENCY
    assert len(entry.rules) == 10
    assert entry.score
    assert entry.new_score
    assert entry.new_score < entry.score


async def test_undo_takes_the_weights_back_and_the_log_says_so(person: Person) -> None:
    await three(person)
    await person("set_weight", rule="pillars", weight=0.5)
    before = await own(person)
    await person("rate_priority", task="T1", correct=False)
    operation = person.operations[-1]
    assert await own(person) != before
    await person("undo", operation=str(operation))
    assert await own(person) == before
    (entry,) = await logged(person)
    assert (entry.operation, entry.undone) == (operation, True)
    await person("redo")
    assert not (await logged(person))[0].undone


async def test_without_saying_whither_the_upper_half_was_too_high_and_the_lower_too_low(
    person: Person,
) -> None:
    await three(person)
    assert (await person("rate_priority", task="T1", correct=False)).should == "lower"
    assert (await person("rate_priority", task="T3", correct=False)).should == "higher"


async def test_a_place_that_is_right_strengthens_what_put_it_there_a_little(person: Person) -> None:
    await three(person)
    learned = await person("rate_priority", task="T1", correct=True)
    moved = {each.rule: each.after - each.before for each in learned.adjustments}
    assert moved[URGENCY] == pytest.approx(0.02)


async def test_who_repeats_themselves_reaches_a_bound_and_no_further(person: Person) -> None:
    await three(person)
    for _ in range(8):
        learned = await person("rate_priority", task="T1", correct=False, should="lower")
    assert URGENCY not in {each.rule for each in learned.adjustments}
    weights = {each.rule: each for each in await person("list_weights")}
    assert weights[URGENCY].own == weights[URGENCY].least == 0.5
    assert all(each.least <= each.effective <= each.most for each in weights.values())
    assert len(await logged(person)) == 8


async def test_with_learning_off_the_opinion_is_noted_and_nothing_moves(person: Person) -> None:
    await three(person)
    await person("change_preferences", learning=False)
    learned = await person("rate_priority", task="T1", correct=False)
    assert (learned.adjustments, await own(person)) == ((), {})
    assert "off" in learned.said
    assert [(each.kind, each.operation) for each in await logged(person)] == [("priority_incorrect", None)]


async def test_a_task_that_waits_has_no_place_and_can_be_rated(person: Person) -> None:
    await three(person)
    await person("add_task", title="Run in them", after=["T1"])
    learned = await person("rate_priority", task="T4", correct=False, should="higher")
    assert (learned.before, learned.after) == (None, None)
    assert learned.adjustments


async def test_a_task_that_is_not_ranked_can_not_be_rated(person: Person) -> None:
    await three(person)
    await person("complete_task", task="T1")
    await person("change_task", task="T2", start="2026-12-24")
    for name in ("T1", "T2"):
        with pytest.raises(Invalid, match="not ranked"):
            await person("rate_priority", task=name, correct=False)
    assert await logged(person) == []
