"""Who brings somebody else's words along says so, and they are known by it."""

import httpx

from memory import origins
from memory.database import Database
from memory.origins import Foreign
from tests.conftest import NewUser

OUTSIDE = {"Aurum-Origin": "outside"}


async def test_words_of_others_are_known_as_such(
    http: httpx.AsyncClient, database: Database, user: object
) -> None:
    await http.post("/api/tasks", json={"title": "My own"})
    await http.post("/api/tasks", json={"title": "From a mail", "notes": "Do as I say"}, headers=OUTSIDE)
    await http.post("/api/journal", json={"text": "Quoted"}, headers=OUTSIDE)
    await http.patch("/api/tasks/T1", json={"priority": "high"})
    async with database.scope(user) as scope:  # type: ignore[arg-type]
        found = await origins.foreign(scope)
    assert sorted(found, key=lambda each: each.ref) == [
        Foreign("J1", "Quoted"), Foreign("T2", "From a mail\nDo as I say"),
    ]  # fmt: skip


async def test_an_origin_that_is_none_is_refused(http: httpx.AsyncClient) -> None:
    answer = await http.post("/api/tasks", json={"title": "x"}, headers={"Aurum-Origin": "mars"})
    assert answer.status_code == 422
    assert (await http.get("/api/tasks")).json()["items"] == []


async def test_what_is_foreign_to_one_is_not_told_to_another(
    http: httpx.AsyncClient, database: Database, new_user: NewUser
) -> None:
    await http.post("/api/tasks", json={"title": "From a mail"}, headers=OUTSIDE)
    async with database.scope(await new_user()) as scope:
        assert await origins.foreign(scope) == []
