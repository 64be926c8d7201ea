"""What its user keeps from models reaches none: no chat model, no embedding model of another machine, no log."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from uuid import UUID, uuid4

import pytest
import pytest_asyncio

from agent.choice import GEMINI, OFFLINE, ModelChoice
from agent.embed import embed
from agent.events import Event
from agent.meaning import Meanings
from agent.turn import Inbound
from api import jobs
from api.aurum import Aurum
from api.settings import Settings, read
from memory.conversations import new_id
from memory.records import Call
from memory.rows import dump
from memory.runs import Manner
from tests.acting import Person, rows_of
from tests.agent.turns import asked, finished, say, to_its_end, until
from tests.agent.wire import MARKED, Wire, listening
from tests.conftest import Client, Place

KEY = "a-key-that-nobody-may-see"


@pytest.fixture
def wire(monkeypatch: pytest.MonkeyPatch) -> Iterator[Wire]:
    """The hosted models, with nothing asked yet."""
    monkeypatch.setattr("agent.models.PAUSE", 0.01)
    server, found = listening()
    yield found
    server.shutdown()
    server.server_close()


@pytest_asyncio.fixture
async def hosted(place: Place, settings: Settings, wire: Wire) -> AsyncIterator[Aurum]:
    """An Aurum as somebody has it who gave it a key."""
    choice = read({"GOOGLE_API_KEY": KEY, "AURUM_GEMINI_BASE_URL": wire.url}).model
    opened = Aurum(replace(settings, model=choice), place.app_url, place.redis_url, lambda _: None, pool=6)
    await opened.open()
    yield opened
    await opened.close()


async def work(aurum: Aurum, user: UUID) -> list[str]:
    """Do all that a worker would, whenever it is due; what that was."""
    done: list[str] = []
    for _ in range(5):
        async with aurum.database.scope(user) as scope:
            waiting = await scope.rows(
                "select id, name from jobs where state = 'waiting' and name <> 'purge'"
            )
        for job in waiting:
            if job["name"] not in ("look", "rerank") or job["name"] not in done:
                await jobs.run(aurum.database, job["id"], aurum.models, aurum.meanings)
                done.append(job["name"])
    return done


TEXTS = {
    "title": "Zqtitle of the garden",
    "text": "The garden was zqtext today.\nIn its “second” line I was zqline about the roses.",
    "answers": [{"prompt": "How is the zqprompt?", "answer": "The garden is zqanswer."}],
    "weather": "zqweather",
    "location": "zqplace",
}
"""What is written where; the garden is what it is looked for by."""
TELLING = """
    [[list_entries {}]] [[list_entries {"words": "garden"}]] [[list_entries {"tag": "home"}]]
    [[search {"words": "garden"}]] [[search {"words": "J1"}]] [[recall {"query": "the garden"}]]
    [[read_entry {"entry": "J1"}]] [[history {"thing": "J1"}]] [[list_operations {"limit": 200}]]
    [[on_this_day {"day": "2026-11-23"}]] [[journal_streak {}]] [[draft_entry {}]] [[list_checkins {}]]
    [[list_trash {}]] [[list_memories {}]] [[list_insights {}]] [[look {}]] [[insight {"insight": "I1"}]]
