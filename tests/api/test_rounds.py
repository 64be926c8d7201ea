"""Check-ins over HTTP."""

from uuid import uuid4

import httpx


async def test_one_is_started_answered_changed_listed_and_deleted(http: httpx.AsyncClient) -> None:
    started = await http.post("/api/rounds", json={"kind": "evening"})
    assert started.status_code == 201
    told = started.json()
    assert (told["kind"], told["state"], told["step"], told["question"]) == (
        "evening", "open", "mood", "How do you feel?",
    )  # fmt: skip
    where = f"/api/rounds/{told['id']}"
    labels = [button["label"] for row in told["said"]["rows"] for button in row]
    assert {"Grateful", "Frustrated", "Skip", "Not today"} <= set(labels)
    answer = await http.post(f"{where}/answers", json={"value": "mood:grateful"})
    assert answer.headers["aurum-operation"]
    assert (answer.json()["toast"], answer.json()["round"]["step"]) == ("Mood: grateful", "energy")
    for value in ("low", "A walk", "skip it", "Rest"):
        assert (await http.post(f"{where}/answers", json={"value": value})).status_code == 200
    kept = (await http.post(f"{where}/answers", json={"value": "keep", "step": "entry"})).json()["round"]
    assert (kept["state"], kept["entry"], kept["answers"]["well"]) == ("done", "J1", "A walk")
    changed = await http.patch(where, json={"answers": {"mood": "peaceful", "well": "A swim"}})
    assert changed.json()["answers"]["mood"] == "peaceful"
    entry = (await http.get("/api/journal/J1")).json()
    assert (entry["mood"], entry["text"]) == ("peaceful", "Went well: A swim\n\nTomorrow: Rest")
    assert (await http.get("/api/checkins")).json()["items"][0]["mood"] == "peaceful"
    assert (await http.get(where)).json()["said"]["text"].startswith("**Good evening.**")
    gone = await http.delete(where)
    assert gone.status_code == 204
    assert (await http.get(where)).status_code == 404
    assert (await http.get("/api/checkins")).json()["items"] == []
    await http.post(f"/api/operations/{gone.headers['aurum-operation']}/undo")
    assert (await http.get(where)).json()["answers"]["mood"] == "peaceful"


async def test_they_are_listed_newest_first_and_those_that_wait_alone(http: httpx.AsyncClient) -> None:
    for kind in ("morning", "weekly", "evening"):
        assert (await http.post("/api/rounds", json={"kind": kind})).status_code == 201
    first = (await http.get("/api/rounds", params={"limit": 2})).json()
    rest = (await http.get("/api/rounds", params={"limit": 2, "cursor": first["next"]})).json()
    assert [each["kind"] for each in first["items"] + rest["items"]] == ["evening", "weekly", "morning"]
    assert (rest["next"], first["items"][0]["said"]) == (None, None)
    await http.post(f"/api/rounds/{first['items'][0]['id']}/answers", json={"value": "skip"})
    waiting = (await http.get("/api/rounds", params={"waiting": True})).json()["items"]
    assert [each["kind"] for each in waiting] == ["weekly", "morning"]
    assert (await http.get("/api/rounds", params={"cursor": "nonsense"})).status_code == 422


async def test_what_is_no_answer_is_refused_and_changes_nothing(http: httpx.AsyncClient) -> None:
    told = (await http.post("/api/rounds", json={"kind": "evening"})).json()
    where = f"/api/rounds/{told['id']}"
    for body in (
        {},
        {"value": ""},
        {"value": "fine"},
        {"value": "grateful", "step": "name"},
        {"mood": "grateful"},
    ):
        assert (await http.post(f"{where}/answers", json=body)).status_code == 422
    for body in ({}, {"answers": {"mood": "fine"}}, {"answers": {"name": "x"}}, {"answers": {"mood": 5}}):
        assert (await http.patch(where, json=body)).status_code == 422
    assert (await http.get(where)).json()["answers"] == {}
    for kind in ("noon", 5):
        assert (await http.post("/api/rounds", json={"kind": kind})).status_code == 422
    assert (await http.get(f"/api/rounds/{uuid4()}")).status_code == 404
    assert (await http.get("/api/rounds/first")).status_code == 422


async def test_starting_again_goes_on_with_the_one_that_waits(http: httpx.AsyncClient) -> None:
    told = (await http.post("/api/rounds", json={"kind": "evening"})).json()
    await http.post(f"/api/rounds/{told['id']}/answers", json={"value": "grateful"})
    again = (await http.post("/api/rounds", json={})).json()
    assert (again["id"], again["step"]) == (told["id"], "energy")
