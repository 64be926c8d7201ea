"""Recall: found by words, by meaning and by what stands beside; just what was asked for; nothing of anybody else's."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import pytest_asyncio

from agent.meaning import HOSTED, LOCAL, Local
from memory import recall as rows
from memory.errors import Invalid
from tests.acting import Person
from tests.asking import asked
from tests.conftest import NewUser
from tests.memory.recalling import MODEL, NOW, note, read, recall, said, stored, texts
from tests.reading import Hashing, bundled
from tools.recall import WORDS_ONLY

BOTH_WAYS: tuple[dict[str, Local] | None, ...] = (None, {})
"""By words and meaning, and by words alone."""


@pytest_asyncio.fixture
async def ada(person: Person) -> Person:
    person.now = NOW
    return person


async def test_each_kind_is_found_with_the_place_where_it_stands(ada: Person) -> None:
    await ada("add_pillar", name="Health", vision="Swim like an otter")
    await ada("add_area", name="Sea", description="Otter watching", pillar="PL1")
    await ada("add_project", name="Otter book", area="A1")
    await ada("add_task", title="Feed the otter", notes="It likes crabs")
    await ada("write_entry", title="Otters", text="Saw an otter today.")
    await ada("remember", text="My favourite animal is the otter")
    await note(ada, "Mara: an otter stole my shoe", session="walk")
    found = (await recall(ada, "otter", k=50)).hits
    assert {each.kind: (each.ref, each.title) for each in found} == {
        "pillar": ("PL1", "Health"), "area": ("A1", "Sea"), "project": ("P1", "Otter book"),
        "task": ("T1", "Feed the otter"), "journal": ("J1", "Otters"), "memory": ("M1", ""), "note": (None, "walk"),
    }  # fmt: skip
    (kept,) = [each for each in found if each.kind == "note"]
    assert (kept.source, kept.who, kept.thread, kept.outside) == ("diary", "", None, False)
    assert [each.ref for each in (await recall(ada, "crabs")).hits] == ["T1"]


async def test_what_was_said_is_found_when_its_run_has_ended_and_opens_its_conversation(ada: Person) -> None:
    thread = await said(ada, "We saw a walrus at the harbour")
    (hit,) = (await recall(ada, "walrus")).hits
    assert (hit.kind, hit.thread, hit.title, hit.ref) == ("message", thread, "Sea", None)


async def test_what_is_being_said_and_what_aurum_answered_are_not_recalled(ada: Person) -> None:
    await said(ada, "A walrus, just now", ended=False)
    await said(ada, "You saw a walrus.", role="assistant")
    assert await texts(ada, "walrus") == []


async def test_words_find_their_other_forms(ada: Person) -> None:
    await note(ada, "I was running along the river", "Bought a lamp")
    assert await texts(ada, "when did I run", by={}) == ["I was running along the river"]


async def test_a_text_is_found_by_its_meaning_where_no_word_is_the_same(ada: Person) -> None:
    await note(ada, "We got a puppy", "The bill is paid", "Lamp bought")
    assert await texts(ada, "hound") == []
    await read(ada)
    assert (await texts(ada, "hound"))[0] == "We got a puppy"


async def test_the_bundled_model_finds_what_is_meant_across_words_and_languages(ada: Person) -> None:
    said = (
        "We picked up our new puppy from the shelter.", "The plumber sent an invoice for 340 euros.",
        "Ich konnte die ganze Nacht kein Auge zutun.", "The sourdough finally rose.",
    )  # fmt: skip
    await note(ada, *said)
    await read(ada, bundled())
    for query, answer in (
        ("when did we adopt a dog", said[0]), ("what does the repair of the pipes cost", said[1]),
        ("insomnia", said[2]), ("Brot backen", said[3]),
    ):  # fmt: skip
        assert (await texts(ada, query, by={LOCAL: bundled()}))[0] == answer


async def test_an_answer_is_found_by_the_question_beside_it(ada: Person) -> None:
    await note(ada, "Do you have any pets?", "Two of them, both ginger!", apart=False)
    await note(ada, *(f"Number {each}" for each in range(5)))
    assert "Two of them, both ginger!" in await texts(ada, "pets", by={})
    await note(ada, "far away")
    assert "far away" not in await texts(ada, "pets", by={})


async def test_a_time_in_the_question_counts(ada: Person) -> None:
    for day, text in (
        ("2025-09-10", "Sleep was good in the tent."), ("2026-03-12", "Sleep was bad, the baby cried."),
        ("2026-11-20", "Sleep was good."), ("2026-03-14", "The tent is torn."),
    ):  # fmt: skip
        await ada("write_entry", text=text, day=day)
    await read(ada)
    assert (await texts(ada, "what did I write about sleep last March"))[
        0
    ] == "Sleep was bad, the baby cried."
    assert (await texts(ada, "how was my sleep in September 2025"))[0] == "Sleep was good in the tent."
    assert (await texts(ada, "how was my sleep last week"))[0] == "Sleep was good."


async def test_kinds_and_days_are_kept_to_however_many_others_match_better(ada: Person) -> None:
    await ada(
        "write_entry",
        text="A long day with the dentist, the tram, the rain, and at last some sleep.",
        day="2025-05-05",
    )
    await note(ada, *(f"sleep sleep {each}" for each in range(130)), at=NOW - timedelta(days=3))
    await read(ada)
    assert len(await texts(ada, "sleep", k=50)) == 50
    for by in BOTH_WAYS:
        (hit,) = (await recall(ada, "sleep", kinds=["journal"], by=by)).hits
        assert hit.ref == "J1"
        (hit,) = (await recall(ada, "sleep", until="2025-12-31", by=by)).hits
        assert hit.ref == "J1"
        (hit,) = (await recall(ada, "sleep", since="2025-05-05", until="2025-05-05", by=by)).hits
        assert hit.ref == "J1"
        for nothing in (
            {"kinds": ["task", "memory"]}, {"since": "2026-11-24"}, {"until": "2025-05-04"},
            {"kinds": ["journal"], "since": "2025-05-06"},
        ):  # fmt: skip
            assert await texts(ada, "sleep", by=by, **nothing) == []


async def test_days_begin_and_end_as_their_user_lives_them(ada: Person) -> None:
    await ada("change_me", zone="America/Lima", day_end="04:00")
    await note(ada, "gull late", at=datetime(2026, 3, 6, 8, 59, tzinfo=UTC))  # 3:59 on the 6th: still the 5th
    await note(ada, "gull early", at=datetime(2026, 3, 6, 9, 0, tzinfo=UTC))
    assert await texts(ada, "gull", since="2026-03-05", until="2026-03-05") == ["gull late"]
    assert await texts(ada, "gull", since="2026-03-06", until="2026-03-06") == ["gull early"]
    assert len(await texts(ada, "gull", since="2026-03-05", until="2026-03-06")) == 2


async def test_what_was_read_by_one_model_is_not_compared_with_another(ada: Person) -> None:
    one, two = Hashing(1), Hashing(2)
    await note(ada, "We got a puppy", "Lamp bought", "The hound barks", "Tea at five")
    async with ada.database.scope(ada.id) as scope:
        unread = await rows.unread(scope, LOCAL, LOCAL, 10)
        for name, model, some in ((LOCAL, one, unread[:2]), (HOSTED, two, unread[2:])):
            await rows.keep(scope, name, {each.id: model.vector(each.text) for each in some})
    both: dict[str, Local] = {LOCAL: one, HOSTED: two}
    async with ada.database.scope(ada.id) as scope:
        vectors = {name: model.query("dog") for name, model in both.items()}
        found = await rows.candidates(scope, "dog", vectors)
        alone = await rows.candidates(scope, "dog", {LOCAL: vectors[LOCAL]})
    meant = {each.text: each.meaning for each in found}
    assert meant["We got a puppy"] == pytest.approx(0.5, abs=0.01), "one word of four, and one of one"
    assert meant["The hound barks"] == pytest.approx(1 / 3**0.5, abs=0.01)
    assert set((await texts(ada, "dog", by=both))[:2]) == {"We got a puppy", "The hound barks"}
    assert {each.text: each.meaning for each in alone if each.meaning is not None}.keys() == {
        each.text for each in unread[:2]
    }, "what another model has read has no meaning to this one"


async def test_without_any_model_words_find_it_and_the_answer_says_so(ada: Person) -> None:
    await note(ada, "We got a puppy", "The hound barks")
    found = await recall(ada, "puppy", by={})
    assert ([each.text for each in found.hits], found.by, found.note) == (
        ["We got a puppy"],
        "words",
        WORDS_ONLY,
    )
    with_model = await recall(ada, "puppy")
    assert (with_model.by, with_model.note) == ("words and meaning", None)


async def test_nobody_recalls_anything_of_anybody_else(ada: Person, new_user: NewUser) -> None:
    eve = Person(ada.database, await new_user())
    for each in (ada, eve):
        await note(each, "The puppy is called Rex", "Tea at five", apart=False)
        await each("add_task", title="Walk the puppy")
        await read(each)
    await note(ada, "The puppy bit the postman")
    await read(ada)
    mine, theirs = (await recall(ada, "puppy", k=50)).hits, (await recall(eve, "puppy", k=50)).hits
    assert len(mine) == len(theirs) + 1
    assert {each.id for each in mine} & {each.id for each in theirs} == set()
    assert "The puppy bit the postman" not in [each.text for each in theirs]
    async with ada.database.scope(ada.id) as scope:
        hers = await rows.candidates(scope, "puppy", {})
        assert len(await rows.sources(scope, hers)) == len(hers) == 4
    async with eve.database.scope(eve.id) as scope:
        assert await rows.sources(scope, hers) == {}
        await rows.keep(scope, "another", {each.id: MODEL.vector("x") for each in hers})
        assert await scope.rows("select from meanings where model = 'another'") == []
        for table in ("passages", "meanings", "postings"):
            assert await scope.rows(f"select from {table} where user_id <> %s", [eve.id]) == []
    assert (await recall(ada, "puppy", k=50)).hits == mine


async def test_a_recall_is_three_statements_and_two_round_trips(
    ada: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    await note(ada, *(f"gull {each}" for each in range(40)))
    await read(ada)
    for given in ({}, {"k": 50}, {"kinds": ["note"], "since": "2020-01-01"}):
        with asked(monkeypatch) as counted:
            assert await texts(ada, "gull", **given)
        assert len(counted.statements) == 3, "who asks, what may answer, where that stands"
        assert counted.trips == (3 if "since" in given else 2), (
            "whose days those are is known before they count"
        )
        assert " from notes " in counted.statements[-1]
        assert " from tasks " not in counted.statements[-1], "only notes were found"


async def test_a_model_is_never_told_what_its_user_keeps_from_models(ada: Person) -> None:
    for tier in ("never", "signals", "full"):
        await ada("write_entry", title=f"Otter {tier}", text=f"The otter of {tier}", tier=tier)
    await read(ada)
    assert {each.ref for each in (await recall(ada, "otter")).hits} == {"J1", "J2", "J3"}
    for by in BOTH_WAYS:
        assert [each.ref for each in (await recall(ada, "otter", reader="model", by=by)).hits] == ["J3"]
    await ada("update_entry", entry="J3", tier="never")
    assert (await recall(ada, "otter", reader="model")).hits == ()
    await ada("update_entry", entry="J1", tier="full")
    assert [each.ref for each in (await recall(ada, "otter", reader="model")).hits] == ["J1"]


async def test_words_are_weighed_for_a_model_by_what_it_may_know(ada: Person) -> None:
    for each in range(9):
        await ada("write_entry", text=f"otter {each}", tier="never")
    await ada("write_entry", text="An otter.")
    await note(ada, *(f"gull {each}" for each in range(3)), "otter and gull")
    found = (await recall(ada, "otter gull", by={}, reader="model")).hits
    assert found[0].text == "otter and gull"
    assert all(each.score > 0 for each in found)


async def test_what_is_kept_from_models_does_not_stand_in_the_way_of_what_is_not(ada: Person) -> None:
    for each in range(110):
        await ada("write_entry", text=f"otter otter {each}", tier="never")
    await ada("write_entry", text="A long day at last: the tram, the rain, and somewhere an otter.")
    await read(ada)
    for by in BOTH_WAYS:
        assert [each.ref for each in (await recall(ada, "otter", reader="model", by=by)).hits] == ["J111"]


@pytest.mark.parametrize(
    "given",
    [
        {"query": ""}, {"query": "   "}, {"query": "x" * 1001}, {"query": "x", "k": 0}, {"query": "x", "k": 51},
        {"query": "x", "kinds": ["dream"]}, {"query": "x", "since": "soon"}, {"query": "x", "until": "2026-02-30"},
        {"query": "x", "since": "2026-03-02", "until": "2026-03-01"}, {"query": "nul \0"}, {"query": "half \ud800"},
    ],
)  # fmt: skip
async def test_what_can_not_be_asked_is_refused(ada: Person, given: dict[str, Any]) -> None:
    with pytest.raises(Invalid):
        await ada("recall", **given)


@pytest.mark.parametrize(
    "query", ["?", "the", "'; drop table passages; --", "<->", "a & | !", "%s %(x)s", "🙂", "茶"]
)
async def test_any_words_may_be_asked(ada: Person, query: str) -> None:
    await note(ada, "Tea at five", "茶 in the morning")
    await read(ada)
    await recall(ada, query)
    await recall(ada, query, by={}, kinds=["note"], since="2000-01-01", until="2100-01-01")
    assert await stored(ada) == (2, 2, True)


async def test_the_first_and_the_last_day_of_the_calendar_are_days(ada: Person) -> None:
    await note(ada, "Tea at five")
    assert await texts(ada, "tea", since="0001-01-02", until="9999-12-30") == ["Tea at five"]
    for edge in ({"since": "0001-01-01"}, {"until": "9999-12-31"}):
        assert await texts(ada, "tea", **edge) == ["Tea at five"]


async def test_a_person_calls_recall_without_any_model_too(ada: Person) -> None:
    await note(ada, "Tea at five")
    assert [each.text for each in (await ada("recall", query="tea")).hits] == ["Tea at five"]