"""
"""Every order to a model that might tell it."""
ASKING = ["What did I write today about the garden?", "And the roses?"]
"""The same in words, for what is recalled unasked."""
CHANGING = [
    '[[update_entry {"entry": "J1", "title": "Mine"}]]',
    '[[update_entry {"entry": "J1", "mood": "sad"}]]',
    '[[delete {"things": ["J1"]}]]',
    '[[restore {"things": ["J1"]}]]',
    "[[undo {}]]",
    "[[redo {}]]",
    '[[delete {"things": ["J1"]}]] [[list_trash {}]] [[history {"thing": "J1"}]] [[undo {}]]',
    '[[forget {"about": "roses", "preview": true}]]',
]


def logged(caplog: pytest.LogCaptureFixture) -> set[str]:
    """The words in all that was logged, in what hangs on it too, that a test looks for."""
    told = [caplog.text, *(str(vars(record)) for record in caplog.records)]
    return {word.lower() for text in told for word in MARKED.findall(text)}


async def ask(aurum: Aurum, user: UUID, text: str, *, thread: str = "life") -> list[Event]:
    """Say something to a hosted model, and yes to what it asks; what happened last."""
    run = await aurum.turns.begin(user, Inbound(thread, new_id(), text))
    events = await to_its_end(run)
    assert finished(events).model == GEMINI, finished(events)
    while finished(events).state == "waiting":
        await aurum.turns.answer_all(user, run.id, "approved")
        events = await to_its_end(run)
    return events


async def asked_everything(aurum: Aurum, user: UUID) -> None:
    """All that a user may ask for that has to do with an entry, and the work behind it."""
    for change in CHANGING:
        await ask(aurum, user, change)
    await work(aurum, user)
    for text in (TELLING, *ASKING):
        await ask(aurum, user, text, thread=str(uuid4()))
    await ask(aurum, user, TELLING)
    await work(aurum, user)


SIGNALS = {"zqtag"}
ALL = {"zqtitle", "zqtext", "zqline", "zqprompt", "zqanswer", "zqweather", "zqplace", "zqtag", "zqday"}


@pytest.mark.parametrize(("tier", "known"), [("never", set[str]()), ("signals", SIGNALS), ("full", ALL)])
async def test_an_entry_kept_from_models_reaches_none_whatever_is_asked(
    hosted: Aurum, user: UUID, wire: Wire, caplog: pytest.LogCaptureFixture, tier: str, known: set[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    ada = Person(hosted.database, user)
    await ada("change_journal_settings", model_reads=True)
    for day in ("2026-11-23", "2025-11-23"):
        await ada("write_entry", **TEXTS, tags=["home", "zqtag"], day=day, tier=tier)
    for date in range(1, 23):  # enough for what is noticed of moods and tags
        told = {"mood": "frustrated", "tags": ["home", "zqtag"]} if date > 12 else {"mood": "grateful"}
        await ada("write_entry", text="Zqday went by.", day=f"2026-11-{date:02}", tier=tier, **told)
    await asked_everything(hosted, user)
    assert wire.to(":streamGenerateContent")
    assert wire.to(":batchEmbedContents")
    assert wire.marked() == known
    assert logged(caplog) == set(), "not even of what models may know"


PRIVATE = "Private journal: zqprivate was the day in the garden.\nAnd zqmore of it."
UNWRITTEN = PRIVATE.replace("journal:", "journal for 2090-01-01:")


async def told_nothing(aurum: Aurum, user: UUID, wire: Wire, place: Place, *threads: str) -> None:
    """Nothing marked has reached a model, nor does it later; nor does it name anything or lie in a summary."""
    for thread in threads:
        for text in (TELLING, ASKING[0], "[[undo {}]]", "[[redo {}]]"):
            await ask(aurum, user, text, thread=thread)
    await work(aurum, user)
    for thread in (*threads, str(uuid4())):
        await ask(aurum, user, ASKING[1], thread=thread)
    assert wire.marked() == set()
    rows = await rows_of(place.owner_url, user)
    for table in ("threads", "operations", "summaries", "insights", "memories", "jobs", "runs"):
        assert not MARKED.findall(str(rows[table])), table
    assert rows["summaries"]


@pytest.mark.parametrize(
    "fresh", [False, True], ids=["in the life thread", "as a conversation's first words"]
)
async def test_a_private_entry_that_is_said_is_for_the_model_on_this_machine_alone(
    hosted: Aurum, user: UUID, wire: Wire, place: Place, caplog: pytest.LogCaptureFixture, fresh: bool
) -> None:
    caplog.set_level(logging.DEBUG)
    thread = str(uuid4()) if fresh else "life"
    if not fresh:
        await ask(hosted, user, "Good morning")
    events = await say(hosted, user, PRIVATE, thread=thread)
    assert (finished(events).model, asked(events)) == (OFFLINE, ["write_entry"])
    (entry,) = (await Person(hosted.database, user)("list_entries")).items
    assert (entry.tier, "zqmore" in entry.text) == ("never", True)
    await told_nothing(hosted, user, wire, place, thread)
    assert logged(caplog) == set()


async def test_a_private_entry_that_can_not_be_written_is_kept_from_models_too(
    hosted: Aurum, user: UUID, wire: Wire, place: Place
) -> None:
    events = await say(hosted, user, UNWRITTEN)
    assert finished(events).model == OFFLINE
    assert (await Person(hosted.database, user)("list_entries")).items == ()
    await told_nothing(hosted, user, wire, place, "life")


@pytest.mark.parametrize(
    ("manner", "text"), [("queue", UNWRITTEN), ("steer", PRIVATE), ("steer", UNWRITTEN), ("interrupt", PRIVATE)],
    ids=["queued, of a day that is not yet", "steering", "steering, of a day that is not yet", "interrupting"],
)  # fmt: skip
async def test_a_private_entry_said_while_another_turn_runs_joins_none(
    hosted: Aurum, user: UUID, wire: Wire, place: Place, manner: Manner, text: str
) -> None:
    wire.going.clear()
    first = await hosted.turns.begin(user, Inbound("life", new_id(), '[[add_task {"title": "Buy seeds"}]]'))
    await until(lambda: wire.sent)
    second = await hosted.turns.begin(user, Inbound("life", new_id(), text, manner=manner))
    third = await hosted.turns.begin(user, Inbound("life", new_id(), "Good evening", manner="steer"))
    wire.going.set()
    for run in (first, second, third):
        await to_its_end(run)
    await told_nothing(hosted, user, wire, place, "life")


@pytest.mark.usefixtures("looked_for_by_hand")
async def test_a_private_entry_whose_process_dies_is_for_no_other_model(
    hosted: Aurum, user: UUID, wire: Wire, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    reached = asyncio.Event()

    async def stuck(*_: object, **__: object) -> None:
        reached.set()
        await asyncio.Event().wait()

    with monkeypatch.context() as patch:
        patch.setattr(hosted.toolbox, "run", stuck)
        run = await hosted.turns.begin(user, Inbound("life", new_id(), PRIVATE))
        await reached.wait()
        for task in list(hosted.turns.running):
            task.cancel()
        await until(lambda: not hosted.turns.running)
    async with hosted.database.scope(user) as scope:
        await scope.run("update runs set lease_until = now() - interval '1 second' where state = 'running'")
    await hosted.turns.take_up()
    assert finished(await to_its_end(run)).model == OFFLINE
    (entry,) = (await Person(hosted.database, user)("list_entries")).items
    assert entry.tier == "never"
    await told_nothing(hosted, user, wire, place, "life")


@pytest.mark.parametrize("waiting", [False, True], ids=["at once", "in line"])
async def test_where_new_entries_are_private_an_entry_that_is_said_is_so_from_its_first_word(
    hosted: Aurum, user: UUID, wire: Wire, place: Place, waiting: bool
) -> None:
    await Person(hosted.database, user)("change_journal_settings", tier="never")
    if waiting:
        wire.going.clear()
        await hosted.turns.begin(user, Inbound("life", new_id(), "Good morning"))
    run = await hosted.turns.begin(
        user, Inbound("life", new_id(), PRIVATE.removeprefix("Private "), manner="steer")
    )
    wire.going.set()
    assert finished(await to_its_end(run)).model == OFFLINE
    await told_nothing(hosted, user, wire, place, "life")


LONG = {
    "title": "Zqtitle of my garden",
    "text": "Zqtext in the garden. Zqline “by” the roses\nand zqend, the garden.",
}
SHORT = {"text": "Zqsad rose."}


async def closes(aurum: Aurum, user: UUID, way: str) -> None:
    """Make J1 private."""
    if way == "chat":
        await ask(aurum, user, '[[update_entry {"entry": "J1", "tier": "never"}]]')
    else:
        await Person(aurum.database, user)("update_entry", entry="J1", tier="signals")


@pytest.mark.parametrize("way", ["chat", "page"])
@pytest.mark.parametrize("texts", [LONG, SHORT], ids=["long", "short"])
async def test_what_was_open_and_is_made_private_is_kept_from_all_later_prompts(
    hosted: Aurum, user: UUID, wire: Wire, place: Place, texts: dict[str, str], way: str
) -> None:
    other = str(uuid4())
    await ask(hosted, user, f"Please: [[write_entry {dump(texts)}]]")
    await ask(hosted, user, TELLING, thread=other)
    for text in ASKING:
        await ask(hosted, user, text, thread=str(uuid4()))
    await work(hosted, user)
    assert wire.marked(), "it was open"
    await closes(hosted, user, way)
    wire.sent.clear()
    await told_nothing(hosted, user, wire, place, "life", other)


async def test_what_is_opened_is_read_and_what_is_closed_again_is_read_no_more(
    hosted: Aurum, user: UUID, wire: Wire, place: Place
) -> None:
    ada = Person(hosted.database, user)
    await ada("write_entry", **TEXTS, tags=["zqtag"], tier="never")
    await embed(hosted.database, user, Meanings(ModelChoice()))
    await work(hosted, user)
    assert wire.sent == [], "it was read on this machine, before there was a key and after"
    await ada("update_entry", entry="J1", tier="full")
    await work(hosted, user)
    assert wire.marked() == {"zqtitle", "zqtext", "zqline", "zqanswer"}
    await ada("update_entry", entry="J1", tier="never")
    wire.sent.clear()
    await ada("update_entry", entry="J1", text="The garden was zqlater.")
    await work(hosted, user)
    await embed(hosted.database, user, Meanings(ModelChoice()))
    await work(hosted, user)
    await told_nothing(hosted, user, wire, place, "life")


async def test_what_fails_is_logged_without_what_was_written(
    aurum: Aurum, user: UUID, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    for text in ("Zqnul \x00 of it", "Zqhalf \ud800 of it"):
        given = {"text": text, "tier": "never", "title": text, "tags": [text], "location": text}
        for arguments in (given, {**given, "text": "A day."}):
            answered = await aurum.toolbox.run(
                (await Person(aurum.database, user)("change_me", name="Ada")), uuid4(),
                Call(new_id(), "write_entry", arguments), "A private journal entry",
            )  # fmt: skip
            assert '"ok":false' in str(answered)
            response = await client(user).post(
                "/api/journal", content=json.dumps(arguments), headers={"Content-Type": "application/json"}
            )
            assert response.status_code < 500, response.text
    assert logged(caplog) == set()


async def test_where_new_entries_are_private_what_answers_a_check_in_reaches_no_model(
    hosted: Aurum, user: UUID, wire: Wire, place: Place
) -> None:
    person = Person(hosted.database, user)
    await person("change_journal_settings", tier="never")
    await ask(hosted, user, "Good morning")
    await person("start_checkin", kind="evening")
    await person("answer_checkin", mood="grateful", energy="low")
    for text in ("The garden was zqtext today", "The zqline of roses"):
        events = await say(hosted, user, text)
        assert (finished(events).model, asked(events)) == (OFFLINE, ["answer_checkin"])
    told = await person("start_checkin")
    assert (told.step, told.answers["hard"]) == ("focus", "The zqline of roses")
    await person("answer_checkin", skip="question")
    await person("answer_checkin", text="keep")
    await ask(hosted, user, '[[start_checkin {"kind": "evening"}]] [[answer_checkin {"mood": "anxious"}]]')
    await told_nothing(hosted, user, wire, place, "life")
