"""Forgetting: what is forgotten stands nowhere any more that is searched, recalled, undone or told to a model."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg import sql

from memory.errors import Conflict, Invalid, NotFound
from tests.acting import OWNED, Person, rows_of
from tests.conftest import Place
from tools.forgetting import Forgotten
from tools.memories import remember


async def say(person: Person, *said: str, thread: str = "life", role: str = "user") -> UUID:
    """A run that has ended, with these messages."""
    run = uuid4()
    async with person.database.scope(person.id) as scope:
        row = await scope.row(
            "insert into threads (user_id, slug, title) values (%s, %s, %s) on conflict (user_id, slug) "
            "do update set title = excluded.title returning id",
            [person.id, thread, said[0][:80]],
        )
        assert row
        await scope.run(
            "insert into runs (id, user_id, thread_id, lease_until) values (%s, %s, %s, now())",
            [run, person.id, row["id"]],
        )
        for text in said:
            await scope.run(
                "insert into messages (user_id, thread_id, run_id, id, role, content) values (%s, %s, %s, %s, %s, %s)",
                [person.id, row["id"], run, str(uuid4()), role, text],
            )
        await scope.run("update runs set state = 'done', ended_at = now() where id = %s", [run])
    return run


async def standing(place: Place, person: Person, word: str) -> dict[str, int]:
    """In how many rows of which tables a word stands."""
    rows = await rows_of(place.owner_url, person.id)
    found = {table: sum(word.lower() in row.lower() for row in each) for table, each in rows.items()}
    return {table: count for table, count in found.items() if count}


async def withheld(person: Person) -> list[str]:
    async with person.database.scope(person.id) as scope:
        rows = await scope.rows("select content from messages where withheld order by seq")
    return [row["content"] for row in rows]


async def test_what_is_forgotten_stands_nowhere_but_in_the_thread(person: Person, place: Place) -> None:
    await say(person, "I live in Lisbon", "By the way, in Lisbon it rains")
    await person("remember", text="I live in Lisbon")
    await person("remember", text="I moved to Porto")
    await person("remember", text="I moved back to Lisbon")
    told = await person("forget", refs=["M3"])
    assert told == Forgotten(False, ("M3", "M2", "M1"), 2, 0, (), ())
    assert await standing(place, person, "lisbon") == {"messages": 2}
    assert await standing(place, person, "porto") == {}
    assert len(await withheld(person)) == 2
    assert (await person("search", words="lisbon")).items == ()


async def test_forgetting_by_words_takes_all_that_says_them(person: Person, place: Place) -> None:
    await person("remember", text="My sister's name is Karla")
    await person("remember", text="Karla is allergic to nuts")
    await person("remember", text="I'm allergic to pollen")
    told = await person("forget", about="Karla")
    assert set(told.memories) == {"M1", "M2"}
    assert await standing(place, person, "karla") == {}
    assert [each.text for each in await person("list_memories")] == ["I'm allergic to pollen"]


async def test_a_preview_forgets_nothing(person: Person, place: Place) -> None:
    await say(person, "I live in Lisbon")
    await person("remember", text="I live in Lisbon")
    before = await rows_of(place.owner_url, person.id)
    told = await person("forget", refs=["M1"], preview=True)
    assert (told.preview, told.memories, told.messages) == (True, ("M1",), 1)
    assert await rows_of(place.owner_url, person.id) == before


async def test_what_stays_and_says_so_too_is_named(person: Person) -> None:
    await person("remember", text="My locker code is ZB-4711")
    await person("write_entry", text="Changed the locker code to ZB-4711 today.")
    await person("add_task", title="Tell mom the code zb-4711")
    await person("add_task", title="Buy milk")
    told = await person("forget", refs=["M1"])
    assert (told.entries, told.tasks) == (("J1",), ("T1",))


async def test_no_undo_brings_back_what_was_forgotten(person: Person, place: Place) -> None:
    await person("add_task", title="Buy milk")
    await person("remember", text="I live in Lisbon")
    await person("correct_memory", memory="M1", text="I live in Lisbon, near the river")
    await person("undo")
    remembered, corrected = person.operations[1], person.operations[2]
    await person("forget", refs=["M1"])
    for operation in (remembered, corrected):
        with pytest.raises(Conflict, match=r"forgotten|undone"):
            await person("undo", operation=str(operation))
        with pytest.raises((Conflict, NotFound)):
            await person("redo", operation=str(operation))
    undone = await person("undo")
    assert undone.restored == ("The task T1 “Buy milk” is gone again.",)
    assert await standing(place, person, "lisbon") == {}


async def test_labels_and_records_of_calls_name_it_no_more(person: Person, place: Place) -> None:
    run = await say(person, "hello")
    async with person.database.scope(
        person.id, operation=run, label="remember that I live in Lisbon"
    ) as scope:
        await remember(scope, "I live in Lisbon")
        await scope.run(
            "insert into effects (user_id, run_id, call_id, tool, answer) values (%s, %s, 'c', 'remember', "
            """'{"ok": true, "changed": true, "result": {"text": "I live in Lisbon"}}')""",
            [person.id, run],
        )
        await scope.run(
            "insert into approvals (user_id, run_id, call_id, tool, arguments, preview, reason, rows, until) "
            """values (%s, %s, 'c', 'remember', '{"text": "In Lisbon"}', '{"text": "Lisbon"}', 'always', 1, now())""",
            [person.id, run],
        )
        await scope.run(
            "insert into summaries (user_id, thread_id, text) select user_id, id, 'Lives in Lisbon' from threads"
        )
    assert set(await standing(place, person, "lisbon")) > {"operations", "effects", "approvals", "summaries"}
    await person("forget", about="living in Lisbon")
    assert await standing(place, person, "lisbon") == {}
    assert {each.label for each in await person("list_operations")} == {"Forgotten"}


async def test_what_was_said_along_keeps_no_quote_of_it(person: Person, place: Place) -> None:
    text = "I live in Lisbon and I'm allergic to nuts"
    run = await say(person, text)
    for each in ("I live in Lisbon", "I'm allergic to nuts"):
        async with person.database.scope(person.id, operation=run) as scope:
            await remember(scope, each)
    assert (await person("why_known", memory="M2")).source.quote == text
    await person("forget", refs=["M1"])
    assert (await person("why_known", memory="M2")).source.quote == ""
    assert await standing(place, person, "lisbon") == {"messages": 1}


async def test_notes_that_say_so_go_and_others_stay(person: Person, place: Place) -> None:
    await person("remember", text="My locker code is ZB-4711")
    async with person.database.scope(person.id, operation=uuid4()) as scope:
        for text in ("The locker opens with zb-4711", "The locker is blue"):
            await scope.run("insert into notes (user_id, text, at) values (%s, %s, now())", [person.id, text])
    told = await person("forget", refs=["M1"])
    assert told.notes == 1
    assert await standing(place, person, "zb-4711") == {}
    assert (await standing(place, person, "locker is blue"))["notes"] == 1


async def test_a_name_that_is_known_otherwise_withholds_nothing(person: Person) -> None:
    await person("remember", text="My sister's name is Anna")
    await person("remember", text="My sister Anna lives in Rome")
    await say(person, "call Anna tomorrow")
    await say(person, "What is the weather in Rome?", thread=str(uuid4()))
    await person("forget", refs=["M2"])
    assert await withheld(person) == ["What is the weather in Rome?"]


async def test_words_that_tell_nothing_and_unknown_ones_change_nothing(person: Person, place: Place) -> None:
    await person("remember", text="I live in Lisbon")
    before = await rows_of(place.owner_url, person.id)
    nothing: list[dict[str, Any]] = [{}, {"about": "?!"}, {"about": "the"}, {"refs": []}]
    unknowns: list[dict[str, Any]] = [{"about": "giraffes"}, {"refs": ["M77"]}]
    for given in nothing:
        with pytest.raises(Invalid):
            await person("forget", **given)
    for unknown in unknowns:
        with pytest.raises(NotFound):
            await person("forget", **unknown)
    assert await rows_of(place.owner_url, person.id) == before


async def test_everything_is_forgotten_at_once(person: Person) -> None:
    for text in ("I live in Lisbon", "I'm allergic to nuts", "My dog is called Rex"):
        await person("remember", text=text)
    await person("forget", about="everything you know about me")
    assert await person("list_memories", state="all") == []


async def test_words_in_other_alphabets_are_forgotten_too(person: Person, place: Place) -> None:
    await say(person, "Моя СЕСТРА живёт в Киеве", "ma sœur ÉLODIE habite ici")
    await person("remember", text="Моя сестра живёт в Киеве")
    await person("remember", text="Ma sœur Élodie habite ici")
    await person("forget", refs=["M1", "M2"])
    assert len(await withheld(person)) == 2
    assert set(await standing(place, person, "киев")) == {"messages"}


async def test_no_table_is_left_out(place: Place, person: Person) -> None:
    """Where a text stands that was said and remembered; a new table that holds it has to be looked at here."""
    await say(person, "My locker code is ZB-4711")
    await person("remember", text="My locker code is ZB-4711")
    await person("forget", refs=["M1"])
    async with await psycopg.AsyncConnection.connect(place.owner_url) as connection:
        tables = [name for (name,) in await (await connection.execute(OWNED)).fetchall()]
        for table in set(tables) - {"messages"}:
            query = sql.SQL("select count(*) from {} t where user_id = %s and t::text ilike '%%zb-4711%%'")
            cursor = await connection.execute(query.format(sql.Identifier(table)), [person.id])
            assert await cursor.fetchone() == (0,), table


async def test_dates_of_what_stays_are_as_they_were(person: Person) -> None:
    await person("remember", text="I work at Acme", since="2020-01-01")
    await person("remember", text="I live in Lisbon")
    await person("forget", about="Lisbon")
    (left,) = await person("list_memories")
    assert (left.text, left.since) == ("I work at Acme", date(2020, 1, 1))
