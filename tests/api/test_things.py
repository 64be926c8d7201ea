"""Things of every level over HTTP: deleted, restored, put away, moved, doubled; the trash page by page."""

import httpx
import pytest
import pytest_asyncio


@pytest_asyncio.fixture
async def life(http: httpx.AsyncClient) -> httpx.AsyncClient:
    await http.post("/api/pillars", json={"name": "Health"})
    await http.post("/api/areas", json={"name": "Fitness", "pillar": "PL1"})
    for name in ("Half marathon", "Yoga"):
        await http.post("/api/projects", json={"name": name, "area": "A1"})
    await http.post("/api/tasks", json={"title": "Buy shoes", "project": "P1"})
    await http.post("/api/tasks", json={"title": "Measure feet", "parent": "T1"})
    return http


async def refs(http: httpx.AsyncClient, path: str) -> list[str]:
    return [each["ref"] for each in (await http.get(path)).json()["items"]]


@pytest.mark.parametrize(
    ("path", "ref", "below"),
    [("pillars", "PL1", 5), ("areas", "A1", 4), ("projects", "P1", 2), ("tasks", "T1", 1)],
)
async def test_whatever_is_deleted_lies_in_the_trash_and_is_restored_with_what_was_under_it(
    life: httpx.AsyncClient, path: str, ref: str, below: int
) -> None:
    before = [(await life.get(f"/api/{noun}")).json() for noun in ("pillars", "areas", "projects", "tasks")]
    gone = await life.delete(f"/api/{path}/{ref}")
    assert (gone.status_code, gone.content) == (204, b"")
    assert (await life.get(f"/api/{path}/{ref}")).status_code == 404
    (lying,) = (await life.get("/api/trash")).json()["items"]
    assert (lying["ref"], lying["below"], lying["level"]) == (ref, below, path.removesuffix("s"))
    back = await life.put(f"/api/trash/{ref}/restoration")
    assert (back.status_code, back.json()["deleted_at"], back.json()["below"]) == (200, None, below)
    after = [(await life.get(f"/api/{noun}")).json() for noun in ("pillars", "areas", "projects", "tasks")]
    assert after == before
    assert (await life.delete(f"/api/{path}/{ref}")).status_code == 204
    operation = (await life.put(f"/api/trash/{lying['id']}/restoration")).headers["Aurum-Operation"]
    assert (await life.post(f"/api/operations/{operation}/undo")).status_code == 200
    assert await refs(life, "/api/trash") == [ref]


async def test_a_noun_deletes_only_its_own(life: httpx.AsyncClient) -> None:
    assert (await life.delete("/api/tasks/P1")).status_code == 404
    assert (await life.delete("/api/projects/T1")).status_code == 404
    assert await refs(life, "/api/trash") == []


async def test_several_are_deleted_at_once_all_or_none(life: httpx.AsyncClient) -> None:
    assert (await life.post("/api/things/delete", json={"things": ["P2", "T9"]})).status_code == 404
    assert (await life.post("/api/things/delete", json={"things": []})).status_code == 422
    assert (await life.post("/api/things/delete", json={"things": ["T1"] * 201})).status_code == 422
    assert await refs(life, "/api/trash") == []
    gone = (await life.post("/api/things/delete", json={"things": ["P2", "T1"]})).json()
    assert [(each["ref"], each["below"]) for each in gone] == [("P2", 0), ("T1", 1)]


async def test_the_trash_is_read_page_by_page_what_went_last_first(life: httpx.AsyncClient) -> None:
    for number in range(3, 8):
        await life.post("/api/tasks", json={"title": f"Task {number}"})
    await life.post("/api/things/delete", json={"things": ["T3", "T4", "T5"]})
    await life.delete("/api/tasks/T6")
    await life.delete("/api/projects/P1")
    found, cursor = [], ""
    while cursor is not None:
        page = (await life.get(f"/api/trash?limit=2{cursor and f'&cursor={cursor}'}")).json()
        found.append([each["ref"] for each in page["items"]])
        cursor = page["next"]
    assert found == [["P1", "T6"], ["T5", "T4"], ["T3"]]
    for bad in ("x", "1", "-T1", "1-", "1-T1-", "9" * 18 + "-T1", "٣-T1"):
        assert (await life.get("/api/trash", params={"cursor": bad})).status_code == 422


async def test_the_trash_is_emptied_one_by_one_or_as_a_whole(life: httpx.AsyncClient) -> None:
    await life.post("/api/things/delete", json={"things": ["P1", "P2"]})
    assert (await life.delete("/api/trash/T2")).status_code == 204
    assert (await life.delete("/api/trash/P2")).status_code == 204
    assert await refs(life, "/api/trash") == ["P1"]
    assert (await life.delete("/api/trash/P2")).status_code == 404
    assert (await life.delete("/api/trash")).status_code == 204
    assert await refs(life, "/api/trash") == []
    assert (await life.put("/api/trash/P1/restoration")).status_code == 404


async def test_a_thing_is_put_away_and_taken_out(life: httpx.AsyncClient) -> None:
    away = await life.put("/api/things/A1/archive")
    assert away.json()["archived_at"]
    for noun in ("areas", "projects", "tasks"):
        assert await refs(life, f"/api/{noun}") == []
        assert await refs(life, f"/api/{noun}?archived=true") != []
    refused = await life.delete("/api/things/P1/archive")
    assert (refused.status_code, "A1" in refused.json()["detail"]) == (409, True)
    assert (await life.delete("/api/things/Fitness/archive")).json()["archived_at"] is None
    assert await refs(life, "/api/projects") == ["P1", "P2"]


async def test_a_thing_is_placed_by_what_it_lies_in_and_what_it_comes_before(life: httpx.AsyncClient) -> None:
    moved = await life.put("/api/things/T1/place", json={"to": "P2"})
    assert (moved.status_code, moved.json()["place"]) == (200, ["Health", "Fitness", "Yoga"])
    assert (await life.get("/api/tasks/T2")).json()["place"] == ["Health", "Fitness", "Yoga"]
    await life.put("/api/things/P2/place", json={"before": "P1"})
    assert await refs(life, "/api/projects") == ["P2", "P1"]
    await life.put("/api/things/P2/place", json={"before": "last"})
    assert await refs(life, "/api/projects") == ["P1", "P2"]
    assert (await life.put("/api/things/P2/place", json={"to": None})).json()["place"] == []
    assert (await life.put("/api/things/P2/place", json={})).status_code == 422
    assert (await life.put("/api/things/P2/place", json={"before": "T1"})).status_code == 404
    assert (await life.put("/api/things/T1/place", json={"to": "T2"})).status_code == 422


async def test_a_thing_is_doubled(life: httpx.AsyncClient) -> None:
    made = await life.post("/api/things/P1/duplicate", json={"name": "Marathon"})
    assert (made.status_code, made.json()["ref"], made.json()["below"]) == (201, "P3", 2)
    assert len((await life.get("/api/tasks?project=P3")).json()["items"]) == 2
    assert (await life.post("/api/things/P1/duplicate", json={})).json()["name"] == "Half marathon (copy)"
    assert (await life.post("/api/things/PL1/duplicate", json={"name": "health"})).status_code == 409
