"""How much each rule counts: listed, set, taken back, tried out without being set."""

from datetime import UTC, datetime

import pytest

from memory.errors import Invalid, NotFound
from tests.acting import Person, rows_of, statements
from tests.conftest import Place

MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
URGENCY, SWITCHING = "TEMPORAL_URGENCY_001", "CONTEXT_SWITCHING_001"


@pytest.fixture(autouse=True)
def _monday(person: Person) -> None:
    person.now = MONDAY


async def test_every_rule_has_a_weight_with_what_it_may_be(person: Person) -> None:
    weights = await person("list_weights")
    assert len(weights) == 10
    urgency = {each.rule: each for each in weights}[URGENCY]
    assert (urgency.base, urgency.own, urgency.effective) == (0.8, None, 0.8)
    assert (urgency.least, urgency.most, urgency.adjustable) == (0.5, 1.0, True)
    assert all(each.name and each.description for each in weights)


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ("deadlines", URGENCY),
        ("Urgency", URGENCY),
        ("TEMPORAL_URGENCY_001", URGENCY),
        ("pillars", "PILLAR_ALIGNMENT_001"),
        ("energy", "ENERGY_PATTERN_001"),
        ("balance", "WORKLIFE_BALANCE_001"),
        ("dependencies", "DEPENDENCY_CHECK_001"),
        ("momentum", "PROGRESS_MOMENTUM_001"),
        ("focus", SWITCHING),
        ("switching", SWITCHING),
        ("skills", "SKILL_DEVELOPMENT_001"),
        ("the morning", "TEMPORAL_MORNING_PEAK_001"),
        ("coherence", "GOAL_COHERENCE_001"),
    ],
)
async def test_a_rule_is_set_by_its_code_or_by_plain_words(person: Person, said: str, rule: str) -> None:
    weight = await person("set_weight", rule=said, weight=0.25)
    assert (weight.rule, weight.own, weight.effective) == (rule, 0.25, 0.25)
    assert (await person("my_preferences")).weights == {rule: 0.25}
    assert (await person("set_weight", rule=said, weight=None)).own is None
    assert (await person("my_preferences")).weights == {}


async def test_what_a_weight_was_returns_by_undo(person: Person) -> None:
    await person("set_weight", rule="deadlines", weight=0.3)
    await person("set_weight", rule="deadlines", weight=0.9)
    await person("undo")
    assert (await person("my_preferences")).weights == {URGENCY: 0.3}
    await person("undo")
    assert (await person("my_preferences")).weights == {}


async def test_all_own_weights_go_at_once_and_return_by_undo(person: Person) -> None:
    await person("set_weight", rule="deadlines", weight=0.3)
    await person("set_weight", rule="energy", weight=0.9)
    assert {each.own for each in await person("reset_weights")} == {None}
    assert (await person("my_preferences")).weights == {}
    await person("undo")
    assert len((await person("my_preferences")).weights) == 2


async def test_what_one_optimises_for_shows_in_what_a_rule_counts(person: Person) -> None:
    await person("change_preferences", optimization="focus")
    assert {each.rule: each.effective for each in await person("list_weights")}[SWITCHING] == pytest.approx(
        0.6
    )
    await person("set_weight", rule="focus", weight=0.1)
    assert {each.rule: each.effective for each in await person("list_weights")}[SWITCHING] == 0.1


async def test_a_preview_shows_what_would_be_and_stores_nothing(person: Person, place: Place) -> None:
    await person("add_pillar", name="Health", time_allocation=90, alignment_strength=1)
    await person("add_area", name="Fitness", pillar="PL1", importance=5)
    await person("add_task", title="Run", area="A1", notes="Slowly")
    await person("add_task", title="Taxes", due="today")
    stored = await rows_of(place.owner_url, person.id)
    same = await person("preview_weights", weights={})
    assert same.before == same.after
    assert same.moved == ()
    only = {each.rule: 0.0 for each in await person("list_weights")}
    seen = await person("preview_weights", weights={**only, "pillars": 1.0}, limit=1)
    assert [each.task.title for each in seen.before.items] == ["Taxes"]
    assert [each.task.title for each in seen.after.items] == ["Run"]
    assert seen.after.items[0].task.notes == "Slowly"
    assert [(each.ref, each.before, each.after) for each in seen.moved] == [("T1", None, 1), ("T2", 1, None)]
    assert await rows_of(place.owner_url, person.id) == stored
    assert (await person("next_tasks")).items[0].task.title == "Taxes"


async def test_what_is_previewed_is_what_comes_when_it_is_set(person: Person) -> None:
    for number in range(5):
        await person("add_task", title=f"Task {number}", due=f"2026-12-{5 + number:02}", kind="deep_work")
    wished = {"deadlines": 0.1, "morning": 1.0}
    seen = await person("preview_weights", weights=wished, optimization="wellbeing")
    await person("change_preferences", weights=wished, optimization="wellbeing")
    now = await person("next_tasks", limit=7)
    assert [(each.task.ref, each.score) for each in now.items] == [
        (each.task.ref, each.score) for each in seen.after.items
    ]


async def test_a_preview_costs_the_same_however_many_tasks_there_are(person: Person) -> None:
    await person("add_task", title="One")
    few = await statements(person, "preview_weights", weights={"deadlines": 0.1}, limit=5)
    for number in range(12):
        await person("add_task", title=f"More {number}")
    await person("next_tasks")
    assert (
        len(await statements(person, "preview_weights", weights={"deadlines": 0.1}, limit=5)) <= len(few) + 1
    )


@pytest.mark.parametrize("weight", [-0.1, 1.1, "much"])
async def test_what_is_no_weight_is_refused(person: Person, weight: object) -> None:
    with pytest.raises(Invalid):
        await person("set_weight", rule="deadlines", weight=weight)
    with pytest.raises(Invalid):
        await person("preview_weights", weights={"deadlines": weight})
    with pytest.raises(NotFound, match="deadlines, "):
        await person("set_weight", rule="luck", weight=0.5)
    assert (await person("my_preferences")).weights == {}
