"""A day's plan, its blocks and forecasts over HTTP: field by field what the web reads."""

from typing import Any

import httpx

Json = dict[str, Any]


async def planned(http: httpx.AsyncClient) -> Json:
    """Tomorrow's plan of two tasks."""
    await http.post("/api/tasks", json={"title": "Write", "due": "tomorrow", "estimate": 90})
    await http.post("/api/tasks", json={"title": "Read"})
    found: Json = (await http.get("/api/plan", params={"day": "tomorrow"})).json()
    return found


async def accepted(http: httpx.AsyncClient, **more: Any) -> httpx.Response:
    """The first way of tomorrow's plan, set aside as the web does it."""
    plan = await planned(http)
    blocks = [
        {"task": each["ref"], "start": each["start"], "end": each["end"]}
        for each in plan["options"][0]["blocks"]
    ]
    return await http.post("/api/plan", json={"day": plan["day"], "blocks": blocks, **more})


async def test_a_plan_answers_with_ways_blocks_and_what_is_left(http: httpx.AsyncClient) -> None:
    found = await planned(http)
    assert set(found) == {
        "day", "start", "end", "free_minutes", "planned_minutes", "busy", "options", "overfull", "over_minutes", "at",
        "summary",
    }  # fmt: skip
    assert (found["start"], found["end"], found["free_minutes"]) == ("09:00:00", "17:00:00", 480)
    (way,) = found["options"]
    assert set(way) == {"name", "title", "reason", "blocks", "minutes", "left"}
    write, read = way["blocks"]
    assert set(write) == {"task_id", "ref", "title", "start", "end", "minutes", "assumed", "reason"}
    assert (write["ref"], write["start"], write["end"], write["assumed"]) == (
        "T1", "09:00:00", "10:30:00", False,
    )  # fmt: skip
    assert (read["minutes"], read["assumed"], way["minutes"]) == (30, True, 120)
    short = (await http.get("/api/plan", params={"day": "tomorrow", "start": "09:00", "end": "10:00"})).json()
    assert (short["overfull"], short["over_minutes"]) == (True, 60)
    (left,) = short["options"][0]["left"]
    assert set(left) == {"task_id", "ref", "title", "minutes", "reason", "postpone_to"}
    await http.post("/api/tasks", json={"title": "Dentist", "due": "tomorrow 11:00", "estimate": 60})
    (busy,) = (await http.get("/api/plan", params={"day": "tomorrow"})).json()["busy"]
    assert set(busy) == {"task_id", "ref", "title", "start", "end"}
    assert (busy["ref"], busy["start"], busy["end"]) == ("T3", "11:00:00", "12:00:00")


async def test_a_plan_is_accepted_shown_changed_and_cleared(http: httpx.AsyncClient) -> None:
    answer = await accepted(http, postpone=[{"task": "T2", "to": "in two weeks"}])
    assert answer.status_code == 201
    assert answer.headers["Aurum-Operation"]
    found = answer.json()
    assert set(found) == {"blocks", "postponed"}
    assert [each["ref"] for each in found["postponed"]] == ["T2"]
    day = found["blocks"][0]["day"]
    blocks = (await http.get("/api/blocks", params={"from": day, "to": day})).json()
    assert blocks == found["blocks"]
    write, read = blocks
    assert set(write) == {
        "id", "task_id", "ref", "title", "day", "start_time", "end_time", "origin", "done",
    }  # fmt: skip
    assert (write["start_time"], write["origin"], write["done"]) == ("09:00:00", "plan", False)
    moved = await http.patch(f"/api/blocks/{write['id']}", json={"start": "13:00", "end": "14:00"})
    assert (moved.json()["start_time"], moved.json()["origin"]) == ("13:00:00", "user")
    await http.put("/api/tasks/T1/completion")
    gone = await http.delete(f"/api/blocks/{read['id']}")
    assert (gone.status_code, [each["id"] for each in gone.json()]) == (200, [read["id"]])
    (left,) = (await http.get("/api/blocks")).json()
    assert (left["id"], left["done"]) == (write["id"], True)
    assert len((await http.delete("/api/blocks", params={"day": day})).json()) == 1
    assert (await http.get("/api/blocks")).json() == []


async def test_one_tap_takes_the_whole_plan_back(http: httpx.AsyncClient) -> None:
    answer = await accepted(http, postpone=[{"task": "T1", "to": "in two weeks"}])
    due = (await http.get("/api/tasks/T1")).json()["due_date"]
    undone = await http.post(f"/api/operations/{answer.headers['Aurum-Operation']}/undo")
    assert undone.is_success
    assert (await http.get("/api/blocks")).json() == []
    assert (await http.get("/api/tasks/T1")).json()["due_date"] < due


async def test_a_plan_that_does_not_hold_is_refused_with_a_sentence(http: httpx.AsyncClient) -> None:
    await planned(http)
    block = {"task": "T1", "start": "09:00", "end": "10:00"}
    for body, status, wrong in (
        ({"day": "yesterday", "blocks": [block]}, 422, "Yesterday is past"),
        ({"day": "tomorrow", "blocks": [{**block, "task": "T9"}]}, 404, "no task called “T9”"),
        ({"day": "tomorrow", "blocks": [{**block, "end": "08:00"}]}, 422, "ends before it begins"),
        ({"day": "tomorrow", "blocks": [block, {**block, "task": "T2"}]}, 422, "overlap"),
        ({"day": "tomorrow", "blocks": [{**block, "day": "today"}]}, 422, "day"),
        ({"day": "tomorrow"}, 422, "blocks"),
    ):
        answer = await http.post("/api/plan", json=body)
        assert (answer.status_code, wrong in answer.text) == (status, True), answer.text
    await http.put("/api/tasks/T1/completion")
    answer = await http.post("/api/plan", json={"day": "tomorrow", "blocks": [block]})
    assert (answer.status_code, answer.json()["detail"]) == (
        409, "T1 Write is done already. Plan the day again.",
    )  # fmt: skip
    assert (await http.get("/api/blocks")).json() == []
    assert (await http.get("/api/plan", params={"start": "soon"})).status_code == 422
    assert (await http.get("/api/plan", params={"energy": "medium"})).status_code == 422
    assert (await http.delete("/api/blocks")).status_code == 422


async def test_a_forecast_answers_field_by_field(http: httpx.AsyncClient) -> None:
    await http.post("/api/projects", json={"name": "Launch"})
    for number in range(1, 6):
        await http.post("/api/tasks", json={"title": f"Step {number}", "project": "P1"})
    for number in range(1, 4):
        await http.put(f"/api/tasks/T{number}/completion")
    found = (await http.get("/api/projects/P1/forecast")).json()
    assert set(found) == {
        "project_id", "ref", "name", "open", "done", "likely", "safe", "due", "chance", "weeks", "days", "basis",
        "enough", "evidence",
    }  # fmt: skip
    assert (found["open"], found["done"], found["enough"], found["days"]) == (2, 3, False, [])
    assert found["basis"] == "Only 1 day of it to judge by so far: too short to tell, 2 left"
    assert [count for _, count in found["weeks"]] == [3]
    assert {(row["noun"], row["ref"]) for row in found["evidence"]} == {
        ("projects", "P1"), ("tasks", "T1"), ("tasks", "T2"), ("tasks", "T3"),
    }  # fmt: skip
    assert (await http.get("/api/projects/P9/forecast")).status_code == 404
