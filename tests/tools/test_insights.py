"""What one does with the cards of the blackboard: find, open, pin, dismiss, rate, note."""

from datetime import UTC, datetime, timedelta
from typing import Any
from unittest.mock import ANY

import pytest

from memory import feedback as log
from memory.blackboard import Insight
from memory.errors import Ambiguous, Invalid, NotFound
from memory.feedback import Feedback
from tests.acting import TOOL, NewPerson, Person
from tools.look import rerank

MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _monday(person: Person) -> None:
    person.now = MONDAY


async def told(person: Person, tool: str, **arguments: Any) -> list[dict[str, Any]]:
    """What open clients are told of a call."""
    async with person.database.scope(person.id, label=tool) as scope:
        scope.now = person.now or scope.now
        await TOOL[tool].run(scope, arguments)
        return scope.events


async def ranked(person: Person) -> Insight:
    """Have the blackboard say why the first task is first."""
    async with person.database.scope(person.id) as scope:
        scope.now = person.now or scope.now
        posted = await rerank(scope)
    assert posted
    return posted


async def logged(person: Person) -> list[Feedback]:
    async with person.database.scope(person.id) as scope:
        return list((await log.feedback(scope)).items)


async def weights(person: Person) -> dict[str, float]:
    return dict((await person("my_preferences")).weights)


async def noted(person: Person, title: str = "Mondays are full", **more: Any) -> Insight:
    card: Insight = await person("note_insight", title=title, summary="Half is left on Tuesday.", **more)
    return card


async def test_what_one_noticed_is_a_card_of_ones_own(person: Person) -> None:
    await person("add_project", name="Half marathon")
    card = await noted(person, about="Half marathon")
    assert (card.ref, card.source, card.entity_type, card.expires_at) == ("I1", "user", "project", None)
    assert await person("list_insights") == [card]
    assert await noted(person, about="P1") == card
    (told_of,) = await told(person, "note_insight", title="New", summary="x")
    assert (told_of["type"], told_of["insight"]["ref"]) == ("insight", "I2")


async def test_a_note_that_was_dismissed_and_is_noted_again_is_there_again(person: Person) -> None:
    card = await noted(person)
    await person("dismiss_insight", insight=card.ref)
    assert await person("list_insights") == []
    assert (await noted(person)).state == "active"
    assert [each.ref for each in await person("list_insights")] == ["I1"]


async def test_a_card_is_named_by_reference_by_id_and_by_words(person: Person) -> None:
    card = await noted(person)
    await noted(person, "Tuesdays are full")
    for name in ("I1", "i1", "#I1", str(card.id), "mondays", "Mondays are full"):
        assert (await person("insight", insight=name)).ref == "I1"
    with pytest.raises(Ambiguous) as asked:
        await person("insight", insight="full")
    assert {each["ref"] for each in asked.value.more["choices"]} == {"I1", "I2"}
    with pytest.raises(NotFound):
        await person("insight", insight="I3")


async def test_cards_about_a_thing_are_those_about_all_that_lies_under_it_and_rest_on_it(
    person: Person,
) -> None:
    await person("add_pillar", name="Health")
    await person("add_area", name="Fitness", pillar="PL1")
    await person("add_project", name="Half marathon", area="A1")
    await person("add_project", name="Elsewhere")
    await person("add_task", title="Buy shoes", project="P1")
    for title, about in (("Of shoes", "T1"), ("Of the race", "P1"), ("Of another", "P2"), ("Of life", "")):
        await noted(person, title, about=about)

    async def about(name: str) -> set[str]:
        return {each.title for each in await person("list_insights", about=name)}

    assert await about("Health") == await about("P1") == {"Of shoes", "Of the race"}
    assert await about("T1") == {"Of shoes"}
    assert await about("P2") == {"Of another"}


async def test_a_pin_and_a_dismissal_reach_open_clients(person: Person) -> None:
    card = await noted(person)
    (pinned,) = await told(person, "pin_insight", insight="I1")
    assert (pinned["type"], pinned["insight"]["pinned"]) == ("insight", True)
    assert await told(person, "pin_insight", insight="I1") == []
    gone = {"type": "insight_gone", "id": str(card.id), "ref": "I1"}
    assert await told(person, "dismiss_insight", insight="I1") == [gone]
    assert await told(person, "dismiss_insight", insight="I1") == []
    (back,) = await told(person, "dismiss_insight", insight="I1", dismissed=False)
    assert (back["type"], back["insight"]["state"], back["insight"]["pinned"]) == ("insight", "active", False)


