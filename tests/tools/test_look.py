"""Looking at a life: what is found is said once for as long as it holds, and comes off when it does not."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from memory.blackboard import Insight
from memory.database import Database
from tests.acting import NewPerson, Person
from tools.look import rerank

MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _monday(person: Person) -> None:
    person.now = MONDAY


async def look(person: Person) -> tuple[Insight | None, list[dict[str, Any]]]:
    """Have the ranking looked at again; what was posted, and what open clients are told."""
    async with person.database.scope(person.id) as scope:
        scope.now = person.now or scope.now
        return await rerank(scope), scope.events


async def shown(person: Person) -> list[str]:
    return [insight.title for insight in await person("list_insights")]


async def test_the_first_task_is_explained_on_the_blackboard(person: Person) -> None:
    await person("add_task", title="Buy shoes", due="tomorrow")
    posted, events = await look(person)
    assert posted
    assert (posted.type, posted.title, posted.entity_type, posted.version) == (
        "priority_reasoning", "Buy shoes comes first", "task", 1,
    )  # fmt: skip
    assert "tomorrow" in posted.summary
    assert posted.reasoning["task"] == "T1"
    assert 0 < posted.confidence <= 1
    assert [event["type"] for event in events] == ["insight"]
    assert events[0]["insight"]["id"] == str(posted.id)
    assert await person("list_insights") == [posted]


async def test_it_is_said_once_while_nothing_else_comes_first(person: Person) -> None:
    await person("add_task", title="Buy shoes", due="tomorrow")
    await look(person)
    await person("add_task", title="Sort photos")
    assert await look(person) == (None, [])
    assert await shown(person) == ["Buy shoes comes first"]


async def test_when_another_comes_first_the_old_word_goes(person: Person) -> None:
    await person("add_task", title="Sort photos")
    old, _ = await look(person)
    await person("add_task", title="Buy shoes", due="today")
    new, events = await look(person)
    assert old
    assert new
    assert [event["type"] for event in events] == ["insight"]
    assert (new.ref, new.version, new.previous_id) == (old.ref, 2, old.id)
    assert await shown(person) == ["Buy shoes comes first"]


async def test_when_nothing_is_left_the_word_goes(person: Person) -> None:
    await person("add_task", title="Buy shoes")
    posted, _ = await look(person)
    assert posted
    await person("complete_task", task="T1")
    assert await look(person) == (None, [{"type": "insight_gone", "id": str(posted.id), "ref": posted.ref}])
    assert await shown(person) == []
    assert await look(person) == (None, [])


async def test_an_old_word_is_not_shown_and_holds_again_when_it_is_found_again(person: Person) -> None:
    await person("add_task", title="Buy shoes")
    first, _ = await look(person)
    assert first
    assert first.expires_at
    person.now = first.expires_at + timedelta(seconds=1)
    assert await shown(person) == []
    again, events = await look(person)
    assert again
    assert (again.id, again.version) == (first.id, 1)
    assert again.expires_at
    assert again.expires_at > person.now
    assert [event["type"] for event in events] == ["insight"]
    assert await shown(person) == ["Buy shoes comes first"]


async def test_a_change_of_the_plan_has_it_looked_at_and_a_journal_entry_has_not(
    person: Person, database: Database
) -> None:
    async def asked_for() -> list[str]:
        async with database.scope(person.id) as scope:
            return [
                row["name"]
                for row in await scope.rows("select name from jobs where name in ('rerank', 'look')")
            ]

    await person("write_entry", text="Slept well.")
    await person("list_tasks")
    assert await asked_for() == []
    await person("add_task", title="Buy shoes")
    await person("add_task", title="Run", after=["T1"])
    assert await asked_for() == ["rerank"]


async def test_blackboards_are_each_users_own(person: Person, new_person: NewPerson) -> None:
    other = await new_person()
    await other("add_task", title="Theirs")
    await look(other)
    assert await shown(person) == []
    assert await look(person) == (None, [])
    assert await shown(other) == ["Theirs comes first"]


async def test_when_the_reason_is_another_the_word_is_its_next_version(person: Person) -> None:
    await person("add_task", title="Buy shoes", due="tomorrow")
    old, _ = await look(person)
    await person("add_task", title="Run in them", after=["Buy shoes"])
    new, events = await look(person)
    assert old
    assert new
    assert (new.title, new.version) == (old.title, 2)
    assert "unblocks 1 task" in new.summary
    assert [event["type"] for event in events] == ["insight"]
    assert await shown(person) == ["Buy shoes comes first"]


async def late_launch(person: Person) -> None:
    await person("add_project", name="Launch")
    for number in range(5):
        await person("add_task", title=f"Late {number}", project="Launch", due=f"2026-11-{10 + number}")


async def test_what_is_noticed_is_posted_once_and_comes_off_when_it_is_mended(person: Person) -> None:
    await late_launch(person)
    posted = await person("look")
    assert {each.type for each in posted} >= {"obstacle_identification", "priority_reasoning"}
    assert await person("look") == []
    assert {each.ref for each in await person("list_insights")} == {each.ref for each in posted}
    for number in range(5):
        await person("complete_task", task=f"T{number + 1}")
    await person("look")
    left = await person("list_insights")
    assert not {"obstacle_identification", "priority_reasoning"} & {each.type for each in left}
    ended = await person("list_insights", state="expired")
    assert {each.type for each in ended} >= {"obstacle_identification", "priority_reasoning"}


async def test_a_note_of_ones_own_stays_whatever_is_found(person: Person) -> None:
    await person("note_insight", title="Mondays are full", summary="Half is left on Tuesday.")
    await late_launch(person)
    await person("look")
    person.now = MONDAY + timedelta(days=400)
    await person("look")
    assert "Mondays are full" in await shown(person)


async def test_findings_that_contradict_each_other_make_a_card_of_their_own(person: Person) -> None:
    await late_launch(person)
    await person("look")
    late, *_ = await person("list_insights", type="obstacle_identification", about="P1")
    noted = await person("note_insight", title="Launch is on track", summary="It goes well.", about="P1")
    posted = await person("look")
    (said,) = [each for each in posted if "meta" in each.tags]
    assert {each.ref for each in said.evidence} == {late.ref, noted.ref}
    await person("dismiss_insight", insight="Launch is on track")
    await person("look")
    assert said.ref not in {each.ref for each in await person("list_insights")}
