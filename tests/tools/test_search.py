"""Search: everything that was written is found by its words, the best first, and nothing that is gone or another's."""

from typing import Any
from uuid import uuid4

import psycopg
import pytest

from memory.errors import AurumError
from memory.search import Hit
from tests.acting import NewPerson, Person, statements
from tests.conftest import Place


async def found(person: Person, words: str, **more: Any) -> list[Hit]:
    return list((await person("search", words=words, **more)).items)


async def names(person: Person, words: str, **more: Any) -> list[str]:
    return [hit.ref or hit.snippet for hit in await found(person, words, **more)]


async def say(person: Person, text: str, slug: str = "life", role: str = "user") -> None:
    """A message, and the end of the run that answers it, as a turn stores them."""
    facts = {"user": person.id, "slug": slug, "run": uuid4(), "id": str(uuid4()), "role": role, "text": text}
    async with person.database.scope(person.id) as scope:
        await scope.run(
            "insert into threads (user_id, slug, title) values (%(user)s, %(slug)s, 'Shoes') on conflict do nothing",
            facts,
        )
        await scope.run(
            "insert into runs (user_id, id, thread_id, lease_until) "
            "select user_id, %(run)s, id, now() from threads where user_id = %(user)s and slug = %(slug)s",
            facts,
        )
        await scope.run(
            "insert into messages (user_id, thread_id, run_id, id, role, content) select user_id, id, %(run)s, %(id)s, "
            "%(role)s, %(text)s from threads where user_id = %(user)s and slug = %(slug)s",
            facts,
        )
    async with person.database.scope(person.id) as scope:
        await scope.run("update runs set state = 'done' where user_id = %(user)s and id = %(run)s", facts)


async def conclude(person: Person, title: str, expires: str = "2100-01-01") -> None:
    async with person.database.scope(person.id) as scope:
        await scope.run(
            "insert into insights "
            "(user_id, key, type, entity_type, title, summary, confidence, impact, source, expires_at) "
            "values (%s, %s, 'recommendation', 'global', %s, 'It is due.', 0.9, 0.4, 'rule', %s)",
            [person.id, title, title, expires],
        )


async def marathon(person: Person) -> None:
    await person("add_pillar", name="Marathon life", description="Body and mind")
    await person("add_area", name="Marathon training", pillar="PL1")
    await person("add_project", name="Half marathon", area="A1")
    await person("add_task", title="Buy marathon shoes", project="P1", notes="The blue ones")
    await person("write_entry", title="A day", text="Dreamt of the marathon.")
    await say(person, "When is the marathon?")
    await conclude(person, "The marathon comes first")


async def test_everything_is_found_and_says_where_it_is(person: Person) -> None:
    await marathon(person)
    hits = {hit.kind: hit for hit in await found(person, "marathon")}
    assert set(hits) == {"pillar", "area", "project", "task", "journal", "message", "insight"}
    assert {kind: hit.ref for kind, hit in hits.items() if hit.ref} == {
        "pillar": "PL1", "area": "A1", "project": "P1", "task": "T1", "journal": "J1", "insight": "I1",
    }  # fmt: skip
    assert hits["task"].place == ("Marathon life", "Marathon training", "Half marathon")
    assert (hits["task"].title, hits["task"].snippet) == ("Buy marathon shoes", "The blue ones")
    assert (hits["message"].thread, hits["message"].place) == ("life", ("Shoes",))
    assert hits["journal"].day is not None
    assert not any(hit.done or hit.archived for hit in hits.values())


async def test_only_the_kinds_that_are_asked_for_are_found(person: Person) -> None:
    await marathon(person)
    assert await names(person, "marathon", kinds=["task", "journal"]) == ["T1", "J1"]


@pytest.mark.parametrize("words", [
    "marathon shoes", "SHOES", "shoe", "sho", "buying shoes", "marathon sh", "blue", "t1", "#T1", '"marathon shoes"',
    "boots or shoes", "shoes -red", "the shoes", "buy the",
])  # fmt: skip
async def test_words_are_found_in_any_form_and_the_last_by_its_beginning(person: Person, words: str) -> None:
    await person("add_task", title="Buy marathon shoes", notes="The blue ones")
    await person("add_task", title="Call the bank")
    assert (await names(person, words))[0] == "T1"


@pytest.mark.parametrize(
    "words", ["boots", '"shoes marathon"', "shoes -blue", "sho marathon", "", "!!", "&|", '"']
)
async def test_what_is_not_there_is_not_found(person: Person, words: str) -> None:
    await person("add_task", title="Buy marathon shoes", notes="The blue ones")
    assert await names(person, words) == []


@pytest.mark.parametrize("words", ["x' :* \\", "foo:*", "<->", "(a & b", "it's", "\\'", "a\tb", "–", "’"])
async def test_signs_that_mean_something_to_the_database_are_only_text(person: Person, words: str) -> None:
    await person("add_task", title="Something else")
    assert await names(person, words) == []


async def test_half_a_word_is_found_though_its_stem_is_shorter(person: Person) -> None:
    await person("add_task", title="Running and swimming")
    await person("add_task", title="Steuererklärung für Jürgen")
    await person("add_task", title="Mail ada@example.org about v1.2")
    assert await names(person, "runnin") == ["T1"]
    assert await names(person, "steuererkl") == ["T2"]
    assert await names(person, "JÜRG") == ["T2"]
    assert await names(person, "ada@example.or") == ["T3"]


async def test_a_name_comes_before_a_mention(person: Person) -> None:
    await person("add_task", title="Read", notes="A chapter on sleep, and another, and one more")
    await person("write_entry", text="Bad sleep again.")
    await person("add_project", name="Sleep")
    assert (await names(person, "sleep"))[0] == "P1"


