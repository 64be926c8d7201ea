"""Tasks over HTTP."""

from typing import Any
from uuid import UUID

import httpx
import pytest


async def add(http: httpx.AsyncClient, **task: Any) -> dict[str, Any]:
    answer = await http.post("/api/tasks", json=task)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def test_a_task_is_made_read_changed_and_deleted(http: httpx.AsyncClient) -> None:
    made = await add(http, title="  Buy shoes ", due="2026-11-27T15:00", priority="high", notes="red")
    wanted = {
        "ref": "T1", "title": "Buy shoes", "notes": "red", "status": "todo", "priority": "high",
        "due_date": "2026-11-27", "due_time": "15:00:00", "project_id": None, "place": [], "after": [],
        "completed_at": None, "parent": None, "tags": [], "recurrence": None, "blocked": False,
    }  # fmt: skip
    assert {name: made[name] for name in wanted} == wanted
    for name in ("T1", "t1", made["id"], "shoes"):
        assert (await http.get(f"/api/tasks/{name}")).json() == made
    changed = (await http.patch("/api/tasks/T1", json={"title": "Buy boots", "due": None})).json()
    assert (changed["title"], changed["due_date"], changed["due_time"]) == ("Buy boots", None, None)
    assert (changed["notes"], changed["priority"]) == ("red", "high")
    gone = await http.delete("/api/tasks/T1")
    assert (gone.status_code, gone.content) == (204, b"")
    assert (await http.get("/api/tasks/T1")).status_code == 404


async def test_a_task_is_done_and_not_done(http: httpx.AsyncClient) -> None:
    await add(http, title="Buy shoes")
    done = (await http.put("/api/tasks/T1/completion")).json()
    assert done["status"] == "completed"
    assert done["completed_at"]
    assert (await http.put("/api/tasks/T1/completion")).json() == done
    assert (await http.delete("/api/tasks/T1/completion")).json()["status"] == "todo"


async def test_null_takes_a_task_out_of_its_project(http: httpx.AsyncClient) -> None:
    await http.post("/api/projects", json={"name": "Half marathon"})
    assert (await add(http, title="Run", project="P1"))["place"] == ["Half marathon"]
    kept = (await http.patch("/api/tasks/T1", json={"title": "Run far"})).json()
    assert kept["place"] == ["Half marathon"]
    assert (await http.patch("/api/tasks/T1", json={"project": None})).json()["place"] == []


async def test_every_change_names_its_operation(http: httpx.AsyncClient) -> None:
    named = [
        (await http.post("/api/tasks", json={"title": "Buy shoes"})).headers["aurum-operation"],
        (await http.patch("/api/tasks/T1", json={"title": "Buy boots"})).headers["aurum-operation"],
        (await http.put("/api/tasks/T1/completion")).headers["aurum-operation"],
        (await http.delete("/api/tasks/T1")).headers["aurum-operation"],
    ]
    assert len({UUID(each) for each in named}) == 4
    assert "aurum-operation" not in (await http.get("/api/tasks")).headers


async def test_a_list_is_read_page_by_page_to_its_end(http: httpx.AsyncClient) -> None:
    for number in range(5):
        await add(http, title=f"Task {number}")
    pages, cursor = [], None
    while not pages or cursor:
        query = {"limit": 2} | ({"cursor": cursor} if cursor else {})
        page = (await http.get("/api/tasks", params=query)).json()
        pages.append([task["ref"] for task in page["items"]])
        cursor = page["next"]
    assert pages == [["T1", "T2"], ["T3", "T4"], ["T5"]]


async def test_a_list_is_narrowed(http: httpx.AsyncClient) -> None:
    await http.post("/api/projects", json={"name": "Half marathon"})
    await add(http, title="Run", project="P1")
    await add(http, title="Buy shoes", notes="for running")
    await http.put("/api/tasks/T2/completion")

    async def refs(**query: str) -> list[str]:
        return [task["ref"] for task in (await http.get("/api/tasks", params=query)).json()["items"]]

    assert await refs() == ["T1"]
    assert await refs(status="completed") == ["T2"]
    assert await refs(status="all") == ["T1", "T2"]
    assert await refs(project="P1", status="all") == ["T1"]
    assert await refs(words="RUN shoes", status="all") == ["T2"]


async def test_a_name_that_fits_several_is_asked_back(http: httpx.AsyncClient) -> None:
    await add(http, title="Water the roses")
    await add(http, title="Water the lawn")
    answer = await http.put("/api/tasks/water/completion")
    assert answer.status_code == 409
    assert answer.json()["title"] == "Which one?"
    assert [choice["ref"] for choice in answer.json()["choices"]] == ["T2", "T1"]


BAD: list[tuple[Any, str]] = [
    ({}, "title"),
    ({"title": ""}, "title"),
    ({"title": None}, "title"),
    ({"title": "x" * 501}, "title"),
    ({"title": "x", "priority": "urgent"}, "priority"),
    ({"title": "x", "due": "when pigs fly"}, "no date"),
    ({"title": "x", "user_id": "someone"}, "user_id"),
    ({"title": "x", "id": "mine"}, "id"),
    ({"title": "x", "created_at": "2020-01-01"}, "created_at"),
    ({"title": "x", "after": "T1"}, "after"),
    ({"title": "nul \0"}, "characters"),
    ([], "body"),
    ("title", "body"),
    (None, "body"),
]


@pytest.mark.parametrize(("body", "words"), BAD)
async def test_a_body_that_can_not_be_used_is_refused_in_words(
    http: httpx.AsyncClient, body: Any, words: str
) -> None:
    answer = await http.post("/api/tasks", json=body)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert words in answer.json()["detail"]
    assert (await http.get("/api/tasks", params={"status": "all"})).json()["items"] == []


@pytest.mark.parametrize(
    "content",
    [
        b"{",
        b"",
        b'{"title":',
        b"title=x",
        b'{"title": "\xff\xfe"}',
        b'{"title": "\\ud800"}',
        b"[" * 10_000,
        b"\0",
    ],
)
async def test_a_body_that_can_not_be_read_is_refused(http: httpx.AsyncClient, content: bytes) -> None:
    answer = await http.post("/api/tasks", content=content, headers={"content-type": "application/json"})
    assert answer.status_code in (400, 422)
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"]
    assert (await http.get("/api/tasks")).json()["items"] == []


@pytest.mark.parametrize(
    "path", ["T99", "nothing", "%00", "%ff", "00000000-0000-4000-8000-000000000000", "T" + "9" * 400]
)
async def test_a_task_that_is_not_there_is_not_found(http: httpx.AsyncClient, path: str) -> None:
    for method in ("GET", "PATCH", "DELETE"):
        answer = await http.request(method, f"/api/tasks/{path}", json={} if method == "PATCH" else None)
        assert answer.status_code in (404, 422)
        assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    "query",
    [{"cursor": "x"}, {"cursor": "-1"}, {"cursor": "9" * 41}, {"cursor": "１"}, {"limit": "0"}, {"limit": "501"},
     {"status": "gone"}, {"project": "x" * 501}],
)  # fmt: skip
async def test_a_question_that_can_not_be_used_is_refused(
    http: httpx.AsyncClient, query: dict[str, str]
) -> None:
    answer = await http.get("/api/tasks", params=query)
    assert answer.status_code == 422
    assert answer.json()["detail"]


async def test_a_cursor_beyond_everything_leads_to_an_empty_page(http: httpx.AsyncClient) -> None:
    await add(http, title="Buy shoes")
    answer = await http.get("/api/tasks", params={"cursor": "9" * 15})
    assert (answer.status_code, answer.json()) == (200, {"items": [], "next": None})
