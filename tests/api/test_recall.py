"""Recall over HTTP and in the terminal."""

import json

import httpx
import pytest

from agent.choice import ModelChoice
from agent.meaning import Meanings
from api.aurum import Aurum
from channels.recollection import recalled
from memory.database import Database
from tests.acting import Person
from tests.conftest import Client, NewUser
from tests.reading import Hashing, have_read
from tools.recall import WORDS_ONLY

FIELDS = {
    "kind",
    "id",
    "ref",
    "title",
    "text",
    "at",
    "score",
    "thread",
    "who",
    "source",
    "external_id",
    "outside",
}


@pytest.fixture
def reading(aurum: Aurum, monkeypatch: pytest.MonkeyPatch) -> Hashing:
    """Who reads questions."""
    model = Hashing()
    monkeypatch.setattr(aurum, "meanings", Meanings(ModelChoice(), local=model))
    return model


async def test_a_hit_says_what_it_is_and_where_and_when_it_was(
    http: httpx.AsyncClient, person: Person, reading: Hashing
) -> None:
    await http.post("/api/journal", json={"text": "We got a puppy", "title": "News", "day": "2026-03-05"})
    note = {"text": "The hound barks", "at": "2026-03-07T10:00:00Z", "who": "Mara", "session": "walk"}
    await http.post(
        "/api/notes", json={"notes": [note], "source": "chat.json"}, headers={"Aurum-Origin": "outside"}
    )
    await have_read(person.database, person.id, reading)
    answer = await http.get("/api/recall", params={"query": "dog"})
    assert answer.status_code == 200
    found = answer.json()
    assert (set(found), found["by"], found["note"]) == ({"hits", "by", "note"}, "words and meaning", None)
    assert [set(each) for each in found["hits"]] == [FIELDS, FIELDS]
    entry, said = sorted(found["hits"], key=lambda each: each["at"])
    assert (entry["kind"], entry["ref"], entry["title"], entry["at"][:10]) == (
        "journal",
        "J1",
        "News",
        "2026-03-05",
    )
    assert (said["kind"], said["ref"], said["who"], said["source"]) == ("note", None, "Mara", "chat.json")
    assert (said["at"], said["outside"], entry["outside"]) == ("2026-03-07T10:00:00Z", True, False)
    assert (await http.get(f"/api/journal/{entry['id']}")).json()["ref"] == "J1"


async def test_kinds_days_and_number_are_chosen(http: httpx.AsyncClient, reading: Hashing) -> None:
    for day in ("2026-03-05", "2026-03-06", "2026-03-07"):
        await http.post("/api/journal", json={"text": f"Tea on {day}", "day": day})
    await http.post("/api/tasks", json={"title": "Buy tea"})

    async def refs(query: str) -> list[str]:
        answer = await http.get(f"/api/recall?query=tea&{query}")
        return sorted(each["ref"] for each in answer.json()["hits"])

    assert await refs("kinds=task") == ["T1"]
    assert await refs("kinds=task&kinds=journal") == ["J1", "J2", "J3", "T1"]
    assert await refs("since=2026-03-06&until=2026-03-06") == ["J2"]
    assert await refs("until=2026-03-06") == ["J1", "J2"]
    assert len(await refs("k=2")) == 2
    assert await refs("kinds=memory") == []


async def test_without_a_model_it_is_said(
    http: httpx.AsyncClient, aurum: Aurum, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("agent.meaning.loaded", lambda: None)
    monkeypatch.setattr(aurum, "meanings", Meanings(ModelChoice()))
    await http.post("/api/tasks", json={"title": "Buy tea"})
    found = (await http.get("/api/recall", params={"query": "tea"})).json()
    assert ([each["ref"] for each in found["hits"]], found["by"], found["note"]) == (
        ["T1"],
        "words",
        WORDS_ONLY,
    )


@pytest.mark.parametrize(
    "query",
    [
        "", "query=", "query=%20", f"query={'x' * 1001}", "query=%00", "query=x&k=0", "query=x&k=51", "query=x&k=many",
        "query=x&kinds=dream", "query=x&since=soon", "query=x&until=2026-02-30",
        "query=x&since=2026-03-02&until=2026-03-01",
    ],
)  # fmt: skip
async def test_what_can_not_be_asked_is_refused(
    http: httpx.AsyncClient, reading: Hashing, query: str
) -> None:
    answer = await http.get(f"/api/recall?{query}")
    assert answer.status_code == 422
    assert answer.json()["detail"]


async def test_a_stranger_finds_nothing(
    http: httpx.AsyncClient, client: Client, new_user: NewUser, reading: Hashing
) -> None:
    await http.post("/api/tasks", json={"title": "Buy tea"})
    stranger = client(await new_user())
    assert (await stranger.get("/api/recall", params={"query": "tea"})).json()["hits"] == []


async def test_nobody_recalls_who_is_not_signed_in(url: str, database: Database) -> None:
    async with httpx.AsyncClient(base_url=url) as nobody:
        assert (await nobody.get("/api/recall", params={"query": "tea"})).status_code == 401


def test_a_terminal_shows_where_and_when_and_moves_no_cursor() -> None:
    hit = {
        "kind": "note", "id": "x", "ref": None, "title": "walk\x1b[2J", "text": "The hound\n barks\x1b[1m " + "x" * 300,
        "at": "2026-03-07T10:00:00Z", "score": 1.234, "thread": None, "who": "Mara", "source": "chat\x07",
        "outside": True,
    }  # fmt: skip
    first, second = recalled({"hits": [hit], "note": None}, colour=False).splitlines()
    assert first == "1.23  Note · walk[2J · Mara · 2026-03-07 · chat"
    assert second.startswith("      The hound barks[1m xxx")
    assert len(second) <= 6 + 240
    assert "\x1b[2J" not in recalled({"hits": [hit], "note": None}, colour=True)
    nothing = recalled({"hits": [], "note": WORDS_ONLY}, colour=False)
    assert nothing == f"Nothing like that was said or written.\n{WORDS_ONLY}"
    assert json.dumps(nothing)
