"""The blackboard's cards: one for each finding, whoever finds it; versions, ends, and what its reader does with it."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from memory import insight_lists, insights
from memory.blackboard import Insight
from memory.database import Database
from memory.errors import Invalid
from memory.insight_lists import Asked
from memory.scope import Scope
from tests.conftest import NewUser, OpenScope

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
PROJECT = UUID(int=7)


def finding(key: str = "stalled", **given: Any) -> dict[str, Any]:
    return {
        "key": key, "type": "obstacle_identification", "title": "Launch stands still",
        "summary": "Nothing was done for 14 days.", "reasoning": {"days": 14}, "path": [], "evidence": [],
        "recommendations": [], "confidence": 0.8, "impact": 0.6, "entity_type": "project", "entity_id": PROJECT,
        "tags": ["project"], "source": "rule", "expires_at": NOW + timedelta(days=1),
    } | given  # fmt: skip


async def posted(scope: Scope, *found: dict[str, Any], after: timedelta = timedelta()) -> list[Insight]:
    scope.now = NOW + after
    return await insights.post(scope, found)


async def shown(scope: Scope, **asked: Any) -> list[Insight]:
    return list((await insight_lists.insights(scope, Asked(**asked), limit=50)).items)


async def test_a_finding_that_says_something_new_is_the_next_version_of_its_card(scope: OpenScope) -> None:
    async with scope() as one:
        (first,) = await posted(one, finding())
    async with scope() as two:
        (second,) = await posted(
            two, finding(summary="Nothing was done for 15 days."), after=timedelta(hours=1)
        )
        assert (second.ref, second.version, second.previous_id) == (first.ref, 2, first.id)
        assert await shown(two) == [second]
        card = await insights.opened(two, second)
        assert [(each.version, each.state) for each in card.versions] == [(2, "active"), (1, "superseded")]
        assert await insights.named(two, row_id=first.id) == second
        assert card.last_accessed == two.now


async def test_the_same_finding_only_holds_for_longer(scope: OpenScope) -> None:
    async with scope() as one:
        (first,) = await posted(one, finding())
        later = finding(reasoning={"days": 14.4}, expires_at=NOW + timedelta(days=2))
        assert await posted(one, later, after=timedelta(hours=12)) == []
        one.now = NOW + timedelta(days=1, hours=1)
        (card,) = await shown(one)
        assert (card.id, card.version, card.expires_at) == (first.id, 1, NOW + timedelta(days=2))


@pytest.mark.parametrize(
    "other",
    [
        {"title": "Launch is stuck"},
        {"reasoning": {"days": 20}},
        {"recommendations": [{"text": "Do its next step", "call": None}]},
        {"entity_id": UUID(int=8)},
    ],
)
async def test_other_words_numbers_advice_or_another_thing_make_a_version(
    scope: OpenScope, other: dict[str, Any]
) -> None:
    async with scope() as one:
        await posted(one, finding())
        (second,) = await posted(one, finding(**other))
        assert second.version == 2


async def test_a_dismissed_finding_comes_back_only_when_it_says_something_else(scope: OpenScope) -> None:
    async with scope() as one:
        (card,) = await posted(one, finding())
        await insights.dismiss(one, card)
        assert await shown(one) == []
        assert await posted(one, finding(), finding("other", title="Other")) == await shown(one)
        assert await posted(one, finding(summary="Nothing was done for 16 days.")) == []
        (back,) = await posted(one, finding(summary="Nothing was done for 20 days."))
        assert (back.ref, back.version, back.state) == (card.ref, 2, "active")
        assert await shown(one, state="dismissed") == []


async def test_a_dismissed_card_that_is_put_back_holds_as_long_as_it_would_have(scope: OpenScope) -> None:
    async with scope() as one:
        (card,) = await posted(one, finding())
        dismissed = await insights.dismiss(one, card)
        assert await shown(one, state="dismissed") == [dismissed]
        one.now = NOW + timedelta(days=3)
        back = await insights.put_back(one, dismissed)
        assert back.expires_at == one.now + timedelta(days=1)
        assert await shown(one) == [back]


async def test_two_workers_that_find_the_same_at_once_make_one_card(
    database: Database, new_user: NewUser
) -> None:
    user = await new_user()
    ready = asyncio.Barrier(4)

    async def work(summary: str) -> list[Insight]:
        async with database.scope(user) as scope:
            await ready.wait()
            return await posted(scope, finding(summary=summary))

    found = await asyncio.gather(*(work(each) for each in ("Same.", "Same.", "Other.", "Other.")))
    async with database.scope(user) as scope:
        scope.now = NOW
        (card,) = await shown(scope)
        versions = await insights.versions_of(scope, card)
    assert {each.ref for each in versions} == {"I1"}
    assert [each.version for each in versions] == list(range(len(versions), 0, -1))
    assert len(versions) == sum(map(len, found))


async def test_what_has_ended_is_never_shown_and_the_sweep_marks_it(scope: OpenScope) -> None:
    async with scope() as one:
        (short, _) = await posted(one, finding(), finding("long", title="Long", expires_at=None))
        one.now = NOW + timedelta(days=1)
        assert [each.title for each in await shown(one)] == ["Long"]
        assert [each.id for each in await shown(one, state="expired")] == [short.id]
        (gone,) = await insights.expire(one)
        assert (gone.id, gone.state) == (short.id, "expired")
        assert await insights.expire(one) == []
        (again,) = await posted(one, finding(expires_at=None), after=timedelta(days=9))
        assert (again.ref, again.version) == (short.ref, 2)


async def test_a_pinned_card_comes_first_and_outlives_its_time_and_its_finding(scope: OpenScope) -> None:
    async with scope() as one:
        (old,) = await posted(one, finding())
        old = await insights.pin(one, old, True)
        await posted(one, finding("new", title="New", expires_at=None), after=timedelta(hours=1))
        assert [each.title for each in await shown(one)] == ["Launch stands still", "New"]
        one.now = NOW + timedelta(days=5)
        assert await insights.expire(one) == []
        assert await insights.retire(one, [old.id]) == []
        assert [each.title for each in await shown(one, pinned=True)] == ["Launch stands still"]
        (next_one,) = await posted(
            one, finding(summary="Nothing was done for 30 days."), after=timedelta(days=5)
        )
        assert next_one.pinned
        await insights.retire(one, [next_one.id])
        await insights.pin(one, next_one, False)
        assert [each.title for each in await shown(one)] == ["New"]


async def test_pages_hold_each_card_once_pinned_ones_first(scope: OpenScope) -> None:
    async with scope() as one:
        cards = await posted(one, *(finding(f"k{number}", title=f"Card {number}") for number in range(7)))
        await insights.pin(one, cards[2], True)
        seen: list[str] = []
        cursor = None
        while True:
            page = await insight_lists.insights(one, cursor=cursor, limit=2)
            seen += [each.title for each in page.items]
            cursor = page.next
            if cursor is None:
                break
        assert len(seen) == len(set(seen)) == 7
        assert seen[0] == "Card 2"
        with pytest.raises(Invalid):
            await insight_lists.insights(one, cursor="nonsense")


async def test_cards_are_found_by_words_by_type_and_by_their_reference(scope: OpenScope) -> None:
    async with scope() as one:
        both = [
            finding(),
            finding("hours", title="Mondays are full", type="time_allocation", summary="12 hours."),
        ]
        launch, mondays = await posted(one, *both)
        assert await shown(one, words="mond") == [mondays]
        assert await shown(one, words="standing nothing") == [launch]
        assert await shown(one, words=mondays.ref) == [mondays]
        assert await shown(one, type="time_allocation") == [mondays]
        assert await shown(one, words="mond", type="goal_coherence") == []
        await insights.dismiss(one, mondays)
        assert await shown(one, words="mond") == []
        assert [each.ref for each in await shown(one, words="mond", state="dismissed")] == [mondays.ref]


async def test_what_was_said_of_a_card_is_counted(scope: OpenScope) -> None:
    async with scope() as one:
        early = finding("early", title="Early", confidence=0.6, expires_at=NOW - timedelta(days=9))
        (first,) = await posted(one, early, after=timedelta(days=-10))
        await insights.think(one, first, "rejected", "No.", applied=False)
        (second, _) = await posted(one, finding(), finding("third", title="Third", type="time_allocation"))
        await insights.think(one, second, "accepted", "", applied=True)
        card = await insights.opened(one, second)
        assert (card.applied, card.feedback) == (1, "accepted")
        known = await insight_lists.statistics(one, NOW.date())
    assert (known.cards, known.active, known.versions) == (3, 2, 3)
    assert known.confidence == pytest.approx((0.6 + 0.8 + 0.8) / 3)
    assert known.feedback_rate == pytest.approx(2 / 3)
    assert known.acceptance_rate == pytest.approx(1 / 2)
    assert {each.type: (each.cards, each.rated) for each in known.types} == {
        "obstacle_identification": (2, 2), "time_allocation": (1, 0),
    }  # fmt: skip
    assert [(each.posted, each.rated, each.accepted) for each in known.weeks] == [
        (0, 0, 0), (0, 0, 0), (1, 1, 0), (2, 1, 1),
    ]  # fmt: skip
    assert known.weeks[-1].start == NOW.date() - timedelta(days=6)


async def test_an_empty_blackboard_has_no_rates(scope: OpenScope) -> None:
    async with scope() as one:
        known = await insight_lists.statistics(one, NOW.date())
    assert (known.cards, known.confidence, known.feedback_rate, known.acceptance_rate) == (
        0,
        None,
        None,
        None,
    )
    assert len(known.weeks) == 4


async def test_cards_of_one_user_are_nothing_to_another(
    database: Database, new_user: NewUser, scope: OpenScope
) -> None:
    async with scope() as mine:
        (card,) = await posted(mine, finding())
    async with database.scope(await new_user()) as other:
        assert await shown(other) == []
        assert await insights.named(other, row_id=card.id) is None
        assert await insights.versions_of(other, card) == ()
        (theirs,) = await posted(other, finding())
        assert (theirs.version, theirs.ref) == (1, "I1")
    async with scope() as mine:
        assert await insights.named(mine, row_id=card.id) == card
        assert await insights.named(mine, row_id=uuid4()) is None
