"""Approvals and permissions over HTTP: asked in the stream, answered by a button, once."""

import json
from typing import Any
from uuid import UUID

import httpx

from tests.acting import rows_of
from tests.api.sse import say
from tests.conftest import Place

Json = dict[str, Any]


async def asked(http: httpx.AsyncClient) -> tuple[Json, Json]:
    """How a turn that asks ended, and what it asks."""
    await say(http, "add a task: buy shoes")
    events = await say(http, "delete buy shoes")
    (custom,) = [event for event in events if event["type"] == "CUSTOM" and event["name"] == "approvals"]
    (question,) = custom["value"]["approvals"]
    return events[-1], question


async def titles(http: httpx.AsyncClient) -> list[str]:
    return [each["title"] for each in (await http.get("/api/tasks")).json()["items"]]


async def followed(http: httpx.AsyncClient, run: str) -> list[Json]:
    answer = await http.get(f"/api/chat/runs/{run}/events")
    return [json.loads(line[6:]) for line in answer.text.splitlines() if line.startswith("data: ")]


async def test_a_deletion_is_asked_and_done_when_it_is_approved(http: httpx.AsyncClient) -> None:
    ended, question = await asked(http)
    assert ended["result"]["state"] == "waiting"
    assert (question["tool"], question["reason"], question["rows"]) == ("delete", "destructive", 1)
    assert await titles(http) == ["Buy shoes"]
    (pending,) = (await http.get("/api/approvals")).json()
    assert pending["id"] == question["id"]
    thread = (await http.get("/api/chat/life")).json()
    assert [each["state"] for each in thread["runs"]] == ["waiting"]
    answer = await http.post(f"/api/approvals/{question['id']}", json={"answer": "approve"})
    assert answer.json()["state"] == "approved"
    events = await followed(http, question["run"])
    assert events[-1]["result"]["state"] == "done"
    assert events[-1]["result"]["operation"] == question["run"]
    assert await titles(http) == []
    assert (await http.get("/api/approvals")).json() == []
    again = await http.post(f"/api/approvals/{question['id']}", json={"answer": "reject"})
    assert again.status_code == 409
    assert "was approved already" in again.json()["detail"]


async def test_a_no_is_heard_for_all_at_once(http: httpx.AsyncClient) -> None:
    _, question = await asked(http)
    path = f"/api/chat/runs/{question['run']}/approvals"
    assert [each["state"] for each in (await http.post(path, json={"answer": "reject"})).json()] == [
        "rejected"
    ]
    assert (await followed(http, question["run"]))[-1]["result"]["state"] == "done"
    assert await titles(http) == ["Buy shoes"]
    assert (await http.post(path, json={"answer": "reject"})).status_code == 409


async def test_answers_that_make_no_sense_change_nothing(
    http: httpx.AsyncClient, place: Place, user: UUID
) -> None:
    _, question = await asked(http)
    before = await rows_of(place.owner_url, user)
    path = f"/api/approvals/{question['id']}"
    for body in (
        {},
        {"answer": "maybe"},
        {"answer": "approve", "arguments": {"things": 7}},
        {"answer": "approve", "x": 1},
    ):
        assert (await http.post(path, json=body)).status_code == 422
    assert (
        await http.post(path, json={"answer": "approve", "arguments": {"user_id": "x"}})
    ).status_code == 422
    assert await rows_of(place.owner_url, user) == before


async def test_what_a_model_may_do_unasked_is_the_users_to_say(http: httpx.AsyncClient) -> None:
    found = {each["tool"]: each for each in (await http.get("/api/permissions")).json()}
    assert (found["delete"]["allowed"], found["delete"]["own"]) == ("ask", False)
    assert found["add_task"]["allowed"] == "always"
    assert not {"list_tasks", "undo", "redo"} & set(found)
    said = (await http.put("/api/permissions/delete", json={"allowed": "always"})).json()
    assert (said["allowed"], said["own"]) == ("always", True)
    await say(http, "add a task: buy shoes")
    assert (await say(http, "delete buy shoes"))[-1]["result"]["state"] == "done"
    assert await titles(http) == []
    assert (await http.delete("/api/permissions/delete")).json()["allowed"] == "ask"
    for tool in ("list_tasks", "nonsense"):
        assert (await http.put(f"/api/permissions/{tool}", json={"allowed": "never"})).status_code == 404
    assert (await http.put("/api/permissions/delete", json={"allowed": "sometimes"})).status_code == 422