async def test_what_was_found_is_marked_and_nothing_in_a_text_is_markup(person: Person) -> None:
    await person(
        "add_task",
        title="Buy <b>shoes</b> & socks",
        notes="\ue000shoes\ue001 for running, 👟 shoes " + "x " * 200,
    )
    (hit,) = await found(person, "shoes")
    assert {hit.title[start:end] for start, end in hit.title_marks} == {"shoes"}
    assert {hit.snippet[start:end] for start, end in hit.marks} == {"shoes"}
    assert "\ue000" not in hit.snippet + hit.title
    assert len(hit.snippet) < 300


async def test_what_is_changed_is_found_by_its_new_words_alone(person: Person) -> None:
    await person("add_task", title="Buy shoes")
    await person("change_task", task="T1", title="Buy boots")
    assert (await names(person, "shoes"), await names(person, "boots")) == ([], ["T1"])
    await person("undo")
    assert (await names(person, "shoes"), await names(person, "boots")) == (["T1"], [])


async def test_what_lies_in_the_trash_is_not_found_until_it_is_back(person: Person, place: Place) -> None:
    await marathon(person)
    for table in ("pillars", "areas", "projects", "tasks", "journal_entries"):
        async with person.database.scope(person.id) as scope:
            await scope.run(f"update {table} set deleted_at = now() where user_id = %s", [person.id])
    assert {hit.kind for hit in await found(person, "marathon")} == {"message", "insight"}
    async with person.database.scope(person.id) as scope:
        await scope.run("update tasks set deleted_at = null where user_id = %s", [person.id])
    assert {hit.kind for hit in await found(person, "marathon")} == {"task", "message", "insight"}
    assert (await found(person, "shoes"))[0].place == ()


async def test_an_insight_that_no_longer_holds_is_not_found(person: Person) -> None:
    await conclude(person, "Shoes first", expires="2020-01-01")
    await conclude(person, "Socks first")
    assert [hit.ref for hit in await found(person, "first", kinds=["insight"])] == ["I2"]
    assert await found(person, "shoes") == []
    async with person.database.scope(person.id) as scope:
        await scope.run("update insights set state = 'expired' where user_id = %s", [person.id])
    assert await found(person, "first") == []


async def test_what_a_tool_answered_is_not_found(person: Person) -> None:
    await say(person, "My shoes")
    await say(person, "shoes", role="tool")
    assert await names(person, "shoes") == ["My shoes"]


async def test_pages_hold_every_hit_once(person: Person) -> None:
    async with person.database.scope(person.id, label="many") as scope:
        await scope.run(
            "insert into tasks (user_id, title, notes) "
            "select %s, 'Run ' || n, case when n %% 3 = 0 then 'run' else '' end from generate_series(1, 25) n",
            [person.id],
        )
    whole = [hit.ref for hit in await found(person, "run", limit=100)]
    assert len(set(whole)) == 25
    pages, cursor = [], None
    for _ in range(3):
        page = await person("search", words="run", limit=10, **({"cursor": cursor} if cursor else {}))
        pages, cursor = [*pages, *(hit.ref for hit in page.items)], page.next
    assert (pages, cursor) == (whole, None)


@pytest.mark.parametrize("given", [{"cursor": "1"}, {"cursor": "a.b"}, {"cursor": "9" * 10 + ".1"}, {"limit": 0},
                                   {"kinds": ["thread"]}, {"words": "x" * 501}, {"cursor": "١.١"}])  # fmt: skip
async def test_what_can_not_be_used_is_refused(person: Person, given: dict[str, Any]) -> None:
    with pytest.raises(AurumError, match=r"\w"):
        await person("search", **{"words": "x", **given})


async def test_anothers_words_are_not_found(person: Person, new_person: NewPerson) -> None:
    other = await new_person()
    await marathon(other)
    assert await found(person, "marathon") == []
    assert len(await found(other, "marathon")) == 7


async def test_the_longest_text_can_be_written_and_is_found(person: Person) -> None:
    long = " ".join(f"wort{n}-𝒶{n}" for n in range(11_000))[:199_000]
    await person("write_entry", text=long)
    assert await names(person, "wort12") == ["J1"]


@pytest.mark.parametrize("leakproof", [True, False])
async def test_under_the_wall_the_index_chooses_the_rows_where_it_may(
    place: Place, person: Person, leakproof: bool
) -> None:
    """Where the owner is no superuser the operator can't be called leakproof: the same is found by reading through."""
    await marathon(person)
    async with await psycopg.AsyncConnection.connect(place.owner_url) as owner:
        word = "leakproof" if leakproof else "not leakproof"
        await owner.execute(f"alter function pg_catalog.ts_match_vq(tsvector, tsquery) {word}".encode())
        await owner.execute(
            "select set_config('request.jwt.claims', %s, true)", [f'{{"sub": "{person.id}"}}']
        )
        await owner.execute("alter table words drop constraint words_pkey")  # in so small a table it would do
        await owner.execute("set local role aurum_app")
        await owner.execute("set local enable_seqscan = off")
        cursor = await owner.execute(
            "explain select from words where user_id = %s and words @@ 'marathon'::tsquery", [person.id]
        )
        plan = "\n".join(line for (line,) in await cursor.fetchall())
        count = await owner.execute(
            "select from words where user_id = %s and words @@ 'marathon'::tsquery", [person.id]
        )
        assert count.rowcount == 7
        await owner.rollback()
    assert ("words_by_word" in plan) == leakproof


async def test_a_search_is_one_question_whatever_it_finds(person: Person) -> None:
    await marathon(person)
    few = await statements(person, "search", words="nothing like it")
    many = await statements(person, "search", words="marathon")
    assert len(many) == len(few) <= 2
