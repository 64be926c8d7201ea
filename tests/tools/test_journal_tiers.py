"""What a model may know of an entry: nothing, its signals, or all of it; below every tool, whatever is asked."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
import pytest_asyncio

from agent.toolbox import Toolbox
from memory import journal
from memory.database import Database
from memory.errors import NotFound
from memory.records import Call, Question
from memory.rows import dump
from tests.acting import TOOL, Person
from tools.registry import TOOLS

NOW = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
SECRET = "zanzibar"
LATENT = "madagascar"
OPEN = "reykjavik"


async def model(person: Person, tool: str, /, **arguments: Any) -> Any:
    """Call a tool as a model does; undo and redo read for the user, as in the toolbox."""
    reader: Any = "user" if tool in ("undo", "redo") else "model"
    async with person.database.scope(person.id, operation=uuid4(), label=tool, reader=reader) as scope:
        scope.now = person.now or scope.now
        return await TOOL[tool].run(scope, arguments)


@pytest_asyncio.fixture
async def ada(person: Person) -> Person:
    """J1 is kept from models, of J2 they know the signals, J3 is open; each also a year ago, J4 to J6."""
    person.now = NOW
    for day in ("2026-11-23", "2025-11-23"):
        for tier, word in (("never", SECRET), ("signals", LATENT), ("full", OPEN)):
            await person(
                "write_entry", text=f"I loved {word} today.", title=f"On {word}", mood="grateful", tags=["travel"],
                tier=tier, day=day, answers=[{"prompt": f"Why {word}?", "answer": f"The {word} sea."}], weather=word,
                location=word, template="gratitude",
            )  # fmt: skip
    return person


async def test_a_user_reads_all_of_them(ada: Person) -> None:
    entries = (await ada("list_entries")).items
    assert [each.ref for each in entries] == ["J3", "J2", "J1", "J6", "J5", "J4"]
    assert [each.tier for each in entries[:3]] == ["full", "signals", "never"]
    assert not any(each.private for each in entries)
    assert (await ada("read_entry", entry="J1")).answers[0].answer == f"The {SECRET} sea."
    assert [each.ref for each in await ada("on_this_day")] == ["J6", "J5", "J4"]
    assert {hit.ref for hit in (await ada("search", words=SECRET)).items} == {"J1", "J4"}


async def test_a_model_lists_open_entries_signals_of_others_and_a_count_of_the_rest(ada: Person) -> None:
    found = await model(ada, "list_entries")
    assert [(each.ref, each.tier, each.private) for each in found.items] == [
        ("J3", "full", False), ("J2", "signals", True), ("J6", "full", False), ("J5", "signals", True),
    ]  # fmt: skip
    assert found.private == 2
    assert OPEN in found.items[0].text
    (signals,) = [each for each in found.items if each.ref == "J2"]
    assert (signals.mood, signals.tags, signals.words, signals.day) == (
        "grateful",
        ("travel",),
        7,
        date(2026, 11, 23),
    )
    assert signals.sentiment is not None
    assert signals.feeling
    told = (signals.text, signals.title, signals.answers, signals.weather, signals.location, signals.template)
    assert told == ("", "", (), "", "", None)
    assert signals.created_at.hour == 0, "not even the hour"


async def test_pages_and_filters_hold_for_a_model_as_for_its_user(ada: Person) -> None:
    first = await model(ada, "list_entries", limit=1)
    second = await model(ada, "list_entries", limit=1, cursor=first.next)
    assert [first.items[0].ref, second.items[0].ref] == ["J3", "J2"]
    assert [each.ref for each in (await model(ada, "list_entries", tag="TRAVEL", until="2025-12-31")).items] == [
        "J6", "J5",
    ]  # fmt: skip
    for word, refs in ((SECRET, []), (LATENT, []), (OPEN, ["J3", "J6"])):
        assert [each.ref for each in (await model(ada, "list_entries", words=word)).items] == refs
    assert [each.ref for each in (await model(ada, "list_entries", template="gratitude")).items] == [
        "J3",
        "J6",
    ]


async def test_what_a_model_may_not_read_is_not_found_by_it(ada: Person) -> None:
    with pytest.raises(NotFound):
        await model(ada, "read_entry", entry="J1")
    signals = await model(ada, "read_entry", entry="J2")
    assert (signals.private, signals.text) == (True, "")
    assert (await model(ada, "search", words=SECRET)).items == ()
    assert (await model(ada, "search", words=LATENT)).items == ()
    assert [each.ref for each in await model(ada, "on_this_day")] == ["J6", "J5"]
    for entry in ("J1", "J2"):
        with pytest.raises(NotFound):
            await model(ada, "history", thing=entry)
    assert await model(ada, "history", thing="J3")


READS: dict[str, list[dict[str, Any]]] = {
    "search": [{"words": word} for word in (SECRET, LATENT, "J1", "gratitude")],
    "history": [{"thing": ref} for ref in ("J1", "J2", "J7")],
    "read_entry": [{"entry": ref} for ref in ("J1", "J2", "J4")],
    "list_entries": [{}, {"words": SECRET}, {"words": LATENT}, {"template": "gratitude"}, {"tag": "travel"}],
    "on_this_day": [{}, {"day": "2026-11-23"}],
    "draft_entry": [{}, {"day": "2025-11-23"}],
    "list_operations": [{"limit": 200}],
    "list_trash": [{}],
}


async def test_no_tool_that_reads_tells_a_model_of_what_is_kept_from_it(ada: Person) -> None:
    """Whatever was done with these entries before: changed, deleted, restored, undone, opened and closed again."""
    await ada("update_entry", entry="J1", title=f"Again {SECRET}")
    await ada("write_entry", text=f"More {SECRET}", title=f"More {SECRET}")  # J7, open at first
    await ada("update_entry", entry="J7", tier="never")
    await ada("delete", things=["J4", "J5"])
    await ada("delete", things=["J2"])
    await ada("undo")
    told = 0
    for tool in TOOLS:
        if tool.risk != "read":
            continue
        for arguments in READS.get(tool.name, [{}]):
            try:
                answer = dump(await model(ada, tool.name, **arguments)).lower()
            except Exception as refused:  # what is not there, or needs arguments that name something
                answer = str(refused).lower()
            told += OPEN in answer
            own = {str(each).lower() for each in arguments.values()}
            for word in {SECRET, LATENT} - own:
                assert word not in answer, (tool.name, arguments)
    assert told >= 4, "what is open is told"


async def test_undo_and_redo_name_no_title_of_what_is_kept_from_models(ada: Person) -> None:
    await ada("update_entry", entry="J1", mood="anxious")
    undone = await model(ada, "undo")
    assert undone.restored == ("The journal entry J1 is as it was.",)
    assert (await model(ada, "redo")).restored == ("The journal entry J1 is changed again.",)
    await ada("update_entry", entry="J3", text="Other words")
    await ada("update_entry", entry="J3", tier="never", title=f"Closed {OPEN}")
    assert OPEN not in str(await model(ada, "undo"))


async def test_a_model_writes_a_private_entry_and_is_told_nothing_back(person: Person) -> None:
    person.now = NOW
    made = await model(
        person, "write_entry", text=f"I loved {SECRET}.", mood="grateful", tags=["x"], tier="never"
    )
    assert (made.ref, made.tier, made.private) == ("J1", "never", True)
    assert (made.text, made.words, made.sentiment, made.mood, made.tags) == ("", 0, None, "reflective", ())
    assert SECRET not in dump(made)
    own = await person("read_entry", entry="J1")
    assert (own.text, own.mood, own.words) == (f"I loved {SECRET}.", "grateful", 3)
    (operation,) = await person("list_operations")
    assert operation.label == "Wrote in the journal", "the words of a turn are no name for it"
    assert (await model(person, "undo")).restored == ("The journal entry J1 is gone again.",)


async def test_a_model_keeps_an_entry_from_models_and_deletes_it_unseen(ada: Person) -> None:
    closed = await model(ada, "update_entry", entry="J3", tier="never")
    assert (closed.tier, closed.private, closed.text) == ("never", True, "")
    with pytest.raises(NotFound):
        await model(ada, "read_entry", entry="J3")
    for entry in ("J1", "J2", "J3"):
        with pytest.raises(NotFound):
            await model(ada, "update_entry", entry=entry, text="Overwritten")
        with pytest.raises(NotFound):
            await model(ada, "update_entry", entry=entry, mood="anxious")
    (gone,) = await model(ada, "delete", things=["J1"])
    assert (gone.ref, gone.level, gone.name) == ("J1", "journal", "")
    assert await model(ada, "list_trash") == []
    assert [each.name for each in await ada("list_trash")] == [f"On {SECRET}"]
    (back,) = await model(ada, "restore", things=["J1"])
    assert back.name == ""
    assert (await ada("read_entry", entry="J1")).text == f"I loved {SECRET} today."
    await model(ada, "delete", things=["J1", "J3"])
    assert await model(ada, "empty_trash") == 2
    assert [each.ref for each in (await ada("list_entries")).items] == ["J2", "J6", "J5", "J4"]


OPENING: tuple[tuple[str, dict[str, Any]], ...] = (
    ("update_entry", {"entry": "J1", "tier": "full"}),
    ("update_entry", {"entry": "J1", "tier": "signals"}),
    ("update_entry", {"entry": "J2", "tier": "full"}),
    ("undo", {}),
    ("change_journal_settings", {"tier": "full"}),
)


@pytest.mark.parametrize(("tool", "arguments"), OPENING)
@pytest.mark.parametrize("allowed", [None, "always"])
async def test_to_open_a_journal_to_models_its_user_is_asked_first(
    ada: Person, database: Database, tool: str, arguments: dict[str, Any], allowed: str | None
) -> None:
    await ada("change_journal_settings", tier="never")
    await ada("write_entry", text=f"I loved {SECRET}.", tier="full")
    await ada("update_entry", entry="J7", tier="never")
    if allowed:
        async with database.scope(ada.id) as scope:
            await scope.run(
                "insert into permissions (user_id, tool, allowed) values (%s, %s, %s)",
                [ada.id, tool, allowed],
            )
    async with database.scope(ada.id) as scope:
        user = await scope.user()
        run = await new_run(scope)
    box = Toolbox(database, TOOLS)
    asked = await box.run(user, run, Call("c1", tool, arguments), "a turn")
    assert isinstance(asked, Question), asked
    assert asked.reason == "always"
    assert SECRET not in dump(asked.preview)
    assert LATENT not in dump(asked.preview)
    async with database.scope(ada.id) as scope:
        known = await journal.named(scope, ["J1", "J2", "J7"])
    assert [known[ref].tier for ref in ("J1", "J2", "J7")] == ["never", "signals", "never"]


async def new_run(scope: Any) -> UUID:
    """A run that a call can be recorded in."""
    thread, run = uuid4(), uuid4()
    await scope.run(
        "insert into threads (id, user_id, slug, title) values (%s, %s, %s, 'Life')",
        [thread, scope.user_id, str(thread)],
    )
    await scope.run(
        "insert into runs (id, user_id, thread_id, lease_until) values (%s, %s, %s, now() + interval '1 hour')",
        [run, scope.user_id, thread],
    )
    return run


async def test_what_is_concluded_rests_on_signals_and_never_on_what_is_kept(
    ada: Person, database: Database
) -> None:
    for reader in ("user", "model"):
        async with database.scope(ada.id, reader=reader) as scope:  # type: ignore[arg-type]
            rows = await scope.rows("select * from journal_signals() order by number")
            assert [row["number"] for row in rows] == [2, 3, 5, 6]
            assert "text" not in rows[0]
            assert "title" not in rows[0]
