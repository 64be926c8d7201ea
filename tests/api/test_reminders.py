"""Reminders over HTTP: set, shown with their task, snoozed, cancelled; and said once when the job attends."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import httpx

from memory.database import Database
from memory.nudges import NudgeSettings
from tools.attend import attend
from tools.reminders import nudges

Json = dict[str, Any]


async def reminder(http: httpx.AsyncClient, task: str, at: str) -> Json:
    answer = await http.post(f"/api/tasks/{task}/reminders", json={"at": at})
    assert answer.status_code == 201, answer.text
    found: Json = answer.json()
    return found


async def test_a_task_says_its_reminders(http: httpx.AsyncClient) -> None:
    task = {"title": "Dentist", "due": "2090-03-01T15:00", "remind": "1 hour before"}
    assert (await http.post("/api/tasks", json=task)).status_code == 201
    await reminder(http, "T1", "2090-02-27T08:00")
    items = (await http.get("/api/tasks/T1/reminders")).json()["items"]
    assert [(each["when"], each["state"], each["ref"]) for each in items] == [
        ("Mon 27 Feb 2090 08:00", "coming", "T1"),
        ("1 hour before it is due", "coming", "T1"),
    ]
    assert (items[1]["at"], items[1]["before_minutes"], items[1]["day"]) == ("2090-03-01T13:00:00Z", 60, None)
    assert (items[0]["day"], items[0]["time"], items[0]["before_minutes"]) == ("2090-02-27", "08:00", None)
    listed = await http.get("/api/reminders", params={"limit": 1})
    assert [each["id"] for each in listed.json()["items"]] == [items[0]["id"]]


async def test_one_is_cancelled_and_comes_back_with_its_operation_undone(http: httpx.AsyncClient) -> None:
    await http.post("/api/tasks", json={"title": "Dentist"})
    made = await reminder(http, "T1", "2090-02-27T08:00")
    gone = await http.delete(f"/api/reminders/{made['id']}")
    assert gone.json()["id"] == made["id"]
    assert (await http.get("/api/reminders")).json() == {"items": []}
    assert (await http.delete(f"/api/reminders/{made['id']}")).status_code == 404
    await http.post(f"/api/operations/{gone.headers['aurum-operation']}/undo")
    assert len((await http.get("/api/reminders")).json()["items"]) == 1
    assert (await http.delete("/api/reminders/nothing")).status_code == 404


async def test_one_is_snoozed_for_so_many_minutes(http: httpx.AsyncClient) -> None:
    await http.post("/api/tasks", json={"title": "Dentist"})
    made = await reminder(http, "T1", "2090-02-27T08:00")
    snoozed = await http.put(f"/api/reminders/{made['id']}/snooze", json={"minutes": 90})
    assert snoozed.json()["state"] == "snoozed"
    ahead = datetime.fromisoformat(snoozed.json()["at"]) - datetime.now(UTC)
    assert timedelta(minutes=80) < ahead <= timedelta(minutes=90)
    assert (await http.put(f"/api/reminders/{made['id']}/snooze", json={"minutes": 0})).status_code == 422


async def test_words_that_say_no_time_are_refused_and_change_nothing(http: httpx.AsyncClient) -> None:
    await http.post("/api/tasks", json={"title": "Dentist"})
    for at, wrong in (
        ("soonish", "is no time"),
        ("2020-01-01T08:00", "is over"),
        ("when due", "has no due date"),
    ):
        answer = await http.post("/api/tasks/T1/reminders", json={"at": at})
        assert (answer.status_code, wrong in answer.json()["detail"]) == (422, True), answer.text
    refused = await http.post("/api/tasks", json={"title": "Other", "remind": "when due"})
    assert refused.status_code == 422
    assert len((await http.get("/api/tasks")).json()["items"]) == 1, "the task was not added either"
    assert (await http.get("/api/reminders")).json() == {"items": []}


async def test_setting_one_wakes_the_job_that_says_it_once(
    http: httpx.AsyncClient, database: Database, user: UUID
) -> None:
    await http.post("/api/tasks", json={"title": "Dentist"})
    await reminder(http, "T1", "2090-02-27T08:00")
    async with database.scope(user) as scope:
        waiting = await scope.rows("select name from jobs where user_id = %s", [user])
    assert "attend" in {each["name"] for each in waiting}
    now = datetime(2090, 2, 27, 7, 0, tzinfo=UTC)
    for _ in range(2):
        async with database.scope(user, label="attend") as scope:
            scope.now = now
            await attend(scope)
    deliveries = (await http.get("/api/deliveries")).json()["items"]
    (said,) = [each for each in deliveries if each["kind"] == "reminder"]
    assert said["said"]["text"] == "⏰ **T1 Dentist**"
    acts = [button["act"] for row in said["said"]["rows"] for button in row]
    (snooze,) = [act for act in acts if act.startswith("snooze")]
    assert snooze == f"snooze {said['id']} 60"
    assert len(snooze.encode()) <= 60
    async with database.scope(user, label="attend") as scope:
        scope.now = now + timedelta(hours=1)
        assert await nudges(scope, NudgeSettings()) == ([], None)
