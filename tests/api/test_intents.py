"""Standing intents over HTTP: made, shown with what they are about, changed, deleted."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import httpx

from memory.database import Database
from tools.attend import attend

Json = dict[str, Any]


async def watch(http: httpx.AsyncClient, **given: Any) -> Json:
    answer = await http.post("/api/intents", json={"text": "Tell me", **given})
    assert answer.status_code == 201, answer.text
    found: Json = answer.json()
    return found


async def test_an_intent_is_made_shown_changed_and_deleted(http: httpx.AsyncClient) -> None:
    await http.post("/api/projects", json={"name": "Taxes"})
    made = await watch(http, kind="blocked", subject="Taxes", days=3, says="What is in the way?")
    assert (made["ref"], made["when"], made["about"]) == ("W1", "P1 “Taxes” is blocked for 3 days", "P1")
    assert (made["state"], made["cooldown_hours"], made["most"], made["fired"]) == ("watching", 24, 10, 0)
    assert made["condition"]["days"] == 3
    changed = await http.patch("/api/intents/W1", json={"paused": True, "days": 5, "until": "2090-01-01"})
    assert (changed.json()["state"], changed.json()["expires_on"]) == ("paused", "2090-01-01")
    assert (await http.get("/api/intents/W1")).json() == changed.json()
    assert [each["ref"] for each in (await http.get("/api/intents")).json()["items"]] == ["W1"]
    gone = await http.delete(f"/api/intents/{made['id']}")
    assert gone.json()["ref"] == "W1"
    assert (await http.get("/api/intents/W1")).status_code == 404
    undone = await http.post(f"/api/operations/{gone.headers['aurum-operation']}/undo")
    assert undone.status_code == 200
    assert (await http.get("/api/intents/W1")).json()["when"] == "P1 “Taxes” is blocked for 5 days"


async def test_half_of_one_is_refused_with_what_is_missing(http: httpx.AsyncClient) -> None:
    for given, wrong in (
        ({"kind": "blocked"}, "Say of what"),
        ({"kind": "many", "count": 5}, "which tasks are counted"),
        ({"kind": "no_journal", "days": 3, "until": "2020-01-01"}, "is over already"),
    ):
        answer = await http.post("/api/intents", json={"text": "Tell me", **given})
        assert (answer.status_code, wrong in answer.json()["detail"]) == (422, True), answer.text
    assert (await http.post("/api/intents", json={"text": "Tell me", "kind": "rain"})).status_code == 422
    assert (await http.get("/api/intents")).json() == {"items": []}


async def test_what_comes_about_is_said_once_by_the_job(
    http: httpx.AsyncClient, database: Database, user: UUID
) -> None:
    await http.post("/api/tasks", json={"title": "Pay rent", "due": "2090-01-02T12:00"})
    await watch(http, kind="overdue", subject="T1", says="What is in the way?")
    for hour in (11, 12, 13):
        async with database.scope(user, label="attend") as scope:
            scope.now = datetime(2090, 1, 2, hour, 30, tzinfo=UTC)
            await attend(scope)
    deliveries = (await http.get("/api/deliveries")).json()["items"]
    said = [each["said"]["text"] for each in deliveries if each["kind"] == "intent"]
    assert said == ["🔔 **W1** T1 “Pay rent” was due today 12:00.\nWhat is in the way?"]
