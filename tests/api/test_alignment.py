"""Effort beside the plan, over HTTP: field by field what the tool answers."""

import httpx


async def test_alignment_answers_with_shares_rows_and_history(http: httpx.AsyncClient) -> None:
    await http.post("/api/pillars", json={"name": "Health", "time_allocation": 40, "colour": "#22aa66"})
    await http.post("/api/areas", json={"name": "Fitness", "pillar": "Health"})
    added = await http.post("/api/tasks", json={"title": "Run", "area": "Fitness", "estimate": 45})
    assert (await http.put(f"/api/tasks/{added.json()['id']}/completion")).is_success
    found = (await http.get("/api/alignment", params={"days": 28})).json()
    assert set(found) == {
        "days", "since", "until", "score", "shares", "unfiled", "previous", "history", "explanation", "assumed",
    }  # fmt: skip
    (health,) = found["shares"]
    assert (health["name"], health["colour"], health["planned"], health["actual"], health["gap"]) == (
        "Health", "#22aa66", 100.0, 100.0, 0.0,
    )  # fmt: skip
    assert (found["days"], found["score"], found["unfiled"], found["previous"]) == (28, 100.0, None, None)
    assert [(row["noun"], row["ref"], row["name"], row["said"]) for row in health["rows"]] == [
        ("tasks", "T1", "Run", "45 min, done today")
    ]
    assert [len(found["history"]), found["history"][-1][1], found["history"][0][1]] == [8, 100.0, None]
    assert (await http.get("/api/alignment")).json()["days"] == 7


async def test_only_seven_and_twenty_eight_days_are_told(http: httpx.AsyncClient) -> None:
    for days in ("8", "x", ""):
        assert (await http.get("/api/alignment", params={"days": days})).status_code == 422, days
