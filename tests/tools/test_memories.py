"""Memories: kept, superseded, corrected, accepted, rejected, undone; always with where they come from."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from memory.errors import Ambiguous, Conflict, Invalid, NotFound
from memory.memories import Memory, NewMemory
from tests.acting import Person
from tools import memories

TODAY = date(2026, 11, 23)


async def texts(person: Person, state: str = "active") -> list[str]:
    return [each.text for each in await person("list_memories", state=state)]


async def propose(person: Person, *said: str, learning: Any = "ask") -> int:
    """Have something learned, as the job does."""
    async with person.database.scope(person.id, label="learn") as scope:
        new = [
            NewMemory(each, "fact", source_kind="said", source_id=each, source_at=scope.now) for each in said
        ]
        return await memories.learned(scope, new, learning)


async def test_what_is_remembered_says_from_where_and_since_when(person: Person) -> None:
    kept = await person("remember", text="remember that I live in Lisbon since 2019")
    assert (kept.ref, kept.text, kept.kind, kept.state) == (
        "M1",
        "I live in Lisbon since 2019",
        "fact",
        "active",
    )
    assert (kept.since, kept.until, kept.changed) == (date(2019, 1, 1), None, True)
    assert (kept.source.kind, kept.source.quote) == ("user", kept.text)
    assert await texts(person) == [kept.text]


async def test_the_same_text_or_nearly_the_same_is_remembered_once(person: Person) -> None:
    first = await person("remember", text="I'm allergic to nuts.")
    for again in (
        "I'm allergic to nuts",
        "i am allergic to NUTS!",
        "I am allergic to nuts",
        "Nuts: I'm allergic to",
    ):
        told = await person("remember", text=again)
        assert (told.ref, told.changed) == (first.ref, False)
    assert len(await person("list_memories")) == 1


async def test_a_contradiction_takes_the_place_of_what_was_known(person: Person) -> None:
    await person("remember", text="I live in Lisbon")
    moved = await person("remember", text="I moved to Porto in May 2024")
    assert (moved.replaces, moved.since) == ("M1", date(2024, 5, 1))
    assert await texts(person) == ["I moved to Porto in May 2024"]
    known = await person("why_known", memory="M2")
    (old,) = known.history
    assert (old.ref, old.state, old.until, old.replaced_by) == ("M1", "superseded", date(2024, 5, 1), "M2")


async def test_what_holds_no_more_is_told_by_what_ended_it(person: Person) -> None:
    await person("remember", text="I'm vegetarian")
    await person("remember", text="I'm no longer vegetarian")
    back = await person("remember", text="I'm vegetarian again")
    assert await texts(person) == ["I'm vegetarian again"]
    history = (await person("why_known", memory=back.ref)).history
    assert [each.text for each in history] == ["I'm no longer vegetarian", "I'm vegetarian"]


async def test_what_one_has_several_of_gathers(person: Person) -> None:
    for text in (
        "I'm allergic to nuts",
        "I'm allergic to pollen",
        "My friend's name is Bo",
        "My friend's name is Al",
    ):
        await person("remember", text=text)
    assert len(await texts(person)) == 4


async def test_undo_and_redo_go_through_a_chain(person: Person) -> None:
    await person("remember", text="I live in Lisbon")
    await person("remember", text="I moved to Porto")
    await person("remember", text="I moved to Rome")
    with pytest.raises(Conflict):
        await person("undo", operation=str(person.operations[1]))
    await person("undo")
    assert await texts(person) == ["I moved to Porto"]
    await person("undo")
    assert await texts(person) == ["I live in Lisbon"]
    await person("redo")
    assert await texts(person) == ["I moved to Porto"]


async def test_a_correction_leaves_the_old_wording_behind(person: Person) -> None:
    await person("remember", text="My sister's name is Ana", since="2020-01-01")
    new = await person("correct_memory", memory="M1", text="My sister's name is Anna")
    assert (new.ref, new.replaces, new.since) == ("M2", "M1", date(2020, 1, 1))
    assert (await person("why_known", memory="M2")).history[0].text == "My sister's name is Ana"
    with pytest.raises(Conflict, match="M2"):
        await person("correct_memory", memory="M1", text="My sister's name is Eve")
    await person("undo")
    assert await texts(person) == ["My sister's name is Ana"]


async def test_kind_and_dates_are_corrected_in_place(person: Person) -> None:
    await person("remember", text="I take piano lessons")
    new = await person("correct_memory", memory="piano", kind="habit", until="2026-12-31")
    assert (new.ref, new.kind, new.until, new.replaces) == ("M1", "habit", date(2026, 12, 31), None)
    with pytest.raises(Invalid):
        await person("correct_memory", memory="M1", since="2027-01-01")
    same = await person("correct_memory", memory="M1", kind="habit")
    assert not same.changed


async def test_what_is_learned_waits_for_a_yes(person: Person) -> None:
    await person("remember", text="I live in Lisbon")
    assert await propose(person, "I moved to Porto") == 1
    assert await texts(person) == ["I live in Lisbon"]
    assert await texts(person, "proposed") == ["I moved to Porto"]
    await person("accept_memory", memory="Porto")
    assert await texts(person) == ["I moved to Porto"]
    await person("undo")
    assert await texts(person) == ["I live in Lisbon"]
    assert await texts(person, "proposed") == ["I moved to Porto"]


async def test_what_was_rejected_is_not_proposed_again(person: Person) -> None:
    await propose(person, "I love coffee")
    await person("reject_memory", memory="M1")
    assert await propose(person, "I love coffee!", "I like coffee") == 0
    assert await texts(person, "current") == []
    assert (await person("remember", text="I love coffee")).state == "active"


async def test_learned_by_itself_it_supersedes_at_once_and_off_it_is_nothing(person: Person) -> None:
    await person("remember", text="I live in Lisbon")
    assert await propose(person, "I moved to Porto", learning="auto") == 1
    assert await texts(person) == ["I moved to Porto"]
    assert await propose(person, "I moved to Rome", learning="off") == 0
    assert await texts(person, "current") == ["I moved to Porto"]


async def test_learning_the_same_fifty_times_changes_no_row(person: Person) -> None:
    said = ("I live in Lisbon", "I'm allergic to nuts", "I moved to Porto", "My dog is called Rex")
    await propose(person, *said)
    before = await person("list_memories", state="all")
    for _ in range(50):
        assert await propose(person, *said) == 0
    assert await person("list_memories", state="all") == before


async def test_a_proposal_takes_the_place_of_an_older_proposal(person: Person) -> None:
    await propose(person, "I live in Lisbon", "I moved to Porto")
    assert await texts(person, "proposed") == ["I moved to Porto"]


async def test_a_memory_is_named_by_its_reference_or_words_of_it(person: Person) -> None:
    await person("remember", text="I'm allergic to nuts")
    await person("remember", text="I'm allergic to pollen")
    with pytest.raises(Ambiguous) as several:
        await person("why_known", memory="allergic")
    assert [each["ref"] for each in several.value.more["choices"]] == ["M2", "M1"]
    found: Memory = await person("why_known", memory="m1")
    assert found.text == "I'm allergic to nuts"
    assert (await person("why_known", memory="the nuts")).ref == "M1"
    for unknown in ("M77", "giraffes", "?"):
        with pytest.raises(NotFound):
            await person("why_known", memory=unknown)


async def test_lists_are_narrowed_by_words_kind_and_state(person: Person) -> None:
    await person("remember", text="I moved to Porto")
    await person("remember", text="My favourite colour is blue")
    assert [each.ref for each in await person("list_memories", words="moving porto")] == ["M1"]
    assert [each.ref for each in await person("list_memories", kind="preference")] == ["M2"]
    assert await person("list_memories", state="proposed") == []


async def test_nothing_is_no_memory(person: Person) -> None:
    for text in ("", "   ", "?!", "x" * 1001):
        with pytest.raises(Invalid):
            await person("remember", text=text)
    with pytest.raises(Invalid):
        await person("remember", text="I am away", since="2026-02-02", until="2026-02-01")


async def test_history_and_search_know_memories(person: Person) -> None:
    await person("remember", text="I live in Lisbon")
    assert [(each.kind, each.ref) for each in (await person("search", words="lisb")).items] == [
        ("memory", "M1")
    ]
    (entry,) = await person("history", thing="M1")
    assert entry.what == ("Added.",)
    (operation,) = await person("list_operations")
    assert operation.what == ("Added the memory M1 “I live in Lisbon”.",)
    await person("remember", text="I moved to Porto")
    assert [each.ref for each in (await person("search", words="lisbon")).items] == []


async def test_what_was_accepted_since_stands_in_the_way_of_an_undo(person: Person) -> None:
    await person("remember", text="I live in Lisbon")
    operation = uuid4()
    async with person.database.scope(person.id, operation=operation, label="learn") as scope:
        new = NewMemory("I moved to Porto", "fact", source_kind="said", source_id="x", source_at=scope.now)
        await memories.learned(scope, [new], "ask")
    await person("accept_memory", memory="M2")
    with pytest.raises(Conflict) as refused:
        await person("undo", operation=str(operation))
    assert "was replaced by it since" in str(refused.value.more["conflicts"])
    assert await texts(person) == ["I moved to Porto"]