async def test_a_dismissed_priority_stays_away_until_another_task_is_first(person: Person) -> None:
    await person("add_task", title="Buy shoes", due="tomorrow")
    card = await ranked(person)
    await person("dismiss_insight", insight=card.ref)
    async with person.database.scope(person.id) as scope:
        scope.now = MONDAY + timedelta(minutes=5)
        assert await rerank(scope) is None
    await person("add_task", title="File taxes", due="today")
    assert (await ranked(person)).title == "File taxes comes first"


@pytest.mark.parametrize(
    ("said", "kind", "thought"),
    [
        ("accepted", "insight_helpful", "accepted"),
        ("helpful", "insight_helpful", "accepted"),
        ("rejected", "insight_not_helpful", "rejected"),
        ("not_helpful", "insight_not_helpful", "rejected"),
        ("modified", "insight_helpful", "modified"),
        ("ignored", "recommendation_ignored", "ignored"),
        ("clear", "reasoning_clear", None),
        ("unclear", "reasoning_unclear", None),
    ],
)
async def test_what_one_thinks_of_a_card_stays_on_it_and_in_the_log(
    person: Person, said: str, kind: str, thought: str | None
) -> None:
    await noted(person)
    rated = await person("rate_insight", insight="I1", feedback=said, text="Because.")
    assert (rated.insight.feedback, rated.learned) == (thought, None)
    assert (await person("insight", insight="I1")).feedback_text == "Because."
    (entry,) = await logged(person)
    assert (entry.kind, entry.ref, entry.text, entry.adjustments) == (kind, "I1", "Because.", [])
    assert await weights(person) == {}


async def test_advice_that_was_taken_counts_as_followed(person: Person) -> None:
    for number in range(6):
        await person("add_task", title=f"Late {number}", due="2026-11-10")
    await person("look")
    advised = [each for each in await person("list_insights") if each.recommendations]
    assert advised
    await person("rate_insight", insight=advised[0].ref, feedback="accepted")
    await person("rate_insight", insight=advised[0].ref, feedback="accepted")
    assert (await person("insight", insight=advised[0].ref)).applied == 1
    assert {each.kind for each in await logged(person)} == {"recommendation_followed"}


async def test_a_thumb_on_why_something_is_first_moves_weights_and_says_so(person: Person) -> None:
    await person("add_task", title="Buy shoes", due="today")
    await person("add_task", title="Sort photos")
    await person("add_task", title="Read")
    card = await ranked(person)
    rated = await person("rate_insight", insight=card.ref, feedback="not_helpful")
    learned = rated.learned
    assert learned
    urgency = {each.rule: each for each in learned.adjustments}["TEMPORAL_URGENCY_001"]
    assert (urgency.before, urgency.after) == (0.8, 0.77)
    assert "Your weight for deadlines went from 0.80 to 0.77" in learned.said
    assert (await weights(person))["TEMPORAL_URGENCY_001"] == 0.77
    (entry,) = await logged(person)
    assert entry.operation == person.operations[-1]
    assert {each["rule"] for each in entry.rules} >= {"TEMPORAL_URGENCY_001"}
    assert entry.score == card.reasoning["score"]
    again = await person("rate_insight", insight=card.ref, feedback="not_helpful")
    assert again.learned is None
    await person("rate_insight", insight=card.ref, feedback="helpful")
    assert (await weights(person))["TEMPORAL_URGENCY_001"] == 0.79


async def test_statistics_are_told(person: Person) -> None:
    await noted(person)
    await person("rate_insight", insight="I1", feedback="accepted")
    known = await person("insight_statistics")
    assert (known.cards, known.feedback_rate, known.acceptance_rate) == (1, 1.0, 1.0)
    assert known.types[0] == ANY


async def test_what_can_not_be_is_refused(person: Person) -> None:
    await noted(person)
    for tool, arguments in (
        ("list_insights", {"type": "gossip"}),
        ("list_insights", {"state": "gone"}),
        ("rate_insight", {"insight": "I1", "feedback": "meh"}),
        ("note_insight", {"title": "", "summary": "x"}),
    ):
        with pytest.raises(Invalid):
            await person(tool, **arguments)


async def test_another_users_cards_do_not_exist(person: Person, new_person: NewPerson) -> None:
    other = await new_person()
    theirs = await noted(other, "Theirs")
    for name in (str(theirs.id), theirs.ref, "Theirs"):
        for tool, more in (
            ("insight", {}), ("pin_insight", {}), ("dismiss_insight", {}), ("rate_insight", {"feedback": "helpful"}),
        ):  # fmt: skip
            with pytest.raises(NotFound):
                await person(tool, insight=name, **more)
    assert await person("list_insights") == []
    assert (await other("insight", insight="I1")).versions == (theirs,)
