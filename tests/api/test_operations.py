"""Undo over HTTP."""

from uuid import uuid4

import httpx


async def operation(http: httpx.AsyncClient, method: str, path: str, **json: object) -> str:
    answer = await http.request(method, path, json=json)
    assert answer.is_success, answer.text
    named: str = answer.headers["aurum-operation"]
    return named


async def test_what_was_done_is_taken_back(http: httpx.AsyncClient) -> None:
    await operation(http, "POST", "/api/tasks", title="Buy shoes")
    deleted = await operation(http, "DELETE", "/api/tasks/T1")
    answer = await http.post(f"/api/operations/{deleted}/undo")
    assert answer.json() == {
        "operation": deleted, "label": "Deleted a task", "restored": ["The task T1 “Buy shoes” is back."],
    }  # fmt: skip
    assert (await http.get("/api/tasks/T1")).json()["title"] == "Buy shoes"


async def test_an_undo_can_be_undone_by_the_operation_that_it_names(http: httpx.AsyncClient) -> None:
    added = await operation(http, "POST", "/api/tasks", title="Buy shoes")
    undo = await operation(http, "POST", f"/api/operations/{added}/undo")
    assert (await http.get("/api/tasks")).json()["items"] == []
    await operation(http, "POST", f"/api/operations/{undo}/undo")
    assert (await http.get("/api/tasks/T1")).json()["title"] == "Buy shoes"


async def test_a_conflict_says_what_changed_since(http: httpx.AsyncClient) -> None:
    added = await operation(http, "POST", "/api/tasks", title="Buy shoes")
    await operation(http, "PATCH", "/api/tasks/T1", title="Buy boots")
    answer = await http.post(f"/api/operations/{added}/undo")
    assert answer.status_code == 409
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["conflicts"] == [
        "The task T1 “Buy shoes” has another title now. Undo that change first."
    ]
    assert (await http.get("/api/tasks/T1")).json()["title"] == "Buy boots"


async def test_twice_is_once(http: httpx.AsyncClient) -> None:
    added = await operation(http, "POST", "/api/tasks", title="Buy shoes")
    assert (await http.post(f"/api/operations/{added}/undo")).status_code == 200
    answer = await http.post(f"/api/operations/{added}/undo")
    assert answer.status_code == 409
    assert answer.json()["conflicts"] == ["It has been undone already."]


async def test_what_is_unknown_or_no_id_is_refused(http: httpx.AsyncClient) -> None:
    assert (await http.post(f"/api/operations/{uuid4()}/undo")).status_code == 404
    assert (await http.post("/api/operations/last/undo")).status_code == 422


async def test_what_was_undone_is_done_again(http: httpx.AsyncClient) -> None:
    added = await operation(http, "POST", "/api/tasks", title="Buy shoes")
    await operation(http, "POST", f"/api/operations/{added}/undo")
    answer = await http.post(f"/api/operations/{added}/redo")
    assert answer.json() == {
        "operation": added, "label": "Added a task", "restored": ["The task T1 “Buy shoes” is back."],
    }  # fmt: skip
    assert (await http.get("/api/tasks/T1")).json()["title"] == "Buy shoes"
    assert (await http.post(f"/api/operations/{added}/redo")).status_code == 409
    assert (await http.post(f"/api/operations/{uuid4()}/redo")).status_code == 404


async def test_what_was_done_is_listed_newest_first_page_by_page(http: httpx.AsyncClient) -> None:
    done = [await operation(http, "POST", "/api/tasks", title=title) for title in ("One", "Two", "Three")]
    done.append(await operation(http, "POST", f"/api/operations/{done[2]}/undo"))
    first = (await http.get("/api/operations", params={"limit": 3})).json()
    rest = (await http.get("/api/operations", params={"limit": 3, "cursor": first["next"]})).json()
    found = first["items"] + rest["items"]
    assert [each["id"] for each in found] == done[::-1]
    assert [(each["kind"], each["undone"], each["changes"]) for each in found] == [
        ("undo", False, 1), ("change", True, 1), ("change", False, 1), ("change", False, 1),
    ]  # fmt: skip
    assert found[1]["what"] == ["Added the task T3 “Three”."]
    assert rest["next"] is None


async def test_a_thing_has_a_history_of_which_each_part_is_undone(http: httpx.AsyncClient) -> None:
    await operation(http, "POST", "/api/tasks", title="Buy shoes")
    changed = await operation(http, "PATCH", "/api/tasks/T1", title="Buy boots", priority="high")
    await operation(http, "DELETE", "/api/tasks/T1")
    entries = (await http.get("/api/things/T1/history")).json()["items"]
    assert [entry["what"] for entry in entries] == [
        ["Deleted."],
        ["Title changed from “Buy shoes” to “Buy boots”.", "Priority changed from medium to high."],
        ["Added."],
    ]
    assert entries[1]["operation"] == changed
    refused = await http.post(f"/api/operations/{changed}/undo")
    assert refused.json()["conflicts"] == ["The task T1 “Buy boots” lies in the trash now. Restore it first."]
    assert (await http.get("/api/things/T77/history")).status_code == 404
