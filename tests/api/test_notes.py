"""Notes over HTTP: kept as they are, listed, taken away, and brought back."""

from typing import Any

import httpx
import pytest

from memory import jobs
from memory.database import Database
from memory.scope import Scope
from tests.acting import rows_of
from tests.conftest import Client, NewUser, Place

Json = dict[str, Any]
FIELDS = {"id", "text", "at", "who", "session", "source", "external_id", "outside"}


async def keep(http: httpx.AsyncClient, *texts: str, source: str = "diary", **headers: str) -> httpx.Response:
    body = {"notes": [{"text": each} for each in texts], "source": source}
    return await http.post("/api/notes", json=body, headers=headers)


async def kept(http: httpx.AsyncClient, **query: Any) -> list[str]:
    return [each["text"] for each in (await http.get("/api/notes", params=query)).json()["items"]]


async def test_texts_are_kept_and_listed_the_last_given_first(http: httpx.AsyncClient) -> None:
    note = {"text": " Walked. ", "at": "2026-03-05", "who": "Mara", "session": "walk", "id": "7"}
    answer = await http.post("/api/notes", json={"notes": [note, {"text": "Slept"}], "source": "diary"})
    assert (answer.status_code, answer.json()) == (201, {"added": 2})
    second, first = (await http.get("/api/notes")).json()["items"]
    assert set(first) == FIELDS
    assert {name: first[name] for name in FIELDS - {"id"}} == {
        "text": "Walked.", "at": "2026-03-05T11:00:00Z", "who": "Mara", "session": "walk", "source": "diary",
        "external_id": "7", "outside": False,
    }  # fmt: skip
    assert second["text"] == "Slept"
    again = await http.post("/api/notes", json={"notes": [note], "source": "diary"})
    assert again.json() == {"added": 0}


async def test_they_are_narrowed_by_words_and_source_page_by_page(http: httpx.AsyncClient) -> None:
    await keep(http, "I was swimming", "I slept")
    await keep(http, "Swim again", source="mail")
    assert await kept(http, words="swim") == ["Swim again", "I was swimming"]
    assert await kept(http, source="mail") == ["Swim again"]
    page = (await http.get("/api/notes?limit=2")).json()
    rest = (await http.get("/api/notes", params={"limit": 2, "cursor": page["next"]})).json()
    assert [each["text"] for each in (*page["items"], *rest["items"])] == [
        "Swim again",
        "I slept",
        "I was swimming",
    ]
    assert rest["next"] is None


async def test_who_brings_anothers_words_says_so(http: httpx.AsyncClient) -> None:
    await keep(http, "From a mail", **{"Aurum-Origin": "outside"})
    await keep(http, "Mine")
    found = (await http.get("/api/notes")).json()["items"]
    assert {each["text"]: each["outside"] for each in found} == {"From a mail": True, "Mine": False}


async def test_what_is_taken_away_is_brought_back_by_undo(http: httpx.AsyncClient) -> None:
    given = await keep(http, "One", "Two")
    (two, _) = (await http.get("/api/notes")).json()["items"]
    gone = await http.delete(f"/api/notes/{two['id']}")
    assert (gone.status_code, await kept(http)) == (204, ["One"])
    await http.post(f"/api/operations/{gone.headers['Aurum-Operation']}/undo")
    assert await kept(http) == ["Two", "One"]
    gone = await http.delete("/api/notes", params={"source": "diary"})
    assert (gone.json(), await kept(http)) == ({"deleted": 2}, [])
    await http.post(f"/api/operations/{gone.headers['Aurum-Operation']}/undo")
    assert await kept(http) == ["Two", "One"]
    await http.post(f"/api/operations/{given.headers['Aurum-Operation']}/undo")
    assert await kept(http) == []


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({}, "notes"),
        ({"notes": []}, "notes"),
        ({"notes": [{"text": "x"}] * 501}, "notes"),
        ({"notes": [{"text": "fine"}, {"text": ""}]}, "notes.1.text"),
        ({"notes": [{"text": "fine"}, {"text": "nul \0"}]}, "can't be stored"),
        ({"notes": [{"text": "fine"}, {"text": "x", "at": "soon"}]}, "notes.1.at"),
        ({"notes": [{"text": "fine"}, {"text": "x", "at": "0001-01-01T00:00:00Z"}]}, "too far away"),
        ({"notes": [{"text": "fine"}, {"text": "x" * 20_001}]}, "notes.1.text"),
        ({"notes": [{"text": "fine", "mood": "x"}]}, "mood"),
        ({"notes": [{"text": "fine"}], "source": "x" * 201}, "source"),
        ({"notes": [{"text": "fine"}], "source": "nul \0"}, "can't be stored"),
        ({"notes": [{"text": "fine"}], "user_id": "x"}, "user_id"),
    ],
)
async def test_one_bad_text_refuses_all_and_changes_nothing(
    http: httpx.AsyncClient, user: object, place: Place, body: Json, words: str
) -> None:
    answer = await http.post("/api/notes", json=body)
    assert answer.status_code == 422
    assert words in answer.text
    assert not any((await rows_of(place.owner_url, user)).values())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "query", ["cursor=x", "limit=0", "limit=501", f"words={'x' * 501}", "words=%00", "source=%00"]
)
async def test_a_list_that_can_not_be_is_refused(http: httpx.AsyncClient, query: str) -> None:
    assert (await http.get(f"/api/notes?{query}")).status_code == 422


async def test_what_is_not_there_is_not_taken_away(http: httpx.AsyncClient) -> None:
    await keep(http, "Mine")
    for path, status in (
        ("/api/notes/x", 422), ("/api/notes/00000000-0000-0000-0000-000000000000", 404), ("/api/notes", 422),
        ("/api/notes?source=", 422), ("/api/notes?source=mail", 404),
    ):  # fmt: skip
        assert (await http.delete(path)).status_code == status, path
    assert await kept(http) == ["Mine"]


async def test_all_from_a_source_is_ones_own_alone(
    http: httpx.AsyncClient, client: Client, new_user: NewUser
) -> None:
    await keep(http, "Mine")
    stranger = client(await new_user())
    assert (await stranger.delete("/api/notes?source=diary")).status_code == 404
    await keep(stranger, "Theirs")
    assert (await stranger.delete("/api/notes?source=diary")).json() == {"deleted": 1}
    assert await kept(http) == ["Mine"]


async def test_who_keeps_notes_has_them_read_and_tells_open_clients(
    http: httpx.AsyncClient, user: object, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Scope] = []
    collect = Scope.collect

    async def noted(scope: Scope) -> None:
        await collect(scope)
        told.append(scope)

    monkeypatch.setattr(Scope, "collect", noted)
    await keep(http, "Mine")
    (scope,) = [each for each in told if each.changed]
    assert [event["nouns"] for event in scope.events] == [["notes"]]
    assert await jobs.waiting(database, user, "embed")  # type: ignore[arg-type]
