"""How one feels, said in a word or two."""

from datetime import UTC, datetime

import pytest

from memory.errors import Invalid
from tests.acting import Person


async def test_energy_mood_or_words_any_of_them_is_enough(person: Person) -> None:
    assert (await person("check_in", energy="low")).energy == "low"
    assert (await person("check_in", mood="peaceful")).mood == "peaceful"
    assert (await person("check_in", note="  Slept badly. ")).note == "Slept badly."
    said = [(each.source, each.energy, each.mood, each.note) for each in await person("list_checkins")]
    assert said == [
        ("checkin", None, None, "Slept badly."), ("checkin", None, "peaceful", ""), ("checkin", "low", None, ""),
    ]  # fmt: skip
    assert len(await person("list_checkins", limit=2)) == 2


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ({}, "Nothing was said"), ({"note": "   "}, "Nothing was said"), ({"energy": "medium"}, "energy"),
        ({"mood": "fine"}, "mood"), ({"note": "x" * 20_001}, "note"), ({"energy": "low", "day": "2026-11-23"}, "day"),
    ],
)  # fmt: skip
async def test_what_says_nothing_or_nothing_that_is_known_is_not_noted(
    person: Person, said: dict[str, str], wrong: str
) -> None:
    with pytest.raises(Invalid, match=wrong):
        await person("check_in", **said)
    assert await person("list_checkins") == []


async def test_it_belongs_to_ones_own_day(person: Person) -> None:
    person.now = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)  # 02:30 in Berlin
    assert (await person("check_in", energy="low")).day.isoformat() == "2026-11-23"
    person.now = datetime(2026, 11, 24, 2, 30, tzinfo=UTC)
    felt = await person("check_in", energy="low")
    assert (felt.day.isoformat(), felt.at) == ("2026-11-24", person.now)


async def test_it_can_be_taken_back(person: Person) -> None:
    await person("check_in", energy="low")
    await person("undo")
    assert await person("list_checkins") == []
    await person("redo")
    assert len(await person("list_checkins")) == 1
