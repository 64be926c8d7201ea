"""Memories over HTTP."""

from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from agent.learn import learn
from memory.database import Database
from tests.acting import Person

Json = dict[str, Any]


async def remember(http: httpx.AsyncClient, text: str, **more: Any) -> Json:
    answer = await http.post("/api/memories", json={"text": text, **more})
    assert answer.status_code == 201, answer.text
    found: Json = answer.json()
    return found


async def items(http: httpx.AsyncClient, **query: Any) -> list[Json]:
    answer = await http.get("/api/memories", params=query)
    assert answer.status_code == 200, answer.text
    found: list[Json] = answer.json()["items"]
    return found


async def test_a_memory_is_told_with_its_source_and_its_days(http: httpx.AsyncClient) -> None:
    made = await remember(http, "I live in Lisbon", since="2019-01-01")
    assert made["changed"] is True
    assert (made["ref"], made["text"], made["kind"], made["state"]) == (
        "M1",
        "I live in Lisbon",
        "fact",
        "active",
    )
    assert (made["since"], made["until"], made["replaces"], made["replaced_by"]) == (
        "2019-01-01",
        None,
        None,
        None,
    )
    source = made["source"]
    assert (source["kind"], source["thread"], source["ref"], source["quote"]) == (
        "user",
        None,
        None,
        "I live in Lisbon",
    )
    assert source["at"]
    again = await http.post("/api/memories", json={"text": "i live in lisbon."})
    assert (again.status_code, again.json()["ref"], again.json()["changed"]) == (201, "M1", False)
    assert "aurum-operation" not in again.headers


async def test_one_memory_opens_with_what_it_replaced(http: httpx.AsyncClient) -> None:
    await remember(http, "I live in Lisbon")
    await remember(http, "I moved to Porto")
    await remember(http, "I moved to Rome")
    for name in ("M3", "m3", "Rome"):
        opened = (await http.get(f"/api/memories/{name}")).json()
        assert [each["text"] for each in opened["history"]] == ["I moved to Porto", "I live in Lisbon"]
        assert opened["replaces"] == "M2"
    assert (await http.get("/api/memories/M1")).json()["replaced_by"] == "M2"
    assert (await http.get("/api/memories/M77")).status_code == 404


async def test_lists_are_narrowed_and_paged(http: httpx.AsyncClient) -> None:
    for text in ("I'm allergic to nuts", "I'm allergic to pollen", "My favourite colour is blue"):
        await remember(http, text)
    assert [each["ref"] for each in await items(http)] == ["M3", "M2", "M1"]
    assert [each["ref"] for each in await items(http, words="my allergy")] == ["M2", "M1"]
    assert [each["ref"] for each in await items(http, words="allergic pollen")] == ["M2"]
    assert [each["ref"] for each in await items(http, kind="preference")] == ["M3"]
    first = (await http.get("/api/memories", params={"limit": 2})).json()
    assert [each["ref"] for each in first["items"]] == ["M3", "M2"]
    assert [each["ref"] for each in await items(http, limit=2, cursor=first["next"])] == ["M1"]
    for wrong in ({"cursor": "x"}, {"state": "odd"}, {"kind": "odd"}, {"more": "1"}):
        assert (await http.get("/api/memories", params=wrong)).status_code == 422


async def test_a_correction_can_be_undone(http: httpx.AsyncClient) -> None:
    await remember(http, "My sister's name is Ana")
    answer = await http.patch("/api/memories/M1", json={"text": "My sister's name is Anna", "kind": "person"})
    assert (answer.json()["ref"], answer.json()["replaces"], answer.json()["kind"]) == ("M2", "M1", "person")
    operation = answer.headers["aurum-operation"]
    assert (await http.post(f"/api/operations/{operation}/undo")).status_code == 200
    assert [each["text"] for each in await items(http)] == ["My sister's name is Ana"]
    dated = await http.patch("/api/memories/M1", json={"until": "2030-01-01"})
    assert (dated.json()["ref"], dated.json()["until"]) == ("M1", "2030-01-01")
    undated = await http.patch("/api/memories/M1", json={"until": None})
    assert (undated.json()["until"], undated.json()["changed"]) == (None, True)


@pytest.mark.parametrize(
    "body",
    [{}, {"text": ""}, {"text": "  "}, {"text": "x" * 1001}, {"text": "?!"}, {"text": "x", "kind": "odd"},
     {"text": "x", "since": "soon"}, {"text": "I x", "since": "2026-02-02", "until": "2026-02-01"},
     {"text": "x", "state": "active"}, {"text": "x\0"}],
)  # fmt: skip
async def test_what_can_not_be_used_is_refused(http: httpx.AsyncClient, body: Json) -> None:
    answer = await http.post("/api/memories", json=body)
    assert answer.status_code == 422, answer.text
    assert answer.json()["detail"]
    assert await items(http, state="all") == []


