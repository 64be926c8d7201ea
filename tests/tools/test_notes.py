"""Notes: texts that are kept as they are, each with its time and with what it belongs to."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from pydantic import ValidationError

from memory import notes as rows
from memory.errors import Invalid, NotFound
from memory.notes import Note
from tests.acting import Person
from tests.conftest import NewUser
from tools.notes import GivenNote, dated, keep_notes

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def given(**fields: Any) -> GivenNote:
    return GivenNote.model_validate({"text": "Hello", **fields})


async def keep(
    person: Person, *texts: dict[str, Any] | str, source: str = "diary", outside: bool = False
) -> int:
    """Keep texts as one operation."""
    notes = [given(text=each) if isinstance(each, str) else given(**each) for each in texts]
    async with person.database.scope(person.id, operation=uuid4(), label="Kept", outside=outside) as scope:
        return await keep_notes(scope, notes, source)


async def kept(person: Person, **narrowed: Any) -> list[Note]:
    async with person.database.scope(person.id) as scope:
        return list((await rows.notes(scope, **narrowed)).items)


async def test_texts_are_kept_word_for_word_and_listed_the_last_given_first(person: Person) -> None:
    text = "Walked.\r\n\tThen  — “tea”, 茶 & <b>cake</b>; drop table notes; --"
    assert await keep(person, {"text": text, "at": "2026-03-05T10:00:00Z", "who": "Mara"}, "Second") == 2
    second, first = await kept(person)
    assert (first.text, first.who, first.source, first.outside) == (text, "Mara", "diary", False)
    assert (first.at, second.text) == (datetime(2026, 3, 5, 10, tzinfo=UTC), "Second")


async def test_a_time_is_the_users_own_where_it_names_no_zone_and_a_day_is_its_noon(person: Person) -> None:
    await keep(
        person, {"text": "a", "at": "2026-03-05T10:00"}, {"text": "b", "at": "2026-07-05"},
        {"text": "c", "at": "2026-03-05T10:00:00-05:00"}, {"text": "d"},
    )  # fmt: skip
    at = {each.text: each.at for each in await kept(person)}
    assert (at["a"], at["b"]) == (datetime(2026, 3, 5, 9, tzinfo=UTC), datetime(2026, 7, 5, 10, tzinfo=UTC))
    assert at["c"] == datetime(2026, 3, 5, 15, tzinfo=UTC)
    assert abs(at["d"] - datetime.now(UTC)) < timedelta(minutes=1), "now, where it is not said"


def test_texts_that_follow_soon_belong_together_where_nothing_else_says_so() -> None:
    at = [NOW, NOW + timedelta(hours=5), NOW + timedelta(hours=12), NOW + timedelta(hours=11)]
    sessions = [each.session for each in dated([given(at=each) for each in at], "UTC", NOW)]
    assert sessions[0] == sessions[1] == "2026-11-23T12:00+00:00"
    assert len({*sessions}) == 3, "a long pause begins anew, and so does going back"
    named = dated([given(at=NOW, session="call"), given(at=NOW), given(at=NOW, session="walk")], "UTC", NOW)
    assert [each.session for each in named] == ["call", "call", "walk"]


async def test_the_same_name_from_the_same_source_is_the_same_note(person: Person) -> None:
    assert await keep(person, {"id": "1", "text": "First"}, {"id": "2"}, {"id": "1", "text": "Again"}) == 2
    assert await keep(person, {"id": "1", "text": "Changed"}, {"id": "3"}) == 1
    assert [each.text for each in await kept(person) if each.external_id == "1"] == ["First"]
    assert await keep(person, {"id": "1"}, source="mail") == 1, "elsewhere it is another one"
    assert await keep(person, "Hello", "Hello") == 2, "without a name each is one of its own"


async def test_a_name_that_somebody_else_has_given_is_free(person: Person, new_user: NewUser) -> None:
    await keep(person, {"id": "1", "text": "Mine"})
    other = Person(person.database, await new_user())
    assert await kept(other) == []
    assert await keep(other, {"id": "1", "text": "Theirs"}) == 1
    assert [each.text for each in await kept(person)] == ["Mine"]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"text": ""}, "text"),
        ({"text": "  \n "}, "text"),
        ({"text": "x" * 20_001}, "text"),
        ({"text": 5}, "text"),
        ({"text": "nul \0"}, "can't be stored"),
        ({"text": "half \ud800"}, "text"),
        ({"who": "x" * 101}, "who"),
        ({"who": "\0"}, "can't be stored"),
        ({"session": "x" * 201}, "session"),
        ({"id": ""}, "id"),
        ({"id": "x" * 201}, "id"),
        ({"id": "\0"}, "can't be stored"),
        ({"at": "soon"}, "at"),
        ({"at": "2026-02-30"}, "at"),
        ({"user_id": "x"}, "user_id"),
    ],
)
def test_what_is_no_note_is_refused_by_its_field(fields: dict[str, Any], words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        given(**fields)


@pytest.mark.parametrize("at", ["0001-01-01", "9999-12-31T23:00:00-12:00"])
async def test_a_time_that_can_not_be_changes_nothing(person: Person, at: str) -> None:
    with pytest.raises(Invalid, match="too far away"):
        await keep(person, "Before", {"text": "x", "at": at})
    assert await kept(person) == []


async def test_lists_are_narrowed_by_words_and_source_and_go_page_by_page(person: Person) -> None:
    await keep(person, "I was swimming", "I slept", {"text": "Hello", "who": "Mara"})
    await keep(person, "Swim again", source="mail")
    assert [each.text for each in await kept(person, words="swim")] == ["Swim again", "I was swimming"]
    assert [each.text for each in await kept(person, words="swim", source="diary")] == ["I was swimming"]
    assert [each.text for each in await kept(person, words="mara")] == ["Hello"]
    assert await kept(person, words="walrus") == []
    async with person.database.scope(person.id) as scope:
        first = await rows.notes(scope, limit=3)
        second = await rows.notes(scope, limit=3, before=int(first.next or 0))
    assert [each.text for each in (*first.items, *second.items)] == [
        "Swim again",
        "Hello",
        "I slept",
        "I was swimming",
    ]
    assert second.next is None


async def test_what_others_wrote_is_known_as_such(person: Person) -> None:
    await keep(person, "Buy my pills", outside=True)
    await keep(person, "Mine")
    assert {each.text: each.outside for each in await kept(person)} == {"Buy my pills": True, "Mine": False}


async def test_undo_takes_back_all_that_was_kept_and_brings_back_what_was_deleted(person: Person) -> None:
    await keep(person, "One", "Two")
    await person("undo")
    assert await kept(person) == []
    await person("redo")
    before = await kept(person)
    assert {each.text for each in before} == {"One", "Two"}
    async with person.database.scope(person.id, operation=uuid4(), label="Deleted") as scope:
        assert await rows.delete_source(scope, "diary") == 2
    assert await kept(person) == []
    await person("undo")
    assert await kept(person) == before
    async with person.database.scope(person.id, operation=uuid4(), label="Deleted") as scope:
        await rows.delete(scope, before[0].id)
    assert await kept(person) == before[1:]


async def test_nobody_deletes_what_is_not_there_or_not_theirs(person: Person, new_user: NewUser) -> None:
    await keep(person, "Mine")
    (mine,) = await kept(person)
    other = Person(person.database, await new_user())
    for whose, note in ((other, mine.id), (person, uuid4())):
        with pytest.raises(NotFound, match="There is no such note"):
            async with whose.database.scope(whose.id) as scope:
                await rows.delete(scope, note)
        with pytest.raises(NotFound, match="No note came from"):
            async with whose.database.scope(whose.id) as scope:
                await rows.delete_source(scope, "diary" if whose is other else "mail")
    assert await kept(person) == [mine]
