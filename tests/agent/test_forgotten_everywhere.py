"""What was forgotten stands nowhere that the service can read but in messages that its user alone still sees."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest

from agent.embed import embed
from agent.events import Event
from agent.learn import learn
from agent.summary import summarise
from agent.turn import Inbound
from api.aurum import Aurum
from memory import deliveries, notes
from memory.deliveries import Standing
from memory.errors import AurumError
from memory.notes import NewNote
from memory.nudges import NudgeSettings
from memory.said import Button, Kind, Nudge, Said
from tests.acting import Person, rows_of
from tests.agent.turns import MakeAurum, call, finished, heard, say, scripted, to_its_end
from tests.conftest import Client, Place
from tests.fakes import Step
from tools import attend

LATER = datetime(2090, 1, 1, tzinfo=UTC)
SECRET = "Zanzibar"
FACT = f"my brother Tom lives in {SECRET}"
LOOKS: list[tuple[str, dict[str, Any]]] = [
    ("search", {"words": SECRET}),
    ("search", {"words": "brother"}),
    ("recall", {"query": f"Who lives in {SECRET}?"}),
    ("recall", {"query": "Where does my brother live?"}),
    ("list_memories", {"state": "all"}),
    ("list_operations", {"limit": 200}),
    ("draft_entry", {}),
    ("list_trash", {}),
]


async def yes(aurum: Aurum, user: UUID, text: str) -> list[Event]:
    """Say something, and yes to what is asked."""
    run = await aurum.turns.begin(user, Inbound("life", str(uuid4()), text))
    if finished(events := await to_its_end(run)).state == "waiting":
        await aurum.turns.answer_all(user, run.id, "approved")
        events = await to_its_end(run)
    return events


async def known(aurum: Aurum, user: UUID) -> None:
    """It is known in every way: said, remembered, corrected, learned, imported, read for its meaning."""
    ada = Person(aurum.database, user)
    await say(aurum, user, f"Did you know that {FACT}?", thread=str(uuid4()))
    await ada("remember", text=f"My cousin Tom lives in {SECRET}")
    await ada("correct_memory", memory="M1", text=FACT.capitalize())
    await ada("set_learning", learning="auto")
    await say(aurum, user, f"{FACT.capitalize()} and I like {SECRET} a lot.")
    async with aurum.database.scope(user, label="remember", outside=True) as scope:
        await notes.add(scope, [NewNote(f"Tom wrote from {SECRET}.", scope.now)], "chat.txt")
    async with aurum.database.scope(user, label="attend") as scope:
        day = attend.Day(await scope.user(), scope.now, NudgeSettings(), Standing(0, None, (), None, False))
        button = Button(f"Call {SECRET}", "done T1")
        kinds: tuple[Kind, ...] = ("insight", "reminder")
        for kind in kinds:
            nudge = Nudge(kind, "Tom", Said(f"Tom lives in {SECRET}.", ((button,),)), scope.now)
            await deliveries.make(scope, (each := attend.known_by(nudge, uuid4())).id, nudge)
            await (
                attend.say(scope, day, [each])
                if kind == "insight"
                else deliveries.keep(scope, each.id, LATER, "")
            )
            await deliveries.answered(scope, each.id, f"Yes, {SECRET}")
    await ada(
        "add_intent",
        text=f"Ask me about Tom in {SECRET}",
        kind="no_journal",
        days=3,
        says=f"How is {SECRET}?",
    )
    await ada("change_intent", intent="W1", paused=True)
    await learn(aurum.database, user, None)
    await embed(aurum.database, user, aurum.meanings)


async def standing(aurum: Aurum, user: UUID, place: Place) -> dict[str, int]:
    """How many rows of each table the service may read that say it; messages that are withheld are the user's own."""
    found: dict[str, int] = {}
    tables = await rows_of(place.owner_url, user)
    async with aurum.database.scope(user) as scope:
        for table in tables:
            shown = " and not withheld" if table == "messages" else ""
            query = f"select 1 from {table} t where user_id = %s and lower(t::text) like %s{shown}"
            if rows := await scope.rows(query, [user, f"%{SECRET.lower()}%"]):
                found[table] = len(rows)
    return found


async def told(aurum: Aurum, user: UUID) -> str:
    """All that tools which read tell a model and a user."""
    said = []
    for tool, arguments in LOOKS:
        for reader in ("model", "user"):
            async with aurum.database.scope(user, reader=reader) as scope:
                said.append(repr(await aurum.toolbox.tools[tool].run(scope, arguments)))
    return "\n".join(said)


@pytest.mark.parametrize("way", ["offline", "hosted", "http"])
async def test_after_forgetting_it_stands_nowhere_and_nothing_brings_it_back(
    aurum: Aurum, aurum_with: MakeAurum, user: UUID, place: Place, client: Client, way: str
) -> None:
    await known(aurum, user)
    before = await standing(aurum, user, place)
    kept = {
        "messages",
        "memories",
        "notes",
        "passages",
        "postings",
        "changes",
        "words",
        "deliveries",
        "intents",
    }
    assert kept <= set(before)
    assert SECRET in await told(aurum, user)
    deed: list[Step] = [[call("forget", about=SECRET)], f"{SECRET} is forgotten."] if way == "hosted" else []
    models = scripted(*deed, *["Good day."] * 9)
    hosted = await aurum_with(models)
    http = client(user)
    if way == "offline":
        await yes(aurum, user, f"forget everything about {SECRET}")
    elif way == "hosted":
        await yes(hosted, user, f"Please forget {SECRET}")
    else:
        forgotten = await http.post("/api/memories/forget", json={"about": SECRET})
        assert forgotten.status_code == 200
    assert await standing(aurum, user, place) == {}
    assert SECRET.lower() not in (await told(aurum, user)).lower().replace(f"'{SECRET.lower()}'", "")
    for path in (f"/api/search?words={SECRET}", "/api/recall?query=Where is my brother",
                 "/api/memories?state=all",
                 "/api/notes", "/api/operations", "/api/journal/past"):  # fmt: skip
        assert SECRET.lower() not in (await http.get(path)).text.lower(), path
    for operation in (await http.get("/api/operations?limit=200")).json()["items"]:
        await http.post(f"/api/operations/{operation['id']}/undo")
    assert await standing(aurum, user, place) == {}, "no undo brings it back"
    at = len(heard(models))
    for text in ("Where does Tom live?", "Tell me of my brother", "What do you know about me?"):
        await say(hosted, user, text)
    async with aurum.database.scope(user) as scope:
        (life,) = await scope.rows("select id from threads where slug = 'life'")
    await summarise(aurum.database, user, life["id"], None)
    await learn(aurum.database, user, None)
    await embed(aurum.database, user, aurum.meanings)
    assert SECRET.lower() not in str(heard(models)[at:]).lower()
    assert await standing(aurum, user, place) == {}


async def test_what_nobody_may_undo_is_said(aurum: Aurum, user: UUID) -> None:
    ada = Person(aurum.database, user)
    await ada("remember", text=FACT)
    await ada("forget", about=SECRET)
    with pytest.raises(AurumError):
        await ada("undo", operation=str(ada.operations[0]))
