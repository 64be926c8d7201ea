"""Templates over HTTP."""

import httpx


async def a_project(http: httpx.AsyncClient) -> None:
    await http.post("/api/pillars", json={"name": "Work"})
    await http.post("/api/projects", json={"name": "Launch", "due": "2026-12-11"})
    await http.post("/api/tasks", json={"title": "Write", "project": "P1", "due": "2026-12-01"})
    await http.post("/api/tasks", json={"title": "Proofread", "parent": "T1"})


async def test_a_project_is_saved_looked_at_and_used(http: httpx.AsyncClient) -> None:
    await a_project(http)
    saved = await http.post("/api/templates", json={"thing": "P1", "description": "Each release"})
    assert saved.status_code == 201
    assert (saved.json()["ref"], saved.json()["level"], saved.json()["tasks"], saved.json()["days"]) == (
        "TP1", "project", 2, 11,
    )  # fmt: skip
    body = (await http.get("/api/templates/TP1")).json()["body"]
    assert body == {
        "name": "Launch", "due": 10, "tasks": [{"title": "Write", "due": 0, "tasks": [{"title": "Proofread"}]}],
    }  # fmt: skip
    used = await http.post(
        "/api/templates/TP1/use", json={"name": "Two", "to": "Work", "start": "2027-01-01"}
    )
    assert used.status_code == 201
    thing = used.json()["thing"]
    assert (thing["name"], thing["place"], thing["due_date"]) == ("Two", ["Work", "General"], "2027-01-11")
    undone = await http.post(f"/api/operations/{used.headers['Aurum-Operation']}/undo")
    assert undone.status_code == 200
    assert [each["name"] for each in (await http.get("/api/projects")).json()["items"]] == ["Launch"]


async def test_templates_are_listed_by_pages_renamed_and_deleted(http: httpx.AsyncClient) -> None:
    await a_project(http)
    for name in ("One", "Two", "Three"):
        assert (await http.post("/api/templates", json={"thing": "T1", "name": name})).status_code == 201
    first = (await http.get("/api/templates", params={"limit": 2})).json()
    rest = (await http.get("/api/templates", params={"limit": 2, "cursor": first["next"]})).json()
    assert [each["name"] for each in first["items"] + rest["items"]] == ["One", "Two", "Three"]
    assert rest["next"] is None
    assert (await http.patch("/api/templates/TP2", json={"name": "Zwei"})).json()["name"] == "Zwei"
    assert (await http.patch("/api/templates/TP2", json={"name": "one"})).status_code == 409
    deleted = await http.delete("/api/templates/TP2")
    assert deleted.status_code == 204
    assert (await http.get("/api/templates/TP2")).status_code == 404
    assert (await http.post(f"/api/operations/{deleted.headers['Aurum-Operation']}/undo")).status_code == 200
    assert (await http.get("/api/templates/Zwei")).json()["template"]["ref"] == "TP2"


async def test_a_name_that_fits_several_is_asked_back(http: httpx.AsyncClient) -> None:
    await a_project(http)
    for name in ("Trip north", "Trip south"):
        await http.post("/api/templates", json={"thing": "T1", "name": name})
    asked = await http.post("/api/templates/trip/use", json={})
    assert asked.status_code == 409
    assert [choice["ref"] for choice in asked.json()["choices"]] == ["TP2", "TP1"]
