"""Tasks over HTTP with all that they can have: fields, subtasks, recurrence, many at once, the coming days."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import pytest

FIELDS: dict[str, Any] = {
    "area": "A1", "due": "2027-03-05T15:00", "start": "2027-03-01", "priority": "high", "notes": "red",
    "estimate": 30, "energy": "low", "kind": "admin", "tags": ["Errand", "errand", " shop "],
    "recurrence": "FREQ=WEEKLY;BYDAY=FR", "after_completion": True, "subtasks_required": True,
}  # fmt: skip
KEPT = {
    "place": ["Fitness"], "project_id": None, "due_date": "2027-03-05", "due_time": "15:00:00",
    "start_date": "2027-03-01", "start_time": None, "priority": "high", "notes": "red", "estimate_minutes": 30,
    "actual_minutes": None, "energy": "low", "kind": "admin", "tags": ["Errand", "shop"],
    "recurrence": "FREQ=WEEKLY;BYDAY=FR", "recurs_on": "2027-03-05", "after_completion": True,
    "subtasks_required": True, "parent": None, "series_id": None, "archived_at": None,
}  # fmt: skip


@pytest.fixture(autouse=True)
async def _area(http: httpx.AsyncClient) -> None:
    await http.post("/api/areas", json={"name": "Fitness"})


async def add(http: httpx.AsyncClient, **task: Any) -> dict[str, Any]:
    answer = await http.post("/api/tasks", json=task)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def change(http: httpx.AsyncClient, ref: str, **body: Any) -> dict[str, Any]:
    answer = await http.patch(f"/api/tasks/{ref}", json=body)
    assert answer.status_code == 200, answer.text
    changed: dict[str, Any] = answer.json()
    return changed


async def refused(answer: httpx.Response, status: int) -> str:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    return str(answer.json()["detail"])


async def test_every_field_is_kept_and_null_takes_it_away(http: httpx.AsyncClient) -> None:
    made = await add(http, title="Buy shoes", **FIELDS)
    assert {name: made[name] for name in KEPT} == KEPT
    assert (await http.get("/api/tasks/T1")).json() == made
    for name, field in (
        ("start", "start_date"), ("estimate", "estimate_minutes"), ("energy", "energy"), ("kind", "kind"),
        ("recurrence", "recurrence"), ("due", "due_date"), ("area", "area_id"),
    ):  # fmt: skip
        assert (await change(http, "T1", **{name: None}))[field] is None
    emptied = await change(http, "T1", tags=None, notes=None, actual=25)
    assert (emptied["tags"], emptied["notes"], emptied["actual_minutes"]) == ([], "", 25)
    assert emptied["priority"] == "high", "what is not sent stays"


async def test_tags_are_added_and_removed_whatever_their_case(http: httpx.AsyncClient) -> None:
    await add(http, title="Buy shoes", tags=["Errand", "shop"])
    changed = await change(http, "T1", add_tags=["ERRAND", "Spring"], remove_tags=["SHOP"])
    assert changed["tags"] == ["Errand", "Spring"]


async def test_a_subtask_is_made_moved_and_freed(http: httpx.AsyncClient) -> None:
    await add(http, title="Run", area="A1")
    made = await add(http, title="Warm up", parent="T1")
    assert (made["parent"], made["place"]) == ("T1", ["Fitness"])
    assert (await http.get("/api/tasks/T1")).json()["open_subtasks"] == 1
    assert "can't lie under" in await refused(await http.patch("/api/tasks/T1", json={"parent": "T2"}), 422)
    freed = await change(http, "T2", parent=None)
    assert (freed["parent"], freed["place"]) == (None, ["Fitness"])


async def test_completing_says_what_was_completed_along(http: httpx.AsyncClient) -> None:
    await add(http, title="Run", subtasks_required=True)
    await add(http, title="Warm up", parent="T1")
    assert "T2 “Warm up”" in await refused(await http.put("/api/tasks/T1/completion"), 409)
    await change(http, "T1", subtasks_required=False)
    assert (await http.put("/api/tasks/T1/completion")).json()["completed_along"] == ["T2"]
    assert (await http.get("/api/tasks/T1")).json()["completed_along"] == []


async def test_a_recurring_task_is_done_once_however_often_it_is_tapped(http: httpx.AsyncClient) -> None:
    await add(http, title="Water", due="2027-03-05", recurrence="FREQ=WEEKLY")
    for _ in range(2):
        done = await http.put("/api/tasks/T1/completion", params={"occurrence": "2027-03-05"})
        assert done.json()["due_date"] == "2027-03-12"
    skipped = await http.put("/api/tasks/T1/skip", params={"occurrence": "2027-03-12"})
    assert skipped.json()["due_date"] == "2027-03-19"
    copies = (await http.get("/api/tasks", params={"status": "completed"})).json()["items"]
    assert [(each["due_date"], each["series_id"]) for each in copies] == [("2027-03-05", done.json()["id"])]
    moved = await change(http, "T1", due="2027-03-20", following=True)
    assert (moved["recurs_on"], moved["recurrence"]) == ("2027-03-20", "FREQ=WEEKLY")
    await refused(await http.put("/api/tasks/T1/skip", params={"occurrence": "soon"}), 422)
    await refused(await http.put("/api/tasks/T1/skip", params={"occurrence": "2027-99-99"}), 422)
    assert "does not recur" in await refused(await http.put("/api/tasks/T2/skip"), 422)


async def test_many_are_changed_as_one_operation_or_not_at_all(http: httpx.AsyncClient) -> None:
    for title in ("Run", "Stretch"):
        await add(http, title=title)
    wrong = await http.patch("/api/tasks", json={"tasks": ["T1", "T9"], "status": "completed"})
    assert "T9" in await refused(wrong, 404)
    answer = await http.patch(
        "/api/tasks", json={"tasks": ["T1", "T2"], "area": "A1", "add_tags": ["spring"]}
    )
    assert answer.json() == {"count": 2, "refs": ["T1", "T2"], "completed_along": []}
    found = (await http.get("/api/tasks", params={"area": "A1", "tag": "Spring"})).json()["items"]
    assert [each["ref"] for each in found] == ["T1", "T2"]
    await http.post(f"/api/operations/{answer.headers['aurum-operation']}/undo")
    assert (await http.get("/api/tasks", params={"area": "A1"})).json()["items"] == []


@pytest.mark.parametrize("order", ["number", "due", "position"])
async def test_a_list_in_any_order_is_read_to_its_end(http: httpx.AsyncClient, order: str) -> None:
    for day in ("2027-03-05", "2027-03-01T15:00", "2027-03-01", None, "2027-03-01T09:00"):
        await add(http, title="Task", **({"due": day} if day else {}))
    whole = (await http.get("/api/tasks", params={"order": order})).json()
    assert whole["next"] is None
    paged, query = [], {"order": order, "limit": "2"}
    while True:
        page = (await http.get("/api/tasks", params=query)).json()
        paged += page["items"]
        if page["next"] is None:
            break
        query["cursor"] = page["next"]
    assert paged == whole["items"]
    if order == "due":
        assert [each["ref"] for each in paged] == ["T5", "T2", "T3", "T1", "T4"]


async def test_the_coming_days_are_shown(http: httpx.AsyncClient) -> None:
    tomorrow = (datetime.now(ZoneInfo("Europe/Berlin")) - timedelta(hours=3) + timedelta(days=1)).date()
    await add(http, title="Water", due=tomorrow.isoformat(), recurrence="FREQ=DAILY")
    days = (await http.get("/api/upcoming", params={"days": 5})).json()
    shown = [(len(day["tasks"]), len(day["coming"])) for day in days]
    assert len(days) == 5
    assert sorted(shown)[-1] == (1, 0)
    assert sum(tasks + coming for tasks, coming in shown) == 4
    for wrong in (0, 93, "x"):
        await refused(await http.get("/api/upcoming", params={"days": wrong}), 422)


BAD: list[tuple[dict[str, Any], str]] = [
    ({"estimate": -1}, "estimate"),
    ({"estimate": 10**9}, "estimate"),
    ({"estimate": "long"}, "estimate"),
    ({"energy": "some"}, "energy"),
    ({"kind": "fun"}, "kind"),
    ({"tags": ["x" * 51]}, "tags"),
    ({"tags": [" "]}, "tags"),
    ({"tags": [f"{n}" for n in range(51)]}, "tags"),
    ({"recurrence": "FREQ=MINUTELY"}, "FREQ"),
    ({"recurrence": "when pigs fly"}, "no recurrence"),
    ({"due": "2027-03-01", "start": "2027-03-02"}, "would start"),
    ({"due": "2027-03-01T09:00", "start": "2027-03-01T10:00"}, "would start"),
    ({"parent": "T1", "area": "A1"}, "name one of them"),
    ({"area": "A1", "project": "P1"}, "name one of them"),
    ({"subtasks_required": "perhaps"}, "subtasks_required"),
]


@pytest.mark.parametrize(("body", "words"), BAD)
async def test_what_does_not_fit_is_refused_for_a_new_task_and_for_one_that_is_there(
    http: httpx.AsyncClient, body: dict[str, Any], words: str
) -> None:
    before = await add(http, title="Buy shoes")
    assert words in await refused(await http.post("/api/tasks", json={"title": "x", **body}), 422)
    assert words in await refused(await http.patch("/api/tasks/T1", json=body), 422)
    assert (await http.get("/api/tasks", params={"status": "all"})).json()["items"] == [before]


@pytest.mark.parametrize(
    "query",
    [{"order": "name"}, {"tag": "x" * 51}, {"blocked": "maybe"}, {"due_to": "pigs fly"}, {"cursor": "x"}],
)
async def test_a_question_that_has_no_meaning_is_refused(
    http: httpx.AsyncClient, query: dict[str, str]
) -> None:
    assert await refused(await http.get("/api/tasks", params=query), 422)
