"""The review of a week over HTTP."""

from datetime import date, timedelta

import httpx


async def test_a_week_is_answered_as_data_and_as_a_picture(http: httpx.AsyncClient) -> None:
    await http.post("/api/pillars", json={"name": "Work", "time_allocation": 100})
    await http.post("/api/areas", json={"name": "Desk", "pillar": "PL1"})
    await http.post("/api/projects", json={"name": "Book", "area": "A1"})
    await http.post("/api/tasks", json={"title": "Write", "project": "P1"})
    await http.put("/api/tasks/T1/completion")
    review = (await http.get("/api/review")).json()
    assert (review["done"], review["days"][-1]["done"], review["alignment"]["score"]) == (1, 1, 100.0)
    assert [(each["ref"], each["done"]) for each in review["moved"]] == [("P1", 1)]
    until = date.fromisoformat(review["until"])
    assert date.fromisoformat(review["since"]) == until - timedelta(days=6)
    before = (await http.get("/api/review", params={"week": str(until - timedelta(days=7))})).json()
    assert (before["done"], before["until"]) == (0, str(until - timedelta(days=7)))
    picture = await http.get("/api/review/chart.png")
    assert (picture.status_code, picture.headers["content-type"]) == (200, "image/png")
    assert picture.content.startswith(b"\x89PNG")


async def test_another_week_than_there_can_be_is_refused(http: httpx.AsyncClient) -> None:
    for path in ("/api/review", "/api/review/chart.png"):
        for week in ("2090-01-01", "2020-01-01", "W47"):
            assert (await http.get(path, params={"week": week})).status_code == 422
