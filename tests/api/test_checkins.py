"""Check-ins over HTTP."""

import httpx


async def test_how_one_feels_is_noted_and_listed_page_by_page(http: httpx.AsyncClient) -> None:
    for energy in ("low", "high", "moderate"):
        answer = await http.post("/api/checkins", json={"energy": energy, "note": "So so"})
        assert answer.status_code == 201
        assert (answer.json()["energy"], answer.json()["mood"]) == (energy, None)
        assert answer.headers["aurum-operation"]
    first = (await http.get("/api/checkins", params={"limit": 2})).json()
    rest = (await http.get("/api/checkins", params={"limit": 2, "cursor": first["next"]})).json()
    assert [each["energy"] for each in first["items"] + rest["items"]] == ["moderate", "high", "low"]
    assert rest["next"] is None
    assert (await http.get("/api/checkins", params={"cursor": "nonsense"})).status_code == 422


async def test_one_that_says_nothing_is_refused(http: httpx.AsyncClient) -> None:
    for body in ({}, {"energy": None}, {"energy": "medium"}, {"mood": "fine"}, {"feeling": "low"}):
        assert (await http.post("/api/checkins", json=body)).status_code == 422
    assert (await http.get("/api/checkins")).json()["items"] == []


async def test_today_says_the_same_as_its_records_do(http: httpx.AsyncClient) -> None:
    """It leaves without being checked against its description: test_contract does that for any answer."""
    await http.post("/api/tasks", json={"title": "Buy shoes", "due": "tomorrow 3pm", "tags": ["town"]})
    await http.post("/api/tasks", json={"title": "Run", "after": ["T1"]})
    today = (await http.get("/api/today")).json()
    (first,), (waiting,) = today["items"], today["blocked"]
    assert first["task"] == (await http.get("/api/tasks/T1")).json()
    assert waiting["task"] == (await http.get("/api/tasks/T2")).json()
    assert waiting["blocked_by"] == [{"ref": "T1", "title": "Buy shoes"}]
    assert abs(sum(part["points"] for part in first["contributions"]) - first["score"]) < 0.01
    assert today["at"].endswith("Z")
