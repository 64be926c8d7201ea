"""What is recalled lies in passages: they leave with what they were made of, and return with it."""

from datetime import date, timedelta

import pytest

from tests.acting import Person
from tests.memory.recalling import NOW, note, read, recall, said, stored, texts


async def test_a_message_that_is_kept_from_models_is_recalled_no_more(person: Person) -> None:
    await said(person, "We saw a walrus", "and a gull")
    await read(person)
    async with person.database.scope(person.id) as scope:
        await scope.run("update messages set withheld = true where content like '%%walrus'")
    assert await texts(person, "walrus") == []
    assert await texts(person, "gull") == ["and a gull"]
    assert await stored(person) == (1, 1, True)


async def test_what_is_deleted_leaves_and_what_is_restored_or_undone_returns(person: Person) -> None:
    await person("add_task", title="Walk the puppy", notes="In the rain")
    await read(person)
    there = await stored(person)
    assert there == (1, 1, True)
    for leave, come_back in (
        (("delete", {"things": ["T1"]}), ("restore", {"things": ["T1"]})),
        (("delete", {"things": ["T1"]}), ("undo", {})),
        (("change_task", {"task": "T1", "title": "Buy tea", "notes": ""}), ("undo", {})),
    ):
        await person(leave[0], **leave[1])
        assert await texts(person, "puppy", by={}) == []
        await person(come_back[0], **come_back[1])
        assert await texts(person, "puppy", by={}) == ["Walk the puppy. In the rain"]
        await read(person)
        assert await stored(person) == there
    await person("delete", things=["T1"])
    assert await stored(person) == (0, 0, False)
    await person("empty_trash")
    assert await stored(person) == (0, 0, False)


async def test_what_is_added_and_undone_leaves_nothing_and_redone_is_there_again(person: Person) -> None:
    await note(person, "The puppy is called Rex")
    await person("undo")
    assert await stored(person) == (0, 0, False)
    await person("redo")
    assert await texts(person, "puppy", by={}) == ["The puppy is called Rex"]


async def test_a_change_that_is_none_of_its_words_leaves_what_was_read(person: Person) -> None:
    await person("add_task", title="Walk the puppy")
    await read(person)
    await person("change_task", task="T1", priority="high", due="2026-12-24")
    assert await stored(person) == (1, 1, True)


async def test_what_is_done_and_open_again_is_not_read_anew(person: Person) -> None:
    """Its words stay what they were; only the instant to which it belongs is another one."""
    person.now = NOW
    await person("add_task", title="Walk the puppy", notes="In the rain")
    await read(person)
    person.now = NOW + timedelta(days=3)
    for tool, at in (("complete_task", person.now), ("reopen_task", NOW)):
        await person(tool, task="T1")
        assert await stored(person) == (1, 1, True), "its meaning is kept"
        (hit,) = (await recall(person, "puppy")).hits
        assert (hit.text, hit.at) == ("Walk the puppy. In the rain", at)


async def test_what_is_kept_from_models_is_so_though_no_word_of_it_changed(person: Person) -> None:
    await person("write_entry", text="The puppy ate my shoe")
    await read(person)
    assert [hit.text for hit in (await recall(person, "puppy", reader="model")).hits]
    await person("update_entry", entry="J1", tier="never")
    assert not (await recall(person, "puppy", reader="model")).hits
    await person("update_entry", entry="J1", tier="full")
    assert [hit.text for hit in (await recall(person, "puppy", reader="model")).hits] == [
        "The puppy ate my shoe"
    ]


async def test_a_long_entry_is_told_in_the_part_that_answers(person: Person) -> None:
    sentences = [
        f"On day {each} I walked along the river and thought about nothing much." for each in range(60)
    ]
    sentences[45] = "The otter looked at me."
    await person("write_entry", text=" ".join(sentences), day="2026-03-05")
    await read(person)
    (hit, *_) = (await recall(person, "otter")).hits
    assert "The otter looked at me." in hit.text
    assert len(hit.text) <= 900
    assert (hit.ref, hit.at.date()) == ("J1", date(2026, 3, 5))
    async with person.database.scope(person.id) as scope:
        parts = [row["text"] for row in await scope.rows("select text from passages order by place")]
    assert len(parts) >= 5
    assert " ".join(parts) == " ".join(sentences), "no word of it is lost"


@pytest.mark.parametrize(
    "text", ["x" * 2000, "ä" * 899 + " " + "ö" * 899, "\n\n" + "word " * 500, "。" * 1000]
)
async def test_a_text_without_sentences_is_parted_too(person: Person, text: str) -> None:
    await person("add_task", title="Long", notes=text)
    async with person.database.scope(person.id) as scope:
        parts = [row["text"] for row in await scope.rows("select text from passages order by place")]
    assert all(len(each) <= 900 for each in parts)
    assert "".join("".join(parts).split()) == "".join(f"Long. {text}".split())
