"""The journal day by day: this day in other years, the heat map's days, and drafts in the user's own words."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from memory import journal_days
from memory.database import Database
from memory.errors import Invalid
from tests.acting import Person
from tools.journal_times import anniversaries

NOW = datetime(2026, 11, 23, 18, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "days"),
    [
        ("2026-11-23", ["2025-11-23", "2024-11-23", "2023-11-23", "2022-11-23", "2021-11-23"]),
        ("2028-02-29", ["2027-02-28", "2026-02-28", "2025-02-28", "2024-02-29", "2023-02-28"]),
        ("2027-02-28", ["2026-02-28", "2025-02-28", "2024-02-29", "2024-02-28", "2023-02-28", "2022-02-28"]),
        ("2028-02-28", ["2027-02-28", "2026-02-28", "2025-02-28", "2024-02-28", "2023-02-28"]),
        ("2027-03-01", ["2026-03-01", "2025-03-01", "2024-03-01", "2023-03-01", "2022-03-01"]),
        ("0003-01-01", ["0002-01-01", "0001-01-01"]),
    ],
)
def test_a_day_comes_again_each_year_and_a_leap_day_on_the_28th(day: str, days: list[str]) -> None:
    assert [each.isoformat() for each in anniversaries(date.fromisoformat(day))] == days


async def test_on_this_day_shows_five_years_newest_first(person: Person) -> None:
    person.now = NOW
    for year in range(2020, 2027):
        await person("write_entry", text=str(year), day=f"{year}-11-23")
    await person("write_entry", text="another day", day="2025-11-22")
    assert [each.text for each in await person("on_this_day")] == ["2025", "2024", "2023", "2022", "2021"]
    assert [each.text for each in await person("on_this_day", day="2022-11-23")] == ["2021", "2020"]
    assert [each.text for each in await person("on_this_day", day="yesterday")] == ["another day"]
    await person("write_entry", text="leap", day="2024-02-29")
    assert [each.text for each in await person("on_this_day", day="2026-02-28")] == ["leap"]


async def test_days_tell_what_was_written_and_felt(person: Person, database: Database) -> None:
    person.now = NOW
    await person("write_entry", text="I was so happy.", mood="grateful", energy="high")
    await person("write_entry", text="It was terrible then.", mood="anxious", energy="low", tier="never")
    person.now += timedelta(hours=1)
    await person("check_in", energy="very_low", mood="peaceful")
    await person("write_entry", text="Nothing.", day="2026-11-20")
    await person("write_entry", text="Gone.", day="2026-11-19")
    await person("delete", things=["J4"])
    async with database.scope(person.id) as scope:
        days = await journal_days.days(scope, date(2026, 11, 1), date(2026, 11, 30))
    assert [each.day.day for each in days] == [20, 23]
    quiet, full = days
    assert (quiet.entries, quiet.words, quiet.mood, quiet.energy) == (1, 1, "reflective", 3.0)
    assert (full.entries, full.words, full.mood) == (2, 8, "peaceful"), "the last mood that was said"
    assert full.energy == pytest.approx((4 + 2 + 1) / 3, abs=0.01)
    assert full.pleasant == pytest.approx((0.9 - 0.8 + 0.8) / 3, abs=0.01)
    assert full.sentiment is not None
    assert -0.5 < full.sentiment < 0.5


async def say(
    person: Person, text: str, at: datetime, *, role: str = "user", effect: str = "", **more: Any
) -> str:
    """A message of the life thread, as a turn leaves it."""
    run, message = uuid4(), str(uuid4())
    async with person.database.scope(person.id, outside=bool(more.get("outside"))) as scope:
        await scope.run(
            "insert into threads (user_id, slug, title) values (%s, 'life', 'Life') on conflict do nothing",
            [person.id],
        )
        await scope.run(
            "insert into runs (id, user_id, thread_id, lease_until, state) "
            "select %s, user_id, id, now(), 'done' from threads where user_id = %s",
            [run, person.id],
        )
        await scope.run(
            "insert into messages (user_id, thread_id, run_id, id, role, content, created_at, withheld) "
            "select user_id, id, %s, %s, %s, %s, %s, %s from threads where user_id = %s",
            [run, message, role, text, at, bool(more.get("withheld")), person.id],
        )
        if effect:
            await scope.run(
                "insert into effects (user_id, run_id, call_id, tool, answer) values (%s, %s, 'c', %s, '{}')",
                [person.id, run, effect],
            )
    return message


async def test_a_draft_is_in_the_users_own_words_of_that_day_and_nothing_is_stored(person: Person) -> None:
    person.now = NOW
    morning = datetime(2026, 11, 23, 7, tzinfo=UTC)
    said = await say(person, "The sea was calm this morning. #Sea", morning)
    for text, more in (
        ("what should I do next?", {}), ("show my tasks please", {}), ("ok", {}),
        ("buy milk tomorrow", {"effect": "add_task"}), ("Nobody may know of Anna.", {"withheld": True}),
        ("This was written by somebody else, sadly.", {"outside": True}),
        ("You did well today, my friend.", {"role": "assistant"}),
    ):  # fmt: skip
        await say(person, text, morning + timedelta(minutes=1), **more)
    await say(person, "That was the day before, in the evening.", datetime(2026, 11, 22, 20, tzinfo=UTC))
    await say(person, "Long after midnight, and still today.", datetime(2026, 11, 24, 1, tzinfo=UTC))
    await person("check_in", energy="low", mood="peaceful")
    person.now += timedelta(minutes=1)
    await person("check_in", note="Slept badly.", energy="high")
    person.now += timedelta(minutes=1)
    await person("add_task", title="Buy shoes")
    await person("complete_task", task="T1")
    draft = await person("draft_entry")
    assert draft.text == (
        "The sea was calm this morning. #Sea\n\nFelt: peaceful, energy low.\n\nSlept badly.\n\n"
        "Long after midnight, and still today.\n\nDone: Buy shoes."
    )
    assert (draft.title, draft.mood, draft.energy, draft.tags) == (
        "Monday, 23 November",
        "peaceful",
        "high",
        ("sea",),
    )
    assert [each.kind for each in draft.sources] == ["message", "checkin", "checkin", "task", "message"]
    assert draft.sources[0].id == said
    assert (await person("list_entries")).items == ()
    assert (await person("draft_entry", day="yesterday")).text == "That was the day before, in the evening."


async def test_a_day_without_anything_gives_an_empty_draft(person: Person) -> None:
    draft = await person("draft_entry", day="2020-01-01")
    assert (draft.text, draft.title, draft.sources, draft.mood) == ("", "", (), None)


async def test_no_day_to_come_is_drafted(person: Person) -> None:
    with pytest.raises(Invalid, match="still to come"):
        await person("draft_entry", day="tomorrow")
