"""The journal: a person's own words, on their own day, as they wrote them."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from memory.errors import Conflict, Invalid, NotFound
from memory.records import Answer
from tests.acting import Person
from tools import things

NOW = datetime(2026, 11, 23, 18, tzinfo=UTC)


async def refs(person: Person, **wanted: Any) -> list[str]:
    return [entry.ref for entry in (await person("list_entries", **wanted)).items]


async def test_an_entry_keeps_the_words_as_they_were_written(person: Person) -> None:
    text = "Slept well.\n\n  The run was easy – 5 km. <b>*Überlauf*</b> 🏃"
    entry = await person(
        "write_entry", text=text, title="Morning", mood="grateful", energy="high", tags=["run", " sleep "],
        weather="Rain", location="Berlin",
    )  # fmt: skip
    assert (entry.ref, entry.text, entry.title) == ("J1", text, "Morning")
    assert (entry.mood, entry.energy, entry.tags) == ("grateful", "high", ("run", "sleep"))
    assert (entry.weather, entry.location, entry.tier, entry.private) == ("Rain", "Berlin", "full", False)
    assert (await person("list_entries")).items == (entry,)
    assert await person("read_entry", entry="j1") == entry
    assert await person("read_entry", entry=str(entry.id)) == entry


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


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("yesterday", date(2026, 11, 22)), ("2020-02-29", date(2020, 2, 29)), ("last friday", date(2026, 11, 20)),
        ("sunday", date(2026, 11, 22)), ("monday", date(2026, 11, 16)), ("3 days ago", date(2026, 11, 20)),
        ("a month ago", date(2026, 10, 23)), ("a year ago", date(2025, 11, 23)), ("today", date(2026, 11, 23)),
    ],
)  # fmt: skip
async def test_a_late_entry_counts_for_its_day(person: Person, said: str, day: date) -> None:
    person.now = NOW
    entry = await person("write_entry", text="Late.", day=said)
    assert (entry.day, entry.created_at) == (day, NOW)


@pytest.mark.parametrize("said", ["tomorrow", "2026-11-24", "next friday", "someday"])
async def test_no_entry_is_written_for_a_day_to_come(person: Person, said: str) -> None:
    person.now = NOW
    with pytest.raises(Invalid):
        await person("write_entry", text="Early.", day=said)


async def test_the_newest_day_comes_first_and_on_it_what_was_written_last(person: Person) -> None:
    person.now = NOW
    for day in ("today", "2026-11-01", "yesterday", "today"):
        await person("write_entry", text=day, day=day)
    assert await refs(person) == ["J4", "J1", "J3", "J2"]
    first = await person("list_entries", limit=3)
    second = await person("list_entries", limit=3, cursor=first.next)
    assert [entry.ref for entry in (*first.items, *second.items)] == ["J4", "J1", "J3", "J2"]
    assert second.next is None


async def test_entries_are_found_by_what_is_said_of_them(person: Person) -> None:
    person.now = NOW
    await person("write_entry", text="We sailed.", mood="peaceful", tags=["Sea"], template="gratitude")
    await person("write_entry", text="Work.", mood="anxious", day="2026-10-01")
    await person(
        "write_entry", answers=[{"prompt": "Who?", "answer": "The lighthouse keepers"}], template="gratitude"
    )
    assert await refs(person, mood="anxious") == ["J2"]
    assert await refs(person, tag="sea") == ["J1"]
    assert await refs(person, template="gratitude") == ["J3", "J1"]
    assert await refs(person, template="Gratitude Practice") == ["J3", "J1"]
    assert await refs(person, since="2026-11-01", until="2026-11-23") == ["J3", "J1"]
    assert await refs(person, words="sailing") == ["J1"]
    assert await refs(person, words="lighthouse keeper") == ["J3"], "answers are found, too"
    assert [hit.ref for hit in (await person("search", words="lighthouse")).items] == ["J3"]
    with pytest.raises(NotFound):
        await refs(person, template="horoscope")


async def test_answers_alone_make_an_entry_and_count_as_its_words(person: Person) -> None:
    answers = [{"prompt": "What were the highlights of today?", "answer": "A wonderful walk."}] * 2
    entry = await person("write_entry", answers=answers, template="daily_reflection")
    assert entry.answers == (Answer(**answers[0]),) * 2
    assert (entry.text, entry.words, entry.minutes, entry.template) == ("", 6, 1, "daily_reflection")
    assert entry.feeling == "positive"
    long = await person("write_entry", text="word " * 650)
    assert (long.words, long.minutes) == (650, 3)
    assert long.sentiment is None, "nobody can tell how that sounds"


async def test_an_entry_changes_in_what_is_given_and_undo_takes_back_just_that(person: Person) -> None:
    person.now = NOW
    await person("write_entry", text="I was happy.", title="Morning", mood="grateful", tags=["run"])
    person.now += timedelta(hours=1)
    changed = await person("update_entry", entry="J1", text="I was very sad.", day="yesterday")
    assert (changed.text, changed.title, changed.mood, changed.day) == (
        "I was very sad.", "Morning", "grateful", date(2026, 11, 22),
    )  # fmt: skip
    assert (changed.updated_at, changed.created_at, changed.feeling) == (person.now, NOW, "negative")
    await person("update_entry", entry="J1", mood="anxious", tags=[], template="gratitude")
    await person("undo", operation=str(person.operations[1]))
    entry = await person("read_entry", entry="J1")
    assert (entry.text, entry.feeling, entry.day, entry.words) == (
        "I was happy.",
        "positive",
        date(2026, 11, 23),
        3,
    )
    assert (entry.mood, entry.tags, entry.template) == ("anxious", (), "gratitude"), "what came later stays"
    history = [line for each in await person("history", thing="J1") for line in each.what]
    assert "Text changed." in history
    assert "Mood changed from grateful to anxious." in history
    assert not any("words" in line.lower() or "updated" in line.lower() for line in history)


async def test_words_that_were_changed_twice_are_not_taken_back_in_the_middle(person: Person) -> None:
    await person("write_entry", text="One")
    await person("update_entry", entry="J1", text="Two")
    await person("update_entry", entry="J1", answers=[{"prompt": "Who?", "answer": "Three"}])
    with pytest.raises(Conflict) as refused:
        await person("undo", operation=str(person.operations[1]))
    assert refused.value.more["conflicts"] == [
        "The journal entry J1 “Two” has another answers now. Undo that change first."
    ]
    for _ in range(3):
        await person("undo")
    assert await refs(person) == []
    for _ in range(3):
        await person("redo")
    entry = await person("read_entry", entry="J1")
    assert (entry.text, entry.answers[0].answer, entry.words) == ("Two", "Three", 2)


async def test_the_last_words_of_an_entry_stay(person: Person) -> None:
    await person("write_entry", text="One")
    with pytest.raises(Invalid, match="nothing to write"):
        await person("update_entry", entry="J1", text=" ")
    await person("update_entry", entry="J1", text="", answers=[{"prompt": "Who?", "answer": "Me"}])
    with pytest.raises(Invalid, match="nothing to write"):
        await person("update_entry", entry="J1", answers=[])
    assert (await person("read_entry", entry="J1")).text == ""


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"text": ""}, "text"),
        ({"text": " \n "}, "text"),
        ({"text": "x", "mood": "meh"}, "mood"),
        ({"text": "x", "energy": "some"}, "energy"),
        ({"text": "x", "tier": "mine"}, "tier"),
        ({"text": "x", "title": "t" * 201}, "title"),
        ({"text": "x", "tags": [""]}, "tags"),
        ({"text": "x", "tags": ["t"] * 21}, "tags"),
        ({"text": "x" * 200_001}, "text"),
        ({"text": "x", "answers": [{"prompt": "p"}]}, "answers"),
        ({"text": "x", "answers": [{"prompt": "p", "answer": "a"}] * 21}, "answers"),
        ({"text": "x", "weather": "w" * 201}, "weather"),
        ({}, "text"),
    ],
)
async def test_what_can_not_be_used_is_refused_in_words(
    person: Person, arguments: dict[str, Any], words: str
) -> None:
    with pytest.raises(Invalid, match=words):
        await person("write_entry", **arguments)
    assert (await person("list_entries")).items == ()


async def test_an_entry_in_the_trash_returns_for_thirty_days_and_is_gone_then(person: Person) -> None:
    person.now = NOW
    for text in ("One", "Two", "Three"):
        await person("write_entry", text=text, title=text)
    await person("add_task", title="Buy shoes")
    gone = await person("delete", things=["J1", "T1", "J2"])
    assert [(each.ref, each.level, each.name) for each in gone] == [
        ("T1", "task", "Buy shoes"), ("J1", "journal", "One"), ("J2", "journal", "Two"),
    ]  # fmt: skip
    assert await refs(person) == ["J3"]
    assert (await person("search", words="Two")).items == ()
    assert {each.ref for each in await person("list_trash")} == {"T1", "J1", "J2"}
    for tool, arguments in (("read_entry", {"entry": "J1"}), ("update_entry", {"entry": "J1", "text": "x"})):
        with pytest.raises(NotFound):
            await person(tool, **arguments)
    with pytest.raises(NotFound, match="in your journal"):
        await person("delete", things=["J1", "J3"])
    assert await refs(person) == ["J3"], "all or nothing"
    (back,) = await person("restore", things=["J1"])
    assert (back.ref, back.deleted_at) == ("J1", None)
    await person("undo")
    await person("undo")
    assert await refs(person) == ["J3", "J2", "J1"]
    await person("delete", things=["J2"])
    assert await person("empty_trash", things=["J2"]) == 1
    with pytest.raises(NotFound, match="trash"):
        await person("restore", things=["J2"])
    await person("undo")
    assert [each.ref for each in await person("list_trash")] == ["J2"]


async def test_what_lay_in_the_trash_for_thirty_days_is_purged(person: Person) -> None:
    person.now = NOW
    await person("write_entry", text="One", tier="never")
    await person("delete", things=["J1"])
    async with person.database.scope(person.id) as scope:
        (job,) = await scope.rows("select name, run_at from jobs where name = 'purge'")
    assert job["run_at"] == NOW + timedelta(days=30)
    for days, left in ((29, 1), (30, 0)):
        async with person.database.scope(person.id, label="purge") as scope:
            scope.now = NOW + timedelta(days=days)
            await things.purge(scope)
        assert len(await person("list_trash")) == left
