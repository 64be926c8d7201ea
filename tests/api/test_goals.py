"""Pillars, areas and projects over HTTP."""

from typing import Any

import httpx
import pytest


async def test_a_life_is_built_from_the_top_and_listed(http: httpx.AsyncClient) -> None:
    pillar = (await http.post("/api/pillars", json={"name": "Health", "time_allocation": 25})).json()
    area = (await http.post("/api/areas", json={"name": "Fitness", "pillar": "PL1", "importance": 5})).json()
    project = await http.post(
        "/api/projects", json={"name": "Half marathon", "area": "A1", "due": "2027-04-11"}
    )
    assert project.status_code == 201
    assert (pillar["ref"], area["pillar_id"], area["importance"]) == ("PL1", pillar["id"], 5)
    assert project.json()["place"] == ["Health", "Fitness"]
    for noun, made in (("pillars", pillar), ("areas", area), ("projects", project.json())):
        assert (await http.get(f"/api/{noun}")).json() == {"items": [made], "next": None}
        assert (await http.get(f"/api/{noun}/{made['ref']}")).json() == made
        assert (await http.get(f"/api/{noun}/{made['id']}")).json() == made


async def test_what_exists_is_answered_and_not_doubled(http: httpx.AsyncClient) -> None:
    first = await http.post("/api/pillars", json={"name": "Health"})
    again = await http.post("/api/pillars", json={"name": "HEALTH"})
    assert again.json() == first.json()
    assert len((await http.get("/api/pillars")).json()["items"]) == 1


async def test_null_takes_a_thing_out_of_its_place_and_what_is_not_sent_stays(
    http: httpx.AsyncClient,
) -> None:
    await http.post("/api/pillars", json={"name": "Health", "description": "all", "time_allocation": 25})
    await http.post("/api/areas", json={"name": "Fitness", "pillar": "PL1"})
    await http.post("/api/projects", json={"name": "Half marathon", "area": "A1", "due": "2027-04-11"})
    pillar = (await http.patch("/api/pillars/PL1", json={"name": "Body"})).json()
    assert (pillar["name"], pillar["description"], pillar["time_allocation"]) == ("Body", "all", 25)
    assert (await http.patch("/api/areas/A1", json={"importance": 1})).json()["pillar"] == "Body"
    assert (await http.patch("/api/areas/A1", json={"pillar": None})).json()["pillar"] is None
    project = (await http.patch("/api/projects/P1", json={"area": None, "due": None})).json()
    assert (project["area_id"], project["due_date"], project["name"]) == (None, None, "Half marathon")


async def test_lists_are_narrowed_and_paged(http: httpx.AsyncClient) -> None:
    for name in ("Health", "Work"):
        await http.post("/api/pillars", json={"name": name})
        await http.post("/api/areas", json={"name": f"{name} area", "pillar": name})
        await http.post("/api/projects", json={"name": f"{name} project", "area": f"{name} area"})
    assert [area["ref"] for area in (await http.get("/api/areas?pillar=work")).json()["items"]] == ["A2"]
    assert [each["ref"] for each in (await http.get("/api/projects?area=A1")).json()["items"]] == ["P1"]
    assert [each["ref"] for each in (await http.get("/api/projects?pillar=PL2")).json()["items"]] == ["P2"]
    for noun in ("pillars", "areas", "projects"):
        first = (await http.get(f"/api/{noun}?limit=1")).json()
        second = (await http.get(f"/api/{noun}?limit=1&cursor={first['next']}")).json()
        assert [first["items"][0]["ref"][-1], second["items"][0]["ref"][-1]] == ["1", "2"]
        assert second["next"] is None


async def test_what_lies_in_nothing_is_listed_by_none(http: httpx.AsyncClient) -> None:
    await http.post("/api/pillars", json={"name": "Health"})
    for name, above in (("Fitness", "PL1"), ("Loose", None)):
        await http.post("/api/areas", json={"name": name, "pillar": above})
    for number, above in enumerate(("A1", "A2", None)):
        await http.post("/api/projects", json={"name": f"Project {number}", "area": above})
    for path, refs in (
        ("areas?pillar=none", ["A2"]), ("projects?area=none", ["P3"]), ("projects?pillar=none", ["P2", "P3"]),
        ("projects?pillar=Health", ["P1"]),
    ):  # fmt: skip
        assert [each["ref"] for each in (await http.get(f"/api/{path}")).json()["items"]] == refs


@pytest.mark.parametrize("cursor", ["x", "1", "_1", "nan_1", "1_2_3", "1_" + "9" * 10, "1.0_-1"])
async def test_a_cursor_that_no_page_gave_is_refused(http: httpx.AsyncClient, cursor: str) -> None:
    for noun in ("pillars", "areas", "projects"):
        assert (await http.get(f"/api/{noun}", params={"cursor": cursor})).status_code == 422


async def test_a_pillar_can_not_take_anothers_name(http: httpx.AsyncClient) -> None:
    for name in ("Health", "Work"):
        await http.post("/api/pillars", json={"name": name})
    answer = await http.patch("/api/pillars/PL2", json={"name": "health"})
    assert answer.status_code == 409
    assert (await http.get("/api/pillars/PL2")).json()["name"] == "Work"


@pytest.mark.parametrize("method", ["POST", "PATCH"])
@pytest.mark.parametrize(
    ("noun", "body"),
    [
        ("pillars", {"name": ""}),
        ("pillars", {"name": "x", "time_allocation": 101}),
        ("pillars", {"name": "x", "alignment_strength": 1.5}),
        ("pillars", {"name": "x", "colour": "green"}),
        ("pillars", {"name": "x", "icon": "far too long for one"}),
        ("pillars", {"name": "x", "success_metrics": [""]}),
        ("areas", {"name": "x", "importance": 6}),
        ("areas", {"name": "x", "user_id": "me"}),
        ("projects", {"name": "x", "due": "someday"}),
        ("projects", {"name": "x", "number": 1}),
        ("projects", {"name": "x", "start": "2027-02-02", "due": "2027-02-01"}),
        ("projects", {"name": "x", "area": "A1", "pillar": "PL1"}),
        ("projects", {"name": "x", "priority": "urgent"}),
    ],
)
async def test_what_can_not_be_used_is_refused(
    http: httpx.AsyncClient, method: str, noun: str, body: dict[str, Any]
) -> None:
    before = (await http.post(f"/api/{noun}", json={"name": "There"})).json()
    path = f"/api/{noun}" if method == "POST" else f"/api/{noun}/{before['ref']}"
    answer = await http.request(method, path, json=body)
    assert answer.status_code == 422
    assert answer.json()["detail"]
    assert (await http.get(f"/api/{noun}")).json()["items"] == [before]
