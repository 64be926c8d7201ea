"""Why, and goals in their order, over HTTP: field by field what the tools answer."""

import httpx


async def test_why_answers_with_the_parts_the_path_and_the_changes(http: httpx.AsyncClient) -> None:
    for title, due in (("Buy shoes", "2030-01-02"), ("Run 5 km", "2030-01-01")):
        assert (await http.post("/api/tasks", json={"title": title, "due": due})).status_code == 201
    why = (await http.get("/api/why")).json()
    assert (why["scored"]["task"]["title"], why["place"], why["of"], why["first"]) == ("Run 5 km", 1, 2, None)
    second = (await http.get("/api/why", params={"task": "Buy shoes", "over": "T2"})).json()
    assert (second["place"], second["first"]["task"]["ref"], second["over"]["task"]["ref"]) == (2, "T2", "T2")
    assert set(second["differences"][0]) == {
        "rule",
        "name",
        "points",
        "other_points",
        "reason",
        "other_reason",
    }
    due = next(each for each in second["changes"] if each["kind"] == "due")
    assert due["call"]["tool"] == "change_task"
    assert (due["place"], due["task"], due["title"]) == (1, "T1", "Buy shoes")
    assert (await http.get("/api/why", params={"task": "T9"})).status_code == 404
    assert (await http.get("/api/why", params={"task": "T1", "over": "T1"})).status_code == 422


async def test_goals_are_ranked_by_level(http: httpx.AsyncClient) -> None:
    await http.post("/api/pillars", json={"name": "Health", "time_allocation": 40})
    ranking = (await http.get("/api/goals/ranking", params={"level": "pillar"})).json()
    (health,) = ranking["items"]
    assert (health["level"], health["name"], health["path"][0]["ref"]) == ("pillar", "Health", "PL1")
    assert len(health["contributions"]) == 2
    assert (await http.get("/api/goals/ranking", params={"level": "task"})).status_code == 422
    assert (await http.get("/api/goals/ranking")).json()["items"] == []
