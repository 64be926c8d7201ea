"""The journal: a person's own words, on their own day."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from memory.errors import Invalid
from tests.acting import Person


async def test_an_entry_keeps_the_words_as_they_were_written(person: Person) -> None:
    text = "Slept well.\n\n  The run was easy – 5 km. <b>*Überlauf*</b> 🏃"
    entry = await person(
        "write_entry", text=text, title="Morning", mood="grateful", energy="high", tags=["run", " sleep "]
    )
    assert (entry.ref, entry.text, entry.title) == ("J1", text, "Morning")
    assert (entry.mood, entry.energy, entry.tags) == ("grateful", "high", ("run", "sleep"))
    assert (await person("list_entries")).items == (entry,)


@pytest.mark.parametrize(
    ("now", "day"),
    [
        (datetime(2026, 11, 23, 22, 30, tzinfo=UTC), date(2026, 11, 23)),  # 23:30 in Berlin
        (datetime(2026, 11, 24, 1, 59, tzinfo=UTC), date(2026, 11, 23)),  # 02:59: the day ends at 03:00
        (datetime(2026, 11, 24, 2, 0, tzinfo=UTC), date(2026, 11, 24)),
    ],
)
async def test_an_entry_belongs_to_the_day_that_has_not_ended_yet(
    person: Person, now: datetime, day: date
) -> None:
    person.now = now
    entry = await person("write_entry", text="Late.")
    assert (entry.day, entry.created_at) == (day, now)


async def test_the_newest_entries_come_first(person: Person) -> None:
    for number in range(3):
        await person("write_entry", text=str(number))
    assert [entry.text for entry in (await person("list_entries", limit=2)).items] == ["2", "1"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"text": ""}, "text"),
        ({"text": " \n "}, "text"),
        ({"text": "x", "mood": "meh"}, "mood"),
        ({"text": "x", "energy": "some"}, "energy"),
        ({"text": "x", "title": "t" * 201}, "title"),
        ({"text": "x", "tags": [""]}, "tags"),
        ({"text": "x", "tags": ["t"] * 21}, "tags"),
        ({"text": "x" * 200_001}, "text"),
        ({}, "text"),
    ],
)
async def test_what_can_not_be_used_is_refused_in_words(
    person: Person, arguments: dict[str, Any], words: str
) -> None:
    with pytest.raises(Invalid, match=words):
        await person("write_entry", **arguments)
    assert (await person("list_entries")).items == ()
