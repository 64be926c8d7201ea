"""Search over HTTP."""

import httpx
import pytest


async def test_a_hit_says_what_it_is_and_where_its_words_stand(http: httpx.AsyncClient) -> None:
    await http.post("/api/projects", json={"name": "Half marathon"})
    await http.post(
        "/api/tasks", json={"title": "Buy <i>shoes</i>", "project": "P1", "notes": "Shoes that last"}
    )
    (hit,) = (await http.get("/api/search", params={"q": "shoe"})).json()["items"]
    assert (hit["kind"], hit["ref"], hit["title"], hit["place"]) == (
        "task",
        "T1",
        "Buy <i>shoes</i>",
        ["Half marathon"],
    )
    assert [hit["snippet"][start:end] for start, end in hit["marks"]] == ["Shoes"]
    assert [hit["title"][start:end] for start, end in hit["title_marks"]] == ["shoes"]
    assert (await http.get(f"/api/tasks/{hit['id']}")).json()["ref"] == "T1"


async def test_kinds_are_chosen_and_pages_follow_one_another(http: httpx.AsyncClient) -> None:
    await http.post("/api/journal", json={"text": "run"})
    for _ in range(3):
        await http.post("/api/tasks", json={"title": "run"})
    refs, cursor = [], None
    for _ in range(2):
        query: list[tuple[str, str]] = [("q", "run"), ("kinds", "task"), ("kinds", "journal"), ("limit", "2")]
        page = (
            await http.get("/api/search", params=[*query, *([("cursor", cursor)] if cursor else [])])
        ).json()
        refs, cursor = [*refs, *(hit["ref"] for hit in page["items"])], page["next"]
    assert sorted(refs) == ["J1", "T1", "T2", "T3"]
    assert cursor is None
    tasks = (await http.get("/api/search", params={"q": "run", "kinds": "task"})).json()["items"]
    assert {hit["kind"] for hit in tasks} == {"task"}


@pytest.mark.parametrize(
    "query", ["kinds=dream", "cursor=x", "limit=0", "limit=101", f"q={'x' * 501}", "q=%00"]
)
async def test_what_can_not_be_used_is_refused(http: httpx.AsyncClient, query: str) -> None:
    assert (await http.get(f"/api/search?q=x&{query}")).status_code == 422
