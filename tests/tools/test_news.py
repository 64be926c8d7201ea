"""What is noticed and stands in the way is said first: with the morning, one a day, and only what matters."""

from datetime import UTC, datetime, timedelta

import pytest

from memory.nudges import NudgeSettings
from memory.said import Nudge
from tests.acting import NewPerson, Person
from tests.tools.checking_in import acting, delivered
from tools import news
from tools.attend import attend

SUNDAY = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
EIGHT = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
"""08:00 in Berlin, on a Monday."""
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


@pytest.fixture(autouse=True)
def _sunday(person: Person) -> None:
    person.now = SUNDAY


async def chain(person: Person, first: str = "Ask the *landlord*") -> None:
    """A task that four others wait for; noticed on Sunday evening."""
    ref = (await person("add_task", title=first)).ref
    for title in ("Paint", "Move", "Party", "Rest"):
        await person("add_task", title=title, after=[ref])
    await person("look")


async def look(
    person: Person, now: datetime = EIGHT, settings: NudgeSettings | None = None
) -> tuple[list[Nudge], datetime | None]:
    person.now = now
    async with acting(person) as scope:
        return await news.nudges(scope, settings or NudgeSettings())


async def ref_of(person: Person, words: str) -> str:
    (card,) = await person("list_insights", words=words)
    return str(card.ref)


async def test_what_holds_others_up_is_said_with_the_morning_and_what_could_be_done(person: Person) -> None:
    await chain(person)
    ref = await ref_of(person, "4 tasks wait")
    (found,), later = await look(person)
    assert (found.kind, found.key, found.due_at) == ("insight", f"2026-11-23 {ref}", EIGHT)
    assert later == EIGHT + DAY
    assert found.said.text.startswith(f"💡 **4 tasks wait for Ask the \\*landlord\\*** ({ref})\n")
    labels = [[(each.label, each.act) for each in row] for row in found.said.rows]
    assert labels == [
        [("Do T1 Ask the *landlord* today", f"follow {ref}.1")],
        [("Why", f"why {ref}"), ("Put aside", f"aside {ref}")],
    ]


async def test_one_is_said_a_day_and_the_same_again_after_four_weeks(person: Person) -> None:
    await chain(person)
    await chain(person, "Call the bank")
    said = []
    for day in range(31):
        person.now = EIGHT + day * DAY - HOUR
        await person("look")
        found, _ = await look(person, EIGHT + day * DAY)
        for each in found:
            await delivered(person, each)
            said.append((day, each.key.split()[1]))
        assert (await look(person, EIGHT + day * DAY + HOUR))[0] == []
    (one, first), (two, second), *again = said
    assert (one, two, len({first, second})) == (0, 1, 2)
    assert again == [(28, first), (29, second)]


async def test_what_was_noticed_after_the_hour_waits_for_the_next_morning(person: Person) -> None:
    person.now = EIGHT + HOUR
    await chain(person)
    assert (await look(person, EIGHT + 2 * HOUR))[0] == []
    assert len((await look(person, EIGHT + DAY))[0]) == 1


async def test_a_morning_that_nobody_could_speak_in_is_let_go(person: Person) -> None:
    await chain(person)
    assert len((await look(person, EIGHT + 5 * HOUR))[0]) == 1
    assert (await look(person, EIGHT + 6 * HOUR))[0] == []


async def test_what_matters_little_is_not_said(person: Person) -> None:
    await person("add_pillar", name="Health")
    person.now = SUNDAY + DAY
    await person("look")
    assert await ref_of(person, "no area yet")
    assert (await look(person, EIGHT + DAY))[0] == []


async def test_what_was_not_liked_or_put_aside_is_not_said(person: Person) -> None:
    await chain(person)
    card = await ref_of(person, "4 tasks wait")
    await person("rate_insight", insight=card, feedback="not_helpful")
    assert (await look(person))[0] == []
    await person("rate_insight", insight=card, feedback="helpful")
    assert len((await look(person))[0]) == 1
    await person("dismiss_insight", insight=card)
    assert (await look(person))[0] == []


async def test_nothing_is_said_where_it_is_off_and_none_of_others(
    person: Person, new_person: NewPerson
) -> None:
    await chain(person)
    assert await look(person, settings=NudgeSettings(insights_on=False)) == ([], None)
    assert (await look(await new_person()))[0] == []


async def test_it_is_a_message_of_its_own_beside_the_check_in_and_comes_once(person: Person) -> None:
    await chain(person)
    await person("add_task", title="Write report", due="tomorrow")
    for minutes in (0, 1, 61):
        person.now = EIGHT + timedelta(minutes=minutes)
        async with acting(person) as scope:
            await attend(scope)
    told = await person("list_deliveries")
    assert sorted(each.kind for each in told) == ["insight", "morning"]