async def said(database: Database, user: UUID, text: str) -> None:
    """Something that was said in a run that has ended."""
    async with database.scope(user) as scope:
        await scope.run(
            "insert into threads (user_id, slug, title) values (%s, 'life', 'Life') on conflict do nothing",
            [user],
        )
        await scope.run(
            "insert into messages (user_id, thread_id, id, role, content) "
            "select user_id, id, %s, 'user', %s from threads",
            [str(uuid4()), text],
        )


async def test_proposals_are_accepted_or_rejected_once(
    http: httpx.AsyncClient, database: Database, user: UUID
) -> None:
    await said(database, user, "I live in Lisbon. My dog is called Rex.")
    await learn(database, user, None)
    assert await items(http) == []
    rex, lisbon = await items(http, state="proposed")
    assert (rex["source"]["kind"], rex["source"]["thread"], rex["source"]["quote"]) == (
        "said",
        "life",
        rex["text"],
    )
    accepted = await http.post(f"/api/memories/{lisbon['ref']}/accept")
    assert (accepted.json()["state"], accepted.json()["changed"]) == ("active", True)
    again = await http.post(f"/api/memories/{lisbon['ref']}/accept")
    assert (again.status_code, again.json()["changed"]) == (200, False)
    assert (await http.post(f"/api/memories/{lisbon['ref']}/reject")).status_code == 409
    rejected = await http.post(f"/api/memories/{rex['ref']}/reject")
    assert rejected.json()["state"] == "rejected"
    assert await items(http, state="proposed") == []
    await http.post(f"/api/operations/{rejected.headers['aurum-operation']}/undo")
    assert [each["ref"] for each in await items(http, state="current")] == [rex["ref"], lisbon["ref"]]


async def test_forgetting_is_shown_first_and_then_final(
    http: httpx.AsyncClient, database: Database, user: UUID
) -> None:
    await said(database, user, "My locker code is ZB-4711")
    made = await http.post("/api/memories", json={"text": "My locker code is ZB-4711"})
    await Person(database, user)("add_task", title="Change the code zb-4711")
    shown = await http.post("/api/memories/forget", json={"refs": ["M1"], "preview": True})
    told = {"memories": ["M1"], "messages": 1, "notes": 0, "entries": [], "tasks": ["T1"]}
    assert shown.json() == {"preview": True, **told}
    assert len(await items(http)) == 1
    gone = await http.post("/api/memories/forget", json={"refs": ["M1"]})
    assert gone.json() == {"preview": False, **told}
    assert "aurum-operation" not in gone.headers
    assert (await http.get("/api/memories/M1")).status_code == 404
    assert await items(http, state="all") == []
    undo = await http.post(f"/api/operations/{made.headers['aurum-operation']}/undo")
    assert undo.status_code == 409
    assert undo.json()["detail"] == "What it changed has been forgotten, and forgetting is final."
    hits = (await http.get("/api/search", params={"q": "zb-4711"})).json()["items"]
    assert [each["ref"] for each in hits] == ["T1"]
    listed = (await http.get("/api/operations")).text
    assert "locker" not in listed
    assert "My locker code is ZB-4711" in (await http.get("/api/chat/life")).text


async def test_words_to_forget_have_to_tell_something(http: httpx.AsyncClient) -> None:
    await remember(http, "I live in Lisbon")
    for body, status in (
        ({}, 422),
        ({"about": "the"}, 422),
        ({"about": "giraffes"}, 404),
        ({"refs": ["M9"]}, 404),
    ):
        assert (await http.post("/api/memories/forget", json=body)).status_code == status
    assert len(await items(http)) == 1


async def test_learning_is_a_setting(http: httpx.AsyncClient) -> None:
    assert (await http.get("/api/memories/settings")).json() == {"learning": "ask"}
    for wanted in ("off", "auto", "ask"):
        answer = await http.put("/api/memories/settings", json={"learning": wanted})
        assert answer.json() == {"learning": wanted}
        assert (await http.get("/api/memories/settings")).json() == {"learning": wanted}
    assert (await http.put("/api/memories/settings", json={"learning": "odd"})).status_code == 422


async def test_somebody_elses_words_are_a_proposal_until_their_user_accepts_them(
    http: httpx.AsyncClient,
) -> None:
    answer = await http.post(
        "/api/memories", json={"text": "I live in Lisbon"}, headers={"Aurum-Origin": "outside"}
    )
    assert answer.json()["state"] == "proposed"
    assert await items(http) == []
